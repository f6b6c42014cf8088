//! Rolling sums of pieces: a hint by which a piece is found at any byte of another file (FORMAT.md §21.3).
#![cfg_attr(not(test), deny(clippy::arithmetic_side_effects))]

use crate::limits::COMMITTED_PIECE_BYTES;

/// The factor between neighbours.
const FACTOR: u64 = 6_364_136_223_846_793_005;
/// Bytes that are summed in one step.
const STEP: usize = 8;

/// Powers of the factor from 7 down to 0.
const POWERS: [u64; STEP] = [power(7), power(6), power(5), power(4), power(3), power(2), power(1), power(0)];
/// The power by which eight bytes move on.
const MOVING: u64 = power(STEP as u64);
/// The power by which the byte counts that leaves a window of one piece.
const LEAVING: u64 = power(COMMITTED_PIECE_BYTES);

/// Returns a power of the factor, by squares.
const fn power(exponent: u64) -> u64 {
    let (mut power, mut square, mut left) = (1_u64, FACTOR, exponent);
    while left > 0 {
        if left & 1 == 1 {
            power = power.wrapping_mul(square);
        }
        square = square.wrapping_mul(square);
        left >>= 1;
    }
    power
}

/// Returns the rolling sum of some bytes: each byte times a power of the factor, modulo 2^64, where the last byte counts once.
pub fn rolling_sum(bytes: &[u8]) -> u64 {
    let (whole, rest) = bytes.as_chunks::<STEP>();
    let sum = whole.iter().fold(0_u64, |sum, eight| {
        let of_eight = eight.iter().zip(&POWERS);
        let eight = of_eight.fold(0_u64, |sum, (byte, power)| sum.wrapping_add(u64::from(*byte).wrapping_mul(*power)));
        sum.wrapping_mul(MOVING).wrapping_add(eight)
    });
    rest.iter().fold(sum, |sum, byte| sum.wrapping_mul(FACTOR).wrapping_add(u64::from(*byte)))
}

/// Returns the sum of the window one byte further: `leaving` is its first byte, `coming` is the byte behind its last one.
#[inline]
pub fn rolled(sum: u64, leaving: u8, coming: u8) -> u64 {
    let gone = u64::from(leaving).wrapping_mul(LEAVING);
    sum.wrapping_mul(FACTOR).wrapping_add(u64::from(coming).wrapping_sub(gone))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn noise(bytes: usize) -> Vec<u8> {
        let mut dice = fastrand::Rng::with_seed(7);
        std::iter::repeat_with(|| dice.u8(..)).take(bytes).collect()
    }

    #[test]
    fn a_sum_is_the_one_of_the_definition() {
        assert_eq!(rolling_sum(&[]), 0);
        assert_eq!(rolling_sum(&[3]), 3);
        assert_eq!(rolling_sum(&[3, 4]), FACTOR.wrapping_mul(3).wrapping_add(4));
        for length in [7, 8, 9, 1000, 4097] {
            let bytes = noise(length);
            let simple = bytes.iter().fold(0_u64, |sum, byte| sum.wrapping_mul(FACTOR).wrapping_add(u64::from(*byte)));
            assert_eq!(rolling_sum(&bytes), simple, "{length}");
        }
    }

    #[test]
    fn a_window_that_moves_has_the_sum_of_its_bytes() {
        let piece = COMMITTED_PIECE_BYTES as usize;
        let bytes = noise(piece + 40);
        let mut sum = rolling_sum(&bytes[..piece]);
        for at in 0..40 {
            assert_eq!(sum, rolling_sum(&bytes[at..at + piece]), "{at}");
            sum = rolled(sum, bytes[at], bytes[at + piece]);
        }
    }
}
