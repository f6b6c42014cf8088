//! What can go wrong with a plan for carriers.

use std::path::PathBuf;

use pannier_format::escape::shown_path;
use pannier_format::limits;

/// Why a plan for carriers does not hold.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PlanFault {
    /// No carriers, or too many.
    #[error("{0} carriers; from 1 to {most} can be dealt to", most = limits::CARRIERS_MAX)]
    Carriers(u32),
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

impl PlanFault {
    /// The next step.
    pub fn hint(&self) -> Option<String> {
        let text = match self {
            Self::Short { survive, need, recovery_blocks, recovery_needed, holds, carriers, .. } => {
                let mut ways = Vec::new();
                // What `pack` and `more-recovery` never make is no advice.
                if let Some(needed) = recovery_needed.filter(|needed| needed.div_ceil(2) <= *need) {
                    ways.push(format!(
                        "this needs {needed} recovery blocks ({} % of {need}), there are {recovery_blocks}: pannier \
                         more-recovery BUNDLE -k publisher.key --couriers {carriers} --survive {survive} -o MORE",
                        (u64::from(needed) * 100).div_ceil(u64::from(*need).max(1)),
                    ));
                }
                if survive + 1 < *carriers {
                    ways.push(format!("put every chunk on several carriers: --copies {}", survive + 1));
                }
                ways.extend(holds.map(|holds| format!("lose fewer: --survive {holds} holds as it is")));
                ways.join("; or ")
            }
            Self::NoRoom { .. } => "bring larger carriers, or more of them".to_owned(),
            Self::Whole { .. } => {
                "let more carriers be left over, or deal with --allow-whole if you want that".to_owned()
            }
            Self::Greedy { .. } => "name fewer to lose; or pack without --couriers, and deal with --copies".to_owned(),
            Self::Same(..) => "name one folder for each carrier".to_owned(),
            Self::Stray(_) => "look at it and move it away yourself, or name an empty folder on that medium".to_owned(),
            Self::Carriers(_) | Self::Counts { .. } => return None,
        };
        Some(text)
    }
}
