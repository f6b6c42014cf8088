//! Every promised number is in this file once, with the reason for the number (FORMAT.md §14).

/// Largest `SHA256SUMS` that is read: 65,536 chunks of about 80 bytes, and space for more.
pub const SUMS_MAX_BYTES: u64 = 8 << 20;
/// Largest signature file that is read: four short lines.
pub const SIGNATURE_MAX_BYTES: u64 = 4 << 10;
/// Largest file in which a reader looks for a signature that a transport changed: wide letters, and a footer.
pub const CARRIED_SIGNATURE_MAX_BYTES: u64 = 16 << 10;
/// Most forms of facts that one search tries beside the facts as they stand: far more than one for each list.
pub const FORMS_OF_FACTS_MAX: usize = 4_096;
/// Largest `bundle.json` that is read: the facts, and space for later fields.
pub const FACTS_MAX_BYTES: u64 = 64 << 10;
/// Most bytes that a language adds to `README.txt`.
pub const README_LANGUAGE_MAX_BYTES: usize = 2_000;
/// Largest page for browsers that a list names: twice what a page takes.
pub const PAGE_MAX_BYTES: u64 = 2 << 20;
/// Files that the list of a kit names: a few systems, and what belongs to them.
pub const KIT_FILES_MAX: usize = 64;
/// Largest proof of a document: a leaf with the longest path, and its steps.
pub const PROOF_MAX_BYTES: u64 = 8 << 10;
/// Most steps of a proof.
pub const PROOF_STEPS_MAX: usize = 32;
/// Largest list of a kit: a hash, two spaces, a name of 64 bytes and a line end for each file.
pub const KIT_LIST_MAX_BYTES: u64 = 64 * 131;
/// Largest file of a kit: several times what a program takes.
pub const KIT_FILE_MAX_BYTES: u64 = 64 << 20;
/// Known kits on the carriers of one search that are compared with their lists.
pub const KITS_MAX: usize = 8;
/// Files outside kits that are hashed because they are called as programs are called.
pub const PROGRAMS_MAX: usize = 64;
/// Bytes of a file that is hashed only to tell that the publisher signed more than the format allows. Not a limit of the format.
pub const SIGNED_OTHERWISE_MAX_BYTES: u64 = 16 << 20;
/// Files of one name that are hashed for this. Not a limit of the format.
pub const SIGNED_OTHERWISE_MAX: usize = 4;
/// Largest `CONTENTS.sha256`, carried or made, and largest list of paths in a delta.
pub const CONTENTS_MAX_BYTES: u64 = 256 << 20;
/// Largest text of facts of a delta.
pub const DELTA_FACTS_MAX_BYTES: u64 = 4096;
/// Most bytes of old documents that a delta joins to a prefix.
pub const PREFIX_MAX_BYTES: u64 = 64 << 20;
/// Most letters in a chain of key letters.
pub const LETTERS_MAX: u32 = 64;
/// Most keys that a letter names, and most keys that nobody has seen yet.
pub const LETTER_KEYS_MAX: usize = 8;
/// Most keys that a letter names as gone.
pub const LETTER_GONE_MAX: usize = 64;
/// Most signatures in a letter file.
pub const LETTER_SIGNATURES_MAX: usize = 16;
/// Most signatures that a letter asks for.
pub const NEED_MAX: usize = 5;
/// Largest letter file.
pub const LETTER_MAX_BYTES: u64 = 16 << 10;
/// Largest file in which a letter is looked for that mail or an editor may have changed.
pub const CARRIED_LETTER_MAX_BYTES: u64 = 64 << 10;
/// Most files that one search reads as letters.
pub const LETTER_FILES_MAX: usize = 2_048;
/// Most characters that an introduction says.
pub const SAYS_MAX_CHARS: usize = 200;
/// Most addresses in a mirror letter.
pub const MIRRORS_MAX: usize = 32;
/// Largest number of a mirror letter.
pub const MIRRORS_NUMBER_MAX: u32 = 9_999;
/// Longest address in a mirror letter.
pub const MIRROR_URL_MAX_BYTES: usize = 200;
/// Largest commitment: a few hundred thousand files.
pub const COMMITMENT_MAX_BYTES: u64 = 32 << 20;
/// Largest file in which a commitment is looked for that mail or an editor may have changed.
pub const CARRIED_COMMITMENT_MAX_BYTES: u64 = 1 << 20;
/// Bytes of a piece of a committed file. A file of at most so many bytes has no tree.
pub const COMMITTED_PIECE_BYTES: u64 = 1 << 20;
/// Largest list of pieces: about a terabyte of committed files.
pub const PIECE_LIST_MAX_BYTES: u64 = 64 << 20;
/// Largest key file that is read.
pub const KEY_MAX_BYTES: u64 = 1 << 20;
/// Bytes of one entry of the block table.
pub const TABLE_ENTRY_BYTES: u64 = 32;
/// Most data blocks, and most recovery blocks: half of the field for each kind.
pub const BLOCKS_MAX: u32 = 32_768;
/// Most data blocks that `pack` plans, so that twice as many recovery blocks still fit.
pub const BLOCKS_AIM: u64 = 16_384;
/// Most data blocks that `pack` plans for a small payload, which is held in memory before the payload is cut. The table
/// stays under one percent.
pub const BLOCKS_AIM_SMALL: u64 = 4_096;
/// Most data blocks that `pack` plans for a bundle that travels as codes: codes have recovery of their own, so the table
/// only needs to tell good stretches of a chunk from bad ones.
pub const BLOCKS_AIM_CODES: u64 = 64;
/// Smallest block that `pack` plans for such a bundle.
pub const BLOCK_CODES_BYTES: u32 = 8 << 10;
/// Smallest block.
pub const BLOCK_MIN_BYTES: u32 = 1 << 10;
/// Largest block: a reader holds a few blocks in memory.
pub const BLOCK_MAX_BYTES: u32 = 1 << 24;
/// Largest chunk file: FAT32 holds no larger file.
pub const CHUNK_MAX_BYTES: u64 = (4 << 30) - 1;
/// Most pieces of a torrent, as far as the longest piece allows: the file stays below 100 kB.
pub const TORRENT_PIECES_AIM: u64 = 2_048;
/// Shortest piece of a torrent: of pieces with one leaf, libtorrent 2.0.8 drops honest peers after a false one.
pub const TORRENT_PIECE_MIN_BYTES: u32 = 32 << 10;
/// Longest piece of a torrent: older programs take no longer one.
pub const TORRENT_PIECE_MAX_BYTES: u32 = 16 << 20;
/// Most trackers, and most web seeds, of a torrent.
pub const ADDRESSES_MAX: usize = 64;
/// Longest address of a tracker or a web seed.
pub const ADDRESS_MAX_BYTES: usize = 1_024;
/// Size of a chunk if no other size is chosen. Small payloads have smaller chunks.
pub const CHUNK_DEFAULT_BYTES: u64 = 8 << 20;
/// Fewest data chunks of a small payload, if the number of blocks allows this.
pub const CHUNKS_AIM: u64 = 12;
/// Most carriers to which a bundle is dealt at once: two digits, and one bit for each carrier in a proof.
pub const CARRIERS_MAX: u32 = 99;
/// Cluster of a large FAT32 stick: a file uses a whole number of clusters.
pub const CLUSTER_BYTES: u64 = 32 << 10;
/// Sector of a disk, and cluster of a floppy disk.
pub const SECTOR_BYTES: u64 = 512;
/// Bytes of the payload that are held in memory before the block size is chosen.
pub const HOLD_BYTES: usize = 32 << 20;
/// scrypt work factor (log2 N) written for passphrases: 256 MiB.
pub const SCRYPT_WRITTEN: u8 = 18;
/// Largest scrypt work factor accepted: 1 GiB.
pub const SCRYPT_ACCEPTED: u8 = 20;
/// Longest header of an age file: thousands of recipients, and less than a second of reading.
pub const SEAL_HEAD_MAX_BYTES: u64 = 256 << 10;
/// Longest content of the skippable frame with the seek table: every frame that the largest payload could have.
pub const SEEK_TABLE_MAX_BYTES: u64 = 64 << 20;
/// Zstandard window (log2) written.
pub const WINDOW_LOG_WRITTEN: u32 = 25;
/// Largest Zstandard window (log2) accepted: plain `zstd -d` also accepts this window.
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
/// Most signatures that are copied to a new carrier, besides the signature of the publisher: anybody can sign a list.
pub const COSIGNATURES_MAX: usize = 8;
/// Most listed files of unknown names that couriers pass on. Each has at most as many bytes as the facts may have.
pub const OTHERS_MAX: usize = 64;
/// Most words in the facts that a reader must know before opening.
pub const OPENING_WORDS_MAX: usize = 16;
/// Longest such word.
pub const OPENING_WORD_MAX_BYTES: usize = 32;
/// Largest chain of an archive.
pub const CUSTODY_MAX_BYTES: u64 = 64 << 20;
/// Most entries of the chain of an archive.
pub const CUSTODY_ENTRIES_MAX: usize = 65_536;
/// Most bundles that one search reports on.
pub const BUNDLES_MAX: usize = 64;
/// Most reported bundles of publishers who are not pinned: a stranger can sign as many bundles as they like.
pub const STRANGERS_MAX: usize = 4;
/// Blocks of all reported bundles together: tables and pools cost about 200 bytes for each block.
pub const BLOCKS_OF_ALL_BUNDLES_MAX: u64 = 4 * 65_536;
/// Bytes of lists over which one search verifies signatures, in all trials together. Each trial also counts
/// [`TRIAL_FIXED_BYTES`] for the arithmetic.
pub const TRIAL_BYTES: usize = 512 << 20;
/// Cost of the arithmetic of one signature, in hashed bytes.
pub const TRIAL_FIXED_BYTES: usize = 128 << 10;
/// Unit of reading, and of passing data between threads.
pub const PIECE_BYTES: usize = 1 << 20;
/// Memory that one thread of the recovery code may use for its columns.
pub const CODE_BYTES: usize = 32 << 20;
/// Bytes of recovery blocks that are held in memory until all columns are complete. More recovery blocks go through
/// files.
pub const RECOVERY_HELD_BYTES: u64 = 96 << 20;
/// Memory that the columns of one thread should use while encoding. The columns then stay in the caches of the
/// processor.
pub const CODE_CACHED_BYTES: usize = 8 << 20;
/// Bytes that are hashed, or work of the same cost, to find one wrong byte in a list or a signature. The limit is about
/// 14,000 signatures, and the search takes seconds.
pub const MEND_BYTES: usize = 2 << 30;
/// The limit of [`MEND_BYTES`] for a list alone, so that the search also tries the signature.
pub const MEND_LIST_BYTES: usize = 1 << 30;
/// The limit of [`MEND_BYTES`] for all lists and signatures of one search together.
pub const MEND_ALL_BYTES: usize = 3 << 30;
/// Bytes of files that are hashed to find the correct lines of a list.
pub const MEND_WHOLE_BYTES: u64 = 16 << 30;
/// Hashes that are tried to find one wrong byte.
pub const MEND_HASHES: usize = 1_000_000;
/// The limit of [`MEND_HASHES`] for all files of one search together.
pub const MEND_ALL_HASHES: usize = 3 * MEND_HASHES;
/// Largest object that optical frames carry: far more than anybody prints, and little memory.
pub const OBJECT_MAX_BYTES: u64 = 16 << 20;
/// Largest body of one frame: the largest QR code holds a body of this size.
pub const BODY_MAX_BYTES: u64 = 2_650;
/// Bytes of all frames of one object together: rebuilding holds all these bytes in memory. The code needs twice as much
/// memory.
pub const FRAMES_MAX_BYTES: u64 = 64 << 20;
/// Most bytes of one bundle that codes carry: three thousand pages, or an hour of a loop.
pub const CARRY_MAX_BYTES: u64 = 16 << 20;
/// Longest archive in a bag: run-length blocks can make the archive longer than the object.
pub const BAG_MAX_BYTES: usize = 32 << 20;
/// Largest bundle that travels in one bag, so that every frame has the same value.
pub const WHOLE_BAG_BYTES: u64 = 64 << 10;
/// Most pixels of one picture that is searched for codes: the best camera, or A4 at 600 dpi.
pub const PICTURE_PIXELS: u64 = 64 << 20;
/// Longest side of a picture.
pub const PICTURE_SIDE: u32 = 1 << 15;
/// Most pixels of one picture of an animation or a film.
pub const MOVING_PIXELS: u64 = 16 << 20;
/// Pixels of all pictures of one animation together: hours of a loop.
pub const ANIMATION_PIXELS: u64 = 16 << 30;
/// Pixels of all pictures that `ffmpeg` returns of one film: an hour of 1280 x 720 at 30 pictures a second, and space
/// for more.
pub const FILM_PIXELS: u64 = 128 << 30;
/// Pixels of all pages that `pdftoppm` returns of one PDF: 2,000 pages of any shape, or over 3,000 pages of A4.
pub const PAGES_PIXELS: u64 = 32 << 30;
/// Fewest pixels that are counted for each picture of an animation, a film or a PDF.
pub const ANIMATION_STEP: u64 = 64 << 10;
/// Largest picture file that is read. Films are not held in memory.
pub const PICTURE_MAX_BYTES: u64 = 128 << 20;
/// Most objects that are received at once. When one more object begins, the object with the fewest frames is dropped.
pub const OBJECTS_MAX: usize = 4_096;
/// Memory for the frames of unfinished objects.
pub const RECEIVE_BYTES: usize = 256 << 20;
/// Distinct bodies that are kept for one number of an object: one body is right, and the other bodies are forged.
pub const BODIES_MAX: usize = 4;
/// Work on one object to find its false frames, in bytes: seconds. [`SEARCH_FRAME_BYTES`] says what an attempt costs.
pub const SEARCH_BYTES: u64 = 2 << 30;
/// Work on all objects of one run together, to find false frames and to name false frames.
pub const SEARCH_ALL_BYTES: u64 = 4 << 30;
/// Cost of one frame in an attempt to rebuild an object, beside the bytes of its body. The work on short bodies is work
/// on frames.
pub const SEARCH_FRAME_BYTES: u64 = 256;
/// Frames of whole objects that are remembered by a few bytes each, so that later false frames are named.
pub const MARKS_MAX: usize = 2 << 20;
/// Longest line of a text file that can be a frame.
pub const LINE_MAX_BYTES: usize = 8 << 10;
/// Quarters of a second that a program may be silent. The program is then ended.
pub const SILENT_QUARTERS: u32 = 240;
/// Bytes of a raw medium after which `salvage` moves the found files to their place: minutes of a slow stick.
pub const SALVAGE_LEG_BYTES: u64 = 4 << 30;
/// Bytes of an archive on a carrier that are read for its directory: some 20,000 files.
pub const DIRECTORY_MAX_BYTES: u64 = 2 << 20;
/// Most files of an archive on a carrier. A bundle with more chunks is unpacked by hand.
pub const MEMBERS_MAX: usize = 20_000;
/// Most files in all archives of one search together.
pub const MEMBERS_ALL_MAX: usize = 50_000;
/// The files of an archive on a carrier have at most this many times its bytes, and [`UNPACKED_MORE_BYTES`]. Chunks are
/// sealed or compressed, so an archive of chunks hardly gets longer.
pub const UNPACKED_RATIO: u64 = 8;
/// See [`UNPACKED_RATIO`]. Archives up to this length are looked into whatever names their files have.
pub const UNPACKED_MORE_BYTES: u64 = 64 << 20;
/// The pictures of an archive have at most this many times its bytes, and [`PICTURES_MORE_BYTES`]. A page without compression gets
/// some fifty times as short.
pub const PICTURES_RATIO: u64 = 64;
/// See [`PICTURES_RATIO`].
pub const PICTURES_MORE_BYTES: u64 = 512 << 20;
/// Most archives, mails and texts in base64 of one search that are looked into.
pub const CONTAINERS_MAX: usize = 1_024;
/// Archives within archives that are looked into: a mail with an archive that is compressed.
pub const CONTAINERS_DEPTH: usize = 4;
/// Longest mail, and longest text in base64, that is looked into.
pub const MAIL_MAX_BYTES: u64 = 1 << 30;
/// Most parts of a mail that hold other parts.
pub const MAIL_NESTED_MAX: usize = 16;
