//! The catalogue: every sentence for people, by key, in one folder for each language.
//!
//! The messages are in [Fluent](https://projectfluent.org) and not in a table of our own, because Fluent helps
//! translators:
//! - Plural forms are inside the message, as many as the language has. Arabic has six, with rules that are hard to
//!   write. Numbers are given as numbers: `{$files}` prints a number in groups, and `{$files -> [one] … *[other] …}`
//!   selects a form.
//! - Placeholders have names and any order, so that the language decides the order of words.
//! - Editors, checkers and platforms for translators know the format. A translator needs no Rust.
//! - Isolates keep names of files readable in a sentence that is written from right to left.
//!
//! Fluent costs no new dependency, because age has its own messages in Fluent. A table of our own would need all of
//! these features, and only we would check the table. Fluent does not check keys and placeholders. The tests below
//! check both, in both directions.
//!
//! The code pads labels and columns by display width. A message never has blanks that align something.
//! `docs/translating.md` is for translators.

use std::io::Read as _;
use std::sync::LazyLock;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use unic_langid::langid;

use super::isolate::isolated;
use super::language::{self, Language};
use crate::compress::Decompressor;
use crate::units::grouped;

/// The files of the English catalogue, one file for each topic.
#[cfg(test)]
const ENGLISH: &[(&str, &str)] = &[
    ("errors", include_str!("messages/en/errors.ftl")),
    ("hints", include_str!("messages/en/hints.ftl")),
    ("causes", include_str!("messages/en/causes.ftl")),
    ("commit", include_str!("messages/en/commit.ftl")),
    ("compared", include_str!("messages/en/compared.ftl")),
    ("deal", include_str!("messages/en/deal.ftl")),
    ("demo", include_str!("messages/en/demo.ftl")),
    ("drill", include_str!("messages/en/drill.ftl")),
    ("facts", include_str!("messages/en/facts.ftl")),
    ("gather", include_str!("messages/en/gather.ftl")),
    ("guide", include_str!("messages/en/guide.ftl")),
    ("head", include_str!("messages/en/head.ftl")),
    ("kit", include_str!("messages/en/kit.ftl")),
    ("intake", include_str!("messages/en/intake.ftl")),
    ("letters", include_str!("messages/en/letters.ftl")),
    ("label", include_str!("messages/en/label.ftl")),
    ("leaf", include_str!("messages/en/leaf.ftl")),
    ("manual", include_str!("messages/en/manual.ftl")),
    ("mirrors", include_str!("messages/en/mirrors.ftl")),
    ("open", include_str!("messages/en/open.ftl")),
    ("pack", include_str!("messages/en/pack.ftl")),
    ("paper", include_str!("messages/en/paper.ftl")),
    ("parcel", include_str!("messages/en/parcel.ftl")),
    ("progress", include_str!("messages/en/progress.ftl")),
    ("prove", include_str!("messages/en/prove.ftl")),
    ("reader", include_str!("messages/en/reader.ftl")),
    ("sender", include_str!("messages/en/sender.ftl")),
    ("report", include_str!("messages/en/report.ftl")),
    ("salvage", include_str!("messages/en/salvage.ftl")),
    ("scan", include_str!("messages/en/scan.ftl")),
    ("sheet", include_str!("messages/en/sheet.ftl")),
    ("start", include_str!("messages/en/start.ftl")),
    ("torrent", include_str!("messages/en/torrent.ftl")),
    ("trust", include_str!("messages/en/trust.ftl")),
    ("want", include_str!("messages/en/want.ftl")),
    ("words", include_str!("messages/en/words.ftl")),
];

/// The catalogues: for each language its files, joined without remarks and compressed by `scripts/messages`. English alone has what is
/// printed: paper has glyphs, which are shaped beforehand.
const PACKED: [(Language, &[u8]); 7] = [
    (Language::English, include_bytes!("messages/en.zst")),
    (Language::Persian, include_bytes!("messages/fa.zst")),
    (Language::Arabic, include_bytes!("messages/ar.zst")),
    (Language::Sorani, include_bytes!("messages/ckb.zst")),
    (Language::Chinese, include_bytes!("messages/zh.zst")),
    (Language::Kurmanji, include_bytes!("messages/kmr.zst")),
    (Language::French, include_bytes!("messages/fr.zst")),
];
/// The files of the catalogue whose messages are printed, and never said in another language than English.
#[cfg(test)]
const PAPER: [&str; 2] = ["leaf", "paper"];
/// The most bytes of one catalogue.
const CATALOGUE_MOST_BYTES: u64 = 1 << 20;

static CATALOGUE: LazyLock<FluentBundle<FluentResource>> = LazyLock::new(|| of(language::chosen()));

/// Returns the catalogue of a language. What the language does not have is English.
fn of(language: Language) -> FluentBundle<FluentResource> {
    let mut bundle = FluentBundle::new_concurrent(vec![language.code().parse().unwrap_or(langid!("en"))]);
    // A terminal gets no marks of direction but where `filled` isolates a name.
    bundle.set_use_isolating(false);
    bundle.set_formatter(Some(|value, _| match value {
        FluentValue::Number(number) => Some(grouped(whole(number.value))),
        _ => None,
    }));
    let also = Some(language).filter(|language| *language != Language::English);
    for text in std::iter::once(Language::English).chain(also).filter_map(unpacked) {
        // A test reads every file strictly. Here, a line that does not parse is left out.
        let resource = FluentResource::try_new(text).unwrap_or_else(|(resource, _)| resource);
        bundle.add_resource_overriding(resource);
    }
    bundle
}

/// Returns the text of a catalogue.
fn unpacked(language: Language) -> Option<String> {
    let (_, packed) = PACKED.iter().find(|(one, _)| *one == language)?;
    let mut text = String::new();
    let reader = Decompressor::new(*packed).ok()?;
    reader.take(CATALOGUE_MOST_BYTES).read_to_string(&mut text).ok()?;
    Some(text)
}

/// Converts a count from the floating form of Fluent. Counts are whole and at most 2^53.
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
fn whole(value: f64) -> u64 {
    value.max(0.0) as u64
}

/// Returns the message of a key in one catalogue. Each value passes through `with` before the value fills its placeholder.
fn message(
    catalogue: &FluentBundle<FluentResource>,
    key: &str,
    values: &[Named<'_>],
    with: fn(FluentValue<'_>) -> FluentValue<'_>,
) -> String {
    let mut args = FluentArgs::with_capacity(values.len());
    values.iter().for_each(|(name, value)| args.set(*name, with(value.value())));
    // A test finds every key that is used, so people never see a key.
    said(catalogue, key, &args).unwrap_or_else(|| key.to_owned())
}

/// Returns the message of a key in one catalogue. What no argument fills stays as it is written.
fn said(catalogue: &FluentBundle<FluentResource>, key: &str, args: &FluentArgs<'_>) -> Option<String> {
    let pattern = catalogue.get_message(key)?.value()?;
    let mut out = String::new();
    let _ = catalogue.write_pattern(&mut out, pattern, Some(args), &mut Vec::new());
    Some(out)
}

/// Returns what fills a placeholder. A name from right to left is isolated where the terminal would mix it with the sentence.
fn filled(value: FluentValue<'_>) -> FluentValue<'_> {
    match value {
        FluentValue::String(text) => FluentValue::String(isolated(text.into_owned()).into()),
        other => other,
    }
}

/// The words of one language, whatever the language of the program is: for what is written and not said.
pub(super) struct Catalogue(FluentBundle<FluentResource>);

impl Catalogue {
    /// Returns the words of a language.
    pub(super) fn of(language: Language) -> Self {
        Self(of(language))
    }

    /// Returns a message without placeholders.
    pub(super) fn phrase(&self, key: &str) -> String {
        self.told(key, &[])
    }

    /// Returns a message with its placeholders filled. `msg!("key" in catalogue, …)` is the usual way to call this function.
    #[inline(never)]
    pub(super) fn told(&self, key: &str, values: &[Named<'_>]) -> String {
        message(&self.0, key, values, |value| value)
    }
}

/// A value of a placeholder. The program has more than a thousand messages, and a reference to a value is far less code at each place than
/// what Fluent wants.
pub(super) trait Value {
    /// Returns the value for Fluent.
    fn value(&self) -> FluentValue<'_>;
}

impl Value for str {
    fn value(&self) -> FluentValue<'_> {
        self.into()
    }
}

impl Value for String {
    fn value(&self) -> FluentValue<'_> {
        self.as_str().into()
    }
}

impl<T: Value + ?Sized> Value for &T {
    fn value(&self) -> FluentValue<'_> {
        (**self).value()
    }
}

macro_rules! numbers {
    ($($number:ty)*) => {
        $(impl Value for $number {
            fn value(&self) -> FluentValue<'_> {
                (*self).into()
            }
        })*
    };
}
numbers!(u8 u16 u32 u64 usize i32 i64);

/// The name of a placeholder and its value.
pub(super) type Named<'a> = (&'static str, &'a dyn Value);

/// Returns the message of a key. `msg!` is the usual way to call this function.
#[inline(never)]
pub(super) fn told(key: &str, values: &[Named<'_>]) -> String {
    message(&CATALOGUE, key, values, filled)
}

/// `msg!("key")` or `msg!("key", name = value, …)`: a sentence of the catalogue. The key is a literal, so that a test
/// finds the key. `msg!("key" in catalogue, …)`: the same from a [`Catalogue`], for a file; names in it are not isolated.
macro_rules! msg {
    ($key:literal in $catalogue:expr $(, $name:ident = $value:expr)* $(,)?) => {
        $catalogue.told($key, &[$((stringify!($name), &$value as &dyn $crate::cli::messages::Value)),*])
    };
    ($key:literal $(, $name:ident = $value:expr)* $(,)?) => {
        $crate::cli::messages::told($key, &[$((stringify!($name), &$value as &dyn $crate::cli::messages::Value)),*])
    };
}
pub(super) use msg;

#[cfg(test)]
mod tests {
    use std::collections::{BTreeMap, BTreeSet};
    use std::fs;
    use std::path::Path;

    use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement};
    use fluent_syntax::parser;

    use super::*;

    /// Collects the placeholders of a pattern.
    fn placeholders(pattern: &Pattern<String>, into: &mut BTreeSet<String>) {
        fn inline(expression: &InlineExpression<String>, into: &mut BTreeSet<String>) {
            match expression {
                InlineExpression::VariableReference { id } => _ = into.insert(id.name.clone()),
                InlineExpression::Placeable { expression } => either(expression, into),
                _ => {}
            }
        }
        fn either(expression: &Expression<String>, into: &mut BTreeSet<String>) {
            match expression {
                Expression::Inline(expression) => inline(expression, into),
                Expression::Select { selector, variants } => {
                    inline(selector, into);
                    variants.iter().for_each(|variant| placeholders(&variant.value, into));
                }
            }
        }
        for element in &pattern.elements {
            if let PatternElement::Placeable { expression } = element {
                either(expression, into);
            }
        }
    }

    /// Returns every message of a catalogue with its placeholders.
    fn messages(files: &[(&str, &str)]) -> BTreeMap<String, BTreeSet<String>> {
        let mut all = BTreeMap::new();
        for (name, text) in files {
            let resource = parser::parse((*text).to_owned()).unwrap_or_else(|(_, faults)| panic!("{name}: {faults:?}"));
            for entry in resource.body {
                if let Entry::Message(message) = entry {
                    let mut names = BTreeSet::new();
                    placeholders(&message.value.unwrap(), &mut names);
                    assert!(all.insert(message.id.name.clone(), names).is_none(), "{} twice", message.id.name);
                }
            }
        }
        all
    }

    /// Collects every `msg!` and every `phrase` of the command line with the names that the call fills.
    fn uses(folder: &Path, into: &mut BTreeMap<String, BTreeSet<String>>) {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                uses(&path, into);
            } else if path.extension().is_some_and(|end| end == "rs") && !path.ends_with("messages.rs") {
                let text = fs::read_to_string(&path).unwrap();
                for (at, found) in text.match_indices("msg!(").chain(text.match_indices(".phrase(")) {
                    let call = call(&text[at + found.len()..]);
                    let (key, rest) = call.trim_start().strip_prefix('"').unwrap().split_once('"').unwrap();
                    into.entry(key.to_owned()).or_default().extend(names(rest));
                }
            }
        }
    }

    /// Returns the text between the parentheses of a call.
    fn call(text: &str) -> &str {
        let (mut depth, mut inside, mut escaped) = (1, false, false);
        for (at, c) in text.char_indices() {
            match c {
                _ if escaped => escaped = false,
                '\\' if inside => escaped = true,
                '"' => inside = !inside,
                '(' | '[' | '{' if !inside => depth += 1,
                ')' | ']' | '}' if !inside => depth -= 1,
                _ => {}
            }
            if depth == 0 {
                return &text[..at];
            }
        }
        panic!("a call without an end: {text:.60}")
    }

    /// Returns the names before `=` at the outermost level.
    fn names(arguments: &str) -> BTreeSet<String> {
        let (mut depth, mut inside) = (0, false);
        let mut parts = vec![String::new()];
        for c in arguments.chars() {
            match c {
                '"' => inside = !inside,
                '(' | '[' | '{' if !inside => depth += 1,
                ')' | ']' | '}' if !inside => depth -= 1,
                ',' if !inside && depth == 0 => {
                    parts.push(String::new());
                    continue;
                }
                _ => {}
            }
            parts.last_mut().unwrap().push(c);
        }
        parts.iter().filter_map(|part| part.split_once('=')).map(|(name, _)| name.trim().to_owned()).collect()
    }

    #[test]
    fn every_message_is_used_and_every_use_has_its_message_and_placeholders() {
        let mut used = BTreeMap::new();
        uses(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src/cli"), &mut used);
        let known = messages(ENGLISH);
        for (key, names) in &used {
            let placeholders = known.get(key).unwrap_or_else(|| panic!("no message has the key {key}"));
            assert_eq!(placeholders, names, "placeholders of {key}");
        }
        let unused: Vec<_> = known.keys().filter(|key| !used.contains_key(*key)).collect();
        assert!(unused.is_empty(), "nobody says {unused:?}");
    }

    #[test]
    fn labels_fit_their_columns() {
        for language in language::ALL {
            let bundle = of(language);
            for key in messages(ENGLISH).keys() {
                let columns = crate::cli::words::columns(&said(&bundle, key, &FluentArgs::new()).unwrap());
                let most = if key.starts_with("label-") { 10 } else { 12 };
                let is_padded = key.starts_with("label-") || key.starts_with("progress-");
                assert!(!is_padded || columns <= most, "{key} of {language:?} takes {columns} columns");
            }
        }
    }

    /// Returns the files of a language, joined in the order of their names: all, or those that the program holds.
    fn joined(language: Language, all: bool) -> String {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/cli/messages").join(language.code());
        let mut files: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
        files.sort();
        files.retain(|file| all || !PAPER.iter().any(|name| file.ends_with(format!("{name}.ftl"))));
        files.iter().map(|file| fs::read_to_string(file).unwrap()).collect()
    }

    /// Returns a text without remarks.
    fn bare(text: &str) -> String {
        text.split_inclusive('\n').filter(|line| !line.starts_with('#')).collect()
    }

    /// Returns the languages that are not English.
    fn others() -> impl Iterator<Item = Language> {
        PACKED.iter().map(|(language, _)| *language).filter(|language| *language != Language::English)
    }

    #[test]
    fn the_program_holds_the_files_of_each_language() {
        for (language, _) in PACKED {
            let text = joined(language, language == Language::English);
            assert!(unpacked(language).unwrap() == bare(&text), "{language:?}: run scripts/messages");
        }
        let english: usize =
            fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("src/cli/messages/en")).unwrap().count();
        assert_eq!(english, ENGLISH.len());
    }

    /// Languages that have what recipients and couriers meet. What they do not have is English.
    const PARTLY: [Language; 2] = [Language::Kurmanji, Language::French];
    /// What these languages must have: a file of the catalogue (`guide.ftl`), or a key, a line each.
    const DEMANDED: &str = include_str!("messages/demanded.txt");

    /// Returns the keys that a language must have.
    fn demanded(language: Language) -> BTreeSet<String> {
        let all = || messages(ENGLISH).into_keys().collect();
        if !PARTLY.contains(&language) {
            return all();
        }
        let lines = DEMANDED.lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
        let keys = lines.flat_map(|line| match line.strip_suffix(".ftl") {
            Some(name) => messages(&[*ENGLISH.iter().find(|(one, _)| *one == name).unwrap()]).into_keys().collect(),
            None => vec![line.to_owned()],
        });
        let keys: BTreeSet<String> = keys.collect();
        assert!(keys.is_subset(&all()), "demanded and not there: {:?}", keys.difference(&all()));
        keys
    }

    #[test]
    fn every_language_has_the_messages_that_are_demanded_with_their_placeholders() {
        let english = messages(ENGLISH);
        for language in others() {
            let text = joined(language, true);
            let known = messages(&[(language.code(), &text)]);
            for key in demanded(language) {
                assert!(known.contains_key(&key), "{language:?} has no {key}");
            }
            for (key, names) in &known {
                assert_eq!(Some(names), english.get(key), "{key} of {language:?}");
            }
        }
    }

    /// A text in English letters alone, of more than one word, was forgotten.
    #[test]
    fn every_message_is_translated() {
        let english = of(Language::English);
        let held: Vec<_> = ENGLISH.iter().filter(|(name, _)| !PAPER.contains(name)).copied().collect();
        for language in others() {
            let bundle = of(language);
            let demanded = demanded(language);
            for key in messages(&held).keys().filter(|key| demanded.contains(*key)) {
                let text = said(&english, key, &FluentArgs::new()).unwrap();
                let is_sentence = text
                    .split(' ')
                    .filter(|word| word.len() > 3 && word.chars().all(|c| c.is_ascii_lowercase()))
                    .count()
                    > 2;
                let translated = said(&bundle, key, &FluentArgs::new()).unwrap();
                assert!(!is_sentence || translated != text, "{key} of {language:?}");
            }
        }
    }

    #[test]
    fn plural_forms_are_those_of_the_language() {
        for (language, number, wanted) in
            [(Language::Arabic, 2, "2"), (Language::Persian, 1, "1"), (Language::Chinese, 5, "5")]
        {
            let bundle = of(language);
            let mut args = FluentArgs::new();
            args.set("files", number);
            let text = said(&bundle, "report-ignored", &args).unwrap();
            assert!(!text.is_empty() && (text.contains(wanted) || language == Language::Arabic), "{text}");
        }
    }

    #[test]
    fn numbers_choose_the_form_and_are_grouped() {
        assert_eq!(msg!("report-ignored", files = 1), "1 file that is no part of it");
        assert_eq!(msg!("report-ignored", files = 1_204_567_u64), "1,204,567 files that are no part of it");
    }
}
