//! `deal`: puts a bundle onto carriers.

use std::env;
use std::ffi::OsStr;
use std::path::PathBuf;

use super::args;
use super::compared;
use super::error::{Error, Result};
use super::exit::{Class, Exit as _};
use super::messages::msg;
use super::pins;
use super::size::size;
use super::terminal::{Task, Terminal};
use super::want;
use super::words;
use crate::check;
use crate::courier::deal::{self, Dealt, Folders, Order};
use crate::escape::shown_path;
use crate::plan::preset::preset;
use crate::plan::shares::{Whole, Wish};

/// Plans and proves a deal, writes the files and reads the files back.
pub(super) fn deal(terminal: &Terminal, args: &args::Deal) -> Result<Class> {
    if let Some(slip) = &args.want {
        return want::answer(terminal, args, slip);
    }
    let publishers = pins::named_or_pinned(terminal, &args.publisher, args.bundle.iter().chain(&args.to))?;
    let order = order(args)?;
    let task = Task::begin(terminal);
    let checked = check::check(&args.bundle, &publishers, &env::temp_dir(), &task.watch)?;
    let admitted = publishers.admit(checked.one(&args.which.wanted())?, args.contact())?;
    let prepared = deal::prepare(&admitted, &order, &task.watch)?;
    let dealt = match args.dry_run {
        true => None,
        false => Some(deal::deal(&admitted, &prepared, &task.watch)?),
    };
    drop(task);
    let bundle = &admitted.get().bundle;
    if !admitted.is_trusted() {
        terminal.warn(msg!("deal-not-pinned", digits = bundle.digits().to_string()));
    }
    compared::warn_of(terminal, &checked.search, bundle);
    for (one, other) in &prepared.same_medium {
        terminal.warn(msg!("deal-same-medium", one = shown_path(one), other = shown_path(other)));
    }
    let class = dealt.as_ref().map_or(Class::Done, class_of);
    let out = args.couriers.map(|_| place(args));
    terminal.json(|| words::deal_json(bundle, &prepared, dealt.as_ref(), out.as_deref(), class));
    let next = next(args, &prepared.carriers);
    terminal.result(words::deal(bundle, &prepared, dealt.as_ref(), &next, terminal.verbose));
    let Some(dealt) = dealt else { return Ok(Class::Done) };
    for failed in &dealt.failed {
        terminal.warn(words::gather::failed(failed));
    }
    for renamed in &dealt.renamed {
        terminal.warn(words::gather::renamed(renamed));
    }
    for (carrier, error) in &dealt.lost_carriers {
        let path = prepared.carriers.get(*carrier).map(|path| shown_path(path)).unwrap_or_default();
        terminal.warn(msg!("deal-carrier-failed", path = path, why = words::of_library(error)));
    }
    Ok(class)
}

fn class_of(dealt: &Dealt) -> Class {
    let whole = if dealt.is_whole() { Class::Done } else { Class::CouldNot };
    dealt.lost_carriers.last().map_or(whole, |(_, error)| error.class())
}

fn order(args: &args::Deal) -> Result<Order> {
    let sizes = args.size.iter().map(|text| {
        let refused = || Error::Usage(msg!("deal-bad-size", size = text.as_str()));
        size(text).ok_or_else(refused)
    });
    let mut sizes = sizes.collect::<Result<Vec<u64>>>()?;
    sizes.extend(args.kind.as_deref().and_then(preset).and_then(|preset| preset.carrier_bytes));
    let (carriers, folders) = match args.couriers {
        Some(couriers) => {
            let place = place(args);
            let made = (1..=couriers.min(1000)).map(|number| place.join(format!("c{number:02}")));
            (made.collect(), Folders::Made)
        }
        None => (args.to.clone(), Folders::There),
    };
    let whole = if args.allow_whole { Whole::Allowed } else { Whole::Never };
    let wish = Wish { survive: args.survive, copies: args.copies, whole, seed: args.seed };
    Ok(Order { carriers, folders, sizes, wish })
}

/// Returns the folder of the carriers that are made.
fn place(args: &args::Deal) -> PathBuf {
    args.output.clone().unwrap_or_else(|| beside(&args.bundle, "-carriers"))
}

/// Returns the folder that belongs to a bundle where nobody names one: its own name in the current folder, with an ending.
pub(super) fn beside(bundle: &[PathBuf], ending: &str) -> PathBuf {
    let name = bundle.first().and_then(|path| path.file_name()).unwrap_or(OsStr::new("bundle"));
    let mut name = name.to_owned();
    name.push(ending);
    PathBuf::from(name)
}

/// Returns the command that the person types next.
fn next(args: &args::Deal, carriers: &[PathBuf]) -> String {
    if args.dry_run {
        return msg!("deal-next-dry-run");
    }
    let carriers: Vec<String> = carriers.iter().map(|path| words::typed_path(path)).collect();
    msg!("deal-next-drill", command = format!("pannier drill {}", carriers.join(" ")))
}
