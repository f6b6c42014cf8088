//! Bundles as QR codes: bytes become pictures, and pictures become bytes (FORMAT.md §15).
//!
//! Bytes become lines of text, one line for each code. Any sufficient set of lines becomes the bytes again:
//!
//! ```
//! use pannier_format::Frame;
//! use pannier_format::frame::Kind;
//! use pannier_optical::codes::qr::Symbol;
//! use pannier_optical::objects::object::{Share, frames, group, rebuild};
//!
//! let chunk = vec![7; 1000];
//! let group = group(Kind::Chunk, &chunk, 100, Share::DEFAULT).ok_or("frames of this size cannot carry the chunk")?;
//! let lines: Vec<String> = frames(&group, &chunk)?.iter().map(Frame::write).collect();
//! let first_code = Symbol::of_bytes(lines[0].as_bytes())?;
//! assert!(first_code.side > 21);
//!
//! // Three lines are lost. `parse` refuses a damaged line, and a line that is no frame.
//! let arrived = lines[3..].iter().map(|line| Frame::parse(line)).collect::<Result<Vec<Frame>, _>>()?;
//! let bodies = arrived.iter().map(|frame| (frame.number(), frame.body.as_slice()));
//! assert_eq!(rebuild(&group, bodies)?, Some(chunk));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! [`objects`] turns a bundle into frames, and frames into objects. [`codes`] draws codes, and reads codes from pictures.
//! [`paper`] and [`screen`] lay codes out. The caller handles files, programs, and the threads for files and programs.

pub mod codes;
pub mod fault;
pub mod objects;
pub mod paper;
pub mod screen;

pub use fault::{Error, Result};
