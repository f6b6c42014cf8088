//! The door to rxing: every QR code of a grey picture, with a bound on the work that a picture can cause.
//!
//! The library's own reader of several codes cuts the picture up after each code it finds and begins again. Here its
//! parts are used directly: all finder patterns at once, then every plausible set of three. That is several times
//! faster on a page, finds more, and can be bounded.

use std::panic::{AssertUnwindSafe, catch_unwind};

use rxing::common::cpp_essentials::{
    ConcentricPattern, FindLeftGuardBy, FixedPattern, GetPatternRowTP, IsPattern, LocateConcentricPattern, PatternRow,
    PatternView,
};
use rxing::common::{BitMatrix, DetectorRXingResult as _, HybridBinarizer};
use rxing::qrcode::cpp_port::decoder::Decode;
use rxing::qrcode::cpp_port::detector::{FinderPatternSet, GenerateFinderPatternSets, SampleQR};
use rxing::{BinaryBitmap, Luma8LuminanceSource, Point, point};

use crate::codes::grey::Grey;

/// How hard a picture is looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Effort {
    /// A picture of its own: all sizes, until nothing that looks like a code is left unread.
    Still,
    /// One of many of a film: the first size that gives anything.
    Moving,
}

/// What a picture gave.
#[derive(Debug, Default)]
pub struct Reading {
    /// The content of every code, each once.
    pub codes: Vec<Vec<u8>>,
    /// Whether it was left because it was more work than any page.
    pub left: bool,
}

/// Longest side of a picture that is looked at: run lengths have 16 bits in the library.
const SIDE_MAX: u32 = 1 << 15;
/// Pictures of more pixels are looked at in half size first.
const LARGE_PIXELS: usize = 24 << 20;

/// What one look at a picture may cost. A page of 20 codes photographed badly takes a tenth of each.
struct LookLimits {
    /// Places that look like a finder pattern in one row.
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

/// Reads every code of a picture.
pub fn read(picture: &Grey, effort: Effort) -> Reading {
    let mut reading = Reading::default();
    if picture.width() > SIDE_MAX || picture.height() > SIDE_MAX {
        reading.left = true;
        return reading;
    }
    let large = picture.luma().len() > LARGE_PIXELS;
    let sizes = if large { [Size::Half, Size::Whole, Size::ThreeQuarters] } else { Size::LADDER };
    for size in sizes {
        let smaller = match size {
            Size::Whole => None,
            Size::Half => Some(picture.halved()),
            Size::ThreeQuarters => Some(picture.three_quarters()),
        };
        let Some(look) = (match smaller {
            None => Some(look(picture)),
            Some(smaller) => smaller.map(|smaller| look(&smaller)),
        }) else {
            continue;
        };
        for code in look.codes {
            if !reading.codes.contains(&code) {
                reading.codes.push(code);
            }
        }
        reading.left |= look.left;
        let done = match effort {
            Effort::Still => look.unread < 3,
            Effort::Moving => true,
        };
        if done && !reading.codes.is_empty() {
            break;
        }
    }
    reading
}

#[derive(Clone, Copy)]
enum Size {
    Whole,
    Half,
    ThreeQuarters,
}

impl Size {
    const LADDER: [Self; 3] = [Self::Whole, Self::Half, Self::ThreeQuarters];
}

/// What a look at one size gave.
#[derive(Default)]
struct Look {
    codes: Vec<Vec<u8>>,
    /// Finder patterns that belong to no code that was read.
    unread: usize,
    left: bool,
}

/// Looks at a picture in one size. A panic inside the library costs what it was at, no more.
fn look(picture: &Grey) -> Look {
    let mut look = Look::default();
    let luma = picture.luma().to_vec();
    let Ok(source) = Luma8LuminanceSource::new(luma, picture.width(), picture.height()) else { return look };
    let bitmap = BinaryBitmap::new(HybridBinarizer::new(source));
    let Some(image) = guarded(|| bitmap.get_black_matrix()) else { return look };
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

/// Runs a part of the library, which is fed by strangers: a panic in it is the same as finding nothing.
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
        // A row in which the library panics has given what it had before.
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
    let mut row = PatternRow::default();
    GetPatternRowTP(image, y, &mut row, false);
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
            // Three times as wide: the code may stand askew.
            let range = view.iter().map(i32::from).sum::<i32>() * 3;
            found.extend(LocateConcentricPattern::<true, 5, 7>(image, &FINDER, at, range));
        }
        view.skipPair();
        view.skipPair();
        view.extend();
    }
}
