//! The commands of the recipient: `open`, `list`.

use std::env;
use std::path::Path;

use serde_json::json;
use zeroize::Zeroizing;

use super::args;
use super::carrier::{explain, tell_mended, tell_refused};
use super::compared;
use super::error::Result;
use super::exit::Class;
use super::key_text::{self, Footer};
use super::messages::msg;
use super::pins;
use super::terminal::{Answers, Task, Terminal, passphrase_from, warn_if_open_to_others};
use super::tone::Tone;
use super::trust;
use super::words;
use crate::bundle::Bundle;
use crate::check;
use crate::error::{self as library, Half, ReaderError};
use crate::escape::{shown, shown_path};
use crate::find::{Finding, Search, find};
use crate::format::Sealing;
use crate::format::transport::Changes;
use crate::limits;
use crate::onto::Onto;
use crate::open::{self, Contact, Decoding, Opened, Straight, Workshop};
use crate::seal::{Identities, OpenWith, parse_identities};
use crate::store::{self, Unfit};
use crate::trust::Publishers;
use crate::watch::Watch;

/// Opens a bundle into a new folder.
pub(super) fn open(terminal: &Terminal, args: &args::Open) -> Result<Class> {
    if args.output.symlink_metadata().is_ok() {
        return Err(ReaderError::Exists(args.output.clone()).into());
    }
    let publishers = pins::named_or_pinned(terminal, &args.at.publisher, &args.at.folders)?;
    let onto = args.onto.as_deref().map(|base| Onto::begin(&args.output, base)).transpose()?;
    let (with, found) = unseal(terminal, &args.at, &args.unseal, &publishers, contact(&args.unseal))?;
    let place = onto.as_ref().map_or_else(|| args.output.clone(), Onto::room);
    let (search, bundle, mut opened) = open_somehow(terminal, args, &place, &publishers, &with, found)?;
    let made = onto.is_some();
    let is_in_parts = !made && bundle.facts.since.is_some();
    if let Some(onto) = onto {
        let task = Task::begin(terminal);
        opened.unpacked = onto.finish(&bundle, &publishers, unfit(args), &task.watch)?;
    }
    tell_refused(terminal, &search);
    if terminal.verbose {
        terminal.say(words::confinement(opened.confinement));
    }
    tell_mended(terminal, &bundle);
    compared::tell(terminal, &search);
    compared::tell_letters(terminal, &search, [&bundle]);
    compared::tell_passed_over(terminal, &search, Some(&bundle));
    let first = tell_contact(terminal, &bundle, &publishers);
    let disputed = compared::warn_of(terminal, &search, &bundle);
    // The documents are there, whatever happens to the note.
    if let Err(error) = trust::remember(terminal, &publishers, &search.pins, &bundle) {
        terminal.warn(msg!("trust-not-remembered", why = words::sentence(&error)));
    }
    let unpacked = &opened.unpacked;
    let object = || {
        json!({
            "output": args.output.to_string_lossy(),
            "document_count": unpacked.documents.len(),
            "document_bytes": unpacked.bytes(),
            "rebuilt_blocks": opened.rebuilt_blocks,
            "contents_sha256": unpacked.contents.map(|hash| hash.to_string()),
            "publisher_pinned": !first,
            "left_out": unpacked.left_out.iter().map(|one| json!({
                "path": one.path, "why": one.why.to_string(),
            })).collect::<Vec<_>>(),
        })
    };
    terminal.json(|| words::compared::with_bundle(object(), &search, &bundle));
    let done = msg!(
        "open-done",
        title = if made { made_title(&bundle) } else { bundle.title() },
        maker = words::compared::by(&bundle.trust.maker()),
        date = bundle.facts.created.as_str(),
        documents = unpacked.documents.len(),
        size = words::bytes(unpacked.bytes()),
        folder = shown_path(&args.output),
    );
    let in_part = !unpacked.left_out.is_empty();
    if in_part {
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
    if let Some(signatures) = words::letters::signatures(&bundle) {
        terminal.result(words::labelled(&msg!("label-signatures"), &signatures));
    }
    for cosigner in words::compared::cosigners(&bundle) {
        terminal.result(words::labelled(&msg!("label-cosigner"), &cosigner));
    }
    let digits = unpacked.contents.as_ref().map(words::digits_of_hash).unwrap_or_default();
    terminal.result(words::labelled(&msg!("label-content"), &digits));
    if let (true, Some((series, release))) = (is_in_parts, bundle.facts.base_series().zip(bundle.facts.since)) {
        terminal.warn(msg!("open-difference", series = series, release = release.to_string()));
    }
    let sealed = bundle.facts.sealing != Sealing::None;
    if sealed && args.at.folders.iter().any(|folder| store::lies_within(&args.output, folder)) {
        terminal.warn(msg!("open-lies-open", path = shown_path(&args.output)));
    }
    Ok(if in_part { Class::Damaged } else { Class::Done })
}

/// Opens a bundle straight from its chunks if all chunks are there and good. Otherwise, reads everything first. The folders
/// are searched once.
fn open_somehow(
    terminal: &Terminal,
    args: &args::Open,
    out: &Path,
    publishers: &Publishers,
    with: &OpenWith,
    found: Option<Finding>,
) -> Result<(Search, Bundle, Opened)> {
    let (at, wanted) = (&args.at, &args.unseal.which.wanted());
    let contact = contact(&args.unseal);
    let decoding = Decoding { with, workshop: &Workshop::of_this_program(), unfit: unfit(args) };
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
    let opened = opened.inspect_err(|_| explain(terminal, &checked, at))?;
    let bundle = held.bundle.clone();
    Ok((checked.search, bundle, opened))
}

/// Lists the documents of a bundle.
pub(super) fn list(terminal: &Terminal, args: &args::List) -> Result<Class> {
    let publishers = pins::named_or_pinned(terminal, &args.at.publisher, &args.at.folders)?;
    let (with, found) = unseal(terminal, &args.at, &args.unseal, &publishers, contact(&args.unseal))?;
    let decoding = Decoding { with: &with, workshop: &Workshop::of_this_program(), unfit: Unfit::Stops };
    let task = Task::begin(terminal);
    let found = found.map_or_else(|| find(&args.at.folders, &publishers, &env::temp_dir(), &task.watch), Ok)?;
    let checked = check::check_found(found, &publishers, &env::temp_dir(), &task.watch)?;
    let held = checked.one(&args.unseal.which.wanted())?;
    let admitted = publishers.admit(held, contact(&args.unseal)).map_err(library::Error::from);
    let listed = admitted.and_then(|held| open::list(&held, &env::temp_dir(), decoding, &task.watch));
    drop(task);
    let listed = listed.inspect_err(|_| explain(terminal, &checked, &args.at))?;
    let bundle = &held.bundle;
    tell_mended(terminal, bundle);
    compared::tell(terminal, &checked.search);
    compared::tell_passed_over(terminal, &checked.search, Some(bundle));
    tell_contact(terminal, bundle, &publishers);
    compared::warn_of(terminal, &checked.search, bundle);
    terminal.json_of(&listed.documents, || {
        let object = json!({"contents_sha256": listed.contents.map(|hash| hash.to_string())});
        words::compared::with_bundle(object, &checked.search, bundle)
    });
    let lines = listed.documents.iter();
    terminal.results(lines.map(|document| format!("{:>12}  {}", document.bytes, shown(document.path))));
    terminal.say(msg!(
        "open-listed",
        title = bundle.title(),
        maker = words::compared::by(&bundle.trust.maker()),
        date = bundle.facts.created.as_str(),
        documents = listed.documents.len(),
        size = words::bytes(listed.bytes()),
    ));
    Ok(Class::Done)
}

/// Returns the title of the release that a delta makes.
fn made_title(bundle: &Bundle) -> String {
    let facts = &bundle.facts;
    facts.base_series().map_or_else(|| bundle.title(), |series| format!("{series} {}", facts.release))
}

fn unfit(args: &args::Open) -> Unfit {
    if args.leave_out_unfit { Unfit::LeftOut } else { Unfit::Stops }
}

pub(super) fn contact(unseal: &args::Unseal) -> Contact {
    if unseal.untrusted_publisher { Contact::First } else { Contact::Pinned }
}

/// Says that a bundle was opened without a pinned publisher.
fn tell_contact(terminal: &Terminal, bundle: &Bundle, publishers: &Publishers) -> bool {
    let first = publishers.trusted(bundle).is_none();
    if first {
        let digits = bundle.digits().to_string();
        terminal.warn_twice(&msg!("open-not-pinned", digits = digits), &msg!("open-compare-digits"));
    }
    first
}

/// Returns the key or the passphrase that opens the bundle. The person is asked only if the bundle needs an answer. The
/// program then searched the folders, and the second value is the result.
pub(super) fn unseal(
    terminal: &Terminal,
    at: &args::Where,
    args: &args::Unseal,
    publishers: &Publishers,
    contact: Contact,
) -> Result<(OpenWith, Option<Finding>)> {
    if let Some(path) = &args.passphrase_file {
        return Ok((OpenWith::Passphrase(passphrase_from(path)?), None));
    }
    let mut identities = Identities::default();
    for path in &args.identity {
        identities.extend(identities_from(terminal, path)?);
    }
    if !identities.is_empty() {
        return Ok((OpenWith::Identities(identities), None));
    }
    if !terminal.may_ask() {
        return Ok((OpenWith::Nothing, None));
    }
    // A look at the facts. The program does not read chunks before the program knows what to ask for.
    let mut finding = find(&at.folders, publishers, &env::temp_dir(), &Watch::default())?;
    let bundle = finding.one(&args.which.wanted())?;
    publishers.admit(bundle, contact)?;
    bundle.facts.require_opening().map_err(ReaderError::from)?;
    let with = match bundle.facts.sealing {
        Sealing::Passphrase => {
            let passphrase = terminal.ask_passphrase(&msg!("open-passphrase", title = bundle.title()))?;
            passphrase.map_or(OpenWith::Nothing, OpenWith::Passphrase)
        }
        Sealing::Recipients | Sealing::None => OpenWith::Nothing,
    };
    Ok((with, Some(finding)))
}

fn identities_from(terminal: &Terminal, path: &Path) -> Result<Identities> {
    let not_a_key = || ReaderError::NotAKey { path: path.to_owned(), wanted: Half::RecipientSecret };
    let bytes = Zeroizing::new(store::read_small_any(path, limits::KEY_MAX_BYTES)?.ok_or_else(not_a_key)?);
    let parse = |bytes: &[u8]| parse_identities(path, bytes, Answers(terminal.clone()));
    let mut parsed = parse(&bytes).map(|identities| (identities, Changes::new()));
    for (text, undone) in key_text::readings(&bytes, Footer::Any) {
        if !matches!(parsed, Err(ReaderError::NotAKey { .. })) {
            break;
        }
        parsed = parse(text.as_bytes()).map(|identities| (identities, undone));
    }
    let (identities, undone) = parsed?;
    key_text::tell(terminal, path, &undone);
    warn_if_open_to_others(terminal, path);
    Ok(identities)
}
