//! The door to Zstandard (FORMAT.md §10.2): this file is the writing half, and the crates below are the reading half.
#![cfg_attr(not(test), deny(clippy::arithmetic_side_effects))]

use std::io::{self, Write};

use zstd::stream::write::Encoder;
use zstd::zstd_safe::CParameter;

use engine::Engine;
pub(crate) use engine::Told;

use super::dense::is_dense;
use crate::limits;

mod engine;

/// The levels that Zstandard offers.
pub const LEVELS: std::ops::RangeInclusive<i32> = 1..=22;

/// Returns the level for a corpus of this size, unless the caller chooses a level. Channels are scarce. Small corpora
/// need only seconds, so small corpora get the strongest compression (BENCHMARKS.md has the measurement).
pub fn default_level(archive_bytes: u64) -> i32 {
    match archive_bytes {
        0..=0x0200_0000 => 19,
        0x0200_0001..LARGE_BYTES => MIDDLE_LEVEL,
        LARGE_BYTES.. => LARGE_LEVEL,
    }
}

/// How the work is divided among the workers of the library, and how closely the encoder looks for repeats. All of the
/// values were measured (BENCHMARKS.md).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Tuning {
    /// Bytes of the archive that one worker gets at a time.
    job_bytes: u32,
    /// Whether each place is compared with few places where a distant repeat may begin.
    few_distant: bool,
    /// Whether a sample finds the jobs that are compressed already.
    sampled: bool,
    /// Log of the number of short repeats that the encoder remembers, if not the number of the level.
    short_repeats_log: Option<u32>,
    /// Bytes of the shortest repeat that the encoder looks for, if not the number of the level.
    shortest_repeat: Option<u32>,
}

/// Up to this level, the search for distant repeats would be a third of the work.
const FAST_LEVELS: i32 = 4;
/// The level for large archives.
const LARGE_LEVEL: i32 = 3;
/// Half of the number that the level would remember. Half saves a fiftieth of the work for less than a tenth of a
/// percent of size.
const LARGE_SHORT_REPEATS_LOG: u32 = 15;
/// The level for archives of medium size.
const MIDDLE_LEVEL: i32 = 9;
/// One more than the number of the level. The work is less, and text becomes shorter.
const MIDDLE_SHORTEST_REPEAT: u32 = 6;
/// From this level on, the jobs that the library chooses have 16 MiB and more.
const THOROUGH_LEVELS: i32 = 10;
/// From this size on, an archive gets a level that needs little time.
pub(super) const LARGE_BYTES: u64 = 0x1000_0001;
/// Log of a quarter of the places that the library would compare. This saves a tenth of the work at level 3, and the larger
/// jobs make up for the bytes. Fewer places to begin with save no more, and cost much where documents have 300 bytes.
const DISTANT_TRIES_LOG: u32 = 2;
const JOBS_LEAST: u64 = 8;
/// The number that the library chooses at level 9.
const JOB_LEAST_BYTES: u32 = 8 << 20;
const JOB_MOST_BYTES: u32 = 16 << 20;
const FAST_JOB_BYTES: u32 = 7 << 20;

impl Tuning {
    /// Large jobs find more repeats. A large archive has many jobs, so that the jobs of fast levels may fit into the
    /// caches of the processor. A smaller archive is divided evenly, because all workers but one would otherwise wait
    /// for the last job.
    fn of(level: i32, archive_bytes: u64) -> Option<Self> {
        let sampled = level <= FAST_LEVELS;
        let even = u32::try_from(archive_bytes.div_ceil(JOBS_LEAST)).unwrap_or(u32::MAX);
        let job_bytes = match sampled {
            true if archive_bytes >= LARGE_BYTES => FAST_JOB_BYTES,
            true => even.clamp(FAST_JOB_BYTES, JOB_MOST_BYTES),
            false => even.clamp(JOB_LEAST_BYTES, JOB_MOST_BYTES),
        };
        let short_repeats_log =
            (level == LARGE_LEVEL && archive_bytes >= LARGE_BYTES).then_some(LARGE_SHORT_REPEATS_LOG);
        (level < THOROUGH_LEVELS).then_some(Self {
            job_bytes,
            few_distant: (LARGE_LEVEL..=FAST_LEVELS).contains(&level),
            sampled,
            short_repeats_log,
            shortest_repeat: (level == MIDDLE_LEVEL).then_some(MIDDLE_SHORTEST_REPEAT),
        })
    }
}

/// A compressing writer for an archive of exactly `archive_bytes`. [`Compressor::finish`] must be called.
pub(crate) struct Compressor<'a, W: Write> {
    encoder: Engine<'a, W>,
    level: i32,
    /// The level that the encoder received last.
    told: i32,
    job: Option<Job>,
}

/// The next bytes that a worker of the library will get.
struct Job {
    /// The length of the job in bytes.
    bytes: usize,
    /// Bytes of the job that arrived so far.
    given: usize,
    /// Bytes of the job that look as if they were compressed before.
    dense: usize,
}

/// The level for bytes that are compressed already, if this level is lower than the chosen level. Pictures take up to a
/// fifth of a percent more, and less time.
const DENSE_LEVEL: i32 = 2;

impl<'a, W: Write> Compressor<'a, W> {
    /// Makes a writer of one frame, with at least one worker. One, two or more workers make the same bytes. No worker would make
    /// other bytes. The frame has the first of the lengths, and the whole archive has the second.
    pub(crate) fn new(
        out: W,
        level: i32,
        workers: u32,
        (bytes, archive_bytes): (u64, u64),
        told: Option<Told<'a>>,
    ) -> io::Result<Self> {
        Self::tuned((out, told), level, workers, bytes, Tuning::of(level, archive_bytes))
    }

    fn tuned(
        out: (W, Option<Told<'a>>),
        level: i32,
        workers: u32,
        archive_bytes: u64,
        tuning: Option<Tuning>,
    ) -> io::Result<Self> {
        let job = tuning.filter(|tuning| tuning.sampled).map(|tuning| Job {
            bytes: tuning.job_bytes as usize,
            given: 0,
            dense: 0,
        });
        Ok(Self { encoder: encoder(out, level, workers, archive_bytes, tuning)?, level, told: level, job })
    }

    /// Ends the frame, and begins another one of so many bytes. The bytes are those that a new writer would make.
    pub(crate) fn turn(mut self, bytes: u64, told: Option<Told<'a>>) -> io::Result<Self> {
        self.end_last_job()?;
        let Self { encoder, level, job, .. } = self;
        let mut encoder = encoder.turn(told)?;
        encoder.set_parameter(CParameter::CompressionLevel(level))?;
        encoder.set_length(bytes)?;
        Ok(Self { encoder, level, told: level, job })
    }

    /// Ends the archive and returns the inner writer.
    pub(crate) fn finish(mut self) -> io::Result<W> {
        self.end_last_job()?;
        self.encoder.finish()
    }

    /// The last job may be shorter than the other jobs.
    fn end_last_job(&mut self) -> io::Result<()> {
        if self.job.as_ref().is_some_and(|job| job.given > 0) { self.end_job() } else { Ok(()) }
    }

    /// Gives the encoder the level for the job whose last byte comes next. The encoder takes the level when a job is
    /// full. Where all workers are busy, the encoder takes the level as late as the first byte of the next job. So the
    /// level must not change between the last byte and that first byte. Otherwise, the bytes would depend on the speed
    /// of the workers.
    fn end_job(&mut self) -> io::Result<()> {
        let Some(job) = &mut self.job else { return Ok(()) };
        let level =
            if job.dense.saturating_mul(2) >= job.given.max(1) { DENSE_LEVEL.min(self.level) } else { self.level };
        (job.given, job.dense) = (0, 0);
        if level != self.told {
            self.encoder.set_parameter(CParameter::CompressionLevel(level))?;
            self.told = level;
        }
        Ok(())
    }
}

impl<W: Write> Write for Compressor<'_, W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let Some(job) = &mut self.job else { return self.encoder.write(bytes) };
        // The first write ends before the last byte of the job. The second write is the last byte.
        let left = job.bytes.saturating_sub(job.given);
        let now = bytes.get(..left.saturating_sub(1).max(1)).unwrap_or(bytes);
        job.given = job.given.saturating_add(now.len());
        job.dense = job.dense.saturating_add(if is_dense(now) { now.len() } else { 0 });
        if job.given >= job.bytes {
            self.end_job()?;
        }
        self.encoder.write_all(now)?;
        Ok(now.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.encoder.flush()
    }
}

fn encoder<W: Write>(
    (out, told): (W, Option<Told<'_>>),
    level: i32,
    workers: u32,
    archive_bytes: u64,
    tuning: Option<Tuning>,
) -> io::Result<Engine<'_, W>> {
    let mut encoder = Engine::new(out, level, told)?;
    encoder.set_parameter(CParameter::ChecksumFlag(true))?;
    encoder.set_parameter(CParameter::ContentSizeFlag(true))?;
    encoder.set_parameter(CParameter::EnableLongDistanceMatching(true))?;
    encoder.set_parameter(CParameter::WindowLog(limits::WINDOW_LOG_WRITTEN))?;
    if let Some(Tuning { job_bytes, few_distant, short_repeats_log, shortest_repeat, .. }) = tuning {
        encoder.set_parameter(CParameter::JobSize(job_bytes))?;
        if let Some(log) = short_repeats_log {
            encoder.set_parameter(CParameter::ChainLog(log))?;
        }
        if let Some(bytes) = shortest_repeat {
            encoder.set_parameter(CParameter::MinMatch(bytes))?;
        }
        if few_distant {
            encoder.set_parameter(CParameter::LdmBucketSizeLog(DISTANT_TRIES_LOG))?;
        }
    }
    encoder.set_parameter(CParameter::NbWorkers(workers.max(1)))?;
    encoder.set_length(archive_bytes)?;
    Ok(encoder)
}

/// Returns an encoder for one frame that goes on from a prefix (FORMAT.md §19). `archive_bytes` is the exact length of what
/// is written.
pub(crate) fn after<'p, W: Write>(
    prefix: &'p [u8],
    out: W,
    level: i32,
    archive_bytes: u64,
) -> io::Result<Encoder<'p, W>> {
    let reach = archive_bytes.saturating_add(prefix.len() as u64).max(2);
    let window =
        reach.saturating_sub(1).ilog2().saturating_add(1).clamp(PATCH_WINDOW_LOG_LEAST, limits::WINDOW_LOG_WRITTEN);
    let mut encoder = Encoder::with_ref_prefix(out, level, prefix)?;
    encoder.include_checksum(true)?;
    encoder.include_contentsize(true)?;
    encoder.window_log(window)?;
    // At fast levels the hashes of short repeats do not reach back as far as the old version.
    encoder.long_distance_matching(true)?;
    encoder.set_pledged_src_size(Some(archive_bytes))?;
    Ok(encoder)
}

/// The smallest window of a patch: smaller ones save nothing.
const PATCH_WINDOW_LOG_LEAST: u32 = 17;

#[cfg(test)]
mod sizes;

#[cfg(test)]
mod tests {
    use std::io::Read as _;

    use pannier_reader::documents::zstd::Decompressor;

    use super::*;

    fn compress(plain: &[u8], workers: u32) -> Vec<u8> {
        let mut encoder = {
            let length = plain.len() as u64;
            Compressor::new(Vec::new(), 3, workers, (length, length), None)
        }
        .unwrap();
        encoder.write_all(plain).unwrap();
        encoder.finish().unwrap()
    }

    fn decompress(bytes: &[u8]) -> io::Result<Vec<u8>> {
        let mut plain = Vec::new();
        Decompressor::new(bytes)?.read_to_end(&mut plain)?;
        Ok(plain)
    }

    fn sample(count: usize) -> Vec<u8> {
        (0..count).map(|i| (i * i / 97) as u8).collect()
    }

    #[test]
    fn any_number_of_workers_gives_the_same_bytes() {
        let plain = sample(3 << 20);
        let one = compress(&plain, 1);
        assert_eq!(compress(&plain, 2), one);
        assert_eq!(compress(&plain, 4), one);
        assert_eq!(decompress(&one).unwrap(), plain);
    }

    #[test]
    fn any_number_of_workers_gives_the_same_bytes_of_a_large_archive() {
        let plain = sample(17 << 20);
        for (level, like) in [(LARGE_LEVEL, LARGE_BYTES), (MIDDLE_LEVEL, 33 << 20)] {
            let compress = |workers| {
                let (length, tuning) = (plain.len() as u64, Tuning::of(level, like));
                let mut encoder = Compressor::tuned((Vec::new(), None), level, workers, length, tuning).unwrap();
                encoder.write_all(&plain).unwrap();
                encoder.finish().unwrap()
            };
            let one = compress(1);
            assert_eq!(compress(2), one);
            assert_eq!(compress(4), one);
            assert_eq!(decompress(&one).unwrap(), plain);
        }
    }

    /// Bytes that no compressor makes shorter.
    fn noise(count: usize) -> Vec<u8> {
        let mut random = fastrand::Rng::with_seed(7);
        std::iter::repeat_with(|| random.u8(..)).take(count).collect()
    }

    /// Lines of words and numbers.
    pub(super) fn text(count: usize) -> Vec<u8> {
        let mut random = fastrand::Rng::with_seed(8);
        let words = ["water", "is", "safe", "when", "boiled", "for", "minutes", "at", "least", "daily"];
        let mut out = Vec::with_capacity(count + 16);
        while out.len() < count {
            let number = random.u16(..);
            out.extend_from_slice(format!("{} {number}\n", words[usize::from(number % 10)]).as_bytes());
        }
        out.truncate(count);
        out
    }

    #[test]
    fn what_is_compressed_already_is_told_from_what_is_not() {
        let packed = compress(&text(2 << 20), 1);
        for (name, bytes, dense) in [
            ("noise", noise(512 << 10), true),
            ("a few of it", noise(1_024), true),
            ("too little of it", noise(1_000), false),
            ("an archive", packed[..128 << 10].to_vec(), true),
            ("text", text(512 << 10), false),
            ("zeros", vec![0; 512 << 10], false),
            ("hexadecimal", data_encoding::HEXLOWER.encode(&noise(256 << 10)).into_bytes(), false),
            ("base64", data_encoding::BASE64.encode(&noise(256 << 10)).into_bytes(), false),
            ("half and half", [noise(256 << 10), text(256 << 10)].concat(), false),
            ("nothing", Vec::new(), false),
        ] {
            assert_eq!(is_dense(&bytes), dense, "{name}");
        }
    }

    /// The level changes at the ends of jobs. The jobs must not depend on the speed of the workers or the length of the
    /// writes. Text after pictures is compressed as well as other text.
    #[test]
    fn the_level_follows_the_content_and_nothing_else() {
        let tuning = Tuning { job_bytes: 5 << 20, ..Tuning::of(3, 0).unwrap() };
        let job = tuning.job_bytes as usize;
        let (noise, text) = (noise(2 * job), text(2 * job));
        let parts =
            [&text[..job], &noise[..job], &text[job..], &noise[..job / 2], &text[..job], &noise[job..], &text[..9]];
        let plain = parts.concat();
        let length = plain.len() as u64;
        let compress = |workers: u32, piece: usize| {
            let mut compressor = Compressor::tuned((Vec::new(), None), 3, workers, length, Some(tuning)).unwrap();
            plain.chunks(piece).for_each(|piece| compressor.write_all(piece).unwrap());
            compressor.finish().unwrap()
        };
        let one = compress(1, 512 << 10);
        assert_eq!(decompress(&one).unwrap(), plain);
        for workers in [2, 4] {
            assert_eq!(compress(workers, 512 << 10), one, "{workers}");
        }
        let mut same = encoder((Vec::new(), None), 3, 2, length, Some(tuning)).unwrap();
        same.write_all(&plain).unwrap();
        let same = same.finish().unwrap();
        assert_ne!(one, same);
        assert!(one.len() * 1_000 < same.len() * 1_002, "{} {}", one.len(), same.len());
    }

    #[test]
    fn frames_may_follow_each_other_and_a_seek_table_may_end_them() {
        let mut bytes = compress(b"one", 1);
        bytes.extend(compress(b"two", 1));
        assert_eq!(decompress(&bytes).unwrap(), b"onetwo");
        bytes.extend([0x5E, 0x2A, 0x4D, 0x18, 3, 0, 0, 0, 1, 2, 3]);
        assert_eq!(decompress(&bytes).unwrap(), b"onetwo");
        bytes.push(0);
        assert!(decompress(&bytes).is_err());
    }

    #[test]
    fn everything_else_is_refused() {
        let good = compress(&sample(5000), 1);
        let mut skippable_first = vec![0x5E, 0x2A, 0x4D, 0x18, 0, 0, 0, 0];
        skippable_first.extend(&good);
        let mut other_skippable = good.clone();
        other_skippable.extend([0x51, 0x2A, 0x4D, 0x18, 0, 0, 0, 0]);
        let mut no_checksum = Encoder::new(Vec::new(), 3).unwrap();
        no_checksum.set_pledged_src_size(Some(1)).unwrap();
        no_checksum.write_all(b"x").unwrap();
        let mut no_size = Encoder::new(Vec::new(), 3).unwrap();
        no_size.include_checksum(true).unwrap();
        no_size.write_all(b"x").unwrap();
        let mut damaged = good.clone();
        let middle = damaged.len() / 2;
        damaged[middle] ^= 0x40;
        let mut trailing = good.clone();
        trailing.push(0);
        for (name, bytes) in [
            ("empty", Vec::new()),
            ("noise", b"hello world".to_vec()),
            ("skippable first", skippable_first),
            ("other skippable", other_skippable),
            ("no checksum", no_checksum.finish().unwrap()),
            ("no size", no_size.finish().unwrap()),
            ("damaged", damaged),
            ("trailing", trailing),
            ("cut", good[..good.len() - 1].to_vec()),
            ("cut in the header", good[..5].to_vec()),
        ] {
            assert!(decompress(&bytes).is_err(), "{name}");
        }
    }
}
