//! Fetching from mirrors: bundles come from web servers that nobody trusts, each block proven before it is kept
//! (FORMAT.md §25).
//!
//! This is the only crate with network code. [`plan`] decides what is asked of whom, as a pure function of what happened.
//! [`client`] is the door to HTTP. [`small`] and [`blocks`] bring both together.
//!
//! No mirror has a score. What a mirror did is remembered for each file, because a mirror that lies about one file may be the
//! only mirror that has another.

pub mod blocks;
pub mod budget;
pub mod client;
mod clock;
pub mod fault;
pub mod memory;
pub mod plan;
pub mod site;
pub mod small;

/// Bytes that one run asks for, as far as one block is not longer.
pub const RUN_BYTES: u64 = 1 << 20;
/// Runs at once.
pub const RUNS_MAX: usize = 4;
/// Most mirrors of one fetch: a bit for each in the memory of a block.
pub const MIRRORS_MAX: usize = 64;
/// Largest small file that is fetched.
pub const SMALL_MAX_BYTES: u64 = 8 << 20;
/// Runs of one file that bring nothing but false blocks, after which a mirror is asked for nothing more of the file. They lie here and
/// there, so that a mirror with an eighth of the file in one piece is found.
pub const PROBES_MAX: u32 = 8;
/// Failures of a connection in a row after which a mirror is left.
pub const FAILURES_MAX: u32 = 5;
/// Fewest bytes a second of an answer, once the patience of the caller is over.
pub const RATE_MIN_BYTES: u64 = 1 << 10;
