//! The program itself.

use std::{
    fs::{self, Permissions},
    io::{BufRead, BufReader, Read},
    os::unix::{
        fs::{MetadataExt, PermissionsExt},
        process::CommandExt,
    },
    path::Path,
    process::{Child, Command, Stdio},
};

use nix::{
    sys::signal::{Signal, kill},
    unistd::Pid,
};

use crate::support::Server;

fn program(path: &Path, database: &Path) -> Command {
    let mut command = Command::new(path);
    command.args(["--listen", "127.0.0.1:0", "--db"]).arg(database);
    command.stdout(Stdio::piped()).stderr(Stdio::piped());
    command
}

fn sentence(mut child: Child) -> String {
    let mut text = String::new();
    child.stderr.take().expect("a pipe").read_to_string(&mut text).expect("its errors");
    assert_eq!(child.wait().expect("its end").code(), Some(1), "{text}");
    text
}

#[tokio::test]
async fn it_says_where_it_listens_and_ends_when_it_is_asked_to() {
    let directory = tempfile::tempdir().expect("a directory");
    for signal in [Signal::SIGTERM, Signal::SIGINT] {
        let path = Path::new(env!("CARGO_BIN_EXE_pace-server"));
        let mut child = program(path, &directory.path().join("pace.db")).spawn().expect("the program");
        let mut line = String::new();
        BufReader::new(child.stdout.take().expect("a pipe")).read_line(&mut line).expect("a line");
        let address = line.trim().strip_prefix("listening on http://").expect("an address");
        let server = Server::at(address.parse().expect("an address"));
        server.get("/health/db").await.ok();
        let pid = i32::try_from(child.id()).expect("a process id");
        kill(Pid::from_raw(pid), signal).expect("the signal is sent");
        assert!(child.wait().expect("its end").success(), "{signal}");
    }
}

/// As nobody when it is run by root, whom permissions do not bind.
#[tokio::test]
async fn a_database_that_may_not_be_written_is_refused_with_a_sentence() {
    let mut server = Server::start().await;
    server.evening().await;
    server.stop().await;
    let database = server.database();
    let directory = database.parent().expect("a directory");
    let copy = directory.join("pace-server");
    // Copied by another process: a file that this one had open for writing could not be run while
    // any process that another test begins just now still holds it.
    let mut cp = Command::new("cp");
    cp.arg(env!("CARGO_BIN_EXE_pace-server")).arg(&copy);
    assert!(cp.status().expect("cp").success(), "a program that nobody may run");
    for (path, mode) in [(copy.as_path(), 0o755), (&database, 0o444), (directory, 0o555)] {
        fs::set_permissions(path, Permissions::from_mode(mode)).expect("permissions");
    }
    let mut command = program(&copy, &database);
    let owner = fs::metadata(directory).expect("the directory").uid();
    if owner == 0 {
        command.uid(65_534);
    }
    let text = sentence(command.spawn().expect("the program"));
    assert!(text.contains("is read-only; make the file and its directory writable"), "{text}");
    fs::set_permissions(directory, Permissions::from_mode(0o755)).expect("permissions");
}

#[test]
fn what_is_in_the_way_is_said_in_one_sentence() {
    let directory = tempfile::tempdir().expect("a directory");
    let file = directory.path().join("notes.txt");
    fs::write(&file, "no database ".repeat(100)).expect("a file");
    let path = Path::new(env!("CARGO_BIN_EXE_pace-server"));
    let text = sentence(program(path, &file).spawn().expect("the program"));
    assert!(text.ends_with("is no database of Pace; choose another file\n"), "{text}");
}
