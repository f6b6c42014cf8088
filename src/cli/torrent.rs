//! `torrent`: writes the two torrents of a bundle, and says what whoever watches a swarm learns.

use std::env;

use super::args::{OnlyKind, Torrent as Args};
use super::compared;
use super::error::{Error, Result};
use super::exit::Class;
use super::messages::msg;
use super::pins;
use super::terminal::{Task, Terminal};
use super::words;
use crate::check;
use crate::escape::shown;
use crate::format::torrent::address::{Address, Role};
use crate::format::torrent::{Reach, Ways};
use crate::limits;
use crate::torrent::{Kind, Wanted, make, write};

/// Bad files that are told one by one.
const TOLD: usize = 8;

/// Makes the torrents of a bundle.
pub(super) fn run(terminal: &Terminal, args: &Args) -> Result<Class> {
    let ways = Ways {
        trackers: addresses("--tracker", &args.tracker, Role::Tracker)?,
        web_seeds: addresses("--web-seed", &args.web_seed, Role::WebSeed)?,
        reach: if args.private { Reach::Private } else { Reach::Open },
    };
    let wanted = match args.only {
        None => Wanted::Both,
        Some(OnlyKind::V2) => Wanted::Only(Kind::V2),
        Some(OnlyKind::V1) => Wanted::Only(Kind::V1),
    };
    let publishers = pins::named_or_pinned(terminal, &args.publisher, &args.bundle)?;
    let task = Task::begin(terminal);
    let checked = check::check(&args.bundle, &publishers, &env::temp_dir(), &task.watch)?;
    let held = checked.one(&args.which.wanted())?;
    let admitted = publishers.admit(held, args.contact())?;
    let made = make(&admitted, &ways, wanted, &task.watch);
    drop(task);
    for bad in held.report.bad_files.iter().take(TOLD) {
        terminal.warn(words::bad_file(bad));
    }
    let made = made?;
    let puts = write(&made, &args.output)?;
    let bundle = &held.bundle;
    if !admitted.is_trusted() {
        terminal.warn(msg!("torrent-not-pinned", digits = bundle.digits().to_string()));
    }
    compared::tell(terminal, &checked.search);
    compared::tell_letters(terminal, &checked.search, [bundle]);
    compared::tell_passed_over(terminal, &checked.search, Some(bundle));
    compared::warn_of(terminal, &checked.search, bundle);
    if ways.reach == Reach::Private && ways.trackers.is_empty() {
        terminal.warn(msg!("torrent-private-alone"));
    }
    let class = if made.lacking.is_empty() { Class::Done } else { Class::Damaged };
    terminal.json(|| words::torrent::made_json(bundle, &made, &puts, &args.output, class));
    terminal.result(words::torrent::made(bundle, &made, &puts, &args.output, &ways));
    if let Some(lacking) = words::torrent::lacking(&made) {
        terminal.warn(lacking);
    }
    if !made.aligned && made.made.iter().any(|torrent| torrent.kind == Kind::V1) {
        terminal.say(msg!("torrent-not-aligned"));
    }
    Ok(class)
}

/// Reads the addresses after an option.
fn addresses(option: &str, texts: &[String], role: Role) -> Result<Vec<Address>> {
    if texts.len() > limits::ADDRESSES_MAX {
        return Err(Error::Usage(msg!("torrent-many-addresses", option = option, most = limits::ADDRESSES_MAX)));
    }
    let mut all: Vec<Address> = Vec::new();
    for text in texts {
        let address = Address::parse(text, role)
            .map_err(|fault| Error::Usage(words::torrent::address(option, text, role, fault)))?;
        if all.contains(&address) {
            return Err(Error::Usage(msg!(
                "torrent-address-twice",
                option = option,
                address = shown(address.as_str())
            )));
        }
        all.push(address);
    }
    Ok(all)
}
