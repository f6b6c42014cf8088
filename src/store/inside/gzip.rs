//! The door to gzip, for archives on carriers. What is compressed is unpacked once.
#![cfg_attr(not(test), deny(clippy::arithmetic_side_effects))]

use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::AtomicU64;

use flate2::bufread::{DeflateDecoder, MultiGzDecoder};

use super::member::{Allowance, Inside, Member, may_be_of_bundle};
use super::room::Room;
use super::span::{Span, SpanReader};
use super::tar;
use crate::limits;
use std::io::Read as _;

/// Unpacks a file that is compressed with gzip. Returns `None` if no file of a bundle can be inside.
pub(super) fn look(span: &Span, name: &Path, room: &mut Room) -> Option<Inside> {
    let most = Allowance::of(span.bytes).left();
    // A large archive of something else is read and not written.
    let is_small = span.bytes <= limits::UNPACKED_MORE_BYTES;
    if !is_small && !may_be_of_bundle(&inner_name(name)) && !tar::has_bundle(stream(span).take(most)) {
        return None;
    }
    Some(match room.copy(&mut stream(span), most) {
        Ok((span, left)) => Inside { members: vec![Member { name: inner_name(name), span }], left },
        Err(why) => Inside::nothing(why),
    })
}

/// Returns the bytes that are compressed in a file.
pub(super) fn stream(span: &Span) -> MultiGzDecoder<BufReader<SpanReader>> {
    let left = Arc::new(AtomicU64::new(u64::MAX));
    MultiGzDecoder::new(BufReader::with_capacity(limits::PIECE_BYTES, span.reader(&left)))
}

/// Returns the bytes of a deflated file in a zip archive.
pub(super) fn inflate<R: BufRead>(packed: R) -> DeflateDecoder<R> {
    DeflateDecoder::new(packed)
}

/// Returns the name of the file inside.
pub(super) fn inner_name(name: &Path) -> PathBuf {
    let name = Path::new(name.file_name().unwrap_or_default());
    match name.extension() {
        Some(end) if end.eq_ignore_ascii_case("tgz") => name.with_extension("tar"),
        Some(end) if end.eq_ignore_ascii_case("gz") => name.with_extension(""),
        _ => PathBuf::from("unpacked"),
    }
}
