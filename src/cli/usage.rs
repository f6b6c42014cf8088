//! Errors of typing: what the parser says, without tips that mislead, and with the reason where one is known.

use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Command, Error};

use super::manual;
use super::messages::msg;

/// The commands that take no key, because they open nothing.
const WITHOUT_KEY: [&str; 11] =
    ["gather", "want", "receipt", "repair", "salvage", "show", "scan", "sheet", "play", "deal", "trust"];
/// So many letters in ten may differ between a word and a tip.
const DIFFERENT_IN_TEN: usize = 3;

/// Returns the error as people should read it.
pub(super) fn tidied(mut error: Error, command: &Command, words: &[String]) -> Error {
    // "To pass '-i' as a value": nobody who types an option means a value.
    error.remove(ContextKind::Suggested);
    if matches!(error.kind(), ErrorKind::UnknownArgument | ErrorKind::InvalidSubcommand) {
        // Made of what was typed rightly, the usage would show rare options, and hide what is wrong.
        error.remove(ContextKind::Usage);
    }
    match error.kind() {
        ErrorKind::UnknownArgument => {
            let typed = text(&error, ContextKind::InvalidArg).unwrap_or_default();
            let below = words.get(1..).unwrap_or_default().iter().find_map(|word| command.find_subcommand(word));
            let is_key = matches!(typed.as_str(), "-i" | "--identity" | "--passphrase-file");
            if let Some(name) = below.map(Command::get_name).filter(|name| is_key && WITHOUT_KEY.contains(name)) {
                let sentence = msg!("usage-no-key", command = name, option = typed);
                return Error::raw(ErrorKind::UnknownArgument, format!("{sentence}\n"));
            }
            keep_near(&mut error, ContextKind::SuggestedArg, &typed);
        }
        ErrorKind::InvalidSubcommand => {
            let typed = text(&error, ContextKind::InvalidSubcommand).unwrap_or_default();
            if manual::is_command(&typed) {
                let sentence = msg!("usage-small", command = typed);
                return Error::raw(ErrorKind::InvalidSubcommand, format!("{sentence}\n"));
            }
            keep_near(&mut error, ContextKind::SuggestedSubcommand, &typed);
        }
        _ => {}
    }
    error
}

fn text(error: &Error, kind: ContextKind) -> Option<String> {
    match error.get(kind) {
        Some(ContextValue::String(text)) => Some(text.clone()),
        _ => None,
    }
}

/// Takes tips away that are not near what was typed.
fn keep_near(error: &mut Error, kind: ContextKind, typed: &str) {
    let near = |tip: &String| is_near(typed, tip);
    match error.remove(kind) {
        Some(ContextValue::String(tip)) if near(&tip) => _ = error.insert(kind, ContextValue::String(tip)),
        Some(ContextValue::Strings(tips)) => {
            let tips: Vec<String> = tips.into_iter().filter(near).collect();
            if !tips.is_empty() {
                error.insert(kind, ContextValue::Strings(tips));
            }
        }
        _ => {}
    }
}

/// Tells whether one word is a slip of the fingers away from another.
fn is_near(typed: &str, tip: &str) -> bool {
    let (typed, tip) = (typed.trim_start_matches('-'), tip.trim_start_matches('-'));
    let most = tip.chars().count().max(typed.chars().count()) * DIFFERENT_IN_TEN / 10;
    strsim::osa_distance(typed, tip) <= most.max(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(line: &str) -> String {
        let words: Vec<String> = line.split(' ').map(str::to_owned).collect();
        let mut command = manual::command();
        let error = command.try_get_matches_from_mut(&words).unwrap_err();
        tidied(error, &command, &words).to_string()
    }

    #[test]
    fn only_near_words_are_tips() {
        assert!(
            said("pannier deal b --reuse r1").contains("--reuse") && !said("pannier deal b --reuse r1").contains("tip")
        );
        assert!(said("pannier deal b --survve 1").contains("--survive"));
        assert!(!said("pannier recall b").contains("receipt"));
        assert!(said("pannier chek b").contains("check"));
        assert!(!said("pannier check b -x").contains("as a value"));
    }

    #[test]
    fn a_command_that_needs_no_key_says_so() {
        let said = said("pannier gather b -i key");
        assert!(said.contains("gather needs no key: leave out -i"), "{said}");
    }
}
