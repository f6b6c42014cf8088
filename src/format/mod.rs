//! The bundle format as pure functions: no I/O, no clock, no randomness (FORMAT.md).

pub mod contents;
pub mod digits;
pub mod facts;
pub mod frame;
pub mod grey;
pub mod hash;
pub mod heads;
pub mod layout;
pub mod minisig;
pub mod names;
pub mod slip;
pub mod stored;
pub mod sums;
pub mod table;
pub mod typed;

pub use digits::Digits;
pub use facts::{Facts, Sealing};
pub use frame::Frame;
pub use grey::Grey;
pub use hash::Hash;
pub use heads::Heads;
pub use layout::Layout;
pub use slip::Slip;
pub use sums::Sums;
pub use table::Table;
