//! The module of the page: one order on standard input, answers as lines of JSON on standard output.
//!
//! The host gives the chosen files as `/in/0`, `/in/1` and so on, and takes `/out/documents` when the run ends well. Other files
//! below `/out` are room for the run. One order is one run of a fresh module: a panic costs one answer, and keys, passphrases
//! and the memory of scrypt go with the run.

mod answer;
mod carriers;
#[cfg(feature = "codes")]
mod codes;
mod fault;
#[cfg(feature = "delta")]
mod onto;
mod open;
mod order;
mod outlet;
#[cfg(feature = "codes")]
mod playing;
mod repair;
#[cfg(feature = "delta")]
mod rooms;
#[cfg(feature = "apart")]
mod sections;
mod trusting;

use std::io::{self, Read as _, Write as _};
use std::process::ExitCode;
use std::sync::Arc;

use serde_json::{Value, json};
use zeroize::Zeroizing;

use crate::carriers::{GivenFiles, RoomOfHost};
use crate::fault::Fault;
use crate::order::{Order, Verb};
use crate::trusting::publishers;
use pannier_reader::check::check;
use pannier_reader::watch::Watch;

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(fault) => {
            // A host that does not listen gets no answer at all.
            let _ = say(&fault.json());
            ExitCode::FAILURE
        }
    }
}

/// Says one line of the answer.
fn say(line: &Value) -> Result<(), Fault> {
    let mut out = io::stdout().lock();
    serde_json::to_writer(&mut out, line).map_err(Fault::host)?;
    out.write_all(b"\n").map_err(Fault::host)
}

fn run() -> Result<(), Fault> {
    let mut text = Zeroizing::new(String::new());
    io::stdin().lock().read_to_string(&mut text).map_err(Fault::host)?;
    let order: Order = serde_json::from_str(&text).map_err(|_| Fault::Order)?;
    let watch = Watch::default();
    let given = Arc::new(GivenFiles::new(&order.files));
    match &order.verb {
        Verb::Check => {
            let trusted = publishers(&order, given.as_ref(), &watch)?;
            let checked = check(given, &trusted.publishers, &RoomOfHost, &watch)?;
            say(&answer::checked(&checked, &trusted))
        }
        Verb::Open { unlock, want } => {
            let trusted = publishers(&order, given.as_ref(), &watch)?;
            open::open(given, &trusted.publishers, &order, (unlock.as_ref(), want), &watch)
        }
        #[cfg(feature = "delta")]
        Verb::Onto { base, unlock } => {
            let trusted = publishers(&order, given.as_ref(), &watch)?;
            onto::onto(given, &trusted.publishers, &order, (base, unlock.as_ref()), &watch)
        }
        Verb::Repair => {
            let trusted = publishers(&order, given.as_ref(), &watch)?;
            repair::repair(given, &trusted.publishers, &order, &watch)
        }
        #[cfg(feature = "codes")]
        Verb::Look { width, height, moving } => codes::look(given.as_ref(), (*width, *height), *moving),
        #[cfg(feature = "codes")]
        Verb::Gather { lines } => codes::gather(lines),
        #[cfg(feature = "codes")]
        Verb::Draw { text } => playing::draw(text),
        #[cfg(feature = "codes")]
        Verb::Play { columns, rows } => {
            let trusted = publishers(&order, given.as_ref(), &watch)?;
            playing::play(given, &trusted.publishers, &order, (*columns, *rows), &watch)
        }
        Verb::Digits { text } => say(&json!({"digits": trusting::digits_in(text)})),
    }
}
