//! The words on printed sheets and cards.

use super::leaf;
use super::line::digits_of_hash;
use crate::bundle::Bundle;
use crate::cli::messages::msg;
use crate::cli::printed::Printed;
use crate::first::paper::FIRST_BLOCKS;
use crate::format::frame::{Group, Kind};
use crate::format::kit;
use crate::format::recipients::digits_of_recipient;
use crate::format::{Hash, Sealing};
use crate::readme;
use crate::units;
use pannier_optical::objects::carry::{CHUNKS_ASKED_FOR, SMALL_FILES, WHOLE_BUNDLE};
use pannier_optical::paper::card::{Card, CardWords};
use pannier_optical::paper::leaf::Leaf;
use pannier_optical::paper::phrase::Phrase;
use pannier_optical::paper::sheet::{Contents, CoverCodes, Label, Line, Words, hand_line};

/// The recipe by hand, as short as a page needs: who signed, the needed files by the signed list, and joining them.
const SIGNED: &str = "minisign -V -P KEY -m SHA256SUMS";
const NEEDED: &str = r"grep -E '^[0-9a-f]{64}  (bundle\.json|d[0-9]{4,5}\.bin)$' SHA256SUMS | sort -k 2 > needed";
/// The line fails if a name is listed twice.
const COMPARED: &str = r#"test -z "$(cut -c 67- needed | uniq -d)" && sha256sum -c needed"#;
const JOIN: &str = "mkdir documents; cut -c 67- needed | grep '^d' | xargs cat > payload";

/// The facts of a bundle on each page. All texts are ASCII, but for the words in other languages.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Heading {
    /// Series and release.
    title: String,
    /// The beginning of the bundle id.
    id: String,
    /// The publisher's digits.
    digits: String,
    sealing: Sealing,
    /// The date and the size of the bundle.
    made: String,
    /// Name, date and size, in no language.
    name: String,
    /// The list of the kit for which the publisher vouches.
    kit: Option<Hash>,
    /// The languages that the paper has beside English.
    languages: Vec<Printed>,
}

impl Heading {
    /// Returns the heading for a bundle.
    pub fn of(bundle: &Bundle) -> Self {
        let (date, bytes) = (bundle.facts.created.as_str(), bundle.facts.payload_bytes.to_string());
        Self {
            title: bundle.title(),
            id: bundle.list.id.short(),
            digits: bundle.digits().to_string(),
            sealing: bundle.facts.sealing,
            name: format!("{}  {date}  {}", bundle.title(), units::bytes(bundle.facts.payload_bytes)),
            made: msg!("cover-made", date = date, bytes = bytes),
            kit: None,
            languages: Vec::new(),
        }
    }

    /// Adds the kit for which the publisher vouches.
    #[must_use]
    pub(in crate::cli) fn vouching(self, kit: Option<Hash>) -> Self {
        Self { kit, ..self }
    }

    /// Adds words in other languages.
    #[must_use]
    pub(in crate::cli) fn also_in(self, languages: Vec<Printed>) -> Self {
        Self { languages, ..self }
    }

    /// Returns the tool that opens the payload by hand.
    fn unseal(&self) -> &'static str {
        match self.sealing {
            Sealing::Recipients => "age -d -i recipient.key payload | zstd -d",
            Sealing::Passphrase => "age -d payload | zstd -d",
            Sealing::None => "zstd -d < payload",
        }
    }
}

impl Words for Heading {
    fn title(&self) -> String {
        msg!("paper-title", title = self.title.as_str(), id = self.id.as_str())
    }

    fn page(&self, number: usize, contents: Contents<'_>) -> String {
        msg!("paper-page", number = number.to_string(), pages = contents.page_count.to_string())
    }

    fn page_lines(&self, contents: Contents<'_>, is_roomy: bool) -> Vec<Line> {
        let digits = self.digits.as_str();
        let photograph = msg!("paper-photograph", command = "pannier scan PICTURES -o FOLDER");
        let lines = match is_roomy {
            true => vec![msg!("paper-digits", digits = digits), enough(contents), photograph],
            false => vec![msg!("paper-digits-short", enough = enough(contents), digits = digits), photograph],
        };
        let mut lines: Vec<Line> = lines.into_iter().map(Line::Words).collect();
        lines.extend(by_hand(contents));
        if is_roomy {
            lines.push(Line::Words(msg!("paper-then", command = SIGNED)));
        }
        lines
    }

    fn label(&self, object: Option<&str>, number: u32, of: u32) -> Label {
        // With other languages on the paper, the number is of no language.
        let number = match self.languages.as_slice() {
            [] => msg!("paper-label", number = number.to_string(), codes = of.to_string()),
            [..] => format!("{number}/{of}"),
        };
        let elsewhere = object.map(|name| leaf::names(&self.languages, name)).unwrap_or_default();
        Label { name: object.map(object_name), number, elsewhere }
    }

    fn cover_title(&self, contents: Contents<'_>) -> String {
        msg!("cover-title", pages = contents.page_count)
    }

    fn cover_lines(&self, contents: Contents<'_>, codes: CoverCodes<'_>) -> Vec<Line> {
        let (locked, sees) = match self.sealing {
            Sealing::Recipients => (msg!("cover-locked-recipients"), msg!("cover-sees-sealed")),
            Sealing::Passphrase => (msg!("cover-locked-passphrase"), msg!("cover-sees-sealed")),
            Sealing::None => (msg!("cover-locked-none"), msg!("cover-sees-none")),
        };
        let (title, made) = (self.title.as_str(), self.made.as_str());
        let key = if self.sealing == Sealing::Recipients { " -i YOUR.key" } else { "" };
        let step_2 = msg!("cover-step-2", command = "pannier scan PICTURES -o FOLDER");
        let step_3 = msg!("cover-step-3", command = format!("pannier open FOLDER -o DOCUMENTS{key}"));
        let trust = msg!("cover-step-3-trust", command = "pannier trust FOLDER");
        let mut lines = vec![
            Line::Head(msg!("cover-what")),
            Line::Words(msg!("cover-documents", title = title, made = made, locked = locked)),
            Line::Head(msg!("cover-getting")),
            Line::Words(match codes {
                CoverCodes::All => msg!("cover-step-1-only"),
                CoverCodes::Small(_) | CoverCodes::None => msg!("cover-step-1"),
            }),
            Line::Words(match codes {
                CoverCodes::All => enough(contents),
                CoverCodes::Small(_) | CoverCodes::None => may_miss(contents),
            }),
            Line::Words(step_2),
            Line::Words(step_3),
            Line::Words(trust),
            Line::Head(msg!("cover-whose")),
            Line::Words(msg!("cover-digits", digits = self.digits.as_str())),
            Line::Words(msg!("cover-compare")),
        ];
        lines.extend(self.kit.iter().flat_map(programs));
        lines.extend([Line::Head(msg!("cover-who-sees")), Line::Words(sees), Line::Head(msg!("cover-by-hand"))]);
        let then = match codes {
            CoverCodes::All => {
                lines.extend(by_hand(contents));
                msg!("cover-then")
            }
            CoverCodes::Small(group) => {
                lines.extend([
                    Line::Words(msg!("cover-small-files", last = group.source_count.to_string())),
                    Line::Command(hand_line(group, " | zstd -d | tar x")),
                ]);
                msg!("cover-chunks")
            }
            CoverCodes::None => {
                lines.push(Line::Words(msg!("cover-line-elsewhere")));
                msg!("cover-chunks")
            }
        };
        lines.extend([
            Line::Words(then),
            Line::Command(format!("{SIGNED} && {NEEDED}")),
            Line::Command(COMPARED.to_owned()),
            Line::Command(format!("{JOIN}; {} | tar x -C documents", self.unseal())),
            Line::Words(msg!("cover-commands-count", command = "pannier help by-hand")),
        ]);
        lines
    }

    fn page_elsewhere(&self, number: usize, contents: Contents<'_>) -> Vec<Phrase> {
        leaf::page(&self.languages, number, contents.page_count)
    }

    fn page_phrases(&self) -> Vec<Phrase> {
        leaf::sentences(&self.languages)
    }

    fn leaves(&self, contents: Contents<'_>) -> Vec<Leaf> {
        let told = leaf::Told { name: &self.name, digits: &self.digits, sealing: self.sealing };
        self.languages.iter().map(|printed| leaf::sheet(printed, told, contents)).collect()
    }
}

/// Returns the lines about the kit that the publisher knows. A paper comes another way than a stick, so a program can be compared with it.
fn programs(list: &Hash) -> [Line; 4] {
    [
        Line::Head(msg!("cover-programs")),
        Line::Words(msg!("cover-kit", digits = digits_of_hash(list))),
        Line::Command(kit::voucher(list).trim_end().to_owned()),
        Line::Words(msg!("cover-kit-compare", command = "sha256sum kit/SHA256SUMS")),
    ]
}

/// Returns the name of an object for people.
pub(super) fn object_name(name: &str) -> String {
    match name {
        SMALL_FILES => msg!("paper-small-files"),
        WHOLE_BUNDLE => msg!("paper-whole-bundle"),
        CHUNKS_ASKED_FOR => msg!("paper-chunks"),
        FIRST_BLOCKS => msg!("paper-first-blocks"),
        chunk => chunk.to_owned(),
    }
}

/// Returns what may be missing, if one sentence is true for all objects.
fn may_miss(contents: Contents<'_>) -> String {
    match leaf::missing(contents) {
        leaf::Missing::Told => msg!("cover-may-miss-told"),
        leaf::Missing::Codes => msg!("cover-may-miss-codes"),
        leaf::Missing::Page => msg!("cover-may-miss-page"),
    }
}

/// Returns how many of the codes are enough.
fn enough(contents: Contents<'_>) -> String {
    let counts = |group: &Group| (group.source_count.to_string(), group.frame_count().to_string());
    if let [(_, group)] = contents.groups {
        let (need, codes) = counts(group);
        return msg!("paper-enough", need = need, codes = codes);
    }
    let some = contents.groups.iter().take(2).map(|(name, group)| {
        let (need, codes) = counts(group);
        msg!("paper-some", name = object_name(name), need = need, codes = codes)
    });
    let some = super::line::listed(&some.collect::<Vec<_>>());
    let codes = contents.code_count.to_string();
    match contents.groups.len() {
        0..=2 => msg!("paper-enough-each", codes = codes, some = some),
        _ => msg!("paper-enough-each-more", codes = codes, some = some),
    }
}

/// Returns how to restore the first object without this program.
fn by_hand(contents: Contents<'_>) -> Vec<Line> {
    let Some((_, group)) = contents.groups.first() else { return Vec::new() };
    let (object, unpack) = match group.kind {
        Kind::Bag => ("files", " | zstd -d | tar x"),
        Kind::Chunk => ("chunk", " > CHUNK.bin"),
    };
    let last = group.source_count.to_string();
    let gives = match contents.groups.len() {
        1 => msg!("paper-by-hand", last = last, object = object),
        _ => msg!("paper-by-hand-others", last = last, object = object),
    };
    vec![Line::Words(gives), Line::Command(hand_line(group, unpack))]
}

/// Returns the words of a card.
pub(in crate::cli) fn card(card: &Card) -> CardWords {
    let lines = match card {
        Card::Publisher(key) => {
            vec![msg!("card-digits", digits = key.digits().to_string()), msg!("card-publisher")]
        }
        Card::Recipient(text) => {
            let digits = digits_of_recipient(text);
            vec![msg!("card-digits", digits = digits.to_string()), msg!("card-recipient")]
        }
        Card::Slip(_) => vec![msg!("card-slip")],
    };
    let foot = match card {
        Card::Publisher(key) => by_hand_of(&key.base64()),
        Card::Recipient(_) | Card::Slip(_) => Vec::new(),
    };
    let title = msg!("card-title", what = card_name(card));
    CardWords { title, lines, to_type: msg!("card-to-type"), foot }
}

/// Returns the lines that tell how people open the bundles of one publisher by hand.
fn by_hand_of(key: &str) -> Vec<Line> {
    let recipe = readme::by_hand(key);
    let lines = recipe.lines().map(|line| match readme::is_command(line) {
        true => Line::Command(line.to_owned()),
        false => Line::Words(line.to_owned()),
    });
    [Line::Head(msg!("card-by-hand"))].into_iter().chain(lines).collect()
}

/// Returns the name of a card for people.
pub(super) fn card_name(card: &Card) -> String {
    match card {
        Card::Publisher(_) => msg!("sheet-card-publisher"),
        Card::Recipient(_) => msg!("sheet-card-recipient"),
        Card::Slip(_) => msg!("sheet-card-slip"),
    }
}
