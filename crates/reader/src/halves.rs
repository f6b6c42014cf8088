//! The two signatures of a signature file, each verified alone, for trials (FORMAT.md §12). Whether a file is genuine, `keys`
//! decides with minisign.
#![cfg_attr(not(test), deny(clippy::arithmetic_side_effects))]

use blake2::{Blake2b512, Digest};
use ed25519_dalek::{Signature, Verifier, VerifyingKey};

use crate::keys::PublicKey;
use pannier_format::minisig::SignatureText;

/// A publisher's key, ready for many trials.
pub(crate) struct Halves {
    id: [u8; 8],
    point: VerifyingKey,
}

/// A file that may be signed. Its hash is computed once for all trials of signatures.
pub(crate) struct Message<'a> {
    bytes: &'a [u8],
    hash: [u8; 64],
}

impl<'a> Message<'a> {
    pub(crate) fn new(bytes: &'a [u8]) -> Self {
        Self { bytes, hash: Blake2b512::digest(bytes).into() }
    }
}

impl Halves {
    /// Returns `None` for a key that is no point of the curve.
    pub(crate) fn new(key: &PublicKey) -> Option<Self> {
        Some(Self { id: key.id(), point: VerifyingKey::from_bytes(key.point()?).ok()? })
    }

    /// Tells whether a signature names this key.
    pub(crate) fn is_named_by(&self, text: &SignatureText) -> bool {
        self.id == text.key_id
    }

    /// Tells whether the signature over the trusted comment holds. This signature does not depend on the signed file.
    pub(crate) fn signed_comment(&self, text: &SignatureText) -> bool {
        let message = [text.signature.as_slice(), text.trusted_comment.as_bytes()].concat();
        self.point.verify(&message, &Signature::from_bytes(&text.comment_signature)).is_ok()
    }

    /// Tells whether the signature over the file holds. This signature does not depend on the trusted comment.
    pub(crate) fn signed_file(&self, text: &SignatureText, file: &Message) -> bool {
        let message = if text.is_prehashed { file.hash.as_slice() } else { file.bytes };
        self.point.verify(message, &Signature::from_bytes(&text.signature)).is_ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::keys::testing::SecretKey;

    #[test]
    fn each_half_holds_without_the_other() {
        let key = SecretKey::generate();
        let text = key.sign(b"list", "pannier bundle x 1");
        let halves = Halves::new(&key.public).expect("a point");
        let whole = SignatureText::parse(text.as_bytes()).expect("a signature");
        assert!(halves.is_named_by(&whole) && whole.is_prehashed);
        assert!(halves.signed_file(&whole, &Message::new(b"list")) && halves.signed_comment(&whole));
        assert!(!halves.signed_file(&whole, &Message::new(b"lisp")));
        let other = SignatureText::parse(text.replace("x 1", "x 2").as_bytes()).expect("a signature");
        assert!(halves.signed_file(&other, &Message::new(b"list")) && !halves.signed_comment(&other));
        let stranger = Halves::new(&SecretKey::generate().public).expect("a point");
        assert!(!stranger.signed_file(&whole, &Message::new(b"list")) && !stranger.signed_comment(&whole));
    }
}
