//! `want` and `receipt`: slips of digits about what is missing, or that nothing is.

use std::env;

use serde_json::json;

use super::args::{Deal, Want};
use super::carrier::tell_refused;
use super::error::{Error, Result};
use super::exit::{Class, Exit as _};
use super::messages::msg;
use super::pins;
use super::terminal::{Task, Terminal};
use super::words;
use crate::bundle::Bundle;
use crate::check::{Checked, Verdict, check};
use crate::courier::{gather, want as slips};
use crate::error as library;
use crate::escape::{shown, shown_path};
use crate::format::Slip;
use crate::format::slip::SlipFault;
use crate::trust::Publishers;

/// Asks for what is missing.
pub(super) fn want(terminal: &Terminal, args: &Want) -> Result<Class> {
    if let Some(text) = &args.read {
        return read(terminal, args, text);
    }
    let (checked, publishers) = look(terminal, args)?;
    let mut objects = Vec::new();
    let mut words_of = Vec::new();
    let mut worst = Class::Done;
    let trusted = |bundle: &Bundle| bundle.require_trust(&publishers).is_ok();
    for (bundle, pool) in checked.finding.bundles.iter().zip(&checked.pools) {
        if bundle.table.is_none() {
            return Err(library::Error::SmallMissing(crate::format::sums::TABLE_NAME).into());
        }
        let slip = slips::want(bundle, pool);
        objects.push(json!({
            "id": bundle.list.id.to_string(),
            "trusted": trusted(bundle),
            "slip": slip.as_ref().map(|slip| words::want::slip_json(slip, Some(&bundle.list.id))),
        }));
        words_of.push(match &slip {
            Some(slip) => words::want::want(bundle, slip),
            None => words::want::nothing_missing(bundle, trusted(bundle)),
        });
    }
    terminal.json(&json!({"bundles": objects}));
    words_of.iter().for_each(|text| terminal.result(text));
    tell_refused(terminal, &checked.finding);
    for bundle in &checked.finding.bundles {
        if let Err(error) = bundle.require_trust(&publishers) {
            terminal.error(&error.into());
            worst = Class::NotTrusted;
        }
    }
    Ok(worst)
}

/// Tells that what is here is genuine and enough.
pub(super) fn receipt(terminal: &Terminal, args: &Want) -> Result<Class> {
    if let Some(text) = &args.read {
        return read(terminal, args, text);
    }
    let (checked, publishers) = look(terminal, args)?;
    let mut slips_of = Vec::new();
    // Beside a pinned publisher's bundle, anybody can lay one of his own.
    let any_pinned = checked.finding.bundles.iter().any(Bundle::is_pinned);
    for (bundle, report) in checked.finding.bundles.iter().zip(&checked.reports) {
        if any_pinned && !bundle.is_pinned() {
            let digits = bundle.digits().to_string();
            terminal.warn(msg!("want-passed-over", title = bundle.title(), digits = digits));
            continue;
        }
        let slip = slips::receipt(bundle, report, bundle.require_trust(&publishers));
        let slip =
            slip.inspect_err(|_| terminal.say(words::report(&checked.finding, bundle, report, &args.folders)))?;
        slips_of.push((bundle, report, slip));
    }
    terminal.json(&json!({"bundles": slips_of.iter().map(|(bundle, report, slip)| json!({
        "id": bundle.list.id.to_string(),
        "verdict": report.verdict.word(),
        "slip": words::want::slip_json(slip, Some(&bundle.list.id)),
    })).collect::<Vec<_>>()}));
    slips_of.iter().for_each(|(bundle, _, slip)| terminal.result(words::want::receipt(bundle, slip)));
    tell_refused(terminal, &checked.finding);
    let worst = slips_of.iter().map(|(_, report, _)| report.verdict).max().unwrap_or(Verdict::NotTrusted);
    Ok(worst.class())
}

fn look(terminal: &Terminal, args: &Want) -> Result<(Checked, Publishers)> {
    let publishers = pins::named_or_pinned(terminal, &args.publisher)?;
    let task = Task::begin(terminal);
    Ok((check(&args.folders, &publishers, &env::temp_dir(), &task.watch)?, publishers))
}

/// Brings what a slip asks for.
pub(super) fn answer(terminal: &Terminal, args: &Deal, text: &str) -> Result<Class> {
    let slip = Slip::parse(text)?;
    let [folder] = args.to.as_slice() else {
        return Err(Error::Usage(msg!("want-one-carrier")));
    };
    if !folder.is_dir() {
        return Err(library::Error::CorpusNotFolder(folder.clone()).into());
    }
    let publishers = pins::named_or_pinned(terminal, &args.publisher)?;
    let task = Task::begin(terminal);
    let checked = check(&args.bundle, &publishers, &env::temp_dir(), &task.watch)?;
    let index = checked.finding.bundles.iter().position(|bundle| slips::is_about(&slip, bundle));
    let other = || SlipFault::OtherBundle(slip.id_digits());
    let index = index.ok_or_else(other)?;
    let bundle = checked.finding.bundles.get(index).ok_or_else(other)?;
    let asked = slips::asked_blocks(&slip, bundle)?;
    if asked.is_empty() {
        return Err(Error::Usage(msg!("want-asks-nothing")));
    }
    let answered = gather::answer(&checked, index, &asked, folder, &task.watch)?;
    drop(task);
    if bundle.require_trust(&publishers).is_err() {
        terminal.warn(msg!("want-not-pinned", digits = bundle.digits().to_string()));
    }
    for failed in &answered.failed {
        terminal.warn(msg!("path-why", path = shown_path(&failed.path), why = shown(&failed.why)));
    }
    terminal.json(&words::want::answered_json(bundle, &answered));
    terminal.result(words::want::answered(bundle, &slip, &answered, folder));
    Ok(match (answered.failed.is_empty(), answered.lacking_blocks) {
        (false, _) => Class::CouldNot,
        (true, 0) => Class::Done,
        (true, _) => Class::Damaged,
    })
}

/// Says in words what a slip says.
fn read(terminal: &Terminal, args: &Want, text: &str) -> Result<Class> {
    let slip = Slip::parse(text)?;
    let checked = if args.folders.is_empty() { None } else { Some(look(terminal, args)?.0) };
    let bundle = match &checked {
        Some(checked) => {
            let mut all = checked.finding.bundles.iter();
            let bundle = all.find(|bundle| slips::is_about(&slip, bundle));
            let bundle = bundle.ok_or_else(|| SlipFault::OtherBundle(slip.id_digits()))?;
            slips::asked_blocks(&slip, bundle)?;
            Some(bundle)
        }
        None => None,
    };
    terminal.json(&json!({"slip": words::want::slip_json(&slip, bundle.map(|bundle| &bundle.list.id))}));
    terminal.result(words::want::read(&slip, bundle));
    Ok(Class::Done)
}
