//! `sender`: the page that seals files for one newsroom in any browser. The page is inside the program.

use std::path::Path;

use serde_json::json;

use super::args;
use super::built::Built;
use super::error::{Error, Result};
use super::exit::Class;
use super::messages::msg;
use super::reader::stamped_with;
use super::sealing;
use super::terminal::Terminal;
use super::tone::Tone;
use super::words;
use crate::digest::sha256;
use crate::escape::{shown, shown_path};
use crate::seal::Listed;
use crate::store;
use pannier_maker::seal::ordinary;

/// The longest name of a newsroom that fits into a sentence of the page.
const NAME_MOST_CHARS: usize = 60;

/// Writes the page, or tells its hash. The same arguments give the same bytes everywhere.
pub(super) fn run(terminal: &Terminal, args: &args::Sender) -> Result<Class> {
    let recipients = sealing::recipients(terminal, &[], std::slice::from_ref(&args.to))?;
    let [newsroom] = recipients.listed() else {
        return Err(Error::Usage(msg!("sender-one-newsroom", path = shown_path(&args.to))));
    };
    if ordinary(&newsroom.text).is_none() {
        return Err(Error::Usage(msg!("sender-other-kind", path = shown_path(&args.to))));
    }
    let name = name_of(args, newsroom);
    if name.is_empty() || name.chars().count() > NAME_MOST_CHARS || name.chars().any(char::is_control) {
        return Err(Error::Usage(msg!("sender-name", most = NAME_MOST_CHARS)));
    }
    let page = stamped(newsroom, &name, args.lang.as_deref());
    if let Some(path) = &args.output {
        store::publish(path, page.as_bytes())?;
    }
    let hash = sha256(page.as_bytes());
    let digits = words::digits_of_hash(&hash);
    terminal.json(|| {
        json!({
            "output": args.output.as_ref().map(|path| path.to_string_lossy()),
            "page_bytes": page.len(),
            "sha256": hash.to_string(),
            "digits": digits,
            "newsroom": name,
            "newsroom_digits": newsroom.digits.to_string(),
        })
    });
    if let Some(path) = &args.output {
        let done = msg!("sender-done", path = shown_path(path), name = shown(&name));
        terminal.result(words::head(Tone::Good, &msg!("head-ok"), &done));
        terminal.result(words::labelled(&msg!("label-newsroom"), &newsroom.digits.to_string()));
    }
    terminal.result(words::labelled(&msg!("label-sha256"), &hash.to_string()));
    terminal.result(words::labelled(&msg!("label-digits"), &digits));
    if args.output.is_some() {
        terminal.say(msg!("sender-keep"));
    }
    Ok(Class::Done)
}

/// Returns the name of the newsroom for people: the given one, that of the recipients file, or the name of the file.
fn name_of(args: &args::Sender, newsroom: &Listed) -> String {
    let of_file = || args.to.file_stem().map(Path::new).map(|stem| stem.to_string_lossy().into_owned());
    let name = args.name.clone().or_else(|| newsroom.name.clone()).or_else(of_file).unwrap_or_default();
    name.trim().to_owned()
}

/// Puts the newsroom and a language into the page.
fn stamped(newsroom: &Listed, name: &str, lang: Option<&str>) -> String {
    let mut stamp = json!({"to": newsroom.text, "name": name, "digits": newsroom.digits.to_string()});
    if let (Some(lang), Some(object)) = (lang, stamp.as_object_mut()) {
        object.insert("lang".to_owned(), lang.into());
    }
    stamped_with(Built::Sender.page(), &stamp)
}
