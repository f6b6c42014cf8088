//! The pages for browsers, which the program holds packed and makes again byte for byte.
//!
//! Three pages of 2.9 MB share most of their modules, and packed by zopfli they share nothing. `browser/pages.zst` has the modules side by
//! side, and the choices of zopfli beside each: where it took a literal, where a match and of what length, and the codes of each block.
//! A match is always the nearest one of its length. Other bytes than those of `browser/pack.mjs` give no page.

use std::io::Read as _;
use std::sync::LazyLock;

use serde_json::Value;

use crate::compress::Decompressor;

/// What `scripts/pages-pack` wrote.
const PACKED: &[u8] = include_bytes!("../../browser/pages.zst");
/// The most bytes of what is packed.
const PLAIN_MOST_BYTES: u64 = 16 << 20;
/// How many pages there are.
const PAGES: usize = 3;
/// The name of the section with which a module ends. It holds the words, as `browser/page/section.mjs` reads them.
const SECTION: &[u8] = b"pannier-page";
/// How far back a match may lie.
const WINDOW: usize = 1 << 15;
/// The shortest match.
const SHORTEST: usize = 3;
/// The symbol that ends a block.
const END: usize = 256;
/// The symbols of literals and lengths, and those of distances.
const SYMBOLS: usize = 288;
const DISTANCES: usize = 32;

/// A page for browsers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Built {
    /// `reader.html`: opens bundles.
    Reader,
    /// `reader-lite.html`: the same without codes.
    Lite,
    /// `sender.html`: seals files for a newsroom.
    Sender,
}

static PAGE: [LazyLock<String>; PAGES] =
    [LazyLock::new(|| made(0)), LazyLock::new(|| made(1)), LazyLock::new(|| made(2))];

impl Built {
    /// Returns the page.
    pub(super) fn page(self) -> &'static str {
        PAGE.get(self as usize).map_or("", |page| page.as_str())
    }

    /// Returns the words of the page, a catalogue for each language: English comes first.
    pub(super) fn words(self) -> Vec<Value> {
        let plain = unpacked();
        let module = sections(&plain).and_then(|all| all.get(self as usize).copied());
        module.and_then(words_of).unwrap_or_default()
    }
}

/// Makes a page. A test compares each with the built one, so what is packed always gives one.
fn made(number: usize) -> String {
    of(&unpacked(), number).unwrap_or_default()
}

fn unpacked() -> Vec<u8> {
    let mut plain = Vec::new();
    let reader = Decompressor::new(PACKED).map(|reader| reader.take(PLAIN_MOST_BYTES));
    let _ = reader.and_then(|mut reader| reader.read_to_end(&mut plain));
    plain
}

fn sections(mut plain: &[u8]) -> Option<Vec<&[u8]>> {
    let mut all = Vec::new();
    while !plain.is_empty() {
        let length = take_number(&mut plain)?;
        all.push(take(&mut plain, length)?);
    }
    Some(all)
}

/// Returns the words that a module brings.
fn words_of(module: &[u8]) -> Option<Vec<Value>> {
    let at = module.windows(SECTION.len()).rposition(|window| window == SECTION)?;
    let mut brought: Value = serde_json::from_slice(module.get(at.checked_add(SECTION.len())?..)?).ok()?;
    match brought.get_mut("words")?.take() {
        Value::Array(words) => Some(words),
        _ => None,
    }
}

/// Puts a page together out of its sections.
fn of(plain: &[u8], number: usize) -> Option<String> {
    let sections = sections(plain)?;
    let section = |at: usize| sections.get(at).copied();
    let texts = PAGES.checked_add(number.checked_mul(4)?)?;
    let module = section(number)?;
    let (begin, end) = (section(texts)?, section(texts.checked_add(1)?)?);
    let mut packed = section(texts.checked_add(2)?)?.to_vec();
    let (blocks, tokens) = (section(number.checked_add(15)?)?, section(number.checked_add(18)?)?);
    packed.extend(deflated(module, blocks, tokens)?);
    packed.extend(section(texts.checked_add(3)?)?);
    Some([std::str::from_utf8(begin).ok()?, &base85(&packed), std::str::from_utf8(end).ok()?].concat())
}

fn take<'a>(rest: &mut &'a [u8], length: usize) -> Option<&'a [u8]> {
    let (taken, after) = rest.split_at_checked(length)?;
    *rest = after;
    Some(taken)
}

fn take_number(rest: &mut &[u8]) -> Option<usize> {
    let bytes = take(rest, 4)?.try_into().ok()?;
    usize::try_from(u32::from_le_bytes(bytes)).ok()
}

/// Bits in the order of deflate: the first bit of a byte is the lowest.
#[derive(Default)]
struct Bits {
    bytes: Vec<u8>,
    held: u64,
    count: u32,
}

impl Bits {
    /// Appends at most 32 bits.
    fn put(&mut self, value: u32, count: u32) {
        self.held |= u64::from(value) << self.count;
        self.count += count;
        while self.count >= 8 {
            self.bytes.push((self.held & 0xff) as u8);
            self.held >>= 8;
            self.count -= 8;
        }
    }

    fn end(mut self) -> Vec<u8> {
        self.put(0, 7);
        self.bytes
    }
}

/// Returns the code and its length for every symbol, as RFC 1951 §3.2.2 makes them. The first bit of a code goes first.
fn codes(lengths: &[u8]) -> Vec<(u32, u32)> {
    let mut codes = vec![(0, 0); lengths.len()];
    let mut next = 0_u32;
    for length in 1..16_u32 {
        for (code, _) in codes.iter_mut().zip(lengths).filter(|(_, one)| u32::from(**one) == length) {
            *code = (next.reverse_bits() >> (32 - length), length);
            next = next.wrapping_add(1);
        }
        next <<= 1;
    }
    codes
}

/// Returns the symbol of a value, and the bits that follow the symbol with their number. `least` is the value of the first symbol, and
/// `alike` the number of symbols that share a number of bits.
fn spread(value: usize, least: usize, alike: u32) -> Option<(usize, u32, u32)> {
    let from = u32::try_from(value.checked_sub(least)?).ok()?;
    let fine = alike.trailing_zeros();
    let bits = (u32::BITS - from.leading_zeros()).saturating_sub(fine + 1);
    let symbol = (bits << fine) + (from >> bits);
    Some((usize::try_from(symbol).ok()?, from & ((1 << bits) - 1), bits))
}

/// Packs a module with the given choices.
fn deflated(module: &[u8], mut blocks: &[u8], mut tokens: &[u8]) -> Option<Vec<u8>> {
    let mut bits = Bits::default();
    let mut nearest = Nearest::new(module);
    let mut position = 0_usize;
    while !blocks.is_empty() {
        let count = take_number(&mut blocks)?;
        let head_bits = take_number(&mut blocks)?;
        let mut left = u32::try_from(head_bits).ok()?;
        for byte in take(&mut blocks, head_bits.div_ceil(8))? {
            bits.put(u32::from(*byte), left.min(8));
            left = left.saturating_sub(8);
        }
        let symbols = codes(take(&mut blocks, SYMBOLS)?);
        let distances = codes(take(&mut blocks, DISTANCES)?);
        for _ in 0..count {
            let length = match *take(&mut tokens, 1)?.first()? {
                0 => 0,
                255 => usize::from(*take(&mut tokens, 1)?.first()?) + 257,
                short => usize::from(short) + 2,
            };
            if length == 0 {
                let (code, bits_of_code) = *symbols.get(usize::from(*module.get(position)?))?;
                bits.put(code, bits_of_code);
                position = position.checked_add(1)?;
                continue;
            }
            let back = position.checked_sub(nearest.before(position, length)?)?;
            // The longest match has a symbol of its own.
            let (symbol, more, more_bits) = if length == 258 { (28, 0, 0) } else { spread(length, SHORTEST, 4)? };
            let (code, bits_of_code) = *symbols.get(END.checked_add(1)?.checked_add(symbol)?)?;
            bits.put(code, bits_of_code);
            bits.put(more, more_bits);
            let (symbol, more, more_bits) = spread(back, 1, 2)?;
            let (code, bits_of_code) = *distances.get(symbol)?;
            bits.put(code, bits_of_code);
            bits.put(more, more_bits);
            position = position.checked_add(length)?;
        }
        let (code, bits_of_code) = *symbols.get(END)?;
        bits.put(code, bits_of_code);
    }
    (position == module.len() && tokens.is_empty()).then(|| bits.end())
}

/// Finds the nearest place before another one that has the same bytes.
struct Nearest<'a> {
    bytes: &'a [u8],
    /// For every place, the nearest one before it whose first three bytes may be the same.
    earlier: Vec<u32>,
    /// For every three bytes, in short, the last place that had them.
    last: Vec<u32>,
}

impl<'a> Nearest<'a> {
    fn new(bytes: &'a [u8]) -> Self {
        Self { bytes, earlier: Vec::with_capacity(bytes.len()), last: vec![u32::MAX; 1 << 16] }
    }

    fn before(&mut self, place: usize, length: usize) -> Option<usize> {
        while self.earlier.len() <= place {
            let at = self.earlier.len();
            let [a, b, c] = *self.bytes.get(at..at.checked_add(SHORTEST)?)? else { return None };
            let short = (u32::from(a) << 8 | u32::from(b)) ^ u32::from(c).wrapping_mul(0x9e5);
            let last = self.last.get_mut(usize::try_from(short & 0xffff).ok()?)?;
            self.earlier.push(*last);
            *last = u32::try_from(at).ok()?;
        }
        let wanted = self.bytes.get(place..place.checked_add(length)?)?;
        let mut at = usize::try_from(*self.earlier.get(place)?).ok()?;
        while at < place && place - at <= WINDOW {
            if self.bytes.get(at..at.checked_add(length)?) == Some(wanted) {
                return Some(at);
            }
            at = usize::try_from(*self.earlier.get(at)?).ok()?;
        }
        None
    }
}

/// Writes bytes as text, as `browser/page/base85.mjs` does.
fn base85(bytes: &[u8]) -> String {
    let letters: Vec<char> = ('!'..='~').filter(|letter| !"<>&\"'`\\{}".contains(*letter)).collect();
    let mut out = String::with_capacity(bytes.len().div_ceil(4).saturating_mul(5).saturating_add(1));
    let fill = bytes.len().wrapping_neg() % 4;
    out.push_str(&fill.to_string());
    for group in bytes.chunks(4) {
        let mut four = [0; 4];
        four.iter_mut().zip(group).for_each(|(to, byte)| *to = *byte);
        let value = u32::from_be_bytes(four);
        for power in [85_u32.pow(4), 85_u32.pow(3), 85_u32.pow(2), 85, 1] {
            out.extend(usize::try_from(value / power % 85).ok().and_then(|digit| letters.get(digit)));
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_pages_are_those_that_were_built_byte_for_byte() {
        for (built, name) in
            [(Built::Reader, "reader.html"), (Built::Lite, "reader-lite.html"), (Built::Sender, "sender.html")]
        {
            let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("browser").join(name);
            let wanted = std::fs::read_to_string(path).unwrap();
            assert!(built.page() == wanted, "{name} is another page: run scripts/pages-pack");
        }
    }

    #[test]
    fn symbols_and_their_bits_are_those_of_the_standard() {
        for (length, wanted) in [(3, (0, 0, 0)), (10, (7, 0, 0)), (11, (8, 0, 1)), (12, (8, 1, 1)), (257, (27, 30, 5))]
        {
            assert_eq!(spread(length, SHORTEST, 4), Some(wanted), "{length}");
        }
        for (back, wanted) in [(1, (0, 0, 0)), (4, (3, 0, 0)), (5, (4, 0, 1)), (8, (5, 1, 1)), (32768, (29, 8191, 13))]
        {
            assert_eq!(spread(back, 1, 2), Some(wanted), "{back}");
        }
        // The example of RFC 1951 §3.2.2, whose bits are read from the first one.
        let codes: Vec<u32> = codes(&[3, 3, 3, 3, 3, 2, 4, 4]).iter().map(|(code, _)| *code).collect();
        assert_eq!(codes, [0b010, 0b110, 0b001, 0b101, 0b011, 0b00, 0b0111, 0b1111]);
    }

    #[test]
    fn what_is_not_packed_gives_no_page() {
        for bytes in [&[][..], &[1], &[255; 9], &[0; 40]] {
            assert_eq!(of(bytes, 0), None);
        }
    }
}
