//! `open`: the documents of one bundle, told when every one is proven.

use std::path::Path;
use std::sync::Arc;

use age_words::Ask;
use serde_json::json;

use crate::carriers::{GivenFiles, RoomOfHost};
use crate::fault::Fault;
use crate::order::{Order, Unlock, Want, wanted};
use crate::outlet::{Outlet, Place, Places};
use crate::say;
#[cfg(feature = "apart")]
use crate::sections::{self, apart};
use pannier_format::Sealing;
use pannier_reader::blocks::source::Source;
use pannier_reader::blocks::stripes::rebuild;
use pannier_reader::check::check_found;
use pannier_reader::documents::seal::{OpenWith, SealedKey, parse_identities};
use pannier_reader::documents::{Document, Unpacked, unpack};
use pannier_reader::error::Error;
use pannier_reader::find::bundle::Bundle;
use pannier_reader::find::find;
use pannier_reader::straight;
use pannier_reader::trust::Publishers;
use pannier_reader::watch::Watch;

/// Opens one bundle of a trusted publisher, and says every document and its place.
pub(crate) fn open(
    given: Arc<GivenFiles>,
    publishers: &Publishers,
    order: &Order,
    (unlock, want): (Option<&Unlock>, &Want),
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
        let with = opening(&bundle, unlock)?;
        let opened = apart(&source, &bundle, &with, want, watch);
        let opened = opened.and_then(|done| if done { Ok(()) } else { tell(&source, &bundle, &with, 0, watch) });
        match opened {
            // Something is damaged, so everything is read.
            Err(Fault::Reader(Error::Unsteady(_) | Error::Io { .. })) => {}
            done => return done,
        }
    }
    let checked = check_found(finding, publishers, &RoomOfHost, watch)?;
    let held = publishers.require(checked.one(&wanted)?)?.get();
    let with = opening(&held.bundle, unlock)?;
    #[cfg(feature = "apart")]
    if matches!(want, Want::Part) && held.require_enough().is_err() {
        return sections::part(&held.source()?, &held.bundle, &with, watch);
    }
    held.require_enough()?;
    let mut source = held.source()?;
    let rebuilt = rebuild(&mut source, &RoomOfHost, watch)?;
    if matches!(want, Want::Some(_)) && apart(&source, &held.bundle, &with, want, watch)? {
        return Ok(());
    }
    tell(&source, &held.bundle, &with, rebuilt.len(), watch)
}

#[cfg(not(feature = "apart"))]
fn apart(_: &Source, _: &Bundle, _: &OpenWith, _: &Want, _: &Watch) -> Result<bool, Fault> {
    Ok(false)
}

/// Unpacks the documents, and says them.
fn tell(source: &Source, bundle: &Bundle, with: &OpenWith, rebuilt: usize, watch: &Watch) -> Result<(), Fault> {
    let outlet = Outlet::new()?;
    let unpacked = unpack(source, &bundle.facts, &bundle.publisher, with, Some(&outlet), watch)?;
    say_documents(&unpacked, outlet)?;
    say(&json!({"opened": {
        "title": bundle.title(), "id": bundle.list.id.to_string(), "documents": unpacked.documents.len(),
        "bytes": unpacked.bytes(), "rebuilt": rebuilt, "contents": unpacked.contents.map(|hash| hash.to_string()),
    }}))
}

/// Says the documents and their places, and what proves them.
pub(crate) fn say_documents(unpacked: &Unpacked, outlet: Outlet) -> Result<(), Fault> {
    let mut places = outlet.into_places()?;
    for document in unpacked.documents.iter() {
        say_document(document, places.remove(document.path))?;
    }
    say_proofs(places)
}

/// Says a document, and its place if it has one.
pub(crate) fn say_document(document: Document<'_>, place: Option<Place>) -> Result<(), Fault> {
    say(&json!({"document": {
        "path": document.path, "bytes": place.map(|place| place.bytes), "sha256": document.hash.to_string(),
        "at": place.map(|place| place.offset), "mtime": place.and_then(|place| place.mtime),
    }}))
}

/// Says what proves the documents: files that lie beside them, and are no documents.
pub(crate) fn say_proofs(places: Places) -> Result<(), Fault> {
    for (path, place) in places {
        say(&json!({"proof": {"path": path, "bytes": place.bytes, "at": place.offset}}))?;
    }
    Ok(())
}

/// Returns the means of opening a bundle. A public bundle needs none.
pub(crate) fn opening(bundle: &Bundle, unlock: Option<&Unlock>) -> Result<OpenWith, Fault> {
    if bundle.facts.since.is_some() {
        return Err(Fault::Delta);
    }
    Ok(means(bundle.facts.sealing, unlock)?)
}

/// Returns the means of opening for a way of sealing.
pub(crate) fn means(sealing: Sealing, unlock: Option<&Unlock>) -> Result<OpenWith, Error> {
    let Some(Unlock { passphrase, key, payload_key }) = unlock else { return Ok(OpenWith::Nothing) };
    if let (Sealing::Recipients | Sealing::Passphrase, Some(bytes)) = (sealing, payload_key) {
        return Ok(OpenWith::Witness(SealedKey::received(*bytes)));
    }
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
