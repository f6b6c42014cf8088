//! A few bytes become lines that people can type, with check digits on every line (FORMAT.md §15.4).
#![cfg_attr(not(test), deny(clippy::arithmetic_side_effects))]

use data_encoding::BASE32_NOPAD;

use crate::crc::crc32;

/// Most bytes that are printed as typed lines: nobody types more bytes.
pub const TYPED_MAX_BYTES: usize = 200;
/// Bytes of a line: six groups of four characters.
const LINE_BYTES: usize = 15;
/// Characters of a group.
const GROUP_CHARS: usize = 4;

/// Returns the lines for some bytes: number, groups, check digits.
pub fn write(bytes: &[u8]) -> Vec<String> {
    let line = |(number, piece): (u8, &[u8])| {
        let text = BASE32_NOPAD.encode(piece);
        let groups: Vec<String> = text.chars().collect::<Vec<_>>().chunks(GROUP_CHARS).map(String::from_iter).collect();
        format!("{number:>2}: {:<29}  {}", groups.join(" "), check_digits(number, piece))
    };
    (1..).zip(bytes.chunks(LINE_BYTES)).map(line).collect()
}

/// Reads typed lines in capital or small letters, with blanks anywhere. The reader also accepts `0` for `O`, `1` for
/// `I` and `8` for `B`.
///
/// # Errors
/// Returns the number of the first wrong line, from 1.
pub fn parse(text: &str) -> Result<Vec<u8>, usize> {
    let mut bytes = Vec::new();
    for (number, line) in (1..).zip(text.lines().filter(|line| !line.trim().is_empty())) {
        let wrong = || number as usize;
        let (_, line) = line.split_once(':').filter(|(head, _)| head.trim() == number.to_string()).ok_or_else(wrong)?;
        let plain: String = line.chars().filter(|c| !c.is_whitespace()).collect();
        let (text, digits) = plain.len().checked_sub(4).and_then(|at| plain.split_at_checked(at)).ok_or_else(wrong)?;
        let text: String = text.chars().map(as_meant).collect();
        let piece = BASE32_NOPAD.decode(text.as_bytes()).map_err(|_| wrong())?;
        // Empty lines would have numbers without end.
        if piece.is_empty()
            || piece.len() > LINE_BYTES
            || check_digits(number, &piece) != digits
            || bytes.len() > TYPED_MAX_BYTES
        {
            return Err(wrong());
        }
        bytes.extend(piece);
    }
    Ok(bytes)
}

fn as_meant(c: char) -> char {
    match c {
        '0' => 'O',
        '1' => 'I',
        '8' => 'B',
        other => other.to_ascii_uppercase(),
    }
}

fn check_digits(number: u8, piece: &[u8]) -> String {
    format!("{:04}", crc32([[number].as_slice(), piece]) % 10_000)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn typed_lines_give_the_bytes_back_however_they_are_typed() {
        for length in [1, 14, 15, 16, 62, 200] {
            let bytes: Vec<u8> = (0..length).map(|i| (i * 37 + 5) as u8).collect();
            let text = write(&bytes).join("\n");
            assert_eq!(parse(&text), Ok(bytes.clone()));
            let sloppy = text.to_lowercase().replace("  ", "   ").replace('o', "0");
            assert_eq!(parse(&sloppy), Ok(bytes));
        }
        assert_eq!(write(b"Hello")[0], " 1: JBSW Y3DP                      7849");
    }

    #[test]
    fn a_wrong_line_is_named() {
        let lines = write(&[7; 40]);
        for (number, line) in (1..).zip(&lines) {
            let at = line.find("DQOB").unwrap_or(4);
            let mut wrong = lines.clone();
            wrong[number - 1].replace_range(at..=at, "Z");
            assert_eq!(parse(&wrong.join("\n")), Err(number));
        }
        let empty: Vec<String> = (1..=255).map(|number| format!("{number}: {}", check_digits(number, b""))).collect();
        assert_eq!(parse(&empty.join("\n")), Err(1));
        assert_eq!(parse(&[&lines[1], &lines[0]].map(String::as_str).join("\n")), Err(1));
    }
}
