//! Commands that need no key: `check`, `show`, `repair`, `trust`.

use std::env;
use std::path::PathBuf;

use serde_json::{Value, json};

use super::args;
use super::compared;
use super::error::{Error, Result};
use super::exit::{Class, Exit as _};
use super::messages::msg;
use super::pins;
use super::terminal::{Task, Terminal};
use super::tone::Tone;
use super::words;
use super::words::card::Tell;
use crate::bundle::Bundle;
use crate::check::{self, Checked};
use crate::courier::repair;
use crate::error::{self as library, Candidate, ReaderError};
use crate::escape::{shown, shown_path};
use crate::find::search::{Wanted, counting};
use crate::find::{Search, claimed_with, find};
use crate::format::Digits;
use crate::keys::PublicKey;
use crate::open::Contact;
use crate::trust::{Memory, NamedBy, Pin, Publishers};
use crate::watch::Watch;

/// Reads the folders and prints the verdict on every bundle in them.
pub(super) fn check(terminal: &Terminal, args: &args::Check) -> Result<Class> {
    let publishers = pins::named_or_pinned(terminal, &args.at.publisher, &args.at.folders)?;
    let task = Task::begin(terminal);
    let checked = check::check(&args.at.folders, &publishers, &env::temp_dir(), &task.watch)?;
    drop(task);
    print(terminal, &checked, &args.at);
    tell_refused(terminal, &checked.search);
    compared::tell(terminal, &checked.search);
    compared::tell_letters(terminal, &checked.search, checked.held.iter().map(|held| &held.bundle));
    compared::tell_passed_over(terminal, &checked.search, None);
    compared::tell_strangers(terminal, &checked.held, &publishers);
    compared::tell_conflicts(terminal, &checked.search);
    // Lists that became no bundle, and strangers' bundles beside a trusted one, do not change the answer (FORMAT.md §11).
    Ok(checked.verdict().class())
}

/// Prints the reports, in words or as one object.
pub(super) fn print(terminal: &Terminal, checked: &Checked, at: &args::Where) {
    let object = || {
        json!({
            "bundles": checked.held.iter().map(|held| words::report_json(held, &at.folders)).collect::<Vec<_>>(),
            "extended": checked.search.set_aside.iter().map(|aside| json!({
                "id": aside.id.to_string(), "recovery_blocks": aside.recovery_blocks, "by": aside.by.to_string(),
            })).collect::<Vec<_>>(),
            "refused": checked.search.refused.iter().map(|(path, error)| json!({
                "path": path.to_string_lossy(), "error": words::of_reader(error), "exit_code": error.class() as i32,
            })).collect::<Vec<_>>(),
            "containers": words::containers::json(&checked.search),
            "unreadable": checked.search.unreadable.iter().map(|file| json!({
                "path": file.path.to_string_lossy(), "why": file.why,
            })).collect::<Vec<_>>(),
        })
    };
    terminal.json(|| words::compared::with_compared(object(), &checked.search));
    for held in &checked.held {
        terminal.result(words::report(&checked.search, held, &at.folders));
    }
}

/// Refused lists that are reported one by one. A screen full of refused lists would hide the important lines.
const REFUSED_TOLD: usize = 8;

/// Says why some lists beside a good bundle did not become bundles.
pub(super) fn tell_refused(terminal: &Terminal, search: &Search) {
    let refused = &search.refused;
    for (path, error) in refused.iter().take(REFUSED_TOLD) {
        terminal.warn(msg!("path-why", path = shown_path(path), why = words::of_reader(error)));
    }
    if let Some(more) = refused.len().checked_sub(REFUSED_TOLD).filter(|more| *more > 0) {
        terminal.warn(msg!("report-more-refused", more = more.to_string()));
    }
}

/// Says which small files were changed on their way, and what was taken back.
pub(super) fn tell_mended(terminal: &Terminal, bundle: &Bundle) {
    for mended in words::mended(bundle) {
        terminal.say(format_args!("  {mended}"));
    }
}

/// Prints everything that is known about a bundle, before the reason why the bundle does not open.
pub(super) fn explain(terminal: &Terminal, checked: &Checked, at: &args::Where) {
    tell_refused(terminal, &checked.search);
    // With --json, the error is the only object. `check --json` has the rest.
    if !terminal.json {
        terminal.result(words::head(Tone::Bad, &msg!("head-not-done"), &msg!("open-what-is-here")));
        print(terminal, checked, at);
    }
}

/// Prints the facts of every bundle.
pub(super) fn show(terminal: &Terminal, args: &args::Show) -> Result<Class> {
    let publishers = pins::named_or_pinned(terminal, &args.at.publisher, &args.at.folders)?;
    let mut finding = find(&args.at.folders, &publishers, &env::temp_dir(), &Watch::default())?;
    if finding.bundles.is_empty() {
        return Err(finding.reason().into());
    }
    let trusted = |bundle: &Bundle| publishers.trusted(bundle).is_some();
    let object = || {
        json!({
            "bundles": finding.bundles.iter().map(|bundle| json!({
                "facts": words::facts_json(&bundle.facts, &bundle.list.id),
                "publisher_digits": bundle.digits().to_string(),
                "trusted": trusted(bundle),
                "pinned_as": words::compared::pinned_as(&bundle.trust.maker()),
                "cosigned_by": words::compared::cosigners_json(bundle),
                "signatures": words::letters::signatures_json(bundle),
            })).collect::<Vec<_>>(),
        })
    };
    terminal.json(|| words::compared::with_compared(object(), &finding.search));
    let conflicts = &finding.search.compared.conflicts;
    if !conflicts.is_empty() {
        terminal.result(words::compared::conflicts(conflicts));
    }
    for bundle in &finding.bundles {
        terminal.result(words::facts(&finding.search, bundle));
        if let Some(read) = words::containers::of_bundle(&finding.search, bundle) {
            terminal.result(read);
        }
    }
    compared::tell(terminal, &finding.search);
    compared::tell_letters(terminal, &finding.search, &finding.bundles);
    compared::tell_passed_over(terminal, &finding.search, None);
    let disputed = compared::tell_conflicts(terminal, &finding.search);
    let is_trusted = counting(&finding.bundles).0.into_iter().all(trusted);
    Ok(if is_trusted && !disputed { Class::Done } else { Class::NotTrusted })
}

/// Writes a complete bundle again.
pub(super) fn repair(terminal: &Terminal, args: &args::Repair) -> Result<Class> {
    let publishers = pins::named_or_pinned(terminal, &args.at.publisher, &args.at.folders)?;
    if args.output.exists() {
        return Err(ReaderError::Exists(args.output.clone()).into());
    }
    let task = Task::begin(terminal);
    let checked = check::check(&args.at.folders, &publishers, &env::temp_dir(), &task.watch)?;
    let held = checked.one(&args.which.wanted())?;
    let contact = if args.untrusted_publisher { Contact::First } else { Contact::Pinned };
    publishers.admit(held, contact)?;
    let repaired = repair::repair(held, &args.output, &task.watch);
    drop(task);
    let repaired = repaired.inspect_err(|_| explain(terminal, &checked, &args.at))?;
    terminal.json(|| {
        json!({
            "rebuilt_blocks": repaired.rebuilt_blocks,
            "recomputed_blocks": repaired.recomputed_blocks,
            "lost": repaired.lost,
            "carried_others": words::others::carried_json(&held.bundle),
            "left_others": words::others::left_json(&held.bundle),
        })
    });
    let bundle = &held.bundle;
    compared::tell(terminal, &checked.search);
    compared::tell_letters(terminal, &checked.search, [bundle]);
    compared::tell_passed_over(terminal, &checked.search, Some(bundle));
    compared::warn_of(terminal, &checked.search, bundle);
    let title = bundle.title();
    if bundle.signature.text() != bundle.signature.as_made_by(&bundle.publisher.base64()) {
        terminal.warn(msg!("repair-first-line"));
    }
    for name in &repaired.lost {
        terminal.warn(msg!("repair-lost", name = name.as_str()));
    }
    let whole = repaired.lost.is_empty();
    let folder = shown_path(&args.output);
    terminal.result(if whole {
        words::head(Tone::Good, &msg!("head-ok"), &msg!("repair-whole", title = title, folder = folder))
    } else {
        words::head(Tone::Fair, &msg!("head-openable"), &msg!("repair-chunks", title = title, folder = folder))
    });
    let rebuilt = msg!("repair-rebuilt", data = repaired.rebuilt_blocks, recovery = repaired.recomputed_blocks);
    let mut told = words::labelled(&msg!("label-rebuilt"), &rebuilt);
    words::others::tell(&mut told, bundle);
    terminal.result(told);
    Ok(if whole { Class::Done } else { Class::Damaged })
}

/// Pins a publisher, after a person compared the digits.
pub(super) fn trust(terminal: &Terminal, args: &args::Trust) -> Result<Class> {
    if args.list {
        let pinned = pins::all(terminal, [])?;
        terminal.json(|| json!({"publishers": pinned.iter().map(pin_json).collect::<Vec<_>>()}));
        for pin in &pinned {
            terminal.result(format_args!("{}  {}", pin.key.digits(), named(pin)));
        }
        return Ok(Class::Done);
    }
    if let Some(name) = &args.forget {
        pins::forget(name)?;
        terminal.json(|| json!({"forgotten": name}));
        terminal.result(msg!("trust-forgot", name = shown(name)));
        return Ok(Class::Done);
    }
    let typed = args.digits.as_deref().map(digits_in).transpose()?;
    let pinned = pins::all(terminal, &args.from)?;
    let found = keys_from(terminal, &args.from, typed)?;
    // Without digits, a publisher who is pinned already needs no comparison.
    let known = match (typed, &found) {
        (None, Found::Only(key)) => pinned.iter().any(|pin| pin.key == *key),
        _ => false,
    };
    let key = match found {
        Found::Only(key) if known => key,
        Found::Only(key) => compared(terminal, key, typed.map_or_else(|| ask_digits(terminal), Ok)?)?,
        Found::Several(list) => {
            let typed = match typed {
                Some(typed) => typed,
                None if terminal.may_ask() => ask_digits(terminal)?,
                None => return Err(Error::Usage(msg!("trust-several") + &words::candidates(&list))),
            };
            match keys_from(terminal, &args.from, Some(typed))? {
                Found::Only(key) => compared(terminal, key, typed)?,
                Found::Several(_) => return Err(Error::Usage(msg!("trust-none-of-several"))),
            }
        }
    };
    let digits = key.digits();
    if let Some(pin) = pinned.into_iter().find(|pin| pin.key == key) {
        return pinned_already(terminal, args, pin);
    }
    let name = args.name.clone().unwrap_or_else(|| format!("publisher-{}", digits.first_group()));
    let pin = Pin { name, key, series: args.series.clone(), memory: Memory::default() };
    let path = pins::add(terminal, &pin)?;
    terminal.json(|| changed_json(&pin, "pinned"));
    let pinned = msg!("trust-pinned", name = named(&pin), digits = digits.to_string());
    terminal.result(words::head(Tone::Good, &msg!("head-ok"), &pinned));
    terminal.result(words::labelled(&msg!("label-kept-in"), &shown_path(&path)));
    Ok(Class::Done)
}

/// Changes the pin of a publisher who is pinned already, if the person names more series, and says what was changed.
fn pinned_already(terminal: &Terminal, args: &args::Trust, mut pin: Pin) -> Result<Class> {
    let digits = pin.key.digits().to_string();
    let before = series_of(&pin);
    let mut more: Vec<String> = Vec::new();
    for series in args.series.iter().filter(|series| !pin.series.contains(series)) {
        if !more.contains(series) {
            more.push(series.clone());
        }
    }
    // A person who limits a pin, or names one more series, speaks of a publisher whose digits they compared.
    let (change, text) = if more.is_empty() {
        ("none", msg!("trust-already", name = named(&pin), digits = digits))
    } else {
        pin.series.extend(more);
        pins::limit(&pin)?;
        ("series", msg!("trust-changed", name = named(&pin), before = before, digits = digits))
    };
    terminal.json(|| changed_json(&pin, change));
    terminal.result(words::head(Tone::Good, &msg!("head-ok"), &text));
    if let Some(wanted) = args.name.as_ref().filter(|wanted| **wanted != pin.name) {
        terminal.warn(msg!("trust-name-stays", name = shown(&pin.name), wanted = shown(wanted)));
    }
    Ok(Class::Done)
}

/// Returns a pin as JSON, with a word that says what `trust` did.
fn changed_json(pin: &Pin, change: &str) -> Value {
    let mut object = pin_json(pin);
    if let Some(object) = object.as_object_mut() {
        object.insert("change".to_owned(), change.into());
    }
    object
}

fn pin_json(pin: &Pin) -> Value {
    json!({
        "name": pin.name,
        "publisher": pin.key.base64(),
        "digits": pin.key.digits().to_string(),
        "series": pin.series,
    })
}

/// Returns the name of a pin, and the series for which the pin counts.
fn named(pin: &Pin) -> String {
    match pin.series.as_slice() {
        [] => shown(&pin.name),
        series => msg!("trust-name-for-series", name = shown(&pin.name), series = words::listed(series)),
    }
}

/// Returns the series for which a pin counts.
fn series_of(pin: &Pin) -> String {
    match pin.series.as_slice() {
        [] => msg!("trust-every-series"),
        series => msg!("trust-these-series", series = words::listed(series)),
    }
}

/// Reads the digits that a person typed.
fn digits_in(text: &str) -> Result<Digits> {
    Digits::parse(text).map_err(|fault| Error::Usage(words::not_digits(fault)))
}

/// Asks for digits at the terminal.
fn ask_digits(terminal: &Terminal) -> Result<Digits> {
    terminal.say(msg!("trust-type-digits"));
    let typed = terminal.ask(&msg!("trust-digits-question")).ok_or_else(|| {
        Error::Usage(match terminal.may_ask() {
            true => msg!("trust-no-digits"),
            false => msg!("trust-nobody-here"),
        })
    })?;
    digits_in(&typed)
}

/// Returns the key if the key has the typed digits. Says so if the groups were typed in the order of text from right to left.
fn compared(terminal: &Terminal, key: PublicKey, typed: Digits) -> Result<PublicKey> {
    match typed.differing(&key.digits()) {
        groups if groups.is_empty() => Ok(key),
        _ if typed.reversed() == key.digits() => {
            terminal.say(msg!("typed-reversed"));
            Ok(key)
        }
        groups => Err(Error::OtherDigits { groups }),
    }
}

/// The publishers that were found.
enum Found {
    /// One publisher, from a key file or from bundles.
    Only(PublicKey),
    /// The bundles of several publishers.
    Several(Vec<Candidate>),
}

/// Finds the key of a publisher in a key file, or in the bundles in these folders. Of several publishers, the function takes
/// the publisher with these digits.
fn keys_from(terminal: &Terminal, paths: &[PathBuf], digits: Option<Digits>) -> Result<Found> {
    if let [path] = paths
        && path.is_file()
        && let key @ (Ok(_)
        | Err(
            Error::Card { .. }
            | Error::OtherCard { .. }
            | Error::Library(library::Error::Reader(ReaderError::OtherHalf(_))),
        )) = pins::read(terminal, path, Tell::Card)
    {
        return key.map(Found::Only);
    }
    let (watch, scratch) = (Watch::default(), env::temp_dir());
    for digits in digits.into_iter().flat_map(|digits| [digits, digits.reversed()]) {
        let claimed = claimed_with(paths, digits, &scratch, &watch)?;
        let finding = find(paths, &Publishers::Named(claimed, NamedBy::Hand), &scratch, &watch)?;
        let mut keys = finding.bundles.iter().map(|bundle| &bundle.publisher).filter(|key| key.digits() == digits);
        if let Some(first) = keys.next()
            && keys.all(|key| key == first)
        {
            return Ok(Found::Only(first.clone()));
        }
    }
    let mut finding = find(paths, &Publishers::default(), &scratch, &watch)?;
    match finding.one(&Wanted::Only) {
        Ok(bundle) => Ok(Found::Only(bundle.publisher.clone())),
        // Several bundles are allowed if the same publisher made all of them.
        Err(ReaderError::ManyBundles(candidates)) => {
            let mut keys = finding.bundles.iter().map(|bundle| &bundle.publisher);
            let first = keys.next();
            let only = first.filter(|first| keys.all(|key| key == *first)).cloned();
            Ok(only.map_or(Found::Several(candidates), Found::Only))
        }
        Err(error) => Err(error.into()),
    }
}
