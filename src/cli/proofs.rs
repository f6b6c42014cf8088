//! `check` of folders with proofs of single documents (FORMAT.md §22).

use std::env;

use super::args;
use super::error::Result;
use super::exit::Class;
use super::messages::msg;
use super::terminal::{Task, Terminal};
use super::words;
use crate::error::ReaderError;
use crate::find::find;
use crate::letters::Letters;
use crate::proven::{self, Found, Here, Judged, Standing};
use crate::trust::{Authority, Publishers};

/// Checks folders of proofs. Returns `None` if there is no proof in the folders.
pub(super) fn check(terminal: &Terminal, args: &args::Check, publishers: &Publishers) -> Result<Option<Class>> {
    let folders = &args.at.folders;
    let proofs: Vec<Found> = folders.iter().flat_map(|folder| proven::proofs_in(folder)).collect();
    if proofs.is_empty() {
        return Ok(None);
    }
    let task = Task::begin(terminal);
    let (bundles, pins) = match find(folders, publishers, &env::temp_dir(), &task.watch) {
        Ok(found) => (found.bundles, found.search.pins),
        Err(crate::Error::Reader(ReaderError::NoBundle)) => {
            (Vec::new(), Authority::new(publishers, &Letters::default()).pins_now())
        }
        Err(error) => return Err(error.into()),
    };
    let mut listed = None;
    for folder in folders {
        listed = listed.or(proven::listed(folder, &pins, publishers)?);
    }
    let judged = proven::judge(&proofs, folders, &bundles, listed.as_ref(), &task.watch)?;
    drop(task);
    let (word, class) = verdict(&judged);
    terminal.json(|| words::judge(words::prove::judged_json(&judged), word, class));
    terminal.result(words::prove::judged(&judged, class));
    if class != Class::NotTrusted {
        terminal.say(msg!("proven-means"));
    }
    Ok(Some(class))
}

/// Returns the verdict on proofs, for programs, and its class.
fn verdict(judged: &[Judged]) -> (&'static str, Class) {
    let any = |is: &dyn Fn(&Judged) -> bool| judged.iter().any(is);
    if any(&|one| matches!(one.standing, Standing::Leads | Standing::Malformed) || matches!(one.here, Here::Altered(_)))
    {
        ("altered", Class::NotTrusted)
    } else if any(&|one| matches!(one.standing, Standing::Untrusted(_))) {
        ("not-trusted", Class::NotTrusted)
    } else if any(&|one| one.here == Here::Nowhere) {
        ("in-part", Class::Damaged)
    } else {
        ("ok", Class::Done)
    }
}
