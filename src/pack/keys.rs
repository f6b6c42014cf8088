//! The door to minisign's secret half: new keys, key files, signatures (FORMAT.md §5).
#![cfg_attr(not(test), deny(clippy::arithmetic_side_effects))]

use std::io::Read;
use std::path::Path;

use data_encoding::BASE64;
use zeroize::Zeroizing;

use crate::error::{Error, Half, ReaderError, Result};
use crate::format::passphrase;
use crate::keys::PublicKey;
use crate::secret::{ExposeSecret, SecretString};
use pannier_maker::keys::Signer;
use pannier_reader::memory;

/// Length of a secret key box: header, limits, then the part that the passphrase hides.
const SECRET_BYTES: usize = 158;
/// The offset of the part that the passphrase hides.
const HIDDEN_AT: usize = 54;
/// The offset of the limits by which a key file states the cost of its passphrase.
const LIMITS_AT: usize = 38;
/// The fewest operations that the rule of libsodium counts with.
const LEAST_OPERATIONS: u64 = 32_768;
/// The most lanes of scrypt times eight.
const MOST_LANES: u64 = 0x3FFF_FFFF;
/// The scrypt cost of the C tool ("sensitive" limits of libsodium): N = 2^20, r = 8, p = 1, 1 GiB.
const SENSITIVE: Cost = Cost { log_n: 20, operations: 33_554_432, memory: 1_073_741_824 };

/// A cost of scrypt with r = 8 and p = 1, and the two limits by which a key file states the cost.
struct Cost {
    log_n: u8,
    operations: u64,
    memory: u64,
}

/// The secret key of a publisher, open and ready to sign.
#[derive(Debug)]
pub struct SecretKey(Signer);

impl SecretKey {
    /// Makes a new key.
    pub fn generate() -> Result<Self> {
        Ok(Self(Signer::generate()?))
    }

    /// The public key.
    pub fn public(&self) -> &PublicKey {
        self.0.public()
    }

    /// Returns the text of a key file in the form of minisign. A key file with a passphrase is sealed at the cost of
    /// the C tool. Without a passphrase the key file is open.
    pub fn file_text(&self, passphrase: Option<&SecretString>) -> Result<Zeroizing<String>> {
        self.text_at(&SENSITIVE, passphrase)
    }

    fn text_at(&self, cost: &Cost, passphrase: Option<&SecretString>) -> Result<Zeroizing<String>> {
        let mut bytes = Zeroizing::new(self.0.secret().to_bytes());
        let comment = match passphrase {
            Some(passphrase) => {
                hide(&mut bytes, passphrase, cost)?;
                "minisign encrypted secret key"
            }
            None => "minisign secret key, not protected by a passphrase",
        };
        let text = Zeroizing::new(BASE64.encode(&bytes));
        Ok(Zeroizing::new(format!("untrusted comment: {comment}\n{}\n", *text)))
    }

    /// Tells whether a key file needs a passphrase. Returns `None` if the text is no secret key.
    pub fn is_sealed(text: &str) -> Option<bool> {
        let bytes = Zeroizing::new(BASE64.decode(text.lines().nth(1)?.trim().as_bytes()).ok()?);
        if bytes.len() != SECRET_BYTES || !bytes.starts_with(b"Ed") {
            return None;
        }
        match bytes.get(2..4) {
            Some(b"Sc") => Some(true),
            Some([0, 0]) => Some(false),
            _ => None,
        }
    }

    /// Opens the text of a key file.
    ///
    /// # Errors
    /// [`ReaderError::NotAKey`], [`Error::KeyPassphraseNeeded`] or [`ReaderError::KeyPassphraseWrong`].
    pub fn open(path: &Path, text: &str, passphrase: Option<&SecretString>) -> Result<Self> {
        let not_a_key = || ReaderError::NotAKey { path: path.to_owned(), wanted: Half::PublisherSecret };
        let sealed = Self::is_sealed(text).ok_or_else(not_a_key)?;
        let key_box = || minisign::SecretKeyBox::from_string(text).map_err(|_| not_a_key());
        let inner = if sealed {
            let passphrase = passphrase.ok_or_else(|| Error::KeyPassphraseNeeded(path.to_owned()))?;
            memory::ask(memory_bytes(text).ok_or_else(not_a_key)?)?;
            // Each form costs a whole scrypt, and comes only after the form before failed.
            let mut found = Err(ReaderError::KeyPassphraseWrong(path.to_owned()));
            for mut form in passphrase::forms(passphrase.expose_secret()) {
                found =
                    key_box()?.into_secret_key(Some(std::mem::take(&mut *form))).map_err(|error| match error.kind() {
                        minisign::ErrorKind::Verify => ReaderError::KeyPassphraseWrong(path.to_owned()),
                        _ => not_a_key(),
                    });
                if !matches!(found, Err(ReaderError::KeyPassphraseWrong(_))) {
                    break;
                }
            }
            found?
        } else {
            match key_box()?.into_unencrypted_secret_key() {
                Ok(inner) => inner,
                Err(_) => unchecked(text).ok_or_else(not_a_key)?,
            }
        };
        // The two halves may differ if a key file without a checksum was damaged.
        Ok(Self(Signer::of(inner).ok_or_else(not_a_key)?))
    }

    /// Signs bytes and returns the text of a signature file.
    pub fn sign(&self, bytes: &[u8], trusted_comment: &str) -> Result<String> {
        Ok(self.0.sign(bytes, trusted_comment)?)
    }

    /// Signs what a reader gives and returns the text of a signature file. The reader is never in memory whole.
    pub fn sign_stream(&self, bytes: impl Read, trusted_comment: &str) -> Result<String> {
        Ok(self.0.sign_stream(bytes, trusted_comment)?)
    }

    /// Returns the exact length of the signature files that this key makes.
    pub fn signature_bytes(&self, trusted_comment: &str) -> u64 {
        self.0.signature_bytes(trusted_comment)
    }
}

/// Reads an open key in the form that minisign 0.11 of Debian writes with `-W`: the checksum is zero. Any other wrong
/// checksum is refused.
fn unchecked(text: &str) -> Option<minisign::SecretKey> {
    let bytes = Zeroizing::new(BASE64.decode(text.lines().nth(1)?.trim().as_bytes()).ok()?);
    let blank = bytes.len() == SECRET_BYTES && bytes.get(SECRET_BYTES - 32..)?.iter().all(|byte| *byte == 0);
    if blank { minisign::SecretKey::from_bytes(&bytes).ok() } else { None }
}

/// Returns the memory that opening a sealed key box takes: the cost of scrypt follows from the two limits in the box, by the
/// rule of libsodium.
fn memory_bytes(text: &str) -> Option<u64> {
    let bytes = Zeroizing::new(BASE64.decode(text.lines().nth(1)?.trim().as_bytes()).ok()?);
    let number = |at: usize| Some(u64::from_le_bytes(bytes.get(at..)?.first_chunk().copied()?));
    let (operations, memory) = (number(LIMITS_AT)?.max(LEAST_OPERATIONS), number(LIMITS_AT.saturating_add(8))?);
    let by_operations = operations < memory / 32;
    let most = if by_operations { operations / 32 } else { memory / 1024 };
    let log_n = most.max(2).ilog2();
    let lanes = if by_operations { 1 } else { (operations / 4).unbounded_shr(log_n).min(MOST_LANES) / 8 };
    Some(memory::of_scrypt(u8::try_from(log_n).ok()?, lanes))
}

/// Seals a secret key box in place. The crate's own box costs a thirty-second of [`SENSITIVE`].
fn hide(bytes: &mut [u8], passphrase: &SecretString, cost: &Cost) -> Result<()> {
    const BUG: Error = Error::bug("a secret key box of another form");
    let (head, hidden) = bytes.split_at_mut_checked(HIDDEN_AT).ok_or(BUG)?;
    let mut salt = [0; 32];
    getrandom::fill(&mut salt).map_err(|_| Error::bug("the system gives no random numbers"))?;
    let limits = [cost.operations.to_le_bytes(), cost.memory.to_le_bytes()].concat();
    head.get_mut(2..4).ok_or(BUG)?.copy_from_slice(b"Sc");
    head.get_mut(6..38).ok_or(BUG)?.copy_from_slice(&salt);
    head.get_mut(LIMITS_AT..HIDDEN_AT).ok_or(BUG)?.copy_from_slice(&limits);
    memory::ask(memory::of_scrypt(cost.log_n, 1))?;
    let params = scrypt::Params::new(cost.log_n, 8, 1, scrypt::Params::RECOMMENDED_LEN).map_err(|_| BUG)?;
    let mut stream = Zeroizing::new([0; SECRET_BYTES - HIDDEN_AT]);
    let passphrase = passphrase::normal(passphrase.expose_secret());
    scrypt::scrypt(passphrase.as_bytes(), &salt, &params, stream.as_mut_slice()).map_err(|_| BUG)?;
    hidden.iter_mut().zip(stream.iter()).for_each(|(byte, mask)| *byte ^= mask);
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::format::minisig::SignatureText;

    /// A change of the bytes of a key file.
    type Damage<'a> = &'a dyn Fn(&mut [u8]);

    #[test]
    fn a_flipped_bit_is_never_authentic() {
        let key = SecretKey::generate().unwrap();
        let message = b"what the publisher said".to_vec();
        let text = key.sign(&message, "pannier bundle x 1").unwrap();
        let signature = SignatureText::parse(text.as_bytes()).unwrap();
        assert!(key.public().verifies(&signature, &message));
        assert_eq!(text.len() as u64, key.signature_bytes("pannier bundle x 1"));
        for bit in 0..message.len() * 8 {
            let mut other = message.clone();
            other[bit / 8] ^= 1 << (bit % 8);
            assert!(!key.public().verifies(&signature, &other));
        }
        let lied = SignatureText::parse(text.replace("bundle x 1", "bundle x 2").as_bytes()).unwrap();
        assert!(!key.public().verifies(&lied, &message));
        let stranger = SecretKey::generate().unwrap();
        assert!(!stranger.public().verifies(&signature, &message));
    }

    #[test]
    fn key_files_are_read_back() {
        let key = SecretKey::generate().unwrap();
        let public = PublicKey::parse_file(&key.public().file_text()).unwrap();
        assert_eq!(&public, key.public());
        assert_eq!(PublicKey::parse_file(&public.base64()), Some(public));
        let path = Path::new("publisher.key");
        let open = key.file_text(None).unwrap();
        assert_eq!(SecretKey::is_sealed(&open), Some(false));
        assert_eq!(SecretKey::open(path, &open, None).unwrap().public(), key.public());
        assert!(matches!(SecretKey::open(path, "nonsense", None), Err(Error::Reader(ReaderError::NotAKey { .. }))));
    }

    #[test]
    fn a_damaged_key_without_a_checksum_is_no_key() {
        let text = SecretKey::generate().unwrap().file_text(None).unwrap();
        let whole = BASE64.decode(text.lines().nth(1).unwrap().as_bytes()).unwrap();
        let open = |change: &dyn Fn(&mut [u8])| {
            let mut bytes = whole.clone();
            bytes[SECRET_BYTES - 32..].fill(0);
            change(&mut bytes);
            SecretKey::open(Path::new("k"), &format!("untrusted comment: x\n{}\n", BASE64.encode(&bytes)), None)
        };
        assert!(open(&|_| ()).is_ok());
        // The key number is eight bytes long, the secret half 32, and the public half 32.
        let public = HIDDEN_AT + 8 + 32;
        let damaged: [Damage<'_>; 3] =
            [&|bytes| bytes[public + 5] ^= 1, &|bytes| bytes[public..public + 32].fill(0), &|bytes| {
                bytes[public - 5] ^= 1;
            }];
        assert!(damaged.iter().all(|change| matches!(open(change), Err(Error::Reader(ReaderError::NotAKey { .. })))));
    }

    /// The rule by which the crate reads the limits is private. These are the limits of the C tool, and of the crate.
    #[test]
    fn the_memory_of_a_key_is_known_before_the_passphrase_is_tried() {
        let key = SecretKey::generate().unwrap();
        let text = |operations: u64, memory: u64| {
            let mut bytes = key.0.secret().to_bytes();
            bytes[2..4].copy_from_slice(b"Sc");
            bytes[LIMITS_AT..HIDDEN_AT].copy_from_slice(&[operations.to_le_bytes(), memory.to_le_bytes()].concat());
            format!("untrusted comment: x\n{}\n", BASE64.encode(&bytes))
        };
        for (operations, memory, log_n, lanes) in [
            (SENSITIVE.operations, SENSITIVE.memory, 20, 1),
            (1_048_576, 33_554_432, 15, 1),
            (32_768, 16_777_216, 10, 1),
            (0, 0, 1, 512),
            (u64::MAX, 1_073_741_824, 20, 0x7FF_FFFF),
        ] {
            assert_eq!(memory_bytes(&text(operations, memory)), Some(memory::of_scrypt(log_n, lanes)), "{operations}");
        }
        // A key of this kind would take 128 GiB.
        let greedy = text(u64::MAX, 1_073_741_824);
        let opened = SecretKey::open(Path::new("k"), &greedy, Some(&SecretString::from("x".to_owned())));
        assert!(opened.is_err());
    }

    /// At a hundred-and-twenty-eighth of the real cost, which the key files of `keygen` have in the tests of the program.
    #[test]
    fn a_sealed_key_opens_with_its_passphrase_only() {
        let key = SecretKey::generate().unwrap();
        let path = Path::new("publisher.key");
        let right = SecretString::from("درستی a\u{300}".to_owned());
        let cheap =
            Cost { log_n: SENSITIVE.log_n - 7, operations: SENSITIVE.operations >> 7, memory: SENSITIVE.memory >> 7 };
        let sealed = key.text_at(&cheap, Some(&right)).unwrap();
        assert_eq!(SecretKey::is_sealed(&sealed), Some(true));
        assert!(matches!(SecretKey::open(path, &sealed, None), Err(Error::KeyPassphraseNeeded(_))));
        assert!(matches!(
            SecretKey::open(path, &sealed, Some(&SecretString::from("wrong".to_owned()))),
            Err(Error::Reader(ReaderError::KeyPassphraseWrong(_)))
        ));
        for typed in ["درستی a\u{300}", "درستی \u{e0}", "درستي \u{e0}"] {
            let typed = SecretString::from(typed.to_owned());
            assert_eq!(SecretKey::open(path, &sealed, Some(&typed)).unwrap().public(), key.public());
        }
    }
}
