//! Mirror letters: the addresses at which a publisher's bundles can be fetched (FORMAT.md §25.4).
#![cfg_attr(not(test), deny(clippy::arithmetic_side_effects))]

use crate::limits;

/// The first words of every mirror letter.
pub(crate) const MIRRORS: &str = "pannier mirrors ";

/// A mirror letter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mirrors {
    /// The number of the letter, from 1. A larger number replaces a smaller one.
    pub number: u32,
    /// The addresses, in the publisher's order.
    pub urls: Vec<String>,
}

impl Mirrors {
    /// Parses the text of a mirror letter. Returns `None` if the text breaks §25.4.
    pub fn parse(text: &str) -> Option<Self> {
        let mut lines = text.strip_suffix('\n')?.split('\n');
        let number = number(lines.next()?.strip_prefix(MIRRORS)?)?;
        let urls: Vec<String> = lines.map(|line| line.strip_prefix("at ").map(str::to_owned)).collect::<Option<_>>()?;
        let once = |url: &String| urls.iter().filter(|other| *other == url).count() == 1;
        let is_sound =
            (1..=limits::MIRRORS_MAX).contains(&urls.len()) && urls.iter().all(|url| is_address(url) && once(url));
        is_sound.then_some(Self { number, urls })
    }

    /// Writes the text of the letter.
    pub fn write(&self) -> String {
        let mut text = format!("{MIRRORS}{}\n", self.number);
        self.urls.iter().for_each(|url| text.extend(["at ", url, "\n"]));
        text
    }

    /// Returns the trusted comment of a signature over the text.
    pub fn comment(&self) -> String {
        format!("{MIRRORS}{}", self.number)
    }

    /// Returns the name of the file in a bundle.
    pub fn file_name(&self) -> String {
        format!("mirrors-{:04}.txt", self.number)
    }
}

/// Tells whether a mirror letter may name this address: `http` or `https`, a host, and a path; no name, no password, no query.
pub fn is_address(url: &str) -> bool {
    let rest = url.strip_prefix("https://").or_else(|| url.strip_prefix("http://"));
    let may_stand = |byte: u8| byte.is_ascii_alphanumeric() || b".-_~:/%[]".contains(&byte);
    let begins = |rest: &str| rest.bytes().next().is_some_and(|byte| byte.is_ascii_alphanumeric() || byte == b'[');
    url.len() <= limits::MIRROR_URL_MAX_BYTES
        && !url.ends_with('/')
        && rest.is_some_and(|rest| begins(rest) && rest.bytes().all(may_stand))
}

/// Tells whether a listed name is that of a mirror letter.
pub fn is_name(name: &str) -> bool {
    let digits = name.strip_prefix("mirrors-").and_then(|rest| rest.strip_suffix(".txt"));
    digits.is_some_and(|digits| {
        digits.parse().is_ok_and(|number: u32| {
            (1..=limits::MIRRORS_NUMBER_MAX).contains(&number) && format!("{number:04}") == digits
        })
    })
}

fn number(text: &str) -> Option<u32> {
    let number = text.parse().ok().filter(|number: &u32| (1..=limits::MIRRORS_NUMBER_MAX).contains(number))?;
    (number.to_string() == text).then_some(number)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sample() -> Mirrors {
        Mirrors {
            number: 3,
            urls: vec!["https://files.example/mosaic".to_owned(), "http://[2001:db8::1]:8080/a%20b".to_owned()],
        }
    }

    #[test]
    fn a_mirror_letter_has_one_form() {
        let text = sample().write();
        assert_eq!(Mirrors::parse(&text), Some(sample()));
        for (from, to) in [
            ("mirrors 3", "mirrors 03"),
            ("mirrors 3", "mirrors 0"),
            ("mirrors 3", "mirrors 10000"),
            ("at https", "at  https"),
            ("at https", "At https"),
            ("https://files", "ftp://files"),
            ("https://files", "https:///files"),
            ("https://files", "https://me:secret@files"),
            ("/mosaic", "/mosaic/"),
            ("/mosaic", "/mosaic?key=1"),
            ("/mosaic", "/mosaic#1"),
            ("/mosaic", "/mosa\u{1b}c"),
            ("/mosaic", "/موزاییک"),
        ] {
            let other = text.replacen(from, to, 1);
            assert_ne!(other, text, "{from}");
            assert_eq!(Mirrors::parse(&other), None, "{other}");
        }
        assert_eq!(Mirrors::parse("pannier mirrors 1\n"), None);
        assert_eq!(Mirrors::parse(text.trim_end()), None);
        let twice = Mirrors { urls: vec![sample().urls.remove(0); 2], ..sample() };
        assert_eq!(Mirrors::parse(&twice.write()), None);
        let many =
            |count: usize| Mirrors { number: 1, urls: (0..count).map(|at| format!("http://m{at}.example")).collect() };
        assert!(Mirrors::parse(&many(32).write()).is_some());
        assert!(Mirrors::parse(&many(33).write()).is_none());
        let long = |count: usize| Mirrors { number: 1, urls: vec![format!("http://{}", "m".repeat(count))] };
        assert!(Mirrors::parse(&long(193).write()).is_some());
        assert!(Mirrors::parse(&long(194).write()).is_none());
    }

    #[test]
    fn a_name_has_four_digits() {
        assert!(is_name(&sample().file_name()) && is_name("mirrors-9999.txt"));
        for name in ["mirrors-3.txt", "mirrors-0000.txt", "mirrors-00003.txt", "mirrors-+003.txt", "mirrors-0003.TXT"] {
            assert!(!is_name(name), "{name}");
        }
    }
}
