//! `scan`: codes in pictures and films become bundles.

use std::env;
use std::io;
use std::panic;
use std::path::Path;
use std::thread;

use serde_json::json;

use super::args::Scan;
use super::carrier::tell_refused;
use super::error::{Error, Result};
use super::exit::{Class, Exit as _};
use super::messages::msg;
use super::pins;
use super::terminal::{Task, Terminal};
use super::words;
use crate::check::Verdict;
use crate::courier::gather::Gathered;
use crate::scan::look::{Programs, READER, Stream};
use crate::scan::{Inputs, Scanned, scan};

/// Scans, and prints what is there now.
pub(super) fn run(terminal: &Terminal, args: &Scan) -> Result<Class> {
    let publishers = pins::named_or_pinned(terminal, &args.publisher)?;
    let mut paths = args.paths.clone();
    let streams = paths.iter().filter(|path| *path == Path::new("-")).count();
    paths.retain(|path| path != Path::new("-"));
    if streams > 1 || (args.raw.is_some() && streams == 0) {
        return Err(Error::Usage(msg!("scan-one-input")));
    }
    let stream = (streams == 1).then(|| Stream { reader: Box::new(io::stdin()), raw: args.raw });
    let programs = if args.no_programs { Programs::Forbidden } else { Programs::Allowed };
    // A decoder that gives up on a damaged picture has nothing to say to people.
    let before = panic::take_hook();
    panic::set_hook(Box::new(move |info| {
        if thread::current().name() != Some(READER) {
            before(info);
        }
    }));
    let task = Task::begin(terminal);
    let inputs = Inputs { paths, stream, programs };
    let scanned = scan(inputs, &args.output, &publishers, &env::temp_dir(), &task.watch)?;
    drop(task);
    print(terminal, &scanned, args);
    let mut class = Class::Done;
    let mut at_least = |other: Class| {
        if other as i32 > class as i32 {
            class = other;
        }
    };
    if let Some(Gathered { checked, sets, ignored, .. }) = &scanned.gathered {
        tell_refused(terminal, &checked.finding);
        let bundles = |index: &usize| checked.finding.bundles.get(*index);
        for bundle in ignored.iter().filter_map(bundles) {
            terminal.warn(words::gather::ignored(bundle));
        }
        for bundle in
            sets.iter().map(|set| &set.bundle).chain(ignored.iter().filter(|_| sets.is_empty())).filter_map(bundles)
        {
            if let Err(error) = bundle.require_trust(&publishers) {
                terminal.error(&error.into());
                at_least(Class::NotTrusted);
            }
        }
        for report in sets.iter().filter_map(|set| checked.reports.get(set.bundle)) {
            at_least(match report.verdict {
                // Codes carry what is needed to open a bundle, and nothing that can be spared.
                Verdict::Ok | Verdict::Openable | Verdict::DamagedButOpenable => Class::Done,
                other => other.class(),
            });
        }
    } else {
        at_least(Class::NotEnough);
    }
    if !scanned.unfinished.is_empty() {
        at_least(Class::NotEnough);
    }
    Ok(class)
}

fn print(terminal: &Terminal, scanned: &Scanned, args: &Scan) {
    let roots = [args.output.clone()];
    let mut objects = Vec::new();
    if let Some(Gathered { checked, sets, .. }) = &scanned.gathered {
        for set in sets {
            let pair = checked.finding.bundles.get(set.bundle).zip(checked.reports.get(set.bundle));
            let Some((bundle, report)) = pair else { continue };
            let mut object = words::report_json(bundle, report, &roots);
            if let Some(fields) = object.as_object_mut() {
                fields.insert("gathered".to_owned(), words::gather::set_json(set));
            }
            objects.push(object);
            let text = words::report(&checked.finding, bundle, report, &roots);
            terminal.result(format_args!("{text}\n{}", words::gather::set(set)));
        }
    }
    terminal.json(&json!({"bundles": objects, "scan": words::scan::json(scanned)}));
    if scanned.gathered.is_none() {
        terminal.result(words::scan::not_yet(scanned));
    }
    terminal.result(words::scan::counts(scanned));
    for one in &scanned.unfinished {
        terminal.result(words::scan::unfinished(&scanned.inputs, one));
    }
    if let Some(kept) = &scanned.kept {
        terminal.result(words::scan::kept(kept));
    }
    for frame in &scanned.false_frames {
        terminal.warn(words::scan::false_frame(&scanned.inputs, frame));
    }
    for skipped in &scanned.skipped {
        terminal.warn(words::scan::skipped(&scanned.inputs, skipped.at, &words::skip(&skipped.why)));
    }
}
