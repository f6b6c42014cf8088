//! Words about signatures that count: how many keys signed, whose are lacking, and letters that cannot be made.

use serde_json::{Value, json};

use super::line::{line, listed};
use crate::bundle::Bundle;
use crate::cli::messages::msg;
use crate::error::LetterFault;
use crate::escape::shown;
use crate::format::{Digits, Hash};
use crate::letters::Quorum;

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
    if *letter == 0 {
        return Some(msg!("letters-gone-by-itself"));
    }
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
pub(super) fn fork(heads: &[(u32, Hash)]) -> String {
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

/// The sentence about a letter that cannot be made or signed.
pub(in crate::cli) fn letter_fault(fault: &LetterFault) -> String {
    match fault {
        LetterFault::NotALetter => msg!("error-letter-none"),
        LetterFault::TooFewKeys { keys, need } => msg!("error-letter-too-few-keys", keys = *keys, need = *need),
        LetterFault::TooFewPromised { promised, need } => {
            msg!("error-letter-too-few-promised", promised = *promised, need = need.to_string())
        }
        LetterFault::PromisedShown => msg!("error-letter-promised-shown"),
        LetterFault::Need(need) => msg!("error-letter-need", need = need.to_string()),
        LetterFault::NotBefore { number, before } => {
            msg!("error-letter-not-before", number = number.to_string(), before = before.to_string())
        }
        LetterFault::TooManyKeys => msg!("error-letter-too-many-keys"),
        LetterFault::Twice => msg!("error-letter-twice"),
        LetterFault::Revived(digits) => msg!("error-letter-revived", digits = digits.to_string()),
        LetterFault::NotPromised(digits) => msg!("error-letter-not-promised", digits = digits.to_string()),
        LetterFault::Last => msg!("error-letter-last"),
        LetterFault::OtherKey(digits) => msg!("error-letter-other-key", digits = digits.to_string()),
        LetterFault::ManySignatures => msg!("error-letter-many-signatures"),
        LetterFault::Says => msg!("error-letter-says"),
        LetterFault::Address(url) => msg!("error-letter-address", url = shown(url)),
    }
}

/// Returns how many keys signed, as JSON; null where key letters say nothing.
pub(in crate::cli) fn signatures_json(bundle: &Bundle) -> Value {
    let quorum = bundle.quorum.as_ref().filter(|quorum| quorum.is_worth_telling());
    let texts = |all: &[Digits]| all.iter().map(Digits::to_string).collect::<Vec<_>>();
    quorum.map_or(Value::Null, |quorum| {
        json!({
            "key_letter": quorum.letter,
            "have_count": quorum.have,
            "needed_count": quorum.need,
            "key_count": quorum.of,
            "lacking_digits": texts(&quorum.lacking),
            "publisher_key_is_gone": quorum.gone.is_some(),
            "conflict": quorum.fork.iter()
                .map(|(number, hash)| json!({"key_letter": number, "letter_sha256": hash.to_string()})).collect::<Vec<_>>(),
        })
    })
}
