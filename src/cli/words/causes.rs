//! The sentence and the hint of each cause of an error of the system.

use std::io;

use crate::cli::isolate::isolated;
use crate::cli::messages::msg;
use crate::courier::fault::{Failed, Loss, Why};
use crate::error::{Doing, LeftOut, Misfit, system_words};
use crate::escape::shown;
use crate::store::Cause;

/// Returns the cause of an error. While a file gets its name, the name may be at fault.
pub(in crate::cli) fn cause(doing: Doing, error: &io::Error) -> Cause {
    match doing {
        Doing::Create | Doing::Rename => Cause::of_naming(error),
        Doing::Read | Doing::Write | Doing::List | Doing::Sync | Doing::Remove | Doing::Run => Cause::of(error),
    }
}

/// Returns why an action failed.
pub(in crate::cli) fn why(doing: Doing, error: &io::Error) -> String {
    sentence(cause(doing, error)).unwrap_or_else(|| system_words(error))
}

/// Returns the sentence of a cause. A cause that the program does not know has the words of the system.
pub(in crate::cli) fn sentence(cause: Cause) -> Option<String> {
    Some(match cause {
        Cause::Nowhere => msg!("cause-nowhere"),
        Cause::IsFolder => msg!("cause-is-folder"),
        Cause::IsFile => msg!("cause-is-file"),
        Cause::Denied => msg!("cause-denied"),
        Cause::Forbidden => msg!("cause-forbidden"),
        Cause::Guarded => msg!("cause-guarded"),
        Cause::ReadOnly => msg!("cause-read-only"),
        Cause::Full => msg!("cause-full"),
        Cause::Quota => msg!("cause-quota"),
        Cause::LongFile => msg!("cause-long-file"),
        Cause::LongName => msg!("cause-long-name"),
        Cause::OddName => msg!("cause-odd-name"),
        Cause::Hardware => msg!("cause-hardware"),
        Cause::Damaged => msg!("cause-damaged"),
        Cause::Gone => msg!("cause-gone"),
        Cause::Busy => msg!("cause-busy"),
        Cause::Unsupported => msg!("cause-unsupported"),
        Cause::TimedOut => msg!("cause-timed-out"),
        Cause::Stale => msg!("cause-stale"),
        Cause::Unconnected => msg!("cause-unconnected"),
        Cause::ManyFiles => msg!("cause-many-files"),
        Cause::Memory => msg!("cause-memory"),
        Cause::Loop => msg!("cause-loop"),
        Cause::Locked => msg!("cause-locked"),
        Cause::Short => msg!("cause-short"),
        Cause::Other => return None,
    })
}

/// Returns why a file is not on a medium.
pub(in crate::cli) fn of_failed(failed: &Failed) -> String {
    match &failed.why {
        Why::Source(words) => shown(words),
        Why::Refused { cause, words, .. } => sentence(*cause).unwrap_or_else(|| shown(words)),
    }
}

/// Documents that a place cannot hold and that are named one by one.
const LEFT_OUT_TOLD: usize = 20;

/// Returns a line for each document that a place cannot hold.
pub(in crate::cli) fn left_out(all: &[LeftOut]) -> String {
    let mut lines: String = all
        .iter()
        .take(LEFT_OUT_TOLD)
        .map(|one| format!("\n  {}: {}", isolated(shown(&one.path)), misfit(one.why)))
        .collect();
    if let Some(more) = all.len().checked_sub(LEFT_OUT_TOLD).filter(|more| *more > 0) {
        lines += &format!("\n  {}", msg!("misfit-more", count = more));
    }
    lines
}

fn misfit(why: Misfit) -> String {
    match why {
        Misfit::LongFile => msg!("misfit-file"),
        Misfit::LongName(None) => msg!("misfit-name"),
        Misfit::LongName(Some(most)) => msg!("misfit-name-most", most = most),
        Misfit::OddName => msg!("misfit-odd-name"),
    }
}

/// Returns how a written file differs when the file is read again.
pub(in crate::cli) fn loss(loss: Loss) -> String {
    match loss {
        Loss::Gone => msg!("loss-gone"),
        Loss::Length => msg!("loss-length"),
        Loss::Zeros => msg!("loss-zeros"),
        Loss::Bytes => msg!("loss-bytes"),
        Loss::Unreadable(cause) => sentence(cause).unwrap_or_else(|| msg!("loss-unreadable")),
    }
}

/// Returns the next action after a failure of this cause.
pub(in crate::cli) fn hint(doing: Doing, cause: Cause) -> String {
    match cause {
        Cause::Full => msg!("hint-make-room"),
        Cause::Nowhere => match doing {
            Doing::Create => msg!("hint-make-folder"),
            Doing::Read | Doing::Write | Doing::List | Doing::Rename | Doing::Sync | Doing::Remove | Doing::Run => {
                msg!("hint-check-name")
            }
        },
        Cause::Denied => match doing {
            Doing::Read | Doing::List | Doing::Run => msg!("hint-denied-read"),
            Doing::Write | Doing::Create | Doing::Rename | Doing::Sync | Doing::Remove => msg!("hint-denied"),
        },
        Cause::IsFolder | Cause::IsFile => msg!("hint-other-kind"),
        Cause::Forbidden => msg!("hint-forbidden"),
        Cause::Guarded => msg!("hint-guarded"),
        Cause::ReadOnly => msg!("hint-read-only"),
        Cause::Quota => msg!("hint-quota"),
        Cause::LongFile => msg!("hint-long-file"),
        Cause::LongName => msg!("hint-long-name"),
        Cause::OddName => msg!("hint-odd-name"),
        Cause::Hardware => msg!("hint-hardware"),
        Cause::Damaged => msg!("hint-damaged"),
        Cause::Gone => msg!("hint-gone"),
        Cause::Busy => msg!("hint-in-use"),
        Cause::Unsupported => msg!("hint-unsupported"),
        Cause::TimedOut => msg!("hint-timed-out"),
        Cause::Stale => msg!("hint-stale"),
        Cause::Unconnected => msg!("hint-unconnected"),
        Cause::ManyFiles => msg!("hint-many-files"),
        Cause::Memory => msg!("hint-memory"),
        Cause::Loop => msg!("hint-loop"),
        Cause::Locked => msg!("hint-locked"),
        Cause::Short => msg!("hint-short"),
        Cause::Other => match doing {
            Doing::Read | Doing::List => msg!("hint-check-medium"),
            Doing::Write | Doing::Create | Doing::Rename | Doing::Sync | Doing::Remove | Doing::Run => {
                msg!("hint-check-place")
            }
        },
    }
}
