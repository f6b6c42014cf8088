//! The sentences of `deal`.

use std::path::{Path, PathBuf};

use serde_json::{Value, json};

use super::compared::named_json;
use super::fields::{class_word, judge, with};
use super::line::{choice, head, line, listed, next, percent, runs};
use crate::bundle::Bundle;
use crate::cli::exit::Class;
use crate::cli::messages::msg;
use crate::cli::tone::Tone;
use crate::courier::deal::{Deal, Dealt};
use crate::courier::reread::Safety;
use crate::escape::shown_path;
use crate::format::Sealing;
use crate::format::layout::Part;
use crate::plan::proof::{Method, Proof};
use crate::plan::shares::Share;
use crate::units::bytes;

/// Returns the lines about a plan and its result. A dry run has no result. `command` is the next command to type.
pub(in crate::cli) fn deal(
    bundle: &Bundle,
    deal: &Deal,
    dealt: Option<&Dealt>,
    command: &str,
    verbose: bool,
) -> String {
    let carriers = deal.carriers.len();
    let survive = deal.plan.proof.survive as usize;
    let promise = match survive {
        0 => msg!("deal-all-needed"),
        _ => msg!("deal-any", left = carriers.saturating_sub(survive)),
    };
    let title = bundle.title();
    let mut out = match dealt {
        Some(dealt) if dealt.is_whole() => {
            let text = msg!("deal-dealt", title = title, carriers = carriers, promise = promise);
            head(Tone::Good, &msg!("head-ok"), &text)
        }
        Some(_) => head(Tone::Fair, &msg!("head-in-part"), &msg!("deal-in-part", title = title)),
        None => {
            let text = msg!("deal-planned", title = title, carriers = carriers, promise = promise);
            head(Tone::Good, &msg!("head-plan"), &text)
        }
    };
    let need = bundle.layout.data_blocks;
    for (number, (carrier, share)) in deal.carriers.iter().zip(&deal.plan.shares).enumerate() {
        let parts = deal.part_files(bundle, number);
        let part_bytes = parts.iter().map(|(_, bytes)| bytes).sum();
        line(&mut out, &msg!("label-carries"), &carries(bundle, deal, carrier, share, part_bytes));
        if verbose && !share.chunks.is_empty() {
            let parts = parts.iter().map(|(name, _)| *name);
            line(&mut out, "", &runs(&names(bundle, &share.chunks).into_iter().chain(parts).collect::<Vec<_>>()));
        }
    }
    if !deal.plan.left_out.is_empty() {
        let names = names(bundle, &deal.plan.left_out);
        line(&mut out, &msg!("label-left-out"), &msg!("deal-left-out", chunks = runs(&names)));
    }
    line(&mut out, &msg!("label-survives"), &survives(&deal.plan.proof, &deal.carriers, need));
    line(&mut out, &msg!("label-proof"), &proof(&deal.plan.proof, deal.carriers.len()));
    line(&mut out, &msg!("label-reveals"), &reveals(bundle, deal));
    super::others::tell(&mut out, bundle);
    for name in &deal.lost {
        line(&mut out, &msg!("label-lost"), &msg!("deal-lost", name = name.as_str()));
    }
    match dealt {
        None => {
            let text = msg!("deal-to-write", size = bytes(deal.bytes_to_write(bundle)));
            line(&mut out, &msg!("label-to-write"), &text);
        }
        Some(Dealt { written_files, written_bytes, kept_files, safety, lost_carriers, .. }) => {
            let size = bytes(*written_bytes);
            let text = msg!(
                "deal-written",
                size = size,
                files = *written_files,
                kept = *kept_files,
                proven = choice(safety.is_safe()),
            );
            line(&mut out, &msg!("label-written"), &text);
            let unplug = match safety {
                Safety::Untouched | Safety::Proven if !lost_carriers.is_empty() => {
                    let is_lost = |number: usize| lost_carriers.iter().any(|(lost, _)| *lost == number);
                    let others = deal.carriers.iter().enumerate().filter(|(number, _)| !is_lost(*number));
                    let others: Vec<String> = others.map(|(_, path)| shown_path(path)).collect();
                    msg!("deal-unplug-others", paths = listed(&others))
                }
                Safety::Untouched | Safety::Proven => msg!("deal-unplug"),
                Safety::Unproven(_) | Safety::Unsynced => msg!("deal-unplug-check"),
            };
            line(&mut out, &msg!("label-unplug"), &unplug);
        }
    }
    out.push('\n');
    out + &next(command)
}

/// Returns the line about the files of a carrier.
fn carries(bundle: &Bundle, deal: &Deal, carrier: &Path, share: &Share, part_bytes: u64) -> String {
    let of = |part| {
        let is_of = |chunk: &&usize| bundle.chunks.get(**chunk).is_some_and(|chunk| chunk.part == part);
        share.chunks.iter().filter(is_of).count()
    };
    msg!(
        "deal-carries",
        path = shown_path(carrier),
        data = of(Part::Data),
        recovery = of(Part::Recovery),
        small = deal.small_names.len(),
        size = bytes(share.bytes + deal.small_bytes + part_bytes),
        blocks = share.blocks.to_string(),
        need = bundle.layout.data_blocks.to_string(),
        percent = percent(share.blocks, bundle.layout.data_blocks),
    )
}

fn names<'a>(bundle: &'a Bundle, chunks: &[usize]) -> Vec<&'a str> {
    chunks.iter().filter_map(|chunk| Some(bundle.chunks.get(*chunk)?.name.as_str())).collect()
}

fn survives(proof: &Proof, carriers: &[PathBuf], need: u32) -> String {
    let (left, need) = (proof.left_blocks.to_string(), need.to_string());
    if proof.survive == 0 {
        return msg!("deal-survives-none", left = left, need = need);
    }
    let worst: Vec<String> = proof.worst.iter().filter_map(|n| carriers.get(*n)).map(|path| last(path)).collect();
    if worst.len() > 6 {
        return msg!("deal-survives", carriers = proof.survive, left = left, need = need);
    }
    msg!("deal-survives-worst", carriers = proof.survive, worst = listed(&worst), left = left, need = need)
}

fn last(path: &Path) -> String {
    path.file_name().map_or_else(|| shown_path(path), |name| shown_path(Path::new(name)))
}

fn proof(proof: &Proof, carriers: usize) -> String {
    let left = carriers.saturating_sub(proof.survive as usize).to_string();
    match proof.method {
        Method::Every { sets: 1 } => msg!("deal-proof-together"),
        Method::Every { sets } => msg!("deal-proof-every", sets = sets, left = left),
        Method::Arithmetic { sampled } => msg!("deal-proof-arithmetic", sets = sampled, left = left),
    }
}

/// Returns the line about what a person learns who takes one carrier away.
fn reveals(bundle: &Bundle, deal: &Deal) -> String {
    let most = deal.plan.shares.iter().map(|share| share.blocks).max().unwrap_or(0);
    let need = bundle.layout.data_blocks;
    msg!(
        "deal-reveals",
        most = most.to_string(),
        need = need.to_string(),
        percent = percent(most, need),
        enough = choice(most >= need),
        sealed = choice(bundle.facts.sealing != Sealing::None),
    )
}

/// Returns the deal as one object.
pub(in crate::cli) fn deal_json(
    bundle: &Bundle,
    deal: &Deal,
    dealt: Option<&Dealt>,
    out: Option<&Path>,
    class: Class,
) -> Value {
    let proof = &deal.plan.proof;
    let name = |chunk: &usize| bundle.chunks.get(*chunk).map(|chunk| chunk.name.clone());
    let (failed, renamed) =
        dealt.map(|dealt| super::gather::faults_json(&dealt.failed, &dealt.renamed)).unwrap_or_default();
    let lost_carriers =
        dealt.map(|dealt| {
            let lost = dealt.lost_carriers.iter();
            lost.map(|(carrier, error)| json!({
            "path": deal.carriers.get(*carrier).map(|path| path.to_string_lossy()), "why": super::of_library(error),
        })).collect::<Vec<_>>()
        });
    let carrier = |(number, (path, share)): (usize, (&PathBuf, &Share))| {
        let parts = deal.part_files(bundle, number);
        json!({
            "path": path.to_string_lossy(),
            "chunks": share.chunks.iter().filter_map(name).collect::<Vec<_>>(),
            "part_files": parts.iter().map(|(name, _)| *name).collect::<Vec<_>>(),
            "block_count": share.blocks,
            "bytes": share.bytes + deal.small_bytes + parts.iter().map(|(_, bytes)| bytes).sum::<u64>(),
        })
    };
    let carriers: Vec<Value> = deal.carriers.iter().zip(&deal.plan.shares).enumerate().map(carrier).collect();
    let object = json!({
        "output": out.map(Path::to_string_lossy),
        "dry_run": dealt.is_none(),
        "survive_count": proof.survive,
        "needed_block_count": bundle.layout.data_blocks,
        "left_block_count": proof.left_blocks,
        "worst": proof.worst.iter().filter_map(|n| deal.carriers.get(*n)).map(|path| path.to_string_lossy()).collect::<Vec<_>>(),
        "proof": match proof.method {
            Method::Every { sets } => json!({"kind": "every", "set_count": sets}),
            Method::Arithmetic { sampled } => json!({"kind": "arithmetic", "set_count": sampled}),
        },
        "small_files": deal.small_names,
        "small_bytes": deal.small_bytes,
        "carriers": carriers,
        "left_out": deal.plan.left_out.iter().filter_map(name).collect::<Vec<_>>(),
        "lost": deal.lost,
        "carried_others": super::others::carried_json(bundle),
        "left_others": super::others::left_json(bundle),
        "written_file_count": dealt.map(|dealt| dealt.written_files),
        "written_bytes": dealt.map(|dealt| dealt.written_bytes),
        "present_file_count": dealt.map(|dealt| dealt.kept_files),
        "failed": failed,
        "renamed": renamed,
        "lost_carriers": lost_carriers,
        "safe_to_pull": dealt.map(|dealt| dealt.safety.is_safe() && dealt.lost_carriers.is_empty()),
    });
    judge(with(named_json(bundle), object), class_word(class), class)
}
