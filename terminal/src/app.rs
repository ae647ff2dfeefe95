//! The loop: keys, snapshots and outcomes in, pictures and intents out.

use std::{
    future::Future,
    io::{self, Write},
    time::Duration,
};

use crossterm::{
    clipboard::CopyToClipboard,
    event::{Event, EventStream},
    execute,
};
use futures_util::StreamExt;
use pace_core::{Client, GroupStore, HomeStore, Outcome, SessionStore, effect::Done, failure::Failure};
use pace_rules::id::GameId;
use ratatui::DefaultTerminal;
use tokio::task::JoinSet;

use crate::{
    clock::Clock,
    command::Command,
    hosting::Hosting,
    keys::Key,
    link::Target,
    pages::{Page, Place},
    screens::{join::Join, session::SessionScreen},
    theme::Theme,
    ui::Ui,
    view::{Model, Say},
    waiting,
};

/// How long quitting waits for writes on their way; what is later is in the journal.
const PATIENCE: Duration = Duration::from_secs(2);

/// A scorekeeper at work.
pub(crate) struct App {
    ui: Ui,
    client: Client,
    home: HomeStore,
    /// One over the other; the last one is in sight.
    pages: Vec<Page>,
    /// Counts how often another page came into sight.
    sight: u64,
    outcomes: JoinSet<Told>,
    quits: bool,
}

/// How an intent ended.
struct Told {
    outcome: Result<Done, Failure>,
    about: About,
}

/// What has to be known of an intent when it ended.
enum About {
    /// The game that it deleted.
    Deletion(GameId),
    /// The code that was looked up.
    Code(String),
    /// What the page of that number shows.
    Reading(u64),
    /// A new session.
    Creation,
    Other,
}

impl App {
    /// Shows Home, or the session or group if one is given.
    pub(crate) fn new(client: Client, hosting: Hosting, target: Option<Target>) -> Self {
        let home = client.home();
        let model = Model {
            home: home.snapshot(),
            session: None,
            group: None,
            player: None,
            pair: None,
            suggestion: None,
            clock: Clock::system(),
            hosting,
            theme: Theme::from_environment(),
            deleted: None,
        };
        let mut app = Self {
            ui: Ui::new(model),
            client,
            home,
            pages: Vec::new(),
            sight: 0,
            outcomes: JoinSet::new(),
            quits: false,
        };
        match target {
            Some(Target::Session(id)) => {
                app.ui.open(SessionScreen::default());
                app.run(Command::Open(Place::Session(id)));
            }
            Some(Target::Group(code)) => {
                app.ui.open(Join::looking_up(&code));
                app.ui.say = Some(Say::Doing(format!("Looking up group {code}…")));
                app.run(Command::FindGroup(code));
            }
            None => {}
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
                () = next_snapshot(&mut self.pages) => self.look(),
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
        // A form that opens now begins with the present time.
        self.ui.model.clock.tick();
        self.look();
        for command in self.ui.key(&key) {
            self.run(command);
        }
        self.look();
    }

    /// Takes the latest snapshots, so that a key never acts on an older picture than is known.
    fn look(&mut self) {
        self.ui.model.home = self.home.snapshot();
        match self.pages.last() {
            Some(page) => page.show(&mut self.ui.model),
            None => self.ui.model.forget_page(),
        }
    }

    /// Puts a page over the others. The one below is closed, so that nothing is fetched for what is
    /// not in sight.
    fn put(&mut self, place: Place) {
        if let Some(below) = self.pages.last() {
            below.close();
        }
        self.pages.push(Page::of(&self.client, place));
        self.sight += 1;
        self.ui.model.deleted = None;
        self.look();
    }

    fn load(&mut self) {
        if let Some(page) = self.pages.last() {
            let outcome = page.open();
            self.wait(outcome, About::Reading(self.sight));
        }
        self.look();
    }

    /// Goes back to the page below, which is loaded anew.
    fn go_back(&mut self) {
        if let Some(page) = self.pages.pop() {
            page.close();
        }
        self.sight += 1;
        self.ui.model.deleted = None;
        self.load();
    }

    fn run(&mut self, command: Command) {
        match command {
            Command::Quit => self.quits = true,
            Command::Copy(text) => self.copy(text),
            Command::Write { name, text } => self.write(&name, &text),
            Command::CreateSession(draft) => {
                let (id, outcome) = self.home.create_session(*draft);
                self.put(Place::Session(id));
                self.wait(outcome, About::Creation);
            }
            Command::CreateGroup(name) => {
                let (id, outcome) = self.home.create_group(&name);
                self.put(Place::Group(id));
                self.wait(outcome, About::Other);
            }
            Command::FindGroup(typed) => {
                let outcome = self.home.join(&typed);
                self.wait(outcome, About::Code(typed));
            }
            Command::Open(place) => {
                self.put(place);
                self.load();
            }
            Command::Leave => self.go_back(),
            // Failures of lists are part of the home snapshot.
            Command::ListSessions => drop(self.home.list_sessions()),
            Command::ListGroups => drop(self.home.list_groups()),
            // Only an address that was read is given.
            Command::SetServer(server) => drop(self.home.set_server(&server)),
            Command::DismissHomeNotice(id) => self.home.dismiss(id),
            Command::OpenTab(tab) => {
                if let Some(Page::Group(_, _, at)) = self.pages.last_mut() {
                    *at = tab;
                    self.load();
                }
            }
            Command::Refresh => {
                if let Some(page) = self.pages.last() {
                    let outcome = page.refresh();
                    self.wait(outcome, About::Reading(self.sight));
                }
            }
            command => match self.pages.last() {
                Some(Page::Session(store, _)) => self.run_on_session(&store.clone(), command),
                Some(Page::Group(store, ..)) => self.run_on_group(&store.clone(), command),
                _ => {}
            },
        }
    }

    fn run_on_session(&mut self, store: &SessionStore, command: Command) {
        let mut about = About::Other;
        let outcome = match command {
            Command::RecordGame(draft) => store.record_game(draft),
            Command::EditGame(id, edit) => store.edit_game(id, edit),
            Command::DeleteGame(id) => {
                self.ui.model.deleted = Some(id.clone());
                about = About::Deletion(id.clone());
                store.delete_game(id)
            }
            Command::RestoreGame(id) => {
                self.ui.model.deleted = None;
                store.restore_game(id)
            }
            Command::Undo(id) => store.undo(id),
            Command::Replan { delete, create } => store.replan(delete, create),
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
        self.wait(outcome, about);
    }

    fn run_on_group(&mut self, store: &GroupStore, command: Command) {
        let outcome = match command {
            Command::RenameGroup(name) => store.rename(&name),
            Command::RenewCode => store.renew_code(),
            Command::DeleteGroup => store.delete_group(),
            Command::RestoreGroup => store.restore_group(),
            Command::AddToGroup(names) => {
                store.add_players(&names.iter().map(String::as_str).collect::<Vec<_>>())
            }
            Command::PromoteGuest(name) => store.promote_guest(&name),
            Command::RenameMember(id, name) => store.rename_player(id, &name),
            Command::RemoveMember(id) => store.remove_player(id),
            Command::ReturnMember(id) => store.return_player(id),
            Command::RecordPayment { from, to, amount } => store.record_payment(from, to, amount),
            Command::DeletePayment(id) => store.delete_payment(id),
            Command::Retry(item) => store.retry(&item),
            Command::Discard(item) => store.discard(&item),
            Command::RestoreOverwritten(notice) => store.restore_overwritten(notice),
            Command::Dismiss(notice) => return store.dismiss(notice),
            _ => return,
        };
        self.wait(outcome, About::Other);
    }

    fn wait(&mut self, outcome: Outcome, about: About) {
        self.outcomes.spawn(async move { Told { outcome: outcome.await, about } });
    }

    fn told(&mut self, told: Told) {
        self.look();
        let failure = match told.outcome {
            Ok(Done::Found(group)) => {
                if matches!(&told.about, About::Code(code) if self.ui.looks_up(code)) {
                    self.ui.found_group();
                    self.run(Command::Open(Place::Group(group)));
                }
                return;
            }
            // Whoever is back in the group already came before the server had the session.
            Ok(_) if matches!(told.about, About::Creation) => {
                if matches!(self.pages.last(), Some(Page::Group(..))) {
                    self.load();
                }
                return;
            }
            Ok(_) => return,
            Err(failure) => failure,
        };
        match told.about {
            About::Deletion(id) if self.ui.model.deleted.as_ref() == Some(&id) => {
                self.ui.model.deleted = None;
            }
            // Somebody went on: that page or code is no longer of interest.
            About::Reading(sight) if sight != self.sight => return,
            About::Code(code) if !self.ui.looks_up(&code) => return,
            About::Code(code) if failure == Failure::NotFound => {
                let sentence =
                    format!("No group here has the code {code}. Check it with whoever gave it to you.");
                self.ui.say = Some(Say::Wrong(sentence));
                return;
            }
            _ => {}
        }
        // The bar of the page shows what waits in the tray, and a sync that failed.
        let shown = waiting::of(&self.ui.model).is_some_and(|waiting| waiting.shows(&failure));
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

/// Waits for the next snapshot of the page in sight; for ever without one.
async fn next_snapshot(pages: &mut [Page]) {
    match pages.last_mut() {
        Some(page) => page.changed().await,
        None => std::future::pending().await,
    }
}
