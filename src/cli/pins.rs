//! Pinned publishers: the only state outside the paths that the user names. Only `pannier trust` writes this state.

mod folder;

use std::env;
use std::fs;
use std::path::{Path, PathBuf};

use zeroize::Zeroizing;

use super::card;
use super::error::{Error, Result};
use super::key_text::{self, Footer};
use super::messages::msg;
use super::standard;
use super::terminal::Terminal;
use super::words;
use super::words::card::Tell;
use crate::error::{Doing, Half, OtherHalf, ReaderError};
use crate::escape::shown;
use crate::format::letter::Letter;
use crate::format::series::is_series;
use crate::format::{Digits, Hash};
use crate::keys::PublicKey;
use crate::limits;
use crate::secret::{begins_like_key, part_of_key};
use crate::store::{self, Readers};
use crate::trust::{Memory, NamedBy, Pin, Publishers, Remembered};
use folder::{NoPlace, guard_named, place};

const SUFFIX: &str = ".pub";
/// The beginning of a line that names a series for which a pin counts. A version that does not know such lines takes the
/// file for no key, and then the file pins nobody.
const SERIES: &str = "series: ";
/// The line of a pin that keeps what was seen.
const REMEMBERS: &str = "remembers: yes";
/// The beginning of a line of the key letter that was seen.
const LETTER: &str = "letter: ";
/// The beginning of a line with a release that was opened: series, number, bundle id.
const OPENED: &str = "opened: ";
/// The beginning of the line with the name of the introducer.
const INTRODUCED: &str = "introduced-by: ";
/// The first letters of every public key.
const KEY_BEGINS: &str = "RW";
/// The length of a public key in characters.
const KEY_CHARS: usize = 56;

/// The variable that names a publisher if there is no `-P`.
const VARIABLE: &str = "PANNIER_PUBLISHER";

/// Returns the files of the pins, each with the name of its publisher.
fn files() -> Vec<(String, PathBuf)> {
    let entries = place().ok().and_then(|place| fs::read_dir(place.folder).ok());
    let mut files: Vec<(String, PathBuf)> = entries
        .into_iter()
        .flatten()
        .flatten()
        .filter_map(|entry| Some((entry.file_name().to_string_lossy().strip_suffix(SUFFIX)?.to_owned(), entry.path())))
        .collect();
    files.sort();
    files
}

/// Returns all pinned publishers. A file that is no key pins nobody, and the program warns about the file. The program also
/// warns if there is no place for pins.
///
/// # Errors
/// [`Error::Pins`] if the pins are in one of the given folders, or if other users can write the pins.
pub(super) fn all<'a>(terminal: &Terminal, given: impl IntoIterator<Item = &'a PathBuf>) -> Result<Vec<Pin>> {
    let place = match place() {
        Ok(place) => place,
        Err(none) => {
            terminal.warn(match none {
                NoPlace::Unset(variable) => msg!("trust-place-unset", variable = variable),
                NoPlace::Relative(variable) => msg!("trust-place-relative", variable = variable),
            });
            return Ok(Vec::new());
        }
    };
    let given: Vec<PathBuf> = given.into_iter().cloned().collect();
    place.guard(&given)?;
    let files = files();
    // A pipe or a device pins nobody. Its modes do not matter, and nobody waits for it.
    let mut regular = files.iter().filter(|(_, path)| path.is_file());
    regular.try_for_each(|(_, path)| place.guard_pin(path, &given))?;
    let read = |(name, path): (String, PathBuf)| match read_pin(terminal, &path) {
        Ok(pin) => Some(Pin { name, ..pin }),
        Err(error) => {
            let can_be_typed = name.chars().all(|c| allowed(c) || c == '.') && !name.starts_with('-');
            terminal.warn(match can_be_typed {
                true => msg!("trust-pins-nobody-forget", error = words::sentence(&error), name = name),
                false => msg!("trust-pins-nobody", error = words::sentence(&error)),
            });
            None
        }
    };
    Ok(files.into_iter().filter_map(read).collect())
}

/// Returns the publishers that the command line names. Without such names, returns the publisher in the environment, or else
/// the pinned publishers. `given` are the folders and files of the command line. No pins may be in them.
pub(super) fn named_or_pinned<'a>(
    terminal: &Terminal,
    named: &[String],
    given: impl IntoIterator<Item = &'a PathBuf>,
) -> Result<Publishers> {
    let variable = env::var_os(VARIABLE).filter(|value| !value.is_empty());
    let (by, named) = match variable {
        Some(value) if named.is_empty() => (NamedBy::Surroundings, vec![value.to_string_lossy().into_owned()]),
        _ => (NamedBy::Hand, named.to_vec()),
    };
    if named.is_empty() {
        return Ok(Publishers::Pinned(all(terminal, given)?));
    }
    if by == NamedBy::Surroundings {
        terminal.say(msg!("trust-from-surroundings", variable = VARIABLE));
    }
    let given: Vec<PathBuf> = given.into_iter().cloned().collect();
    let keys = named.iter().map(|name| match PublicKey::parse(name) {
        Some(key) => Ok(key),
        None => {
            no_mistake(name, words::named_by(by))?;
            let path = Path::new(name);
            match by {
                NamedBy::Hand => {}
                NamedBy::Surroundings if !path.is_absolute() => {
                    return Err(Error::Usage(msg!("trust-variable-relative", variable = VARIABLE)));
                }
                NamedBy::Surroundings => guard_named(path, &given)?,
            }
            read(terminal, path, Tell::Digits)
        }
    });
    Ok(Publishers::Named(keys.collect::<Result<_>>()?, by))
}

/// Refuses a text that looks like a mistyped key and is no file. The error tells what the person may have meant. `by` is the
/// option or the variable with the text.
fn no_mistake(named: &str, by: &str) -> Result<()> {
    let key = named.trim();
    let count = key.chars().count();
    let is_base64 = |c: char| c.is_ascii_alphanumeric() || matches!(c, '+' | '/' | '=');
    if Path::new(named).exists() {
        Ok(())
    } else if Digits::parse(key).is_ok() {
        Err(Error::Usage(msg!("trust-digits-for-key", by = by)))
    } else if begins_like_key(key).is_some() {
        Err(OtherHalf { given: format!("what {by} was given"), wanted: Half::Publisher }.into())
    } else if !(key.starts_with(KEY_BEGINS) && key.chars().all(is_base64)) {
        Ok(())
    } else if count == KEY_CHARS {
        Err(Error::Usage(msg!("trust-key-mistyped", needed = KEY_CHARS.to_string())))
    } else {
        Err(Error::Usage(msg!("trust-key-cut", needed = KEY_CHARS.to_string(), given = count.to_string())))
    }
}

/// Reads a public key file, a picture of a publisher's card, or the typed lines of one.
pub(super) fn read(terminal: &Terminal, path: &Path, tell: Tell) -> Result<PublicKey> {
    if let Some(key) = card::publisher(terminal, path, tell)? {
        return Ok(key);
    }
    key_of(terminal, path, Footer::Any, PublicKey::parse_file)
}

/// Reads the file of a pin, without its name: a public key file, and after the key lines about what the pin is for and what it
/// remembers.
fn read_pin(terminal: &Terminal, path: &Path) -> Result<Pin> {
    // Nobody waits for a pipe or reads a device. A folder is named as a folder when it is read.
    if path.metadata().is_ok_and(|meta| !meta.is_file() && !meta.is_dir()) {
        return Err(ReaderError::NotAKey { path: path.to_owned(), wanted: Half::Publisher }.into());
    }
    // A line that limits the pin is never left out as a footer.
    key_of(terminal, path, Footer::Nothing, parse_pin)
}

/// Parses the text of a pin. A line that nobody knows is no part of a key, so the file then pins nobody.
fn parse_pin(text: &str) -> Option<Pin> {
    let (mut key, mut letter, mut series) = (Vec::new(), String::new(), Vec::new());
    let (mut memory, mut introduced) = (Memory::default(), None);
    for line in text.lines() {
        if let Some(name) = line.strip_prefix(SERIES) {
            series.push(Some(name).filter(|name| is_series(name))?.to_owned());
        } else if let Some(line) = line.strip_prefix(LETTER) {
            letter.extend([line, "\n"]);
        } else if let Some(line) = line.strip_prefix(OPENED) {
            memory.releases.push(parse_opened(line)?);
        } else if let Some(name) = line.strip_prefix(INTRODUCED) {
            introduced = Some(name.to_owned());
        } else if line == REMEMBERS {
            memory.is_kept = true;
        } else {
            key.push(line);
        }
    }
    if !letter.is_empty() {
        memory.letter = Some(Letter::parse(&letter)?);
    }
    let key = PublicKey::parse_file(&key.join("\n"))?;
    Some(Pin { name: String::new(), key, series, memory, introduced })
}

/// Parses series, number and id of a release. A difference has no id of the release that it gives.
fn parse_opened(line: &str) -> Option<Remembered> {
    let mut words = line.split(' ');
    let series = words.next().filter(|name| is_series(name))?.to_owned();
    let release = words.next()?.parse().ok()?;
    let id = words.next().map(Hash::parse);
    let is_sound = words.next().is_none() && id != Some(None);
    is_sound.then_some(Remembered { series, release, id: id.flatten() })
}

fn key_of<T>(terminal: &Terminal, path: &Path, footer: Footer, parse: impl Fn(&str) -> Option<T>) -> Result<T> {
    let bytes = Zeroizing::new(standard::read_small(path, limits::KEY_MAX_BYTES)?.unwrap_or_default());
    let text = std::str::from_utf8(&bytes).unwrap_or_default();
    key_text::read(terminal, path, &bytes, footer, parse).ok_or_else(|| match part_of_key(text) {
        Some(_) => OtherHalf { given: path.display().to_string(), wanted: Half::Publisher }.into(),
        None => ReaderError::NotAKey { path: path.to_owned(), wanted: Half::Publisher }.into(),
    })
}

/// Tells whether the name of a publisher may contain this character.
fn allowed(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '-' | '_' | '\u{200C}')
}

/// Pins a publisher. A file with the same name that is no key is replaced.
pub(super) fn add(terminal: &Terminal, pin: &Pin) -> Result<PathBuf> {
    let Pin { name, .. } = pin;
    // A name that begins with a hyphen would look like an option.
    if name.is_empty() || name.len() > 64 || name.starts_with('-') || !name.chars().all(allowed) {
        return Err(Error::Usage(msg!("trust-bad-name")));
    }
    let place = place().map_err(|_| Error::Usage(msg!("trust-no-place")))?;
    let folder = &place.folder;
    store::create_own_folders(folder)?;
    // The folders above may be older, and open to other users.
    place.guard(&[])?;
    let path = folder.join(format!("{name}{SUFFIX}"));
    let text = text_of(pin)?;
    if path.symlink_metadata().is_ok() {
        if read_pin(terminal, &path).is_ok() {
            return Err(Error::Usage(msg!("trust-name-taken", name = name.as_str())));
        }
        remove(&path)?;
    }
    store::publish_all(&[(&path, text.as_bytes(), Readers::Owner)])?;
    Ok(path)
}

/// Writes the file of a pin again, with everything that it says.
pub(super) fn rewrite(pin: &Pin) -> Result<()> {
    let path = files().into_iter().find(|(name, _)| *name == pin.name).map(|(_, path)| path);
    let path = path.ok_or_else(|| Error::Usage(msg!("trust-nobody-named", name = shown(&pin.name))))?;
    // The old file stays until the new file is whole. Else a run that is killed loses the pin.
    Ok(store::replace(&path, text_of(pin)?.as_bytes(), Readers::Owner)?)
}

/// Returns the text of the file of a pin.
fn text_of(pin: &Pin) -> Result<String> {
    if !pin.series.iter().all(|name| is_series(name)) {
        return Err(Error::Usage(msg!("trust-bad-series")));
    }
    let Pin { series, memory, introduced, .. } = pin;
    let mut text = pin.key.file_text();
    let mut line = |begin: &str, rest: &str| text.extend([begin, rest, "\n"]);
    series.iter().for_each(|series| line(SERIES, series));
    introduced.iter().for_each(|name| line(INTRODUCED, name));
    if memory.is_kept {
        line(REMEMBERS, "");
        memory.letter.iter().for_each(|letter| letter.write().lines().for_each(|text| line(LETTER, text)));
        for Remembered { series, release, id } in &memory.releases {
            let id = id.map(|id| format!(" {id}")).unwrap_or_default();
            line(OPENED, &format!("{series} {release}{id}"));
        }
    }
    Ok(text)
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
