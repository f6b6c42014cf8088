//! The door to rxing: this module reads every QR code of a grey picture, with a bound on the work for a picture.
//!
//! The library's own reader of several codes cuts the picture after each code, and then begins again. This module calls
//! the parts of the library directly. The parts find all finder patterns first, and then every plausible set of three.
//! On a page, this method is several times faster and finds more codes. This method also has a bound.

use std::panic::{AssertUnwindSafe, catch_unwind};

use rxing::common::cpp_essentials::{
    ConcentricPattern, FindLeftGuardBy, FixedPattern, IsPattern, LocateConcentricPattern, PatternView,
};
use rxing::common::{BitMatrix, DetectorRXingResult as _};
use rxing::qrcode::cpp_port::decoder::Decode;
use rxing::qrcode::cpp_port::detector::{FinderPatternSet, GenerateFinderPatternSets, SampleQR};
use rxing::{Point, point};

use crate::codes::binary::{divided, runs};
use crate::codes::grey::Grey;
use crate::codes::sharp::sharpened;

/// The amount of work that a picture gets.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Effort {
    /// A single picture: the reader tries all sizes until no pattern like a code is left unread.
    Still,
    /// A picture among many of a film: the reader stops at the first size in which the reader finds a code. If codes
    /// are seen and not read there, the reader looks at the sharpened picture too.
    Moving,
    /// A picture of a film in which sharpened pictures showed nothing more so far: as `Moving`, and nothing is sharpened.
    Quick,
}

/// The result of reading a picture.
#[derive(Debug, Default)]
pub struct Reading {
    /// The content of every code. Each content appears once.
    pub codes: Vec<Vec<u8>>,
    /// `true` if reading was stopped because the picture was more work than any page.
    pub left: bool,
    /// `true` if something that looks like a code was seen and not read.
    pub is_partial: bool,
    /// The number of codes that the sharpened picture alone showed, if the reader looked at the sharpened picture.
    pub sharpened: Option<usize>,
}

/// The longest side of a picture that is read. The library stores run lengths in 16 bits.
const SIDE_MAX: u32 = 1 << 15;
/// A picture of more pixels than this is read in half size first.
const LARGE_PIXELS: usize = 24 << 20;
/// The same limit for a picture of a film. Films of 4K are above the limit.
const LARGE_MOVING_PIXELS: usize = 6 << 20;
/// The finder patterns of one code. Fewer are no code.
const CORNERS: usize = 3;

/// The limits on the work for one look at a picture. A bad photo of a page with 20 codes uses a tenth of each limit.
struct LookLimits {
    /// Places in one row that look like a finder pattern.
    places: u32,
    /// Finder patterns.
    patterns: usize,
    /// Sets of three that are sampled.
    samples: u32,
}

impl LookLimits {
    fn new() -> Self {
        Self { places: 200_000, patterns: 1_000, samples: 5_000 }
    }
}

/// A picture of a film that is darker than this on average may show light codes on dark: more than half of a code and its margin
/// is background.
const DARK: u64 = 128;

/// Reads every code of a picture. Where no code is dark on light, codes may be light on dark.
pub fn read(picture: &Grey, effort: Effort) -> Reading {
    let reading = read_dark(picture, effort);
    let may_be_light = match effort {
        Effort::Still => true,
        Effort::Moving | Effort::Quick => picture.mean() < DARK,
    };
    if !reading.codes.is_empty() || reading.left || !may_be_light {
        return reading;
    }
    read_dark(&picture.inverted(), effort)
}

/// Reads every code that is dark on light.
fn read_dark(picture: &Grey, effort: Effort) -> Reading {
    let mut reading = Reading::default();
    if picture.width() > SIDE_MAX || picture.height() > SIDE_MAX {
        reading.left = true;
        return reading;
    }
    for view in View::order(picture, effort) {
        // A film gets a sharpened look only where codes are seen and not read, and further sizes only until a code is read.
        let is_sharp = *view == View::Sharp;
        let is_wanted = match effort {
            Effort::Still => true,
            Effort::Moving | Effort::Quick => {
                if is_sharp {
                    reading.is_partial
                } else {
                    reading.codes.is_empty()
                }
            }
        };
        if !is_wanted {
            continue;
        }
        let seen = match view {
            View::Whole => Some(look(picture)),
            View::Half => picture.halved().map(|smaller| look(&smaller)),
            View::ThreeQuarters => picture.three_quarters().map(|smaller| look(&smaller)),
            View::Sharp => sharpened(picture).map(|sharper| look(&sharper)),
        };
        let Some(look) = seen else { continue };
        let before = reading.codes.len();
        for code in look.codes {
            if !reading.codes.contains(&code) {
                reading.codes.push(code);
            }
        }
        reading.left |= look.left;
        reading.is_partial = look.unread >= CORNERS;
        if is_sharp {
            reading.sharpened = Some(reading.codes.len() - before);
        }
        if !reading.is_partial && !reading.codes.is_empty() {
            break;
        }
    }
    reading
}

/// A form of the picture in which codes are looked for.
#[derive(Clone, Copy, PartialEq, Eq)]
enum View {
    Whole,
    Half,
    ThreeQuarters,
    Sharp,
}

impl View {
    /// The views of a picture, one after the other. A page is sharpened last, because a smaller size costs less.
    fn order(picture: &Grey, effort: Effort) -> &'static [Self] {
        let pixels = picture.luma().len();
        match effort {
            Effort::Still if pixels > LARGE_PIXELS => &[Self::Half, Self::Whole, Self::ThreeQuarters, Self::Sharp],
            Effort::Still => &[Self::Whole, Self::Half, Self::ThreeQuarters, Self::Sharp],
            Effort::Moving if pixels > LARGE_MOVING_PIXELS => {
                &[Self::Half, Self::Sharp, Self::Whole, Self::ThreeQuarters]
            }
            Effort::Moving => &[Self::Whole, Self::Sharp, Self::Half, Self::ThreeQuarters],
            Effort::Quick if pixels > LARGE_MOVING_PIXELS => &[Self::Half, Self::Whole, Self::ThreeQuarters],
            Effort::Quick => &[Self::Whole, Self::Half, Self::ThreeQuarters],
        }
    }
}

/// The result of a look at one size.
#[derive(Default)]
struct Look {
    codes: Vec<Vec<u8>>,
    /// Finder patterns that belong to no code that was read.
    unread: usize,
    left: bool,
}

/// Looks at a picture in one size. A panic inside the library loses the current step alone.
fn look(picture: &Grey) -> Look {
    let mut look = Look::default();
    let Some(image) = guarded(|| divided(picture)).flatten() else { return look };
    let image = &image;
    let mut budget = LookLimits::new();
    let mut patterns = find_patterns(image, &mut budget);
    let sets = guarded(|| GenerateFinderPatternSets(&mut patterns)).unwrap_or_default();
    let mut used: Vec<ConcentricPattern> = Vec::new();
    for set in sets {
        if [set.bl, set.tl, set.tr].iter().any(|corner| used.contains(corner)) {
            continue;
        }
        let Some(left) = budget.samples.checked_sub(1) else {
            look.left = true;
            break;
        };
        budget.samples = left;
        if let Some(code) = guarded(|| decode(image, &set)).flatten() {
            used.extend([set.bl, set.tl, set.tr]);
            look.codes.push(code);
        }
    }
    look.left |= budget.places == 0 || patterns.len() >= budget.patterns;
    look.unread = patterns.len() - used.len().min(patterns.len());
    look
}

/// Runs a part of the library, which reads pictures of strangers. A panic in the part counts as finding nothing.
fn guarded<T>(work: impl FnOnce() -> T) -> Option<T> {
    catch_unwind(AssertUnwindSafe(work)).ok()
}

/// Samples and decodes the code that three finder patterns may belong to.
fn decode(image: &BitMatrix, set: &FinderPatternSet) -> Option<Vec<u8>> {
    let sampled = SampleQR(image, set).ok()?;
    let decoded = Decode(sampled.getBits()).ok()?;
    decoded.isValid().then(|| decoded.content().bytes().to_vec())
}

/// Finds the finder patterns in every third row.
fn find_patterns(image: &BitMatrix, budget: &mut LookLimits) -> Vec<ConcentricPattern> {
    let mut found = Vec::new();
    for y in (2..image.height()).step_by(3) {
        if budget.places == 0 || found.len() >= budget.patterns {
            break;
        }
        // If the library panics in a row, the patterns that were found before the panic are kept.
        let _ = guarded(|| find_in_row(image, y, &mut found, budget));
    }
    found
}

/// Dark and light runs of a finder pattern, in modules.
const FINDER: [u16; 5] = [1, 1, 3, 1, 1];

fn find_in_row(image: &BitMatrix, y: u32, found: &mut Vec<ConcentricPattern>, budget: &mut LookLimits) {
    let pattern: FixedPattern<5, 7, false> = FixedPattern::new(FINDER);
    let like_finder = |view: &PatternView<'_>, space: Option<f32>| {
        let [a, b, c, d, e] = [0_usize, 1, 2, 3, 4].map(|run| view[run]);
        c >= 3
            && c >= a.max(e).saturating_mul(2)
            && c >= b.max(d)
            && IsPattern::<true, 5, 7, false>(view, &pattern, space, 0.1, 0.0, 0.0) != 0.0
    };
    let row = runs(image, y);
    let mut view = PatternView::new(&row);
    while let Ok(next) = FindLeftGuardBy::<5, _>(view, 5, &like_finder) {
        if !next.isValid() || budget.places == 0 || found.len() >= budget.patterns {
            return;
        }
        budget.places -= 1;
        view = next;
        let before = f32::from(view.pixelsInFront()) + f32::from(view[0_usize]) + f32::from(view[1_usize]);
        let at = point(before + f32::from(view[2_usize]) / 2.0, y as f32 + 0.5);
        let known = |old: &ConcentricPattern| Point::distance(at, old.p) < old.size as f32 / 2.0;
        if !found.iter().any(known) {
            // The limit is three times as wide, because the code may be tilted.
            let range = view.iter().map(i32::from).sum::<i32>() * 3;
            found.extend(LocateConcentricPattern::<true, 5, 7>(image, &FINDER, at, range));
        }
        view.skipPair();
        view.skipPair();
        view.extend();
    }
}
