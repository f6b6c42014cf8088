//! A header of the archive. The reader refuses a header that two tools could read in two ways (FORMAT.md §10.3).
#![cfg_attr(not(test), deny(clippy::arithmetic_side_effects))]

use crate::names;

pub(super) type Block = [u8; 512];
type Result<T> = std::result::Result<T, &'static str>;

const NUMBER: &str = "a header with a malformed number";
/// Bits of a mode that a tool could set: read, write and run, for three kinds of people.
const MODE_MAX: u64 = 0o777;
/// Bytes of a name field by which tools recognise other kinds of files.
const SHAPE_BYTES: usize = 16;

/// What a header announces.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// A document. `old` says that its type is NUL.
    Document {
        old: bool,
    },
    Folder,
    /// A pax header.
    Pax,
    /// A GNU long name.
    LongName,
}

/// A header with one reading.
pub(super) struct Head<'a> {
    pub(super) kind: Kind,
    /// Bytes of data that follow.
    pub(super) bytes: u64,
    /// Seconds since 1970.
    pub(super) mtime: u64,
    name: &'a [u8],
    prefix: &'a [u8],
}

impl<'a> Head<'a> {
    /// Reads every field of a header. Returns the rule that the header breaks.
    pub(super) fn read(block: &'a Block) -> Result<Self> {
        let gnu = frame(block)?;
        let head = Self {
            bytes: size(block)?,
            mtime: octal(field(block, 136, 12)).ok_or(NUMBER)?,
            kind: kind(block)?,
            name: text(block, 0, 100)?,
            // The GNU form has no prefix. Some tools read one all the same.
            prefix: if gnu { &[] } else { text(block, 345, 155)? },
        };
        head.owners(block)?;
        head.names()?;
        if !is_zero(field(block, 157, 100)) {
            return Err("a link name of something that is no link");
        }
        let unused = if gnu { field(block, 345, 167) } else { field(block, 500, 12) };
        if !is_zero(unused) {
            return Err("a header with something in a field that has no meaning");
        }
        Ok(head)
    }

    /// The path in the name field and the prefix field.
    pub(super) fn path(&self) -> Vec<u8> {
        if self.prefix.is_empty() { self.name.to_vec() } else { [self.prefix, b"/", self.name].concat() }
    }

    /// Checks what tools give to a file: mode, owner, group, device. No mode keeps the owner out.
    fn owners(&self, block: &Block) -> Result<()> {
        let mode = octal(field(block, 100, 8)).ok_or(NUMBER)?;
        let needed = match self.kind {
            Kind::Document { .. } => 0o400,
            Kind::Folder => 0o700,
            Kind::Pax | Kind::LongName => 0,
        };
        if mode > MODE_MAX || mode & needed != needed {
            return Err("a mode that is more than permissions, or keeps the owner out");
        }
        let numbers = [field(block, 108, 8), field(block, 116, 8)];
        let devices = [field(block, 329, 8), field(block, 337, 8)];
        let fine = |device: &[u8]| is_zero(device) || octal(device).is_some();
        if numbers.iter().any(|number| octal(number).is_none()) || !devices.iter().all(|device| fine(device)) {
            return Err(NUMBER);
        }
        text(block, 265, 32).and_then(|_| text(block, 297, 32)).map(|_| ())
    }

    /// Checks the name field, also where another name takes its place.
    fn names(&self) -> Result<()> {
        if self.name.is_empty() {
            return Err("a header without a name");
        }
        if self.name.iter().any(u8::is_ascii_control) || !begins_as_text(self.name) {
            return Err("a header whose name is no text");
        }
        if names::is_bzip2(self.name) {
            return Err("a header that begins as data of bzip2 begins");
        }
        // Old archives had folders of this form.
        if self.kind == (Kind::Document { old: true }) && self.name.ends_with(b"/") {
            return Err("a document that could be a folder");
        }
        Ok(())
    }
}

/// Checks the magic and the checksum. The other fields of a header have no meaning before this check. Tells whether the
/// header is of GNU's form.
fn frame(block: &Block) -> Result<bool> {
    let gnu = match block.get(257..265) {
        Some(b"ustar\x0000") => false,
        Some(b"ustar  \0") => true,
        _ => return Err("a header that is not ustar"),
    };
    let stated = field(block, 148, 8);
    // One tool looks for the number at the end of the field.
    let late = stated.get(5).is_some_and(u8::is_ascii_digit);
    let stated = octal(stated).filter(|_| late).ok_or(NUMBER)?;
    let sum: u64 = block
        .iter()
        .zip(0usize..)
        .map(|(byte, at)| match at {
            148..156 => u64::from(b' '),
            _ => u64::from(*byte),
        })
        .sum();
    if sum == stated { Ok(gnu) } else { Err("a header with a wrong checksum") }
}

fn kind(block: &Block) -> Result<Kind> {
    match block.get(156) {
        Some(b'0') => Ok(Kind::Document { old: false }),
        Some(0) => Ok(Kind::Document { old: true }),
        Some(b'5') => Ok(Kind::Folder),
        Some(b'x') => Ok(Kind::Pax),
        Some(b'L') => Ok(Kind::LongName),
        _ => Err("an entry that is neither a file nor a folder"),
    }
}

fn size(block: &Block) -> Result<u64> {
    match block.get(124..136) {
        // GNU base-256: the top bit marks the form, and the last eight bytes hold the number.
        Some([0x80, 0, 0, 0, number @ ..]) => {
            let size = u64::from_be_bytes(number.try_into().map_err(|_| NUMBER)?);
            if size > i64::MAX as u64 { Err(NUMBER) } else { Ok(size) }
        }
        _ => octal(field(block, 124, 12)).ok_or(NUMBER),
    }
}

fn field(block: &Block, at: usize, length: usize) -> &[u8] {
    block.get(at..at.saturating_add(length)).unwrap_or_default()
}

/// Returns what precedes the first NUL of a field. Nothing but NULs may follow.
fn text(block: &Block, at: usize, length: usize) -> Result<&[u8]> {
    let field = field(block, at, length);
    until_nul(field).ok_or("a header with something after a NUL")
}

/// Returns what precedes the first NUL. Returns `None` if anything but NULs follows.
pub(super) fn until_nul(bytes: &[u8]) -> Option<&[u8]> {
    let end = bytes.iter().position(|byte| *byte == 0).unwrap_or(bytes.len());
    let (text, rest) = bytes.split_at_checked(end)?;
    is_zero(rest).then_some(text)
}

fn is_zero(bytes: &[u8]) -> bool {
    // Whole slices are compared faster than single bytes.
    const ZEROS: Block = [0; 512];
    bytes.chunks(ZEROS.len()).all(|part| ZEROS.get(..part.len()) == Some(part))
}

/// Reads digits with zeros or spaces before them, and a NUL or a space after them.
fn octal(field: &[u8]) -> Option<u64> {
    let start = field.iter().position(|byte| *byte != b' ')?;
    let text = field.get(start..)?;
    let end = text.iter().position(|byte| !matches!(byte, b'0'..=b'7'))?;
    let (digits, rest) = text.split_at_checked(end)?;
    if digits.is_empty() || rest.iter().any(|byte| !matches!(byte, 0 | b' ')) {
        return None;
    }
    Some(digits.iter().fold(0, |sum, digit| sum << 3 | u64::from(digit & 7)))
}

/// Tells whether a name begins with UTF-8. Tools cut long names within a character, at the end or near the end.
fn begins_as_text(name: &[u8]) -> bool {
    let start = name.get(..SHAPE_BYTES.min(name.len())).unwrap_or_default();
    match std::str::from_utf8(start) {
        Ok(_) => true,
        // The last character goes on after these bytes.
        Err(error) => error.error_len().is_none() && name.len() > start.len(),
    }
}
