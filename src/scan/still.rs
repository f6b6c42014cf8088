//! The look at one file with one picture or many: which codes are in which picture.
#![cfg_attr(not(test), deny(clippy::arithmetic_side_effects))]

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::same::Before;
use super::seen::Look;
use super::showing::{Habit, Numbered, Showing};
use pannier_optical::codes::grey::Grey;
use pannier_optical::codes::picture::{self, Flow, PictureFault};
use pannier_optical::codes::qr_read::Effort;

/// The end of a look at one file.
#[derive(Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Done {
    /// The fault of the file.
    pub(crate) fault: Option<PictureFault>,
    /// The pixels of all pictures that were decoded.
    pub(crate) pixels: u64,
}

/// Looks at every picture of a file, and calls `show` for each. When `show` answers `false`, the pictures that follow are left.
pub(crate) fn still(bytes: &[u8], format: picture::Format, show: &mut dyn FnMut(Look) -> bool) -> Done {
    // The first picture waits for the second picture. Only the second picture shows that the first is not alone.
    let mut first: Option<(Grey, Option<Arc<Showing>>)> = None;
    let mut count = 0_u32;
    let mut pixels = 0_u64;
    let mut before = Before::default();
    let habit = Habit::default();
    let mut go_on = true;
    let mut seen = |(number, grey): Numbered, showing: Option<Arc<Showing>>| {
        let Some(showing) = showing else { return true };
        let mut next = showing.offer((number, grey));
        let mut go_on = true;
        while let Some((number, grey)) = next.take().filter(|_| go_on) {
            let look = Look::at(number, &grey, habit.effort());
            habit.saw(&look);
            next = showing.saw(&look);
            go_on = show(look);
        }
        go_on
    };
    let mut each = |grey: Grey| -> pannier_optical::Result<Flow> {
        count = count.saturating_add(1);
        pixels = pixels.saturating_add(grey.luma().len() as u64);
        match (count, first.take()) {
            (1, _) => {
                let showing = before.showing(&grey);
                first = Some((grey, showing));
                return Ok(Flow::More);
            }
            (2, Some((first, showing))) => go_on = seen((1, first), showing),
            _ => {}
        }
        if go_on {
            if let Some(showing) = before.showing(&grey) {
                go_on = seen((count, grey), Some(showing));
            }
            Ok(Flow::More)
        } else {
            Ok(Flow::Enough)
        }
    };
    // `each` has no errors, so no error comes back.
    let fault = picture::decode(bytes, format, &mut each).unwrap_or_default();
    if let Some((only, _)) = first {
        show(Look::at(0, &only, Effort::Still));
    }
    Done { fault, pixels }
}
