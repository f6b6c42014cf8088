//! The name `-`: standard input where one file is read, and elsewhere refused by name.

use std::io::{self, Read as _};
use std::path::{Path, PathBuf};

use clap::parser::ValueSource;
use clap::{ArgMatches, Command};

use super::error::{Error, Result};
use super::messages::msg;
use crate::error::Doing;
use crate::store;

/// The name.
const STANDARD: &str = "-";

/// Arguments that read a file which may be standard input, by their names in the code.
const READ: [&str; 7] = [
    "identity",
    "key_passphrase_file",
    "passphrase_file",
    "paths",
    "publisher",
    "recipients_file",
    "since_passphrase_file",
];
/// The command and its argument that write to standard output.
const WRITTEN: (&str, &str) = ("open", "output");

/// Tells whether a name means standard input or output.
pub(super) fn is_standard(path: &Path) -> bool {
    path == Path::new(STANDARD)
}

/// Reads a small file that a person named, or standard input. Returns `None` if there are more bytes than `most`.
///
/// # Errors
/// The error of the system.
pub(super) fn read_small(path: &Path, most: u64) -> Result<Option<Vec<u8>>> {
    if !is_standard(path) {
        return Ok(store::read_small_any(path, most)?);
    }
    let mut bytes = Vec::new();
    let input = io::stdin().lock().take(most.saturating_add(1)).read_to_end(&mut bytes);
    input.map_err(|error| Error::io(Doing::Read, "standard input", error))?;
    Ok((bytes.len() as u64 <= most).then_some(bytes))
}

/// Refuses `-` where a folder is meant, or several files, and a second `-`, since standard input is read once.
pub(super) fn refuse(matches: &ArgMatches, command: &Command) -> Result<()> {
    let mut inputs = 0;
    let (mut matches, mut command) = (matches, command);
    while let Some((name, below)) = matches.subcommand() {
        let Some(found) = command.find_subcommand(name) else { return Ok(()) };
        (matches, command) = (below, found);
        for id in matches.ids().filter(|id| matches.value_source(id.as_str()) == Some(ValueSource::CommandLine)) {
            let count = dashes(matches, id.as_str());
            if count == 0 || (name, id.as_str()) == WRITTEN {
                continue;
            }
            if !READ.contains(&id.as_str()) {
                return Err(Error::Usage(msg!("dash-refused", argument = shown_argument(command, id.as_str()))));
            }
            inputs += count;
        }
    }
    if inputs > 1 { Err(Error::Usage(msg!("dash-twice"))) } else { Ok(()) }
}

/// Returns how often an argument that takes paths, or a publisher, is `-`.
fn dashes(matches: &ArgMatches, id: &str) -> usize {
    let paths = matches.try_get_many::<PathBuf>(id).ok().flatten();
    let of_paths = paths.map_or(0, |paths| paths.filter(|path| is_standard(path)).count());
    let texts = matches.try_get_many::<String>(id).ok().flatten().filter(|_| id == "publisher");
    of_paths.saturating_add(texts.map_or(0, |texts| texts.filter(|text| *text == STANDARD).count()))
}

/// Returns an argument as the help shows it.
fn shown_argument(command: &Command, id: &str) -> String {
    let argument = command.get_arguments().find(|argument| argument.get_id() == id);
    let long = argument.and_then(|argument| argument.get_long()).map(|long| format!("--{long}"));
    let name = || Some(argument?.get_value_names()?.first()?.to_string());
    long.or_else(name).unwrap_or_else(|| id.to_uppercase())
}
