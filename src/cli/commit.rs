//! `commit`: a short code for files that follow later, and the files of a code under any names (FORMAT.md §21).

use std::env;
use std::path::Path;

use super::args::Commit as Args;
use super::error::Result;
use super::exit::Class;
use super::messages::msg;
use super::random;
use super::terminal::{Task, Terminal};
use super::words;
use crate::commit::{CodeIs, Order, State, commit, match_code};
use crate::format::commitment::Names;
use crate::format::slip::{self, Code};

/// The name of the new folder if nobody names another.
const FOLDER: &str = "commitment";

/// Commits files, or matches files with a code.
pub(super) fn run(terminal: &Terminal, args: &Args) -> Result<Class> {
    match &args.code {
        Some(digits) => matched(terminal, args, digits),
        None => made(terminal, args),
    }
}

/// Commits files.
fn made(terminal: &Terminal, args: &Args) -> Result<Class> {
    let salt = random::salt()?;
    let output = args.output.as_deref().unwrap_or(Path::new(FOLDER));
    let names = if args.no_names { Names::LeftOut } else { Names::Kept };
    let code = if args.spoken { CodeIs::Spoken } else { CodeIs::Whole };
    let task = Task::begin(terminal);
    let made = commit(&Order { paths: &args.paths, output, names, code, salt }, &task.watch)?;
    drop(task);
    terminal.json(|| words::commit::made_json(&made, output));
    terminal.whole(words::commit::made(&made, output, names));
    Ok(Class::Done)
}

/// Matches files with a code.
fn matched(terminal: &Terminal, args: &Args, digits: &str) -> Result<Class> {
    let (code, order) = Code::typed(digits)?;
    if order == slip::Order::Reversed {
        terminal.say(msg!("typed-reversed"));
    }
    let task = Task::begin(terminal);
    let matched = match_code(&code, &args.paths, &env::temp_dir(), &task.watch)?;
    drop(task);
    let class = match matched.state() {
        State::AsCommitted => Class::Done,
        State::Missing => Class::NotEnough,
        State::OtherBytes => Class::NotTrusted,
    };
    terminal.json(|| {
        let object = words::commit::matched_json(&matched, code);
        words::judge(object, words::commit::state_word(matched.state()), class)
    });
    terminal.result(words::commit::matched(&matched, code));
    for one in &matched.unreadable {
        terminal.warn(words::commit::unreadable(one));
    }
    Ok(class)
}
