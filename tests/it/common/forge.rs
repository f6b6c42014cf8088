//! Bundles made by hand around any payload, signed by any key: the bundles that a hostile publisher could make.

use std::path::Path;

use pannier::digest::{block_hash, sha256};
use pannier::format::facts::Sealing;
use pannier::format::{Facts, Hash, Layout, Sums, Table};
use pannier::keys::SecretKey;

use super::put;

/// Facts that fit a payload of this length, in chunks of at most a mebibyte.
pub(crate) fn facts_for(payload: &[u8], sealing: Sealing, key: &SecretKey) -> Facts {
    Facts {
        series: "mosaic".to_owned(),
        release: 42,
        previous: None,
        created: "2026-02-03".to_owned(),
        publisher: key.public().base64(),
        sealing,
        payload_bytes: payload.len() as u64,
        block_bytes: 1024,
        data_blocks: u32::try_from(payload.len().div_ceil(1024)).unwrap(),
        recovery_blocks: 0,
        chunk_blocks: 1024,
        generator: "forge".to_owned(),
        extends: None,
        since: None,
        first: None,
        documents: None,
        opening_requires: Vec::new(),
    }
}

/// Writes a bundle around a payload.
pub(crate) fn bundle(at: &Path, payload: &[u8], sealing: Sealing, key: &SecretKey) {
    bundle_with(at, payload, &facts_for(payload, sealing, key), |facts| facts, key, "pannier bundle mosaic 42");
}

/// Writes a bundle around a payload, with facts whose text was changed and a signature with this trusted comment.
pub(crate) fn bundle_with(
    at: &Path,
    payload: &[u8],
    facts: &Facts,
    change: impl Fn(String) -> String,
    key: &SecretKey,
    comment: &str,
) {
    let layout = Layout::from(facts);
    let table = Table::new(payload.chunks(1024).map(|block| block_hash(block, 1024)).collect()).write();
    let text = change(facts.write());
    let mut entries: Vec<(String, Hash)> =
        vec![("bundle.json".to_owned(), sha256(text.as_bytes())), ("blocks.idx".to_owned(), sha256(&table))];
    for (chunk, bytes) in layout.chunks().iter().zip(payload.chunks(1 << 20)) {
        entries.push((chunk.name.clone(), sha256(bytes)));
        put(&at.join(&chunk.name), bytes);
    }
    let sums = Sums::new(entries).write();
    put(&at.join("bundle.json"), text);
    put(&at.join("blocks.idx"), table);
    put(&at.join("SHA256SUMS.minisig"), key.sign(sums.as_bytes(), comment).unwrap());
    put(&at.join("SHA256SUMS"), sums);
}

/// A ustar header with a right checksum.
pub(crate) fn header(name: &[u8], bytes: u64) -> [u8; 512] {
    let mut header = [0; 512];
    header[..name.len()].copy_from_slice(name);
    let mut field = |at: usize, text: String| header[at..at + text.len()].copy_from_slice(text.as_bytes());
    field(100, "0000644\0".to_owned());
    field(108, "0000000\0".to_owned());
    field(116, "0000000\0".to_owned());
    field(136, format!("{:011o}\0", 1_767_225_600));
    field(148, " ".repeat(8));
    field(156, "0".to_owned());
    field(257, "ustar\0".to_owned() + "00");
    if bytes < 1 << 33 {
        field(124, format!("{bytes:011o}\0"));
    } else {
        header[124] = 0x80;
        header[128..136].copy_from_slice(&bytes.to_be_bytes());
    }
    let sum: u32 = header.iter().map(|byte| u32::from(*byte)).sum();
    header[148..156].copy_from_slice(format!("{sum:06o}\0 ").as_bytes());
    header
}

/// A Zstandard frame of some bytes and then zeros by the gibibyte, which takes four bytes for each 128 KiB of them.
pub(crate) fn zeros_frame(head: &[u8], zeros: u64, claimed: Option<u64>) -> Vec<u8> {
    const BLOCK: u64 = 128 << 10;
    assert!(zeros.is_multiple_of(BLOCK) && zeros > 0);
    let mut frame = vec![0x28, 0xB5, 0x2F, 0xFD];
    // Content checksum, and a content size of eight bytes if one is claimed; a window of 1 MiB.
    frame.push(if claimed.is_some() { 0xC4 } else { 0x04 });
    frame.push(10 << 3);
    frame.extend(claimed.iter().flat_map(|bytes| bytes.to_le_bytes()));
    let block = |last: u64, kind: u64, bytes: u64| (last | kind << 1 | bytes << 3).to_le_bytes()[..3].to_vec();
    frame.extend(block(0, 0, head.len() as u64));
    frame.extend(head);
    for number in 1..=zeros / BLOCK {
        frame.extend(block(u64::from(number == zeros / BLOCK), 1, BLOCK));
        frame.push(0);
    }
    frame.extend([0; 4]);
    frame
}
