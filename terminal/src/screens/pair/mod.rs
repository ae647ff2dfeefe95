//! Pair: the profile of two players of a group as partners, in tabs.

mod overview;
mod rivals;

use pace_core::snapshot::Page;
use pace_rules::group::PairProfile;
use ratatui::{Frame, layout::Rect, text::Line, widgets::Paragraph};

use super::{
    profile::{
        self, close_games,
        games::{GamesScreen, Which},
        lines,
    },
    say, title,
};
use crate::{
    command::Command,
    keys::{Key, move_in_list},
    view::{Hint, Model, Reaction, View},
    widgets::text,
};

/// Said where one of them is not.
const GONE: &str = "One of these players is not in the group any more.";

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
enum Tab {
    #[default]
    Overview,
    Rivals,
    Games,
}

impl Tab {
    const ALL: [Self; 3] = [Self::Overview, Self::Rivals, Self::Games];
    const NAMES: [&str; 3] = ["Overview", "Opponents", "Last games"];
}

/// The tab that is open, and the place in each.
#[derive(Debug, Clone, Default)]
pub(crate) struct PairScreen {
    tab: Tab,
    places: [usize; Tab::ALL.len()],
}

impl PairScreen {
    const fn at(&self) -> usize {
        self.places[self.tab as usize]
    }

    fn length(&self, pair: &PairProfile, model: &Model) -> usize {
        match self.tab {
            Tab::Overview => overview::lines(pair, 78, model.theme).len().saturating_sub(8),
            Tab::Rivals => pair.matchups.len(),
            Tab::Games => pair.recent_games.len(),
        }
    }
}

fn names(pair: &PairProfile) -> String {
    format!("{} & {}", pair.player1_name, pair.player2_name)
}

impl View for PairScreen {
    fn header(&self, model: &Model, columns: usize) -> Vec<Line<'static>> {
        let Some(snapshot) = &model.pair else { return Vec::new() };
        let Some(pair) = &snapshot.pair else { return title(model.theme, "Pair", "", columns) };
        let rating = format!("rating {}", pair.elo_rating);
        let room = columns.saturating_sub(text::width(&rating) + 1);
        let names = text::joined(&[&pair.player1_name, &pair.player2_name], room);
        let mut lines = title(model.theme, &names, &rating, columns);
        let facts = format!("{} together", text::counted(pair.games_played as usize, "game", "games"));
        let synced = profile::synced(&snapshot.page, snapshot.last_synced, &model.clock);
        lines.push(Line::styled(text::apart(&facts, &synced, columns), model.theme.faint()));
        lines.push(profile::tabs(&Tab::NAMES, self.tab as usize, model.theme));
        lines
    }

    fn body(&self, frame: &mut Frame<'_>, area: Rect, model: &Model) {
        let Some(snapshot) = &model.pair else { return };
        if let Some(words) = profile::instead(&snapshot.page, "pair", GONE) {
            return say(frame, area, &words);
        }
        let Some(pair) = &snapshot.pair else { return };
        if pair.games_played == 0 {
            let words = format!("{} have not played together yet.", names(pair));
            return say(frame, area, &words);
        }
        match self.tab {
            Tab::Overview => overview::draw(frame, area, pair, self.at(), model),
            Tab::Rivals => rivals::draw(frame, area, pair, self.at(), model),
            Tab::Games => {
                let rows: Vec<lines::Row<'_>> = pair.recent_games.iter().map(|game| (game, None)).collect();
                let at = self.at().min(rows.len().saturating_sub(1));
                frame.render_widget(Paragraph::new(lines::lines(&rows, at, area, model)), area);
            }
        }
    }

    fn keys(&self, model: &Model) -> Vec<Hint> {
        let Some(snapshot) = &model.pair else { return Vec::new() };
        let Some(pair) = &snapshot.pair else { return profile::keys_instead(&snapshot.page) };
        let mut keys = match self.tab {
            _ if pair.games_played == 0 => Vec::new(),
            Tab::Overview => close_games(pair.clutch_count, pair.unlucky_count),
            Tab::Rivals if pair.matchups.is_empty() => Vec::new(),
            Tab::Rivals => vec![("↑↓", "choose"), ("Enter", "all games")],
            Tab::Games => vec![("↑↓", "scroll")],
        };
        keys.extend([("1-3", "tabs"), ("r", "sync"), ("?", "help"), ("q Esc", "back")]);
        keys
    }

    fn key(&mut self, key: &Key, model: &Model) -> Reaction {
        match key {
            Key::Esc | Key::Char('q') => return Reaction::back().and(Command::Leave),
            Key::Char('r') => return Reaction::run(Command::Refresh),
            _ => {}
        }
        let shown = model.pair.as_ref().filter(|it| matches!(it.page, Page::Ready | Page::Refreshing));
        let Some(pair) = shown.and_then(|it| it.pair.clone()) else { return Reaction::stay() };
        if let Some(tab) = profile::tab_of(key, self.tab as usize, Tab::ALL.len()) {
            self.tab = Tab::ALL[tab];
            return Reaction::stay();
        }
        let length = self.length(&pair, model);
        if move_in_list(&mut self.places[self.tab as usize], length, key) {
            return Reaction::stay();
        }
        match key {
            Key::Char('c') if pair.clutch_count > 0 => Reaction::open(GamesScreen::new(Which::Clutch)),
            Key::Char('u') if pair.unlucky_count > 0 => Reaction::open(GamesScreen::new(Which::Unlucky)),
            Key::Enter if self.tab == Tab::Rivals && length > 0 => {
                let met = &pair.matchups[self.at().min(length - 1)];
                let ids = [met.opponent_player1_id.clone(), met.opponent_player2_id.clone()];
                Reaction::open(GamesScreen::new(Which::Pair(ids)))
            }
            _ => Reaction::stay(),
        }
    }

    fn has_bars(&self) -> bool {
        true
    }
}
