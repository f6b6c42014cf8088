//! `prove`: single documents are shown to be the publisher's (FORMAT.md §22).

use std::env;
use std::path::PathBuf;

use super::args;
use super::args::prove::Prove as Args;
use super::error::{Error, Result};
use super::exit::Class;
use super::messages::msg;
use super::pins;
use super::recipient::open_somehow;
use super::terminal::{Task, Terminal};
use super::unseal::{contact, unseal};
use super::words;
use crate::bundle::Bundle;
use crate::find::find;
use crate::format::proof::Told;
use crate::letters::Letters;
use crate::onto::OpenedFolder;
use crate::opened::opened;
use crate::patterns::exactly;
use crate::prove::{By, Made, Proving, Wish};
use crate::trust::{Authority, Publishers};
use crate::unpack::onto::Release;
use crate::watch::Watch;

/// Proves documents of a bundle, or of a folder of opened documents.
pub(super) fn prove(terminal: &Terminal, args: &Args) -> Result<Class> {
    let Some((place, documents @ [_, ..])) = args.all.split_first() else {
        return Err(Error::Usage(msg!("prove-two")));
    };
    let documents: Vec<String> = documents.iter().map(|path| path.to_string_lossy().into_owned()).collect();
    let told = if args.without_name { Told::HashAlone } else { Told::Name };
    let wish = Wish { documents: &documents, told, copies: !args.no_copy };
    let folders: Vec<PathBuf> = [place].into_iter().chain(&args.carrier).cloned().collect();
    let publishers = pins::named_or_pinned(terminal, &args.publisher, &folders)?;
    let proving = Proving::begin(&args.output)?;
    let made = match opened(place) {
        Some(folder) => {
            let (release, bundle) = released(args, &folder, &publishers)?;
            let task = Task::begin(terminal);
            let made = proving.finish((&folder, &release), bundle.as_ref(), wish, &task.watch)?;
            drop(task);
            let title = format!("{} {}", release.series, release.release);
            Written { title, has_bundle: bundle.is_some(), made }
        }
        None => {
            let at = args::Where { folders, publisher: args.publisher.clone() };
            let (with, found) = unseal(terminal, &at, &args.unseal, &publishers, contact(&args.unseal), None)?;
            let room = proving.room();
            let open = opening(args, at, &documents, room.clone());
            let (_, bundle, _) = open_somehow(terminal, &open, &publishers, &with, found)?;
            let folder = OpenedFolder::new(&room)?;
            let release = folder.release([&bundle.publisher].into_iter())?;
            let task = Task::begin(terminal);
            let made = proving.finish((&folder, &release), Some(&bundle), wish, &task.watch)?;
            drop(task);
            Written { title: bundle.title(), has_bundle: true, made }
        }
    };
    tell(terminal, args, &made);
    Ok(Class::Done)
}

/// What was made, for people.
struct Written {
    title: String,
    /// Whether the bundle was at hand.
    has_bundle: bool,
    made: Made,
}

/// Returns how the documents are opened out of which proofs are made.
fn opening(args: &Args, at: args::Where, documents: &[String], room: PathBuf) -> args::Open {
    let path = |path: &String| exactly(path.trim_start_matches("./").trim_start_matches('/'));
    args::Open {
        at,
        output: Some(room),
        leave_out_unfit: false,
        only: documents.iter().map(path).collect(),
        partial: false,
        onto: None,
        after: Vec::new(),
        unseal: args.unseal.clone(),
    }
}

/// Proves the list of opened documents, and finds the bundle from which they came, if a carrier of it is named.
fn released(args: &Args, folder: &OpenedFolder, publishers: &Publishers) -> Result<(Release, Option<Bundle>)> {
    if args.carrier.is_empty() {
        let pins = Authority::new(publishers, &Letters::default()).pins_now();
        return Ok((folder.release(pins.iter().flat_map(|pin| &pin.standing.family))?, None));
    }
    let mut found = find(&args.carrier, publishers, &env::temp_dir(), &Watch::default())?;
    let bundle = found.one(&args.unseal.which.wanted())?.clone();
    publishers.admit(&bundle, contact(&args.unseal)).map_err(crate::Error::from)?;
    let keys = found.search.keys().chain([&bundle.publisher]);
    Ok((folder.release(keys)?, Some(bundle)))
}

fn tell(terminal: &Terminal, args: &Args, told: &Written) {
    let Written { title, has_bundle, made } = told;
    terminal.json(|| words::prove::made_json(&args.output, title, made));
    terminal.result(words::prove::made(&args.output, title, made));
    match made.by {
        By::Tree => terminal.say(msg!("prove-tells-nothing")),
        By::List => {
            terminal.warn(msg!("prove-tells-all", documents = made.listed));
            terminal.say(if *has_bundle { msg!("prove-no-tree") } else { msg!("prove-name-carrier") });
        }
    }
    terminal.say(msg!("prove-check", folder = words::typed_path(&args.output)));
}
