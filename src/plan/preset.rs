//! Sizes that suit common carriers, in one table.

use crate::limits;

/// The rule for cutting a payload that would fit into one chunk.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cutting {
    /// The payload is cut into about twelve smaller chunks, so that a loss does not take everything.
    Several,
    /// The payload is not cut.
    Single,
    /// As several chunks, in blocks that are leaves of BitTorrent's trees, and with no short block.
    Leaves,
}

/// A kind of carrier and the sizes that suit it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Preset {
    /// The name after `--for`.
    pub name: &'static str,
    /// The most bytes of a chunk file.
    pub chunk_bytes: u64,
    /// The rule for a small payload.
    pub cutting: Cutting,
    /// The bytes that one carrier holds, if the number is fixed.
    pub carrier_bytes: Option<u64>,
    /// The reason for these numbers.
    pub why: &'static str,
}

/// Every preset.
pub const PRESETS: [Preset; 9] = [
    Preset {
        name: "mail",
        chunk_bytes: 7_000_000,
        cutting: Cutting::Several,
        carrier_bytes: Some(18_000_000),
        why: "attachments grow by a third on the way: one file stays below 10 MB, one mail below 25 MB",
    },
    Preset {
        name: "floppy",
        chunk_bytes: 640 << 10,
        cutting: Cutting::Several,
        carrier_bytes: Some(1_457_664),
        why: "a formatted 1.44 MB floppy holds two chunks and the small files",
    },
    Preset {
        name: "cd",
        chunk_bytes: 64 << 20,
        cutting: Cutting::Several,
        carrier_bytes: Some(700_000_000),
        why: "80 minutes hold 737 MB; the directory and some old burners want room",
    },
    Preset {
        name: "dvd",
        chunk_bytes: 256 << 20,
        cutting: Cutting::Several,
        carrier_bytes: Some(4_690_000_000),
        why: "a single layer holds 4,700 MB; the directory wants room",
    },
    Preset {
        name: "fat32",
        chunk_bytes: limits::CHUNK_MAX_BYTES,
        cutting: Cutting::Several,
        carrier_bytes: None,
        why: "the largest file that FAT32 holds is one byte short of 4 GiB",
    },
    Preset {
        name: "stick",
        chunk_bytes: limits::CHUNK_DEFAULT_BYTES,
        cutting: Cutting::Several,
        carrier_bytes: None,
        why: "a stick pulled out too early costs one such file at most",
    },
    Preset {
        name: "paper",
        chunk_bytes: 1 << 20,
        cutting: Cutting::Single,
        carrier_bytes: None,
        why: "one chunk, so that all codes of a sheet are of one object: then it does not matter which are lost",
    },
    Preset {
        name: "screen",
        chunk_bytes: 1 << 20,
        cutting: Cutting::Single,
        carrier_bytes: None,
        why: "one chunk, so that every code of a round is worth the same",
    },
    Preset {
        name: "torrent",
        chunk_bytes: limits::CHUNK_DEFAULT_BYTES,
        cutting: Cutting::Leaves,
        carrier_bytes: None,
        why: "blocks are leaves of BitTorrent's trees, so that the small files alone are enough for a torrent",
    },
];

/// The preset with this name.
pub fn preset(name: &str) -> Option<&'static Preset> {
    PRESETS.iter().find(|preset| preset.name == name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_preset_keeps_the_limits_of_a_chunk_and_fits_its_carrier() {
        for preset in &PRESETS {
            assert!((u64::from(limits::BLOCK_MIN_BYTES)..=limits::CHUNK_MAX_BYTES).contains(&preset.chunk_bytes));
            assert!(preset.carrier_bytes.is_none_or(|bytes| bytes > preset.chunk_bytes + limits::FACTS_MAX_BYTES));
            assert!(super::preset(preset.name).is_some() && !preset.why.is_empty());
        }
        assert_eq!(preset("cassette"), None);
    }
}
