//! The form of a text as it may have been before a transport, and the changes that are taken back.
#![cfg_attr(not(test), deny(clippy::arithmetic_side_effects))]

use std::collections::BTreeSet;
use std::ops::{Deref, DerefMut};

use zeroize::Zeroize;

use crate::limits;

/// A change that a transport made.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Change {
    /// A byte order mark stands before the text.
    Mark,
    /// The letters have two bytes each: UTF-16.
    Wide,
    /// The text is quoted-printable, as mail writes it.
    Quoted,
    /// The lines end in CR LF, or in CR.
    LineEnds,
    /// Blanks stand at the ends of lines, or lines are empty.
    Blanks,
    /// Other text stands before or after the text.
    Around,
    /// The last line end is lost or doubled.
    LastEnd,
    /// The first line of a signature, which nothing covers, is damaged.
    FirstLine,
}

/// The changes that a form takes back.
pub type Changes = BTreeSet<Change>;

/// A text as it may have been before the transport.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Form {
    /// The bytes of the text.
    pub bytes: FormBytes,
    /// The changes that are taken back.
    pub undone: Changes,
}

/// The bytes of a form. A text may be a key, so the bytes are overwritten when they are dropped. A text that is longer than any
/// key file is no key and is left: to overwrite a long list costs more than to read it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FormBytes(Vec<u8>);

impl From<Vec<u8>> for FormBytes {
    fn from(bytes: Vec<u8>) -> Self {
        Self(bytes)
    }
}

impl Deref for FormBytes {
    type Target = Vec<u8>;

    fn deref(&self) -> &Vec<u8> {
        &self.0
    }
}

impl DerefMut for FormBytes {
    fn deref_mut(&mut self) -> &mut Vec<u8> {
        &mut self.0
    }
}

impl Drop for FormBytes {
    fn drop(&mut self) {
        if self.0.len() as u64 <= limits::KEY_MAX_BYTES {
            self.0.zeroize();
        }
    }
}

impl Form {
    /// Returns the bytes of the text, for a text that is no secret.
    pub fn into_bytes(mut self) -> Vec<u8> {
        std::mem::take(&mut *self.bytes)
    }
}

/// A kind of text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Text {
    /// `SHA256SUMS`
    List,
    /// A signature.
    Signature,
    /// `bundle.json`
    Facts,
    /// `CONTENTS.sha256`
    Contents,
}
