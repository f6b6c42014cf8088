//! `open --onto`: the differences on the carriers that lead from an opened release to a new one, in whatever order they lie there.

use std::env;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use super::args;
use super::carrier::explain;
use super::compared;
use super::error::{Error, Result};
use super::messages::msg;
use super::terminal::{Task, Terminal};
use super::unseal::{contact, given, unfit};
use super::words;
use crate::bundle::Bundle;
use crate::check::{Checked, check_found};
use crate::courier::want::want_gap;
use crate::error::{self as library, DeltaFault, Gap, ReaderError};
use crate::find::chain::{Chain, Start, chain};
use crate::find::search::Wanted;
use crate::find::{Finding, Search, find};
use crate::format::Sealing;
use crate::onto::Onto;
use crate::open::{self, Contact, Decoding, Opened, Stay, Workshop};
use crate::seal::OpenWith;
use crate::trust::Publishers;
use crate::watch::Watch;

/// A new release, made out of an opened one.
pub(super) struct Made {
    pub(super) search: Search,
    /// The deltas in the order in which they were applied. There is at least one.
    pub(super) deltas: Vec<Bundle>,
    /// The last delta.
    pub(super) bundle: Bundle,
    pub(super) opened: Opened,
    /// The step that is lacking before a higher release.
    pub(super) gap: Option<Gap>,
}

/// Makes the new release out of a folder, and of the deltas that lead from its release to the release that is wanted.
pub(super) fn make(terminal: &Terminal, args: &args::Open, base: &Path, publishers: &Publishers) -> Result<Made> {
    let onto = Onto::begin(args.out(), base)?;
    let with = given(terminal, &args.unseal)?;
    let task = Task::begin(terminal);
    let mut found = find(&args.at.folders, publishers, &env::temp_dir(), &task.watch)?;
    compared::after(&mut found, &args.after)?;
    drop(task);
    if found.bundles.is_empty() {
        return Err(found.reason().into());
    }
    let release = onto.base(&found.search, &found.bundles)?;
    let reached = |bundle: &Bundle| bundle.facts.base_series() == Some(&release.series);
    let highest = found.bundles.iter().filter(|bundle| reached(bundle)).map(|bundle| bundle.facts.release).max();
    if highest.is_some_and(|highest| highest <= release.release) {
        let (series, release) = (release.series.clone(), release.release);
        return Err(ReaderError::from(DeltaFault::Already { series, release }).into());
    }
    let start = Start { series: &release.series, release: release.release, publisher: &release.publisher };
    let chosen = chain(&found.bundles, &found.search, start, &args.unseal.which.wanted());
    let Chain { steps, gap } = chosen.inspect_err(|error| {
        if let ReaderError::Delta(DeltaFault::Gap(gap)) = error {
            terminal.say(words::want::base(&title_of(&found, gap), &want_gap(gap)));
        }
    })?;
    for step in &steps {
        publishers.admit(*step, contact(&args.unseal))?;
        step.facts.require_opening().map_err(ReaderError::from)?;
    }
    let with = match with {
        Some(with) => with,
        None => asked(terminal, &steps)?,
    };
    let deltas: Vec<Bundle> = steps.into_iter().cloned().collect();
    let bundle = deltas.last().cloned().ok_or(ReaderError::Bug("a chain without a delta"))?;
    if let Some(gap) = &gap {
        terminal.warn(words::onto::delta_gap(gap));
        terminal.say(words::want::base(&title_of(&found, gap), &want_gap(gap)));
    }

    let task = Task::begin(terminal);
    let mut here = Here { found: Some(found), checked: None };
    let decoding =
        Decoding { with: &with, workshop: &Workshop::of_this_program(), unfit: crate::store::Unfit::Stops, only: None };
    let (mut rebuilt_blocks, mut last) = (0u32, None);
    let ready =
        here.open_small(&deltas, |number| onto.room(number), decoding, contact(&args.unseal), publishers, &task.watch);
    for ((number, delta), ready) in deltas.iter().enumerate().zip(ready?) {
        let contact = contact(&args.unseal);
        let opened = match ready {
            Some(opened) => Ok(opened),
            None => here.open(delta, &onto.room(number), decoding, contact, publishers, &task.watch),
        };
        let opened = match opened {
            Ok(opened) => opened,
            Err(error) => {
                drop(task);
                if let Some(checked) = &here.checked {
                    explain(terminal, checked, &args.at);
                }
                tell_step(terminal, &deltas, delta);
                return Err(error);
            }
        };
        rebuilt_blocks = rebuilt_blocks.saturating_add(opened.rebuilt_blocks);
        last = Some(opened);
    }
    let mut opened = last.ok_or(ReaderError::Bug("a chain without a delta"))?;
    opened.rebuilt_blocks = rebuilt_blocks;
    let made = onto.finish(release, &deltas, unfit(args), &task.watch);
    drop(task);
    opened.unpacked = made.map_err(|broken| {
        deltas.get(broken.step).into_iter().for_each(|delta| tell_step(terminal, &deltas, delta));
        Error::Library(*broken.error)
    })?;
    let search = here.into_search().ok_or(ReaderError::Bug("a chain without a search"))?;
    Ok(Made { search, deltas, bundle, opened, gap })
}

/// Returns the title of the delta that lacks a release.
fn title_of(found: &Finding, gap: &Gap) -> String {
    let delta = found.bundles.iter().find(|bundle| bundle.list.id == gap.delta);
    delta.map(Bundle::title).unwrap_or_default()
}

/// Names the delta of a chain that fails.
fn tell_step(terminal: &Terminal, deltas: &[Bundle], delta: &Bundle) {
    if deltas.len() > 1 {
        terminal.warn(msg!("open-step-failed", title = delta.title(), id = delta.list.id.short()));
    }
}

/// Asks for the passphrase of deltas that have one. All deltas of a chain are opened with the same secret.
fn asked(terminal: &Terminal, steps: &[&Bundle]) -> Result<OpenWith> {
    let sealed = steps.iter().find(|step| step.facts.sealing == Sealing::Passphrase);
    let Some(sealed) = sealed.filter(|_| terminal.may_ask()) else { return Ok(OpenWith::Nothing) };
    let passphrase = terminal.ask_passphrase(&msg!("open-passphrase", title = sealed.title()))?;
    Ok(passphrase.map_or(OpenWith::Nothing, OpenWith::Passphrase))
}

/// The bundles that were found; checked as soon as one of them is not intact.
struct Here {
    found: Option<Finding>,
    checked: Option<Checked>,
}

/// Deltas that are opened at once. Each waits for a process of its own most of the time.
const AT_ONCE: usize = 4;
/// The longest payload that is opened beside others, so that their memory stays small.
const SMALL_BYTES: u64 = 1 << 20;

impl Here {
    /// Opens small deltas that are intact, some at once. Returns `None` for every delta that is left to [`Here::open`].
    fn open_small(
        &self,
        deltas: &[Bundle],
        room: impl Fn(usize) -> PathBuf + Sync,
        decoding: Decoding<'_>,
        contact: Contact,
        publishers: &Publishers,
        watch: &Watch,
    ) -> Result<Vec<Option<Opened>>> {
        let is_small = |delta: &Bundle| {
            // A passphrase costs much memory, once for each delta.
            delta.facts.payload_bytes <= SMALL_BYTES && delta.facts.sealing != Sealing::Passphrase
        };
        let next = AtomicUsize::new(0);
        let work = || {
            let mut opened = Vec::new();
            loop {
                let number = next.fetch_add(1, Ordering::Relaxed);
                let Some((delta, found)) = deltas.get(number).zip(self.found.as_ref()) else { return Ok(opened) };
                let Some(admitted) = publishers.admit(delta, contact).ok().filter(|_| is_small(delta)) else {
                    continue;
                };
                match open::open_intact(&found.search, &admitted, &room(number), decoding, Stay::ForNow, watch) {
                    Some(Ok(one)) => opened.push((number, one)),
                    Some(Err(error @ library::Error::Reader(ReaderError::Interrupted))) => return Err(error),
                    Some(Err(_)) | None => {}
                }
            }
        };
        let mut ready: Vec<Option<Opened>> = deltas.iter().map(|_| None).collect();
        if deltas.len() < 2 {
            return Ok(ready);
        }
        let died = || Err(ReaderError::Bug("a thread that opens deltas died").into());
        let opened: library::Result<Vec<_>> = thread::scope(|scope| {
            let threads: Vec<_> = (0..AT_ONCE).map(|_| scope.spawn(work)).collect();
            threads.into_iter().map(|thread| thread.join().unwrap_or_else(|_| died())).collect()
        });
        for (number, one) in opened?.into_iter().flatten() {
            if let Some(place) = ready.get_mut(number) {
                *place = Some(one);
            }
        }
        Ok(ready)
    }

    /// Opens a delta into a folder of the stage.
    fn open(
        &mut self,
        delta: &Bundle,
        room: &Path,
        decoding: Decoding<'_>,
        contact: Contact,
        publishers: &Publishers,
        watch: &Watch,
    ) -> Result<Opened> {
        let mut failed = None;
        if let Some(found) = &self.found {
            let admitted = publishers.admit(delta, contact)?;
            match open::open_intact(&found.search, &admitted, room, decoding, Stay::ForNow, watch) {
                Some(Ok(opened)) => return Ok(opened),
                Some(Err(error @ library::Error::Reader(ReaderError::Interrupted))) => return Err(error.into()),
                None | Some(Err(library::Error::Reader(ReaderError::Unsteady(_) | ReaderError::Io { .. }))) => {}
                Some(Err(error)) => failed = Some(error),
            }
        }
        if let Some(found) = self.found.take() {
            self.checked = Some(check_found(found, publishers, &env::temp_dir(), watch)?);
        }
        let checked = self.checked.as_ref().ok_or(ReaderError::Bug("a chain without a search"))?;
        let held = checked.one(&Wanted::Id((&delta.list.id).into()))?;
        if let Some(error) = failed {
            // Missing blocks are reported before other errors.
            held.require_enough()?;
            return Err(error.into());
        }
        Ok(open::open_for_now(&publishers.admit(held, contact)?, room, decoding, watch)?)
    }

    fn into_search(self) -> Option<Search> {
        let found = self.found.map(|found| found.search);
        found.or_else(|| self.checked.map(|checked| checked.search))
    }
}
