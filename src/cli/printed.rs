//! The words on paper in other languages: glyphs that `scripts/shape-paper` shaped from the catalogue, and the fonts of these glyphs.
//!
//! The program has no shaper: texts of paper are fixed, so their glyphs are too. `docs/translating.md` says how they are made.

use std::collections::BTreeMap;
use std::sync::{Arc, LazyLock};

use super::language::Language;
use pannier_optical::codes::glyphs::{Font, Glyph, Placed, Run};
use pannier_optical::paper::phrase::{Direction, Part, Phrase};

/// The fonts, each known by the first letter of its name.
const FILES: [(&str, &[u8]); 3] = [
    ("arabic", include_bytes!("printed/arabic.ttf")),
    ("chinese", include_bytes!("printed/chinese.ttf")),
    ("latin", include_bytes!("printed/latin.ttf")),
];
const FONTS: &str = include_str!("printed/fonts.txt");
/// The shaped texts of each language.
const SHAPED: [(Language, &str); 6] = [
    (Language::Persian, include_str!("printed/fa.txt")),
    (Language::Arabic, include_str!("printed/ar.txt")),
    (Language::Sorani, include_str!("printed/ckb.txt")),
    (Language::Chinese, include_str!("printed/zh.txt")),
    (Language::Kurmanji, include_str!("printed/kmr.txt")),
    (Language::French, include_str!("printed/fr.txt")),
];
/// The key of the ten digits of a language.
const DIGITS: &str = "digits";

static CUT: LazyLock<BTreeMap<char, Arc<Font>>> = LazyLock::new(fonts);

/// The words of one language on paper.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Printed {
    direction: Direction,
    lines: BTreeMap<&'static str, Vec<Phrase>>,
}

impl Printed {
    /// Returns the words of a language. English words are no glyphs: paper has them anyway.
    pub(super) fn of(language: Language) -> Option<Self> {
        let (_, text) = SHAPED.iter().find(|(one, _)| *one == language)?;
        let direction = if language.is_from_right() { Direction::FromRight } else { Direction::FromLeft };
        let mut lines = BTreeMap::<_, Vec<Phrase>>::new();
        let mut key = "";
        // A test reads every file strictly. Here, what does not parse is left out.
        for line in text.lines().filter(|line| !line.starts_with('#')) {
            match line.strip_prefix(' ') {
                None => key = line.split(' ').next().unwrap_or(line),
                Some(tokens) => {
                    lines.entry(key).or_default().extend(parts(tokens).map(|parts| Phrase { parts, direction }));
                }
            }
        }
        Some(Self { direction, lines })
    }

    pub(super) fn direction(&self) -> Direction {
        self.direction
    }

    /// Returns the lines of a message.
    pub(super) fn phrase(&self, key: &str) -> Vec<Phrase> {
        self.lines.get(key).cloned().unwrap_or_default()
    }

    /// Returns digits in the script of the language, from left to right. Empty, if the language has no digits of its own.
    pub(super) fn digits(&self, digits: &str) -> Vec<Run> {
        let ten = self.lines.get(DIGITS);
        let glyphs = |digit: char| match ten?.get(digit.to_digit(10)? as usize)?.parts.first()? {
            Part::Glyphs(runs) => Some(runs.clone()),
            Part::Value(_) => None,
        };
        digits.chars().filter_map(glyphs).flatten().collect()
    }
}

/// Reads the table of fonts.
fn fonts() -> BTreeMap<char, Arc<Font>> {
    let mut fonts = Vec::new();
    for line in FONTS.lines().filter(|line| !line.starts_with('#')) {
        match line.strip_prefix(' ') {
            None => fonts.extend(font(line)),
            Some(line) => {
                if let Some((_, font)) = fonts.last_mut() {
                    font.glyphs.extend(glyph(line));
                }
            }
        }
    }
    fonts.into_iter().map(|(letter, font)| (letter, Arc::new(font))).collect()
}

/// Reads the first line of a font: its names, its heights and its edges.
fn font(line: &str) -> Option<(char, Font)> {
    let mut words = line.split(' ');
    let (own, name) = (words.next()?, words.next()?.to_owned());
    let (_, file) = *FILES.iter().find(|(one, _)| *one == own)?;
    let mut number = || words.next()?.parse().ok();
    let (ascent, descent) = (number()?, number()?);
    let bounds = [number()?, number()?, number()?, number()?];
    Some((own.chars().next()?, Font { name, file, ascent, descent, bounds, glyphs: Vec::new() }))
}

/// Reads a glyph of a font: its number in the file, its width, and its letters if it has some.
fn glyph(line: &str) -> Option<Glyph> {
    let mut words = line.split(' ');
    let (number, width) = (words.next()?.parse().ok()?, words.next()?.parse().ok()?);
    let letter = |point: &str| u32::from_str_radix(point, 16).ok().and_then(char::from_u32);
    let text = words.next().map_or(Some(String::new()), |points| points.split('.').map(letter).collect())?;
    Some(Glyph { number, width, text })
}

/// Reads a line: glyphs such as `a12`, some with a place and a width (`a12@0,-30,200`), and names of values such as `$number`.
fn parts(tokens: &str) -> Option<Vec<Part>> {
    let mut parts = Vec::new();
    for token in tokens.split(' ') {
        if let Some(name) = token.strip_prefix('$') {
            parts.push(Part::Value(name.to_owned()));
            continue;
        }
        if !matches!(parts.last(), Some(Part::Glyphs(_))) {
            parts.push(Part::Glyphs(Vec::new()));
        }
        if let Some(Part::Glyphs(runs)) = parts.last_mut() {
            add(token, runs)?;
        }
    }
    Some(parts)
}

/// Adds a glyph to the runs of a part. A glyph of another font begins a run.
fn add(token: &str, runs: &mut Vec<Run>) -> Option<()> {
    let letter = token.chars().next()?;
    let font = CUT.get(&letter)?;
    let (number, place) =
        token.strip_prefix(letter)?.split_once('@').map_or((token.strip_prefix(letter)?, None), |(n, p)| (n, Some(p)));
    let glyph: u16 = number.parse().ok()?;
    let own = font.glyphs.get(usize::from(glyph))?.width;
    let (x, y, width): (i32, i32, u32) = match place {
        None => (0, 0, own),
        Some(place) => {
            let mut numbers = place.split(',');
            (numbers.next()?.parse().ok()?, numbers.next()?.parse().ok()?, numbers.next()?.parse().ok()?)
        }
    };
    if runs.last().is_none_or(|run| run.font.name != font.name) {
        runs.push(Run { font: Arc::clone(font), glyphs: Vec::new(), width: 0 });
    }
    let run = runs.last_mut()?;
    run.glyphs.push(Placed { glyph, at: (x.saturating_add_unsigned(run.width), y) });
    run.width = run.width.checked_add(width)?;
    Some(())
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;
    use std::fs;
    use std::path::Path;

    use super::*;
    use crate::digest::sha256;
    use pannier_optical::paper::leaf::{self, Leaf, LeafLine};
    use pannier_optical::paper::profile::Paper;

    /// The messages of one line in a language, as the catalogue has them.
    fn catalogue(language: Language) -> BTreeMap<String, String> {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/cli/messages").join(language.code());
        let files = fs::read_dir(folder).unwrap().map(|entry| fs::read_to_string(entry.unwrap().path()).unwrap());
        let message = |line: &str| line.split_once(" = ").map(|(key, text)| (key.to_owned(), text.to_owned()));
        files.flat_map(|text| text.lines().filter_map(message).collect::<Vec<_>>()).collect()
    }

    #[test]
    fn shaped_texts_are_those_of_the_catalogue() {
        let keys = |text: &str| -> BTreeSet<String> {
            let heads = text.lines().filter(|line| !line.starts_with(['#', ' ']));
            heads.map(|line| line.split(' ').next().unwrap().to_owned()).filter(|key| key != DIGITS).collect()
        };
        for (language, text) in SHAPED {
            assert_eq!(keys(text), keys(SHAPED[0].1), "{language:?}");
            let catalogue = catalogue(language);
            for line in text.lines().filter(|line| !line.starts_with('#')) {
                if let Some(tokens) = line.strip_prefix(' ') {
                    assert!(parts(tokens).is_some(), "{language:?}: {line}");
                    continue;
                }
                let (key, hash) = line.split_once(' ').unwrap();
                let Some(own) = catalogue.get(key) else {
                    assert_eq!(key, DIGITS);
                    continue;
                };
                let now = sha256(own.as_bytes()).to_string();
                assert_eq!(
                    &now[..16],
                    hash,
                    "{key} of {language:?} changed: run scripts/shape-paper, and look at the pages"
                );
            }
        }
    }

    /// The tables of a TrueType file, far enough for the number of its outlines.
    #[test]
    fn fonts_have_every_glyph_of_their_tables() {
        assert_eq!(CUT.len(), FILES.len());
        for font in CUT.values() {
            let tables = usize::from(u16::from_be_bytes([font.file[4], font.file[5]]));
            let records = font.file[12..].chunks(16).take(tables);
            let record = records.into_iter().find(|record| record.starts_with(b"maxp")).unwrap();
            let at = u32::from_be_bytes(record[8..12].try_into().unwrap()) as usize + 4;
            let outlines = u16::from_be_bytes([font.file[at], font.file[at + 1]]);
            assert!(font.glyphs.iter().all(|glyph| glyph.number < outlines), "{}", font.name);
            assert!(font.glyphs.len() > 5 && font.glyphs.iter().all(|glyph| glyph.text.chars().count() <= 3));
        }
    }

    #[test]
    fn nothing_on_a_page_of_words_is_nearer_than_8_mm_to_the_edge() {
        for (language, text) in SHAPED {
            let printed = Printed::of(language).unwrap();
            let keys =
                text.lines().filter(|line| !line.starts_with(['#', ' '])).map(|line| line.split(' ').next().unwrap());
            let lines =
                keys.filter(|key| *key != "leaf-page").flat_map(|key| printed.lines[key].clone()).map(LeafLine::Words);
            let groups = ["04356", "65430", "11111", "99999", "00000", "45645"]
                .map(|digits| leaf::Group { digits: digits.to_owned(), own: printed.digits(digits) });
            let value = LeafLine::Value("pannier ".repeat(40));
            let lines: Vec<LeafLine> = lines.take(24).chain([value, LeafLine::Groups(groups.into())]).collect();
            let leaf = Leaf { direction: printed.direction(), lines };
            for paper in [Paper::A4, Paper::Letter] {
                let pages = leaf::pages(paper, &"title ".repeat(90), &[leaf.clone(), leaf.clone(), leaf.clone()]);
                assert_eq!(pages.len(), leaf::page_count(3));
                for page in pages {
                    let ((width, height), [left, top, right, bottom]) = (paper.dots(), page.bounds().unwrap());
                    let inside = left >= 95 && top >= 95 && right + 95 <= width && bottom + 95 <= height;
                    assert!(inside, "{language:?} {paper:?}: {:?}", page.bounds());
                }
            }
        }
    }

    #[test]
    fn values_stand_between_words_in_the_order_of_reading() {
        for (language, text) in SHAPED {
            let printed = Printed::of(language).unwrap();
            let phrase = printed.phrase("paper-page").remove(0);
            let filled = phrase.filled(|name| if name == "number" { "3" } else { "17" }.to_owned());
            let values: Vec<&str> = filled
                .parts
                .iter()
                .filter_map(|part| if let Part::Value(text) = part { Some(text.as_str()) } else { None })
                .collect();
            assert_eq!(values, ["3", "17"], "{language:?}");
            assert!(filled.dots(28) > phrase.parts.len() as u32);
            assert_eq!(!printed.digits("0123456789").is_empty(), text.contains("\ndigits "), "{language:?}");
        }
    }
}
