//! A slip says in groups of digits which parts are missing, or that enough parts arrived (FORMAT.md §16). People send a
//! slip by text message or telephone.
#![cfg_attr(not(test), deny(clippy::arithmetic_side_effects))]

mod code;
mod misheard;
mod typed;

use std::fmt;

use crate::crc::crc32;
use crate::hash::Hash;
use crate::series::is_series;
pub use code::Code;
use misheard::{CHECK, HEADER, fits, mended};
pub use typed::Order;

/// The version of slips that this crate writes and reads.
pub const VERSION: u16 = 1;
/// The kind of a slip with the hash of a commitment.
const WHOLE_CODE: u16 = 5;
/// The kind of a slip with the beginning of that hash.
const SPOKEN_CODE: u16 = 6;
/// Most groups of a slip.
pub const GROUPS_MAX: usize = 255;
/// Most groups that fit into one text message of 160 characters.
pub const GROUPS_SMS: usize = 26;

/// The unit that the runs on a slip count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// Blocks: data before recovery.
    Blocks,
    /// Chunks: data before recovery.
    Chunks,
}

/// The message of a slip.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Message {
    /// These parts are missing.
    Want {
        /// The unit that the runs count.
        unit: Unit,
        /// The number of blocks that would be enough to open. Any missing blocks count.
        enough: u32,
        /// Runs of missing parts: the first part, counted from 0, and the number of parts. Runs are in order and apart.
        runs: Vec<(u32, u32)>,
    },
    /// The parts that arrived are genuine and enough.
    Receipt {
        /// Number of good blocks.
        have: u32,
        /// Number of all blocks.
        of: u32,
    },
    /// The release on which a delta builds is missing. The slip names the delta.
    Release {
        /// The series of the release.
        series: String,
        /// The number of the release.
        release: u32,
    },
}

/// A slip.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Slip {
    /// The first 48 bits of the bundle id.
    pub id: [u8; 6],
    /// The message.
    pub message: Message,
}

/// The reason why digits are not a slip.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SlipFault {
    /// The text has a character that is neither a digit nor a separator between digits.
    #[error("a slip has digits only, in groups of five")]
    NotDigits,
    /// A group does not have five digits.
    #[error("group {0} has not five digits")]
    Uneven(usize),
    /// The slip has too few or too many groups.
    #[error("the slip says that it has {told} groups, but {got} were given")]
    Length {
        /// Number of groups that the first group tells.
        told: usize,
        /// Number of groups that were given.
        got: usize,
    },
    /// A group has an impossible value. The slip may mean another group.
    #[error("group {group} cannot be {given:05}{}", maybe_words(*.maybe))]
    Misheard {
        /// The number of the group, from 1.
        group: usize,
        /// The value that was given.
        given: u32,
        /// The value that would make the slip whole, if there is only one such value.
        maybe: Option<u16>,
    },
    /// The check does not fit the slip.
    #[error("the check groups at the end do not fit: more than one digit is wrong")]
    Check,
    /// The slip has a later version.
    #[error("the slip is of version {0}, and {VERSION} is known here")]
    Version(u16),
    /// The check fits, but the message is impossible.
    #[error("the slip says something that cannot be")]
    Nonsense,
    /// The slip is about another bundle.
    #[error("the slip is for a bundle whose id begins with {0}")]
    OtherBundle(String),
    /// The slip is the code of a commitment, and asks for nothing.
    #[error("the slip is the code of a commitment")]
    OfCommitment,
    /// The slip is about a bundle, where the code of a commitment belongs.
    #[error("the slip is about a bundle")]
    OfBundle,
}

fn maybe_words(maybe: Option<u16>) -> String {
    maybe.map_or_else(String::new, |group| format!("; with {group:05} all would fit"))
}

impl Slip {
    /// Returns a slip about a bundle.
    pub fn new(id: &Hash, message: Message) -> Self {
        Self { id: id.0.first_chunk().copied().unwrap_or_default(), message }
    }

    /// Returns the beginning of the bundle id, as people see the id.
    pub fn id_digits(&self) -> String {
        self.id.iter().map(|byte| format!("{byte:02x}")).collect()
    }

    /// Tells whether the slip is about this bundle.
    pub fn is_for(&self, id: &Hash) -> bool {
        id.0.starts_with(&self.id)
    }

    /// Writes the groups. Returns `None` if the slip would have more than [`GROUPS_MAX`] groups.
    pub fn groups(&self) -> Option<Vec<u16>> {
        let mut body = Vec::new();
        let kind = match &self.message {
            Message::Want { unit, enough, runs } => {
                put(&mut body, *enough);
                put(&mut body, u32::try_from(runs.len()).ok()?);
                let mut end = 0;
                for (first, count) in runs {
                    put(&mut body, first.checked_sub(end)?);
                    put(&mut body, count.checked_sub(1)?);
                    end = first.checked_add(*count)?;
                }
                if *unit == Unit::Blocks { 1 } else { 2 }
            }
            Message::Receipt { have, of } => {
                put(&mut body, *have);
                put(&mut body, *of);
                3
            }
            Message::Release { series, release } => {
                put(&mut body, *release);
                put(&mut body, u32::try_from(series.len()).ok()?);
                body.extend_from_slice(series.as_bytes());
                4
            }
        };
        let bytes: Vec<u8> = self.id.into_iter().chain(body).collect();
        checked(kind, &bytes)
    }

    /// Reads what the groups of a slip hold.
    fn of_held(held: &Held) -> Result<Self, SlipFault> {
        if matches!(held.kind, WHOLE_CODE | SPOKEN_CODE) {
            return Err(SlipFault::OfCommitment);
        }
        let (id, body) = held.bytes.split_first_chunk::<6>().ok_or(SlipFault::Nonsense)?;
        Ok(Self { id: *id, message: message(held.kind, body).ok_or(SlipFault::Nonsense)? })
    }
}

/// What the groups of a slip hold whose check fits: all bytes between the first group and the check.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Held {
    kind: u16,
    bytes: Vec<u8>,
}

/// Returns the groups of a slip that holds some bytes. Returns `None` if the slip would have more than [`GROUPS_MAX`] groups.
fn checked(kind: u16, held: &[u8]) -> Option<Vec<u16>> {
    let mut bytes: Vec<u8> = [&[0, 0], held].concat();
    if bytes.len() % 2 == 1 {
        bytes.push(0);
    }
    let total = (bytes.len() / 2).saturating_add(CHECK);
    let head = VERSION << 12 | kind << 8 | u16::try_from(total).ok().filter(|_| total <= GROUPS_MAX)?;
    bytes.iter_mut().zip(head.to_be_bytes()).for_each(|(to, from)| *to = from);
    bytes.extend(crc32([bytes.as_slice()]).to_be_bytes());
    Some(bytes.as_chunks::<2>().0.iter().map(|pair| u16::from_be_bytes(*pair)).collect())
}

impl Held {
    /// Reads groups.
    fn of_groups(given: &[u32]) -> Result<Self, SlipFault> {
        let groups: Result<Vec<u16>, (usize, u32)> =
            (1..).zip(given).map(|(number, group)| u16::try_from(*group).map_err(|_| (number, *group))).collect();
        let groups = match groups {
            Ok(groups) => groups,
            Err((group, given_group)) => {
                let maybe = mended(given).filter(|(at, _)| *at == group).map(|(_, meant)| meant);
                return Err(SlipFault::Misheard { group, given: given_group, maybe });
            }
        };
        let first = groups.first().copied().unwrap_or_default();
        let told = usize::from(first & 0xFF);
        if !fits(&groups) {
            if let Some((group, meant)) = mended(given) {
                let given = group.checked_sub(1).and_then(|at| given.get(at)).copied().unwrap_or_default();
                return Err(SlipFault::Misheard { group, given, maybe: Some(meant) });
            }
            // A wrong first group would tell a wrong length. Only a plausible first group is used.
            let plausible = first >> 12 == VERSION && told >= HEADER + CHECK;
            return Err(if plausible && told != groups.len() {
                SlipFault::Length { told, got: groups.len() }
            } else {
                SlipFault::Check
            });
        }
        if first >> 12 != VERSION {
            return Err(SlipFault::Version(first >> 12));
        }
        if told != groups.len() {
            return Err(SlipFault::Length { told, got: groups.len() });
        }
        let held = groups.get(1..told.saturating_sub(CHECK)).unwrap_or_default();
        Ok(Self { kind: first >> 8 & 0xF, bytes: held.iter().flat_map(|group| group.to_be_bytes()).collect() })
    }
}

/// Writes rows of six groups.
fn rows(groups: &[u16], f: &mut fmt::Formatter<'_>) -> fmt::Result {
    for (number, group) in groups.iter().enumerate() {
        let between = match number {
            0 => "",
            _ if number.is_multiple_of(6) => "\n",
            _ => " ",
        };
        write!(f, "{between}{group:05}")?;
    }
    Ok(())
}

impl fmt::Display for Slip {
    /// Writes rows of six groups.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        rows(&self.groups().unwrap_or_default(), f)
    }
}

/// Reads the body of a slip after the check was found to fit.
fn message(kind: u16, bytes: &[u8]) -> Option<Message> {
    let mut rest = bytes;
    let message = match kind {
        1 | 2 => {
            let unit = if kind == 1 { Unit::Blocks } else { Unit::Chunks };
            let enough = take(&mut rest)?;
            let count = take(&mut rest)?;
            let mut runs = Vec::new();
            let mut end: u32 = 0;
            for number in 0..count {
                let gap = take(&mut rest)?;
                let first = end.checked_add(gap).filter(|_| number == 0 || gap > 0)?;
                let length = take(&mut rest)?.checked_add(1)?;
                end = first.checked_add(length)?;
                runs.push((first, length));
            }
            Message::Want { unit, enough, runs }
        }
        3 => {
            let (have, of) = (take(&mut rest)?, take(&mut rest)?);
            (have <= of).then_some(Message::Receipt { have, of })?
        }
        4 => {
            let release = take(&mut rest)?;
            let length = usize::try_from(take(&mut rest)?).ok()?;
            let (series, after) = rest.split_at_checked(length)?;
            rest = after;
            let series = std::str::from_utf8(series).ok().filter(|series| is_series(series))?;
            (release > 0).then_some(Message::Release { series: series.to_owned(), release })?
        }
        _ => return None,
    };
    matches!(rest, [] | [0]).then_some(message)
}

/// Appends a number: seven bits in each byte, the low bits first. The highest bit is set on all bytes but the last
/// byte.
fn put(body: &mut Vec<u8>, mut number: u32) {
    while number >= 0x80 {
        body.push((number & 0x7F) as u8 | 0x80);
        number >>= 7;
    }
    body.push(number as u8);
}

/// Removes a number from the front and returns the number.
fn take(rest: &mut &[u8]) -> Option<u32> {
    let mut number: u64 = 0;
    for shift in (0..35).step_by(7) {
        let (byte, after) = rest.split_first()?;
        *rest = after;
        number |= u64::from(byte & 0x7F) << shift;
        if byte & 0x80 == 0 {
            // Each number has only one form.
            return u32::try_from(number).ok().filter(|_| *byte != 0 || shift == 0);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sample() -> Slip {
        let runs = vec![(0, 3), (17, 1), (300, 1200)];
        Slip { id: [1, 2, 3, 0xFD, 0xFE, 0xFF], message: Message::Want { unit: Unit::Blocks, enough: 900, runs } }
    }

    /// The example of FORMAT.md §16.
    #[test]
    fn a_slip_is_written_as_the_format_shows() {
        let message = Message::Want { unit: Unit::Blocks, enough: 1, runs: vec![(0, 1), (2, 2)] };
        let slip = Slip { id: [0xAB, 0xB8, 0x9A, 0xB8, 0x7C, 0xC1], message };
        assert_eq!(slip.to_string().replace('\n', " "), "04361 43960 39608 31937 00258 00000 00257 10911 51890");
    }

    fn wanted_release(series: &str, release: u32) -> Slip {
        let message = Message::Release { series: series.into(), release };
        Slip { id: [0xAB, 0xB8, 0x9A, 0xB8, 0x7C, 0xC1], message }
    }

    #[test]
    fn a_wanted_release_has_a_number_and_a_name_of_a_series() {
        for series in ["mosaic", "a", &"x".repeat(64), "a-delta-2"] {
            for release in [1, 127, 128, 43, u32::MAX] {
                let slip = wanted_release(series, release);
                assert_eq!(Slip::parse(&slip.to_string()), Ok(slip));
            }
        }
        for (series, release) in [("mosaic", 0), ("", 1), ("Mosaic", 1), ("-a", 1), ("a b", 1), ("é", 1)] {
            let text = wanted_release(series, release).to_string();
            assert_eq!(Slip::parse(&text), Err(SlipFault::Nonsense), "{series} {release}");
        }
        let long = wanted_release(&"x".repeat(65), 1).to_string();
        assert_eq!(Slip::parse(&long), Err(SlipFault::Nonsense));
        // A length that reaches beyond the body, and bytes after the name.
        for body in [&[43, 7, b'm'][..], &[43, 1, b'm', b'x'], &[43, 1, b'm', 0, 0], &[43, 0xFF, 0xFF, 0xFF, 0xFF, 0xF]]
        {
            assert_eq!(message(4, body), None, "{body:?}");
        }
        assert_eq!(message(4, &[43, 1, b'm', 0]), Some(Message::Release { series: "m".into(), release: 43 }));
    }

    #[test]
    fn slips_are_read_back_however_they_are_typed() {
        let receipt = Slip { id: [9; 6], message: Message::Receipt { have: 42, of: 42 } };
        for slip in [sample(), receipt, wanted_release("mosaic", 43)] {
            let text = slip.to_string();
            assert_eq!(Slip::parse(&text), Ok(slip.clone()));
            let persian: String =
                text.chars().map(|c| c.to_digit(10).map_or(c, |d| char::from_u32(0x6F0 + d).unwrap())).collect();
            let arabic: String =
                text.chars().map(|c| c.to_digit(10).map_or(c, |d| char::from_u32(0x660 + d).unwrap())).collect();
            for typed in
                [persian, arabic, text.replace(' ', "-"), text.replace([' ', '\n'], ""), format!(" {text}\r\n\u{200F}")]
            {
                assert_eq!(Slip::parse(&typed), Ok(slip.clone()), "{typed}");
            }
        }
    }

    #[test]
    fn every_misheard_digit_is_detected_and_its_group_named() {
        for slip in [sample(), wanted_release("mosaic", 43)] {
            every_misheard_digit_is_named(&slip);
        }
    }

    fn every_misheard_digit_is_named(slip: &Slip) {
        let text = slip.to_string().replace('\n', " ");
        for at in (0..text.len()).filter(|at| text.as_bytes()[*at] != b' ') {
            for digit in b'0'..=b'9' {
                let mut bytes = text.clone().into_bytes();
                if std::mem::replace(&mut bytes[at], digit) == digit {
                    continue;
                }
                let right: u16 = text[at / 6 * 6..at / 6 * 6 + 5].parse().unwrap();
                match Slip::parse(std::str::from_utf8(&bytes).unwrap()) {
                    Err(SlipFault::Misheard { group, maybe, .. }) => {
                        assert_eq!((group, maybe), (at / 6 + 1, Some(right)));
                    }
                    other => panic!("{at} {digit}: {other:?}"),
                }
            }
        }
    }

    #[test]
    fn lost_doubled_and_swapped_groups_are_detected() {
        let text = sample().to_string().replace('\n', " ");
        let groups: Vec<&str> = text.split(' ').collect();
        for at in 0..groups.len() {
            let mut lost = groups.clone();
            lost.remove(at);
            assert!(Slip::parse(&lost.join(" ")).is_err());
            let mut doubled = groups.clone();
            doubled.insert(at, groups[at]);
            // A slip with one more group before or after it is still there whole.
            let whole = at == 0 || at + 1 == groups.len();
            assert_eq!(Slip::parse(&doubled.join(" ")).ok(), whole.then(sample), "{at}");
            if at > 0 && groups[at - 1] != groups[at] {
                let mut swapped = groups.clone();
                swapped.swap(at - 1, at);
                assert!(Slip::parse(&swapped.join(" ")).is_err());
            }
        }
        let short = format!("{} {}", &text[..10], &text[12..]);
        assert_eq!(Slip::parse(&short), Err(SlipFault::Uneven(2)));
        for bad in ["", "x", "12345", "12345 12345 12345 12345 12345 12345 12345"] {
            assert!(Slip::parse(bad).is_err(), "{bad}");
        }
    }

    #[test]
    fn a_dozen_runs_fit_into_one_text_message() {
        let runs: Vec<(u32, u32)> = (0..12).map(|n| (n * 1000, 60)).collect();
        let slip = Slip { id: [7; 6], message: Message::Want { unit: Unit::Blocks, enough: 500, runs } };
        assert!(slip.groups().unwrap().len() <= GROUPS_SMS, "{:?}", slip.groups().unwrap().len());
        assert!(slip.to_string().len() <= 160);
        let many = (0..600).map(|n| (n * 3, 1)).collect();
        let long = Slip { id: [7; 6], message: Message::Want { unit: Unit::Blocks, enough: 1, runs: many } };
        assert_eq!(long.groups(), None);
    }
}
