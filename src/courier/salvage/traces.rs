//! Small files on a raw medium, by their own shape. Nothing is believed here: what is carved out is given to `find`, which
//! proves it by signatures and hashes.
#![cfg_attr(not(test), deny(clippy::arithmetic_side_effects))]

use std::collections::HashSet;
use std::path::Path;

use super::raw::{Raw, SECTOR};
use crate::digest::{block_hash, sha256};
use crate::error::Result;
use crate::find::Bundle;
use crate::format::minisig::SignatureText;
use crate::format::sums::{HEADS_NAME, TABLE_NAME, is_name};
use crate::format::{Facts, Hash, Heads, Sums, Table};
use crate::limits;
use crate::store;
use crate::watch::{Phase, Watch};

/// How a sealed payload begins, and a compressed one.
const BEGINNINGS: [&[u8]; 2] = [b"age-", &[0x28, 0xB5, 0x2F, 0xFD]];
/// Most places that are remembered because a payload, or heads, may begin there.
const BEGINNINGS_MAX: usize = 4_096;

/// Bytes of texts that are kept.
const TEXTS_BYTES: usize = 24 << 20;

/// What was carved out of media.
#[derive(Default)]
pub(super) struct Traces {
    seen: HashSet<Hash>,
    /// Texts that may be lists, signatures or facts.
    pub(super) texts: Vec<Vec<u8>>,
    bytes: usize,
    /// Texts that were found and not kept, because there were too many.
    pub(super) left_out: u64,
    /// Where something begins as a payload does: the medium and the offset.
    beginnings: Vec<(usize, u64)>,
    /// Where texts began, within 4 KiB: how the file system lies on the medium.
    pub(super) phases: HashSet<u64>,
}

/// What one thread found.
#[derive(Default)]
struct Places {
    texts: Vec<u64>,
    beginnings: Vec<u64>,
}

impl Traces {
    /// Looks at every sector of a medium.
    pub(super) fn look(&mut self, number: usize, raw: &Raw, watch: &Watch) -> Result<()> {
        watch.begin(Phase::Searching, raw.bytes);
        let places = raw.each_span(&raw.all(), watch, Places::default, |places, bytes, offset| {
            for (sector, at) in bytes.chunks(SECTOR as usize).zip((offset..).step_by(SECTOR as usize)) {
                if BEGINNINGS.iter().any(|beginning| sector.starts_with(beginning)) {
                    places.beginnings.push(at);
                } else if Sums::has_shape(sector) || SignatureText::has_shape(sector) || sector.starts_with(b"{\n") {
                    places.texts.push(at);
                }
            }
            // Media full of such beginnings are not worth the memory.
            places.beginnings.truncate(BEGINNINGS_MAX);
            Ok(())
        })?;
        let mut beginnings: Vec<u64> = places.iter().flat_map(|places| places.beginnings.iter().copied()).collect();
        beginnings.sort_unstable();
        let room = BEGINNINGS_MAX.saturating_sub(self.beginnings.len());
        self.beginnings.extend(beginnings.into_iter().take(room).map(|offset| (number, offset)));
        let mut texts: Vec<u64> = places.into_iter().flat_map(|places| places.texts).collect();
        texts.sort_unstable();
        let mut end = 0;
        for at in texts {
            watch.advance(0)?;
            // Within a text that was carved already there is no other.
            if at < end {
                continue;
            }
            if let Some(text) = carve(raw, at) {
                end = at.saturating_add(text.len() as u64);
                self.phases.insert(at % 4096);
                self.keep(text);
            }
        }
        Ok(())
    }

    fn keep(&mut self, text: Vec<u8>) {
        if !self.seen.insert(sha256(&text)) {
            return;
        }
        let fits = self.texts.len() < limits::CANDIDATES_MAX && self.bytes.saturating_add(text.len()) <= TEXTS_BYTES;
        if fits {
            self.bytes = self.bytes.saturating_add(text.len());
            self.texts.push(text);
        } else {
            self.left_out = self.left_out.saturating_add(1);
        }
    }

    /// Writes what was carved into a folder, for `find`.
    pub(super) fn write(&self, folder: &Path) -> Result<()> {
        (0..)
            .zip(&self.texts)
            .try_for_each(|(number, text): (u32, _)| store::write_new(&folder.join(number.to_string()), text))
    }

    /// Finds the table and the heads of a bundle whose list and facts are proven, and writes them into a folder.
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
        // The table has no shape, but begins with the hash of the first block, and that block has a beginning of its own.
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
                found.extend(sectors.filter(|(sector, _)| begins(sector)).map(|(_, at)| at).take(BEGINNINGS_MAX));
                Ok(())
            })?;
            for at in found.into_iter().flatten() {
                let mut table = vec![0; usize::try_from(length).unwrap_or(0)];
                raw.read(&mut table, at);
                watch.advance(0)?;
                if sha256(&table) == hash {
                    return store::write_new(&folder.join(format!("{id}-table")), &table);
                }
            }
        }
        Ok(())
    }
}

/// The text that begins at an offset, as far as it has the shape of a list, a signature or facts.
fn carve(raw: &Raw, at: u64) -> Option<Vec<u8>> {
    let mut head = vec![0; 4096];
    raw.read(&mut head, at);
    if SignatureText::has_shape(&head) {
        let end = head.iter().enumerate().filter(|(_, byte)| **byte == b'\n').nth(3)?.0.saturating_add(1);
        head.truncate(end);
        return SignatureText::parse(&head).map(|_| head);
    }
    if head.starts_with(b"{\n") {
        let end = head.windows(3).position(|three| three == b"\n}\n")?.saturating_add(3);
        head.truncate(end);
        return Facts::may_be(&head).then_some(head);
    }
    carve_list(raw, at)
}

/// The lines of a list that stand one after another. A name that comes twice is no longer the same list.
fn carve_list(raw: &Raw, at: u64) -> Option<Vec<u8>> {
    let mut text = Vec::new();
    let mut names = HashSet::new();
    let mut good = 0usize;
    while (text.len() as u64) < limits::SUMS_MAX_BYTES {
        let start = text.len();
        text.resize(start.saturating_add(16 << 10), 0);
        raw.read(text.get_mut(start..)?, at.saturating_add(start as u64));
        while let Some(rest) = text.get(good..) {
            let Some(length) = rest.iter().take(200).position(|byte| *byte == b'\n') else {
                // Less than a line is left: more must be read, or this is the end.
                if rest.len() < 200 {
                    break;
                }
                text.truncate(good);
                return (good > 0).then_some(text);
            };
            let line = rest.get(..length).and_then(|line| std::str::from_utf8(line).ok());
            let name = line.and_then(|line| line.split_once("  ")).filter(|(hex, _)| Hash::parse(hex).is_some());
            match name {
                Some((_, name)) if is_name(name) && names.insert(name.to_owned()) => {
                    good = good.saturating_add(length).saturating_add(1);
                }
                _ => {
                    text.truncate(good);
                    return (good > 0).then_some(text);
                }
            }
        }
    }
    None
}
