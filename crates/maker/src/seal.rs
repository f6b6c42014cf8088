//! The door to age's writing half: recipients that age itself knows, and the sealing of a payload (FORMAT.md §10.1).
#![cfg_attr(not(test), deny(clippy::arithmetic_side_effects))]

use std::collections::HashSet;
use std::io::{self, Write};
use std::sync::Mutex;

use age::{EncryptError, Encryptor};
use age_core::format::{FileKey, Stanza};
use data_encoding::Specification;

use pannier_reader::documents::seal::{OpenWith, SealedKey, clean};
use pannier_reader::error::{Doing, Error, Result};
use pannier_reader::small_order::{X25519, is_small_order};

pub use age::Recipient;

/// A recipient that age can seal to.
pub type BoxedRecipient = Box<dyn Recipient + Send + Sync>;

/// Reads an ordinary recipient, and returns the canonical text beside it (FORMAT.md §5.1). Returns `None` if the text is no such
/// recipient, or if everybody could open what is sealed to it.
pub fn ordinary(text: &str) -> Option<(BoxedRecipient, String)> {
    let key = text.parse::<age::x25519::Recipient>().ok()?;
    let text = key.to_string();
    (!is_open_to_all(&text)).then(|| -> (BoxedRecipient, String) { (Box::new(key), text) })
}

/// Reads a recipient of any kind that age itself knows, as [`ordinary`] does.
pub fn recipient(text: &str) -> Option<(BoxedRecipient, String)> {
    if text.parse::<age::x25519::Recipient>().is_ok() {
        return ordinary(text);
    }
    if let Ok(key) = text.parse::<age::tag::Recipient>() {
        let text = key.to_string();
        return Some((Box::new(key), text));
    }
    let key = text.parse::<age::tagpq::Recipient>().ok()?;
    let text = key.to_string();
    Some((Box::new(key), text))
}

/// Tells whether an X25519 recipient is a point of small order. Sealing to such a point ends the program, inside age. `canonical` is a
/// valid text in Bech32. The last six characters are the checksum.
fn is_open_to_all(canonical: &str) -> bool {
    let mut bech32 = Specification::new();
    bech32.symbols.push_str("qpzry9x8gf2tvdw0s3jn54khce6mua7l");
    let data = canonical.strip_prefix("age1").and_then(|text| text.get(..text.len().checked_sub(6)?));
    let point = data.and_then(|data| bech32.encoding().ok()?.decode(data.as_bytes()).ok());
    let point = point.and_then(|point| point.try_into().ok());
    point.is_some_and(|point| is_small_order(point, &X25519))
}

/// Seals to another recipient, and keeps the key of the payload for the rehearsal.
struct Keeper<'a> {
    inner: &'a dyn Recipient,
    kept: &'a Mutex<Option<SealedKey>>,
}

impl Recipient for Keeper<'_> {
    fn wrap_file_key(&self, file_key: &FileKey) -> Result<(Vec<Stanza>, HashSet<String>), EncryptError> {
        if let Ok(mut kept) = self.kept.lock() {
            *kept = Some(SealedKey::keep(file_key));
        }
        self.inner.wrap_file_key(file_key)
    }
}

/// A writer that seals the bytes. The caller must call [`Sealer::finish`].
pub enum Sealer<W: Write> {
    /// A payload that age seals.
    Age(Box<age::stream::StreamWriter<W>>),
    /// A payload that is not sealed.
    Plain(W),
}

impl<W: Write> Sealer<W> {
    /// Begins a payload for recipients. Returns the key that a rehearsal needs.
    ///
    /// # Errors
    /// [`Error::Seal`] if age refuses the recipients, or the error of the writer.
    pub fn begin<'a>(recipients: impl Iterator<Item = &'a dyn Recipient>, out: W) -> Result<(Self, OpenWith)> {
        let kept = Mutex::new(None);
        let keepers: Vec<Keeper<'_>> = recipients.map(|inner| Keeper { inner, kept: &kept }).collect();
        let encryptor = Encryptor::with_recipients(keepers.iter().map(|keeper| keeper as &dyn Recipient));
        let encryptor = encryptor.map_err(|e| Error::Seal(clean(&e)))?;
        let writer = encryptor.wrap_output(out).map_err(|e| Error::from_stream(Doing::Write, "", e))?;
        drop(keepers);
        let key = kept.into_inner().ok().flatten().ok_or(Error::Bug("age sealed without a key"))?;
        Ok((Self::Age(Box::new(writer)), OpenWith::Witness(key)))
    }

    /// Returns the length of the whole payload if the header has `head_bytes` and `plain_bytes` are sealed. Age seals
    /// pieces of 64 KiB, each with a tag of 16 bytes. There is at least one piece.
    pub fn payload_bytes(&self, head_bytes: u64, plain_bytes: u64) -> u64 {
        match self {
            Self::Age(_) => {
                let tags = plain_bytes.div_ceil(64 << 10).max(1).saturating_mul(16);
                head_bytes.saturating_add(plain_bytes).saturating_add(tags)
            }
            Self::Plain(_) => plain_bytes,
        }
    }

    /// Returns the place in the payload from which a reader needs the bytes to read the sealed bytes from `plain_at` on.
    pub fn place_of(&self, head_bytes: u64, plain_at: u64) -> u64 {
        match self {
            Self::Age(_) => (plain_at >> 16).saturating_mul((64 << 10) + 16).saturating_add(head_bytes),
            Self::Plain(_) => plain_at,
        }
    }

    /// Ends the payload and returns the inner writer.
    ///
    /// # Errors
    /// The error of the writer.
    pub fn finish(self) -> io::Result<W> {
        match self {
            Self::Age(writer) => writer.finish(),
            Self::Plain(writer) => Ok(writer),
        }
    }
}

impl<W: Write> Write for Sealer<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match self {
            Self::Age(writer) => writer.write(bytes),
            Self::Plain(writer) => writer.write(bytes),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        match self {
            Self::Age(writer) => writer.flush(),
            Self::Plain(writer) => writer.flush(),
        }
    }
}
