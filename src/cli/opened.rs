//! `check` of folders with opened documents.

use std::env;
use std::path::{Path, PathBuf};

use serde_json::{Value, json};

use super::args;
use super::error::{Error, Result};
use super::exit::Class;
use super::messages::msg;
use super::terminal::{Task, Terminal};
use super::tone::Tone;
use super::words;
use crate::escape::{shown, shown_path};
use crate::find::find;
use crate::letters::Letters;
use crate::opened::{Compared, compare, opened};
use crate::trust::{Authority, Publishers};

/// The paths of one kind that are told, unless the person asks for all.
const TOLD: usize = 8;

/// Checks folders of opened documents. Returns `None` if there are none, or a bundle beside them: then the bundle is what is
/// checked.
pub(super) fn check(terminal: &Terminal, args: &args::Check, publishers: &Publishers) -> Result<Option<Class>> {
    let all = args.at.folders.iter().map(|folder| (folder, opened(folder)));
    let (documents, others): (Vec<_>, Vec<_>) = all.partition(|(_, opened)| opened.is_some());
    if documents.is_empty() {
        return Ok(None);
    }
    let task = Task::begin(terminal);
    // Key letters may lie in other folders.
    let pins = if others.is_empty() {
        Authority::new(publishers, &Letters::default()).pins_now()
    } else {
        let others: Vec<_> = others.into_iter().map(|(folder, _)| folder.clone()).collect();
        let found = find(&others, publishers, &env::temp_dir(), &task.watch)?;
        if !found.bundles.is_empty() {
            return Ok(None);
        }
        found.search.pins
    };
    if !args.after.is_empty() {
        return Err(Error::Usage(msg!("opened-after")));
    }
    let mut results = Vec::new();
    for (folder, opened) in documents {
        let Some(opened) = opened else { continue };
        results.push((folder.as_path(), compare(folder, &opened, &pins, publishers, &task.watch)?));
    }
    drop(task);
    let judged = results.iter().map(|(_, one)| judged(one.as_ref()));
    let (word, worst) = judged.max_by_key(|(_, class)| *class as i32).unwrap_or(("ok", Class::Done));
    terminal.json(|| {
        let opened: Vec<Value> = results.iter().map(|(folder, one)| object(folder, one.as_ref())).collect();
        words::judge(json!({"opened": opened}), word, worst)
    });
    for (folder, one) in &results {
        terminal.result(told(folder, one.as_ref(), terminal.verbose));
    }
    Ok(Some(worst))
}

/// Returns the verdict on a folder, for programs, and its class.
fn judged(one: Option<&Compared>) -> (&'static str, Class) {
    match one {
        None => ("not-trusted", Class::NotTrusted),
        Some(compared) if compared.is_altered() => ("altered", Class::NotTrusted),
        Some(compared) if compared.is_in_part() => ("in-part", Class::Damaged),
        Some(_) => ("ok", Class::Done),
    }
}

fn title(compared: &Compared) -> String {
    format!("{} {}", compared.release.series, compared.release.release)
}

/// Returns the verdict on a folder and everything that follows from the verdict.
fn told(folder: &Path, one: Option<&Compared>, all: bool) -> String {
    let place = shown_path(folder);
    let Some(one) = one else {
        return words::head(Tone::Bad, &msg!("head-not-trusted"), &msg!("opened-unsigned", folder = place));
    };
    let (title, maker) = (shown(&title(one)), words::compared::by(&one.trust.maker()));
    let (genuine, listed) = (one.genuine, one.listed());
    let (tone, head, text) = if one.is_altered() {
        let (altered, strange) = (one.altered.len(), one.strange.len());
        let text = msg!(
            "opened-altered",
            title = title,
            maker = maker,
            altered = altered,
            strange = strange,
            genuine = genuine,
            documents = listed,
            folder = place,
        );
        (Tone::Bad, msg!("head-altered"), text)
    } else if one.is_in_part() {
        let text =
            msg!("opened-in-part", title = title, maker = maker, genuine = genuine, documents = listed, folder = place);
        (Tone::Fair, msg!("head-in-part"), text)
    } else {
        let text = msg!("opened-genuine", title = title, maker = maker, documents = listed, folder = place);
        (Tone::Good, msg!("head-ok"), text)
    };
    let mut out = words::head(tone, &head, &text);
    let mut add = |label: &str, paths: Vec<String>| {
        if !paths.is_empty() {
            out.push('\n');
            out.push_str(&words::labelled(label, &some(&paths, all)));
        }
    };
    let names = |paths: &[String]| paths.iter().map(|path| shown(path)).collect();
    add(&msg!("label-altered"), names(&one.altered));
    add(&msg!("label-not-listed"), one.strange.iter().map(|path| shown_path(path)).collect());
    add(&msg!("label-unread"), names(&one.unreadable));
    add(&msg!("label-missing"), names(&one.missing));
    add(&msg!("label-by-system"), one.litter.iter().map(|path| shown_path(path)).collect());
    add(&msg!("label-content"), vec![words::digits_of_hash(&one.release.content)]);
    out
}

/// Returns the first paths, and how many more there are.
fn some(paths: &[String], all: bool) -> String {
    let most = if all { paths.len() } else { TOLD };
    let first: Vec<&String> = paths.iter().take(most).collect();
    match paths.len().checked_sub(most).filter(|more| *more > 0) {
        Some(more) => msg!("opened-and-more", names = words::listed(&first), more = more),
        None => words::listed(&first),
    }
}

fn object(folder: &Path, one: Option<&Compared>) -> Value {
    let (word, class) = judged(one);
    let judge = |object| words::judge(words::with(object, json!({"path": folder.to_string_lossy()})), word, class);
    let Some(one) = one else { return judge(json!({"trusted": false})) };
    let texts = |paths: &[PathBuf]| paths.iter().map(|path| path.to_string_lossy().into_owned()).collect::<Vec<_>>();
    let pinned_as = one.trust.maker();
    let pinned_as = words::compared::pinned_as(&pinned_as);
    judge(json!({
        "series": one.release.series,
        "release": one.release.release,
        "publisher_digits": one.release.publisher.digits().to_string(),
        "trusted": pinned_as.is_some(),
        "pinned_as": pinned_as,
        "contents_sha256": one.release.content.to_string(),
        "document_count": one.listed(),
        "genuine_count": one.genuine,
        "genuine_bytes": one.genuine_bytes,
        "altered": one.altered,
        "unreadable": one.unreadable,
        "missing": one.missing,
        "not_in_list": texts(&one.strange),
        "left_by_systems": texts(&one.litter),
    }))
}
