//! `play`: shows a bundle on a screen: in the terminal, or as a file for a browser or a picture viewer.

use std::path::Path;

use serde_json::json;

use super::args;
use super::compared;
use super::error::Result;
use super::exit::Class;
use super::player;
use super::sheet::{admitted, carried, extent, objects};
use super::terminal::{Task, Terminal};
use super::words;
use crate::error::ReaderError;
use crate::format::frame::Group;
use crate::store;
use pannier_optical::objects::carry::Extent;
use pannier_optical::paper::profile::Screen;
use pannier_optical::paper::sheet::groups;
use pannier_optical::screen::{self, Animation};

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
    let screen = match onto {
        Onto::Terminal => player::fitting(args.fast)?,
        _ if args.fast => Screen::Fast,
        _ => Screen::Normal,
    };
    if let Onto::Html(path) | Onto::Picture(path, _) = onto
        && path.exists()
    {
        return Err(ReaderError::Exists(path.to_owned()).into());
    }
    let task = Task::begin(terminal);
    let (checked, publishers) = carried(terminal, &args.from, &task.watch)?;
    let admitted = admitted(&args.from, &checked, &publishers)?;
    let bundle = &admitted.get().bundle;
    compared::warn_of(terminal, &checked.search, bundle);
    let extent = if args.small { Extent::Small } else { extent(&args.from, bundle)? };
    let objects = objects(&admitted, &extent, &args.spare, &task.watch)?;
    let groups = groups(&objects, screen.carrier().body_bytes)?;
    let frames = screen::frames(&objects, screen.carrier().body_bytes, &task.watch)?;
    let order = screen::order(&frames);
    let plan = words::play::loop_plan(&groups, order.len(), args.speed);
    terminal.say(&plan);
    let title = words::play::title(bundle);
    let symbols = screen::symbols(&frames, screen.carrier(), &task.watch)?;
    let path = match onto {
        Onto::Terminal => {
            let watch = task.watch.clone();
            drop(task);
            player::play(&symbols, &order, args.speed, args.theme, &title, &watch)?;
            return Ok(Class::Done);
        }
        Onto::Html(path) => {
            let page = screen::html(&symbols, &order, args.speed, &words::play::page(bundle, &groups));
            store::publish(path, page.as_bytes())?;
            path
        }
        Onto::Picture(path, kind) => {
            store::publish(path, &screen::animation(&symbols, &order, kind, args.speed)?)?;
            path
        }
    };
    drop(task);
    tell(terminal, &bundle.list.id.to_string(), &groups, order.len(), path);
    terminal.result(words::play::played(bundle, &groups, &plan, path));
    words::others::not_in_codes(bundle).into_iter().for_each(|sentence| terminal.say(sentence));
    Ok(Class::Done)
}

fn tell(terminal: &Terminal, id: &str, groups: &[(String, Group)], frames: usize, path: &Path) {
    terminal.json(&json!({
        "bundle": id,
        "frames": frames,
        "objects": words::sheet::objects_json(groups),
        "files": [path.to_string_lossy()],
    }));
}
