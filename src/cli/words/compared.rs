//! Words about the comparison of several bundles: conflicts, series of several publishers, releases without a link.

use serde_json::{Value, json};

use super::fields::with;
use super::line::{head, line, listed, named_by};
use crate::bundle::Bundle;
use crate::cli::messages::msg;
use crate::cli::tone::Tone;
use crate::error::{Conflict, ConflictKind, Disputed, Maker, NamedBy};
use crate::escape::shown;
use crate::find::Search;
use crate::find::compare::{SharedSeries, Unlinked};
use crate::format::Hash;
use crate::trust::Cosigner;

/// The number of conflicts that the program shows. One key can sign any number of bundles.
const TOLD: usize = 8;

fn title(series: &str, release: u32) -> String {
    format!("{series} {release}")
}

/// Returns a block of lines for each conflict. Each block begins with the word of the verdict.
pub(in crate::cli) fn conflicts(conflicts: &[Conflict]) -> String {
    let block = |conflict: &Conflict| {
        let Conflict { kind, series, first, second, signer, maker } = conflict;
        let text = match kind {
            ConflictKind::SameRelease => msg!("compared-same", title = title(series, second.release)),
            ConflictKind::Previous(_) => msg!("compared-previous", title = title(series, second.release)),
            ConflictKind::Remembered => msg!("compared-remembered", title = title(series, second.release)),
        };
        let mut out = head(Tone::Bad, crate::check::Verdict::Conflict.word(), &text);
        for one in [first, second] {
            line(&mut out, &msg!("label-bundle"), &disputed(series, one));
        }
        if let ConflictKind::Previous(named) = kind {
            let text = msg!("compared-named", id = named.short(), title = title(series, second.release));
            line(&mut out, &msg!("label-previous"), &text);
        }
        line(&mut out, &msg!("label-publisher"), &known_as(&signer.to_string(), maker));
        out
    };
    conflicts.iter().take(TOLD).map(block).collect::<Vec<_>>().join("\n")
}

fn disputed(series: &str, one: &Disputed) -> String {
    let title = title(series, one.release);
    if one.created.is_empty() {
        return msg!("compared-bundle-before", id = one.id.short(), title = title);
    }
    msg!("compared-bundle", id = one.id.short(), title = title, date = one.created.as_str())
}

/// Returns the lines of an error: a line for each conflict.
pub(in crate::cli) fn pairs(conflicts: &[Conflict]) -> String {
    let pair = |conflict: &Conflict| {
        let Conflict { kind, series, first, second, maker, .. } = conflict;
        let (one, two) = (first.id.short(), second.id.short());
        let second_title = title(series, second.release);
        match kind {
            ConflictKind::SameRelease => {
                msg!("compared-pair-same", one = one, two = two, title = second_title, maker = by(maker))
            }
            ConflictKind::Remembered => {
                msg!("compared-pair-remembered", one = one, two = two, title = second_title, maker = by(maker))
            }
            ConflictKind::Previous(named) => msg!(
                "compared-pair-previous",
                one = one,
                one_title = title(series, first.release),
                two = two,
                two_title = second_title,
                named = named.short(),
                maker = by(maker),
            ),
        }
    };
    conflicts.iter().take(TOLD).map(|conflict| format!("\n  {}", pair(conflict))).collect()
}

/// Returns the line about a conflict in the report on one of the two bundles.
pub(in crate::cli) fn conflict_with(conflict: &Conflict, of: &Hash) -> String {
    let Conflict { kind, series, first, second, maker, .. } = conflict;
    let is_first = first.id == *of;
    let other = if is_first { second } else { first };
    let (id, other_title, maker) = (other.id.short(), title(series, other.release), by(maker));
    match kind {
        ConflictKind::SameRelease => {
            msg!("compared-line-same", id = id, title = other_title, date = other.created.as_str(), maker = maker)
        }
        ConflictKind::Remembered => msg!("compared-line-remembered", id = id, title = other_title),
        ConflictKind::Previous(named) if is_first => {
            msg!("compared-line-later", id = id, title = other_title, named = named.short(), maker = maker)
        }
        ConflictKind::Previous(named) => {
            msg!("compared-line-earlier", id = id, title = other_title, named = named.short(), maker = maker)
        }
    }
}

/// Returns the sentence about a series of several publishers.
pub(in crate::cli) fn shared(shared: &SharedSeries) -> String {
    let part = |part: &crate::find::compare::Part| {
        let numbers: Vec<String> = part.releases.iter().take(TOLD).map(u32::to_string).collect();
        msg!("compared-part", maker = by(&part.maker), numbers = listed(&numbers))
    };
    let parts: Vec<String> = shared.parts.iter().take(TOLD).map(part).collect();
    msg!("compared-shared", series = shared.series.as_str(), parts = listed(&parts))
}

/// Returns the sentence about a release that names no release before it.
pub(in crate::cli) fn unlinked(unlinked: &Unlinked) -> String {
    let Unlinked { series, later, earlier } = unlinked;
    msg!("compared-unlinked", title = title(series, later.release), earlier = title(series, earlier.release))
}

/// Returns in a few words whose key a key is.
pub(in crate::cli) fn by(maker: &Maker) -> String {
    match maker {
        Maker::Named(by) => msg!("by-named", by = named_by(*by)),
        Maker::Pinned(name) => shown(name),
        Maker::Limited(name) => msg!("by-limited", name = shown(name)),
        Maker::Short(maker) => msg!("by-short", name = by(maker)),
        Maker::Unknown => msg!("by-unknown"),
    }
}

/// Returns the digits of a key, and the name under which the key is pinned.
pub(super) fn known_as(digits: &str, maker: &Maker) -> String {
    match maker {
        Maker::Named(NamedBy::Hand) => msg!("report-publisher-named", digits = digits),
        Maker::Named(NamedBy::Surroundings) => msg!("report-publisher-surroundings", digits = digits),
        Maker::Pinned(name) => msg!("report-publisher-pinned", digits = digits, name = shown(name)),
        Maker::Limited(name) => msg!("report-publisher-limited", digits = digits, name = shown(name)),
        Maker::Short(maker) => msg!("report-publisher-short", digits = digits, name = by(maker)),
        Maker::Unknown => msg!("report-publisher-unknown", digits = digits),
    }
}

/// Returns a text for each co-signer who is pinned.
pub(in crate::cli) fn cosigners(bundle: &Bundle) -> Vec<String> {
    let text = |one: &Cosigner| known_as(&one.key.digits().to_string(), &one.trust.maker());
    bundle.cosigners.iter().take(TOLD).map(text).collect()
}

/// Returns where a named publisher is named. No pin has a name with such a sign.
fn named_by_json(by: NamedBy) -> &'static str {
    match by {
        NamedBy::Hand => "-P",
        NamedBy::Surroundings => "$PANNIER_PUBLISHER",
    }
}

/// Returns the name under which a publisher is trusted.
pub(in crate::cli) fn pinned_as(maker: &Maker) -> Option<&str> {
    match maker {
        Maker::Named(by) => Some(named_by_json(*by)),
        Maker::Pinned(name) => Some(name),
        Maker::Limited(_) | Maker::Short(_) | Maker::Unknown => None,
    }
}

/// Returns the co-signers who are pinned, as JSON.
pub(in crate::cli) fn cosigners_json(bundle: &Bundle) -> Value {
    bundle
        .cosigners
        .iter()
        .map(
            |one| json!({"publisher_digits": one.key.digits().to_string(), "pinned_as": pinned_as(&one.trust.maker())}),
        )
        .collect()
}

/// Returns conflicts as JSON.
pub(in crate::cli) fn conflicts_json<'a>(conflicts: impl IntoIterator<Item = &'a Conflict>) -> Value {
    let one = |one: &Disputed| json!({"id": one.id.to_string(), "release": one.release, "created": Some(&one.created).filter(|date| !date.is_empty())});
    let conflict = |conflict: &Conflict| {
        let (kind, previous) = match conflict.kind {
            ConflictKind::SameRelease => ("same-release", None),
            ConflictKind::Previous(named) => ("previous", Some(named.to_string())),
            ConflictKind::Remembered => ("remembered", None),
        };
        json!({
            "kind": kind,
            "series": conflict.series,
            "bundles": [one(&conflict.first), one(&conflict.second)],
            "previous": previous,
            "publisher_digits": conflict.signer.to_string(),
            "pinned_as": pinned_as(&conflict.maker),
        })
    };
    conflicts.into_iter().map(conflict).collect()
}

/// Adds the result of the comparison to the object of a command about several bundles.
pub(in crate::cli) fn with_compared(object: Value, search: &Search) -> Value {
    let compared = &search.compared;
    let fields = json!({
        "conflicts": conflicts_json(&compared.conflicts),
        "shared_series": compared.shared.iter().map(|shared| json!({
            "series": shared.series,
            "publishers": shared.parts.iter().map(|part| json!({
                "publisher_digits": part.publisher.digits().to_string(),
                "pinned_as": pinned_as(&part.maker),
                "releases": part.releases,
            })).collect::<Vec<_>>(),
        })).collect::<Vec<_>>(),
        "unlinked": compared.unlinked.iter().map(|unlinked| json!({
            "series": unlinked.series,
            "release": unlinked.later.release,
            "id": unlinked.later.id.to_string(),
            "earlier_release": unlinked.earlier.release,
            "earlier_id": unlinked.earlier.id.to_string(),
        })).collect::<Vec<_>>(),
        "passed_over": search.passed_over.iter().map(|one| json!({
            "id": one.id.to_string(), "publisher_digits": one.digits.to_string(),
        })).collect::<Vec<_>>(),
    });
    with(object, fields)
}

/// Returns the name of a bundle, and whose bundle it is.
pub(in crate::cli) fn named_json(bundle: &Bundle) -> Value {
    let facts = &bundle.facts;
    json!({
        "id": bundle.list.id.to_string(),
        "series": facts.series,
        "release": facts.release,
        "created": facts.created,
        "publisher_digits": bundle.digits().to_string(),
        "trusted": bundle.is_pinned(),
        "pinned_as": pinned_as(&bundle.trust.maker()),
    })
}

/// Returns what every report says of a bundle: its name, who signed, and how old the bundle is.
pub(in crate::cli) fn about_json(search: &Search, bundle: &Bundle, age_days: i64) -> Value {
    let fields = json!({
        "cosigned_by": cosigners_json(bundle),
        "signatures": super::quorum::signatures_json(bundle),
        "older_than": search.compared.older_than(&bundle.list.id).map(|older| older.remembered),
        "age_days": age_days,
    });
    with(named_json(bundle), fields)
}

/// Returns the conflicts of a bundle.
pub(in crate::cli) fn conflicts_of(search: &Search, bundle: &Bundle) -> Value {
    conflicts_json(search.compared.conflicts_of(&bundle.list.id))
}
