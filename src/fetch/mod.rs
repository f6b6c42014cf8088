//! `fetch`: one bundle comes from mirrors into a folder. What is there is proven first, and only what is short is asked for
//! (FORMAT.md §25.3).
//!
//! The feature `mirror` has the network code. Without the feature, this module has the faults alone.

mod fault;
#[cfg(feature = "mirror")]
mod files;
#[cfg(feature = "mirror")]
mod run;
#[cfg(feature = "mirror")]
mod trusted;

pub use fault::FetchFault;
#[cfg(feature = "mirror")]
pub use run::{Fetched, Order, fetch};
