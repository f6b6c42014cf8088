//! `intake`: takes parcels into an archive with a signed chain, and writes parcels of an archive as bags (FORMAT.md §24).

use std::env;
use std::path::Path;

use serde_json::json;

use super::args::Intake as Args;
use super::carrier::tell_refused;
use super::date;
use super::error::{Error, Result};
use super::exit::{Class, Exit as _};
use super::messages::msg;
use super::pins;
use super::random;
use super::signer::publisher_key;
use super::terminal::{Task, Terminal, passphrase_from};
use super::unseal::identities;
use super::words;
use crate::check;
use crate::error::{CustodyFault, ReaderError};
use crate::find::search::Wanted;
use crate::format::custody::{Clock, is_time};
use crate::intake::{self, Archive, At, Index, Order, bag};
use crate::open::{Decoding, Workshop};
use crate::seal::OpenWith;
use crate::store::Unfit;

/// Takes parcels in, or writes bags.
pub(super) fn run(terminal: &Terminal, args: &Args) -> Result<Class> {
    match (&args.bag, &args.into, &args.key) {
        (Some(out), ..) => bags(terminal, args, out),
        (None, Some(into), Some(key)) => take(terminal, args, &Archive::new(into), key),
        // The arguments demand both.
        (None, ..) => Err(Error::Usage(msg!("intake-needs-both"))),
    }
}

fn take(terminal: &Terminal, args: &Args, archive: &Archive, key: &Path) -> Result<Class> {
    let at = match &args.at {
        Some(time) if !is_time(time) => return Err(Error::Usage(msg!("intake-bad-time"))),
        Some(time) => At { time: time.clone(), clock: Clock::Hand },
        None => {
            let time = date::now().ok_or_else(|| Error::Usage(msg!("intake-clock")))?;
            At { time, clock: Clock::Machine }
        }
    };
    let given = args.carriers.iter().chain(&args.into);
    let publishers = pins::named_or_pinned(terminal, &args.publisher, given)?;
    let key = publisher_key(terminal, key, args.key_passphrase_file.as_deref())?;
    let with = match &args.passphrase_file {
        Some(path) => OpenWith::Passphrase(passphrase_from(path)?),
        None => identities(terminal, &args.identity)?.map_or(OpenWith::Nothing, OpenWith::Identities),
    };
    let task = Task::begin(terminal);
    let found = intake::find(&args.carriers, &publishers, &env::temp_dir(), &task.watch)?;
    let checked = check::check_found(found, &publishers, &env::temp_dir(), &task.watch)?;
    let held = match args.which.wanted() {
        Wanted::Only => intake::all(&checked),
        wanted => vec![checked.one(&wanted)?],
    };
    let decoding = Decoding { with: &with, workshop: &Workshop::of_this_program(), unfit: Unfit::Stops, only: None };
    let index = if args.index { Index::Made } else { Index::IfThere };
    let order = Order { carriers: &args.carriers, archive, key: &key, at: &at, seed: random::salt()?, index };
    let mut done = intake::take(&held, &publishers, &order, decoding, &task.watch)?;
    drop(task);
    tell_refused(terminal, &checked.search);
    if done.taken.is_empty()
        && done.not_taken.len() == 1
        && let Some(one) = done.not_taken.pop()
    {
        return Err(one.why.into());
    }
    // A crowd of lists may have hidden parcels.
    let is_crowded = checked.search.refused.iter().any(|(_, why)| matches!(why, ReaderError::Crowded));
    let whole = if is_crowded { Class::NotEnough } else { Class::Done };
    let class = done.not_taken.first().map_or(whole, |one| one.why.class());
    let hand = key.public().digits().to_string();
    terminal.json(|| {
        let refused = json!({"refused": words::refused_json(&checked.search)});
        words::with(words::custody::taken_json(&done, archive.folder(), &hand, &at, class), refused)
    });
    for one in &done.not_taken {
        terminal.warn(words::custody::not_taken(one));
    }
    terminal.result(words::custody::taken(&done, archive.folder(), &hand));
    if !done.chain.entries.is_empty() {
        terminal.say(msg!("intake-note", archive = words::typed_path(archive.folder())));
    }
    if done.has_index {
        terminal.say(msg!("intake-index"));
    }
    Ok(class)
}

fn bags(terminal: &Terminal, args: &Args, out: &Path) -> Result<Class> {
    let [folder] = args.carriers.as_slice() else { return Err(Error::Usage(msg!("intake-bag-one"))) };
    let archive = Archive::new(folder);
    if !Archive::may_be(folder) {
        return Err(crate::Error::from(CustodyFault::NoChain(archive.custody())).into());
    }
    let task = Task::begin(terminal);
    let chain = archive.chain()?;
    let mut ids = bag::parcels(&chain);
    match args.which.wanted() {
        Wanted::Only => {}
        Wanted::Id(digits) => ids.retain(|id| digits.begin(id)),
        Wanted::Release(_) | Wanted::Newest => return Err(Error::Usage(msg!("intake-bag-release"))),
    }
    if ids.is_empty() {
        return Err(crate::Error::from(CustodyFault::NoParcel(folder.clone())).into());
    }
    let mut bags = Vec::new();
    for id in ids {
        let place = out.join(id.to_string());
        bags.push(bag::bag(&archive, &chain, id, &place, &task.watch)?);
    }
    drop(task);
    terminal.json(|| words::custody::bagged_json(&bags, folder, out));
    terminal.result(words::custody::bagged(&bags, out));
    Ok(Class::Done)
}
