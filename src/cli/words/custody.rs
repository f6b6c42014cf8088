//! The sentences about archives: what was taken in, what a check of an archive found, and bags.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use serde_json::{Value, json};

use super::codes;
use super::compared::known_as;
use super::fields::in_one_line;
use super::line::{few, head, line};
use crate::cli::exit::Class;
use crate::cli::messages::msg;
use crate::cli::tone::Tone;
use crate::error::CustodyFault;
use crate::escape::{shown, shown_path};
use crate::format::Digits;
use crate::format::custody::{Chain, ChainFault, State};
use crate::intake::bag::Bagged;
use crate::intake::check::Judged;
use crate::intake::{At, Became, Done, NotTaken, Taken};
use crate::units::bytes;

/// Returns what is said of parcels that are in an archive now.
pub(in crate::cli) fn taken(done: &Done, archive: &Path, hand: &str) -> String {
    let is = |wanted: Became| done.taken.iter().filter(|one| one.became == wanted).count();
    let (added, here) = (done.taken.len().saturating_sub(is(Became::Here)), is(Became::Here));
    let text = msg!("intake-done", added = added, here = here, archive = shown_path(archive));
    let (tone, word) = match (done.not_taken.is_empty(), done.taken.is_empty()) {
        (true, _) => (Tone::Good, msg!("head-ok")),
        (false, false) => (Tone::Fair, msg!("head-in-part")),
        (false, true) => (Tone::Bad, msg!("head-not-done")),
    };
    let mut out = head(tone, &word, &text);
    for Taken { title, became, entry, intake, sidecars, rest } in &done.taken {
        let (title, id, entry) = (shown(title), intake.id.short(), entry.to_string());
        let (documents, size) = (intake.documents, bytes(intake.bytes));
        let text = match became {
            Became::Here => msg!("intake-here", title = title, id = id, entry = entry),
            Became::Completed => {
                msg!("intake-completed", title = title, id = id, entry = entry, new = intake.new)
            }
            Became::New => msg!(
                "intake-new",
                title = title,
                id = id,
                entry = entry,
                documents = documents,
                size = size,
                known = documents.saturating_sub(intake.new),
            ),
        };
        line(&mut out, &msg!("label-parcel"), &text);
        if intake.state != State::Ok && *became == Became::New {
            line(&mut out, "", &msg!("intake-rebuilt"));
        }
        if let Some(commitment) = intake.commitment.filter(|_| *became == Became::New) {
            line(&mut out, "", &msg!("intake-commitment", hash = commitment.to_string()));
        }
        if let Some(names) = few(sidecars.iter().map(|name| shown(name))).filter(|_| *became == Became::New) {
            line(&mut out, "", &msg!("intake-sidecars", files = sidecars.len(), names = names));
        }
        if let Some(rest) = rest {
            let is_here = done.chain.intakes().any(|(_, intake)| intake.id == *rest);
            line(&mut out, "", &msg!("intake-rest", id = rest.short(), here = super::choice(is_here)));
        }
    }
    if !done.chain.entries.is_empty() {
        line(&mut out, &msg!("label-hand"), hand);
        line(&mut out, &msg!("label-head"), &head_of(&done.chain));
    }
    out
}

/// Returns the digits of the head of a chain, and the number of its entry.
fn head_of(chain: &Chain) -> String {
    msg!("custody-head", digits = Digits::of(&chain.head()).to_string(), entry = chain.entries.len().to_string())
}

/// Returns why nothing of a parcel was taken.
pub(in crate::cli) fn not_taken(one: &NotTaken) -> String {
    msg!("intake-not-taken", title = shown(&one.title), id = one.id.short(), why = super::of_library(&one.why))
}

fn chain_json(chain: Option<&Chain>) -> Value {
    json!({
        "entry_count": chain.map(|chain| chain.entries.len()),
        "head_sha256": chain.map(|chain| chain.head().to_string()),
        "head_digits": chain.map(|chain| Digits::of(&chain.head()).to_string()),
    })
}

/// Returns the same as one object.
pub(in crate::cli) fn taken_json(done: &Done, archive: &Path, hand: &str, at: &At, class: Class) -> Value {
    let parcel = |Taken { title, became, entry, intake, sidecars, rest }: &Taken| {
        json!({
            "id": intake.id.to_string(),
            "title": title,
            "became": match became {
                Became::New => "new",
                Became::Completed => "completed",
                Became::Here => "here-already",
            },
            "entry": entry,
            "state": intake.state.word(),
            "trusted": intake.is_pinned,
            "document_count": intake.documents,
            "new_count": if *became == Became::Here { 0 } else { intake.new },
            "document_bytes": intake.bytes,
            "contents_sha256": intake.contents.to_string(),
            "commitment_sha256": intake.commitment.map(|hash| hash.to_string()),
            "sidecars": sidecars,
            "rest_id": rest.map(|id| id.to_string()),
        })
    };
    let not_taken = |one: &NotTaken| {
        let code = codes::of_library(&one.why);
        json!({
            "id": one.id.to_string(),
            "title": one.title,
            "error": in_one_line(&super::of_library(&one.why)),
            "code": code.word(),
            "exit_code": code.class() as i32,
        })
    };
    let chain = Some(&done.chain).filter(|chain| !chain.entries.is_empty());
    let object = json!({
        "output": archive.to_string_lossy(),
        "parcels": done.taken.iter().map(parcel).collect::<Vec<_>>(),
        "not_taken": done.not_taken.iter().map(not_taken).collect::<Vec<_>>(),
        "hand_digits": hand,
        "at": at.time,
        "clock": at.clock.word(),
        "index": done.has_index,
        "exit_code": class as i32,
    });
    super::with(object, chain_json(chain))
}

/// Returns the verdict on an archive and everything that follows from the verdict.
pub(in crate::cli) fn judged(judged: &Judged, archive: &Path, class: Class, all: bool) -> String {
    let place = shown_path(archive);
    let counts = |key: &str| {
        let (parcels, documents, size) = (judged.parcels, judged.documents, bytes(judged.bytes));
        match key {
            "ok" => msg!("custody-ok", archive = place.as_str(), parcels = parcels, documents = documents, size = size),
            _ => msg!(
                "custody-incomplete",
                archive = place.as_str(),
                parcels = parcels,
                documents = documents,
                size = size
            ),
        }
    };
    let (tone, word, text) = match class {
        Class::Done => (Tone::Good, msg!("head-ok"), counts("ok")),
        Class::NotEnough => (Tone::Fair, crate::check::Verdict::Incomplete.word().to_owned(), counts("incomplete")),
        _ if !judged.is_altered() => {
            (Tone::Bad, msg!("head-not-trusted"), msg!("custody-untrusted", archive = place.as_str()))
        }
        _ => (Tone::Bad, msg!("head-altered"), msg!("custody-altered", archive = place.as_str())),
    };
    let mut out = head(tone, &word, &text);
    if let Some(broken) = &judged.broken {
        line(&mut out, &msg!("label-chain"), &fault(broken));
    }
    for hand in &judged.hands {
        let known = known_as(&hand.key.digits().to_string(), &hand.maker);
        line(&mut out, &msg!("label-hand"), &msg!("custody-hand", hand = known, entries = hand.entries));
    }
    let mut add = |label: String, paths: &BTreeSet<PathBuf>| {
        let names = paths.iter().map(|path| shown_path(path));
        let names = if all { Some(super::listed(&names.collect::<Vec<_>>())) } else { few(names) };
        if let Some(names) = names.filter(|_| !paths.is_empty()) {
            line(&mut out, &label, &names);
        }
    };
    add(msg!("label-altered"), &judged.altered);
    add(msg!("label-not-listed"), &judged.strange);
    add(msg!("label-missing"), &judged.missing);
    add(msg!("label-unnamed"), &judged.unnamed);
    add(msg!("label-unread"), &judged.unreadable);
    if !judged.unnamed.is_empty() {
        line(&mut out, "", &msg!("custody-unnamed"));
    }
    if let Some(chain) = &judged.chain {
        line(&mut out, &msg!("label-head"), &head_of(chain));
        match judged.noted {
            None => {}
            Some(None) => line(&mut out, &msg!("label-noted"), &msg!("custody-noted-none")),
            Some(Some(entry)) => {
                let later = chain.entries.len().saturating_sub(entry as usize);
                line(&mut out, &msg!("label-noted"), &msg!("custody-noted", entry = entry.to_string(), later = later));
            }
        }
    }
    out
}

/// Returns the same as one object.
pub(in crate::cli) fn judged_json(judged: &Judged, archive: &Path) -> Value {
    let paths = |paths: &BTreeSet<PathBuf>| -> Vec<String> {
        paths.iter().map(|path| path.to_string_lossy().into_owned()).collect()
    };
    let hands = judged.hands.iter().map(|hand| {
        json!({
            "digits": hand.key.digits().to_string(),
            "trusted": hand.is_trusted,
            "pinned_as": super::compared::pinned_as(&hand.maker),
            "entry_count": hand.entries,
        })
    });
    let object = json!({
        "archive": archive.to_string_lossy(),
        "broken": judged.broken.as_ref().map(|broken| in_one_line(&fault(broken))),
        "hands": hands.collect::<Vec<_>>(),
        "parcel_count": judged.parcels,
        "document_count": judged.documents,
        "document_bytes": judged.bytes,
        "altered": paths(&judged.altered),
        "not_in_archive": paths(&judged.strange),
        "missing": paths(&judged.missing),
        "unnamed": paths(&judged.unnamed),
        "unreadable": paths(&judged.unreadable),
        "noted_entry": judged.noted.flatten(),
    });
    super::with(object, chain_json(judged.chain.as_ref()))
}

/// Returns what is said of bags.
pub(in crate::cli) fn bagged(bags: &[Bagged], out: &Path) -> String {
    let text = msg!("intake-bagged", bags = bags.len(), folder = shown_path(out));
    let mut lines = head(Tone::Good, &msg!("head-ok"), &text);
    for bag in bags {
        let text = msg!("intake-bag", id = bag.id.to_string(), documents = bag.documents, size = bytes(bag.bytes));
        line(&mut lines, &msg!("label-parcel"), &text);
    }
    lines
}

/// Returns the same as one object.
pub(in crate::cli) fn bagged_json(bags: &[Bagged], archive: &Path, out: &Path) -> Value {
    let bag = |bag: &Bagged| {
        json!({
            "id": bag.id.to_string(),
            "path": out.join(bag.id.to_string()).to_string_lossy(),
            "document_count": bag.documents,
            "document_bytes": bag.bytes,
        })
    };
    json!({
        "archive": archive.to_string_lossy(),
        "output": out.to_string_lossy(),
        "bags": bags.iter().map(bag).collect::<Vec<_>>(),
    })
}

/// Returns the sentence of a fault.
pub(super) fn fault(fault: &CustodyFault) -> String {
    match fault {
        CustodyFault::NotAnArchive(path) => msg!("error-archive-other", folder = shown_path(path)),
        CustodyFault::NoChain(path) => msg!("error-archive-no-chain", path = shown_path(path)),
        CustodyFault::Chain { path, why } => {
            let path = shown_path(path);
            match why {
                ChainFault::TooLong | ChainFault::NotText => msg!("error-archive-chain-text", path = path),
                ChainFault::Entry(entry) => {
                    msg!("error-archive-chain-entry", path = path, entry = entry.to_string())
                }
                ChainFault::Number(entry) | ChainFault::Before(entry) | ChainFault::Comment(entry) => {
                    msg!("error-archive-chain-order", path = path, entry = entry.to_string())
                }
            }
        }
        CustodyFault::Unsigned { path, entry } => {
            msg!("error-archive-unsigned", path = shown_path(path), entry = entry.to_string())
        }
        CustodyFault::Altered(path) => msg!("error-archive-altered", path = shown_path(path)),
        CustodyFault::Missing(path) => msg!("error-archive-missing", path = shown_path(path)),
        CustodyFault::NoParcel(path) => msg!("error-archive-no-parcel", folder = shown_path(path)),
        CustodyFault::Full(path) => msg!("error-archive-full", path = shown_path(path)),
    }
}

/// Returns what to do next.
pub(super) fn hint(fault: &CustodyFault) -> String {
    match fault {
        CustodyFault::NotAnArchive(_) => msg!("hint-archive-other"),
        CustodyFault::NoChain(_) | CustodyFault::Chain { .. } | CustodyFault::Unsigned { .. } => {
            msg!("hint-archive-chain")
        }
        CustodyFault::Altered(_) => msg!("hint-archive-altered"),
        CustodyFault::Missing(_) => msg!("hint-archive-missing"),
        CustodyFault::NoParcel(_) => msg!("hint-archive-no-parcel"),
        CustodyFault::Full(_) => msg!("hint-archive-full"),
    }
}
