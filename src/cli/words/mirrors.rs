//! The sentences of `fetch` and `publish`.

use serde_json::{Value, json};

use super::compared::named_json;
use super::line::{few, head, line, next, runs};
use crate::bundle::Bundle;
use crate::cli::exit::Class;
use crate::cli::messages::msg;
use crate::cli::tone::Tone;
use crate::courier::publish::{Place, Published};
use crate::error::{FetchFault, PublishFault};
use crate::escape::{shown, shown_path};
use crate::format::torrent::address::{AddressFault, Role};
use crate::units::bytes;
#[cfg(feature = "mirror")]
pub(in crate::cli) use fetching::{fetched, fetched_json, reveals, warnings};

/// Returns the sentence about an address that a person typed. A user and a password in it are never shown.
pub(in crate::cli) fn address(option: &str, text: &str, fault: AddressFault) -> String {
    let shown_text = without_user(text);
    match fault {
        AddressFault::User => msg!("mirror-user", option = option),
        AddressFault::Scheme => msg!("mirror-scheme", option = option, address = shown(&shown_text)),
        AddressFault::Query => msg!("mirror-query", option = option, address = shown(&shown_text)),
        other => super::torrent::address(option, &shown_text, Role::WebSeed, other),
    }
}

/// Leaves out what stands before the machine in an address.
fn without_user(text: &str) -> String {
    let (scheme, rest) = text.split_once("://").map_or(("", text), |(scheme, rest)| (scheme, rest));
    let (machine, path) = rest.split_at(rest.find('/').unwrap_or(rest.len()));
    match (machine.rsplit_once('@'), scheme) {
        (None, _) => text.to_owned(),
        (Some((_, machine)), "") => format!("…@{machine}{path}"),
        (Some((_, machine)), scheme) => format!("{scheme}://…@{machine}{path}"),
    }
}

fn shown_place(place: &Place) -> String {
    match place {
        Place::Folder(folder) => shown_path(folder),
        Place::Remote(remote) => shown(remote.shown()),
    }
}

/// Returns the lines about a bundle that was laid out.
pub(in crate::cli) fn published(bundle: &Bundle, published: &Published, place: &Place) -> String {
    let (title, place) = (bundle.title(), shown_place(place));
    let text = msg!("publish-done", title = title, name = published.name.as_str(), place = place);
    let mut out = head(Tone::Good, &msg!("head-ok"), &text);
    let size = bytes(published.bytes);
    let files = match (published.new_files, kept(published)) {
        (Some(files), Some(kept)) => msg!("publish-files", files = files, size = size, kept = kept),
        _ => msg!("publish-files-there", files = published.files, size = size),
    };
    line(&mut out, &msg!("label-files"), &files);
    line(&mut out, &msg!("label-reveals"), &msg!("publish-reveals"));
    super::others::tell(&mut out, bundle);
    out.push('\n');
    out + &next(&msg!("publish-next", name = published.name.as_str()))
}

/// Returns how many files were there before, where that is known.
fn kept(published: &Published) -> Option<usize> {
    published.new_files.map(|new| published.files.saturating_sub(new))
}

/// Returns the same as one object.
pub(in crate::cli) fn published_json(bundle: &Bundle, published: &Published, place: &Place, class: Class) -> Value {
    let object = json!({
        "output": match place {
            Place::Folder(folder) => folder.to_string_lossy().into_owned(),
            Place::Remote(remote) => remote.shown().to_owned(),
        },
        "name": published.name,
        "new_file_count": published.new_files,
        "present_file_count": kept(published),
        "total_bytes": published.bytes,
        "lacking": published.lacking,
        "carried_others": super::others::carried_json(bundle),
        "left_others": super::others::left_json(bundle),
        "exit_code": class as i32,
    });
    super::with(named_json(bundle), object)
}

/// Returns the warning about chunks that are not on the mirror.
pub(in crate::cli) fn lacking(published: &Published) -> Option<String> {
    let names: Vec<&str> = published.lacking.iter().map(String::as_str).collect();
    (!names.is_empty()).then(|| msg!("publish-lacking", chunks = runs(&names), files = names.len()))
}

/// Returns the sentence of a fault of `fetch`.
pub(super) fn fetch_fault(fault: &FetchFault) -> String {
    match fault {
        FetchFault::NotBuilt => msg!("error-fetch-not-built"),
        FetchFault::NoList(mirrors) => {
            let each = |(site, why): &(String, String)| match site.is_empty() {
                true => shown(why),
                false => format!("{}: {}", shown(site), shown(why)),
            };
            let mut all: Vec<String> = mirrors.iter().map(each).collect();
            all.dedup();
            msg!("error-fetch-no-list", mirrors = all.join("; "))
        }
        FetchFault::Small(name) => msg!("error-fetch-small", name = *name),
        FetchFault::Time => msg!("error-fetch-time"),
    }
}

/// Returns the hint of a fault of `fetch`.
pub(super) fn fetch_hint(fault: &FetchFault) -> String {
    match fault {
        FetchFault::NotBuilt => msg!("hint-fetch-not-built"),
        FetchFault::NoList(_) => msg!("hint-fetch-no-list"),
        FetchFault::Small(_) => msg!("hint-fetch-small"),
        FetchFault::Time => msg!("hint-fetch-time"),
    }
}

/// Returns the sentence of a fault of `publish`.
pub(super) fn publish_fault(fault: &PublishFault) -> String {
    let names = |names: &[String]| few(names.iter().map(|name| shown(name))).unwrap_or_default();
    match fault {
        PublishFault::Secret { path, what } => msg!("error-publish-secret", path = shown_path(path), what = *what),
        PublishFault::NoChunk => msg!("error-publish-no-chunk"),
        PublishFault::Small(lost) => msg!("error-publish-small", names = names(lost)),
        PublishFault::Scattered(chunks) => msg!("error-publish-scattered", names = names(chunks)),
        PublishFault::NoProgram => msg!("error-publish-no-rclone"),
        PublishFault::Program { code, words } => {
            msg!("error-publish-rclone", code = code.to_string(), words = shown(words))
        }
        PublishFault::Differs(files) => msg!("error-publish-differs", names = names(files)),
    }
}

/// Returns the hint of a fault of `publish`.
pub(super) fn publish_hint(fault: &PublishFault) -> String {
    match fault {
        PublishFault::Secret { .. } => msg!("hint-publish-secret"),
        PublishFault::NoChunk | PublishFault::Small(_) => msg!("hint-publish-whole"),
        PublishFault::Scattered(_) => msg!("hint-publish-scattered"),
        PublishFault::NoProgram => msg!("hint-publish-no-rclone"),
        PublishFault::Program { .. } => msg!("hint-publish-rclone"),
        PublishFault::Differs(_) => msg!("hint-publish-differs"),
    }
}

#[cfg(feature = "mirror")]
mod fetching {
    use pannier_mirror::blocks::Did;
    use pannier_mirror::fault::Fault;
    use pannier_mirror::site::Site;

    use super::{Value, bytes, few, json, line, shown};
    use crate::cli::messages::msg;
    use crate::cli::words::line::labelled;
    use crate::fetch::Fetched;

    /// Returns what is said before the first connection: who learns what.
    pub(in crate::cli) fn reveals(sites: &[Site], through_proxy: bool) -> String {
        let hosts = few(sites.iter().map(|site| shown(site.authority()))).unwrap_or_default();
        match through_proxy {
            true => msg!("fetch-reveals-proxy", hosts = hosts),
            false => msg!("fetch-reveals", hosts = hosts),
        }
    }

    /// Returns the lines about the mirrors, below the report.
    pub(in crate::cli) fn fetched(fetched: &Fetched) -> String {
        let text = msg!(
            "fetch-done",
            blocks = fetched.fetched_blocks,
            short = fetched.short_blocks,
            here = fetched.here_blocks,
            kept = bytes(fetched.kept_bytes),
            received = bytes(fetched.received_bytes),
        );
        let mut out = labelled(&msg!("label-fetched"), &text);
        for (address, did) in &fetched.mirrors {
            let (kept, received) = (bytes(did.kept_bytes), bytes(did.received_bytes));
            line(
                &mut out,
                &msg!("label-mirror"),
                &msg!("fetch-mirror", address = shown(address), kept = kept, received = received),
            );
        }
        out
    }

    /// Returns the warnings about mirrors, and about an early end.
    pub(in crate::cli) fn warnings(fetched: &Fetched) -> Vec<String> {
        let mut out = Vec::new();
        for (address, did) in &fetched.mirrors {
            let address = shown(address);
            if did.false_blocks > 0 {
                out.push(msg!("fetch-lied", address = address.as_str(), blocks = did.false_blocks));
            }
            if let Some(fault) = did.fault.as_ref().filter(|fault| **fault != Fault::False || did.false_blocks == 0) {
                let why = why(fault);
                out.push(match did.left {
                    true => msg!("fetch-left", address = address.as_str(), why = why),
                    false => msg!("fetch-failed", address = address.as_str(), why = why),
                });
            }
            if did.whole_files {
                out.push(msg!("fetch-whole-files", address = address.as_str()));
            }
        }
        match &fetched.early {
            Some(Fault::Time) => out.push(msg!("fetch-early-time")),
            Some(_) => out.push(msg!("fetch-early-limit")),
            None if fetched.fetched_blocks < fetched.short_blocks => out.push(msg!("fetch-early-all")),
            None => {}
        }
        out
    }

    fn why(fault: &Fault) -> String {
        match fault {
            Fault::Connection(words) => shown(words),
            Fault::Slow => msg!("fetch-why-slow"),
            Fault::Status(status) => msg!("fetch-why-status", status = status.to_string()),
            Fault::Redirect => msg!("fetch-why-redirect"),
            Fault::Length => msg!("fetch-why-length"),
            Fault::False => msg!("fetch-why-false"),
            Fault::NoList => msg!("fetch-why-no-list"),
            Fault::Other => msg!("fetch-why-other"),
            Fault::Budget | Fault::Time | Fault::Stopped => msg!("fetch-why-over"),
        }
    }

    /// Returns the same as fields of an object.
    pub(in crate::cli) fn fetched_json(fetched: &Fetched) -> Value {
        let mirror = |(address, did): &(String, Did)| {
            json!({
                "address": address,
                "run_count": did.runs,
                "received_bytes": did.received_bytes,
                "good_bytes": did.kept_bytes,
                "false_block_count": did.false_blocks,
                "fault": did.fault.as_ref().map(Fault::word),
                "left": did.left,
                "gives_ranges": !did.whole_files,
            })
        };
        json!({
            "id": fetched.id.to_string(),
            "here_block_count": fetched.here_blocks,
            "short_block_count": fetched.short_blocks,
            "fetched_block_count": fetched.fetched_blocks,
            "good_bytes": fetched.kept_bytes,
            "received_bytes": fetched.received_bytes,
            "request_count": fetched.requests,
            "ended_by": fetched.early.as_ref().map(Fault::word),
            "mirrors": fetched.mirrors.iter().map(mirror).collect::<Vec<_>>(),
        })
    }
}
