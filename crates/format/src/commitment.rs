//! A commitment: the hashes of files under one salt, so that a short code stands for all their bytes (FORMAT.md §21).
#![cfg_attr(not(test), deny(clippy::arithmetic_side_effects))]

mod excerpt;
mod pieces;
mod rolling;
mod texts;

use crate::digest::sha256;
use crate::escape::commands;
use crate::hash::Hash;
use crate::limits;
use crate::transport::{may_hold_words, plain};
pub use excerpt::{Index, Run};
pub use pieces::{PIECES_FIRST_LINE, PieceList, Pieces, Tree};
pub use rolling::{rolled, rolling_sum};
pub use texts::{HashedFile, Texts};

/// The name that a writer gives to a commitment.
pub const COMMITMENT_NAME: &str = "commitment.txt";
/// The name that a writer gives to the list of pieces beside a commitment.
pub const PIECES_NAME: &str = "pieces.txt";
/// The name that a writer gives to the slip beside a commitment.
pub const SLIP_NAME: &str = "slip.txt";
/// The first line of a commitment.
pub const FIRST_LINE: &str = "pannier commitment 1\n";
const SALT: &str = "salt ";
const NAMES_KEPT: &str = "names kept";
const NAMES_LEFT_OUT: &str = "names left out";
/// Digits of a number in the place of a name.
const NUMBER_WIDTH: usize = 6;

/// Whether a commitment has the names of its files.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Names {
    /// Every file has its path.
    Kept,
    /// Every file has a number, in the order of the hashes.
    LeftOut,
}

/// A file of a commitment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Committed {
    /// The path of the file, or its number.
    pub name: String,
    /// The hash of the whole file.
    pub sha256: Hash,
    /// The tree over the pieces of a long file.
    pub pieces: Option<Pieces>,
}

/// A commitment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Commitment {
    /// Random bytes, so that nobody can guess the files from the code.
    pub salt: Hash,
    /// Whether the files have their names.
    pub names: Names,
    /// The files in their order.
    pub files: Vec<Committed>,
}

/// The reason why a text with the first line of a commitment is none.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CommitmentFault {
    /// The text has more bytes than a commitment may have.
    #[error("over {max} bytes", max = limits::COMMITMENT_MAX_BYTES)]
    TooLong,
    /// The text is not UTF-8, or the last line has no line end.
    #[error("not a text of whole lines")]
    NotText,
    /// A line is not what stands there.
    #[error("line {0} is not as the format says")]
    Line(usize),
    /// A name is not allowed.
    #[error("line {0} has a name that is not allowed")]
    Name(usize),
    /// A file is not in its place.
    #[error("line {0} is not in its place")]
    Order(usize),
    /// There is no file.
    #[error("no file is named")]
    Nothing,
}

impl Commitment {
    /// Returns a commitment to some files, in the order of the format. Without names, the files get numbers.
    pub fn new(salt: Hash, names: Names, mut files: Vec<Committed>) -> Self {
        match names {
            Names::Kept => files.sort_by(|one, other| one.name.cmp(&other.name)),
            Names::LeftOut => {
                // Two files with the same bytes have the same line.
                files.sort_by_key(|file| file.sha256);
                (1..).zip(&mut files).for_each(|(number, file)| file.name = numbered(number));
            }
        }
        Self { salt, names, files }
    }

    /// Writes the commitment.
    pub fn write(&self) -> String {
        let names = match self.names {
            Names::Kept => NAMES_KEPT,
            Names::LeftOut => NAMES_LEFT_OUT,
        };
        let mut text = format!("{FIRST_LINE}{SALT}{}\n{names}\n", self.salt);
        for file in &self.files {
            text += &format!("{}  {}\n", file.sha256, file.name);
            if let Some(pieces) = &file.pieces {
                text += &pieces.line();
            }
        }
        text
    }

    /// Parses a commitment.
    ///
    /// # Errors
    /// Returns the first rule of FORMAT.md §21 that the text breaks.
    pub fn parse(bytes: &[u8]) -> Result<Self, CommitmentFault> {
        use CommitmentFault as Fault;
        if bytes.len() as u64 > limits::COMMITMENT_MAX_BYTES {
            return Err(Fault::TooLong);
        }
        let text = std::str::from_utf8(bytes).map_err(|_| Fault::NotText)?;
        let body = text.strip_suffix('\n').ok_or(Fault::NotText)?;
        let mut lines = (1..).zip(body.split('\n')).peekable();
        let mut next = |number| lines.next_if(|(at, _)| *at == number).map_or("", |(_, line)| line);
        if next(1) != FIRST_LINE.trim_end() {
            return Err(Fault::Line(1));
        }
        let salt = next(2).strip_prefix(SALT).and_then(Hash::parse).ok_or(Fault::Line(2))?;
        let names = match next(3) {
            NAMES_KEPT => Names::Kept,
            NAMES_LEFT_OUT => Names::LeftOut,
            _ => return Err(Fault::Line(3)),
        };
        let mut files: Vec<Committed> = Vec::new();
        while let Some((number, line)) = lines.next() {
            let (hash, name) = line.split_once("  ").ok_or(Fault::Line(number))?;
            let sha256 = Hash::parse(hash).ok_or(Fault::Line(number))?;
            let is_next = match names {
                Names::Kept => {
                    is_name(name).then_some(()).ok_or(Fault::Name(number))?;
                    files.last().is_none_or(|last| last.name.as_str() < name)
                }
                Names::LeftOut => {
                    let wanted = numbered(files.len().saturating_add(1));
                    (name == wanted).then_some(()).ok_or(Fault::Name(number))?;
                    files.last().is_none_or(|last| last.sha256 <= sha256)
                }
            };
            is_next.then_some(()).ok_or(Fault::Order(number))?;
            let pieces = lines.next_if(|(_, line)| Pieces::has_shape(line));
            let pieces = pieces.map(|(at, line)| Pieces::parse(line).ok_or(Fault::Line(at))).transpose()?;
            files.push(Committed { name: name.to_owned(), sha256, pieces });
        }
        if files.is_empty() { Err(Fault::Nothing) } else { Ok(Self { salt, names, files }) }
    }
}

/// Returns a number in the place of a name.
fn numbered(number: usize) -> String {
    format!("{number:0>NUMBER_WIDTH$}")
}

/// Tells whether a path may be in a commitment: text that commands no terminal, of parts that lead nowhere else.
pub fn is_name(path: &str) -> bool {
    let is_part = |part: &str| !matches!(part, "" | "." | "..");
    (1..=limits::PATH_MAX_BYTES).contains(&path.len()) && path.split('/').all(is_part) && !path.chars().any(commands)
}

/// Tells by its beginning whether a file may be a commitment, also one that mail or an editor changed.
pub fn may_be_commitment(head: &[u8]) -> bool {
    may_hold_words(head, FIRST_LINE.trim_end())
}

/// Returns the bytes of a commitment that have a hash: the text as it stands, or what it was before mail or an editor changed it.
pub fn with_hash(bytes: Vec<u8>, fits: impl Fn(&Hash) -> bool) -> Option<(Vec<u8>, Hash)> {
    let hash = sha256(&bytes);
    if fits(&hash) {
        return Some((bytes, hash));
    }
    if bytes.len() as u64 > limits::CARRIED_COMMITMENT_MAX_BYTES {
        return None;
    }
    let ended = |text: &str| format!("{}\n", text.trim_end()).into_bytes();
    plain(&bytes).into_iter().find_map(|(text, _)| {
        let text = ended(&text);
        let hash = sha256(&text);
        fits(&hash).then_some((text, hash))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(name: &str, byte: u8) -> Committed {
        Committed { name: name.into(), sha256: Hash([byte; 32]), pieces: None }
    }

    fn sample(names: Names) -> Commitment {
        let mut film = file("film.mp4", 7);
        film.pieces = Some(Pieces { bytes: 3 << 20, root: Hash([8; 32]) });
        Commitment::new(Hash([1; 32]), names, vec![film, file("a b/ت.txt", 9), file("z", 2)])
    }

    #[test]
    fn a_commitment_is_read_and_written_back_to_the_same_bytes() {
        for names in [Names::Kept, Names::LeftOut] {
            let commitment = sample(names);
            let text = commitment.write();
            assert_eq!(Commitment::parse(text.as_bytes()), Ok(commitment));
        }
    }

    #[test]
    fn without_names_the_order_is_that_of_the_hashes() {
        let commitment = sample(Names::LeftOut);
        let text = commitment.write();
        let (two, seven, nine) = ("02".repeat(32), "07".repeat(32), "09".repeat(32));
        let pieces = format!("pieces 3145728 {}", "08".repeat(32));
        let files = format!("{two}  000001\n{seven}  000002\n{pieces}\n{nine}  000003\n");
        assert_eq!(text, format!("pannier commitment 1\nsalt {}\nnames left out\n{files}", "01".repeat(32)));
    }

    #[test]
    fn each_departure_from_the_grammar_is_refused() {
        use CommitmentFault as Fault;
        let ok = sample(Names::Kept).write();
        let bare = sample(Names::LeftOut).write();
        let hex = "02".repeat(32);
        let head: String = ok.lines().take(3).flat_map(|line| [line, "\n"]).collect();
        for (text, fault) in [
            (String::new(), Fault::NotText),
            (ok.trim_end().to_owned(), Fault::NotText),
            (ok.replace('\n', "\r\n"), Fault::Line(1)),
            (ok.replacen("commitment 1", "commitment 2", 1), Fault::Line(1)),
            (ok.replacen("salt 01", "salt 0G", 1), Fault::Line(2)),
            (ok.replacen("names kept", "names", 1), Fault::Line(3)),
            (head, Fault::Nothing),
            (ok.replacen(&format!("{hex}  z"), &format!("{hex} *z"), 1), Fault::Line(7)),
            (ok.replacen("  z", "  ../z", 1), Fault::Name(7)),
            (ok.replacen("  z", "  a\u{202E}z", 1), Fault::Name(7)),
            (ok.replacen("  z", "  a", 1), Fault::Order(7)),
            (ok.replacen("  z", "  film.mp4", 1), Fault::Order(7)),
            (ok.replacen("pieces 3145728", "pieces 03145728", 1), Fault::Line(6)),
            (ok.replacen("pieces 3145728", "pieces 1048576", 1), Fault::Line(6)),
            (ok.replacen("  film.mp4\n", "  film.mp4\n\n", 1), Fault::Line(6)),
            (format!("{ok}\n"), Fault::Line(8)),
            (bare.replacen("000002", "000003", 1), Fault::Name(5)),
            (bare.replacen(&hex, &"0a".repeat(32), 1), Fault::Order(5)),
        ] {
            assert_eq!(Commitment::parse(text.as_bytes()), Err(fault), "{text}");
        }
    }

    #[test]
    fn a_commitment_that_mail_changed_is_taken_back() {
        let text = sample(Names::Kept).write();
        let wanted = sha256(text.as_bytes());
        let wide: Vec<u8> = std::iter::once(0xFEFF).chain(text.encode_utf16()).flat_map(u16::to_le_bytes).collect();
        for changed in [
            text.clone().into_bytes(),
            text.replace('\n', "\r\n").into_bytes(),
            text.trim_end().to_owned().into_bytes(),
            format!("\u{FEFF}{text}\n").into_bytes(),
            wide,
        ] {
            assert!(may_be_commitment(&changed[..64]));
            let (bytes, _) = with_hash(changed, |hash| *hash == wanted).expect("the commitment");
            assert_eq!(bytes, text.as_bytes());
        }
        assert!(with_hash(text.replacen("07", "06", 1).into_bytes(), |hash| *hash == wanted).is_none());
    }
}
