//! Commands that need no key: `check`, `show`, `repair`.

use std::env;

use serde_json::json;

use super::args;
use super::compared;
use super::error::Result;
use super::exit::{Class, Exit as _};
use super::maintainer::named;
use super::messages::msg;
use super::opened;
use super::pins;
use super::terminal::{Task, Terminal};
use super::tone::Tone;
use super::words;
use crate::bundle::Bundle;
use crate::check::{self, Checked, Held, Verdict};
use crate::courier::repair;
use crate::error::ReaderError;
use crate::escape::shown_path;
use crate::find::search::counting;
use crate::find::{Search, find};
use crate::open::Contact;
use crate::watch::Watch;

/// Reads the folders and prints the verdict on every bundle in them.
pub(super) fn check(terminal: &Terminal, args: &args::Check) -> Result<Class> {
    let publishers = pins::named_or_pinned(terminal, &args.at.publisher, &args.at.folders)?;
    if let Some(class) = opened::check(terminal, args, &publishers)? {
        return Ok(class);
    }
    let task = Task::begin(terminal);
    let mut found = find(&args.at.folders, &publishers, &env::temp_dir(), &task.watch)?;
    compared::after(&mut found, &args.after)?;
    let checked = check::check_found(found, &publishers, &env::temp_dir(), &task.watch)?;
    drop(task);
    print(terminal, &checked, &args.at, true);
    tell_refused(terminal, &checked.search);
    compared::tell(terminal, &checked.search);
    compared::tell_letters(terminal, &checked.search, checked.held.iter().map(|held| &held.bundle));
    compared::tell_passed_over(terminal, &checked.search, None);
    compared::tell_strangers(terminal, &checked.held, &publishers);
    compared::tell_conflicts(terminal, &checked.search);
    // Lists that became no bundle, and strangers' bundles beside a trusted one, do not change the answer (FORMAT.md §11).
    let counted = counting(&checked.held).0;
    let worst = checked.verdict();
    let are_shares = || {
        let mut short = counted.iter().filter(|held| held.report.verdict == worst);
        short.all(|held| words::is_share(&checked.search, held))
    };
    Ok(if worst == Verdict::Incomplete && are_shares() { Class::Share } else { worst.class() })
}

/// Prints the reports, in words or as one object. `check` tells a whole share from a damaged one.
pub(super) fn print(terminal: &Terminal, checked: &Checked, at: &args::Where, tells_shares: bool) {
    let bundle = |held: &Held| {
        let mut object = words::report_json(held, &at.folders);
        let older = checked.search.compared.older_than(&held.bundle.list.id).map(|older| older.remembered);
        object.as_object_mut().and_then(|fields| fields.insert("older_than".to_owned(), older.into()));
        if let (true, Some(fields)) = (tells_shares && words::is_share(&checked.search, held), object.as_object_mut()) {
            fields.insert("verdict".to_owned(), msg!("head-share").into());
            fields.insert("exit_code".to_owned(), (Class::Share as i32).into());
        }
        object
    };
    let object = || {
        json!({
            "bundles": checked.held.iter().map(bundle).collect::<Vec<_>>(),
            "extended": checked.search.set_aside.iter().map(|aside| json!({
                "id": aside.id.to_string(), "recovery_blocks": aside.recovery_blocks, "by": aside.by.to_string(),
            })).collect::<Vec<_>>(),
            "refused": checked.search.refused.iter().map(|(path, error)| json!({
                "path": path.to_string_lossy(), "error": words::of_reader(error), "exit_code": error.class() as i32,
            })).collect::<Vec<_>>(),
            "containers": words::containers::json(&checked.search),
            "unreadable": checked.search.unreadable.iter().map(|file| json!({
                "path": file.path.to_string_lossy(), "why": file.why,
            })).collect::<Vec<_>>(),
        })
    };
    terminal.json(|| words::compared::with_compared(object(), &checked.search));
    for held in &checked.held {
        terminal.result(match tells_shares {
            true => words::checked(&checked.search, held, &at.folders, terminal.verbose),
            false => words::report(&checked.search, held, &at.folders),
        });
    }
}

/// Refused lists that are reported one by one. A screen full of refused lists would hide the important lines.
const REFUSED_TOLD: usize = 8;

/// Says why some lists beside a good bundle did not become bundles.
pub(super) fn tell_refused(terminal: &Terminal, search: &Search) {
    let refused = &search.refused;
    for (path, error) in refused.iter().take(REFUSED_TOLD) {
        terminal.warn(msg!("path-why", path = shown_path(path), why = words::of_reader(error)));
    }
    if let Some(more) = refused.len().checked_sub(REFUSED_TOLD).filter(|more| *more > 0) {
        terminal.warn(msg!("report-more-refused", more = more.to_string()));
    }
}

/// Says which small files were changed on their way, and what was taken back.
pub(super) fn tell_mended(terminal: &Terminal, bundle: &Bundle) {
    for mended in words::mended(bundle) {
        terminal.say(format_args!("  {mended}"));
    }
}

/// Prints everything that is known about a bundle, before the reason why the bundle does not open.
pub(super) fn explain(terminal: &Terminal, checked: &Checked, at: &args::Where) {
    tell_refused(terminal, &checked.search);
    // With --json, the error is the only object. `check --json` has the rest.
    if !terminal.json {
        terminal.result(words::head(Tone::Bad, &msg!("head-not-done"), &msg!("open-what-is-here")));
        for held in &checked.held {
            terminal.result(words::here(&checked.search, held, &at.folders));
        }
    }
}

/// Prints the facts of every bundle.
pub(super) fn show(terminal: &Terminal, args: &args::Show) -> Result<Class> {
    let publishers = pins::named_or_pinned(terminal, &args.at.publisher, &args.at.folders)?;
    let mut finding = find(&args.at.folders, &publishers, &env::temp_dir(), &Watch::default())?;
    if finding.bundles.is_empty() {
        return Err(finding.reason().into());
    }
    let trusted = |bundle: &Bundle| publishers.trusted(bundle).is_some();
    let object = || {
        json!({
            "bundles": finding.bundles.iter().map(|bundle| json!({
                "facts": words::facts_json(&bundle.facts, &bundle.list.id),
                "publisher_digits": bundle.digits().to_string(),
                "trusted": trusted(bundle),
                "pinned_as": words::compared::pinned_as(&bundle.trust.maker()),
                "cosigned_by": words::compared::cosigners_json(bundle),
                "signatures": words::quorum::signatures_json(bundle),
            })).collect::<Vec<_>>(),
        })
    };
    terminal.json(|| words::compared::with_compared(object(), &finding.search));
    let conflicts = &finding.search.compared.conflicts;
    if !conflicts.is_empty() {
        terminal.result(words::compared::conflicts(conflicts));
    }
    for bundle in &finding.bundles {
        terminal.result(words::facts(&finding.search, bundle));
        if let Some(read) = words::containers::of_bundle(&finding.search, bundle) {
            terminal.result(read);
        }
    }
    compared::tell(terminal, &finding.search);
    compared::tell_letters(terminal, &finding.search, &finding.bundles);
    compared::tell_passed_over(terminal, &finding.search, None);
    let disputed = compared::tell_conflicts(terminal, &finding.search);
    let is_trusted = counting(&finding.bundles).0.into_iter().all(trusted);
    Ok(if is_trusted && !disputed { Class::Done } else { Class::NotTrusted })
}

/// Writes a complete bundle again.
pub(super) fn repair(terminal: &Terminal, args: &args::Repair) -> Result<Class> {
    let publishers = pins::named_or_pinned(terminal, &args.at.publisher, &args.at.folders)?;
    if let Some(there) = args.output.as_ref().filter(|output| output.exists()) {
        return Err(ReaderError::Exists(there.clone()).into());
    }
    let task = Task::begin(terminal);
    let checked = check::check(&args.at.folders, &publishers, &env::temp_dir(), &task.watch)?;
    let held = checked.one(&args.which.wanted())?;
    let facts = &held.bundle.facts;
    let output = args.output.clone().unwrap_or_else(|| named(&facts.series, facts.release));
    let contact = if args.untrusted_publisher { Contact::First } else { Contact::Pinned };
    publishers.admit(held, contact)?;
    let repaired = repair::repair(held, &output, &task.watch);
    drop(task);
    let repaired = repaired.inspect_err(|_| explain(terminal, &checked, &args.at))?;
    terminal.json(|| {
        json!({
            "rebuilt_blocks": repaired.rebuilt_blocks,
            "recomputed_blocks": repaired.recomputed_blocks,
            "lost": repaired.lost,
            "carried_others": words::others::carried_json(&held.bundle),
            "left_others": words::others::left_json(&held.bundle),
        })
    });
    let bundle = &held.bundle;
    compared::tell(terminal, &checked.search);
    compared::tell_letters(terminal, &checked.search, [bundle]);
    compared::tell_passed_over(terminal, &checked.search, Some(bundle));
    compared::warn_of(terminal, &checked.search, bundle);
    let title = bundle.title();
    if bundle.signature.text() != bundle.signature.as_made_by(&bundle.publisher.base64()) {
        terminal.warn(msg!("repair-first-line"));
    }
    for name in &repaired.lost {
        terminal.warn(msg!("repair-lost", name = name.as_str()));
    }
    let whole = repaired.lost.is_empty();
    let folder = shown_path(&output);
    terminal.result(if whole {
        words::head(Tone::Good, &msg!("head-ok"), &msg!("repair-whole", title = title, folder = folder))
    } else {
        words::head(Tone::Fair, &msg!("head-openable"), &msg!("repair-chunks", title = title, folder = folder))
    });
    let rebuilt = msg!("repair-rebuilt", data = repaired.rebuilt_blocks, recovery = repaired.recomputed_blocks);
    let mut told = words::labelled(&msg!("label-rebuilt"), &rebuilt);
    words::others::tell(&mut told, bundle);
    terminal.result(told);
    Ok(if whole { Class::Done } else { Class::Damaged })
}
