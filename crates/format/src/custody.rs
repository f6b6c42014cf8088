//! The chain of an archive: signed lines that say who took in what and when, each with the hash of the line before (FORMAT.md §24).
#![cfg_attr(not(test), deny(clippy::arithmetic_side_effects))]

use crate::digest::sha256;
use crate::facts::is_date;
use crate::hash::Hash;
use crate::limits;
use crate::minisig::{SignatureText, is_key};

/// The name of the chain in an archive.
pub const CUSTODY_NAME: &str = "custody.txt";
/// The folder of the documents in an archive.
pub const BY_HASH: &str = "by-hash";
/// The folder of the parcels in an archive.
pub const PARCELS: &str = "parcels";
/// The index of documents and parcels, which is there only if somebody asked for it.
pub const INDEX_NAME: &str = "index.txt";

const FIRST_WORD: &str = "custody ";
const NO_COMMITMENT: &str = "none";
/// Lines of an entry: its own, and four of its signature.
const LINES: usize = 5;
/// What stands in the place of the hash of the line before the first.
const NOTHING_BEFORE: Hash = Hash([0; 32]);

/// Where a time comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Clock {
    /// The clock of the machine, which may be wrong.
    Machine,
    /// The hand typed the time.
    Hand,
}

impl Clock {
    /// Returns the word in the chain.
    pub fn word(self) -> &'static str {
        match self {
            Self::Machine => "machine",
            Self::Hand => "hand",
        }
    }
}

/// What a check said of a parcel when it was taken in, its publisher aside.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// Everything of the parcel was there.
    Ok,
    /// Something was missing, and enough was there.
    Openable,
    /// Something was damaged, and enough was there.
    Damaged,
}

impl State {
    const ALL: [Self; 3] = [Self::Ok, Self::Openable, Self::Damaged];

    /// Returns the word in the chain.
    pub fn word(self) -> &'static str {
        match self {
            Self::Ok => "ok",
            Self::Openable => "openable",
            Self::Damaged => "damaged-but-openable",
        }
    }
}

/// A parcel that was taken in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Intake {
    /// The bundle id.
    pub id: Hash,
    /// What a check said.
    pub state: State,
    /// Whether the publisher was pinned or named.
    pub is_pinned: bool,
    /// The key that signed the parcel, in base64.
    pub publisher: String,
    /// The documents of the parcel.
    pub documents: u64,
    /// The files that the archive did not have before.
    pub new: u64,
    /// The bytes of the documents of the parcel.
    pub bytes: u64,
    /// The content digest.
    pub contents: Hash,
    /// The hash of the commitment that came in the parcel or beside it.
    pub commitment: Option<Hash>,
}

/// What an entry tells.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Event {
    /// The chain begins. The hash is random.
    Begin(Hash),
    /// A parcel was taken in.
    Intake(Box<Intake>),
}

/// The line of an entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The number of the entry, from 1.
    pub number: u32,
    /// The hash of the line before.
    pub before: Hash,
    /// The time, in UTC: `2026-11-30T21:40:05Z`.
    pub at: String,
    /// Where the time comes from.
    pub clock: Clock,
    /// The key that signs the entry, in base64.
    pub hand: String,
    /// What the entry tells.
    pub event: Event,
}

impl Entry {
    /// Returns the line with its line feed.
    pub fn line(&self) -> String {
        let Self { number, before, at, clock, hand, event } = self;
        let clock = clock.word();
        let head = format!("{FIRST_WORD}{number} before {before} at {at} clock {clock} hand {hand}");
        match event {
            Event::Begin(seed) => format!("{head} begin {seed}\n"),
            Event::Intake(intake) => {
                let Intake { id, state, is_pinned, publisher, documents, new, bytes, contents, commitment } =
                    intake.as_ref();
                let (state, pinned) = (state.word(), if *is_pinned { "yes" } else { "no" });
                let commitment = commitment.map_or_else(|| NO_COMMITMENT.to_owned(), |hash| hash.to_string());
                format!(
                    "{head} intake {id} verdict {state} pinned {pinned} publisher {publisher} documents {documents} \
                     new {new} bytes {bytes} contents {contents} commitment {commitment}\n"
                )
            }
        }
    }

    /// Parses a line without its line feed.
    pub fn parse(line: &str) -> Option<Self> {
        let mut words = line.split(' ');
        let mut after = |word: &str| words.next().filter(|next| *next == word).and_then(|_| words.next());
        let number = number(after("custody")?)?;
        let before = Hash::parse(after("before")?)?;
        let at = Some(after("at")?).filter(|at| is_time(at))?.to_owned();
        let clock = match after("clock")? {
            "machine" => Clock::Machine,
            "hand" => Clock::Hand,
            _ => return None,
        };
        let hand = key(after("hand")?)?;
        let event = match words.next()? {
            "begin" => Event::Begin(Hash::parse(words.next()?)?),
            "intake" => Event::Intake(Box::new(intake(&mut words)?)),
            _ => return None,
        };
        if words.next().is_some() {
            return None;
        }
        Some(Self { number: u32::try_from(number).ok().filter(|number| *number > 0)?, before, at, clock, hand, event })
    }

    /// Returns the hash of the line, which the next line holds. That of the last line is the head of the chain.
    pub fn hash(&self) -> Hash {
        sha256(self.line().as_bytes())
    }

    /// Returns the trusted comment of the signature over the line.
    pub fn comment(&self) -> String {
        format!("pannier custody {}", self.number)
    }
}

fn intake<'a>(words: &mut impl Iterator<Item = &'a str>) -> Option<Intake> {
    let id = Hash::parse(words.next()?)?;
    let mut after = |word: &str| words.next().filter(|next| *next == word).and_then(|_| words.next());
    let state = after("verdict")?;
    Some(Intake {
        id,
        state: State::ALL.into_iter().find(|one| one.word() == state)?,
        is_pinned: match after("pinned")? {
            "yes" => true,
            "no" => false,
            _ => return None,
        },
        publisher: key(after("publisher")?)?,
        documents: number(after("documents")?)?,
        new: number(after("new")?)?,
        bytes: number(after("bytes")?)?,
        contents: Hash::parse(after("contents")?)?,
        commitment: match after("commitment")? {
            NO_COMMITMENT => None,
            hash => Some(Hash::parse(hash)?),
        },
    })
}

/// Parses a number without a sign and without zeros before it.
fn number(text: &str) -> Option<u64> {
    let is_plain = text.bytes().all(|byte| byte.is_ascii_digit()) && (text == "0" || !text.starts_with('0'));
    if is_plain { text.parse().ok() } else { None }
}

fn key(text: &str) -> Option<String> {
    is_key(text).then(|| text.to_owned())
}

/// Tells whether a text is a time of a chain, `2026-11-30T21:40:05Z`.
pub fn is_time(text: &str) -> bool {
    let Some((date, time)) = text.split_once('T') else { return false };
    let Some(time) = time.strip_suffix('Z') else { return false };
    let parts: Vec<&str> = time.split(':').collect();
    let below = |part: &str, most: u32| {
        part.len() == 2 && part.bytes().all(|byte| byte.is_ascii_digit()) && part.parse().is_ok_and(|n: u32| n < most)
    };
    is_date(date) && matches!(parts.as_slice(), [h, m, s] if below(h, 24) && below(m, 60) && below(s, 60))
}

/// An entry with its signature, which nobody verified yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Signed {
    /// The line.
    pub entry: Entry,
    /// The signature over the line.
    pub signature: SignatureText,
}

impl Signed {
    /// Returns the five lines.
    pub fn write(&self) -> String {
        self.entry.line() + self.signature.text()
    }
}

/// A chain whose lines follow from each other. Nobody verified the signatures yet.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Chain {
    /// The entries in order.
    pub entries: Vec<Signed>,
}

/// The reason why a text is no chain. Entries are counted from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ChainFault {
    /// The text has more bytes or entries than a chain may have.
    #[error("over {bytes} bytes or {entries} entries", bytes = limits::CUSTODY_MAX_BYTES, entries = limits::CUSTODY_ENTRIES_MAX)]
    TooLong,
    /// The text is empty, is not UTF-8, or its last line has no line end.
    #[error("not a text of whole lines")]
    NotText,
    /// An entry is not as the format says.
    #[error("entry {0} is not as the format says")]
    Entry(usize),
    /// An entry has not the number of its place: an entry was removed, added or moved.
    #[error("entry {0} has another number")]
    Number(usize),
    /// An entry does not hold the hash of the line before.
    #[error("entry {0} does not follow from the one before it")]
    Before(usize),
    /// The signature of an entry is for another place.
    #[error("the signature of entry {0} is for another entry")]
    Comment(usize),
}

impl Chain {
    /// Parses a chain.
    ///
    /// # Errors
    /// Returns the first rule of FORMAT.md §24.3 that the text breaks.
    pub fn parse(bytes: &[u8]) -> Result<Self, ChainFault> {
        use ChainFault as Fault;
        if bytes.len() as u64 > limits::CUSTODY_MAX_BYTES {
            return Err(Fault::TooLong);
        }
        let text = std::str::from_utf8(bytes).map_err(|_| Fault::NotText)?;
        let body = text.strip_suffix('\n').ok_or(Fault::NotText)?;
        let lines: Vec<&str> = body.split('\n').collect();
        let (mut entries, mut before): (Vec<Signed>, Hash) = (Vec::new(), NOTHING_BEFORE);
        for (number, five) in (1..).zip(lines.chunks(LINES)) {
            if number > limits::CUSTODY_ENTRIES_MAX {
                return Err(Fault::TooLong);
            }
            let (line, signature) = five.split_first().ok_or(Fault::Entry(number))?;
            let entry = Entry::parse(line).ok_or(Fault::Entry(number))?;
            let signature: String = signature.iter().flat_map(|line| [*line, "\n"]).collect();
            let signature = SignatureText::parse(signature.as_bytes()).filter(|text| text.is_prehashed);
            let signature = signature.ok_or(Fault::Entry(number))?;
            if usize::try_from(entry.number) != Ok(number) {
                return Err(Fault::Number(number));
            }
            if matches!(entry.event, Event::Begin(_)) != (number == 1) {
                return Err(Fault::Entry(number));
            }
            if entry.before != before {
                return Err(Fault::Before(number));
            }
            if signature.trusted_comment != entry.comment() {
                return Err(Fault::Comment(number));
            }
            before = entry.hash();
            entries.push(Signed { entry, signature });
        }
        Ok(Self { entries })
    }

    /// Writes the chain.
    pub fn write(&self) -> String {
        self.entries.iter().map(Signed::write).collect()
    }

    /// Returns the head: the hash of the last line.
    pub fn head(&self) -> Hash {
        self.entries.last().map_or(NOTHING_BEFORE, |last| last.entry.hash())
    }

    /// Returns the entries about parcels.
    pub fn intakes(&self) -> impl Iterator<Item = (&Entry, &Intake)> {
        self.entries.iter().filter_map(|one| match &one.entry.event {
            Event::Intake(intake) => Some((&one.entry, intake.as_ref())),
            Event::Begin(_) => None,
        })
    }

    /// Returns the next entry. Its signature is still lacking.
    ///
    /// # Errors
    /// [`ChainFault::TooLong`].
    pub fn next(&self, at: String, clock: Clock, hand: String, event: Event) -> Result<Entry, ChainFault> {
        let number = self.entries.len().saturating_add(1);
        let number = Some(number).filter(|number| *number <= limits::CUSTODY_ENTRIES_MAX);
        let number = number.and_then(|number| u32::try_from(number).ok()).ok_or(ChainFault::TooLong)?;
        Ok(Entry { number, before: self.head(), at, clock, hand, event })
    }
}

/// Tells by its beginning whether a file may be a chain.
pub fn may_be_chain(head: &[u8]) -> bool {
    head.starts_with(b"custody 1 before ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::minisig::samples::{key, signature};

    fn intake(id: u8) -> Event {
        Event::Intake(Box::new(Intake {
            id: Hash([id; 32]),
            state: State::Damaged,
            is_pinned: false,
            publisher: key(id),
            documents: 3,
            new: 0,
            bytes: 1 << 40,
            contents: Hash([4; 32]),
            commitment: (id == 7).then_some(Hash([5; 32])),
        }))
    }

    fn chain() -> Chain {
        let mut chain = Chain::default();
        for (event, hand) in [(Event::Begin(Hash([9; 32])), 1), (intake(7), 2), (intake(8), 1)] {
            let entry = chain.next("2026-11-30T21:40:05Z".into(), Clock::Machine, key(hand), event).unwrap();
            let signature = signature(&entry.comment());
            chain.entries.push(Signed { entry, signature });
        }
        chain
    }

    #[test]
    fn a_chain_is_read_and_written_back_to_the_same_bytes() {
        let chain = chain();
        assert_eq!(Chain::parse(chain.write().as_bytes()), Ok(chain.clone()));
        assert_eq!(chain.intakes().count(), 2);
        assert!(may_be_chain(chain.write().as_bytes()));
    }

    #[test]
    fn a_line_that_was_removed_altered_moved_or_signed_elsewhere_is_found() {
        let chain = chain();
        let with = |change: &dyn Fn(&mut Vec<Signed>)| {
            let mut changed = chain.clone();
            change(&mut changed.entries);
            Chain::parse(changed.write().as_bytes())
        };
        assert_eq!(with(&|all| drop(all.remove(1))), Err(ChainFault::Number(2)));
        assert_eq!(with(&|all| drop(all.remove(0))), Err(ChainFault::Number(1)));
        assert_eq!(with(&|all| all.swap(1, 2)), Err(ChainFault::Number(2)));
        assert_eq!(with(&|all| all[1].entry.at = "2026-11-30T21:40:06Z".into()), Err(ChainFault::Before(3)));
        assert_eq!(with(&|all| all[0].entry.event = Event::Begin(Hash([8; 32]))), Err(ChainFault::Before(2)));
        assert_eq!(with(&|all| all[1].signature = all[2].signature.clone()), Err(ChainFault::Comment(2)));
        assert_eq!(with(&|all| all[0].entry.event = intake(1)), Err(ChainFault::Entry(1)));
        // The end of a chain is a chain: only a noted head tells it from the whole.
        assert!(with(&|all| drop(all.pop())).is_ok_and(|short| short.head() == chain.entries[2].entry.before));
    }

    #[test]
    fn each_departure_from_the_grammar_is_refused() {
        let ok = chain().write();
        for (from, to) in [
            ("custody 2 ", "custody 02 "),
            ("custody 2 ", "custody  2 "),
            ("documents 3", "documents 03"),
            ("documents 3", "documents +3"),
            ("documents 3", "documents"),
            ("clock machine", "clock sun"),
            ("T21:40:05Z", "T24:40:05Z"),
            ("T21:40:05Z", "T21:40Z"),
            ("2026-11-30T", "2026-11-31T"),
            ("verdict damaged-but-openable", "verdict incomplete"),
            ("pinned no", "pinned maybe"),
            ("intake 07", "intake 0G"),
            ("commitment 05", "commitment 5"),
            ("commitment none", "commitment none "),
            ("hand RW", "hand RX"),
            ("untrusted comment", "trusted comment"),
        ] {
            assert!(ok.contains(from), "{from}");
            assert!(matches!(Chain::parse(ok.replace(from, to).as_bytes()), Err(ChainFault::Entry(_))), "{from}");
        }
        for bad in ["", "\n", ok.trim_end(), &ok.replace('\n', "\r\n")] {
            assert!(Chain::parse(bad.as_bytes()).is_err(), "{bad:?}");
        }
        let (short, _) = ok.trim_end().rsplit_once('\n').unwrap();
        assert_eq!(Chain::parse(format!("{short}\n").as_bytes()), Err(ChainFault::Entry(3)));
    }
}
