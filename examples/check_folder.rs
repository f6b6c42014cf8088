//! Checks what lies in a folder: is it genuine, and is it enough? Needs no secret key.
//!
//! ```sh
//! cargo run --example check_folder -- bundles/format-1-public tests/keys/format-1/publisher.pub
//! ```
#![allow(clippy::print_stdout, reason = "an example shows what the library returns")]

use std::error::Error;
use std::path::PathBuf;
use std::{env, fs};

use pannier::check::check;
use pannier::keys::PublicKey;
use pannier::trust::Publishers;
use pannier::watch::Watch;

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = env::args_os().skip(1).map(PathBuf::from);
    let (Some(folder), Some(key)) = (arguments.next(), arguments.next()) else {
        return Err("give a folder and the publisher's key".into());
    };
    let key = PublicKey::parse_file(&fs::read_to_string(key)?).ok_or("the second file is no publisher's key")?;
    // Whoever is in this list is trusted. The name is for people.
    let publishers = Publishers::Pinned(vec![("publisher".to_owned(), key).into()]);
    // The third argument is room for blocks that must be rebuilt.
    let checked = check(&[folder], &publishers, &env::temp_dir(), &Watch::default())?;
    for held in &checked.held {
        println!("{}: {}", held.bundle.title(), held.report.verdict.word());
        println!("{} of {} blocks are here", held.report.have_blocks, held.bundle.layout.block_count());
    }
    Ok(())
}
