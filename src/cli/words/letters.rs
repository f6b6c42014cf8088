//! Words about key letters: how many keys signed, what is lacking, and letters that exclude each other.

use serde_json::{Value, json};

use super::line::{head, line, listed};
use crate::bundle::Bundle;
use crate::cli::messages::msg;
use crate::cli::tone::Tone;
use crate::error::LetterFault;
use crate::find::Search;
use crate::format::letter::{Letter, number_in_name};
use crate::format::{Digits, Hash};
use crate::keys::PublicKey;
use crate::letters::Quorum;
use crate::trust::{PinNow, Trust};

/// Adds how many keys signed a bundle, and which keys are lacking, where key letters say something.
pub(super) fn tell(out: &mut String, bundle: &Bundle) {
    if let Some(text) = signatures(bundle) {
        line(out, &msg!("label-signatures"), &text);
    }
    if let Some(keys) = lacking(bundle).filter(|keys| !keys.is_empty()) {
        line(out, &msg!("label-not-signed"), &keys);
    }
}

/// Returns how many keys signed a bundle, for a bundle about which key letters say something.
pub(in crate::cli) fn signatures(bundle: &Bundle) -> Option<String> {
    let told = bundle.quorum.as_ref().filter(|quorum| quorum.is_worth_telling())?;
    let Quorum { letter, have, need, of, .. } = told;
    Some(msg!("letters-signatures", have = *have, of = *of, need = *need, letter = letter.to_string()))
}

/// Returns the keys that did not sign, where their signatures are needed.
fn lacking(bundle: &Bundle) -> Option<String> {
    bundle.quorum.as_ref().filter(|quorum| !quorum.is_enough()).map(|quorum| digits(&quorum.lacking))
}

fn digits(all: &[Digits]) -> String {
    listed(&all.iter().map(Digits::to_string).collect::<Vec<_>>())
}

/// Returns the numbers and hashes of letters that exclude each other.
fn fork(heads: &[(u32, Hash)]) -> String {
    let one = |(number, hash): &(u32, Hash)| msg!("letters-one", number = number.to_string(), hash = hash.short());
    listed(&heads.iter().map(one).collect::<Vec<_>>())
}

/// Returns why too few keys count.
pub(in crate::cli) fn too_few(quorum: &Quorum) -> String {
    let Quorum { have, need, lacking, .. } = quorum;
    if !quorum.fork.is_empty() {
        msg!("error-letters-conflict", letters = fork(&quorum.fork))
    } else if let (Some(gone), 0) = (quorum.gone, have) {
        msg!("error-key-gone", digits = gone.to_string())
    } else {
        msg!("error-too-few-signatures", have = *have, need = *need, lacking = digits(lacking))
    }
}

/// Returns what to do about it.
pub(in crate::cli) fn too_few_hint(quorum: &Quorum) -> String {
    if !quorum.fork.is_empty() {
        msg!("hint-letters-conflict")
    } else if quorum.gone.is_some() && quorum.have == 0 {
        msg!("hint-key-gone")
    } else {
        msg!("hint-too-few-signatures")
    }
}

/// Returns what a person should know of the key letters beside a bundle.
pub(in crate::cli) fn warnings(search: &Search, bundle: &Bundle) -> Vec<String> {
    let mut warnings = Vec::new();
    if let Some(pin) = search.pins.iter().find(|pin| Some(&pin.key) == bundle.pin.as_ref()) {
        if pin.standing.is_disputed() {
            let heads: Vec<(u32, Hash)> = heads(pin);
            warnings.push(msg!("letters-conflict", letters = fork(&heads), name = name(&pin.trust)));
        }
        if !pin.standing.lacking.is_empty() {
            let numbers: Vec<String> = pin.standing.lacking.iter().map(u32::to_string).collect();
            warnings.push(msg!("letters-lacking", numbers = listed(&numbers)));
        }
    }
    let counts = bundle.quorum.as_ref().map_or(0, |quorum| quorum.letter);
    let relies_on = bundle.sums.entries().filter_map(|(name, _)| number_in_name(name)).max().unwrap_or(0);
    if relies_on > counts && bundle.is_pinned() {
        warnings.push(msg!("letters-not-here", number = relies_on.to_string()));
    }
    if let Some(older) = search.compared.older_than(&bundle.list.id) {
        warnings.push(msg!("letters-older", title = bundle.title(), remembered = older.remembered.to_string()));
    }
    warnings
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
        head(Tone::Bad, &msg!("head-conflict"), &msg!("letters-conflict", letters = fork(&heads(pin)), name = name))
    } else {
        head(Tone::Good, &msg!("head-ok"), &msg!("keys-stand", name = name, digits = pin.key.digits().to_string()))
    };
    for text in of_heads(pin, |_| false) {
        line(&mut out, &msg!("label-keys"), &text);
    }
    out
}

/// Returns the same as JSON.
pub(in crate::cli) fn pin_json(pin: &PinNow) -> Value {
    let digits = |keys: &[PublicKey]| keys.iter().map(|key| key.digits().to_string()).collect::<Vec<_>>();
    json!({
        "publisher_digits": pin.key.digits().to_string(),
        "pinned_as": super::compared::pinned_as(&pin.trust.maker()),
        "in_conflict": pin.standing.is_disputed(),
        "letters": pin.standing.heads.iter().map(|head| json!({
            "key_letter": head.letter.as_ref().map_or(0, |letter| letter.number),
            "hash": head.letter.as_ref().map(|letter| letter.hash().to_string()),
            "need": head.need,
            "keys": digits(&head.keys),
            "gone": digits(&head.gone),
            "promised": head.letter.as_ref().map_or(0, |letter| letter.next.len()),
        })).collect::<Vec<_>>(),
        "lacking_letters": pin.standing.lacking,
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

/// The sentence about a letter that cannot be made or signed.
pub(in crate::cli) fn fault(fault: &LetterFault) -> String {
    match fault {
        LetterFault::NotALetter => msg!("error-letter-none"),
        LetterFault::TooFewKeys { keys, need } => msg!("error-letter-too-few-keys", keys = *keys, need = *need),
        LetterFault::TooManyKeys => msg!("error-letter-too-many-keys"),
        LetterFault::Twice => msg!("error-letter-twice"),
        LetterFault::Revived(digits) => msg!("error-letter-revived", digits = digits.to_string()),
        LetterFault::NotPromised(digits) => msg!("error-letter-not-promised", digits = digits.to_string()),
        LetterFault::Last => msg!("error-letter-last"),
        LetterFault::OtherKey(digits) => msg!("error-letter-other-key", digits = digits.to_string()),
        LetterFault::ManySignatures => msg!("error-letter-many-signatures"),
        LetterFault::Says => msg!("error-letter-says"),
    }
}

/// Returns how many keys signed, as JSON; null where key letters say nothing.
pub(in crate::cli) fn signatures_json(bundle: &Bundle) -> Value {
    let quorum = bundle.quorum.as_ref().filter(|quorum| quorum.is_worth_telling());
    let texts = |all: &[Digits]| all.iter().map(Digits::to_string).collect::<Vec<_>>();
    quorum.map_or(Value::Null, |quorum| {
        json!({
            "key_letter": quorum.letter,
            "have": quorum.have,
            "need": quorum.need,
            "of": quorum.of,
            "lacking_digits": texts(&quorum.lacking),
            "publisher_key_is_gone": quorum.gone.is_some(),
            "conflict": quorum.fork.iter()
                .map(|(number, hash)| json!({"key_letter": number, "hash": hash.to_string()})).collect::<Vec<_>>(),
        })
    })
}
