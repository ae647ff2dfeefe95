//! How a plan looks: what is chosen on the left, what would come on the right, how fair it is below.

use pace_core::{
    plan::{PlanPreview, PlannedGame},
    snapshot::SessionSnapshot,
};
use pace_rules::{
    schedule::{NoPlan, format::Format},
    session::Session,
};
use ratatui::{
    Frame,
    layout::Rect,
    style::Style,
    text::{Line, Span},
    widgets::Paragraph,
};

use super::{Item, Plan, next_games};
use crate::{
    screens::below,
    theme::Theme,
    widgets::{list, text},
};

/// Columns of what is chosen.
const LEFT: u16 = 31;
/// Most rows of what is said below.
const WORDS: usize = 4;

impl Plan {
    pub(in crate::screens) fn draw(
        &self,
        frame: &mut Frame<'_>,
        area: Rect,
        snapshot: &SessionSnapshot,
        theme: Theme,
    ) {
        let Some(session) = &snapshot.session else { return };
        let preview = self.preview(snapshot, session);
        let words = words(&preview, usize::from(area.width));
        let rows = u16::try_from(words.len() + 1).unwrap_or(0);
        let [above, foot] = below(area, area.height.saturating_sub(rows));
        let left = Rect { width: LEFT.min(above.width), ..above };
        let taken = (LEFT + 2).min(above.width);
        let right = Rect { x: above.x + taken, width: above.width - taken, ..above };

        let (lines, row) = self.choices(snapshot, session, &preview, usize::from(left.width), theme);
        let shown = list::window(row, lines.len(), usize::from(left.height));
        frame.render_widget(Paragraph::new(lines[shown].to_vec()), left);
        let coming = self.coming(session, &preview, usize::from(right.width), theme);
        let down = self.down.min(coming.len().saturating_sub(usize::from(right.height)));
        let coming: Vec<Line<'_>> = coming.into_iter().skip(down).collect();
        frame.render_widget(Paragraph::new(coming), right);
        let words = std::iter::once(Line::default()).chain(words.into_iter().map(Line::from));
        frame.render_widget(Paragraph::new(words.collect::<Vec<_>>()), foot);
    }

    /// Everything that can be changed, and the row of what the cursor stands on.
    fn choices(
        &self,
        snapshot: &SessionSnapshot,
        session: &Session,
        preview: &Result<PlanPreview, NoPlan>,
        columns: usize,
        theme: Theme,
    ) -> (Vec<Line<'static>>, usize) {
        let items = self.items(snapshot, session);
        let at = self.at.min(items.len() - 1);
        let (mut lines, mut row) = (Vec::new(), 0);
        let (mut players, mut games) = (false, false);
        for (place, item) in items.iter().enumerate() {
            if matches!(item, Item::Player(_)) && !std::mem::replace(&mut players, true) {
                let here = session.players.iter().filter(|player| !self.absent.contains(&player.id)).count();
                let head = format!("Who plays: {here} of {}", session.players.len());
                lines.push(Line::styled(head, theme.faint()));
            }
            if matches!(item, Item::Game(_)) && !std::mem::replace(&mut games, true) {
                lines.push(Line::styled("On court now? Then it stays", theme.faint()));
            }
            let chosen = place == at;
            if chosen {
                row = lines.len();
            }
            let style = if chosen { theme.selected() } else { theme.plain() };
            let mark = if chosen { "▸ " } else { "  " };
            let shown = self.shown(item, snapshot, session, preview, columns.saturating_sub(2));
            lines.push(Line::from(vec![Span::raw(mark), Span::styled(shown, style)]));
        }
        (lines, row)
    }

    fn shown(
        &self,
        item: &Item,
        snapshot: &SessionSnapshot,
        session: &Session,
        preview: &Result<PlanPreview, NoPlan>,
        columns: usize,
    ) -> String {
        let choice = |label: &str, value: String| format!("{} ◂{value}▸", text::left(label, 7));
        let shown = match item {
            Item::Courts => choice("Courts", self.courts().to_string()),
            Item::Format => choice("Format", self.format(session.game_mode).name().to_owned()),
            Item::Rounds => {
                let asked = self.rounds.map(|rounds| rounds.to_string());
                let planned = || preview.as_ref().map_or(0, |it| it.rounds.len());
                choice("Rounds", asked.unwrap_or_else(|| format!("{}, as planned", planned())))
            }
            Item::Player(id) => {
                let name = session.player(id).map_or("", |player| player.name.as_str());
                if self.absent.contains(id) {
                    return text::apart(&format!("  {name}"), "away", columns);
                }
                let position = session.players.iter().position(|player| player.id == *id);
                let shares = preview.as_ref().map(|it| it.outlook.shares.as_slice()).unwrap_or_default();
                let share = shares.iter().find(|share| Some(share.player) == position);
                let figures = share.map_or_else(String::new, |share| {
                    let late = if share.is_late { "late " } else { "" };
                    format!("{late}{}+{}", share.played, share.to_come)
                });
                return text::apart(&format!("✓ {name}"), &figures, columns);
            }
            Item::Game(id) => {
                let mark = if self.on_court.contains(id) { '✓' } else { ' ' };
                let game = next_games(snapshot, self.courts()).find(|view| view.game.id == *id);
                game.map_or_else(String::new, |view| {
                    format!("{mark} {} {}", view.game.game_number, view.line())
                })
            }
        };
        text::cut(&shown, columns)
    }

    /// The rounds that would come, and the standing where it is played for.
    fn coming(
        &self,
        session: &Session,
        preview: &Result<PlanPreview, NoPlan>,
        columns: usize,
        theme: Theme,
    ) -> Vec<Line<'static>> {
        let plan = match preview {
            Ok(plan) => plan,
            Err(why) => return wrapped(&why.to_string(), columns, theme.waiting()),
        };
        let format = self.format(session.game_mode);
        let head = if format.needs_results() { "The next round" } else { "What would come" };
        let mut lines = vec![Line::styled(
            text::apart(head, &format!("{} in, {} out", plan.create.len(), plan.delete.len()), columns),
            theme.strong(),
        )];
        for (number, round) in plan.rounds.iter().enumerate() {
            for (court, game) in round.iter().enumerate() {
                let number = if court == 0 { (number + 1).to_string() } else { String::new() };
                let start = format!("{number:>2}  ");
                let room = columns.saturating_sub(start.len());
                lines.push(Line::from(vec![
                    Span::styled(start, theme.faint()),
                    Span::raw(text::cut(&against(game, room), room)),
                ]));
            }
        }
        if format.needs_results() || format == Format::Americano {
            lines.extend([Line::default(), Line::styled("Standing", theme.strong())]);
            for (place, row) in plan.standing.iter().enumerate() {
                let name = format!("{:>2}  {}", place + 1, row.name);
                let points = if row.points == 1 { "point" } else { "points" };
                let losses = row.games - row.wins;
                let figures = format!("{} {points}  {}-{losses}", row.points, row.wins);
                lines.push(Line::from(text::apart(&name, &figures, columns)));
            }
        }
        lines
    }
}

/// How far down the rounds can be scrolled at most, whatever the window.
pub(super) fn scrollable(plan: &Plan, snapshot: &SessionSnapshot, session: &Session) -> usize {
    let lines = plan.coming(session, &plan.preview(snapshot, session), 40, Theme { colour: false });
    lines.len().saturating_sub(1)
}

/// Both sides within so many columns; long names give way alike.
fn against(game: &PlannedGame, columns: usize) -> String {
    let side = |names: &[String], columns: usize| {
        let whole = names.join(" & ");
        if text::width(&whole) <= columns {
            return whole;
        }
        let between = 3 * names.len().saturating_sub(1);
        let each = columns.saturating_sub(between) / names.len().max(1);
        names.iter().map(|name| text::cut(name, each)).collect::<Vec<_>>().join(" & ")
    };
    let room = columns.saturating_sub(3);
    let whole = text::width(&game.team_b.join(" & "));
    // What the second side leaves is the first one's.
    let first = side(&game.team_a, room - whole.min(room / 2));
    let second = side(&game.team_b, room.saturating_sub(text::width(&first)));
    format!("{first} v {second}")
}

/// How fair the whole evening will have been.
fn words(preview: &Result<PlanPreview, NoPlan>, columns: usize) -> Vec<String> {
    let Ok(plan) = preview else { return Vec::new() };
    let mut said = plan.outlook.sentences().join(" ");
    let figures = plan.outlook.fairness.figures();
    if !figures.is_empty() {
        said = format!("The whole evening: {said} ({figures})");
    }
    let mut lines = text::wrap(&said, columns);
    lines.truncate(WORDS);
    lines.retain(|line| !line.is_empty());
    lines
}

fn wrapped(sentence: &str, columns: usize, style: Style) -> Vec<Line<'static>> {
    text::wrap(sentence, columns).into_iter().map(|line| Line::styled(line, style)).collect()
}
