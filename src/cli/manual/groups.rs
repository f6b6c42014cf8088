//! The commands in groups, for whoever asks for help: what a maintainer, a courier and a recipient need.

use clap::Command;

/// The columns of help, for terminals of the usual width.
const COLUMNS: usize = 80;
/// The column in which a sentence about a command begins.
const INDENT: usize = 17;

/// The groups, in the order in which a bundle travels. Each command is in one group.
const GROUPS: [(&str, &[&str]); 6] = [
    ("For the maintainer", &["keygen", "pack", "deal", "drill", "more-recovery"]),
    ("For couriers (no key needed)", &["check", "gather", "want", "receipt", "repair", "salvage"]),
    ("For the recipient", &["trust", "open", "cat", "list", "show"]),
    ("Paper and screens (no key needed)", &["sheet", "play", "scan"]),
    ("Several keys", &["keys", "sign"]),
    ("More", &["reader", "demo", "help", "completions", "man"]),
];

/// Puts the commands of the program into groups.
pub(in crate::cli) fn grouped(command: Command) -> Command {
    let mut text = String::from("{before-help}{about-with-newline}\n{usage-heading} {usage}\n");
    for (title, names) in GROUPS {
        text += &format!("\n{title}:\n");
        for about in names.iter().filter_map(|name| command.find_subcommand(name)) {
            let sentence = about.get_about().map(ToString::to_string).unwrap_or_default();
            // The title of the group says so already.
            let sentence = if title.contains("no key") { sentence.replace(". Needs no key", "") } else { sentence };
            text += &line(about.get_name(), &sentence);
        }
    }
    text += "\nOptions:\n{options}{after-help}";
    command.help_template(text)
}

/// Returns a command and its sentence. The sentence is broken at words, below itself.
fn line(name: &str, about: &str) -> String {
    let mut lines = vec![format!("  {name:width$}", width = INDENT - 2)];
    for word in about.split_whitespace() {
        let last = lines.last().map_or(0, |last| last.chars().count());
        if last + 1 + word.chars().count() > COLUMNS && last > INDENT {
            lines.push(" ".repeat(INDENT));
        }
        if let Some(last) = lines.last_mut() {
            if last.chars().count() > INDENT {
                last.push(' ');
            }
            last.push_str(word);
        }
    }
    lines.join("\n") + "\n"
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

    /// The words of a command line. Text between quotation marks is one word.
    fn words(line: &str) -> Vec<String> {
        let parts = line.split('"').enumerate();
        parts
            .flat_map(|(at, part)| match at % 2 {
                0 => part.split_whitespace().map(str::to_owned).collect(),
                _ => vec![part.to_owned()],
            })
            .collect()
    }

    #[test]
    fn every_example_is_a_command_line_of_this_program() {
        let command = Cli::command();
        let mut count = 0;
        for below in command.get_subcommands() {
            let text = below.get_after_help().map(ToString::to_string).unwrap_or_default();
            for line in text.lines().filter_map(|line| line.strip_prefix("  ")) {
                count += 1;
                let of_command = words(line).get(1).map(String::as_str) == Some(below.get_name());
                assert!(of_command, "{line}");
                assert!(command.clone().try_get_matches_from(words(line)).is_ok(), "{line}");
                assert!(line.chars().count() <= COLUMNS, "{line}");
            }
        }
        assert!(count > 20, "{count}");
    }

    #[test]
    fn sentences_are_broken_at_words() {
        let text = line("pack", &"word ".repeat(40));
        assert!(text.lines().all(|line| line.chars().count() <= COLUMNS && line.len() > INDENT), "{text}");
        assert!(text.lines().skip(1).all(|line| line.starts_with(&" ".repeat(INDENT))), "{text}");
    }
}
