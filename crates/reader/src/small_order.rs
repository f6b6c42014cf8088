//! The points of small order on the two curves of keys: a key of such a point has no secret.
#![cfg_attr(not(test), deny(clippy::arithmetic_side_effects))]

/// Points in every encoding that a decoder accepts, without the highest bit.
pub type Points = [[u8; 32]; 7];

/// The points of small order on Ed25519, by which publishers sign. The highest bit is the sign. Anybody can sign for a key of
/// small order.
pub const ED25519: Points = with_points_of_order_eight([
    *b"\x26\xe8\x95\x8f\xc2\xb2\x27\xb0\x45\xc3\xf4\x89\xf2\xef\x98\xf0\xd5\xdf\xac\x05\xd3\xc6\x33\x39\xb1\x38\x02\x88\x6d\x53\xfc\x05",
    *b"\xc7\x17\x6a\x70\x3d\x4d\xd8\x4f\xba\x3c\x0b\x76\x0d\x10\x67\x0f\x2a\x20\x53\xfa\x2c\x39\xcc\xc6\x4e\xc7\xfd\x77\x92\xac\x03\x7a",
]);

/// The points of small order on X25519, to which payloads are sealed. X25519 ignores the highest bit. The shared secret with
/// such a point is zero, so everybody could open the payload.
pub const X25519: Points = with_points_of_order_eight([
    *b"\xe0\xeb\x7a\x7c\x3b\x41\xb8\xae\x16\x56\xe3\xfa\xf1\x9f\xc4\x6a\xda\x09\x8d\xeb\x9c\x32\xb1\xfd\x86\x62\x05\x16\x5f\x49\xb8\x00",
    *b"\x5f\x9c\x95\xbc\xa3\x50\x8c\x24\xb1\xd0\xb1\x55\x9c\x83\xef\x5b\x04\x44\x5c\xc4\x58\x1c\x8e\x86\xd8\x22\x4e\xdd\xd0\x9f\x11\x57",
]);

/// Returns the points: 0, 1, two points of order eight, p−1, p and p+1, where p is 2²⁵⁵ − 19 on both curves.
const fn with_points_of_order_eight([one, other]: [[u8; 32]; 2]) -> Points {
    [
        [0; 32],
        ends([0; 32], 1, 0),
        one,
        other,
        ends([0xFF; 32], 0xEC, 0x7F),
        ends([0xFF; 32], 0xED, 0x7F),
        ends([0xFF; 32], 0xEE, 0x7F),
    ]
}

const fn ends(mut point: [u8; 32], first: u8, last: u8) -> [u8; 32] {
    point[0] = first;
    point[31] = last;
    point
}

/// Tells whether a point of a curve is one of the points of small order, whatever its highest bit is.
pub fn is_small_order(mut point: [u8; 32], points: &Points) -> bool {
    if let Some(last) = point.last_mut() {
        *last &= 0x7F;
    }
    points.contains(&point)
}
