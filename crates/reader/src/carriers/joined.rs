//! Several carriers joined into a single carrier: the files of each carrier follow the files of the carrier before.

use std::io;
use std::sync::Arc;

use super::{Bytes, Carriers, Container, Found, Lies, Unreadable};

/// Carriers joined in order.
#[derive(Debug)]
pub struct Joined {
    parts: Vec<Arc<dyn Carriers>>,
    files: Vec<Found>,
    unreadable: Vec<Unreadable>,
    containers: Vec<Container>,
}

impl Joined {
    /// Joins carriers. A file keeps the number of its carrier ([`Found::root`]).
    pub fn new(parts: Vec<Arc<dyn Carriers>>) -> Self {
        let files = parts.iter().flat_map(|part| part.files().iter().cloned()).collect();
        let unreadable = parts.iter().flat_map(|part| part.unreadable().iter().cloned()).collect();
        let containers = parts.iter().flat_map(|part| part.containers().iter().cloned()).collect();
        Self { parts, files, unreadable, containers }
    }

    /// Returns the carrier that holds a file, and the number of the file there.
    fn part_of(&self, file: usize) -> Option<(&Arc<dyn Carriers>, usize)> {
        let mut number = file;
        for part in &self.parts {
            match number.checked_sub(part.files().len()) {
                Some(rest) => number = rest,
                None => return Some((part, number)),
            }
        }
        None
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
        let (part, number) = self.part_of(file).ok_or(io::ErrorKind::NotFound)?;
        part.open(number)
    }

    fn containers(&self) -> &[Container] {
        &self.containers
    }

    fn lies(&self, file: usize) -> Option<Lies> {
        let (part, number) = self.part_of(file)?;
        part.lies(number)
    }
}
