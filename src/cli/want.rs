//! `want` and `receipt`: slips of digits that ask for missing parts, or say that no part is missing.

use std::env;

use serde_json::{Value, json};

use super::args::{Deal, Look, Want};
use super::carrier::tell_refused;
use super::compared;
use super::error::{Error, Result};
use super::exit::{Class, Exit as _};
use super::messages::msg;
use super::pins;
use super::terminal::{Task, Terminal};
use super::words;
use crate::check::{Checked, Held, Verdict, check};
use crate::courier::gather;
use crate::courier::want::{self as slips, Extent};
use crate::error::{self as library, ReaderError};
use crate::find::search::counting;
use crate::format::Slip;
use crate::format::slip::Order;
use crate::open::Contact;
use crate::trust::Publishers;

/// Asks for the missing parts.
pub(super) fn want(terminal: &Terminal, args: &Want) -> Result<Class> {
    if let Some(text) = &args.look.read {
        return read(terminal, &args.look, text);
    }
    let (checked, publishers) = look(terminal, &args.look)?;
    if args.base {
        return want_base(terminal, &checked, &publishers);
    }
    let extent = if args.all { Extent::All } else { Extent::Enough };
    let mut objects = Vec::new();
    let mut words_of = Vec::new();
    for held in counting(&checked.held).0 {
        let bundle = &held.bundle;
        if bundle.table.is_none() {
            return Err(ReaderError::SmallMissing(crate::format::sums::TABLE_NAME).into());
        }
        let admitted = publishers.admit(held, Contact::First)?;
        let asked = slips::want(&admitted, extent);
        let object = json!({
            "slip": asked.as_ref().map(|asked| words::want::slip_json(&asked.slip, Some(&bundle.list.id))),
            "asked_block_count": asked.as_ref().map_or(0, |asked| asked.asked_blocks),
            "lacking_block_count": asked.as_ref().map_or(0, |asked| asked.lacking_blocks),
        });
        let verdict = held.report.verdict;
        let object = words::judge(object, words::verdict_word(verdict), verdict.class());
        objects.push(words::with(words::compared::named_json(bundle), object));
        words_of.push(match &asked {
            Some(asked) => words::want::want(bundle, asked),
            None => words::want::nothing_missing(bundle, held.report.verdict),
        });
    }
    print(terminal, &checked, objects);
    words_of.iter().for_each(|text| terminal.whole(text));
    Ok(after_slips(terminal, &checked, &publishers))
}

/// Asks for the releases on which deltas build, unless the releases are here or other deltas make them.
fn want_base(terminal: &Terminal, checked: &Checked, publishers: &Publishers) -> Result<Class> {
    let (mut objects, mut words_of) = (Vec::new(), Vec::new());
    let bundles = counting(&checked.held).0;
    for bundle in bundles.iter().map(|held| &held.bundle) {
        let base = bundle.facts.base_series().zip(bundle.facts.since);
        let makes = |other: &&Held| {
            let facts = &other.bundle.facts;
            Some((facts.base_series().unwrap_or(&facts.series), facts.release)) == base
        };
        let is_here = bundles.iter().any(makes);
        let slip = slips::want_base(bundle).filter(|_| !is_here);
        words_of.push(match &slip {
            Some(slip) => words::want::base(&bundle.title(), slip),
            None => {
                let base = base.map(|(series, release)| format!("{series} {release}"));
                words::want::no_base_wanted(bundle, base.as_deref())
            }
        });
        let slip = slip.as_ref().map(|slip| words::want::slip_json(slip, Some(&bundle.list.id)));
        objects.push(words::with(words::compared::named_json(bundle), json!({"slip": slip})));
    }
    print(terminal, checked, objects);
    words_of.iter().for_each(|text| terminal.whole(text));
    Ok(after_slips(terminal, checked, publishers))
}

/// Prints slips that ask for something as one object.
fn print(terminal: &Terminal, checked: &Checked, bundles: Vec<Value>) {
    let class = class_of(checked);
    let word = match class {
        Class::NotTrusted => words::verdict_word(checked.verdict()),
        class => words::class_word(class),
    };
    let object = |bundles| words::compared::with_compared(json!({"bundles": bundles}), &checked.search);
    terminal.json(|| words::judge(object(bundles), word, class));
}

/// Says what is to be said after slips that ask for something. Returns the class of the command.
fn after_slips(terminal: &Terminal, checked: &Checked, publishers: &Publishers) -> Class {
    tell_refused(terminal, &checked.search);
    compared::tell(terminal, &checked.search);
    compared::tell_passed_over(terminal, &checked.search, None);
    compared::tell_strangers(terminal, &checked.held, publishers);
    compared::tell_conflicts(terminal, &checked.search);
    class_of(checked)
}

/// Returns the answer about a request: a stranger's bundle is asked for too, and is no success.
fn class_of(checked: &Checked) -> Class {
    match checked.verdict() {
        verdict @ (Verdict::NotTrusted | Verdict::Conflict) => verdict.class(),
        Verdict::Ok | Verdict::Openable | Verdict::DamagedButOpenable | Verdict::Incomplete => Class::Done,
    }
}

/// Tells that the bundle here is genuine and enough.
pub(super) fn receipt(terminal: &Terminal, args: &Look) -> Result<Class> {
    if let Some(text) = &args.read {
        return read(terminal, args, text);
    }
    let (checked, publishers) = look(terminal, args)?;
    let mut slips_of = Vec::new();
    // A receipt would claim that one of the bundles is genuine.
    let conflicts = &checked.search.compared.conflicts;
    if !conflicts.is_empty() {
        return Err(ReaderError::Conflict(conflicts.clone()).into());
    }
    // Any person can put their own bundle beside the bundle of a pinned publisher.
    compared::tell_passed_over(terminal, &checked.search, None);
    for held in counting(&checked.held).0 {
        let slip = publishers.require(held).map_err(library::Error::from).and_then(|held| Ok(slips::receipt(&held)?));
        let slip = slip.inspect_err(|_| terminal.say(words::report(&checked.search, held, &args.folders)))?;
        slips_of.push((&held.bundle, &held.report, slip));
    }
    let worst = slips_of.iter().map(|(_, report, _)| report.verdict).max().unwrap_or(Verdict::NotTrusted);
    terminal.json(|| {
        let bundles = slips_of.iter().map(|(bundle, report, slip)| {
            let object = json!({"slip": words::want::slip_json(slip, Some(&bundle.list.id))});
            let object = words::with(words::compared::named_json(bundle), object);
            words::judge(object, words::verdict_word(report.verdict), report.verdict.class())
        });
        let object = json!({"bundles": bundles.collect::<Vec<_>>()});
        words::judge(object, words::verdict_word(worst), worst.class())
    });
    slips_of.iter().for_each(|(bundle, _, slip)| terminal.whole(words::want::receipt(bundle, slip)));
    tell_refused(terminal, &checked.search);
    compared::tell(terminal, &checked.search);
    compared::tell_letters(terminal, &checked.search, slips_of.iter().map(|(bundle, ..)| *bundle));
    Ok(worst.class())
}

fn look(terminal: &Terminal, args: &Look) -> Result<(Checked, Publishers)> {
    let publishers = pins::named_or_pinned(terminal, &args.publisher, &args.folders)?;
    let task = Task::begin(terminal);
    Ok((check(&args.folders, &publishers, &env::temp_dir(), &task.watch)?, publishers))
}

/// Reads a slip that a person typed or pasted. Says so if the groups were typed in the order of text from right to left.
pub(super) fn slip_in(terminal: &Terminal, text: &str) -> Result<Slip> {
    let (slip, order) = Slip::typed(text)?;
    if order == Order::Reversed {
        terminal.say(msg!("typed-reversed"));
    }
    Ok(slip)
}

/// Brings the blocks that a slip asks for.
pub(super) fn answer(terminal: &Terminal, args: &Deal, text: &str) -> Result<Class> {
    let slip = slip_in(terminal, text)?;
    let [folder] = args.to.as_slice() else {
        return Err(Error::Usage(msg!("want-one-carrier")));
    };
    if !folder.is_dir() {
        return Err(library::Error::CorpusNotFolder(folder.clone()).into());
    }
    let publishers = pins::named_or_pinned(terminal, &args.publisher, args.bundle.iter().chain(&args.to))?;
    let task = Task::begin(terminal);
    let checked = check(&args.bundle, &publishers, &env::temp_dir(), &task.watch)?;
    let held = slips::meant(&slip, &checked)?;
    let slip = slips::in_blocks(&slip, &held.bundle);
    let (bundle, admitted) = (&held.bundle, publishers.admit(held, args.contact())?);
    let asked = slips::asked_blocks(&slip, bundle)?;
    if asked.is_empty() {
        return Err(Error::Usage(msg!("want-asks-nothing")));
    }
    let source = held.source()?;
    let brought = match args.all {
        true => asked.clone(),
        false => slips::enough_of(&slip, &asked, bundle, slips::with_margin, |block| source.has(block)),
    };
    let answered = gather::answer(&admitted, &brought, folder, &task.watch)?;
    drop(task);
    if !admitted.is_trusted() {
        terminal.warn(msg!("want-not-pinned", digits = bundle.digits().to_string()));
    }
    compared::warn_of(terminal, &checked.search, bundle);
    for failed in &answered.failed {
        terminal.warn(words::gather::failed(failed));
    }
    for renamed in &answered.renamed {
        terminal.warn(words::gather::renamed(renamed));
    }
    let answer = words::want::Answer { slip: &slip, asked_blocks: asked.len(), answered: &answered, all: args.all };
    let class = match (answered.failed.is_empty(), answer.is_enough()) {
        (false, _) => Class::CouldNot,
        (true, true) => Class::Done,
        (true, false) => Class::Damaged,
    };
    let object = |output| words::with(answer.json(bundle), json!({"output": output}));
    terminal.json(|| words::judge(object(folder.to_string_lossy()), words::class_word(class), class));
    terminal.result(answer.words(bundle, folder));
    Ok(class)
}

/// Says the message of a slip in words.
fn read(terminal: &Terminal, args: &Look, text: &str) -> Result<Class> {
    let slip = slip_in(terminal, text)?;
    let checked = if args.folders.is_empty() { None } else { Some(look(terminal, args)?.0) };
    let bundle = match &checked {
        Some(checked) => {
            let bundle = &slips::meant(&slip, checked)?.bundle;
            slips::asked_blocks(&slips::in_blocks(&slip, bundle), bundle)?;
            Some(bundle)
        }
        None => None,
    };
    terminal.json(|| json!({"slip": words::want::slip_json(&slip, bundle.map(|bundle| &bundle.list.id))}));
    terminal.whole(words::want::read(&slip, bundle));
    Ok(Class::Done)
}
