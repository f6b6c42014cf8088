//! Tests of films that are too long.
#![cfg_attr(not(test), deny(clippy::arithmetic_side_effects))]

use super::*;

#[test]
fn what_is_too_long_is_read_so_far_and_told() {
    let enough = AtomicBool::new(false);
    let watch = Watch::default();
    let shared = Shared {
        items: &[],
        next: AtomicUsize::new(0),
        enough: &enough,
        watch: &watch,
        workshop: &Workshop::Threads,
        scratch: Path::new("."),
        skipped: Mutex::default(),
        confinement: Mutex::default(),
    };
    let (jobs, sent) = mpsc::sync_channel(9);
    // No page shows the same as the page before.
    let pages = [&b"P5\n1 1 255\n\x00"[..], &b"P5\n1 1 255\n\xFF"[..]].concat().repeat(5);
    let most = 3 * (1 + limits::ANIMATION_STEP);
    let fault = film(&shared, 0, &mut pages.as_slice(), film::Form::Pgm, (most, Ends::AtItsEnd), &jobs).unwrap();
    assert_eq!((fault, sent.try_iter().count()), (Some(FilmFault::TooLong(3)), 3));
    let told = shared.skipped.into_inner().unwrap();
    assert!(matches!(told.as_slice(), [Skipped { why: SkipFault::Film(FilmFault::TooLong(3)), .. }]), "{told:?}");
}
