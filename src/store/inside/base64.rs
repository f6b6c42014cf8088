//! The door to base64, for text on carriers: base64 and quoted-printable become bytes again, piece by piece.
#![cfg_attr(not(test), deny(clippy::arithmetic_side_effects))]

use data_encoding::{BASE64, BASE64_NOPAD};

/// How the lines of a part are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Written {
    /// Bytes as they are.
    Plain,
    /// Base64.
    Base64,
    /// Quoted-printable.
    Quoted,
}

/// Reads lines of one part.
#[derive(Debug)]
pub(super) struct Decoder {
    how: Written,
    /// Letters of base64 that do not fill a group yet.
    rest: Vec<u8>,
    /// The end of the last line, which comes only if another line follows.
    line_end: Vec<u8>,
}

impl Decoder {
    pub(super) fn new(how: Written) -> Self {
        Self { how, rest: Vec::new(), line_end: Vec::new() }
    }

    /// Returns the bytes of one line. `None` if the line is not written so.
    pub(super) fn line(&mut self, line: &[u8]) -> Option<Vec<u8>> {
        if self.how == Written::Base64 {
            self.rest.extend(line.iter().filter(|byte| !byte.is_ascii_whitespace()));
            let groups = self.rest.len().checked_rem(4).map_or(0, |over| self.rest.len().saturating_sub(over));
            let rest = self.rest.split_off(groups);
            let letters = std::mem::replace(&mut self.rest, rest);
            return BASE64.decode(&letters).ok();
        }
        let text = line.strip_suffix(b"\n").unwrap_or(line);
        let is_ended = text.len() < line.len();
        let text = text.strip_suffix(b"\r").unwrap_or(text);
        let mut out = std::mem::take(&mut self.line_end);
        let mut goes_on = false;
        if self.how == Written::Quoted {
            let text = text.trim_ascii_end();
            goes_on = text.ends_with(b"=");
            unquote(text.strip_suffix(b"=").unwrap_or(text), &mut out);
        } else {
            out.extend_from_slice(text);
        }
        // Mails end lines with two bytes, and the files of a bundle with one.
        if is_ended && !goes_on {
            self.line_end.push(b'\n');
        }
        Some(out)
    }

    /// Returns the bytes that are left at the end of a text. The last group of base64 may lack its signs of filling.
    pub(super) fn end(self, is_whole_text: bool) -> Option<Vec<u8>> {
        match self.how {
            Written::Base64 => BASE64_NOPAD.decode(&self.rest).ok(),
            Written::Plain | Written::Quoted if is_whole_text => Some(self.line_end),
            // The last end of a line belongs to the boundary that follows.
            Written::Plain | Written::Quoted => Some(Vec::new()),
        }
    }
}

fn unquote(text: &[u8], out: &mut Vec<u8>) {
    let mut rest = text;
    while let Some((first, after)) = rest.split_first() {
        rest = after;
        let value = |digits: &[u8]| u8::from_str_radix(std::str::from_utf8(digits).ok()?, 16).ok();
        match after.get(..2).filter(|_| *first == b'=').and_then(value) {
            Some(byte) => {
                out.push(byte);
                rest = after.get(2..).unwrap_or_default();
            }
            None => out.push(*first),
        }
    }
}

/// Tells whether the beginning of a file is text in base64: lines of its letters alone, of one length.
pub(super) fn is_base64(head: &[u8]) -> bool {
    let mut lines = head.split(|byte| *byte == b'\n').map(<[u8]>::trim_ascii_end);
    let first = lines.next().unwrap_or_default();
    let is_letter = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'/' | b'=');
    let mut of_one_length = || lines.next().is_none_or(|second| second.len() <= first.len());
    first.len() >= 60 && head.iter().all(|byte| is_letter(byte) || byte.is_ascii_whitespace()) && of_one_length()
        // A list of hashes, or a number, has fewer kinds of letters.
        && first.iter().any(u8::is_ascii_uppercase)
        && first.iter().any(u8::is_ascii_lowercase)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn decoded(how: Written, lines: &[&str], is_whole: bool) -> Vec<u8> {
        let mut decoder = Decoder::new(how);
        let mut out: Vec<u8> = lines.iter().flat_map(|line| decoder.line(line.as_bytes()).unwrap()).collect();
        out.extend(decoder.end(is_whole).unwrap());
        out
    }

    #[test]
    fn what_a_mail_did_to_a_text_is_undone() {
        assert_eq!(decoded(Written::Base64, &["aGVs\r\n", "bG8\r\n"], false), b"hello");
        assert_eq!(decoded(Written::Base64, &["aGVsb\n", "G8=\n"], false), b"hello");
        assert_eq!(decoded(Written::Quoted, &["a=3Db =\r\n", "c\r\n", "d\r\n", "\r\n"], false), b"a=b c\nd\n");
        assert_eq!(decoded(Written::Plain, &["a \r\n", "b\r\n"], false), b"a \nb");
        assert_eq!(decoded(Written::Plain, &["a\n", "b\n"], true), b"a\nb\n");
        assert_eq!(Decoder::new(Written::Base64).line(b"a=b*"), None);
    }

    #[test]
    fn lists_and_prose_are_not_base64() {
        let line = "ab".repeat(40);
        assert!(
            !is_base64(line.as_bytes())
                && !is_base64(b"hello world, this is a long line of prose for people, longer than sixty")
        );
        let letters = "aGVsbG8gd29ybGQsIHRoaXMgaXMgYSBsb25nIGxpbmUgb2YgcHJvc2UgZm9yIHBlb3BsZQaGVs";
        assert!(is_base64(format!("{letters}\r\n{letters}\r\naGVs\r\n").as_bytes()));
    }
}
