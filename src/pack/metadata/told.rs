//! The facts about people and places that documents give away.

use std::collections::BTreeSet;

/// Kinds of facts that name a person or a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Giveaway {
    /// A photo, film, recording or track with a place.
    Position,
    /// A document with the name of its author.
    Author,
    /// A photo or film with the serial number or the owner of its camera.
    Camera,
    /// A photo with a smaller copy of itself. The copy may show what was cut away or blurred later.
    Preview,
    /// A document that could not be looked into to its end, and may tell any of these.
    Unread,
    /// A document that looks as if it holds a secret key of this kind. The maintainer allowed this document.
    Key(&'static str),
}

/// What a document tells about its makers.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Traces {
    /// The kinds of facts that were found.
    pub told: Vec<Giveaway>,
    /// How far the document was looked into.
    pub depth: Depth,
}

/// How far a document was looked into.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Depth {
    /// The document is of no kind that is known to have traces.
    #[default]
    NoKind,
    /// In all known places.
    Whole,
    /// Not to the end: the document is locked, damaged, or asks for more work than is done.
    Part,
}

/// What was found so far.
#[derive(Default)]
pub(super) struct Told {
    pub(super) found: BTreeSet<Giveaway>,
}

impl Told {
    pub(super) fn add(&mut self, what: Giveaway) {
        self.found.insert(what);
    }

    pub(super) fn add_if(&mut self, what: Giveaway, is_there: bool) {
        if is_there {
            self.add(what);
        }
    }
}
