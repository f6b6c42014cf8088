//! The sentences about differences: why a difference gives no release, and which differences were applied.

use serde_json::{Value, json};

use super::line::{digits_of_hash, listed};
use crate::bundle::Bundle;
use crate::cli::messages::msg;
use crate::error::{BaseIs, DeltaFault, Gap};
use crate::escape::{shown, shown_path};

/// Returns the release that is here, and the release that is lacking.
fn gap_titles(gap: &Gap) -> (String, String) {
    let title = |series: &str, release: u32| format!("{} {release}", shown(series));
    (title(&gap.found.0, gap.found.1), title(&gap.series, gap.release))
}

/// Returns the sentence about a step that a chain of deltas lacks.
pub(in crate::cli) fn delta_gap(gap: &Gap) -> String {
    let (found, wanted) = gap_titles(gap);
    let (from, to) = (gap.found.1.to_string(), gap.release.to_string());
    msg!("error-delta-gap", found = found, wanted = wanted, from = from, to = to)
}

/// Returns the reason why a delta gives no release.
pub(in crate::cli) fn delta(fault: &DeltaFault) -> String {
    let title = |base: &BaseIs| format!("{} {}", shown(&base.series), base.release);
    match fault {
        DeltaFault::Whole => msg!("error-delta-whole"),
        DeltaFault::Already { series, release } => {
            msg!("error-delta-already", title = format!("{} {release}", shown(series)))
        }
        DeltaFault::NotOpened(path) => msg!("error-delta-not-opened", path = shown_path(path)),
        DeltaFault::Inside(path) => msg!("error-delta-inside", path = shown_path(path)),
        DeltaFault::BaseUntrusted => msg!("error-delta-base-untrusted"),
        DeltaFault::BaseList => msg!("error-delta-base-list"),
        // One release by number, and not one by its documents.
        DeltaFault::OtherBase { wanted, found } if title(wanted) == title(found) => msg!(
            "error-delta-other-content",
            title = title(wanted),
            wanted = digits_of_hash(&wanted.content),
            found = digits_of_hash(&found.content),
        ),
        DeltaFault::OtherBase { wanted, found } => {
            msg!("error-delta-other-base", wanted = title(wanted), found = title(found))
        }
        DeltaFault::Gap(gap) if gap.applied > 0 => delta_gap(gap),
        DeltaFault::Gap(gap) => {
            let (found, wanted) = gap_titles(gap);
            msg!("error-delta-other-base", wanted = wanted, found = found)
        }
        DeltaFault::Missing(path) => msg!("error-delta-missing", path = shown(path)),
        DeltaFault::Altered(path) => msg!("error-delta-altered", path = shown(path)),
        DeltaFault::Malformed(name) => msg!("error-delta-malformed", name = *name),
    }
}

/// Returns the differences that were applied, in order.
pub(in crate::cli) fn steps(deltas: &[Bundle]) -> String {
    let numbers =
        deltas.iter().filter_map(|delta| delta.facts.since).chain(deltas.last().map(|last| last.facts.release));
    let numbers: Vec<String> = numbers.map(|number| number.to_string()).collect();
    msg!("open-steps", count = deltas.len(), steps = listed(&numbers))
}

/// Returns a difference that was applied, as one object.
pub(in crate::cli) fn step_json(delta: &Bundle) -> Value {
    json!({
        "id": delta.list.id.to_string(),
        "series": delta.facts.series,
        "since": delta.facts.since,
        "release": delta.facts.release,
    })
}
