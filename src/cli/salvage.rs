//! `salvage`: finds the blocks that a raw medium still holds.

use serde_json::json;

use super::args::Salvage;
use super::error::Result;
use super::exit::Class;
use super::gather;
use super::messages::msg;
use super::pins;
use super::terminal::{Task, Terminal};
use super::words;
use crate::courier::salvage::salvage;
use crate::error::{Error, ReaderError};
use crate::limits;

/// Salvages, and prints the bundles that are now on the target.
pub(super) fn run(terminal: &Terminal, args: &Salvage) -> Result<Class> {
    let publishers =
        pins::named_or_pinned(terminal, &args.publisher, args.media.iter().chain(&args.small).chain([&args.output]))?;
    let task = Task::begin(terminal);
    let salvaged = salvage(&args.media, &args.small, &args.output, &publishers, limits::SALVAGE_LEG_BYTES, &task.watch);
    drop(task);
    let salvaged = salvaged.inspect_err(|error| {
        use ReaderError::{ListDamaged, ListMissing, ListUnsigned, NoBundle, NotUnpacked, SmallMissing};
        let lacks_small = matches!(
            error,
            Error::Reader(
                NoBundle | NotUnpacked(_) | ListDamaged(_) | ListMissing(_) | ListUnsigned(_) | SmallMissing(_)
            )
        );
        if args.small.is_empty() && lacks_small {
            terminal.say(msg!("salvage-small-missing"));
        }
    })?;
    let media = words::salvage::media(&salvaged);
    for text in words::salvage::warnings(&salvaged) {
        terminal.warn(text);
    }
    let more = json!({
        "media": salvaged.media.iter().map(|medium| json!({
            "path": medium.path.to_string_lossy(),
            "part_count": medium.part_count,
            "bytes": medium.bytes,
            "found_block_count": medium.found_blocks,
            "unreadable_bytes": medium.unreadable_bytes,
            "stopped_early": medium.exhausted,
        })).collect::<Vec<_>>(),
        "left_out_count": salvaged.left_out,
    });
    gather::tell(terminal, &salvaged.gathered, &salvaged.roots, &args.output, &publishers, Some((&media, more)))
}
