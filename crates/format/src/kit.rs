//! The texts of a kit, a folder with programs: its list, its signed comment, and the voucher in a bundle (FORMAT.md §3.3).
#![cfg_attr(not(test), deny(clippy::arithmetic_side_effects))]

use crate::hash::Hash;
use crate::limits;
use crate::sums::{FACTS_NAME, SUMS_NAME, TABLE_NAME, is_name};

/// The name of the folder of a kit beside a bundle.
pub const KIT_FOLDER: &str = "kit";
/// The beginning of the trusted comment of a signature over the list of a kit.
const COMMENT: &str = "pannier kit ";
/// The most characters of a version.
const VERSION_MAX: usize = 32;
/// The endings by which systems know programs.
const ENDINGS: [&str; 15] =
    ["apk", "app", "appimage", "bat", "cmd", "com", "deb", "dmg", "exe", "jar", "lnk", "msi", "ps1", "scr", "sh"];

/// The list of a kit: every file with its hash, in the order of the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KitList(Vec<(String, Hash)>);

impl KitList {
    /// Parses the list of a kit. Returns `None` for any other text.
    pub fn parse(bytes: &[u8]) -> Option<Self> {
        if bytes.len() as u64 > limits::KIT_LIST_MAX_BYTES {
            return None;
        }
        let body = std::str::from_utf8(bytes).ok()?.strip_suffix('\n')?;
        let mut files: Vec<(String, Hash)> = Vec::new();
        for line in body.split('\n') {
            let (hash, name) = line.split_once("  ")?;
            let is_taken = files.iter().any(|(other, _)| other.eq_ignore_ascii_case(name));
            let is_another_list = [FACTS_NAME, TABLE_NAME].iter().any(|other| other.eq_ignore_ascii_case(name));
            if !is_name(name) || is_taken || is_another_list || is_of_the_list(name) {
                return None;
            }
            files.push((name.to_owned(), Hash::parse(hash)?));
        }
        (files.len() <= limits::KIT_FILES_MAX).then_some(Self(files))
    }

    /// Returns the names and the hashes in their order.
    pub fn files(&self) -> impl Iterator<Item = (&str, Hash)> {
        self.0.iter().map(|(name, hash)| (name.as_str(), *hash))
    }

    /// Returns the hash of a name. Many systems fold the case of names.
    pub fn hash_of(&self, name: &str) -> Option<Hash> {
        self.0.iter().find(|(other, _)| other.eq_ignore_ascii_case(name)).map(|(_, hash)| *hash)
    }

    /// Tells whether a file of the kit has this hash.
    pub fn has(&self, hash: &Hash) -> bool {
        self.0.iter().any(|(_, other)| other == hash)
    }
}

/// Tells whether a name is that of the list of a kit, or of a signature over the list.
pub fn is_of_the_list(name: &str) -> bool {
    let name = name.to_ascii_uppercase();
    name == SUMS_NAME || (name.starts_with(&format!("{SUMS_NAME}.")) && name.ends_with(".MINISIG"))
}

/// Returns the voucher for the kit with this list.
pub fn voucher(list: &Hash) -> String {
    format!("{list}  {KIT_FOLDER}/{SUMS_NAME}\n")
}

/// Returns the hash of the list in a voucher. Returns `None` for any other text.
pub fn vouched(bytes: &[u8]) -> Option<Hash> {
    let hash = Hash::parse(std::str::from_utf8(bytes.get(..64)?).ok()?)?;
    (bytes == voucher(&hash).as_bytes()).then_some(hash)
}

/// Returns the version in the trusted comment of a signature. Returns `None` if the signature is over something else.
pub fn version(trusted_comment: &str) -> Option<&str> {
    let version = trusted_comment.strip_prefix(COMMENT)?;
    let fits = version.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '+'));
    (fits && (1..=VERSION_MAX).contains(&version.len())).then_some(version)
}

/// Returns the trusted comment of a signature over the list of a kit.
pub fn comment(version: &str) -> String {
    format!("{COMMENT}{version}")
}

/// Tells whether a person would take a file of this name for a program of a kit.
pub fn is_called_a_program(name: &str) -> bool {
    let name = name.to_lowercase();
    name.starts_with("pannier") && name.rsplit_once('.').is_none_or(|(_, ending)| ENDINGS.contains(&ending))
}

#[cfg(test)]
mod tests {
    use super::*;

    const HEX: &str = "abababababababababababababababababababababababababababababababab";

    #[test]
    fn a_list_of_a_kit_is_read() {
        let text = format!("{HEX}  pannier-linux-x86_64\n{HEX}  reader.html\n");
        let list = KitList::parse(text.as_bytes()).unwrap();
        assert_eq!(list.files().map(|(name, _)| name).collect::<Vec<_>>(), ["pannier-linux-x86_64", "reader.html"]);
        assert_eq!(list.hash_of("READER.HTML"), Some(Hash([0xAB; 32])));
        assert!(list.has(&Hash([0xAB; 32])) && !list.has(&Hash([0; 32])) && list.hash_of("other").is_none());
    }

    #[test]
    fn other_lists_are_none_of_a_kit() {
        let line = |name: &str| format!("{HEX}  {name}\n");
        let many: String = (0..=limits::KIT_FILES_MAX).map(|number| line(&format!("f{number}"))).collect();
        for bad in [
            String::new(),
            line("bundle.json"),
            line("Blocks.idx"),
            line("SHA256SUMS"),
            line("sha256sums.MINISIG"),
            line("../x"),
            line("a") + &line("A"),
            line("a").trim_end().to_owned(),
            line("a").replace('\n', "\r\n"),
            line("a").replace("  ", " *"),
            line("a").replacen("ab", "AB", 1),
            format!("{}\n", line("a")),
            many.clone(),
        ] {
            assert_eq!(KitList::parse(bad.as_bytes()), None, "{bad}");
        }
        let most: String = many.lines().take(limits::KIT_FILES_MAX).flat_map(|line| [line, "\n"]).collect();
        assert!(KitList::parse(most.as_bytes()).is_some());
    }

    #[test]
    fn the_longest_list_fits_its_limit() {
        let name = |number: usize| format!("{number:0>64}");
        let text: String = (0..limits::KIT_FILES_MAX).map(|number| format!("{HEX}  {}\n", name(number))).collect();
        assert!(KitList::parse(text.as_bytes()).is_some());
        assert_eq!(text.len() as u64, limits::KIT_LIST_MAX_BYTES);
    }

    #[test]
    fn a_voucher_is_one_line() {
        let hash = Hash([0xAB; 32]);
        let text = voucher(&hash);
        assert_eq!(text, format!("{HEX}  kit/SHA256SUMS\n"));
        assert_eq!(vouched(text.as_bytes()), Some(hash));
        for bad in [text.trim_end().to_owned(), text.clone() + "x", text.replacen("ab", "AB", 1), String::new()] {
            assert_eq!(vouched(bad.as_bytes()), None, "{bad}");
        }
        assert_eq!(vouched(&[0xFF; 81]), None);
    }

    #[test]
    fn a_signed_comment_names_the_version() {
        assert_eq!(version(&comment("0.2.0")), Some("0.2.0"));
        assert_eq!(version("pannier kit 1.0-rc.1+a"), Some("1.0-rc.1+a"));
        let long = comment(&"1".repeat(33));
        for bad in ["pannier bundle mosaic 1", "pannier kit ", "pannier kit 1 2", "pannier kit 1\u{1b}", &long] {
            assert_eq!(version(bad), None, "{bad}");
        }
    }

    #[test]
    fn names_that_pose_as_programs() {
        for name in ["pannier", "pannier-linux-x86_64", "Pannier.EXE", "pannier-0.1.0.deb", "pannier.txt.lnk"] {
            assert!(is_called_a_program(name), "{name}");
        }
        for name in ["pannier.txt", "pannier-0.1.0-source.tar.xz", "setup.exe", "my-pannier", "pannier.key"] {
            assert!(!is_called_a_program(name), "{name}");
        }
    }
}
