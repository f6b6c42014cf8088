//! Making letters, and signing them: which keys sign from now on, keys that are gone, introductions (FORMAT.md §20), mirrors (§25.4).
#![cfg_attr(not(test), deny(clippy::arithmetic_side_effects))]

use crate::error::{Error, LetterFault, Result};
use crate::format::letter::{
    GONE_COMMENT, Gone, INTRODUCTION_COMMENT, Introduction, Letter, Signed, gone as gone_of,
    introduction as introduction_of, letter, may_be_said, mirrors as mirrors_of,
};
use crate::format::minisig::SignatureText;
use crate::format::mirrors::{Mirrors, is_address};
use crate::format::torrent::address::{Address, Role};
use crate::format::{Hash, limits};
use crate::keys::{PublicKey, SecretKey};
use crate::letters::signs;

/// What a new letter changes.
#[derive(Clone, Debug, Default)]
pub struct Change {
    /// The number of keys that have to sign; `None` leaves it.
    pub need: Option<usize>,
    /// Keys that sign from now on.
    pub add: Vec<PublicKey>,
    /// Keys that do not count any more.
    pub gone: Vec<PublicKey>,
    /// Keys that nobody has seen yet and that will sign the letter after this one. The letter names their hashes alone.
    pub next: Vec<PublicKey>,
}

/// Makes the first letter of a chain: the keys of a publisher, who is pinned by one of them.
///
/// # Errors
/// [`LetterFault`].
pub fn first(change: &Change) -> Result<Letter> {
    let keys = change.add.iter().map(PublicKey::base64).collect();
    let next = change.next.iter().map(PublicKey::hash).collect();
    let gone = change.gone.iter().map(PublicKey::base64).collect();
    sound(Letter { number: 1, need: change.need.unwrap_or(1), keys, next, gone, before: None })
}

/// Makes the letter that follows another one. Keys that are gone stay gone. Promised keys that are not shown now are not
/// promised any more, unless the change names them again.
///
/// # Errors
/// [`LetterFault`].
pub fn following(before: &Letter, change: &Change) -> Result<Letter> {
    let named = |keys: &[PublicKey]| keys.iter().map(PublicKey::base64).collect::<Vec<String>>();
    let mut gone = before.gone.clone();
    gone.extend(named(&change.gone).into_iter().filter(|key| !before.gone.contains(key)));
    let mut keys: Vec<String> = before.keys.iter().filter(|key| !gone.contains(*key)).cloned().collect();
    for key in &change.add {
        let base64 = key.base64();
        if gone.contains(&base64) {
            return Err(LetterFault::Revived(key.digits()).into());
        }
        if !before.next.is_empty() && !before.next.contains(&key.hash()) && !keys.contains(&base64) {
            return Err(LetterFault::NotPromised(key.digits()).into());
        }
        if !keys.contains(&base64) {
            keys.push(base64);
        }
    }
    let next: Vec<Hash> = change.next.iter().map(PublicKey::hash).collect();
    let number = before.number.saturating_add(1);
    let letter =
        Letter { number, need: change.need.unwrap_or(before.need), keys, next, gone, before: Some(before.hash()) };
    sound(letter)
}

/// Checks a letter that is about to be written.
fn sound(letter: Letter) -> Result<Letter> {
    let Letter { number, need, keys, next, gone, .. } = &letter;
    let fault = if *number > limits::LETTERS_MAX {
        LetterFault::Last
    } else if keys.is_empty() || *need > keys.len() {
        LetterFault::TooFewKeys { keys: keys.len(), need: *need }
    } else if !next.is_empty() && next.len() < *need {
        LetterFault::TooFewPromised { promised: next.len(), need: *need }
    } else if keys.iter().chain(gone).filter_map(|key| PublicKey::parse(key)).any(|key| next.contains(&key.hash())) {
        LetterFault::PromisedShown
    } else if !(1..=limits::NEED_MAX).contains(need) {
        LetterFault::Need(*need)
    } else if keys.len().max(next.len()) > limits::LETTER_KEYS_MAX || gone.len() > limits::LETTER_GONE_MAX {
        LetterFault::TooManyKeys
    } else if Letter::parse(&letter.write()).is_none() {
        LetterFault::Twice
    } else {
        return Ok(letter);
    };
    Err(fault.into())
}

/// Signs a letter. Returns the letter file with this signature in the place of an older one by the same key.
///
/// # Errors
/// [`LetterFault::NotBefore`] if the letter does not follow the one that is given as the one before,
/// [`LetterFault::OtherKey`] if neither of them names the key, or [`LetterFault::ManySignatures`].
pub fn sign(file: &Signed<Letter>, key: &SecretKey, before: Option<&Letter>) -> Result<Signed<Letter>> {
    if let Some(before) = before
        && (file.content.before != Some(before.hash()) || file.content.number != before.number.saturating_add(1))
    {
        return Err(LetterFault::NotBefore { number: file.content.number, before: before.number }.into());
    }
    let base64 = key.public().base64();
    let is_named = |letter: &Letter| letter.keys.contains(&base64);
    if !is_named(&file.content) && !before.is_some_and(is_named) {
        return Err(LetterFault::OtherKey(key.public().digits()).into());
    }
    with_signature(file, key, &file.content.comment())
}

/// Returns a text with the signature of a key, in the place of an older one by the same key.
fn with_signature<T: Clone>(file: &Signed<T>, key: &SecretKey, comment: &str) -> Result<Signed<T>> {
    let signature = parsed(&key.sign(file.text.as_bytes(), comment)?)?;
    let base64 = key.public().base64();
    let mut signed = file.clone();
    // An id may be that of two keys. The claim in the first line tells them apart.
    signed.signatures.retain(|other| other.claimed_publisher() != Some(base64.as_str()));
    signed.signatures.push(signature);
    if signed.signatures.len() > limits::LETTER_SIGNATURES_MAX {
        return Err(LetterFault::ManySignatures.into());
    }
    Ok(signed)
}

/// Makes a mirror letter without signatures. An address loses the `/` at its end, and stands in the letter once.
///
/// # Errors
/// [`LetterFault::Address`].
pub fn mirrors(number: u32, urls: &[String]) -> Result<Signed<Mirrors>> {
    let mut content = Mirrors { number, urls: Vec::new() };
    for url in urls {
        let trimmed = url.trim_end_matches('/');
        // The form of letters leaves some addresses in to which nobody can connect.
        if !is_address(trimmed) || Address::parse(trimmed, Role::WebSeed).is_err() {
            return Err(LetterFault::Address(url.clone()).into());
        }
        if !content.urls.iter().any(|other| other == trimmed) {
            content.urls.push(trimmed.to_owned());
        }
    }
    Ok(Signed { text: content.write(), content, signatures: Vec::new() })
}

/// Signs a mirror letter. Returns the file with this signature in the place of an older one by the same key.
///
/// # Errors
/// [`LetterFault::ManySignatures`].
pub fn sign_mirrors(file: &Signed<Mirrors>, key: &SecretKey) -> Result<Signed<Mirrors>> {
    with_signature(file, key, &file.content.comment())
}

/// How many keys signed a letter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Count {
    /// Keys of the letter.
    pub new: usize,
    /// Keys that the letter before allows: its own, or the promised ones.
    pub old: usize,
}

impl Count {
    /// Tells whether enough keys signed for the letter to count.
    pub fn is_complete(&self, letter: &Letter, before: Option<&Letter>) -> bool {
        self.new >= letter.need && before.is_none_or(|before| self.old >= before.need)
    }
}

/// Counts the keys that signed a letter, by their signatures.
pub fn count(file: &Signed<Letter>, before: Option<&Letter>) -> Count {
    let signed = |base64: &&String| {
        let key = PublicKey::parse(base64);
        key.is_some_and(|key| signs(&key, &file.text, &file.content.comment(), &file.signatures))
    };
    let promised = |base64: &&String| {
        let hash = PublicKey::parse(base64).map(|key| key.hash());
        hash.is_some_and(|hash| before.is_some_and(|before| before.next.contains(&hash)))
    };
    let old = match before {
        None => 0,
        Some(before) if before.next.is_empty() => before.keys.iter().filter(signed).count(),
        Some(_) => file.content.keys.iter().filter(promised).filter(signed).count(),
    };
    Count { new: file.content.keys.iter().filter(signed).count(), old }
}

/// Returns a letter, about keys or mirrors, a key that is gone or an introduction as a bundle lists it: with its name.
///
/// # Errors
/// [`LetterFault::NotALetter`].
pub fn named(bytes: &[u8]) -> Result<(String, Vec<u8>)> {
    if let Some(found) = letter(bytes) {
        return Ok((found.content.file_name(), found.write().into_bytes()));
    }
    if let Some(found) = mirrors_of(bytes) {
        return Ok((found.content.file_name(), found.write().into_bytes()));
    }
    let named = |word: &str, key: &str, text: String| Some((PublicKey::parse(key)?.file_name(word), text.into_bytes()));
    let found = gone_of(bytes)
        .and_then(|found| named("gone", &found.content.0, found.write()))
        .or_else(|| introduction_of(bytes).and_then(|found| named("introduction", &found.content.key, found.write())));
    Ok(found.ok_or(LetterFault::NotALetter)?)
}

/// Returns a letter without signatures, for the first one who signs.
pub fn unsigned(letter: Letter) -> Signed<Letter> {
    Signed { text: letter.write(), content: letter, signatures: Vec::new() }
}

/// Reads a letter file.
///
/// # Errors
/// [`LetterFault::NotALetter`].
pub fn read(bytes: &[u8]) -> Result<Signed<Letter>> {
    Ok(letter(bytes).ok_or(LetterFault::NotALetter)?)
}

/// Makes the file by which a key says that it is gone.
///
/// # Errors
/// Fails only if the key does not sign.
pub fn gone(key: &SecretKey) -> Result<String> {
    let text = Gone(key.public().base64()).write();
    let signature = key.sign(text.as_bytes(), GONE_COMMENT)?;
    Ok(text + &signature)
}

/// Makes an introduction: this key says who another key is.
///
/// # Errors
/// [`LetterFault::Says`].
pub fn introduction(key: &SecretKey, of: &PublicKey, says: &str) -> Result<String> {
    if !may_be_said(says) {
        return Err(LetterFault::Says.into());
    }
    let text = Introduction { key: of.base64(), says: says.to_owned() }.write();
    let signature = key.sign(text.as_bytes(), INTRODUCTION_COMMENT)?;
    Ok(text + &signature)
}

fn parsed(signature: &str) -> Result<SignatureText> {
    SignatureText::parse(signature.as_bytes()).ok_or(Error::bug("a signature that is none"))
}
