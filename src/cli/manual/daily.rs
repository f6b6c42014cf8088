//! Options of every day come first in help; the others follow under a heading of their own, and `-h` leaves them out.

use clap::{Arg, Command};

/// The heading of the options that few people need.
const MORE: &str = "More options";
/// The heading of the options that every command has.
const EVERY: &str = "Options of every command";

/// The options of every day of each command that has others as well.
const DAILY: &[(&str, &[&str])] = &[
    ("keygen", &["publisher", "recipient"]),
    (
        "pack",
        &[
            "output",
            "key",
            "recipient",
            "recipients_file",
            "passphrase",
            "public",
            "series",
            "previous",
            "since",
            "couriers",
            "survive",
            "fit",
            "dry_run",
        ],
    ),
    ("check", &["publisher"]),
    ("deal", &["to", "want", "couriers", "survive", "output", "publisher", "dry_run"]),
    ("drill", &["couriers", "survive", "publisher"]),
    ("more-recovery", &["output", "key", "spare", "couriers", "survive"]),
    ("repair", &["output", "publisher"]),
    ("trust", &["name", "digits", "list", "forget"]),
    ("open", &["output", "identity", "publisher", "only", "partial", "onto"]),
    ("cat", &["identity", "publisher"]),
    ("list", &["identity", "publisher", "only", "sizes"]),
    ("sheet", &["output", "pages", "profile", "publisher", "dry_run", "card"]),
    ("play", &["html", "video", "seconds", "fast", "publisher"]),
    ("sign", &["key", "identity", "publisher", "corpus"]),
];

/// Sorts the options of all commands.
pub(super) fn sorted(command: Command) -> Command {
    let mut command = command.mut_args(|arg| if is_option(&arg) { hidden(arg, EVERY) } else { arg });
    for (name, daily) in DAILY {
        if command.find_subcommand(name).is_none() {
            continue;
        }
        command = command.mut_subcommand(name, |below| {
            below.mut_args(|arg| {
                if is_option(&arg) && !daily.contains(&arg.get_id().as_str()) { hidden(arg, MORE) } else { arg }
            })
        });
    }
    command
}

fn is_option(arg: &Arg) -> bool {
    !arg.is_positional()
}

fn hidden(arg: Arg, heading: &'static str) -> Arg {
    arg.help_heading(heading).hide_short_help(true)
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    use super::*;
    use crate::cli::args::Cli;

    #[test]
    fn every_option_of_every_day_is_an_option() {
        let command = Cli::command();
        for (name, daily) in DAILY {
            let below = command.find_subcommand(name).unwrap();
            for id in *daily {
                assert!(below.get_arguments().any(|arg| arg.get_id() == id && is_option(arg)), "{name} {id}");
            }
        }
    }

    #[test]
    fn short_help_is_shorter_and_long_help_has_everything() {
        let mut command = sorted(Cli::command());
        command.build();
        for (name, _) in DAILY {
            let below = command.find_subcommand_mut(name).unwrap();
            let (short, long) = (below.render_help().to_string(), below.render_long_help().to_string());
            assert!(short.lines().count() < long.lines().count(), "{name}");
            let place = |heading: &str| long.find(heading).unwrap_or(usize::MAX);
            assert!(place("\nOptions:") < place(MORE) && place(MORE) < place(EVERY), "{name}: {long}");
            assert!(!short.contains(MORE) && !short.contains(EVERY), "{name}");
        }
    }
}
