//! The rule for a list of documents, which two oracles ask for.

use pannier_format::contents::Contents;

/// A list of documents: written back to the same bytes, of the length that was foretold.
pub(crate) fn contents(bytes: &[u8]) {
    if let Some(contents) = Contents::parse(bytes) {
        assert!(contents.write() == bytes, "CONTENTS is written back to other bytes");
        let paths = contents.documents.iter().map(|(path, _)| path.as_str());
        assert!(Contents::bytes_for(paths) == bytes.len() as u64, "CONTENTS has another length than foretold");
    }
}
