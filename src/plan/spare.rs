//! The number of recovery blocks of a bundle: a share of the data, or as many as a promise to couriers needs.

use super::fit;
use super::promise::Promise;
use crate::error::PlanFault;
use crate::format::Layout;
use crate::limits;

/// The rule for the number of recovery blocks of a bundle.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Spare(Amount);

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Amount {
    /// A share of the data blocks, in hundredths of a percent.
    Share(u32),
    /// As many as the deal to couriers needs.
    Promised(Promise),
    /// As many as fit into so many bytes with everything else, up to a share of the data blocks in hundredths of a percent.
    Fitting(u64, u32),
}

impl Spare {
    /// The default: 30 %.
    pub const DEFAULT: Self = Self(Amount::Share(3_000));

    /// A share of half the data blocks.
    pub const HALF: Self = Self(Amount::Share(5_000));

    /// As many recovery blocks as the deal to couriers needs. Chunks are also cut to suit the deal.
    pub fn promised(promise: Promise) -> Self {
        Self(Amount::Promised(promise))
    }

    /// As many recovery blocks as this rule allows and as fit into so many bytes, with all other files of the bundle. A promise stays.
    #[must_use]
    pub fn fitting(self, bytes: u64) -> Self {
        match self.0 {
            Amount::Share(most) | Amount::Fitting(_, most) => Self(Amount::Fitting(bytes, most)),
            Amount::Promised(_) => self,
        }
    }

    /// The promise, if there is one.
    pub fn promise(self) -> Option<Promise> {
        match self.0 {
            Amount::Share(_) | Amount::Fitting(..) => None,
            Amount::Promised(promise) => Some(promise),
        }
    }

    /// Parses `30%`, `12.5%` or `0`.
    pub fn parse(text: &str) -> Option<Self> {
        let number = text.strip_suffix('%').unwrap_or(text);
        let (whole, fraction) = number.split_once('.').unwrap_or((number, ""));
        if whole.is_empty() || fraction.len() > 2 || !(whole.to_owned() + fraction).bytes().all(|b| b.is_ascii_digit())
        {
            return None;
        }
        let hundredths: u32 = format!("{fraction:0<2}").parse().ok()?;
        let value = whole.parse::<u32>().ok()?.checked_mul(100)?.checked_add(hundredths)?;
        (value <= 20_000).then_some(Self(Amount::Share(value)))
    }

    /// Computes the recovery blocks for a payload with this layout. The recovery blocks of the layout do not count. A
    /// share is rounded up.
    ///
    /// # Errors
    /// A promise to couriers that no number of recovery blocks can keep, and data that do not fit.
    pub fn blocks(self, layout: &Layout) -> Result<u32, PlanFault> {
        match self.0 {
            Amount::Share(share) => Ok(blocks_of(layout, share)),
            Amount::Fitting(bytes, most) => fit::recovery_that_fits(layout, bytes, blocks_of(layout, most)),
            Amount::Promised(promise) => {
                let Promise { couriers: carriers, survive } = promise;
                promise.recovery_blocks(layout).ok_or(PlanFault::Whole { carriers, survive })
            }
        }
    }

    /// Computes the same, so that every recovery chunk is full: rounded down where a number of bytes is the bound, and else up.
    ///
    /// # Errors
    /// As [`Spare::blocks`].
    pub fn whole_chunks(self, layout: &Layout) -> Result<u32, PlanFault> {
        let blocks = self.blocks(layout)?;
        let chunk = layout.chunk_blocks.max(1);
        let down = blocks - blocks % chunk;
        let most = limits::BLOCKS_MAX - limits::BLOCKS_MAX % chunk;
        Ok(match self.0 {
            Amount::Fitting(..) => down,
            Amount::Share(_) | Amount::Promised(_) => blocks.next_multiple_of(chunk).min(most.max(down)),
        })
    }

    /// The largest amount that the rule allows, in hundredths of a percent.
    pub(crate) fn hundredths(self) -> u64 {
        match self.0 {
            Amount::Share(share) | Amount::Fitting(_, share) => u64::from(share),
            // Unequal shares need a few more blocks, and the margin also needs more blocks.
            Amount::Promised(promise) => u64::from(promise.survive) * 12_500 / u64::from(promise.left().max(1)) + 2_000,
        }
    }
}

/// Returns this share of the data blocks, rounded up.
fn blocks_of(layout: &Layout, share: u32) -> u32 {
    let blocks = (u64::from(layout.data_blocks) * u64::from(share)).div_ceil(10_000);
    u32::try_from(blocks).unwrap_or(limits::BLOCKS_MAX).min(limits::BLOCKS_MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shares_are_read_as_people_write_them() {
        assert_eq!(Spare::parse("30%"), Some(Spare::DEFAULT));
        assert_eq!(Spare::parse("12.5%"), Some(Spare(Amount::Share(1250))));
        assert_eq!(Spare::parse("0"), Some(Spare(Amount::Share(0))));
        assert_eq!(Spare::parse("200%"), Some(Spare(Amount::Share(20_000))));
        for bad in ["", "%", "-1%", "201%", "3.333%", "x", "30 %", "."] {
            assert_eq!(Spare::parse(bad), None, "{bad}");
        }
        let blocks = |share: &str, data_blocks: u32| {
            let payload_bytes = u64::from(data_blocks) * 1024;
            let layout = Layout { payload_bytes, block_bytes: 1024, data_blocks, recovery_blocks: 0, chunk_blocks: 1 };
            Spare::parse(share).unwrap().blocks(&layout).unwrap()
        };
        assert_eq!(blocks("30%", 27), 9);
        assert_eq!(blocks("0.01%", 1), 1);
        assert_eq!(blocks("0", 1000), 0);
    }

    #[test]
    fn recovery_chunks_can_all_be_full() {
        let layout = |data_blocks: u32, chunk_blocks| {
            let payload_bytes = u64::from(data_blocks) * 16_384;
            Layout { payload_bytes, block_bytes: 16_384, data_blocks, recovery_blocks: 0, chunk_blocks }
        };
        for (spare, data_blocks, chunk_blocks, wanted) in [
            (Spare::DEFAULT, 27, 4, 12),
            (Spare::DEFAULT, 27, 1, 9),
            (Spare(Amount::Share(0)), 27, 4, 0),
            (Spare(Amount::Share(20_000)), 32_768, 512, 32_768),
            (Spare(Amount::Fitting(1 << 30, 3_000)), 27, 4, 8),
        ] {
            assert_eq!(spare.whole_chunks(&layout(data_blocks, chunk_blocks)).unwrap(), wanted, "{spare:?}");
        }
    }
}
