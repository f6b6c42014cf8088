//! Opens a bundle that is in memory into documents that stay in memory. After the bytes are loaded, no file system is
//! needed: a page in a browser, or a server without a disk, can do the same.
//!
//! ```sh
//! cargo run --example read_from_memory -- bundles/format-1-public tests/keys/format-1/publisher.pub
//! ```
#![allow(clippy::print_stdout, reason = "an example shows what the library returns")]

use std::error::Error;
use std::path::PathBuf;
use std::sync::Arc;
use std::{env, fs};

use pannier_reader::blocks::stripes::rebuild;
use pannier_reader::carriers::{MemoryCarriers, MemoryDocuments, MemoryScratch};
use pannier_reader::check::check;
use pannier_reader::documents::seal::OpenWith;
use pannier_reader::documents::unpack;
use pannier_reader::keys::PublicKey;
use pannier_reader::trust::Publishers;
use pannier_reader::watch::Watch;

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = env::args_os().skip(1).map(PathBuf::from);
    let (Some(folder), Some(key)) = (arguments.next(), arguments.next()) else {
        return Err("give the folder of a bundle that is not sealed, and the publisher's key".into());
    };
    let key = PublicKey::parse_file(&fs::read_to_string(key)?).ok_or("the second file is no publisher's key")?;
    let mut files = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        let bytes = fs::read(&path)?;
        files.push((path, bytes));
    }

    // From here on, everything is in memory.
    let publishers = Publishers::Pinned(vec![("publisher".to_owned(), key).into()]);
    let watch = Watch::default();
    let checked = check(Arc::new(MemoryCarriers::new(0, files)), &publishers, &MemoryScratch, &watch)?;
    let held = publishers.require(checked.held.first().ok_or("no bundle is here")?)?.get();
    held.require_enough()?;
    let mut source = held.source()?;
    rebuild(&mut source, &MemoryScratch, &watch)?;
    let documents = MemoryDocuments::default();
    unpack(&source, &held.bundle.facts, &held.bundle.publisher, &OpenWith::Nothing, Some(&documents), &watch)?;
    for (path, bytes) in documents.into_documents() {
        println!("{path}: {} bytes", bytes.len());
    }
    Ok(())
}
