//! The sentences of `play`, and how much paper or time a bundle takes.

use std::path::Path;

use super::line::{head, line, next};
use crate::bundle::Bundle;
use crate::cli::messages::msg;
use crate::cli::tone::Tone;
use crate::escape::shown_path;
use crate::format::Facts;
use crate::format::frame::Group;
use pannier_optical::objects::estimate::code_count;
use pannier_optical::objects::object::Share;
use pannier_optical::paper::profile::{Print, Screen};
use pannier_optical::screen::{Grid, Loop, PageWords};

/// Returns the next step after packing for paper or a screen, and the amount of paper or time. A dry run tells the
/// expected amount.
pub(in crate::cli) fn after_pack(kind: &str, facts: &Facts, out: Option<&Path>) -> String {
    let much = if kind == "paper" {
        let pages = code_count(facts, Print::Photo.carrier().body_bytes, Share::DEFAULT).div_ceil(12);
        msg!("pack-much-paper", pages = pages)
    } else {
        let codes = code_count(facts, Screen::Wide.carrier().body_bytes, Share::SCREEN);
        msg!("pack-much-screen", length = duration(codes.div_ceil(Grid::WIDE.cells() as u64), 10))
    };
    let Some(bundle) = out.map(shown_path) else { return msg!("pack-would-be", much = much) };
    let command = if kind == "paper" {
        format!("pannier sheet {bundle} -o {bundle}.pdf")
    } else {
        format!("pannier play {bundle}")
    };
    next(&msg!("pack-next-much", command = command, much = much))
}

/// Returns the time that this number of frames takes.
fn duration(frames: u64, speed: u16) -> String {
    let seconds = frames as f64 / f64::from(speed.max(1));
    if seconds < 120.0 {
        msg!("play-seconds", seconds = format!("{seconds:.1}"))
    } else {
        msg!("play-minutes", minutes = format!("{:.0}", seconds / 60.0))
    }
}

/// Returns the line about a loop, which is printed before the loop begins.
pub(in crate::cli) fn loop_plan(groups: &[(String, Group)], shown: &Loop, speed: u16) -> String {
    let codes = shown.order().len();
    let grid = match shown.grid {
        Grid::ONE => String::new(),
        grid => msg!("play-at-once", grid = grid.to_string()),
    };
    let (length, speed) = (duration(shown.pictures() as u64, speed), speed.to_string());
    match groups {
        [(_, group)] => {
            let enough = group.source_count.to_string();
            msg!("play-plan", codes = codes, grid = grid, length = length, speed = speed, enough = enough)
        }
        groups => {
            let objects = groups.len().to_string();
            msg!("play-plan-objects", codes = codes, grid = grid, objects = objects, length = length, speed = speed)
        }
    }
}

/// Returns the lines about the files that were written for a screen.
pub(in crate::cli) fn played(bundle: &Bundle, groups: &[(String, Group)], plan: &str, path: &Path) -> String {
    let done = msg!("play-done", title = bundle.title(), plan = plan);
    let mut out = head(Tone::Good, &msg!("head-ok"), &done);
    line(&mut out, &msg!("label-written"), &shown_path(path));
    super::sheet::objects(&mut out, groups);
    out
}

/// Returns the title of a loop.
pub(in crate::cli) fn title(bundle: &Bundle) -> String {
    msg!("play-title", title = bundle.title(), id = bundle.list.id.short())
}

/// Returns the words of a page for a browser. All words are ASCII.
pub(in crate::cli) fn page(bundle: &Bundle, groups: &[(String, Group)]) -> PageWords {
    let enough = groups.first().map_or(0, |(_, group)| group.source_count).to_string();
    let digits = bundle.digits().to_string();
    PageWords {
        language: msg!("page-language"),
        title: title(bundle),
        below: msg!("play-film", objects = groups.len(), enough = enough, digits = digits),
        pause: msg!("page-pause"),
        play: msg!("page-play"),
        back: msg!("page-back"),
        next: msg!("page-next"),
        speed: msg!("page-speed"),
        full: msg!("page-full"),
        place: msg!("page-place", number = "{number}", pictures = "{pictures}", speed = "{speed}"),
        no_script: msg!("page-no-script"),
    }
}
