//! Whatever arrived, turned into proven bundles, blocks and documents. There is no file system here: files come through
//! [`carriers::Carriers`], rebuilt blocks go through [`carriers::Scratch`], documents go to [`carriers::Documents`].
//!
//! The order of trust is the order of the modules: [`find`] proves a signed list and the small files, [`blocks`] proves
//! blocks, [`documents`] proves documents.

pub mod blocks;
pub mod carriers;
pub mod check;
pub mod documents;
pub mod error;
pub mod find;
pub mod keys;
pub mod small;
pub mod threads;
pub mod trust;
pub mod watch;

pub use error::{Error, Result};
