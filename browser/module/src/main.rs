//! The module of the page: one order on standard input, answers as lines of JSON on standard output.
//!
//! The host gives the chosen files as `/in/0`, `/in/1` and so on, and takes `/out/documents` when the run ends well. Other files
//! below `/out` are room for the run. One order is one run of a fresh module: a panic costs one answer, and keys, passphrases
//! and the memory of scrypt go with the run.

#[cfg(feature = "reading")]
mod answer;
mod carriers;
#[cfg(all(feature = "codes", feature = "reading"))]
mod codes;
mod fault;
#[cfg(feature = "making")]
mod making;
#[cfg(feature = "delta")]
mod onto;
#[cfg(feature = "reading")]
mod open;
mod order;
mod outlet;
#[cfg(feature = "codes")]
mod playing;
#[cfg(feature = "proofs")]
mod proofs;
#[cfg(feature = "reading")]
mod repair;
#[cfg(feature = "delta")]
mod rooms;
#[cfg(feature = "apart")]
mod sections;
mod trusting;

use std::io::{self, Read as _, Write as _};
use std::process::ExitCode;
use std::sync::Arc;

use serde_json::Value;
use zeroize::Zeroizing;

use crate::carriers::GivenFiles;
use crate::fault::Fault;
use crate::order::{Order, Verb};
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
    let trusted = || trusting::publishers(&order, given.as_ref(), &watch);
    match &order.verb {
        #[cfg(feature = "reading")]
        Verb::Check => {
            let trusted = trusted()?;
            let files = Arc::clone(&given);
            let checked = pannier_reader::check::check(files, &trusted.publishers, &carriers::RoomOfHost, &watch)?;
            say(&answer::checked(&given, &checked, &trusted))
        }
        #[cfg(feature = "reading")]
        Verb::Open { unlock, want } => {
            let trusted = trusted()?;
            open::open(given, &trusted.publishers, &order, (unlock.as_ref(), want), &watch)
        }
        #[cfg(feature = "delta")]
        Verb::Onto { base, unlock } => {
            let trusted = trusted()?;
            onto::onto(given, &trusted.publishers, &order, (base, unlock.as_ref()), &watch)
        }
        #[cfg(feature = "reading")]
        Verb::Repair => {
            let trusted = trusted()?;
            repair::repair(given, &trusted.publishers, &order, &watch)
        }
        #[cfg(all(feature = "codes", feature = "reading"))]
        Verb::Look { width, height, moving, quick } => {
            codes::look(given.as_ref(), (*width, *height), codes::effort(*moving, *quick))
        }
        #[cfg(all(feature = "codes", feature = "reading"))]
        Verb::Gather { lines } => codes::gather(lines),
        #[cfg(feature = "codes")]
        Verb::Draw { text } => playing::draw(text),
        #[cfg(feature = "codes")]
        Verb::Play { columns, rows } => {
            let trusted = trusted()?;
            playing::play(given, &trusted.publishers, &order, (*columns, *rows), &watch)
        }
        #[cfg(feature = "making")]
        Verb::Commit { salt } => making::commit_files(&given, &order, salt, &watch),
        #[cfg(feature = "making")]
        Verb::Parcel(parcel) => making::parcel(&given, &order, parcel, &watch),
        #[cfg(feature = "reading")]
        Verb::Digits { text } => say(&serde_json::json!({"digits": trusting::digits_in(text)})),
    }
}
