//! Opening all documents of an archive with its sections apart, on all cores (FORMAT.md §10.5).
#![cfg_attr(not(test), deny(clippy::arithmetic_side_effects))]

use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

use super::beginning::unpack_from_the_beginning;
use super::plain::Unlocked;
use super::sections::{Map, decoder};
use super::writers::{Help, Helped, Writers};
use super::{Done, Proof, Unpacked, Way, enter, finish, require_fit, require_small_list, walk};
use crate::blocks::source::Source;
use crate::carriers::Documents;
use crate::error::{Error, PayloadFault, Result};
use crate::keys::PublicKey;
use crate::threads;
use crate::watch::Watch;
use pannier_format::Facts;
use pannier_format::archive::Names;

/// The fewest sections that are worth threads: the last one holds the list alone.
const SECTIONS_LEAST: usize = 3;
/// The fewest bytes of the archive in a section, on average. Looking at each of many tiny sections first would cost more than it saves.
const SECTION_LEAST_BYTES: u64 = 1 << 20;

/// What came of one section.
struct Opened {
    number: usize,
    unpacked: Unpacked,
    written: Vec<Done>,
    /// The list and its signature, from the last section.
    proof: Option<Proof>,
}

/// Opens all documents. Returns `None` if the archive has no sections that are worth it.
///
/// # Errors
/// As [`unpack`](super::unpack).
pub(super) fn unpack(
    unlocked: &Unlocked<'_>,
    source: &Source,
    facts: &Facts,
    publisher: &PublicKey,
    out: Option<&dyn Documents>,
    watch: &Watch,
) -> Result<Option<Unpacked>> {
    let Some(map) = worth_it(unlocked, watch)? else { return Ok(None) };
    let opened = open_all(unlocked, &map, out, watch);
    let opened = opened
        .and_then(|opened| merge(opened, out))
        .and_then(|(unpacked, proof)| finish(unpacked, facts, publisher, proof, out));
    match opened {
        Err(error @ (Error::Payload(_) | Error::Contents(_) | Error::Exists(_))) => {
            // The words come from the beginning of the archive, where every reader would meet the fault.
            unpack_from_the_beginning(source, facts, publisher, &unlocked.with(), None, watch)?;
            Err(match error {
                Error::Exists(_) => error,
                _ => PayloadFault::Compression("the seek table is not that of the archive".into()).into(),
            })
        }
        opened => opened.map(Some),
    }
}

/// Returns the sections of an archive if it is worth opening them apart: every section begins with an entry. Whatever is wrong is told by
/// the reader of the whole archive.
fn worth_it(unlocked: &Unlocked<'_>, watch: &Watch) -> Result<Option<Map>> {
    let mut plain = unlocked.reader(watch)?;
    let Ok(Some(map)) = Map::read(&mut plain) else { return Ok(None) };
    let sections = map.sections.len();
    let average = map.content_bytes.checked_div(sections as u64).unwrap_or(0);
    if sections < SECTIONS_LEAST || average < SECTION_LEAST_BYTES {
        return Ok(None);
    }
    let mut decoder = decoder()?;
    for number in 0..sections {
        watch.advance(0)?;
        let begun = map.begin((&mut plain, &mut decoder), number, Names::default());
        if !begun.is_ok_and(|mut archive| archive.next_entry().is_ok()) {
            return Ok(None);
        }
    }
    Ok(Some(map))
}

/// Opens the sections, each on the next thread that is free. A thread for which no section is left helps the others: sections are few,
/// and seldom end at the same time.
fn open_all(unlocked: &Unlocked<'_>, map: &Map, out: Option<&dyn Documents>, watch: &Watch) -> Result<Vec<Opened>> {
    if let Some(out) = out {
        out.require_space(map.content_bytes)?;
    }
    let (names, next, failed) = (Names::default(), AtomicUsize::new(0), AtomicBool::new(false));
    let help = Help::new();
    let work = |_| {
        let (mut all, way) = (Vec::new(), help.way());
        let (mut plain, mut decoder) = (unlocked.reader(watch)?, decoder()?);
        loop {
            let number = next.fetch_add(1, Ordering::Relaxed);
            if number >= map.sections.len() || failed.load(Ordering::Relaxed) {
                drop(way);
                return Ok((all, help.give(out)?));
            }
            let archive = map.begin((&mut plain, &mut decoder), number, names.clone());
            let opened = archive.and_then(|mut archive| {
                let helped = way.as_ref().map(|way| Helped { section: number, way });
                let mut writers = Writers::alone(out, helped);
                let (unpacked, proof) = match map.is_last(number) {
                    true => walk(&mut archive, &mut writers, out).map(|(unpacked, proof)| (unpacked, Some(proof))),
                    false => {
                        let mut way = Way::new(&mut writers, out);
                        while let Some(entry) = archive.next_entry()? {
                            way.entry(&mut archive, entry)?;
                        }
                        Ok((way.unpacked, None))
                    }
                }?;
                map.end(archive, number)?;
                Ok(Opened { number, unpacked, written: writers.finish()?, proof })
            });
            match opened {
                Ok(opened) => all.push(opened),
                Err(error) => {
                    failed.store(true, Ordering::Relaxed);
                    return Err(error);
                }
            }
        }
    };
    let (opened, given): (Vec<Vec<Opened>>, Vec<Vec<_>>) = threads::each(threads::count(), work)?.into_iter().unzip();
    let mut opened: Vec<Opened> = opened.into_iter().flatten().collect();
    opened.sort_by_key(|one| one.number);
    for (section, done) in given.into_iter().flatten() {
        // Every section was opened, so the numbers are the places.
        opened.get_mut(section).ok_or(Error::Bug("help for a section that is not there"))?.written.push(done);
    }
    Ok(opened)
}

/// Joins what came of all sections, in their order.
fn merge(opened: Vec<Opened>, out: Option<&dyn Documents>) -> Result<(Unpacked, Proof)> {
    let (mut all, mut proof) = (Unpacked::default(), None);
    for mut one in opened {
        enter(&mut one.unpacked, one.written);
        if !all.documents.append(&one.unpacked.documents) {
            return Err(Error::Bug("more paths than the list may have"));
        }
        all.folders = all.folders.saturating_add(one.unpacked.folders);
        all.left_out.append(&mut one.unpacked.left_out);
        proof = proof.or(one.proof);
    }
    require_small_list(all.documents.text_bytes())?;
    require_fit(&mut all, out)?;
    Ok((all, proof.ok_or(Error::Bug("an archive without a last section"))?))
}
