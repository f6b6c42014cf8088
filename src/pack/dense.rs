//! Tells by a sample whether bytes are compressed already.
#![cfg_attr(not(test), deny(clippy::arithmetic_side_effects))]

/// Tells whether bytes look compressed or sealed: in a sample of the bytes all values are about equally frequent.
/// Camera pictures, and most of a film or a PDF, look so. Text does not.
pub(super) fn is_dense(bytes: &[u8]) -> bool {
    const SPOTS: usize = 16;
    const SPOT_BYTES: usize = 128;
    let mut counts = [0_u64; 256];
    let mut total = 0_u64;
    for spot in bytes.chunks(bytes.len().div_ceil(SPOTS).max(SPOT_BYTES)) {
        for byte in spot.iter().take(SPOT_BYTES) {
            if let Some(count) = counts.get_mut(usize::from(*byte)) {
                *count = count.saturating_add(1);
            }
            total = total.saturating_add(1);
        }
    }
    // The number of pairs of equal bytes in the sample is compared with the number among random bytes.
    let equal: u64 = counts.iter().map(|count| count.saturating_mul(count.saturating_sub(1))).sum();
    let random = total.saturating_mul(total.saturating_sub(1)) / 256;
    total >= 1_024 && equal.saturating_mul(10) < random.saturating_mul(11)
}
