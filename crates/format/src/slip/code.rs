//! The code of a commitment: a slip that has the hash of a commitment, or most of the hash (FORMAT.md §16, §21).
#![cfg_attr(not(test), deny(clippy::arithmetic_side_effects))]

use std::fmt;

use super::{Held, SPOKEN_CODE, SlipFault, WHOLE_CODE, checked, rows};
use crate::hash::Hash;

/// Bytes of the hash in a code that is spoken. A liar needs two commitments with one code, which then cost 2^80 trials.
const SPOKEN_BYTES: usize = 20;

/// The code of a commitment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Code {
    /// The whole hash.
    Whole(Hash),
    /// The first 160 bits of the hash, for a telephone.
    Spoken([u8; SPOKEN_BYTES]),
}

impl Code {
    /// Returns the shorter code of a commitment.
    pub fn spoken(hash: &Hash) -> Self {
        Self::Spoken(hash.0.first_chunk().copied().unwrap_or_default())
    }

    /// Tells whether this is the code of a commitment.
    pub fn fits(&self, commitment: &Hash) -> bool {
        match self {
            Self::Whole(hash) => hash == commitment,
            Self::Spoken(beginning) => commitment.0.starts_with(beginning),
        }
    }

    /// Returns the groups.
    pub fn groups(&self) -> Vec<u16> {
        let groups = match self {
            Self::Whole(hash) => checked(WHOLE_CODE, &hash.0),
            Self::Spoken(beginning) => checked(SPOKEN_CODE, beginning),
        };
        groups.unwrap_or_default()
    }

    /// Reads what the groups of a slip hold.
    pub(super) fn of_held(held: &Held) -> Result<Self, SlipFault> {
        let whole = || <[u8; 32]>::try_from(held.bytes.as_slice()).ok().map(|bytes| Self::Whole(Hash(bytes)));
        let spoken = || <[u8; SPOKEN_BYTES]>::try_from(held.bytes.as_slice()).ok().map(Self::Spoken);
        match held.kind {
            WHOLE_CODE => whole().ok_or(SlipFault::Nonsense),
            SPOKEN_CODE => spoken().ok_or(SlipFault::Nonsense),
            1..=4 => Err(SlipFault::OfBundle),
            _ => Err(SlipFault::Nonsense),
        }
    }
}

impl fmt::Display for Code {
    /// Writes rows of six groups.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        rows(&self.groups(), f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::digest::sha256;
    use crate::slip::{Message, Order, Slip};

    fn codes() -> [Code; 2] {
        let hash = sha256(b"a commitment");
        [Code::Whole(hash), Code::spoken(&hash)]
    }

    #[test]
    fn a_code_fits_one_text_message_and_is_read_back() {
        let [whole, spoken] = codes();
        assert_eq!((whole.groups().len(), whole.to_string().len()), (19, 113));
        assert_eq!((spoken.groups().len(), spoken.to_string().len()), (13, 77));
        let other = sha256(b"another commitment");
        for code in [whole, spoken] {
            let text = code.to_string();
            assert_eq!(Code::typed(&text), Ok((code, Order::Straight)));
            let turned: Vec<&str> = text.split_whitespace().rev().collect();
            assert_eq!(Code::typed(&turned.join(" ")), Ok((code, Order::Reversed)));
            assert_eq!(Code::typed(&format!("heard 8 January, 22:10\n{text}\nby me")), Ok((code, Order::Straight)));
            assert!(code.fits(&sha256(b"a commitment")) && !code.fits(&other));
        }
    }

    #[test]
    fn a_slip_of_another_kind_says_so() {
        let receipt = Slip { id: [9; 6], message: Message::Receipt { have: 42, of: 42 } }.to_string();
        let turned = |text: &str| text.split_whitespace().rev().collect::<Vec<_>>().join(" ");
        for code in codes().map(|code| code.to_string()) {
            for text in [code.clone(), turned(&code), format!("8 January: {code}")] {
                assert_eq!(Slip::typed(&text), Err(SlipFault::OfCommitment), "{text}");
            }
        }
        for text in [receipt.clone(), turned(&receipt)] {
            assert_eq!(Code::typed(&text), Err(SlipFault::OfBundle), "{text}");
        }
    }

    #[test]
    fn other_lengths_and_kinds_are_no_code() {
        let said = |groups: Option<Vec<u16>>| {
            let groups: Vec<String> = groups.unwrap().iter().map(|group| format!("{group:05}")).collect();
            Code::typed(&groups.join(" "))
        };
        for (kind, bytes) in [(5, 30), (5, 33), (5, 20), (6, 32), (6, 18), (6, 10), (7, 32), (0, 32)] {
            assert_eq!(said(checked(kind, &vec![7; bytes])), Err(SlipFault::Nonsense), "{kind} {bytes}");
        }
        assert!(said(checked(5, &[7; 32])).is_ok() && said(checked(6, &[7; 20])).is_ok());
    }

    /// Every wrong digit and every two neighbouring digits that change places: the group is named, with what it should be.
    #[test]
    fn every_misheard_digit_is_detected_and_its_group_named() {
        for code in codes() {
            let text = code.to_string().replace('\n', " ");
            let right = |at: usize| text[at / 6 * 6..at / 6 * 6 + 5].parse::<u16>().unwrap();
            let mut tried = 0;
            for at in (0..text.len()).filter(|at| text.as_bytes()[*at] != b' ') {
                for digit in b'0'..=b'9' {
                    let mut bytes = text.clone().into_bytes();
                    if std::mem::replace(&mut bytes[at], digit) == digit {
                        continue;
                    }
                    tried += 1;
                    match Code::typed(std::str::from_utf8(&bytes).unwrap()) {
                        Err(SlipFault::Misheard { group, maybe, .. }) => {
                            assert_eq!((group, maybe), (at / 6 + 1, Some(right(at))));
                        }
                        other => panic!("{at} {digit}: {other:?}"),
                    }
                }
            }
            assert_eq!(tried, code.groups().len() * 5 * 9);
        }
    }

    /// Errors of all kinds: one to four wrong digits anywhere, groups that change places, groups that are lost or said twice.
    #[test]
    fn a_thousand_errors_never_give_another_code() {
        let mut seed = 0x2545_F491_4F6C_DD1D_u64;
        let mut random = |below: usize| {
            seed ^= seed << 13;
            seed ^= seed >> 7;
            seed ^= seed << 17;
            (seed >> 11) as usize % below
        };
        let (mut errors, mut located) = (0, 0);
        while errors < 1_000 {
            let code = codes()[random(2)];
            let groups: Vec<String> = code.groups().iter().map(|group| format!("{group:05}")).collect();
            let mut heard = groups.clone();
            let kind = random(7);
            match kind {
                0 => heard.swap(random(groups.len()), random(groups.len())),
                1 => drop(heard.remove(random(groups.len()))),
                2 => heard.insert(random(groups.len() + 1), groups[random(groups.len())].clone()),
                kind => {
                    for _ in 0..kind - 2 {
                        let (at, place, digit) = (random(groups.len()), random(5), random(10).to_string());
                        heard[at].replace_range(place..=place, &digit);
                    }
                }
            }
            if heard == groups {
                continue;
            }
            errors += 1;
            match Code::typed(&heard.join(" ")) {
                Err(SlipFault::Misheard { maybe: Some(maybe), group, .. }) if kind == 3 => {
                    located += 1;
                    assert_eq!(groups[group - 1], format!("{maybe:05}"));
                }
                Err(_) => assert_ne!(kind, 3, "{heard:?}"),
                // A group too many before or after a slip leaves the slip whole.
                Ok((read, _)) => assert!(read == code && heard.len() > groups.len(), "{heard:?}"),
            }
        }
        assert!(located > 100, "{located}");
    }
}
