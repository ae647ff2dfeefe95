//! The server alone: `pace serve`, and `pace` without a terminal.

use std::{
    io::{self, Write},
    net::{IpAddr, SocketAddr},
};

use pace_server::{ServeArgs, StartError, asked_to_end, start, system_clock};

use crate::widgets::qr;

/// Serves until SIGINT or SIGTERM, after saying where phones find it.
pub(crate) async fn serve(args: &ServeArgs) -> Result<(), StartError> {
    let asked_to_end = asked_to_end();
    let running = start(args.config(), system_clock()).await?;
    let addresses = addresses(running.addr);
    // Without anybody who reads it there is nothing to be said.
    let _ = io::stdout().write_all(welcome(running.addr, &addresses).as_bytes());
    asked_to_end.await;
    running.stop().await;
    Ok(())
}

/// The addresses under which other devices may find a server: those of this machine's interfaces if
/// it listens on all of them.
fn addresses(listen: SocketAddr) -> Vec<SocketAddr> {
    if !listen.ip().is_unspecified() {
        return if listen.ip().is_loopback() { Vec::new() } else { vec![listen] };
    }
    let is_reachable = |ip: &IpAddr| match ip {
        IpAddr::V4(ip) => !ip.is_loopback() && !ip.is_link_local(),
        IpAddr::V6(ip) => listen.is_ipv6() && !ip.is_loopback() && !ip.is_unicast_link_local(),
    };
    let interfaces = if_addrs::get_if_addrs().unwrap_or_default();
    let mut found: Vec<SocketAddr> = (interfaces.iter().map(if_addrs::Interface::ip))
        .filter(is_reachable)
        .map(|ip| SocketAddr::new(ip, listen.port()))
        .collect();
    found.sort();
    found.dedup();
    found
}

fn welcome(listen: SocketAddr, phones: &[SocketAddr]) -> String {
    let mut lines = vec![format!("listening on http://{listen}")];
    if phones.is_empty() {
        lines.push("For this machine alone. --listen 0.0.0.0:7223 lets phones in.".to_owned());
    }
    lines.extend(phones.iter().map(|address| format!("phones: http://{address}")));
    if let Some(first) = phones.first() {
        let code = qr::lines(&format!("http://{first}")).unwrap_or_default();
        lines.extend(code.into_iter().map(|row| format!("\x1b[30;47m{row}\x1b[0m")));
        lines.push(format!("terminals: pace --server http://{first}"));
    }
    lines.push("Ctrl-C ends it.".to_owned());
    lines.join("\n") + "\n"
}

#[cfg(test)]
mod tests {
    use super::{SocketAddr, addresses, welcome};

    #[test]
    fn a_loopback_server_offers_no_address_to_phones() {
        let listen = SocketAddr::from(([127, 0, 0, 1], 7223));
        assert!(addresses(listen).is_empty());
        assert!(welcome(listen, &[]).contains("this machine alone"));
        let open = SocketAddr::from(([192, 168, 1, 5], 7223));
        assert_eq!(addresses(open), [open]);
        let all = addresses(SocketAddr::from(([0, 0, 0, 0], 7223)));
        assert!(all.iter().all(|address| !address.ip().is_loopback() && address.port() == 7223), "{all:?}");
    }

    #[test]
    fn every_address_is_said_and_the_first_has_a_code() {
        let phones = ["192.168.1.5:7223", "10.0.0.2:7223"].map(|text| text.parse().expect("an address"));
        let said = welcome(SocketAddr::from(([0, 0, 0, 0], 7223)), &phones);
        assert!(said.contains("phones: http://192.168.1.5:7223\nphones: http://10.0.0.2:7223\n"), "{said}");
        assert!(said.contains('█'));
    }
}
