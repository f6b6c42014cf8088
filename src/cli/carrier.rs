//! Commands that need no key: `check`, `show`, `repair`.

use std::collections::HashMap;
use std::env;
use std::path::PathBuf;

use serde_json::json;

use super::archive;
use super::args;
use super::compared;
use super::error::Result;
use super::exit::{Class, Exit as _};
use super::messages::msg;
use super::openable::openable;
use super::opened;
use super::pins;
use super::proofs;
use super::terminal::{Task, Terminal};
use super::tone::Tone;
use super::words;
use super::words::part::Amounts as Counted;
use crate::bundle::Bundle;
use crate::check::{self, Checked, Held, Verdict};
use crate::courier::repair;
use crate::error::ReaderError;
use crate::escape::shown_path;
use crate::find::search::counting;
use crate::find::{Search, find};
use crate::format::Hash;
use crate::open::Contact;
use crate::watch::Watch;

/// Returns the folder that a bundle or its documents get where nobody names one.
pub(super) fn named(series: &str, release: u32) -> PathBuf {
    PathBuf::from(format!("{series}-{release}"))
}

/// Reads the folders and prints the verdict on every bundle in them.
pub(super) fn check(terminal: &Terminal, args: &args::Check) -> Result<Class> {
    let publishers = pins::named_or_pinned(terminal, &args.at.publisher, &args.at.folders)?;
    if let Some(class) = archive::check(terminal, args, &publishers)? {
        return Ok(class);
    }
    if let Some(class) = proofs::check(terminal, args, &publishers)? {
        return Ok(class);
    }
    if let Some(class) = opened::check(terminal, args, &publishers)? {
        return Ok(class);
    }
    let task = Task::begin(terminal);
    let mut found = find(&args.at.folders, &publishers, &env::temp_dir(), &task.watch)?;
    compared::after(&mut found, &args.after)?;
    let checked = check::check_found(found, &publishers, &env::temp_dir(), &task.watch)?;
    drop(task);
    let class = class_of(&checked);
    let counted = openable(terminal, &checked, &args.identity, &publishers)?;
    print(terminal, &checked, &args.at, (Some(class), &counted));
    tell_refused(terminal, &checked.search);
    compared::tell(terminal, &checked.search);
    compared::tell_letters(terminal, &checked.search, checked.held.iter().map(|held| &held.bundle));
    compared::tell_mirrors(terminal, &checked.search, checked.held.iter().map(|held| &held.bundle));
    compared::tell_passed_over(terminal, &checked.search, None);
    compared::tell_strangers(terminal, &checked.held, &publishers);
    compared::tell_conflicts(terminal, &checked.search);
    Ok(class)
}

/// Returns the answer about all bundles. Lists that became no bundle, and strangers' bundles beside a trusted one, do not
/// change the answer (FORMAT.md §11).
fn class_of(checked: &Checked) -> Class {
    let worst = checked.verdict();
    let counted = counting(&checked.held).0;
    let are_shares = || {
        let mut short = counted.iter().filter(|held| held.report.verdict == worst);
        short.all(|held| words::is_share(&checked.search, held))
    };
    if worst == Verdict::Incomplete && are_shares() { Class::Share } else { worst.class() }
}

/// Prints the reports, in words or as one object. `check` tells a whole share from a damaged one, and has an answer about all
/// bundles.
fn print(
    terminal: &Terminal,
    checked: &Checked,
    at: &args::Where,
    (answer, counted): (Option<Class>, &HashMap<Hash, Counted>),
) {
    let search = &checked.search;
    let bundle = |held: &Held| {
        let part = counted.get(&held.bundle.list.id).map(Counted::json);
        let about = words::with(compared::about(search, &held.bundle), json!({"openable_in_part": part}));
        let object = words::report_json(search, held, &at.folders, about);
        if words::is_share(search, held) {
            return words::judge(object, words::class_word(Class::Share), Class::Share);
        }
        object
    };
    terminal.json(|| {
        let object = json!({
            "bundles": checked.held.iter().map(bundle).collect::<Vec<_>>(),
            "extended": search.set_aside.iter().map(|aside| json!({
                "id": aside.id.to_string(),
                "recovery_block_count": aside.recovery_blocks,
                "by": aside.by.to_string(),
            })).collect::<Vec<_>>(),
            "refused": words::refused_json(search),
            "containers": words::containers::json(search),
            "unreadable": words::unreadable_json(search),
        });
        let class = answer.unwrap_or_else(|| checked.verdict().class());
        let word = match class {
            Class::Share => words::class_word(class),
            _ => words::verdict_word(checked.verdict()),
        };
        words::judge(words::compared::with_compared(object, search), word, class)
    });
    for held in &checked.held {
        terminal.result(match answer {
            Some(_) => words::checked(search, held, &at.folders, terminal.verbose),
            None => words::report(search, held, &at.folders),
        });
        if let Some(counted) = counted.get(&held.bundle.list.id) {
            terminal.result(words::labelled(&msg!("label-in-part"), &counted.words()));
        }
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
            terminal.result(words::here(&checked.search, held, &at.folders, terminal.verbose));
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
    let search = &finding.search;
    let is_trusted = counting(&finding.bundles).0.into_iter().all(trusted);
    let (word, class) = match (search.compared.conflicts.is_empty(), is_trusted) {
        (false, _) => ("conflict", Class::NotTrusted),
        (true, false) => ("not-trusted", Class::NotTrusted),
        (true, true) => ("ok", Class::Done),
    };
    terminal.json(|| {
        let facts = |bundle: &Bundle| json!({"facts": words::facts_json(&bundle.facts)});
        let bundles = finding.bundles.iter().map(|bundle| words::with(compared::about(search, bundle), facts(bundle)));
        let object = json!({"bundles": bundles.collect::<Vec<_>>()});
        words::judge(words::compared::with_compared(object, search), word, class)
    });
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
    compared::tell_conflicts(terminal, &finding.search);
    Ok(class)
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
    let whole = repaired.lost.is_empty();
    let (word, class) = if whole { ("ok", Class::Done) } else { ("openable", Class::Damaged) };
    terminal.json(|| {
        let object = json!({
            "output": output.to_string_lossy(),
            "rebuilt_block_count": repaired.rebuilt_blocks,
            "recomputed_block_count": repaired.recomputed_blocks,
            "lost": repaired.lost,
            "carried_others": words::others::carried_json(&held.bundle),
            "left_others": words::others::left_json(&held.bundle),
        });
        words::judge(words::with(words::compared::named_json(&held.bundle), object), word, class)
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
    Ok(class)
}
