//! The documents of a new bundle: where their bytes are, and the names that the format allows (FORMAT.md §10.3).
#![cfg_attr(not(test), deny(clippy::arithmetic_side_effects))]

use std::collections::BTreeSet;
use std::io::{self, Read};

use pannier_format::names::{self, check_part, fold};
use pannier_reader::carriers::{Bytes, Carriers};

/// A document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Document {
    /// The path in the bundle.
    pub path: String,
    /// The length in bytes.
    pub bytes: u64,
    /// Where the bytes are.
    pub origin: Origin,
}

/// Where the bytes of a document are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Origin {
    /// In a file of the carriers, by its number.
    Carried(usize),
    /// In memory.
    Text(Vec<u8>),
}

impl Document {
    /// Opens the document for one reading.
    ///
    /// # Errors
    /// The words of the system.
    pub fn open<'a>(&'a self, carriers: &dyn Carriers) -> io::Result<Box<dyn Read + 'a>> {
        Ok(match &self.origin {
            Origin::Text(text) => Box::new(text.as_slice()),
            Origin::Carried(number) => Box::new(InOrder { bytes: carriers.open(*number)?, at: 0, length: self.bytes }),
        })
    }
}

/// Reads a file of the carriers from its beginning to the length that it had.
struct InOrder {
    bytes: Box<dyn Bytes>,
    at: u64,
    length: u64,
}

impl Read for InOrder {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        let left = usize::try_from(self.length.saturating_sub(self.at)).unwrap_or(usize::MAX);
        let count = left.min(out.len());
        if let Some(out) = out.get_mut(..count).filter(|out| !out.is_empty()) {
            self.bytes.read_exact_at(out, self.at)?;
        }
        self.at = self.at.saturating_add(count as u64);
        Ok(count)
    }
}

/// Gives every file a name of its own that all systems hold: its own name, or a number where that is not possible. No file has one of
/// the reserved names.
pub fn fitting_names<'a>(given: impl Iterator<Item = &'a str>, reserved: &[&str]) -> Vec<String> {
    let mut taken: BTreeSet<String> = reserved.iter().map(|name| fold(name)).collect();
    let mut fitting = Vec::new();
    for (number, name) in (1_usize..).zip(given) {
        let name = names::normalize(name.rsplit('/').next().unwrap_or_default().to_owned());
        let ending = name.rsplit_once('.').map(|(_, ending)| ending);
        let is_plain =
            |ending: &&str| (1..=8).contains(&ending.len()) && ending.bytes().all(|byte| byte.is_ascii_alphanumeric());
        let ending = ending.filter(is_plain).map(|ending| format!(".{ending}")).unwrap_or_default();
        let stand_ins = (number..).map(|number| format!("file-{number:03}{ending}"));
        let allowed = |name: &String| check_part(name).is_ok() && names::check(name).is_ok();
        let free = |name: &String| !taken.contains(&fold(name));
        let name = std::iter::once(name).filter(allowed).chain(stand_ins).find(free).unwrap_or_default();
        taken.insert(fold(&name));
        fitting.push(name);
    }
    fitting
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_file_has_a_name_of_its_own_that_the_format_allows() {
        let given = [
            "DCIM/IMG_1.jpg",
            "img_1.JPG",
            "فیلم.mp4",
            "a:b.png",
            "CON",
            "",
            "x.",
            "commitment.txt",
            "Commitment.TXT",
            "a\u{202e}gpj.exe",
        ];
        let fitting = fitting_names(given.into_iter(), &["commitment.txt"]);
        assert_eq!(
            fitting,
            [
                "IMG_1.jpg",
                "file-002.JPG",
                "فیلم.mp4",
                "file-004.png",
                "file-005",
                "file-006",
                "file-007",
                "file-008.txt",
                "file-009.TXT",
                "file-010.exe",
            ]
        );
        let folded: BTreeSet<String> = fitting.iter().map(|name| fold(name)).collect();
        assert_eq!(folded.len(), fitting.len());
        // A file that is called like a stand-in does not take the place of another.
        assert_eq!(fitting_names(["file-002.a", "?.a"].into_iter(), &[]), ["file-002.a", "file-003.a"]);
    }
}
