//! Who serves, to whom, and from where.

use super::{Service, Sport, place};
use crate::{game::Team, session::GameMode};

/// The next service.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct Serve {
    /// The side that serves.
    pub team: Team,
    /// Which of its players: 0 or 1, in the order of the team.
    pub server: u8,
    /// Which player of the other side receives.
    pub receiver: u8,
    /// From which court; none in sports where that does not follow from the points.
    pub court: Option<Court>,
    /// In doubles with [`Service::SideOut`], whether it is the side's first or second server.
    pub number: Option<u8>,
}

/// A half of one side, as its players see it when they face the net.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Enum))]
pub enum Court {
    /// The right one.
    Right,
    /// The left one.
    Left,
}

/// Where the service stands.
#[derive(Debug, Clone)]
pub(super) struct Serving {
    service: Service,
    is_doubles: bool,
    /// Who served first in the game.
    first: Team,
    team: Team,
    /// The player of each side who stands in the right court.
    right: [u8; 2],
    /// The server of a side-out in doubles.
    server: u8,
    /// 1 or 2.
    number: u8,
    /// How often the service has changed hands, where it goes in turn.
    turns: u16,
    /// Points since it did.
    since: u8,
}

impl Serving {
    pub(super) const fn new(service: Service, mode: GameMode, first: Team) -> Self {
        let is_doubles = matches!(mode, GameMode::Doubles);
        Self {
            service,
            is_doubles,
            first,
            team: first,
            right: [0; 2],
            server: 0,
            number: 2,
            turns: 0,
            since: 0,
        }
    }

    /// Whether a rally that this side wins gives it a point.
    pub(super) fn scores(&self, team: Team) -> bool {
        self.service != Service::SideOut || team == self.team
    }

    /// A rally was won; `points` are those after it.
    pub(super) fn rally(&mut self, winner: Team, points: [u8; 2], sport: &Sport) {
        match self.service {
            Service::Winner { .. } | Service::SideOut if winner == self.team => self.change_courts(winner),
            Service::Winner { .. } => self.team = winner,
            Service::SideOut if self.is_doubles && self.number == 1 => {
                self.number = 2;
                self.server = 1 - self.server;
            }
            Service::SideOut => {
                self.team = winner;
                self.number = 1;
                self.server = self.right[place(winner)];
            }
            Service::InTurn { points: every } => {
                self.since += 1;
                let is_close = points.iter().all(|own| own.saturating_add(1) >= sport.points);
                if is_close || self.since >= every {
                    self.since = 0;
                    self.turns = self.turns.saturating_add(1);
                    self.team = self.team.other();
                }
            }
        }
    }

    fn change_courts(&mut self, team: Team) {
        if self.is_doubles {
            self.right[place(team)] = 1 - self.right[place(team)];
        }
    }

    /// The next game begins after that side won one.
    pub(super) fn next_game(&mut self, winner: Team) {
        let first = match self.service {
            Service::Winner { .. } => winner,
            Service::SideOut | Service::InTurn { .. } => self.first.other(),
        };
        let mode = if self.is_doubles { GameMode::Doubles } else { GameMode::Singles };
        *self = Self::new(self.service, mode, first);
    }

    pub(super) fn serve(&self, points: [u8; 2]) -> Serve {
        let team = self.team;
        let court = if points[place(team)].is_multiple_of(2) { Court::Right } else { Court::Left };
        let standing = |side: Team, court: Court| match court {
            _ if !self.is_doubles => 0,
            Court::Right => self.right[place(side)],
            Court::Left => 1 - self.right[place(side)],
        };
        let receiver = |court| standing(team.other(), court);
        match self.service {
            Service::Winner { courts } => Serve {
                team,
                server: standing(team, court),
                receiver: receiver(court),
                court: courts.then_some(court),
                number: None,
            },
            Service::SideOut if self.is_doubles => {
                let is_right = self.right[place(team)] == self.server;
                let court = if is_right { Court::Right } else { Court::Left };
                Serve {
                    team,
                    server: self.server,
                    receiver: receiver(court),
                    court: Some(court),
                    number: Some(self.number),
                }
            }
            Service::SideOut => Serve { team, server: 0, receiver: 0, court: Some(court), number: None },
            Service::InTurn { .. } => {
                // First's first player, the other's first, first's second, the other's second.
                let player = |turn: u16| if self.is_doubles { u8::from(turn % 4 >= 2) } else { 0 };
                Serve {
                    team,
                    server: player(self.turns),
                    receiver: player(self.turns.saturating_add(1)),
                    court: None,
                    number: None,
                }
            }
        }
    }
}
