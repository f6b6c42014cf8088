//! The digits of a recipient, and the lines of a recipients file (FORMAT.md §5.1).
#![cfg_attr(not(test), deny(clippy::arithmetic_side_effects))]

use crate::Digits;
use crate::digest::digits_of;

/// The bytes before the canonical text. No public key, list or facts begin with these bytes, so the digits of a recipient
/// are the digits of nothing else.
const DOMAIN: &str = "pannier recipient ";
/// The longest name, in characters. A longer name is cut, and ends in `…`.
const NAME_MAX_CHARS: usize = 64;

/// Returns the thirty digits by which people compare a recipient. `canonical` is the canonical text of FORMAT.md §5.1.
///
/// ```
/// let recipient = "age1lj47gayruayhev03scmdaecmlpytcckxa6j0s5g7ltfl5tflfeqqvsna95";
/// let digits = pannier_format::recipients::digits_of_recipient(recipient);
/// assert_eq!(digits.to_string(), "57829 20141 97208 70083 15896 92864");
/// ```
pub fn digits_of_recipient(canonical: &str) -> Digits {
    digits_of(format!("{DOMAIN}{canonical}").as_bytes())
}

/// A line of a recipients file that holds a recipient, and the comments directly above the line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry<'a> {
    /// The number of the line, from 1.
    pub line: usize,
    /// The text of the line, without blanks around it.
    pub text: &'a str,
    /// The name of the recipient. A stranger may have written the name.
    pub name: Option<String>,
    /// The digits that comments state, each with the number of its line.
    pub stated: Vec<(usize, Digits)>,
}

/// A comment that states digits, and states them wrongly.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CommentFault {
    /// What follows the word `digits` is not thirty digits.
    #[error("line {0} states digits, and they are not thirty")]
    NotDigits(usize),
    /// The comment does not stand directly above a recipient.
    #[error("line {0} states digits, and no recipient follows")]
    ForNobody(usize),
}

/// Reads the lines of a recipients file.
///
/// # Errors
/// Fails for the first comment that states digits of nobody, or no thirty digits.
pub fn entries(text: &str) -> Result<Vec<Entry<'_>>, CommentFault> {
    let mut entries = Vec::new();
    let mut name = None;
    let mut stated: Vec<(usize, Digits)> = Vec::new();
    for (line, text) in (1..).zip(text.lines().map(str::trim)) {
        if let Some(comment) = text.strip_prefix('#') {
            match comment_of(comment.trim()) {
                Comment::Digits(Some(digits)) => stated.push((line, digits)),
                Comment::Digits(None) => return Err(CommentFault::NotDigits(line)),
                Comment::Name(text) => name = Some(text),
                Comment::Empty => {}
            }
        } else if text.is_empty() {
            nobody(&stated)?;
            name = None;
        } else {
            entries.push(Entry { line, text, name: name.take(), stated: std::mem::take(&mut stated) });
        }
    }
    nobody(&stated)?;
    Ok(entries)
}

fn nobody(stated: &[(usize, Digits)]) -> Result<(), CommentFault> {
    stated.first().map_or(Ok(()), |(line, _)| Err(CommentFault::ForNobody(*line)))
}

/// What a comment says.
enum Comment {
    /// It states digits; `None` if they are not thirty.
    Digits(Option<Digits>),
    Name(String),
    Empty,
}

fn comment_of(text: &str) -> Comment {
    const WORD: &str = "digits";
    let after = text
        .split_at_checked(WORD.len())
        .filter(|(word, _)| word.eq_ignore_ascii_case(WORD))
        .map(|(_, after)| after)
        .filter(|after| after.is_empty() || after.starts_with(|c: char| c == ':' || c.is_whitespace()));
    match after {
        Some(after) => Comment::Digits(Digits::parse(after.strip_prefix(':').unwrap_or(after)).ok()),
        // Digits that are taken for a name could be taken for those of the key. The word before may be of any language.
        None => match digits_within(text) {
            Some(typed) => Comment::Digits(Digits::parse(typed).ok()),
            None if text.is_empty() => Comment::Empty,
            None => Comment::Name(cut(text)),
        },
    }
}

/// The fewest digits that cannot be a number in a name, such as that of a telephone.
const STATED_LEAST: usize = 20;

/// Returns the first part of a text that holds many digits, with only spaces and hyphens between the digits.
fn digits_within(text: &str) -> Option<&str> {
    let typed = |c: char| Digits::may_hold(c);
    let is_many = |part: &&str| part.chars().filter(|c| c.is_numeric()).count() >= STATED_LEAST;
    text.split(|c| !typed(c)).find(is_many)
}

/// Returns a name, cut to the longest that is shown.
fn cut(text: &str) -> String {
    match text.char_indices().nth(NAME_MAX_CHARS) {
        Some((end, _)) => format!("{}…", text.get(..end).unwrap_or_default()),
        None => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(text: &str) -> Vec<(usize, Option<String>, usize)> {
        let entries = entries(text).unwrap();
        entries.into_iter().map(|entry| (entry.line, entry.name, entry.stated.len())).collect()
    }

    #[test]
    fn the_last_comment_directly_above_is_the_name() {
        let digits = digits_of_recipient("age1x");
        let text = format!(
            "# Readers of the north\n\n# met in May\n#  Leyla \n#\n# digits {digits}\nage1x\nage1y\r\n# Omid\n\nage1z\n#{digits}\n # Digits: {digits}\nage1x"
        );
        let leyla = Some("Leyla".to_owned());
        assert_eq!(names(&text), [(7, leyla, 1), (8, None, 0), (11, None, 0), (14, None, 2)]);
    }

    #[test]
    fn digits_that_state_nothing_are_refused() {
        let digits = digits_of_recipient("age1x");
        assert_eq!(entries("# digits 12345\nage1x"), Err(CommentFault::NotDigits(1)));
        assert_eq!(entries("#digits\nage1x"), Err(CommentFault::NotDigits(1)));
        assert_eq!(entries(&format!("age1x\n# digits {digits}\n\nage1x")), Err(CommentFault::ForNobody(2)));
        assert_eq!(entries(&format!("age1x\n# {digits}")), Err(CommentFault::ForNobody(2)));
        // The word may be of any language, or missing; and the digits may stand after a name.
        for stated in [
            "رقم‌ها ۱۶۱۸۵ ۰۱۳۶۸ ۴۴۴۷۷ ۵۰۲۰۴ ۰۸۳۱۹ ۰۰۰۰۰",
            "Leyla 16185 01368 44477 50204 08319 00000",
            "数字：16185-01368-44477-50204-08319-00000.",
        ] {
            let text = format!("# Leyla\n# {stated}\nage1x");
            let [entry] = entries(&text).unwrap().try_into().unwrap();
            assert_eq!((entry.name.as_deref(), entry.stated.len()), (Some("Leyla"), 1), "{stated}");
        }
        assert_eq!(entries("# ارقام ۱۶۱۸۵ ۰۱۳۶۸ ۴۴۴۷۷ ۵۰۲۰۴ ۰۸۳۱۹\nage1x"), Err(CommentFault::NotDigits(1)));
        assert_eq!(names("# Leyla, +98 21 1234 5678\nage1x"), [(2, Some("Leyla, +98 21 1234 5678".to_owned()), 0)]);
        // A word that only begins so is a name.
        assert_eq!(names("# digitsmith\nage1x"), [(2, Some("digitsmith".to_owned()), 0)]);
    }

    #[test]
    fn a_long_name_is_cut() {
        let text = format!("# {}\nage1x", "ن".repeat(900));
        let [entry] = entries(&text).unwrap().try_into().unwrap();
        assert_eq!(entry.name.unwrap().chars().count(), NAME_MAX_CHARS + 1);
    }

    #[test]
    fn a_recipient_and_a_hash_of_the_same_text_have_other_digits() {
        assert_ne!(digits_of_recipient("age1x"), digits_of(b"age1x"));
    }
}
