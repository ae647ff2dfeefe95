//! The loop: keys, snapshots and outcomes in, pictures and intents out.

use std::{
    future::Future,
    io::{self, Write},
    sync::Arc,
    time::Duration,
};

use crossterm::{
    clipboard::CopyToClipboard,
    event::{Event, EventStream},
    execute,
};
use futures_util::StreamExt;
use pace_core::{
    Client, HomeStore, Outcome, SessionStore, effect::Done, failure::Failure, snapshot::SessionSnapshot,
};
use pace_rules::id::{GameId, SessionId};
use ratatui::DefaultTerminal;
use tokio::{sync::watch, task::JoinSet};

use crate::{
    clock::Clock,
    command::Command,
    hosting::Hosting,
    keys::Key,
    theme::Theme,
    ui::Ui,
    view::{Model, Say},
};

/// How long quitting waits for writes on their way; what is later is in the journal.
const PATIENCE: Duration = Duration::from_secs(2);

/// A scorekeeper at work.
pub(crate) struct App {
    ui: Ui,
    client: Client,
    home: HomeStore,
    open: Option<(SessionStore, watch::Receiver<Arc<SessionSnapshot>>)>,
    outcomes: JoinSet<Told>,
    quits: bool,
}

/// How an intent ended.
struct Told {
    outcome: Result<Done, Failure>,
    /// The game that it deleted.
    deleted: Option<GameId>,
}

impl App {
    /// Shows Home, or the session if one is given.
    pub(crate) fn new(client: Client, hosting: Hosting, session: Option<SessionId>) -> Self {
        let home = client.home();
        let model = Model {
            home: home.snapshot(),
            session: None,
            clock: Clock::system(),
            hosting,
            theme: Theme::from_environment(),
            deleted: None,
        };
        let mut app =
            Self { ui: Ui::new(model), client, home, open: None, outcomes: JoinSet::new(), quits: false };
        if let Some(id) = session {
            app.ui.go_to_session();
            app.run(Command::OpenSession(id));
        }
        app
    }

    /// Runs until the person quits or `end` comes.
    pub(crate) async fn play(
        mut self,
        terminal: &mut DefaultTerminal,
        end: impl Future<Output = ()>,
    ) -> io::Result<()> {
        let mut events = EventStream::new();
        let mut home = self.home.observe();
        let mut end = std::pin::pin!(end);
        while !self.quits {
            self.ui.model.clock.tick();
            terminal.draw(|frame| self.ui.draw(frame))?;
            tokio::select! {
                event = events.next() => match event {
                    Some(event) => self.event(event?),
                    None => break,
                },
                Ok(()) = home.changed() => self.ui.model.home = home.borrow_and_update().clone(),
                () = next_snapshot(&mut self.open) => self.look(),
                Some(Ok(told)) = self.outcomes.join_next() => self.told(told),
                () = &mut end => break,
            }
        }
        self.leave().await;
        Ok(())
    }

    /// Waits a little for what is on its way.
    async fn leave(mut self) {
        let settled = async { while self.outcomes.join_next().await.is_some() {} };
        // What takes longer is in the journal and goes on after the next start.
        let _ = tokio::time::timeout(PATIENCE, settled).await;
        self.client.stop().await;
    }

    fn event(&mut self, event: Event) {
        let key = match event {
            Event::Key(event) => Key::of(event),
            Event::Paste(text) => Some(Key::Paste(text)),
            Event::FocusLost => return self.home.left(),
            Event::FocusGained => return self.home.returned(),
            _ => None,
        };
        let Some(key) = key else { return };
        self.look();
        for command in self.ui.key(&key) {
            self.run(command);
        }
        self.look();
    }

    /// Takes the latest snapshots, so that a key never acts on an older picture than is known.
    fn look(&mut self) {
        self.ui.model.home = self.home.snapshot();
        if let Some((store, _)) = &self.open {
            self.ui.model.session = Some(store.snapshot());
        }
    }

    fn open(&mut self, id: SessionId) {
        self.close();
        let store = self.client.session(id);
        let snapshots = store.observe();
        self.open = Some((store, snapshots));
        self.look();
    }

    fn close(&mut self) {
        if let Some((store, _)) = self.open.take() {
            store.close();
        }
        (self.ui.model.session, self.ui.model.deleted) = (None, None);
    }

    fn run(&mut self, command: Command) {
        match command {
            Command::Quit => self.quits = true,
            Command::Copy(text) => self.copy(text),
            Command::Write { name, text } => self.write(&name, &text),
            Command::CreateSession(draft) => {
                let (id, outcome) = self.home.create_session(*draft);
                self.open(id);
                self.wait(outcome, None);
            }
            Command::OpenSession(id) => {
                self.open(id);
                if let Some((store, _)) = &self.open {
                    let outcome = store.open();
                    self.wait(outcome, None);
                }
                self.look();
            }
            Command::CloseSession => self.close(),
            Command::ListSessions => {
                // Its failure is part of the home snapshot.
                drop(self.home.list_sessions());
            }
            // Only an address that was read is given.
            Command::SetServer(server) => drop(self.home.set_server(&server)),
            Command::DismissHomeNotice(id) => self.home.dismiss(id),
            command => self.run_on_session(command),
        }
    }

    fn run_on_session(&mut self, command: Command) {
        let Some((store, _)) = &self.open else { return };
        let mut deleted = None;
        let outcome = match command {
            Command::Refresh => store.refresh(),
            Command::RecordGame(draft) => store.record_game(draft),
            Command::EditGame(id, edit) => store.edit_game(id, edit),
            Command::DeleteGame(id) => {
                deleted = Some(id.clone());
                store.delete_game(id)
            }
            Command::RestoreGame(id) => {
                self.ui.model.deleted = None;
                store.restore_game(id)
            }
            Command::Undo(id) => store.undo(id),
            Command::EditSession(edit) => store.edit_session(edit),
            Command::AddPlayer(name) => store.add_player(&name),
            Command::RenamePlayer(id, name) => store.rename_player(id, &name),
            Command::RemovePlayer(id) => store.remove_player(id),
            Command::DeleteSession => store.delete_session(),
            Command::RestoreSession => store.restore_session(),
            Command::Retry(item) => store.retry(&item),
            Command::Discard(item) => store.discard(&item),
            Command::RestoreWithMine(item) => store.restore_with_mine(&item),
            Command::RestoreOverwritten(notice) => store.restore_overwritten(notice),
            Command::Dismiss(notice) => return store.dismiss(notice),
            _ => return,
        };
        if deleted.is_some() {
            self.ui.model.deleted.clone_from(&deleted);
        }
        self.wait(outcome, deleted);
    }

    fn wait(&mut self, outcome: Outcome, deleted: Option<GameId>) {
        self.outcomes.spawn(async move { Told { outcome: outcome.await, deleted } });
    }

    fn told(&mut self, told: Told) {
        self.look();
        let Err(failure) = told.outcome else { return };
        if told.deleted.is_some() && told.deleted == self.ui.model.deleted {
            self.ui.model.deleted = None;
        }
        // The bar of the session shows what waits in the tray, and a sync that failed.
        let shown = self.ui.model.session.as_ref().is_some_and(|snapshot| {
            snapshot.tray.iter().any(|item| item.failure == failure)
                || snapshot.sync_failure.as_ref() == Some(&failure)
                || snapshot.session.is_none()
        });
        self.ui.say = (!shown).then(|| Say::Wrong(failure.to_string()));
    }

    fn copy(&mut self, text: String) {
        if let Err(error) = execute!(io::stdout(), CopyToClipboard::to_clipboard_from(text)) {
            self.ui.say = Some(Say::Wrong(format!("The text could not be copied: {error}.")));
        }
    }

    fn write(&mut self, name: &str, text: &str) {
        let written = std::fs::File::create(name).and_then(|mut file| writeln!(file, "{text}"));
        self.ui.say = Some(match written {
            Ok(()) => Say::Done(format!("Written to {name}.")),
            Err(error) => Say::Wrong(format!("{name} could not be written: {error}.")),
        });
    }
}

/// Waits for the open session's next snapshot; for ever if none is open.
async fn next_snapshot(open: &mut Option<(SessionStore, watch::Receiver<Arc<SessionSnapshot>>)>) {
    if let Some((_, snapshots)) = open
        && snapshots.changed().await.is_ok()
    {
        return snapshots.mark_unchanged();
    }
    std::future::pending::<()>().await;
}
