//! Small files on a raw medium, by their own shape. No text is trusted here: `find` receives the carved texts, and
//! proves the texts by signatures and hashes. Texts are found at any byte: file systems keep small files within sectors.
#![cfg_attr(not(test), deny(clippy::arithmetic_side_effects))]

use std::collections::HashSet;
use std::ops::Range;
use std::path::Path;

use memchr::memmem;

use super::raw::{Raw, SECTOR, Window};
use super::resident::{Resident, residents};
use crate::digest::sha256;
use crate::error::Result;
use crate::format::layout::is_chunk_name;
use crate::format::letter;
use crate::format::minisig::SignatureText;
use crate::format::sums::{HEADS_NAME, TABLE_NAME, is_name};
use crate::format::{Facts, Hash, Sums};
use crate::limits;
use crate::store;
use crate::watch::{Phase, Watch};

/// The first bytes of a sealed payload, and of a compressed payload.
pub(super) const BEGINNINGS: [&[u8]; 2] = [b"age-", &[0x28, 0xB5, 0x2F, 0xFD]];
/// Places at most that are kept, because a payload, or heads, may begin there.
pub(super) const BEGINNINGS_MAX: usize = 4_096;

/// Bytes that are looked at before the texts in these bytes are carved, so that the offsets of texts need little
/// memory.
const PART_BYTES: u64 = 256 << 20;
/// Bytes of texts that are kept at most.
const TEXTS_BYTES: usize = 24 << 20;
/// Texts at most that are looked at within sectors, in one part of a medium.
const WITHIN_MAX: usize = 16_384;
/// Bytes before a line of a list, or before a field of facts, in which the beginning is sought.
const BEFORE_BYTES: u64 = 16 << 10;
/// Files out of tables of a file system that are kept at most, of the names that a bundle has, and of other names.
const RESIDENTS_MAX: usize = 2_048;

/// The texts and places that were carved out of media.
#[derive(Default)]
pub(super) struct Traces {
    /// Hashes of the texts that are kept.
    kept: HashSet<Hash>,
    /// Texts that may be lists, signatures or facts.
    pub(super) texts: Vec<Vec<u8>>,
    bytes: usize,
    /// Texts that were found and not kept, because there were too many.
    pub(super) left_out: u64,
    /// Places with the first bytes of a payload: the medium and the offset.
    pub(super) beginnings: Vec<(usize, u64)>,
    /// Files out of tables of a file system: with names of a bundle, and with other names.
    residents: [Vec<Vec<u8>>; 2],
    /// Offsets of texts within 4 KiB, which tell how the file system is aligned on the medium.
    pub(super) phases: HashSet<u64>,
}

/// Offsets where something may begin, in a part of a medium.
#[derive(Default)]
struct Places {
    texts: Vec<u64>,
    beginnings: Vec<u64>,
    /// Places within sectors: of signatures, of a line of each list, and of a field of facts.
    within: Vec<(u64, Sign)>,
    residents: Vec<Resident>,
}

impl Traces {
    /// Looks at every sector of a medium.
    pub(super) fn look(&mut self, number: usize, raw: &Raw, watch: &Watch) -> Result<()> {
        self.look_by(PART_BYTES, number, raw, watch)
    }

    fn look_by(&mut self, part_bytes: u64, number: usize, raw: &Raw, watch: &Watch) -> Result<()> {
        watch.begin(Phase::Searching, raw.bytes);
        let (mut start, mut carved) = (0u64, 0u64);
        while start < raw.bytes {
            let end = start.saturating_add(part_bytes).min(raw.bytes);
            let places = places(raw, &(start..end), watch)?;
            let room = BEGINNINGS_MAX.saturating_sub(self.beginnings.len());
            self.beginnings.extend(places.beginnings.into_iter().take(room).map(|offset| (number, offset)));
            for resident in places.residents {
                self.keep_resident(resident);
            }
            self.left_out = self.left_out.saturating_add(places.within.len().saturating_sub(WITHIN_MAX) as u64);
            let mut within_end = 0u64;
            for (at, sign) in places.within.into_iter().take(WITHIN_MAX) {
                watch.advance(0)?;
                if at >= within_end {
                    within_end = self.carve_within(raw, at, sign);
                }
            }
            for at in places.texts {
                watch.advance(0)?;
                // No other text begins within a carved text.
                if at < carved {
                    continue;
                }
                let text;
                (text, carved) = carve(raw, at);
                if let Some(text) = text {
                    self.phases.insert(at % 4096);
                    self.keep(text);
                }
            }
            start = end;
        }
        Ok(())
    }

    /// Carves a text that begins within a sector. Returns the offset where the search continues.
    fn carve_within(&mut self, raw: &Raw, at: u64, sign: Sign) -> u64 {
        let before = at.min(BEFORE_BYTES);
        let text = || raw.bytes_at(at.saturating_sub(before), before);
        let begin = match sign {
            Sign::Signature => Some(at),
            Sign::Facts => text()
                .iter()
                .rposition(|byte| *byte == b'{')
                .map(|found| at.saturating_sub(before).saturating_add(found as u64)),
            Sign::List => at.checked_sub(lines_before(&text()) as u64),
        };
        // Texts at sectors are carved by themselves.
        let Some(begin) = begin.filter(|begin| begin % SECTOR != 0) else { return at };
        let (text, end) = match sign {
            Sign::Facts => (carve_facts(raw.bytes_at(begin, 4096)), begin),
            Sign::Signature | Sign::List => carve(raw, begin),
        };
        if let Some(text) = text {
            self.keep(text);
        }
        end.max(at)
    }

    /// Keeps a file out of a table of a file system.
    fn keep_resident(&mut self, resident: Resident) {
        let Resident { name, bytes } = resident;
        let is_text = SignatureText::has_shape(&bytes)
            || Sums::has_shape(&bytes)
            || Facts::may_be(&bytes)
            || letter::begins(&bytes);
        if is_text {
            self.keep(bytes);
            return;
        }
        // Other files, such as the parts of a system, must not crowd out the files of a bundle.
        let is_ours = name.is_none_or(|name| is_chunk_name(&name) || [TABLE_NAME, HEADS_NAME].contains(&name.as_str()));
        let [ours, others] = &mut self.residents;
        let kept = if is_ours { ours } else { others };
        if kept.len() < RESIDENTS_MAX && self.kept.insert(sha256(&bytes)) {
            kept.push(bytes);
        }
    }

    fn keep(&mut self, text: Vec<u8>) {
        let hash = sha256(&text);
        if self.kept.contains(&hash) {
            return;
        }
        let fits = self.texts.len() < limits::CANDIDATES_MAX && self.bytes.saturating_add(text.len()) <= TEXTS_BYTES;
        if fits {
            self.kept.insert(hash);
            self.bytes = self.bytes.saturating_add(text.len());
            self.texts.push(text);
        } else {
            self.left_out = self.left_out.saturating_add(1);
        }
    }

    /// Writes the carved texts into a folder, for `find`.
    pub(super) fn write(&self, folder: &Path) -> Result<()> {
        (0..)
            .zip(self.texts.iter().chain(self.residents.iter().flatten()))
            .try_for_each(|(number, text): (u32, _)| Ok(store::write_new(&folder.join(number.to_string()), text)?))
    }
}

/// Looks at every sector of a part, and returns the places in order.
fn places(raw: &Raw, part: &Range<u64>, watch: &Watch) -> Result<Places> {
    let each = raw.each_span(part, watch, Places::default, |places, window| {
        if window.is_zero() {
            return Ok(());
        }
        let (bytes, offset) = (window.bytes.get(..window.own).unwrap_or_default(), window.offset);
        for (sector, at) in bytes.chunks(SECTOR as usize).zip((offset..).step_by(SECTOR as usize)) {
            if BEGINNINGS.iter().any(|beginning| sector.starts_with(beginning)) {
                places.beginnings.push(at);
            } else if Sums::has_shape(sector)
                || SignatureText::has_shape(sector)
                || letter::begins(sector)
                || sector.starts_with(b"{\n")
            {
                places.texts.push(at);
            }
        }
        // A medium full of such beginnings is not worth the memory.
        places.beginnings.truncate(BEGINNINGS_MAX);
        places.within.extend(within(window));
        places.within.truncate(WITHIN_MAX.saturating_add(1));
        places.residents.extend(residents(window));
        places.residents.truncate(RESIDENTS_MAX.saturating_mul(2));
        Ok(())
    })?;
    let mut all = Places::default();
    for places in each {
        all.texts.extend(places.texts);
        all.beginnings.extend(places.beginnings);
        all.within.extend(places.within);
        all.residents.extend(places.residents);
    }
    all.within.sort_unstable_by_key(|(at, _)| *at);
    all.texts.sort_unstable();
    all.beginnings.sort_unstable();
    Ok(all)
}

/// A trace of a text that may begin at any byte.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Sign {
    Signature,
    List,
    Facts,
}

/// Returns the traces of texts in a part, at any byte.
fn within(window: &Window<'_>) -> Vec<(u64, Sign)> {
    let mut found = Vec::new();
    let signs: [(&[u8], Sign); 3] = [
        (b"untrusted comment: ", Sign::Signature),
        (b"  bundle.json\n", Sign::List),
        (b"\"payload_bytes\"", Sign::Facts),
    ];
    for (text, sign) in signs {
        let places = memmem::find_iter(window.bytes, text).filter(|at| *at < window.own);
        found.extend(places.take(WITHIN_MAX).map(|at| (window.offset.saturating_add(at as u64), sign)));
    }
    found
}

/// Returns the length of the lines of a list at the end of a text. The last line is not whole, and lacks its name.
fn lines_before(text: &[u8]) -> usize {
    let Some(mut start) = text.len().checked_sub(64).filter(|start| is_hex(text.get(*start..))) else { return 0 };
    while let Some(line) = text.get(..start).and_then(|before| before.strip_suffix(b"\n")) {
        let begin = line.iter().rposition(|byte| *byte == b'\n').map_or(0, |at| at.saturating_add(1));
        let line = line.get(begin..).unwrap_or_default();
        // Before the first line there is no line feed, so a line may begin within other bytes.
        let begin = match line.len().checked_sub(65).and_then(|_| line.windows(2).position(|two| two == b"  ")) {
            Some(blanks) => blanks
                .checked_sub(64)
                .filter(|at| is_hex(line.get(*at..blanks)))
                .map(|at| (begin.saturating_add(at), at)),
            None => None,
        };
        match begin {
            Some((begin, 0)) => start = begin,
            Some((begin, _)) => return text.len().saturating_sub(begin),
            None => break,
        }
    }
    text.len().saturating_sub(start)
}

fn is_hex(text: Option<&[u8]>) -> bool {
    text.is_some_and(|text| !text.is_empty() && text.iter().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f')))
}

/// Returns the text at an offset, as far as the text has the shape of a list, a signature or facts. Also returns the
/// offset where the search continues. The offset is after all lines that were read, even if no text is worth keeping.
fn carve(raw: &Raw, at: u64) -> (Option<Vec<u8>>, u64) {
    let mut head = vec![0; 4096];
    raw.read(&mut head, at);
    if letter::begins(&head) {
        return carve_letter(raw, at);
    }
    let is_signature = SignatureText::has_shape(&head);
    if !is_signature && !head.starts_with(b"{\n") {
        return carve_list(raw, at);
    }
    let text = if is_signature { carve_signature(head) } else { carve_facts(head) };
    let length = text.as_ref().map_or(0, Vec::len);
    (text, at.saturating_add(length as u64))
}

/// Returns the key letter at an offset. What follows it on the medium is no text.
fn carve_letter(raw: &Raw, at: u64) -> (Option<Vec<u8>>, u64) {
    let mut bytes = vec![0; usize::try_from(limits::LETTER_MAX_BYTES).unwrap_or(0)];
    raw.read(&mut bytes, at);
    let end = bytes.iter().position(|byte| *byte == 0 || *byte > 0x7F).unwrap_or(bytes.len());
    let text = bytes.get(..end).and_then(letter::first);
    let length = text.as_ref().map_or(0, Vec::len);
    (text, at.saturating_add(length as u64))
}

fn carve_signature(mut head: Vec<u8>) -> Option<Vec<u8>> {
    let end = head.iter().enumerate().filter(|(_, byte)| **byte == b'\n').nth(3)?.0.saturating_add(1);
    head.truncate(end);
    SignatureText::parse(&head).map(|_| head)
}

fn carve_facts(mut head: Vec<u8>) -> Option<Vec<u8>> {
    let end = memmem::find(&head, b"\n}\n")?.saturating_add(3);
    head.truncate(end);
    Facts::may_be(&head).then_some(head)
}

/// Returns the lines of a list that follow one another. A name that comes twice ends the list. A text with more lines
/// than a list may have is no list.
fn carve_list(raw: &Raw, at: u64) -> (Option<Vec<u8>>, u64) {
    let mut text = Vec::new();
    let mut names = HashSet::new();
    let mut good = 0usize;
    'text: while text.len() as u64 <= limits::SUMS_MAX_BYTES {
        let start = text.len();
        text.resize(start.saturating_add(16 << 10), 0);
        raw.read(text.get_mut(start..).unwrap_or_default(), at.saturating_add(start as u64));
        while let Some(rest) = text.get(good..) {
            let Some(length) = rest.iter().take(200).position(|byte| *byte == b'\n') else {
                // Less than a line is left. Either more bytes must be read, or the list ends here.
                if rest.len() < 200 {
                    break;
                }
                break 'text;
            };
            let line = rest.get(..length).and_then(|line| std::str::from_utf8(line).ok());
            let name = line.and_then(|line| line.split_once("  ")).filter(|(hex, _)| Hash::parse(hex).is_some());
            match name {
                Some((_, name)) if is_name(name) && names.insert(name.to_owned()) => {
                    good = good.saturating_add(length).saturating_add(1);
                }
                _ => break 'text,
            }
        }
    }
    text.truncate(good);
    let is_list = (1..=limits::SUMS_MAX_BYTES).contains(&(good as u64));
    (is_list.then_some(text), at.saturating_add(good as u64))
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    fn traces(part_bytes: u64, image: &[u8]) -> Traces {
        let room = tempfile::tempdir().unwrap();
        let path = room.path().join("image");
        fs::write(&path, image).unwrap();
        let mut traces = Traces::default();
        traces.look_by(part_bytes, 0, &Raw::open(&path).unwrap(), &Watch::default()).unwrap();
        traces
    }

    /// Returns lines of a list, four lines in a sector.
    fn lines(numbers: Range<usize>) -> Vec<u8> {
        numbers.flat_map(|number| format!("{number:064x}  {number:061}\n").into_bytes()).collect()
    }

    #[test]
    fn lines_without_end_are_read_once_and_hide_nothing_behind_them() {
        let most = limits::SUMS_MAX_BYTES as usize;
        let (largest, run) = (lines(0..most / 128), lines(0..most / 128 + 512));
        let list = lines(7..9);
        let gap = vec![0; 4 * SECTOR as usize];
        let image = [&list, &gap[list.len()..], &run, &gap, &largest, &gap, &list].concat();
        let traces = traces(PART_BYTES, &image);
        // After the run, only the rest is kept from the offset where the search continued. There is no text from every
        // sector near the end of the run.
        let lengths: Vec<usize> = traces.texts.iter().map(Vec::len).collect();
        assert_eq!(lengths, [list.len(), run.len() - most - (16 << 10), most]);
        assert_eq!((&traces.texts[0], traces.left_out), (&list, 0));
    }

    #[test]
    fn a_medium_full_of_texts_takes_no_memory_for_each() {
        let sectors = 3_000usize;
        let image: Vec<u8> = (0..sectors)
            .flat_map(|number| [lines(number..number + 1), vec![0; SECTOR as usize - 128]].concat())
            .collect();
        let traces = traces(PART_BYTES, &image);
        assert_eq!((traces.texts.len(), traces.kept.len()), (limits::CANDIDATES_MAX, limits::CANDIDATES_MAX));
        assert_eq!(traces.left_out, (sectors - limits::CANDIDATES_MAX) as u64);
    }

    #[test]
    fn a_medium_in_parts_gives_the_same_as_in_one() {
        let mut image = vec![0; 64 * SECTOR as usize];
        for (sector, bytes) in [
            (1, &lines(0..40)[..]),
            (13, b"age-encryption"),
            (14, b"untrusted comment: x\nRUQ\ntrusted comment: y\nAAA\n"),
            (15, b"{\n\"format\": 1,\n\"publisher\": 2\n}\n"),
            (19, &lines(40..70)),
            (40, b"age-"),
            (61, &lines(7..16)),
        ] {
            let at = sector * SECTOR as usize;
            image[at..at + bytes.len()].copy_from_slice(bytes);
        }
        let whole = traces(PART_BYTES, &image);
        assert!(whole.texts.len() >= 4 && whole.beginnings == [(0, 13 * SECTOR), (0, 40 * SECTOR)]);
        for sectors in [1, 2, 3, 7, 63] {
            let parts = traces(sectors * SECTOR, &image);
            assert!(parts.texts == whole.texts && parts.beginnings == whole.beginnings, "{sectors}");
            assert_eq!((parts.phases, parts.left_out), (whole.phases.clone(), whole.left_out));
        }
    }
}
