//! Bundles for programs: JSON, whose names and words stay the same in every language.

use std::path::{Path, PathBuf};

use serde_json::{Value, json};

use super::codes::{self, Code};
use super::fields::{in_one_line, judge, verdict_word, with};
use super::line::digits_of_hash;
use super::others;
use crate::check::{BadFile, FileFault, Held};
use crate::cli::exit::Exit as _;
use crate::error::ReaderError;
use crate::find::Search;
use crate::format::Facts;
use crate::format::sums::PAGE_NAME;
use crate::format::transport::Change;
use crate::pack::{Giveaway, Limit, LitterKind, Packed};
use crate::readme::Language;

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

/// Returns the error of a command line that is not understood, without the lines on usage.
pub(in crate::cli) fn wrong_usage_json(lines: &[String]) -> Value {
    let first = lines.first().map(|line| line.strip_prefix("error: ").unwrap_or(line).to_owned());
    let more = lines.iter().skip(1).take_while(|line| !line.is_empty()).map(|line| line.trim().to_owned());
    // The commands are too many for a sentence.
    let more = more.filter(|line| !line.starts_with("[subcommands:"));
    let tip = lines.iter().find_map(|line| line.trim().strip_prefix("tip: "));
    json!({
        "error": first.into_iter().chain(more).collect::<Vec<_>>().join(" "),
        "hint": tip,
        "code": Code::Usage.word(),
        "exit_code": Code::Usage.class() as i32,
    })
}

/// Returns the lists that became no bundles.
pub(in crate::cli) fn refused_json(search: &Search) -> Value {
    let one = |(path, error): &(PathBuf, ReaderError)| {
        let code = codes::of_reader(error);
        json!({
            "path": path.to_string_lossy(),
            "error": in_one_line(&super::of_reader(error)),
            "code": code.word(),
            "exit_code": code.class() as i32,
        })
    };
    search.refused.iter().map(one).collect()
}

/// Returns the files that could not be read.
pub(in crate::cli) fn unreadable_json(search: &Search) -> Value {
    search.unreadable.iter().map(|file| json!({"path": file.path.to_string_lossy(), "why": file.why})).collect()
}

/// Returns the report as one object. `about` is what is said of every bundle.
pub(in crate::cli) fn report_json(search: &Search, held: &Held, roots: &[PathBuf], about: Value) -> Value {
    let Held { bundle, report, .. } = held;
    let fault = |bad: &BadFile| match &bad.fault {
        FileFault::Blocks { chunk, bad, of, at } => {
            json!({"kind": "blocks", "chunk": chunk, "bad_block_count": bad, "block_count": of, "offsets": at})
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
        FileFault::FalsePage => json!({"kind": "false-page", "name": PAGE_NAME}),
    };
    let object = json!({
        "facts": facts_json(&bundle.facts),
        "is_whole_share": report.is_whole_share(),
        "share_percent": super::share_of(held, 1).0,
        "good_block_count": report.have_blocks,
        "needed_block_count": bundle.layout.data_blocks,
        "chunks": report.chunks.iter().map(|chunk| json!({
            "name": chunk.name, "good_block_count": chunk.good, "block_count": chunk.blocks,
        })).collect::<Vec<_>>(),
        "missing_small": report.missing_small,
        "page": others::page_json(bundle),
        "kit": super::kit::of_bundle_json(search, bundle),
        "missing_others": report.missing_others,
        "carried_others": others::carried_json(bundle),
        "left_others": others::left_json(bundle),
        "bad_files": report.bad_files.iter().map(|bad| json!({
            "path": bad.path.to_string_lossy(), "fault": fault(bad),
        })).collect::<Vec<_>>(),
        "sources": report.sources.iter().map(|(root, files)| json!({
            "path": roots.get(*root).map(|path| path.to_string_lossy()), "good_file_count": files,
        })).collect::<Vec<_>>(),
        "stranger_count": report.strangers,
    });
    judge(with(object, about), verdict_word(report.verdict), report.verdict.class())
}

/// Returns the facts as one object, without the name of the bundle.
pub(in crate::cli) fn facts_json(facts: &Facts) -> Value {
    json!({
        "previous": facts.previous.map(|hash| hash.to_string()),
        "publisher": facts.publisher,
        "sealing": facts.sealing.to_string(),
        "payload_bytes": facts.payload_bytes,
        "block_bytes": facts.block_bytes,
        "data_block_count": facts.data_blocks,
        "recovery_block_count": facts.recovery_blocks,
        "chunk_block_count": facts.chunk_blocks,
        "generator": facts.generator,
        "extends": facts.extends.map(|hash| hash.to_string()),
        "since": facts.since,
        "head_block_count": facts.first.map(|first| first.head),
        "tail_block_count": facts.first.map(|first| first.tail),
        "opening_requires": facts.opening_requires,
    })
}

/// Returns the result of `pack` as one object. `recipients` is an object with the fields about recipients.
pub(in crate::cli) fn packed_json(
    packed: &Packed,
    (out, languages): (Option<&Path>, &[Language]),
    digits: &str,
    recipients: Value,
) -> Value {
    let facts = &packed.facts;
    let value = json!({
        "id": packed.id.map(|id| id.to_string()),
        "series": facts.series,
        "release": facts.release,
        "created": facts.created,
        "publisher_digits": digits,
        "output": out.map(Path::to_string_lossy),
        "facts": packed.id.map(|_| facts_json(facts)),
        "payload_bytes": facts.payload_bytes,
        "whole_payload_bytes": packed.compared.map(|compared| compared.whole_payload_bytes),
        "builds_on": packed.compared.map(|compared| json!({
            "release": compared.base_release,
            "changed_count": compared.changed,
            "added_count": compared.added,
            "removed_count": compared.removed,
        })),
        "dry_run": packed.id.is_none(),
        "amounts": super::amounts::json(&packed.facts, languages),
        "readme_languages": languages.iter().map(|language| language.code()).collect::<Vec<_>>(),
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
            "path": notice.path, "kind": giveaway_word(notice.what),
        })).collect::<Vec<_>>(),
        "looked_into": {"whole_count": packed.looked_into.whole, "part_count": packed.looked_into.part},
        "litter": packed.litter.iter().map(|litter| json!({
            "path": litter.path.to_string_lossy(), "kind": litter_word(litter.kind),
        })).collect::<Vec<_>>(),
        "unfit": packed.unfit.iter().map(|unfit| json!({
            "path": unfit.path, "kind": limit_word(unfit.limit),
        })).collect::<Vec<_>>(),
    });
    with(value, recipients)
}

fn giveaway_word(what: Giveaway) -> &'static str {
    match what {
        Giveaway::Position => "position",
        Giveaway::Camera => "camera",
        Giveaway::Author => "author",
        Giveaway::Preview => "preview",
        Giveaway::Unread => "unread",
        Giveaway::Key(_) => "key",
    }
}

fn litter_word(kind: LitterKind) -> &'static str {
    match kind {
        LitterKind::System => "system",
        LitterKind::Open => "open",
        LitterKind::History => "history",
    }
}

fn limit_word(limit: Limit) -> &'static str {
    match limit {
        Limit::File => "file",
        Limit::Name => "name",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wrong_usage_has_no_lines_on_usage() {
        let lines =
            ["error: unrecognized subcommand 'opne'", "", "  tip: 'open' exists", "", "Usage: pannier", "", "x"];
        let json = wrong_usage_json(&lines.map(str::to_owned));
        assert_eq!(
            (&json["error"], &json["hint"]),
            (&json!("unrecognized subcommand 'opne'"), &json!("'open' exists"))
        );
        let lines = ["error: these are missing:", "  <DIR>...", "", "Usage: pannier"].map(str::to_owned);
        assert_eq!(wrong_usage_json(&lines)["error"], "these are missing: <DIR>...");
    }
}
