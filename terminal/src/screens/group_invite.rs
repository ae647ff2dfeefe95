//! Invite: how friends join the group.

use ratatui::{
    Frame,
    layout::Rect,
    text::Line,
    widgets::{Paragraph, Wrap},
};

use super::title;
use crate::{
    command::Command,
    keys::Key,
    view::{Hint, Model, Reaction, View},
    widgets::qr,
};

/// Shows the code, the link and its QR code.
pub(crate) struct GroupInvite;

impl View for GroupInvite {
    fn header(&self, model: &Model, columns: usize) -> Vec<Line<'static>> {
        title(model.theme, "Invite friends", "", columns)
    }

    fn body(&self, frame: &mut Frame<'_>, area: Rect, model: &Model) {
        let Some(head) = model.group.as_ref().and_then(|snapshot| snapshot.head.as_ref()) else { return };
        let Some(code) = &head.code else {
            return super::say(frame, area, "The code comes with the server's answer; press r on the group.");
        };
        let drawn = head.join_link.as_deref().and_then(qr::lines).unwrap_or_default();
        let words = super::beside_code(frame, area, &drawn, model.theme);
        let columns = usize::from(words.width).max(1);
        let mut lines = vec![
            Line::styled("The code, to be typed under Join (j):", model.theme.strong()),
            Line::from(code.clone()),
            Line::default(),
        ];
        if let Some(link) = &head.join_link {
            lines.push(Line::styled("The link (c copies it):", model.theme.strong()));
            let letters: Vec<char> = link.chars().collect();
            lines.extend(letters.chunks(columns).map(|part| Line::from(part.iter().collect::<String>())));
        } else {
            lines.push(Line::from(
                "The server is for this machine alone, so there is no link for others. To let them in, leave \
                 Pace in all terminals here, then run",
            ));
            let command = format!("  pace serve --listen 0.0.0.0:7223 --db {}", model.hosting.database());
            lines.push(Line::from(command));
        }
        lines.extend([Line::default(), Line::from("Whoever has it can see the group and score.")]);
        frame.render_widget(Paragraph::new(lines).wrap(Wrap { trim: false }), words);
    }

    fn keys(&self, _model: &Model) -> Vec<Hint> {
        vec![("c", "copy"), ("q Esc", "back")]
    }

    fn key(&mut self, key: &Key, model: &Model) -> Reaction {
        let head = model.group.as_ref().and_then(|snapshot| snapshot.head.as_ref());
        match key {
            Key::Esc | Key::Char('q' | 'v') => Reaction::back(),
            Key::Char('c') => head
                .and_then(|head| head.join_link.clone().or_else(|| head.code.clone()))
                .map_or_else(Reaction::stay, |text| {
                    Reaction::run(Command::Copy(text)).saying("Copied, where the terminal allows it.")
                }),
            _ => Reaction::stay(),
        }
    }
}
