//! Keys and passphrases that open a bundle: the command line gives them, or the person is asked.

use std::env;
use std::path::{Path, PathBuf};

use zeroize::Zeroizing;

use super::args;
use super::error::Result;
use super::key_text::{self, Footer};
use super::messages::msg;
use super::standard;
use super::terminal::{Answers, Terminal, passphrase_from, warn_if_open_to_others};
use crate::error::{Half, ReaderError};
use crate::find::{Finding, find};
use crate::format::Sealing;
use crate::format::transport::Changes;
use crate::limits;
use crate::open::Contact;
use crate::seal::{Identities, OpenWith, parse_identities};
use crate::store::Unfit;
use crate::trust::Publishers;
use crate::watch::Watch;

/// Returns what is done with documents that the new folder cannot hold.
pub(super) fn unfit(args: &args::Open) -> Unfit {
    if args.leave_out_unfit { Unfit::LeftOut } else { Unfit::Stops }
}

/// Returns the contact that the person allows.
pub(super) fn contact(unseal: &args::Unseal) -> Contact {
    if unseal.untrusted_publisher { Contact::First } else { Contact::Pinned }
}

/// Returns the keys or the passphrase that the command line gives. `None` if the command line gives neither.
pub(super) fn given(terminal: &Terminal, args: &args::Unseal) -> Result<Option<OpenWith>> {
    if let Some(path) = &args.passphrase_file {
        return Ok(Some(OpenWith::Passphrase(passphrase_from(path)?)));
    }
    Ok(identities(terminal, &args.identity)?.map(OpenWith::Identities))
}

/// Reads files of keys. `None` if there are none.
pub(super) fn identities(terminal: &Terminal, paths: &[PathBuf]) -> Result<Option<Identities>> {
    let mut identities = Identities::default();
    for path in paths {
        identities.extend(identities_from(terminal, path)?);
    }
    Ok((!identities.is_empty()).then_some(identities))
}

/// Returns the key or the passphrase that opens the bundle. The person is asked only if the bundle needs an answer. The
/// program then searched the folders, if `found` is no search of them yet, and the second value is the result.
pub(super) fn unseal(
    terminal: &Terminal,
    at: &args::Where,
    args: &args::Unseal,
    publishers: &Publishers,
    contact: Contact,
    found: Option<Finding>,
) -> Result<(OpenWith, Option<Finding>)> {
    if let Some(with) = given(terminal, args)? {
        return Ok((with, found));
    }
    if !terminal.may_ask() {
        return Ok((OpenWith::Nothing, found));
    }
    // A look at the facts. The program does not read chunks before the program knows what to ask for.
    let search = || find(&at.folders, publishers, &env::temp_dir(), &Watch::default());
    let mut finding = found.map_or_else(search, Ok)?;
    let bundle = finding.one(&args.which.wanted())?;
    publishers.admit(bundle, contact)?;
    bundle.facts.require_opening().map_err(ReaderError::from)?;
    let with = match bundle.facts.sealing {
        Sealing::Passphrase => {
            let passphrase = terminal.ask_passphrase(&msg!("open-passphrase", title = bundle.title()))?;
            passphrase.map_or(OpenWith::Nothing, OpenWith::Passphrase)
        }
        Sealing::Recipients | Sealing::None => OpenWith::Nothing,
    };
    Ok((with, Some(finding)))
}

fn identities_from(terminal: &Terminal, path: &Path) -> Result<Identities> {
    let not_a_key = || ReaderError::NotAKey { path: path.to_owned(), wanted: Half::RecipientSecret };
    let bytes = Zeroizing::new(standard::read_small(path, limits::KEY_MAX_BYTES)?.ok_or_else(not_a_key)?);
    let parse = |bytes: &[u8]| parse_identities(path, bytes, Answers(terminal.clone()));
    let mut parsed = parse(&bytes).map(|identities| (identities, Changes::new()));
    for (text, undone) in key_text::readings(&bytes, Footer::Any) {
        if !matches!(parsed, Err(ReaderError::NotAKey { .. })) {
            break;
        }
        parsed = parse(text.as_bytes()).map(|identities| (identities, undone));
    }
    let (identities, undone) = parsed?;
    key_text::tell(terminal, path, &undone);
    warn_if_open_to_others(terminal, path);
    Ok(identities)
}
