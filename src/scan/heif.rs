//! HEIC and AVIF photos: a program of others makes PNG pictures of them, which are decoded like every picture.
#![cfg_attr(not(test), deny(clippy::arithmetic_side_effects))]

use std::io::Read as _;
use std::path::Path;

use memchr::memmem;

use super::program::{self, Program};
use super::skip::SkipFault;
use crate::limits;
use crate::store::Outlet;
use crate::watch::Watch;
use pannier_reader::error::Result;

/// How a PNG picture begins and ends.
const BEGIN: &[u8] = b"\x89PNG\r\n\x1A\n";
const END: &[u8] = b"IEND\xAE\x42\x60\x82";

/// Returns the PNG pictures that a program makes of a photo, and the reason why they are not all.
///
/// # Errors
/// A stop by the caller.
pub(super) fn pictures(path: &Path, scratch: &Path, watch: &Watch) -> Result<(Vec<Vec<u8>>, Option<SkipFault>)> {
    let none = |why: SkipFault| Ok((Vec::new(), Some(why)));
    let outlet = match Outlet::begin(scratch) {
        Ok(Some(outlet)) => outlet,
        Ok(None) => return none(SkipFault::Missing(Program::HeifConvert.name())),
        Err(crate::error::Error::Reader(error)) => return none(error.into()),
        Err(_) => return none(SkipFault::Failed(Program::HeifConvert.name())),
    };
    for program in [Program::HeifConvert, Program::HeifDec] {
        let mut running = match program::start(program, path, Some(&outlet.name()), watch) {
            Ok(Some(running)) => running,
            Ok(None) => continue,
            Err(error) => return none(error.into()),
        };
        let mut bytes = Vec::new();
        let read = (&mut running).take(limits::PICTURE_MAX_BYTES).read_to_end(&mut bytes);
        watch.advance(0)?;
        if read.is_err() {
            return none(SkipFault::Stalled(program.name()));
        }
        if bytes.len() as u64 == limits::PICTURE_MAX_BYTES {
            return none(SkipFault::LongFile { most: limits::PICTURE_MAX_BYTES >> 20 });
        }
        let pictures = split(&bytes);
        let has_failed = !running.succeeded() || pictures.is_empty();
        return Ok((pictures, has_failed.then_some(SkipFault::Failed(program.name()))));
    }
    none(SkipFault::Missing(Program::HeifConvert.name()))
}

/// Returns the pictures in a stream. Remarks of the program may be between them.
fn split(bytes: &[u8]) -> Vec<Vec<u8>> {
    let mut pictures = Vec::new();
    let mut rest = bytes;
    while let Some(from) = memmem::find(rest, BEGIN) {
        let picture = rest.get(from..).unwrap_or_default();
        let Some(end) = memmem::find(picture, END).map(|at| at.saturating_add(END.len())) else { break };
        pictures.push(picture.get(..end).unwrap_or_default().to_vec());
        rest = picture.get(end..).unwrap_or_default();
    }
    pictures
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pictures_are_taken_out_of_the_remarks_of_the_program() {
        let picture = [BEGIN, b"pixels", END].concat();
        let stream = [b"File contains 2 images\n", &picture[..], b"Written", &picture, BEGIN, b"cut"].concat();
        assert_eq!(split(&stream), [picture.clone(), picture]);
        assert!(split(b"nothing").is_empty());
    }
}
