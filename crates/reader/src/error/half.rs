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

/// A kind of secret key that opens nothing here.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Foreign {
    /// age's post-quantum identity.
    #[error("a post-quantum identity of age")]
    PostQuantum,
    /// A key of ssh.
    #[error("ssh")]
    Ssh,
    /// A key of PGP.
    #[error("PGP")]
    Pgp,
}

impl Foreign {
    /// Tells whether a text holds a secret key of such a kind.
    pub fn of(text: &str) -> Option<Self> {
        let begins = |start: &str| text.lines().any(|line| line.trim_start().starts_with(start));
        if begins("AGE-SECRET-KEY-PQ-1") {
            Some(Self::PostQuantum)
        } else if begins("-----BEGIN PGP PRIVATE KEY") {
            Some(Self::Pgp)
        } else if ["OPENSSH", "RSA", "EC", "DSA"].iter().any(|kind| begins(&format!("-----BEGIN {kind} PRIVATE KEY"))) {
            Some(Self::Ssh)
        } else {
            None
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Foreign;

    #[test]
    fn keys_of_other_programs_are_known() {
        assert_eq!(Foreign::of("# created\nAGE-SECRET-KEY-PQ-1QQQ\n"), Some(Foreign::PostQuantum));
        assert_eq!(Foreign::of("-----BEGIN OPENSSH PRIVATE KEY-----\nb3Bl\n"), Some(Foreign::Ssh));
        assert_eq!(Foreign::of("-----BEGIN PGP PRIVATE KEY BLOCK-----\n"), Some(Foreign::Pgp));
        assert_eq!(Foreign::of("AGE-SECRET-KEY-1QQQ\n"), None);
    }
}
