//! The paths that an archive may hold (FORMAT.md §10.3). `pack` and the reader obey the same rules. A recipient
//! therefore never meets a refusal that the maintainer could have seen.
#![cfg_attr(not(test), deny(clippy::arithmetic_side_effects))]

use caseless::Caseless;
use serde::{Deserialize, Serialize};
use unicode_normalization::{UnicodeNormalization, is_nfc};

use crate::limits;

/// The name of the list of documents.
pub const CONTENTS_NAME: &str = "CONTENTS.sha256";
/// The name of the publisher's signature over the list of documents.
pub const CONTENTS_SIGNATURE_NAME: &str = "CONTENTS.sha256.minisig";

/// The reason why a path is refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
pub enum NameFault {
    /// The path has no characters.
    #[error("it is empty")]
    Empty,
    /// The path begins with `/`.
    #[error("it is absolute")]
    Absolute,
    /// The path is over the length limit.
    #[error("it has more than 1,024 bytes")]
    TooLong,
    /// The path is over the depth limit.
    #[error("it has more than 64 levels")]
    TooDeep,
    /// The path has two neighbouring slashes, or a slash at the end.
    #[error("it has an empty part")]
    EmptyPart,
    /// The path has a part `.` or `..`.
    #[error("it has a part . or ..")]
    Dots,
    /// A part is too long for common file systems.
    #[error("it has a part of more than 255 bytes or units")]
    LongPart,
    /// The path has a character with a special meaning in Windows, FAT or a shell.
    #[error("it has one of \\ : * ? < > | \"")]
    Reserved,
    /// The path has a control, line-separator, noncharacter or byte-order character.
    #[error("it has a control character")]
    Control,
    /// The path has a character that changes the direction of shown text.
    #[error("it has a character that changes the direction of text")]
    Direction,
    /// A part ends in a dot or a blank. Windows removes such endings.
    #[error("it has a part that ends in a dot or a blank")]
    Ending,
    /// A part is the name of a device in Windows.
    #[error("it has a part that names a device in Windows")]
    Device,
    /// The path is not in Normalization Form C.
    #[error("it is not in Unicode form NFC")]
    Form,
    /// The path is a dash alone. `sha256sum -c` reads its standard input for this path.
    #[error("it is a dash alone, by which other programs mean something else")]
    Dash,
    /// A part begins as data of bzip2 begins. Some programs would take the archive for such data.
    #[error("it has a part that begins as compressed data begins")]
    Compressed,
    /// The path is one of the two names that Pannier adds.
    #[error("Pannier itself adds a file of that name")]
    OurOwn,
}

/// Checks one path: parts divided by `/`, without a `/` at the end.
///
/// # Errors
/// Returns the first rule that the path breaks.
pub fn check(path: &str) -> Result<(), NameFault> {
    if path.is_empty() {
        return Err(NameFault::Empty);
    }
    if path.starts_with('/') {
        return Err(NameFault::Absolute);
    }
    if path.len() > limits::PATH_MAX_BYTES {
        return Err(NameFault::TooLong);
    }
    if path.split('/').count() > limits::DEPTH_MAX {
        return Err(NameFault::TooDeep);
    }
    path.split('/').try_for_each(check_part)?;
    if !path.is_ascii() && !is_nfc(path) {
        return Err(NameFault::Form);
    }
    if path == "-" {
        return Err(NameFault::Dash);
    }
    if path.eq_ignore_ascii_case(CONTENTS_NAME) || path.eq_ignore_ascii_case(CONTENTS_SIGNATURE_NAME) {
        return Err(NameFault::OurOwn);
    }
    Ok(())
}

/// Tells whether bytes begin as data of bzip2 begins. An archive begins with the name of its first entry, so a program
/// that looks at the first bytes of a file would take the archive for such data.
pub(crate) fn is_bzip2(bytes: &[u8]) -> bool {
    matches!(bytes, [b'B', b'Z', b'h', b'1'..=b'9', b'1', b'A', b'Y', b'&', b'S', b'Y', ..])
}

/// Checks one part of a path alone.
///
/// # Errors
/// Returns the first rule that the part breaks.
pub fn check_part(part: &str) -> Result<(), NameFault> {
    if part.is_empty() {
        return Err(NameFault::EmptyPart);
    }
    if part == "." || part == ".." {
        return Err(NameFault::Dots);
    }
    // A character has at least as many bytes as UTF-16 units.
    if part.len() > limits::PART_MAX {
        return Err(NameFault::LongPart);
    }
    for c in part.chars() {
        if matches!(c, '\\' | ':' | '*' | '?' | '<' | '>' | '|' | '"') {
            return Err(NameFault::Reserved);
        }
        if is_direction(c) {
            return Err(NameFault::Direction);
        }
        if c.is_control() || matches!(c, '\u{2028}' | '\u{2029}' | '\u{FEFF}') || is_noncharacter(c) {
            return Err(NameFault::Control);
        }
    }
    if part.ends_with(['.', ' ']) {
        return Err(NameFault::Ending);
    }
    if is_device(part) {
        return Err(NameFault::Device);
    }
    if is_bzip2(part.as_bytes()) {
        return Err(NameFault::Compressed);
    }
    Ok(())
}

/// Tells whether a character changes the direction of the text around it.
pub fn is_direction(c: char) -> bool {
    matches!(c, '\u{61C}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

fn is_noncharacter(c: char) -> bool {
    let code = u32::from(c);
    (0xFDD0..=0xFDEF).contains(&code) || code & 0xFFFE == 0xFFFE
}

fn is_device(part: &str) -> bool {
    let stem = part.split('.').next().unwrap_or(part).trim_end_matches(' ');
    if stem.chars().count() > 7 {
        return false;
    }
    let stem = stem.to_ascii_uppercase();
    if matches!(stem.as_str(), "CON" | "PRN" | "AUX" | "NUL" | "CONIN$" | "CONOUT$") {
        return true;
    }
    stem.strip_prefix("COM").or_else(|| stem.strip_prefix("LPT")).is_some_and(|rest| {
        let mut chars = rest.chars();
        matches!((chars.next(), chars.next()), (Some('0'..='9' | '¹' | '²' | '³'), None))
    })
}

/// Returns the form in which paths are compared for collisions: default case folding, then NFC.
pub fn fold(path: &str) -> String {
    if path.is_ascii() {
        return path.to_ascii_lowercase();
    }
    path.nfd().default_case_fold().nfc().collect()
}

/// Changes a path from a file system to the form in an archive.
pub fn normalize(path: String) -> String {
    if path.is_ascii() { path } else { path.nfc().collect() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ordinary_names_in_every_script_are_allowed() {
        for good in [
            "a",
            "a b/c.txt",
            "درمان/می\u{200C}خواهم.txt",
            "水/饮用水.html",
            "كتاب.pdf",
            "क\u{94D}\u{200D}ष.txt",
            "👩\u{200D}🚒.png",
            ".hidden",
            "COMMON.txt",
            "COM10",
            "console",
            "a..b",
            "~user",
            "#x#",
            "'q' & co $(x)",
            "CONTENTS.sha256.txt",
            "sub/CONTENTS.sha256",
            "--",
            "sub/-",
        ] {
            assert_eq!(check(good), Ok(()), "{good}");
        }
        assert_eq!(check(&"x".repeat(255)), Ok(()));
    }

    #[test]
    fn each_rule_refuses_its_own_breach() {
        let long_path = vec!["y".repeat(200); 6].join("/");
        let deep = vec!["d"; 65].join("/");
        let long_part = "x".repeat(256);
        let cases: &[(&str, NameFault)] = &[
            ("", NameFault::Empty),
            ("/etc/passwd", NameFault::Absolute),
            (&long_path, NameFault::TooLong),
            (&deep, NameFault::TooDeep),
            ("a//b", NameFault::EmptyPart),
            ("a/", NameFault::EmptyPart),
            ("../x", NameFault::Dots),
            ("a/./b", NameFault::Dots),
            (&long_part, NameFault::LongPart),
            ("a\\b", NameFault::Reserved),
            ("c:x", NameFault::Reserved),
            ("a\u{1B}[31m", NameFault::Control),
            ("a\nb", NameFault::Control),
            ("a\u{85}b", NameFault::Control),
            ("a\u{FEFF}b", NameFault::Control),
            ("a\u{FFFF}b", NameFault::Control),
            ("a\u{202E}txt.exe", NameFault::Direction),
            ("name.", NameFault::Ending),
            ("dir /x", NameFault::Ending),
            ("nul", NameFault::Device),
            ("x/Com1.txt", NameFault::Device),
            ("LPT².log", NameFault::Device),
            ("con .txt", NameFault::Device),
            ("cafe\u{301}", NameFault::Form),
            ("-", NameFault::Dash),
            ("BZh91AY&SY", NameFault::Compressed),
            ("a/BZh11AY&SY.txt", NameFault::Compressed),
            ("contents.SHA256", NameFault::OurOwn),
        ];
        for (path, fault) in cases {
            assert_eq!(check(path), Err(*fault), "{path:?}");
        }
    }

    #[test]
    fn names_that_some_file_system_takes_for_one_fold_to_one() {
        assert_eq!(fold("Straße"), fold("STRASSE"));
        assert_eq!(fold("É"), fold("e\u{301}"));
        assert_eq!(fold("ΣΑΣ"), fold("σας"));
        assert_ne!(fold("می\u{200C}خواهم"), fold("میخواهم"));
    }
}
