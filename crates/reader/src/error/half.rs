//! Keys that are none, or the other half of what belongs there.

use pannier_format::escape::shown;

/// Which half of which key belongs somewhere.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Half {
    /// A publisher's public key.
    #[error("a minisign public key")]
    Publisher,
    /// A publisher's secret key.
    #[error("a minisign secret key")]
    PublisherSecret,
    /// A recipient.
    #[error("a text file of recipients")]
    Recipient,
    /// A recipient's secret key.
    #[error("an age identity file")]
    RecipientSecret,
}

/// The other half was given.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{} is the other half of a key: {wanted} belongs there", shown(given))]
pub struct OtherHalf {
    /// What was given: a file, or a line of it; never the key.
    pub given: String,
    /// What belongs there.
    pub wanted: Half,
}
