//! Trust in a bundle, asked once: the answer is a type, and a verb takes the answer instead of asking again (FORMAT.md §11).
#![cfg_attr(not(test), deny(clippy::arithmetic_side_effects))]

use crate::error::Result;
use crate::find::bundle::Bundle;
use crate::trust::Publishers;

/// A bundle whose publisher the caller trusts. Only [`Publishers`] make one.
#[derive(Debug)]
pub struct Trusted<'a, T = Bundle>(&'a T);

impl<'a, T> Trusted<'a, T> {
    /// The bundle.
    pub fn get(&self) -> &'a T {
        self.0
    }
}

/// Whether an unpinned publisher is enough.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Contact {
    /// Only pinned publishers.
    Pinned,
    /// A first contact: the signature must hold, but its key may have come with the bundle.
    First,
}

/// A bundle that a verb may work on.
#[derive(Debug)]
pub enum Admitted<'a, T = Bundle> {
    /// Its publisher is trusted.
    Trusted(Trusted<'a, T>),
    /// Its publisher is not trusted, and the caller said that this is enough.
    First(&'a T),
}

impl<'a, T> Admitted<'a, T> {
    /// The bundle.
    pub fn get(&self) -> &'a T {
        match self {
            Self::Trusted(trusted) => trusted.get(),
            Self::First(bundle) => bundle,
        }
    }

    /// Tells whether the publisher is trusted.
    pub fn is_trusted(&self) -> bool {
        matches!(self, Self::Trusted(_))
    }
}

impl Publishers {
    /// The proof that the publisher of a bundle is trusted, if it is so.
    pub fn trusted<'a, T: AsRef<Bundle>>(&self, bundle: &'a T) -> Option<Trusted<'a, T>> {
        self.pins(&bundle.as_ref().publisher).then_some(Trusted(bundle))
    }

    /// The same, with the reason why not.
    ///
    /// # Errors
    /// [`Error::UnknownPublisher`](crate::Error::UnknownPublisher), or
    /// [`Error::WrongPublisher`](crate::Error::WrongPublisher) when one certain publisher was asked for.
    pub fn require<'a, T: AsRef<Bundle>>(&self, bundle: &'a T) -> Result<Trusted<'a, T>> {
        self.trusted(bundle).ok_or_else(|| self.distrust(&bundle.as_ref().publisher))
    }

    /// Lets a verb work on a bundle: one by a trusted publisher, or any in a first contact.
    ///
    /// # Errors
    /// As [`Publishers::require`], unless it is a first contact.
    pub fn admit<'a, T: AsRef<Bundle>>(&self, bundle: &'a T, contact: Contact) -> Result<Admitted<'a, T>> {
        match (self.require(bundle), contact) {
            (Ok(trusted), _) => Ok(Admitted::Trusted(trusted)),
            (Err(_), Contact::First) => Ok(Admitted::First(bundle)),
            (Err(error), Contact::Pinned) => Err(error),
        }
    }

    /// Tells whether a courier takes a bundle along. Where nobody is pinned, nobody is preferred: every bundle is taken.
    pub fn accept<T: AsRef<Bundle>>(&self, bundle: &T) -> bool {
        matches!(self, Self::Pinned(pinned) if pinned.is_empty()) || self.trusted(bundle).is_some()
    }
}
