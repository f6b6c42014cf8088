//! Shows text from strangers in a form that cannot command the terminal.

use std::ffi::OsStr;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use crate::names::is_direction;
use crate::secret::part_of_key;

/// Returns a form of `text` that is safe on a terminal. Control characters, line separators and characters that change
/// the direction of text become `\u{…}`. ZWNJ and ZWJ do not change, because Persian and emoji need these two
/// characters.
pub fn shown(text: &str) -> String {
    // A person can confuse two keys. The screen and the log must not show a whole secret key or most of a secret key.
    if let Some(kind) = part_of_key(text) {
        return format!("({kind}, not shown)");
    }
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if commands(c) {
            // A write to a String cannot fail.
            let _ = write!(out, "\\u{{{:x}}}", u32::from(c));
        } else {
            out.push(c);
        }
    }
    out
}

/// Tells whether a character commands a terminal or changes the order of text.
pub fn commands(c: char) -> bool {
    c.is_control() || is_direction(c) || matches!(c, '\u{2028}' | '\u{2029}' | '\u{FEFF}' | '\u{FFF9}'..='\u{FFFB}')
}

/// [`shown`] for names from a file system. U+FFFD replaces each part that is not Unicode.
pub fn shown_os(name: &OsStr) -> String {
    shown(&name.to_string_lossy())
}

/// [`shown`] for paths. Where one part of a path holds a secret key, the other parts are shown.
pub fn shown_path(path: &Path) -> String {
    let holds_key = |part: &OsStr| part_of_key(&part.to_string_lossy()).is_some();
    if holds_key(path.as_os_str()) && path.iter().any(holds_key) {
        return path.iter().map(shown_os).collect::<PathBuf>().display().to_string();
    }
    shown_os(path.as_os_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_that_commands_a_terminal_passes() {
        assert_eq!(shown("a\u{1b}[2Jb\r\n\u{9b}c\u{7f}"), "a\\u{1b}[2Jb\\u{d}\\u{a}\\u{9b}c\\u{7f}");
        assert_eq!(shown("\u{202e}gpj.exe\u{2066}x\u{61c}"), "\\u{202e}gpj.exe\\u{2066}x\\u{61c}");
        for code in (0..0x20).chain(0x7f..0xa0).chain(0x2028..0x202f).chain(0x2066..0x206a) {
            let c = char::from_u32(code).unwrap();
            assert!(!shown(&c.to_string()).contains(c), "{code:x}");
        }
    }

    #[test]
    fn every_script_and_its_joiners_pass() {
        for text in ["می\u{200c}خواهم", "क्\u{200d}ष", "汉语", "العربية", "👩\u{200d}🚒", "plain"]
        {
            assert_eq!(shown(text), text);
        }
    }
}
