//! The door to age: opening a sealed payload (FORMAT.md §10.1).
#![cfg_attr(not(test), deny(clippy::arithmetic_side_effects))]

use std::io::{self, BufRead, BufReader, Cursor, Read, Seek};
use std::iter;
use std::path::Path;
use std::sync::Mutex;

use age::stream::StreamReader;
use age::{DecryptError, Decryptor, Identity, IdentityFile};
use age_core::format::{FileKey, Stanza};

use crate::error::{Contradiction, Doing, Error, Foreign, Half, OtherHalf, PayloadFault, Result};
use crate::memory;
pub use age::secrecy::{ExposeSecret, SecretString};
use pannier_format::{Sealing, limits, passphrase};

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
    /// Somebody else holds the secret. The caller asks for the key of this payload with the payload's age header.
    Asked(Box<Ask>),
}

/// Asks for the key of a payload with the payload's age header.
pub type Ask = dyn Fn(&[u8]) -> Result<SealedKey> + Send + Sync;

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

    /// Copies the key.
    pub(super) fn copy(&self) -> Self {
        Self::keep(&self.0)
    }

    /// Takes the bytes of a key that another process sent.
    pub fn received(bytes: [u8; KEY_BYTES]) -> Self {
        Self(FileKey::new(Box::new(bytes)))
    }

    /// Returns a copy of the bytes of the key. The copy is overwritten when the caller drops the copy.
    pub fn to_send(&self) -> zeroize::Zeroizing<[u8; KEY_BYTES]> {
        zeroize::Zeroizing::new(*self.0.expose_secret())
    }
}

/// The length of a payload's key, in bytes.
pub const KEY_BYTES: usize = 16;
/// The length of the nonce after an age header, in bytes. The nonce takes part in the key of the content, not in the key of the
/// payload.
pub(super) const NONCE_BYTES: usize = 16;

/// The beginning of every age recipient.
const RECIPIENT: &str = "age1";

/// Reads the identities of a key file. The file is plain, of a plugin, or sealed with a passphrase; `callbacks` asks
/// for the passphrase.
///
/// # Errors
/// [`Error::NotAKey`], or [`Error::OtherHalf`] for recipients.
pub fn parse_identities<C: Callbacks>(path: &Path, bytes: &[u8], callbacks: C) -> Result<Identities> {
    let not_a_key = || {
        let text = std::str::from_utf8(bytes).unwrap_or_default();
        if text.lines().any(|line| line.trim_start().starts_with(RECIPIENT)) {
            return OtherHalf { given: path.display().to_string(), wanted: Half::RecipientSecret }.into();
        }
        match Foreign::of(text) {
            Some(kind) => Error::ForeignKey { path: path.to_owned(), kind },
            None => Error::NotAKey { path: path.to_owned(), wanted: Half::RecipientSecret },
        }
    };
    if bytes.starts_with(b"age-encryption.org/") || bytes.starts_with(b"-----BEGIN AGE ENCRYPTED FILE-----") {
        return sealed_identities(path, bytes, callbacks);
    }
    let file = IdentityFile::from_buffer(bytes).map_err(|_| not_a_key())?.with_callbacks(callbacks);
    let keys = file.into_identities().map_err(|e| Error::Seal(said(&e)))?;
    let plugin = names_plugin(bytes);
    if keys.is_empty() { Err(not_a_key()) } else { Ok(Identities { keys, plugin }) }
}

/// Opens an identity file that is sealed as an age file with a passphrase.
fn sealed_identities<C: Callbacks>(path: &Path, bytes: &[u8], callbacks: C) -> Result<Identities> {
    let wrong = || Error::KeyPassphraseWrong(path.to_owned());
    let passphrase = callbacks.request_passphrase(&format!("Passphrase for {}", path.display())).ok_or_else(wrong)?;
    let decryptor = Decryptor::new(age::armor::ArmoredReader::new(bytes)).map_err(|_| wrong())?;
    let identity = ByPassphrase::new(&passphrase);
    let opened = decryptor.decrypt(iter::once(&identity as &dyn Identity));
    let reader = opened.map_err(|error| match decrypt_error(error, Sealing::Passphrase) {
        error @ (Error::ScryptTooHigh { .. } | Error::NoMemory { .. }) => error,
        _ => wrong(),
    })?;
    let mut plain = zeroize::Zeroizing::new(Vec::new());
    reader.take(limits::KEY_MAX_BYTES).read_to_end(&mut plain).map_err(|_| wrong())?;
    // The passphrase was right, so what lies there is told.
    let not_a_key = || match std::str::from_utf8(&plain).ok().and_then(Foreign::of) {
        Some(kind) => Error::ForeignKey { path: path.to_owned(), kind },
        None => Error::NotAKey { path: path.to_owned(), wanted: Half::RecipientSecret },
    };
    let file = IdentityFile::from_buffer(plain.as_slice()).map_err(|_| not_a_key())?.with_callbacks(callbacks);
    let keys = file.into_identities().ok().filter(|keys| !keys.is_empty()).ok_or_else(not_a_key)?;
    Ok(Identities { keys, plugin: names_plugin(&plain) })
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

/// A passphrase in the forms in which keyboards type the passphrase. Each form costs a whole scrypt, and comes only after
/// the form before failed. Scrypt begins only if the system gives the memory.
struct ByPassphrase(Vec<SecretString>);

impl ByPassphrase {
    fn new(passphrase: &SecretString) -> Self {
        let forms = passphrase::forms(passphrase.expose_secret()).into_iter();
        Self(forms.map(|mut form| SecretString::from(std::mem::take(&mut *form))).collect())
    }
}

impl Identity for ByPassphrase {
    fn unwrap_stanza(&self, stanza: &Stanza) -> Option<Result<FileKey, DecryptError>> {
        // age itself refuses a stanza of another form, and a factor above the limit.
        let factor = stanza.args.get(1).and_then(|factor| factor.parse().ok());
        let factor = factor.filter(|factor| stanza.tag == "scrypt" && *factor <= limits::SCRYPT_ACCEPTED);
        if let Some(Err(error)) = factor.map(|factor| memory::ask(memory::of_scrypt(factor, 1))) {
            return Some(Err(DecryptError::Io(io::Error::other(error))));
        }
        let mut found = None;
        for form in &self.0 {
            #[cfg(all(target_family = "wasm", target_feature = "simd128"))]
            let fast = by_vectors(form, stanza);
            #[cfg(not(all(target_family = "wasm", target_feature = "simd128")))]
            let fast = None;
            found = fast.or_else(|| {
                let mut identity = age::scrypt::Identity::new(form.clone());
                identity.set_max_work_factor(limits::SCRYPT_ACCEPTED);
                identity.unwrap_stanza(stanza)
            });
            if !matches!(found, Some(Err(DecryptError::DecryptionFailed | DecryptError::KeyDecryptionFailed))) {
                break;
            }
        }
        found
    }
}

/// Tries a passphrase on a stanza with the vectors of WebAssembly. `None` for a stanza that is not of the form that age writes:
/// age itself then says what is wrong with it.
#[cfg(any(test, all(target_family = "wasm", target_feature = "simd128")))]
fn by_vectors(form: &SecretString, stanza: &Stanza) -> Option<Result<FileKey, DecryptError>> {
    use age_core::primitives::aead_decrypt;

    let [salt, factor] = stanza.args.as_slice() else { return None };
    let (salt, factor) = (salt_of(salt)?, factor.parse::<u8>().ok().filter(|number| number.to_string() == *factor)?);
    if stanza.tag != "scrypt" || stanza.body.len() != 32 || !(1..=limits::SCRYPT_ACCEPTED).contains(&factor) {
        return None;
    }
    let salt = [b"age-encryption.org/v1/scrypt".as_slice(), &salt].concat();
    let key = super::scrypt::scrypt(form.expose_secret().as_bytes(), &salt, factor)?;
    let opened = aead_decrypt(&key, 16, &stanza.body).ok().and_then(|bytes| <[u8; 16]>::try_from(bytes).ok());
    Some(opened.map(|bytes| FileKey::new(Box::new(bytes))).ok_or(DecryptError::DecryptionFailed))
}

/// Reads the salt of a stanza: sixteen bytes in base64 without padding, whose unused bits are zero.
#[cfg(any(test, all(target_family = "wasm", target_feature = "simd128")))]
fn salt_of(text: &str) -> Option<[u8; 16]> {
    const LETTERS: &[u8] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let values: Option<Vec<u128>> =
        text.bytes().map(|letter| LETTERS.iter().position(|one| *one == letter).map(|value| value as u128)).collect();
    let values = values.filter(|values| values.len() == 22)?;
    let (last, first) = values.split_last()?;
    let number = first.iter().fold(0u128, |number, value| (number << 6) | value);
    (last & 0x0F == 0).then(|| ((number << 2) | (last >> 4)).to_be_bytes())
}

/// An identity that keeps a copy of the payload's key.
struct Keeping<'a> {
    identity: &'a (dyn Identity + 'a),
    key: &'a Mutex<Option<SealedKey>>,
}

impl Keeping<'_> {
    fn keep(&self, found: Option<Result<FileKey, DecryptError>>) -> Option<Result<FileKey, DecryptError>> {
        if let (Some(Ok(key)), Ok(mut kept)) = (&found, self.key.lock()) {
            *kept = Some(SealedKey::keep(key));
        }
        found
    }
}

impl Identity for Keeping<'_> {
    fn unwrap_stanza(&self, stanza: &Stanza) -> Option<Result<FileKey, DecryptError>> {
        self.keep(self.identity.unwrap_stanza(stanza))
    }

    fn unwrap_stanzas(&self, stanzas: &[Stanza]) -> Option<Result<FileKey, DecryptError>> {
        self.keep(self.identity.unwrap_stanzas(stanzas))
    }
}

/// Returns the key of a payload, from the payload's age header alone. The header is authentic under this key.
///
/// # Errors
/// As [`open`].
pub fn key_of(head: &[u8], sealing: Sealing, with: &OpenWith) -> Result<SealedKey> {
    unlock(head.to_vec(), Cursor::new([0; NONCE_BYTES]), sealing, with).map(|(key, _)| key)
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
    let (_, content) = unlock(head, payload, sealing, with)?;
    Ok(Box::new(BufReader::with_capacity(64 << 10, Unsealing(content))))
}

/// The content of a sealed payload.
pub(super) type Opened<R> = StreamReader<R>;

/// Opens a payload whose key is known. The content can be read at any place.
///
/// # Errors
/// As [`open`].
pub(super) fn open_at<R: BufRead + Seek>(payload: R, key: &SealedKey) -> Result<Opened<R>> {
    let sealing = Sealing::Recipients;
    let decryptor = Decryptor::new_buffered(payload).map_err(|e| decrypt_error(e, sealing))?;
    decryptor.decrypt(iter::once(key as &dyn Identity)).map_err(|e| decrypt_error(e, sealing))
}

/// Finds the key of a payload with the secret, and returns the key and the content. `rest` follows the age header.
fn unlock<R: BufRead>(
    head: Vec<u8>,
    rest: R,
    sealing: Sealing,
    with: &OpenWith,
) -> Result<(SealedKey, StreamReader<impl BufRead + use<R>>)> {
    let asked = match with {
        OpenWith::Asked(ask) => Some(ask(&head)?),
        _ => None,
    };
    let decryptor = Decryptor::new_buffered(Cursor::new(head).chain(rest)).map_err(|e| decrypt_error(e, sealing))?;
    let by_passphrase = decryptor.is_scrypt();
    if by_passphrase != (sealing == Sealing::Passphrase) {
        return Err(Contradiction::Sealing.into());
    }
    let by_words;
    let identities: Vec<&dyn Identity> = match (with, &asked) {
        (OpenWith::Witness(key), _) | (_, Some(key)) => vec![key],
        (OpenWith::Passphrase(passphrase), None) if by_passphrase => {
            by_words = ByPassphrase::new(passphrase);
            vec![&by_words]
        }
        (OpenWith::Identities(identities), None) if !by_passphrase => {
            identities.keys.iter().map(|identity| identity.as_ref() as &dyn Identity).collect()
        }
        _ => return Err(Error::SealedFor(sealing)),
    };
    let key = Mutex::new(None);
    let keeping: Vec<_> = identities.into_iter().map(|identity| Keeping { identity, key: &key }).collect();
    let content = decryptor
        .decrypt(keeping.iter().map(|identity| identity as &dyn Identity))
        .map_err(|e| decrypt_error(e, sealing))?;
    drop(keeping);
    let key = key.into_inner().ok().flatten().ok_or(Error::Bug("age opened a payload without a key"))?;
    Ok((key, content))
}

/// Reads an age file up to the end of the last header line. (age parses the whole header again whenever more bytes
/// arrive.)
pub(super) fn read_head(payload: &mut impl BufRead) -> Result<Vec<u8>> {
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
        other => PayloadFault::Seal(words_of(&other)).into(),
    }
}

/// Says a fault of the seal. Age's own words come with a catalogue of messages, which the page for a browser has no room for.
fn words_of(error: &DecryptError) -> String {
    match error {
        DecryptError::InvalidHeader => "the header is invalid".into(),
        DecryptError::InvalidMac => "the header was changed".into(),
        DecryptError::UnknownFormat => "an unknown version of age".into(),
        DecryptError::DecryptionFailed => "decryption failed".into(),
        DecryptError::KeyDecryptionFailed => "the key of the payload does not decrypt".into(),
        other => said(other),
    }
}

/// Returns age's own words where age has any.
fn said(error: &dyn std::fmt::Display) -> String {
    if cfg!(target_family = "wasm") { "age refused".into() } else { clean(error) }
}

/// Returns age's own words in one line. The line has no isolates, which age's translations put around values.
pub fn clean(error: &dyn std::fmt::Display) -> String {
    error.to_string().replace(['\u{2068}', '\u{2069}'], "").lines().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use age::Recipient as _;

    use super::*;

    #[test]
    fn a_passphrase_opens_with_vectors_what_age_sealed_and_nothing_else() {
        let mut recipient = age::scrypt::Recipient::new("correct horse".to_owned().into());
        recipient.set_work_factor(5);
        let (stanzas, _) = recipient.wrap_file_key(&FileKey::new(Box::new([7; 16]))).unwrap();
        let [stanza] = stanzas.as_slice() else { panic!("one stanza") };
        let opened = |words: &str, stanza: &Stanza| by_vectors(&words.to_owned().into(), stanza);
        let key = opened("correct horse", stanza).unwrap().ok().unwrap();
        assert_eq!(key.expose_secret(), &[7; 16]);
        assert!(matches!(opened("other words", stanza), Some(Err(DecryptError::DecryptionFailed))));
        let with = |change: &dyn Fn(&mut Stanza)| {
            let mut other = Stanza { tag: stanza.tag.clone(), args: stanza.args.clone(), body: stanza.body.clone() };
            change(&mut other);
            opened("correct horse", &other).is_none()
        };
        assert!(with(&|one| one.args[1] = "05".to_owned()) && with(&|one| one.args[1] = "21".to_owned()));
        assert!(with(&|one| one.args[1] = "0".to_owned()) && with(&|one| one.args.push(String::new())));
        assert!(with(&|one| _ = one.args[0].pop()) && with(&|one| one.body.push(0)));
        assert!(with(&|one| one.tag = "other".to_owned()));
        // The last letter has bits that stand for nothing.
        assert!(with(&|one| one.args[0].replace_range(21.., "B")));
    }
}
