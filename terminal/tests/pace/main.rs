//! The real program in a pseudo-terminal: what a person types and sees.

mod evening;
mod group;
mod screen;
mod wire;
