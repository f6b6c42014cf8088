//! Passphrases in one normal form, and the few forms in which keyboards type the same passphrase (FORMAT.md §10.1).
#![cfg_attr(not(test), deny(clippy::arithmetic_side_effects))]

use unicode_normalization::UnicodeNormalization as _;
use zeroize::Zeroizing;

/// Most forms of one passphrase: each form costs a whole scrypt.
pub const FORMS_MAX: usize = 5;

/// Letters that look alike: the Arabic letter, and the letter of Persian and Urdu keyboards.
const ALIKE: [(char, char); 3] = [('\u{64A}', '\u{6CC}'), ('\u{649}', '\u{6CC}'), ('\u{643}', '\u{6A9}')];

/// Returns the form in which a passphrase seals: NFC.
pub fn normal(text: &str) -> Zeroizing<String> {
    kept(|| text.nfc())
}

/// Returns the forms in which a passphrase is tried, without doubles: as it was typed, NFC, NFD, and NFC with the Persian
/// and with the Arabic letters for `ی` and `ک`.
///
/// ```
/// use pannier_format::passphrase::forms;
/// assert_eq!(forms("plain words").len(), 1);
/// assert_eq!(forms("caf\u{e9}").iter().map(|form| form.as_str()).collect::<Vec<_>>(), ["caf\u{e9}", "cafe\u{301}"]);
/// ```
pub fn forms(text: &str) -> Vec<Zeroizing<String>> {
    let persian = |c| ALIKE.iter().find(|(arabic, _)| *arabic == c).map_or(c, |(_, persian)| *persian);
    let arabic = |c| ALIKE.iter().find(|(_, persian)| *persian == c).map_or(c, |(arabic, _)| *arabic);
    let all: [Zeroizing<String>; FORMS_MAX] = [
        kept(|| text.chars()),
        normal(text),
        kept(|| text.nfd()),
        kept(|| text.nfc().map(persian)),
        kept(|| text.nfc().map(arabic)),
    ];
    let mut forms: Vec<Zeroizing<String>> = Vec::with_capacity(FORMS_MAX);
    for form in all {
        if !forms.contains(&form) {
            forms.push(form);
        }
    }
    forms
}

/// Collects characters without leaving a copy in memory: the string has its length from the beginning.
fn kept<I: Iterator<Item = char>>(chars: impl Fn() -> I) -> Zeroizing<String> {
    let length = chars().map(char::len_utf8).fold(0, usize::saturating_add);
    let mut text = Zeroizing::new(String::with_capacity(length));
    text.extend(chars());
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whatever_a_keyboard_typed_is_tried_once_in_each_form() {
        let cases = [
            ("ten plain words", 1),
            ("d\u{e9}j\u{e0} vu", 2),
            ("de\u{301}ja\u{300} vu", 2),
            // Not normal in either way: as typed, NFC and NFD.
            ("d\u{e9}ja\u{300} vu", 3),
            ("\u{6A9}\u{644}\u{6CC}\u{62F}", 2),
            ("\u{643}\u{644}\u{64A}\u{62F}", 2),
            ("\u{6A9}\u{644}\u{64A}\u{62F}", 3),
            ("\u{6A9}\u{64A} d\u{e9}ja\u{300}", 5),
        ];
        for (text, count) in cases {
            let forms = forms(text);
            assert_eq!((forms.len(), forms[0].as_str()), (count, text));
            assert!(forms.contains(&normal(text)));
            assert!(forms.iter().all(|form| form.len() == form.capacity()), "{text}");
        }
    }

    #[test]
    fn every_typing_reaches_what_another_typing_sealed() {
        let typings =
            ["\u{6A9}\u{6CC} \u{e9}", "\u{643}\u{64A} \u{e9}", "\u{643}\u{64A} e\u{301}", "\u{6A9}\u{6CC} e\u{301}"];
        for sealed in typings {
            for typed in typings {
                assert!(forms(typed).contains(&normal(sealed)), "{sealed} {typed}");
            }
        }
    }
}
