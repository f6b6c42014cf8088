//! Faults of a plan for carriers.

use std::path::PathBuf;

use pannier_format::escape::shown_path;
use pannier_format::limits;

/// Why a plan for carriers does not hold.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PlanFault {
    /// No carriers, or too many.
    #[error("{0} carriers; from 1 to {most} can be dealt to", most = limits::CARRIERS_MAX)]
    Carriers(u32),
    /// Neither one size for all carriers nor one for each.
    #[error("{sizes} sizes for {carriers} carriers")]
    Sizes {
        /// Sizes given.
        sizes: usize,
        /// Carriers.
        carriers: usize,
    },
    /// Counts that contradict each other.
    #[error("{carriers} carriers, of which {survive} may be lost, with {copies} copies of each chunk: that cannot be")]
    Counts {
        /// Carriers.
        carriers: u32,
        /// Of which may be lost.
        survive: u32,
        /// Carriers that hold each chunk.
        copies: u32,
    },
    /// Too few blocks would be left.
    #[error(
        "after the worst loss of {survive} of {carriers} carriers only {left} blocks would be left, {need} are needed"
    )]
    Short {
        /// Carriers.
        carriers: u32,
        /// Of which may be lost.
        survive: u32,
        /// Blocks that would be left.
        left: u32,
        /// Blocks that are needed.
        need: u32,
        /// Recovery blocks that the bundle has.
        recovery_blocks: u32,
        /// Recovery blocks with which the plan would hold, if any number does.
        recovery_needed: Option<u32>,
        /// The most carriers that may be lost as it is.
        holds: Option<u32>,
        /// Couriers of whom as many may be lost, with the bundle as it is.
        couriers_needed: Option<u32>,
    },
    /// Not even the data fits into the size that a person named.
    #[error("the files take {needed_bytes} bytes without any recovery blocks, and {fit_bytes} bytes were named")]
    TooSmall {
        /// Bytes of the files without recovery blocks.
        needed_bytes: u64,
        /// Bytes that were named.
        fit_bytes: u64,
    },
    /// Not even the data chunks fit.
    #[error(
        "the data chunks need {needed_bytes} bytes, the carriers have room for {room_bytes} beside the small files"
    )]
    NoRoom {
        /// Bytes of what must be carried.
        needed_bytes: u64,
        /// Bytes that all carriers together hold.
        room_bytes: u64,
    },
    /// One carrier would be enough to rebuild everything.
    #[error(
        "with {carriers} carriers of which {survive} may be lost, a single one would hold enough to rebuild everything"
    )]
    Whole {
        /// Carriers.
        carriers: u32,
        /// Of which may be lost.
        survive: u32,
    },
    /// More recovery blocks than twice the data blocks.
    #[error(
        "to lose {survive} of {carriers} couriers would take more than twice as many recovery blocks as data blocks"
    )]
    Greedy {
        /// Carriers.
        carriers: u32,
        /// Of which may be lost.
        survive: u32,
    },
    /// Two carriers are one.
    #[error("{} and {} are the same folder, or one lies in the other", shown_path(.0), shown_path(.1))]
    Same(PathBuf, PathBuf),
    /// A carrier already holds what the plan gives to another.
    #[error("{} is there already, and this plan gives that chunk to another carrier", shown_path(.0))]
    Stray(PathBuf),
}
