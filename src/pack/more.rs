//! `more-recovery`: more recovery blocks for a bundle that is already handed out, by a second list for the same release
//! (FORMAT.md §17).

use crate::store::{FolderCarriers, ScratchAt};
use std::fs;
use std::path::Path;

use crate::bundle::Bundle;
use crate::check::Held;
use crate::coding;
use crate::digest::sha256;
use crate::error::{Doing, Error, MoreFault, ReaderError, Result};
use crate::first::{beside_share, first_bytes, first_parts};
use crate::format::layout::{Chunk, Part};
use crate::format::sums::SUMS_NAME;
use crate::format::{Facts, Hash, Layout, Table};
use crate::keys::SecretKey;
use crate::limits;
use crate::pack::recovery::{copy_chunk, write_recovery};
use crate::pack::rehearsal;
use crate::plan::shares::Share;
use crate::plan::spare::Spare;
use crate::source::Source;
use crate::store::{self, Access, Stage};
use crate::watch::{Phase, Watch};
use pannier_reader::small;

/// The files that are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scope {
    /// The small files, and the recovery chunks that were not handed out before.
    New,
    /// The whole bundle.
    All,
}

/// The result of extending.
#[derive(Clone, Debug)]
pub struct Extended {
    /// The new facts.
    pub facts: Facts,
    /// The new bundle id.
    pub id: Hash,
    /// The number of recovery blocks before.
    pub before: u32,
    /// Recovery chunks that are new, or longer than before.
    pub new_chunks: Vec<String>,
    /// Part files of the blocks that opening in part needs first.
    pub part_files: Vec<String>,
    /// Bytes written.
    pub bytes: u64,
}

/// Adds recovery blocks to one checked bundle, and signs the new list. Lost data blocks are rebuilt.
///
/// # Errors
/// The key is not the publisher's, there are not enough blocks, there is nothing to add, or `out` cannot be written.
#[allow(clippy::too_many_arguments)]
pub fn extend(
    held: &Held,
    key: &SecretKey,
    spare: Spare,
    scope: Scope,
    out: &Path,
    seed: u64,
    watch: &Watch,
) -> Result<Extended> {
    let bundle = &held.bundle;
    if *key.public() != bundle.publisher {
        let (key, publisher) = (key.public().digits(), bundle.publisher.digits());
        return Err(MoreFault::OtherKey { publisher, key }.into());
    }
    let before = bundle.layout.recovery_blocks;
    let recovery_blocks = spare.blocks(&bundle.layout)?;
    if recovery_blocks <= before {
        return Err(MoreFault::NotMore { have: before, asked: recovery_blocks }.into());
    }
    let layout = Layout { recovery_blocks, ..bundle.layout };
    let chunks = layout.chunks();
    let same_names = bundle.chunks.iter().all(|old| chunks.iter().any(|new| new.name == old.name));
    if !same_names {
        return Err(MoreFault::OtherNames.into());
    }
    let facts = Facts {
        recovery_blocks,
        extends: bundle.facts.extends.or(Some(bundle.list.id)),
        generator: concat!("pannier ", env!("CARGO_PKG_VERSION")).to_owned(),
        ..bundle.facts.clone()
    };
    facts.check().map_err(ReaderError::from)?;
    let total: u64 = chunks.iter().filter(|c| scope == Scope::All || c.part == Part::Recovery).map(|c| c.bytes).sum();
    let total = if scope == Scope::New { total + first_bytes(bundle) } else { total };
    held.require_enough()?;
    store::needing(total, || {
        let stage = Stage::begin(out, Access::AsUsual)?;
        store::require_space(&stage.tree(), total)?;
        let mut old = held.source()?;
        coding::rebuild(&mut old, &ScratchAt(stage.scratch("rebuilt")), watch)?;
        let others = small::travelling_others(bundle, held.carriers());
        let work = Extending { bundle, key, facts: &facts, layout, chunks: &chunks, scope, stage: &stage, others };
        let extended = work.run(old, seed, watch)?;
        watch.begin(Phase::Syncing, 0);
        stage.commit()?;
        Ok(extended)
    })
}

/// Everything that is known before the first byte is written.
struct Extending<'a> {
    bundle: &'a Bundle,
    key: &'a SecretKey,
    facts: &'a Facts,
    layout: Layout,
    chunks: &'a [Chunk],
    scope: Scope,
    stage: &'a Stage,
    /// Listed files of unknown names that travel.
    others: Vec<(String, Vec<u8>)>,
}

impl Extending<'_> {
    fn run(&self, old: Source, seed: u64, watch: &Watch) -> Result<Extended> {
        let tree = self.stage.tree();
        let (need, before) = (self.layout.data_blocks as usize, self.bundle.layout.recovery_blocks as usize);
        let data_hashes = old.table.hashes().get(..need).unwrap_or_default().to_vec();
        let old_recovery = old.table.hashes().get(need..).unwrap_or_default().to_vec();
        let mut source = old.with_layout(self.layout);
        let (recovery, files) = write_recovery(&source, self.chunks, &tree, limits::RECOVERY_HELD_BYTES, watch)?;
        if recovery.get(..before) != Some(old_recovery.as_slice()) {
            return Err(coding::at_fault(&source, &[]).into());
        }
        source.table = Table::new([data_hashes, recovery].concat());
        source.take_recovery(FolderCarriers::chunks(&tree, self.chunks), Some);
        self.rehearse(&source, seed, watch)?;

        let mut bytes = self.write_small(&source, &files)?;
        let mut new_chunks = Vec::new();
        let mut share = Share::default();
        watch.begin(Phase::Writing, self.layout.payload_bytes);
        for (number, chunk) in self.chunks.iter().enumerate() {
            let reaches = chunk.first_block + chunk.block_count;
            let is_old = reaches <= self.bundle.layout.block_count();
            let path = tree.join(&chunk.name);
            match (chunk.part, self.scope) {
                (Part::Recovery, Scope::New) if is_old => {
                    fs::remove_file(&path).map_err(|e| Error::io(Doing::Remove, path, e))?;
                    continue;
                }
                (Part::Data, Scope::New) => continue,
                (Part::Data, Scope::All) => {
                    copy_chunk(&source, &path, chunk.first_block, chunk.block_count, watch)?;
                }
                (Part::Recovery, _) => {}
            }
            bytes += chunk.bytes;
            share.chunks.push(number);
            share.blocks += chunk.block_count;
            share.bytes += chunk.bytes;
            if chunk.part == Part::Recovery && !is_old {
                new_chunks.push(chunk.name.clone());
            }
        }
        // A carrier of new chunks alone gets what every carrier of a deal gets.
        let first = first_parts(self.bundle, &source)?;
        let mut part_files = Vec::new();
        for part in beside_share(self.bundle, &share, &first, |part| (part.chunk, part.blocks.len())) {
            store::write_new(&tree.join(&part.name), &part.bytes)?;
            bytes += part.bytes.len() as u64;
            part_files.push(part.name.clone());
        }
        let sums = store::read_small(&tree.join(SUMS_NAME), limits::SUMS_MAX_BYTES)?.unwrap_or_default();
        let (facts, before) = (self.facts.clone(), self.bundle.layout.recovery_blocks);
        Ok(Extended { facts, id: sha256(&sums), before, new_chunks, part_files, bytes })
    }

    /// Proves all recovery blocks, and rebuilds random data blocks from the new recovery blocks alone.
    fn rehearse(&self, source: &Source, seed: u64, watch: &Watch) -> Result<()> {
        let (need, before) = (self.layout.data_blocks, self.bundle.layout.recovery_blocks);
        let count = (self.layout.recovery_blocks - before).min(self.layout.data_blocks) as usize;
        let lost = fastrand::Rng::with_seed(seed).choose_multiple(0..need, count);
        let lost = lost.into_iter().chain(need..need + before).collect();
        rehearsal::prove_recovery(source, lost, rehearsal::Data::Compared, seed, watch).map_err(rehearsal::refused)
    }

    fn write_small(&self, source: &Source, recovery_chunks: &[Hash]) -> Result<u64> {
        let data = self.chunks.iter().filter(|chunk| chunk.part == Part::Data);
        let data = data.filter_map(|chunk| Some((chunk.name.clone(), self.bundle.sums.hash_of(&chunk.name)?)));
        let recovery = self.chunks.iter().filter(|chunk| chunk.part == Part::Recovery);
        let recovery = recovery.map(|chunk| chunk.name.clone()).zip(recovery_chunks.iter().copied());
        let sign = |bytes: &[u8], comment: &str| self.key.sign(bytes, comment);
        let (heads, others) = (source.heads()?, self.others.clone());
        let (listed, languages) = (data.chain(recovery), small::languages(self.bundle));
        let small = small::signed(self.facts, &source.table, &heads, listed, others, &languages, sign)?;
        let tree = self.stage.tree();
        small.iter().try_for_each(|(name, bytes)| store::write_new(&tree.join(name), bytes))?;
        Ok(small.iter().map(|(_, bytes)| bytes.len() as u64).sum())
    }
}
