//! `more-recovery`: recovery blocks for a bundle that is already handed out.

use std::env;

use super::args;
use super::compared;
use super::deal::beside;
use super::error::Result;
use super::exit::Class;
use super::maintainer::spare;
use super::messages::msg;
use super::random;
use super::signer::publisher_key;
use super::terminal::{Task, Terminal};
use super::words;
use crate::check;
use crate::error::ReaderError;
use crate::pack::more::{Scope, extend};
use crate::plan::promise::Promise;
use crate::plan::spare::Spare;
use crate::trust::Publishers;

/// Extends a bundle.
pub(super) fn more_recovery(terminal: &Terminal, args: &args::MoreRecovery) -> Result<Class> {
    let output = args.output.clone().unwrap_or_else(|| beside(&args.bundle, "-more"));
    if output.symlink_metadata().is_ok() {
        return Err(ReaderError::Exists(output).into());
    }
    let share = match (args.couriers.zip(args.survive), args.spare.as_deref()) {
        (Some((couriers, survive)), _) => Spare::promised(Promise::new(couriers, survive)?),
        (None, text) => spare(text.unwrap_or_default())?,
    };
    let scope = if args.whole { Scope::All } else { Scope::New };
    let key = publisher_key(terminal, &args.key, args.key_passphrase_file.as_deref())?;
    // The publisher is the owner of the signing key. No other publisher can be meant.
    let publishers = Publishers::Pinned(vec![("publisher".to_owned(), key.public().clone()).into()]);
    let task = Task::begin(terminal);
    let checked = check::check(&args.bundle, &publishers, &env::temp_dir(), &task.watch)?;
    let held = checked.one(&args.which.wanted())?;
    let seed = random::seed()?;
    let extended = extend(held, &key, share, scope, &output, seed, &task.watch)?;
    drop(task);
    compared::warn_of(terminal, &checked.search, &held.bundle);
    terminal.json(|| words::extended_json(&extended, &held.bundle, &output));
    words::others::sentences(&held.bundle).into_iter().for_each(|sentence| terminal.say(sentence));
    terminal.result(words::extended(&extended, &args.bundle, &output, args.whole));
    // The new list is another file to sign.
    if let Some(quorum) = held.bundle.quorum.as_ref().filter(|quorum| quorum.need > 1) {
        terminal.warn(msg!("keys-sign-next", need = quorum.need.to_string()));
    }
    Ok(Class::Done)
}
