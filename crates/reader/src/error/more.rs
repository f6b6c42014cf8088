//! Bundles that cannot get more recovery blocks.

use pannier_format::Digits;

/// Why a bundle is not extended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum MoreFault {
    /// The key is not its publisher's.
    #[error("the bundle is by publisher {publisher}, the key is of {key}")]
    OtherKey {
        /// The bundle's publisher.
        publisher: Digits,
        /// Whose key was given.
        key: Digits,
    },
    /// It has as many already.
    #[error("the bundle has {have} recovery blocks, {asked} were asked for")]
    NotMore {
        /// Recovery blocks that it has.
        have: u32,
        /// Recovery blocks asked for.
        asked: u32,
    },
    /// The names of chunks would need more digits.
    #[error("so many chunks would change the names of those that are handed out")]
    OtherNames,
}
