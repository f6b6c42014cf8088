//! The note in a small parcel that goes ahead: which bundle has the rest (FORMAT.md §24.8).
#![cfg_attr(not(test), deny(clippy::arithmetic_side_effects))]

use crate::hash::Hash;

/// The name of the note among the documents.
pub const REST_NAME: &str = "parcel-rest.txt";
/// The most bytes of a note.
pub const REST_MAX_BYTES: u64 = 256;
const FIRST_LINE: &str = "pannier rest 1\n";
const BUNDLE: &str = "bundle ";

/// Writes the note about a bundle.
pub fn write(id: &Hash) -> String {
    format!("{FIRST_LINE}{BUNDLE}{id}\n")
}

/// Returns the bundle id of a note. `None` for any other text.
pub fn parse(bytes: &[u8]) -> Option<Hash> {
    let text = std::str::from_utf8(bytes).ok()?;
    Hash::parse(text.strip_prefix(FIRST_LINE)?.strip_prefix(BUNDLE)?.strip_suffix('\n')?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_note_is_read_and_every_other_text_is_none() {
        let id = Hash([7; 32]);
        let note = write(&id);
        assert_eq!(parse(note.as_bytes()), Some(id));
        for bad in
            [note.trim_end(), &format!("{note}\n"), &note.replace("rest 1", "rest 2"), &note.replace("07", "0G"), ""]
        {
            assert_eq!(parse(bad.as_bytes()), None, "{bad:?}");
        }
    }
}
