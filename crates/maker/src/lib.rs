//! The making half for a device without a file system: documents become a sealed and signed bundle.
//!
//! The example seals two documents to a recipient, under a key that is forgotten:
//!
//! ```
//! use pannier_maker::documents::{Document, Origin};
//! use pannier_maker::make::{Order, make};
//! use pannier_maker::{keys::Signer, memory::MemoryPayload, seal};
//! use pannier_reader::carriers::{MemoryCarriers, MemoryScratch};
//! use pannier_reader::watch::Watch;
//!
//! let photo = MemoryCarriers::new(0, [("IMG_0001.jpg".into(), vec![7; 40_000])]);
//! let documents = vec![
//!     Document { path: "IMG_0001.jpg".to_owned(), bytes: 40_000, origin: Origin::Carried(0) },
//!     Document { path: "message.txt".to_owned(), bytes: 6, origin: Origin::Text(b"Help.\n".to_vec()) },
//! ];
//! let newsroom = "age12zra049ssw0rlez8zft0eyf5m9a508hewcqd6f0q6z458rsr5spqtrr5w9";
//! let (to, _) = seal::ordinary(newsroom).ok_or("no recipient")?;
//! let order = Order { series: "parcel-abcdefgh".to_owned(), created: "2026-01-01".to_owned(), to };
//! let signer = Signer::generate()?;
//!
//! let made = make(&order, &signer, documents, &photo, &MemoryPayload::default(), &MemoryScratch, &Watch::default())?;
//! assert_eq!(made.facts.series, "parcel-abcdefgh");
//! assert!(made.small.iter().any(|(name, _)| name == "SHA256SUMS.minisig"));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! The crate knows no file system, and no network. Documents come through the traits of `pannier-reader`, and the payload
//! goes to a [`make::Payload`]. The program `pannier` has a making half of its own, which uses all cores and folders;
//! both share what must be the same: keys, sealing, padding, and everything of `pannier-format`.

pub mod archive;
pub mod commit;
pub mod counted;
pub mod documents;
pub mod keys;
pub mod length;
pub mod make;
pub mod memory;
pub mod seal;
