//! Kits and the people who vouch for them: who signed a kit, and the kit that a publisher names in a bundle (FORMAT.md §3.3).

use std::path::Path;

use super::error::Result;
use super::messages::msg;
use super::pins;
use super::terminal::{Task, Terminal};
use super::words;
use crate::error::{KitFault, Maker};
use crate::escape::shown_path;
use crate::keys::PublicKey;
use crate::kit::{Kit, Signer};
use crate::trust::Publishers;

/// The series that a pin counts for if the pin is for kits alone.
const SERIES: &str = "kit";

/// A kit for which a publisher vouches.
pub(super) struct Vouched {
    /// The kit.
    pub(super) kit: Kit,
    /// Who signed the kit.
    pub(super) signer: Signer,
    /// The signer in words.
    pub(super) maker: String,
}

/// Returns the signature that somebody whom the caller trusts made over a kit, and how that person is trusted.
pub(super) fn trusted(kit: &Kit, publishers: &Publishers) -> Option<(Signer, Maker)> {
    match publishers {
        Publishers::Named(keys, by) => Some((kit.signed_by(keys)?, Maker::Named(*by))),
        Publishers::Pinned(pins) => pins.iter().filter(|pin| pin.counts_for(SERIES)).find_map(|pin| {
            let signer = kit.signed_by([&pin.key])?;
            Some((signer, Maker::Pinned(pin.name.clone())))
        }),
    }
}

/// Reads the kit for which a publisher wants to vouch. The publisher is told whose kit it is.
///
/// # Errors
/// [`KitFault::Altered`] if something in the folder is not in the list, or [`KitFault::Untrusted`] if nobody signed the list.
pub(super) fn to_vouch_for(terminal: &Terminal, folder: &Path, own: &PublicKey) -> Result<Vouched> {
    let kit = Kit::read(folder)?;
    let task = Task::begin(terminal);
    let compared = kit.compare(&task.watch)?;
    drop(task);
    if !compared.is_genuine() {
        return Err(crate::Error::from(kit.altered(&compared)).into());
    }
    let given = [folder.to_owned()];
    if let Some((signer, maker)) = trusted(&kit, &pins::named_or_pinned(terminal, &[], &given)?) {
        return Ok(Vouched { kit, signer, maker: words::compared::by(&maker) });
    }
    if let Some(signer) = kit.signed_by([own]) {
        return Ok(Vouched { kit, signer, maker: msg!("pack-kit-own") });
    }
    let signer = kit.claimed().ok_or_else(|| crate::Error::from(KitFault::Untrusted(folder.to_owned())))?;
    terminal.warn_twice(
        &msg!("kit-signer-unknown", folder = shown_path(folder), digits = signer.key.digits().to_string()),
        &msg!("kit-signer-compare"),
    );
    Ok(Vouched { kit, signer, maker: words::compared::by(&Maker::Unknown) })
}
