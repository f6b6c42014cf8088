//! The pages of a sheet: the profile that fits a number of pages, and the question before many pages.

use super::args::{self, Profile};
use super::error::{Error, Result};
use super::messages::msg;
use super::terminal::Terminal;
use super::words;
use crate::bundle::Bundle;
use crate::error::CodesFault;
use crate::first::paper::with_first;
use crate::format::Hash;
use pannier_optical::objects::carry::Object;
use pannier_optical::paper::profile::Print;
use pannier_optical::paper::sheet::Plan;

/// A sheet of more pages than this is asked about.
const MANY_PAGES: usize = 50;

/// The profile of a sheet, and the way in which it was chosen.
#[derive(Clone, Copy, Debug)]
pub(super) struct Chosen {
    pub(super) print: Print,
    /// The number of pages that a person asked for.
    pub(super) most_pages: Option<u32>,
}

/// The plan of a sheet, and the objects of the plan.
type Planned = (Plan, Vec<Object>);

/// Plans a sheet: with the profile that a person named, or with the most forgiving profile that fits their number of
/// pages. The sheet has the bag of first blocks if the bag is cheap. `small` is the object for a cover, and `kit` is the kit that the cover
/// names. Returns the objects of the plan too.
pub(super) fn planned(
    (args, print): (&args::Sheet, Print),
    (bundle, kit): (&Bundle, Option<Hash>),
    (objects, first): (&[Object], Option<&Object>),
    small: Option<&Object>,
) -> Result<(Plan, Vec<Object>, Chosen)> {
    let plan = |print: Print, objects: &[Object]| {
        let words = words::Heading::of(bundle).vouching(kit).also_in(args.printed());
        let plan = Plan::new(Box::new(words), objects, print, args.paper.into())?;
        match small {
            Some(small) => plan.with_cover(small),
            None => Ok(plan),
        }
    };
    // The sheet with the first blocks comes before the sheet without them.
    let plans = |print: Print| -> pannier_optical::Result<(Option<Planned>, Planned)> {
        let plain = plan(print, objects)?;
        let size = (print.carrier().body_bytes, plain.codes_a_page());
        let more = first.and_then(|first| with_first(objects, first, size.0, size.1));
        let more =
            more.map(|objects| Ok::<_, pannier_optical::Error>((plan(print, &objects)?, objects))).transpose()?;
        Ok((more, (plain, objects.to_vec())))
    };
    let Some(most) = args.pages else {
        let (more, plain) = plans(print)?;
        let (plan, objects) = more.unwrap_or(plain);
        return Ok((plan, objects, Chosen { print, most_pages: None }));
    };
    let mut densest = None;
    for print in Print::LADDER {
        let (more, plain) = match plans(print) {
            Ok(plans) => plans,
            // Sparse codes carry less of one chunk.
            Err(pannier_optical::Error::Codes(CodesFault::ChunkTooLarge { .. })) => continue,
            Err(error) => return Err(error.into()),
        };
        for (plan, objects) in more.into_iter().chain([plain]) {
            let pages = plan.printed_page_count();
            if pages as u64 <= u64::from(most) {
                return Ok((plan, objects, Chosen { print, most_pages: Some(most) }));
            }
            densest = Some((print, pages));
        }
    }
    // Whatever fits no profile is a fault of its own.
    let Some((print, pages)) = densest else {
        let plan = plan(Print::Flatbed, objects)?;
        return Ok((plan, objects.to_vec(), Chosen { print: Print::Flatbed, most_pages: Some(most) }));
    };
    let profile = Profile::from(print).to_string();
    Err(Error::Usage(msg!("sheet-too-few-pages", most = most.to_string(), pages = pages, profile = profile)))
}

/// Asks before many pages are drawn.
///
/// # Errors
/// If nobody agrees.
pub(super) fn agreed(terminal: &Terminal, args: &args::Sheet, pages: usize) -> Result<()> {
    if pages <= MANY_PAGES || args.yes || terminal.agrees(&msg!("sheet-many-question", pages = pages)) {
        return Ok(());
    }
    Err(Error::Usage(msg!("sheet-many", pages = pages, most = MANY_PAGES)))
}
