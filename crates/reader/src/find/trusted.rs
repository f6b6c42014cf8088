//! Trust in a bundle, checked once: the answer is a type, and a verb accepts this type without a second check
//! (FORMAT.md §11).
#![cfg_attr(not(test), deny(clippy::arithmetic_side_effects))]

use crate::error::Result;
use crate::find::bundle::Bundle;
use crate::trust::Publishers;

/// A bundle by a publisher whom the caller trusts. Only [`Publishers`] make this type.
#[derive(Debug)]
pub struct Trusted<'a, T = Bundle>(&'a T);

impl<'a, T> Trusted<'a, T> {
    /// Returns the bundle.
    pub fn get(&self) -> &'a T {
        self.0
    }
}

/// Whether an unpinned publisher is enough.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Contact {
    /// Only pinned publishers are enough.
    Pinned,
    /// A first contact: the signature must hold, but the key may have come with the bundle.
    First,
}

/// A bundle that a verb may work on.
#[derive(Debug)]
pub enum Admitted<'a, T = Bundle> {
    /// The publisher of the bundle is trusted.
    Trusted(Trusted<'a, T>),
    /// The publisher of the bundle is not trusted, and the caller accepts such a publisher.
    First(&'a T),
}

impl<'a, T> Admitted<'a, T> {
    /// Returns the bundle.
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
    /// Returns the proof that the publisher of a bundle is trusted; `None` if the publisher is not trusted. The search with
    /// these publishers found the answer, because key letters anywhere on the carriers belong to it.
    pub fn trusted<'a, T: AsRef<Bundle>>(&self, bundle: &'a T) -> Option<Trusted<'a, T>> {
        bundle.as_ref().is_pinned().then_some(Trusted(bundle))
    }

    /// Returns the same proof, or the reason why the publisher is not trusted.
    ///
    /// # Errors
    /// [`Error::UnknownPublisher`](crate::Error::UnknownPublisher),
    /// [`Error::OtherSeries`](crate::Error::OtherSeries) when the publisher is pinned for other series only,
    /// [`Error::TooFewSignatures`](crate::Error::TooFewSignatures), or
    /// [`Error::WrongPublisher`](crate::Error::WrongPublisher) when the caller named one publisher.
    pub fn require<'a, T: AsRef<Bundle>>(&self, bundle: &'a T) -> Result<Trusted<'a, T>> {
        self.trusted(bundle).ok_or_else(|| {
            let bundle = bundle.as_ref();
            self.distrust(&bundle.publisher, &bundle.facts.series, &bundle.trust)
        })
    }

    /// Lets a verb work on a bundle by a trusted publisher. In a first contact, a verb may work on any bundle.
    ///
    /// # Errors
    /// The errors of [`Publishers::require`], unless the contact is a first contact.
    pub fn admit<'a, T: AsRef<Bundle>>(&self, bundle: &'a T, contact: Contact) -> Result<Admitted<'a, T>> {
        match (self.require(bundle), contact) {
            (Ok(trusted), _) => Ok(Admitted::Trusted(trusted)),
            (Err(_), Contact::First) => Ok(Admitted::First(bundle)),
            (Err(error), Contact::Pinned) => Err(error),
        }
    }

    /// Tells whether a courier takes a bundle along. If no publisher is pinned, the courier takes every bundle. A bundle that
    /// lacks only signatures is taken: they may come on another carrier.
    pub fn accept<T: AsRef<Bundle>>(&self, bundle: &T) -> bool {
        matches!(self, Self::Pinned(pinned) if pinned.is_empty()) || bundle.as_ref().is_worth_carrying()
    }
}
