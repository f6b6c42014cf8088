//! What `drill` says.

use std::fmt::Write as _;

use serde_json::{Value, json};

use super::{count, line, trial};
use crate::bundle::Bundle;
use crate::cli::terminal::Tone;
use crate::courier::damage::Kind;
use crate::courier::drill::{Depth, Drilled};
use crate::units::grouped;

fn kind(kind: Kind) -> (&'static str, &'static str) {
    match kind {
        Kind::Loss => ("loss", "carriers gone, nothing else"),
        Kind::Rot => ("rot", "and bits flipped in the others"),
        Kind::Torn => ("torn", "and copies that end early"),
        Kind::Zeros => ("zeros", "and copies that are zero from somewhere on"),
        Kind::Renamed => ("renamed", "and every name gone, all in one heap"),
        Kind::Small => ("small", "and each small file zeros on all carriers but one"),
        Kind::All => ("all", "all of that at once"),
    }
}

/// Tells whether every trial ended well.
pub(in crate::cli) fn kept(drilled: &Drilled) -> bool {
    drilled.holds && drilled.rows.iter().all(|row| row.survived == row.trials)
}

/// The table.
pub(in crate::cli) fn drilled(bundle: &Bundle, drilled: &Drilled, seed: u64) -> String {
    let trials: u32 = drilled.rows.iter().map(|row| row.trials).sum();
    let survived: u32 = drilled.rows.iter().map(|row| row.survived).sum();
    let word = if kept(drilled) { Tone::Good.paint("OK") } else { Tone::Bad.paint("FAILED") };
    let mut out = format!(
        "{word}  {}: rebuilt in {} of {}",
        bundle.title(),
        grouped(u64::from(survived)),
        count(u64::from(trials), "trial", "trials")
    );
    let (survive, need) = (drilled.proof.survive, bundle.layout.data_blocks);
    let holds = if drilled.holds { "holds" } else { "DOES NOT HOLD" };
    let promise = format!(
        "any {survive} of {} may be lost: {holds}; {} blocks are left at worst, {need} are needed",
        count(u64::from(drilled.carriers), "carrier", "carriers"),
        drilled.proof.left_blocks
    );
    line(&mut out, "promise", &promise);
    for row in drilled.rows.iter().filter(|row| row.trials > 0) {
        let (name, what) = kind(row.kind);
        line(&mut out, name, &format!("{:>4} of {:>4}  {what}", row.survived, row.trials));
    }
    for (number, why) in &drilled.failed {
        line(&mut out, "failed", &format!("trial {number}: {}", trial(why)));
    }
    let how = match drilled.depth {
        Depth::WrittenOut => {
            "every trial was written out with its damage, found, checked and rebuilt as if it had arrived".to_owned()
        }
        Depth::LaidOver { rebuilt } => format!(
            "damage was laid over the blocks and what it touched was hashed again; small files were written out and \
             found; {} rebuilt",
            count(u64::from(rebuilt), "trial was", "trials were")
        ),
    };
    line(&mut out, "how", &how);
    if let Some(beyond) = drilled.beyond {
        let lost = count(u64::from(survive) + 1, "carrier", "carriers");
        line(&mut out, "beyond", &format!("with {lost} lost, {beyond} of {trials} would still have had enough"));
    }
    let _ = write!(out, "\n  {:<10} {seed}; the same seed draws the same trials", "seed");
    out
}

/// The same as one object.
pub(in crate::cli) fn drilled_json(bundle: &Bundle, drilled: &Drilled, seed: u64) -> Value {
    json!({
        "schema": 1,
        "id": bundle.list.id.to_string(),
        "kept": kept(drilled),
        "carriers": drilled.carriers,
        "survive": drilled.proof.survive,
        "holds": drilled.holds,
        "left_blocks": drilled.proof.left_blocks,
        "need_blocks": bundle.layout.data_blocks,
        "seed": seed,
        "rows": drilled.rows.iter().map(|row| json!({
            "kind": kind(row.kind).0, "trials": row.trials, "survived": row.survived,
        })).collect::<Vec<_>>(),
        "failed": drilled.failed.iter().map(|(number, why)| json!({"trial": number, "why": trial(why)})).collect::<Vec<_>>(),
        "written_out": drilled.depth == Depth::WrittenOut,
        "rebuilt": match drilled.depth {
            Depth::WrittenOut => drilled.rows.iter().map(|row| row.survived).sum(),
            Depth::LaidOver { rebuilt } => rebuilt,
        },
        "beyond": drilled.beyond,
    })
}
