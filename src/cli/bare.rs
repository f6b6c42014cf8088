//! The program without a command: what lies in the current folder, and which command is next.

use std::env;
use std::path::{Path, PathBuf};

use super::args::{Colour, Global};
use super::error::Result;
use super::exit::Class;
use super::messages::msg;
use super::terminal::Terminal;
use super::words;
use crate::find::find;
use crate::format::contents::{CONTENTS_NAME, CONTENTS_SIGNATURE_NAME};
use crate::format::sums::SUMS_NAME;
use crate::trust::Publishers;
use crate::watch::Watch;

/// What a person asks who types no option.
const GLOBAL: Global =
    Global { json: false, progress: false, quiet: false, verbose: 0, color: Colour::Auto, no_input: false, lang: None };

/// Tells what lies in the current folder. `None` if it holds neither the list of a bundle nor that of opened documents.
///
/// Only these two names are looked for, so nobody waits where a folder is large.
pub(super) fn look() -> Option<Result<Class>> {
    let is_there = |name: &str| Path::new(name).is_file();
    let terminal = Terminal::new(&GLOBAL, String::new(), false);
    if is_there(SUMS_NAME) {
        return Some(bundle(&terminal));
    }
    (is_there(CONTENTS_NAME) && is_there(CONTENTS_SIGNATURE_NAME)).then(|| {
        terminal.result(msg!("bare-documents"));
        next(&terminal, &[msg!("bare-check")]);
        Ok(Class::Done)
    })
}

fn bundle(terminal: &Terminal) -> Result<Class> {
    // Nobody is trusted here: the answer is what a carrier claims, and `check` is the next command.
    let finding = find(&[PathBuf::from(".")], &Publishers::default(), &env::temp_dir(), &Watch::default())?;
    let titles: Vec<String> = finding.bundles.iter().map(crate::bundle::Bundle::title).collect();
    if titles.is_empty() {
        terminal.result(msg!("bare-nothing-proven"));
    } else {
        terminal.result(msg!("bare-bundle", titles = words::listed(&titles)));
    }
    next(terminal, &[msg!("bare-check"), msg!("bare-trust"), msg!("bare-open")]);
    Ok(Class::Done)
}

fn next(terminal: &Terminal, commands: &[String]) {
    for command in commands.iter().chain([&msg!("bare-help")]) {
        terminal.result(words::labelled("", command));
    }
}
