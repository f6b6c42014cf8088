//! Four words of Salsa20 that are treated at once: one vector of WebAssembly, or an array where another processor tests the code.
#![cfg_attr(not(test), deny(clippy::arithmetic_side_effects))]

#[cfg(target_family = "wasm")]
use std::arch::wasm32 as simd;

/// Four words.
#[derive(Clone, Copy)]
pub(super) struct Row(#[cfg(target_family = "wasm")] simd::v128, #[cfg(not(target_family = "wasm"))] [u32; 4]);

#[cfg(target_family = "wasm")]
impl Row {
    pub(super) const ZERO: Self = Self(simd::u32x4(0, 0, 0, 0));

    pub(super) fn of([a, b, c, d]: [u32; 4]) -> Self {
        Self(simd::u32x4(a, b, c, d))
    }

    pub(super) fn words(self) -> [u32; 4] {
        [
            simd::u32x4_extract_lane::<0>(self.0),
            simd::u32x4_extract_lane::<1>(self.0),
            simd::u32x4_extract_lane::<2>(self.0),
            simd::u32x4_extract_lane::<3>(self.0),
        ]
    }

    pub(super) fn first_word(self) -> u32 {
        simd::u32x4_extract_lane::<0>(self.0)
    }

    #[inline(always)]
    pub(super) fn plus(self, other: Self) -> Self {
        Self(simd::u32x4_add(self.0, other.0))
    }

    #[inline(always)]
    pub(super) fn xor(self, other: Self) -> Self {
        Self(simd::v128_xor(self.0, other.0))
    }

    /// Turns the bits of each word to the left.
    #[inline(always)]
    pub(super) fn left<const BITS: u32>(self) -> Self {
        Self(simd::v128_or(simd::u32x4_shl(self.0, BITS), simd::u32x4_shr(self.0, 32 - BITS)))
    }

    /// Turns the words: the word at this place becomes the first.
    #[inline(always)]
    pub(super) fn turned<const PLACES: usize>(self) -> Self {
        Self(match PLACES {
            1 => simd::u32x4_shuffle::<1, 2, 3, 0>(self.0, self.0),
            2 => simd::u32x4_shuffle::<2, 3, 0, 1>(self.0, self.0),
            _ => simd::u32x4_shuffle::<3, 0, 1, 2>(self.0, self.0),
        })
    }
}

#[cfg(not(target_family = "wasm"))]
impl Row {
    pub(super) const ZERO: Self = Self([0; 4]);

    pub(super) fn of(words: [u32; 4]) -> Self {
        Self(words)
    }

    pub(super) fn words(self) -> [u32; 4] {
        self.0
    }

    pub(super) fn first_word(self) -> u32 {
        let [first, ..] = self.0;
        first
    }

    fn both(self, other: Self, does: impl Fn(u32, u32) -> u32) -> Self {
        let ([a, b, c, d], [e, f, g, h]) = (self.0, other.0);
        Self([does(a, e), does(b, f), does(c, g), does(d, h)])
    }

    pub(super) fn plus(self, other: Self) -> Self {
        self.both(other, u32::wrapping_add)
    }

    pub(super) fn xor(self, other: Self) -> Self {
        self.both(other, |one, other| one ^ other)
    }

    pub(super) fn left<const BITS: u32>(self) -> Self {
        Self(self.0.map(|word| word.rotate_left(BITS)))
    }

    pub(super) fn turned<const PLACES: usize>(mut self) -> Self {
        self.0.rotate_left(PLACES);
        self
    }
}
