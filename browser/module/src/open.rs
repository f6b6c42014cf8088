//! `open`: the documents of one bundle, told when every one is proven.

use std::path::Path;
use std::sync::Arc;

use age_words::Ask;
use serde_json::json;

use crate::carriers::{GivenFiles, RoomOfHost};
use crate::fault::Fault;
use crate::order::{Order, Unlock};
use crate::outlet::Outlet;
use crate::say;
use pannier_format::Sealing;
use pannier_reader::blocks::source::Source;
use pannier_reader::blocks::stripes::rebuild;
use pannier_reader::carriers::Documents;
use pannier_reader::check::check_found;
use pannier_reader::documents::seal::{OpenWith, parse_identities};
use pannier_reader::documents::{Unpacked, unpack};
use pannier_reader::error::{Error, Result};
use pannier_reader::find::bundle::Bundle;
use pannier_reader::find::find;
use pannier_reader::find::search::{IdDigits, Wanted};
use pannier_reader::straight;
use pannier_reader::trust::Publishers;
use pannier_reader::watch::Watch;

/// Opens one bundle of a trusted publisher, and says every document and its place.
pub(crate) fn open(
    given: Arc<GivenFiles>,
    publishers: &Publishers,
    order: &Order,
    (unlock, listed): (Option<&Unlock>, bool),
    watch: &Watch,
) -> Result<(), Fault> {
    let wanted = wanted(order);
    let mut finding = find(given, publishers, watch)?;
    // The chunks are not read in advance if all data chunks are here by name and length.
    let at_once = match finding.bundles.is_empty() {
        true => None,
        false => finding.one(&wanted).ok().cloned().and_then(|bundle| {
            publishers.require(&bundle).ok()?;
            Some((straight::source(&finding.search, &bundle)?, bundle))
        }),
    };
    if let Some((source, bundle)) = at_once {
        match tell(&source, &bundle, unlock, listed, 0, watch) {
            // Something is damaged, so everything is read.
            Err(Fault::Reader(Error::Unsteady(_) | Error::Io { .. })) => {}
            done => return done,
        }
    }
    let checked = check_found(finding, publishers, &RoomOfHost, watch)?;
    let held = publishers.require(checked.one(&wanted)?)?.get();
    held.require_enough()?;
    let mut source = held.source()?;
    let rebuilt = rebuild(&mut source, &RoomOfHost, watch)?;
    tell(&source, &held.bundle, unlock, listed, rebuilt.len(), watch)
}

/// Returns the bundle that an order wants.
pub(crate) fn wanted(order: &Order) -> Wanted {
    order.bundle.as_deref().and_then(IdDigits::parse).map_or(Wanted::Only, Wanted::Id)
}

/// Unpacks the documents, and says them.
fn tell(
    source: &Source,
    bundle: &Bundle,
    unlock: Option<&Unlock>,
    listed: bool,
    rebuilt: usize,
    watch: &Watch,
) -> Result<(), Fault> {
    let facts = &bundle.facts;
    if facts.since.is_some() {
        return Err(Fault::Delta);
    }
    let with = opening(facts.sealing, unlock)?;
    let outlet = if listed { None } else { Some(Outlet::new()?) };
    let out = outlet.as_ref().map(|outlet| -> &dyn Documents { outlet });
    let unpacked = unpack(source, facts, &bundle.publisher, &with, out, watch)?;
    drop(with);
    say_documents(&unpacked, outlet)?;
    say(&json!({"opened": {
        "title": bundle.title(), "id": bundle.list.id.to_string(), "documents": unpacked.documents.len(),
        "bytes": unpacked.bytes(), "rebuilt": rebuilt, "contents": unpacked.contents.map(|hash| hash.to_string()),
    }}))
}

/// Says the documents and their places, and what proves them.
pub(crate) fn say_documents(unpacked: &Unpacked, outlet: Option<Outlet>) -> Result<(), Fault> {
    let mut places = outlet.map(Outlet::into_places).transpose()?;
    for document in unpacked.documents.iter() {
        let place = places.as_mut().and_then(|places| places.remove(document.path));
        say(&json!({"document": {
            "path": document.path, "bytes": document.bytes, "sha256": document.hash.to_string(),
            "at": place.map(|place| place.offset), "mtime": place.and_then(|place| place.mtime),
        }}))?;
    }
    // What proves the documents lies beside them, and is no document.
    for (path, place) in places.into_iter().flatten() {
        say(&json!({"proof": {"path": path, "bytes": place.bytes, "at": place.offset}}))?;
    }
    Ok(())
}

/// Returns the means of opening. A public bundle needs none.
pub(crate) fn opening(sealing: Sealing, unlock: Option<&Unlock>) -> Result<OpenWith> {
    let Some(Unlock { passphrase, key }) = unlock else { return Ok(OpenWith::Nothing) };
    match (sealing, passphrase, key) {
        (Sealing::Recipients, words, Some(key)) => {
            let ask = Ask(words.clone());
            Ok(OpenWith::Identities(parse_identities(Path::new("key"), key.as_bytes(), ask)?))
        }
        (Sealing::Passphrase, Some(words), _) => Ok(OpenWith::Passphrase(words.clone().into())),
        _ => Ok(OpenWith::Nothing),
    }
}

mod age_words {
    //! The answer to the question of age for the passphrase of a key file.

    use pannier_reader::documents::seal::{Callbacks, SecretString};

    /// Gives the passphrase that came with the order.
    #[derive(Clone)]
    pub(super) struct Ask(pub(super) Option<String>);

    impl Callbacks for Ask {
        fn display_message(&self, _: &str) {}

        fn confirm(&self, _: &str, _: &str, _: Option<&str>) -> Option<bool> {
            None
        }

        fn request_public_string(&self, _: &str) -> Option<String> {
            None
        }

        fn request_passphrase(&self, _: &str) -> Option<SecretString> {
            self.0.clone().map(SecretString::from)
        }
    }
}
