//! Torrents: two files that describe a bundle to programs of BitTorrent (FORMAT.md §23).
#![cfg_attr(not(test), deny(clippy::arithmetic_side_effects))]

pub mod address;
pub mod bencode;
pub mod merkle;

use std::collections::BTreeMap;

use crate::hash::Hash;
use crate::layout::{Chunk, Layout, Part};
use crate::limits;
use crate::sums::{FACTS_NAME, SIGNATURE_NAME, SUMS_NAME, TABLE_NAME};
use address::{Address, escaped};
use bencode::Value;
use merkle::{LEAF_BYTES, Root};

/// Bytes of a SHA-1 value.
pub const SHA1_BYTES: usize = 20;

/// A file of a torrent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct File {
    /// The name.
    pub name: String,
    /// The length.
    pub bytes: u64,
}

/// Whom a program asks for peers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reach {
    /// Everybody: trackers, the distributed hash table, and other peers.
    Open,
    /// The trackers alone.
    Private,
}

/// The ways by which programs find each other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ways {
    /// The trackers, in the order in which programs try them.
    pub trackers: Vec<Address>,
    /// The web seeds.
    pub web_seeds: Vec<Address>,
    /// Whom a program asks for peers.
    pub reach: Reach,
}

/// A metainfo file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Metainfo {
    /// The bytes of the file.
    pub bytes: Vec<u8>,
    /// The bytes of the info dictionary in it. Their hash is the infohash.
    pub info: Vec<u8>,
}

/// The infohash of a torrent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum InfoHash {
    /// The SHA-1 of a v1 torrent.
    V1([u8; SHA1_BYTES]),
    /// The SHA-256 of a v2 torrent.
    V2(Hash),
}

impl InfoHash {
    /// Returns the hash in hexadecimal digits.
    pub fn hex(&self) -> String {
        match self {
            Self::V1(bytes) => bytes.iter().map(|byte| format!("{byte:02x}")).collect(),
            Self::V2(hash) => hash.to_string(),
        }
    }

    /// Returns the link of the torrent.
    pub fn magnet(&self, name: &str, ways: &Ways) -> String {
        let urn = match self {
            Self::V1(_) => format!("btih:{}", self.hex()),
            // The multihash of a SHA-256: its kind and its length come first.
            Self::V2(_) => format!("btmh:1220{}", self.hex()),
        };
        let mut link = format!("magnet:?xt=urn:{urn}&dn={name}");
        for (key, addresses) in [("tr", &ways.trackers), ("ws", &ways.web_seeds)] {
            for address in addresses {
                link.push_str(&format!("&{key}={}", escaped(address.as_str())));
            }
        }
        link
    }
}

/// Returns the name of the torrents of a bundle, which is that of the folder with its files.
pub fn name_of(id: &Hash) -> String {
    id.short()
}

/// Returns the piece length of the v2 torrent of so many bytes.
pub fn piece_bytes(total_bytes: u64) -> u32 {
    let mut piece = limits::TORRENT_PIECE_MIN_BYTES;
    while piece < limits::TORRENT_PIECE_MAX_BYTES && total_bytes.div_ceil(u64::from(piece)) > limits::TORRENT_PIECES_AIM
    {
        piece = piece.saturating_mul(2);
    }
    piece
}

/// Returns the piece length of the v1 torrent. Pieces end where full chunks end, if their length allows it.
pub fn piece_bytes_v1(total_bytes: u64, layout: &Layout) -> u32 {
    let piece = piece_bytes(total_bytes);
    let chunk_bytes = full_chunk_bytes(layout);
    // The largest power of two that divides the length of a chunk.
    let divisor = 1_u64.checked_shl(chunk_bytes.trailing_zeros()).unwrap_or(u64::MAX);
    let divisor = u32::try_from(divisor).unwrap_or(u32::MAX);
    if divisor >= LEAF_BYTES { piece.min(divisor) } else { piece }
}

/// Tells whether no piece of the v1 torrent holds parts of two full chunks.
pub fn is_aligned(layout: &Layout, piece_bytes: u32) -> bool {
    full_chunk_bytes(layout).checked_rem(u64::from(piece_bytes)) == Some(0)
}

fn full_chunk_bytes(layout: &Layout) -> u64 {
    u64::from(layout.chunk_blocks).saturating_mul(u64::from(layout.block_bytes))
}

/// Returns the chunks in the order of the v1 torrent: those before the small files, and those after.
pub fn in_order<'a>(layout: &Layout, chunks: &'a [Chunk]) -> (Vec<&'a Chunk>, Vec<&'a Chunk>) {
    let full_bytes = full_chunk_bytes(layout);
    let (mut full, mut short): (Vec<_>, Vec<_>) = chunks.iter().partition(|chunk| chunk.bytes == full_bytes);
    let by_kind = |chunk: &&Chunk| chunk.part == Part::Recovery;
    full.sort_by_key(by_kind);
    short.sort_by_key(by_kind);
    (full, short)
}

/// Returns the turn of a small file in the v1 torrent.
pub fn turn(name: &str) -> (usize, &str) {
    const FIRST: [&str; 4] = [SUMS_NAME, SIGNATURE_NAME, FACTS_NAME, TABLE_NAME];
    (FIRST.iter().position(|first| *first == name).unwrap_or(FIRST.len()), name)
}

/// Makes the v1 torrent. `pieces` are the SHA-1 values of all pieces, one after another.
pub fn v1(name: &str, piece_bytes: u32, files: &[File], pieces: Vec<u8>, ways: &Ways) -> Metainfo {
    let file = |file: &File| {
        let path = Value::List(vec![file.name.as_str().into()]);
        Value::dictionary([("length", file.bytes.into()), ("path", path)])
    };
    let mut info = info(name, piece_bytes, ways);
    info.insert(b"files".to_vec(), Value::List(files.iter().map(file).collect()));
    info.insert(b"pieces".to_vec(), pieces.into());
    metainfo(info, BTreeMap::new(), ways)
}

/// Makes the v2 torrent. Each file comes with its root; an empty file has none.
pub fn v2(name: &str, piece_bytes: u32, files: &[(File, Option<Root>)], ways: &Ways) -> Metainfo {
    let mut tree = BTreeMap::new();
    let mut layers = BTreeMap::new();
    for (file, root) in files {
        let mut about = BTreeMap::from([(b"length".to_vec(), file.bytes.into())]);
        if let Some(Root { hash, layer }) = root {
            about.insert(b"pieces root".to_vec(), hash.0.to_vec().into());
            if !layer.is_empty() {
                let layer: Vec<u8> = layer.iter().flat_map(|hash| hash.0).collect();
                layers.insert(hash.0.to_vec(), layer.into());
            }
        }
        tree.insert(file.name.as_bytes().to_vec(), Value::dictionary([("", Value::Dictionary(about))]));
    }
    let mut info = info(name, piece_bytes, ways);
    info.insert(b"file tree".to_vec(), Value::Dictionary(tree));
    info.insert(b"meta version".to_vec(), 2.into());
    metainfo(info, BTreeMap::from([(b"piece layers".to_vec(), Value::Dictionary(layers))]), ways)
}

/// Returns what both info dictionaries have.
fn info(name: &str, piece_bytes: u32, ways: &Ways) -> BTreeMap<Vec<u8>, Value> {
    let mut info =
        BTreeMap::from([(b"name".to_vec(), name.into()), (b"piece length".to_vec(), u64::from(piece_bytes).into())]);
    if ways.reach == Reach::Private {
        info.insert(b"private".to_vec(), 1.into());
    }
    info
}

/// Puts the addresses around an info dictionary.
fn metainfo(info: BTreeMap<Vec<u8>, Value>, more: BTreeMap<Vec<u8>, Value>, ways: &Ways) -> Metainfo {
    let mut all = more;
    let info = Value::Dictionary(info);
    let text = |address: &Address| Value::from(address.as_str());
    if let Some(first) = ways.trackers.first() {
        all.insert(b"announce".to_vec(), text(first));
    }
    if ways.trackers.len() > 1 {
        let tiers = ways.trackers.iter().map(|tracker| Value::List(vec![text(tracker)]));
        all.insert(b"announce-list".to_vec(), Value::List(tiers.collect()));
    }
    if !ways.web_seeds.is_empty() {
        all.insert(b"url-list".to_vec(), Value::List(ways.web_seeds.iter().map(text).collect()));
    }
    let bytes = info.write();
    all.insert(b"info".to_vec(), info);
    Metainfo { bytes: Value::Dictionary(all).write(), info: bytes }
}

#[cfg(test)]
mod tests {
    use super::address::Role;
    use super::*;

    fn layout(payload_bytes: u64, block_bytes: u32, chunk_blocks: u32, recovery_blocks: u32) -> Layout {
        let data_blocks = u32::try_from(payload_bytes.div_ceil(u64::from(block_bytes))).unwrap();
        Layout { payload_bytes, block_bytes, data_blocks, recovery_blocks, chunk_blocks }
    }

    fn ways(trackers: &[&str], web_seeds: &[&str], reach: Reach) -> Ways {
        let all = |texts: &[&str], role| texts.iter().map(|text| Address::parse(text, role).unwrap()).collect();
        Ways { trackers: all(trackers, Role::Tracker), web_seeds: all(web_seeds, Role::WebSeed), reach }
    }

    #[test]
    fn pieces_are_powers_of_two_and_few() {
        for (total, piece) in [
            (0, 32 << 10),
            (1, 32 << 10),
            (2048 * (32 << 10), 32 << 10),
            (2048 * (32 << 10) + 1, 64 << 10),
            (122_000_000, 64 << 10),
            (512 << 20, 256 << 10),
            (1 << 40, 16 << 20),
        ] {
            assert_eq!(piece_bytes(total), piece, "{total}");
        }
    }

    #[test]
    fn pieces_of_v1_end_with_full_chunks_where_they_can() {
        for (chunk_blocks, block_bytes, total, piece, aligned) in [
            (16, 16 << 10, 122_000_000, 64 << 10, true),
            (1, 16 << 10, 122_000_000, 16 << 10, true),
            (9, 16 << 10, 122_000_000, 16 << 10, true),
            (12, 16 << 10, 122_000_000, 64 << 10, true),
            (9, 1 << 10, 100_000, 32 << 10, false),
            (16, 1 << 10, 100_000, 16 << 10, true),
            (2, 16 << 10, 100_000, 32 << 10, true),
            (32_768, 1 << 24, 1 << 40, 16 << 20, true),
        ] {
            let layout = layout(total, block_bytes, chunk_blocks, 0);
            assert_eq!(piece_bytes_v1(total, &layout), piece, "{chunk_blocks} of {block_bytes}");
            assert_eq!(is_aligned(&layout, piece), aligned, "{chunk_blocks} of {block_bytes}");
        }
    }

    #[test]
    fn full_chunks_come_first_and_short_ones_last() {
        let layout = layout(10 * 1024 + 5, 1024, 4, 6);
        let chunks = layout.chunks();
        let (full, short) = in_order(&layout, &chunks);
        let names = |chunks: Vec<&Chunk>| chunks.iter().map(|chunk| chunk.name.clone()).collect::<Vec<_>>();
        assert_eq!(names(full), ["d0001.bin", "d0002.bin", "r0001.bin"]);
        assert_eq!(names(short), ["d0003.bin", "r0002.bin"]);
        let mut small = ["heads.idx", "README.txt", "blocks.idx", "SHA256SUMS.minisig", "bundle.json", "SHA256SUMS"];
        small.sort_by_key(|name| turn(name));
        assert_eq!(small, ["SHA256SUMS", "SHA256SUMS.minisig", "bundle.json", "blocks.idx", "README.txt", "heads.idx"]);
    }

    #[test]
    fn a_torrent_is_as_the_protocol_says() {
        let file = |name: &str, bytes| File { name: name.to_owned(), bytes };
        let bare = ways(&[], &[], Reach::Open);
        let one = v1("ab", 16384, &[file("x", 3), file("y", 0)], vec![b'#'; 20], &bare);
        let info = "d5:filesld6:lengthi3e4:pathl1:xeed6:lengthi0e4:pathl1:yeee4:name2:ab12:piece lengthi16384e6:pieces20:\
                    ####################e";
        assert_eq!(String::from_utf8(one.info.clone()).unwrap(), info);
        assert_eq!(String::from_utf8(one.bytes).unwrap(), format!("d4:info{info}e"));

        let all = ways(&["udp://t.example:1", "http://u.example/a"], &["http://w.example"], Reach::Private);
        let root = Root { hash: Hash([b'R'; 32]), layer: vec![Hash([b'1'; 32]), Hash([b'2'; 32])] };
        let short = Root { hash: Hash([b'S'; 32]), layer: Vec::new() };
        let files = [(file("y", 16385), Some(root)), (file("e", 0), None), (file("B", 7), Some(short))];
        let two = v2("ab", 16384, &files, &all);
        let (r, s) = ("R".repeat(32), "S".repeat(32));
        let info = format!(
            "d9:file treed1:Bd0:d6:lengthi7e11:pieces root32:{s}ee1:ed0:d6:lengthi0eee1:yd0:d6:lengthi16385e11:pieces \
             root32:{r}eee12:meta versioni2e4:name2:ab12:piece lengthi16384e7:privatei1ee"
        );
        let layers = format!("{}{}", "1".repeat(32), "2".repeat(32));
        let around = "8:announce17:udp://t.example:113:announce-listll17:udp://t.example:1el18:http://u.example/aee";
        let end = format!("12:piece layersd32:{r}64:{layers}e8:url-listl17:http://w.example/ee");
        assert_eq!(String::from_utf8(two.info.clone()).unwrap(), info);
        assert_eq!(String::from_utf8(two.bytes).unwrap(), format!("d{around}4:info{info}{end}"));
    }

    #[test]
    fn links_name_the_hash_of_their_kind() {
        let all = ways(&["udp://t.example:1"], &["http://w.example"], Reach::Open);
        let hex = "ab".repeat(20);
        let link = format!("magnet:?xt=urn:btih:{hex}&dn=12&tr=udp%3A%2F%2Ft.example%3A1&ws=http%3A%2F%2Fw.example%2F");
        assert_eq!(InfoHash::V1([0xAB; 20]).magnet("12", &all), link);
        let bare = ways(&[], &[], Reach::Private);
        let link = format!("magnet:?xt=urn:btmh:1220{}&dn=12", "cd".repeat(32));
        assert_eq!(InfoHash::V2(Hash([0xCD; 32])).magnet("12", &bare), link);
    }
}
