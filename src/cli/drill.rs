//! `drill`: shows by trials which losses a dealt bundle survives.

use std::env;

use super::args;
use super::compared;
use super::error::{Error, Result};
use super::exit::Class;
use super::messages::msg;
use super::pins;
use super::terminal::{Task, Terminal};
use super::unseal::identities;
use super::words;
use crate::check::{self, Held};
use crate::courier::arrivals::plot;
use crate::courier::drill::{self, Order, Shares};
use crate::format::Sealing;
use crate::open::{self, Contact, Decoding, Needs, Workshop};
use crate::plan::shares::{Whole, Wish};
use crate::seal::OpenWith;
use crate::store::{Unfit, publish};
use crate::trust::Publishers;

/// Runs the trials and prints the table.
pub(super) fn drill(terminal: &Terminal, args: &args::Drill) -> Result<Class> {
    let publishers = pins::named_or_pinned(terminal, &args.publisher, &args.folders)?;
    let scratch = env::temp_dir();
    let wish = Wish { survive: args.survive, copies: args.copies, whole: Whole::Allowed, seed: args.seed };
    let shares = args.couriers.map_or(Shares::AsFound, Shares::Planned);
    let task = Task::begin(terminal);
    let checked = check::check(&args.folders, &publishers, &scratch, &task.watch)?;
    let held = checked.one(&args.which.wanted())?;
    let needs = needs(terminal, args, held, &publishers, &task)?;
    let documents = needs.as_ref().map(|needs| u32::try_from(needs.documents.len()).unwrap_or(u32::MAX));
    let order = Order { shares, wish, trials: args.trials, seed: args.seed, needs };
    let drilled = drill::drill(&checked.search, held, &args.folders, &order, &scratch, &task.watch)?;
    drop(task);
    match (&args.plot, documents) {
        (Some(path), Some(documents)) => publish(path, plot(&drilled.arrivals, documents).as_bytes())?,
        (Some(_), None) => return Err(Error::Usage(msg!("drill-plot-nothing"))),
        (None, _) => {}
    }
    let bundle = &held.bundle;
    compared::warn_of(terminal, &checked.search, bundle);
    terminal.json(|| words::drilled_json(bundle, &drilled, documents, args.seed));
    terminal.result(words::drilled(bundle, &drilled, documents, args.seed));
    Ok(if words::kept(&drilled) { Class::Done } else { Class::Damaged })
}

/// Finds out which blocks each document needs, if the person gave a key or wants a picture of a public bundle.
fn needs(
    terminal: &Terminal,
    args: &args::Drill,
    held: &Held,
    publishers: &Publishers,
    task: &Task,
) -> Result<Option<Needs>> {
    let is_public = held.bundle.facts.sealing == Sealing::None;
    let with = match identities(terminal, &args.identity)? {
        Some(identities) => OpenWith::Identities(identities),
        None if is_public && args.plot.is_some() => OpenWith::Nothing,
        None => return Ok(None),
    };
    let admitted = publishers.admit(held, Contact::Pinned)?;
    let decoding = Decoding { with: &with, workshop: &Workshop::of_this_program(), unfit: Unfit::Stops, only: None };
    Ok(open::needs(&admitted, &env::temp_dir(), decoding, &task.watch)?)
}
