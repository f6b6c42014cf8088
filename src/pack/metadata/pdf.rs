//! The author of a PDF, in the open and in compressed objects.
#![cfg_attr(not(test), deny(clippy::arithmetic_side_effects))]

use std::io::{Read, Seek};

use memchr::memmem;

use super::bytes::{Bytes, Stop};
use super::inflate::inflated;
use super::told::{Giveaway, Told};
use super::xmp;

/// Bytes of a value or of a dictionary that are read.
const NEAR: usize = 4096;
/// The length of `/Author`.
const NAME_BYTES: u64 = 7;

/// Looks at the value after `/Author`.
pub(super) fn author(bytes: &mut Bytes<'_, impl Read + Seek>, at: u64, told: &mut Told) -> Result<(), Stop> {
    let value = bytes.read_up_to(at.saturating_add(NAME_BYTES), NEAR)?;
    told.add_if(Giveaway::Author, is_text(&value));
    Ok(())
}

/// Tells whether a value is a text that is not empty. A number leads to an object with the text.
fn is_text(value: &[u8]) -> bool {
    match value.trim_ascii_start() {
        [b'(', text @ ..] => !text.trim_ascii_start().starts_with(b")"),
        [b'<', text @ ..] => !text.trim_ascii_start().starts_with(b">"),
        [first, ..] => first.is_ascii_digit(),
        [] => false,
    }
}

/// Looks into objects that are compressed together, unless the author is told already: nothing else is looked for there.
pub(super) fn objects(bytes: &mut Bytes<'_, impl Read + Seek>, at: u64, told: &mut Told) -> Result<(), Stop> {
    if told.found.contains(&Giveaway::Author) {
        return Ok(());
    }
    let text = stream(bytes, at)?;
    let has_author = memmem::find_iter(&text, b"/Author")
        .any(|at| text.get(at.saturating_add(b"/Author".len())..).is_some_and(is_text));
    told.add_if(Giveaway::Author, has_author);
    Ok(())
}

/// Looks into a packet of XMP. A packet that is not compressed is found as in any document.
pub(super) fn metadata(bytes: &mut Bytes<'_, impl Read + Seek>, at: u64, told: &mut Told) -> Result<(), Stop> {
    let before = bytes.read_up_to(at.saturating_sub(8), 8)?;
    // In the catalogue the word leads to the stream.
    if !before.trim_ascii_end().ends_with(b"/Type") {
        return Ok(());
    }
    let text = stream(bytes, at)?;
    xmp::packet(&text, told);
    Ok(())
}

/// Returns the content of the stream in whose dictionary a word lies.
fn stream(bytes: &mut Bytes<'_, impl Read + Seek>, at: u64) -> Result<Vec<u8>, Stop> {
    let near = bytes.read_up_to(at, NEAR)?;
    let begins = memmem::find(&near, b"stream").ok_or(Stop)?.saturating_add(b"stream".len());
    let line = match near.get(begins..) {
        Some([b'\r', b'\n', ..]) => 2,
        Some([b'\r' | b'\n', ..]) => 1,
        _ => return Err(Stop),
    };
    let data = at.saturating_add(begins as u64).saturating_add(line);
    let before = bytes.read_up_to(at.saturating_sub(NEAR as u64), usize::try_from(at).unwrap_or(NEAR).min(NEAR))?;
    let dictionary = [
        before.get(memmem::rfind(&before, b"obj").unwrap_or(0)..).unwrap_or_default(),
        near.get(..begins).unwrap_or_default(),
    ]
    .concat();
    let has = |word: &[u8]| memmem::find(&dictionary, word).is_some();
    if has(b"/FlateDecode") || has(b"/Fl ") || has(b"/Fl/") {
        return inflated(bytes, data);
    }
    if has(b"/Filter") {
        return Err(Stop);
    }
    let text = bytes.read_up_to(data, super::bytes::PART_MAX)?;
    memmem::find(&text, b"endstream").and_then(|end| text.get(..end)).map(<[u8]>::to_vec).ok_or(Stop)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_empty_author_is_no_author() {
        for (value, expected) in [
            (" (A. Person) >>", true),
            ("<FEFF0041>", true),
            (" 12 0 R", true),
            (" () /Title (x) >>", false),
            ("<>", false),
            ("ity (x)", false),
            ("", false),
        ] {
            assert_eq!(is_text(value.as_bytes()), expected, "{value}");
        }
    }
}
