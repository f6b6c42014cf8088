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

/// Writes the page, or tells its hash. The same arguments give the same bytes everywhere.
pub(super) fn run(terminal: &Terminal, args: &args::Reader) -> Result<Class> {
    let publishers = match args.pin.as_slice() {
        [] => None,
        named => Some(pins::named_or_pinned(terminal, named, [])?),
    };
    let keys: Vec<&PublicKey> = publishers.iter().flat_map(|publishers| publishers.keys()).collect();
    let page = stamped(if args.lite { Built::Lite } else { Built::Reader }, &keys, args.lang.as_deref());
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
    Page::new(stamped(Built::Reader, &[key], None).into_bytes())
}

/// Returns the most bytes of such a page: the stamp has a key.
pub(super) fn beside_most_bytes() -> u64 {
    Built::Reader.page().len() as u64 + 512
}

/// Returns the words of a language that the page without codes does not bring, as far as that page says them.
fn words_for_lite(lang: &str) -> Option<Value> {
    let is_it = |one: &Value| one.get("code").and_then(Value::as_str) == Some(lang);
    let own = Built::Lite.words();
    if own.iter().any(is_it) {
        return None;
    }
    let mut words = Built::Reader.words().into_iter().find(is_it)?;
    let said = own.first()?.as_object()?;
    // A form for some numbers stands behind the key of the sentence.
    words.as_object_mut()?.retain(|key, _| key.split('.').next().is_some_and(|key| said.contains_key(key)));
    Some(words)
}

/// Puts pins and a language into the page. The page without codes gets the words of that language too.
fn stamped(built: Built, keys: &[&PublicKey], lang: Option<&str>) -> String {
    if keys.is_empty() && lang.is_none() {
        return built.page().to_owned();
    }
    // Nothing of the machine goes into the page: a pin has the name that `trust` makes of digits.
    let pin = |key: &&PublicKey| json!([format!("publisher-{}", key.digits().first_group()), key.base64()]);
    let mut stamp = json!({"pins": keys.iter().map(pin).collect::<Vec<_>>()});
    if let (Some(lang), Some(object)) = (lang, stamp.as_object_mut()) {
        object.insert("lang".to_owned(), lang.into());
        if let Some(words) = (built == Built::Lite).then(|| words_for_lite(lang)).flatten() {
            object.insert("words".to_owned(), words);
        }
    }
    stamped_with(built.page(), &stamp)
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
        let codes = |built: Built| -> Vec<String> {
            built.words().iter().map(|one| one["code"].as_str().unwrap().to_owned()).collect()
        };
        let mut all = codes(Built::Reader);
        assert_eq!(all, codes(Built::Sender));
        assert_eq!(codes(Built::Lite), ["en"]);
        assert_eq!(all.remove(0), "en");
        let mut others = crate::cli::language::CODES[1..].to_vec();
        others.sort_unstable();
        assert_eq!(all, others);
        assert_eq!(words_for_lite("en"), None);
        for lang in others {
            let words = words_for_lite(lang).unwrap();
            for key in Built::Lite.words()[0].as_object().unwrap().keys() {
                let form = key.split('.').next().unwrap();
                assert!(words.get(form).is_some(), "{lang}: {key}");
            }
            assert!(words.get("codes-title").is_none(), "{lang} has words that the page never says");
            let page = stamped(Built::Lite, &[], Some(lang));
            let told = words["title"].as_str().unwrap();
            assert!(page.contains(told) && !Built::Lite.page().contains(told), "{lang}");
        }
    }

    #[test]
    fn a_stamp_is_data_and_changes_nothing_else() {
        let text = include_str!("../../tests/keys/format-1/publisher.pub");
        let key = PublicKey::parse_file(text).unwrap();
        for built in [Built::Reader, Built::Lite] {
            assert_eq!(stamped(built, &[], None), built.page());
            let made = stamped(built, &[&key, &key], Some("en"));
            assert_eq!(made, stamped(built, &[&key, &key], Some("en")));
            let (before, after) = built.page().split_once(STAMP).unwrap();
            let stamp = made.strip_prefix(before).unwrap().strip_suffix(after).unwrap();
            assert!(stamp.contains(&key.base64()) && stamp.contains("\"lang\":\"en\""), "{stamp}");
            assert_eq!(stamp.matches('<').count(), 2, "{stamp}");
        }
    }
}
