//! Small files on a raw medium, by their own shape. No text is trusted here: `find` receives the carved texts, and
//! proves the texts by signatures and hashes.
#![cfg_attr(not(test), deny(clippy::arithmetic_side_effects))]

use std::collections::HashSet;
use std::ops::Range;
use std::path::Path;

use super::raw::{Raw, SECTOR};
use crate::bundle::Bundle;
use crate::digest::{block_hash, sha256};
use crate::error::Result;
use crate::format::minisig::SignatureText;
use crate::format::sums::{HEADS_NAME, TABLE_NAME, is_name};
use crate::format::{Facts, Hash, Heads, Sums, Table};
use crate::limits;
use crate::store;
use crate::watch::{Phase, Watch};

/// The first bytes of a sealed payload, and of a compressed payload.
const BEGINNINGS: [&[u8]; 2] = [b"age-", &[0x28, 0xB5, 0x2F, 0xFD]];
/// Places at most that are kept, because a payload, or heads, may begin there.
const BEGINNINGS_MAX: usize = 4_096;

/// Bytes that are looked at before the texts in these bytes are carved, so that the offsets of texts need little
/// memory.
const PART_BYTES: u64 = 256 << 20;
/// Bytes of texts that are kept at most.
const TEXTS_BYTES: usize = 24 << 20;

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
    beginnings: Vec<(usize, u64)>,
    /// Offsets of texts within 4 KiB, which tell how the file system is aligned on the medium.
    pub(super) phases: HashSet<u64>,
}

/// Offsets where something may begin, in a part of a medium.
#[derive(Default)]
struct Places {
    texts: Vec<u64>,
    beginnings: Vec<u64>,
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
            .zip(&self.texts)
            .try_for_each(|(number, text): (u32, _)| Ok(store::write_new(&folder.join(number.to_string()), text)?))
    }

    /// Finds the table and the heads of a bundle whose list and facts are proven. Writes the table and the heads into a
    /// folder.
    pub(super) fn tables(&self, bundle: &Bundle, raws: &[Raw], folder: &Path, watch: &Watch) -> Result<()> {
        let id = bundle.list.id.short();
        let read = |number: usize, offset: u64, length: u64| {
            let mut bytes = vec![0; usize::try_from(length).unwrap_or(0)];
            raws.get(number).map(|raw| raw.read(&mut bytes, offset))?;
            Some(bytes)
        };
        if let Some(hash) = bundle.sums.hash_of(HEADS_NAME).filter(|_| bundle.heads.is_none()) {
            let length = Heads::bytes_for(bundle.layout.block_count());
            let mut found = self.beginnings.iter().filter_map(|(number, offset)| read(*number, *offset, length));
            if let Some(heads) = found.find(|bytes| sha256(bytes) == hash) {
                store::write_new(&folder.join(format!("{id}-heads")), &heads)?;
            }
        }
        let Some(hash) = bundle.sums.hash_of(TABLE_NAME).filter(|_| bundle.table.is_none()) else { return Ok(()) };
        // The table has no shape. But the table begins with the hash of the first block, and the first block has known
        // first bytes.
        let stored = u64::from(bundle.layout.stored_bytes(0));
        let mut firsts = HashSet::new();
        for (number, offset) in &self.beginnings {
            watch.advance(0)?;
            firsts.extend(read(*number, *offset, stored).map(|bytes| block_hash(&bytes, bundle.layout.block_bytes).0));
        }
        let length = Table::bytes_for(&bundle.facts);
        for raw in raws {
            watch.begin(Phase::Searching, raw.bytes);
            let found = raw.each_span(&raw.all(), watch, Vec::new, |found: &mut Vec<u64>, bytes, offset| {
                let sectors = bytes.chunks(SECTOR as usize).zip((offset..).step_by(SECTOR as usize));
                let begins = |sector: &[u8]| sector.first_chunk::<32>().is_some_and(|first| firsts.contains(first));
                found.extend(sectors.filter(|(sector, _)| begins(sector)).map(|(_, at)| at));
                // Each place costs the hash of a table, and all places but one are wrong.
                found.truncate(BEGINNINGS_MAX);
                Ok(())
            })?;
            let mut found = found.concat();
            found.sort_unstable();
            for at in found.into_iter().take(BEGINNINGS_MAX) {
                let mut table = vec![0; usize::try_from(length).unwrap_or(0)];
                raw.read(&mut table, at);
                watch.advance(0)?;
                if sha256(&table) == hash {
                    return Ok(store::write_new(&folder.join(format!("{id}-table")), &table)?);
                }
            }
        }
        Ok(())
    }
}

/// Looks at every sector of a part, and returns the places in order.
fn places(raw: &Raw, part: &Range<u64>, watch: &Watch) -> Result<Places> {
    let each = raw.each_span(part, watch, Places::default, |places, bytes, offset| {
        for (sector, at) in bytes.chunks(SECTOR as usize).zip((offset..).step_by(SECTOR as usize)) {
            if BEGINNINGS.iter().any(|beginning| sector.starts_with(beginning)) {
                places.beginnings.push(at);
            } else if Sums::has_shape(sector) || SignatureText::has_shape(sector) || sector.starts_with(b"{\n") {
                places.texts.push(at);
            }
        }
        // A medium full of such beginnings is not worth the memory.
        places.beginnings.truncate(BEGINNINGS_MAX);
        Ok(())
    })?;
    let mut all = Places::default();
    for places in each {
        all.texts.extend(places.texts);
        all.beginnings.extend(places.beginnings);
    }
    all.texts.sort_unstable();
    all.beginnings.sort_unstable();
    Ok(all)
}

/// Returns the text at an offset, as far as the text has the shape of a list, a signature or facts. Also returns the
/// offset where the search continues. The offset is after all lines that were read, even if no text is worth keeping.
fn carve(raw: &Raw, at: u64) -> (Option<Vec<u8>>, u64) {
    let mut head = vec![0; 4096];
    raw.read(&mut head, at);
    let is_signature = SignatureText::has_shape(&head);
    if !is_signature && !head.starts_with(b"{\n") {
        return carve_list(raw, at);
    }
    let text = if is_signature { carve_signature(head) } else { carve_facts(head) };
    let length = text.as_ref().map_or(0, Vec::len);
    (text, at.saturating_add(length as u64))
}

fn carve_signature(mut head: Vec<u8>) -> Option<Vec<u8>> {
    let end = head.iter().enumerate().filter(|(_, byte)| **byte == b'\n').nth(3)?.0.saturating_add(1);
    head.truncate(end);
    SignatureText::parse(&head).map(|_| head)
}

fn carve_facts(mut head: Vec<u8>) -> Option<Vec<u8>> {
    let end = head.windows(3).position(|three| three == b"\n}\n")?.saturating_add(3);
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
