//! Counts of a scan, and the objects of which too few frames were seen.
#![cfg_attr(not(test), deny(clippy::arithmetic_side_effects))]

use std::ops::RangeInclusive;

use crate::format::frame::Group;
use pannier_optical::objects::receive::Sighting;

/// Counts of everything that was read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Pictures, pages and pictures of films that were searched for codes.
    pub pictures: u64,
    /// Codes that were read, or lines of text. The same code may be counted often.
    pub codes: u64,
    /// Different frames among the codes.
    pub frames: u64,
    /// Different codes that are no frames of pannier.
    pub foreign: u64,
    /// Different frames that are damaged or malformed.
    pub broken: u64,
}

/// An object of which too few frames were seen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unfinished {
    /// The properties that all frames of the object share.
    pub group: Group,
    /// The name of the chunk and the id of its bundle, if a list that arrived names them.
    pub name: Option<(String, String)>,
    /// The number of different frames seen.
    pub have: u32,
    /// The numbers of the frames that were not seen, from 1, as the labels count, in runs.
    pub missing: Vec<RangeInclusive<u32>>,
    /// The pages of the sheet with the missing frames, from 1, if the pages are known.
    pub missing_pages: Vec<u32>,
    /// The content of a bag, if a list that arrived shows the content.
    pub holds: Option<Holds>,
    /// `true` if frames of no other object were seen.
    pub alone: bool,
    /// The numbers under which contradicting frames were seen.
    pub conflicts: Vec<Conflict>,
}

/// The content of a bag.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Holds {
    /// The small files of a bundle.
    SmallFiles,
    /// A whole bundle.
    Everything,
    /// The blocks that opening in part needs first.
    FirstBlocks,
}

/// Contradicting frames of one number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Conflict {
    /// The number as the label counts, from 1.
    pub number: u32,
    /// The page of the sheet with the true frame, from 1, if the page is known.
    pub page: Option<u32>,
    /// The places where the frames were seen.
    pub seen: Vec<Sighting>,
}
