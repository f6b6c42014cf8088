//! The arguments of `sheet` and `play`.

use std::fmt;
use std::path::PathBuf;

use clap::builder::PossibleValuesParser;
use clap::{Args, ValueEnum};

use super::Which;
use crate::cli::language::{self, Language};
use crate::cli::messages::msg;
use crate::cli::printed::Printed;
use pannier_optical::paper::profile;
use pannier_optical::screen::{self, Grid};

fn grid(text: &str) -> Result<Grid, String> {
    Grid::parse(text).ok_or_else(|| msg!("play-bad-grid"))
}

/// Which bundle, and how much of it.
#[derive(Debug, Args)]
pub(in crate::cli) struct Carried {
    /// Folders (or files) with the bundle; missing chunks are rebuilt.
    #[arg(value_name = "DIR")]
    pub(in crate::cli) folders: Vec<PathBuf>,
    /// The publisher's public key: a file, or the key itself. Without it, PANNIER_PUBLISHER counts, or else the pins.
    #[arg(short = 'P', long, value_name = "KEY")]
    pub(in crate::cli) publisher: Vec<String>,
    #[command(flatten)]
    pub(in crate::cli) which: Which,
    /// Go on although the publisher is not pinned.
    #[arg(long)]
    pub(in crate::cli) untrusted_publisher: bool,
    /// Only chunks that this want-slip asks for, as many as would be enough: its digits, or a file with them.
    #[arg(long, value_name = "SLIP")]
    pub(in crate::cli) missing: Option<String>,
}

#[derive(Debug, Args)]
pub(in crate::cli) struct Sheet {
    #[command(flatten)]
    pub(in crate::cli) from: Carried,
    /// The new file: .pdf, or .svg or .png (a file for each page), or .txt (the codes as text, a line each)
    /// [default: SERIES-NUMBER.pdf here, or card.pdf].
    #[arg(short, long, value_name = "FILE")]
    pub(in crate::cli) output: Option<PathBuf>,
    /// What will read it: photo (a phone's photo of the whole page), dense (a flatbed, or a sharp photo of a fair print), flatbed
    /// (300 dots an inch and a fair print, most on a page), rough (old phones, photocopies), scan (goes with earlier sheets),
    /// grid (an experiment without QR, for scanners of 300 dots an inch; never printed for real).
    #[arg(long, value_enum, default_value_t = Profile::Photo, value_name = "PROFILE")]
    pub(in crate::cli) profile: Profile,
    /// At most so many pages, the cover included: takes the most forgiving of rough, photo, dense and flatbed that fits.
    #[arg(long, value_name = "N", conflicts_with = "profile", value_parser = clap::value_parser!(u32).range(1..))]
    pub(in crate::cli) pages: Option<u32>,
    /// The size of the paper.
    #[arg(long, value_enum, default_value_t = Paper::A4, value_name = "SIZE")]
    pub(in crate::cli) paper: Paper,
    /// The languages of the paper beside English, up to three of them (fa,ar): a page of words before the cover, or the back of a card,
    /// and the number of each page. Only a PDF has them. The option --lang means the words of this program.
    #[arg(long, value_name = "LANGUAGES", value_delimiter = ',', value_parser = PossibleValuesParser::new(language::CODES))]
    pub(in crate::cli) paper_lang: Vec<String>,
    /// Recovery codes, as a share of the others: 25%, or 200% for the small files alone, unless said otherwise.
    #[arg(long, value_name = "SHARE")]
    pub(in crate::cli) spare: Option<String>,
    /// Print only this: keys (the publisher's public key, as a card), or small (the small files).
    #[arg(long, value_enum, value_name = "WHAT", conflicts_with = "missing")]
    pub(in crate::cli) only: Option<Only>,
    /// With --only small: the block table too, however long. Without it, chunks that arrive whole make a long table again.
    #[arg(long, requires = "only")]
    pub(in crate::cli) table: bool,
    /// Only tell how many pages and codes there would be.
    #[arg(short = 'n', long)]
    pub(in crate::cli) dry_run: bool,
    /// Print more than 50 pages without asking.
    #[arg(long)]
    pub(in crate::cli) yes: bool,
    /// Leave the cover out.
    #[arg(long)]
    pub(in crate::cli) no_cover: bool,
    /// Print a card instead: a public key, a recipient or a slip; a file, or the text itself.
    #[arg(long, value_name = "FILE|TEXT", conflicts_with_all = ["folders", "only", "id", "release"])]
    pub(in crate::cli) card: Option<String>,
}

impl Sheet {
    /// Returns the languages of the paper beside English, which it always has, each once and in the order of the option.
    pub(in crate::cli) fn languages(&self) -> Vec<Language> {
        let mut languages: Vec<Language> = Vec::new();
        for language in self.paper_lang.iter().filter_map(|code| Language::of(code)) {
            if language != Language::English && !languages.contains(&language) {
                languages.push(language);
            }
        }
        languages
    }

    /// Returns the words of these languages.
    pub(in crate::cli) fn printed(&self) -> Vec<Printed> {
        self.languages().into_iter().filter_map(Printed::of).collect()
    }
}

#[derive(Debug, Args)]
pub(in crate::cli) struct Play {
    #[command(flatten)]
    pub(in crate::cli) from: Carried,
    /// Write a page for any browser instead, with all codes in it; it needs no network and uses none.
    #[arg(long, value_name = "FILE", conflicts_with_all = ["apng", "gif"])]
    pub(in crate::cli) html: Option<PathBuf>,
    /// Write an animated PNG instead.
    #[arg(long, value_name = "FILE", conflicts_with = "gif")]
    pub(in crate::cli) apng: Option<PathBuf>,
    /// Write an animated GIF instead.
    #[arg(long, value_name = "FILE")]
    pub(in crate::cli) gif: Option<PathBuf>,
    /// Write a film for television instead: plain grey Y4M, 16:9, for a program such as ffmpeg. The manual has the recipe:
    /// pannier help paper.
    #[arg(long, value_name = "FILE", conflicts_with_all = ["html", "apng", "gif", "fast", "grid", "speed"])]
    pub(in crate::cli) video: Option<PathBuf>,
    /// The television of a film: tv-hd (720 or 1080 lines), tv-sd (576 or 480 lines).
    #[arg(long, value_enum, requires = "video", default_value_t = Television::TvHd, value_name = "PROFILE")]
    pub(in crate::cli) profile: Television,
    /// The pictures a second of a film: 25 or 30, as the channel has them.
    #[arg(long, value_enum, requires = "video", default_value_t = Rate::Pictures25, value_name = "N")]
    pub(in crate::cli) rate: Rate,
    /// Larger codes, four beside each other, for good phones held still.
    #[arg(long)]
    pub(in crate::cli) fast: bool,
    /// Codes that are shown at once: so many beside each other, so many above each other [default: what fits, 3x2 at most].
    #[arg(long, value_name = "CxR", value_parser = grid)]
    pub(in crate::cli) grid: Option<Grid>,
    /// The smallest grid whose loop takes at most this many seconds; with --video, the length of the film, in which the loop is
    /// repeated [default of a film: one round].
    #[arg(long, value_name = "N", conflicts_with_all = ["grid", "fast"], value_parser = clap::value_parser!(u16).range(1..=3600))]
    pub(in crate::cli) seconds: Option<u16>,
    /// Pictures a second, 2 to 15.
    #[arg(long, value_name = "N", default_value_t = 10, value_parser = clap::value_parser!(u16).range(2..=15))]
    pub(in crate::cli) speed: u16,
    /// Recovery codes, as a share of the others: 35%, or 200% for the small files alone, unless said otherwise.
    #[arg(long, value_name = "SHARE")]
    pub(in crate::cli) spare: Option<String>,
    /// Play only the small files.
    #[arg(long, conflicts_with = "missing")]
    pub(in crate::cli) small: bool,
    /// The colours of the terminal.
    #[arg(long, value_enum, default_value_t = Theme::Dark, value_name = "THEME")]
    pub(in crate::cli) theme: Theme,
}

/// What will read the codes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum Profile {
    Photo,
    Dense,
    Flatbed,
    Rough,
    Scan,
    Grid,
}

/// A kind of television.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum Television {
    TvHd,
    TvSd,
}

/// The pictures a second of a film.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum Rate {
    #[value(name = "25")]
    Pictures25,
    #[value(name = "30")]
    Pictures30,
}

/// A size of paper.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum Paper {
    A4,
    Letter,
}

/// A part of a bundle.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum Only {
    Keys,
    Small,
}

/// The colours of a terminal.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum Theme {
    Dark,
    Light,
}

impl From<profile::Print> for Profile {
    fn from(print: profile::Print) -> Self {
        match print {
            profile::Print::Photo => Self::Photo,
            profile::Print::Dense => Self::Dense,
            profile::Print::Flatbed => Self::Flatbed,
            profile::Print::Rough => Self::Rough,
            profile::Print::Scan => Self::Scan,
        }
    }
}

/// The word of a profile, as people type it.
impl fmt::Display for Profile {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.to_possible_value().as_ref().map_or("", |value| value.get_name()))
    }
}

impl Profile {
    /// The profile of QR codes. Returns `None` for pages of cells.
    pub(in crate::cli) fn print(self) -> Option<profile::Print> {
        match self {
            Self::Photo => Some(profile::Print::Photo),
            Self::Dense => Some(profile::Print::Dense),
            Self::Flatbed => Some(profile::Print::Flatbed),
            Self::Rough => Some(profile::Print::Rough),
            Self::Scan => Some(profile::Print::Scan),
            Self::Grid => None,
        }
    }
}

impl From<Television> for screen::Television {
    fn from(television: Television) -> Self {
        match television {
            Television::TvHd => Self::Hd,
            Television::TvSd => Self::Sd,
        }
    }
}

impl From<Rate> for screen::Rate {
    fn from(rate: Rate) -> Self {
        match rate {
            Rate::Pictures25 => Self::Pal,
            Rate::Pictures30 => Self::Ntsc,
        }
    }
}

impl From<Paper> for profile::Paper {
    fn from(paper: Paper) -> Self {
        match paper {
            Paper::A4 => Self::A4,
            Paper::Letter => Self::Letter,
        }
    }
}
