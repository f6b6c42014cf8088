//! The sentences of `drill`.

use serde_json::{Value, json};

use super::compared::named_json;
use super::errors::trial;
use super::fields::{judge, with};
use super::line::{choice, head, line};
use crate::bundle::Bundle;
use crate::cli::exit::Class;
use crate::cli::messages::msg;
use crate::cli::tone::Tone;
use crate::courier::damage::DamageKind;
use crate::courier::drill::{Depth, Drilled};
use crate::units::grouped;

/// Returns the label of a kind of damage, and a sentence about the kind.
fn kind(kind: DamageKind) -> (String, String) {
    match kind {
        DamageKind::Loss => (msg!("drill-loss"), msg!("drill-loss-what")),
        DamageKind::Rot => (msg!("drill-rot"), msg!("drill-rot-what")),
        DamageKind::Torn => (msg!("drill-torn"), msg!("drill-torn-what")),
        DamageKind::Zeros => (msg!("drill-zeros"), msg!("drill-zeros-what")),
        DamageKind::Renamed => (msg!("drill-renamed"), msg!("drill-renamed-what")),
        DamageKind::Small => (msg!("drill-small"), msg!("drill-small-what")),
        DamageKind::All => (msg!("drill-all"), msg!("drill-all-what")),
    }
}

/// Tells whether every trial ended well.
pub(in crate::cli) fn kept(drilled: &Drilled) -> bool {
    drilled.holds && drilled.rows.iter().all(|row| row.survived == row.trials)
}

/// Returns the table.
pub(in crate::cli) fn drilled(bundle: &Bundle, drilled: &Drilled, documents: Option<u32>, seed: u64) -> String {
    let trials: u32 = drilled.rows.iter().map(|row| row.trials).sum();
    let survived: u32 = drilled.rows.iter().map(|row| row.survived).sum();
    let survived = grouped(u64::from(survived));
    let rebuilt = msg!("drill-rebuilt", title = bundle.title(), survived = survived, trials = trials);
    let mut out = if kept(drilled) {
        head(Tone::Good, &msg!("head-ok"), &rebuilt)
    } else {
        head(Tone::Bad, &msg!("head-failed"), &rebuilt)
    };
    let survive = drilled.proof.survive;
    let promise = msg!(
        "drill-promise",
        survive = survive.to_string(),
        carriers = drilled.carriers,
        holds = choice(drilled.holds),
        left = drilled.proof.left_blocks.to_string(),
        need = bundle.layout.data_blocks.to_string(),
    );
    line(&mut out, &msg!("label-promise"), &promise);
    for row in drilled.rows.iter().filter(|row| row.trials > 0) {
        let (name, what) = kind(row.kind);
        // Digits need one column each.
        let (survived, trials) = (format!("{:>4}", row.survived), format!("{:>4}", row.trials));
        let counts = msg!("drill-row", survived = survived, trials = trials);
        line(&mut out, &name, &format!("{counts}  {what}"));
    }
    for (number, why) in &drilled.failed {
        let text = msg!("drill-failed", number = number.to_string(), why = trial(why));
        line(&mut out, &msg!("label-failed"), &text);
    }
    let how = match drilled.depth {
        Depth::WrittenOut => msg!("drill-written-out"),
        Depth::LaidOver { rebuilt } => msg!("drill-laid-over", rebuilt = rebuilt),
    };
    line(&mut out, &msg!("label-how"), &how);
    if let Some(beyond) = drilled.beyond {
        let (beyond, trials) = (beyond.to_string(), trials.to_string());
        let text = msg!("drill-beyond", carriers = survive + 1, beyond = beyond, trials = trials);
        line(&mut out, &msg!("label-beyond"), &text);
    }
    for row in &drilled.arrivals {
        let text = msg!(
            "drill-arrived",
            carriers = row.carriers,
            mean = grouped(row.mean_hundredths / 100),
            all = documents.unwrap_or(0),
            least = grouped(u64::from(row.least)),
            most = grouped(u64::from(row.most)),
        );
        line(&mut out, &msg!("label-in-part"), &text);
    }
    line(&mut out, &msg!("label-seed"), &msg!("drill-seed", seed = seed.to_string()));
    out
}

/// Returns the word of a kind of damage, for programs.
fn word(kind: DamageKind) -> &'static str {
    match kind {
        DamageKind::Loss => "loss",
        DamageKind::Rot => "rot",
        DamageKind::Torn => "torn",
        DamageKind::Zeros => "zeros",
        DamageKind::Renamed => "renamed",
        DamageKind::Small => "small",
        DamageKind::All => "all",
    }
}

/// Returns the drill as one object.
pub(in crate::cli) fn drilled_json(bundle: &Bundle, drilled: &Drilled, documents: Option<u32>, seed: u64) -> Value {
    let object = json!({
        "carrier_count": drilled.carriers,
        "survive_count": drilled.proof.survive,
        "holds": drilled.holds,
        "left_block_count": drilled.proof.left_blocks,
        "needed_block_count": bundle.layout.data_blocks,
        "seed": seed,
        "damages": drilled.rows.iter().map(|row| json!({
            "kind": word(row.kind), "trial_count": row.trials, "survived_count": row.survived,
        })).collect::<Vec<_>>(),
        "failed": drilled.failed.iter().map(|(number, why)| json!({"trial": number, "why": trial(why)})).collect::<Vec<_>>(),
        "written_out": drilled.depth == Depth::WrittenOut,
        "rebuilt_count": match drilled.depth {
            Depth::WrittenOut => drilled.rows.iter().map(|row| row.survived).sum(),
            Depth::LaidOver { rebuilt } => rebuilt,
        },
        "beyond_count": drilled.beyond,
        "document_count": documents,
        "arrivals": drilled.arrivals.iter().map(|row| json!({
            "carrier_count": row.carriers,
            "least_document_count": row.least,
            "mean_document_count": row.mean_hundredths as f64 / 100.0,
            "most_document_count": row.most,
        })).collect::<Vec<_>>(),
    });
    let object = with(named_json(bundle), object);
    match kept(drilled) {
        true => judge(object, "ok", Class::Done),
        false => judge(object, "failed", Class::Damaged),
    }
}
