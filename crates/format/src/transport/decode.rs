//! Marks, wide letters, quoted letters and line ends, taken back.
#![cfg_attr(not(test), deny(clippy::arithmetic_side_effects))]

use super::form::{Change, Changes, Form};

/// Most texts that come of decoding one file.
const BASES_MAX: usize = 8;
/// Times that one text is decoded: a mark, wide letters and quoted letters can lie in each other.
const LAYERS: usize = 3;

pub(super) fn is_wide(bytes: &[u8]) -> bool {
    let head = bytes.get(..8).unwrap_or(bytes);
    head.starts_with(&[0xFF, 0xFE]) || head.starts_with(&[0xFE, 0xFF]) || head.contains(&0)
}

/// Returns the text of a file without marks, wide letters and quoted letters: the text that needs the fewest guesses
/// first.
pub(super) fn bases(bytes: &[u8]) -> Vec<Form> {
    let mut all: Vec<Form> = vec![Form { bytes: bytes.to_vec().into(), undone: Changes::new() }];
    let mut at = 0;
    for _ in 0..LAYERS {
        let upto = all.len();
        for base in all.get(at..).unwrap_or_default().to_vec() {
            let next = [unmarked(&base), widened(&base), narrowed(&base), unquoted(&base)];
            for form in next.into_iter().flatten() {
                if all.iter().all(|other| other.bytes != form.bytes) && all.len() < BASES_MAX {
                    all.push(form);
                }
            }
        }
        at = upto;
    }
    // A text that still has a mark or wide letters is none.
    all.retain(|base| unmarked(base).is_none() && !is_wide(&base.bytes));
    all
}

fn changed(base: &Form, change: Change, bytes: Vec<u8>) -> Option<Form> {
    let undone = base.undone.iter().copied().chain([change]).collect();
    (bytes != *base.bytes).then_some(Form { bytes: bytes.into(), undone })
}

fn unmarked(base: &Form) -> Option<Form> {
    changed(base, Change::Mark, base.bytes.strip_prefix(b"\xEF\xBB\xBF")?.to_vec())
}

/// Decodes UTF-16.
fn widened(base: &Form) -> Option<Form> {
    let (big, rest) = match base.bytes.as_slice() {
        [0xFF, 0xFE, rest @ ..] => (false, rest),
        [0xFE, 0xFF, rest @ ..] => (true, rest),
        [0, _, ..] => (true, base.bytes.as_slice()),
        [_, 0, ..] => (false, base.bytes.as_slice()),
        _ => return None,
    };
    let unit = |pair: &[u8; 2]| if big { u16::from_be_bytes(*pair) } else { u16::from_le_bytes(*pair) };
    let text: String = char::decode_utf16(rest.as_chunks::<2>().0.iter().map(unit))
        .map(|c| c.unwrap_or(char::REPLACEMENT_CHARACTER))
        .collect();
    changed(base, Change::Wide, text.into_bytes())
}

/// Takes the zeros out of UTF-16 of ASCII letters. Programs that count in bytes may have added line ends or a footer.
fn narrowed(base: &Form) -> Option<Form> {
    if !is_wide(&base.bytes) {
        return None;
    }
    changed(base, Change::Wide, without_zeros(&base.bytes))
}

pub(super) fn without_zeros(bytes: &[u8]) -> Vec<u8> {
    let marks: [&[u8]; 2] = [&[0xFF, 0xFE], &[0xFE, 0xFF]];
    let rest = marks.iter().find_map(|mark| bytes.strip_prefix(*mark)).unwrap_or(bytes);
    rest.iter().copied().filter(|byte| *byte != 0).collect()
}

/// Decodes quoted-printable.
fn unquoted(base: &Form) -> Option<Form> {
    let mut out = Vec::with_capacity(base.bytes.len());
    let mut rest = base.bytes.as_slice();
    let hex = |byte: u8| char::from(byte).to_digit(16).and_then(|digit| u8::try_from(digit).ok());
    memchr::memchr(b'=', rest)?;
    while let Some((byte, after)) = rest.split_first() {
        rest = after;
        if *byte != b'=' {
            if *byte == b'\n' {
                // Mail adds blanks at line ends; blanks of the text itself are quoted.
                trim_end(&mut out);
            }
            out.push(*byte);
            continue;
        }
        if let [high, low, after @ ..] = after
            && let (Some(high), Some(low)) = (hex(*high), hex(*low))
        {
            out.push(high << 4 | low);
            rest = after;
            continue;
        }
        // A line that goes on.
        let blanks = after.iter().take_while(|byte| matches!(byte, b' ' | b'\t' | b'\r')).count();
        match after.get(blanks..) {
            Some([b'\n', after @ ..]) => rest = after,
            Some([]) => rest = &[],
            Some([b' '..=b'~', ..])
                if memchr::memchr(b'\n', after).is_none() && memchr::memchr(b'\r', after).is_some() =>
            {
                rest = after.get(blanks..).unwrap_or_default();
            }
            _ => out.push(b'='),
        }
    }
    changed(base, Change::Quoted, out)
}

fn trim_end(out: &mut Vec<u8>) {
    let cr = out.last() == Some(&b'\r');
    if cr {
        out.pop();
    }
    while matches!(out.last(), Some(b' ' | b'\t')) {
        out.pop();
    }
    if cr {
        out.push(b'\r');
    }
}

/// Ends every line in a line feed.
pub(super) fn straight(mut base: Form) -> Form {
    if memchr::memchr(b'\r', &base.bytes).is_none() {
        return base;
    }
    let mut out = Vec::with_capacity(base.bytes.len());
    let mut rest = base.bytes.as_slice();
    while let Some((byte, after)) = rest.split_first() {
        rest = after;
        if *byte == b'\r' {
            let more = after.iter().take_while(|byte| **byte == b'\r').count();
            rest = match after.get(more..) {
                Some([b'\n', after @ ..]) => after,
                // Every CR alone is a line end.
                _ => after,
            };
            out.push(b'\n');
        } else {
            out.push(*byte);
        }
    }
    base.bytes = out.into();
    base.undone.insert(Change::LineEnds);
    base
}
