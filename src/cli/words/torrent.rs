//! The sentences of `torrent`.

use std::path::Path;

use serde_json::{Value, json};

use super::compared::named_json;
use super::line::{few, head, line, next, runs};
use crate::bundle::Bundle;
use crate::cli::exit::Class;
use crate::cli::messages::msg;
use crate::cli::tone::Tone;
use crate::error::TorrentFault;
use crate::escape::{shown, shown_path};
use crate::format::torrent::address::{AddressFault, Role};
use crate::format::torrent::{Reach, Ways};
use crate::torrent::{Kind, Put, Torrents};
use crate::units::bytes;

/// Returns the lines about the torrents that were made.
pub(in crate::cli) fn made(bundle: &Bundle, made: &Torrents, puts: &[Put], folder: &Path, ways: &Ways) -> String {
    let text = msg!("torrent-made", title = bundle.title(), files = made.made.len(), folder = shown_path(folder));
    let mut out = head(Tone::Good, &msg!("head-ok"), &text);
    for (torrent, put) in made.made.iter().zip(puts) {
        let (path, size) = (shown_path(&put.path), bytes(torrent.bytes.len() as u64));
        let (pieces, piece) = (torrent.piece_count, bytes(u64::from(torrent.piece_bytes)));
        line(
            &mut out,
            torrent.kind.word(),
            &msg!("torrent-file", path = path, size = size, pieces = pieces, piece = piece),
        );
        let programs = match torrent.kind {
            Kind::V2 => msg!("torrent-for-v2"),
            Kind::V1 => msg!("torrent-for-v1"),
        };
        line(&mut out, "", &programs);
        line(&mut out, &msg!("label-infohash"), &torrent.hash.hex());
        line(&mut out, &msg!("label-link"), &torrent.magnet);
    }
    line(&mut out, &msg!("label-folder"), &msg!("torrent-folder", name = made.name.as_str()));
    let peers = match (ways.reach, ways.trackers.len()) {
        (Reach::Private, trackers) => msg!("torrent-peers-private", trackers = trackers),
        (Reach::Open, 0) => msg!("torrent-peers-none"),
        (Reach::Open, trackers) => msg!("torrent-peers-open", trackers = trackers),
    };
    line(&mut out, &msg!("label-peers"), &peers);
    for seed in &ways.web_seeds {
        line(&mut out, &msg!("label-web-seed"), &format!("{}{}/", shown(seed.as_str()), made.name));
    }
    if let Some(names) = few(made.cosignatures.iter().cloned()) {
        line(&mut out, &msg!("label-cosigner"), &msg!("torrent-cosignatures", names = names));
    }
    if let Some(names) = few(made.left_letters.iter().map(|name| shown(name))) {
        line(&mut out, &msg!("label-left-out"), &msg!("torrent-left-letters", names = names));
    }
    super::others::tell(&mut out, bundle);
    line(&mut out, &msg!("label-reveals"), &msg!("torrent-reveals"));
    out.push('\n');
    out + &next(&msg!("torrent-next", name = made.name.as_str()))
}

/// Returns the same as one object.
pub(in crate::cli) fn made_json(bundle: &Bundle, made: &Torrents, puts: &[Put], folder: &Path, class: Class) -> Value {
    let torrent = |(torrent, put): (&crate::torrent::Torrent, &Put)| {
        json!({
            "kind": torrent.kind.word(),
            "path": put.path.to_string_lossy(),
            "was_there": put.was_there,
            "bytes": torrent.bytes.len(),
            "infohash": torrent.hash.hex(),
            "magnet": torrent.magnet,
            "piece_bytes": torrent.piece_bytes,
            "piece_count": torrent.piece_count,
        })
    };
    let object = json!({
        "output": folder.to_string_lossy(),
        "name": made.name,
        "torrents": made.made.iter().zip(puts).map(torrent).collect::<Vec<_>>(),
        "total_bytes": made.total_bytes,
        "lacking": made.lacking,
        "cosignatures": made.cosignatures,
        "left_letters": made.left_letters,
        "carried_others": super::others::carried_json(bundle),
        "left_others": super::others::left_json(bundle),
        "exit_code": class as i32,
    });
    super::with(named_json(bundle), object)
}

/// Returns the warning about a torrent that was not made.
pub(in crate::cli) fn lacking(made: &Torrents) -> Option<String> {
    let names: Vec<&str> = made.lacking.iter().map(String::as_str).collect();
    (!names.is_empty()).then(|| msg!("torrent-no-v1", chunks = runs(&names), files = names.len()))
}

/// Returns what is wrong with an address.
pub(in crate::cli) fn address(option: &str, text: &str, role: Role, fault: AddressFault) -> String {
    let address = shown(text);
    match (fault, role) {
        (AddressFault::Scheme, Role::Tracker) => msg!("torrent-scheme-tracker", option = option, address = address),
        (AddressFault::Scheme, Role::WebSeed) => msg!("torrent-scheme-web-seed", option = option, address = address),
        // The address may hold a password, so the sentence does not show it.
        (AddressFault::User, _) => msg!("torrent-user", option = option),
        (AddressFault::Host, _) => msg!("torrent-host", option = option, address = address),
        (AddressFault::Port, _) => msg!("torrent-port", option = option, address = address),
        (AddressFault::Sign(sign), _) => {
            msg!("torrent-sign", option = option, address = address, sign = shown(&sign.to_string()))
        }
        (AddressFault::Query, _) => msg!("torrent-query", option = option, address = address),
        (AddressFault::Long, _) => msg!("torrent-long", option = option, most = crate::limits::ADDRESS_MAX_BYTES),
    }
}

/// Returns the sentence of a fault.
pub(super) fn fault(fault: &TorrentFault) -> String {
    match fault {
        TorrentFault::Chunks { chunks, .. } => {
            let names: Vec<&str> = chunks.iter().map(String::as_str).collect();
            msg!("error-torrent-chunks", chunks = runs(&names), files = names.len())
        }
        TorrentFault::Small(names) => {
            msg!("error-torrent-small", names = few(names.iter().map(|name| shown(name))).unwrap_or_default())
        }
    }
}

/// Returns the hint of a fault.
pub(super) fn hint(fault: &TorrentFault) -> String {
    match fault {
        TorrentFault::Chunks { enough: true, .. } => msg!("hint-torrent-repair"),
        TorrentFault::Chunks { enough: false, .. } => msg!("hint-torrent-gather"),
        TorrentFault::Small(_) => msg!("hint-torrent-small"),
    }
}
