//! `trust`: pins a publisher after a person compared digits, or on the word of somebody pinned; and what a pin remembers.

use std::env;
use std::path::PathBuf;

use serde_json::{Value, json};

use super::args;
use super::error::{Error, Result};
use super::exit::Class;
use super::letters::letter_text;
use super::messages::msg;
use super::pins;
use super::terminal::Terminal;
use super::tone::Tone;
use super::words;
use super::words::card::Tell;
use crate::bundle::Bundle;
use crate::error::{self as library, Candidate, ReaderError};
use crate::escape::{shown, shown_path};
use crate::find::search::Wanted;
use crate::find::{claimed_with, find};
use crate::format::Digits;
use crate::format::letter::{INTRODUCTION_COMMENT, introduction};
use crate::keys::PublicKey;
use crate::letters::signs;
use crate::trust::{Memory, NamedBy, Pin, PinNow, Publishers};
use crate::watch::Watch;

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
    let pinned = pins::all(terminal, &args.from)?;
    if args.introduced {
        return introduced(terminal, args, pinned);
    }
    let typed = args.digits.as_deref().map(digits_in).transpose()?;
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
    let named = Publishers::Named(vec![key.clone()], NamedBy::Hand);
    let search = find(&args.from, &named, &env::temp_dir(), &Watch::default())?.search;
    if let Some(gone) = search.pins.iter().flat_map(|pin| &pin.standing.gone_by).find(|gone| gone.key == key) {
        return Err(Error::Usage(msg!("trust-key-gone", path = shown_path(&gone.path))));
    }
    let digits = key.digits();
    if let Some(mut pin) = pinned.into_iter().find(|pin| pin.key == key) {
        if typed.is_some() && pin.introduced.take().is_some() {
            // The person compared the digits now.
            pins::rewrite(&pin)?;
        }
        return pinned_already(terminal, args, pin);
    }
    let memory = Memory { is_kept: args.remember, ..Memory::default() };
    new_pin(
        terminal,
        args,
        Pin { name: name(args, &digits), key, series: args.series.clone(), memory, introduced: None },
    )
}

/// Returns the name that the person gave, or one that is made of the digits.
fn name(args: &args::Trust, digits: &Digits) -> String {
    args.name.clone().unwrap_or_else(|| format!("publisher-{}", digits.first_group()))
}

fn new_pin(terminal: &Terminal, args: &args::Trust, pin: Pin) -> Result<Class> {
    let digits = pin.key.digits();
    let path = pins::add(terminal, &pin)?;
    terminal.json(|| changed_json(&pin, "pinned"));
    let pinned = msg!("trust-pinned", name = named(&pin), digits = digits.to_string());
    terminal.result(words::head(Tone::Good, &msg!("head-ok"), &pinned));
    terminal.result(words::labelled(&msg!("label-kept-in"), &shown_path(&path)));
    if args.remember {
        terminal.warn(msg!("trust-remembers"));
    }
    Ok(Class::Done)
}

/// Pins a key on the word of somebody who is pinned (FORMAT.md §20.7).
fn introduced(terminal: &Terminal, args: &args::Trust, pinned: Vec<Pin>) -> Result<Class> {
    // The other places may hold the key letters of the introducer.
    let Some(path) = args.from.first() else { return Err(Error::Usage(msg!("trust-one-introduction"))) };
    let found = introduction(&letter_text(path)?).ok_or_else(|| Error::Usage(msg!("trust-no-introduction")))?;
    let key = PublicKey::parse(&found.content.key).ok_or_else(|| Error::Usage(msg!("trust-no-introduction")))?;
    if let Some(pin) = pinned.iter().find(|pin| pin.key == key) {
        return pinned_already(terminal, args, pin.clone());
    }
    // Key letters may lie beside the introduction.
    let publishers = Publishers::Pinned(pinned.clone());
    let pins = find(&args.from, &publishers, &env::temp_dir(), &Watch::default())?.search.pins;
    let signs = |key: &PublicKey| signs(key, &found.text, INTRODUCTION_COMMENT, &found.signatures);
    let vouches = |pin: &&PinNow| {
        let signers: Vec<&PublicKey> = pin.standing.family.iter().filter(|key| signs(key)).collect();
        pin.standing.quorum(&pin.key, &signers).is_some_and(|quorum| quorum.is_enough())
    };
    let vouching: Vec<&Pin> =
        pins.iter().filter(vouches).filter_map(|now| pinned.iter().find(|pin| pin.key == now.key)).collect();
    let own = vouching.iter().find(|pin| pin.introduced.is_none());
    let Some(by) = own else {
        return Err(Error::Usage(match vouching.first() {
            Some(pin) => msg!("trust-introducer-introduced", name = shown(&pin.name)),
            None => msg!("trust-introducer-unknown"),
        }));
    };
    let digits = key.digits();
    terminal.warn(msg!("trust-introduced-says", name = shown(&by.name), says = shown(&found.content.says)));
    let memory = Memory { is_kept: args.remember, ..Memory::default() };
    let introduced = Some(by.name.clone());
    new_pin(terminal, args, Pin { name: name(args, &digits), key, series: args.series.clone(), memory, introduced })
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
    if args.remember != pin.memory.is_kept && (args.remember || args.forget_memory) {
        pin.memory = Memory { is_kept: args.remember, ..Memory::default() };
        pins::rewrite(&pin)?;
        terminal.json(|| changed_json(&pin, "memory"));
        let name = named(&pin);
        let text = if args.remember {
            msg!("trust-remember-on", name = name)
        } else {
            msg!("trust-remember-off", name = name)
        };
        terminal.result(words::head(Tone::Good, &msg!("head-ok"), &text));
        if args.remember {
            terminal.warn(msg!("trust-remembers"));
        }
        return Ok(Class::Done);
    }
    // A person who limits a pin, or names one more series, speaks of a publisher whose digits they compared.
    let (change, text) = if more.is_empty() {
        ("none", msg!("trust-already", name = named(&pin), digits = digits))
    } else {
        pin.series.extend(more);
        pins::rewrite(&pin)?;
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
        "pinned_as": pin.name,
        "publisher": pin.key.base64(),
        "publisher_digits": pin.key.digits().to_string(),
        "only_series": pin.series,
        "introduced_by": pin.introduced,
        "remembers": pin.memory.is_kept,
        "key_letter": pin.memory.letter.as_ref().map(|letter| letter.number),
        "releases": pin.memory.releases.iter().map(|one| json!({
            "series": one.series, "release": one.release, "id": one.id.map(|id| id.to_string()),
        })).collect::<Vec<_>>(),
    })
}

/// Returns the name of a pin, the series for which the pin counts, and who introduced the publisher.
fn named(pin: &Pin) -> String {
    let name = match &pin.introduced {
        Some(by) => msg!("trust-name-introduced", name = shown(&pin.name), by = shown(by)),
        None => shown(&pin.name),
    };
    match pin.series.as_slice() {
        [] => name,
        series => msg!("trust-name-for-series", name = name, series = words::listed(series)),
    }
}

/// Keeps what was seen, for a publisher whose pin remembers: the key letter that counts, and the release that was opened.
pub(super) fn remember(
    terminal: &Terminal,
    publishers: &Publishers,
    pins_now: &[PinNow],
    bundle: &Bundle,
) -> Result<()> {
    let Publishers::Pinned(pins) = publishers else { return Ok(()) };
    let of_bundle = |pin: &&Pin| Some(&pin.key) == bundle.pin.as_ref() && pin.memory.is_kept;
    let (Some(pin), true) = (pins.iter().find(of_bundle), bundle.is_pinned()) else { return Ok(()) };
    let Some(now) = pins_now.iter().find(|now| now.key == pin.key) else { return Ok(()) };
    let memory = now.after(&bundle.facts, &bundle.list.id);
    if memory == pin.memory {
        return Ok(());
    }
    pins::rewrite(&Pin { memory, ..pin.clone() })?;
    terminal.say(msg!("trust-remembered", title = bundle.title(), name = shown(&pin.name)));
    Ok(())
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
