//! The door to encodings of names that are older than Unicode (`chardetng`, `encoding_rs`). Such a name is refused, and the
//! probable reading is said.

use std::fmt;

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::Encoding;

/// The probable reading of a name that is not Unicode.
#[derive(Clone, PartialEq, Eq)]
pub struct OldName {
    /// The name of the encoding, such as `GBK`.
    pub encoding: &'static str,
    /// The name in this encoding.
    pub text: String,
}

impl fmt::Debug for OldName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} ({})", self.text, self.encoding)
    }
}

/// Encodings of web pages, and the encodings that systems had for the same scripts. Names of files come from systems.
const SYSTEMS: [(&str, &str); 7] = [
    ("ISO-8859-2", "windows-1250"),
    ("ISO-8859-4", "windows-1257"),
    ("ISO-8859-5", "windows-1251"),
    ("ISO-8859-6", "windows-1256"),
    ("ISO-8859-7", "windows-1253"),
    ("ISO-8859-8", "windows-1255"),
    ("ISO-8859-8-I", "windows-1255"),
];

/// Returns the probable reading of a name. Returns `None` if no encoding fits.
pub(super) fn probable(name: &[u8]) -> Option<OldName> {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(name, true);
    let guess = detector.guess(None, Utf8Detection::Deny);
    let systems = SYSTEMS
        .iter()
        .find(|(other, _)| *other == guess.name())
        .and_then(|(_, label)| Encoding::for_label(label.as_bytes()));
    systems.and_then(|systems| read(systems, name)).or_else(|| read(guess, name))
}

fn read(encoding: &'static Encoding, name: &[u8]) -> Option<OldName> {
    let text = encoding.decode_without_bom_handling_and_without_replacement(name)?;
    let is_shown = !text.chars().any(char::is_control);
    is_shown.then(|| OldName { encoding: encoding.name(), text: text.into_owned() })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn probable_readings_of_names_as_old_systems_wrote_them() {
        let cases = [
            ("急救手册.txt", "GBK"),
            ("饮用水.pdf", "GBK"),
            ("急救手冊.txt", "Big5"),
            ("راهنما.txt", "windows-1256"),
            ("الماء.doc", "windows-1256"),
            ("отчёт.doc", "windows-1251"),
            ("отчет за март.doc", "IBM866"),
            ("報告書.txt", "Shift_JIS"),
            ("보고서.hwp", "EUC-KR"),
        ];
        for (text, encoding) in cases {
            let (bytes, _, is_lossy) = Encoding::for_label(encoding.as_bytes()).unwrap().encode(text);
            assert!(!is_lossy);
            assert_eq!(probable(&bytes), Some(OldName { encoding, text: text.to_owned() }));
        }
    }
}
