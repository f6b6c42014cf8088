//! Several carriers joined into a single carrier: the files of each carrier follow the files of the carrier before.

use std::io;
use std::sync::Arc;

use super::{Bytes, Carriers, Found, Unreadable};

/// Carriers joined in order.
#[derive(Debug)]
pub struct Joined {
    parts: Vec<Arc<dyn Carriers>>,
    files: Vec<Found>,
    unreadable: Vec<Unreadable>,
}

impl Joined {
    /// Joins carriers. A file keeps the number of its carrier ([`Found::root`]).
    pub fn new(parts: Vec<Arc<dyn Carriers>>) -> Self {
        let files = parts.iter().flat_map(|part| part.files().iter().cloned()).collect();
        let unreadable = parts.iter().flat_map(|part| part.unreadable().iter().cloned()).collect();
        Self { parts, files, unreadable }
    }
}

impl Carriers for Joined {
    fn files(&self) -> &[Found] {
        &self.files
    }

    fn unreadable(&self) -> &[Unreadable] {
        &self.unreadable
    }

    fn open(&self, file: usize) -> io::Result<Box<dyn Bytes>> {
        let mut number = file;
        for part in &self.parts {
            match number.checked_sub(part.files().len()) {
                Some(rest) => number = rest,
                None => return part.open(number),
            }
        }
        Err(io::ErrorKind::NotFound.into())
    }
}
