//! Pinned publishers: the only state outside the paths that the user names, and only after `pannier trust`.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};

use crate::error::{Doing, Error, Result};
use crate::escape::shown;
use crate::find::{NAMED, Publishers};
use crate::keys::PublicKey;
use crate::limits;
use crate::store;

const SUFFIX: &str = ".pub";

/// The folder with one `.pub` file for each pinned publisher, where the system has a place for it.
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

/// Everybody pinned here.
pub(super) fn all() -> Result<Publishers> {
    let mut pinned = Vec::new();
    let Some(entries) = folder().and_then(|folder| fs::read_dir(folder).ok()) else {
        return Ok(Publishers::default());
    };
    for entry in entries.flatten() {
        let file_name = entry.file_name().to_string_lossy().into_owned();
        if let Some(name) = file_name.strip_suffix(SUFFIX) {
            pinned.push((name.to_owned(), read(&entry.path())?));
        }
    }
    pinned.sort_by(|a, b| a.0.cmp(&b.0));
    Ok(Publishers { pinned })
}

/// The publishers that were named on the command line, or else those pinned.
pub(super) fn named_or_pinned(named: &[String]) -> Result<Publishers> {
    if named.is_empty() {
        return all();
    }
    let pinned = named.iter().map(|name| {
        let key = match PublicKey::parse(name) {
            Some(key) => key,
            None => read(Path::new(name))?,
        };
        Ok((NAMED.to_owned(), key))
    });
    Ok(Publishers { pinned: pinned.collect::<Result<_>>()? })
}

/// Reads a public key file.
pub(super) fn read(path: &Path) -> Result<PublicKey> {
    let bytes = store::read_small_any(path, limits::KEY_MAX_BYTES)?.unwrap_or_default();
    std::str::from_utf8(&bytes)
        .ok()
        .and_then(PublicKey::parse_file)
        .ok_or_else(|| Error::NotAKey { path: path.to_owned(), what: "a minisign public key" })
}

/// Pins a publisher.
pub(super) fn add(name: &str, key: &PublicKey) -> Result<PathBuf> {
    let allowed = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '\u{200C}');
    if name.is_empty() || name.len() > 64 || !name.chars().all(allowed) {
        return Err(Error::Usage("a name has letters, digits, - and _ only".to_owned()));
    }
    let folder =
        folder().ok_or_else(|| Error::Usage("there is no place for pinned publishers: set HOME".to_owned()))?;
    fs::create_dir_all(&folder).map_err(|e| Error::io(Doing::Create, &folder, e))?;
    let path = folder.join(format!("{name}{SUFFIX}"));
    store::write_secret(&path, key.file_text().as_bytes())?;
    Ok(path)
}

/// Forgets a publisher.
pub(super) fn forget(name: &str) -> Result<()> {
    let pinned = all()?.pinned.iter().any(|(other, _)| other == name);
    let path = folder().filter(|_| pinned).map(|folder| folder.join(format!("{name}{SUFFIX}")));
    let path = path.ok_or_else(|| Error::Usage(format!("no publisher is pinned as {}", shown(name))))?;
    fs::remove_file(&path).map_err(|e| Error::io(Doing::Remove, path, e))
}
