//! Tests: what the maker makes, the reader opens, whole and with chunks lost.

use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use pannier_format::digest::sha256;
use pannier_reader::blocks::stripes::rebuild;
use pannier_reader::carriers::{Found, MemoryCarriers, MemoryDocuments, MemoryScratch, Unreadable};
use pannier_reader::check::check;
use pannier_reader::documents::seal::{NoCallbacks, parse_identities};
use pannier_reader::keys::PublicKey;
use pannier_reader::report::Verdict;
use pannier_reader::trust::Publishers;

use super::*;
use crate::commit::commit;
use crate::documents::Origin;
use crate::memory::MemoryPayload;
use crate::seal;

const KEY: &str = include_str!("../../../../tests/keys/format-1/recipient.key");

fn newsroom() -> (BoxedRecipient, OpenWith) {
    let recipient = KEY.lines().next().unwrap().rsplit(' ').next().unwrap();
    let identities = parse_identities(Path::new("k"), KEY.as_bytes(), NoCallbacks).unwrap();
    (seal::ordinary(recipient).unwrap().0, OpenWith::Identities(identities))
}

/// Bytes that no compressor makes shorter.
fn film(bytes: usize) -> Vec<u8> {
    (0_u32..).flat_map(|number| sha256(&number.to_le_bytes()).0).take(bytes).collect()
}

fn files_of(made: &Made, payload: &MemoryPayload) -> Vec<(PathBuf, Vec<u8>)> {
    let written = payload.written().unwrap();
    let payload = written.read_small(0, u64::MAX).unwrap().unwrap();
    let mut recovery = vec![0; made.facts.recovery_blocks as usize * made.facts.block_bytes as usize];
    made.recovery.read_at(&mut recovery, 0).unwrap();
    let (mut data, mut spare) = (payload.as_slice(), recovery.as_slice());
    let mut files: Vec<(PathBuf, Vec<u8>)> = Vec::new();
    for chunk in &made.chunks {
        let from = if chunk.part == Part::Data { &mut data } else { &mut spare };
        let (bytes, rest) = from.split_at(chunk.bytes as usize);
        *from = rest;
        files.push((chunk.name.clone().into(), bytes.to_vec()));
    }
    assert!(data.is_empty() && spare.is_empty());
    files.extend(made.small.iter().map(|(name, bytes)| (name.into(), bytes.clone())));
    files
}

fn parcel(films: &[usize]) -> (Made, MemoryPayload, Vec<(String, Vec<u8>)>, PublicKey) {
    let given: Vec<(String, Vec<u8>)> =
        films.iter().enumerate().map(|(number, bytes)| (format!("VID_{number}.mp4"), film(*bytes))).collect();
    let carriers = MemoryCarriers::new(0, given.iter().map(|(name, bytes)| (name.into(), bytes.clone())));
    let carried = given.iter().enumerate().map(|(number, (name, bytes))| Document {
        path: name.clone(),
        bytes: bytes.len() as u64,
        origin: Origin::Carried(number),
    });
    let mut documents: Vec<Document> = carried.collect();
    let watch = Watch::default();
    let texts = commit(Hash([3; 32]), &documents, &carriers, &watch).unwrap().unwrap();
    let mut expected = given;
    let mut add = |name: &str, text: String| {
        expected.push((name.to_owned(), text.clone().into_bytes()));
        documents.push(Document { path: name.to_owned(), bytes: text.len() as u64, origin: Origin::Text(text.into()) });
    };
    add("commitment.txt", texts.commitment);
    texts.pieces.into_iter().for_each(|pieces| add("pieces.txt", pieces));
    let order = Order { series: "parcel-x".to_owned(), created: "2026-01-01".to_owned(), to: newsroom().0 };
    let (signer, payload) = (Signer::generate().unwrap(), MemoryPayload::default());
    let made = make(&order, &signer, documents, &carriers, &payload, &MemoryScratch, &watch).unwrap();
    (made, payload, expected, signer.public().clone())
}

fn opened(files: Vec<(PathBuf, Vec<u8>)>, key: PublicKey) -> (Verdict, MemoryDocuments) {
    let publishers = Publishers::Pinned(vec![("sender".to_owned(), key).into()]);
    let watch = Watch::default();
    let checked = check(Arc::new(MemoryCarriers::new(0, files)), &publishers, &MemoryScratch, &watch).unwrap();
    let held = publishers.require(&checked.held[0]).unwrap().get();
    let mut source = held.source().unwrap();
    rebuild(&mut source, &MemoryScratch, &watch).unwrap();
    let documents = MemoryDocuments::default();
    let (facts, publisher) = (&held.bundle.facts, &held.bundle.publisher);
    unpack(&source, facts, publisher, &newsroom().1, Some(&documents), &watch).unwrap();
    (held.report.verdict, documents)
}

#[test]
fn the_reader_opens_what_was_made_whole_and_with_chunks_lost() {
    for films in [&[0][..], &[5, 70_000], &[2_500_000, 1 << 20, 40_000]] {
        let (made, payload, expected, key) = parcel(films);
        let files = files_of(&made, &payload);
        let list = files.iter().find(|(name, _)| name == Path::new(SUMS_NAME)).unwrap();
        assert_eq!(made.id, sha256(&list.1));
        assert_eq!(padme(made.facts.payload_bytes), made.facts.payload_bytes);
        let (verdict, documents) = opened(files.clone(), key.clone());
        assert_eq!(verdict, Verdict::Ok);
        let opened_all = documents.into_documents();
        for (name, bytes) in &expected {
            assert!(opened_all[name.as_str()] == *bytes, "{name}");
        }
        if made.facts.data_blocks > 3 {
            let lost = files.iter().position(|(name, _)| name == Path::new("d0001.bin")).unwrap();
            let fewer = files.into_iter().enumerate().filter(|(at, _)| *at != lost).map(|(_, file)| file).collect();
            let (verdict, documents) = opened(fewer, key);
            assert_eq!(verdict, Verdict::Openable);
            assert!(documents.into_documents().contains_key("VID_0.mp4"));
        }
    }
}

#[test]
fn layouts_are_those_of_the_format() {
    for bytes in [1, 8_192, 8_193, 16 << 20, (16 << 20) + 1, 300 << 20, 2 << 30, 40 << 30] {
        let layout = layout_of(bytes).unwrap();
        assert_eq!(u64::from(layout.data_blocks), bytes.div_ceil(u64::from(layout.block_bytes)), "{bytes}");
        let recovery = u64::from(layout.recovery_blocks) * u64::from(layout.block_bytes);
        assert!(recovery <= RECOVERY_MOST_BYTES.max(u64::from(layout.block_bytes)), "{bytes}");
        let chunk = u64::from(layout.chunk_blocks) * u64::from(layout.block_bytes);
        assert!(chunk <= limits::CHUNK_DEFAULT_BYTES.max(u64::from(layout.block_bytes)), "{bytes}");
    }
}

/// A carrier whose file has other bytes at each reading.
#[derive(Debug)]
struct Restless(Vec<Found>, std::sync::atomic::AtomicU8);

struct Turn(u8);

impl pannier_reader::carriers::Bytes for Turn {
    fn read_exact_at(&self, out: &mut [u8], _: u64) -> io::Result<()> {
        out.fill(self.0);
        Ok(())
    }
}

impl Carriers for Restless {
    fn files(&self) -> &[Found] {
        &self.0
    }

    fn unreadable(&self) -> &[Unreadable] {
        &[]
    }

    fn open(&self, _: usize) -> io::Result<Box<dyn pannier_reader::carriers::Bytes>> {
        let turn = self.1.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
        if turn > 1 { Err(io::ErrorKind::PermissionDenied.into()) } else { Ok(Box::new(Turn(turn))) }
    }
}

/// A file that changed between its commitment and its sealing is told; so is one that cannot be read any more.
#[test]
fn a_file_that_changes_is_no_file_of_a_parcel() {
    let found = Found { path: "a".into(), bytes: 10, root: 0, same_as: None };
    let carriers = Restless(vec![found], std::sync::atomic::AtomicU8::new(0));
    let document = || Document { path: "a".to_owned(), bytes: 10, origin: Origin::Carried(0) };
    let watch = Watch::default();
    let first = commit(Hash([1; 32]), &[document()], &carriers, &watch).unwrap().unwrap();
    let second = commit(Hash([1; 32]), &[document()], &carriers, &watch).unwrap().unwrap();
    assert_ne!(first, second);
    let failed = commit(Hash([1; 32]), &[document()], &carriers, &watch);
    assert!(matches!(failed, Err(Error::Io { .. })));
}
