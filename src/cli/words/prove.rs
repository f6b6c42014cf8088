//! The sentences about proofs of single documents.

use std::path::Path;

use serde_json::{Value, json};

use super::compared::{by, known_as, pinned_as};
use super::line::{few, head, line, listed};
use crate::cli::exit::Class;
use crate::cli::messages::msg;
use crate::cli::tone::Tone;
use crate::error::ProveFault;
use crate::escape::{shown, shown_path};
use crate::prove::{By, Made};
use crate::proven::{Here, Judged, Source, Standing};
use crate::units::bytes;

/// Returns what is said of proofs that were made.
pub(in crate::cli) fn made(folder: &Path, title: &str, made: &Made) -> String {
    let text = msg!(
        "prove-made",
        title = shown(title),
        documents = made.proofs.len(),
        folder = shown_path(folder),
        size = bytes(made.proofs.iter().map(|one| one.proof_bytes).sum()),
        shared = bytes(made.shared_bytes),
    );
    let mut out = head(Tone::Good, &msg!("head-ok"), &text);
    let proofs = made.proofs.iter().map(|one| format!("{} ({})", shown(&one.path), one.name));
    if let Some(proofs) = few(proofs) {
        line(&mut out, &msg!("label-proven"), &proofs);
    }
    out
}

/// Returns the same as one object.
pub(in crate::cli) fn made_json(folder: &Path, title: &str, made: &Made) -> Value {
    let proofs = made.proofs.iter().map(|one| {
        json!({
            "proof": one.name,
            "document": one.path,
            "sha256": one.sha256.to_string(),
            "proof_bytes": one.proof_bytes,
        })
    });
    json!({
        "output": folder.to_string_lossy(),
        "title": title,
        "by": if made.by == By::Tree { "tree" } else { "list" },
        "proofs": proofs.collect::<Vec<_>>(),
        "proof_bytes": made.proofs.iter().map(|one| one.proof_bytes).sum::<u64>(),
        "shared_bytes": made.shared_bytes,
    })
}

/// Returns the release of the first proof that leads to one.
fn source(judged: &[Judged]) -> Option<&Source> {
    judged.iter().find_map(|one| match &one.standing {
        Standing::Proven(source) | Standing::Untrusted(source) => Some(source.as_ref()),
        Standing::Leads | Standing::Malformed => None,
    })
}

fn title(source: &Source) -> String {
    shown(&format!("{} {}", source.series, source.release))
}

/// Returns the verdict on proofs and everything that follows from the verdict.
pub(in crate::cli) fn judged(judged: &[Judged], class: Class) -> String {
    let is_bad = |one: &&Judged| {
        matches!(one.standing, Standing::Leads | Standing::Malformed) || matches!(one.here, Here::Altered(_))
    };
    let is_good = |one: &&Judged| matches!(one.standing, Standing::Proven(_)) && !is_bad(one);
    let source = source(judged);
    let title = source.map(title).unwrap_or_default();
    let maker = source.map(|source| by(&source.trust.maker())).unwrap_or_default();
    let all = judged.len();
    let bad = judged.iter().filter(is_bad).count();
    let absent = judged.iter().filter(|one| one.here == Here::Nowhere).count();
    let (tone, word, text) = match class {
        Class::Done => (Tone::Good, msg!("head-ok"), msg!("proven-all", documents = all, title = title, maker = maker)),
        Class::Damaged => {
            let text = msg!("proven-absent", documents = all, absent = absent, title = title, maker = maker);
            (Tone::Fair, msg!("head-in-part"), text)
        }
        _ if bad > 0 => (Tone::Bad, msg!("head-altered"), msg!("proven-altered", proofs = all, bad = bad)),
        _ => (Tone::Bad, msg!("head-not-trusted"), msg!("proven-untrusted", documents = all, title = title)),
    };
    let mut out = head(tone, &word, &text);
    let named = |one: &Judged| {
        let proof = one.path.file_name().map(|name| shown(&name.to_string_lossy())).unwrap_or_default();
        one.name.as_deref().map_or_else(|| msg!("proven-nameless", proof = proof), shown)
    };
    let hash = |one: &Judged| one.sha256.map(|hash| hash.to_string()).unwrap_or_default();
    let file = |one: &Judged| match &one.here {
        Here::At(path) | Here::Altered(path) => format!("{}: {}", named(one), shown_path(path)),
        Here::Nowhere => format!("{}: SHA-256 {}", named(one), hash(one)),
    };
    let mut add = |label: String, lines: Vec<String>| {
        if let Some(lines) = few(lines.into_iter()) {
            line(&mut out, &label, &lines);
        }
    };
    let here = |one: &&Judged| one.here != Here::Nowhere;
    add(msg!("label-proven"), judged.iter().filter(is_good).filter(here).map(file).collect());
    add(msg!("label-file-absent"), judged.iter().filter(is_good).filter(|one| !here(one)).map(file).collect());
    let altered = judged.iter().filter(|one| matches!(one.here, Here::Altered(_)));
    add(msg!("label-altered"), altered.map(file).collect());
    let unproven = judged.iter().filter(|one| matches!(one.standing, Standing::Leads | Standing::Malformed));
    add(msg!("label-unproven"), unproven.map(|one| shown_path(&one.path)).collect());
    if let Some(source) = source {
        let digits = source.publisher.digits().to_string();
        line(&mut out, &msg!("label-signed-by"), &known_as(&digits, &source.trust.maker()));
    }
    out
}

/// Returns the same as one object.
pub(in crate::cli) fn judged_json(judged: &[Judged]) -> Value {
    let one = |one: &Judged| {
        let (standing, source) = match &one.standing {
            Standing::Proven(source) => ("proven", Some(source)),
            Standing::Untrusted(source) => ("not-trusted", Some(source)),
            Standing::Leads => ("leads-nowhere", None),
            Standing::Malformed => ("malformed", None),
        };
        let (file, is) = match &one.here {
            Here::At(path) => (Some(path.to_string_lossy()), "genuine"),
            Here::Altered(path) => (Some(path.to_string_lossy()), "altered"),
            Here::Nowhere => (None, "missing"),
        };
        let maker = source.map(|source| source.trust.maker());
        let pinned_as = maker.as_ref().and_then(pinned_as);
        json!({
            "proof": one.path.to_string_lossy(),
            "document": one.name,
            "sha256": one.sha256.map(|hash| hash.to_string()),
            "standing": standing,
            "file": file,
            "file_is": is,
            "series": source.map(|source| source.series.as_str()),
            "release": source.map(|source| source.release),
            "created": source.and_then(|source| source.created.as_deref()),
            "publisher_digits": source.map(|source| source.publisher.digits().to_string()),
            "trusted": pinned_as.is_some(),
            "pinned_as": pinned_as,
        })
    };
    json!({"proofs": judged.iter().map(one).collect::<Vec<_>>()})
}

/// Returns the sentence about a document that cannot be proven.
pub(super) fn fault(fault: &ProveFault) -> String {
    match fault {
        ProveFault::NoDocument(paths) => {
            let paths: Vec<String> = paths.iter().map(|path| shown(path)).collect();
            msg!("error-prove-no-document", documents = listed(&paths))
        }
        ProveFault::Missing(path) => msg!("error-prove-missing", document = shown(path)),
        ProveFault::Altered(path) => msg!("error-prove-altered", document = shown(path)),
        ProveFault::OtherBundle(title) => msg!("error-prove-other-bundle", title = shown(title)),
        ProveFault::NamesTold => msg!("error-prove-names-told"),
    }
}

/// Returns what to do next.
pub(super) fn hint(fault: &ProveFault) -> String {
    match fault {
        ProveFault::NoDocument(_) => msg!("hint-prove-no-document"),
        ProveFault::Missing(_) => msg!("hint-prove-missing"),
        ProveFault::Altered(_) => msg!("hint-prove-altered"),
        ProveFault::OtherBundle(_) => msg!("hint-prove-other-bundle"),
        ProveFault::NamesTold => msg!("hint-prove-names-told"),
    }
}
