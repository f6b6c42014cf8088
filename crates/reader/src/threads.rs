//! The only place that starts threads in this crate. A system without threads does the same work in turn.

use std::io::{self, BufRead, Read};
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::thread::{self, Scope, ScopedJoinHandle};

use crate::error::{Error, Result};

const DIED: Error = Error::Bug("a thread died");

/// Tells whether the system has threads.
pub fn are_there() -> bool {
    !cfg!(target_family = "wasm")
}

/// Returns the useful number of threads: the number of processors, at most four. A system without threads returns 1.
pub fn count() -> usize {
    if !are_there() {
        return 1;
    }
    thread::available_parallelism().map_or(1, usize::from).clamp(1, 4)
}

/// Does the same work on this number of threads, or on the current thread alone. Every thread finishes its work; the
/// first error is returned. The work may have errors of a crate above this one.
///
/// # Errors
/// The error of the work, or [`Error::Bug`] if a thread panics.
pub fn each<T: Send, E: From<Error> + Send>(
    threads: usize,
    work: impl Fn(usize) -> Result<T, E> + Sync,
) -> Result<Vec<T>, E> {
    if threads <= 1 || count() == 1 {
        return (0..threads.max(1)).map(work).collect();
    }
    let work = &work;
    thread::scope(|scope| {
        let handles: Vec<_> = (0..threads).map(|number| scope.spawn(move || work(number))).collect();
        let join = |handle: ScopedJoinHandle<'_, Result<T, E>>| handle.join().unwrap_or_else(|_| Err(DIED.into()));
        let results: Vec<Result<T, E>> = handles.into_iter().map(join).collect();
        results.into_iter().collect()
    })
}

/// Lets the allocator keep buffers of this size. glibc maps every large buffer by itself until one of that size was freed. The
/// buffers of a pipeline would cost a twentieth of all work. Other allocators ignore the hint.
pub fn keep_buffers(bytes: usize) {
    drop(std::hint::black_box(Vec::<u8>::with_capacity(bytes)));
}

/// The most bytes that a reader reads ahead, for every size of a piece.
const AHEAD_BYTES: usize = 8 << 20;

/// Reads ahead on a new thread, in pieces of `piece_bytes`. A system without threads buffers the reader instead.
pub fn ahead<'scope, R: Read + Send + 'scope>(
    scope: &'scope Scope<'scope, '_>,
    reader: R,
    piece_bytes: usize,
) -> Box<dyn BufRead + Send + 'scope> {
    if !are_there() {
        return Box::new(io::BufReader::with_capacity(piece_bytes, reader));
    }
    let in_flight = AHEAD_BYTES.checked_div(piece_bytes).unwrap_or(1).clamp(1, 32);
    let (to, from) = sync_channel(in_flight);
    let (give_back, back) = sync_channel(in_flight);
    scope.spawn(move || pump(reader, piece_bytes, &to, &back));
    Box::new(Ahead { from, give_back, piece: Vec::new(), at: 0 })
}

/// Reads pieces and sends the pieces. A receiver that ended early returns its own error.
fn pump(mut reader: impl Read, piece_bytes: usize, to: &SyncSender<io::Result<Vec<u8>>>, back: &Receiver<Vec<u8>>) {
    loop {
        let mut piece = back.try_recv().unwrap_or_default();
        piece.resize(piece_bytes, 0);
        match fill(&mut reader, &mut piece) {
            Ok(0) => return,
            Ok(filled) => {
                piece.truncate(filled);
                if to.send(Ok(piece)).is_err() {
                    return;
                }
            }
            Err(error) => {
                let _ = to.send(Err(error));
                return;
            }
        }
    }
}

/// Fills a piece until the piece is full or the reader ends.
fn fill(reader: &mut impl Read, piece: &mut [u8]) -> io::Result<usize> {
    let mut filled = 0_usize;
    while let Some(space) = piece.get_mut(filled..).filter(|space| !space.is_empty()) {
        match reader.read(space) {
            Ok(0) => break,
            Ok(count) => filled = filled.saturating_add(count),
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
    Ok(filled)
}

/// A reader of the pieces from another thread. The buffers return to that thread.
struct Ahead {
    from: Receiver<io::Result<Vec<u8>>>,
    give_back: SyncSender<Vec<u8>>,
    piece: Vec<u8>,
    at: usize,
}

impl BufRead for Ahead {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        while self.at >= self.piece.len() {
            match self.from.recv() {
                Ok(piece) => {
                    let used = std::mem::replace(&mut self.piece, piece?);
                    // A full return channel only means that there are enough buffers.
                    let _ = self.give_back.try_send(used);
                    self.at = 0;
                }
                Err(_) => return Ok(&[]),
            }
        }
        Ok(self.piece.get(self.at..).unwrap_or_default())
    }

    fn consume(&mut self, count: usize) {
        self.at = self.at.saturating_add(count);
    }
}

impl Read for Ahead {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let mut bytes = self.fill_buf()?;
        let count = bytes.read(buffer)?;
        self.consume(count);
        Ok(count)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reading_ahead_gives_the_same_bytes_and_the_same_error() {
        struct Torn(usize);
        impl Read for Torn {
            fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
                let count = out.len().min(self.0).min(1000);
                if count == 0 {
                    return Err(io::Error::other(Error::WrongKey));
                }
                out[..count].fill(7);
                self.0 -= count;
                Ok(count)
            }
        }
        let bytes: Vec<u8> = (0..100_000_u32).map(|n| (n / 7) as u8).collect();
        thread::scope(|scope| {
            let mut all = Vec::new();
            ahead(scope, bytes.as_slice(), 4096).read_to_end(&mut all).unwrap();
            assert_eq!(all, bytes);
            let mut torn = ahead(scope, Torn(10_000), 4096);
            let error = io::copy(&mut torn, &mut io::sink()).unwrap_err();
            assert!(matches!(error.downcast::<Error>(), Ok(Error::WrongKey)));
        });
    }

    #[test]
    fn the_first_error_of_several_threads_is_told() {
        assert_eq!(each(3, Ok::<_, Error>).unwrap(), [0, 1, 2]);
        assert!(matches!(
            each(3, |number| if number == 1 { Err(Error::WrongKey) } else { Ok(()) }),
            Err(Error::WrongKey)
        ));
    }
}
