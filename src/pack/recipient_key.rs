//! The door to age's recipients: a text becomes a key to seal to, with its canonical text (FORMAT.md §5.1).
#![cfg_attr(not(test), deny(clippy::arithmetic_side_effects))]

use std::collections::BTreeSet;

use crate::error::{ReaderError, Result};
use pannier_maker::seal::{BoxedRecipient, recipient};
use pannier_reader::documents::seal::{Callbacks, clean};

/// A recipient's key, with its canonical text (FORMAT.md §5.1).
pub(super) enum RecipientKey {
    /// Of a kind that age itself knows.
    Known(BoxedRecipient, String),
    /// Of a kind that another program knows.
    Plugin(age::plugin::Recipient, String),
}

impl RecipientKey {
    /// Reads a recipient. Returns `None` if the text is no recipient, or if everybody could open what is sealed to it.
    pub(super) fn parse(text: &str) -> Option<Self> {
        // A point that everybody could open is no recipient of any other kind either.
        if let Some((key, text)) = recipient(text) {
            return Some(Self::Known(key, text));
        }
        Some(Self::Plugin(text.parse().ok()?, text.to_ascii_lowercase()))
    }

    /// Returns the canonical text (FORMAT.md §5.1).
    pub(super) fn canonical(&self) -> &str {
        match self {
            Self::Known(_, text) | Self::Plugin(_, text) => text,
        }
    }
}

/// Makes keys ready for age. Finds the program of each plugin.
pub(super) fn ready<C: Callbacks>(keys: Vec<RecipientKey>, callbacks: &C) -> Result<Vec<BoxedRecipient>> {
    let (mut ready, mut plugins) = (Vec::new(), Vec::new());
    for key in keys {
        match key {
            RecipientKey::Known(key, _) => ready.push(key),
            RecipientKey::Plugin(plugin, _) => plugins.push(plugin),
        }
    }
    let names: BTreeSet<String> = plugins.iter().map(|plugin| plugin.plugin().to_owned()).collect();
    for name in names {
        let plugin = age::plugin::RecipientPluginV1::new(&name, &plugins, &[], callbacks.clone());
        ready.push(Box::new(plugin.map_err(|e| ReaderError::Seal(clean(&e)))?));
    }
    Ok(ready)
}

#[cfg(test)]
mod tests {
    use age_core::format::FileKey;

    use age::Recipient as _;
    use data_encoding::Specification;
    use pannier_reader::small_order::X25519;

    use super::*;
    use crate::seal::generate_identity;

    /// Once such a recipient ended the program, inside age.
    #[test]
    fn a_recipient_that_everybody_could_open_is_none() {
        let (_, good) = generate_identity();
        assert!(RecipientKey::parse(&good).is_some());
        for point in X25519 {
            for high in [0, 0x80] {
                let mut point = point;
                point[31] |= high;
                let recipient = bech32_of("age", &point);
                let known: age::x25519::Recipient = recipient.parse().unwrap();
                assert!(std::panic::catch_unwind(|| known.wrap_file_key(&FileKey::new(Box::new([7; 16])))).is_err());
                assert!(RecipientKey::parse(&recipient).is_none(), "{recipient}");
            }
        }
    }

    #[test]
    fn the_canonical_text_is_the_text_in_lower_case_whatever_kind_it_is() {
        // The point by which P-256 is defined.
        let generator = b"\x03\x6b\x17\xd1\xf2\xe1\x2c\x42\x47\xf8\xbc\xe6\xe5\x63\xa4\x40\xf2\x77\x03\x7d\x81\x2d\xeb\x33\xa0\xf4\xa1\x39\x45\xd8\x98\xc2\x96";
        let kinds: [(&str, &[u8]); 4] =
            [("age", &[9; 32]), ("age1tag", generator), ("age1yubikey", &[2; 33]), ("age1pq", &[7; 1_216])];
        for (kind, bytes) in kinds {
            let text = bech32_of(kind, bytes);
            assert_eq!(RecipientKey::parse(&text).unwrap().canonical(), text);
            // Whether a plugin takes capitals is the plugin's own affair.
            let capitals = RecipientKey::parse(&text.to_uppercase());
            assert!(capitals.is_none_or(|key| key.canonical() == text), "{text}");
        }
        for none in ["", "age1", "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIFmG0p8BIBp2PhHWjNdWJ2a2YRnLCqbLAnqFBLm8Tbnd x"] {
            assert!(RecipientKey::parse(none).is_none());
        }
    }

    /// Bech32 by BIP 173.
    fn bech32_of(prefix: &str, bytes: &[u8]) -> String {
        const SYMBOLS: &str = "qpzry9x8gf2tvdw0s3jn54khce6mua7l";
        let mut bech32 = Specification::new();
        bech32.symbols.push_str(SYMBOLS);
        let data = bech32.encoding().unwrap().encode(bytes);
        let value = |c: char| u32::try_from(SYMBOLS.find(c).unwrap()).unwrap();
        let high = prefix.bytes().map(|byte| u32::from(byte) >> 5);
        let low = prefix.bytes().map(|byte| u32::from(byte) & 31);
        let sum = high.chain([0]).chain(low).chain(data.chars().map(value)).chain([0; 6]).fold(1u32, |sum, value| {
            const PARTS: [u32; 5] = [0x3b6a_57b2, 0x2650_8e6d, 0x1ea1_19fa, 0x3d42_33dd, 0x2a14_62b3];
            let top = sum >> 25;
            let next = (sum & 0x1ff_ffff) << 5 ^ value;
            (0..).zip(PARTS).fold(next, |next, (bit, part)| if top >> bit & 1 == 1 { next ^ part } else { next })
        }) ^ 1;
        let check = (0..6).map(|n| SYMBOLS.chars().nth((sum >> (5 * (5 - n)) & 31) as usize).unwrap());
        format!("{prefix}1{data}{}", check.collect::<String>())
    }
}
