//! The command line: reads arguments, prints words and returns exit codes.
// The small program leaves out what only other commands use: the linker finds nobody who calls it.
#![cfg_attr(not(feature = "cli"), allow(dead_code, unused_imports))]

mod ahead;
mod archive;
mod args;
mod bare;
mod built;
mod card;
mod carrier;
mod commit;
mod compared;
mod date;
mod deal;
mod demo;
mod drill;
mod error;
pub mod exit;
mod fetch;
mod fit;
mod gather;
mod gauge;
mod guide;
mod hand;
mod intake;
mod isolate;
mod key_text;
mod keygen;
mod keys;
mod kit;
mod language;
mod letters;
mod maintainer;
mod manual;
mod messages;
mod more;
mod object;
mod onto;
mod openable;
mod opened;
mod pages;
mod parcel;
mod part;
mod passphrase;
mod pins;
#[cfg(feature = "cli")]
mod play;
#[cfg(feature = "cli")]
mod player;
mod printed;
mod progress;
mod prompt;
mod proofs;
mod prove;
mod publish;
mod random;
mod reader;
mod recipient;
mod salvage;
mod scan;
mod sealing;
mod sender;
mod sheet;
mod signer;
mod since;
mod size;
mod standard;
#[cfg(feature = "cli")]
mod start;
mod terminal;
mod tone;
mod torrent;
mod trust;
mod unseal;
mod usage;
mod version;
mod vouch;
mod want;
mod words;

use std::io::{self, Write as _};
use std::process::ExitCode;

use crate::error::ReaderError;
use crate::escape::shown;
use crate::store::sandbox;
use crate::workshop;
use args::{Cli, Command};
use clap::{ArgMatches, FromArgMatches as _};
use error::Result;
use exit::{Class, Exit as _};
use language::Language;
use object::Form;
use terminal::{Terminal, all_printed, print_json, printed};

pub use words::Heading;

/// Runs the program.
pub fn main() -> ExitCode {
    if std::env::args_os().nth(1).is_some_and(|word| word == workshop::WORD) {
        return workshop::serve(io::stdin(), io::stdout());
    }
    let unshown = language::begin();
    if std::env::args_os().len() == 1
        && let Some(looked) = bare::look()
    {
        let class = looked.unwrap_or_else(|error| error.class());
        return ExitCode::from(if all_printed().is_ok() { class as u8 } else { Class::CouldNot as u8 });
    }
    let mut command = manual::command();
    let parsed = command.try_get_matches_from_mut(std::env::args_os());
    let (cli, matches) = match parsed.and_then(|matches| {
        Cli::from_arg_matches(&matches).map(|cli| (cli, matches)).map_err(|e| e.format(&mut command))
    }) {
        Ok(parsed) => parsed,
        Err(error) => {
            let words: Vec<String> = std::env::args_os().map(|word| word.to_string_lossy().into_owned()).collect();
            let error = usage::tidied(error, &command, &words);
            // Help and version are results. All other errors are wrong usage, and may repeat a stranger's name of a
            // file.
            if error.use_stderr() {
                let text = error.render().to_string();

                let lines: Vec<String> = text.trim_end().lines().map(shown).collect();
                if std::env::args_os().any(|arg| arg == "--json") {
                    let form = std::env::args_os().any(|arg| arg == "--progress");
                    let form = if form { Form::Line } else { Form::Pretty };
                    print_json(words::wrong_usage_json(&lines), None, None, form);
                }
                let _ = writeln!(io::stderr(), "{}", fit::fitted(&lines.join("\n"), fit::of_errors()));
            } else if let Some(text) = version::detailed(&error, words.into_iter()) {
                printed(write!(anstream::stdout(), "{text}"));
            } else {
                printed(error.print());
            }
            let code = ExitCode::from(u8::try_from(error.exit_code()).unwrap_or(2));
            return match all_printed() {
                Err(lost) if !error.use_stderr() => {
                    let _ = writeln!(io::stderr(), "{} {}", messages::msg!("head-error"), words::sentence(&lost));
                    ExitCode::from(Class::CouldNot as u8)
                }
                _ => code,
            };
        }
    };
    sandbox::guard_memory();
    if !cli.global.json {
        isolate::begin();
    }
    let hands_out = match &cli.command {
        Command::Cat(_) => true,
        Command::Open(args) => standard::is_standard(args.out()),
        _ => false,
    };
    let terminal = Terminal::new(&cli.global, name_of(&matches), hands_out);
    if let Some(language) = unshown {
        terminal.say(messages::msg!("language-unshown", language = language.code()));
    } else if language::chosen() != Language::English {
        terminal.say(messages::msg!("language-unread"));
    }
    let done = standard::refuse(&matches, &command).and_then(|()| run(&terminal, &cli.command));
    let class = done.unwrap_or_else(|error| {
        if terminal.json {
            terminal.error_json(&error);
        }
        if let error::Error::Library(crate::Error::Reader(ReaderError::Conflict(conflicts))) = &error {
            terminal.result(words::compared::conflicts(conflicts));
        }
        terminal.error(&error);
        error.class()
    });
    // A result is worth nothing if the person or the program did not receive the result.
    let class = match (all_printed(), class) {
        (Ok(()), class) => class,
        (Err(error), class) => {
            terminal.error(&error);
            if class == Class::Done { Class::CouldNot } else { class }
        }
    };
    ExitCode::from(class as u8)
}

/// Returns the name of the command: `check`, `keys show`.
fn name_of(matches: &ArgMatches) -> String {
    let below = std::iter::successors(matches.subcommand(), |(_, matches)| matches.subcommand());
    below.map(|(name, _)| name).collect::<Vec<_>>().join(" ")
}

fn run(terminal: &Terminal, command: &Command) -> Result<Class> {
    match command {
        #[cfg(feature = "cli")]
        Command::Start => start::start(terminal, |command| run(terminal, command)),
        Command::Keygen(args) => keygen::keygen(terminal, args),
        #[cfg(feature = "cli")]
        Command::Pack(args) => maintainer::pack(terminal, args),
        Command::Deal(args) => deal::deal(terminal, args),
        #[cfg(feature = "cli")]
        Command::Drill(args) => drill::drill(terminal, args),
        #[cfg(feature = "cli")]
        Command::MoreRecovery(args) => more::more_recovery(terminal, args),
        Command::Check(args) => carrier::check(terminal, args),
        Command::Gather(args) => gather::run(terminal, args),
        Command::Scan(args) => scan::run(terminal, args),
        Command::Salvage(args) => salvage::run(terminal, args),
        #[cfg(feature = "cli")]
        Command::Commit(args) => commit::run(terminal, args),
        #[cfg(feature = "cli")]
        Command::Intake(args) => intake::run(terminal, args),
        Command::Want(args) => want::want(terminal, args),
        Command::Receipt(args) => want::receipt(terminal, args),
        Command::Cat(args) => hand::cat(terminal, args),
        #[cfg(feature = "cli")]
        Command::Prove(args) => prove::prove(terminal, args),
        Command::Open(args) if standard::is_standard(args.out()) => hand::open(terminal, args),
        Command::Open(args) => recipient::open(terminal, args),
        Command::Repair(args) => carrier::repair(terminal, args),
        #[cfg(feature = "cli")]
        Command::Sheet(args) => sheet::run(terminal, args),
        #[cfg(feature = "cli")]
        Command::Play(args) => play::run(terminal, args),
        Command::List(args) => recipient::list(terminal, args),
        Command::Show(args) => carrier::show(terminal, args),
        Command::Trust(args) => trust::trust(terminal, args),
        #[cfg(feature = "cli")]
        Command::Keys(args) => keys::run(terminal, args),
        #[cfg(feature = "cli")]
        Command::Sign(args) => keys::sign(terminal, args),
        #[cfg(feature = "cli")]
        Command::Reader(args) => reader::run(terminal, args),
        #[cfg(feature = "cli")]
        Command::Sender(args) => sender::run(terminal, args),
        Command::Kit(args) => kit::run(terminal, args),
        #[cfg(feature = "cli")]
        Command::Torrent(args) => torrent::run(terminal, args),
        #[cfg(feature = "cli")]
        Command::Fetch(args) => fetch::run(terminal, args),
        #[cfg(feature = "cli")]
        Command::Publish(args) => publish::run(terminal, args),
        #[cfg(feature = "cli")]
        Command::Demo(args) => demo::run(terminal, args),
        Command::Help(args) => match args.page.as_deref().and_then(Language::of) {
            Some(language) => guide::run(terminal, language, args.output.as_deref()),
            None => manual::help(terminal, args.topic.as_deref()),
        },
        #[cfg(feature = "cli")]
        Command::Completions(args) => manual::completions(args.shell),
        #[cfg(feature = "cli")]
        Command::Man(args) => manual::man(&args.folder),
    }
}
