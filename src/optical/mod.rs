//! Bundles as QR codes: objects, their frames, and what carries those (FORMAT.md §15).

pub mod bag;
pub mod carry;
pub mod film;
mod input;
pub mod look;
pub mod object;
mod program;
pub mod receive;
pub mod scan;
