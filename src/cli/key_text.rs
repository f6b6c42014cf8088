//! Key files and other texts for people, as mail, an editor or a copy left them (FORMAT.md §12.1).

use std::path::Path;

use zeroize::Zeroizing;

use super::messages::msg;
use super::terminal::Terminal;
use super::words;
use crate::escape::shown_path;
use crate::format::transport::{self, Change, Changes};

/// Most lines after a key that are taken for a footer.
const FOOTER_LINES: usize = 64;

/// What a text may be followed by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Footer {
    /// Any lines: the text before them is whole or no key at all.
    Any,
    /// Nothing: each line may limit what the text allows.
    Nothing,
    /// Lines after a line of hyphens or low lines only, as mail writes them. No line before them is left out.
    Ruled,
}

/// A text that a file may hold, and what is taken back to get the text.
pub(super) type Reading = (Zeroizing<String>, Changes);

/// Returns the texts that a file may hold: as it stands first, then without a footer.
pub(super) fn readings(bytes: &[u8], footer: Footer) -> Vec<Reading> {
    let mut all: Vec<Reading> = Vec::new();
    for (text, undone) in transport::plain(bytes) {
        let around: Changes = undone.iter().copied().chain([Change::Around]).collect();
        let ends: Vec<usize> = text.match_indices('\n').map(|(at, _)| at.saturating_add(1)).collect();
        let cuts: Vec<usize> = match footer {
            Footer::Nothing => Vec::new(),
            Footer::Any => ends.into_iter().rev().take(FOOTER_LINES).collect(),
            Footer::Ruled => {
                ends.into_iter().filter(|at| is_rule(text.get(*at..).unwrap_or_default())).take(1).collect()
            }
        };
        let cut = |at: usize| Some((Zeroizing::new(text.get(..at)?.to_owned()), around.clone()));
        let cuts: Vec<Reading> = cuts.into_iter().filter(|at| *at < text.len()).filter_map(cut).collect();
        all.push((text.clone(), undone));
        all.extend(cuts);
    }
    all
}

/// Tells whether the first line of a text is a line of hyphens or low lines.
fn is_rule(text: &str) -> bool {
    let line = text.lines().next().unwrap_or_default().trim_end();
    line.len() >= 2 && line.chars().all(|c| matches!(c, '-' | '_'))
}

/// Returns what `parse` makes of the first reading that it takes, and says what was taken back.
pub(super) fn read<T>(
    terminal: &Terminal,
    path: &Path,
    bytes: &[u8],
    footer: Footer,
    parse: impl Fn(&str) -> Option<T>,
) -> Option<T> {
    // A key that nobody changed is not copied.
    if let Some(found) = std::str::from_utf8(bytes).ok().and_then(&parse) {
        return Some(found);
    }
    let readings = readings(bytes, footer);
    let (found, undone) = readings.iter().find_map(|(text, undone)| Some((parse(text)?, undone)))?;
    tell(terminal, path, undone);
    Some(found)
}

/// Says what was taken back.
pub(super) fn tell(terminal: &Terminal, path: &Path, undone: &Changes) {
    if !undone.is_empty() {
        terminal.say(msg!("text-carried", path = shown_path(path), changes = words::changes(undone)));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(text: &str, footer: Footer) -> Vec<String> {
        readings(text.as_bytes(), footer).into_iter().map(|(text, _)| text.as_str().to_owned()).collect()
    }

    #[test]
    fn a_footer_is_cut_line_by_line_or_at_its_rule() {
        assert_eq!(texts("key\n-- \nme\n", Footer::Any), ["key\n-- \nme\n", "key\n-- \n", "key\n"]);
        assert_eq!(texts("a\n\nb\n-- \nme\n", Footer::Ruled), ["a\n\nb\n-- \nme\n", "a\n\nb\n"]);
        assert_eq!(texts("a\n\nb\n", Footer::Ruled), ["a\n\nb\n"]);
        assert_eq!(texts("key\nseries: a\n-- \nme\n", Footer::Nothing), ["key\nseries: a\n-- \nme\n"]);
    }
}
