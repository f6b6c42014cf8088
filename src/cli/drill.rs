//! `drill`: shows by trials which losses a dealt bundle survives.

use std::env;

use super::args;
use super::compared;
use super::error::Result;
use super::exit::Class;
use super::pins;
use super::terminal::{Task, Terminal};
use super::words;
use crate::check;
use crate::courier::drill::{self, Order, Shares};
use crate::plan::shares::{Whole, Wish};

/// Runs the trials and prints the table.
pub(super) fn drill(terminal: &Terminal, args: &args::Drill) -> Result<Class> {
    let publishers = pins::named_or_pinned(terminal, &args.publisher, &args.folders)?;
    let scratch = env::temp_dir();
    let wish = Wish { survive: args.survive, copies: args.copies, whole: Whole::Allowed, seed: args.seed };
    let shares = args.couriers.map_or(Shares::AsFound, Shares::Planned);
    let order = Order { shares, wish, trials: args.trials, seed: args.seed };
    let task = Task::begin(terminal);
    let checked = check::check(&args.folders, &publishers, &scratch, &task.watch)?;
    let held = checked.one(&args.which.wanted())?;
    let drilled = drill::drill(&checked.search, held, &args.folders, &order, &scratch, &task.watch)?;
    drop(task);
    let bundle = &held.bundle;
    compared::warn_of(terminal, &checked.search, bundle);
    terminal.json(|| words::drilled_json(bundle, &drilled, args.seed));
    terminal.result(words::drilled(bundle, &drilled, args.seed));
    Ok(if words::kept(&drilled) { Class::Done } else { Class::Damaged })
}
