//! Pinned publishers: the only state outside the paths that the user names. Only `pannier trust` writes this state.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};

use zeroize::Zeroizing;

use super::error::{Error, Result};
use super::messages::msg;
use super::terminal::Terminal;
use super::words;
use crate::error::{Doing, Half, OtherHalf, ReaderError};
use crate::escape::shown;
use crate::format::Digits;
use crate::keys::PublicKey;
use crate::limits;
use crate::secret::{begins_like_key, part_of_key};
use crate::store::{self, Readers};
use crate::trust::Publishers;

const SUFFIX: &str = ".pub";
/// The first letters of every public key.
const KEY_BEGINS: &str = "RW";
/// The length of a public key in characters.
const KEY_CHARS: usize = 56;

/// Returns the folder with one `.pub` file for each pinned publisher. Returns `None` where the system has no place for
/// the folder.
pub(super) fn folder() -> Option<PathBuf> {
    let config = if cfg!(windows) {
        env::var_os("APPDATA").map(PathBuf::from)
    } else {
        env::var_os("XDG_CONFIG_HOME")
            .map(PathBuf::from)
            .filter(|path| path.is_absolute())
            .or_else(|| env::var_os("HOME").map(|home| Path::new(&home).join(".config")))
    };
    Some(config?.join("pannier").join("publishers"))
}

/// Returns the files of the pins, each with the name of its publisher.
fn files() -> Vec<(String, PathBuf)> {
    let entries = folder().and_then(|folder| fs::read_dir(folder).ok());
    let mut files: Vec<(String, PathBuf)> = entries
        .into_iter()
        .flatten()
        .flatten()
        .filter_map(|entry| Some((entry.file_name().to_string_lossy().strip_suffix(SUFFIX)?.to_owned(), entry.path())))
        .collect();
    files.sort();
    files
}

/// Returns all pinned publishers. A file that is no key pins nobody, and the program warns about the file.
pub(super) fn all(terminal: &Terminal) -> Vec<(String, PublicKey)> {
    let read = |(name, path): (String, PathBuf)| match read(&path) {
        Ok(key) => Some((name, key)),
        Err(error) => {
            let can_be_typed = name.chars().all(|c| allowed(c) || c == '.') && !name.starts_with('-');
            terminal.warn(match can_be_typed {
                true => msg!("trust-pins-nobody-forget", error = words::sentence(&error), name = name),
                false => msg!("trust-pins-nobody", error = words::sentence(&error)),
            });
            None
        }
    };
    files().into_iter().filter_map(read).collect()
}

/// Returns the publishers that the command line names. Without names, returns the pinned publishers.
pub(super) fn named_or_pinned(terminal: &Terminal, named: &[String]) -> Result<Publishers> {
    if named.is_empty() {
        return Ok(Publishers::Pinned(all(terminal)));
    }
    let keys = named.iter().map(|name| match PublicKey::parse(name) {
        Some(key) => Ok(key),
        None => {
            no_mistake(name)?;
            read(Path::new(name))
        }
    });
    Ok(Publishers::Named(keys.collect::<Result<_>>()?))
}

/// Refuses a text that looks like a mistyped key and is no file. The error tells what the person may have meant.
fn no_mistake(named: &str) -> Result<()> {
    let key = named.trim();
    let count = key.chars().count();
    let is_base64 = |c: char| c.is_ascii_alphanumeric() || matches!(c, '+' | '/' | '=');
    if Path::new(named).exists() {
        Ok(())
    } else if Digits::parse(key).is_some() {
        Err(Error::Usage(msg!("trust-digits-for-key")))
    } else if begins_like_key(key).is_some() {
        Err(OtherHalf { given: "what -P was given".to_owned(), wanted: Half::Publisher }.into())
    } else if !(key.starts_with(KEY_BEGINS) && key.chars().all(is_base64)) {
        Ok(())
    } else if count == KEY_CHARS {
        Err(Error::Usage(msg!("trust-key-mistyped", needed = KEY_CHARS.to_string())))
    } else {
        Err(Error::Usage(msg!("trust-key-cut", needed = KEY_CHARS.to_string(), given = count.to_string())))
    }
}

/// Reads a public key file.
pub(super) fn read(path: &Path) -> Result<PublicKey> {
    let bytes = Zeroizing::new(store::read_small_any(path, limits::KEY_MAX_BYTES)?.unwrap_or_default());
    let text = std::str::from_utf8(&bytes).unwrap_or_default();
    PublicKey::parse_file(text).ok_or_else(|| match part_of_key(text) {
        Some(_) => OtherHalf { given: path.display().to_string(), wanted: Half::Publisher }.into(),
        None => ReaderError::NotAKey { path: path.to_owned(), wanted: Half::Publisher }.into(),
    })
}

/// Tells whether the name of a publisher may contain this character.
fn allowed(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '-' | '_' | '\u{200C}')
}

/// Pins a publisher. A file with the same name that is no key is replaced.
pub(super) fn add(name: &str, key: &PublicKey) -> Result<PathBuf> {
    // A name that begins with a hyphen would look like an option.
    if name.is_empty() || name.len() > 64 || name.starts_with('-') || !name.chars().all(allowed) {
        return Err(Error::Usage(msg!("trust-bad-name")));
    }
    let folder = folder().ok_or_else(|| Error::Usage(msg!("trust-no-place")))?;
    fs::create_dir_all(&folder).map_err(|e| Error::io(Doing::Create, &folder, e))?;
    let path = folder.join(format!("{name}{SUFFIX}"));
    if path.symlink_metadata().is_ok() {
        if read(&path).is_ok() {
            return Err(Error::Usage(msg!("trust-name-taken", name = name)));
        }
        remove(&path)?;
    }
    store::publish_all(&[(&path, key.file_text().as_bytes(), Readers::Owner)])?;
    Ok(path)
}

/// Forgets a publisher by the name of the file. The content of the file does not matter.
pub(super) fn forget(name: &str) -> Result<()> {
    let path = files().into_iter().find(|(other, _)| other == name).map(|(_, path)| path);
    remove(&path.ok_or_else(|| Error::Usage(msg!("trust-nobody-named", name = shown(name))))?)
}

fn remove(path: &Path) -> Result<()> {
    let is_folder = path.symlink_metadata().is_ok_and(|meta| meta.is_dir());
    let removed = if is_folder { fs::remove_dir(path) } else { fs::remove_file(path) };
    removed.map_err(|e| Error::io(Doing::Remove, path, e))
}
