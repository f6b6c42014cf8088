//! Key letters that a person gives to a command: their files, and what is said about them after packing.

use std::path::{Path, PathBuf};

use super::error::{Error, Result};
use super::messages::msg;
use super::terminal::Terminal;
use super::words;
use crate::error::LetterFault;
use crate::escape::shown_path;
use crate::format::letter::{Letter, Signed, gone};
use crate::keys::PublicKey;
use crate::limits;
use crate::pack::letters;
use crate::store;

/// Returns the bytes of a file that may be a letter, a key that is gone or an introduction.
pub(super) fn letter_text(path: &Path) -> Result<Vec<u8>> {
    let bytes = store::read_small_any(path, limits::CARRIED_LETTER_MAX_BYTES)?.ok_or(LetterFault::NotALetter);
    Ok(bytes.map_err(crate::Error::from)?)
}

/// Reads a file that a person named as a key letter, for `pack`.
pub(super) fn for_pack(paths: &[PathBuf]) -> Result<Vec<(String, Vec<u8>)>> {
    let mut files = Vec::new();
    for path in paths {
        files.push(letters::named(&letter_text(path)?)?);
    }
    files.sort();
    files.dedup();
    let names: Vec<&String> = files.iter().map(|(name, _)| name).collect();
    match names.iter().zip(names.iter().skip(1)).find(|(one, next)| one == next) {
        Some((name, _)) => Err(Error::Usage(msg!("keys-two-letters", name = name.as_str()))),
        None => Ok(files),
    }
}

/// Returns the keys that may have signed for a publisher, by the letters that a maintainer packs. Nobody is trusted because of it.
pub(super) fn family(files: &[(String, Vec<u8>)], key: &PublicKey) -> Vec<PublicKey> {
    let read = files.iter().filter_map(|(_, bytes)| letters::read(bytes).ok());
    let named = read.flat_map(|letter| letter.content.keys).filter_map(|text| PublicKey::parse(&text));
    std::iter::once(key.clone()).chain(named).collect()
}

/// Refuses a text by which the key that signs is gone.
pub(super) fn require_not_gone(paths: &[PathBuf], key: &PublicKey) -> Result<()> {
    for path in paths {
        let found = gone(&letter_text(path)?);
        if found.is_some_and(|found| found.content.0 == key.base64()) {
            return Err(Error::Usage(msg!("pack-key-gone", path = shown_path(path))));
        }
    }
    Ok(())
}

/// Tells what is lacking after a bundle was packed by a key of which letters tell.
pub(super) fn after_pack(terminal: &Terminal, files: &[(String, Vec<u8>)], key: &PublicKey) -> Result<()> {
    let read: Vec<Signed<Letter>> = files.iter().filter_map(|(_, bytes)| letters::read(bytes).ok()).collect();
    let Some(last) = read.iter().max_by_key(|letter| letter.content.number) else { return Ok(()) };
    if !last.content.keys.contains(&key.base64()) {
        terminal.warn(msg!(
            "keys-not-a-key",
            digits = key.digits().to_string(),
            number = last.content.number.to_string()
        ));
    }
    let numbers: Vec<u32> = read.iter().map(|letter| letter.content.number).collect();
    let lacking: Vec<String> =
        (1..last.content.number).filter(|number| !numbers.contains(number)).map(|number| number.to_string()).collect();
    if !lacking.is_empty() {
        terminal.warn(msg!("letters-lacking", numbers = words::listed(&lacking)));
    }
    if last.content.need > 1 {
        terminal.warn(msg!("keys-sign-next", need = last.content.need.to_string()));
    }
    Ok(())
}
