//! The door to age: sealing the payload, and new recipient keys (FORMAT.md §10.1).
#![cfg_attr(not(test), deny(clippy::arithmetic_side_effects))]

use std::collections::HashSet;
use std::io::{self, Write};
use std::iter;
use std::sync::Mutex;

use age::{EncryptError, Encryptor, Recipient};
use age_core::format::{FileKey, Stanza};

pub use super::recipients::{Double, Listed, Place, Recipients, Stated};
use crate::error::{Doing, Error, ReaderError, Result};
use crate::format::{Sealing, passphrase};
use crate::limits;
use crate::secret::{ExposeSecret, SecretString};
use pannier_reader::documents::seal::{OpenWith, SealedKey, clean};
use pannier_reader::memory;

/// How a payload is sealed.
pub enum SealWith {
    /// To these recipients.
    Recipients(Recipients),
    /// With a passphrase.
    Passphrase(SecretString),
    /// The payload is not sealed.
    Nothing,
}

impl SealWith {
    /// Returns the name of this sealing in the facts.
    pub fn sealing(&self) -> Sealing {
        match self {
            Self::Recipients(_) => Sealing::Recipients,
            Self::Passphrase(_) => Sealing::Passphrase,
            Self::Nothing => Sealing::None,
        }
    }
}

/// Returns a passphrase in the form in which it seals.
fn normal(passphrase: &SecretString) -> SecretString {
    SecretString::from(std::mem::take(&mut *passphrase::normal(passphrase.expose_secret())))
}

/// Makes a new recipient key. Returns the text of the key file, and the recipient.
pub fn generate_identity() -> (SecretString, String) {
    let identity = age::x25519::Identity::generate();
    let recipient = identity.to_public().to_string();
    let secret = identity.to_string();
    let text = format!("# public key: {recipient}\n{}\n", secret.expose_secret());
    (SecretString::from(text), recipient)
}

/// Seals to the other recipients and keeps the key of the payload for the rehearsal.
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
    /// Begins a payload. Returns the key that a rehearsal needs.
    pub fn begin(with: &SealWith, out: W) -> Result<(Self, OpenWith)> {
        let kept = Mutex::new(None);
        let encryptor = match with {
            SealWith::Nothing => return Ok((Self::Plain(out), OpenWith::Nothing)),
            SealWith::Recipients(recipients) => {
                let keepers: Vec<Keeper<'_>> =
                    recipients.keys().iter().map(|inner| Keeper { inner: inner.as_ref(), kept: &kept }).collect();
                Encryptor::with_recipients(keepers.iter().map(|keeper| keeper as &dyn Recipient))
            }
            SealWith::Passphrase(passphrase) => {
                memory::ask(memory::of_scrypt(limits::SCRYPT_WRITTEN, 1))?;
                let mut recipient = age::scrypt::Recipient::new(normal(passphrase));
                recipient.set_work_factor(limits::SCRYPT_WRITTEN);
                let keeper = Keeper { inner: &recipient, kept: &kept };
                Encryptor::with_recipients(iter::once(&keeper as &dyn Recipient))
            }
        };
        let encryptor = encryptor.map_err(|e| ReaderError::Seal(clean(&e)))?;
        let writer = encryptor.wrap_output(out).map_err(|e| Error::from_stream(Doing::Write, "", e))?;
        let key = kept.into_inner().ok().flatten().ok_or(Error::bug("age sealed without a key"))?;
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

#[cfg(test)]
mod tests {
    use std::io::Read as _;
    use std::path::Path;

    use pannier_reader::documents::seal::{NoCallbacks, open, parse_identities};

    use super::*;
    use crate::error::PayloadFault;

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
        assert!(matches!(unseal(&payload, Sealing::Recipients, &stranger), Err(Error::Reader(ReaderError::WrongKey))));
        assert!(matches!(
            unseal(&payload, Sealing::Recipients, &OpenWith::Nothing),
            Err(Error::Reader(ReaderError::SealedFor(_)))
        ));
        assert!(matches!(
            unseal(&payload, Sealing::Passphrase, &identity),
            Err(Error::Reader(ReaderError::Contradiction(_)))
        ));
        let mut bad = payload.clone();
        *bad.last_mut().unwrap() ^= 1;
        assert!(matches!(
            unseal(&bad, Sealing::Recipients, &identity),
            Err(Error::Reader(ReaderError::Payload(PayloadFault::Seal(_))))
        ));
        assert!(matches!(
            unseal(b"not age", Sealing::Recipients, &identity),
            Err(Error::Reader(ReaderError::Payload(_)))
        ));
        assert!(matches!(
            unseal(&[b'-'; 1 << 20], Sealing::Recipients, &identity),
            Err(Error::Reader(ReaderError::Payload(_)))
        ));
    }

    #[test]
    fn a_passphrase_opens_its_own_bundle_only() {
        let right = SecretString::from("a b c".to_owned());
        let (payload, witness) = seal(&SealWith::Passphrase(right.clone()), b"hello");
        assert_eq!(unseal(&payload, Sealing::Passphrase, &OpenWith::Passphrase(right)).unwrap(), b"hello");
        assert_eq!(unseal(&payload, Sealing::Passphrase, &witness).unwrap(), b"hello");
        let wrong = OpenWith::Passphrase(SecretString::from("a b d".to_owned()));
        assert!(matches!(
            unseal(&payload, Sealing::Passphrase, &wrong),
            Err(Error::Reader(ReaderError::WrongPassphrase))
        ));
    }

    #[test]
    fn the_composed_form_of_a_passphrase_seals_whatever_was_typed() {
        let typed = SecretString::from("de\u{301}ja\u{300} \u{6CC}".to_owned());
        let (payload, _) = seal(&SealWith::Passphrase(typed), b"hello");
        // As another program opens it: with the passphrase as it is, and nothing else.
        let opens = |passphrase: &str| {
            let mut identity = age::scrypt::Identity::new(SecretString::from(passphrase.to_owned()));
            identity.set_max_work_factor(limits::SCRYPT_ACCEPTED);
            let decryptor = age::Decryptor::new(payload.as_slice()).unwrap();
            decryptor.decrypt(iter::once(&identity as &dyn age::Identity)).is_ok()
        };
        assert!(opens("d\u{e9}j\u{e0} \u{6CC}") && !opens("de\u{301}ja\u{300} \u{6CC}"));
        for typed in ["d\u{e9}j\u{e0} \u{64A}", "de\u{301}ja\u{300} \u{64A}"] {
            let typed = OpenWith::Passphrase(SecretString::from(typed.to_owned()));
            assert_eq!(unseal(&payload, Sealing::Passphrase, &typed).unwrap(), b"hello");
        }
    }
}
