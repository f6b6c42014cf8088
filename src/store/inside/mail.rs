//! Mails, and texts in base64: the parts of a mail become files again. What is no part is ignored.
#![cfg_attr(not(test), deny(clippy::arithmetic_side_effects))]

use std::io::{BufRead, BufReader, Read as _};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::AtomicU64;

use super::base64::{Decoder, Written};
use super::member::{Inside, Member, safe_name};
use super::room::{Room, Unpacking};
use super::span::Span;
use crate::limits;
use pannier_reader::carriers::LeftInside;

/// Bytes of a line that are looked at together. Lines of base64 may be longer, and come in pieces.
const LINE_BYTES: u64 = 64 << 10;
/// Longest head of a part.
const HEAD_BYTES: usize = 64 << 10;

/// Tells whether the beginning of a file is the head of a mail.
pub(super) fn is_mail(head: &[u8]) -> bool {
    let text = String::from_utf8_lossy(head);
    let lines = text.lines();
    let first = lines.clone().next().unwrap_or_default();
    let is_field = |line: &str| {
        line.split_once(':').is_some_and(|(name, _)| {
            !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
        })
    };
    let begins = first.starts_with("From ") || is_field(first);
    begins
        && lines.take_while(|line| !line.is_empty()).any(|line| {
            let line = line.to_ascii_lowercase();
            line.starts_with("mime-version:") || line.starts_with("content-type:")
        })
}

/// Unpacks a text in base64.
pub(super) fn look_base64(span: &Span, name: &Path, room: &mut Room) -> Option<Inside> {
    let name = Path::new(name.file_stem().unwrap_or(name.as_os_str())).to_owned();
    if span.bytes > limits::MAIL_MAX_BYTES {
        return Some(Inside::nothing(LeftInside::Bounds));
    }
    let mut decoder = Decoder::new(Written::Base64);
    let mut file = match room.begin() {
        Ok(file) => file,
        Err(why) => return Some(Inside::nothing(why)),
    };
    let mut lines = Lines::of(span);
    let mut why = None;
    while let Some(line) = lines.next() {
        match decoder.line(line).map(|bytes| file.write(&bytes)) {
            Some(Ok(())) => {}
            Some(Err(full)) => return Some(Inside::nothing(full)),
            // Text that only begins so is none.
            None => {
                why = Some(LeftInside::Damaged);
                break;
            }
        }
    }
    if let Some(rest) = decoder.end(true)
        && let Err(full) = file.write(&rest)
    {
        return Some(Inside::nothing(full));
    }
    if why.is_some() && file.bytes() < 4096 {
        return None;
    }
    Some(Inside { members: vec![Member { name, span: file.end() }], left: why })
}

/// The lines of a text. A very long line comes in pieces.
struct Lines {
    reader: BufReader<super::span::SpanReader>,
    line: Vec<u8>,
}

impl Lines {
    fn of(span: &Span) -> Self {
        let left = Arc::new(AtomicU64::new(u64::MAX));
        Self { reader: BufReader::with_capacity(256 << 10, span.reader(&left)), line: Vec::new() }
    }

    fn next(&mut self) -> Option<&[u8]> {
        self.line.clear();
        let count = self.reader.by_ref().take(LINE_BYTES).read_until(b'\n', &mut self.line).ok()?;
        (count > 0).then_some(&self.line)
    }
}

/// Where the reading of a mail is.
enum At {
    /// In the head of a mail or of a part.
    Head(String),
    /// In a part that is no file.
    Between,
    /// In a file.
    File(PathBuf, Decoder),
}

/// Unpacks the parts of a mail, or of a box of mails.
pub(super) fn look(span: &Span, room: &mut Room) -> Option<Inside> {
    if span.bytes > limits::MAIL_MAX_BYTES {
        return Some(Inside::nothing(LeftInside::Bounds));
    }
    let mut inside = Inside::default();
    let mut lines = Lines::of(span);
    let mut boundaries: Vec<Vec<u8>> = Vec::new();
    let mut at = At::Head(String::new());
    let mut line = lines.next().map(<[u8]>::to_owned);
    while let Some(now) = line.take() {
        if let Some((number, is_last)) = boundary_in(&now, &boundaries) {
            boundaries.truncate(number.saturating_add(1));
            if is_last {
                boundaries.pop();
            }
            at = if is_last { At::Between } else { At::Head(String::new()) };
            line = lines.next().map(<[u8]>::to_owned);
            continue;
        }
        at = match at {
            At::Head(head) if now.trim_ascii().is_empty() => after_head(&head, &mut boundaries),
            At::Head(mut head) => {
                if head.len() < HEAD_BYTES {
                    head.push_str(&String::from_utf8_lossy(&now));
                }
                At::Head(head)
            }
            // The next mail of a box.
            At::Between if now.starts_with(b"From ") && boundaries.is_empty() => At::Head(String::new()),
            At::Between => At::Between,
            At::File(name, decoder) => {
                if inside.members.len() >= limits::MEMBERS_MAX {
                    inside.leave(LeftInside::Bounds);
                    break;
                }
                let unpacked = room.begin().and_then(|file| part(file, decoder, now, &mut lines, &boundaries));
                match unpacked {
                    Ok((span, next)) => {
                        inside.members.push(Member { name, span });
                        line = next;
                    }
                    Err(why) => {
                        inside.leave(why);
                        break;
                    }
                }
                At::Between
            }
        };
        if line.is_none() {
            line = lines.next().map(<[u8]>::to_owned);
        }
    }
    (!inside.members.is_empty() || inside.left.is_some()).then_some(inside)
}

/// Writes one part, and returns the boundary after it.
fn part(
    mut file: Unpacking<'_>,
    mut decoder: Decoder,
    first: Vec<u8>,
    lines: &mut Lines,
    boundaries: &[Vec<u8>],
) -> Result<(Span, Option<Vec<u8>>), LeftInside> {
    let mut now = Some(first);
    let mut is_good = true;
    while let Some(line) = now.take() {
        if boundary_in(&line, boundaries).is_some() {
            now = Some(line);
            break;
        }
        match decoder.line(&line).filter(|_| is_good) {
            Some(bytes) => file.write(&bytes)?,
            None => is_good = false,
        }
        now = lines.next().map(<[u8]>::to_owned);
    }
    if let Some(rest) = decoder.end(now.is_none()).filter(|_| is_good) {
        file.write(&rest)?;
    }
    Ok((file.end(), now))
}

/// Returns the number of the boundary that is this line, and whether the line ends its parts.
fn boundary_in(line: &[u8], boundaries: &[Vec<u8>]) -> Option<(usize, bool)> {
    let rest = line.strip_prefix(b"--")?.trim_ascii_end();
    boundaries.iter().enumerate().rev().find_map(|(number, boundary)| {
        let after = rest.strip_prefix(boundary.as_slice())?;
        matches!(after, b"" | b"--").then_some((number, after == b"--"))
    })
}

/// Decides by the head of a part what follows the head.
fn after_head(head: &str, boundaries: &mut Vec<Vec<u8>>) -> At {
    let unfolded = head.replace("\r\n", "\n").replace("\n ", " ").replace("\n\t", " ");
    let field = |name: &str| {
        let fields = unfolded.lines().filter_map(|line| line.split_once(':'));
        fields.filter(|(key, _)| key.trim().eq_ignore_ascii_case(name)).map(|(_, value)| value.trim().to_owned()).next()
    };
    let kind = field("content-type").unwrap_or_default();
    let kind_lower = kind.to_ascii_lowercase();
    if kind_lower.starts_with("multipart/") {
        if let Some(boundary) = parameter(&kind, "boundary").filter(|_| boundaries.len() < limits::MAIL_NESTED_MAX) {
            boundaries.push(boundary.into_bytes());
        }
        return At::Between;
    }
    if kind_lower.starts_with("message/rfc822") {
        return At::Head(String::new());
    }
    let place = field("content-disposition").unwrap_or_default();
    let name = parameter(&place, "filename").or_else(|| parameter(&kind, "name"));
    let how = match field("content-transfer-encoding").unwrap_or_default().to_ascii_lowercase().as_str() {
        "base64" => Written::Base64,
        "quoted-printable" => Written::Quoted,
        _ => Written::Plain,
    };
    At::File(name.map_or_else(|| PathBuf::from("text"), |name| safe_name(&name)), Decoder::new(how))
}

/// Returns a parameter of a field: `name=value`, `name="value"`, or `name*=utf-8''value` with percent signs.
fn parameter(field: &str, name: &str) -> Option<String> {
    let mut parts = field.split(';').skip(1).filter_map(|part| part.split_once('='));
    parts.find_map(|(key, value)| {
        let key = key.trim().to_ascii_lowercase();
        let value = value.trim().trim_matches('"');
        if key == name {
            return Some(value.to_owned());
        }
        let value = value.rsplit('\'').next().unwrap_or(value);
        (key.strip_suffix('*').map(|key| key.trim_end_matches("*0")) == Some(name)).then(|| unescape(value))
    })
}

fn unescape(text: &str) -> String {
    let mut out = Vec::new();
    let mut rest = text.as_bytes();
    while let Some((first, after)) = rest.split_first() {
        let digits = after.get(..2).and_then(|digits| std::str::from_utf8(digits).ok());
        let byte = digits.filter(|_| *first == b'%').and_then(|digits| u8::from_str_radix(digits, 16).ok());
        out.push(byte.unwrap_or(*first));
        rest = if byte.is_some() { after.get(2..).unwrap_or_default() } else { after };
    }
    String::from_utf8_lossy(&out).into_owned()
}
