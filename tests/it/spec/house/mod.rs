//! The walls of the house: no loops, errors where they are raised, one door for each third-party crate, no panic on foreign bytes.

mod code;
mod doors;
mod errors;
mod loops;
mod rules;
