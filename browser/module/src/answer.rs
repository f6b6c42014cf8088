//! The answer of `check` as one object, with the names and words that `pannier check --json` has.

use serde_json::{Value, json};

use crate::carriers::GivenFiles;
#[cfg(feature = "proofs")]
use crate::proofs::judged as proofs;
use crate::trusting::Trusted;
use pannier_format::Facts;
use pannier_format::escape::shown;
use pannier_reader::check::{Checked, Held};
use pannier_reader::error::Error;
use pannier_reader::find::search::{Search, counting};
use pannier_reader::find::trusted::Contact;
use pannier_reader::report::{BadFile, FileFault};
use pannier_reader::slips::{Asked, Extent, receipt, want, want_base};
use pannier_reader::trust::{Publishers, Trust};

/// Returns the answer about everything that was found.
pub(crate) fn checked(given: &GivenFiles, checked: &Checked, trusted: &Trusted) -> Value {
    let Checked { search, held } = checked;
    let (counted, _) = counting(held);
    let counts = |one: &Held| counted.iter().any(|other| std::ptr::eq(*other, one));
    json!({"checked": {
        "verdict": checked.verdict().word(),
        "digits": trusted.digits,
        "bundles": held.iter().map(|one| bundle(search, one, &trusted.publishers, counts(one))).collect::<Vec<_>>(),
        "proofs": proofs(given, checked),
        "refused": search.refused.iter().map(|(path, error)| json!({
            "path": shown(&path.to_string_lossy()), "why": refused(error),
        })).collect::<Vec<_>>(),
        "unreadable": search.unreadable.iter().map(|one| json!({
            "path": shown(&one.path.to_string_lossy()), "why": shown(&one.why),
        })).collect::<Vec<_>>(),
    }})
}

/// The page that leaves proofs out has none.
#[cfg(not(feature = "proofs"))]
fn proofs(_: &GivenFiles, _: &Checked) -> Vec<Value> {
    Vec::new()
}

fn refused(error: &Error) -> String {
    shown(&error.to_string())
}

/// Returns one bundle. The digits and the verdict come before everything that the bundle says of itself.
fn bundle(search: &Search, held: &Held, publishers: &Publishers, counts: bool) -> Value {
    let Held { bundle, report, .. } = held;
    let (have, need) = (report.have_blocks, bundle.layout.data_blocks);
    let slip = want_of(held, publishers);
    json!({
        "verdict": report.verdict.word(),
        "distrust": format!("{:?}", report.distrust),
        "counts": counts,
        "title": bundle.title(),
        "id": bundle.list.id.to_string(),
        "publisher_digits": bundle.digits().to_string(),
        "publisher": bundle.publisher.base64(),
        "trust": trust(&bundle.trust),
        "have_blocks": have,
        "need_blocks": need,
        "share_percent": u64::from(have).saturating_mul(100).checked_div(u64::from(need)).unwrap_or(0).min(100),
        "is_whole_share": report.is_whole_share(),
        "facts": facts(&bundle.facts),
        "has_table": bundle.table.is_some(),
        "chunks": report.chunks.iter().map(|chunk| json!({
            "name": chunk.name, "good_blocks": chunk.good, "blocks": chunk.blocks,
        })).collect::<Vec<_>>(),
        "missing_small": report.missing_small,
        "bad_files": report.bad_files.iter().map(|bad| json!({
            "path": shown(&bad.path.to_string_lossy()), "fault": fault(bad),
        })).collect::<Vec<_>>(),
        "stranger_count": report.strangers,
        "conflicts": search.compared.conflicts_of(&bundle.list.id).count(),
        "want": slip,
        "want_base": want_base(bundle).map(|slip| slip.to_string()),
        "openable_in_part": opens_in_part(held),
        "receipt": publishers.trusted(held).and_then(|one| receipt(&one).ok()).map(|slip| slip.to_string()),
    })
}

/// Tells whether the first and the last block are here: without them, no document comes out in part.
fn opens_in_part(held: &Held) -> bool {
    let Held { bundle, pool, .. } = held;
    let last = bundle.layout.data_blocks.saturating_sub(1) as usize;
    let is_here = |block: usize| pool.places.get(block).is_some_and(Option::is_some);
    cfg!(feature = "apart")
        && bundle.facts.since.is_none()
        && bundle.facts.first.is_some()
        && is_here(0)
        && is_here(last)
}

/// Returns the slip that asks for missing blocks. Without the block table, nobody knows which blocks are missing.
fn want_of(held: &Held, publishers: &Publishers) -> Option<Value> {
    let admitted = publishers.admit(held, Contact::First).ok()?;
    let Asked { slip, asked_blocks, lacking_blocks } = want(&admitted, Extent::Enough)?;
    held.bundle.table.as_ref()?;
    Some(json!({"slip": slip.to_string(), "asked_blocks": asked_blocks, "lacking_blocks": lacking_blocks}))
}

fn trust(trust: &Trust) -> Value {
    match trust {
        Trust::Named(_) => json!({"is": "named"}),
        Trust::Pinned(name) => json!({"is": "pinned", "name": shown(name)}),
        Trust::Limited(name) => json!({"is": "limited", "name": shown(name)}),
        Trust::Short(_, quorum) => json!({
            "is": "short", "have": quorum.have, "need": quorum.need, "fork": !quorum.fork.is_empty(),
            "gone": quorum.gone.is_some(),
        }),
        Trust::Unknown => json!({"is": "unknown"}),
    }
}

fn facts(facts: &Facts) -> Value {
    json!({
        "series": facts.series,
        "release": facts.release,
        "created": facts.created,
        "sealing": facts.sealing.to_string(),
        "payload_bytes": facts.payload_bytes,
        "since": facts.since,
        "opening_requires": facts.opening_requires,
    })
}

fn fault(bad: &BadFile) -> Value {
    match &bad.fault {
        FileFault::Blocks { chunk, bad, of, .. } => {
            json!({"kind": "blocks", "chunk": chunk, "bad_count": bad, "block_count": of})
        }
        FileFault::CutShort { chunk, bytes, of } => {
            json!({"kind": "cut-short", "chunk": chunk, "file_bytes": bytes, "chunk_bytes": of})
        }
        FileFault::ZerosAfter { chunk, bytes } => {
            json!({"kind": "zeros-after", "chunk": chunk, "extra_bytes": bytes})
        }
        FileFault::BytesAfter { chunk, bytes } => {
            json!({"kind": "bytes-after", "chunk": chunk, "extra_bytes": bytes})
        }
        FileFault::Empty { chunk } => json!({"kind": "empty", "chunk": chunk}),
        FileFault::NothingGood { chunk } => json!({"kind": "nothing-good", "chunk": chunk}),
        FileFault::OneByte { name } => json!({"kind": "one-byte", "name": name}),
        FileFault::Carried { name, .. } => json!({"kind": "carried", "name": name}),
        FileFault::NotSigned { name } => json!({"kind": "not-signed", "name": name}),
        FileFault::FalsePage => json!({"kind": "false-page"}),
    }
}
