//! The sentences of `play`, and how much paper or time a bundle takes.

use std::path::Path;

use serde_json::{Value, json};

use super::line::{head, line, next, typed_path};
use crate::bundle::Bundle;
use crate::cli::messages::msg;
use crate::cli::tone::Tone;
use crate::escape::shown_path;
use crate::format::Facts;
use crate::format::frame::Group;
use crate::units;
use pannier_optical::objects::estimate::code_count;
use pannier_optical::objects::object::Share;
use pannier_optical::paper::grid as page;
use pannier_optical::paper::profile::{Paper, Print, Screen};
use pannier_optical::screen::{Film, Grid, Loop, PageWords};

/// Returns the next step after packing for paper or a screen, and the amount of paper or time. A dry run tells the
/// expected amount.
pub(in crate::cli) fn after_pack(kind: &str, facts: &Facts, out: Option<&Path>, own: &str) -> String {
    let much = if kind == "paper" {
        let codes = code_count(facts, Print::Photo.carrier().body_bytes, Share::DEFAULT);
        let pages = codes.div_ceil(page::Grid::new(Print::Photo, Paper::A4, None).slots().max(1) as u64);
        msg!("pack-much-paper", pages = pages)
    } else {
        let codes = code_count(facts, Screen::Wide.carrier().body_bytes, Share::SCREEN);
        msg!("pack-much-screen", length = duration(codes.div_ceil(Grid::WIDE.cells() as u64) as f64 / 10.0))
    };
    let Some(bundle) = out.map(typed_path) else { return msg!("pack-would-be", much = much) };
    let command =
        if kind == "paper" { format!("pannier sheet {bundle}{own}") } else { format!("pannier play {bundle}{own}") };
    next(&msg!("pack-next-much", command = command, much = much))
}

/// Returns a number of seconds as people read it.
pub(super) fn duration(seconds: f64) -> String {
    if seconds < 120.0 {
        msg!("play-seconds", seconds = format!("{seconds:.1}"))
    } else {
        msg!("play-minutes", minutes = format!("{:.0}", seconds / 60.0))
    }
}

/// Returns the line about a loop, which is printed before the loop begins.
pub(in crate::cli) fn loop_plan(groups: &[(String, Group)], shown: &Loop, speed: f64) -> String {
    let codes = shown.order().len();
    let grid = match shown.grid {
        Grid::ONE => String::new(),
        grid => msg!("play-at-once", grid = grid.to_string()),
    };
    let (length, speed) = (duration(shown.pictures() as f64 / speed), speed.to_string());
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
pub(in crate::cli) fn played(
    bundle: &Bundle,
    groups: &[(String, Group)],
    plan: &str,
    path: &Path,
    film: Option<&Made>,
) -> String {
    let done = msg!("play-done", title = bundle.title(), plan = plan);
    let mut out = head(Tone::Good, &msg!("head-ok"), &done);
    line(&mut out, &msg!("label-written"), &shown_path(path));
    if let Some(Made { size: (width, height), rate, pictures, bytes, .. }) = film {
        let size = msg!("play-film-size", width = width.to_string(), height = height.to_string());
        let length = duration(*pictures as f64 / f64::from(*rate));
        let (rate, bytes) = (rate.to_string(), units::bytes(*bytes));
        line(
            &mut out,
            &msg!("label-film"),
            &msg!("play-film-made", size = size, rate = rate, length = length, bytes = bytes),
        );
    }
    super::sheet::objects(&mut out, groups);
    if film.is_some() {
        line(&mut out, &msg!("label-visible"), &msg!("play-film-trace"));
    }
    out
}

/// A film that was made.
pub(in crate::cli) struct Made {
    size: (u32, u32),
    rate: u32,
    held: u32,
    pictures: u64,
    bytes: u64,
}

impl Made {
    pub(in crate::cli) fn of(film: &Film<'_>) -> Self {
        Self {
            size: film.television.size(),
            rate: film.rate.pictures(),
            held: film.rate.held(),
            pictures: film.pictures,
            bytes: film.bytes(),
        }
    }

    pub(in crate::cli) fn json(&self) -> Value {
        json!({
            "width": self.size.0,
            "height": self.size.1,
            "picture_count": self.pictures,
            "pictures_per_second": self.rate,
            "pictures_per_code": self.held,
            "seconds": self.pictures as f64 / f64::from(self.rate),
            "bytes": self.bytes,
        })
    }
}

/// Returns the lines below the codes of a film. All words are ASCII.
pub(in crate::cli) fn film_lines(bundle: &Bundle) -> Vec<String> {
    vec![
        msg!("play-film-title", title = bundle.title()),
        msg!("play-film-digits", digits = bundle.digits().to_string()),
        msg!("play-film-line"),
    ]
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
