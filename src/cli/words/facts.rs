//! Every fact of a bundle, for people.

use super::line::{builds_on, line, sealing};
use crate::bundle::Bundle;
use crate::cli::date;
use crate::cli::messages::msg;
use crate::escape::shown;
use crate::find::Search;
use crate::format::Facts;
use crate::format::layout::Part;
use crate::units::bytes;
use crate::units::grouped;

/// Returns every fact of a bundle, for people.
pub(in crate::cli) fn facts(search: &Search, bundle: &Bundle) -> String {
    let facts = &bundle.facts;
    let mut out = msg!("facts-title", series = facts.series.as_str(), release = facts.release.to_string());
    line(&mut out, &msg!("label-bundle-id"), &bundle.list.id.to_string());
    let previous = facts.previous.map_or_else(|| msg!("facts-no-previous"), |hash| hash.to_string());
    line(&mut out, &msg!("label-previous"), &previous);
    let made = msg!("facts-made", date = facts.created.as_str(), generator = shown(&facts.generator));
    line(&mut out, &msg!("label-made"), &made);
    line(&mut out, &msg!("label-age"), &super::letters::age(date::age(&facts.created)));
    line(&mut out, &msg!("label-publisher"), &super::report::publisher(bundle));
    line(&mut out, &msg!("label-key"), &facts.publisher);
    super::quorum::tell(&mut out, bundle);
    for key in super::letters::chain(search, bundle) {
        line(&mut out, &msg!("label-keys"), &key);
    }
    for mirror in super::letters::mirrors_of(search, bundle) {
        line(&mut out, &msg!("label-mirror"), &mirror);
    }
    for cosigner in super::compared::cosigners(bundle) {
        line(&mut out, &msg!("label-cosigner"), &cosigner);
    }
    line(&mut out, &msg!("label-sealing"), &sealing(facts.sealing));
    if let Some(first) = facts.extends {
        line(&mut out, &msg!("label-extends"), &msg!("facts-extends", id = first.to_string()));
    }
    if let Some(base) = builds_on(facts) {
        line(&mut out, &msg!("label-builds-on"), &base);
    }
    line(&mut out, &msg!("label-payload"), &msg!("facts-payload", bytes = grouped(facts.payload_bytes)));
    let (data, recovery) = (facts.data_blocks.to_string(), facts.recovery_blocks.to_string());
    let size = bytes(u64::from(facts.block_bytes));
    line(&mut out, &msg!("label-blocks"), &msg!("facts-blocks", data = data, recovery = recovery, size = size));
    let count = |part| bundle.layout.chunk_count(part).to_string();
    let (data, recovery) = (count(Part::Data), count(Part::Recovery));
    let chunks = msg!("facts-chunks", data = data, recovery = recovery, blocks = facts.chunk_blocks);
    line(&mut out, &msg!("label-chunks"), &chunks);
    line(&mut out, &msg!("label-survives"), &survives(facts));
    out
}

/// Returns the promise of a bundle.
pub(super) fn survives(facts: &Facts) -> String {
    let whole = facts.recovery_blocks / facts.chunk_blocks;
    if facts.recovery_blocks == 0 {
        return msg!("survives-nothing");
    }
    let recovery = facts.recovery_blocks.to_string();
    let all = (facts.data_blocks + facts.recovery_blocks).to_string();
    match whole {
        0 => msg!("survives-no-chunk", recovery = recovery, all = all),
        _ => msg!("survives-chunks", chunks = whole, recovery = recovery, all = all),
    }
}
