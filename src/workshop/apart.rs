//! The program's side of a workshop: starts the process, sends the order, unwraps the payload's key, and proves what came.
#![cfg_attr(not(test), deny(clippy::arithmetic_side_effects))]

use std::collections::{HashMap, HashSet};
use std::ffi::OsString;
use std::io::{BufReader, ErrorKind, Write};
use std::path::Path;
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};
use std::sync::mpsc::{Receiver, RecvTimeoutError, SyncSender, sync_channel};
use std::thread;
use std::time::Duration;

use super::fault::WorkshopFault;
use super::wire::{Message, Order, Payload, Said, receive_with_bytes, send};
use super::work::{Decoded, InPart, Job, Task, folders};
use crate::error::{Error, Result};
use crate::format::names;
use crate::format::{Hash, Sealing};
use crate::limits;
use crate::seal::{OpenWith, key_of};
use crate::store::Unfit;
use crate::store::sandbox::{self, Confinement};
use crate::unpack::some::Needs;
use crate::unpack::stream::Sink;
use crate::unpack::{Document, Unpacked, prove_again};
use crate::watch::{Phase, Watch};

/// The first argument of a program that shall be a workshop. No person types this word.
pub const WORD: &str = "--workshop";

/// The time after which the program looks whether the person wants to stop.
const LOOK: Duration = Duration::from_millis(100);
/// The pause between two looks at a process that should be gone.
const GONE: Duration = Duration::from_millis(50);
/// Messages that wait for the program.
const IN_FLIGHT: usize = 8;

/// What a process says, message by message; nothing for a message that nobody can read. The channel ends with the process.
pub(super) type Messages<T> = Receiver<Option<T>>;

/// Waits for the next message. `watch` is asked ten times a second whether the person wants to stop.
///
/// # Errors
/// [`ReaderError::Interrupted`], or [`WorkshopFault::Nonsense`].
pub(super) fn next<T>(messages: &Messages<T>, watch: &Watch) -> Result<Option<T>> {
    loop {
        watch.advance(0)?;
        match messages.recv_timeout(LOOK) {
            Err(RecvTimeoutError::Timeout) => {}
            Err(RecvTimeoutError::Disconnected) => return Ok(None),
            Ok(message) => return message.map(Some).ok_or_else(|| WorkshopFault::Nonsense.into()),
        }
    }
}

fn listen<T: Message>(from: ChildStdout, said: &SyncSender<Option<T>>) {
    let mut from = BufReader::new(from);
    loop {
        let what = match receive_with_bytes(&mut from) {
            Ok(Some(what)) => Some(what),
            Ok(None) => return,
            Err(torn) if torn.kind() == ErrorKind::UnexpectedEof => return,
            Err(_) => None,
        };
        let is_last = what.is_none();
        if said.send(what).is_err() || is_last {
            return;
        }
    }
}

/// A running workshop. Dropping it ends the process.
pub(super) struct Process {
    child: Child,
}

/// Starts a workshop; nothing where the system refuses another process.
pub(super) fn start(program: &Path) -> Option<Process> {
    let mut command = Command::new(program);
    command.arg(WORD).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null());
    command.env_clear();
    if sandbox::is_little_memory() {
        // glibc sets 64 MiB of addresses aside for each thread, and no memory. Addresses may be few here.
        command.env("MALLOC_ARENA_MAX", "1");
    }
    #[cfg(unix)]
    {
        use std::os::unix::process::CommandExt;
        // Ctrl-C at the terminal is for the program, which then ends the workshop. Lists of processes show the program's name.
        command.process_group(0).arg0("pannier");
    }
    Some(Process { child: command.spawn().ok()? })
}

impl Process {
    /// Has a payload decoded. Documents that pass go to the sink.
    pub(super) fn decode(
        mut self,
        order: Payload,
        job: &Job<'_>,
        with: &OpenWith,
        sink: Option<&mut dyn Sink>,
        watch: &Watch,
    ) -> Result<Decoded> {
        let task = order.task.clone();
        let (mut to, said) = self.begin(&Order::Payload(Box::new(order)))?;
        follow(&said, &mut to, job, with, (task, sink), watch).unwrap_or_else(|| Err(self.death().into()))
    }

    /// Sends the first message. Returns the way to the process, and what the process says.
    pub(super) fn begin<T: Message>(&mut self, order: &Order) -> Result<(ChildStdin, Messages<T>), WorkshopFault> {
        let (mut to, from) = self.child.stdin.take().zip(self.child.stdout.take()).ok_or(WorkshopFault::Ended)?;
        send(&mut to, order).map_err(|_| self.death())?;
        let (said, messages) = sync_channel(IN_FLIGHT);
        // The thread ends with the process.
        let listening = thread::Builder::new().spawn(move || listen(from, &said));
        listening.map_err(|_| WorkshopFault::Ended)?;
        Ok((to, messages))
    }

    /// Returns how the process ended.
    pub(super) fn death(&mut self) -> WorkshopFault {
        // The pipe ends a moment before the process.
        for _ in 0..20 {
            match self.child.try_wait() {
                Ok(None) => thread::sleep(GONE),
                #[cfg(unix)]
                Ok(Some(status)) => {
                    let signal = std::os::unix::process::ExitStatusExt::signal(&status);
                    return signal.map_or(WorkshopFault::Ended, WorkshopFault::Signal);
                }
                _ => break,
            }
        }
        WorkshopFault::Ended
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Returns the order for a job; `None` if a process could not read all blocks by path and offset.
pub(super) fn order(job: &Job<'_>, task: Task) -> Option<Payload> {
    let source = &job.source;
    let carriers = folders(source)?.into_iter().map(OsString::from).collect();
    // A process reads by path and offset, so a file in an archive is a part of a plain file.
    let mut numbers: HashMap<usize, (u32, u64)> = HashMap::new();
    let mut files = Vec::new();
    let places = (0..source.layout.block_count())
        .map(|block| {
            let place = source.place(block)?;
            let (number, start) = *numbers.entry(place.file).or_insert_with(|| {
                let lies = source.carriers().lies(place.file);
                let start = lies.as_ref().map_or(0, |lies| lies.offset);
                files.push(lies.map_or_else(Default::default, |lies| (lies.path.into(), lies.plain_bytes)));
                (u32::try_from(files.len().saturating_sub(1)).unwrap_or(u32::MAX), start)
            });
            Some((number, start.saturating_add(place.offset)))
        })
        .collect();
    Some(Payload {
        facts: String::from_utf8_lossy(job.facts_bytes).into_owned(),
        publisher: job.publisher.base64(),
        recovery_blocks: source.layout.recovery_blocks,
        table: source.table.hashes().iter().map(Hash::to_string).collect(),
        files,
        places,
        carriers,
        room: job.room.into(),
        tree: job.tree.clone().map(OsString::from),
        leave_out: job.unfit == Unfit::LeftOut,
        only: job.only.map(|only| only.patterns().to_vec()),
        task,
    })
}

/// Follows the work to its end. `None` if the process ended before.
fn follow(
    said: &Messages<Said>,
    to: &mut ChildStdin,
    job: &Job<'_>,
    with: &OpenWith,
    (task, mut sink): (Task, Option<&mut dyn Sink>),
    watch: &Watch,
) -> Option<Result<Decoded>> {
    let mut confinement = Confinement::NONE;
    let mut unpacked = Unpacked::default();
    let mut part = None;
    let mut needs: Option<Needs> = None;
    let nonsense = || Some(Err(WorkshopFault::Nonsense.into()));
    loop {
        let what = match next(said, watch) {
            Ok(what) => what?,
            Err(error) => return Some(Err(error)),
        };
        match what {
            Said::Confined(level) => confinement = level,
            Said::Header(header) if job.facts.sealing != Sealing::None => {
                match key_of(&header, job.facts.sealing, with) {
                    // A process that is gone is seen at the next turn.
                    Ok(key) => drop(to.write_all(&*key.to_send()).and_then(|()| to.flush())),
                    Err(error) => return Some(Err(error.into())),
                }
            }
            Said::Header(_) => return nonsense(),
            Said::Progress { rebuilding, done, total } => {
                let phase = if rebuilding { Phase::Rebuilding } else { Phase::Unpacking };
                if watch.state().0 != phase {
                    watch.begin(phase, total);
                }
                watch.count(done, total);
            }
            Said::Documents(some) => {
                for (path, bytes, hash) in some {
                    let Some(hash) = Hash::parse(&hash).filter(|_| names::check(&path).is_ok()) else {
                        return nonsense();
                    };
                    if !unpacked.documents.push_hashed(Document { path: &path, bytes, hash }) {
                        return nonsense();
                    }
                }
                if unpacked.documents.len() > limits::ENTRIES_MAX {
                    return nonsense();
                }
            }
            Said::LeftOut(some) => {
                if job.unfit == Unfit::Stops || some.iter().any(|one| names::check(&one.path).is_err()) {
                    return nonsense();
                }
                unpacked.left_out.extend(some);
                if unpacked.left_out.len() > limits::ENTRIES_MAX {
                    return nonsense();
                }
            }
            Said::Begin { .. } | Said::Bytes { .. } | Said::End => {
                let Some(sink) = &mut sink else { return nonsense() };
                let passed = match what {
                    Said::Begin { path, bytes, mtime } if names::check(&path).is_ok() => {
                        sink.begin(&path, bytes, mtime)
                    }
                    Said::Bytes { bytes, .. } => sink.write(&bytes),
                    Said::End => sink.end(),
                    _ => return nonsense(),
                };
                if let Err(error) = passed {
                    return Some(Err(error.into()));
                }
            }
            Said::Needs(runs) if matches!(task, Task::Needs) => {
                let runs = runs.into_iter().map(|(from, to)| from..to);
                match &mut needs {
                    None => needs = Some(Needs { first: runs.collect(), documents: Vec::new() }),
                    Some(needs) => needs.documents.extend(runs),
                }
                if needs.as_ref().is_some_and(|needs| needs.documents.len() > limits::ENTRIES_MAX) {
                    return nonsense();
                }
            }
            Said::Needs(_) => return nonsense(),
            Said::Part { written, lacking } => {
                let Task::Part(known) = &task else { return nonsense() };
                let known: HashSet<u32> = known.numbers().collect();
                let (mut last, documents) = (None, unpacked.documents.len());
                for number in written.numbers().take(documents.saturating_add(1)) {
                    if number as usize >= documents || last >= Some(number) || known.contains(&number) {
                        return nonsense();
                    }
                    last = Some(number);
                }
                part = Some(InPart { written, lacking });
            }
            Said::Done { .. } if matches!(task, Task::Part(_)) && part.is_none() => return nonsense(),
            Said::Done { rebuilt, .. } if matches!(task, Task::PassOn { .. } | Task::Needs) => {
                return Some(Ok(Decoded { unpacked, part: None, needs, rebuilt_blocks: rebuilt, confinement }));
            }
            Said::Done { folders, rebuilt, signature, has_lengths } => {
                (unpacked.folders, unpacked.signature) = (folders, signature);
                if !has_lengths {
                    unpacked.documents = unpacked.documents.unread();
                }
                // Whoever decodes strangers' bytes is not believed about whose documents they are.
                let proven = prove_again(&unpacked, job.facts, job.publisher);
                return Some(proven.map_err(Error::from).map(|contents| {
                    unpacked.contents = Some(contents);
                    Decoded { unpacked, part, needs: None, rebuilt_blocks: rebuilt, confinement }
                }));
            }
            Said::Failed(fault) => return fault.error().map_or_else(nonsense, |error| Some(Err(error.into()))),
        }
    }
}
