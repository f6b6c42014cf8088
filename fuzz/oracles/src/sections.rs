//! The oracle for sections: a bundle with holes gives out documents of its publisher, and nothing else.

use std::collections::BTreeMap;
use std::io::Write;
use std::sync::Arc;

use pannier::pack::keys::SecretKey;
use pannier_format::archive::{EntryKind, header, padding};
use pannier_format::contents::{CONTENTS_NAME, CONTENTS_SIGNATURE_NAME};
use pannier_format::digest::{block_hash, sha256};
use pannier_format::minisig::{Signed, trusted_comment};
use pannier_format::seek::{Frame, SeekTable};
use pannier_format::{Facts, Layout, Sealing, Table};
use pannier_reader::blocks::source::{Place, Source};
use pannier_reader::carriers::{MemoryCarriers, MemoryDocuments};
use pannier_reader::documents::seal::OpenWith;
use pannier_reader::documents::some::{Answer, Lacking, Wish, select};
use pannier_reader::documents::unpack;
use pannier_reader::watch::Watch;

use crate::Outcome;

const BLOCK_BYTES: u32 = 1024;
const SERIES: &str = "fuzz-sections";

/// A mode, eight bytes that say which blocks are lost, and a payload. In mode 1 the rest is cut into documents, which the publisher signs;
/// in mode 2 the last bytes of that payload, the seek table, are changed by the first bytes of the rest.
///
/// Holds: a document that comes out in part has the hash of the signed list; what comes out is among what the whole bundle gives, if it
/// gives anything; without holes, everything comes out that the list names.
pub fn sections(data: &[u8], publisher: &SecretKey) -> Outcome {
    let Some((head, rest)) = data.split_first_chunk::<9>() else { return Outcome::Refused };
    let [mode, lost @ ..] = *head;
    let payload = match mode % 3 {
        0 => rest.to_vec(),
        1 => made(rest, publisher),
        _ => {
            let (change, rest) = rest.split_at(rest.len().min(8));
            let mut payload = made(rest, publisher);
            payload.iter_mut().rev().skip(4).step_by(3).zip(change).for_each(|(to, by)| *to ^= by);
            payload
        }
    };
    if payload.is_empty() {
        return Outcome::Refused;
    }
    let facts = facts_of(&payload, publisher);
    let source = |lost: u64| {
        let layout = Layout::from(&facts);
        let table = Table::new(payload.chunks(BLOCK_BYTES as usize).map(|one| block_hash(one, BLOCK_BYTES)).collect());
        let carriers = Arc::new(MemoryCarriers::new(0, [("d0001.bin".into(), payload.clone())]));
        let places = (0..layout.block_count()).map(|block| {
            let is_lost = lost >> (block % 64) & 1 == 1;
            (!is_lost).then_some(Place { file: 0, offset: u64::from(block) * u64::from(BLOCK_BYTES) })
        });
        Source::new(layout, table, places.collect(), carriers)
    };
    let open_part = |lost: u64| {
        let documents = MemoryDocuments::default();
        let wish = Wish { wanted: &|_, _| true, lacking: Lacking::Waits };
        let (key, watch) = (publisher.public(), Watch::default());
        let answer = select(&source(lost), &facts, key, &OpenWith::Nothing, &wish, Some(&documents), &watch);
        (answer, documents.into_documents())
    };
    let documents = MemoryDocuments::default();
    let (key, watch) = (publisher.public(), Watch::default());
    let whole = unpack(&source(0), &facts, key, &OpenWith::Nothing, Some(&documents), &watch).is_ok();
    let all = documents.into_documents();

    let (answer, part) = open_part(u64::from_le_bytes(lost));
    if let Ok(Answer::Selected(selected)) = &answer {
        let listed: BTreeMap<&str, _> = selected.unpacked.documents.iter().map(|one| (one.path, one.hash)).collect();
        let documents = part.iter().filter(|(path, _)| !path.starts_with("CONTENTS.sha256"));
        let mut count = 0;
        for (path, bytes) in documents {
            assert!(listed.get(path.as_str()) == Some(&sha256(bytes)), "a document that nobody signed");
            assert!(!whole || all.get(path) == Some(bytes), "a document that the whole bundle has not");
            count += 1;
        }
        assert!(count == selected.numbers.len(), "other documents than were told");
    }
    if let (Ok(Answer::Selected(selected)), _) = open_part(0) {
        assert!(!whole || selected.lacking == 0, "nothing is lost, and a document is lacking");
    }
    Outcome::of(matches!(answer, Ok(Answer::Selected(_))))
}

fn facts_of(payload: &[u8], publisher: &SecretKey) -> Facts {
    let blocks = u32::try_from(payload.len().div_ceil(BLOCK_BYTES as usize)).unwrap_or(u32::MAX);
    Facts {
        series: SERIES.to_owned(),
        release: 1,
        previous: None,
        created: "2026-02-03".to_owned(),
        publisher: publisher.public().base64(),
        sealing: Sealing::None,
        payload_bytes: payload.len() as u64,
        block_bytes: BLOCK_BYTES,
        data_blocks: blocks,
        recovery_blocks: 0,
        chunk_blocks: blocks,
        generator: "fuzz".to_owned(),
        extends: None,
        since: None,
        first: None,
        documents: None,
        opening_requires: Vec::new(),
    }
}

/// A payload of several sections with some bytes as its documents.
fn made(bytes: &[u8], publisher: &SecretKey) -> Vec<u8> {
    let entry = |path: &str, bytes: &[u8]| {
        let mut entry = header(path, EntryKind::Document, bytes.len() as u64, None);
        entry.extend(bytes);
        entry.resize(entry.len() + padding(bytes.len() as u64), 0);
        entry
    };
    let documents: Vec<(String, &[u8])> =
        (0..).zip(bytes.chunks(700)).map(|(number, bytes)| (format!("d{number}"), bytes)).collect();
    let list: String = documents.iter().map(|(path, bytes)| format!("{}  {path}\n", sha256(bytes))).collect();
    let comment = trusted_comment(Signed::Contents, SERIES, 1);
    let signature = publisher.sign(list.as_bytes(), &comment).unwrap_or_default();
    let of = |some: &[(String, &[u8])]| some.iter().flat_map(|(path, bytes)| entry(path, bytes)).collect::<Vec<u8>>();
    let last =
        [entry(CONTENTS_NAME, list.as_bytes()), entry(CONTENTS_SIGNATURE_NAME, signature.as_bytes()), vec![0; 1024]];
    let (mut out, mut table) = (Vec::new(), SeekTable::default());
    for content in documents.chunks(2).map(of).chain([last.concat()]) {
        let frame = frame(&content).unwrap_or_default();
        let number = |length: usize| u32::try_from(length).unwrap_or(u32::MAX);
        table.push(Frame { bytes: number(frame.len()), content_bytes: number(content.len()) });
        out.extend(frame);
    }
    out.extend(table.write());
    out
}

fn frame(content: &[u8]) -> std::io::Result<Vec<u8>> {
    let mut encoder = zstd::Encoder::new(Vec::new(), 1)?;
    encoder.include_checksum(true)?;
    encoder.include_contentsize(true)?;
    encoder.set_pledged_src_size(Some(content.len() as u64))?;
    encoder.write_all(content)?;
    encoder.finish()
}
