//! `gather`: brings the good files of many carriers onto one carrier.

use std::env;
use std::path::{Path, PathBuf};

use serde_json::{Value, json};

use super::args::Gather;
use super::carrier::tell_refused;
use super::compared;
use super::error::Result;
use super::exit::{Class, Exit as _};
use super::pins;
use super::terminal::{Task, Terminal};
use super::words;
use crate::check::Verdict;
use crate::courier::gather::{Gathered, gather, roots};
use crate::find::search::counting;
use crate::trust::Publishers;

/// Gathers, and prints the bundles that are now on the target.
pub(super) fn run(terminal: &Terminal, args: &Gather) -> Result<Class> {
    let publishers = pins::named_or_pinned(terminal, &args.at.publisher, args.at.folders.iter().chain([&args.output]))?;
    let task = Task::begin(terminal);
    let gathered = gather(&args.at.folders, &args.output, &publishers, &env::temp_dir(), &task.watch)?;
    drop(task);
    let roots = roots(&args.at.folders, &args.output);
    tell(terminal, &gathered, &roots, &args.output, &publishers, None)
}

/// Prints what was put into each folder, and other facts about the media, in words or as one object. Returns the exit
/// code.
pub(super) fn tell(
    terminal: &Terminal,
    gathered: &Gathered,
    roots: &[PathBuf],
    out: &Path,
    publishers: &Publishers,
    media: Option<(&str, Value)>,
) -> Result<Class> {
    let Gathered { search, sets, ignored, failed, renamed, .. } = gathered;
    // A bundle that is not trusted does not count beside a trusted one.
    let counted = counting(sets.iter().map(|(held, _)| held)).0;
    let worst = counted.into_iter().map(|held| held.report.verdict).max().unwrap_or(Verdict::NotTrusted);
    let (word, class) = match failed.is_empty() {
        true => (words::verdict_word(worst), worst.class()),
        false => (words::class_word(Class::CouldNot), Class::CouldNot),
    };
    let (words, object) = media.unzip();
    let object = words::judge(object.unwrap_or_else(|| json!({})), word, class);
    print(terminal, gathered, roots, out, words, object);
    tell_refused(terminal, search);
    for held in ignored {
        terminal.warn(words::gather::ignored(&held.bundle));
    }
    for failed in failed {
        terminal.warn(words::gather::failed(failed));
    }
    for renamed in renamed {
        terminal.warn(words::gather::renamed(renamed));
    }
    // Without pins, all sets are gathered. Each set says that the publisher is not trusted.
    for held in sets.iter().map(|(held, _)| held).chain(ignored.iter().filter(|_| sets.is_empty())) {
        if let Err(error) = publishers.require(held) {
            terminal.error(&error.into());
        }
    }
    compared::tell(terminal, search);
    compared::tell_letters(terminal, search, sets.iter().map(|(held, _)| &held.bundle));
    compared::tell_conflicts(terminal, search);
    Ok(class)
}

fn print(terminal: &Terminal, gathered: &Gathered, roots: &[PathBuf], out: &Path, words: Option<&str>, more: Value) {
    let Gathered { search, sets, ignored, failed, renamed, safety } = gathered;
    for (held, set) in sets {
        let text = words::report(search, held, roots);
        terminal.result(format_args!("{text}\n{}", words::gather::set(set)));
    }
    if !sets.is_empty() {
        words.iter().for_each(|words| terminal.result(words));
        terminal.result(words::gather::safe_to_pull(out, *safety));
    }
    terminal.json(|| {
        let (not_there, renamed) = words::gather::faults_json(failed, renamed);
        let object = json!({
            "output": out.to_string_lossy(),
            "bundles": sets.iter().map(|(held, set)| {
                words::gather::held_json(search, held, set, roots, compared::about(search, &held.bundle))
            }).collect::<Vec<_>>(),
            "ignored": ignored.iter().map(|held| &held.bundle).map(|bundle| {
                words::with(words::compared::named_json(bundle), json!({"path": bundle.list.path.to_string_lossy()}))
            }).collect::<Vec<_>>(),
            "refused": words::refused_json(search),
            "failed": not_there,
            "renamed": renamed,
            "unreadable": words::unreadable_json(search),
            "safe_to_pull": safety.is_safe(),
        });
        words::compared::with_compared(words::with(object, more), search)
    });
}
