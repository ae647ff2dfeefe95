//! Styles: the terminal's own foreground and background, a few ANSI colours, and none where
//! `NO_COLOR` is set. Colour never says anything alone.

use ratatui::style::{Color, Modifier, Style};

/// Whether colours are used.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Theme {
    pub(crate) colour: bool,
}

#[expect(clippy::unused_self, reason = "a view asks its theme, whether or not a style has colour")]
impl Theme {
    /// As the environment asks: <https://no-color.org>.
    pub(crate) fn from_environment() -> Self {
        Self { colour: std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty()) }
    }

    pub(crate) const fn plain(self) -> Style {
        Style::new()
    }

    pub(crate) const fn strong(self) -> Style {
        Style::new().add_modifier(Modifier::BOLD)
    }

    pub(crate) const fn faint(self) -> Style {
        Style::new().add_modifier(Modifier::DIM)
    }

    pub(crate) const fn selected(self) -> Style {
        Style::new().add_modifier(Modifier::REVERSED)
    }

    pub(crate) const fn good(self) -> Style {
        self.coloured(Color::Green)
    }

    pub(crate) const fn bad(self) -> Style {
        self.coloured(Color::Red).add_modifier(Modifier::BOLD)
    }

    pub(crate) const fn waiting(self) -> Style {
        self.coloured(Color::Magenta)
    }

    /// The first of a ranking.
    pub(crate) const fn gold(self) -> Style {
        self.coloured(Color::Yellow).add_modifier(Modifier::BOLD)
    }

    /// A share of games won, in percent: good from 60, bad below 40.
    pub(crate) fn rate(self, percent: f64) -> Style {
        if percent >= 60.0 {
            self.good()
        } else if percent < 40.0 {
            self.bad()
        } else {
            self.plain()
        }
    }

    /// Dark modules on a light ground, which is what cameras expect.
    pub(crate) const fn qr(self) -> Style {
        if self.colour { Style::new().fg(Color::Black).bg(Color::White) } else { Style::new() }
    }

    const fn coloured(self, colour: Color) -> Style {
        if self.colour { Style::new().fg(colour) } else { Style::new() }
    }
}
