//! `reader`: the page that opens bundles in any browser, stamped with pins. The page is inside the program.

use serde_json::json;

use super::args;
use super::error::Result;
use super::exit::Class;
use super::messages::msg;
use super::pins;
use super::terminal::Terminal;
use super::tone::Tone;
use super::words;
use crate::digest::sha256;
use crate::escape::shown_path;
use crate::format::page::Page;
use crate::keys::PublicKey;
use crate::store;

/// The page, and the page without codes. `scripts/browser-build` makes both.
const FULL: &str = include_str!("../../browser/reader.html");
const LITE: &str = include_str!("../../browser/reader-lite.html");
/// The place of the stamp. It holds data and no script, so the policy of the page stays as it is.
const STAMP: &str = "<script type=\"application/json\" id=\"stamp\">{}</script>";

/// Writes the page, or tells its hash. The same arguments give the same bytes everywhere.
pub(super) fn run(terminal: &Terminal, args: &args::Reader) -> Result<Class> {
    let publishers = match args.pin.as_slice() {
        [] => None,
        named => Some(pins::named_or_pinned(terminal, named, [])?),
    };
    let keys: Vec<&PublicKey> = publishers.iter().flat_map(|publishers| publishers.keys()).collect();
    let page = stamped(if args.lite { LITE } else { FULL }, &keys, args.lang.as_deref());
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
            "pinned_digits": keys.iter().map(|key| key.digits().to_string()).collect::<Vec<_>>(),
        })
    });
    if let Some(path) = &args.output {
        terminal.result(words::head(Tone::Good, &msg!("head-ok"), &msg!("reader-done", path = shown_path(path))));
        for key in &keys {
            terminal.result(words::labelled(&msg!("label-publisher"), &key.digits().to_string()));
        }
    }
    if args.hash || args.output.is_some() {
        terminal.result(words::labelled(&msg!("label-sha256"), &hash.to_string()));
        terminal.result(words::labelled(&msg!("label-digits"), &digits));
    }
    if args.output.is_some() {
        terminal.say(msg!("reader-keep"));
    }
    Ok(Class::Done)
}

/// Returns the page that goes beside a bundle: the full page, stamped with the key of the publisher.
pub(super) fn beside(key: &PublicKey) -> Option<Page> {
    Page::new(stamped(FULL, &[key], None).into_bytes())
}

/// The most bytes of such a page: the stamp has a key.
pub(super) const BESIDE_MOST_BYTES: u64 = FULL.len() as u64 + 512;

/// Puts pins and a language into the page.
fn stamped(page: &str, keys: &[&PublicKey], lang: Option<&str>) -> String {
    if keys.is_empty() && lang.is_none() {
        return page.to_owned();
    }
    // Nothing of the machine goes into the page: a pin has the name that `trust` makes of digits.
    let pin = |key: &&PublicKey| json!([format!("publisher-{}", key.digits().first_group()), key.base64()]);
    let mut stamp = json!({"pins": keys.iter().map(pin).collect::<Vec<_>>()});
    if let (Some(lang), Some(object)) = (lang, stamp.as_object_mut()) {
        object.insert("lang".to_owned(), lang.into());
    }
    let stamp = stamp.to_string().replace('<', "\\u003c");
    page.replacen(STAMP, &STAMP.replace("{}", &stamp), 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stamp_is_data_and_changes_nothing_else() {
        let text = include_str!("../../tests/keys/format-1/publisher.pub");
        let key = PublicKey::parse_file(text).unwrap();
        for page in [FULL, LITE] {
            assert_eq!(stamped(page, &[], None), page);
            let made = stamped(page, &[&key, &key], Some("en"));
            assert_eq!(made, stamped(page, &[&key, &key], Some("en")));
            let (before, after) = page.split_once(STAMP).unwrap();
            let stamp = made.strip_prefix(before).unwrap().strip_suffix(after).unwrap();
            assert!(stamp.contains(&key.base64()) && stamp.contains("\"lang\":\"en\""), "{stamp}");
            assert_eq!(stamp.matches('<').count(), 2, "{stamp}");
        }
    }
}
