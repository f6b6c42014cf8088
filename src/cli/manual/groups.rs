//! The commands in groups, for whoever asks for help: what a maintainer, a courier and a recipient need.

use clap::Command;

use crate::cli::fit;

/// The column in which a sentence about a command begins.
const INDENT: usize = 17;

/// The groups, in the order in which a bundle travels. Each command is in one group.
const GROUPS: [(&str, &[&str]); 7] = [
    ("For the publisher", &["keygen", "pack", "deal", "drill", "more-recovery"]),
    ("For couriers (no key needed)", &["check", "gather", "want", "receipt", "repair", "salvage"]),
    ("For the recipient", &["trust", "open", "cat", "list", "prove", "show"]),
    ("Evidence", &["commit", "intake"]),
    ("Paper and screens (no key needed)", &["sheet", "play", "scan"]),
    ("Several keys", &["keys", "sign"]),
    (
        "More",
        &["start", "reader", "sender", "kit", "torrent", "fetch", "publish", "demo", "help", "completions", "man"],
    ),
];

/// Tells whether a word is the name of a command of the whole program.
pub(in crate::cli) fn is_command(word: &str) -> bool {
    GROUPS.iter().any(|(_, names)| names.contains(&word))
}

/// Puts the commands of the program into groups, in lines of so many columns.
pub(super) fn grouped(command: Command, window: usize) -> Command {
    let mut text = String::from("{before-help}{about-with-newline}\n{usage-heading} {usage}\n");
    for (title, names) in GROUPS {
        // The small program lacks some.
        let mut known = names.iter().filter_map(|name| command.find_subcommand(name)).peekable();
        if known.peek().is_some() {
            text += &format!("\n{title}:\n");
        }
        for about in known {
            let sentence = about.get_about().map(ToString::to_string).unwrap_or_default();
            // The title of the group says so already.
            let sentence = if title.contains("no key") { sentence.replace(". Needs no key", "") } else { sentence };
            text += &line(about.get_name(), &sentence, window);
        }
    }
    text += "\nOptions:\n{options}{after-help}";
    command.help_template(text)
}

/// Returns a command and its sentence. The sentence is broken at words, below itself.
fn line(name: &str, about: &str, window: usize) -> String {
    fit::fitted(&format!("  {name:width$}{about}", width = INDENT - 2), Some(window + 1)) + "\n"
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    use super::*;
    use crate::cli::args::Cli;

    #[test]
    fn every_command_is_in_one_group() {
        let mut grouped: Vec<&str> = GROUPS.iter().flat_map(|(_, names)| names.iter().copied()).collect();
        let command = Cli::command();
        let mut there: Vec<&str> = command.get_subcommands().map(Command::get_name).collect();
        // Clap does not list the help of its own here.
        grouped.sort_unstable();
        there.sort_unstable();
        assert_eq!(grouped, there);
    }

    #[test]
    fn sentences_are_broken_at_words() {
        let text = line("pack", "word ".repeat(40).trim_end(), 80);
        assert!(text.lines().all(|line| line.chars().count() <= 80 && line.len() > INDENT), "{text}");
        assert!(text.lines().skip(1).all(|line| line.starts_with(&" ".repeat(INDENT))), "{text}");
    }
}
