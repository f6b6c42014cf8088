//! Results for programs: one JSON object, written piece by piece. The object of a million documents takes no memory.

use std::io::{self, BufWriter, Write};

use serde::ser::{Serialize, SerializeMap, Serializer};
use serde_json::{Map, Value, json};

use crate::escape::commands;
use crate::unpack::{Document, Listing};

/// The version of the objects that are printed with `--json`.
const SCHEMA: u32 = 2;
/// The name of the list of documents.
const DOCUMENTS: &str = "documents";

/// The form of an object.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    /// Many lines, for people who look.
    Pretty,
    /// One line, for programs that read line by line.
    Line,
}

/// An object, and documents that become a field of the object only while the object is written.
struct Object<'a> {
    fields: Map<String, Value>,
    documents: Option<&'a Listing>,
}

impl Serialize for Object<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        for (key, value) in &self.fields {
            match self.documents.filter(|_| key == DOCUMENTS) {
                Some(documents) => map.serialize_entry(key, &Lines(documents))?,
                None => map.serialize_entry(key, value)?,
            }
        }
        map.end()
    }
}

/// The documents, one object each.
struct Lines<'a>(&'a Listing);

impl Serialize for Lines<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let bytes_of = |bytes: u64| self.0.has_lengths().then_some(bytes);
        serializer.collect_seq(self.0.iter().map(|Document { path, bytes, hash }| {
            json!({"path": path, "bytes": bytes_of(bytes), "sha256": hash.to_string()})
        }))
    }
}

/// JSON allows raw characters that a terminal would obey. This writer writes such characters as escapes with the same meaning.
struct Escaping<W>(W);

impl<W: Write> Write for Escaping<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        // The pieces of an object end between characters.
        let mut rest = std::str::from_utf8(bytes).map_err(|_| io::ErrorKind::InvalidData)?;
        let obeyed = |c: char| c != '\n' && commands(c);
        while let Some((at, c)) = rest.char_indices().find(|(_, c)| obeyed(*c)) {
            let (before, after) = rest.split_at_checked(at).unwrap_or((rest, ""));
            self.0.write_all(before.as_bytes())?;
            for unit in c.encode_utf16(&mut [0; 2]) {
                write!(self.0, "\\u{unit:04x}")?;
            }
            rest = after.get(c.len_utf8()..).unwrap_or_default();
        }
        self.0.write_all(rest.as_bytes())?;
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.0.flush()
    }
}

/// Writes one object, with its version. The field `documents` is `documents`, if there are any given.
pub(super) fn write(out: impl Write, value: Value, documents: Option<&Listing>, form: Form) -> io::Result<()> {
    let fields = match value {
        Value::Object(mut fields) => {
            fields.insert("schema".to_owned(), SCHEMA.into());
            if documents.is_some() {
                fields.insert(DOCUMENTS.to_owned(), Value::Null);
            }
            fields
        }
        other => Map::from_iter([("value".to_owned(), other)]),
    };
    let mut out = Escaping(BufWriter::new(out));
    let object = Object { fields, documents };
    match form {
        Form::Pretty => serde_json::to_writer_pretty(&mut out, &object)?,
        Form::Line => serde_json::to_writer(&mut out, &object)?,
    }
    out.write_all(b"\n")?;
    out.flush()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::format::Hash;

    fn written(value: Value, documents: Option<&Listing>) -> String {
        let mut out = Vec::new();
        write(&mut out, value, documents, Form::Pretty).unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn an_object_is_the_same_with_and_without_a_stream_of_documents() {
        let mut listing = Listing::default();
        for number in 0..3_u8 {
            let path = format!("folder {number}/\u{202e}\u{1b}[2J \"quoted\" درمان.txt");
            assert!(listing.push_hashed(Document { path: &path, bytes: 7, hash: Hash([number; 32]) }));
        }
        let whole: Vec<Value> = listing
            .iter()
            .map(|one| json!({"path": one.path, "bytes": one.bytes, "sha256": one.hash.to_string()}))
            .collect();
        let streamed = written(json!({"a": 1, "z": "\u{9b}"}), Some(&listing));
        assert_eq!(streamed, written(json!({"a": 1, "z": "\u{9b}", "documents": whole}), None));
        assert!(streamed.contains("\\u202e") && streamed.contains("\\u009b") && !streamed.contains('\u{202e}'));
        assert!(streamed.chars().all(|c| c == '\n' || !commands(c)));
        let read: Value = serde_json::from_str(&streamed).unwrap();
        assert_eq!((&read["schema"], &read["documents"], &read["a"]), (&json!(2), &json!(whole), &json!(1)));
    }
}
