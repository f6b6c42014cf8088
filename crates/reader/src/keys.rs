//! The door to minisign: publishers' public keys and their signatures (FORMAT.md §5).
#![cfg_attr(not(test), deny(clippy::arithmetic_side_effects))]

use std::fmt;
use std::io::{self, Cursor, Read, Seek, SeekFrom};

use data_encoding::BASE64;

use crate::small_order::{ED25519, is_small_order};
use pannier_format::digest::{digits_of, sha256};
use pannier_format::minisig::SignatureText;
use pannier_format::{Digits, Hash};

/// Length of a public key: algorithm, key id, Ed25519 point.
const PUBLIC_BYTES: usize = 42;

/// A publisher's public key.
#[derive(Clone)]
pub struct PublicKey {
    inner: minisign::PublicKey,
    bytes: [u8; PUBLIC_BYTES],
}

impl PartialEq for PublicKey {
    fn eq(&self, other: &Self) -> bool {
        self.bytes == other.bytes
    }
}

impl Eq for PublicKey {}

impl fmt::Debug for PublicKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "PublicKey({})", self.base64())
    }
}

impl PublicKey {
    /// Reads a key from 56 base64 characters.
    pub fn parse(base64: &str) -> Option<Self> {
        let bytes: [u8; PUBLIC_BYTES] = BASE64.decode(base64.as_bytes()).ok()?.try_into().ok()?;
        if !bytes.starts_with(b"Ed") || bytes.last_chunk().is_none_or(|point| is_small_order(*point, &ED25519)) {
            return None;
        }
        let inner = minisign::PublicKey::from_bytes(&bytes).ok()?;
        Some(Self { inner, bytes })
    }

    /// Reads a key file: minisign's two lines, or the base64 line alone.
    pub fn parse_file(text: &str) -> Option<Self> {
        let mut lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
        let first = lines.next()?;
        let key = if first.starts_with("untrusted comment:") { lines.next()? } else { first };
        if lines.next().is_some() {
            return None;
        }
        Self::parse(key)
    }

    /// Returns the key in base64, 56 characters.
    pub fn base64(&self) -> String {
        BASE64.encode(&self.bytes)
    }

    /// Returns the eight bytes by which signatures name the key.
    pub fn id(&self) -> [u8; 8] {
        self.bytes.get(2..10).and_then(|id| id.try_into().ok()).unwrap_or_default()
    }

    /// Returns the point of the curve, with which signatures are verified.
    pub(crate) fn point(&self) -> Option<&[u8; 32]> {
        self.bytes.last_chunk()
    }

    /// Returns the hash of the key, by which a key letter names a key that nobody has seen yet (§20.2).
    pub fn hash(&self) -> Hash {
        sha256(&self.bytes)
    }

    /// Returns the name of a file about the key in a bundle: of a key that is gone, or of an introduction (§20).
    pub fn file_name(&self, word: &str) -> String {
        let hash = self.hash().to_string();
        format!("{word}-{}.txt", hash.get(..16).unwrap_or_default())
    }

    /// Returns the thirty digits by which people compare the key.
    pub fn digits(&self) -> Digits {
        digits_of(&self.bytes)
    }

    /// Returns the text of a key file, as minisign writes the file.
    pub fn file_text(&self) -> String {
        format!("untrusted comment: pannier publisher {}\n{}\n", self.digits(), self.base64())
    }

    /// Tells whether this key made a signature over these bytes. Verifies the signature over the bytes and the
    /// signature over the trusted comment. Accepts the prehashed form and the legacy form.
    pub fn verifies(&self, signature: &SignatureText, bytes: &[u8]) -> bool {
        self.verifies_stream(signature, Cursor::new(bytes))
    }

    /// Does the same for a stream. Only the legacy form takes the memory of the whole stream.
    pub fn verifies_stream(&self, signature: &SignatureText, bytes: impl Read) -> bool {
        if self.id() != signature.key_id {
            return false;
        }
        minisign::SignatureBox::from_string(signature.text())
            .is_ok_and(|sig| minisign::verify(&self.inner, &sig, Forward(bytes), true, false, true).is_ok())
    }
}

/// A stream that goes forward only. The crate goes back only to print what it verified.
struct Forward<R>(R);

impl<R: Read> Read for Forward<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        self.0.read(buffer)
    }
}

impl<R> Seek for Forward<R> {
    fn seek(&mut self, _: SeekFrom) -> io::Result<u64> {
        Err(io::ErrorKind::Unsupported.into())
    }
}

#[cfg(test)]
pub(crate) mod testing {
    use super::*;

    /// A key that signs, for the tests of this crate.
    pub(crate) struct SecretKey {
        pub(crate) public: PublicKey,
        pair: minisign::KeyPair,
    }

    impl SecretKey {
        pub(crate) fn generate() -> Self {
            let pair = minisign::KeyPair::generate_unencrypted_keypair().unwrap();
            Self { public: PublicKey::parse(&pair.pk.to_base64()).unwrap(), pair }
        }

        pub(crate) fn sign(&self, bytes: &[u8], comment: &str) -> String {
            minisign::sign(Some(&self.pair.pk), &self.pair.sk, Cursor::new(bytes), Some(comment), None)
                .unwrap()
                .into_string()
        }
    }
}
