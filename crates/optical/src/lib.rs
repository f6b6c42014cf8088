//! Bundles as QR codes: bytes and pictures in, bytes out (FORMAT.md §15).
//!
//! [`objects`] turns a bundle into frames and frames into objects; [`codes`] draws codes and reads them from pictures;
//! [`paper`] and [`screen`] lay codes out. Files, programs and threads that need them stay with the caller.

pub mod codes;
pub mod objects;
pub mod paper;
pub mod screen;
