//! Trust of the person at the page: pins that are stamped in, or thirty digits that the person typed.

#[cfg(feature = "reading")]
use serde_json::{Value, json};

use crate::fault::Fault;
use crate::order::Order;
use pannier_format::Digits;
use pannier_format::digits::DigitsFault;
use pannier_reader::carriers::Carriers;
use pannier_reader::error::{Error, Half};
use pannier_reader::find::claimed;
use pannier_reader::keys::PublicKey;
use pannier_reader::trust::{NamedBy, Pin, Publishers};
use pannier_reader::watch::Watch;

/// Whom the person at the page trusts, and what became of the digits.
pub(crate) struct Trusted {
    pub(crate) publishers: Publishers,
    /// What became of typed digits: `found`, `reversed`, `nobody`, or a fault.
    #[cfg_attr(not(feature = "reading"), allow(dead_code))]
    pub(crate) digits: Option<&'static str>,
}

/// Finds the publishers of an order. Digits that a person typed count instead of pins.
pub(crate) fn publishers(order: &Order, given: &dyn Carriers, watch: &Watch) -> Result<Trusted, Fault> {
    if let Some(text) = order.digits.as_deref().filter(|text| !text.trim().is_empty()) {
        let digits = match Digits::parse(text) {
            Ok(digits) => digits,
            Err(fault) => return Ok(Trusted { publishers: Publishers::default(), digits: Some(word(fault)) }),
        };
        // Text from right to left shows the groups in the reverse order.
        for (digits, how) in [(digits, "found"), (digits.reversed(), "reversed")] {
            let keys = claimed(given, digits, watch)?;
            if !keys.is_empty() {
                return Ok(Trusted { publishers: Publishers::Named(keys, NamedBy::Hand), digits: Some(how) });
            }
        }
        return Ok(Trusted { publishers: Publishers::default(), digits: Some("nobody") });
    }
    let pins = order.pins.iter().map(|(name, text)| {
        let no_key = || Error::NotAKey { path: name.into(), wanted: Half::Publisher };
        PublicKey::parse_file(text).map(|key| Pin::from((name.clone(), key))).ok_or_else(no_key)
    });
    let pins = pins.collect::<Result<Vec<Pin>, Error>>()?;
    Ok(Trusted { publishers: Publishers::Pinned(pins), digits: None })
}

/// Tells whether a text has thirty digits, and which.
#[cfg(feature = "reading")]
pub(crate) fn digits_in(text: &str) -> Value {
    match Digits::parse(text) {
        Ok(digits) => json!({"text": digits.to_string()}),
        Err(fault) => json!({"fault": word(fault)}),
    }
}

fn word(fault: DigitsFault) -> &'static str {
    match fault {
        DigitsFault::Nothing => "nothing",
        DigitsFault::Letter => "letter",
        DigitsFault::Count { .. } => "count",
        DigitsFault::Several => "several",
    }
}
