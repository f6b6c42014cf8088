//! Every promised number, once, with its reason (FORMAT.md §14).

/// Largest `SHA256SUMS` that is read: 65,536 chunks of about 80 bytes, and room.
pub const SUMS_MAX_BYTES: u64 = 8 << 20;
/// Largest signature file that is read: four short lines.
pub const SIGNATURE_MAX_BYTES: u64 = 4 << 10;
/// Largest `bundle.json` that is read: the facts, and room for later fields.
pub const FACTS_MAX_BYTES: u64 = 64 << 10;
/// Largest key file that is read.
pub const KEY_MAX_BYTES: u64 = 1 << 20;
/// Bytes of one entry of the block table.
pub const TABLE_ENTRY_BYTES: u64 = 32;
/// Most data blocks, and most recovery blocks: half the field each.
pub const BLOCKS_MAX: u32 = 32_768;
/// Data blocks that `pack` aims for at most, so that twice as many recovery blocks still fit.
pub const BLOCKS_AIM: u64 = 16_384;
/// Data blocks that `pack` aims for when the payload is small enough to be held before it is cut: the table stays
/// under one percent.
pub const BLOCKS_AIM_SMALL: u64 = 4_096;
/// Smallest block.
pub const BLOCK_MIN_BYTES: u32 = 1 << 10;
/// Largest block: a reader holds a few in memory.
pub const BLOCK_MAX_BYTES: u32 = 1 << 24;
/// Chunk files stay below this, for FAT32.
pub const CHUNK_MAX_BYTES: u64 = (4 << 30) - 1;
/// Size of a chunk unless told otherwise; small payloads get smaller chunks.
pub const CHUNK_DEFAULT_BYTES: u64 = 8 << 20;
/// Data chunks that a small payload is cut into at least, where its blocks allow it.
pub const CHUNKS_AIM: u64 = 12;
/// Most carriers that a bundle is dealt to at once: two digits, and a bit each in a proof.
pub const CARRIERS_MAX: u32 = 99;
/// Cluster of a large FAT32 stick: a file takes up a multiple of it at worst.
pub const CLUSTER_BYTES: u64 = 32 << 10;
/// Sector, and cluster of a floppy.
pub const SECTOR_BYTES: u64 = 512;
/// Payload held in memory before its block size must be chosen.
pub const HOLD_BYTES: usize = 32 << 20;
/// scrypt work factor (log2 N) written for passphrases: 256 MiB.
pub const SCRYPT_WRITTEN: u8 = 18;
/// Largest scrypt work factor accepted: 1 GiB.
pub const SCRYPT_ACCEPTED: u8 = 20;
/// Longest header of an age file: thousands of recipients, and less than a second to read.
pub const SEAL_HEAD_MAX_BYTES: u64 = 256 << 10;
/// Zstandard window (log2) written.
pub const WINDOW_LOG_WRITTEN: u32 = 25;
/// Largest Zstandard window (log2) accepted: what plain `zstd -d` takes.
pub const WINDOW_LOG_ACCEPTED: u32 = 27;
/// Most entries of an archive.
pub const ENTRIES_MAX: usize = 1_000_000;
/// Largest pax header or GNU long name.
pub const EXTENSION_MAX_BYTES: u64 = 64 << 10;
/// Longest path inside an archive.
pub const PATH_MAX_BYTES: usize = 1_024;
/// Longest part of a path, in bytes and in UTF-16 units.
pub const PART_MAX: usize = 255;
/// Most parts of a path.
pub const DEPTH_MAX: usize = 64;
/// Most distinct lists, and most distinct signatures, that one search tries.
pub const CANDIDATES_MAX: usize = 256;
/// Most signatures of others than the publisher that go onto a new carrier: anybody can sign a list.
pub const COSIGNATURES_MAX: usize = 8;
/// Most bundles that one search reports on.
pub const BUNDLES_MAX: usize = 64;
/// Most of them by publishers who are not pinned: a stranger can sign as many as he likes.
pub const STRANGERS_MAX: usize = 4;
/// Blocks of all these bundles together: their tables and pools cost about 200 bytes a block.
pub const BLOCKS_OF_ALL_BUNDLES_MAX: u64 = 4 * 65_536;
/// Bytes of lists that one search verifies signatures over, all trials together; each also counts as
/// [`TRIAL_FIXED_BYTES`] for its arithmetic.
pub const TRIAL_BYTES: usize = 512 << 20;
/// What the arithmetic of one signature costs, in bytes hashed.
pub const TRIAL_FIXED_BYTES: usize = 128 << 10;
/// Unit of reading and of passing data between threads.
pub const PIECE_BYTES: usize = 1 << 20;
/// Memory that one thread of the recovery code may use for its columns.
pub const CODE_BYTES: usize = 32 << 20;
/// Recovery blocks that are held in memory until all their columns are there; more of them go through files.
pub const RECOVERY_HELD_BYTES: u64 = 96 << 20;
/// Memory that one thread's columns should take while encoding, so that they stay in the processor's caches.
pub const CODE_CACHED_BYTES: usize = 8 << 20;
/// Bytes hashed, or work of that cost, to find one wrong byte in a list or a signature: about 14,000 signatures, seconds.
pub const MEND_BYTES: usize = 2 << 30;
/// The same for a list alone, so that its signature has its turn too.
pub const MEND_LIST_BYTES: usize = 1 << 30;
/// The same for all lists and signatures of one search together.
pub const MEND_ALL_BYTES: usize = 3 << 30;
/// Bytes of files that are hashed to tell which lines of a list are right.
pub const MEND_WHOLE_BYTES: u64 = 16 << 30;
/// Hashes that are tried to find one wrong byte.
pub const MEND_HASHES: usize = 1_000_000;
/// The same for all files of one search together.
pub const MEND_ALL_HASHES: usize = 3 * MEND_HASHES;
/// Largest object that optical frames carry: far more than anybody prints, and little memory.
pub const OBJECT_MAX_BYTES: u64 = 16 << 20;
/// Largest body of one frame: what the largest QR code holds.
pub const BODY_MAX_BYTES: u64 = 2_650;
/// All frames of one object together: what rebuilding it holds in memory, and half of what the code needs.
pub const FRAMES_MAX_BYTES: u64 = 64 << 20;
/// What codes carry of one bundle at most: three thousand pages, or an hour of a loop.
pub const CARRY_MAX_BYTES: u64 = 16 << 20;
/// Longest archive in a bag: run-length blocks make it longer than the object.
pub const BAG_MAX_BYTES: usize = 32 << 20;
/// A bundle of at most so many bytes travels in one bag, so that every frame is worth the same.
pub const WHOLE_BAG_BYTES: u64 = 64 << 10;
/// Most pixels of one picture that is looked at for codes: a camera's best, or A4 at 600 dpi.
pub const PICTURE_PIXELS: u64 = 64 << 20;
/// Longest side of a picture.
pub const PICTURE_SIDE: u32 = 1 << 15;
/// Most pixels of one picture of an animation or a film.
pub const MOVING_PIXELS: u64 = 16 << 20;
/// Pixels of all pictures of one animation together: hours of a loop.
pub const ANIMATION_PIXELS: u64 = 16 << 30;
/// Pixels of all pictures that `ffmpeg` gives of one film: an hour of 1280 x 720 at 30 a second, and room.
pub const FILM_PIXELS: u64 = 128 << 30;
/// Pixels of all pages that `pdftoppm` gives of one PDF: 2,000 of any shape, over 3,000 of A4.
pub const PAGES_PIXELS: u64 = 32 << 30;
/// What each picture of an animation, a film or a PDF counts at least, in pixels.
pub const ANIMATION_STEP: u64 = 64 << 10;
/// Largest picture file that is read; films are not held in memory.
pub const PICTURE_MAX_BYTES: u64 = 128 << 20;
/// Most objects that are received at once. When one more begins, the one with the fewest frames is dropped.
pub const OBJECTS_MAX: usize = 4_096;
/// Memory for the frames of unfinished objects.
pub const RECEIVE_BYTES: usize = 256 << 20;
/// Distinct bodies kept for one number of an object: one is right, the others are forged.
pub const BODIES_MAX: usize = 4;
/// Bytes of bodies that one object's search for false frames may go through.
pub const SEARCH_BYTES: u64 = 2 << 30;
/// Longest line of a text file that can be a frame.
pub const LINE_MAX_BYTES: usize = 8 << 10;
/// Quarters of a second that a program may be silent before it is ended.
pub const SILENT_QUARTERS: u32 = 240;
/// Bytes of a raw medium after which `salvage` puts what it found in its place: minutes of a slow stick.
pub const SALVAGE_LEG_BYTES: u64 = 4 << 30;
