//! Pannier turns a folder of documents into signed files that survive being carried by hand, and back.
//!
//! This example checks a folder, then opens the bundle of the folder into a new folder:
//!
//! ```
//! # use std::path::Path;
//! use pannier::check::{Verdict, check};
//! use pannier::keys::PublicKey;
//! use pannier::open::{Contact, open};
//! use pannier::{seal::OpenWith, trust::Publishers, watch::Watch};
//! # let here = Path::new(env!("CARGO_MANIFEST_DIR"));
//! # let (stick, key) = (here.join("bundles/format-1-public"), here.join("tests/keys/format-1/publisher.pub"));
//! # let room = tempfile::tempdir()?;
//! # let (scratch, out) = (room.path(), room.path().join("documents"));
//!
//! // `stick` is a folder, `key` a publisher's key file, `out` the name of a new folder.
//! let key = PublicKey::parse_file(&std::fs::read_to_string(key)?).ok_or("no publisher's key")?;
//! let publishers = Publishers::Pinned(vec![("publisher".to_owned(), key).into()]);
//! let watch = Watch::default();
//!
//! let checked = check(&[stick], &publishers, scratch, &watch)?;
//! let held = publishers.admit(&checked.held[0], Contact::Pinned)?;
//! assert_eq!(held.get().report.verdict, Verdict::Ok);
//! open(&held, &out, &OpenWith::Nothing, &watch)?;
//! assert!(out.join("en/empty.txt").exists());
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! The crates below handle the bundle. This crate handles the file system and the person:
//!
//! - [`mod@format`] turns bytes of FORMAT.md into values and back, and never reads or writes a file;
//! - the reader ([`find`], [`check`], [`source`], [`unpack`]) proves the arrived files, through three traits;
//! - [`optical`] turns bundles into codes and pictures into bundles;
//! - [`store`] is the file system, and has the three traits of the reader for folders;
//! - [`plan`], [`pack`], [`courier`], [`open`](mod@open) and [`scan`] are the verbs;
//! - `cli` (features `cli` and `small`) holds arguments, sentences for people and exit codes.
//!
//! The library never prints, never exits, never reads the environment, the clock or the terminal.

// The crates below, under the names that this crate uses.
pub use pannier_format as format;
pub use pannier_format::{archive, digest, escape, limits, readme, units};
pub use pannier_optical as optical;
pub use pannier_reader::blocks::{erasure, pool, source, stripes as coding};
pub use pannier_reader::documents as unpack;
pub use pannier_reader::find::{bundle, releases};
pub use pannier_reader::{keys as public_keys, letters, trust, watch};

/// Keys of publishers: the public half, and the secret half.
pub mod keys {
    pub use crate::pack::keys::*;
    pub use pannier_reader::keys::*;
}

/// Sealing and opening with age.
pub mod seal {
    pub use crate::pack::seal::*;
    pub use pannier_reader::documents::seal::*;
}

/// Zstandard: the writing half, and the strict reader.
pub mod compress {
    pub use crate::pack::compress::*;
    pub use pannier_reader::documents::zstd::*;
}

/// Secrets in memory, which are wiped when they are dropped, and the shapes of secret keys.
pub mod secret {
    pub use pannier_format::secret::*;
    pub use pannier_reader::documents::seal::{ExposeSecret, SecretString};
}

// doors
pub mod store;

pub mod error;

mod patterns;

// verbs
pub mod check;
pub mod commit;
pub mod courier;
pub mod fetch;
pub mod find;
pub mod first;
pub mod intake;
pub mod kit;
pub mod only;
pub mod onto;
pub mod open;
pub mod opened;
pub mod pack;
pub mod parcel;
pub mod plan;
pub mod prove;
pub mod proven;
pub mod scan;
pub mod torrent;
pub mod workshop;

#[cfg(feature = "small")]
pub mod cli;

pub use error::{Error, Result};
