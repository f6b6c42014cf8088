//! Four words of 32 bits that are treated at once: one vector of WebAssembly, or an array where another processor tests the code.
#![cfg_attr(not(test), deny(clippy::arithmetic_side_effects))]

#[cfg(target_family = "wasm")]
use std::arch::wasm32 as simd;

/// Four words.
#[derive(Clone, Copy)]
pub(super) struct Words(#[cfg(target_family = "wasm")] simd::v128, #[cfg(not(target_family = "wasm"))] [u32; 4]);

#[cfg(target_family = "wasm")]
impl Words {
    #[inline(always)]
    pub(super) fn of([a, b, c, d]: [u32; 4]) -> Self {
        Self(simd::u32x4(a, b, c, d))
    }

    #[inline(always)]
    pub(super) fn all(word: u32) -> Self {
        Self(simd::u32x4_splat(word))
    }

    #[inline(always)]
    pub(super) fn lanes(self) -> [u32; 4] {
        [
            simd::u32x4_extract_lane::<0>(self.0),
            simd::u32x4_extract_lane::<1>(self.0),
            simd::u32x4_extract_lane::<2>(self.0),
            simd::u32x4_extract_lane::<3>(self.0),
        ]
    }

    /// Reads four words, the highest byte first, of each of four texts. Returns the first words of all texts, then the second
    /// words, and so on.
    #[inline(always)]
    pub(super) fn rows(texts: [&[u8; 16]; 4]) -> [Self; 4] {
        let [a, b, c, d] = texts.map(|text| {
            // The compiler makes one load of this.
            let number = u128::from_le_bytes(*text);
            let text = simd::u64x2(number as u64, (number >> 64) as u64);
            simd::u8x16_shuffle::<3, 2, 1, 0, 7, 6, 5, 4, 11, 10, 9, 8, 15, 14, 13, 12>(text, text)
        });
        let (ab, cd) = (simd::u32x4_shuffle::<0, 4, 1, 5>(a, b), simd::u32x4_shuffle::<0, 4, 1, 5>(c, d));
        let (ab_high, cd_high) = (simd::u32x4_shuffle::<2, 6, 3, 7>(a, b), simd::u32x4_shuffle::<2, 6, 3, 7>(c, d));
        [
            Self(simd::u32x4_shuffle::<0, 1, 4, 5>(ab, cd)),
            Self(simd::u32x4_shuffle::<2, 3, 6, 7>(ab, cd)),
            Self(simd::u32x4_shuffle::<0, 1, 4, 5>(ab_high, cd_high)),
            Self(simd::u32x4_shuffle::<2, 3, 6, 7>(ab_high, cd_high)),
        ]
    }

    #[inline(always)]
    pub(super) fn plus(self, other: Self) -> Self {
        Self(simd::u32x4_add(self.0, other.0))
    }

    #[inline(always)]
    pub(super) fn xor(self, other: Self) -> Self {
        Self(simd::v128_xor(self.0, other.0))
    }

    /// Takes the bits of this where `mask` has ones, else those of `other`.
    #[inline(always)]
    pub(super) fn where_set(self, mask: Self, other: Self) -> Self {
        Self(simd::v128_bitselect(self.0, other.0, mask.0))
    }

    /// Turns each word to the right by so many bits.
    #[inline(always)]
    pub(super) fn right<const BITS: u32>(self) -> Self {
        Self(simd::v128_or(simd::u32x4_shr(self.0, BITS), simd::u32x4_shl(self.0, 32 - BITS)))
    }

    /// Shifts each word to the right by so many bits.
    #[inline(always)]
    pub(super) fn shifted<const BITS: u32>(self) -> Self {
        Self(simd::u32x4_shr(self.0, BITS))
    }
}

#[cfg(not(target_family = "wasm"))]
impl Words {
    pub(super) fn of(words: [u32; 4]) -> Self {
        Self(words)
    }

    pub(super) fn all(word: u32) -> Self {
        Self([word; 4])
    }

    pub(super) fn lanes(self) -> [u32; 4] {
        self.0
    }

    pub(super) fn rows(texts: [&[u8; 16]; 4]) -> [Self; 4] {
        let word =
            |text: &[u8; 16], at: usize| text.as_chunks::<4>().0.get(at).map_or(0, |bytes| u32::from_be_bytes(*bytes));
        [0, 1, 2, 3].map(|at| Self(texts.map(|text| word(text, at))))
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

    pub(super) fn where_set(self, mask: Self, other: Self) -> Self {
        self.xor(self.xor(other).both(mask, |differs, mask| differs & !mask))
    }

    pub(super) fn right<const BITS: u32>(self) -> Self {
        Self(self.0.map(|word| word.rotate_right(BITS)))
    }

    pub(super) fn shifted<const BITS: u32>(self) -> Self {
        Self(self.0.map(|word| word >> BITS))
    }
}
