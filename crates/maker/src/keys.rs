//! The door to minisign's writing half: new keys, and signatures (FORMAT.md §5).

use std::fmt;
use std::io::{Cursor, Read};

use pannier_format::minisig::{publisher_comment, text_bytes};
use pannier_reader::error::{Error, Result};
use pannier_reader::keys::PublicKey;

pub use minisign::SecretKey as Secret;

/// A publisher's key that is open and ready to sign.
pub struct Signer {
    secret: Secret,
    /// The public half in the form of the crate. Signing needs this form beside the secret half.
    beside: minisign::PublicKey,
    public: PublicKey,
}

impl fmt::Debug for Signer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Signer(…)")
    }
}

impl Signer {
    /// Makes a new key.
    ///
    /// # Errors
    /// [`Error::Bug`] where the system gives no random numbers.
    pub fn generate() -> Result<Self> {
        let pair = minisign::KeyPair::generate_unencrypted_keypair()
            .map_err(|_| Error::Bug("the system gives no random numbers"))?;
        Self::of(pair.sk).ok_or(Error::Bug("a secret key without its public key"))
    }

    /// Takes a secret key. Returns `None` if its two halves do not belong together.
    pub fn of(secret: Secret) -> Option<Self> {
        let beside = minisign::PublicKey::from_secret_key(&secret).ok()?;
        let signer = Self { public: PublicKey::parse(&beside.to_base64())?, secret, beside };
        signer.sign(b"", "").is_ok().then_some(signer)
    }

    /// The public half.
    pub fn public(&self) -> &PublicKey {
        &self.public
    }

    /// The secret half, for a key file.
    pub fn secret(&self) -> &Secret {
        &self.secret
    }

    /// Signs bytes and returns the text of a signature file.
    ///
    /// # Errors
    /// [`Error::Bug`]: a key that was taken signs.
    pub fn sign(&self, bytes: &[u8], trusted_comment: &str) -> Result<String> {
        self.sign_stream(Cursor::new(bytes), trusted_comment)
    }

    /// Signs what a reader gives and returns the text of a signature file. The reader is never in memory whole.
    ///
    /// # Errors
    /// [`Error::Bug`] if the reader fails.
    pub fn sign_stream(&self, bytes: impl Read, trusted_comment: &str) -> Result<String> {
        let untrusted = publisher_comment(&self.public.base64());
        minisign::sign(Some(&self.beside), &self.secret, bytes, Some(trusted_comment), Some(&untrusted))
            .map(minisign::SignatureBox::into_string)
            .map_err(|_| Error::Bug("the key does not sign"))
    }

    /// Returns the exact length of the signature files that this key makes.
    pub fn signature_bytes(&self, trusted_comment: &str) -> u64 {
        text_bytes(&publisher_comment(&self.public.base64()), trusted_comment)
    }
}
