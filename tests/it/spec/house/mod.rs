//! The walls of the house: modules without loops, one door for each third-party crate, files that cannot panic on foreign bytes.

mod code;
mod doors;
mod loops;
mod rules;
