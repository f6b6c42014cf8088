//! `play`: shows a bundle on a screen: in the terminal, or as a file for a browser, a picture viewer or a television.

use std::path::Path;

use serde_json::json;

use super::args;
use super::compared;
use super::error::{Error, Result};
use super::exit::Class;
use super::messages::msg;
use super::player;
use super::sheet::{admitted, asked, carried, extent, objects};
use super::terminal::{Task, Terminal};
use super::words;
use crate::error::{self as library, ReaderError};
use crate::store;
use crate::watch::{Phase, Watch};
use pannier_optical::objects::carry::{Extent, Object};
use pannier_optical::objects::object::Share;
use pannier_optical::paper::plan::groups;
use pannier_optical::paper::profile::Screen;
use pannier_optical::screen::{self, Animation, Film, Grid, Loop, Rate, Television};

/// The place where the loop appears.
enum Onto<'a> {
    Terminal,
    Html(&'a Path),
    Picture(&'a Path, Animation),
    Television(&'a Path, Television, Rate),
}

impl<'a> Onto<'a> {
    fn of(args: &'a args::Play) -> Self {
        match (&args.html, &args.apng, &args.gif, &args.video) {
            (Some(path), ..) => Self::Html(path),
            (_, Some(path), ..) => Self::Picture(path, Animation::Apng),
            (_, _, Some(path), _) => Self::Picture(path, Animation::Gif),
            (.., Some(path)) => Self::Television(path, args.profile.into(), args.rate.into()),
            _ => Self::Terminal,
        }
    }

    /// The file that is written.
    fn path(&self) -> Option<&'a Path> {
        match self {
            Self::Terminal => None,
            Self::Html(path) | Self::Picture(path, _) | Self::Television(path, ..) => Some(path),
        }
    }
}

/// Plays a bundle.
pub(super) fn run(terminal: &Terminal, args: &args::Play) -> Result<Class> {
    let onto = Onto::of(args);
    if let Some(path) = onto.path().filter(|path| path.exists()) {
        return Err(ReaderError::Exists(path.to_owned()).into());
    }
    // Whoever has no window for the codes is told before anything is read.
    let is_film = matches!(onto, Onto::Television(..));
    let chosen = if args.seconds.is_none() || is_film { Some(choose(args, &onto)?) } else { None };
    let task = Task::begin(terminal);
    let (checked, publishers) = carried(terminal, &args.from, &task.watch)?;
    let admitted = admitted(&args.from, &checked, &publishers)?;
    let bundle = &admitted.get().bundle;
    compared::warn_of(terminal, &checked.search, bundle);
    let asked = asked(terminal, &args.from, bundle)?;
    let extent = if args.small { Extent::Small } else { extent(asked.as_deref(), bundle) };
    let objects = objects(&admitted, &extent, args.spare.as_deref(), Share::SCREEN, &task.watch)?;
    let (screen, grid) = match chosen {
        Some(chosen) => chosen,
        None => within(terminal, args, &onto, &objects)?,
    };
    let groups = groups(&objects, screen.carrier().body_bytes)?;
    let frames = screen::frames(&objects, screen.carrier().body_bytes, &task.watch)?;
    let shown = Loop::new(&frames, grid);
    let speed = if let Onto::Television(_, _, rate) = onto { rate.showings() } else { f64::from(args.speed) };
    let plan = words::play::loop_plan(&groups, &shown, speed);
    terminal.say(&plan);
    let title = words::play::title(bundle);
    let symbols = screen::symbols(&frames, screen.carrier(), &task.watch)?;
    let mut film = None;
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
        Onto::Television(path, television, rate) => {
            let pictures = length(args.seconds, &shown, rate)?;
            let lines = words::play::film_lines(bundle);
            let made = Film { symbols: &symbols, shown: &shown, television, rate, lines: &lines, pictures };
            write_film(path, &made, &task.watch)?;
            film = Some(words::play::Made::of(&made));
            path
        }
    };
    drop(task);
    let bytes = f64::from(screen.carrier().body_bytes) * grid.cells() as f64 * speed;
    terminal.json(|| {
        let object = json!({
            "code_count": shown.order().len(),
            "grid": {"column_count": grid.columns(), "row_count": grid.rows()},
            "picture_count": shown.pictures(),
            "pictures_per_second": number(speed),
            "bytes_per_second": number(bytes),
            "seconds": number(shown.pictures() as f64 / speed),
            "objects": words::sheet::objects_json(&groups),
            "film": film.as_ref().map(words::play::Made::json),
        });
        words::with(words::sheet::written_json(bundle, Some(path), &[path.to_owned()]), object)
    });
    terminal.result(words::play::played(bundle, &groups, &plan, path, film.as_ref()));
    words::others::not_in_codes(bundle).for_each(|sentence| terminal.say(sentence));
    Ok(Class::Done)
}

/// Returns the pictures of a film: one round, or so many seconds that show one round at least.
fn length(seconds: Option<u16>, shown: &Loop, rate: Rate) -> Result<u64> {
    let round = shown.pictures() as u64 * u64::from(rate.held());
    let Some(seconds) = seconds else { return Ok(round) };
    let pictures = u64::from(seconds) * u64::from(rate.pictures());
    if pictures < round {
        let needed = round.div_ceil(u64::from(rate.pictures()));
        return Err(Error::Usage(msg!("play-short-film", seconds = seconds.to_string(), needed = needed.to_string())));
    }
    Ok(pictures)
}

fn write_film(path: &Path, film: &Film<'_>, watch: &Watch) -> Result<()> {
    watch.begin(Phase::Drawing, film.bytes());
    Ok(store::publish_pieces(path, film.bytes(), |write| {
        film.write(&mut |piece| {
            watch.advance(piece.len() as u64)?;
            Ok::<_, library::Error>(write(piece)?)
        })
    })?)
}

/// Returns a number for JSON: whole where the number is whole.
fn number(value: f64) -> serde_json::Value {
    if value.fract() == 0.0 { json!(value as u64) } else { json!(value) }
}

/// Returns the codes and the grid: those that a person asked for, or those that show most.
fn choose(args: &args::Play, onto: &Onto<'_>) -> Result<(Screen, Grid)> {
    match onto {
        Onto::Terminal => return player::fitting(args.fast, args.grid),
        Onto::Television(_, television, _) => return Ok((television.screen(), television.grid())),
        Onto::Html(_) | Onto::Picture(..) => {}
    }
    let grid = args.grid.unwrap_or(if args.fast { Grid::FAST } else { Grid::WIDE });
    Ok((grid.screen(args.fast), grid))
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
            Onto::Html(_) | Onto::Picture(..) | Onto::Television(..) => (grid.screen(fast), grid),
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
