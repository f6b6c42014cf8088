//! Documents that are opened apart from each other: the list alone, some of the list, or those whose blocks are here.

use std::collections::HashSet;

use serde_json::json;

use crate::fault::Fault;
use crate::open::{say_document, say_proofs};
use crate::order::Want;
use crate::outlet::Outlet;
use crate::say;
use pannier_reader::blocks::source::Source;
use pannier_reader::documents::payload_key;
use pannier_reader::documents::seal::OpenWith;
use pannier_reader::documents::some::{Answer, Lacking, Selected, Wish, select};
use pannier_reader::find::bundle::Bundle;
use pannier_reader::watch::Watch;

/// The fewest sections for which documents are opened apart: the last one holds the list alone.
const SECTIONS_LEAST: usize = 3;

/// Opens the documents that are wanted, and says them. Says nothing, and returns false, if all of them must be opened together.
pub(crate) fn apart(
    source: &Source,
    bundle: &Bundle,
    with: &OpenWith,
    want: &Want,
    watch: &Watch,
) -> Result<bool, Fault> {
    match want {
        Want::All | Want::Part => Ok(false),
        Want::List => list(source, bundle, with, watch),
        Want::Some(numbers) => some(source, bundle, with, numbers, watch),
    }
}

/// Says the list of documents, and the key of this payload with which the page asks again. Says nothing, and returns false, if it is no
/// use to open documents apart.
fn list(source: &Source, bundle: &Bundle, with: &OpenWith, watch: &Watch) -> Result<bool, Fault> {
    let with = payload_key(source, &bundle.facts, with, watch)?;
    let none = Wish { wanted: &|_, _| false, lacking: Lacking::Stops };
    let Answer::Selected(selected) = select(source, &bundle.facts, &bundle.publisher, &with, &none, None, watch)?
    else {
        return Ok(false);
    };
    if selected.sections < SECTIONS_LEAST {
        return Ok(false);
    }
    let documents = &selected.unpacked.documents;
    documents.iter().try_for_each(|document| say_document(document, None))?;
    let key = match &with {
        OpenWith::Witness(key) => Some(key.to_send()),
        _ => None,
    };
    say(&json!({"listed": {
        "title": bundle.title(), "id": bundle.list.id.to_string(), "documents": documents.len(), "payload_key": key.as_deref(),
    }}))?;
    Ok(true)
}

/// Opens documents by their numbers in the list. Says nothing, and returns false, if documents cannot be opened apart.
fn some(source: &Source, bundle: &Bundle, with: &OpenWith, numbers: &[u32], watch: &Watch) -> Result<bool, Fault> {
    let numbers: HashSet<usize> = numbers.iter().map(|number| *number as usize).collect();
    let is_wanted = |number: usize, _: &str| numbers.contains(&number);
    let wish = Wish { wanted: &is_wanted, lacking: Lacking::Stops };
    let outlet = Outlet::new()?;
    match select(source, &bundle.facts, &bundle.publisher, with, &wish, Some(&outlet), watch)? {
        Answer::Selected(selected) => say_selected(&selected, outlet).map(|_| true),
        Answer::OnlyWhole | Answer::Holes => Ok(false),
    }
}

/// Opens the documents whose blocks are here.
pub(crate) fn part(source: &Source, bundle: &Bundle, with: &OpenWith, watch: &Watch) -> Result<(), Fault> {
    let wish = Wish { wanted: &|_, _| true, lacking: Lacking::Waits };
    let outlet = Outlet::new()?;
    let Answer::Selected(selected) =
        select(source, &bundle.facts, &bundle.publisher, with, &wish, Some(&outlet), watch)?
    else {
        return Err(source.not_enough().into());
    };
    let bytes = say_selected(&selected, outlet)?;
    let Selected { unpacked, numbers, .. } = &*selected;
    let mut known = numbers.iter().copied().peekable();
    for (number, document) in (0..).zip(unpacked.documents.iter()) {
        if known.next_if_eq(&number).is_none() {
            say(&json!({"lacking": {"path": document.path}}))?;
        }
    }
    say(&json!({"part": {
        "title": bundle.title(), "id": bundle.list.id.to_string(), "documents": numbers.len(),
        "documents_total": unpacked.documents.len(), "bytes": bytes,
    }}))
}

/// Says the documents that came out, and returns the sum of their lengths.
fn say_selected(Selected { unpacked, numbers, .. }: &Selected, outlet: Outlet) -> Result<u64, Fault> {
    let mut places = outlet.into_places()?;
    let mut bytes: u64 = 0;
    for number in numbers {
        let Some(document) = unpacked.documents.get(*number as usize) else { continue };
        bytes = bytes.saturating_add(document.bytes);
        say_document(document, places.remove(document.path))?;
    }
    // A document that was begun, and whose blocks are not all here, has no place.
    say_proofs(places)?;
    Ok(bytes)
}
