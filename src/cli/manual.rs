//! The manual, printed for a terminal from README.md and `docs`. The manual is inside the program, because its readers
//! have no internet.

mod daily;
mod examples;
mod groups;
mod page;
#[cfg(feature = "cli")]
mod reference;

use std::fs;
use std::io;
use std::path::Path;

use clap::{Command, CommandFactory};

use super::args::Cli;
use super::error::{Error, Result};
use super::exit::Class;
use super::fit;
use super::messages::msg;
use super::terminal::{Terminal, printed};
use crate::error::Doing;
use crate::escape::shown;
use crate::store::{self, Readers};
pub(super) use groups::is_command;

const README: &str = include_str!("../../README.md");
const MAINTAINER: &str = include_str!("../../docs/maintainer.md");
const COURIER: &str = include_str!("../../docs/courier.md");
const PAPER: &str = include_str!("../../docs/paper.md");
const RECIPIENT: &str = include_str!("../../docs/recipient.md");
const MIRRORS: &str = include_str!("../../docs/mirrors.md");
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
    "\n",
    include_str!("../../docs/format/commitments.md"),
    "\n",
    include_str!("../../docs/format/proofs.md"),
    "\n",
    include_str!("../../docs/format/torrents.md"),
    "\n",
    include_str!("../../docs/format/custody.md"),
    "\n",
    include_str!("../../docs/format/mirrors.md"),
);

/// The text of a topic.
enum Text {
    /// A page.
    Page(&'static str),
    /// The sections with these headings on a page.
    Sections(&'static str, &'static [&'static str]),
    /// A text that is printed without changes.
    Raw(&'static str),
}

/// The topics. The small program has those of its commands.
const TOPICS: &[(&str, Text)] = &[
    ("start", Text::Sections(README, &["Begin", "If someone handed you a bundle"])),
    ("recipient", Text::Page(RECIPIENT)),
    ("courier", Text::Page(COURIER)),
    ("couriers", Text::Page(COURIER)),
    #[cfg(feature = "cli")]
    ("maintainer", Text::Page(MAINTAINER)),
    #[cfg(feature = "cli")]
    ("publisher", Text::Page(MAINTAINER)),
    ("paper", Text::Page(PAPER)),
    #[cfg(feature = "cli")]
    ("mirrors", Text::Page(MIRRORS)),
    #[cfg(feature = "cli")]
    ("keys", Text::Sections(MAINTAINER, &["Keys"])),
    ("trust", Text::Sections(RECIPIENT, &["Trust"])),
    ("by-hand", Text::Sections(RECIPIENT, &["Without Pannier"])),
    #[cfg(feature = "cli")]
    ("codes", Text::Sections(MAINTAINER, &["Exit codes"])),
    #[cfg(feature = "cli")]
    ("json", Text::Page(JSON)),
    #[cfg(feature = "cli")]
    ("format", Text::Raw(FORMAT)),
];

/// The columns of help where there is no window.
const COLUMNS: usize = 80;
/// The columns of help in a wide window: longer lines are hard to read.
const MOST_COLUMNS: usize = 100;

/// Returns the columns of help.
fn window() -> usize {
    fit::of_output().map_or(COLUMNS, |columns| columns.min(MOST_COLUMNS))
}

/// Returns the command line, with its commands in groups, and with options and examples in the order in which people need them.
pub(super) fn command() -> Command {
    let window = window();
    let mut command = daily::sorted(Cli::command()).term_width(window);
    for name in command.get_subcommands().map(|below| below.get_name().to_owned()).collect::<Vec<_>>() {
        command = command.mut_subcommand(&name, |below| {
            let short = msg!("help-short", command = name.as_str());
            below.after_long_help(examples::told(&name, window)).after_help(short)
        });
    }
    let topics: Vec<&str> = TOPICS.iter().map(|(name, _)| *name).collect();
    let topics = topics.join(" | ");
    let manual = if cfg!(feature = "cli") {
        msg!("help-manual", topics = topics)
    } else {
        msg!("help-manual-small", topics = topics)
    };
    let manual = fit::fitted(&manual, Some(window + 1));
    groups::grouped(command, window).after_help(manual)
}

/// Prints a topic, or the help of a command.
pub(super) fn help(terminal: &Terminal, topic: Option<&str>) -> Result<Class> {
    let mut command = command();
    // Subcommands learn their full names in this call.
    command.build();
    // The pages are read in lines of the usual length, however wide the window is.
    let width = window().min(COLUMNS);
    let text = match topic {
        None => command.render_long_help().ansi().to_string(),
        Some(topic) => match TOPICS.iter().find(|(name, _)| *name == topic) {
            Some((_, Text::Page(text))) => page::text(text, width),
            Some((_, Text::Sections(text, headings))) => {
                let sections: String = headings.iter().map(|heading| page::section(text, heading)).collect();
                page::text(&sections, width)
            }
            Some((_, Text::Raw(text))) => (*text).to_owned(),
            None => command
                .find_subcommand_mut(topic)
                .ok_or_else(|| Error::Usage(msg!("help-no-topic", topic = shown(topic))))?
                .render_long_help()
                .ansi()
                .to_string(),
        },
    };
    terminal.laid_out(text.trim_end());
    Ok(Class::Done)
}

/// Prints shell completions.
#[cfg(feature = "cli")]
pub(super) fn completions(shell: clap_complete::Shell) -> Result<Class> {
    let mut out = Vec::new();
    clap_complete::generate(shell, &mut Cli::command(), "pannier", &mut out);
    printed(io::Write::write_all(&mut io::stdout(), &out));
    Ok(Class::Done)
}

/// Writes manual pages. The pages replace older pages.
#[cfg(feature = "cli")]
pub(super) fn man(folder: &Path) -> Result<Class> {
    let mut command = daily::sorted(Cli::command()).disable_help_subcommand(true);
    command.build();
    fs::create_dir_all(folder).map_err(|e| Error::io(Doing::Create, folder, e))?;
    pages(&command, folder, None)?;
    Ok(Class::Done)
}

/// Writes the pages of the commands below a command, then the page of the command. `top` is the command of a command below it.
#[cfg(feature = "cli")]
fn pages(command: &Command, folder: &Path, top: Option<&str>) -> Result<()> {
    let below = command.get_subcommands().filter(|below| !below.is_hide_set());
    let is_program = command.get_name() == "pannier";
    for below in below {
        let top = if is_program { below.get_name() } else { top.unwrap_or(command.get_name()) };
        pages(below, folder, Some(top))?;
    }
    let (name, text) = reference::page(command, top);
    let path = folder.join(name);
    Ok(store::replace(&path, &text, Readers::Everybody)?)
}
