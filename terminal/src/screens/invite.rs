//! Links: how others score with us, and how friends watch.

use ratatui::{
    Frame,
    layout::Rect,
    text::Line,
    widgets::{Paragraph, Wrap},
};

use super::title;
use crate::{
    keys::Key,
    view::{Hint, Model, Reaction, View},
    widgets::qr,
};

/// Shows links and the QR code of the page that only reads.
pub(crate) struct Invite;

impl View for Invite {
    fn header(&self, model: &Model, columns: usize) -> Vec<Line<'static>> {
        title(model.theme, "Links", "", columns)
    }

    fn body(&self, frame: &mut Frame<'_>, area: Rect, model: &Model) {
        let Some(snapshot) = &model.session else { return };
        let id = &snapshot.id;
        let Some(origin) = &snapshot.origin else {
            let arguments = model.hosting.arguments(&model.home.server);
            let lines = [
                String::new(),
                "The server is for this machine alone, so there is no link for others.".to_owned(),
                "In another terminal of this machine:".to_owned(),
                format!("  pace{arguments} --session {id}"),
                String::new(),
                "To let others in, leave Pace in all terminals here, then run for everybody near you:"
                    .to_owned(),
                format!("  pace serve --listen 0.0.0.0:7223 --db {}", model.hosting.database()),
                "It prints its addresses; then start this terminal with".to_owned(),
                "  pace --server http://ADDRESS:7223".to_owned(),
            ];
            let lines = lines.map(Line::from).to_vec();
            return frame.render_widget(Paragraph::new(lines).wrap(Wrap { trim: false }), area);
        };
        let viewer = snapshot.session.as_ref().and_then(|session| session.viewer.as_ref());
        let viewer = viewer.map(|viewer| format!("{origin}/s/{viewer}"));
        let code = viewer.as_deref().and_then(qr::lines).unwrap_or_default();
        let words = super::beside_code(frame, area, &code, model.theme);
        let columns = usize::from(words.width);
        let mut lines = Vec::new();
        let mut say = |head: &'static str, link: &str| {
            lines.push(Line::styled(head, model.theme.strong()));
            let letters: Vec<char> = link.chars().collect();
            lines.extend(letters.chunks(columns).map(|part| Line::from(part.iter().collect::<String>())));
            lines.push(Line::default());
        };
        match &viewer {
            Some(link) => say("To watch (reads only):", link),
            None => say("To watch:", "the link comes with the first sync (r)"),
        }
        say("To score with us:", &format!("{origin}/session/{id}"));
        say("In a terminal with that link:", "pace --session LINK");
        frame.render_widget(Paragraph::new(lines), words);
    }

    fn keys(&self, _model: &Model) -> Vec<Hint> {
        vec![("q Esc", "back")]
    }

    fn key(&mut self, key: &Key, _model: &Model) -> Reaction {
        match key {
            Key::Esc | Key::Char('q' | 'v') => Reaction::back(),
            _ => Reaction::stay(),
        }
    }
}
