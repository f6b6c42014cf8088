//! Figures that a person typed, read aloud or pasted: decimal digits of every script, in one form (FORMAT.md §5).
#![cfg_attr(not(test), deny(clippy::arithmetic_side_effects))]

/// The zeros of all scripts that have decimal digits. The digits 1 to 9 follow each zero.
const ZEROS: &[u32] = &[
    0x30, 0x660, 0x6F0, 0x7C0, 0x966, 0x9E6, 0xA66, 0xAE6, 0xB66, 0xBE6, 0xC66, 0xCE6, 0xD66, 0xDE6, 0xE50, 0xED0,
    0xF20, 0x1040, 0x1090, 0x17E0, 0x1810, 0x1946, 0x19D0, 0x1A80, 0x1A90, 0x1B50, 0x1BB0, 0x1C40, 0x1C50, 0xA620,
    0xA8D0, 0xA900, 0xA9D0, 0xA9F0, 0xAA50, 0xABF0, 0xFF10, 0x104A0, 0x10D30, 0x10D40, 0x11066, 0x110F0, 0x11136,
    0x111D0, 0x112F0, 0x11450, 0x114D0, 0x11650, 0x116C0, 0x116D0, 0x116DA, 0x11730, 0x118E0, 0x11950, 0x11BF0,
    0x11C50, 0x11D50, 0x11DA0, 0x11F50, 0x16130, 0x16A60, 0x16AC0, 0x16B50, 0x16D70, 0x1CCF0, 0x1D7CE, 0x1D7D8,
    0x1D7E2, 0x1D7EC, 0x1D7F6, 0x1E140, 0x1E2F0, 0x1E4F0, 0x1E5F1, 0x1E950, 0x1FBF0,
];

/// Returns the value of a decimal digit of any script.
pub fn value(c: char) -> Option<u32> {
    let code = u32::from(c);
    let zero = ZEROS.partition_point(|zero| *zero <= code).checked_sub(1).and_then(|at| ZEROS.get(at))?;
    code.checked_sub(*zero).filter(|value| *value < 10)
}

/// Tells whether a character is invisible and means nothing between digits: marks of direction, joiners, a byte order
/// mark, and what makes a picture of a digit.
pub fn is_invisible(c: char) -> bool {
    matches!(c,
        '\u{AD}' | '\u{34F}' | '\u{61C}' | '\u{180B}'..='\u{180F}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}'
        | '\u{2060}'..='\u{206F}' | '\u{20E3}' | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}' | '\u{E0000}'..='\u{E0FFF}')
}

/// Tells whether a character may stand between digits: anything but a letter or a number of another kind.
pub fn is_gap(c: char) -> bool {
    value(c).is_none() && !is_invisible(c) && !c.is_alphanumeric()
}

/// A run of digits without a gap.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Run {
    /// The values of the digits.
    pub digits: Vec<u32>,
    /// The number of the line of the text.
    pub line: usize,
}

/// Returns the passages of a text that have digits: the runs of digits between words. A word in which a digit stands ends a
/// passage too, and leaves none of its digits. Tells also whether there was such a word.
pub fn passages(text: &str) -> (Vec<Vec<Run>>, bool) {
    let (mut passages, mut passage): (Vec<Vec<Run>>, Vec<Run>) = (Vec::new(), Vec::new());
    let mut mixed = false;
    for (line, text) in text.lines().enumerate() {
        for word in text.split(is_gap) {
            let seen: Vec<char> = word.chars().filter(|c| !is_invisible(*c)).collect();
            let digits: Vec<u32> = seen.iter().filter_map(|c| value(*c)).collect();
            if digits.len() < seen.len() {
                mixed |= !digits.is_empty();
                passages.push(std::mem::take(&mut passage));
            } else if !digits.is_empty() {
                passage.push(Run { digits, line });
            }
        }
    }
    passages.push(passage);
    passages.retain(|passage| !passage.is_empty());
    (passages, mixed)
}

/// Returns the groups of a passage in the order in which text from right to left shows them: the groups of each line, or of
/// the whole passage, from the last to the first.
pub fn reversed(passage: &[Run]) -> [Vec<Run>; 2] {
    let mut lines = Vec::new();
    for line in passage.chunk_by(|one, other| one.line == other.line) {
        lines.extend(line.iter().rev().cloned());
    }
    [lines, passage.iter().rev().cloned().collect()]
}

/// Returns all digits of a passage.
pub fn digits(passage: &[Run]) -> Vec<u32> {
    passage.iter().flat_map(|run| run.digits.iter().copied()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_script_has_ten_digits_and_one_zero() {
        assert!(ZEROS.is_sorted());
        for zero in ZEROS.iter().copied() {
            for digit in 0..10 {
                let c = char::from_u32(zero + digit).unwrap();
                assert_eq!(value(c), Some(digit), "{zero:x}");
                assert!(c.is_numeric(), "{zero:x}");
            }
        }
        for c in ['a', 'O', '\u{664}', '½', '五', '①', '²', '\u{65F}', '\u{66A}', '/', ':'] {
            assert_eq!(value(c).is_some(), c == '\u{664}', "{c}");
        }
    }

    #[test]
    fn words_end_a_passage_and_gaps_do_not() {
        let text = "Hi 👋 at 10:30! \u{202B}۱۲\u{200F}۳، 4５6\u{202C}\n7\u{FE0F}\u{20E3}8 — ok, a1b 9";
        let (passages, mixed) = passages(text);
        let all: Vec<Vec<u32>> = passages.iter().map(|passage| digits(passage)).collect();
        assert_eq!(all, [vec![1, 0, 3, 0, 1, 2, 3, 4, 5, 6, 7, 8], vec![9]]);
        assert!(mixed);
        let lines: Vec<usize> = passages[0].iter().map(|run| run.line).collect();
        assert_eq!(lines, [0, 0, 0, 0, 1]);
    }

    #[test]
    fn groups_are_turned_line_by_line_or_all_together() {
        let (passages, _) = passages("1 2\n3 4");
        let turned = reversed(&passages[0]).map(|passage| digits(&passage));
        assert_eq!(turned, [vec![2, 1, 4, 3], vec![4, 3, 2, 1]]);
    }
}
