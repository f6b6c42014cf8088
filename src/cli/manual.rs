//! The manual, which is inside the program: there is no internet where it is read.

use std::io;
use std::path::Path;

use clap::{Command, CommandFactory};

use super::args::Cli;
use super::terminal::{Terminal, printed};
use crate::error::{Class, Doing, Error, Result};
use crate::escape::shown;
use crate::store::{self, Readers};

const BY_HAND: &str = include_str!("manual/by-hand.txt");
const KEYS: &str = include_str!("manual/keys.txt");
const TRUST: &str = include_str!("manual/trust.txt");
const COURIERS: &str = include_str!("manual/couriers.txt");
const PAPER: &str = include_str!("manual/paper.txt");
const CODES: &str = include_str!("manual/codes.txt");
const FORMAT: &str = include_str!("../../FORMAT.md");

const TOPICS: [(&str, &str); 7] = [
    ("by-hand", BY_HAND),
    ("keys", KEYS),
    ("trust", TRUST),
    ("couriers", COURIERS),
    ("paper", PAPER),
    ("codes", CODES),
    ("format", FORMAT),
];

/// Prints a topic, or the help of a command.
pub(super) fn help(terminal: &Terminal, topic: Option<&str>) -> Result<Class> {
    let mut command = Cli::command();
    // Subcommands learn their full names only now.
    command.build();
    let text = match topic {
        None => command.render_long_help().ansi().to_string(),
        Some(topic) => match TOPICS.iter().find(|(name, _)| *name == topic) {
            Some((_, text)) => (*text).to_owned(),
            None => command
                .find_subcommand_mut(topic)
                .ok_or_else(|| Error::Usage(format!("there is no help on {}; see: pannier help", shown(topic))))?
                .render_long_help()
                .ansi()
                .to_string(),
        },
    };
    terminal.result(text.trim_end());
    Ok(Class::Done)
}

/// Prints shell completions.
pub(super) fn completions(shell: clap_complete::Shell) -> Result<Class> {
    let mut out = Vec::new();
    clap_complete::generate(shell, &mut Cli::command(), "pannier", &mut out);
    printed(io::Write::write_all(&mut io::stdout(), &out));
    Ok(Class::Done)
}

/// Writes manual pages, in place of older ones.
pub(super) fn man(folder: &Path) -> Result<Class> {
    let mut command = Cli::command().disable_help_subcommand(true);
    command.build();
    pages(&command, folder)?;
    Ok(Class::Done)
}

/// Writes the pages of the commands below one, then its own.
fn pages(command: &Command, folder: &Path) -> Result<()> {
    command.get_subcommands().filter(|below| !below.is_hide_set()).try_for_each(|below| pages(below, folder))?;
    let page = clap_mangen::Man::new(command.clone());
    let path = folder.join(page.get_filename());
    let mut text = Vec::new();
    page.render(&mut text).map_err(|e| Error::io(Doing::Write, &path, e))?;
    store::replace(&path, &text, Readers::Everybody)
}
