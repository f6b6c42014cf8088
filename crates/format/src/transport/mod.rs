//! Forms of a text without what mail, editors and copying did to it (FORMAT.md §12.1).
//!
//! A [`Form`] is a text that may have been there before the change. A form proves nothing: it counts only when a
//! signature or a hash holds over its bytes. The cheapest and likeliest forms come first, and their number has a bound.
#![cfg_attr(not(test), deny(clippy::arithmetic_side_effects))]

mod decode;
mod form;
mod shape;

use zeroize::Zeroizing;

use crate::limits;
use crate::minisig::{self, SignatureText};
use decode::{bases, is_wide, straight, without_zeros};
pub use form::{Change, Changes, Form, FormBytes, Text};
use shape::shaped;

/// Most forms of one text.
pub const FORMS_MAX: usize = 16;
/// Most forms of a list or a signature, whose lines leave less to guess.
pub const LIST_FORMS_MAX: usize = 4;

/// Returns the forms of a text, the likeliest form first. Forms equal to the text, and forms without the shape of their
/// kind, are left out.
///
/// ```
/// use pannier_format::transport::{Change, Text, forms};
/// let list = format!("{0}  bundle.json\n{0}  blocks.idx\n", "ab".repeat(32));
/// let mailed = list.replace('\n', "\r\n");
/// let [form] = forms(mailed.as_bytes(), Text::List).try_into().unwrap();
/// assert_eq!(*form.bytes, list.as_bytes());
/// assert_eq!(form.undone, [Change::LineEnds].into());
/// ```
pub fn forms(bytes: &[u8], kind: Text) -> Vec<Form> {
    let most = match kind {
        Text::List | Text::Signature => LIST_FORMS_MAX,
        Text::Facts | Text::Contents => FORMS_MAX,
    };
    let mut forms: Vec<Form> = Vec::new();
    for base in bases(bytes) {
        for form in shaped(&base, kind) {
            let is_new = *form.bytes != bytes && forms.iter().all(|other| other.bytes != form.bytes);
            if is_new && forms.len() < most {
                forms.push(form);
            }
        }
    }
    forms
}

/// Returns the texts that a file for people may hold, such as a key file: as it stands, then with quoted letters
/// decoded. Marks, UTF-16 and line ends are taken back. Returns nothing if the file is no text.
pub fn plain(bytes: &[u8]) -> Vec<(Zeroizing<String>, Changes)> {
    let text = |mut base: Form| {
        let text = String::from_utf8(std::mem::take(&mut *base.bytes));
        let text = text.map_err(|error| drop(Zeroizing::new(error.into_bytes()))).ok()?;
        Some((Zeroizing::new(text), base.undone))
    };
    bases(bytes).into_iter().map(straight).filter_map(text).collect()
}

/// Tells cheaply whether a file may hold a list: somewhere, 64 hexadecimal digits stand together.
pub fn may_hold_list(bytes: &[u8]) -> bool {
    let narrow;
    let bytes = if is_wide(bytes) {
        narrow = without_zeros(bytes);
        narrow.as_slice()
    } else {
        bytes
    };
    let is_hex = |byte: &u8| matches!(byte, b'0'..=b'9' | b'a'..=b'f');
    // Such a run covers one of these places.
    (63..bytes.len()).step_by(64).any(|at| {
        let (before, after) = bytes.split_at_checked(at).unwrap_or_default();
        let left = before.iter().rev().take(63).take_while(|byte| is_hex(byte)).count();
        let right = after.iter().take(64).take_while(|byte| is_hex(byte)).count();
        right > 0 && left.saturating_add(right) >= 64
    })
}

/// Parses a signature file that a transport may have changed: as it stands, or the first form that parses (FORMAT.md
/// §12.1). Nothing covers the first line of a signature, so that line may be damaged in any way.
pub fn signature(bytes: &[u8]) -> Option<(SignatureText, Changes)> {
    if let Some(text) = SignatureText::parse(bytes) {
        return Some((text, Changes::new()));
    }
    if bytes.len() as u64 > limits::CARRIED_SIGNATURE_MAX_BYTES || !may_hold_signature(bytes) {
        return None;
    }
    let forms = forms(bytes, Text::Signature);
    forms.into_iter().find_map(|form| Some((SignatureText::parse(&form.bytes)?, form.undone)))
}

/// Tells cheaply whether a file may hold a signature: its third line begins with fixed words.
fn may_hold_signature(bytes: &[u8]) -> bool {
    may_hold_words(bytes, minisig::TRUSTED)
}

/// Tells cheaply whether a text may hold these words, also in UTF-16.
pub(crate) fn may_hold_words(bytes: &[u8], words: &str) -> bool {
    let words = words.as_bytes();
    memchr::memmem::find(bytes, words).is_some()
        || (is_wide(bytes) && memchr::memmem::find(&without_zeros(bytes), words).is_some())
}

#[cfg(test)]
mod tests {
    use super::*;
    use data_encoding::BASE64;

    type Damage = fn(Vec<u8>) -> Vec<u8>;

    /// Changes that mail, editors and copying make, each with its name.
    const DAMAGES: [(&str, Damage); 9] = [
        ("blanks", |text| replaced(&text, b" \t\n")),
        ("last-lost", |mut text| {
            while text.last() == Some(&b'\n') {
                text.pop();
            }
            text
        }),
        ("last-doubled", |text| [text.as_slice(), b"\n"].concat()),
        ("footer", |text| {
            [text.as_slice(), b"\n-- \nSent by a gateway {of somebody}\nhttp://x.example/?a=b\n"].concat()
        }),
        ("quoted", quoted),
        ("crlf", |text| replaced(&text, b"\r\n")),
        ("mark", |text| [b"\xEF\xBB\xBF", text.as_slice()].concat()),
        ("wide-le", |text| String::from_utf8(text).unwrap().encode_utf16().flat_map(u16::to_le_bytes).collect()),
        ("wide-be", |text| {
            let text = String::from_utf8(text).unwrap();
            std::iter::once(0xFEFF).chain(text.encode_utf16()).flat_map(u16::to_be_bytes).collect()
        }),
    ];

    fn lines(text: &[u8]) -> Vec<&[u8]> {
        text.split(|byte| *byte == b'\n').collect()
    }

    fn replaced(text: &[u8], to: &[u8]) -> Vec<u8> {
        lines(text).join(to)
    }

    /// Writes quoted-printable as mail programs do: lines of at most 76 characters.
    fn quoted(text: Vec<u8>) -> Vec<u8> {
        let mut out = Vec::new();
        for (number, line) in lines(&text).into_iter().enumerate() {
            if number > 0 {
                out.push(b'\n');
            }
            let mut column = 0;
            for (at, byte) in line.iter().enumerate() {
                let plain = matches!(byte, b'!'..=b'<' | b'>'..=b'~') || (*byte == b' ' && at + 1 < line.len());
                let piece = if plain { vec![*byte] } else { format!("={byte:02X}").into_bytes() };
                if column + piece.len() > 75 {
                    out.extend(b"=\n");
                    column = 0;
                }
                column += piece.len();
                out.extend(piece);
            }
        }
        out
    }

    fn samples() -> Vec<(Text, String)> {
        let hex = "0f".repeat(32);
        let names = ["bundle.json", "blocks.idx", "README.txt", "d0001.bin", "r0001.bin"];
        let list: String = names.iter().map(|name| format!("{hex}  {name}\n")).collect();
        let contents = format!("{hex}  a = b.txt\n{hex}  درمان/می‌خواهم.txt\n{hex}  c=3D.txt\n");
        let mut bones = vec![b'E', b'D'];
        bones.extend([7; 72]);
        let key = format!("RW{}", "Q".repeat(54));
        let signature = format!(
            "untrusted comment: pannier publisher {key}\n{}\ntrusted comment: pannier bundle mosaic 42\n{}\n",
            BASE64.encode(&bones),
            BASE64.encode(&[9; 64])
        );
        let facts = "{\n  \"format\": 1,\n  \"publisher\": \"RWQ}\",\n  \"previous\": null\n}\n".to_owned();
        vec![(Text::List, list), (Text::Signature, signature), (Text::Facts, facts), (Text::Contents, contents)]
    }

    fn is_undone(bytes: &[u8], kind: Text, text: &[u8]) -> bool {
        bytes == text || forms(bytes, kind).iter().any(|form| *form.bytes == text)
    }

    #[test]
    fn every_combination_of_changes_is_undone_on_every_kind_of_text() {
        for (kind, text) in samples() {
            for set in 0..1u32 << DAMAGES.len() {
                let chosen: Vec<_> =
                    DAMAGES.iter().enumerate().filter(|(at, _)| set >> at & 1 == 1).map(|(_, damage)| damage).collect();
                let wide = chosen.iter().filter(|(name, _)| name.starts_with("wide")).count();
                if wide > 1 {
                    continue;
                }
                let mut bytes = text.clone().into_bytes();
                for (_, damage) in &chosen {
                    bytes = damage(bytes);
                }
                let names: Vec<_> = chosen.iter().map(|(name, _)| name).collect();
                let found = forms(&bytes, kind);
                assert!(found.len() <= FORMS_MAX);
                assert!(is_undone(&bytes, kind, text.as_bytes()), "{kind:?} {names:?}");
                let form = found.iter().find(|form| *form.bytes == text.as_bytes());
                assert!(form.is_none_or(|form| !form.undone.is_empty()), "{kind:?} {names:?}");
            }
        }
    }

    #[test]
    fn programs_that_count_in_bytes_may_add_to_wide_letters() {
        for (kind, text) in samples().into_iter().filter(|(kind, _)| *kind != Text::Contents) {
            let wide: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
            let crlf: Vec<u8> = wide.split(|byte| *byte == b'\n').collect::<Vec<_>>().join(b"\r\n".as_slice());
            for bytes in [crlf, [wide.as_slice(), b"\nbye\n"].concat(), [wide.as_slice(), b"\n"].concat()] {
                assert!(is_undone(&bytes, kind, text.as_bytes()), "{kind:?} {:?}", String::from_utf8_lossy(&bytes));
            }
        }
    }

    #[test]
    fn any_byte_of_the_first_line_of_a_signature_may_be_wrong() {
        let (_, text) = samples().swap_remove(1);
        let first = text.find('\n').unwrap();
        for at in 0..=first {
            for byte in [0, b'\n', b'\r', b'x', 0xFF] {
                let mut bytes = text.clone().into_bytes();
                bytes[at] = byte;
                let (again, undone) = signature(&bytes).unwrap_or_else(|| panic!("{at} {byte}"));
                assert_eq!(again.text().split_once('\n').unwrap().1, text.split_once('\n').unwrap().1, "{at} {byte}");
                assert!(!undone.is_empty() || bytes == text.as_bytes() || at >= 19, "{at} {byte}");
            }
        }
        let lost = text.split_once('\n').unwrap().1;
        assert!(signature(lost.as_bytes()).is_some());
    }

    #[test]
    fn a_text_as_it_was_written_has_no_other_likely_form() {
        for (kind, text) in samples().into_iter().filter(|(kind, _)| matches!(kind, Text::List | Text::Signature)) {
            let forms: Vec<Form> = forms(text.as_bytes(), kind);
            assert!(forms.iter().all(|form| form.undone.contains(&Change::Quoted)), "{kind:?} {forms:?}");
        }
    }

    #[test]
    fn a_list_is_looked_for_only_where_a_hash_stands() {
        let hex = "0f".repeat(32);
        for lead in 0..130 {
            assert!(may_hold_list(format!("{}{hex}", "x".repeat(lead)).as_bytes()), "{lead}");
            assert!(!may_hold_list(format!("{}{}", "x".repeat(lead), &hex[1..]).as_bytes()), "{lead}");
        }
        let wide: Vec<u8> = hex.encode_utf16().flat_map(u16::to_be_bytes).collect();
        assert!(may_hold_list(&wide));
    }

    #[test]
    fn a_file_for_people_is_read_as_it_stands_first() {
        let [(text, undone)] = plain(b"\xEF\xBB\xBFage1x\r\n").try_into().unwrap();
        assert_eq!((text.as_str(), undone), ("age1x\n", [Change::Mark, Change::LineEnds].into()));
        let both = plain(b"a=3Db");
        assert_eq!(both.iter().map(|(text, _)| text.as_str()).collect::<Vec<_>>(), ["a=3Db", "a=b"]);
        assert!(plain(&[0x80, 0x81]).is_empty());
    }
}
