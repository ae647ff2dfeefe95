//! The pages of a phone, wherever it is: the core's stores, or those of another language.

use pace_core::{
    draft::{GameDraft, SessionDraft},
    snapshot::{
        GroupSnapshot, HomeSnapshot, PairSnapshot, PlayerSnapshot, SessionSnapshot, ShownSession,
        SuggestionSnapshot, Tab,
    },
};
use pace_rules::{
    change::{GameEdit, SessionEdit},
    game::GameResult,
    id::{GameId, GroupId, GroupPlayerId, PaymentId, PlayerId, SessionId},
    money::Money,
    pool::Person,
};

use super::{
    driver::write,
    page::{Outcome, Shown},
    remote::RemotePage,
    screen::AS_OF,
};

page! {
    /// The home screen.
    HomePage of HomeStore showing HomeSnapshot as untitled;
    asks {
        join(typed: &str);
        list_sessions();
        list_groups();
    }
    tells {
        left();
        returned();
    }
}

page! {
    /// The page of a session.
    SessionPage of SessionStore showing ShownSession as session;
    asks {
        open();
        refresh();
        record_game(draft: GameDraft);
        delete_game(id: GameId);
        restore_game(id: GameId);
        undo(id: GameId);
        replan(delete: Vec<GameId>, create: Vec<GameDraft>);
        add_player(name: &str);
        rename_player(id: PlayerId, name: &str);
        remove_player(id: PlayerId);
        delete_session();
        restore_session();
        retry(item: &str);
        discard(item: &str);
        restore_with_mine(item: &str);
        restore_overwritten(notice: u64);
    }
    tells {
        close();
        dismiss(notice: u64);
    }
}

page! {
    /// The page of a group.
    GroupPage of GroupStore showing GroupSnapshot as group;
    asks {
        open(tab: Tab);
        refresh();
        rename(name: &str);
        renew_code();
        delete_group();
        restore_group();
        promote_guest(name: &str);
        rename_player(id: GroupPlayerId, name: &str);
        remove_player(id: GroupPlayerId);
        return_player(id: GroupPlayerId);
        record_payment(from: Person, to: Person, amount: Money);
        delete_payment(id: PaymentId);
        retry(item: &str);
        discard(item: &str);
        restore_overwritten(notice: u64);
    }
    tells {
        close();
        dismiss(notice: u64);
    }
}

page! {
    /// The page of a player.
    PlayerPage of PlayerStore showing PlayerSnapshot as untitled;
    asks { open(); refresh(); }
    tells { close(); }
}

page! {
    /// The page of a pair.
    PairPage of PairStore showing PairSnapshot as untitled;
    asks { open(); refresh(); }
    tells { close(); }
}

page! {
    /// The page that says who plays next.
    SuggestionPage of SuggestionStore showing SuggestionSnapshot as untitled;
    asks { open(); refresh(); }
    tells { close(); }
}

watched! {
    SessionPage showing ShownSession as session;
    GroupPage showing GroupSnapshot as group;
    PlayerPage showing PlayerSnapshot as untitled;
    PairPage showing PairSnapshot as untitled;
    SuggestionPage showing SuggestionSnapshot as untitled;
}

impl HomePage {
    pub(super) async fn create_session(&self, draft: SessionDraft) -> (SessionId, Outcome) {
        match self {
            Self::Here(store) => {
                let (id, created) = store.create_session(draft);
                (id, Box::pin(created))
            }
            Self::There(page) => page.begun("create_session", draft).await,
        }
    }

    pub(super) async fn create_group(&self, name: &str) -> (GroupId, Outcome) {
        match self {
            Self::Here(store) => {
                let (id, created) = store.create_group(name);
                (id, Box::pin(created))
            }
            Self::There(page) => page.begun("create_group", name.to_owned()).await,
        }
    }
}

impl SessionPage {
    /// The face has a method for each thing that a person edits.
    pub(super) fn edit_game(&self, id: GameId, edit: GameEdit) -> Outcome {
        let page = match self {
            Self::Here(store) => return Box::pin(store.edit_game(id, edit)),
            Self::There(page) => page,
        };
        let result = edit.winning_team.map(|winner| {
            winner.map(|winning_team| GameResult {
                winning_team,
                team_a_score: edit.team_a_score.flatten(),
                team_b_score: edit.team_b_score.flatten(),
            })
        });
        match (edit.team_a, edit.team_b, result) {
            (None, None, Some(result)) => page.outcome("set_result", &arguments!(id, result)),
            (Some(team_a), Some(team_b), None) => page.outcome("set_teams", &arguments!(id, team_a, team_b)),
            (Some(team_a), Some(team_b), Some(result)) => {
                page.outcome("replace_game", &arguments!(id, GameDraft { team_a, team_b, result }))
            }
            _ => panic!("a person gives both teams, or a result, or all of it"),
        }
    }

    /// Beyond the face a name is cleared by a blank one: null is what is absent.
    pub(super) fn edit_session(&self, edit: SessionEdit) -> Outcome {
        match self {
            Self::Here(store) => Box::pin(store.edit_session(edit)),
            Self::There(page) => {
                let name = edit.name.clone().map(|name| Some(name.unwrap_or_default()));
                page.outcome("edit_session", &arguments!(SessionEdit { name, ..edit }))
            }
        }
    }
}

impl GroupPage {
    pub(super) fn add_players(&self, names: &[String]) -> Outcome {
        match self {
            Self::Here(store) => {
                Box::pin(store.add_players(&names.iter().map(String::as_str).collect::<Vec<_>>()))
            }
            Self::There(page) => page.outcome("add_players", &arguments!(names)),
        }
    }
}

fn session(screen: &SessionSnapshot) -> Shown<ShownSession> {
    Shown { screen: ShownSession::clone(screen), text: Some(screen.share_text(AS_OF)) }
}

fn group(screen: &GroupSnapshot) -> Shown<GroupSnapshot> {
    Shown { screen: screen.clone(), text: screen.balances_text(AS_OF) }
}

/// What has no text to share.
fn untitled<T: Clone>(screen: &T) -> Shown<T> {
    Shown { screen: screen.clone(), text: None }
}
