//! Cards: one public text on a page, as a code and, for a short text, as lines to type.

use crate::codes::qr::Symbol;
use crate::fault::{CodesFault, Result};
use crate::paper::page::{Face, MARGIN_DOTS, Page, fitting_dots, letter_dots};
use crate::paper::profile::{Paper, QUIET_MODULES};
use crate::paper::words::Line;
use pannier_format::Slip;
use pannier_format::secret::key_in;
use pannier_format::typed;
use pannier_reader::keys::PublicKey;

/// Dots of a module: 0.68 mm. Any phone reads a module of this size.
const MODULE_DOTS: u32 = 8;
/// The largest distance between the lines at the foot of a card.
const FOOT_STEP_DOTS: u32 = 46;
/// The longest text on a card, in bytes. The code of this text still fits the page.
const CARD_MAX_BYTES: usize = 1_200;

/// The words on a card, in the language of the person who prints. All words are ASCII.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CardWords {
    /// The first line, which names the content of the card.
    pub title: String,
    /// The lines below the title.
    pub lines: Vec<String>,
    /// The words before the lines to type.
    pub to_type: String,
    /// The lines at the foot of the page, such as commands. Each of them stays on one line.
    pub foot: Vec<Line>,
}

/// A public text that fits on a card.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Card {
    /// A publisher's public key.
    Publisher(PublicKey),
    /// An age recipient.
    Recipient(String),
    /// A slip, with its digits in groups.
    Slip(String),
}

impl Card {
    /// Recognises the kind of a text.
    ///
    /// # Errors
    /// [`CodesFault::Secret`] for a secret key of any kind, [`CodesFault::NoCard`] for any other text.
    pub fn of(text: &str) -> Result<Self> {
        let trimmed = text.trim();
        if let Some(what) = key_in(text.as_bytes()) {
            return Err(CodesFault::Secret(what).into());
        }
        if trimmed.to_ascii_uppercase().contains("AGE-SECRET-KEY-") {
            return Err(CodesFault::Secret("an age secret key").into());
        }
        if let Some(key) = PublicKey::parse(trimmed).or_else(|| PublicKey::parse_file(text)) {
            return Ok(Self::Publisher(key));
        }
        let recipient = |line: &str| {
            line.len() >= 62
                && line.len() <= CARD_MAX_BYTES
                && line.starts_with("age1")
                && line.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit())
        };
        let lines: Vec<&str> =
            text.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#')).collect();
        match lines.as_slice() {
            [line] if recipient(line) => Ok(Self::Recipient((*line).to_owned())),
            _ => Slip::parse(text).ok().and_then(|slip| digits(&slip)).map(Self::Slip).ok_or(CodesFault::NoCard.into()),
        }
    }

    /// The text in the code.
    pub fn text(&self) -> String {
        match self {
            Self::Publisher(key) => key.base64(),
            Self::Recipient(text) | Self::Slip(text) => text.clone(),
        }
    }

    /// The page with the card. `words` are the words on the card; the lines of its foot fill the lower half of the page.
    ///
    /// # Errors
    /// A bug alone.
    pub fn page(&self, paper: Paper, words: &CardWords) -> Result<Page> {
        let mut page = Page::new(paper.dots());
        let text = self.text();
        let symbol = Symbol::of_bytes(text.as_bytes())?;
        let mut y = MARGIN_DOTS + 60;
        let width = paper.dots().0 - 2 * MARGIN_DOTS;
        let mut line = |page: &mut Page, size: u32, face, text: &str| {
            page.text((MARGIN_DOTS, y), fitting_dots(size, text.len(), width), face, text);
            y += size * 3 / 2;
        };
        line(&mut page, 60, Face::Bold, &words.title);
        for text in &words.lines {
            line(&mut page, 36, Face::Plain, text);
        }
        let letters = (width / letter_dots(36)) as usize;
        let pieces: Vec<char> = text.chars().collect();
        for piece in pieces.chunks(letters.max(1)) {
            line(&mut page, 36, Face::Bold, &String::from_iter(piece));
        }
        // A phone reads the code of a short text from a greater distance.
        let module_dots = if symbol.side <= 57 { 2 * MODULE_DOTS } else { MODULE_DOTS };
        page.code((MARGIN_DOTS + QUIET_MODULES * module_dots, y + QUIET_MODULES * module_dots), module_dots, &symbol);
        y += (u32::try_from(symbol.side).unwrap_or(0) + 2 * QUIET_MODULES) * module_dots + 60;
        // A slip consists of digits for reading aloud, and has its own check.
        if text.len() <= typed::TYPED_MAX_BYTES && !matches!(self, Self::Slip(_)) {
            let mut line = |text: &str| {
                page.text((MARGIN_DOTS, y), fitting_dots(42, text.len(), width), Face::Plain, text);
                y += 66;
            };
            line(&words.to_type);
            typed::write(text.as_bytes()).iter().for_each(|text| line(text));
        }
        let room = paper.dots().1.saturating_sub(y + MARGIN_DOTS + FOOT_STEP_DOTS / 4);
        let step = (room / u32::try_from(words.foot.len().max(1)).unwrap_or(u32::MAX)).min(FOOT_STEP_DOTS);
        for line in &words.foot {
            y += step;
            let (face, text) = match line {
                Line::Words(text) => (Face::Plain, text),
                Line::Head(text) | Line::Command(text) => (Face::Bold, text),
            };
            page.text((MARGIN_DOTS, y), fitting_dots(step * 4 / 5, text.len(), width), face, text);
        }
        Ok(page)
    }
}

/// The digits of a slip in groups of five. Any marks between the digits are removed.
fn digits(slip: &Slip) -> Option<String> {
    Some(slip.groups()?.iter().map(|group| format!("{group:05}")).collect::<Vec<_>>().join(" "))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fault::Error;
    use pannier_reader::keys::PublicKey;

    /// A key file of the tests. The key opens no real bundle.
    fn key(name: &str) -> String {
        let keys = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/keys/transcripts");
        std::fs::read_to_string(keys.join(name)).unwrap()
    }

    #[test]
    fn public_keys_become_cards_and_secret_ones_never() {
        let publisher = PublicKey::parse_file(&key("publisher.pub")).unwrap();
        let recipient = key("recipient.pub").trim().to_owned();
        let card = Card::of(&publisher.file_text()).unwrap();
        assert_eq!(card, Card::Publisher(publisher.clone()));
        assert_eq!(Card::of(&publisher.base64()).unwrap(), card);
        assert_eq!(Card::of(&format!("{recipient}\n")).unwrap(), Card::Recipient(recipient));
        let secret = key("recipient.key").lines().last().unwrap().to_owned();
        let lines =
            [secret.clone(), secret.to_lowercase(), key("recipient.key"), format!("  {secret}"), key("publisher.key")];
        for text in lines {
            assert!(matches!(Card::of(&text), Err(Error::Codes(CodesFault::Secret(_)))), "a secret key was taken");
        }
        for text in ["", "hello", "RWQ", "age1short"] {
            assert!(matches!(Card::of(text), Err(Error::Codes(CodesFault::NoCard))), "{text}");
        }
    }

    #[test]
    fn nothing_on_a_card_is_nearer_than_8_mm_to_the_edge() {
        let long = "words that are longer than the page is wide, and go on and on and on ".repeat(4);
        let words = CardWords {
            title: long.clone(),
            lines: vec![long.clone(); 3],
            to_type: long.clone(),
            foot: [Line::Words(long.clone()), Line::Command(long)].into_iter().cycle().take(60).collect(),
        };
        let recipient = format!("age1{}", "q".repeat(CARD_MAX_BYTES - 4));
        let slip = "04360 63051 59672 41291 00513 00002 26422 25565".to_owned();
        let publisher = PublicKey::parse_file(&key("publisher.pub")).unwrap();
        for card in [Card::Publisher(publisher), Card::Recipient(recipient), Card::Slip(slip)] {
            for paper in [Paper::A4, Paper::Letter] {
                let page = card.page(paper, &words).unwrap();
                let ((width, height), [left, top, right, bottom]) = (paper.dots(), page.bounds().unwrap());
                let inside = left >= 95 && top >= 95 && right + 95 <= width && bottom + 95 <= height;
                assert!(inside, "{card:?} {paper:?}: {:?}", page.bounds());
            }
        }
    }

    #[test]
    fn a_card_has_its_text_and_the_same_bytes_twice() {
        let recipient = key("recipient.pub").trim().to_owned();
        let words = CardWords {
            title: "a card".into(),
            lines: vec!["of a key".into()],
            to_type: "or to type".into(),
            foot: vec![Line::Words("first".into()), Line::Command("  sha256sum".into())],
        };
        let page = Card::of(&recipient).unwrap().page(Paper::A4, &words).unwrap();
        for text in [&recipient[..40], "a card", "of a key", "or to type", "first", "  sha256sum"] {
            assert!(page.svg().contains(text), "{text}");
        }
        assert_eq!(page, Card::of(&recipient).unwrap().page(Paper::A4, &words).unwrap());
    }
}
