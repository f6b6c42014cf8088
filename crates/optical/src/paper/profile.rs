//! Sizes of codes on paper and on screens that were measured to work (FORMAT.md §15.2).

use crate::codes::qr::{Level, Shape};

/// The dots of an inch in which pages are laid out. The resolution of a printer is a whole multiple of this number.
pub const DOTS_PER_INCH: u32 = 300;
/// The modules of white around a code.
pub const QUIET_MODULES: u32 = 4;

/// A size of paper.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Paper {
    /// 210 × 297 mm.
    A4,
    /// 8.5 × 11 inches.
    Letter,
}

/// The conditions in which the codes on paper must be readable.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Print {
    /// Old phones, photocopies and fax.
    Rough,
    /// A photo of the whole page by a phone, also of a bad print.
    Photo,
    /// A flatbed scanner, or a sharp photo of a fair print.
    Dense,
    /// A flatbed scanner with 300 dots an inch, and a fair print. No photo of a whole page is enough.
    Flatbed,
    /// The smaller codes of earlier sheets, for pages that go together with pages of an earlier sheet.
    Scan,
}

/// The conditions in which the codes on a screen must be readable.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Screen {
    /// Any phone.
    Normal,
    /// Several codes at once.
    Wide,
    /// A good phone that does not move.
    Fast,
    /// A terminal window of middle size.
    Terminal,
    /// A small terminal window.
    Small,
    /// Television of 720 or 1080 lines.
    TelevisionHd,
    /// Television of 576 or 480 lines.
    TelevisionSd,
}

/// A code and the number of bytes that the code carries.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Carrier {
    /// The shape of the code.
    pub shape: Shape,
    /// The bytes of an object that the code carries.
    pub body_bytes: u32,
}

const V10_M: Carrier = Carrier { shape: Shape { version: 10, level: Level::M }, body_bytes: 160 };
const V15_M: Carrier = Carrier { shape: Shape { version: 15, level: Level::M }, body_bytes: 340 };
const V17_M: Carrier = Carrier { shape: Shape { version: 17, level: Level::M }, body_bytes: 420 };
const V20_M: Carrier = Carrier { shape: Shape { version: 20, level: Level::M }, body_bytes: 570 };
const V25_L: Carrier = Carrier { shape: Shape { version: 25, level: Level::L }, body_bytes: 1120 };
const V30_L: Carrier = Carrier { shape: Shape { version: 30, level: Level::L }, body_bytes: 1540 };

impl Paper {
    /// The width and height in dots.
    pub fn dots(self) -> (u32, u32) {
        match self {
            Self::A4 => (2480, 3508),
            Self::Letter => (2550, 3300),
        }
    }
}

impl Print {
    /// Every profile for a bundle, from the most forgiving profile to the densest profile.
    pub const LADDER: [Self; 4] = [Self::Rough, Self::Photo, Self::Dense, Self::Flatbed];

    /// The code for this use of paper.
    pub fn carrier(self) -> Carrier {
        match self {
            Self::Photo | Self::Dense | Self::Flatbed => V30_L,
            Self::Scan => V20_M,
            Self::Rough => V15_M,
        }
    }

    /// The dots of a module's side.
    pub fn module_dots(self) -> u32 {
        match self {
            Self::Rough => 8,
            Self::Photo | Self::Scan => 5,
            Self::Dense => 4,
            Self::Flatbed => 3,
        }
    }

    /// The most columns and rows of codes. More of them would leave no white space where people hold the page.
    pub fn most(self) -> (u32, u32) {
        match self {
            Self::Rough | Self::Photo => (3, 4),
            Self::Dense | Self::Scan => (4, 5),
            Self::Flatbed => (5, 7),
        }
    }

    /// The dots of a code's side, without the quiet zone.
    pub fn side_dots(self) -> u32 {
        self.carrier().shape.side() * self.module_dots()
    }

    /// The dots of the quiet zone.
    pub fn quiet_dots(self) -> u32 {
        QUIET_MODULES * self.module_dots()
    }
}

impl Screen {
    /// The code for this use of a screen.
    pub fn carrier(self) -> Carrier {
        match self {
            Self::Normal => V20_M,
            Self::Wide => V25_L,
            Self::Fast | Self::TelevisionHd => V30_L,
            Self::Terminal => V15_M,
            Self::TelevisionSd => V17_M,
            Self::Small => V10_M,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::codes::qr::Symbol;
    use pannier_format::frame::HEAD_CHARS;

    #[test]
    fn every_carrier_holds_its_frames_and_no_ten_bytes_more() {
        for carrier in [V10_M, V15_M, V17_M, V20_M, V25_L, V30_L] {
            let chars = HEAD_CHARS + carrier.body_bytes as usize / 5 * 8;
            assert!(Symbol::new(&"A".repeat(chars), carrier.shape).is_ok(), "{carrier:?}");
            assert!(Symbol::new(&"A".repeat(chars + 16), carrier.shape).is_err(), "{carrier:?}");
        }
    }
}
