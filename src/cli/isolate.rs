//! Isolates names that are written from right to left, where the terminal arranges text in both directions.
//!
//! Without isolates, such a terminal mixes a name with the size and the words beside it. A terminal that arranges nothing may draw
//! the marks as boxes, so only known terminals get the marks.

use std::env;
use std::io::{self, IsTerminal as _};
use std::sync::atomic::{AtomicBool, Ordering};

use crate::escape::shown;

/// Begins an isolate, whose direction is that of its first letter (UAX 9).
const BEGIN: char = '\u{2068}';
/// Ends an isolate.
const END: char = '\u{2069}';
/// The first VTE that arranges text in both directions: 0.58.
const VTE: u32 = 5800;

/// Whether names are isolated. JSON, pages and pipes never are.
static ON: AtomicBool = AtomicBool::new(false);

/// Isolates names from now on, if this is a terminal that arranges text in both directions.
pub(super) fn begin() {
    ON.store(arranges() && io::stdout().is_terminal(), Ordering::Relaxed);
}

/// Tells whether the environment names a terminal that arranges text in both directions.
pub(super) fn arranges() -> bool {
    let says = |name: &str| env::var_os(name).is_some_and(|value| !value.is_empty());
    let vte = env::var("VTE_VERSION").ok().and_then(|version| version.parse::<u32>().ok());
    let program = env::var("TERM_PROGRAM").unwrap_or_default();
    vte.is_some_and(|version| version >= VTE)
        || says("KONSOLE_VERSION")
        || says("MLTERM")
        || matches!(program.as_str(), "Apple_Terminal" | "mintty")
}

/// Returns a name for a line of a report, isolated where that matters.
pub(super) fn isolated(name: String) -> String {
    if ON.load(Ordering::Relaxed) { isolate(name) } else { name }
}

fn isolate(name: String) -> String {
    if name.chars().any(is_from_right) && is_balanced(&name) { format!("{BEGIN}{name}{END}") } else { name }
}

/// Tells whether a letter is written from right to left. These are the blocks that Unicode keeps for such scripts.
fn is_from_right(c: char) -> bool {
    matches!(c, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{fefe}' | '\u{10800}'..='\u{10fff}' | '\u{1e800}'..='\u{1efff}')
}

fn is_balanced(text: &str) -> bool {
    let mut open = 0_u32;
    for c in text.chars() {
        match c {
            BEGIN => open += 1,
            END if open == 0 => return false,
            END => open -= 1,
            _ => {}
        }
    }
    open == 0
}

/// [`shown`] for a sentence in which names may be isolated already. Isolates that end where they should command nothing.
pub(super) fn shown_sentence(line: &str) -> String {
    if !ON.load(Ordering::Relaxed) || !is_balanced(line) {
        return shown(line);
    }
    let parts = line.split_inclusive([BEGIN, END]);
    parts
        .map(|part| match part.char_indices().next_back() {
            Some((at, mark @ (BEGIN | END))) => format!("{}{mark}", shown(part.get(..at).unwrap_or_default())),
            _ => shown(part),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_names_from_right_to_left_are_isolated() {
        for plain in ["plain.txt", "签名.pdf", "Ελληνικά"] {
            assert_eq!(isolate(plain.to_owned()), plain);
        }
        for name in ["درمان.txt", "a/שלום", "ڕێنمایی 12.pdf"] {
            assert_eq!(isolate(name.to_owned()), format!("\u{2068}{name}\u{2069}"));
        }
        // Nobody leaves the isolate by ending it.
        assert!(!isolate("درمان\u{2069} 5".to_owned()).starts_with(BEGIN));
        assert_eq!(isolated("درمان".to_owned()), "درمان", "not before begin()");
    }

    #[test]
    fn isolates_of_others_that_do_not_end_are_shown() {
        assert!(!is_balanced("a\u{2068}b") && !is_balanced("\u{2069}a\u{2068}") && is_balanced("a\u{2068}b\u{2069}"));
        assert_eq!(shown_sentence("a\u{2068}b"), "a\\u{2068}b");
    }
}
