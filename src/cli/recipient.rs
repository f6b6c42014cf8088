//! The commands of the recipient: `open`, `list`.

use std::env;
use std::path::PathBuf;

use serde_json::json;

use super::args;
use super::carrier::named;
use super::carrier::{explain, tell_mended, tell_refused};
use super::compared;
use super::error::Result;
use super::exit::Class;
use super::isolate::isolated;
use super::messages::msg;
use super::onto::{self, Made};
use super::part;
use super::pins;
use super::terminal::{Task, Terminal};
use super::tone::Tone;
use super::trust;
use super::unseal::{contact, unfit, unseal};
use super::words;
use crate::bundle::Bundle;
use crate::check;
use crate::courier::want::{want_base, want_gap};
use crate::error::{self as library, ReaderError};
use crate::escape::{shown, shown_path};
use crate::find::{Finding, Search, find};
use crate::format::Sealing;
use crate::only::Only;
use crate::open::{self, Decoding, Listed, Opened, Straight, Workshop};
use crate::seal::OpenWith;
use crate::store::{self, Unfit};
use crate::trust::Publishers;
use crate::unpack::Unpacked;
use crate::watch::Watch;

/// Returns the folder for the documents where nobody names one: series and number of the bundle that will be opened. The search is
/// returned too, since what follows needs it.
fn own_folder(args: &args::Open, publishers: &Publishers) -> Result<(PathBuf, Finding)> {
    let mut finding = find(&args.at.folders, publishers, &env::temp_dir(), &Watch::default())?;
    let facts = &finding.one(&args.unseal.which.wanted())?.facts;
    Ok((named(&facts.series, facts.release), finding))
}

/// Opens a bundle into a new folder.
pub(super) fn open(terminal: &Terminal, args: &args::Open) -> Result<Class> {
    let publishers = pins::named_or_pinned(terminal, &args.at.publisher, &args.at.folders)?;
    let (args, found) = match args.output {
        Some(_) => (args.clone(), None),
        None => {
            let (folder, found) = own_folder(args, &publishers)?;
            (args::Open { output: Some(folder), ..args.clone() }, Some(found))
        }
    };
    let args = &args;
    if !args.partial && args.out().symlink_metadata().is_ok() {
        return Err(ReaderError::Exists(args.out().to_owned()).into());
    }
    let (search, bundle, opened, deltas, gap) = match &args.onto {
        Some(base) => {
            let Made { search, deltas, bundle, opened, gap } = onto::make(terminal, args, base, &publishers)?;
            (search, bundle, opened, deltas, gap)
        }
        None if args.partial => match part::open(terminal, args, &publishers, found)? {
            part::Done::Whole(search, bundle, opened) => (*search, *bundle, *opened, Vec::new(), None),
            part::Done::Part(class) => return Ok(class),
        },
        None => {
            let (with, found) = unseal(terminal, &args.at, &args.unseal, &publishers, contact(&args.unseal), found)?;
            let (search, bundle, opened) = open_somehow(terminal, args, &publishers, &with, found)?;
            (search, bundle, opened, Vec::new(), None)
        }
    };
    let made = !deltas.is_empty();
    // What a person lacks who opened a delta as it is, or who cannot go on.
    let lacks = match &gap {
        Some(gap) => Some(want_gap(gap)),
        None if made => None,
        None => want_base(&bundle),
    };
    tell_refused(terminal, &search);
    if terminal.verbose {
        terminal.say(words::confinement(opened.confinement));
    }
    tell_mended(terminal, &bundle);
    compared::tell(terminal, &search);
    compared::tell_letters(terminal, &search, [&bundle]);
    compared::tell_passed_over(terminal, &search, Some(&bundle));
    let first = compared::tell_contact(terminal, &bundle, &publishers);
    let disputed = compared::warn_of(terminal, &search, &bundle);
    // The documents are there, whatever happens to the note.
    if let Err(error) = trust::remember(terminal, &publishers, &search.pins, &bundle) {
        terminal.warn(msg!("trust-not-remembered", why = words::sentence(&error)));
    }
    let unpacked = &opened.unpacked;
    let documents = opened.chosen.as_ref().map_or(&unpacked.documents, |chosen| &chosen.documents);
    let idle = opened.chosen.as_ref().map_or(&[][..], |chosen| &chosen.idle);
    let in_part = !unpacked.left_out.is_empty() || !idle.is_empty();
    let word = match (first, disputed, in_part) {
        (true, ..) => "not-trusted",
        (_, true, _) => "conflict",
        (_, _, true) => "in-part",
        _ => "ok",
    };
    let class = if in_part || gap.is_some() { Class::Damaged } else { Class::Done };
    terminal.json(|| {
        let fields = json!({
            "output": args.out().to_string_lossy(),
            "document_count": documents.len(),
            "document_bytes": documents.total_bytes(),
            "bundle_document_count": unpacked.documents.len(),
            "idle_patterns": idle,
            "rebuilt_block_count": opened.rebuilt_blocks,
            "contents_sha256": unpacked.contents.map(|hash| hash.to_string()),
            "differences": deltas.iter().map(words::onto::step_json).collect::<Vec<_>>(),
            "wanted_base": lacks.as_ref().map(|slip| words::want::slip_json(slip, None)),
            "left_out": unpacked.left_out.iter().map(|one| json!({
                "path": one.path, "why": one.why.to_string(),
            })).collect::<Vec<_>>(),
        });
        let fields = if args.partial {
            let count = json!({"documents": documents.len(), "documents_total": unpacked.documents.len()});
            words::with(fields, count)
        } else {
            fields
        };
        words::judge(compared::object(&search, &bundle, fields), word, class)
    });
    let title = if made { made_title(&bundle) } else { bundle.title() };
    let (maker, date) = (words::compared::by(&bundle.trust.maker()), bundle.facts.created.as_str());
    let (count, size) = (documents.len(), words::bytes(documents.total_bytes()));
    let folder = shown_path(args.out());
    let done = match &opened.chosen {
        None => msg!(
            "open-done",
            title = title,
            maker = maker,
            date = date,
            documents = count,
            size = size,
            folder = folder
        ),
        Some(_) => {
            let all = unpacked.documents.len();
            msg!(
                "open-done-some",
                title = title,
                maker = maker,
                date = date,
                documents = count,
                all = all,
                size = size,
                folder = folder,
            )
        }
    };
    tell_idle(terminal, idle);
    if !unpacked.left_out.is_empty() {
        let list = words::causes::left_out(&unpacked.left_out);
        terminal.warn(msg!("open-left-out", count = unpacked.left_out.len(), list = list));
    }
    terminal.result(if first {
        words::head(Tone::Fair, &msg!("head-opened-not-trusted"), &done)
    } else if disputed {
        words::head(Tone::Fair, &msg!("head-opened-conflict"), &done)
    } else if in_part {
        words::head(Tone::Fair, &msg!("head-opened-in-part"), &done)
    } else {
        words::head(Tone::Good, &msg!("head-ok"), &done)
    });
    let proven = msg!("open-signed", rebuilt = opened.rebuilt_blocks, pinned = words::choice(!first));
    terminal.result(format_args!("  {proven}"));
    if let Some(signatures) = words::quorum::signatures(&bundle) {
        terminal.result(words::labelled(&msg!("label-signatures"), &signatures));
    }
    if deltas.len() > 1 {
        terminal.result(words::labelled(&msg!("label-steps"), &words::onto::steps(&deltas)));
    }
    for cosigner in words::compared::cosigners(&bundle) {
        terminal.result(words::labelled(&msg!("label-cosigner"), &cosigner));
    }
    let digits = unpacked.contents.as_ref().map(words::digits_of_hash).unwrap_or_default();
    terminal.result(words::labelled(&msg!("label-content"), &digits));
    if let (false, Some(slip), Some(series)) = (made, &lacks, bundle.facts.base_series()) {
        let release = bundle.facts.since.unwrap_or_default().to_string();
        terminal.warn(msg!("open-difference", series = series, release = release));
        terminal.say(words::want::base(&bundle.title(), slip));
    }
    let sealed = bundle.facts.sealing != Sealing::None;
    if sealed && args.at.folders.iter().any(|folder| store::lies_within(args.out(), folder)) {
        terminal.warn(msg!("open-lies-open", path = shown_path(args.out())));
    }
    Ok(class)
}

/// Opens a bundle straight from its chunks if all chunks are there and good. Otherwise, reads everything first. The folders
/// are searched once.
pub(super) fn open_somehow(
    terminal: &Terminal,
    args: &args::Open,
    publishers: &Publishers,
    with: &OpenWith,
    found: Option<Finding>,
) -> Result<(Search, Bundle, Opened)> {
    let (at, out, wanted) = (&args.at, args.out(), &args.unseal.which.wanted());
    let contact = contact(&args.unseal);
    let only = only(&args.only)?;
    let only = only.as_ref();
    let decoding = Decoding { with, workshop: &Workshop::of_this_program(), unfit: unfit(args), only };
    let task = Task::begin(terminal);
    let mut found = found.map_or_else(|| find(&at.folders, publishers, &env::temp_dir(), &task.watch), Ok)?;
    compared::after(&mut found, &args.after)?;
    let (failed, found) = match open::open_straight(found, wanted, out, decoding, contact, publishers, &task.watch)? {
        Straight::Opened { search, bundle, opened } => return Ok((*search, *bundle, opened)),
        Straight::Failed(error, found) => (Some(error), found),
        Straight::NotIntact(found) => (None, found),
    };
    let checked = check::check_found(*found, publishers, &env::temp_dir(), &task.watch)?;
    let held = checked.one(wanted)?;
    let opened = match failed {
        // Missing blocks are reported before other errors.
        Some(error) => held.require_enough().map_err(library::Error::from).and(Err(error)),
        None => publishers
            .admit(held, contact)
            .map_err(library::Error::from)
            .and_then(|held| open::open(&held, out, decoding, &task.watch)),
    };
    drop(task);
    let opened = opened.inspect_err(|_| {
        explain(terminal, &checked, at);
        if only.is_none() && held.bundle.facts.first.is_some() && held.require_enough().is_err() {
            terminal.say(msg!("open-partial-may"));
        }
    })?;
    let bundle = held.bundle.clone();
    Ok((checked.search, bundle, opened))
}

/// Lists the documents of a bundle.
pub(super) fn list(terminal: &Terminal, args: &args::List) -> Result<Class> {
    let only = only(&args.only)?;
    let publishers = pins::named_or_pinned(terminal, &args.at.publisher, &args.at.folders)?;
    let (with, found) = unseal(terminal, &args.at, &args.unseal, &publishers, contact(&args.unseal), None)?;
    let (search, bundle, listed) = list_somehow(terminal, args, &publishers, &with, found)?;
    let (search, bundle) = (&search, &bundle);
    let chosen = only.as_ref().map(|only| only.choose_some(&listed.documents)).transpose()?.unwrap_or_default();
    let documents = if only.is_some() { &chosen.documents } else { &listed.documents };
    tell_mended(terminal, bundle);
    compared::tell(terminal, search);
    compared::tell_passed_over(terminal, search, Some(bundle));
    compared::tell_contact(terminal, bundle, &publishers);
    compared::warn_of(terminal, search, bundle);
    let (word, class) = if chosen.idle.is_empty() { ("ok", Class::Done) } else { ("in-part", Class::Damaged) };
    terminal.json_of(documents, || {
        let fields = json!({
            "document_count": documents.len(),
            "document_bytes": documents.has_lengths().then(|| documents.total_bytes()),
            "bundle_document_count": listed.documents.len(),
            "contents_sha256": listed.contents.map(|hash| hash.to_string()),
            "idle_patterns": chosen.idle,
        });
        words::judge(compared::object(search, bundle, fields), word, class)
    });
    let lines = documents.iter();
    let length = |bytes: u64| if listed.documents.has_lengths() { bytes.to_string() } else { "-".to_owned() };
    terminal.results(lines.map(|one| format!("{:>12}  {}", length(one.bytes), isolated(shown(one.path)))));
    let (title, maker) = (bundle.title(), words::compared::by(&bundle.trust.maker()));
    let (date, count) = (bundle.facts.created.as_str(), documents.len());
    let all = listed.documents.len();
    let size = match listed.documents.has_lengths() {
        true => words::bytes(documents.total_bytes()),
        false => msg!("open-sizes-unread"),
    };
    terminal.say(match only {
        None => msg!("open-listed", title = title, maker = maker, date = date, documents = count, size = size),
        Some(_) => {
            msg!(
                "open-listed-some",
                title = title,
                maker = maker,
                date = date,
                documents = count,
                all = all,
                size = size
            )
        }
    });
    tell_idle(terminal, &chosen.idle);
    Ok(class)
}

/// Lists a bundle straight from its chunks if they are there and good. Otherwise, reads everything first.
fn list_somehow(
    terminal: &Terminal,
    args: &args::List,
    publishers: &Publishers,
    with: &OpenWith,
    found: Option<Finding>,
) -> Result<(Search, Bundle, Unpacked)> {
    let (contact, wanted, scratch) = (contact(&args.unseal), args.unseal.which.wanted(), env::temp_dir());
    let decoding = Decoding { with, workshop: &Workshop::of_this_program(), unfit: Unfit::Stops, only: None };
    let what = if args.sizes { Listed::Lengths } else { Listed::Names };
    let task = Task::begin(terminal);
    let found = found.map_or_else(|| find(&args.at.folders, publishers, &scratch, &task.watch), Ok)?;
    let at = (scratch.as_path(), what);
    let (failed, found) = match open::list_straight(found, &wanted, at, decoding, contact, publishers, &task.watch)? {
        Straight::Opened { search, bundle, opened } => return Ok((*search, *bundle, opened)),
        Straight::Failed(error, found) => (Some(error), found),
        Straight::NotIntact(found) => (None, found),
    };
    let checked = check::check_found(*found, publishers, &scratch, &task.watch)?;
    let held = checked.one(&wanted)?;
    let list = if args.sizes { open::list } else { open::names };
    let listed = match failed {
        // Missing blocks are reported before other errors.
        Some(error) => held.require_enough().map_err(library::Error::from).and(Err(error)),
        None => publishers
            .admit(held, contact)
            .map_err(library::Error::from)
            .and_then(|held| list(&held, &scratch, decoding, &task.watch)),
    };
    drop(task);
    let listed = listed.inspect_err(|_| explain(terminal, &checked, &args.at))?;
    let bundle = held.bundle.clone();
    Ok((checked.search, bundle, listed))
}

/// Returns the documents that are asked for. `None` if all are.
pub(super) fn only(patterns: &[String]) -> Result<Option<Only>> {
    Ok((!patterns.is_empty()).then(|| Only::new(patterns.to_vec())).transpose()?)
}

/// Warns about patterns that no document fits.
pub(super) fn tell_idle(terminal: &Terminal, idle: &[String]) {
    for pattern in idle {
        terminal.warn(msg!("open-only-idle", pattern = shown(pattern)));
    }
}

/// Returns the title of the release that a delta makes.
fn made_title(bundle: &Bundle) -> String {
    let facts = &bundle.facts;
    facts.base_series().map_or_else(|| bundle.title(), |series| format!("{series} {}", facts.release))
}
