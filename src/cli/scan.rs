//! `scan`: codes in pictures and films become bundles.

use std::env;
use std::io;
use std::path::Path;

use serde_json::json;

use super::args::Scan;
use super::card::quiet_readers;
use super::carrier::tell_refused;
use super::compared;
use super::error::{Error, Result};
use super::exit::{Class, Exit as _};
use super::messages::msg;
use super::pins;
use super::terminal::{Task, Terminal};
use super::words;
use crate::check::{Held, Verdict};
use crate::courier::gather::{Gathered, Set};
use crate::scan::look::{Programs, Stream};
use crate::scan::{Inputs, Scanned, scan};
use crate::trust::Publishers;
use crate::workshop::Workshop;

/// Scans, and prints the bundles that are there now.
pub(super) fn run(terminal: &Terminal, args: &Scan) -> Result<Class> {
    let publishers = pins::named_or_pinned(terminal, &args.publisher, args.paths.iter().chain([&args.output]))?;
    let mut paths = args.paths.clone();
    let streams = paths.iter().filter(|path| *path == Path::new("-")).count();
    paths.retain(|path| path != Path::new("-"));
    if streams > 1 || (args.raw.is_some() && streams == 0) {
        return Err(Error::Usage(msg!("scan-one-input")));
    }
    let stream = (streams == 1).then(|| Stream { reader: Box::new(io::stdin()), raw: args.raw });
    let programs = if args.no_programs { Programs::Forbidden } else { Programs::Allowed };
    quiet_readers();
    let task = Task::begin(terminal);
    let inputs = Inputs { paths, stream, programs, workshop: Workshop::of_this_program() };
    let scanned = scan(inputs, &args.output, &publishers, &env::temp_dir(), &task.watch)?;
    drop(task);
    if let (true, Some(confinement)) = (terminal.verbose, scanned.confinement) {
        terminal.say(words::confinement(confinement));
    }
    let class = class_of(&scanned, &publishers);
    print(terminal, &scanned, args, class);
    if let Some(Gathered { search, sets, ignored, .. }) = &scanned.gathered {
        tell_refused(terminal, search);
        for held in ignored {
            terminal.warn(words::gather::ignored(&held.bundle));
        }
        for held in counted(sets, ignored) {
            if let Err(error) = publishers.require(held) {
                terminal.error(&error.into());
            }
        }
        compared::tell(terminal, search);
        compared::tell_conflicts(terminal, search);
    }
    Ok(class)
}

/// Returns the bundles that must be by a trusted publisher: those that were gathered, or those that were not if there are no
/// others.
fn counted<'a>(sets: &'a [(Held, Set)], ignored: &'a [Held]) -> impl Iterator<Item = &'a Held> {
    sets.iter().map(|(held, _)| held).chain(ignored.iter().filter(|_| sets.is_empty()))
}

/// Returns the answer about all that was scanned.
fn class_of(scanned: &Scanned, publishers: &Publishers) -> Class {
    let mut class = Class::Done;
    let mut at_least = |other: Class| {
        if other as i32 > class as i32 {
            class = other;
        }
    };
    if let Some(Gathered { sets, ignored, .. }) = &scanned.gathered {
        if counted(sets, ignored).any(|held| publishers.require(held).is_err()) {
            at_least(Class::NotTrusted);
        }
        for (held, _) in sets {
            at_least(match held.report.verdict {
                // Codes carry the blocks that are needed to open a bundle. Missing spare blocks are therefore no fault.
                Verdict::Ok | Verdict::Openable | Verdict::DamagedButOpenable => Class::Done,
                other => other.class(),
            });
        }
    } else if !is_of_cards(scanned) {
        at_least(Class::NotEnough);
    }
    if !scanned.unfinished.is_empty() {
        at_least(Class::NotEnough);
    }
    class
}

/// Tells whether cards of keys were seen, and nothing of a bundle.
fn is_of_cards(scanned: &Scanned) -> bool {
    !scanned.cards.is_empty() && scanned.counts.frames == 0
}

fn print(terminal: &Terminal, scanned: &Scanned, args: &Scan, class: Class) {
    let roots = &[args.output.clone()][..];
    if let Some(Gathered { search, sets, .. }) = &scanned.gathered {
        for (held, set) in sets {
            let text = words::report(search, held, roots);
            terminal.result(format_args!("{text}\n{}", words::gather::set(set)));
        }
    }
    terminal.json(|| {
        let bundles = scanned.gathered.iter().flat_map(|Gathered { search, sets, .. }| {
            let about = |held: &Held| compared::about(search, &held.bundle);
            let one = move |(held, set): &(Held, Set)| words::gather::held_json(search, held, set, roots, about(held));
            sets.iter().map(one)
        });
        let object = json!({
            "output": args.output.to_string_lossy(),
            "bundles": bundles.collect::<Vec<_>>(),
            "scan": words::scan::json(scanned),
        });
        let object = words::judge(object, words::class_word(class), class);
        match &scanned.gathered {
            Some(gathered) => words::compared::with_compared(object, &gathered.search),
            None => object,
        }
    });
    if scanned.gathered.is_none() && !is_of_cards(scanned) {
        terminal.result(words::scan::not_yet(scanned));
    }
    for one in &scanned.cards {
        terminal.result(words::card::written(one));
    }
    if !is_of_cards(scanned) {
        terminal.result(words::scan::counts(scanned));
    }
    if let Some(others) = words::scan::others(scanned) {
        terminal.result(others);
    }
    for one in &scanned.unfinished {
        terminal.result(words::scan::unfinished(&scanned.inputs, one));
    }
    if let Some(kept) = &scanned.kept {
        terminal.result(words::scan::kept(kept));
    }
    for frame in &scanned.false_frames {
        terminal.warn(words::scan::false_frame(&scanned.inputs, frame));
    }
    for at in &scanned.crowded {
        terminal.warn(words::scan::crowded(&scanned.inputs, *at));
    }
    for skipped in &scanned.skipped {
        terminal.warn(words::scan::skipped(&scanned.inputs, skipped.at, &words::skip(&skipped.why)));
    }
}
