//! The manual, printed for a terminal from README.md and `docs`. The manual is inside the program, because its readers
//! have no internet.

mod groups;
mod page;

use std::fs;
use std::io;
use std::path::Path;

use clap::{Command, CommandFactory};

use super::args::Cli;
use super::error::{Error, Result};
use super::exit::Class;
use super::messages::msg;
use super::terminal::{Terminal, printed};
use crate::error::Doing;
use crate::escape::shown;
use crate::store::{self, Readers};

const README: &str = include_str!("../../README.md");
const MAINTAINER: &str = include_str!("../../docs/maintainer.md");
const COURIER: &str = include_str!("../../docs/courier.md");
const PAPER: &str = include_str!("../../docs/paper.md");
const RECIPIENT: &str = include_str!("../../docs/recipient.md");
const JSON: &str = include_str!("../../docs/json.md");
const FORMAT: &str = concat!(
    include_str!("../../FORMAT.md"),
    "\n",
    include_str!("../../docs/format/codes.md"),
    "\n",
    include_str!("../../docs/format/slips.md"),
    "\n",
    include_str!("../../docs/format/deltas.md"),
    "\n",
    include_str!("../../docs/format/letters.md"),
);

/// The text of a topic.
enum Text {
    /// A page.
    Page(&'static str),
    /// The section with this heading on a page.
    Section(&'static str, &'static str),
    /// A text that is printed without changes.
    Raw(&'static str),
}

const TOPICS: [(&str, Text); 12] = [
    ("start", Text::Section(README, "If someone handed you a bundle")),
    ("recipient", Text::Page(RECIPIENT)),
    ("courier", Text::Page(COURIER)),
    ("couriers", Text::Page(COURIER)),
    ("maintainer", Text::Page(MAINTAINER)),
    ("paper", Text::Page(PAPER)),
    ("keys", Text::Section(MAINTAINER, "Keys")),
    ("trust", Text::Section(RECIPIENT, "Trust")),
    ("by-hand", Text::Section(RECIPIENT, "Without Pannier")),
    ("codes", Text::Section(MAINTAINER, "Exit codes")),
    ("json", Text::Page(JSON)),
    ("format", Text::Raw(FORMAT)),
];

/// Returns the command line, with its commands in groups.
pub(super) fn command() -> Command {
    groups::grouped(Cli::command())
}

/// Prints a topic, or the help of a command.
pub(super) fn help(terminal: &Terminal, topic: Option<&str>) -> Result<Class> {
    let mut command = command();
    // Subcommands learn their full names in this call.
    command.build();
    let text = match topic {
        None => command.render_long_help().ansi().to_string(),
        Some(topic) => match TOPICS.iter().find(|(name, _)| *name == topic) {
            Some((_, Text::Page(text))) => page::text(text),
            Some((_, Text::Section(text, heading))) => page::text(&page::section(text, heading)),
            Some((_, Text::Raw(text))) => (*text).to_owned(),
            None => command
                .find_subcommand_mut(topic)
                .ok_or_else(|| Error::Usage(msg!("help-no-topic", topic = shown(topic))))?
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

/// Writes manual pages. The pages replace older pages.
pub(super) fn man(folder: &Path) -> Result<Class> {
    let mut command = Cli::command().disable_help_subcommand(true);
    command.build();
    fs::create_dir_all(folder).map_err(|e| Error::io(Doing::Create, folder, e))?;
    pages(&command, folder)?;
    Ok(Class::Done)
}

/// Writes the pages of the commands below a command, then the page of the command.
fn pages(command: &Command, folder: &Path) -> Result<()> {
    command.get_subcommands().filter(|below| !below.is_hide_set()).try_for_each(|below| pages(below, folder))?;
    let page = clap_mangen::Man::new(command.clone());
    let path = folder.join(page.get_filename());
    let mut text = Vec::new();
    page.render(&mut text).map_err(|e| Error::io(Doing::Write, &path, e))?;
    Ok(store::replace(&path, &text, Readers::Everybody)?)
}
