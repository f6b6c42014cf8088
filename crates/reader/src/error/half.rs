//! The secret half of a key where the public one belongs, or the reverse.

use pannier_format::escape::shown;

/// Which half of which key belongs somewhere.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Half {
    /// A publisher's public key.
    Publisher,
    /// A publisher's secret key.
    PublisherSecret,
    /// A recipient.
    Recipient,
    /// A recipient's secret key.
    RecipientSecret,
}

/// The other half was given.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{} is {}", shown(given), wanted.words())]
pub struct OtherHalf {
    /// What was given: a file, or a line of it; never the key.
    pub given: String,
    /// What belongs there.
    pub wanted: Half,
}

impl Half {
    fn words(self) -> &'static str {
        match self {
            Self::Publisher | Self::Recipient => "a secret key, and a public one belongs here",
            Self::PublisherSecret | Self::RecipientSecret => "a public key, and a secret one belongs here",
        }
    }
}

impl OtherHalf {
    /// What to do next.
    pub fn hint(&self) -> &'static str {
        match self.wanted {
            Half::Publisher => "give the public one: publisher.pub; show the secret one to nobody",
            Half::PublisherSecret => "give the secret one: publisher.key",
            Half::Recipient => "give the public one: recipient.pub; show the secret one to nobody",
            Half::RecipientSecret => "give the secret one: recipient.key",
        }
    }
}
