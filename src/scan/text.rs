//! Frames as lines of text, as scanners of telephones write them.
#![cfg_attr(not(test), deny(clippy::arithmetic_side_effects))]

use std::io::{BufRead, Read as _};

use crate::error::{Doing, Error, Result};
use crate::limits;
use crate::watch::Watch;

/// Reads lines of at most the length of a frame. Longer lines are no frames. `take` gets the number of each line from 1 and the
/// frame in it, until `take` answers `false`.
///
/// # Errors
/// Errors of the stream, or a stop by the caller.
pub(super) fn frames(reader: &mut dyn BufRead, watch: &Watch, take: &mut dyn FnMut(u32, String) -> bool) -> Result<()> {
    let mut number = 0u32;
    loop {
        let mut line = Vec::new();
        let count = reader
            .take(limits::LINE_MAX_BYTES as u64)
            .read_until(b'\n', &mut line)
            .map_err(|e| Error::from_stream(Doing::Read, "the lines of text", e))?;
        if count == 0 {
            return Ok(());
        }
        watch.advance(0)?;
        number = number.saturating_add(1);
        let line = String::from_utf8_lossy(&line);
        let Some(start) = line.find("PN1") else { continue };
        let frame = line.get(start..).unwrap_or_default().trim_end().to_owned();
        if !take(number, frame) {
            return Ok(());
        }
    }
}
