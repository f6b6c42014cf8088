//! `kit`: lays programs that open bundles beside a bundle, or compares a kit with its signed list (FORMAT.md §3.3).

use std::env;
use std::path::{Path, PathBuf};

use serde_json::json;

use super::args::kit::{Kit as Args, KitCommand, VerifyKit};
use super::error::{Error, Result};
use super::exit::Class;
use super::messages::msg;
use super::pins;
use super::size::size;
use super::terminal::{Task, Terminal};
use super::tone::Tone;
use super::vouch::trusted;
use super::words;
use crate::error::{KitFault, Maker};
use crate::find::find;
use crate::kit::{Kit, Room, lay};
use crate::trust::Publishers;
use crate::watch::Watch;
use pannier_reader::others::vouched;

/// The name of the text for people beside a kit.
const START_HERE: &str = "START-HERE.txt";

/// Runs a command about kits.
pub(super) fn run(terminal: &Terminal, args: &Args) -> Result<Class> {
    match (&args.command, &args.carrier) {
        (Some(KitCommand::Verify(args)), _) => verify(terminal, args),
        (None, Some(carrier)) => laid(terminal, args, carrier),
        // clap asks for one of both.
        (None, None) => Err(Error::Usage(msg!("kit-no-carrier"))),
    }
}

/// Compares a kit with its list.
fn verify(terminal: &Terminal, args: &VerifyKit) -> Result<Class> {
    let publishers = pins::named_or_pinned(terminal, &args.publisher, [&args.folder])?;
    let task = Task::begin(terminal);
    let kit = Kit::read(&args.folder)?;
    let compared = kit.compare(&task.watch)?;
    drop(task);
    let trusted = trusted(&kit, &publishers);
    let (word, class) = match (&trusted, compared.is_genuine()) {
        (None, _) => ("not-trusted", Class::NotTrusted),
        (Some(_), false) => ("altered", Class::NotTrusted),
        (Some(_), true) => ("ok", Class::Done),
    };
    let claimed = kit.claimed();
    let signer = trusted.as_ref().map(|(signer, _)| signer).or(claimed.as_ref());
    let maker = trusted.as_ref().map_or(&Maker::Unknown, |(_, maker)| maker);
    terminal.json(|| words::judge(words::kit::verified_json(&kit, &compared, signer, maker), word, class));
    terminal.result(words::kit::verified(&kit, &compared, signer, maker));
    terminal.say(msg!("kit-run-nothing"));
    Ok(class)
}

/// Lays a kit on a carrier.
fn laid(terminal: &Terminal, args: &Args, carrier: &Path) -> Result<Class> {
    let room = match args.room.as_deref() {
        None => Room::OfMedium,
        Some(text) => Room::Bytes(size(text).ok_or_else(|| Error::Usage(msg!("kit-bad-room", size = text)))?),
    };
    let from = args.from.clone().map_or_else(own_folder, Ok)?;
    let given = [carrier.to_owned(), from.clone()];
    let publishers = pins::named_or_pinned(terminal, &args.publisher, &given)?;
    let kit = Kit::read(&from)?;
    let signer = match trusted(&kit, &publishers) {
        Some((signer, _)) => Some(signer),
        None if is_vouched(&kit, carrier, &publishers)? => kit.claimed(),
        None => return Err(crate::Error::from(KitFault::Untrusted(from)).into()),
    };
    let signed = signer.as_ref().map(|signer| signer.version.as_str());
    let version = signed.map_or_else(|| msg!("kit-no-version"), str::to_owned);
    let task = Task::begin(terminal);
    let laid = lay(&kit, carrier, (START_HERE, &words::kit::start_here(signed)), room, &task.watch)?;
    drop(task);
    terminal.json(|| {
        let names = |files: &[(String, u64)]| {
            files.iter().map(|(name, bytes)| json!({"name": name, "bytes": bytes})).collect::<Vec<_>>()
        };
        words::with(
            words::kit::about_json(&kit, signer.as_ref()),
            json!({
                "output": laid.folder.to_string_lossy(),
                "files": names(&laid.files),
                "left": names(&laid.left),
                "kit_bytes": laid.bytes(),
            }),
        )
    });
    terminal.result(words::kit::laid(&kit, &laid, &version, START_HERE));
    terminal.say(msg!("kit-run-nothing"));
    Ok(Class::Done)
}

/// Tells whether a trusted bundle on the carrier vouches for a kit.
fn is_vouched(kit: &Kit, carrier: &Path, publishers: &Publishers) -> Result<bool> {
    let found = find(&[carrier.to_owned()], publishers, &env::temp_dir(), &Watch::default())?;
    let carriers = found.search.carriers.as_ref();
    Ok(found.bundles.iter().any(|bundle| vouched(bundle, carriers) == Some(kit.id)))
}

/// Returns the folder of this program, if the folder is a kit.
fn own_folder() -> Result<PathBuf> {
    let folder = env::current_exe().ok().and_then(|program| Some(program.parent()?.to_owned()));
    let is_kit = |folder: &PathBuf| Kit::read(folder).is_ok();
    folder.filter(is_kit).ok_or_else(|| Error::Usage(msg!("kit-no-from")))
}

/// Returns the first line of the result of `verify`.
pub(super) fn head(is_trusted: bool, is_genuine: bool) -> (Tone, String) {
    match (is_trusted, is_genuine) {
        (false, _) => (Tone::Bad, msg!("head-not-trusted")),
        (true, false) => (Tone::Bad, msg!("head-altered")),
        (true, true) => (Tone::Good, msg!("head-ok")),
    }
}
