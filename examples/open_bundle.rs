//! Opens a sealed bundle into a new folder. Nothing appears there unless every document is proven.
//!
//! ```sh
//! cargo run --example open_bundle -- bundles/format-1-recipients tests/keys/format-1/publisher.pub \
//!     tests/keys/format-1/recipient.key documents
//! ```
#![allow(clippy::print_stdout, reason = "an example shows what the library returns")]

use std::error::Error;
use std::path::PathBuf;
use std::{env, fs};

use pannier::check::check;
use pannier::keys::PublicKey;
use pannier::open::{Contact, open};
use pannier::seal::{NoCallbacks, OpenWith, parse_identities};
use pannier::trust::Publishers;
use pannier::watch::Watch;

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<PathBuf> = env::args_os().skip(1).map(PathBuf::from).collect();
    let [folder, publisher, recipient, out] = arguments.as_slice() else {
        return Err("give a folder, the publisher's key, the recipient's key file, and the name of a new folder".into());
    };
    let publisher = PublicKey::parse_file(&fs::read_to_string(publisher)?).ok_or("that is no publisher's key")?;
    let publishers = Publishers::Pinned(vec![("publisher".to_owned(), publisher).into()]);
    // `NoCallbacks` asks nobody: a key file that is sealed with a passphrase is refused.
    let with = OpenWith::Identities(parse_identities(recipient, &fs::read(recipient)?, NoCallbacks)?);
    let watch = Watch::default();
    let checked = check(std::slice::from_ref(folder), &publishers, &env::temp_dir(), &watch)?;
    // The first bundle that was found. `Contact::Pinned` refuses publishers who are not in the list above.
    let first = checked.held.first().ok_or("no bundle is here")?;
    let opened = open(&publishers.admit(first, Contact::Pinned)?, out, &with, &watch)?;
    println!("{} documents, {} blocks rebuilt", opened.unpacked.documents.len(), opened.rebuilt_blocks);
    Ok(())
}
