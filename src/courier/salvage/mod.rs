//! `salvage`: blocks from a raw image or device whose file system is gone, put together as `gather` does. The source is
//! only read, and may be an image in parts. A file counts only if a signature, or a hash below a signature, proves the file.
#![cfg_attr(not(test), deny(clippy::arithmetic_side_effects))]

mod parts;
mod probe;
mod raw;
mod resident;
mod scan;
mod tables;
mod traces;

use pannier_reader::carriers::Joined;
use std::fs;
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::gather::{Gathered, LastReading, place};
use crate::bundle::Bundle;
use crate::check::Checked;
use crate::error::{Doing, Error, ReaderError, Result};
use crate::find::{Finding, find};
use crate::format::Hash;
use crate::pool::{Place, Pool, Tally, fill};
use crate::store::Stage;
use crate::trust::Publishers;
use crate::watch::{Phase, Watch};

use probe::Phases;
use raw::Raw;
use scan::{HashLimit, Searching, Sought};
use tables::tables;
use traces::Traces;

/// The result of salvaging.
#[derive(Debug)]
pub struct Salvaged {
    /// The files that were put in their places.
    pub gathered: Gathered,
    /// Folders and media in the order of their numbers in the reports.
    pub roots: Vec<PathBuf>,
    /// The media, as they were given.
    pub media: Vec<Medium>,
    /// Ids of bundles without heads, for which the slow search was used.
    pub slow: Vec<Hash>,
    /// Texts that could have been small files, and were not looked at, because there were too many.
    pub left_out: u64,
}

/// The result for one medium.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Medium {
    /// The image or device, or the first part of the image.
    pub path: PathBuf,
    /// The number of files that are the parts of the image.
    pub part_count: usize,
    /// The length of the medium in bytes.
    pub bytes: u64,
    /// Blocks that were found on this medium and not before.
    pub found_blocks: u64,
    /// Bytes that could not be read.
    pub unreadable_bytes: u64,
    /// Whether hashing was stopped, because the hashed bytes were many times the length of the medium.
    pub exhausted: bool,
}

/// Salvages the bundles on raw media into folders below `out`. Files whose names count up are the parts of one medium. The small files are taken from `small`. If `small` is
/// empty, the small files are searched on the media. After every `leg_bytes` of a medium, the blocks that were found
/// are put in their places. If the machine stops, little is lost: the next run does not search these blocks again.
///
/// # Errors
/// When no bundle is found, when there is no room, when the target fails, or when the caller stops.
pub fn salvage(
    media: &[PathBuf],
    small: &[PathBuf],
    out: &Path,
    publishers: &Publishers,
    leg_bytes: u64,
    watch: &Watch,
) -> Result<Salvaged> {
    let raws = parts::groups(media).iter().map(|parts| Raw::join(parts)).collect::<Result<Vec<_>>>()?;
    let made = !out.exists();
    if made {
        fs::create_dir_all(out).map_err(|e| Error::io(Doing::Create, out, e))?;
    }
    let result = Stage::inside(out).and_then(|stage| {
        let work = Salvaging { raws: &raws, small, out, stage: &stage, publishers, watch };
        work.run(leg_bytes)
    });
    if made {
        // The call removes only an empty folder, in which nothing was found.
        let _ = fs::remove_dir(out);
    }
    result
}

/// The input of one run.
struct Salvaging<'a> {
    raws: &'a [Raw],
    small: &'a [PathBuf],
    out: &'a Path,
    stage: &'a Stage,
    publishers: &'a Publishers,
    watch: &'a Watch,
}

/// The part of a medium that one leg searches.
struct LegOrder {
    /// The number of the medium in the reports.
    root: usize,
    /// The bytes of the medium.
    part: Range<u64>,
    /// Whether no leg follows.
    is_last: bool,
    /// Whether an earlier leg wrote files.
    before_wrote: bool,
}

/// The result of one leg.
struct Leg {
    gathered: Gathered,
    found_blocks: u64,
    /// Ids of bundles for which the slow search was used.
    slow: Vec<Hash>,
    /// Whether there are blocks that are not found yet.
    goes_on: bool,
}

impl Salvaging<'_> {
    fn run(&self, leg_bytes: u64) -> Result<Salvaged> {
        let carved = self.stage.scratch("found");
        fs::create_dir(&carved).map_err(|e| Error::io(Doing::Create, &carved, e))?;
        // The stage is in `out`, and the carved files are in the stage.
        let searched: Vec<PathBuf> = [self.out.to_owned()].into_iter().chain(self.small.iter().cloned()).collect();
        let (finding, traces) = self.small_files(&searched, &carved)?;
        let phases: Vec<u64> = traces.phases.iter().copied().take(8).collect();
        let mut roots = searched.clone();
        roots.extend(self.raws.iter().map(|raw| raw.path.clone()));
        let budgets: Vec<(HashLimit, Phases)> =
            self.raws.iter().map(|raw| (HashLimit::new(raw), Phases::new())).collect();
        let mut found_blocks = vec![0u64; self.raws.len()];
        let mut slow = Vec::new();
        let mut found = Some(finding);
        let mut before: Option<Gathered> = None;
        let mut goes_on = true;
        for (number, (raw, budget)) in self.raws.iter().zip(&budgets).enumerate() {
            let mut start = 0u64;
            while goes_on && (start < raw.bytes || start == 0) {
                let end = start.saturating_add(leg_bytes.next_multiple_of(raw::SECTOR).max(raw::SECTOR)).min(raw.bytes);
                let finding = match found.take() {
                    Some(finding) => finding,
                    None => find(&searched, self.publishers, self.stage.folder(), self.watch)?,
                };
                let root = searched.len().saturating_add(number);
                let before_wrote = before.iter().flat_map(|gathered| &gathered.sets).any(|(_, set)| set.new_files > 0);
                let is_last = number.saturating_add(1) == self.raws.len() && end >= raw.bytes;
                let order = LegOrder { root, part: start..end, is_last, before_wrote };
                let leg = self.leg(finding, raw, order, budget, &phases)?;
                if let Some(found) = found_blocks.get_mut(number) {
                    *found = found.saturating_add(leg.found_blocks);
                }
                slow.extend(leg.slow);
                goes_on = leg.goes_on;
                before = Some(added(before, leg.gathered));
                start = end.max(1);
            }
        }
        slow.sort_unstable();
        slow.dedup();
        let media = self.raws.iter().zip(&budgets).zip(found_blocks).map(|((raw, (budget, _)), found_blocks)| Medium {
            path: raw.path.clone(),
            part_count: raw.part_count,
            bytes: raw.bytes,
            found_blocks,
            unreadable_bytes: raw.unreadable_bytes(),
            exhausted: budget.is_spent(),
        });
        let gathered = before.ok_or(ReaderError::NoBundle)?;
        Ok(Salvaged { gathered, roots, media: media.collect(), slow, left_out: traces.left_out })
    }

    /// Finds the bundles by their small files. If no small files were given, the small files are carved from the media.
    fn small_files(&self, searched: &[PathBuf], carved: &Path) -> Result<(Finding, Traces)> {
        let (small, raws, publishers, watch) = (self.small, self.raws, self.publishers, self.watch);
        let mut traces = Traces::default();
        if small.is_empty() {
            for (number, raw) in raws.iter().enumerate() {
                traces.look(number, raw, watch)?;
            }
            traces.write(carved)?;
        }
        let mut finding = find(searched, publishers, self.stage.folder(), watch)?;
        let lacks = |finding: &Finding| finding.bundles.iter().any(|b| b.table.is_none() || b.heads.is_none());
        if small.is_empty() && lacks(&finding) {
            for bundle in &finding.bundles {
                tables(&traces, bundle, raws, carved, watch)?;
            }
            finding = find(searched, publishers, self.stage.folder(), watch)?;
        }
        if finding.bundles.is_empty() {
            return Err(match finding.search.refused.into_iter().next() {
                // The name of a carved file tells people nothing.
                Some((path, ReaderError::ListMissing(_))) if path.starts_with(carved) => ReaderError::NoBundle,
                Some((_, error)) => error,
                None => ReaderError::NoBundle,
            }
            .into());
        }
        Ok((finding, traces))
    }

    /// Searches a part of one medium, and puts the blocks that were found in their places.
    fn leg(
        &self,
        mut finding: Finding,
        raw: &Raw,
        order: LegOrder,
        (limit, sectors): &(HashLimit, Phases),
        phases: &[u64],
    ) -> Result<Leg> {
        let LegOrder { root, part, is_last, before_wrote } = order;
        let (small, stage, publishers, watch) = (self.small, self.stage, self.publishers, self.watch);
        let mut pools = fill(&mut finding, watch)?;
        let search = &mut finding.search;
        let file = search.files().len();
        search.carriers = Arc::new(Joined::new(vec![Arc::clone(&search.carriers), Arc::new(raw.as_carrier(root))]));
        let wanted_of = |(bundle, pool): (&Bundle, &Pool)| {
            let accepted = Some(bundle).filter(|bundle| publishers.accept(*bundle))?;
            Sought::new(accepted, |block| pool.place(block).is_some(), phases).filter(|wanted| !wanted.is_done())
        };
        let wanted: Vec<Option<Sought>> = finding.bundles.iter().zip(&pools).map(wanted_of).collect();
        let all: Vec<&Sought> = wanted.iter().flatten().collect();
        if !all.is_empty() {
            watch.begin(Phase::Reading, part.end.saturating_sub(part.start));
            Searching { raw, wanted: &all, limit, phases: sectors, watch }.scan(&part)?;
        }
        let mut found_blocks = 0u64;
        let mut slow = Vec::new();
        for ((bundle, pool), wanted) in finding.bundles.iter().zip(&mut pools).zip(&wanted) {
            let Some(wanted) = wanted else { continue };
            if wanted.is_slow() {
                slow.push(bundle.list.id);
            }
            let found = wanted.take_found();
            found_blocks = found_blocks.saturating_add(found.len() as u64);
            let tally = Tally {
                good: u32::try_from(found.len()).unwrap_or(u32::MAX),
                first: found.first().map(|(block, _)| *block),
                ..Tally::default()
            };
            for (block, offset) in found {
                if let Some(slot) = pool.places.get_mut(block as usize) {
                    *slot = Some(Place { file, offset });
                }
            }
            pool.files.insert(file, tally);
        }
        let goes_on = wanted.iter().flatten().any(|wanted| !wanted.is_done());
        // A carved file is named by its medium, not by our stage.
        let from = self.raws.first().map(|raw| raw.path.clone()).unwrap_or_default();
        let carved = |path: &mut PathBuf| {
            if path.starts_with(stage.folder()) {
                path.clone_from(&from);
            }
        };
        finding.search.refused.iter_mut().for_each(|(path, _)| carved(path));
        finding.bundles.iter_mut().for_each(|bundle| carved(&mut bundle.list.path));
        let mut checked = Checked::new(finding, pools, publishers);
        let search = &checked.search;
        let in_stage =
            |index: &&usize| search.files().get(**index).is_some_and(|file| file.path.starts_with(stage.folder()));
        for held in &mut checked.held {
            let report = &mut held.report;
            let of_it = search.small.keys().filter(|index| search.is_small_of(**index, &held.bundle));
            let carved_count = u32::try_from(of_it.filter(in_stage).count()).unwrap_or(u32::MAX);
            // The media have their own line in the report, and carved files are from the media too.
            report.sources.retain(|root, _| *root <= small.len());
            report.sources.entry(0).and_modify(|count| *count = count.saturating_sub(carved_count));
            report.sources.retain(|_, count| *count > 0);
            report.strangers = 0;
            report.bad_files.retain(|bad| {
                !bad.path.starts_with(stage.folder()) && !self.raws.iter().any(|raw| raw.is_at(&bad.path))
            });
        }
        let last_reading = match (is_last || !goes_on, before_wrote) {
            (false, _) => LastReading::Later,
            (true, false) => LastReading::IfWritten,
            (true, true) => LastReading::Now,
        };
        let gathered = place(checked, self.out, stage, publishers, last_reading, watch)?;
        Ok(Leg { gathered, found_blocks, slow, goes_on })
    }
}

/// Returns the later of two results. The files that were written for the earlier result are counted too.
fn added(before: Option<Gathered>, mut after: Gathered) -> Gathered {
    let Some(before) = before else { return after };
    for (_, set) in &mut after.sets {
        if let Some((_, old)) = before.sets.iter().find(|(_, old)| old.folder == set.folder) {
            set.kept_files = set.kept_files.saturating_sub(old.new_files);
            set.new_files = set.new_files.saturating_add(old.new_files);
            set.new_bytes = set.new_bytes.saturating_add(old.new_bytes);
        }
    }
    after.failed.extend(before.failed);
    after.renamed.extend(before.renamed);
    after
}
