//! Breaks the lines of a report at words, for windows of any width.

use anstream::adapter::strip_str;
use terminal_size::{Width, terminal_size_of};
use textwrap::core::Word;
use textwrap::wrap_algorithms::wrap_first_fit;

use super::words::columns;

/// The narrowest window for which lines are broken. In a narrower one, every word would have a line of its own.
const NARROWEST: usize = 24;
/// The widest column at which the text beside a label goes on. Behind a longer label, the text begins on a new line.
const WIDEST_HANG: usize = 18;
/// How far text goes in below a line that it belongs to.
const STEP: usize = 2;
/// What is measured: a number and its unit stay together.
const UNITS: [&str; 12] = ["%", "B", "kB", "MB", "GB", "TB", "s", "KiB", "MiB", "GiB", "KB", "TiB"];

/// Returns the columns of the window that standard output is. `None` if it is no window.
pub(super) fn of_output() -> Option<usize> {
    width(terminal_size_of(std::io::stdout()))
}

/// Returns the columns of the window that standard error is. `None` if it is no window.
pub(super) fn of_errors() -> Option<usize> {
    width(terminal_size_of(std::io::stderr()))
}

fn width(size: Option<(Width, terminal_size::Height)>) -> Option<usize> {
    size.map(|(Width(columns), _)| usize::from(columns)).filter(|columns| *columns >= NARROWEST)
}

/// Returns the text with every line broken at words, so that it fits into so many columns. Digits that belong together, numbers with
/// their units, names and commands are never broken. Without a window, nothing is.
pub(super) fn fitted(text: &str, window: Option<usize>) -> String {
    let Some(window) = window else { return text.to_owned() };
    let mut out = String::with_capacity(text.len() + text.len() / 16);
    for (number, line) in text.split('\n').enumerate() {
        if number > 0 {
            out.push('\n');
        }
        // Many terminals begin a new line themselves when the last column is written.
        fit(&mut out, line, window - 1);
    }
    out
}

fn fit(out: &mut String, line: &str, window: usize) {
    let plain = strip_str(line).to_string();
    if columns(&plain) <= window || is_command(&plain) {
        return out.push_str(line);
    }
    let indent = plain.len() - plain.trim_start_matches(' ').len();
    let behind = behind_label(&plain, indent);
    match behind {
        Some(hang) if hang <= WIDEST_HANG => broken(out, line, window, hang),
        Some(_) => {
            // The label is longer than a label: each of both parts has lines of its own.
            let (label, text) = line.trim_start_matches(' ').split_once("  ").unwrap_or((line, ""));
            let margin = " ".repeat(indent);
            broken(out, &format!("{margin}{label}"), window, indent + 2 * STEP);
            out.push('\n');
            let margin = " ".repeat(indent + 2 * STEP);
            broken(out, &format!("{margin}{}", text.trim_start_matches(' ')), window, indent + 2 * STEP);
        }
        None => broken(out, line, window, if indent > 0 { indent + STEP } else { 0 }),
    }
}

/// Tells whether a line is a command that people copy. A terminal breaks such a line so that it is still copied whole.
fn is_command(line: &str) -> bool {
    let line = line.trim_start();
    let command = line.split_once(": ").map_or(line, |(word, rest)| if word.contains(' ') { line } else { rest });
    command.starts_with("pannier ") && !command.contains("  ")
}

/// Returns the column of the text behind a label: after two blanks, or after the word that fills the column of labels, or after a word
/// with a colon.
fn behind_label(line: &str, indent: usize) -> Option<usize> {
    let text = line.get(indent..)?;
    let blanks = text.find("  ").map(|at| {
        let rest = text.get(at..).unwrap_or_default();
        (at, at + rest.len() - rest.trim_start_matches(' ').len())
    });
    if let Some((_, end)) = blanks.filter(|(at, _)| !text.get(..*at).unwrap_or_default().contains(": ")) {
        return Some(indent + columns(text.get(..end)?));
    }
    let (word, _) = text.split_once(' ')?;
    let is_label = indent == STEP && (10..=11).contains(&columns(word));
    (is_label || word.ends_with(':')).then(|| indent + columns(word) + 1)
}

/// Breaks one line. What cannot be broken and is too long begins further left.
fn broken(out: &mut String, line: &str, window: usize, hang: usize) {
    // A slip has more groups of digits than a line holds.
    let pieces: Vec<&str> = pieces(line)
        .into_iter()
        .enumerate()
        .flat_map(|(number, piece)| match number > 0 && Word::from(piece).width > window.saturating_sub(STEP) {
            true => piece.split_inclusive(' ').collect(),
            false => vec![piece],
        })
        .collect();
    let longest = pieces.iter().skip(1).map(|piece| Word::from(piece).width).max().unwrap_or(0);
    let hang = hang.min(window.saturating_sub(longest).max(STEP));
    let words: Vec<Word<'_>> = pieces.into_iter().map(Word::from).collect();
    let (first, rest) = (window as f64, window.saturating_sub(hang) as f64);
    for (number, words) in wrap_first_fit(&words, &[first, rest]).into_iter().enumerate() {
        if number > 0 {
            out.push('\n');
            out.push_str(&" ".repeat(hang));
        }
        let text: String = words.iter().map(|word| format!("{}{}", word.word, word.whitespace)).collect();
        out.push_str(text.trim_end_matches(' '));
    }
}

/// Returns the parts of a line between which it may be broken, each with the blanks behind it. The first part holds the margin and the
/// label, so that no line ends before its label.
fn pieces(line: &str) -> Vec<&str> {
    let mut ends: Vec<usize> = Vec::new();
    let mut chars = line.char_indices().peekable();
    let mut seen = false;
    while let Some((at, c)) = chars.next() {
        let end = at + c.len_utf8();
        let Some((_, next)) = chars.peek() else { break };
        seen |= c != ' ';
        let is_wide = |c: char| columns(c.encode_utf8(&mut [0; 4])) == 2;
        let breaks = match (c, *next) {
            (' ', next) => seen && next != ' ' && !is_one(before(line, at), from(line, end)),
            (c, next) => {
                is_wide(c) && is_wide(next) && !"，。、；：？！）」』》】…".contains(next) && !"（「『《【".contains(c)
            }
        };
        if breaks {
            ends.push(end);
        }
    }
    let mut start = 0;
    let mut pieces: Vec<&str> =
        ends.into_iter().map(|end| line.get(std::mem::replace(&mut start, end)..end).unwrap_or_default()).collect();
    pieces.push(line.get(start..).unwrap_or_default());
    pieces
}

fn before(line: &str, at: usize) -> &str {
    line.get(..at).unwrap_or_default().trim_end_matches(' ').rsplit(' ').next().unwrap_or_default()
}

fn from(line: &str, at: usize) -> &str {
    line.get(at..).unwrap_or_default().split(' ').next().unwrap_or_default()
}

/// Tells whether two words are one: groups of digits that people compare, or a number with its unit.
fn is_one(word: &str, next: &str) -> bool {
    let is_group = |text: &str| text.len() == 5 && text.bytes().all(|byte| byte.is_ascii_digit());
    let bare = |text: &str| text.trim_end_matches(|c: char| c.is_ascii_punctuation() && c != '%').to_owned();
    let is_number =
        word.ends_with(|c: char| c.is_ascii_digit()) && word.starts_with(|c: char| c.is_ascii_digit() || c == '(');
    (is_group(word.trim_start_matches(['"', '('])) && is_group(&bare(next)))
        || (is_number && UNITS.contains(&bare(next).as_str()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cli::tone::Tone;
    use crate::cli::words::{head, labelled};

    const DIGITS: &str = "76839 18273 64551 90210 44732 11876";

    fn lines(text: &str, window: usize) -> Vec<String> {
        fitted(text, Some(window)).lines().map(|line| strip_str(line).to_string()).collect()
    }

    #[test]
    fn text_goes_on_below_itself_and_nothing_gets_lost() {
        let report = format!(
            "{}\n{}\n{}",
            head(Tone::Fair, "INCOMPLETE", "mosaic 1: 36 % of what is needed is here, 3100 of 8721 blocks, 5621 short"),
            labelled("publisher", &format!("{DIGITS}, pinned as somebody whose name is long")),
            labelled("unreadable", "/media/stick/a/path/that/stays/whole: the medium gives an error of reading"),
        );
        for window in [45, 60, 80] {
            let broken = lines(&report, window);
            for line in &broken {
                assert!(columns(line) < window, "{window}: {line}");
            }
            assert!(broken.len() > 3, "{broken:?}");
            assert!(broken.iter().any(|line| line.contains(DIGITS)), "{broken:?}");
            assert!(broken.iter().skip(1).all(|line| line.starts_with("  ")), "{broken:?}");
            let words = |text: &str| text.split_whitespace().map(str::to_owned).collect::<Vec<_>>();
            assert_eq!(words(&broken.join("\n")), words(&strip_str(&report).to_string()));
        }
        assert_eq!(fitted(&report, None), report);
    }

    #[test]
    fn numbers_stay_with_their_units_and_keys_stay_whole() {
        let key = "age1".to_owned() + &"q".repeat(58);
        for window in 24..80 {
            let broken = lines(&format!("  sealed     to {key} and 14.4 MB (100 %), at 250 s, 17 kB."), window);
            for one in [key.as_str(), "14.4 MB", "(100 %),", "250 s,", "17 kB."] {
                assert!(broken.iter().any(|line| line.contains(one)), "{window}: {one} in {broken:?}");
            }
        }
    }

    #[test]
    fn commands_are_copied_as_they_are() {
        let command = "Next: pannier deal mosaic-1 --couriers 5 --survive 2 -o carriers --and-more-of-this";
        assert_eq!(fitted(command, Some(45)), command);
        assert_eq!(fitted(command.trim_start_matches("Next: "), Some(45)), command.trim_start_matches("Next: "));
    }

    #[test]
    fn a_command_and_what_it_does_have_lines_of_their_own() {
        let line = "             pannier open . -i recipient.key -o OUT      open it into the new folder OUT";
        let broken = lines(line, 60);
        assert_eq!(broken[0].trim(), "pannier open . -i recipient.key -o OUT");
        assert!(broken[1].starts_with(&" ".repeat(17)) && broken[1].ends_with("OUT"), "{broken:?}");
    }

    #[test]
    fn chinese_is_broken_between_characters_but_not_before_a_full_stop() {
        let broken = lines(&format!("  {}。", "签名".repeat(20)), 32);
        assert!(broken.len() > 2 && broken.iter().all(|line| columns(line) < 32), "{broken:?}");
        assert!(broken.iter().all(|line| !line.trim_start().starts_with('。')), "{broken:?}");
    }
}
