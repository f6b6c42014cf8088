//! scrypt with r = 8 and p = 1, with the vectors of WebAssembly: the crate that age uses has none there.
#![cfg_attr(not(test), deny(clippy::arithmetic_side_effects))]

mod row;

use std::mem;

use self::row::Row;
use pannier_format::digest::{Hasher, sha256};

/// Sixteen words in the order of diagonals, as the steps of Salsa20 take them.
type Cell = [Row; 4];
/// What scrypt mixes at once: 2 r cells.
type Wide = [Cell; 16];

/// Returns the first 32 bytes of scrypt with N = 2^`log_n`. `None` if the system does not give the memory.
pub(super) fn scrypt(passphrase: &[u8], salt: &[u8], log_n: u8) -> Option<[u8; 32]> {
    let count = 1usize.checked_shl(u32::from(log_n))?;
    let hmac = Hmac::new(passphrase);
    let bytes: Vec<u8> = (1u32..=32).flat_map(|number| hmac.of(&[salt, &number.to_be_bytes()])).collect();
    let mut wide: Wide = [[Row::ZERO; 4]; 16];
    for (cell, bytes) in wide.iter_mut().zip(bytes.as_chunks::<64>().0) {
        *cell = diagonals(bytes);
    }
    let mut rows: Vec<Wide> = Vec::new();
    rows.try_reserve_exact(count).ok()?;
    let mut next = wide;
    for _ in 0..count {
        rows.push(wide);
        mix(&wide, &mut next);
        mem::swap(&mut wide, &mut next);
    }
    let mask = count.wrapping_sub(1);
    for _ in 0..count {
        let [.., [first, ..]] = &wide;
        let row = rows.get(first.first_word() as usize & mask)?;
        for (to, from) in wide.as_flattened_mut().iter_mut().zip(row.as_flattened()) {
            *to = to.xor(*from);
        }
        mix(&wide, &mut next);
        mem::swap(&mut wide, &mut next);
    }
    let bytes: Vec<u8> = wide.iter().flat_map(plain).collect();
    Some(hmac.of(&[&bytes, &1u32.to_be_bytes()]))
}

/// The places of the words in a cell.
const DIAGONALS: [usize; 16] = [0, 5, 10, 15, 4, 9, 14, 3, 8, 13, 2, 7, 12, 1, 6, 11];

fn diagonals(bytes: &[u8; 64]) -> Cell {
    let word = |place: usize| bytes.as_chunks::<4>().0.get(place).map_or(0, |word| u32::from_le_bytes(*word));
    let words = DIAGONALS.map(word);
    let mut cell = [Row::ZERO; 4];
    for (row, words) in cell.iter_mut().zip(words.as_chunks::<4>().0) {
        *row = Row::of(*words);
    }
    cell
}

fn plain(cell: &Cell) -> [u8; 64] {
    let mut bytes = [0; 64];
    let words = cell.iter().flat_map(|row| row.words());
    for (place, word) in DIAGONALS.into_iter().zip(words) {
        if let Some(to) = bytes.as_chunks_mut::<4>().0.get_mut(place) {
            *to = word.to_le_bytes();
        }
    }
    bytes
}

/// scryptBlockMix of RFC 7914.
#[inline(always)]
fn mix(from: &Wide, to: &mut Wide) {
    let [.., mut cell] = *from;
    let (even, odd) = to.split_at_mut(8);
    for ((pair, even), odd) in from.as_chunks::<2>().0.iter().zip(even).zip(odd) {
        let [first, second] = pair;
        cell = salsa(sum(cell, first));
        *even = cell;
        cell = salsa(sum(cell, second));
        *odd = cell;
    }
}

#[inline(always)]
fn sum([a, b, c, d]: Cell, [e, f, g, h]: &Cell) -> Cell {
    [a.xor(*e), b.xor(*f), c.xor(*g), d.xor(*h)]
}

/// Salsa20/8.
#[inline(always)]
fn salsa(cell: Cell) -> Cell {
    let [mut a, mut b, mut c, mut d] = cell;
    for _ in 0..4 {
        b = b.xor(a.plus(d).left::<7>());
        c = c.xor(b.plus(a).left::<9>());
        d = d.xor(c.plus(b).left::<13>());
        a = a.xor(d.plus(c).left::<18>());
        (b, c, d) = (b.turned::<3>(), c.turned::<2>(), d.turned::<1>());
        d = d.xor(a.plus(b).left::<7>());
        c = c.xor(d.plus(a).left::<9>());
        b = b.xor(c.plus(d).left::<13>());
        a = a.xor(b.plus(c).left::<18>());
        (b, c, d) = (b.turned::<1>(), c.turned::<2>(), d.turned::<3>());
    }
    let [e, f, g, h] = cell;
    [a.plus(e), b.plus(f), c.plus(g), d.plus(h)]
}

/// HMAC-SHA-256 with one key.
struct Hmac {
    inner: Hasher,
    outer: Hasher,
}

impl Hmac {
    fn new(key: &[u8]) -> Self {
        let short = if key.len() > 64 { sha256(key).0.to_vec() } else { key.to_vec() };
        let of = |mask: u8| {
            let mut block = [mask; 64];
            block.iter_mut().zip(&short).for_each(|(to, byte)| *to ^= byte);
            let mut hasher = Hasher::default();
            hasher.update(&block);
            hasher
        };
        Self { inner: of(0x36), outer: of(0x5C) }
    }

    fn of(&self, parts: &[&[u8]]) -> [u8; 32] {
        let (mut inner, mut outer) = (self.inner.clone(), self.outer.clone());
        parts.iter().for_each(|part| inner.update(part));
        outer.update(&inner.finish().0);
        outer.finish().0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The third example of RFC 7914 §12, which has r = 8 and p = 1.
    #[test]
    fn the_example_of_the_standard() {
        let key = scrypt(b"pleaseletmein", b"SodiumChloride", 14).unwrap();
        let wanted = "7023bdcb3afd7348461c06cd81fd38ebfda8fbba904f8e3ea9b543f6545da1f2";
        assert_eq!(pannier_format::Hash(key).to_string(), wanted);
    }

    /// RFC 4231 §4.7: a key longer than a block.
    #[test]
    fn a_long_key_is_hashed_first() {
        let hmac = Hmac::new(&[0xAA; 131]);
        let told = hmac.of(&[b"Test Using Larger Than Block-Size Key", b" - Hash Key First"]);
        let wanted = "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54";
        assert_eq!(pannier_format::Hash(told).to_string(), wanted);
    }
}
