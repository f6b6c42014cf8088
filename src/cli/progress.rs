//! Progress on its way to people and programs: a bar on a terminal, lines in a log, objects on standard output.

use std::io::{self, Write as _};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, LazyLock, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressStyle};

use super::gauge::{Gauge, View};
use super::object::{self, Form};
use super::words;
use crate::watch::Watch;

/// How progress is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shown {
    /// A bar on the terminal of standard error.
    Bar,
    /// Lines on standard error, which is no terminal. They come from this time on, and as often.
    Log(Duration),
    /// Objects on standard output.
    Objects,
}

/// The time between two looks at the watch.
const STEP: Duration = Duration::from_millis(100);
/// A task that takes less time has no bar.
const BAR_AFTER: Duration = Duration::from_secs(1);
/// The time between two objects of one phase.
const OBJECTS_EVERY: Duration = Duration::from_millis(500);
/// The time between two lines of different phases.
const LINES_LEAST: Duration = Duration::from_secs(1);

/// The bar that is drawn now. Who holds the lock draws or asks: a bar that is drawn over a question would look like a program that
/// hangs.
static BAR: Mutex<Option<ProgressBar>> = Mutex::new(None);

/// The beginning of the first task. A command may have several tasks, and people count from the first of them.
static BEGAN: LazyLock<Instant> = LazyLock::new(Instant::now);

/// Whether the result was printed. Who holds the lock prints an object.
static OVER: Mutex<bool> = Mutex::new(false);

fn bar() -> MutexGuard<'static, Option<ProgressBar>> {
    BAR.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Asks while no bar is drawn.
pub(super) fn without_bar<T>(ask: impl FnOnce() -> T) -> T {
    match &*bar() {
        Some(bar) => bar.suspend(ask),
        None => ask(),
    }
}

/// Prints the last object. No progress is printed after this object.
pub(super) fn last<T>(print: impl FnOnce() -> T) -> T {
    let mut over = OVER.lock().unwrap_or_else(PoisonError::into_inner);
    *over = true;
    print()
}

/// Shows the progress of a task until the task has ended.
pub(super) fn show(watch: &Arc<Watch>, ended: &Arc<AtomicBool>, shown: Shown) -> thread::JoinHandle<()> {
    let (watch, ended) = (Arc::clone(watch), Arc::clone(ended));
    thread::spawn(move || match shown {
        Shown::Bar => draw(&watch, &ended),
        Shown::Log(every) => log(&watch, &ended, every),
        Shown::Objects => print(&watch, &ended),
    })
}

/// Looks at a watch until the task has ended, and once more at the end.
fn look(watch: &Watch, ended: &AtomicBool, mut each: impl FnMut(Option<View>, bool)) {
    let mut gauge = Gauge::default();
    let began = *BEGAN;
    loop {
        let is_last = ended.load(Ordering::Relaxed);
        each(gauge.read(began.elapsed(), watch.state()), is_last);
        if is_last {
            return;
        }
        // The end of the task ends the wait too.
        thread::park_timeout(STEP);
    }
}

fn draw(watch: &Watch, ended: &AtomicBool) {
    const SPINNER: [&str; 4] = ["|", "/", "-", "\\"];
    let Ok(style) = ProgressStyle::with_template("{wide_msg}") else { return };
    let (began, mut turn) = (Instant::now(), SPINNER.iter().cycle());
    look(watch, ended, |view, is_last| {
        let Some(view) = view.filter(|_| !is_last && began.elapsed() >= BAR_AFTER) else { return };
        let mut drawn = bar();
        let bar = drawn.get_or_insert_with(|| ProgressBar::new_spinner().with_style(style.clone()));
        bar.set_message(words::progress::drawn(&view, turn.next().unwrap_or(&"")));
        bar.tick();
    });
    if let Some(bar) = bar().take() {
        bar.finish_and_clear();
    }
}

fn log(watch: &Watch, ended: &AtomicBool, every: Duration) {
    let (mut next, mut least) = (every, every);
    let mut phase = None;
    look(watch, ended, |view, is_last| {
        let Some(view) = view.filter(|view| !is_last && view.elapsed >= least) else { return };
        if phase.replace(view.phase) != Some(view.phase) || view.elapsed >= next {
            let _ = writeln!(io::stderr(), "{}", words::progress::logged(&view));
            (next, least) = (view.elapsed + every, view.elapsed + LINES_LEAST);
        }
    });
}

fn print(watch: &Watch, ended: &AtomicBool) {
    let mut next = Duration::ZERO;
    let mut before: Option<View> = None;
    let object = |view: &View| {
        let over = OVER.lock().unwrap_or_else(PoisonError::into_inner);
        if !*over {
            // Whoever reads no more gets no more: the result tells of the loss.
            let _ = object::write(io::stdout().lock(), words::progress::event(view), None, Form::Line);
        }
    };
    look(watch, ended, |view, is_last| {
        let Some(view) = view else { return };
        // The end of a phase is told as it was last seen.
        if let Some(before) = before.filter(|_| view.is_new) {
            object(&before);
        }
        if view.is_new || is_last || view.elapsed >= next {
            object(&view);
            before = None;
            next = view.elapsed + OBJECTS_EVERY;
        } else {
            before = Some(view);
        }
    });
}
