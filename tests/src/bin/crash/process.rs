//! The server as a process of its own.

use std::{
    io::{BufRead, BufReader},
    net::SocketAddr,
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
};

use nix::{
    sys::signal::{Signal, kill},
    unistd::Pid,
};
use tokio::task::block_in_place;

use crate::{Args, CrashError};

/// The program's own directory has the server too, as cargo builds them.
pub(crate) fn binary(args: &Args) -> Result<PathBuf, CrashError> {
    let beside = std::env::current_exe()?.with_file_name("pace-server");
    let path = args.server.clone().unwrap_or(beside);
    if path.is_file() { Ok(path) } else { Err(CrashError::NoServer(path)) }
}

/// A server at work. Dropping it kills it.
pub(crate) struct Server {
    child: Child,
    pub(crate) address: SocketAddr,
}

impl Server {
    pub(crate) fn start(args: &Args, database: &Path) -> Result<Self, CrashError> {
        Self::listen(serve(Command::new(binary(args)?), args, database))
    }

    /// With each of those system calls written to a file.
    pub(crate) fn start_traced(
        args: &Args,
        database: &Path,
        calls: &str,
        trace: &Path,
    ) -> Result<Self, CrashError> {
        let mut command = Command::new("strace");
        // Whole pages, the paths of files, every thread.
        command.args(["-f", "-y", "-s", "8192", "-e", &format!("trace={calls}"), "-o"]);
        command.arg(trace).arg("--").arg(binary(args)?);
        Self::listen(serve(command, args, database))
    }

    fn listen(mut command: Command) -> Result<Self, CrashError> {
        command.stdout(Stdio::piped()).stderr(Stdio::null());
        let mut child = command.spawn()?;
        let stdout = child.stdout.take().ok_or(CrashError::NotListening)?;
        let address = |line: String| line.strip_prefix("listening on http://")?.parse().ok();
        let listening = BufReader::new(stdout).lines().map_while(Result::ok).find_map(address);
        if let Some(address) = listening {
            return Ok(Self { child, address });
        }
        child.kill()?;
        child.wait()?;
        Err(CrashError::NotListening)
    }

    /// As when the process is killed by the system: nothing is told to it.
    pub(crate) fn kill_9(mut self) -> Result<(), CrashError> {
        self.child.kill()?;
        block_in_place(|| self.child.wait())?;
        Ok(())
    }

    /// Asks it to end, and waits until it has.
    pub(crate) fn stop(mut self) -> Result<(), CrashError> {
        let pid = traced(self.child.id()).unwrap_or(self.child.id());
        let pid = i32::try_from(pid).map_err(std::io::Error::other)?;
        kill(Pid::from_raw(pid), Signal::SIGTERM).map_err(std::io::Error::from)?;
        block_in_place(|| self.child.wait())?;
        Ok(())
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // It fails where the server has ended already.
        let _ended = self.child.kill().and_then(|()| self.child.wait());
    }
}

fn serve(mut command: Command, args: &Args, database: &Path) -> Command {
    command.args(["--listen", "127.0.0.1:0", "--db"]).arg(database);
    if let Some(fault) = args.fault {
        command.args(["--fault", fault.name()]);
    }
    command
}

/// The server below its tracer, which does not pass signals on.
fn traced(pid: u32) -> Option<u32> {
    let children = std::fs::read_to_string(format!("/proc/{pid}/task/{pid}/children")).ok()?;
    children.split_whitespace().next()?.parse().ok()
}
