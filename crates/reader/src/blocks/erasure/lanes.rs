//! Sixteen bytes that are treated at once: one vector of WebAssembly, or an array where another processor tests the engine.
#![cfg_attr(not(test), deny(clippy::arithmetic_side_effects))]

#[cfg(target_family = "wasm")]
use std::arch::wasm32 as simd;

/// Sixteen bytes.
#[derive(Clone, Copy)]
pub(super) struct Lanes(#[cfg(target_family = "wasm")] simd::v128, #[cfg(not(target_family = "wasm"))] [u8; 16]);

#[cfg(target_family = "wasm")]
impl Lanes {
    /// Takes the bytes of a number, the lowest first.
    #[inline(always)]
    pub(super) fn of(number: u128) -> Self {
        // The compiler makes one load of this.
        Self(simd::u64x2(number as u64, (number >> 64) as u64))
    }

    #[inline(always)]
    fn bytes(self) -> [u8; 16] {
        let (low, high) = (simd::u64x2_extract_lane::<0>(self.0), simd::u64x2_extract_lane::<1>(self.0));
        (u128::from(low) | (u128::from(high) << 64)).to_le_bytes()
    }

    /// Adds in the field of the code.
    #[inline(always)]
    pub(super) fn xor(self, other: Self) -> Self {
        Self(simd::v128_xor(self.0, other.0))
    }

    /// The lower half of every byte.
    #[inline(always)]
    pub(super) fn low_halves(self) -> Self {
        Self(simd::v128_and(self.0, simd::u8x16_splat(0x0F)))
    }

    /// The upper half of every byte.
    #[inline(always)]
    pub(super) fn high_halves(self) -> Self {
        // Processors shift pairs of bytes faster than single bytes.
        Self(simd::u16x8_shr(self.0, 4)).low_halves()
    }

    /// Takes this as a table: for every half byte of `places`, the byte at that place.
    #[inline(always)]
    pub(super) fn pick(self, places: Self) -> Self {
        Self(simd::u8x16_swizzle(self.0, places.0))
    }
}

#[cfg(not(target_family = "wasm"))]
impl Lanes {
    pub(super) fn of(number: u128) -> Self {
        Self(number.to_le_bytes())
    }

    fn bytes(self) -> [u8; 16] {
        self.0
    }

    pub(super) fn xor(self, other: Self) -> Self {
        Self((u128::from_le_bytes(self.0) ^ u128::from_le_bytes(other.0)).to_le_bytes())
    }

    pub(super) fn low_halves(self) -> Self {
        Self(self.0.map(|byte| byte & 0x0F))
    }

    pub(super) fn high_halves(self) -> Self {
        Self(self.0.map(|byte| byte >> 4))
    }

    pub(super) fn pick(self, places: Self) -> Self {
        Self(places.0.map(|place| self.0.get(usize::from(place)).copied().unwrap_or(0)))
    }
}

impl Lanes {
    /// Reads four times sixteen bytes.
    #[inline(always)]
    pub(super) fn four(bytes: &[u8; 64]) -> [Self; 4] {
        let (parts, _) = bytes.as_chunks::<16>();
        let mut lanes = [Self::of(0); 4];
        for (lanes, part) in lanes.iter_mut().zip(parts) {
            *lanes = Self::of(u128::from_le_bytes(*part));
        }
        lanes
    }

    /// Writes four times sixteen bytes.
    #[inline(always)]
    pub(super) fn put(lanes: [Self; 4], bytes: &mut [u8; 64]) {
        let (parts, _) = bytes.as_chunks_mut::<16>();
        for (part, lanes) in parts.iter_mut().zip(lanes) {
            *part = lanes.bytes();
        }
    }
}
