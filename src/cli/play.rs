//! `play`: shows a bundle on a screen: in the terminal, or as a file for a browser or a picture viewer.

use std::path::Path;

use serde_json::json;

use super::args;
use super::compared;
use super::error::Result;
use super::exit::Class;
use super::messages::msg;
use super::player;
use super::sheet::{admitted, carried, extent, objects};
use super::terminal::{Task, Terminal};
use super::words;
use crate::error::ReaderError;
use crate::store;
use pannier_optical::objects::carry::{Extent, Object};
use pannier_optical::paper::profile::Screen;
use pannier_optical::paper::sheet::groups;
use pannier_optical::screen::{self, Animation, Grid, Loop};

/// The place where the loop appears.
enum Onto<'a> {
    Terminal,
    Html(&'a Path),
    Picture(&'a Path, Animation),
}

/// Plays a bundle.
pub(super) fn run(terminal: &Terminal, args: &args::Play) -> Result<Class> {
    let onto = match (&args.html, &args.apng, &args.gif) {
        (Some(path), _, _) => Onto::Html(path),
        (_, Some(path), _) => Onto::Picture(path, Animation::Apng),
        (_, _, Some(path)) => Onto::Picture(path, Animation::Gif),
        _ => Onto::Terminal,
    };
    if let Onto::Html(path) | Onto::Picture(path, _) = onto
        && path.exists()
    {
        return Err(ReaderError::Exists(path.to_owned()).into());
    }
    // Whoever has no window for the codes is told before anything is read.
    let chosen = if args.seconds.is_none() { Some(choose(args, &onto)?) } else { None };
    let task = Task::begin(terminal);
    let (checked, publishers) = carried(terminal, &args.from, &task.watch)?;
    let admitted = admitted(&args.from, &checked, &publishers)?;
    let bundle = &admitted.get().bundle;
    compared::warn_of(terminal, &checked.search, bundle);
    let extent = if args.small { Extent::Small } else { extent(terminal, &args.from, bundle)? };
    let objects = objects(&admitted, &extent, &args.spare, &task.watch)?;
    let (screen, grid) = match chosen {
        Some(chosen) => chosen,
        None => within(terminal, args, &onto, &objects)?,
    };
    let groups = groups(&objects, screen.carrier().body_bytes)?;
    let frames = screen::frames(&objects, screen.carrier().body_bytes, &task.watch)?;
    let shown = Loop::new(&frames, grid);
    let plan = words::play::loop_plan(&groups, &shown, args.speed);
    terminal.say(&plan);
    let title = words::play::title(bundle);
    let symbols = screen::symbols(&frames, screen.carrier(), &task.watch)?;
    let path = match onto {
        Onto::Terminal => {
            let watch = task.watch.clone();
            drop(task);
            player::play(&symbols, &shown, args.speed, args.theme, &title, &watch)?;
            return Ok(Class::Done);
        }
        Onto::Html(path) => {
            let page = screen::html(&symbols, &shown, args.speed, &words::play::page(bundle, &groups));
            store::publish(path, page.as_bytes())?;
            path
        }
        Onto::Picture(path, kind) => {
            store::publish(path, &screen::animation(&symbols, &shown, kind, args.speed)?)?;
            path
        }
    };
    drop(task);
    let bytes = u64::from(screen.carrier().body_bytes) * grid.cells() as u64 * u64::from(args.speed);
    terminal.json(|| {
        json!({
            "bundle": bundle.list.id.to_string(),
            "frames": shown.order().len(),
            "grid": {"columns": grid.columns(), "rows": grid.rows()},
            "pictures": shown.pictures(),
            "pictures_per_second": args.speed,
            "bytes_per_second": bytes,
            "objects": words::sheet::objects_json(&groups),
            "files": [path.to_string_lossy()],
        })
    });
    terminal.result(words::play::played(bundle, &groups, &plan, path));
    words::others::not_in_codes(bundle).into_iter().for_each(|sentence| terminal.say(sentence));
    Ok(Class::Done)
}

/// Returns the codes and the grid: those that a person asked for, or those that show most.
fn choose(args: &args::Play, onto: &Onto<'_>) -> Result<(Screen, Grid)> {
    if matches!(onto, Onto::Terminal) {
        return player::fitting(args.fast, args.grid);
    }
    let grid = args.grid.unwrap_or(if args.fast { Grid::FAST } else { Grid::WIDE });
    Ok((codes_of(grid, args.fast), grid))
}

/// Returns the codes of a grid: the more of them, the fewer modules each of them has.
fn codes_of(grid: Grid, fast: bool) -> Screen {
    match (fast, grid) {
        (true, _) => Screen::Fast,
        (false, Grid::ONE) => Screen::Normal,
        (false, _) => Screen::Wide,
    }
}

/// Returns the smallest grid whose loop takes at most so many seconds.
fn within(terminal: &Terminal, args: &args::Play, onto: &Onto<'_>, objects: &[Object]) -> Result<(Screen, Grid)> {
    let seconds = args.seconds.unwrap_or(u16::MAX);
    let mut last = None;
    for (grid, fast) in LADDER {
        let (screen, grid) = match onto {
            Onto::Terminal => match player::fitting(fast, Some(grid)) {
                Ok(fitting) => fitting,
                Err(error) if last.is_none() => return Err(error),
                Err(_) => break,
            },
            Onto::Html(_) | Onto::Picture(..) => (codes_of(grid, fast), grid),
        };
        let codes: u64 =
            groups(objects, screen.carrier().body_bytes)?.iter().map(|(_, group)| u64::from(group.frame_count())).sum();
        last = Some((screen, grid));
        if codes.div_ceil(grid.cells() as u64) <= u64::from(seconds) * u64::from(args.speed) {
            return Ok((screen, grid));
        }
    }
    terminal.warn(msg!("play-too-slow", seconds = seconds.to_string()));
    Ok(last.unwrap_or((Screen::Normal, Grid::ONE)))
}

/// The grids of `--seconds`, each harder to film than the one before.
const LADDER: [(Grid, bool); 5] =
    [(Grid::ONE, false), (Grid::PAIR, false), (Grid::WIDE, false), (Grid::FAST, true), (Grid::FINE, true)];
