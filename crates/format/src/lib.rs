//! Pure functions for every byte of FORMAT.md: no file system, thread, clock, terminal or randomness.
//!
//! A list names the files of a bundle. The facts say how the payload is divided:
//!
//! ```
//! use pannier_format::digest::sha256;
//! use pannier_format::{Facts, Layout, Sums};
//! # macro_rules! bundle {
//! #     ($name:literal) => {
//! #         include_bytes!(concat!(env!("CARGO_MANIFEST_DIR"), "/../../bundles/format-1-public/", $name)).as_slice()
//! #     };
//! # }
//! # let (list, facts) = (bundle!("SHA256SUMS"), bundle!("bundle.json"));
//!
//! // `list` has the bytes of SHA256SUMS. `facts` has the bytes of bundle.json.
//! let sums = Sums::parse(list)?;
//! assert_eq!(sums.hash_of("bundle.json"), Some(sha256(facts)));
//!
//! let facts = Facts::parse(facts)?;
//! assert_eq!((facts.series.as_str(), facts.release), ("format-1", 1));
//! let chunks = Layout::from(&facts).chunks();
//! let names: Vec<&str> = chunks.iter().map(|chunk| chunk.name.as_str()).collect();
//! assert_eq!(names, ["d0001.bin", "d0002.bin", "r0001.bin"]);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! A value that was parsed is well formed. Only a signature proves that the value is genuine: see `pannier-reader`.

pub mod archive;
pub mod commitment;
pub mod contents;
pub mod crc;
pub mod custody;
pub mod delta;
pub mod digest;
pub mod digits;
pub mod dull;
pub mod escape;
pub mod facts;
pub mod fault;
pub mod figures;
pub mod frame;
pub mod hash;
pub mod heads;
pub mod kit;
pub mod layout;
pub mod letter;
pub mod limits;
pub mod minisig;
pub mod mirrors;
pub mod names;
pub mod page;
pub mod passphrase;
pub mod proof;
pub mod readme;
pub mod recipients;
pub mod rest;
pub mod secret;
pub mod seek;
pub mod series;
pub mod slip;
pub mod stored;
pub mod sums;
pub mod table;
pub mod torrent;
pub mod transport;
pub mod tree;
pub mod typed;
pub mod units;

pub use digits::Digits;
pub use facts::{Facts, Sealing};
pub use frame::Frame;
pub use hash::Hash;
pub use heads::Heads;
pub use layout::Layout;
pub use slip::Slip;
pub use sums::Sums;
pub use table::Table;
