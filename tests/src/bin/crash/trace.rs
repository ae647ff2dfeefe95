//! What strace wrote: system calls with the moments at which they began and ended.

use std::collections::HashMap;

/// A finished system call.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Call {
    pub(crate) name: String,
    /// The file or socket behind its first argument.
    pub(crate) target: String,
    /// Everything between its parentheses, and its result.
    pub(crate) text: String,
    /// The line at which it began: lines are in the order of time.
    pub(crate) began: usize,
    /// The line at which it returned.
    pub(crate) ended: usize,
}

impl Call {
    pub(crate) fn is_sync(&self) -> bool {
        matches!(self.name.as_str(), "fdatasync" | "fsync") && self.text.trim_end().ends_with("= 0")
    }

    pub(crate) fn reads(&self) -> bool {
        matches!(self.name.as_str(), "read" | "readv" | "recvfrom" | "recvmsg")
    }

    pub(crate) fn writes(&self) -> bool {
        let name = self.name.as_str();
        matches!(name, "write" | "writev" | "sendto" | "sendmsg" | "pwrite64" | "pwritev" | "pwritev2")
    }
}

/// The calls of a trace in the order in which they returned.
pub(crate) fn parse(trace: &str) -> Vec<Call> {
    let mut unfinished: HashMap<&str, (usize, String)> = HashMap::new();
    let mut calls = Vec::new();
    for (line, text) in trace.lines().enumerate() {
        let Some((thread, text)) = text.split_once(' ') else { continue };
        let text = text.trim_start();
        if let Some(begun) = text.strip_suffix(" <unfinished ...>") {
            unfinished.insert(thread, (line, begun.to_owned()));
        } else if let Some(resumed) = text.strip_prefix("<... ") {
            let rest = resumed.split_once(" resumed>").map_or("", |(_, rest)| rest);
            if let Some((began, begun)) = unfinished.remove(thread) {
                calls.extend(call(&(begun + rest), began, line));
            }
        } else {
            calls.extend(call(text, line, line));
        }
    }
    calls
}

fn call(text: &str, began: usize, ended: usize) -> Option<Call> {
    let (name, arguments) = text.split_once('(')?;
    let target = arguments.split_once('<')?.1.split_once('>')?.0;
    Some(Call { name: name.to_owned(), target: target.to_owned(), text: arguments.to_owned(), began, ended })
}

#[cfg(test)]
mod tests {
    use super::parse;

    #[test]
    fn a_call_that_another_thread_interrupts_is_one_call() {
        let trace = "\
7 fdatasync(9</tmp/pace.db-wal> <unfinished ...>
8 recvfrom(11<socket:[5]>, \"POST\", 8192, 0, NULL, NULL) = 4
7 <... fdatasync resumed>) = 0
8 +++ exited with 0 +++
";
        let calls = parse(trace);
        assert_eq!(calls.len(), 2);
        assert_eq!((calls[0].name.as_str(), calls[0].target.as_str()), ("recvfrom", "socket:[5]"));
        assert!(calls[1].is_sync());
        assert_eq!((calls[1].began, calls[1].ended, calls[1].target.as_str()), (0, 2, "/tmp/pace.db-wal"));
    }

    #[test]
    fn a_sync_that_failed_is_none() {
        assert!(!parse("7 fdatasync(9</a-wal>) = -1 EIO (Input/output error)")[0].is_sync());
    }
}
