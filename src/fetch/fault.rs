//! Faults of `fetch`, for which no block was asked.

use crate::escape::shown;

/// The reason why a fetch did not begin.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum FetchFault {
    /// The program was built without network code.
    #[error("this program has no network code")]
    NotBuilt,
    /// No mirror gave a signed list: each mirror with what went wrong.
    #[error("no mirror gives a signed list: {}", .0.iter().map(|(site, why)| format!("{}: {}", shown(site), shown(why))).collect::<Vec<_>>().join("; "))]
    NoList(Vec<(String, String)>),
    /// No mirror gives a file without which no block is proven.
    #[error("no mirror gives {0} as the list names it")]
    Small(&'static str),
    /// The time of the caller was over before the first block.
    #[error("the time is over")]
    Time,
}
