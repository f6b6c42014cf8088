//! `publish`: lays a bundle out for mirrors, in a folder or on a remote of rclone.

use std::env;
use std::path::PathBuf;

use super::args::Publish;
use super::compared;
use super::error::{Error, Result};
use super::exit::Class;
use super::messages::msg;
use super::pins;
use super::terminal::{Task, Terminal};
use super::words;
use crate::check;
use crate::courier::publish::{Place, Remote, publish};

/// The beginning of the name of a remote.
const RCLONE: &str = "rclone:";

/// Publishes a bundle.
pub(super) fn run(terminal: &Terminal, args: &Publish) -> Result<Class> {
    let place = place(&args.to)?;
    let folder = match &place {
        Place::Folder(folder) => Some(folder),
        Place::Remote(_) => None,
    };
    let publishers = pins::named_or_pinned(terminal, &args.publisher, args.bundle.iter().chain(folder))?;
    let task = Task::begin(terminal);
    let checked = check::check(&args.bundle, &publishers, &env::temp_dir(), &task.watch)?;
    let held = checked.one(&args.which.wanted())?;
    let admitted = publishers.admit(held, args.contact())?;
    let published = publish(&admitted, &place, &env::temp_dir(), &task.watch)?;
    drop(task);
    let bundle = &held.bundle;
    if !admitted.is_trusted() {
        terminal.warn(msg!("torrent-not-pinned", digits = bundle.digits().to_string()));
    }
    compared::tell(terminal, &checked.search);
    compared::tell_letters(terminal, &checked.search, [bundle]);
    compared::tell_passed_over(terminal, &checked.search, Some(bundle));
    compared::warn_of(terminal, &checked.search, bundle);
    let class = if published.lacking.is_empty() { Class::Done } else { Class::Damaged };
    terminal.json(|| words::mirrors::published_json(bundle, &published, &place, class));
    terminal.result(words::mirrors::published(bundle, &published, &place));
    if let Some(lacking) = words::mirrors::lacking(&published) {
        terminal.warn(lacking);
    }
    Ok(class)
}

/// Reads where the bundle goes.
fn place(text: &str) -> Result<Place> {
    if let Some(name) = text.strip_prefix(RCLONE) {
        let remote = Remote::named(name).ok_or_else(|| Error::Usage(msg!("publish-remote")))?;
        return Ok(Place::Remote(remote));
    }
    if text.contains("://") {
        let remote =
            Remote::webdav(text).map_err(|fault| Error::Usage(words::mirrors::address("--to", text, fault)))?;
        return Ok(Place::Remote(remote));
    }
    Ok(Place::Folder(PathBuf::from(text)))
}
