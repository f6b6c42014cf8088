//! `pack`: a folder becomes a bundle. The steps are one pass over the corpus, then recovery blocks, then the signed
//! list, then a rehearsal, then the final name.

pub mod compress;
mod cut;
mod delta;
mod dense;
mod encoding;
mod escape;
pub mod fault;
mod fits;
mod frames;
mod inspect;
mod items;
pub mod keys;
mod length;
pub mod letters;
mod litter;
pub(crate) mod metadata;
pub mod more;
mod named;
pub mod note;
mod patch;
mod patterns;
mod pieces;
mod recipient_key;
pub mod recipients;
pub mod recovery;
mod rehearsal;
pub mod seal;
mod sources;
mod stream;
mod survey;

use crate::store::FolderCarriers;
use std::fs;
use std::path::{Path, PathBuf};
use std::thread;

use crate::archive::{self, EntryKind, entry_bytes};
use crate::digest::sha256;
use crate::erasure;
use crate::error::{Doing, Error, PackFault, PatternOf, ReaderError, Result};
use crate::format::contents::{CONTENTS_NAME, CONTENTS_SIGNATURE_NAME, Carried};
use crate::format::facts::{FirstBlocks, is_date};
use crate::format::kit;
use crate::format::layout::Part;
use crate::format::minisig::{Signed, trusted_comment};
use crate::format::page::Page;
use crate::format::series::{is_series, series_on};
use crate::format::sums::{PAGE_NAME, SUMS_NAME, VOUCHER_NAME};
use crate::format::{Facts, Hash, Table};
use crate::keys::SecretKey;
use crate::limits;
use crate::pack::recovery::write_recovery;
use crate::plan::spare::Spare;
use crate::readme::Language;
use crate::seal::SealWith;
use crate::source::source_of;
use crate::store::{self, Access, Stage};
use crate::watch::{Phase, Watch};
use pannier_reader::small;

pub use cut::Blocks;
use cut::{Cut, CutSizes, Cutter};
pub use delta::{Compared, OldDocuments, Since};
use delta::{Told, Wish};
use frames::{Plan, section_count};
use named::Named;
use patterns::Patterns;
use rehearsal::rehearse;
pub use sources::Sources;
use stream::{FirstBytes, Pass, Passed};
use survey::{Choice, Survey};

pub use encoding::OldName;
pub use fits::{Limit, SHORT_NAME_BYTES, Unfit};
pub use frames::SECTION_LEAST_BYTES;
pub use inspect::{LookedInto, Notice};
pub use length::Length;
pub(crate) use litter::is_system_litter;
pub use litter::{Litter, LitterIs, LitterKind};
pub use metadata::{Depth, Giveaway, Traces, traces};
pub use survey::{Names, Times};

/// The wishes of the caller of `pack`.
#[derive(Clone, Debug)]
pub struct Options {
    /// The publisher's name for the line of releases.
    pub series: String,
    /// The number of the release, from 1.
    pub release: u32,
    /// The bundle id of the previous release.
    pub previous: Option<Hash>,
    /// The release on which this one builds. The bundle then tells only what changed.
    pub since: Option<Since>,
    /// The date to write, `YYYY-MM-DD`.
    pub created: String,
    /// The number of recovery blocks, or a rule for the number.
    pub spare: Spare,
    /// Bytes of a chunk at most. Without a number, the size of the payload decides.
    pub chunk_bytes: Option<u64>,
    /// Bytes of a chunk that the carriers hold at most. The limit is used when the size of the payload decides.
    pub chunk_most_bytes: Option<u64>,
    /// The number of blocks, as far as the other options leave a choice.
    pub blocks: Blocks,
    /// The Zstandard level. Without a number, the size of the corpus decides.
    pub level: Option<i32>,
    /// Patterns of paths to leave out.
    pub exclude: Vec<String>,
    /// Patterns of paths whose documents come before all others, in sections of their own.
    pub first: Vec<String>,
    /// Whether the litter of systems and programs is packed.
    pub litter: LitterIs,
    /// Patterns of paths that others sent, for which each fitting document or folder is compressed alone.
    pub apart: Vec<String>,
    /// Paths of documents that may look as if they hold a secret key. Each path is one document, never a pattern.
    pub allowed_keys: Vec<String>,
    /// Whether file times travel.
    pub times: Times,
    /// Bytes of the archive in a section, each of which opens alone. Without a number, the size of the corpus decides.
    pub section_bytes: Option<u64>,
    /// How names are treated that the reader would refuse.
    pub names: Names,
    /// Whether the payload's length is hidden.
    pub length: Length,
    /// Key letters and the like, each with its name, which the list names and couriers carry (FORMAT.md §20).
    pub letters: Vec<(String, Vec<u8>)>,
    /// The page that opens the bundle in a browser (FORMAT.md §3.2).
    pub page: Option<Page>,
    /// The hash of the list of the kit for which the publisher vouches (FORMAT.md §3.3).
    pub kit: Option<Hash>,
    /// The languages of `README.txt` beside English.
    pub readme_languages: Vec<Language>,
    /// The seed of the random subset of blocks from which the bundle is opened again. `None` skips the rehearsal.
    pub rehearsal: Option<u64>,
}

impl Options {
    /// Returns the options of a bundle about which nothing was said but its name and date.
    pub fn plain(series: &str, release: u32, created: &str) -> Self {
        Self {
            series: series.to_owned(),
            release,
            previous: None,
            since: None,
            created: created.to_owned(),
            spare: Spare::DEFAULT,
            chunk_bytes: None,
            chunk_most_bytes: None,
            blocks: Blocks::Many,
            level: None,
            exclude: Vec::new(),
            apart: Vec::new(),
            first: Vec::new(),
            litter: LitterIs::Packed,
            allowed_keys: Vec::new(),
            times: Times::Fixed,
            section_bytes: None,
            names: Names::Strict,
            length: Length::Exact,
            letters: Vec::new(),
            page: None,
            kit: None,
            readme_languages: Vec::new(),
            rehearsal: None,
        }
    }
}

/// The result of `pack`, or of a dry run.
#[derive(Clone, Debug)]
pub struct Packed {
    /// The facts as written.
    pub facts: Facts,
    /// The bundle id. `None` in a dry run.
    pub id: Option<Hash>,
    /// The hash over CONTENTS, which two maintainers can compare.
    pub contents: Hash,
    /// How a delta compares with its base. `None` for a whole release.
    pub compared: Option<Compared>,
    /// Documents packed.
    pub document_count: u64,
    /// Bytes of the documents.
    pub document_bytes: u64,
    /// Names that were escaped.
    pub escaped_count: u64,
    /// Files and folders that a pattern left out.
    pub excluded_count: u64,
    /// Documents that were compressed apart.
    pub apart_count: u64,
    /// Patterns that fitted no path of the corpus.
    pub idle_patterns: Vec<String>,
    /// Bytes of the archive before compression.
    pub archive_bytes: u64,
    /// The level that was used.
    pub level: i32,
    /// The facts that documents give away.
    pub notices: Vec<Notice>,
    /// How many documents were looked into for such facts.
    pub looked_into: LookedInto,
    /// The litter of systems and programs in the corpus.
    pub litter: Vec<Litter>,
    /// The documents that some media cannot hold.
    pub unfit: Vec<Unfit>,
    /// Whether the bundle was opened again and compared.
    pub rehearsed: bool,
    /// Bytes of all files of the bundle.
    pub bundle_bytes: u64,
}

/// Packs a corpus into a new bundle.
///
/// # Errors
/// Each reason that forbids packing has its own error. After an error, there is no file at `out`.
pub fn pack(
    corpus: impl Into<Sources>,
    out: &Path,
    key: &SecretKey,
    with: &SealWith,
    options: &Options,
    watch: &Watch,
) -> Result<Packed> {
    let corpus = corpus.into();
    let prepared = Prepared::new(&corpus, key, with, options, watch)?;
    if corpus.holds(out) {
        return Err(Error::OutputInCorpus(out.to_owned()));
    }
    // The error of a full medium names this number: the payload is at most this long, and recovery blocks come on top.
    let most_bytes = prepared.most_bytes(options);
    store::needing(most_bytes, || {
        let stage = Stage::begin(out, Access::AsUsual)?;
        let packed = prepared.run(key, with, options, &stage, watch)?;
        watch.begin(Phase::Syncing, 0);
        stage.commit()?;
        Ok(packed)
    })
}

/// Does the same as `pack` without writing. The sizes are the sizes that `pack` would give. The hashes are the hashes
/// of this pass.
///
/// # Errors
/// As [`pack`].
pub fn dry_run(
    corpus: impl Into<Sources>,
    key: &SecretKey,
    with: &SealWith,
    options: &Options,
    watch: &Watch,
) -> Result<Packed> {
    let prepared = Prepared::new(&corpus.into(), key, with, options, watch)?;
    let passed = prepared.pass(key, with, options, None, watch)?;
    let facts = prepared.facts(key, with, options, &passed)?;
    Ok(prepared.packed(facts, options, &passed, None, 0))
}

/// The most bytes that a frame adds to the payload: header, checksum and the heads of its first and last block.
const FRAME_BYTES: u64 = 64;

/// A corpus that was surveyed, and everything that follows from the survey.
struct Prepared {
    survey: Survey,
    /// The series of the bundle, which a delta has for itself.
    series: String,
    comment: String,
    carried: Carried,
    archive_bytes: u64,
    frames: Plan,
    level: i32,
    /// What the whole corpus told, if this is a delta.
    told: Option<Told>,
}

impl Prepared {
    fn new(corpus: &Sources, key: &SecretKey, with: &SealWith, options: &Options, watch: &Watch) -> Result<Self> {
        if !is_series(&options.series) {
            return Err(PackFault::Series(options.series.clone()).into());
        }
        if options.release == 0 {
            return Err(PackFault::Release.into());
        }
        if !is_date(&options.created) {
            return Err(PackFault::Date(options.created.clone()).into());
        }
        if let Some(level) = options.level.filter(|level| !compress::LEVELS.contains(level)) {
            return Err(PackFault::Level { level, most: *compress::LEVELS.end() }.into());
        }
        if let Some(bytes) = options.chunk_bytes.filter(|bytes| *bytes > limits::CHUNK_MAX_BYTES) {
            return Err(PackFault::LongChunks { bytes, most: limits::CHUNK_MAX_BYTES }.into());
        }
        watch.begin(Phase::Listing, 0);
        let choice = Choice {
            exclude: Patterns::new(PatternOf::Exclude, &options.exclude, corpus.top())?,
            apart: Patterns::new(PatternOf::Apart, &options.apart, corpus.top())?,
            first: Patterns::new(PatternOf::First, &options.first, corpus.top())?,
            keys: Named::new(&options.allowed_keys, corpus.top()),
            litter: options.litter,
        };
        let survey = thread::scope(|scope| {
            scope.spawn(erasure::prepare);
            survey::survey(corpus, choice, options.times, options.names)
        })?;
        let whole = Self::of(survey, options.series.clone(), key, options);
        match &options.since {
            None => Ok(whole),
            Some(since) => whole.since(since, key, with, options, watch),
        }
    }

    /// Reads the whole corpus, and prepares what changed since a release instead.
    fn since(self, since: &Since, key: &SecretKey, with: &SealWith, options: &Options, watch: &Watch) -> Result<Self> {
        let old = since.release();
        let series = series_on(&options.series, old.release).filter(|_| old.series == options.series);
        let series = series.ok_or_else(|| PackFault::Series(options.series.clone()))?;
        if old.release >= options.release {
            return Err(PackFault::Release.into());
        }
        watch.begin(Phase::Packing, self.archive_bytes);
        let measured = stream::measure(&self.as_pass(key, with, options, watch))?;
        let wish = Wish { series: &options.series, release: options.release, level: options.level };
        let (survey, told) = delta::prepare(self.survey, measured, since, &wish, watch)?;
        Ok(Self { told: Some(told), ..Self::of(survey, series, key, options) })
    }

    /// Prepares what follows from a survey.
    fn of(survey: Survey, series: String, key: &SecretKey, options: &Options) -> Self {
        let comment = trusted_comment(Signed::Contents, &series, options.release);
        let has_first = !options.first.is_empty();
        let carried = match options.section_bytes.is_some() || has_first {
            // Whoever asks for sections wants them to open alone, and they are proven by the list.
            true => Carried::List,
            false => Carried::for_documents(survey.document_count, survey.entries_bytes),
        };
        let list_bytes = match carried {
            Carried::List => entry_bytes(CONTENTS_NAME, EntryKind::Document, survey.contents_bytes, None),
            Carried::SignatureAlone => 0,
        };
        let archive_bytes = survey.entries_bytes
            + list_bytes
            + entry_bytes(CONTENTS_SIGNATURE_NAME, EntryKind::Document, key.signature_bytes(&comment), None)
            + archive::trailer_bytes();
        let level = options.level.unwrap_or_else(|| compress::default_level(archive_bytes));
        let sections = section_count(options.section_bytes, archive_bytes).or(has_first.then_some(1));
        let frames = survey.frames(archive_bytes, sections);
        Self { survey, series, comment, carried, archive_bytes, frames, level, told: None }
    }

    /// Returns the largest length of the payload. Bytes that cannot be compressed grow a little, and sealed bytes grow
    /// too.
    fn payload_bound(&self, options: &Options) -> u64 {
        let frames_bytes = self.frames.frames.len() as u64 * FRAME_BYTES + self.frames.table_bytes();
        let bound = self.archive_bytes + self.archive_bytes / 256 + (1 << 20) + frames_bytes;
        match options.length {
            Length::Exact => bound,
            Length::Padded => bound + bound / 8,
        }
    }

    fn most_bytes(&self, options: &Options) -> u64 {
        let bound = self.payload_bound(options);
        bound + bound / 10_000 * options.spare.hundredths()
    }

    fn pass(
        &self,
        key: &SecretKey,
        with: &SealWith,
        options: &Options,
        folder: Option<PathBuf>,
        watch: &Watch,
    ) -> Result<Passed> {
        watch.begin(Phase::Packing, self.archive_bytes);
        let plan = CutSizes {
            chunk_bytes: options.chunk_bytes,
            chunk_most_bytes: options.chunk_most_bytes,
            most_bytes: self.payload_bound(options),
            promise: options.spare.promise(),
            blocks: options.blocks,
        };
        stream::run(&self.as_pass(key, with, options, watch), Cutter::new(plan, folder))
    }

    fn as_pass<'a>(&'a self, key: &'a SecretKey, with: &'a SealWith, options: &Options, watch: &'a Watch) -> Pass<'a> {
        Pass {
            survey: &self.survey,
            key,
            comment: &self.comment,
            with,
            level: self.level,
            frames: &self.frames,
            carried: self.carried,
            length: options.length,
            blocks: options.blocks,
            watch,
        }
    }

    fn facts(&self, key: &SecretKey, with: &SealWith, options: &Options, passed: &Passed) -> Result<Facts> {
        let cut = &passed.cut;
        let data_blocks = u32::try_from(cut.blocks.len()).unwrap_or(u32::MAX);
        let facts = Facts {
            series: self.series.clone(),
            release: options.release,
            previous: options.previous,
            created: options.created.clone(),
            publisher: key.public().base64(),
            sealing: with.sealing(),
            payload_bytes: cut.payload_bytes,
            block_bytes: cut.block_bytes,
            data_blocks,
            recovery_blocks: options.blocks.recovery(options.spare, &cut.layout(0))?,
            chunk_blocks: cut.chunk_blocks,
            generator: concat!("pannier ", env!("CARGO_PKG_VERSION")).to_owned(),
            extends: None,
            since: self.told.as_ref().map(|told| told.compared.base_release),
            documents: passed.documents,
            first: passed.first.map(|first| first_blocks(first, cut, data_blocks)),
            opening_requires: Vec::new(),
        };
        facts.check().map_err(ReaderError::from)?;
        Ok(facts)
    }

    fn packed(&self, facts: Facts, options: &Options, passed: &Passed, id: Option<Hash>, bundle_bytes: u64) -> Packed {
        // Of a delta, people are told about the corpus, and not about the parts of the delta.
        let survey = self.told.as_ref().map_or(&self.survey, |told| &told.survey);
        let inspected = self.told.as_ref().map_or(&passed.inspected, |told| &told.inspected);
        Packed {
            facts,
            id,
            contents: self.told.as_ref().map_or(passed.contents, |told| told.contents),
            compared: self.told.as_ref().map(|told| told.compared),
            document_count: survey.document_count,
            document_bytes: survey.document_bytes,
            escaped_count: survey.escaped,
            excluded_count: survey.excluded,
            apart_count: survey.apart,
            idle_patterns: survey.idle_patterns.clone(),
            archive_bytes: self.archive_bytes,
            level: self.level,
            notices: inspected.notices.clone(),
            looked_into: inspected.looked_into,
            litter: survey.litter.clone(),
            unfit: fits::unfit(survey.items.iter()),
            rehearsed: id.is_some() && options.rehearsal.is_some(),
            bundle_bytes,
        }
    }

    fn run(self, key: &SecretKey, with: &SealWith, options: &Options, stage: &Stage, watch: &Watch) -> Result<Packed> {
        let tree = stage.tree();
        let passed = self.pass(key, with, options, Some(tree.clone()), watch)?;
        let facts = self.facts(key, with, options, &passed)?;
        let mut packed = self.packed(facts.clone(), options, &passed, None, 0);
        // The rehearsal takes as much memory for the documents as the survey.
        drop(self);
        let layout = passed.cut.layout(facts.recovery_blocks);
        let chunks = layout.chunks();
        for (number, chunk) in chunks.iter().filter(|chunk| chunk.part == Part::Data).enumerate() {
            let (from, to) = (tree.join(cut::provisional_name(number)), tree.join(&chunk.name));
            fs::rename(&from, &to).map_err(|e| Error::io(Doing::Rename, to, e))?;
        }
        let mut source =
            source_of(layout, Table::new(passed.cut.blocks.clone()), FolderCarriers::chunks(&tree, &chunks), Some);
        let (recovery_blocks, recovery_chunks) =
            write_recovery(&source, &chunks, &tree, limits::RECOVERY_HELD_BYTES, watch)?;
        let table = Table::new([passed.cut.blocks.as_slice(), &recovery_blocks].concat());
        source.table = table.clone();

        let hashes = passed.cut.chunks.iter().chain(&recovery_chunks);
        let listed = chunks.iter().map(|chunk| chunk.name.clone()).zip(hashes.copied());
        let sign = |bytes: &[u8], comment: &str| key.sign(bytes, comment);
        let page = options.page.iter().map(|page| (PAGE_NAME.to_owned(), page.bytes().to_vec()));
        let voucher = options.kit.iter().map(|kit| (VOUCHER_NAME.to_owned(), kit::voucher(kit).into_bytes()));
        let others = page.chain(voucher).chain(options.letters.iter().cloned()).collect();
        let small = small::signed(&facts, &table, &source.heads()?, listed, others, &options.readme_languages, sign)?;
        small.iter().try_for_each(|(name, bytes)| store::write_new(&tree.join(name), bytes))?;
        let list = small.iter().find(|(name, _)| name == SUMS_NAME).map(|(_, bytes)| sha256(bytes));
        let small_bytes: usize = small.iter().map(|(_, bytes)| bytes.len()).sum();
        packed.bundle_bytes = chunks.iter().map(|chunk| chunk.bytes).sum::<u64>() + small_bytes as u64;
        if let Some(seed) = options.rehearsal {
            rehearse(&source, &facts, key.public(), &passed.witness, passed.contents, seed, watch)?;
        }
        (packed.id, packed.rehearsed) = (list, list.is_some() && options.rehearsal.is_some());
        Ok(packed)
    }
}

/// Returns the blocks of the bytes that are needed first. The number of the last blocks is a power of two, so that it tells little about
/// the list of documents.
fn first_blocks(first: FirstBytes, cut: &Cut, data_blocks: u32) -> FirstBlocks {
    let number = |blocks: u64| u32::try_from(blocks).unwrap_or(u32::MAX).min(data_blocks);
    let block = u64::from(cut.block_bytes.max(1));
    let tail = data_blocks.saturating_sub(number(first.tail_at / block)).max(1);
    FirstBlocks { head: number(first.head_bytes.div_ceil(block)), tail: tail.next_power_of_two().min(data_blocks) }
}
