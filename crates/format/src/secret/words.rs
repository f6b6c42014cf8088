//! One pass over bytes for the beginnings of all secret keys and for words of the caller: the pass looks for rare parts of them.
#![cfg_attr(not(test), deny(clippy::arithmetic_side_effects))]

use std::borrow::Cow;
use std::sync::LazyLock;

use aho_corasick::packed::Searcher;
use aho_corasick::{AhoCorasick, Match};
use memchr::memmem;

use super::kinds::BEGINNINGS;

/// Bytes before and after a beginning that the search must read. A key in UTF-16 takes two bytes a character.
pub(super) const REACH_BYTES: usize = 1024;

/// Searches for the beginnings of secret keys alone.
pub(super) static KEYS: LazyLock<Words<'static>> = LazyLock::new(|| Words::new(&[]));

/// A word for which a search looks beside secret keys.
#[derive(Clone, Copy, Debug)]
pub struct Named<'w> {
    /// The whole word.
    pub text: &'w [u8],
    /// A part of the word, of at least three bytes, that is rare in texts and pictures. The search looks for this part.
    pub core: &'w [u8],
}

/// The beginnings of secret keys, and words of the caller, for which one pass over the bytes searches. A second pass would cost as
/// much as the first.
pub struct Words<'w> {
    /// Vector instructions, at gigabytes a second. Some machines do not have these instructions.
    fast: Option<Searcher>,
    /// The search on every other machine.
    plain: Option<AhoCorasick>,
    /// For each part that is searched for: what may be there.
    candidates: Vec<Vec<Candidate<'w>>>,
}

/// What may be where a rare part is.
#[derive(Clone, Debug)]
struct Candidate<'w> {
    what: What,
    /// The bytes that must be there.
    text: Cow<'w, [u8]>,
    /// Bytes of the text before its rare part.
    before: usize,
}

#[derive(Clone, Copy, Debug)]
pub(super) enum What {
    /// The beginning of a secret key in ASCII or UTF-8, as a number in the list of all beginnings.
    Key(usize),
    /// The same in UTF-16.
    WideKey(usize),
    /// A word of the caller, as a number in the caller's list.
    Word(usize),
}

/// What was found at one place.
pub(super) struct Hit {
    pub(super) what: What,
    pub(super) start: usize,
    pub(super) end: usize,
}

impl<'w> Words<'w> {
    /// Prepares the search. Of two rare parts that overlap, only the first one is found.
    pub fn new(words: &[Named<'w>]) -> Self {
        let (mut parts, mut candidates): (Vec<Cow<'w, [u8]>>, Vec<Vec<Candidate<'w>>>) = (Vec::new(), Vec::new());
        for (what, text, part) in all(words) {
            let before = memmem::find(&text, &part).unwrap_or_default();
            let candidate = Candidate { what, text, before };
            match parts.iter().position(|known| *known == part).and_then(|at| candidates.get_mut(at)) {
                Some(others) => others.push(candidate),
                None => {
                    parts.push(part);
                    candidates.push(vec![candidate]);
                }
            }
        }
        let fast = Searcher::new(&parts);
        let plain = if fast.is_none() { AhoCorasick::new(&parts).ok() } else { None };
        Self { fast, plain, candidates }
    }

    /// Calls `at` for each place, from the first to the last, until `at` returns something.
    pub(super) fn find<T>(&self, text: &[u8], mut at: impl FnMut(Hit) -> Option<T>) -> Option<T> {
        let mut each = |part: Match| {
            let here = self.candidates.get(part.pattern().as_usize())?;
            here.iter().find_map(|candidate| {
                let start = part.start().checked_sub(candidate.before)?;
                let there = text.get(start..)?.starts_with(&candidate.text);
                let hit = Hit { what: candidate.what, start, end: start.saturating_add(candidate.text.len()) };
                there.then(|| at(hit)).flatten()
            })
        };
        match (&self.fast, &self.plain) {
            (Some(fast), _) => fast.find_iter(text).find_map(each),
            (None, Some(plain)) => plain.find_iter(text).find_map(&mut each),
            (None, None) => None,
        }
    }
}

/// One of all that a pass looks for: its whole text and its rare part.
type Sought<'w> = (What, Cow<'w, [u8]>, Cow<'w, [u8]>);

/// Returns all that one pass looks for.
fn all<'w>(words: &[Named<'w>]) -> Vec<Sought<'w>> {
    let mut all = Vec::new();
    for (number, beginning) in BEGINNINGS.iter().enumerate() {
        all.push((What::Key(number), beginning.text.into(), beginning.core.into()));
        all.push((What::WideKey(number), wide(beginning.text).into(), wide(beginning.core).into()));
    }
    for (number, word) in words.iter().enumerate() {
        all.push((What::Word(number), word.text.into(), word.core.into()));
    }
    all
}

/// Returns the bytes of an ASCII text in UTF-16 without the outer zero byte. So one pattern stands for both byte orders.
fn wide(text: &[u8]) -> Vec<u8> {
    let mut wide: Vec<u8> = text.iter().flat_map(|byte| [*byte, 0]).collect();
    wide.pop();
    wide
}

/// Returns the kind of the key that begins here, if the key is whole.
pub(super) fn key_at(text: &[u8], hit: &Hit) -> Option<&'static str> {
    let (before, from) = text.split_at_checked(hit.start)?;
    let from = from.get(..REACH_BYTES).unwrap_or(from);
    match hit.what {
        What::Key(number) => BEGINNINGS.get(number)?.kind_if_whole(before, from),
        What::WideKey(number) => {
            let before = before.last_chunk::<REACH_BYTES>().map_or(before, |near| near.as_slice());
            BEGINNINGS.get(number)?.kind_if_whole(&narrow_back(before), &narrow(from))
        }
        What::Word(_) => None,
    }
}

/// Returns the ASCII characters at the beginning of a text in UTF-16. The text begins with a character, not with a zero.
fn narrow(text: &[u8]) -> Vec<u8> {
    let pairs = text.chunks(2).take_while(|pair| matches!(pair, [_] | [_, 0]));
    pairs.filter_map(|pair| pair.first().copied()).collect()
}

/// Returns the ASCII characters at the end of a text in UTF-16. The text ends with a zero, not with a character.
fn narrow_back(text: &[u8]) -> Vec<u8> {
    let pairs = text.rchunks(2).take_while(|pair| matches!(pair, [_, 0]));
    let mut narrow: Vec<u8> = pairs.filter_map(|pair| pair.first().copied()).collect();
    narrow.reverse();
    narrow
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The part of another length would be searched for at a wrong place, and more parts than these take twice the time.
    #[test]
    fn each_beginning_has_its_rare_part_and_the_parts_are_few() {
        for (what, text, part) in all(&[]) {
            assert!(part.len() >= 3 && memmem::find(&text, &part).is_some(), "{what:?}");
        }
        assert!(Words::new(&[]).candidates.len() <= 22, "{}", Words::new(&[]).candidates.len());
    }
}
