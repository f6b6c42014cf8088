//! The sentences of `want` and `receipt`.

use std::path::Path;

use serde_json::{Value, json};

use super::compared::named_json;
use super::fields::with;
use super::line::{head, line, listed, runs};
use crate::bundle::Bundle;
use crate::check::Verdict;
use crate::cli::messages::msg;
use crate::cli::tone::Tone;
use crate::courier::gather::Answered;
use crate::courier::want::Asked;
use crate::format::slip::{GROUPS_SMS, Message, Unit};
use crate::format::{Hash, Layout, Slip};

/// Returns the lines of a slip that asks for missing parts.
pub(in crate::cli) fn want(bundle: &Bundle, asked: &Asked) -> String {
    let Asked { slip, asked_blocks, lacking_blocks } = asked;
    let text = msg!("want-title", title = bundle.title(), says = says(slip, Some(bundle)));
    let mut out = head(Tone::Fair, &msg!("head-wanted"), &text);
    digits(&mut out, slip);
    if asked_blocks < lacking_blocks {
        let more = lacking_blocks.saturating_sub(*asked_blocks);
        line(&mut out, &msg!("label-left-out"), &msg!("want-left-out", blocks = more));
    }
    line(&mut out, &msg!("label-answer"), &msg!("want-answer"));
    line(&mut out, &msg!("label-reveals"), &msg!("want-reveals"));
    out
}

/// Returns the lines of a slip that asks for the release on which a delta builds.
pub(in crate::cli) fn base(title: &str, slip: &Slip) -> String {
    let text = msg!("want-title", title = title, says = says(slip, None));
    let mut out = head(Tone::Fair, &msg!("head-wanted"), &text);
    digits(&mut out, slip);
    line(&mut out, &msg!("label-answer"), &msg!("want-answer"));
    line(&mut out, &msg!("label-reveals"), &msg!("want-reveals-base"));
    out
}

/// Returns the line that no release is to be asked for. `base` is the release on which the bundle builds.
pub(in crate::cli) fn no_base_wanted(bundle: &Bundle, base: Option<&str>) -> String {
    let text = match base {
        Some(base) => msg!("want-base-here", title = bundle.title(), base = base),
        None => msg!("want-base-whole", title = bundle.title()),
    };
    head(Tone::Good, &msg!("head-ok"), &text)
}

/// Returns the line that no part is missing.
pub(in crate::cli) fn nothing_missing(bundle: &Bundle, verdict: Verdict) -> String {
    let text = msg!("want-nothing-missing", title = bundle.title());
    match verdict {
        Verdict::NotTrusted | Verdict::Conflict => head(Tone::Bad, verdict.word(), &text),
        // All blocks are here. A small file that is missing is no part that a slip can ask for.
        Verdict::Ok | Verdict::Openable | Verdict::DamagedButOpenable | Verdict::Incomplete => {
            head(Tone::Good, &msg!("head-ok"), &text)
        }
    }
}

/// Returns the lines of a slip that says that the bundle is genuine and enough.
pub(in crate::cli) fn receipt(bundle: &Bundle, slip: &Slip) -> String {
    let text = msg!("want-title", title = bundle.title(), says = says(slip, Some(bundle)));
    let mut out = head(Tone::Good, &msg!("head-received"), &text);
    super::quorum::tell(&mut out, bundle);
    digits(&mut out, slip);
    line(&mut out, &msg!("label-proves"), &msg!("want-proves"));
    line(&mut out, &msg!("label-reveals"), &msg!("want-reveals"));
    out
}

/// Returns the lines about a slip that another person sent.
pub(in crate::cli) fn read(slip: &Slip, bundle: Option<&Bundle>) -> String {
    let says = says(slip, bundle);
    let text = match bundle {
        Some(bundle) => msg!("want-read", title = bundle.title(), id = bundle.list.id.short(), says = says),
        None => msg!("want-read-unknown", digits = slip.id_digits(), says = says),
    };
    match &slip.message {
        Message::Want { .. } | Message::Release { .. } => head(Tone::Fair, &msg!("head-wanted"), &text),
        Message::Receipt { .. } => head(Tone::Good, &msg!("head-received"), &text),
    }
}

/// The blocks that were brought to the person who asked.
pub(in crate::cli) struct Answer<'a> {
    pub(in crate::cli) slip: &'a Slip,
    /// Blocks that the slip asks for.
    pub(in crate::cli) asked_blocks: usize,
    pub(in crate::cli) answered: &'a Answered,
    /// Whether all of these blocks were to be brought.
    pub(in crate::cli) all: bool,
}

impl Answer<'_> {
    fn brought_blocks(&self) -> u32 {
        self.answered.asked_blocks.saturating_sub(self.answered.lacking_blocks)
    }

    /// The number of blocks that the slip calls enough.
    fn enough_blocks(&self) -> u32 {
        match self.slip.message {
            Message::Want { enough, .. } => enough,
            Message::Receipt { .. } | Message::Release { .. } => 0,
        }
    }

    /// Tells whether all that was to be brought is there, or as much as is enough.
    pub(in crate::cli) fn is_enough(&self) -> bool {
        let enough = self.enough_blocks();
        self.answered.lacking_blocks == 0 || (!self.all && enough > 0 && self.brought_blocks() >= enough)
    }

    /// Returns the lines for people.
    pub(in crate::cli) fn words(&self, bundle: &Bundle, folder: &Path) -> String {
        let (title, brought, asked) = (bundle.title(), self.brought_blocks(), self.asked_blocks.to_string());
        let brings_all = brought as usize == self.asked_blocks;
        let mut out = if brings_all {
            head(Tone::Good, &msg!("head-ok"), &msg!("want-answered", title = title, blocks = brought))
        } else if self.is_enough() {
            let (enough, brought) = (self.enough_blocks().to_string(), brought.to_string());
            let text = msg!("want-answered-enough", title = title, brought = brought, blocks = asked, enough = enough);
            head(Tone::Good, &msg!("head-ok"), &text)
        } else {
            let text = msg!("want-answered-part", title = title, brought = brought.to_string(), blocks = asked);
            head(Tone::Fair, &msg!("head-in-part"), &text)
        };
        line(&mut out, &msg!("label-asked"), &says(self.slip, Some(bundle)));
        if self.answered.lacking_blocks == 0 && !brings_all {
            line(&mut out, &msg!("label-left-out"), &msg!("want-not-brought"));
        }
        out.push('\n');
        out += &super::gather::set(&self.answered.set);
        super::others::tell(&mut out, bundle);
        out.push('\n');
        out += &super::gather::safe_to_pull(folder, self.answered.safety);
        out
    }

    /// Returns the answer as one object.
    pub(in crate::cli) fn json(&self, bundle: &Bundle) -> Value {
        let answered = self.answered;
        let (failed, renamed) = super::gather::faults_json(&answered.failed, &answered.renamed);
        let object = json!({
            "asked_block_count": self.asked_blocks,
            "enough_block_count": self.enough_blocks(),
            "brought_block_count": self.brought_blocks(),
            "lacking_block_count": answered.lacking_blocks,
            "gathered": super::gather::set_json(&answered.set),
            "failed": failed,
            "renamed": renamed,
            "safe_to_pull": answered.safety.is_safe(),
        });
        with(named_json(bundle), object)
    }
}

/// Adds the digits in rows, and the length of the digits.
fn digits(out: &mut String, slip: &Slip) {
    let text = slip.to_string();
    for (number, row) in text.lines().enumerate() {
        let label = if number == 0 { msg!("label-slip") } else { String::new() };
        line(out, &label, row);
    }
    let groups = slip.groups().map_or(0, |groups| groups.len());
    let length = if groups <= GROUPS_SMS {
        msg!("want-length", groups = groups)
    } else {
        msg!("want-length-long", groups = groups)
    };
    line(out, &msg!("label-length"), &length);
}

/// Returns the message of a slip in words.
fn says(slip: &Slip, bundle: Option<&Bundle>) -> String {
    match &slip.message {
        Message::Want { unit, enough, runs } => {
            let asked = asked(*unit, runs, bundle);
            match enough {
                0 => msg!("want-says-open", asked = asked),
                blocks => msg!("want-says-more", blocks = *blocks, asked = asked),
            }
        }
        Message::Receipt { have, of } if have == of => msg!("want-says-complete", blocks = of.to_string()),
        Message::Receipt { have, of } => {
            msg!("want-says-enough", have = have.to_string(), blocks = of.to_string())
        }
        Message::Release { series, release } => msg!("want-says-release", title = format!("{series} {release}")),
    }
}

/// Returns the request of a slip: names of chunks if the bundle is known, otherwise numbers.
fn asked(unit: Unit, wanted: &[(u32, u32)], bundle: Option<&Bundle>) -> String {
    let total: u64 = wanted.iter().map(|(_, count)| u64::from(*count)).sum();
    if let Some(chunks) = bundle.and_then(|bundle| whole_chunks(&bundle.layout, unit, wanted)) {
        let names = runs(&chunks.iter().map(String::as_str).collect::<Vec<_>>());
        return match unit {
            Unit::Blocks => msg!("want-asked-blocks", names = names, blocks = total),
            Unit::Chunks => msg!("want-asked-chunks", names = names, chunks = total),
        };
    }
    // People count from 1.
    let run = |(first, count): &(u32, u32)| match count {
        1 => (u64::from(*first) + 1).to_string(),
        count => {
            let (first, last) = (u64::from(*first) + 1, u64::from(*first) + u64::from(*count));
            msg!("run", first = first.to_string(), last = last.to_string())
        }
    };
    let numbers = listed(&wanted.iter().map(run).collect::<Vec<_>>());
    match unit {
        Unit::Blocks => msg!("want-asked-block-numbers", numbers = numbers, blocks = total),
        Unit::Chunks => msg!("want-asked-chunk-numbers", numbers = numbers, chunks = total),
    }
}

/// Returns the names of the chunks in the runs, if the runs are made of whole chunks.
fn whole_chunks(layout: &Layout, unit: Unit, runs: &[(u32, u32)]) -> Option<Vec<String>> {
    let chunks = layout.chunks();
    let mut names = Vec::new();
    for (first, count) in runs {
        let (first, end) = (*first, first.checked_add(*count)?);
        if unit == Unit::Chunks {
            names.extend(chunks.get(first as usize..end as usize)?.iter().map(|chunk| chunk.name.clone()));
            continue;
        }
        let mut at = first;
        for chunk in chunks.iter().filter(|chunk| (first..end).contains(&chunk.first_block)) {
            if chunk.first_block != at {
                return None;
            }
            at += chunk.block_count;
            names.push(chunk.name.clone());
        }
        if at != end {
            return None;
        }
    }
    Some(names)
}

/// Returns a slip as one object.
pub(in crate::cli) fn slip_json(slip: &Slip, id: Option<&Hash>) -> Value {
    let run = |(first, count): &(u32, u32)| json!({"first": first, "count": count});
    let (kind, more) = match &slip.message {
        Message::Want { unit, enough, runs } => (
            "want",
            json!({
                "unit": if *unit == Unit::Blocks { "blocks" } else { "chunks" },
                "asked_count": runs.iter().map(|(_, count)| u64::from(*count)).sum::<u64>(),
                "enough_block_count": enough,
                "runs": runs.iter().map(run).collect::<Vec<_>>(),
            }),
        ),
        Message::Receipt { have, of } => ("receipt", json!({"good_block_count": have, "block_count": of})),
        Message::Release { series, release } => ("base", json!({"series": series, "release": release})),
    };
    json!({
        "kind": kind,
        "id_begins": slip.id_digits(),
        "id": id.map(Hash::to_string),
        "groups": slip.groups().unwrap_or_default().iter().map(|group| format!("{group:05}")).collect::<Vec<_>>(),
        "says": more,
    })
}
