//! The door to age: sealing the payload, and new recipient keys (FORMAT.md §10.1).
#![cfg_attr(not(test), deny(clippy::arithmetic_side_effects))]

use std::io::Write;
use std::iter;

use age::Recipient;

pub use super::recipients::{Double, Listed, Place, Recipients, Stated};
use crate::error::Result;
use crate::format::{Sealing, passphrase};
use crate::limits;
use crate::secret::{ExposeSecret, SecretString};
pub use pannier_maker::seal::Sealer;
use pannier_reader::documents::seal::OpenWith;
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

    /// Begins a payload. Returns the key that a rehearsal needs.
    ///
    /// # Errors
    /// When the recipients do not seal, or the memory for the passphrase is not there.
    pub fn begin<W: Write>(&self, out: W) -> Result<(Sealer<W>, OpenWith)> {
        match self {
            Self::Nothing => Ok((Sealer::Plain(out), OpenWith::Nothing)),
            Self::Recipients(recipients) => {
                let keys = recipients.keys().iter();
                Ok(Sealer::begin(keys.map(|key| -> &dyn Recipient { key.as_ref() }), out)?)
            }
            Self::Passphrase(passphrase) => {
                memory::ask(memory::of_scrypt(limits::SCRYPT_WRITTEN, 1))?;
                let mut recipient = age::scrypt::Recipient::new(normal(passphrase));
                recipient.set_work_factor(limits::SCRYPT_WRITTEN);
                Ok(Sealer::begin(iter::once(&recipient as &dyn Recipient), out)?)
            }
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

#[cfg(test)]
mod tests {
    use std::io::Read as _;
    use std::path::Path;

    use pannier_reader::documents::seal::{NoCallbacks, open, parse_identities};

    use super::*;
    use crate::error::{Doing, Error, PayloadFault, ReaderError};

    fn seal(with: &SealWith, plain: &[u8]) -> (Vec<u8>, OpenWith) {
        let (mut sealer, witness) = with.begin(Vec::new()).unwrap();
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
