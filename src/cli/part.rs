//! `open --partial`: documents come out before the bundle is whole, and a later run completes the folder.

use std::env;

use serde_json::json;

use super::args;
use super::carrier::{explain, tell_mended, tell_refused};
use super::compared;
use super::error::Result;
use super::exit::Class;
use super::messages::msg;
use super::terminal::{Task, Terminal};
use super::tone::Tone;
use super::unseal::{contact, unseal};
use super::words;
use crate::bundle::Bundle;
use crate::check::{self, Checked, Held};
use crate::courier::want::{Asked, Extent, want};
use crate::error::{self as library, ReaderError};
use crate::escape::shown_path;
use crate::find::{Finding, Search, find};
use crate::format::Sealing;
use crate::open::{Contact, Decoding, Opened, OpenedPart, Outcome, Workshop, open_part};
use crate::seal::OpenWith;
use crate::store::{self, Unfit};
use crate::trust::Publishers;

/// The paths of files that are told.
const TOLD: usize = 8;

/// What came of opening in part.
pub(super) enum Done {
    /// Everything is in the folder, as after `open`.
    Whole(Box<Search>, Box<Bundle>, Box<Opened>),
    /// Some documents are in the folder, and everything is told.
    Part(Class),
}

/// Opens what is here.
pub(super) fn open(
    terminal: &Terminal,
    args: &args::Open,
    publishers: &Publishers,
    found: Option<Finding>,
) -> Result<Done> {
    let contact = contact(&args.unseal);
    let (with, found) = unseal(terminal, &args.at, &args.unseal, publishers, contact, found)?;
    let task = Task::begin(terminal);
    let mut found = found.map_or_else(|| find(&args.at.folders, publishers, &env::temp_dir(), &task.watch), Ok)?;
    compared::after(&mut found, &args.after)?;
    let checked = check::check_found(found, publishers, &env::temp_dir(), &task.watch)?;
    let held = checked.one(&args.unseal.which.wanted())?;
    let admitted = publishers.admit(held, contact).map_err(library::Error::from);
    let outcome = admitted.and_then(|held| open_part(&held, args.out(), decoding(&with), &task.watch));
    drop(task);
    let outcome = outcome.inspect_err(|error| {
        if !matches!(error, library::Error::Part(_)) {
            explain(terminal, &checked, &args.at);
        }
        if matches!(error, library::Error::Reader(ReaderError::NotEnough { .. })) {
            tell_nothing(terminal, held, publishers, contact);
        }
    })?;
    let bundle = held.bundle.clone();
    match outcome {
        Outcome::Whole(opened) => Ok(Done::Whole(Box::new(checked.search), Box::new(bundle), Box::new(opened))),
        Outcome::Part(part) => {
            tell_strange(terminal, args, &part);
            if part.is_whole() {
                return Ok(Done::Whole(Box::new(checked.search), Box::new(bundle), Box::new(part.opened)));
            }
            tell(terminal, args, publishers, (&checked, held), &part);
            Ok(Done::Part(Class::Partial))
        }
    }
}

/// Tells why no document opens, and what to ask for.
fn tell_nothing(terminal: &Terminal, held: &Held, publishers: &Publishers, contact: Contact) {
    let facts = &held.bundle.facts;
    let lacks = |block: u32| held.source().is_ok_and(|source| !source.has(block));
    terminal.say(match facts.first {
        None => msg!("open-partial-one-piece"),
        Some(first) if first.among(facts.data_blocks).any(lacks) => msg!("open-partial-no-list"),
        Some(_) => msg!("open-partial-none-whole"),
    });
    let asked = publishers.admit(held, contact).ok().and_then(|held| want(&held, Extent::Enough));
    if let Some(asked) = &asked {
        terminal.say(words::want::want(&held.bundle, asked));
    }
}

fn decoding(with: &OpenWith) -> Decoding<'_> {
    static WORKSHOP: std::sync::LazyLock<Workshop> = std::sync::LazyLock::new(Workshop::of_this_program);
    Decoding { with, workshop: &WORKSHOP, unfit: Unfit::Stops, only: None }
}

fn tell_strange(terminal: &Terminal, args: &args::Open, part: &OpenedPart) {
    if part.strange.is_empty() {
        return;
    }
    let names: Vec<String> = part.strange.iter().take(TOLD).map(|path| shown_path(path)).collect();
    let (files, folder) = (part.strange.len(), shown_path(args.out()));
    terminal.warn(msg!("open-partial-strange", files = files, folder = folder, names = words::listed(&names)));
}

/// Tells what is in the folder, and what is lacking.
fn tell(
    terminal: &Terminal,
    args: &args::Open,
    publishers: &Publishers,
    (checked, held): (&Checked, &Held),
    part: &OpenedPart,
) {
    let (search, bundle) = (&checked.search, &held.bundle);
    tell_refused(terminal, search);
    if terminal.verbose {
        terminal.say(words::confinement(part.opened.confinement));
    }
    tell_mended(terminal, bundle);
    compared::tell(terminal, search);
    compared::tell_letters(terminal, search, [bundle]);
    compared::tell_passed_over(terminal, search, Some(bundle));
    let first = compared::tell_contact(terminal, bundle, publishers);
    compared::warn_of(terminal, search, bundle);
    let admitted = publishers.admit(held, contact(&args.unseal)).ok();
    let asked = admitted.and_then(|held| want(&held, Extent::Enough));
    let amounts = words::part::Amounts::of(part);
    terminal.json(|| {
        let slip = asked.as_ref().map(|Asked { slip, .. }| words::want::slip_json(slip, Some(&bundle.list.id)));
        let fields =
            words::with(words::part::json(part), json!({"output": args.out().to_string_lossy(), "wanted": slip}));
        words::judge(compared::object(search, bundle, fields), words::class_word(Class::Partial), Class::Partial)
    });
    let (maker, date) = (words::compared::by(&bundle.trust.maker()), bundle.facts.created.as_str());
    let done = msg!(
        "open-partial",
        title = bundle.title(),
        maker = maker,
        date = date,
        documents = amounts.documents,
        all = amounts.all,
        texts = amounts.texts_word(),
        texts_here = amounts.texts,
        texts_all = amounts.all_texts,
        size = words::bytes(amounts.bytes),
        folder = shown_path(args.out()),
    );
    terminal.result(words::head(Tone::Fair, &msg!("head-partial"), &done));
    let new = msg!("open-partial-new", new = part.new_documents, pinned = words::choice(!first));
    terminal.result(format_args!("  {new}"));
    terminal.result(words::labelled(&msg!("label-lacking"), &words::part::lacking(part, terminal.verbose)));
    terminal.result(words::here(search, held, &args.at.folders, terminal.verbose));
    if let Some(asked) = &asked {
        terminal.say(words::want::want(bundle, asked));
    }
    let sealed = bundle.facts.sealing != Sealing::None;
    if sealed && args.at.folders.iter().any(|folder| store::lies_within(args.out(), folder)) {
        terminal.warn(msg!("open-lies-open", path = shown_path(args.out())));
    }
}
