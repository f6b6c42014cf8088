//! Keys on cards: a picture of a card, or the card's typed lines, in the place of a key.

use std::env;
use std::panic;
use std::path::Path;
use std::sync::Once;
use std::thread;

use super::error::{Error, Result};
use super::standard::is_standard;
use super::terminal::Terminal;
use super::words;
use super::words::card::Tell;
use crate::error::Half;
use crate::keys::PublicKey;
use crate::scan::cards::{CardFault, KeyCard, read_card};
use crate::scan::look::READER;
use crate::watch::Watch;
use crate::workshop::Workshop;

/// Returns the publisher on a card. `None` if the file is no card.
pub(super) fn publisher(terminal: &Terminal, path: &Path, tell: Tell) -> Result<Option<PublicKey>> {
    match read(terminal, path, tell)? {
        Some(KeyCard::Publisher(key)) => Ok(Some(key)),
        Some(KeyCard::Recipient(_)) => Err(Error::OtherCard { path: path.to_owned(), wanted: Half::Publisher }),
        None => Ok(None),
    }
}

/// Returns the recipient on a card. `None` if the file is no card.
pub(super) fn recipient(terminal: &Terminal, path: &Path) -> Result<Option<String>> {
    match read(terminal, path, Tell::Digits)? {
        Some(KeyCard::Recipient(text)) => Ok(Some(text)),
        Some(KeyCard::Publisher(_)) => Err(Error::OtherCard { path: path.to_owned(), wanted: Half::Recipient }),
        None => Ok(None),
    }
}

/// Reads a card, and says so. A picture never proves whose key the picture shows.
fn read(terminal: &Terminal, path: &Path, tell: Tell) -> Result<Option<KeyCard>> {
    if is_standard(path) {
        return Ok(None);
    }
    quiet_readers();
    let read = read_card(path, &Workshop::of_this_program(), &env::temp_dir(), &Watch::default());
    let card = read.map_err(|fault| match fault {
        CardFault::Failed(error) => Error::Library(*error),
        fault => Error::Card { path: path.to_owned(), fault },
    })?;
    if let Some(card) = &card {
        terminal.say(words::card::read(path, card, tell));
    }
    Ok(card)
}

/// Lets a decoder that fails on a damaged picture print nothing for people.
pub(super) fn quiet_readers() {
    static SET: Once = Once::new();
    SET.call_once(|| {
        let before = panic::take_hook();
        panic::set_hook(Box::new(move |info| {
            if thread::current().name() != Some(READER) {
                before(info);
            }
        }));
    });
}
