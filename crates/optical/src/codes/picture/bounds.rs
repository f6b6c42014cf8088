//! Bounds and faults of pictures: sizes are checked and pixels are counted before memory is allocated.

use std::fmt::Display;

use serde::{Deserialize, Serialize};

use crate::codes::grey::Grey;
use crate::fault::{Error, Result};
use pannier_format::limits;

/// The reason why a picture is not decoded, or is decoded only in part. Another process may have found the reason, so the reason can
/// be sent.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
pub enum PictureFault {
    /// The picture has more pixels than any camera of today makes.
    #[error("it has {width} x {height} pixels, and at most {most} million are looked at")]
    TooLarge {
        /// Pixels of a row.
        width: u32,
        /// Rows.
        height: u32,
        /// Millions of pixels that are decoded at most.
        most: u64,
    },
    /// The animation has no end.
    #[error("it is longer than any animation that is looked at")]
    TooLong,
    /// The file breaks its format. The text is from the decoder.
    #[error("it is damaged: {0}")]
    Broken(String),
    /// The decoder panicked.
    #[error("it is damaged: its decoder gave up")]
    GaveUp,
}

/// The answer of the caller: more pictures are wanted or not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Flow {
    /// The caller wants more pictures.
    More,
    /// The caller has enough pictures.
    Enough,
}

/// The reason why decoding stops.
pub(super) enum Stop {
    /// The picture has a fault.
    Fault(PictureFault),
    /// The caller that receives the pictures returned an error.
    Caller(Error),
}

/// The function that receives every picture.
pub(super) type Each<'a> = &'a mut dyn FnMut(Grey) -> Result<Flow>;

impl Flow {
    pub(super) fn is_enough(self) -> bool {
        self == Self::Enough
    }
}

pub(super) fn broken(error: impl Display) -> Stop {
    Stop::Fault(PictureFault::Broken(error.to_string()))
}

pub(super) fn require_size((width, height): (u32, u32), pixels: u64) -> Result<(), Stop> {
    let fits = width <= limits::PICTURE_SIDE && height <= limits::PICTURE_SIDE;
    if fits && u64::from(width) * u64::from(height) <= pixels {
        Ok(())
    } else {
        Err(Stop::Fault(PictureFault::TooLarge { width, height, most: pixels >> 20 }))
    }
}

/// Makes a picture from bytes and hands the picture over. A picture without pixels is left out.
pub(super) fn hand_over(each: Each<'_>, (width, height): (u32, u32), luma: Vec<u8>) -> Result<Flow, Stop> {
    send(each, Grey::new(width, height, luma))
}

pub(super) fn send(each: Each<'_>, picture: Option<Grey>) -> Result<Flow, Stop> {
    picture.map_or(Ok(Flow::More), each).map_err(Stop::Caller)
}

/// The pixels that an animation may still have.
pub(super) struct Left(u64);

impl Default for Left {
    fn default() -> Self {
        Self(limits::ANIMATION_PIXELS)
    }
}

impl Left {
    pub(super) fn take(&mut self, (width, height): (u32, u32)) -> Result<(), Stop> {
        let cost = u64::from(width) * u64::from(height) + limits::ANIMATION_STEP;
        self.0 = self.0.checked_sub(cost).ok_or(Stop::Fault(PictureFault::TooLong))?;
        Ok(())
    }
}
