//! Files that are made of boxes (ISO 14496-12, QuickTime): MP4, MOV, M4A, 3GP, HEIC, AVIF, CR3, JPEG XL.
#![cfg_attr(not(test), deny(clippy::arithmetic_side_effects))]

use std::io::{Read, Seek};

use super::bytes::{Bytes, PART_MAX, Stop};
use super::items;
use super::part::{Part, part};
use super::tiff::{self, About, Lies};
use super::told::{Giveaway, Told};

/// The level of boxes within boxes that is read.
const DEPTH_MAX: u32 = 12;
/// The box of a raw picture by Canon, in which Exif data lies.
const CANON: [u8; 16] = *b"\x85\xC0\xB6\x87\x82\x0F\x11\xE0\x81\x11\xF4\xCE\x46\x2B\x6A\x48";
/// Kinds of tracks with the places of a film: GoPro, Android, DJI, Sony.
const PLACE_TRACKS: [&[u8; 4]; 5] = [b"gpmd", b"camm", b"djmd", b"dbgi", b"rtmd"];
/// Entries with the name of a person: artist, author, director, producer, composer, writer, performer.
const AUTHORS: [&[u8; 4]; 11] = [
    b"\xA9ART", b"\xA9aut", b"\xA9dir", b"\xA9prd", b"\xA9com", b"\xA9wrt", b"\xA9prf", b"aART", b"auth", b"perf",
    b"ownr",
];

/// What the boxes of a box are.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Inside {
    Anything,
    /// Texts about the film.
    Notes,
    /// Texts about the film, by number or name.
    List,
}

/// Boxes that wait to be read.
struct Waiting {
    at: u64,
    end: u64,
    inside: Inside,
    depth: u32,
}

/// Looks into the boxes.
pub(super) fn look(bytes: &mut Bytes<'_, impl Read + Seek>, told: &mut Told) -> Result<(), Stop> {
    let mut waiting = vec![Waiting { at: 0, end: bytes.length(), inside: Inside::Anything, depth: 0 }];
    let mut is_whole = Ok(());
    while let Some(next) = waiting.pop() {
        is_whole = row(bytes, &next, &mut waiting, told).and(is_whole);
    }
    is_whole
}

fn row(
    bytes: &mut Bytes<'_, impl Read + Seek>,
    this: &Waiting,
    waiting: &mut Vec<Waiting>,
    told: &mut Told,
) -> Result<(), Stop> {
    if this.depth > DEPTH_MAX {
        return Err(Stop);
    }
    let mut at = this.at;
    let mut is_whole = Ok(());
    while let Some(part) = part(bytes, at, this.end)? {
        let within =
            |at: u64, inside: Inside| Waiting { at, end: part.end, inside, depth: this.depth.saturating_add(1) };
        let one = match (this.inside, &part.kind) {
            (_, b"moov" | b"trak" | b"mdia" | b"minf" | b"stbl" | b"moof" | b"traf") => {
                waiting.push(within(part.at, Inside::Anything));
                Ok(())
            }
            (_, b"udta") => {
                waiting.push(within(part.at, Inside::Notes));
                Ok(())
            }
            (_, b"meta") => {
                let children = after_version(bytes, part)?;
                waiting.push(within(children, Inside::Anything));
                items::look(bytes, Part { at: children, ..part }, told)
            }
            (_, b"ilst") => {
                waiting.push(within(part.at, Inside::List));
                Ok(())
            }
            (Inside::Anything, b"uuid") => {
                if bytes.read_up_to(part.at, 16)? == CANON {
                    waiting.push(within(part.at.saturating_add(16), Inside::Anything));
                }
                Ok(())
            }
            (Inside::Anything, b"stsd") => track(bytes, part, told),
            (Inside::Anything, b"keys") => keys(bytes, part, told),
            (Inside::Anything, b"CMT1" | b"CMT2") => exif(bytes, part, About::Exif, told),
            (Inside::Anything, b"CMT4") => exif(bytes, part, About::Position, told),
            // JPEG XL.
            (Inside::Anything, b"Exif") => items::exif(bytes, part.at, part.end, told),
            (Inside::Anything, b"brob") => Err(Stop),
            (_, b"gps ") => {
                told.add(Giveaway::Position);
                Ok(())
            }
            (Inside::Notes | Inside::List, kind) => {
                note(kind, part, told);
                Ok(())
            }
            (Inside::Anything, _) => Ok(()),
        };
        is_whole = one.and(is_whole);
        at = part.end;
    }
    is_whole
}

/// Returns where the boxes of a `meta` box begin. QuickTime has no version there.
fn after_version(bytes: &mut Bytes<'_, impl Read + Seek>, part: Part) -> Result<u64, Stop> {
    let is_quicktime = bytes.read_up_to(part.at.saturating_add(4), 4)? == b"hdlr";
    Ok(if is_quicktime { part.at } else { part.at.saturating_add(4) })
}

/// Looks at a text about the film.
fn note(kind: &[u8; 4], part: Part, told: &mut Told) {
    // A text begins with its length and its language.
    let has_text = part.length() > 4;
    match kind {
        b"\xA9xyz" | b"loci" => told.add_if(Giveaway::Position, has_text),
        // Serial numbers of GoPro cameras, and their settings.
        b"CAME" | b"GPMF" | b"\xA9ser" => told.add_if(Giveaway::Camera, has_text),
        kind => told.add_if(Giveaway::Author, has_text && AUTHORS.contains(&kind)),
    }
}

/// Looks at the names of the texts about the film, as phones write them.
fn keys(bytes: &mut Bytes<'_, impl Read + Seek>, part: Part, told: &mut Told) -> Result<(), Stop> {
    let length = usize::try_from(part.length()).unwrap_or(usize::MAX);
    let names = bytes.read(part.at, length.min(PART_MAX))?.to_ascii_lowercase();
    let any = |words: &[&[u8]]| words.iter().any(|word| memchr::memmem::find(&names, word).is_some());
    told.add_if(Giveaway::Position, any(&[b"location", b"gps", b"latitude"]));
    told.add_if(
        Giveaway::Author,
        any(&[b".author", b".artist", b".creator", b".director", b".producer", b"mdtaartist", b"mdtaauthor"]),
    );
    told.add_if(Giveaway::Camera, any(&[b"serial", b"owner", b"camera.identifier"]));
    if length > PART_MAX { Err(Stop) } else { Ok(()) }
}

/// Looks at the kinds of what a track holds.
fn track(bytes: &mut Bytes<'_, impl Read + Seek>, this: Part, told: &mut Told) -> Result<(), Stop> {
    let mut at = this.at.saturating_add(8);
    while let Some(entry) = part(bytes, at, this.end)? {
        told.add_if(Giveaway::Position, PLACE_TRACKS.contains(&&entry.kind));
        at = entry.end;
    }
    Ok(())
}

fn exif(bytes: &mut Bytes<'_, impl Read + Seek>, part: Part, first: About, told: &mut Told) -> Result<(), Stop> {
    tiff::look(bytes, Lies { at: part.at, end: part.end, first }, told)
}
