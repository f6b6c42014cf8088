//! The sentences about cards of keys.

use std::path::Path;

use serde_json::{Value, json};

use super::line::{head, line};
use crate::cli::messages::msg;
use crate::cli::tone::Tone;
use crate::error::Half;
use crate::escape::{shown, shown_path};
use crate::scan::cards::{CardFault, KeyCard, Written};

/// What is said about a card.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::cli) enum Tell {
    /// The digits, so that a person compares them.
    Digits,
    /// That there is a card. A person types digits that they have from elsewhere, and shall not copy these.
    Card,
}

/// Returns the word for programs, and for the catalogue.
fn kind(card: &KeyCard) -> &'static str {
    match card {
        KeyCard::Publisher(_) => "publisher",
        KeyCard::Recipient(_) => "recipient",
    }
}

/// Returns the line about a card that was read in the place of a key.
pub(in crate::cli) fn read(path: &Path, card: &KeyCard, tell: Tell) -> String {
    let (path, kind) = (shown_path(path), kind(card));
    match tell {
        Tell::Digits => msg!("card-read", path = path, kind = kind, digits = card.digits().to_string()),
        Tell::Card => msg!("card-read-alone", path = path, kind = kind),
    }
}

/// Returns the lines about a card that a scan wrote.
pub(in crate::cli) fn written(one: &Written) -> String {
    let (kind, path) = (kind(&one.key), shown_path(&one.path));
    let mut out = head(Tone::Fair, &msg!("head-card"), &msg!("card-written", kind = kind, path = path.as_str()));
    line(&mut out, &msg!("label-digits"), &one.key.digits().to_string());
    line(&mut out, &msg!("label-proves"), &msg!("card-proves", kind = kind));
    line(&mut out, &msg!("label-next"), &msg!("card-next", kind = kind, path = path));
    out
}

/// Returns a card for JSON.
pub(in crate::cli) fn json(one: &Written) -> Value {
    json!({
        "kind": kind(&one.key),
        "key": one.key.text(),
        "digits": one.key.digits().to_string(),
        "path": one.path.to_string_lossy(),
        "was_there": one.was_there,
    })
}

/// Returns the sentence of a file that gives no key.
pub(super) fn fault(path: &Path, fault: &CardFault) -> String {
    let path = shown_path(path);
    match fault {
        CardFault::Nothing => msg!("error-card-nothing", path = path),
        CardFault::Several(count) => msg!("error-card-several", path = path, count = *count),
        CardFault::Secret(what) => msg!("error-card-secret", path = path, what = *what),
        CardFault::Line(number) => msg!("error-card-line", path = path, line = number.to_string()),
        CardFault::Unread(why) => msg!("path-why", path = path, why = shown(&super::skip(why))),
        CardFault::Failed(error) => super::of_library(error),
    }
}

/// Returns the sentence of a card of the other kind.
pub(super) fn other(path: &Path, wanted: Half) -> String {
    let wanted = if wanted == Half::Recipient { "recipient" } else { "publisher" };
    msg!("error-card-other", path = shown_path(path), wanted = wanted)
}

/// Returns the hint of a file that gives no key.
pub(super) fn hint(fault: &CardFault) -> Option<String> {
    match fault {
        CardFault::Nothing | CardFault::Unread(_) => Some(msg!("hint-card-nothing")),
        CardFault::Several(_) => Some(msg!("hint-card-several")),
        CardFault::Secret(_) => Some(msg!("hint-codes-secret")),
        CardFault::Line(_) => Some(msg!("hint-card-line")),
        CardFault::Failed(_) => None,
    }
}
