//! The text of a kind within a decoded text: without what stands around it, and with the ends that writers give it.
#![cfg_attr(not(test), deny(clippy::arithmetic_side_effects))]

use super::decode::straight;
use super::form::{Change, Changes, Form, Text};
use crate::minisig;
use crate::sums::Sums;

/// Returns the forms of a decoded text that have the shape of their kind.
pub(super) fn shaped(base: &Form, kind: Text) -> Vec<Form> {
    let base = straight(base.clone());
    match kind {
        Text::List => list(&base).into_iter().collect(),
        Text::Signature => signature(&base).into_iter().collect(),
        Text::Facts => facts(&base),
        Text::Contents => contents(&base),
    }
}

fn is_blank(byte: &u8) -> bool {
    matches!(byte, b' ' | b'\t' | 0 | 0x1A | 0x0C)
}

/// Returns a line without blanks at its end. A space that does not break is two bytes.
fn trimmed(line: &[u8]) -> &[u8] {
    let mut line = line;
    loop {
        line = match line {
            [rest @ .., last] if is_blank(last) => rest,
            [rest @ .., 0xC2, 0xA0] => rest,
            _ => return line,
        };
    }
}

fn lines(bytes: &[u8]) -> Vec<&[u8]> {
    bytes.split(|byte| *byte == b'\n').collect()
}

/// Joins lines, each with a line feed, and notes how the text was changed. `from` are all lines of the text, and `text`
/// those that belong to it.
fn joined(base: &Form, text: &[&[u8]], from: &[&[u8]], mut undone: Changes) -> Form {
    let used: Vec<&&[u8]> = text.iter().collect();
    let mut bytes = Vec::with_capacity(base.bytes.len());
    for line in used {
        bytes.extend_from_slice(line);
        bytes.push(b'\n');
    }
    let others = from.iter().filter(|line| !trimmed(line).is_empty()).count();
    if others > text.len() {
        undone.insert(Change::Around);
    } else if !base.bytes.ends_with(b"\n") || base.bytes.ends_with(b"\n\n") {
        undone.insert(Change::LastEnd);
    }
    undone.extend(&base.undone);
    Form { bytes: bytes.into(), undone }
}

/// Returns the lines from the first to the last that fits, each as `line` gives it, without empty lines.
fn core<'a>(all: &[&'a [u8]], fits: impl Fn(&[u8]) -> bool, keep_blanks: bool) -> Option<(Vec<&'a [u8]>, Changes)> {
    let is_text = |line: &&[u8]| fits(trimmed(line));
    let first = all.iter().position(is_text)?;
    let last = all.iter().rposition(is_text)?;
    let mut undone = Changes::new();
    let mut text = Vec::new();
    for line in all.get(first..=last).unwrap_or_default() {
        let cut = trimmed(line);
        if cut.is_empty() || (!keep_blanks && cut.len() < line.len()) {
            undone.insert(Change::Blanks);
        }
        if !cut.is_empty() {
            text.push(if keep_blanks { *line } else { cut });
        }
    }
    Some((text, undone))
}

fn list(base: &Form) -> Option<Form> {
    let all = lines(&base.bytes);
    let fits = |line: &[u8]| Sums::has_shape(line) || Sums::has_shape_but_for_one_byte(line);
    let (text, undone) = core(&all, fits, false)?;
    Some(joined(base, &text, &all, undone))
}

fn contents(base: &Form) -> Vec<Form> {
    let all = lines(&base.bytes);
    let fits = |line: &[u8]| {
        let hash = line.get(..64).is_some_and(|hex| hex.iter().all(u8::is_ascii_hexdigit));
        hash && line.get(64..66) == Some(b"  ") && line.len() > 66
    };
    // A name may end in a blank.
    let forms = [false, true].map(|keep| {
        let (text, undone) = core(&all, fits, keep)?;
        Some(joined(base, &text, &all, undone))
    });
    forms.into_iter().flatten().collect()
}

/// Returns the four lines of a signature: those around the trusted comment, or else the first four.
fn signature(base: &Form) -> Option<Form> {
    /// Characters of the second and of the fourth line.
    const LINES: (usize, usize) = (100, 88);
    let all = lines(&base.bytes);
    let mut undone = base.undone.clone();
    let text: Vec<&[u8]> = all.iter().map(|line| trimmed(line)).filter(|line| !line.is_empty()).collect();
    let is_third = |at: &usize| {
        let here = text.get(*at).is_some_and(|line| line.starts_with(minisig::TRUSTED.as_bytes()));
        here && at.checked_sub(1).and_then(|before| text.get(before)).is_some_and(|line| line.len() >= LINES.0)
    };
    let at = (0..text.len()).find(is_third);
    let (first, second, third, fourth) = match at {
        Some(at) => {
            let before = text.get(at.checked_sub(1)?)?;
            // The line end after the first line may be lost.
            let (glued, second) = before.split_at_checked(before.len().checked_sub(LINES.0)?)?;
            let first = match at.checked_sub(2).and_then(|first| text.get(first)) {
                Some(first) if glued.is_empty() => first,
                _ => glued,
            };
            (first, second, *text.get(at)?, *text.get(at.checked_add(1)?)?)
        }
        None => match text.as_slice() {
            [first, second, third, fourth, ..] => (*first, *second, *third, *fourth),
            _ => return None,
        },
    };
    let has_blanks =
        |line: &&[u8]| [first, second, third, fourth].contains(&trimmed(line)) && trimmed(line).len() < line.len();
    if all.iter().any(has_blanks) {
        undone.insert(Change::Blanks);
    }
    if text.len() > 4 || fourth.len() > LINES.1 {
        undone.insert(Change::Around);
    } else if !base.bytes.ends_with(b"\n") || base.bytes.ends_with(b"\n\n") {
        undone.insert(Change::LastEnd);
    }
    let fourth = fourth.get(..LINES.1).unwrap_or(fourth);
    let words = minisig::UNTRUSTED.as_bytes();
    let first = String::from_utf8_lossy(first);
    let is_whole =
        text.len() >= 4 && first.as_bytes().starts_with(words) && !first.contains(char::REPLACEMENT_CHARACTER);
    let first = if is_whole {
        first.into_owned()
    } else {
        undone.insert(Change::FirstLine);
        minisig::first_line_again(&first)
    };
    let bytes = [first.as_bytes(), second, third, fourth].map(|line| [line, b"\n"].concat()).concat();
    Some(Form { bytes: bytes.into(), undone })
}

/// Returns the text between the outer braces, with the ends that writers give the text.
fn facts(base: &Form) -> Vec<Form> {
    let Some(first) = memchr::memchr(b'{', &base.bytes) else { return Vec::new() };
    let Some(length) = base.bytes.get(first..).and_then(object) else { return Vec::new() };
    let end = first.saturating_add(length);
    let (text, after) = base.bytes.get(first..).and_then(|rest| rest.split_at_checked(length)).unwrap_or_default();
    let mut undone = base.undone.clone();
    let is_blank = |rest: &[u8]| rest.iter().all(|byte| matches!(byte, b' ' | b'\t' | b'\n' | 0 | 0x1A));
    if !is_blank(after) || !is_blank(base.bytes.get(..first).unwrap_or_default()) {
        undone.insert(Change::Around);
    } else if base.bytes.get(end..) != Some(b"\n") {
        undone.insert(Change::LastEnd);
    }
    let cut: Vec<&[u8]> = lines(text).into_iter().map(trimmed).collect();
    let cut = cut.join(b"\n".as_slice());
    let mut forms = Vec::new();
    for (text, blanks) in [(cut.as_slice(), cut != text), (text, false)] {
        let mut undone = undone.clone();
        if blanks {
            undone.insert(Change::Blanks);
        }
        for end in [b"\n".as_slice(), b"", b"\n\n"] {
            forms.push(Form { bytes: [text, end].concat().into(), undone: undone.clone() });
        }
    }
    forms
}

/// Returns the length of the JSON object at the beginning of a text.
fn object(text: &[u8]) -> Option<usize> {
    let (mut depth, mut quoted, mut escaped) = (0usize, false, false);
    for (at, byte) in text.iter().enumerate() {
        match byte {
            _ if escaped => escaped = false,
            b'\\' if quoted => escaped = true,
            b'"' => quoted = !quoted,
            b'{' if !quoted => depth = depth.saturating_add(1),
            b'}' if !quoted => {
                depth = depth.checked_sub(1)?;
                if depth == 0 {
                    return at.checked_add(1);
                }
            }
            _ => {}
        }
    }
    None
}
