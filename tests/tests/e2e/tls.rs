//! Whom a phone trusts: the authorities compiled in and those that it is given, nobody else.

use std::{net::SocketAddr, process::Command, sync::Arc};

use pace_core::{Client, Data, Options, failure::Failure, snapshot::Listing};
use pace_tests::{clock::TestClock, evening::Evening};
use rcgen::{BasicConstraints, CertificateParams, IsCa, Issuer, KeyPair};
use rustls::{
    ServerConfig,
    pki_types::{PrivateKeyDer, PrivatePkcs8KeyDer},
};
use tokio::{
    io::copy_bidirectional,
    net::{TcpListener, TcpStream},
};
use tokio_rustls::TlsAcceptor;

/// Where the child process of a test finds the server.
const SERVER: &str = "PACE_TEST_TLS_SERVER";

/// A TLS listener in front of a server, and the authority that signed for it, in PEM.
async fn in_front_of(server: SocketAddr) -> (String, String) {
    let key = KeyPair::generate().expect("a key");
    let mut params = CertificateParams::default();
    params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
    let authority = params.self_signed(&key).expect("an authority");
    let issuer = Issuer::new(params, key);
    let key = KeyPair::generate().expect("a key");
    let params = CertificateParams::new(["localhost".to_owned()]).expect("a name");
    let certificate = params.signed_by(&key, &issuer).expect("a certificate");

    let key = PrivateKeyDer::from(PrivatePkcs8KeyDer::from(key.serialize_der()));
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let config = ServerConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .expect("protocol versions")
        .with_no_client_auth()
        .with_single_cert(vec![certificate.der().clone()], key)
        .expect("a server's certificate");
    let acceptor = TlsAcceptor::from(Arc::new(config));
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let port = listener.local_addr().expect("an address").port();
    tokio::spawn(async move {
        while let Ok((stream, _)) = listener.accept().await {
            let acceptor = acceptor.clone();
            tokio::spawn(async move {
                let mut phone = acceptor.accept(stream).await?;
                let mut server = TcpStream::connect(server).await?;
                copy_bidirectional(&mut phone, &mut server).await
            });
        }
    });
    (format!("https://localhost:{port}"), authority.pem())
}

async fn list(server: &str, authorities: &[u8]) -> Listing {
    let directory = tempfile::tempdir().expect("a directory");
    let options = Options {
        server: Some(server.to_owned()),
        authorities: authorities.to_owned(),
        clock: TestClock::new(),
        ..Options::new(Data::Exactly(directory.path().to_owned()))
    };
    let client = Client::start(options).expect("it starts");
    // What came of it is in the snapshot.
    let _outcome = client.home().list_sessions().await;
    let listing = client.home().snapshot().listing.clone();
    client.stop().await;
    listing
}

#[tokio::test]
async fn a_server_is_trusted_with_its_authority_and_not_without() {
    let evening = Evening::begin().await;
    let (server, authority) = in_front_of(evening.server.address()).await;
    let Listing::Ready { sessions, .. } = list(&server, authority.as_bytes()).await else {
        panic!("the authority is given, so the server is trusted");
    };
    assert_eq!(sessions[0].id, evening.session);
    assert_eq!(list(&server, b"").await, Listing::Failed(Failure::Offline));
    let (_, another) = in_front_of(evening.server.address()).await;
    assert_eq!(list(&server, another.as_bytes()).await, Listing::Failed(Failure::Offline));
}

#[tokio::test]
async fn what_the_system_trusts_is_not_asked() {
    let evening = Evening::begin().await;
    let (server, authority) = in_front_of(evening.server.address()).await;
    let file = evening.directory.path().join("authority.pem");
    std::fs::write(&file, authority).expect("written");
    // The variable has to stand before the process begins.
    let mut child = Command::new(std::env::current_exe().expect("this test"));
    child.args(["--exact", "tls::child_refuses_a_server_that_only_the_system_trusts", "--ignored"]);
    child.env("SSL_CERT_FILE", &file).env(SERVER, server);
    let ended = tokio::task::spawn_blocking(move || child.output()).await.expect("joined").expect("run");
    let said = String::from_utf8_lossy(&ended.stdout).into_owned();
    assert!(ended.status.success() && said.contains("1 passed"), "{said}");
}

#[tokio::test]
#[ignore = "run by `what_the_system_trusts_is_not_asked`"]
async fn child_refuses_a_server_that_only_the_system_trusts() {
    let server = std::env::var(SERVER).expect("a server");
    assert_eq!(list(&server, b"").await, Listing::Failed(Failure::Offline));
}

#[tokio::test]
async fn authorities_that_are_none_are_said_at_the_start() {
    let directory = tempfile::tempdir().expect("a directory");
    let options = Options {
        authorities: b"-----BEGIN CERTIFICATE-----\nnonsense\n-----END CERTIFICATE-----\n".to_vec(),
        ..Options::new(Data::Exactly(directory.path().to_owned()))
    };
    assert!(Client::start(options).is_err());
}
