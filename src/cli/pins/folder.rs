//! The folder of the pins: the place of the folder, and whether only the user can write there.

use std::env;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use crate::cli::error::{Error, PinsFault, Result};
use crate::error::Doing;
use crate::store::{self, others_who_write};

/// The place of the pins.
pub(super) struct Place {
    /// The folder that a variable names. The folders above are not checked, because the system owns them.
    base: PathBuf,
    /// The folder of the pins, below `base`.
    pub(super) folder: PathBuf,
}

/// Why there is no place for pins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum NoPlace {
    /// The variable is not set, or is empty.
    Unset(&'static str),
    /// The path begins in the current folder, which may be a carrier.
    Relative(&'static str),
}

/// Finds the place for pins.
pub(super) fn place() -> Result<Place, NoPlace> {
    let value = |name| env::var_os(name).filter(|value| !value.is_empty()).map(PathBuf::from);
    let (name, base, below) = if cfg!(windows) {
        ("APPDATA", value("APPDATA"), "")
    } else if let Some(config) = value("XDG_CONFIG_HOME") {
        ("XDG_CONFIG_HOME", Some(config), "")
    } else {
        ("HOME", value("HOME"), ".config")
    };
    let base = base.ok_or(NoPlace::Unset(name))?;
    if !base.is_absolute() {
        return Err(NoPlace::Relative(name));
    }
    let folder = base.join(below).join("pannier").join("publishers");
    Ok(Place { base, folder })
}

impl Place {
    /// Checks that the folder of the pins is in no given folder and on no given stick, and that no other user can write there. A missing folder is
    /// good: it holds no pins.
    ///
    /// # Errors
    /// [`Error::Pins`] names the place and the fault.
    pub(super) fn guard(&self, given: &[PathBuf]) -> Result<()> {
        let Some(folder) = real(&self.folder)? else { return Ok(()) };
        away_from(&folder, given)?;
        alone(&folder)?;
        self.guard_above(&folder)
    }

    /// Checks one pin in the same way. A pin may be a link to another folder.
    pub(super) fn guard_pin(&self, pin: &Path, given: &[PathBuf]) -> Result<()> {
        let Some(file) = real(pin)? else { return Ok(()) };
        away_from(&file, given)?;
        alone(&file)?;
        if file.parent() == real(&self.folder)?.as_deref() { Ok(()) } else { self.guard_above(&file) }
    }

    /// Checks the folders above a path, up to the folder that the variable names.
    fn guard_above(&self, path: &Path) -> Result<()> {
        let base = real(&self.base)?;
        for above in path.ancestors().skip(1) {
            alone(above)?;
            if Some(above) == base.as_deref() {
                break;
            }
        }
        Ok(())
    }
}

/// Returns the path without links. Returns `None` if there is no such file.
fn real(path: &Path) -> Result<Option<PathBuf>> {
    match fs::canonicalize(path) {
        Ok(real) => Ok(Some(real)),
        Err(error) if matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory) => Ok(None),
        Err(error) => Err(Error::io(Doing::Read, path, error)),
    }
}

/// Checks a key file that the environment names, as pins are checked: the file, and all folders above.
///
/// # Errors
/// [`Error::Variable`] names the place and the fault.
pub(super) fn guard_named(path: &Path, given: &[PathBuf]) -> Result<()> {
    let guard = || {
        let Some(file) = real(path)? else { return Ok(()) };
        away_from(&file, given)?;
        file.ancestors().try_for_each(alone)
    };
    guard().map_err(|error| if let Error::Pins(fault) = error { Error::Variable(fault) } else { error })
}

/// Checks that pins are in no given folder, and on no removable medium that a given folder is on.
fn away_from(pins: &Path, given: &[PathBuf]) -> Result<()> {
    let holds = |given: &&PathBuf| fs::canonicalize(given).is_ok_and(|given| pins.starts_with(given));
    if let Some(given) = given.iter().find(holds) {
        return Err(PinsFault::Within { pins: pins.to_owned(), given: given.clone() }.into());
    }
    // A part of a stick may be given, and the pins lie in another part.
    let medium = store::device(pins).filter(|_| store::is_carried(pins));
    match given.iter().find(|given| medium.is_some() && store::device(given) == medium) {
        Some(given) => Err(PinsFault::SameMedium { pins: pins.to_owned(), given: given.clone() }.into()),
        None => Ok(()),
    }
}

fn alone(path: &Path) -> Result<()> {
    match others_who_write(path).map_err(|error| Error::io(Doing::Read, path, error))? {
        Some(how) => Err(PinsFault::Others { path: path.to_owned(), how }.into()),
        None => Ok(()),
    }
}
