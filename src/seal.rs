//! The door to age: sealing the payload and opening it (FORMAT.md §10.1).
#![cfg_attr(not(test), deny(clippy::arithmetic_side_effects))]

use std::collections::{BTreeSet, HashSet};
use std::io::{self, BufRead, BufReader, Cursor, Read, Write};
use std::iter;
use std::path::Path;
use std::sync::Mutex;

use age::{DecryptError, Decryptor, EncryptError, Encryptor, Identity, IdentityFile, Recipient};
use age_core::format::{FileKey, Stanza};

use crate::error::{Doing, Error, Half, OtherHalf, PayloadFault, Result};
use crate::format::Sealing;
use crate::limits;
use crate::secret::{ExposeSecret, SecretString, begins_like_key};

pub use age::{Callbacks, NoCallbacks};

/// A set of age recipients.
pub struct Recipients {
    keys: Vec<Box<dyn Recipient + Send + Sync>>,
    count: usize,
}

/// How to seal a payload.
pub enum SealWith {
    /// To these recipients.
    Recipients(Recipients),
    /// With a passphrase.
    Passphrase(SecretString),
    /// Not at all.
    Nothing,
}

/// What may open a payload.
pub enum OpenWith {
    /// These age identities.
    Identities(Identities),
    /// A passphrase.
    Passphrase(SecretString),
    /// Nothing: enough for a public bundle.
    Nothing,
    /// The key of this very payload, kept by the one who just sealed it.
    Witness(SealedKey),
}

/// Age identities from key files.
#[derive(Default)]
pub struct Identities {
    keys: Vec<Box<dyn Identity + Send + Sync>>,
    /// Whether a plugin's program must be run to use them.
    plugin: bool,
}

impl Identities {
    /// Adds those of another file.
    pub fn extend(&mut self, other: Self) {
        self.keys.extend(other.keys);
        self.plugin |= other.plugin;
    }

    /// Tells whether there are none.
    pub fn is_empty(&self) -> bool {
        self.keys.is_empty()
    }
}

impl OpenWith {
    /// Tells whether another program must be run to open with this.
    pub(crate) fn needs_program(&self) -> bool {
        matches!(self, Self::Identities(identities) if identities.plugin)
    }
}

/// The key of one sealed payload, kept in memory so that a rehearsal can open what was written for others.
pub struct SealedKey(FileKey);

impl Recipients {
    /// Reads recipients from texts (as after `-r`) and from the lines of recipients files (as after `-R`).
    ///
    /// # Errors
    /// [`Error::NotARecipient`] names the first text that is none; for a file, its line number and not its content.
    /// [`Error::OtherHalf`] where a secret key was given instead.
    pub fn parse<C: Callbacks>(texts: &[String], files: &[(&Path, &str)], callbacks: &C) -> Result<Self> {
        let mut recipients: Vec<Box<dyn Recipient + Send + Sync>> = Vec::new();
        let mut plugins = Vec::new();
        for text in texts {
            let known = Self::add(text, &mut recipients, &mut plugins);
            known.ok_or_else(|| match begins_like_key(text) {
                Some(_) => other_half("one of the recipients"),
                None => Error::NotARecipient(text.clone()),
            })?;
        }
        for (path, content) in files {
            let before = recipients.len().saturating_add(plugins.len());
            for (number, line) in (1..).zip(content.lines()) {
                let line = line.trim();
                if !line.is_empty() && !line.starts_with('#') {
                    let place = || format!("line {number} of {}", path.display());
                    let known = Self::add(line, &mut recipients, &mut plugins);
                    known.ok_or_else(|| match begins_like_key(line) {
                        Some(_) => other_half(&place()),
                        None => Error::NotARecipient(place()),
                    })?;
                }
            }
            if recipients.len().saturating_add(plugins.len()) == before {
                return Err(Error::Usage(format!("{} holds no recipient", path.display())));
            }
        }
        let count = recipients.len().saturating_add(plugins.len());
        let names: BTreeSet<String> = plugins.iter().map(|plugin| plugin.plugin().to_owned()).collect();
        for name in names {
            let plugin = age::plugin::RecipientPluginV1::new(&name, &plugins, &[], callbacks.clone());
            recipients.push(Box::new(plugin.map_err(|e| Error::Seal(clean(&e)))?));
        }
        Ok(Self { keys: recipients, count })
    }

    fn add(
        text: &str,
        recipients: &mut Vec<Box<dyn Recipient + Send + Sync>>,
        plugins: &mut Vec<age::plugin::Recipient>,
    ) -> Option<()> {
        if let Ok(key) = text.parse::<age::x25519::Recipient>() {
            recipients.push(Box::new(key));
        } else if let Ok(key) = text.parse::<age::tag::Recipient>() {
            recipients.push(Box::new(key));
        } else if let Ok(key) = text.parse::<age::tagpq::Recipient>() {
            recipients.push(Box::new(key));
        } else {
            plugins.push(text.parse::<age::plugin::Recipient>().ok()?);
        }
        Some(())
    }

    /// How many there are.
    pub fn count(&self) -> usize {
        self.count
    }
}

/// A secret key stands where a recipient belongs.
fn other_half(given: &str) -> Error {
    OtherHalf { given: given.to_owned(), wanted: Half::Recipient }.into()
}

impl SealWith {
    /// How the facts call it.
    pub fn sealing(&self) -> Sealing {
        match self {
            Self::Recipients(_) => Sealing::Recipients,
            Self::Passphrase(_) => Sealing::Passphrase,
            Self::Nothing => Sealing::None,
        }
    }
}

/// A new recipient key: the text of its file, and the recipient.
pub fn generate_identity() -> (SecretString, String) {
    let identity = age::x25519::Identity::generate();
    let recipient = identity.to_public().to_string();
    let secret = identity.to_string();
    let text = format!("# public key: {recipient}\n{}\n", secret.expose_secret());
    (SecretString::from(text), recipient)
}

/// Reads the identities of a key file: plain, a plugin's, or sealed with a passphrase (then `callbacks` asks for it).
///
/// # Errors
/// [`Error::NotAKey`], or [`Error::OtherHalf`] for recipients.
pub fn parse_identities<C: Callbacks>(path: &Path, bytes: &[u8], callbacks: C) -> Result<Identities> {
    let not_a_key = || match std::str::from_utf8(bytes) {
        Ok(text) if Recipients::parse(&[], &[(path, text)], &NoCallbacks).is_ok() => {
            OtherHalf { given: path.display().to_string(), wanted: Half::RecipientSecret }.into()
        }
        _ => Error::NotAKey { path: path.to_owned(), what: "an age identity file" },
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

/// Opens an identity file that is itself an age file under a passphrase.
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

/// Seals for others and keeps the payload's key for the rehearsal.
struct Keeper<'a> {
    inner: &'a dyn Recipient,
    kept: &'a Mutex<Option<SealedKey>>,
}

impl Recipient for Keeper<'_> {
    fn wrap_file_key(&self, file_key: &FileKey) -> Result<(Vec<Stanza>, HashSet<String>), EncryptError> {
        if let Ok(mut kept) = self.kept.lock() {
            *kept = Some(SealedKey(FileKey::new(Box::new(*file_key.expose_secret()))));
        }
        self.inner.wrap_file_key(file_key)
    }
}

impl Identity for SealedKey {
    fn unwrap_stanza(&self, _: &Stanza) -> Option<Result<FileKey, DecryptError>> {
        Some(Ok(FileKey::new(Box::new(*self.0.expose_secret()))))
    }
}

/// A writer that seals what goes through it. [`Sealer::finish`] must be called.
pub(crate) enum Sealer<W: Write> {
    Age(Box<age::stream::StreamWriter<W>>),
    Plain(W),
}

impl<W: Write> Sealer<W> {
    /// Begins a payload. Gives the key that a rehearsal needs.
    pub(crate) fn begin(with: &SealWith, out: W) -> Result<(Self, OpenWith)> {
        let kept = Mutex::new(None);
        let encryptor = match with {
            SealWith::Nothing => return Ok((Self::Plain(out), OpenWith::Nothing)),
            SealWith::Recipients(recipients) => {
                let keepers: Vec<Keeper<'_>> =
                    recipients.keys.iter().map(|inner| Keeper { inner: inner.as_ref(), kept: &kept }).collect();
                Encryptor::with_recipients(keepers.iter().map(|keeper| keeper as &dyn Recipient))
            }
            SealWith::Passphrase(passphrase) => {
                let mut recipient = age::scrypt::Recipient::new(passphrase.clone());
                recipient.set_work_factor(limits::SCRYPT_WRITTEN);
                let keeper = Keeper { inner: &recipient, kept: &kept };
                Encryptor::with_recipients(iter::once(&keeper as &dyn Recipient))
            }
        };
        let encryptor = encryptor.map_err(|e| Error::Seal(clean(&e)))?;
        let writer = encryptor.wrap_output(out).map_err(|e| Error::from_stream(Doing::Write, "", e))?;
        let key = kept.into_inner().ok().flatten().ok_or(Error::Bug("age sealed without a key"))?;
        Ok((Self::Age(Box::new(writer)), OpenWith::Witness(key)))
    }

    /// The length of the whole payload if its header has `head_bytes` and `plain_bytes` are sealed: age seals pieces of
    /// 64 KiB, each with a tag of 16 bytes, and at least one.
    pub(crate) fn payload_bytes(&self, head_bytes: u64, plain_bytes: u64) -> u64 {
        match self {
            Self::Age(_) => {
                let tags = plain_bytes.div_ceil(64 << 10).max(1).saturating_mul(16);
                head_bytes.saturating_add(plain_bytes).saturating_add(tags)
            }
            Self::Plain(_) => plain_bytes,
        }
    }

    /// Ends the payload and gives the inner writer back.
    pub(crate) fn finish(self) -> io::Result<W> {
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

/// Opens a payload: reads its header and gives a reader of what was sealed.
///
/// # Errors
/// Whatever the header says against it; later reads carry [`PayloadFault::Seal`] when a byte is not authentic.
pub(crate) fn open<'a, R: BufRead + Send + 'a>(
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
        return Err(Error::Contradiction("bundle.json and the payload disagree on how it is sealed"));
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
        _ => return Err(Error::SealedFor(if by_passphrase { "with a passphrase" } else { "to recipients' keys" })),
    };
    let reader = reader.map_err(|e| decrypt_error(e, sealing))?;
    Ok(Box::new(BufReader::with_capacity(64 << 10, Unsealing(reader))))
}

/// Reads an age file as far as the line that ends its header. (age goes through all of a header again whenever more of it
/// comes.)
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
            // It ends early, or is no age file at all: age knows better what to say of it.
            return Ok(head);
        }
    }
}

/// Marks what age refuses while reading as a fault of the payload, not of the medium.
struct Unsealing<R>(R);

impl<R: Read> Read for Unsealing<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        self.0.read(buffer).map_err(|error| match error.get_ref() {
            Some(inner) if inner.is::<Error>() => error,
            _ => io::Error::other(Error::from(PayloadFault::Seal(clean(&error)))),
        })
    }
}

/// Has age load the words of its errors now. Unoptimized, it reads them from disk, which a confined thread may not.
pub(crate) fn load_words() {
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

/// age's own words in one line, without the isolates that its translations wrap around values.
fn clean(error: &dyn std::fmt::Display) -> String {
    error.to_string().replace(['\u{2068}', '\u{2069}'], "").lines().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seal(with: &SealWith, plain: &[u8]) -> (Vec<u8>, OpenWith) {
        let (mut sealer, witness) = Sealer::begin(with, Vec::new()).unwrap();
        sealer.write_all(plain).unwrap();
        (sealer.finish().unwrap(), witness)
    }

    fn unseal(payload: &[u8], sealing: Sealing, with: &OpenWith) -> Result<Vec<u8>> {
        let mut plain = Vec::new();
        open(payload, sealing, with)?.read_to_end(&mut plain).map_err(|e| Error::from_stream(Doing::Read, "", e))?;
        Ok(plain)
    }

    fn pair() -> (String, OpenWith) {
        let (text, recipient) = generate_identity();
        let identities = parse_identities(Path::new("k"), text.expose_secret().as_bytes(), NoCallbacks).unwrap();
        (recipient, OpenWith::Identities(identities))
    }

    #[test]
    fn recipients_and_the_witness_open_and_others_do_not() {
        let (recipient, identity) = pair();
        let (_, stranger) = pair();
        let with = SealWith::Recipients(Recipients::parse(&[recipient], &[], &NoCallbacks).unwrap());
        let plain = vec![5; 200_000];
        let (payload, witness) = seal(&with, &plain);
        assert_eq!(unseal(&payload, Sealing::Recipients, &identity).unwrap(), plain);
        assert_eq!(unseal(&payload, Sealing::Recipients, &witness).unwrap(), plain);
        assert!(matches!(unseal(&payload, Sealing::Recipients, &stranger), Err(Error::WrongKey)));
        assert!(matches!(unseal(&payload, Sealing::Recipients, &OpenWith::Nothing), Err(Error::SealedFor(_))));
        assert!(matches!(unseal(&payload, Sealing::Passphrase, &identity), Err(Error::Contradiction(_))));
        let mut bad = payload.clone();
        *bad.last_mut().unwrap() ^= 1;
        assert!(matches!(unseal(&bad, Sealing::Recipients, &identity), Err(Error::Payload(PayloadFault::Seal(_)))));
        assert!(matches!(unseal(b"not age", Sealing::Recipients, &identity), Err(Error::Payload(_))));
        assert!(matches!(unseal(&[b'-'; 1 << 20], Sealing::Recipients, &identity), Err(Error::Payload(_))));
    }

    #[test]
    fn a_passphrase_opens_its_own_bundle_only() {
        let right = SecretString::from("a b c".to_owned());
        let (payload, witness) = seal(&SealWith::Passphrase(right.clone()), b"hello");
        assert_eq!(unseal(&payload, Sealing::Passphrase, &OpenWith::Passphrase(right)).unwrap(), b"hello");
        assert_eq!(unseal(&payload, Sealing::Passphrase, &witness).unwrap(), b"hello");
        let wrong = OpenWith::Passphrase(SecretString::from("a b d".to_owned()));
        assert!(matches!(unseal(&payload, Sealing::Passphrase, &wrong), Err(Error::WrongPassphrase)));
    }

    #[test]
    fn a_bad_line_of_a_recipients_file_is_named_by_its_number() {
        let error = Recipients::parse(&[], &[(Path::new("to.txt"), "# us\n\nage1nonsense\n")], &NoCallbacks);
        let error = error.err().map(|e| e.to_string());
        assert_eq!(error.as_deref(), Some("line 3 of to.txt is not an age recipient"));
    }
}
