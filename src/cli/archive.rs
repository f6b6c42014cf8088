//! `check` of archives: the chain, the hands who signed it, and every document (FORMAT.md §24.5).

use super::args;
use super::error::{Error, Result};
use super::exit::Class;
use super::messages::msg;
use super::terminal::{Task, Terminal};
use super::words;
use crate::format::Digits;
use crate::intake::Archive;
use crate::intake::check::{Judged, check as check_archive};
use crate::trust::Publishers;

/// Checks an archive. Returns `None` if the folders are none.
pub(super) fn check(terminal: &Terminal, args: &args::Check, publishers: &Publishers) -> Result<Option<Class>> {
    let folders = &args.at.folders;
    if !folders.iter().any(|folder| Archive::may_be(folder)) {
        return if args.noted.is_some() { Err(Error::Usage(msg!("custody-no-archive"))) } else { Ok(None) };
    }
    let [folder] = folders.as_slice() else { return Err(Error::Usage(msg!("custody-one-archive"))) };
    let noted = args.noted.as_deref().map(Digits::parse).transpose();
    let noted = noted.map_err(|fault| Error::Usage(words::not_digits(fault)))?;
    let task = Task::begin(terminal);
    let judged = check_archive(&Archive::new(folder), publishers, noted.as_ref(), &task.watch)?;
    drop(task);
    let (word, class) = verdict(&judged);
    terminal.json(|| words::judge(words::custody::judged_json(&judged, folder), word, class));
    terminal.result(words::custody::judged(&judged, folder, class, terminal.verbose));
    if class == Class::Done && noted.is_none() {
        terminal.say(msg!("custody-means"));
    }
    Ok(Some(class))
}

/// Returns the verdict on an archive, for programs, and its class.
fn verdict(judged: &Judged) -> (&'static str, Class) {
    if judged.is_altered() {
        ("altered", Class::NotTrusted)
    } else if judged.hands.iter().any(|hand| !hand.is_trusted) {
        ("not-trusted", Class::NotTrusted)
    } else if judged.is_incomplete() {
        ("incomplete", Class::NotEnough)
    } else {
        ("ok", Class::Done)
    }
}
