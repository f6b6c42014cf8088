//! `torrent`: the two metainfo files of a bundle, which are the same whoever makes them (FORMAT.md §23). Nothing here connects to
//! anything.
#![cfg_attr(not(test), deny(clippy::arithmetic_side_effects))]

mod sha1;
mod write;

use std::ops::Range;

use crate::bundle::Bundle;
use crate::check::Held;
use crate::digest::sha256;
use crate::error::Result;
use crate::format::Hash;
use crate::format::layout::Chunk;
use crate::format::torrent::merkle::{LEAF_BYTES, Root, Tree};
use crate::format::torrent::{
    File, InfoHash, Metainfo, Ways, in_order, is_aligned, name_of, piece_bytes, piece_bytes_v1, turn, v1, v2,
};
use crate::limits;
use crate::source::{BlockReader, Source};
use crate::watch::{Phase, Watch};
use pannier_reader::find::trusted::Admitted;
use pannier_reader::small::{SmallFiles, counting_signatures};
use sha1::{Pieces, sha1};

pub use write::{Put, write};

/// The reason why a bundle has no torrent here.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum TorrentFault {
    /// Chunks whose bytes are needed are not whole here.
    #[error("{} chunks are not whole", .chunks.len())]
    Chunks {
        /// The names of the chunks.
        chunks: Vec<String>,
        /// Whether the good blocks are enough to rebuild them.
        enough: bool,
    },
    /// Listed small files are lost.
    #[error("{} small files are lost", .0.len())]
    Small(Vec<String>),
}

/// A kind of torrent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// For programs that know version 2 of BitTorrent.
    V2,
    /// For all others.
    V1,
}

impl Kind {
    /// Returns the word for the kind, as names of files have it.
    pub fn word(self) -> &'static str {
        match self {
            Self::V2 => "v2",
            Self::V1 => "v1",
        }
    }
}

/// The kinds that the caller wants.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wanted {
    /// Both, or the v2 torrent alone if the bytes for the other one are not here.
    Both,
    /// One of them.
    Only(Kind),
}

/// One torrent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Torrent {
    /// The kind.
    pub kind: Kind,
    /// The name of the file.
    pub file: String,
    /// The bytes of the file.
    pub bytes: Vec<u8>,
    /// The infohash.
    pub hash: InfoHash,
    /// The link.
    pub magnet: String,
    /// Bytes of a piece.
    pub piece_bytes: u32,
    /// The number of pieces.
    pub piece_count: u64,
}

/// The torrents of a bundle.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Torrents {
    /// The name of the torrents and of the folder with their files.
    pub name: String,
    /// The torrents, the v2 torrent first.
    pub made: Vec<Torrent>,
    /// Chunks that are not whole here, for which no v1 torrent was made though it was wanted.
    pub lacking: Vec<String>,
    /// The names of signatures by other keys in the torrents.
    pub cosignatures: Vec<String>,
    /// Names of key letters that are here, and that the list does not name. They are in no torrent.
    pub left_letters: Vec<String>,
    /// Bytes of all files.
    pub total_bytes: u64,
    /// Whether no piece of the v1 torrent holds parts of two full chunks.
    pub aligned: bool,
}

/// The files of a torrent.
struct Files<'a> {
    bundle: &'a Bundle,
    /// Every file that is no chunk, in the order of the v1 torrent.
    small: Vec<(String, Vec<u8>)>,
}

/// Makes the torrents of a bundle. Blocks are proven by the table, and small files by the list, before they go into a torrent.
///
/// # Errors
/// [`TorrentFault::Chunks`] if a torrent that is wanted needs blocks that are not here, [`TorrentFault::Small`], and errors of
/// reading.
pub fn make(bundle: &Admitted<'_, Held>, ways: &Ways, wanted: Wanted, watch: &Watch) -> Result<Torrents> {
    let held = bundle.get();
    let (bundle, source) = (&held.bundle, held.source()?);
    let small = SmallFiles::of(bundle, source.carriers(), Some(&source))?;
    if !small.lost.is_empty() {
        return Err(TorrentFault::Small(small.lost).into());
    }
    let cosignatures = counting_signatures(bundle);
    let mut torrents = Torrents {
        name: name_of(&bundle.list.id),
        made: Vec::new(),
        lacking: Vec::new(),
        cosignatures: cosignatures.iter().map(|(name, _)| name.clone()).collect(),
        left_letters: bundle.loose.iter().map(|(name, _)| name.clone()).collect(),
        total_bytes: 0,
        aligned: true,
    };
    let mut files = Files { bundle, small: small.proven };
    files.small.extend(cosignatures);
    files.small.sort_by(|(one, _), (other, _)| turn(one).cmp(&turn(other)));
    torrents.total_bytes = files.total_bytes();
    let piece_v1 = piece_bytes_v1(torrents.total_bytes, &bundle.layout);
    torrents.aligned = is_aligned(&bundle.layout, piece_v1);

    let fault = |chunks: Vec<String>| {
        let enough = held.require_enough().is_ok();
        TorrentFault::Chunks { chunks, enough }
    };
    let torn = |needed: fn(&Source, u32) -> bool| files.lacking(|block| needed(&source, block) && !source.has(block));
    let (lacking_v1, lacking_v2) = (torn(|_, _| true), torn(|source, block| !has_leaf(source, block)));
    if wanted != Wanted::Only(Kind::V1) && !lacking_v2.is_empty() {
        return Err(fault(lacking_v2).into());
    }
    let makes_v1 = wanted != Wanted::Only(Kind::V2) && lacking_v1.is_empty();
    match wanted {
        Wanted::Only(Kind::V1) if !makes_v1 => return Err(fault(lacking_v1).into()),
        Wanted::Both => torrents.lacking = lacking_v1,
        Wanted::Only(_) => {}
    }

    let piece_v2 = piece_bytes(torrents.total_bytes);
    let mut pieces = makes_v1.then(|| Pieces::new(piece_v1));
    let roots = files.read(&source, piece_v2, pieces.as_mut(), watch)?;
    if wanted != Wanted::Only(Kind::V1) {
        let count = roots.iter().map(|(file, _)| file.bytes.div_ceil(u64::from(piece_v2))).fold(0, u64::saturating_add);
        let info = v2(&torrents.name, piece_v2, &roots, ways);
        torrents.add(Kind::V2, info, |info| InfoHash::V2(sha256(info)), ways, (piece_v2, count));
    }
    if let Some(pieces) = pieces {
        let count = torrents.total_bytes.div_ceil(u64::from(piece_v1));
        let files: Vec<File> = roots.into_iter().map(|(file, _)| file).collect();
        let info = v1(&torrents.name, piece_v1, &files, pieces.finish(), ways);
        torrents.add(Kind::V1, info, |info| InfoHash::V1(sha1(info)), ways, (piece_v1, count));
    }
    Ok(torrents)
}

/// Tells whether the hash of a block in the table is its leaf (FORMAT.md §23.3). The bytes of such a block are not needed for the v2
/// torrent.
fn has_leaf(source: &Source, block: u32) -> bool {
    source.layout.block_bytes == LEAF_BYTES && source.layout.stored_bytes(block) == LEAF_BYTES
}

impl Torrents {
    fn add(
        &mut self,
        kind: Kind,
        Metainfo { bytes, info }: Metainfo,
        hash: impl Fn(&[u8]) -> InfoHash,
        ways: &Ways,
        (piece_bytes, piece_count): (u32, u64),
    ) {
        let hash = hash(&info);
        let file = format!("{}.{}.torrent", self.name, kind.word());
        let magnet = hash.magnet(&self.name, ways);
        self.made.push(Torrent { kind, file, bytes, hash, magnet, piece_bytes, piece_count });
    }
}

impl Files<'_> {
    fn total_bytes(&self) -> u64 {
        let small = self.small.iter().map(|(_, bytes)| bytes.len() as u64);
        self.bundle.chunks.iter().map(|chunk| chunk.bytes).chain(small).fold(0, u64::saturating_add)
    }

    /// Returns the names of the chunks of which a block is lacking.
    fn lacking(&self, is_lacking: impl Fn(u32) -> bool) -> Vec<String> {
        let torn = self.bundle.chunks.iter().filter(|chunk| blocks(chunk).any(&is_lacking));
        torn.map(|chunk| chunk.name.clone()).collect()
    }

    /// Reads all files in the order of the v1 torrent. Returns the files in this order, each with its root.
    fn read(
        &self,
        source: &Source,
        piece_bytes: u32,
        mut pieces: Option<&mut Pieces>,
        watch: &Watch,
    ) -> Result<Vec<(File, Option<Root>)>> {
        watch.begin(Phase::Reading, self.total_bytes());
        let (before, after) = in_order(&source.layout, &self.bundle.chunks);
        let mut reader = source.reader();
        let mut files = Vec::new();
        let mut add = |name: &str, bytes: u64, tree: Tree| {
            files.push((File { name: name.to_owned(), bytes }, tree.finish()));
        };
        for chunk in before {
            add(
                &chunk.name,
                chunk.bytes,
                chunk_tree(chunk, &mut reader, source, piece_bytes, pieces.as_deref_mut(), watch)?,
            );
        }
        for (name, bytes) in &self.small {
            let mut tree = Tree::new(piece_bytes);
            tree.update(bytes);
            if let Some(pieces) = pieces.as_deref_mut() {
                pieces.update(bytes);
            }
            add(name, bytes.len() as u64, tree);
        }
        for chunk in after {
            add(
                &chunk.name,
                chunk.bytes,
                chunk_tree(chunk, &mut reader, source, piece_bytes, pieces.as_deref_mut(), watch)?,
            );
        }
        Ok(files)
    }
}

fn blocks(chunk: &Chunk) -> Range<u32> {
    chunk.first_block..chunk.first_block.saturating_add(chunk.block_count)
}

/// Returns the tree of a chunk. Blocks are read only where `pieces` need them, or where the table does not have their leaves.
fn chunk_tree(
    chunk: &Chunk,
    reader: &mut BlockReader<'_>,
    source: &Source,
    piece_bytes: u32,
    mut pieces: Option<&mut Pieces>,
    watch: &Watch,
) -> Result<Tree> {
    let mut tree = Tree::new(piece_bytes);
    let run = (limits::PIECE_BYTES as u32).checked_div(source.layout.block_bytes).unwrap_or_default().max(1);
    let mut bytes = Vec::new();
    let Range { start: mut block, end } = blocks(chunk);
    while block < end {
        let next = block.saturating_add(run).min(end);
        let run_bytes = source.layout.run_bytes(block, next.saturating_sub(block));
        let leaves: Option<Vec<Hash>> =
            (block..next).map(|block| source.table.hash_of(block).filter(|_| has_leaf(source, block))).collect();
        if pieces.is_some() || leaves.is_none() {
            // Of a run whose last block alone is needed, the others may not be here.
            let first = (block..next).find(|block| pieces.is_some() || !has_leaf(source, *block)).unwrap_or(block);
            for known in block..first {
                source.table.hash_of(known).into_iter().for_each(|hash| tree.leaf(hash));
            }
            bytes.resize(usize::try_from(source.layout.run_bytes(first, next.saturating_sub(first))).unwrap_or(0), 0);
            reader.read_run(first..next, &mut bytes)?;
            if let Some(pieces) = pieces.as_deref_mut() {
                pieces.update(&bytes);
            }
        }
        match leaves {
            Some(leaves) => leaves.into_iter().for_each(|leaf| tree.leaf(leaf)),
            None => tree.update(&bytes),
        }
        watch.advance(run_bytes)?;
        block = next;
    }
    Ok(tree)
}
