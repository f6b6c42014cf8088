//! Bundles for programs: JSON, whose names and words stay the same in every language.

use std::path::PathBuf;

use serde_json::{Value, json};

use super::compared;
use super::line::digits_of_hash;
use super::others;
use super::quorum;
use crate::check::{BadFile, FileFault, Held};
use crate::cli::exit::Exit as _;
use crate::format::transport::Change;
use crate::format::{Facts, Hash};
use crate::pack::Packed;

fn change_word(change: Change) -> &'static str {
    match change {
        Change::Mark => "byte-order-mark",
        Change::Wide => "utf-16",
        Change::Quoted => "quoted-printable",
        Change::LineEnds => "line-ends",
        Change::Blanks => "blanks",
        Change::Around => "text-around",
        Change::LastEnd => "last-line-end",
        Change::FirstLine => "first-line",
    }
}

/// Returns the report as one object.
pub(in crate::cli) fn report_json(held: &Held, roots: &[PathBuf]) -> Value {
    let Held { bundle, report, .. } = held;
    let fault = |bad: &BadFile| match &bad.fault {
        FileFault::Blocks { chunk, bad, of, at } => {
            json!({"kind": "blocks", "chunk": chunk, "bad_count": bad, "block_count": of, "offsets": at})
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
        FileFault::Carried { name, undone } => json!({
            "kind": "carried", "name": name, "undone": undone.iter().copied().map(change_word).collect::<Vec<_>>(),
        }),
        FileFault::NotSigned { name } => json!({"kind": "not-signed", "name": name}),
    };
    json!({
        "verdict": report.verdict.word(),
        "exit_code": report.verdict.class() as i32,
        "facts": facts_json(&bundle.facts, &bundle.list.id),
        "publisher_digits": bundle.digits().to_string(),
        "pinned_as": compared::pinned_as(&bundle.trust.maker()),
        "cosigned_by": compared::cosigners_json(bundle),
        "signatures": quorum::signatures_json(bundle),
        "is_whole_share": report.is_whole_share(),
        "share_percent": super::share_of(held, 1).0,
        "have_blocks": report.have_blocks,
        "need_blocks": bundle.layout.data_blocks,
        "chunks": report.chunks.iter().map(|chunk| json!({
            "name": chunk.name, "good_blocks": chunk.good, "blocks": chunk.blocks,
        })).collect::<Vec<_>>(),
        "missing_small": report.missing_small,
        "missing_others": report.missing_others,
        "carried_others": others::carried_json(bundle),
        "left_others": others::left_json(bundle),
        "bad_files": report.bad_files.iter().map(|bad| json!({
            "path": bad.path.to_string_lossy(), "fault": fault(bad),
        })).collect::<Vec<_>>(),
        "sources": report.sources.iter().map(|(root, files)| json!({
            "path": roots.get(*root).map(|path| path.to_string_lossy()), "good_files": files,
        })).collect::<Vec<_>>(),
        "stranger_count": report.strangers,
    })
}

/// Returns the facts as one object.
pub(in crate::cli) fn facts_json(facts: &Facts, id: &Hash) -> Value {
    json!({
        "id": id.to_string(),
        "series": facts.series,
        "release": facts.release,
        "previous": facts.previous.map(|hash| hash.to_string()),
        "created": facts.created,
        "publisher": facts.publisher,
        "sealing": facts.sealing.to_string(),
        "payload_bytes": facts.payload_bytes,
        "block_bytes": facts.block_bytes,
        "data_blocks": facts.data_blocks,
        "recovery_blocks": facts.recovery_blocks,
        "chunk_blocks": facts.chunk_blocks,
        "generator": facts.generator,
        "extends": facts.extends.map(|hash| hash.to_string()),
        "since": facts.since,
        "opening_requires": facts.opening_requires,
    })
}

/// Returns the result of `pack` as one object. `recipients` is an object with the fields about recipients.
pub(in crate::cli) fn packed_json(packed: &Packed, recipients: Value) -> Value {
    let mut value = json!({
        "facts": packed.id.as_ref().map(|id| facts_json(&packed.facts, id)),
        "payload_bytes": packed.facts.payload_bytes,
        "whole_payload_bytes": packed.compared.map(|compared| compared.whole_payload_bytes),
        "since": packed.compared.map(|compared| json!({
            "release": compared.base_release,
            "changed": compared.changed,
            "added": compared.added,
            "removed": compared.removed,
        })),
        "dry_run": packed.id.is_none(),
        "amounts": super::amounts::json(&packed.facts),
        "contents_sha256": packed.contents.to_string(),
        "contents_digits": digits_of_hash(&packed.contents),
        "document_count": packed.document_count,
        "document_bytes": packed.document_bytes,
        "excluded_count": packed.excluded_count,
        "apart_count": packed.apart_count,
        "escaped_count": packed.escaped_count,
        "archive_bytes": packed.archive_bytes,
        "bundle_bytes": packed.bundle_bytes,
        "level": packed.level,
        "rehearsed": packed.rehearsed,
        "notices": packed.notices.iter().map(|notice| json!({
            "path": notice.path, "what": format!("{:?}", notice.what).to_lowercase(),
        })).collect::<Vec<_>>(),
        "looked_into": {"whole": packed.looked_into.whole, "part": packed.looked_into.part},
        "litter": packed.litter.iter().map(|litter| json!({
            "path": litter.path.to_string_lossy(), "kind": format!("{:?}", litter.kind).to_lowercase(),
        })).collect::<Vec<_>>(),
        "unfit": packed.unfit.iter().map(|unfit| json!({
            "path": unfit.path, "limit": format!("{:?}", unfit.limit).to_lowercase(),
        })).collect::<Vec<_>>(),
    });
    if let (Some(fields), Value::Object(recipients)) = (value.as_object_mut(), recipients) {
        fields.extend(recipients);
    }
    value
}
