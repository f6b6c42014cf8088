//! The door to age: opening a sealed payload (FORMAT.md §10.1).
#![cfg_attr(not(test), deny(clippy::arithmetic_side_effects))]

use std::io::{self, BufRead, BufReader, Cursor, Read};
use std::iter;
use std::path::Path;

use age::{DecryptError, Decryptor, Identity, IdentityFile};
use age_core::format::{FileKey, Stanza};

use crate::error::{Contradiction, Doing, Error, Half, OtherHalf, PayloadFault, Result};
pub use age::secrecy::{ExposeSecret, SecretString};
use pannier_format::Sealing;
use pannier_format::limits;

pub use age::{Callbacks, NoCallbacks};

/// The secret that may open a payload.
pub enum OpenWith {
    /// These age identities.
    Identities(Identities),
    /// A passphrase.
    Passphrase(SecretString),
    /// No secret: enough for a public bundle.
    Nothing,
    /// The key of this payload. The sealer keeps the key after sealing.
    Witness(SealedKey),
}

/// Age identities from key files.
#[derive(Default)]
pub struct Identities {
    keys: Vec<Box<dyn Identity + Send + Sync>>,
    /// Whether the identities need the program of a plugin.
    plugin: bool,
}

impl Identities {
    /// Adds the identities of another file.
    pub fn extend(&mut self, other: Self) {
        self.keys.extend(other.keys);
        self.plugin |= other.plugin;
    }

    /// Tells whether there are no identities.
    pub fn is_empty(&self) -> bool {
        self.keys.is_empty()
    }
}

impl OpenWith {
    /// Tells whether opening needs another program.
    pub fn needs_program(&self) -> bool {
        matches!(self, Self::Identities(identities) if identities.plugin)
    }
}

/// The key of one sealed payload, kept in memory. With the key, a rehearsal can open a payload that was sealed for
/// others.
pub struct SealedKey(FileKey);

impl SealedKey {
    /// Keeps a copy of a payload's key.
    pub fn keep(key: &FileKey) -> Self {
        Self(FileKey::new(Box::new(*key.expose_secret())))
    }
}

/// The beginning of every age recipient.
const RECIPIENT: &str = "age1";

/// Reads the identities of a key file. The file is plain, of a plugin, or sealed with a passphrase; `callbacks` asks
/// for the passphrase.
///
/// # Errors
/// [`Error::NotAKey`], or [`Error::OtherHalf`] for recipients.
pub fn parse_identities<C: Callbacks>(path: &Path, bytes: &[u8], callbacks: C) -> Result<Identities> {
    let not_a_key = || match std::str::from_utf8(bytes) {
        Ok(text) if text.lines().any(|line| line.trim_start().starts_with(RECIPIENT)) => {
            OtherHalf { given: path.display().to_string(), wanted: Half::RecipientSecret }.into()
        }
        _ => Error::NotAKey { path: path.to_owned(), wanted: Half::RecipientSecret },
    };
    let name = Some(path.display().to_string());
    if bytes.starts_with(b"age-encryption.org/") || bytes.starts_with(b"-----BEGIN AGE ENCRYPTED FILE-----") {
        return sealed_identities(bytes, name, callbacks).ok_or_else(|| Error::KeyPassphraseWrong(path.to_owned()));
    }
    let file = IdentityFile::from_buffer(bytes).map_err(|_| not_a_key())?.with_callbacks(callbacks);
    let keys = file.into_identities().map_err(|e| Error::Seal(clean(&e)))?;
    let plugin = names_plugin(bytes);
    if keys.is_empty() { Err(not_a_key()) } else { Ok(Identities { keys, plugin }) }
}

/// Opens an identity file that is sealed as an age file with a passphrase.
fn sealed_identities<C: Callbacks>(bytes: &[u8], name: Option<String>, callbacks: C) -> Option<Identities> {
    let passphrase =
        callbacks.request_passphrase(&format!("Passphrase for {}", name.as_deref().unwrap_or("the key")))?;
    let decryptor = Decryptor::new(age::armor::ArmoredReader::new(bytes)).ok()?;
    let mut identity = age::scrypt::Identity::new(passphrase);
    identity.set_max_work_factor(limits::SCRYPT_ACCEPTED);
    let reader = decryptor.decrypt(iter::once(&identity as &dyn Identity)).ok()?;
    let mut plain = zeroize::Zeroizing::new(Vec::new());
    reader.take(limits::KEY_MAX_BYTES).read_to_end(&mut plain).ok()?;
    let file = IdentityFile::from_buffer(plain.as_slice()).ok()?.with_callbacks(callbacks);
    let keys = file.into_identities().ok().filter(|keys| !keys.is_empty())?;
    Some(Identities { keys, plugin: names_plugin(&plain) })
}

/// Tells whether a key file names a plugin's identity.
fn names_plugin(bytes: &[u8]) -> bool {
    bytes.split(|byte| *byte == b'\n').any(|line| line.starts_with(b"AGE-PLUGIN-"))
}

impl Identity for SealedKey {
    fn unwrap_stanza(&self, _: &Stanza) -> Option<Result<FileKey, DecryptError>> {
        Some(Ok(FileKey::new(Box::new(*self.0.expose_secret()))))
    }
}

/// Opens a payload: reads the header and returns a reader of the sealed content.
///
/// # Errors
/// Returns the fault of the header. Later reads carry [`PayloadFault::Seal`] when a byte is not authentic.
pub fn open<'a, R: BufRead + Send + 'a>(
    mut payload: R,
    sealing: Sealing,
    with: &OpenWith,
) -> Result<Box<dyn BufRead + Send + 'a>> {
    if sealing == Sealing::None {
        return Ok(Box::new(payload));
    }
    let head = read_head(&mut payload)?;
    let decryptor = Decryptor::new_buffered(Cursor::new(head).chain(payload)).map_err(|e| decrypt_error(e, sealing))?;
    let by_passphrase = decryptor.is_scrypt();
    if by_passphrase != (sealing == Sealing::Passphrase) {
        return Err(Contradiction::Sealing.into());
    }
    let reader = match with {
        OpenWith::Witness(key) => decryptor.decrypt(iter::once(key as &dyn Identity)),
        OpenWith::Passphrase(passphrase) if by_passphrase => {
            let mut identity = age::scrypt::Identity::new(passphrase.clone());
            identity.set_max_work_factor(limits::SCRYPT_ACCEPTED);
            decryptor.decrypt(iter::once(&identity as &dyn Identity))
        }
        OpenWith::Identities(identities) if !by_passphrase => {
            decryptor.decrypt(identities.keys.iter().map(|identity| identity.as_ref() as &dyn Identity))
        }
        _ => return Err(Error::SealedFor(sealing)),
    };
    let reader = reader.map_err(|e| decrypt_error(e, sealing))?;
    Ok(Box::new(BufReader::with_capacity(64 << 10, Unsealing(reader))))
}

/// Reads an age file up to the end of the last header line. (age parses the whole header again whenever more bytes
/// arrive.)
fn read_head(payload: &mut impl BufRead) -> Result<Vec<u8>> {
    let mut head = Vec::new();
    loop {
        let (start, left) = (head.len(), limits::SEAL_HEAD_MAX_BYTES.saturating_sub(head.len() as u64));
        let count = payload
            .take(left)
            .read_until(b'\n', &mut head)
            .map_err(|e| Error::from_stream(Doing::Read, "payload", e))?;
        if head.get(start..).is_some_and(|line| line.starts_with(b"---") && line.ends_with(b"\n")) {
            return Ok(head);
        }
        if count as u64 == left {
            let why = format!("a header of more than {} bytes", limits::SEAL_HEAD_MAX_BYTES);
            return Err(PayloadFault::Seal(why).into());
        }
        if count == 0 {
            // The file ends early, or is no age file. The error of age describes the file better.
            return Ok(head);
        }
    }
}

/// Marks an error of age while reading as a fault of the payload, not of the medium.
struct Unsealing<R>(R);

impl<R: Read> Read for Unsealing<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        self.0.read(buffer).map_err(|error| match error.get_ref() {
            Some(inner) if inner.is::<Error>() => error,
            _ => io::Error::other(Error::from(PayloadFault::Seal(clean(&error)))),
        })
    }
}

/// Makes age load the words of its errors now. An unoptimized build reads the words from disk, and a confined thread
/// may not read from disk.
pub fn load_words() {
    if cfg!(debug_assertions) {
        let _ = DecryptError::NoMatchingKeys.to_string();
    }
}

fn decrypt_error(error: DecryptError, sealing: Sealing) -> Error {
    match error {
        DecryptError::NoMatchingKeys => Error::WrongKey,
        DecryptError::DecryptionFailed | DecryptError::KeyDecryptionFailed if sealing == Sealing::Passphrase => {
            Error::WrongPassphrase
        }
        DecryptError::KeyDecryptionFailed => Error::WrongKey,
        DecryptError::ExcessiveWork { required, .. } => {
            Error::ScryptTooHigh { asked: required, accepted: limits::SCRYPT_ACCEPTED }
        }
        DecryptError::Io(source) => match source.downcast::<Error>() {
            Ok(error) => error,
            Err(source) => PayloadFault::Seal(clean(&source)).into(),
        },
        other => PayloadFault::Seal(clean(&other)).into(),
    }
}

/// Returns age's own words in one line. The line has no isolates, which age's translations put around values.
pub fn clean(error: &dyn std::fmt::Display) -> String {
    error.to_string().replace(['\u{2068}', '\u{2069}'], "").lines().collect::<Vec<_>>().join(" ")
}
