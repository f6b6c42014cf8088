//! Faults of one request, as data. No fault of a mirror ends a fetch while another mirror can answer.

use std::io;

/// Why a request gave nothing, or less than was asked for.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Fault {
    /// The machine was not reached, or the connection broke: the words of the system.
    #[error("{0}")]
    Connection(String),
    /// The mirror was silent for longer than the caller waits, or sent too few bytes for that time.
    #[error("too slow")]
    Slow,
    /// The mirror has no such file, or does not give it.
    #[error("answer {0}")]
    Status(u16),
    /// The mirror sends the reader to another machine.
    #[error("a redirect to another place")]
    Redirect,
    /// The mirror says or sends another length than the file has.
    #[error("another length")]
    Length,
    /// The bytes are not those of the signed list or of the block table.
    #[error("false bytes")]
    False,
    /// What the mirror gives in the place of the list is no list, such as the page of a network that wants a login.
    #[error("something else than a signed list, such as a login page")]
    NoList,
    /// The mirror has a list of another bundle than the caller asked for.
    #[error("another bundle than the one that was asked for")]
    Other,
    /// The bytes that this fetch may receive are used up.
    #[error("the limit of bytes is reached")]
    Budget,
    /// The time of the caller is over.
    #[error("the time is over")]
    Time,
    /// The caller stopped.
    #[error("interrupted")]
    Stopped,
}

impl Fault {
    /// Tells whether the fetch is over, whatever other mirrors can give.
    pub fn ends_all(&self) -> bool {
        matches!(self, Self::Budget | Self::Time | Self::Stopped)
    }

    /// Returns the word of the fault for programs.
    pub fn word(&self) -> &'static str {
        match self {
            Self::Connection(_) => "connection",
            Self::Slow => "slow",
            Self::Status(_) => "status",
            Self::Redirect => "redirect",
            Self::Length => "length",
            Self::False => "false-bytes",
            Self::NoList => "no-list",
            Self::Other => "other-bundle",
            Self::Budget => "limit",
            Self::Time => "time",
            Self::Stopped => "stopped",
        }
    }

    /// Sorts an error of a connection.
    pub(crate) fn of_io(error: &io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::TimedOut | io::ErrorKind::WouldBlock => Self::Slow,
            _ => Self::Connection(error.to_string()),
        }
    }
}
