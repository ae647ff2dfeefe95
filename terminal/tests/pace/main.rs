//! The real program in a pseudo-terminal: what a person types and sees.

mod evening;
mod screen;
mod wire;
