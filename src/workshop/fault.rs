//! The faults of the process that decodes: the process ends early, or its answer makes no sense.
#![cfg_attr(not(test), deny(clippy::arithmetic_side_effects))]

/// How the process that decodes failed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum WorkshopFault {
    /// A signal ended the process.
    #[error("signal {0} ended the process that decodes")]
    Signal(i32),
    /// The process ended before the work was done.
    #[error("the process that decodes ended too early")]
    Ended,
    /// The process said something that no workshop says.
    #[error("the process that decodes gave an answer without sense")]
    Nonsense,
}
