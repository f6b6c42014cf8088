//! The sentences about listed files of unknown names, and about the page: which travel, and which are left.

use serde_json::{Value, json};

use super::line::{few, line};
use crate::bundle::Bundle;
use crate::cli::messages::msg;
use crate::escape::shown;
use crate::format::letter;
use crate::format::sums::{PAGE_NAME, VOUCHER_NAME};
use pannier_reader::others::{Fate, Left, Other, others, page, voucher};

/// Adds a line for the files that travel, and a line for each reason why files are left.
pub(in crate::cli) fn tell(out: &mut String, bundle: &Bundle) {
    if let Some(text) = page_sentence(bundle) {
        line(out, &msg!("label-page"), &text);
    }
    if let Some(text) = voucher_sentence(bundle) {
        line(out, &msg!("label-kit"), &text);
    }
    for text in of_unknown_names(bundle) {
        line(out, &msg!("label-others"), &text);
    }
}

/// One sentence for the files that travel, and one for each reason why files are left.
pub(in crate::cli) fn sentences(bundle: &Bundle) -> Vec<String> {
    page_sentence(bundle).into_iter().chain(voucher_sentence(bundle)).chain(of_unknown_names(bundle)).collect()
}

/// The sentence about the page that a bundle lists.
fn page_sentence(bundle: &Bundle) -> Option<String> {
    Some(match page(bundle)? {
        Fate::Carried(_) => msg!("page-carried", name = PAGE_NAME),
        Fate::Missing => msg!("page-missing", name = PAGE_NAME),
        Fate::Left(_) => msg!("page-left", name = PAGE_NAME),
    })
}

/// The sentence about the voucher for a kit, if the voucher does not travel. What is said of the kit stands elsewhere.
fn voucher_sentence(bundle: &Bundle) -> Option<String> {
    match voucher(bundle)? {
        Fate::Carried(_) => None,
        Fate::Missing => Some(msg!("kit-voucher-missing", name = VOUCHER_NAME)),
        Fate::Left(_) => Some(msg!("kit-voucher-left", name = VOUCHER_NAME)),
    }
}

fn of_unknown_names(bundle: &Bundle) -> Vec<String> {
    // What is said of key letters stands elsewhere.
    let all: Vec<Other<'_>> = others(bundle).into_iter().filter(|other| !is_known(other)).collect();
    let carried = with(&all, |fate| matches!(fate, Fate::Carried(_)));
    let mut sentences = Vec::new();
    if let Some(names) = told(&carried) {
        sentences.push(msg!("others-carried", names = names));
    }
    for why in [Left::Publisher, Left::Name, Left::Count, Left::Length] {
        let Some(names) = told(&with(&all, |fate| *fate == Fate::Left(why))) else { continue };
        sentences.push(match why {
            Left::Publisher => msg!("others-left-publisher", names = names),
            Left::Name => msg!("others-left-name", names = names),
            Left::Count => msg!("others-left-count", names = names),
            Left::Length => msg!("others-left-length", names = names),
        });
    }
    sentences
}

/// Tells whether a file is the page, the voucher, or a key letter that travels, or a stranger's.
fn is_known(other: &Other<'_>) -> bool {
    if [PAGE_NAME, VOUCHER_NAME].contains(&other.name) {
        return true;
    }
    matches!(other.fate, Fate::Carried(_) | Fate::Left(Left::Publisher)) && letter::is_name(other.name)
}

/// The sentences about files that do not travel in codes, whoever signed them.
pub(in crate::cli) fn not_in_codes(bundle: &Bundle) -> impl Iterator<Item = String> {
    let all: Vec<Other<'_>> = others(bundle).into_iter().filter(|other| !is_known(other)).collect();
    let of_unknown_names = told(&with(&all, |_| true)).map(|names| msg!("others-not-in-codes", names = names));
    let of_the_page = page(bundle).map(|_| msg!("page-not-in-codes", name = PAGE_NAME));
    let of_the_kit = voucher(bundle).map(|_| msg!("kit-voucher-not-in-codes", name = VOUCHER_NAME));
    of_the_page.into_iter().chain(of_the_kit).chain(of_unknown_names)
}

/// The names of the files that a line about missing files tells.
pub(super) fn told<T: AsRef<str>>(names: &[T]) -> Option<String> {
    few(names.iter().map(|name| shown(name.as_ref())))
}

fn with<'a>(all: &[Other<'a>], wanted: impl Fn(&Fate) -> bool) -> Vec<&'a str> {
    all.iter().filter(|other| wanted(&other.fate)).map(|other| other.name).collect()
}

/// The names of the files that travel.
pub(in crate::cli) fn carried_json(bundle: &Bundle) -> Value {
    json!(with(&others(bundle), |fate| matches!(fate, Fate::Carried(_))))
}

/// What became of the page that the bundle lists; null if it lists none.
pub(super) fn page_json(bundle: &Bundle) -> Value {
    json!(page(bundle).map(|fate| match fate {
        Fate::Carried(_) => "whole",
        Fate::Missing => "missing",
        Fate::Left(_) => "left",
    }))
}

/// The files that are left, each with the reason.
pub(in crate::cli) fn left_json(bundle: &Bundle) -> Value {
    let why = |fate| match fate {
        Fate::Left(Left::Publisher) => Some("publisher"),
        Fate::Left(Left::Name) => Some("name"),
        Fate::Left(Left::Count) => Some("count"),
        Fate::Left(Left::Length) => Some("length"),
        Fate::Carried(_) | Fate::Missing => None,
    };
    let left =
        others(bundle).into_iter().filter_map(|other| Some(json!({"name": other.name, "why": why(other.fate)?})));
    left.collect()
}
