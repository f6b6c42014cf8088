//! The secret key that signs, read from a file; its passphrase is asked for or read from a file.

use std::path::Path;

use zeroize::Zeroizing;

use super::error::Result;
use super::key_text::{self, Footer};
use super::messages::msg;
use super::terminal::{Terminal, passphrase_from, warn_if_open_to_others};
use crate::error::{Half, OtherHalf, ReaderError};
use crate::escape::shown_path;
use crate::keys::{PublicKey, SecretKey};
use crate::limits;
use crate::store;

/// Opens the publisher's key. Asks for the passphrase if the key has a passphrase.
pub(super) fn publisher_key(terminal: &Terminal, path: &Path, passphrase_file: Option<&Path>) -> Result<SecretKey> {
    let not_a_key = || ReaderError::NotAKey { path: path.to_owned(), wanted: Half::PublisherSecret };
    let bytes = Zeroizing::new(store::read_small_any(path, limits::KEY_MAX_BYTES)?.ok_or_else(not_a_key)?);
    let public = || PublicKey::parse_file(std::str::from_utf8(&bytes).ok()?);
    let secret = |text: &str| {
        let lines: Zeroizing<String> =
            Zeroizing::new(text.lines().take(2).flat_map(|line| [line.trim(), "\n"]).collect());
        Some((SecretKey::is_sealed(&lines)?, lines))
    };
    let read = key_text::read(terminal, path, &bytes, Footer::Any, secret);
    let (sealed, text) = read.ok_or_else(|| match public() {
        Some(_) => OtherHalf { given: path.display().to_string(), wanted: Half::PublisherSecret }.into(),
        None => not_a_key(),
    })?;
    warn_if_open_to_others(terminal, path);
    let passphrase = match (sealed, passphrase_file) {
        (false, _) => None,
        (true, Some(file)) => Some(passphrase_from(file)?),
        (true, None) => terminal.ask_passphrase(&msg!("pack-key-passphrase", path = shown_path(path)))?,
    };
    Ok(SecretKey::open(path, &text, passphrase.as_ref())?)
}
