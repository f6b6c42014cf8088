//! Pannier turns a folder of documents into a small set of signed files that survive being carried by hand, and turns
//! whatever arrives back into the folder, or says exactly what is missing and why.
//!
//! The story of the crate, from the inside out; dependencies point only upwards in this list:
//!
//! - **words**: [`error`], [`limits`], [`secret`], [`watch`], [`escape`];
//! - **format**: pure functions for every part of a bundle, as FORMAT.md describes them ([`mod@format`]);
//! - **doors**: the only places that name a third-party crate: `digest` (SHA-256), [`keys`] (minisign), [`seal`] (age),
//!   [`compress`] (Zstandard), `archive` (tar), `erasure` (Reed–Solomon), `metadata` (Exif, office), [`qr`] (codes),
//!   `pdf`, `raster` (PNG, GIF), `picture` (JPEG, PNG, GIF, WebP), `qr_read` (rxing), [`sandbox`] (Landlock), [`store`]
//!   (files);
//! - **verbs**: [`pack`], [`find`], [`pool`], [`check`], [`open`], [`repair`], [`extend`], [`courier`], [`optical`];
//! - **cli**: arguments, words for people, exit codes (feature `cli`).
//!
//! The library never prints, never exits, never reads the environment, the clock or the terminal.

// words
pub mod error;
pub mod watch;

pub use pannier_format as format;
pub use pannier_format::{archive, digest, escape, limits, readme, units};

/// Secrets in memory, wiped when dropped; and the shapes of secret keys.
pub mod secret {
    pub use age::secrecy::{ExposeSecret, SecretString};
    pub use pannier_format::secret::*;
}

// doors
pub mod compress;
mod erasure;
pub mod keys;
mod metadata;
mod pdf;
mod picture;
pub mod qr;
mod qr_read;
mod raster;
pub mod sandbox;
pub mod seal;
pub mod store;

// verbs
pub mod bundle;
mod candidates;
pub mod check;
mod coding;
pub mod courier;
pub mod extend;
pub mod find;
#[doc(hidden)]
pub mod fuzz;
mod heal;
mod mend;
pub mod open;
pub mod optical;
pub mod pack;
pub mod pool;
mod recovery;
pub mod releases;
pub mod repair;
mod source;
pub mod trust;
pub mod unpack;

#[cfg(feature = "cli")]
pub mod cli;

pub use error::{Class, Error, Result};
