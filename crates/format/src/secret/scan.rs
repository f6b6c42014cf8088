//! The search for secret keys in a document that passes piece by piece.
#![cfg_attr(not(test), deny(clippy::arithmetic_side_effects))]

use super::words::{Hit, KEYS, REACH_BYTES, What, Words, key_at};

/// Searches for secret keys, and for words of the caller, in bytes that arrive piece by piece.
pub struct KeyScan<'w> {
    words: &'w Words<'w>,
    /// The end of the last pieces. A key or a word may continue in the next piece.
    tail: Vec<u8>,
    /// Bytes that passed before the tail.
    before: u64,
    /// The kind of the key that was found first.
    found: Option<&'static str>,
}

impl Default for KeyScan<'_> {
    fn default() -> Self {
        Self::new(&KEYS)
    }
}

impl<'w> KeyScan<'w> {
    /// Begins a search. The longest word has at most 1,024 bytes.
    pub fn new(words: &'w Words<'w>) -> Self {
        Self { words, tail: Vec::new(), before: 0, found: None }
    }

    /// Searches the next bytes. `word` gets the number of each word in the caller's list, and the place of its first byte from the
    /// beginning of the first piece. Each place is told once.
    pub fn see(&mut self, bytes: &[u8], mut word: impl FnMut(usize, u64)) {
        let known = self.tail.len();
        if known > 0 {
            // What lies in the tail was told before. Where a long piece follows, the rest of the piece is searched below.
            self.tail.extend_from_slice(bytes.get(..REACH_BYTES).unwrap_or(bytes));
            let is_long = bytes.len() >= REACH_BYTES;
            let is_new = |hit: &Hit| hit.end > known && (!is_long || hit.start < known);
            let tail = std::mem::take(&mut self.tail);
            self.search(&tail, self.before, is_new, &mut word);
            self.tail = tail;
        }
        if known == 0 || bytes.len() >= REACH_BYTES {
            let from = self.before.saturating_add(known as u64);
            self.search(bytes, from, |_| true, &mut word);
        }
        if bytes.len() >= REACH_BYTES {
            let end = bytes.last_chunk::<REACH_BYTES>().map_or(&[][..], |end| end.as_slice());
            let passed = bytes.len().saturating_sub(end.len()).saturating_add(known);
            self.before = self.before.saturating_add(passed as u64);
            self.tail.clear();
            self.tail.extend_from_slice(end);
        } else {
            if known == 0 {
                self.tail.extend_from_slice(bytes);
            }
            let over = self.tail.len().saturating_sub(2 * REACH_BYTES);
            self.before = self.before.saturating_add(over as u64);
            self.tail.drain(..over);
        }
    }

    /// Searches a text whose first byte is at `from`. Only new words are told.
    fn search(&mut self, text: &[u8], from: u64, is_new: impl Fn(&Hit) -> bool, word: &mut impl FnMut(usize, u64)) {
        let mut first = self.found;
        let _: Option<()> = self.words.find(text, |hit| {
            match hit.what {
                What::Word(number) if is_new(&hit) => word(number, from.saturating_add(hit.start as u64)),
                What::Word(_) => {}
                What::Key(_) | What::WideKey(_) => first = first.or_else(|| key_at(text, &hit)),
            }
            None
        });
        self.found = first;
    }

    /// Returns the kind of the key that was found.
    pub fn found(&self) -> Option<&'static str> {
        self.found
    }
}
