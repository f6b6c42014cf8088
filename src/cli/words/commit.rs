//! The sentences of `commit`: a code that was made, and the files that were found by a code.

use std::path::Path;

use serde_json::{Value, json};

use super::line::{few, head, line, listed};
use crate::cli::isolate::isolated;
use crate::cli::messages::msg;
use crate::cli::tone::Tone;
use crate::commit::{CommitFault, Excerpt, FileHere, Made, Matched, PathFault, State};
use crate::escape::{shown, shown_path};
use crate::format::commitment::{COMMITMENT_NAME, Committed, Names, PIECES_NAME};
use crate::format::slip::Code;
use crate::units::bytes;
use pannier_reader::carriers::Unreadable;

/// Most lines of one kind.
const LINES: usize = 8;

/// Returns the lines about a commitment that was made.
pub(in crate::cli) fn made(made: &Made, output: &Path, names: Names) -> String {
    let folder = shown_path(output);
    let text = msg!("commit-made", files = made.file_count, size = bytes(made.bytes), folder = folder);
    let mut out = head(Tone::Good, &msg!("head-committed"), &text);
    // Digits stand on lines of their own, and nothing else does.
    out.push('\n');
    made.code.to_string().lines().for_each(|row| out += &format!("\n    {row}"));
    out.push('\n');
    let groups = made.code.groups().len();
    let length = match made.code {
        Code::Whole(_) => msg!("commit-length", groups = groups),
        Code::Spoken(_) => msg!("commit-length-spoken", groups = groups),
    };
    line(&mut out, &msg!("label-length"), &length);
    let written = listed(&made.written);
    line(&mut out, &msg!("label-keep"), &msg!("commit-keep", files = written));
    if made.left_out > 0 {
        line(&mut out, &msg!("label-left-out"), &msg!("commit-left-out", files = made.left_out));
    }
    line(&mut out, &msg!("label-proves"), &msg!("commit-proves"));
    let reveals = match names {
        Names::Kept => msg!("commit-reveals", name = COMMITMENT_NAME),
        Names::LeftOut => msg!("commit-reveals-no-names", name = COMMITMENT_NAME),
    };
    line(&mut out, &msg!("label-reveals"), &reveals);
    out
}

/// Returns the same as one object.
pub(in crate::cli) fn made_json(made: &Made, output: &Path) -> Value {
    let path = |name: &str| output.join(name).to_string_lossy().into_owned();
    let has_pieces = made.written.contains(&PIECES_NAME);
    json!({
        "slip": digits(made.code),
        "spoken": matches!(made.code, Code::Spoken(_)),
        "sha256": made.sha256.to_string(),
        "file_count": made.file_count,
        "bytes": made.bytes,
        "left_out_count": made.left_out,
        "output": output.to_string_lossy(),
        "files": made.written,
        "commitment": path(COMMITMENT_NAME),
        "pieces": has_pieces.then(|| path(PIECES_NAME)),
    })
}

/// Returns a code as one string.
fn digits(code: Code) -> String {
    code.to_string().replace('\n', " ")
}

/// Returns what `commit --match` says.
pub(in crate::cli) fn matched(matched: &Matched, code: Code) -> String {
    let (whole, all) = (matched.whole_count(), matched.files.len());
    let of = |state| each(matched).filter(move |(_, here)| here.state() == state);
    let folder = shown_path(&matched.path);
    let mut out = match matched.state() {
        State::AsCommitted => head(Tone::Good, &msg!("head-as-committed"), &msg!("commit-all-here", files = all)),
        State::Missing => {
            let word = msg!("head-not-all-here", have = whole.to_string(), all = all.to_string());
            head(Tone::Fair, &word, &msg!("commit-not-all-here", files = whole))
        }
        State::OtherBytes => {
            let files = of(State::OtherBytes).count();
            head(Tone::Bad, &msg!("head-other-bytes"), &msg!("commit-other-bytes", files = files))
        }
    };
    line(&mut out, &msg!("label-list"), &folder);
    if matches!(code, Code::Spoken(_)) {
        line(&mut out, &msg!("label-code"), &msg!("commit-spoken"));
    }
    for (file, here) in of(State::OtherBytes).take(LINES) {
        line(&mut out, &msg!("label-altered"), &other(file, here));
    }
    let names = of(State::Missing).map(|(file, _)| shown(&file.name)).collect::<Vec<_>>();
    if let Some(names) = few(names.into_iter()) {
        line(&mut out, &msg!("label-missing"), &names);
    }
    let here = each(matched).filter_map(|(file, here)| Some((shown(&file.name), shown_path(here.whole.first()?))));
    let here: Vec<String> = here.map(|(name, path)| msg!("commit-here", name = name, path = path)).collect();
    if let Some(here) = few(here.into_iter()) {
        line(&mut out, &msg!("label-here"), &here);
    }
    let excerpts = each(matched).flat_map(|(file, here)| here.excerpts.iter().map(move |one| excerpt(file, one)));
    let excerpts: Vec<String> = excerpts.collect();
    excerpts.iter().take(LINES).for_each(|one| line(&mut out, &msg!("label-in-part"), one));
    if let Some(more) = excerpts.len().checked_sub(LINES).filter(|more| *more > 0) {
        line(&mut out, "", &msg!("commit-more-excerpts", more = more));
    }
    for (path, searched) in matched.searched_in_part.iter().take(LINES) {
        line(&mut out, "", &msg!("commit-searched-in-part", bytes = bytes(*searched), path = shown_path(path)));
    }
    if matched.without_pieces > 0 {
        line(&mut out, "", &msg!("commit-no-pieces", files = matched.without_pieces, name = PIECES_NAME));
    }
    if matched.bad_trees > 0 {
        line(&mut out, "", &msg!("commit-bad-pieces", files = matched.bad_trees, name = PIECES_NAME));
    }
    if whole < all
        && let Some(bundles) = few(matched.bundles.iter().map(|path| shown_path(path)))
    {
        line(&mut out, &msg!("label-bundle"), &msg!("commit-bundle", folders = bundles));
    }
    if whole < all {
        for container in matched.containers.iter().take(LINES) {
            line(&mut out, &msg!("label-left-out"), &super::containers::not_read(container));
        }
    }
    if whole > 0 || !excerpts.is_empty() {
        line(&mut out, &msg!("label-proves"), &msg!("commit-matched-proves"));
    }
    out
}

fn each(matched: &Matched) -> impl Iterator<Item = (&Committed, &FileHere)> {
    matched.commitment.files.iter().zip(&matched.files)
}

/// Returns the line about a file of a committed name with other bytes.
fn other(file: &Committed, here: &FileHere) -> String {
    let paths = few(here.other.iter().map(|path| shown_path(path))).unwrap_or_default();
    let name = shown(&file.name);
    match here.whole.first() {
        Some(path) => msg!("commit-other-but-here", name = name, paths = paths, path = shown_path(path)),
        None => msg!("commit-other", name = name, paths = paths),
    }
}

/// Returns the line about an excerpt. Bytes are counted from 0, as other programs count them.
fn excerpt(file: &Committed, excerpt: &Excerpt) -> String {
    let last = excerpt.first.saturating_add(excerpt.bytes).saturating_sub(1);
    msg!(
        "commit-excerpt",
        name = shown(&file.name),
        first = excerpt.first.to_string(),
        last = last.to_string(),
        path = shown_path(&excerpt.path),
        at = excerpt.at.to_string(),
    )
}

/// Returns the warning about what cannot be read.
pub(in crate::cli) fn unreadable(one: &Unreadable) -> String {
    msg!("commit-unreadable", path = shown_path(&one.path), why = shown(&one.why))
}

/// Returns the word of a verdict on committed files.
pub(in crate::cli) fn state_word(state: State) -> &'static str {
    match state {
        State::AsCommitted => "as-committed",
        State::Missing => "not-all-here",
        State::OtherBytes => "other-bytes",
    }
}

/// Returns what was matched as one object.
pub(in crate::cli) fn matched_json(matched: &Matched, code: Code) -> Value {
    let paths =
        |paths: &[std::path::PathBuf]| paths.iter().map(|path| path.to_string_lossy().into_owned()).collect::<Vec<_>>();
    let excerpt = |one: &Excerpt| json!({"path": one.path.to_string_lossy(), "path_before_bytes": one.at, "before_bytes": one.first, "bytes": one.bytes});
    let file = |(file, here): (&Committed, &FileHere)| {
        let state = match here.state() {
            State::AsCommitted => "as-committed",
            State::Missing => "missing",
            State::OtherBytes => "other-bytes",
        };
        json!({
            "name": file.name,
            "sha256": file.sha256.to_string(),
            "state": state,
            "paths": paths(&here.whole),
            "other_bytes": paths(&here.other),
            "excerpts": here.excerpts.iter().map(excerpt).collect::<Vec<_>>(),
        })
    };
    let unreadable = |one: &Unreadable| json!({"path": one.path.to_string_lossy(), "why": one.why});
    json!({
        "slip": digits(code),
        "spoken": matches!(code, Code::Spoken(_)),
        "sha256": matched.sha256.to_string(),
        "commitment": matched.path.to_string_lossy(),
        "has_names": matched.commitment.names == Names::Kept,
        "file_count": matched.files.len(),
        "found_count": matched.whole_count(),
        "committed": each(matched).map(file).collect::<Vec<_>>(),
        "without_pieces_count": matched.without_pieces,
        "searched_in_part": matched.searched_in_part.iter().map(|(path, _)| path.to_string_lossy()).collect::<Vec<_>>(),
        "bad_pieces_count": matched.bad_trees,
        "bundles": paths(&matched.bundles),
        "unreadable": matched.unreadable.iter().map(unreadable).collect::<Vec<_>>(),
    })
}

/// Returns the sentence of a fault.
pub(super) fn fault(fault: &CommitFault) -> String {
    match fault {
        CommitFault::Paths(faults) => {
            let lines =
                faults.iter().map(|(path, fault)| format!("\n  {}: {}", isolated(shown_path(path)), why(*fault)));
            msg!("error-commit-paths", count = faults.len(), list = lines.collect::<String>())
        }
        CommitFault::Twice(path) => msg!("error-commit-twice", path = shown_path(path)),
        CommitFault::Nothing => msg!("error-commit-nothing"),
        CommitFault::Changed(path) => msg!("error-commit-changed", path = shown_path(path)),
        CommitFault::TooMuch => msg!("error-commit-too-much"),
        CommitFault::Missing(others) => match few(others.iter().map(|path| shown_path(path))) {
            None => msg!("error-commitment-missing"),
            Some(others) => msg!("error-commitment-others", others = others),
        },
        CommitFault::Two(one, other) => {
            msg!("error-commitment-two", one = shown_path(one), other = shown_path(other))
        }
        CommitFault::Malformed { path, .. } => msg!("error-commitment-malformed", path = shown_path(path)),
    }
}

/// Returns why a path cannot be committed.
fn why(fault: PathFault) -> String {
    match fault {
        PathFault::Link => msg!("error-corpus-link"),
        PathFault::Special => msg!("error-corpus-special"),
        PathFault::NotUnicode => msg!("error-corpus-not-unicode"),
        PathFault::Name => msg!("error-commit-name"),
        PathFault::Secret(what) => msg!("error-commit-name-secret", what = what),
    }
}

/// Returns the hint of a fault.
pub(super) fn hint(fault: &CommitFault) -> String {
    match fault {
        CommitFault::Paths(faults) => {
            match faults.iter().any(|(_, why)| matches!(why, PathFault::Link | PathFault::Special)) {
                true => msg!("hint-commit-links"),
                false => msg!("hint-commit-names"),
            }
        }
        CommitFault::Twice(_) => msg!("hint-commit-twice"),
        CommitFault::Nothing => msg!("hint-commit-nothing"),
        CommitFault::Changed(_) => msg!("hint-commit-changed"),
        CommitFault::TooMuch => msg!("hint-commit-too-much"),
        CommitFault::Missing(_) => msg!("hint-commitment-missing"),
        CommitFault::Two(..) => msg!("hint-commitment-two"),
        CommitFault::Malformed { .. } => msg!("hint-commitment-malformed"),
    }
}
