//! Bundles as QR codes: objects, their frames, and what carries those (FORMAT.md §15).

pub mod bag;
pub mod card;
pub mod carry;
mod cover;
pub mod estimate;
pub mod film;
mod input;
mod kept;
pub mod look;
pub mod object;
pub mod page;
mod pages;
pub mod play;
pub mod profile;
mod program;
pub mod receive;
pub mod scan;
pub mod sheet;
