//! Sports, as far as scoring tells them apart.

use std::borrow::Cow;

/// How a sport is scored.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct Sport {
    /// What players call it.
    pub name: Cow<'static, str>,
    /// Points that win a game, given the margin.
    pub points: u8,
    /// How far ahead the winner has to be.
    pub margin: u8,
    /// Points that win however close it is; none if there is no end to a close game.
    pub cap: Option<u8>,
    /// Points of the first side to come there at which play pauses; none for no pause.
    pub interval: Option<u8>,
    /// The same, at which the sides change ends in the last game.
    pub change_ends: Option<u8>,
    /// Who serves.
    pub service: Service,
}

/// Who serves next.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Enum))]
pub enum Service {
    /// Whoever won the rally; every rally scores. The winner of a game begins the next one. The
    /// service court follows the points if `courts` is true.
    Winner {
        /// Right court on even points of the serving side, left on odd ones.
        courts: bool,
    },
    /// The serving side until it loses a rally, in doubles both its players one after the other;
    /// it alone scores. The first service of a game has one server only.
    SideOut,
    /// Each side in turn, in doubles each player, for so many points; for one each when both are one
    /// short of the game. Every rally scores. Whoever received first begins the next game.
    InTurn {
        /// How many points.
        points: u8,
    },
}

impl Sport {
    /// Laws of Badminton of the BWF, 7 (scoring), 8 (change of ends), 10 and 11 (service courts), 16.2
    /// (intervals).
    pub const BADMINTON: Self = Self {
        name: Cow::Borrowed("Badminton"),
        points: 21,
        margin: 2,
        cap: Some(30),
        interval: Some(11),
        change_ends: Some(11),
        service: Service::Winner { courts: true },
    };
    /// Badminton's short games of 15 points, with the cap at 21.
    pub const BADMINTON_15: Self = Self {
        name: Cow::Borrowed("Badminton to 15"),
        points: 15,
        margin: 2,
        cap: Some(21),
        interval: Some(8),
        change_ends: Some(11),
        service: Service::Winner { courts: true },
    };
    /// Rules of the World Squash Federation, 2 (the score): point a rally to 11.
    pub const SQUASH: Self = Self {
        name: Cow::Borrowed("Squash"),
        points: 11,
        margin: 2,
        cap: None,
        interval: None,
        change_ends: None,
        service: Service::Winner { courts: false },
    };
    /// Laws of Table Tennis of the ITTF, 2.11 (a game) and 2.13 (the order of serving and ends).
    pub const TABLE_TENNIS: Self = Self {
        name: Cow::Borrowed("Table tennis"),
        points: 11,
        margin: 2,
        cap: None,
        interval: None,
        change_ends: Some(5),
        service: Service::InTurn { points: 2 },
    };
    /// Official Rulebook of USA Pickleball, 4 (serve) and 5 (service sequence): side-out scoring.
    pub const PICKLEBALL: Self = Self {
        name: Cow::Borrowed("Pickleball"),
        points: 11,
        margin: 2,
        cap: None,
        interval: None,
        change_ends: Some(6),
        service: Service::SideOut,
    };

    /// All, in the order in which they are offered.
    pub const ALL: [Self; 5] =
        [Self::BADMINTON, Self::BADMINTON_15, Self::TABLE_TENNIS, Self::SQUASH, Self::PICKLEBALL];
}
