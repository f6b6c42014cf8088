//! The reading half: the crate turns arrived files into proven bundles, blocks and documents.
//!
//! The example opens a bundle in memory into documents in memory:
//!
//! ```
//! use std::sync::Arc;
//!
//! use pannier_reader::blocks::stripes::rebuild;
//! use pannier_reader::carriers::{MemoryCarriers, MemoryDocuments, MemoryScratch};
//! use pannier_reader::check::check;
//! use pannier_reader::documents::{seal::OpenWith, unpack};
//! use pannier_reader::{keys::PublicKey, report::Verdict, trust::Publishers, watch::Watch};
//! # macro_rules! bundle {
//! #     ($($name:literal)+) => {
//! #         [$(($name.into(), include_bytes!(concat!(
//! #             env!("CARGO_MANIFEST_DIR"), "/../../bundles/format-1-public/", $name
//! #         )).to_vec())),+]
//! #     };
//! # }
//! # let files = bundle!("SHA256SUMS" "SHA256SUMS.minisig" "bundle.json" "blocks.idx" "d0001.bin" "r0001.bin");
//! # let key = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/keys/format-1/publisher.pub"));
//!
//! // `files` has names and bytes. One chunk of this bundle was lost on the way.
//! let carriers = Arc::new(MemoryCarriers::new(0, files));
//! let key = PublicKey::parse_file(key).ok_or("no publisher's key")?;
//! let publishers = Publishers::Pinned(vec![("publisher".to_owned(), key).into()]);
//! let watch = Watch::default();
//!
//! let checked = check(carriers, &publishers, &MemoryScratch, &watch)?;
//! let held = publishers.require(&checked.held[0])?.get();
//! assert_eq!(held.report.verdict, Verdict::Openable);
//!
//! held.require_enough()?;
//! let mut source = held.source()?;
//! rebuild(&mut source, &MemoryScratch, &watch)?;
//! let documents = MemoryDocuments::default();
//! unpack(&source, &held.bundle.facts, &held.bundle.publisher, &OpenWith::Nothing, Some(&documents), &watch)?;
//! assert!(documents.into_documents().contains_key("en/empty.txt"));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! The crate knows no file system. Files come through [`carriers::Carriers`], rebuilt blocks go through
//! [`carriers::Scratch`], documents go to [`carriers::Documents`]. The crate has all three for memory.
//!
//! The order of trust is the order of the modules: [`find`] proves a signed list and the small files, [`blocks`] proves
//! blocks, [`documents`] proves documents.

pub mod blocks;
pub mod carriers;
pub mod check;
pub mod container;
pub mod documents;
pub mod error;
pub mod find;
mod halves;
pub mod keys;
pub mod letters;
pub mod memory;
pub mod others;
pub mod proofs;
pub mod report;
pub mod slips;
pub mod small;
pub mod small_order;
pub mod straight;
pub mod threads;
pub mod trust;
pub mod watch;

pub use error::{Error, Result};
