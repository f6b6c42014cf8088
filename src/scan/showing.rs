//! Showings: pictures of a film that show the same. No more of these pictures are read than bring new codes.
#![cfg_attr(not(test), deny(clippy::arithmetic_side_effects))]

use std::sync::Mutex;
use std::sync::atomic::{AtomicU32, Ordering};

use pannier_optical::codes::grey::Grey;
use pannier_optical::codes::qr_read::Effort;

use super::seen::Look;

/// The most pictures of one showing that are read after a code was read in one of the pictures.
const LOOKS: u8 = 3;

/// A picture of a film, and the number of the picture, from 1.
pub(super) type Numbered = (u32, Grey);

/// What is known of a showing. One picture of a showing is read at a time: the next picture is needed only if the
/// picture before was not read whole.
#[derive(Default)]
pub(super) struct Showing(Mutex<State>);

#[derive(Default)]
struct State {
    looks: u8,
    has_codes: bool,
    /// Every code that was seen was read.
    is_whole: bool,
    is_busy: bool,
    waiting: Option<Numbered>,
}

impl State {
    fn is_done(&self) -> bool {
        self.is_whole || self.has_codes && self.looks >= LOOKS
    }
}

impl Showing {
    /// Returns `true` if no further picture of this showing is read.
    pub(super) fn is_done(&self) -> bool {
        self.0.lock().map_or(true, |state| state.is_done())
    }

    /// Offers a picture. Returns the picture if the caller is to read the picture now. While another picture is read,
    /// the first picture that is offered waits.
    pub(super) fn offer(&self, picture: Numbered) -> Option<Numbered> {
        let mut state = self.0.lock().ok()?;
        if state.is_done() {
            return None;
        }
        if state.is_busy {
            state.waiting.get_or_insert(picture);
            return None;
        }
        state.is_busy = true;
        Some(picture)
    }

    /// Remembers what was seen in a picture. Returns the picture that waits, if the caller is to read that picture too.
    pub(super) fn saw(&self, look: &Look) -> Option<Numbered> {
        let mut state = self.0.lock().ok()?;
        state.looks = state.looks.saturating_add(1);
        state.has_codes |= !look.lines.is_empty();
        state.is_whole |= !look.lines.is_empty() && !look.is_partial;
        let next = state.waiting.take().filter(|_| !state.is_done());
        state.is_busy = next.is_some();
        next
    }
}

/// The first sharpened pictures of a film, which are looked at in any case.
const TRIES: u32 = 2;
/// Later, one picture of so many may be sharpened if sharpened pictures showed little.
const SELDOM: u32 = 8;

/// Whether sharpened pictures of one film showed codes that the pictures themselves did not show. Two blended showings are
/// seen and never read, so a sharp film would pay for each of its blended pictures.
#[derive(Default)]
pub(super) struct Habit {
    pictures: AtomicU32,
    tries: AtomicU32,
    codes: AtomicU32,
}

impl Habit {
    /// The effort for the next picture.
    pub(super) fn effort(&self) -> Effort {
        let picture = self.pictures.fetch_add(1, Ordering::Relaxed);
        let (tries, codes) = (self.tries.load(Ordering::Relaxed), self.codes.load(Ordering::Relaxed));
        let is_worth_it = tries < TRIES || codes.saturating_mul(2) >= tries || picture.is_multiple_of(SELDOM);
        if is_worth_it { Effort::Moving } else { Effort::Quick }
    }

    /// Remembers what the sharpened picture showed.
    pub(super) fn saw(&self, look: &Look) {
        if let Some(codes) = look.sharpened {
            self.tries.fetch_add(1, Ordering::Relaxed);
            self.codes.fetch_add(codes, Ordering::Relaxed);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn picture(number: u32) -> Numbered {
        (number, Grey::new(1, 1, vec![0]).unwrap())
    }

    fn look(codes: usize, is_partial: bool, sharpened: Option<u32>) -> Look {
        Look { lines: vec![String::new(); codes], is_partial, sharpened, ..Look::default() }
    }

    #[test]
    fn a_showing_that_was_read_whole_is_read_once() {
        let showing = Showing::default();
        assert!(showing.offer(picture(1)).is_some());
        // While the first is read, one more waits, and is dropped in the end.
        assert!(showing.offer(picture(2)).is_none() && showing.offer(picture(3)).is_none());
        assert!(showing.saw(&look(6, false, None)).is_none());
        assert!(showing.is_done() && showing.offer(picture(4)).is_none());
    }

    #[test]
    fn a_showing_that_was_read_in_part_is_read_again_a_few_times() {
        let showing = Showing::default();
        assert!(showing.offer(picture(1)).is_some());
        assert!(showing.offer(picture(2)).is_none() && showing.offer(picture(3)).is_none());
        assert_eq!(showing.saw(&look(5, true, None)).unwrap().0, 2);
        assert!(showing.offer(picture(4)).is_none());
        assert_eq!(showing.saw(&look(0, true, None)).unwrap().0, 4);
        assert!(showing.saw(&look(0, true, None)).is_none() && showing.is_done());
        // Where nothing was read yet, every picture may be the first sharp one.
        let showing = Showing::default();
        for number in 1..20 {
            assert!(showing.offer(picture(number)).is_some());
            assert!(showing.saw(&look(0, true, None)).is_none());
        }
    }

    #[test]
    fn sharpened_pictures_that_show_nothing_become_seldom() {
        let efforts = |codes: u32| {
            let habit = Habit::default();
            let all = (0..80).map(|_| {
                let effort = habit.effort();
                habit.saw(&look(1, true, (effort == Effort::Moving).then_some(codes)));
                effort
            });
            all.filter(|effort| *effort == Effort::Moving).count()
        };
        assert_eq!((efforts(0), efforts(1)), (2 + 9, 80));
    }
}
