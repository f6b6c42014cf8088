//! The reader refuses each part of an archive that FORMAT.md §10.3 does not allow, before the part is written.
#![cfg_attr(not(test), deny(clippy::arithmetic_side_effects))]

use std::collections::HashMap;
use std::io::{self, Read};

use super::write::{EntryKind, FIXED_TIME};
use super::{UNIT, padding};
use crate::digest::sha256;
use crate::fault::{ArchiveError, PayloadFault};
use crate::limits;
use crate::names;

type Block = [u8; 512];
type Result<T> = std::result::Result<T, ArchiveError>;

/// An entry of the archive, with an allowed and unique name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The path, without a final `/`.
    pub path: String,
    /// The kind: a folder or a document.
    pub kind: EntryKind,
    /// Bytes of data that follow the header.
    pub bytes: u64,
    /// The time in seconds since 1970, if the time was kept. A time was kept if the time is not the fixed time, or if
    /// an extension has the time.
    pub mtime: Option<u64>,
}

/// A strict reader of tar streams.
pub struct Reader<R> {
    inner: R,
    at: u64,
    /// Data bytes of the current entry that are not read yet.
    left: u64,
    /// Zero bytes after the data of the current entry.
    pad: u64,
    names: Names,
    entries: usize,
    ours: Vec<String>,
}

/// The fields that an extension header sets for the next entry.
#[derive(Default)]
struct Extension {
    path: Option<String>,
    bytes: Option<u64>,
    mtime: Option<u64>,
}

impl<R: Read> Reader<R> {
    /// Returns a reader of an archive. `ours` are the reserved names that the reader allows.
    pub fn new(inner: R, ours: &[&str]) -> Self {
        Self {
            inner,
            at: 0,
            left: 0,
            pad: 0,
            names: Names::default(),
            entries: 0,
            ours: ours.iter().map(|name| (*name).to_owned()).collect(),
        }
    }

    /// Skips the rest of the current entry and reads the next entry. Returns `None` after a proper end.
    pub fn next_entry(&mut self) -> Result<Option<Entry>> {
        self.finish_entry()?;
        let mut extension: Option<Extension> = None;
        loop {
            let block = self.block()?;
            if block.iter().all(|byte| *byte == 0) {
                if extension.is_some() {
                    return Err(self.fault("an extension without an entry"));
                }
                return self.finish_archive().map(|()| None);
            }
            self.check_frame(&block)?;
            let bytes = self.size(&block)?;
            // The time in every header is a number, also in the header of an extension.
            let mtime = self.octal(&block, 136, 12)?;
            match block[156] {
                b'x' | b'L' if extension.is_some() => return Err(self.fault("two extensions before one entry")),
                b'x' => {
                    let data = self.extension_data(bytes)?;
                    extension = Some(self.pax(&data)?);
                }
                b'L' => {
                    let data = self.extension_data(bytes)?;
                    let name = data.split(|byte| *byte == 0).next().unwrap_or_default().to_vec();
                    extension = Some(Extension { path: Some(self.text(name)?), ..Extension::default() });
                }
                b'0' | 0 => return self.entry(&block, extension, EntryKind::Document, bytes, mtime).map(Some),
                b'5' => return self.entry(&block, extension, EntryKind::Folder, bytes, mtime).map(Some),
                _ => return Err(self.fault("an entry that is neither a file nor a folder")),
            }
        }
    }

    /// Adds the path of a document that the archive could have held. The reader then treats the path as an entry of the
    /// archive. The path must not collide with an earlier entry.
    pub fn claim(&mut self, path: &str) -> Result<()> {
        self.take(path, EntryKind::Document)
    }

    /// Reads data of the current entry. Returns zero at the end of the entry.
    pub fn read_data(&mut self, buffer: &mut [u8]) -> Result<usize> {
        let most = usize::try_from(self.left).unwrap_or(usize::MAX).min(buffer.len());
        if most == 0 {
            return Ok(0);
        }
        let space = buffer.get_mut(..most).unwrap_or_default();
        let count = self.inner.read(space).map_err(ArchiveError::Stream)?;
        if count == 0 {
            return Err(self.fault("it ends early"));
        }
        self.at = self.at.saturating_add(count as u64);
        self.left = self.left.saturating_sub(count as u64);
        Ok(count)
    }

    fn fault(&self, what: &'static str) -> ArchiveError {
        PayloadFault::Archive { at: self.at, what }.into()
    }

    fn block(&mut self) -> Result<Block> {
        let mut block = [0; 512];
        self.inner.read_exact(&mut block).map_err(|e| self.early(e))?;
        self.at = self.at.saturating_add(UNIT);
        Ok(block)
    }

    fn early(&self, error: io::Error) -> ArchiveError {
        if error.kind() == io::ErrorKind::UnexpectedEof {
            self.fault("it ends early")
        } else {
            ArchiveError::Stream(error)
        }
    }

    /// Checks the magic and the checksum. The other fields of a header have no meaning before this check.
    fn check_frame(&self, block: &Block) -> Result<()> {
        if !matches!(block.get(257..265), Some(b"ustar\x0000" | b"ustar  \0")) {
            return Err(self.fault("a header that is not ustar"));
        }
        let stated = self.octal(block, 148, 8)?;
        let sum: u64 = block
            .iter()
            .zip(0usize..)
            .map(|(byte, at)| match at {
                148..156 => u64::from(b' '),
                _ => u64::from(*byte),
            })
            .sum();
        if sum == stated { Ok(()) } else { Err(self.fault("a header with a wrong checksum")) }
    }

    /// Reads digits with zeros or spaces before them, and a NUL or a space after them.
    fn octal(&self, block: &Block, at: usize, length: usize) -> Result<u64> {
        let field = block.get(at..at.saturating_add(length)).unwrap_or_default();
        let start = field.iter().position(|byte| *byte != b' ').unwrap_or(field.len());
        let text = field.get(start..).unwrap_or_default();
        let end = text.iter().position(|byte| !matches!(byte, b'0'..=b'7')).unwrap_or(text.len());
        let (digits, rest) = text.split_at_checked(end).unwrap_or_default();
        if digits.is_empty() || rest.is_empty() || rest.iter().any(|byte| !matches!(byte, 0 | b' ')) {
            return Err(self.fault("a header with a malformed number"));
        }
        Ok(digits.iter().fold(0, |sum, digit| sum << 3 | u64::from(digit & 7)))
    }

    fn size(&self, block: &Block) -> Result<u64> {
        match block.get(124..136) {
            // GNU base-256: the top bit marks the form, and the last eight bytes hold the number.
            Some([0x80, 0, 0, 0, number @ ..]) => {
                let bytes: [u8; 8] = number.try_into().map_err(|_| self.fault("a header with a malformed number"))?;
                let size = u64::from_be_bytes(bytes);
                if size > i64::MAX as u64 { Err(self.fault("a header with a malformed number")) } else { Ok(size) }
            }
            _ => self.octal(block, 124, 12),
        }
    }

    fn text(&self, bytes: Vec<u8>) -> Result<String> {
        String::from_utf8(bytes).map_err(|_| self.fault("a name that is not UTF-8"))
    }

    fn extension_data(&mut self, bytes: u64) -> Result<Vec<u8>> {
        if bytes == 0 || bytes > limits::EXTENSION_MAX_BYTES {
            return Err(self.fault("an extension that is empty or over 64 KiB"));
        }
        let mut data = vec![0; usize::try_from(bytes).unwrap_or(0)];
        self.inner.read_exact(&mut data).map_err(|e| self.early(e))?;
        self.at = self.at.saturating_add(bytes);
        self.pad = padding(bytes) as u64;
        self.zeros()?;
        Ok(data)
    }

    /// Reads pax records: `LENGTH KEY=VALUE\n`. Six keys are allowed. No key comes twice.
    fn pax(&self, data: &[u8]) -> Result<Extension> {
        let malformed = || self.fault("a malformed pax record");
        let mut extension = Extension::default();
        let mut seen: Vec<&[u8]> = Vec::new();
        let mut rest = data;
        while !rest.is_empty() {
            let blank = rest.iter().position(|byte| *byte == b' ').ok_or_else(malformed)?;
            let (digits, _) = rest.split_at_checked(blank).ok_or_else(malformed)?;
            let length = decimal(digits).and_then(|n| usize::try_from(n).ok()).ok_or_else(malformed)?;
            let (record, after) = rest.split_at_checked(length).ok_or_else(malformed)?;
            let body = record
                .get(blank.saturating_add(1)..)
                .and_then(|body| body.strip_suffix(b"\n"))
                .ok_or_else(malformed)?;
            let equals = body.iter().position(|byte| *byte == b'=').ok_or_else(malformed)?;
            let (key, value) =
                (body.get(..equals).unwrap_or_default(), body.get(equals.saturating_add(1)..).unwrap_or_default());
            if seen.contains(&key) {
                return Err(self.fault("a pax key twice"));
            }
            seen.push(key);
            match key {
                b"path" => extension.path = Some(self.text(value.to_vec())?),
                b"size" => extension.bytes = Some(decimal(value).ok_or_else(malformed)?),
                b"mtime" => {
                    let dot = value.iter().position(|byte| *byte == b'.').unwrap_or(value.len());
                    let (whole, fraction) = value.split_at_checked(dot).ok_or_else(malformed)?;
                    if fraction.len() == 1 || !fraction.iter().skip(1).all(u8::is_ascii_digit) {
                        return Err(malformed());
                    }
                    extension.mtime = Some(decimal(whole).ok_or_else(malformed)?);
                }
                b"atime" | b"ctime" | b"comment" => {}
                _ => return Err(self.fault("a pax key that is not allowed")),
            }
            rest = after;
        }
        Ok(extension)
    }

    fn entry(
        &mut self,
        block: &Block,
        extension: Option<Extension>,
        kind: EntryKind,
        bytes: u64,
        mtime: u64,
    ) -> Result<Entry> {
        let extension = extension.unwrap_or_default();
        let path = match extension.path {
            Some(path) => path,
            None => self.header_path(block)?,
        };
        let path = match kind {
            // The path of a folder may end in a slash. The path of a file may not.
            EntryKind::Folder => path.strip_suffix('/').map(str::to_owned).unwrap_or(path),
            EntryKind::Document => path,
        };
        let bytes = extension.bytes.unwrap_or(bytes);
        if kind == EntryKind::Folder && bytes != 0 {
            return Err(self.fault("a folder with data"));
        }
        if !self.ours.contains(&path) {
            names::check(&path).map_err(|fault| PayloadFault::Name { path: path.clone(), fault })?;
        }
        self.take(&path, kind)?;
        self.entries = self.entries.saturating_add(1);
        if self.entries > limits::ENTRIES_MAX {
            return Err(PayloadFault::Limit("more than 1,000,000 entries").into());
        }
        let kept = extension.mtime.or_else(|| Some(mtime).filter(|mtime| *mtime != FIXED_TIME));
        self.left = bytes;
        self.pad = padding(bytes) as u64;
        Ok(Entry { path, kind, bytes, mtime: kept })
    }

    /// Adds a name to the known names. Refuses a name that collides with an earlier name.
    fn take(&mut self, path: &str, kind: EntryKind) -> Result<()> {
        if self.names.add(path, kind) { Ok(()) } else { Err(PayloadFault::Collision { path: path.to_owned() }.into()) }
    }

    fn header_path(&self, block: &Block) -> Result<String> {
        let field = |at: usize, length: usize| {
            let bytes = block.get(at..at.saturating_add(length)).unwrap_or_default();
            bytes.split(|byte| *byte == 0).next().unwrap_or_default()
        };
        let name = field(0, 100);
        // The GNU form has times in the bytes where ustar has the prefix.
        let prefix = if block.get(257..265) == Some(b"ustar\x0000") { field(345, 155) } else { &[] };
        let path = if prefix.is_empty() { name.to_vec() } else { [prefix, b"/", name].concat() };
        self.text(path)
    }

    fn finish_entry(&mut self) -> Result<()> {
        let mut buffer = [0; 4096];
        while self.left > 0 {
            self.read_data(&mut buffer)?;
        }
        self.zeros()
    }

    fn zeros(&mut self) -> Result<()> {
        let mut buffer = [0; 512];
        let pad = buffer.get_mut(..usize::try_from(self.pad).unwrap_or(0)).unwrap_or_default();
        self.inner.read_exact(pad).map_err(|e| self.early(e))?;
        self.at = self.at.saturating_add(self.pad);
        self.pad = 0;
        if buffer.iter().any(|byte| *byte != 0) {
            return Err(self.fault("padding that is not zero"));
        }
        Ok(())
    }

    /// Reads the rest of the archive after a zero block. The rest must be one more zero block, then only zeros.
    fn finish_archive(&mut self) -> Result<()> {
        if self.block()?.iter().any(|byte| *byte != 0) {
            return Err(self.fault("an end mark that is only half there"));
        }
        let mut buffer = [0; 4096];
        loop {
            let count = self.inner.read(&mut buffer).map_err(ArchiveError::Stream)?;
            if count == 0 {
                return Ok(());
            }
            if buffer.iter().take(count).any(|byte| *byte != 0) {
                return Err(self.fault("something after the end mark"));
            }
            self.at = self.at.saturating_add(count as u64);
        }
    }
}

/// Parses a decimal number in the form of FORMAT.md §1: no sign, no leading zero.
fn decimal(digits: &[u8]) -> Option<u64> {
    if digits.is_empty() || digits.len() > 19 || !digits.iter().all(u8::is_ascii_digit) {
        return None;
    }
    if digits.len() > 1 && digits.starts_with(b"0") {
        return None;
    }
    std::str::from_utf8(digits).ok()?.parse().ok()
}

/// The paths that the reader has read so far. Each path is kept in a folded form, because some file systems take two
/// such paths for one path. Sixteen bytes of a hash represent each path, so that a million names need little memory.
#[derive(Default)]
struct Names {
    seen: HashMap<[u8; 16], SeenPath>,
    last_parent: String,
}

struct SeenPath {
    spelling: [u8; 8],
    role: Role,
}

#[derive(Clone, Copy, PartialEq)]
enum Role {
    Document,
    /// A folder with its own entry.
    Folder,
    /// A folder that is known only as the parent of another path.
    Parent,
}

impl Names {
    /// Adds a path. Returns false if the path collides with an earlier path.
    fn add(&mut self, path: &str, kind: EntryKind) -> bool {
        let parent = path.rfind('/').and_then(|at| path.get(..at)).unwrap_or("");
        if parent != self.last_parent {
            for (at, _) in path.match_indices('/') {
                if !self.insert(path.get(..at).unwrap_or(path), Role::Parent) {
                    return false;
                }
            }
            parent.clone_into(&mut self.last_parent);
        }
        self.insert(path, if kind == EntryKind::Folder { Role::Folder } else { Role::Document })
    }

    fn insert(&mut self, path: &str, role: Role) -> bool {
        let key = short(&sha256(names::fold(path).as_bytes()).0);
        let spelling = short(&sha256(path.as_bytes()).0);
        match self.seen.get_mut(&key) {
            None => {
                self.seen.insert(key, SeenPath { spelling, role });
                true
            }
            Some(seen) => {
                let fits = seen.spelling == spelling
                    && matches!(
                        (seen.role, role),
                        (Role::Parent, Role::Parent | Role::Folder) | (Role::Folder, Role::Parent)
                    );
                if fits && role == Role::Folder {
                    seen.role = Role::Folder;
                }
                fits
            }
        }
    }
}

fn short<const N: usize>(hash: &[u8; 32]) -> [u8; N] {
    hash.first_chunk().copied().unwrap_or([0; N])
}
