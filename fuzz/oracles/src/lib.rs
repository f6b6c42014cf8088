//! The oracles: rules that hold for every input. The fuzz targets and the replay of kept inputs call them.
//!
//! An oracle returns whether the input was accepted, and panics when a rule does not hold. So panics are allowed here.
//!
//! ```
//! use pannier_fuzz_oracles::{Outcome, facts};
//!
//! assert_eq!(facts(b"no facts"), Outcome::Refused);
//! ```

#![allow(clippy::panic)]

mod archives;
mod contents;
mod facts;
mod folder;
mod layout;
mod letters;
mod made;
mod mend;
mod optical;
mod sections;
mod sums;
mod table;
mod traces;

pub use archives::{tar_reader, zstd_tar};
pub use facts::facts;
pub use folder::folder;
pub use letters::letters;
pub use mend::mend;
pub use optical::{frames, picture};
pub use sections::sections;
pub use sums::sums_signature;
pub use table::table_lookup;
pub use traces::traces;

/// What the code under test made of an input.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// It is what it claims to be.
    Accepted,
    /// It breaks a rule, and was told so in an orderly way.
    Refused,
}

impl Outcome {
    pub(crate) fn of(accepted: bool) -> Self {
        if accepted { Self::Accepted } else { Self::Refused }
    }
}
