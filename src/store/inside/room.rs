//! Room for what is unpacked: one temporary file for all containers of one listing.
#![cfg_attr(not(test), deny(clippy::arithmetic_side_effects))]

use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::span::Span;
use crate::store::room::free_space;
use crate::store::writing::{create, temporary, write_all_at};
use pannier_reader::carriers::LeftInside;

/// Bytes that are copied at once.
const PIECE_BYTES: usize = 256 << 10;

/// A temporary file that is made when the first byte comes, and removed when the value is dropped.
#[derive(Debug)]
pub(super) struct Room {
    scratch: PathBuf,
    made: Option<Made>,
}

#[derive(Debug)]
struct Made {
    file: Arc<File>,
    path: Arc<PathBuf>,
    end: u64,
    _folder: tempfile::TempDir,
}

impl Room {
    pub(super) fn new(scratch: &Path) -> Self {
        Self { scratch: scratch.to_owned(), made: None }
    }

    /// Begins a new file in the room.
    pub(super) fn begin(&mut self) -> Result<Unpacking<'_>, LeftInside> {
        let made = match self.made.take() {
            Some(made) => made,
            None => {
                let folder = temporary(&self.scratch).map_err(|_| LeftInside::NoRoom)?;
                let path = folder.path().join("unpacked");
                let file = Arc::new(create(&path).map_err(|_| LeftInside::NoRoom)?);
                Made { file, path: Arc::new(path), end: 0, _folder: folder }
            }
        };
        let made = self.made.insert(made);
        let start = made.end;
        Ok(Unpacking { made, start })
    }

    /// Copies everything from a reader, at most `most` bytes. A reader that fails leaves what came before.
    pub(super) fn copy(&mut self, from: &mut dyn Read, most: u64) -> Result<(Span, Option<LeftInside>), LeftInside> {
        let mut file = self.begin()?;
        let mut buffer = vec![0; PIECE_BYTES];
        let mut left = most;
        let mut why = None;
        loop {
            let space = buffer.len().min(usize::try_from(left.max(1)).unwrap_or(usize::MAX));
            match from.read(buffer.get_mut(..space).unwrap_or_default()) {
                Ok(0) => break,
                Ok(_) if left == 0 => {
                    why = Some(LeftInside::Bounds);
                    break;
                }
                Ok(count) => {
                    file.write(buffer.get(..count).unwrap_or_default())?;
                    left = left.saturating_sub(count as u64);
                }
                Err(error) if error.kind() == std::io::ErrorKind::Interrupted => {}
                Err(_) => {
                    why = Some(LeftInside::Damaged);
                    break;
                }
            }
        }
        Ok((file.end(), why))
    }

    /// Tells whether this number of bytes fits.
    pub(super) fn fits(&self, bytes: u64) -> bool {
        free_space(&self.scratch).is_none_or(|room| room.free_bytes >= bytes)
    }
}

/// A file that is being written into the room.
pub(super) struct Unpacking<'a> {
    made: &'a mut Made,
    start: u64,
}

impl Unpacking<'_> {
    pub(super) fn write(&mut self, bytes: &[u8]) -> Result<(), LeftInside> {
        write_all_at(&self.made.file, bytes, self.made.end).map_err(|_| LeftInside::NoRoom)?;
        self.made.end = self.made.end.saturating_add(bytes.len() as u64);
        Ok(())
    }

    pub(super) fn bytes(&self) -> u64 {
        self.made.end.saturating_sub(self.start)
    }

    pub(super) fn end(self) -> Span {
        Span::of(&self.made.file, &self.made.path, self.start, self.bytes())
    }
}
