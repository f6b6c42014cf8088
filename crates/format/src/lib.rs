//! Every byte of FORMAT.md as pure functions: no file system, thread, clock, terminal or randomness.

pub mod archive;
pub mod contents;
pub mod crc;
pub mod digest;
pub mod digits;
pub mod escape;
pub mod facts;
pub mod fault;
pub mod frame;
pub mod hash;
pub mod heads;
pub mod layout;
pub mod limits;
pub mod minisig;
pub mod names;
pub mod readme;
pub mod secret;
pub mod slip;
pub mod stored;
pub mod sums;
pub mod table;
pub mod typed;
pub mod units;

pub use digits::Digits;
pub use facts::{Facts, Sealing};
pub use frame::Frame;
pub use hash::Hash;
pub use heads::Heads;
pub use layout::Layout;
pub use slip::Slip;
pub use sums::Sums;
pub use table::Table;
