//! Forms: lines of text, choices and a button, with what is wrong beside the line that is wrong.

use ratatui::{
    Frame,
    layout::{Position, Rect},
    text::{Line, Span},
};

use super::{input::Input, text};
use crate::{keys::Key, theme::Theme};

/// Columns of the labels.
const LABEL: usize = 19;
/// Columns of what is typed, unless a form says otherwise.
const VALUE: usize = 22;

/// What a row holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Value {
    Text(Input),
    Choice { options: Vec<String>, at: usize },
    Button,
}

/// One row of a form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Row<Id> {
    pub(crate) id: Id,
    pub(crate) label: String,
    pub(crate) value: Value,
    /// Beside the row; where nothing is typed, what counts instead.
    pub(crate) hint: String,
    pub(crate) error: Option<String>,
    pub(crate) visible: bool,
}

impl<Id> Row<Id> {
    pub(crate) fn text(id: Id, label: &str, text: impl Into<String>) -> Self {
        Self::new(id, label, Value::Text(Input::new(text)))
    }

    pub(crate) fn choice(id: Id, label: &str, options: &[&str], at: usize) -> Self {
        let options = options.iter().map(|option| (*option).to_owned()).collect();
        Self::new(id, label, Value::Choice { options, at })
    }

    pub(crate) fn button(id: Id, label: &str) -> Self {
        Self::new(id, label, Value::Button)
    }

    fn new(id: Id, label: &str, value: Value) -> Self {
        Self { id, label: label.to_owned(), value, hint: String::new(), error: None, visible: true }
    }

    pub(crate) fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = hint.into();
        self
    }
}

/// What a key did to a form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Typed {
    /// Nothing: the key is not a form's.
    Ignored,
    /// The cursor moved to another row.
    Moved,
    /// A value changed.
    Changed,
    /// The person wants it done.
    Submitted,
}

/// Rows and the one in which the cursor stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Form<Id> {
    pub(crate) rows: Vec<Row<Id>>,
    pub(crate) focus: usize,
    /// Columns of what is typed.
    value: usize,
}

impl<Id: Copy + PartialEq> Form<Id> {
    pub(crate) const fn new(rows: Vec<Row<Id>>) -> Self {
        Self { rows, focus: 0, value: VALUE }
    }

    /// One row with room for an address.
    pub(crate) fn of_address(row: Row<Id>) -> Self {
        Self { rows: vec![row], focus: 0, value: 54 }
    }

    pub(crate) fn focused(&self) -> Option<Id> {
        self.rows.get(self.focus).map(|row| row.id)
    }

    pub(crate) fn row(&self, id: Id) -> Option<&Row<Id>> {
        self.rows.iter().find(|row| row.id == id)
    }

    pub(crate) fn row_mut(&mut self, id: Id) -> Option<&mut Row<Id>> {
        self.rows.iter_mut().find(|row| row.id == id)
    }

    /// What is typed in a row, without outer blanks.
    pub(crate) fn typed(&self, id: Id) -> &str {
        match self.row(id).map(|row| &row.value) {
            Some(Value::Text(input)) => input.text().trim(),
            _ => "",
        }
    }

    /// The position chosen in a row.
    pub(crate) fn chosen(&self, id: Id) -> usize {
        match self.row(id).map(|row| &row.value) {
            Some(Value::Choice { at, .. }) => *at,
            _ => 0,
        }
    }

    /// Chooses another position of a row.
    pub(crate) fn choose(&mut self, id: Id, chosen: usize) {
        if let Some(Value::Choice { at, .. }) = self.row_mut(id).map(|row| &mut row.value) {
            *at = chosen;
        }
    }

    /// Gives a choice other options; what was chosen stays where it still exists.
    pub(crate) fn offer(&mut self, id: Id, offered: Vec<String>) {
        if let Some(Value::Choice { options, at }) = self.row_mut(id).map(|row| &mut row.value) {
            *at = (*at).min(offered.len().saturating_sub(1));
            *options = offered;
        }
    }

    pub(crate) fn show(&mut self, id: Id, visible: bool) {
        if let Some(row) = self.row_mut(id) {
            row.visible = visible;
        }
    }

    pub(crate) fn say(&mut self, id: Id, hint: impl Into<String>) {
        if let Some(row) = self.row_mut(id) {
            row.hint = hint.into();
        }
    }

    /// Says what is wrong in a row and goes there, unless an earlier row is wrong too.
    pub(crate) fn complain(&mut self, id: Id, error: impl Into<String>) {
        let is_first = self.rows.iter().all(|row| row.error.is_none());
        if let Some(at) = self.rows.iter().position(|row| row.id == id) {
            self.rows[at].error = Some(error.into());
            if is_first {
                self.focus = at;
            }
        }
    }

    pub(crate) fn is_wrong(&self) -> bool {
        self.rows.iter().any(|row| row.error.is_some())
    }

    /// The first complaint as a sentence.
    pub(crate) fn complaint(&self) -> String {
        let said = |row: &Row<Id>| row.error.as_ref().map(|error| format!("{}: {error}.", row.label));
        self.rows.iter().find_map(said).unwrap_or_default()
    }

    pub(crate) fn forget_complaints(&mut self) {
        self.rows.iter_mut().for_each(|row| row.error = None);
    }

    pub(crate) fn focus_on(&mut self, id: Id) {
        self.focus = self.rows.iter().position(|row| row.id == id).unwrap_or(self.focus);
    }

    /// Moves to the next visible row, or the one before.
    pub(crate) fn go(&mut self, forward: bool) {
        let mut at = self.focus;
        loop {
            at = if forward { at + 1 } else { at.wrapping_sub(1) };
            match self.rows.get(at) {
                None => return,
                Some(row) if row.visible => break,
                Some(_) => {}
            }
        }
        self.focus = at;
    }

    pub(crate) fn key(&mut self, key: &Key) -> Typed {
        match key {
            Key::Ctrl('s') => return Typed::Submitted,
            Key::Down | Key::Tab => self.go(true),
            Key::Up | Key::BackTab => self.go(false),
            _ => return self.edit(key),
        }
        Typed::Moved
    }

    fn edit(&mut self, key: &Key) -> Typed {
        let Some(row) = self.rows.get_mut(self.focus) else { return Typed::Ignored };
        let changed = match (&mut row.value, key) {
            (Value::Button, Key::Enter | Key::Char(' ')) => return Typed::Submitted,
            (_, Key::Enter) => {
                self.go(true);
                return Typed::Moved;
            }
            (Value::Text(input), key) => input.key(key),
            (Value::Choice { options, at }, Key::Right | Key::Char(' ')) => {
                *at = (*at + 1) % options.len().max(1);
                true
            }
            (Value::Choice { options, at }, Key::Left) => {
                *at = at.checked_sub(1).unwrap_or(options.len().saturating_sub(1));
                true
            }
            _ => false,
        };
        if changed {
            row.error = None;
        }
        if changed { Typed::Changed } else { Typed::Ignored }
    }

    /// Draws the rows around the cursor.
    pub(crate) fn draw(&self, frame: &mut Frame<'_>, area: Rect, theme: Theme) {
        let visible: Vec<usize> = (0..self.rows.len()).filter(|at| self.rows[*at].visible).collect();
        let place = visible.iter().position(|at| *at == self.focus).unwrap_or(0);
        let height = usize::from(area.height);
        let first = (place + 2).saturating_sub(height).min(visible.len().saturating_sub(height));
        for (at, y) in visible.iter().skip(first).zip(area.y..area.bottom()) {
            let line = Rect { y, height: 1, ..area };
            let has_focus = *at == self.focus;
            frame.render_widget(
                self.rows[*at].line(has_focus, self.value, usize::from(area.width), theme),
                line,
            );
            if has_focus && let Value::Text(input) = &self.rows[*at].value {
                let (_, cursor) = input.window(self.value);
                let x = area.x + u16::try_from(LABEL + 4 + cursor).unwrap_or(0);
                frame.set_cursor_position(Position::new(x, y));
            }
        }
    }
}

impl<Id> Row<Id> {
    fn line(&self, has_focus: bool, width: usize, columns: usize, theme: Theme) -> Line<'static> {
        let mark = if has_focus { "▸ " } else { "  " };
        let label_style = if has_focus { theme.strong() } else { theme.plain() };
        let mut spans = vec![Span::styled(mark, theme.strong())];
        if matches!(self.value, Value::Button) {
            let style = if has_focus { theme.selected() } else { theme.strong() };
            spans.push(Span::styled(format!("[ {} ]", self.label), style));
        } else {
            spans.push(Span::styled(text::left(&self.label, LABEL), label_style));
            let (open, value, close) = match &self.value {
                Value::Text(input) => (" [", input.window(width).0, "]"),
                Value::Choice { options, at } => (" ◂", options.get(*at).cloned().unwrap_or_default(), "▸"),
                Value::Button => ("", String::new(), ""),
            };
            spans.push(Span::styled(open, theme.faint()));
            spans.push(Span::styled(text::left(&value, width), label_style));
            spans.push(Span::styled(close, theme.faint()));
        }
        let used: usize = spans.iter().map(|span| text::width(&span.content)).sum();
        let room = columns.saturating_sub(used + 1);
        spans.push(match &self.error {
            Some(error) => Span::styled(format!(" {}", text::cut(&format!("! {error}"), room)), theme.bad()),
            None => Span::styled(format!(" {}", text::cut(&self.hint, room)), theme.faint()),
        });
        Line::from(spans)
    }
}

#[cfg(test)]
mod tests {
    use super::{Form, Key, Row, Typed};

    fn form() -> Form<u8> {
        let mut form = Form::new(vec![
            Row::text(1, "Name", ""),
            Row::choice(2, "Kind", &["per person", "total"], 0),
            Row::text(3, "Hidden", ""),
            Row::button(4, "Create"),
        ]);
        form.show(3, false);
        form
    }

    #[test]
    fn enter_goes_through_the_rows_and_submits_on_the_button() {
        let mut form = form();
        assert_eq!(form.key(&Key::Char('x')), Typed::Changed);
        assert_eq!(form.key(&Key::Enter), Typed::Moved);
        assert_eq!(form.key(&Key::Right), Typed::Changed);
        assert_eq!((form.typed(1), form.chosen(2)), ("x", 1));
        assert_eq!(form.key(&Key::Enter), Typed::Moved);
        assert_eq!(form.focused(), Some(4), "a hidden row is passed over");
        assert_eq!(form.key(&Key::Enter), Typed::Submitted);
        assert_eq!(form.key(&Key::Down), Typed::Moved);
        assert_eq!(form.focused(), Some(4));
    }

    #[test]
    fn the_first_wrong_row_gets_the_cursor_and_typing_clears_its_complaint() {
        let mut form = form();
        form.focus_on(4);
        form.complain(1, "a name is needed");
        form.complain(2, "choose");
        assert_eq!(form.focused(), Some(1));
        form.key(&Key::Char('y'));
        assert_eq!(form.row(1).and_then(|row| row.error.clone()), None);
        assert!(form.row(2).is_some_and(|row| row.error.is_some()));
    }
}
