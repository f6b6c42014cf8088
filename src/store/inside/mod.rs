//! Folders as people hold them: files, and archives and mails that hold files. Archives are read in place.
//!
//! Nothing inside an archive is trusted. Names lead nowhere, since they are only shown and compared. Every count and length
//! has a bound, and the bytes are proven as those of any file.
#![cfg_attr(not(test), deny(clippy::arithmetic_side_effects))]

pub(crate) mod album;
mod base64;
mod gzip;
mod kind;
mod mail;
mod member;
pub(crate) mod part;
mod room;
mod span;
mod tar;
mod zip;

use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::folders::FolderCarriers;
use crate::limits;
use member::{Inside, is_of_bundle, may_be_container};
use pannier_reader::carriers::{Bytes, Carriers, Container, ContainerKind, Found, LeftInside, Lies, Unreadable};
use pannier_reader::error::Result;
use room::Room;
use span::Span;

/// The files below some folders, and the files in the archives among them.
#[derive(Debug)]
pub struct HeldCarriers {
    plain: Arc<dyn Carriers>,
    files: Vec<Found>,
    places: Vec<Place>,
    containers: Vec<Container>,
    room: Room,
}

/// Where a file is.
#[derive(Debug)]
enum Place {
    /// A file of the folders, by its number.
    Plain(usize),
    /// A part of an archive, or of the room.
    Inside(Span),
}

impl HeldCarriers {
    /// Lists every regular file below the given folders, and every file in archives there. What is compressed is
    /// unpacked below `scratch`, until the value is dropped.
    ///
    /// # Errors
    /// Only when one of the given folders itself does not exist.
    pub fn list(roots: &[PathBuf], scratch: &Path) -> Result<Arc<dyn Carriers>> {
        let plain = FolderCarriers::list(roots)?;
        let found = plain.files().to_vec();
        let (files, places, containers) = (Vec::new(), Vec::new(), Vec::new());
        let mut all = Self { plain, files, places, containers, room: Room::new(scratch) };
        for (number, found) in found.into_iter().enumerate() {
            if found.bytes == 0 || is_of_bundle(&found.path) || !all.look_at(&found) {
                all.files.push(found);
                all.places.push(Place::Plain(number));
            }
        }
        // Nobody pays for a list that says nothing new.
        if all.containers.is_empty() {
            return Ok(all.plain);
        }
        Ok(Arc::new(all))
    }

    /// Looks into a file. Tells whether the files inside take the place of the file.
    fn look_at(&mut self, found: &Found) -> bool {
        // A file that cannot be read is told when it is read as a file.
        let Ok(span) = Span::open(&found.path) else { return false };
        let Some((kind, inside)) = self.inside(&span, &found.path, 0) else { return false };
        let Inside { members, left } = inside;
        let container = Container { path: found.path.clone(), kind, files: 0, left };
        let number = self.containers.len();
        self.containers.push(container);
        self.take(members, &found.path, found.root, number, 0);
        // A short archive may itself be a file that the publisher listed (FORMAT.md §3.1).
        found.bytes > limits::FACTS_MAX_BYTES && self.containers.get(number).is_some_and(|one| one.left.is_none())
    }

    /// Returns what is inside a file, if the file holds other files.
    fn inside(&mut self, span: &Span, path: &Path, depth: usize) -> Option<(ContainerKind, Inside)> {
        let head = span.head();
        let kind = kind::kind_of(&head, span, path)?;
        let is_by_name = may_be_container(path);
        if depth >= limits::CONTAINERS_DEPTH || self.containers.len() >= limits::CONTAINERS_MAX {
            return is_by_name.then(|| (kind, Inside::nothing(LeftInside::Bounds)));
        }
        let room = &mut self.room;
        let inside = match kind {
            ContainerKind::Zip => zip::look(span, is_by_name, room)?,
            ContainerKind::Tar => tar::look(span)?,
            ContainerKind::Gzip => gzip::look(span, path, room)?,
            ContainerKind::Mail => mail::look(span, room)?,
            ContainerKind::Base64 => mail::look_base64(span, path, room)?,
            ContainerKind::SevenZip
            | ContainerKind::Rar
            | ContainerKind::Xz
            | ContainerKind::Bzip2
            | ContainerKind::Image
            | ContainerKind::Pieces => Inside::nothing(LeftInside::Kind),
        };
        Some((kind, inside))
    }

    /// Takes the files of a container as files of the carrier. Containers among them are looked into.
    fn take(&mut self, members: Vec<member::Member>, path: &Path, root: usize, container: usize, depth: usize) {
        for member in members {
            let shown = path.join(&member.name);
            let deeper = depth.saturating_add(1);
            let inner = match is_of_bundle(&member.name) {
                true => None,
                false => self.inside(&member.span, &shown, deeper),
            };
            match inner {
                Some((_, Inside { members, left })) if !members.is_empty() => {
                    self.leave(container, left);
                    self.take(members, &shown, root, container, deeper);
                }
                // The outer container can be unpacked, and the inner one then stands alone.
                Some((_, Inside { left, .. })) => self.leave(container, left),
                None if self.files.len() >= limits::MEMBERS_ALL_MAX => self.leave(container, Some(LeftInside::Bounds)),
                None => {
                    let bytes = member.span.bytes;
                    self.files.push(Found { path: shown, bytes, root, same_as: None });
                    self.places.push(Place::Inside(member.span));
                    if let Some(container) = self.containers.get_mut(container) {
                        container.files = container.files.saturating_add(1);
                    }
                }
            }
        }
    }

    fn leave(&mut self, container: usize, why: Option<LeftInside>) {
        if let Some(container) = self.containers.get_mut(container) {
            container.left = container.left.or(why);
        }
    }
}

impl Carriers for HeldCarriers {
    fn files(&self) -> &[Found] {
        &self.files
    }

    fn unreadable(&self) -> &[Unreadable] {
        self.plain.unreadable()
    }

    fn open(&self, file: usize) -> io::Result<Box<dyn Bytes>> {
        match self.places.get(file).ok_or(io::ErrorKind::NotFound)? {
            Place::Plain(number) => self.plain.open(*number),
            Place::Inside(span) => Ok(Box::new(span.clone())),
        }
    }

    fn containers(&self) -> &[Container] {
        &self.containers
    }

    fn lies(&self, file: usize) -> Option<Lies> {
        match self.places.get(file)? {
            Place::Plain(number) => self.plain.lies(*number),
            Place::Inside(span) => span.lies(),
        }
    }
}
