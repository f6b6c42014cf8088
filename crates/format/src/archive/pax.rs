//! A pax header: records that state the path, the size and the times of the next entry (FORMAT.md §10.3).
#![cfg_attr(not(test), deny(clippy::arithmetic_side_effects))]

type Result<T> = std::result::Result<T, &'static str>;

const MALFORMED: &str = "a malformed pax record";
/// Largest time that a header can hold, in seconds since 1970: in the year 2242.
const TIME_MAX: u64 = 0o77_777_777_777;
/// Digits of a fraction of a second. The last digit counts nanoseconds.
const FRACTION_DIGITS: usize = 9;

/// What a pax header or a GNU long name states of the next entry.
#[derive(Default)]
pub(super) struct Extension {
    pub(super) path: Option<Vec<u8>>,
    pub(super) bytes: Option<u64>,
    pub(super) mtime: Option<Time>,
}

/// A time of a pax record.
#[derive(Clone, Copy)]
pub(super) struct Time {
    /// Whole seconds since 1970.
    pub(super) seconds: u64,
    fraction: bool,
}

impl Time {
    /// Tells whether the time in a header is less than a second away. Some writers round, and some cut.
    pub(super) fn fits(self, header: u64) -> bool {
        header == self.seconds || self.fraction && header == self.seconds.saturating_add(1)
    }
}

impl Extension {
    /// Reads pax records: `LENGTH KEY=VALUE\n`. Six keys are allowed. No key comes twice.
    pub(super) fn parse(data: &[u8]) -> Result<Self> {
        let mut extension = Self::default();
        let mut seen: Vec<&[u8]> = Vec::new();
        let mut rest = data;
        while !rest.is_empty() {
            let (key, value, after) = record(rest).ok_or(MALFORMED)?;
            if seen.contains(&key) {
                return Err("a pax key twice");
            }
            seen.push(key);
            match key {
                b"path" => extension.path = Some(value.to_vec()),
                b"size" => extension.bytes = Some(decimal(value).ok_or(MALFORMED)?),
                b"mtime" => extension.mtime = Some(time(value).ok_or(MALFORMED)?),
                b"atime" | b"ctime" => _ = time(value).ok_or(MALFORMED)?,
                b"comment" if !value.iter().any(u8::is_ascii_control) => {}
                b"comment" => return Err("a pax comment with a control character"),
                _ => return Err("a pax key that is not allowed"),
            }
            rest = after;
        }
        Ok(extension)
    }
}

/// Divides a text into the key and the value of its first record, and what follows the record.
fn record(text: &[u8]) -> Option<(&[u8], &[u8], &[u8])> {
    let blank = text.iter().position(|byte| *byte == b' ')?;
    let length = decimal(text.get(..blank)?).and_then(|length| usize::try_from(length).ok())?;
    let (record, after) = text.split_at_checked(length)?;
    let body = record.get(blank.saturating_add(1)..)?.strip_suffix(b"\n")?;
    let equals = body.iter().position(|byte| *byte == b'=')?;
    Some((body.get(..equals)?, body.get(equals.saturating_add(1)..)?, after))
}

/// Parses a time: whole seconds, and perhaps a dot and a fraction.
fn time(value: &[u8]) -> Option<Time> {
    let dot = value.iter().position(|byte| *byte == b'.').unwrap_or(value.len());
    let (whole, fraction) = value.split_at_checked(dot)?;
    let digits = fraction.get(1..).unwrap_or_default();
    if fraction.len() == 1 || digits.len() > FRACTION_DIGITS || !digits.iter().all(u8::is_ascii_digit) {
        return None;
    }
    let seconds = decimal(whole).filter(|seconds| *seconds <= TIME_MAX)?;
    Some(Time { seconds, fraction: digits.iter().any(|digit| *digit != b'0') })
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
