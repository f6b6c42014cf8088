//! Lines of reports and the small words in the lines: labels, lists, runs of names, names of phases.

use std::path::Path;

use unicode_width::UnicodeWidthStr as _;

use crate::cli::messages::msg;
use crate::cli::tone::Tone;
use crate::error::NamedBy;
use crate::escape::{shown, shown_path};
use crate::format::Facts;
use crate::format::{Hash, Sealing};
use crate::store::sandbox::{Closed, Confinement};

/// Returns the option or the variable that named a publisher.
pub(in crate::cli) fn named_by(by: NamedBy) -> &'static str {
    match by {
        NamedBy::Hand => "-P",
        NamedBy::Surroundings => "PANNIER_PUBLISHER",
    }
}

/// Columns of a label.
const LABEL_COLUMNS: usize = 10;

/// Returns the number of columns that a text needs on a terminal.
pub(in crate::cli) fn columns(text: &str) -> usize {
    text.width()
}

/// Returns a text with blanks after the text, so that the whole has this number of columns on a terminal.
pub(in crate::cli) fn padded(text: &str, wanted: usize) -> String {
    format!("{text}{}", " ".repeat(wanted.saturating_sub(columns(text))))
}

/// Returns the first line of a result: a word in colour, and a sentence.
pub(in crate::cli) fn head(tone: Tone, word: &str, text: &str) -> String {
    format!("{}  {text}", tone.paint(word))
}

/// Returns a line with a label.
pub(in crate::cli) fn labelled(label: &str, text: &str) -> String {
    format!("  {} {text}", padded(label, LABEL_COLUMNS))
}

/// Adds a line with a label.
pub(in crate::cli) fn line(out: &mut String, label: &str, text: &str) {
    out.push('\n');
    out.push_str(&labelled(label, text));
}

/// Returns the items of a list with dividers.
pub(in crate::cli) fn listed<T: AsRef<str>>(items: &[T]) -> String {
    let items: Vec<&str> = items.iter().map(AsRef::as_ref).collect();
    items.join(&msg!("list-separator"))
}

/// Names that are told one by one.
const TOLD: usize = 8;

/// Returns a few names, and how many more there are. `None` without any.
pub(in crate::cli) fn few(names: impl ExactSizeIterator<Item = String>) -> Option<String> {
    let more = names.len().saturating_sub(TOLD);
    let first: Vec<String> = names.take(TOLD).collect();
    match more {
        _ if first.is_empty() => None,
        0 => Some(listed(&first)),
        more => Some(msg!("others-and-more", names = listed(&first), more = more)),
    }
}

/// Returns the items of a list of numbers.
pub(in crate::cli) fn numbers(items: &[usize]) -> String {
    listed(&items.iter().map(usize::to_string).collect::<Vec<_>>())
}

/// Returns names of chunks. Runs of neighbours are joined: `d0003.bin to d0007.bin`.
pub(in crate::cli) fn runs(names: &[&str]) -> String {
    listed(&runs_of(names))
}

/// Returns the runs of names of chunks or part files, one by one.
pub(super) fn runs_of(names: &[&str]) -> Vec<String> {
    let kind = |name: &str| (name.get(..1).map(str::to_owned), name.split_once('.').map(|(_, end)| end.to_owned()));
    let number = |name: &str| {
        let digits = name.trim_start_matches(['d', 'r']).split('.').next().unwrap_or_default();
        digits.parse::<u32>().unwrap_or(0)
    };
    let mut runs: Vec<(&str, &str)> = Vec::new();
    for name in names {
        match runs.last_mut() {
            Some((_, last)) if kind(last) == kind(name) && number(last) + 1 == number(name) => *last = name,
            _ => runs.push((name, name)),
        }
    }
    let mut words = Vec::new();
    for (first, last) in runs {
        match number(last) - number(first) {
            0 => words.push(first.to_owned()),
            1 => words.extend([first.to_owned(), last.to_owned()]),
            _ => words.push(msg!("run", first = first, last = last)),
        }
    }
    words
}

/// Returns how many of what is needed is there, in whole percent and never too much.
pub(super) fn share_in_percent(have: u32, need: u32) -> u32 {
    let percent = u64::from(have) * 100 / u64::from(need.max(1));
    u32::try_from(percent.min(100)).unwrap_or(100)
}

/// Returns the same for a sentence.
pub(super) fn percent(have: u32, need: u32) -> String {
    share_in_percent(have, need).to_string()
}

/// Returns a word of a command as it is typed in a shell: in single quotes, in which no shell finds anything to do.
pub(in crate::cli) fn typed(word: &str) -> String {
    let text = shown(word);
    let is_plain =
        |c: char| c.is_alphanumeric() || matches!(c, '/' | '.' | '-' | '_' | '+' | ',' | ':' | '=' | '%' | '\\');
    if !text.is_empty() && text.chars().all(is_plain) { text } else { format!("'{}'", text.replace('\'', r"'\''")) }
}

/// Returns a path as it is typed in a shell. A path that begins like an option gets its folder before it.
pub(in crate::cli) fn typed_path(path: &Path) -> String {
    let text = shown_path(path);
    typed(&if text.starts_with('-') { format!("./{text}") } else { text })
}

/// Returns the line with the next command to type.
pub(in crate::cli) fn next(what: &str) -> String {
    msg!("next", what = what)
}

/// Returns the sentence about the sealing of a bundle.
pub(in crate::cli) fn sealing(sealing: Sealing) -> String {
    match sealing {
        Sealing::Recipients => msg!("sealing-recipients"),
        Sealing::Passphrase => msg!("sealing-passphrase"),
        Sealing::None => msg!("sealing-none"),
    }
}

/// Returns the sentence about the confinement of the part that decodes.
pub(in crate::cli) fn confinement(confinement: Confinement) -> String {
    let files = match confinement.files {
        Closed::Full => "full",
        Closed::Partial => "part",
        Closed::None => "none",
    };
    msg!("open-sandbox", apart = choice(confinement.apart), files = files, calls = choice(confinement.calls))
}

/// Returns the digits of a hash, which two people compare.
pub(in crate::cli) fn digits_of_hash(hash: &Hash) -> String {
    crate::digest::digits_of(&hash.0).to_string()
}

/// Returns `yes` or `no`, by which a message chooses.
pub(in crate::cli) fn choice(yes: bool) -> &'static str {
    if yes { "yes" } else { "no" }
}

/// Returns the release on which a delta builds. `None` if the bundle is no delta.
pub(super) fn builds_on(facts: &Facts) -> Option<String> {
    let (series, release) = facts.base_series().zip(facts.since)?;
    Some(msg!("facts-builds-on", series = series, release = release.to_string()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_are_padded_by_the_columns_of_a_terminal() {
        assert_eq!(labelled("bundle", "x"), "  bundle     x");
        // Four wide letters need eight columns. A mark over a letter needs no column.
        assert_eq!(padded("签名清单", 10), "签名清单  ");
        assert_eq!(padded("e\u{301}", 3), "e\u{301}  ");
        assert_eq!(padded("longer than that", 3), "longer than that");
    }

    #[test]
    fn no_shell_finds_anything_to_do_in_a_typed_word() {
        for plain in ["mosaic-1", "/media/stick/d0001.bin", "--survive", "30%"] {
            assert_eq!(typed(plain), plain);
        }
        assert_eq!(typed("a $(touch b) `c` \"d\""), "'a $(touch b) `c` \"d\"'");
        assert_eq!(typed("it's"), r"'it'\''s'");
        assert_eq!((typed(""), typed("~/x")), ("''".to_owned(), "'~/x'".to_owned()));
        assert_eq!(typed_path(Path::new("-rf")), "./-rf");
    }

    #[test]
    fn neighbours_are_joined() {
        let names = ["d0001.bin", "d0003.bin", "d0004.bin", "d0006.bin", "d0007.bin", "d0008.bin", "r0009.bin"];
        assert_eq!(runs(&names), "d0001.bin, d0003.bin, d0004.bin, d0006.bin to d0008.bin, r0009.bin");
    }
}
