//! Dull names: the listed files of unknown names that couriers pass on (FORMAT.md §3.1).
#![cfg_attr(not(test), deny(clippy::arithmetic_side_effects))]

use crate::layout::is_chunk_name;
use crate::sums::{SUMS_NAME, is_name};

/// The endings of dull names. Nothing starts a program because of these endings.
const ENDINGS: [&str; 5] = ["txt", "json", "idx", "bin", "minisig"];

/// Tells whether a listed name of unknown meaning is dull: a stem, one dot, and an ending that starts no program.
pub fn is_dull(name: &str) -> bool {
    let Some((stem, ending)) = name.split_once('.') else { return false };
    let lower = name.to_ascii_lowercase();
    is_name(name)
        && ENDINGS.contains(&ending)
        && !is_device(stem)
        && !stem.eq_ignore_ascii_case(SUMS_NAME)
        // On a system where case does not count, `D0001.bin` would stand in the place of a chunk.
        && !is_chunk_name(&lower)
}

/// Tells whether Windows takes a stem for a device.
fn is_device(stem: &str) -> bool {
    let stem = stem.to_ascii_lowercase();
    let numbered = |device: &str| stem.strip_prefix(device).is_some_and(|rest| rest.len() == 1 && rest < ":");
    ["con", "prn", "aux", "nul"].contains(&stem.as_str()) || numbered("com") || numbered("lpt")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_texts_and_tables_are_dull() {
        for name in ["notes.txt", "NOTES.txt", "a.json", "spare-2.idx", "x_1.bin", "notes.minisig", "0.txt", "COM.txt"]
        {
            assert!(is_dull(name), "{name}");
        }
    }

    #[test]
    fn names_that_a_system_may_run_or_read_as_an_order_are_not_dull() {
        for name in [
            "setup.exe",
            "setup.exe.txt",
            "notes.txt.minisig",
            "AUTORUN.INF",
            "autorun.inf",
            "desktop.ini",
            "OPEN-ME.lnk",
            "README.html",
            "x.library-ms",
            "x.TXT",
            "x.Txt",
            ".txt",
            "notes.txt.",
            "notes",
            "con.txt",
            "NUL.json",
            "Com1.txt",
            "lpt9.bin",
            "D0001.bin",
            "R00009.bin",
            "d12345678.bin",
            "sha256sums.txt",
            "SHA256SUMS.minisig",
            "-x.txt",
            "x y.txt",
            "",
        ] {
            assert!(!is_dull(name), "{name}");
        }
        assert!(!is_dull(&format!("{}.txt", "x".repeat(61))));
    }
}
