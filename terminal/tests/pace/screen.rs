//! A program in a pseudo-terminal of 80 × 24, and what stands on its screen.

use std::{
    io::{Read, Write},
    num::NonZero,
    path::Path,
    sync::{Arc, Condvar, Mutex},
    time::{Duration, Instant},
};

use portable_pty::{Child, CommandBuilder, ExitStatus, MasterPty, PtySize, native_pty_system};

/// How long a picture may take to come.
const PATIENCE: Duration = Duration::from_secs(30);

/// A running program.
pub(crate) struct Screen {
    shown: Arc<Shown>,
    keyboard: Box<dyn Write + Send>,
    child: Box<dyn Child + Send + Sync>,
    _terminal: Box<dyn MasterPty + Send>,
}

struct Shown {
    state: Mutex<State>,
    changed: Condvar,
}

struct State {
    parser: vt100::Parser,
    ended: bool,
}

impl Screen {
    /// Starts `pace` with its settings in that directory.
    pub(crate) fn start(home: &Path, arguments: &[&str]) -> Self {
        let size = PtySize { rows: 24, cols: 80, pixel_width: 0, pixel_height: 0 };
        let pair = native_pty_system().openpty(size).expect("a pseudo-terminal");
        let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_pace"));
        command.args(arguments);
        command.cwd(home);
        command.env("HOME", home);
        command.env("XDG_DATA_HOME", home.join("data"));
        command.env("TERM", "xterm-256color");
        command.env("TZ", "UTC");
        command.env_remove("PACE_SERVER");
        let child = pair.slave.spawn_command(command).expect("pace starts");
        drop(pair.slave);
        let mut output = pair.master.try_clone_reader().expect("its output");
        let rows = NonZero::new(size.rows).expect("there are rows");
        let columns = NonZero::new(size.cols).expect("there are columns");
        let parser = vt100::Parser::new(rows, columns, 0);
        let shown =
            Arc::new(Shown { state: Mutex::new(State { parser, ended: false }), changed: Condvar::new() });
        let reader = Arc::clone(&shown);
        std::thread::spawn(move || {
            let mut bytes = [0; 4_096];
            loop {
                let read = output.read(&mut bytes).unwrap_or(0);
                let mut state = reader.state.lock().expect("nobody panicked with it");
                state.parser.process(&bytes[..read]);
                state.ended = read == 0;
                reader.changed.notify_all();
                if read == 0 {
                    return;
                }
            }
        });
        let keyboard = pair.master.take_writer().expect("its input");
        Self { shown, keyboard, child, _terminal: pair.master }
    }

    /// Types keys as a terminal sends them.
    pub(crate) fn keys(&mut self, keys: &str) -> &mut Self {
        self.keyboard.write_all(keys.as_bytes()).expect("it takes keys");
        self.keyboard.flush().expect("it takes keys");
        self
    }

    /// Waits until the screen shows all of these texts, and returns it.
    pub(crate) fn shows(&mut self, texts: &[&str]) -> String {
        self.wait(&format!("{texts:?}"), |screen| texts.iter().all(|text| screen.contains(text)))
    }

    /// Waits until the screen no longer shows a text.
    pub(crate) fn no_longer_shows(&mut self, text: &str) -> String {
        self.wait(&format!("no {text:?}"), |screen| !screen.contains(text))
    }

    fn wait(&self, what: &str, holds: impl Fn(&str) -> bool) -> String {
        let deadline = Instant::now() + PATIENCE;
        let mut state = self.shown.state.lock().expect("nobody panicked with it");
        loop {
            let screen = state.parser.screen().contents();
            if holds(&screen) {
                return screen;
            }
            let left = deadline.saturating_duration_since(Instant::now());
            if left.is_zero() || state.ended {
                drop(state);
                panic!("waited for {what}; the screen shows:\n{screen}");
            }
            state = self.shown.changed.wait_timeout(state, left).expect("nobody panicked with it").0;
        }
    }

    /// Quits and returns how the program ended; the terminal is as it was before.
    pub(crate) fn quit(mut self) -> ExitStatus {
        self.keys("\x03");
        let status = self.child.wait().expect("it ends");
        let deadline = Instant::now() + PATIENCE;
        let mut state = self.shown.state.lock().expect("nobody panicked with it");
        while !state.ended && Instant::now() < deadline {
            state = self.shown.changed.wait_timeout(state, PATIENCE).expect("nobody panicked with it").0;
        }
        let screen = state.parser.screen();
        let (other, paste, hidden) =
            (screen.alternate_screen(), screen.bracketed_paste(), screen.hide_cursor());
        drop(state);
        assert!(!other && !paste && !hidden, "the terminal is left changed");
        status
    }

    /// Ends the program without a word.
    pub(crate) fn kill(mut self) {
        self.child.kill().expect("it can be ended");
        self.child.wait().expect("it ends");
    }
}
