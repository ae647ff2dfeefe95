//! Player: the profile of a player of a group, in tabs.

mod games;
mod others;
mod overview;
mod rating;

use pace_core::snapshot::{Page, PlayerPage};
use ratatui::{Frame, layout::Rect, text::Line};

use self::others::Side;
use super::{
    profile::{
        self, close_games,
        games::{GamesScreen, Which},
    },
    say, title,
};
use crate::{
    command::Command,
    keys::{Key, move_in_list},
    view::{Hint, Model, Reaction, View},
    widgets::text,
};

/// Said where the player is not.
const GONE: &str = "This player is not in the group any more.";

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
enum Tab {
    #[default]
    Overview,
    Rating,
    Partners,
    Opponents,
    Games,
}

impl Tab {
    const ALL: [Self; 5] = [Self::Overview, Self::Rating, Self::Partners, Self::Opponents, Self::Games];
    const NAMES: [&str; 5] = ["Overview", "Rating", "Partners", "Opponents", "Games"];
}

/// The tab that is open, and the place in each.
#[derive(Debug, Clone, Default)]
pub(crate) struct PlayerScreen {
    tab: Tab,
    /// Rows from the top, or games back from the newest.
    places: [usize; Tab::ALL.len()],
}

impl PlayerScreen {
    const fn at(&self) -> usize {
        self.places[self.tab as usize]
    }

    /// How many places the tab has.
    fn length(&self, page: &PlayerPage, model: &Model) -> usize {
        match self.tab {
            Tab::Overview => overview::lines(&page.profile, 78, model.theme).len().saturating_sub(8),
            Tab::Rating => page.rating_history.len(),
            Tab::Partners => page.profile.partner_stats.len(),
            Tab::Opponents => page.profile.opponent_stats.len(),
            Tab::Games => games::rows(page).len(),
        }
    }

    fn moves(&mut self, key: &Key, page: &PlayerPage, model: &Model) -> bool {
        let length = self.length(page, model);
        let place = &mut self.places[self.tab as usize];
        if self.tab != Tab::Rating {
            return move_in_list(place, length, key);
        }
        let key = match key {
            Key::Left => &Key::Up,
            Key::Right => &Key::Down,
            key => key,
        };
        let newest = length.saturating_sub(1);
        let mut at = newest - (*place).min(newest);
        let moved = move_in_list(&mut at, length, key);
        *place = newest - at;
        moved
    }

    /// What Enter opens.
    fn open(&mut self, page: &PlayerPage) -> Option<Reaction> {
        let at = self.at().min(self.places_of(page)?);
        let which = match self.tab {
            Tab::Partners => Which::Partner(page.profile.partner_stats[at].partner_id.clone()),
            Tab::Opponents => Which::Opponent(page.profile.opponent_stats[at].opponent_id.clone()),
            Tab::Games if !page.rating_history.is_empty() => {
                self.places[Tab::Rating as usize] = at;
                self.tab = Tab::Rating;
                return Some(Reaction::stay());
            }
            Tab::Overview | Tab::Rating | Tab::Games => return None,
        };
        Some(Reaction::open(GamesScreen::new(which)))
    }

    /// The last place of a list; none in an empty one.
    fn places_of(&self, page: &PlayerPage) -> Option<usize> {
        let length = match self.tab {
            Tab::Partners => page.profile.partner_stats.len(),
            Tab::Opponents => page.profile.opponent_stats.len(),
            Tab::Games => games::rows(page).len(),
            Tab::Overview | Tab::Rating => 0,
        };
        length.checked_sub(1)
    }
}

impl View for PlayerScreen {
    fn header(&self, model: &Model, columns: usize) -> Vec<Line<'static>> {
        let Some(snapshot) = &model.player else { return Vec::new() };
        let Some(page) = &snapshot.player else { return title(model.theme, "Player", "", columns) };
        let it = &page.profile;
        let place = if it.is_removed {
            "removed from the group".to_owned()
        } else {
            format!("rank {} of {}", it.rank, it.total_players)
        };
        let mut lines =
            title(model.theme, &it.player_name, &format!("rating {} · {place}", it.elo_rating), columns);
        let facts = format!(
            "{} in {}",
            text::counted(it.total_games as usize, "game", "games"),
            text::counted(it.sessions_played as usize, "session", "sessions")
        );
        let synced = profile::synced(&snapshot.page, snapshot.last_synced, &model.clock);
        lines.push(Line::styled(text::apart(&facts, &synced, columns), model.theme.faint()));
        lines.push(profile::tabs(&Tab::NAMES, self.tab as usize, model.theme));
        lines
    }

    fn body(&self, frame: &mut Frame<'_>, area: Rect, model: &Model) {
        let Some(snapshot) = &model.player else { return };
        if let Some(words) = profile::instead(&snapshot.page, "player", GONE) {
            return say(frame, area, &words);
        }
        let Some(page) = &snapshot.player else { return };
        if page.profile.total_games == 0 {
            let words = format!(
                "{} has not played yet. Everybody starts with a rating of {}; figures come with the first \
                 game.",
                page.profile.player_name, page.profile.elo_rating
            );
            return say(frame, area, &words);
        }
        match self.tab {
            Tab::Overview => overview::draw(frame, area, &page.profile, self.at(), model),
            Tab::Rating => rating::draw(frame, area, &page.rating_history, self.at(), model),
            Tab::Partners => others::draw(frame, area, &page.profile, Side::Partners, self.at(), model),
            Tab::Opponents => others::draw(frame, area, &page.profile, Side::Opponents, self.at(), model),
            Tab::Games => games::draw(frame, area, page, self.at(), model),
        }
    }

    fn keys(&self, model: &Model) -> Vec<Hint> {
        let Some(snapshot) = &model.player else { return Vec::new() };
        let Some(page) = &snapshot.player else { return profile::keys_instead(&snapshot.page) };
        let mut keys = match self.tab {
            _ if page.profile.total_games == 0 => Vec::new(),
            Tab::Overview => close_games(page.profile.clutch_count, page.profile.unlucky_count),
            Tab::Rating => vec![("← →", "game by game")],
            Tab::Partners | Tab::Opponents => vec![("↑↓", "choose"), ("Enter", "all games")],
            Tab::Games => vec![("↑↓", "choose"), ("Enter", "what it did to the rating")],
        };
        keys.extend([("1-5", "tabs"), ("r", "sync"), ("?", "help"), ("q Esc", "back")]);
        keys
    }

    fn key(&mut self, key: &Key, model: &Model) -> Reaction {
        match key {
            Key::Esc | Key::Char('q') => return Reaction::back().and(Command::Leave),
            Key::Char('r') => return Reaction::run(Command::Refresh),
            _ => {}
        }
        let shown = model.player.as_ref().filter(|it| matches!(it.page, Page::Ready | Page::Refreshing));
        let Some(page) = shown.and_then(|it| it.player.clone()) else { return Reaction::stay() };
        if let Some(tab) = profile::tab_of(key, self.tab as usize, Tab::ALL.len()) {
            self.tab = Tab::ALL[tab];
            return Reaction::stay();
        }
        if self.moves(key, &page, model) {
            return Reaction::stay();
        }
        match key {
            Key::Char('c') if page.profile.clutch_count > 0 => {
                Reaction::open(GamesScreen::new(Which::Clutch))
            }
            Key::Char('u') if page.profile.unlucky_count > 0 => {
                Reaction::open(GamesScreen::new(Which::Unlucky))
            }
            Key::Enter => self.open(&page).unwrap_or_else(Reaction::stay),
            _ => Reaction::stay(),
        }
    }

    fn has_bars(&self) -> bool {
        true
    }
}
