//! `reader`: the page that opens bundles in any browser, stamped with pins. The page is inside the program.

use serde_json::{Value, json};

use super::args;
use super::built::Built;
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

/// The place of the stamp. It holds data and no script, so the policy of the page stays as it is.
const STAMP: &str = "<script type=\"application/json\" id=\"stamp\">{}</script>";

/// The place of the words. The full page has those of every language, the other one English.
const WORDS: &str = "<script type=\"application/json\" id=\"words\">";

/// Writes the page, or tells its hash. The same arguments give the same bytes everywhere.
pub(super) fn run(terminal: &Terminal, args: &args::Reader) -> Result<Class> {
    let publishers = match args.pin.as_slice() {
        [] => None,
        named => Some(pins::named_or_pinned(terminal, named, [])?),
    };
    let keys: Vec<&PublicKey> = publishers.iter().flat_map(|publishers| publishers.keys()).collect();
    let page = match (args.lite, args.lang.as_deref()) {
        (true, Some(lang)) => stamped(&with_words(Built::Lite.page(), lang), &keys, Some(lang)),
        (lite, lang) => stamped(if lite { Built::Lite } else { Built::Reader }.page(), &keys, lang),
    };
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
    Page::new(stamped(Built::Reader.page(), &[key], None).into_bytes())
}

/// Returns the most bytes of such a page: the stamp has a key.
pub(super) fn beside_most_bytes() -> u64 {
    Built::Reader.page().len() as u64 + 512
}

/// Returns the words of a page: where they begin and end, and the catalogues.
fn words_of(page: &str) -> Option<(usize, usize, Vec<Value>)> {
    let begin = page.find(WORDS)?.saturating_add(WORDS.len());
    let end = page.get(begin..)?.find("</script>")?.saturating_add(begin);
    Some((begin, end, serde_json::from_str(page.get(begin..end)?).ok()?))
}

/// Puts the words of a language into the page without codes, unless the page has them.
fn with_words(page: &str, lang: &str) -> String {
    let is_it = |one: &Value| one.get("code").and_then(Value::as_str) == Some(lang);
    let added = || {
        let (begin, end, mut words) = words_of(page)?;
        let (_, _, all) = words_of(Built::Reader.page())?;
        let wanted = all.into_iter().find(is_it).filter(|_| !words.iter().any(is_it))?;
        words.push(wanted);
        let words = Value::from(words).to_string().replace('<', "\\u003c");
        Some([page.get(..begin)?, &words, page.get(end..)?].concat())
    };
    added().unwrap_or_else(|| page.to_owned())
}

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
    stamped_with(page, &stamp)
}

/// Puts a stamp into a page.
pub(super) fn stamped_with(page: &str, stamp: &Value) -> String {
    let stamp = stamp.to_string().replace('<', "\\u003c");
    page.replacen(STAMP, &STAMP.replace("{}", &stamp), 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_small_page_gets_the_words_of_one_language_more() {
        let codes = |page: &str| -> Vec<String> {
            let (_, _, words) = words_of(page).unwrap();
            words.iter().map(|one| one["code"].as_str().unwrap().to_owned()).collect()
        };
        assert_eq!(codes(Built::Reader.page()).len(), crate::cli::language::PAGE_CODES.len());
        assert_eq!(codes(Built::Lite.page()), ["en"]);
        assert_eq!(with_words(Built::Lite.page(), "en"), Built::Lite.page());
        for lang in ["fa", "ar", "ckb", "zh"] {
            let page = with_words(Built::Lite.page(), lang);
            assert_eq!(codes(&page), ["en", lang]);
            assert_eq!(page.split(WORDS).next(), Built::Lite.page().split(WORDS).next());
            assert_eq!(page.rsplit("</script>").next(), Built::Lite.page().rsplit("</script>").next());
        }
    }

    #[test]
    fn a_stamp_is_data_and_changes_nothing_else() {
        let text = include_str!("../../tests/keys/format-1/publisher.pub");
        let key = PublicKey::parse_file(text).unwrap();
        for page in [Built::Reader, Built::Lite].map(Built::page) {
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
