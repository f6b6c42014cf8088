//! The straight way: blocks in files that have the names and lengths of chunks, before anybody has read the files.
#![cfg_attr(not(test), deny(clippy::arithmetic_side_effects))]

use std::collections::HashMap;
use std::ffi::OsStr;
use std::path::Path;
use std::sync::Arc;

use crate::blocks::source::{Place, Source};
use crate::find::bundle::Bundle;
use crate::find::search::Search;
use pannier_format::layout::Part;

/// Returns a source of the files that have the names and lengths of the data chunks. Files beside the list are first.
/// No file is proven before the file is read. Returns `None` if a data chunk or the block table is not here.
pub fn source(search: &Search, bundle: &Bundle) -> Option<Source> {
    some(search, bundle).filter(|source| source.missing_data().is_empty())
}

/// Does the same with as many data chunks as are here. Returns `None` if the block table is not here.
pub fn some(search: &Search, bundle: &Bundle) -> Option<Source> {
    let beside = |path: &Path| path.parent() == bundle.list.path.parent();
    let mut named: HashMap<&OsStr, usize> = HashMap::new();
    for (index, found) in search.files().iter().enumerate() {
        let Some(name) = found.path.file_name() else { continue };
        if beside(&found.path) {
            named.insert(name, index);
        } else {
            named.entry(name).or_insert(index);
        }
    }
    let files: Vec<Option<usize>> = bundle
        .chunks
        .iter()
        .map(|chunk| {
            let index = *named.get(OsStr::new(&chunk.name)).filter(|_| chunk.part == Part::Data)?;
            (search.files().get(index)?.bytes == chunk.bytes).then_some(index)
        })
        .collect();
    let layout = bundle.layout;
    let places = (0..layout.block_count())
        .map(|block| {
            let (chunk, offset) = layout.place_of(block);
            files.get(chunk).copied().flatten().map(|file| Place { file, offset })
        })
        .collect();
    Some(Source::new(layout, bundle.table.clone()?, places, Arc::clone(&search.carriers)))
}
