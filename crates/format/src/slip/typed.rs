//! A slip as people type and paste it: digits of any script, with words around them, in either order of groups.
#![cfg_attr(not(test), deny(clippy::arithmetic_side_effects))]

use super::{Code, GROUPS_MAX, Held, Slip, SlipFault, VERSION};
use crate::figures::{self, Run};

/// Most groups of a text in which a slip is looked for.
const PASSAGE_MAX: usize = 4 * GROUPS_MAX;

/// The order in which groups were typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Order {
    /// As they are written.
    Straight,
    /// From the last to the first, in each line or in all, as text from right to left shows them.
    Reversed,
}

impl Slip {
    /// Reads the digits that a person typed: decimal digits of any script, with any gaps between the digits, and with any
    /// words before and after them.
    ///
    /// # Errors
    /// Returns the fault, with the number of the group if the number is known.
    pub fn parse(text: &str) -> Result<Self, SlipFault> {
        Self::typed(text).map(|(slip, _)| slip)
    }

    /// Reads a slip as [`Slip::parse`] does. Tells also the order of the groups: the check of a slip fits only one order.
    ///
    /// # Errors
    /// As [`Slip::parse`].
    pub fn typed(text: &str) -> Result<(Self, Order), SlipFault> {
        typed(text, Self::of_held)
    }
}

impl Code {
    /// Reads the code of a commitment as [`Slip::typed`] reads a slip.
    ///
    /// # Errors
    /// As [`Slip::parse`].
    pub fn typed(text: &str) -> Result<(Self, Order), SlipFault> {
        typed(text, Self::of_held)
    }
}

/// Reads digits that a person typed: as they stand, then among other digits and in the other order.
fn typed<T>(text: &str, read: impl Fn(&Held) -> Result<T, SlipFault>) -> Result<(T, Order), SlipFault> {
    let (passages, _) = figures::passages(text);
    let longest = passages.iter().max_by_key(|passage| figures::digits(passage).len());
    let straight = longest.ok_or(SlipFault::NotDigits).and_then(|passage| Held::of_groups(&typed_groups(passage)?));
    let mut fault = match straight.and_then(|held| read(&held)) {
        Ok(one) => return Ok((one, Order::Straight)),
        Err(fault) => fault,
    };
    let turned = passages.iter().flat_map(|passage| figures::reversed(passage));
    let all = passages.iter().cloned().map(|passage| (passage, Order::Straight));
    for (passage, order) in all.chain(turned.map(|passage| (passage, Order::Reversed))) {
        for held in within(&passage) {
            match read(&held) {
                Ok(one) => return Ok((one, order)),
                // A slip of another kind is here whole.
                Err(kind @ (SlipFault::OfCommitment | SlipFault::OfBundle)) => fault = kind,
                Err(_) => {}
            }
        }
    }
    Err(fault)
}

/// Finds slips among other groups. The first group tells the number of groups, and the check must fit.
fn within(passage: &[Run]) -> Vec<Held> {
    let passage = passage.get(..passage.len().min(PASSAGE_MAX)).unwrap_or_default();
    let groups: Vec<Option<u32>> =
        passage.iter().map(|run| (run.digits.len() == 5).then(|| number(&run.digits))).collect();
    let from = |start| {
        let rest = groups.get(start..)?;
        let first = rest.first().copied().flatten().and_then(|first| u16::try_from(first).ok())?;
        let told = rest.get(..usize::from(first & 0xFF)).filter(|_| first >> 12 == VERSION)?;
        Held::of_groups(&told.iter().copied().collect::<Option<Vec<u32>>>()?).ok()
    };
    (0..groups.len()).filter_map(from).collect()
}

/// Returns the typed digits as groups of five.
fn typed_groups(passage: &[Run]) -> Result<Vec<u32>, SlipFault> {
    let digits = figures::digits(passage);
    if digits.len() > GROUPS_MAX * 5 {
        return Err(SlipFault::Length { told: GROUPS_MAX, got: digits.len().div_ceil(5) });
    }
    if !digits.len().is_multiple_of(5) {
        let uneven = passage.iter().position(|run| run.digits.len() != 5);
        return Err(SlipFault::Uneven(uneven.unwrap_or_default().saturating_add(1)));
    }
    Ok(digits.as_chunks::<5>().0.iter().map(|five| number(five)).collect())
}

/// Returns the number that digits make.
fn number(digits: &[u32]) -> u32 {
    digits.iter().fold(0u32, |sum, digit| sum.saturating_mul(10).saturating_add(*digit))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::slip::{Message, Unit};

    #[test]
    fn slips_are_read_as_they_are_pasted() {
        let runs = vec![(0, 3), (17, 1), (300, 1200)];
        let slip =
            Slip { id: [1, 2, 3, 0xFD, 0xFE, 0xFF], message: Message::Want { unit: Unit::Blocks, enough: 900, runs } };
        let text = slip.to_string();
        let rows: Vec<Vec<&str>> = text.lines().map(|line| line.split(' ').collect()).collect();
        assert!(rows.len() > 1);
        let full = |text: &str| -> String {
            text.chars().map(|c| c.to_digit(10).map_or(c, |d| char::from_u32(0xFF10 + d).unwrap())).collect()
        };
        for pasted in [
            text.replace(' ', "，"),
            text.replace(' ', "، "),
            full(&text),
            format!("\u{202B}{text}\u{202C}"),
            format!("Dear friend, please send this:\n{text}\nThank you! Ali2"),
            format!("10:30, 29/11/2026\n{text}\n+98 21 1234"),
        ] {
            assert_eq!(Slip::typed(&pasted), Ok((slip.clone(), Order::Straight)), "{pasted}");
        }
        let each: Vec<String> =
            rows.iter().map(|row| row.iter().rev().copied().collect::<Vec<_>>().join(" ")).collect();
        let all: Vec<&str> = text.split_whitespace().rev().collect();
        for turned in [each.join("\n"), all.join(" "), format!("سلام\n{}\n", each.join("\n"))] {
            assert_eq!(Slip::typed(&turned), Ok((slip.clone(), Order::Reversed)), "{turned}");
        }
    }
}
