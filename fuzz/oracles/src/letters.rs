//! The oracle for key letters, keys that are gone, and introductions.

use std::path::Path;

use pannier_format::letter::{gone, introduction, letter};
use pannier_format::limits;
use pannier_reader::keys::PublicKey;
use pannier_reader::letters::Letters;

use crate::Outcome;

/// A file that may be a key letter, as a courier brings it.
///
/// Holds: what is read is written and read back the same; a letter alone gives each of its keys a standing with a quorum that can be reached, and names no key as gone that signs.
pub fn letters(data: &[u8]) -> Outcome {
    let found = letter(data);
    if let Some(found) = &found {
        assert!(found.content.write() == found.text, "a letter is written back otherwise");
        assert!(found.text.len() as u64 <= limits::LETTER_MAX_BYTES, "a letter is too long");
        assert!(letter(found.write().as_bytes()).as_ref() == Some(found), "a letter file is read back otherwise");
        let mut letters = Letters::default();
        letters.add(data, Path::new("a"));
        letters.add(found.write().as_bytes(), Path::new("b"));
        for key in found.content.keys.iter().filter_map(|key| PublicKey::parse(key)) {
            let standing = letters.standing(&key, None);
            assert!(standing.heads.len() == 1, "one letter excludes itself");
            assert!(standing.family.contains(&key), "a pinned key is not of its own family");
            for head in &standing.heads {
                assert!(head.keys.iter().all(|key| !head.gone.contains(key)), "a key that is gone signs");
                assert!(head.letter.is_none() || head.need <= head.keys.len(), "a quorum that cannot be reached");
            }
            let all: Vec<&PublicKey> = standing.family.iter().collect();
            assert!(standing.quorum(&key, &all).is_some_and(|quorum| quorum.is_enough()), "all keys are too few");
        }
    }
    let others = [gone(data).map(|found| found.write()), introduction(data).map(|found| found.write())];
    for text in others.iter().flatten() {
        let again = [
            gone(text.as_bytes()).map(|found| found.write()),
            introduction(text.as_bytes()).map(|found| found.write()),
        ];
        assert!(again.iter().flatten().any(|again| again == text), "a text is read back otherwise");
    }
    Outcome::of(found.is_some() || others.iter().any(Option::is_some))
}
