//! `--escape-names`: names that the reader would refuse travel under safe names, and a document lists both names.

use std::collections::HashMap;
use std::ffi::OsStr;
use std::iter;
use std::path::Path;

use super::items::{Item, Origin};
use crate::archive::EntryKind;
use crate::digest::sha256;
use crate::format::names;

/// The document that lists the original name of each safe name, without its ending.
const ESCAPED_NAMES: &str = "ESCAPED-NAMES";
/// Bytes of a part of a path at most. A longer part is cut, so that the added text still fits.
const PART_KEPT_BYTES: usize = 200;

/// Makes safe names and remembers the original names.
#[derive(Default)]
pub(super) struct Escaper {
    /// Safe path and original path. The original path has the form that the document shows.
    pub(super) pairs: Vec<(String, String)>,
}

impl Escaper {
    /// Returns a safe path for a path that is refused. Only the parts that are not allowed are changed.
    pub(super) fn escape(&mut self, relative: &Path) -> String {
        let mut safe: Vec<String> = relative.iter().map(part).collect();
        let mut path = names::normalize(safe.join("/"));
        if names::check(&path).is_err() {
            // The path is too long, too deep, or one of our own names. A flat name by hash always fits.
            let stem = safe.pop().unwrap_or_default();
            let tail: String = stem.chars().rev().take(40).collect::<Vec<_>>().into_iter().rev().collect();
            path = names::normalize(format!("escaped-{}-{tail}", sha256(shown(relative).as_bytes()).short()));
        }
        self.pairs.push((path.clone(), shown(relative)));
        path
    }

    /// Gives different endings to names that some systems take for the same name.
    pub(super) fn separate(&mut self, items: &mut [Item]) {
        items.sort_by(|a, b| a.path.as_bytes().cmp(b.path.as_bytes()));
        let mut seen: HashMap<String, String> = HashMap::new();
        let mut folders: Vec<(String, String)> = Vec::new();
        for item in items {
            let original = item.path.clone();
            for (from, to) in &folders {
                if let Some(rest) = item.path.strip_prefix(from.as_str()).filter(|rest| rest.starts_with('/')) {
                    item.path = format!("{to}{rest}");
                }
            }
            if seen.contains_key(&names::fold(&item.path)) {
                item.path = set_apart(&item.path, item.kind, &sha256(original.as_bytes()).short());
                if item.kind == EntryKind::Folder {
                    folders.push((original.clone(), item.path.clone()));
                }
            }
            seen.insert(names::fold(&item.path), original.clone());
            if item.path != original {
                match self.pairs.iter_mut().find(|(safe, _)| *safe == original) {
                    Some(pair) => pair.0.clone_from(&item.path),
                    None => self.pairs.push((item.path.clone(), original)),
                }
            }
        }
    }

    /// Returns the document if any name was escaped. The document gets a name that is not taken.
    pub(super) fn into_item(mut self, is_taken: impl Fn(&str) -> bool) -> Option<Item> {
        if self.pairs.is_empty() {
            return None;
        }
        let others = (2..).map(|number: u64| format!("{ESCAPED_NAMES}-{number}.txt"));
        let path = iter::once(format!("{ESCAPED_NAMES}.txt")).chain(others).find(|path| !is_taken(path))?;
        self.pairs.sort();
        let text: String = self.pairs.iter().map(|(safe, original)| format!("{safe}\t{original}\n")).collect();
        Some(Item::made(path, text.len() as u64, Origin::Text(text.into_bytes())))
    }
}

/// Returns the path with a mark. The mark comes before the ending that tells the kind of the document.
fn set_apart(path: &str, kind: EntryKind, mark: &str) -> String {
    let name_at = path.rfind('/').map_or(0, |at| at.saturating_add(1));
    let ending = path.rfind('.').filter(|at| kind == EntryKind::Document && *at > name_at);
    let (stem, ending) = path.split_at_checked(ending.unwrap_or(path.len())).unwrap_or((path, ""));
    format!("{stem}~{mark}{ending}")
}

/// Returns a safe form of one part of a path. Every byte that is not allowed becomes `%HH`. In a part that is changed,
/// `%` becomes `%HH` too.
fn part(name: &OsStr) -> String {
    let bytes = name.as_encoded_bytes();
    if let Ok(text) = std::str::from_utf8(bytes)
        && names::check_part(&names::normalize(text.to_owned())).is_ok()
    {
        return text.to_owned();
    }
    let mut out = String::new();
    for chunk in bytes.utf8_chunks() {
        for c in chunk.valid().chars() {
            let mut buffer = [0; 4];
            let alone = c.encode_utf8(&mut buffer);
            if c == '%' || (c != '.' && c != ' ' && names::check_part(alone).is_err()) {
                alone.bytes().for_each(|byte| push_escaped(&mut out, byte));
            } else {
                out.push(c);
            }
        }
        chunk.invalid().iter().for_each(|byte| push_escaped(&mut out, *byte));
    }
    if let Some(last @ ('.' | ' ')) = out.chars().last() {
        out.pop();
        push_escaped(&mut out, u8::try_from(last).unwrap_or(b'.'));
    }
    if out.len() > PART_KEPT_BYTES {
        let cut = (0..=PART_KEPT_BYTES).rev().find(|at| out.is_char_boundary(*at)).unwrap_or(0);
        out.truncate(cut);
        out.push('~');
        out.push_str(&sha256(bytes).short());
    }
    if names::check_part(&names::normalize(out.clone())).is_err() {
        // The name is a device name of some system. With one letter less, the name is no device name.
        let mut rest = out.chars();
        if let Some(first) = rest.next() {
            let rest = rest.as_str().to_owned();
            let mut buffer = [0; 4];
            out.clear();
            first.encode_utf8(&mut buffer).bytes().for_each(|byte| push_escaped(&mut out, byte));
            out.push_str(&rest);
        }
    }
    out
}

fn push_escaped(out: &mut String, byte: u8) {
    out.push_str(&format!("%{byte:02X}"));
}

/// Returns an original path in one line of text. Bytes that are no part of an allowed name become `\xHH`, and so does
/// the backslash.
fn shown(path: &Path) -> String {
    let mut out = String::new();
    for chunk in path.as_os_str().as_encoded_bytes().utf8_chunks() {
        for c in chunk.valid().chars() {
            if c == '\\'
                || c.is_control()
                || names::is_direction(c)
                || matches!(c, '\u{2028}' | '\u{2029}' | '\u{FEFF}')
            {
                let mut buffer = [0; 4];
                c.encode_utf8(&mut buffer).bytes().for_each(|byte| out.push_str(&format!("\\x{byte:02X}")));
            } else {
                out.push(c);
            }
        }
        chunk.invalid().iter().for_each(|byte| out.push_str(&format!("\\x{byte:02X}")));
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    // Windows cannot have a file with such a name. Windows reads the name in another way.
    #[cfg(unix)]
    #[test]
    fn safe_names_are_allowed_and_different() {
        let long = "x".repeat(400);
        let deep = vec!["d"; 80].join("/");
        let originals = [
            "a:b",
            "a%3Ab:",
            "nul",
            "COM1.txt",
            "end.",
            "end ",
            "bell\u{7}",
            "rtl\u{202E}cod",
            &long,
            &deep,
            "contents.sha256",
            "q?*",
        ];
        let mut escaper = Escaper::default();
        let safe: Vec<String> = originals.iter().map(|name| escaper.escape(Path::new(name))).collect();
        for (original, safe) in originals.iter().zip(&safe) {
            assert_eq!(names::check(safe), Ok(()), "{original:?} became {safe:?}");
        }
        let distinct: std::collections::HashSet<_> = safe.iter().collect();
        assert_eq!(distinct.len(), safe.len());
        assert_eq!(safe[0], "a%3Ab");
        assert_eq!(safe[2], "%6Eul");
        assert_eq!(safe[4], "end%2E");
    }

    #[cfg(unix)]
    #[test]
    fn originals_can_be_read_from_the_document() {
        let mut escaper = Escaper::default();
        escaper.escape(Path::new("a\\b\n"));
        let item = escaper.into_item(|path| path == "ESCAPED-NAMES.txt").unwrap();
        assert_eq!(item.path, "ESCAPED-NAMES-2.txt");
        assert!(matches!(item.origin, Origin::Text(text) if text == b"a%5Cb%0A\ta\\x5Cb\\x0A\n"));
        assert!(Escaper::default().into_item(|_| false).is_none());
    }

    #[test]
    fn what_is_set_apart_keeps_its_ending() {
        for (path, kind, apart) in [
            ("a/b.txt", EntryKind::Document, "a/b~1.txt"),
            ("a.b/c", EntryKind::Document, "a.b/c~1"),
            (".hidden", EntryKind::Document, ".hidden~1"),
            ("a/.hidden", EntryKind::Document, "a/.hidden~1"),
            ("a.b", EntryKind::Folder, "a.b~1"),
        ] {
            assert_eq!(set_apart(path, kind, "1"), apart);
        }
    }
}
