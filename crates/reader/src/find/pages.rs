//! Files that pose as the page that opens bundles in a browser (FORMAT.md §3.2).
#![cfg_attr(not(test), deny(clippy::arithmetic_side_effects))]

use std::collections::HashSet;
use std::path::PathBuf;

use super::bundle::Bundle;
use super::search::counting;
use super::unshaped::Others;
use crate::carriers::Found;
use pannier_format::Hash;
use pannier_format::page::is_called_so;
use pannier_format::sums::PAGE_NAME;

/// Returns the files that are called as the page is called, and that are no page of a bundle that counts.
/// Files of a known kit are none of them.
pub(super) fn false_pages(
    files: &[Found],
    others: &Others,
    bundles: &[Bundle],
    of_kits: &HashSet<usize>,
) -> Vec<PathBuf> {
    if bundles.is_empty() {
        return Vec::new();
    }
    let listed: HashSet<Hash> = counting(bundles).0.iter().filter_map(|one| one.sums.hash_of(PAGE_NAME)).collect();
    let is_page = |hash: &Hash| listed.contains(hash) && others.pages.contains(hash);
    let mut genuine: HashSet<usize> =
        others.hashes.iter().filter(|(hash, _)| is_page(hash)).map(|(_, number)| *number).collect();
    genuine.extend(of_kits);
    let is_called_so = |found: &Found| found.path.file_name().is_some_and(|name| is_called_so(&name.to_string_lossy()));
    let false_pages =
        files.iter().enumerate().filter(|(number, found)| is_called_so(found) && !genuine.contains(number));
    false_pages.map(|(_, found)| found.path.clone()).collect()
}
