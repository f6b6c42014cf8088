//! The cover of a sheet: what this is, in plain words, and the small files as codes of their own.

use super::carry::Object;
use super::object::{self, Share};
use super::page::{Face, MARGIN_DOTS, Page, fitting_dots, letter_dots};
use super::profile::{Paper, Print};
use super::sheet::{Grid, Heading, hand_line};
use crate::error::{Error, Result};
use crate::format::Sealing;
use crate::format::frame::{Frame, Group};

/// Rows of codes: the words keep at least a quarter of the page.
const ROWS_MOST: u32 = 3;
/// Codes: fewer than on any page, so that whoever sees a cover does not take it for one.
const CODES_MOST: usize = 11;
/// Size of the first line.
const TITLE_DOTS: u32 = 44;
/// Size of the words.
const WORDS_DOTS: u32 = 32;
/// Size of what is to be typed, which must stay on one line.
const COMMAND_DOTS: u32 = 25;
/// What a recipient may lose, whatever it is, is said only if it is so.
const A_FIFTH: u32 = 5;

/// A cover, its codes computed.
#[derive(Debug)]
pub(super) struct Cover {
    print: Print,
    paper: Paper,
    /// Frames of the small files, and what they have in common; none where they would not fit.
    codes: Option<(Group, Vec<Frame>)>,
}

impl Cover {
    /// A cover with the small files. `there` are the frames that they have on the pages.
    pub(super) fn new(small: &Object, there: Option<(Group, &Vec<Frame>)>, print: Print, paper: Paper) -> Result<Self> {
        let slots = Grid::new(print, paper, Some(ROWS_MOST)).slots().min(CODES_MOST);
        let body_bytes = print.carrier().body_bytes;
        let sources = small.bytes.len().div_ceil(body_bytes as usize);
        let codes = match there {
            _ if sources > slots => None,
            Some((group, frames)) => Some((group, frames.iter().take(slots).cloned().collect())),
            None => {
                // Only what is printed here is there at all, so that nobody looks for more.
                let spare = u32::try_from(slots - sources).unwrap_or(0);
                let spare = spare.min(Share::SMALL.frames(u32::try_from(sources).unwrap_or(0)));
                let share = Share { percent: 0, extra: spare };
                let group = object::group(small.kind, &small.bytes, body_bytes, share);
                let group = group.ok_or(Error::Bug("small files that no codes can carry"))?;
                Some((group, object::frames(&group, &small.bytes)?))
            }
        };
        Ok(Self { print, paper, codes })
    }

    pub(super) fn code_count(&self) -> usize {
        self.codes.as_ref().map_or(0, |(_, frames)| frames.len())
    }

    /// The page; so many others follow.
    pub(super) fn page(&self, heading: &Heading, groups: &[(String, Group)], page_count: usize) -> Result<Page> {
        let mut page = Page::new(self.paper.dots());
        let grid = Grid::new(self.print, self.paper, Some(ROWS_MOST));
        let wide = self.paper.dots().0.saturating_sub(2 * MARGIN_DOTS);
        let lines = self.words(heading, groups, page_count, (wide / letter_dots(WORDS_DOTS)) as usize);
        let room = grid.top().saturating_sub(MARGIN_DOTS + 3 * TITLE_DOTS);
        let step = (room / u32::try_from(lines.len().max(1)).unwrap_or(u32::MAX)).min(WORDS_DOTS * 3 / 2);
        let mut y = MARGIN_DOTS + TITLE_DOTS;
        let title = heading.first_line();
        let follow = if page_count == 1 { "1 page follows".to_owned() } else { format!("{page_count} pages follow") };
        let size = fitting_dots(TITLE_DOTS, title.len(), wide);
        page.text((MARGIN_DOTS, y), size, Face::Bold, title);
        y += TITLE_DOTS;
        page.text((MARGIN_DOTS, y), WORDS_DOTS, Face::Bold, format!("This is the cover; {follow}."));
        y += TITLE_DOTS / 2;
        for Line { face, size_dots, text } in lines {
            y += step;
            page.text((MARGIN_DOTS, y), size_dots, face, text);
        }
        if let Some((group, frames)) = &self.codes {
            for (slot, frame) in (0..).zip(frames) {
                let label = format!("small files {} of {}", frame.number() + 1, group.frame_count());
                grid.code(&mut page, slot, frame, label)?;
            }
        }
        Ok(page)
    }

    fn words(&self, heading: &Heading, groups: &[(String, Group)], page_count: usize, letters: usize) -> Vec<Line> {
        let Heading { title, digits, made, sealing, .. } = heading;
        let locked = match sealing {
            Sealing::Recipients => "Only those with a secret key that it was sealed to can open it.",
            Sealing::Passphrase => "Only those who know the passphrase can open it.",
            Sealing::None => "It is not sealed: whoever has these pages can read everything.",
        };
        let key = match sealing {
            Sealing::Recipients => " -i YOUR.key",
            _ => "",
        };
        let mut words = Words { letters, lines: Vec::new() };
        words.head("What this is");
        words.line(&format!("Documents, as codes that a camera can read: {title}, {made}. {locked}"));
        words.head("Getting the documents out");
        words.line("1. Photograph or scan every page, this one too: flat, sharp, evenly lit. Torn corners and stains do no harm.");
        let bears_a_fifth = |(_, group): &(String, Group)| group.recovery_count * A_FIFTH >= group.frame_count();
        words.line(match page_count {
            _ if !groups.iter().all(bears_a_fifth) => "Every page says how many of the codes are needed.",
            0..=4 => "About a fifth of the codes may be missing, whichever.",
            _ => "One of five pages may be missing, whichever.",
        });
        words.line("2. pannier scan PICTURES -o FOLDER     tells what is there, and if it is not enough, which pages to bring.");
        words.line(&format!("3. pannier open FOLDER -o DOCUMENTS{key}"));
        words.line(
            "   It asks whom to trust, if it knows nobody yet: compare the digits below, then: pannier trust FOLDER",
        );
        words.head("Whose it is");
        words.line(&format!("The publisher's digits: {digits}"));
        words.line("Compare them with somebody who knows the publisher, by voice or from another paper. Anybody can print a page.");
        words.head("Who sees a page");
        words.line(match sealing {
            Sealing::None => "Whoever sees the pages can read the documents, or a part of them; and series, release, date and publisher's key.",
            _ => "Whoever sees a page reads series, release, date, publisher's key and sizes, and that something is sealed; no document.",
        });
        words.head("By hand, without Pannier");
        match &self.codes {
            Some((group, _)) => {
                words.line(&format!(
                    "Sharp pictures of the codes from 1 to {} below give the list of files, its signature, facts and block table:",
                    group.source_count
                ));
                words.command(hand_line(group, " | zstd -d | tar x"));
            }
            None => words.line("The line that reads the codes stands on every page that follows."),
        }
        words.line("All pages give the chunks in the same way; then:");
        words.command("sha256sum -c SHA256SUMS; minisign -V -P KEY -m SHA256SUMS".to_owned());
        words.command(format!("cat d*.bin{} | zstd -d | tar x", heading.unseal()));
        words.lines
    }
}

/// A line of a cover.
struct Line {
    face: Face,
    size_dots: u32,
    text: String,
}

/// The lines of a cover, as they come.
struct Words {
    /// As many fit on a line.
    letters: usize,
    lines: Vec<Line>,
}

impl Words {
    fn head(&mut self, text: &str) {
        self.lines.push(Line { face: Face::Bold, size_dots: WORDS_DOTS, text: text.to_owned() });
    }

    /// A sentence, on as many lines as it needs.
    fn line(&mut self, text: &str) {
        let mut line = String::new();
        for word in text.split(' ') {
            if !line.is_empty() && line.len() + 1 + word.len() > self.letters {
                let text = std::mem::take(&mut line);
                self.lines.push(Line { face: Face::Plain, size_dots: WORDS_DOTS, text });
            }
            if !line.is_empty() {
                line.push(' ');
            }
            line.push_str(word);
        }
        self.lines.push(Line { face: Face::Plain, size_dots: WORDS_DOTS, text: line });
    }

    fn command(&mut self, text: String) {
        self.lines.push(Line { face: Face::Plain, size_dots: COMMAND_DOTS, text });
    }
}
