//! What `deal` says.

use std::fmt::Write as _;
use std::path::Path;

use serde_json::{Value, json};

use super::{bytes, count, line, runs};
use crate::bundle::Bundle;
use crate::cli::messages::msg;
use crate::cli::terminal::Tone;
use crate::courier::deal::{Deal, Dealt};
use crate::courier::proof::{Method, Proof};
use crate::escape::shown_path;
use crate::format::Sealing;
use crate::format::layout::Part;

/// A plan and what became of it; `None` in a dry run.
pub(in crate::cli) fn deal(bundle: &Bundle, deal: &Deal, dealt: Option<&Dealt>, next: &str, verbose: bool) -> String {
    let carriers = deal.carriers.len() as u64;
    let survive = deal.plan.proof.survive;
    let (word, done) = match dealt {
        Some(_) => (Tone::Good.paint("OK"), "dealt to"),
        None => (Tone::Good.paint("PLAN"), "for"),
    };
    let promise = match (survive, carriers - u64::from(survive)) {
        (0, _) => "all of them are needed".to_owned(),
        (_, 1) => "any one of them rebuilds it".to_owned(),
        (_, left) => format!("any {left} of them rebuild it"),
    };
    let title = bundle.title();
    let mut out = format!("{word}  {title}: {done} {}; {promise}", count(carriers, "carrier", "carriers"));
    let need = bundle.layout.data_blocks;
    for (carrier, share) in deal.carriers.iter().zip(&deal.plan.shares) {
        let text = format!(
            "{}: {}, {}, {}; {} of the {need} needed blocks",
            shown_path(carrier),
            chunks(bundle, &share.chunks),
            count(deal.small_names.len() as u64, "small file", "small files"),
            bytes(share.bytes + deal.small_bytes),
            share.blocks,
        );
        line(&mut out, "carries", &text);
        if verbose && !share.chunks.is_empty() {
            line(&mut out, "", &runs(&names(bundle, &share.chunks)));
        }
    }
    if !deal.plan.left_out.is_empty() {
        let names = names(bundle, &deal.plan.left_out);
        line(&mut out, "left out", &format!("{}: nobody carries them, and the plan holds without", runs(&names)));
    }
    line(&mut out, "survives", &survives(&deal.plan.proof, &deal.carriers, need));
    line(&mut out, "proof", &proof(&deal.plan.proof, deal.carriers.len()));
    line(&mut out, "reveals", &reveals(bundle, deal));
    for name in &deal.lost {
        line(&mut out, "lost", &format!("{name} is listed and was not found; the carriers go without it"));
    }
    match dealt {
        None => line(&mut out, "to write", &format!("{}; nothing was written", bytes(deal.bytes_to_write(bundle)))),
        Some(dealt) => {
            let kept = match dealt.kept_files {
                0 => String::new(),
                files => format!(", {} there already and right", count(files, "file", "files")),
            };
            let text = format!(
                "{} in {}, synced and read back from the medium{kept}",
                bytes(dealt.written_bytes),
                msg!("files", files = dealt.written_files),
            );
            line(&mut out, "written", &text);
            line(&mut out, "unplug", "you may unplug them now");
        }
    }
    let _ = write!(out, "\nNext: {next}");
    out
}

fn names<'a>(bundle: &'a Bundle, chunks: &[usize]) -> Vec<&'a str> {
    chunks.iter().filter_map(|chunk| Some(bundle.chunks.get(*chunk)?.name.as_str())).collect()
}

/// `3 data chunks, 2 recovery chunks`.
fn chunks(bundle: &Bundle, chunks: &[usize]) -> String {
    let of = |part| chunks.iter().filter(|n| bundle.chunks.get(**n).is_some_and(|c| c.part == part)).count() as u64;
    let data = count(of(Part::Data), "data chunk", "data chunks");
    format!("{data}, {}", count(of(Part::Recovery), "recovery chunk", "recovery chunks"))
}

fn survives(proof: &Proof, carriers: &[std::path::PathBuf], need: u32) -> String {
    if proof.survive == 0 {
        return format!("no loss: all carriers together hold {} blocks, {need} are needed", proof.left_blocks);
    }
    let worst: Vec<String> = proof.worst.iter().filter_map(|n| carriers.get(*n)).map(|path| last(path)).collect();
    let lost = count(u64::from(proof.survive), "carrier", "carriers");
    let example = if worst.len() > 6 { String::new() } else { format!(" ({})", worst.join(", ")) };
    format!("the loss of any {lost}; after the worst{example} {} blocks are left, {need} are needed", proof.left_blocks)
}

fn last(path: &Path) -> String {
    path.file_name().map_or_else(|| shown_path(path), |name| shown_path(Path::new(name)))
}

fn proof(proof: &Proof, carriers: usize) -> String {
    let left = carriers.saturating_sub(proof.survive as usize);
    match proof.method {
        Method::Every { sets: 1 } => "all carriers were counted together, and have enough blocks".to_owned(),
        Method::Every { sets } => {
            let sets = count(sets, "set", "sets");
            format!("all {sets} of {left} surviving carriers were counted, each has enough blocks")
        }
        Method::Arithmetic { sampled } => {
            format!(
                "by the arithmetic of the worst case; {} of {left} carriers were counted too",
                count(sampled, "set", "sets")
            )
        }
    }
}

/// What somebody learns who takes one carrier away. SECURITY.md has the whole table.
fn reveals(bundle: &Bundle, deal: &Deal) -> String {
    let most = deal.plan.shares.iter().map(|share| share.blocks).max().unwrap_or(0);
    let need = bundle.layout.data_blocks;
    let enough = if most >= need { "enough to rebuild the payload" } else { "too few to rebuild anything" };
    let inside = match bundle.facts.sealing {
        Sealing::None => "; IT IS NOT SEALED: parts of documents can be read from a single data chunk",
        Sealing::Recipients | Sealing::Passphrase => "; no document without a key",
    };
    format!(
        "of one seized carrier: series, release, date, publisher and sizes; at most {most} of the {need} needed blocks, \
         {enough}{inside}"
    )
}

/// The same as one object.
pub(in crate::cli) fn deal_json(bundle: &Bundle, deal: &Deal, dealt: Option<&Dealt>) -> Value {
    let proof = &deal.plan.proof;
    let name = |chunk: &usize| bundle.chunks.get(*chunk).map(|chunk| chunk.name.clone());
    json!({
        "schema": 1,
        "id": bundle.list.id.to_string(),
        "dry_run": dealt.is_none(),
        "survive": proof.survive,
        "need_blocks": bundle.layout.data_blocks,
        "left_blocks": proof.left_blocks,
        "worst": proof.worst.iter().filter_map(|n| deal.carriers.get(*n)).map(|path| path.to_string_lossy()).collect::<Vec<_>>(),
        "proof": match proof.method {
            Method::Every { sets } => json!({"kind": "every", "sets": sets}),
            Method::Arithmetic { sampled } => json!({"kind": "arithmetic", "sampled": sampled}),
        },
        "small_files": deal.small_names,
        "small_bytes": deal.small_bytes,
        "carriers": deal.carriers.iter().zip(&deal.plan.shares).map(|(path, share)| json!({
            "path": path.to_string_lossy(),
            "chunks": share.chunks.iter().filter_map(name).collect::<Vec<_>>(),
            "blocks": share.blocks,
            "bytes": share.bytes + deal.small_bytes,
        })).collect::<Vec<_>>(),
        "left_out": deal.plan.left_out.iter().filter_map(name).collect::<Vec<_>>(),
        "lost": deal.lost,
        "written_files": dealt.map(|dealt| dealt.written_files),
        "written_bytes": dealt.map(|dealt| dealt.written_bytes),
        "kept_files": dealt.map(|dealt| dealt.kept_files),
    })
}
