//! The screens one above the other, and the frame around the one on top.

use ratatui::{
    Frame,
    layout::Rect,
    text::{Line, Span},
    widgets::Paragraph,
};

use crate::{
    bars,
    command::Command,
    keys::Key,
    screens::{group::GroupScreen, help::Help, home::Home},
    view::{Hint, Model, Say, Turn, View},
    widgets::text,
};

/// The least window.
const LEAST: (u16, u16) = (72, 20);
/// Most rows of keys.
const KEY_ROWS: usize = 2;

/// What is on the screen and what is said about it.
pub(crate) struct Ui {
    stack: Vec<Box<dyn View>>,
    pub(crate) model: Model,
    pub(crate) say: Option<Say>,
}

impl Ui {
    pub(crate) fn new(model: Model) -> Self {
        Self { stack: vec![Box::new(Home::default())], model, say: None }
    }

    /// Puts another screen on top.
    pub(crate) fn open(&mut self, view: impl View + 'static) {
        self.stack.push(Box::new(view));
    }

    /// Takes a key and says what is asked for.
    pub(crate) fn key(&mut self, key: &Key) -> Vec<Command> {
        self.say = None;
        if *key == Key::Ctrl('c') {
            return vec![Command::Quit];
        }
        let Some(top) = self.stack.last_mut() else { return vec![Command::Quit] };
        if !top.takes_text() && *key == Key::Char('?') {
            self.open(Help::default());
            return Vec::new();
        }
        if top.has_bars()
            && let Some(command) = bars::command(key, &self.model)
        {
            return vec![command];
        }
        let reaction = top.key(key, &self.model);
        self.say = reaction.say;
        match reaction.turn {
            Turn::Stay => {}
            Turn::Open(view) => self.stack.push(view),
            Turn::Replace(view) => {
                self.stack.pop();
                self.stack.push(view);
            }
            Turn::Back => drop(self.stack.pop()),
        }
        if self.stack.is_empty() { vec![Command::Quit] } else { reaction.commands }
    }

    /// Whether that code is still looked up: nobody left, and nobody typed another one.
    pub(crate) fn looks_up(&self, code: &str) -> bool {
        self.stack.last().is_some_and(|top| top.looks_up() == Some(code))
    }

    /// A code led to a group: shows it in place of what looked it up.
    pub(crate) fn found_group(&mut self) {
        self.stack.pop();
        self.open(GroupScreen::default());
        self.say = None;
    }

    pub(crate) fn draw(&self, frame: &mut Frame<'_>) {
        let area = frame.area();
        if area.width < LEAST.0 || area.height < LEAST.1 {
            let sentence = format!(
                "Make the window larger: {}×{} are needed, {}×{} are here.",
                LEAST.0, LEAST.1, area.width, area.height
            );
            let lines: Vec<Line<'_>> =
                text::wrap(&sentence, usize::from(area.width)).into_iter().map(Line::from).collect();
            return frame.render_widget(Paragraph::new(lines), area);
        }
        let Some(top) = self.stack.last() else { return };
        let inside = Rect { x: area.x + 1, width: area.width - 2, ..area };
        let columns = usize::from(inside.width);
        let mut header = top.header(&self.model, columns);
        header.push(Line::styled("─".repeat(columns), self.model.theme.faint()));
        let mut footer = Vec::new();
        if let Some(say) = &self.say {
            footer.extend(bars::said(say, &self.model, columns));
        }
        if top.has_bars() {
            footer.extend(bars::lines(&self.model, columns));
        }
        footer.push(Line::styled("─".repeat(columns), self.model.theme.faint()));
        footer.extend(key_lines(top.keys(&self.model), columns, &self.model));
        let rows = |lines: &[Line<'_>]| u16::try_from(lines.len()).unwrap_or(u16::MAX);
        let head = Rect { height: rows(&header), ..inside };
        let foot_rows = rows(&footer).min(area.height - head.height);
        let foot = Rect { y: area.bottom() - foot_rows, height: foot_rows, ..inside };
        let body = Rect { y: head.bottom(), height: foot.y - head.bottom(), ..inside };
        frame.render_widget(Paragraph::new(header), head);
        top.body(frame, body, &self.model);
        frame.render_widget(Paragraph::new(footer), foot);
    }
}

/// The keys in as many rows as they need, two at most: the last two keys stay in any case.
fn key_lines(mut hints: Vec<Hint>, columns: usize, model: &Model) -> Vec<Line<'static>> {
    loop {
        let mut rows: Vec<(usize, Vec<Span<'static>>)> = vec![(0, Vec::new())];
        for (key, words) in &hints {
            let width = text::width(key) + 1 + text::width(words) + 3;
            if rows.last().is_some_and(|(used, _)| used + width > columns + 3) {
                rows.push((0, Vec::new()));
            }
            if let Some((used, spans)) = rows.last_mut() {
                *used += width;
                spans.push(Span::styled(*key, model.theme.strong()));
                spans.push(Span::raw(format!(" {words}   ")));
            }
        }
        if rows.len() <= KEY_ROWS || hints.len() < 3 {
            return rows.into_iter().map(|(_, spans)| Line::from(spans)).collect();
        }
        hints.remove(hints.len() - 3);
    }
}
