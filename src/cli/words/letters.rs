//! Words about key letters: how many keys signed, what is lacking, and letters that exclude each other.

use serde_json::{Value, json};

use super::line::{head, line, listed};
use super::quorum;
use crate::bundle::Bundle;
use crate::cli::messages::msg;
use crate::cli::tone::Tone;
use crate::escape::shown_path;
use crate::find::Search;
use crate::format::Hash;
use crate::format::letter::{Letter, Signed, number_in_name};
use crate::format::mirrors::Mirrors;
use crate::keys::PublicKey;
use crate::trust::{PinNow, Trust};

/// Returns what a person should know of the key letters beside a bundle.
pub(in crate::cli) fn warnings(search: &Search, bundle: &Bundle) -> Vec<String> {
    let mut warnings = Vec::new();
    if let Some(pin) = search.pins.iter().find(|pin| Some(&pin.key) == bundle.pin.as_ref()) {
        if pin.standing.is_disputed() {
            let heads: Vec<(u32, Hash)> = heads(pin);
            warnings.push(msg!("letters-conflict", letters = quorum::fork(&heads), name = name(&pin.trust)));
        }
        warnings.extend(mirrors_differ(pin));
        if !pin.standing.lacking.is_empty() {
            warnings.push(msg!("letters-lacking", numbers = listed(&ranges(&pin.standing.lacking))));
        }
    }
    for pin in &search.pins {
        let gone = pin.standing.gone_by.iter().find(|gone| gone.key == pin.key);
        warnings
            .extend(gone.map(|gone| msg!("letters-pin-gone", name = name(&pin.trust), path = shown_path(&gone.path))));
    }
    if search.letters_left_out > 0 {
        warnings.push(msg!("letters-left-out", count = search.letters_left_out));
    }
    let counts = bundle.quorum.as_ref().map_or(0, |quorum| quorum.letter);
    let relies_on = bundle.sums.entries().filter_map(|(name, _)| number_in_name(name)).max().unwrap_or(0);
    let is_here = |number: u32| bundle.letters.iter().any(|(name, _)| number_in_name(name) == Some(number));
    if relies_on > counts && !is_here(relies_on) {
        warnings.push(msg!("letters-not-here", number = relies_on.to_string()));
    }
    if let Some(older) = search.compared.older_than(&bundle.list.id) {
        warnings.push(msg!("letters-older", title = bundle.title(), remembered = older.remembered.to_string()));
    }
    warnings
}

/// Returns rising numbers, with runs as their ends.
fn ranges(numbers: &[u32]) -> Vec<String> {
    let mut runs: Vec<(u32, u32)> = Vec::new();
    for number in numbers {
        match runs.last_mut() {
            Some((_, last)) if last.checked_add(1) == Some(*number) => *last = *number,
            _ => runs.push((*number, *number)),
        }
    }
    let text = |(from, to): &(u32, u32)| match from == to {
        true => from.to_string(),
        false => msg!("letters-run", from = from.to_string(), to = to.to_string()),
    };
    runs.iter().map(text).collect()
}

/// Returns how old a bundle is by the clock of this machine.
pub(in crate::cli) fn age(days: i64) -> String {
    match days {
        0 => msg!("letters-age-none"),
        1.. => msg!("letters-age", days = usize::try_from(days).unwrap_or(usize::MAX)),
        _ => msg!("letters-age-later"),
    }
}

fn heads(pin: &PinNow) -> Vec<(u32, Hash)> {
    pin.standing.heads.iter().filter_map(|head| head.letter.as_ref()).map(|one| (one.number, one.hash())).collect()
}

fn name(trust: &Trust) -> String {
    super::compared::by(&trust.maker())
}

/// Returns what a letter says, as lines with labels.
pub(in crate::cli) fn lines(letter: &Letter) -> Vec<(String, String)> {
    let digits = |key: &String| PublicKey::parse(key).map(|key| key.digits().to_string()).unwrap_or_default();
    let keys = letter.keys.iter().map(|key| (msg!("label-keys"), digits(key)));
    let gone = letter.gone.iter().map(|key| (msg!("label-keys"), msg!("letters-key-gone", digits = digits(key))));
    let next = (!letter.next.is_empty()).then(|| (msg!("label-keys"), msg!("letters-next", count = letter.next.len())));
    keys.chain(gone).chain(next).collect()
}

/// Returns the addresses of the mirror letters that count for a pin, each with the number of its letter, for people.
fn mirrors(pin: &PinNow) -> impl Iterator<Item = String> {
    let of = |one: &Signed<Mirrors>| {
        let number = one.content.number.to_string();
        let line = |url: &String| msg!("letters-mirror", url = url.as_str(), number = number.as_str());
        one.content.urls.iter().map(line).collect::<Vec<_>>()
    };
    pin.standing.mirrors.iter().flat_map(of)
}

/// Returns the warning about mirror letters of one number that differ.
pub(in crate::cli) fn mirrors_differ(pin: &PinNow) -> Option<String> {
    let [first, _, ..] = pin.standing.mirrors.as_slice() else { return None };
    Some(msg!("letters-mirrors-differ", number = first.content.number.to_string(), name = name(&pin.trust)))
}

/// Returns the addresses that the publisher of a bundle names, for people.
pub(in crate::cli) fn mirrors_of(search: &Search, bundle: &Bundle) -> Vec<String> {
    let pin = search.pins.iter().find(|pin| Some(&pin.key) == bundle.pin.as_ref());
    pin.into_iter().flat_map(mirrors).collect()
}

/// Returns what a person signs who signs a mirror letter.
pub(in crate::cli) fn read_mirrors_first(letter: &Mirrors) -> String {
    let mut out = msg!("keys-mirrors-read-first", number = letter.number.to_string());
    for url in &letter.urls {
        line(&mut out, &msg!("label-mirror"), url);
    }
    out
}

/// Returns what a person signs who signs a letter.
pub(in crate::cli) fn read_first(letter: &Letter) -> String {
    let mut out =
        msg!("keys-read-first", number = letter.number.to_string(), need = letter.need, of = letter.keys.len());
    for (label, text) in lines(letter) {
        line(&mut out, &label, &text);
    }
    out
}

/// Returns the letter that counts for a pin, and the keys that sign for it.
pub(in crate::cli) fn pin(pin: &PinNow) -> String {
    let name = name(&pin.trust);
    let mut out = if pin.standing.is_disputed() {
        head(
            Tone::Bad,
            &msg!("head-conflict"),
            &msg!("letters-conflict", letters = quorum::fork(&heads(pin)), name = name),
        )
    } else if let Some(gone) = pin.standing.gone_by.iter().find(|gone| gone.key == pin.key) {
        let text = msg!("letters-pin-gone", name = name, path = shown_path(&gone.path));
        head(Tone::Bad, &msg!("head-not-trusted"), &text)
    } else {
        head(Tone::Good, &msg!("head-ok"), &msg!("keys-stand", name = name, digits = pin.key.digits().to_string()))
    };
    for text in of_heads(pin, |_| false) {
        line(&mut out, &msg!("label-keys"), &text);
    }
    for text in mirrors(pin) {
        line(&mut out, &msg!("label-mirror"), &text);
    }
    out
}

/// Returns the same as JSON.
pub(in crate::cli) fn pin_json(pin: &PinNow) -> Value {
    let digits = |keys: &[PublicKey]| keys.iter().map(|key| key.digits().to_string()).collect::<Vec<_>>();
    json!({
        "publisher_digits": pin.key.digits().to_string(),
        "pinned_as": super::compared::pinned_as(&pin.trust.maker()),
        "trusted": super::compared::pinned_as(&pin.trust.maker()).is_some(),
        "in_conflict": pin.standing.is_disputed(),
        "letters": pin.standing.heads.iter().map(|head| json!({
            "key_letter": head.letter.as_ref().map_or(0, |letter| letter.number),
            "letter_sha256": head.letter.as_ref().map(|letter| letter.hash().to_string()),
            "needed_count": head.need,
            "keys": digits(&head.keys),
            "gone": digits(&head.gone),
            "promised_count": head.letter.as_ref().map_or(0, |letter| letter.next.len()),
        })).collect::<Vec<_>>(),
        "lacking_letters": pin.standing.lacking,
        "mirror_letters": pin.standing.mirrors.iter().map(|one| json!({
            "mirror_letter": one.content.number,
            "urls": one.content.urls,
        })).collect::<Vec<_>>(),
    })
}

/// Returns the lines of `show` about the keys of a publisher: the letter that counts, and each key.
pub(in crate::cli) fn chain(search: &Search, bundle: &Bundle) -> Vec<String> {
    let Some(pin) = search.pins.iter().find(|pin| Some(&pin.key) == bundle.pin.as_ref()) else { return Vec::new() };
    of_heads(pin, |key| bundle.list.signatures.iter().any(|(signer, _)| signer == key))
}

fn of_heads(pin: &PinNow, signed: impl Fn(&PublicKey) -> bool) -> Vec<String> {
    let mut lines = Vec::new();
    for head in &pin.standing.heads {
        if let Some(letter) = &head.letter {
            let (number, hash) = (letter.number.to_string(), letter.hash().short());
            lines.push(msg!("letters-head", number = number, hash = hash, need = head.need, of = head.keys.len()));
        } else if head.gone.is_empty() {
            continue;
        }
        for key in &head.keys {
            let digits = key.digits().to_string();
            lines.push(match signed(key) {
                true => msg!("letters-key-signed", digits = digits),
                false => msg!("letters-key", digits = digits),
            });
        }
        lines.extend(head.gone.iter().map(|key| msg!("letters-key-gone", digits = key.digits().to_string())));
        if let Some(next) = head.letter.as_ref().map(|letter| letter.next.len()).filter(|count| *count > 0) {
            lines.push(msg!("letters-next", count = next));
        }
    }
    lines
}
