//! Images in parts: files whose names count up (`card.001`, `card.002`, or `xaa`, `xab`) are one medium.
#![cfg_attr(not(test), deny(clippy::arithmetic_side_effects))]

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// The place of a part: everything in the path but the number, and the number.
type Place = (PathBuf, String, u64);

/// Returns the media in the order of their names. The parts of one image are together, and in the order of their numbers.
pub(super) fn groups(media: &[PathBuf]) -> Vec<Vec<PathBuf>> {
    let mut series: BTreeMap<(PathBuf, String), BTreeMap<u64, PathBuf>> = BTreeMap::new();
    for path in media {
        if let Some((folder, stem, number)) = place_of(path) {
            series.entry((folder, stem)).or_default().insert(number, path.clone());
        }
    }
    let mut groups: Vec<Vec<PathBuf>> = Vec::new();
    let mut taken: Vec<PathBuf> = Vec::new();
    for path in media {
        if taken.contains(path) {
            continue;
        }
        let group = match place_of(path) {
            // Parts of which one in between is missing are two media, since nothing is known about the gap.
            Some((folder, stem, number)) => {
                series.get(&(folder, stem)).map(|parts| run_around(parts, number)).unwrap_or_else(|| vec![path.clone()])
            }
            None => vec![path.clone()],
        };
        taken.extend(group.iter().cloned());
        groups.push(group);
    }
    groups
}

/// Returns the parts around a number, without a gap.
fn run_around(parts: &BTreeMap<u64, PathBuf>, number: u64) -> Vec<PathBuf> {
    let has = |at: &u64| parts.contains_key(at);
    let first = (0..=number).rev().take_while(has).last().unwrap_or(number);
    (first..=u64::MAX).map_while(|at| parts.get(&at).cloned()).collect()
}

/// Returns the place of a file that may be a part of an image.
fn place_of(path: &Path) -> Option<Place> {
    let folder = path.parent().unwrap_or(Path::new("")).to_owned();
    let name = path.file_name()?.to_str()?;
    let digits = name.len().saturating_sub(name.bytes().rev().take_while(u8::is_ascii_digit).count());
    if let Some((stem, number)) = name.split_at_checked(digits)
        && (stem.ends_with('.') || stem.to_ascii_lowercase().ends_with("part"))
        && let Ok(number) = number.parse()
    {
        return Some((folder, stem.to_owned(), number));
    }
    // `split` counts in letters: `xaa`, `card.img.aa`.
    let letters = name.len().saturating_sub(name.bytes().rev().take_while(u8::is_ascii_lowercase).count());
    let (stem, letters) = name.split_at_checked(letters)?;
    let (stem, letters) = match letters.strip_prefix('x').filter(|rest| stem.is_empty() && rest.len() >= 2) {
        Some(rest) => ("x", rest),
        None => (stem, letters),
    };
    let is_counted = (stem == "x" || stem.ends_with('.')) && (2..=4).contains(&letters.len());
    let number = letters
        .bytes()
        .fold(0u64, |sum, byte| sum.saturating_mul(26).saturating_add(u64::from(byte.saturating_sub(b'a'))));
    is_counted.then(|| (folder, format!("{stem}{}", letters.len()), number))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn grouped(names: &[&str]) -> Vec<Vec<String>> {
        let paths: Vec<PathBuf> = names.iter().map(PathBuf::from).collect();
        let text = |path: &PathBuf| path.to_str().unwrap().to_owned();
        groups(&paths).iter().map(|group| group.iter().map(text).collect()).collect()
    }

    #[test]
    fn names_that_count_up_are_one_medium() {
        assert_eq!(grouped(&["s.001", "s.002", "s.003"]), [["s.001", "s.002", "s.003"]]);
        // As a shell sorts them.
        assert_eq!(grouped(&["s.1", "s.10", "s.2"]), [vec!["s.1", "s.2"], vec!["s.10"]]);
        assert_eq!(grouped(&["s.9", "s.10", "s.8"]), [["s.8", "s.9", "s.10"]]);
        assert_eq!(grouped(&["xaa", "xab", "xac"]), [["xaa", "xab", "xac"]]);
        assert_eq!(grouped(&["card.img.az", "card.img.ba"]), [["card.img.az", "card.img.ba"]]);
        assert_eq!(grouped(&["card.part1", "card.part2"]), [["card.part1", "card.part2"]]);
    }

    #[test]
    fn other_media_stay_alone() {
        assert_eq!(grouped(&["a.img", "b.img"]), [["a.img"], ["b.img"]]);
        assert_eq!(grouped(&["/dev/sda", "/dev/sdb"]), [["/dev/sda"], ["/dev/sdb"]]);
        assert_eq!(grouped(&["/dev/sdb1", "/dev/sdb2"]), [["/dev/sdb1"], ["/dev/sdb2"]]);
        assert_eq!(grouped(&["s.001", "s.003"]), [["s.001"], ["s.003"]]);
        assert_eq!(grouped(&["a/s.001", "b/s.002"]), [["a/s.001"], ["b/s.002"]]);
    }
}
