//! The languages in which `README.txt` goes on after its English text: a short part for each, with its commands alone in their lines.
//!
//! The texts beside this file are part of the newest edition. Who changes one of them keeps the old one, as with the English text.

use crate::{Facts, Sealing};

/// A language that `README.txt` can have beside English.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Language {
    /// Persian (fa).
    Persian,
    /// Arabic (ar).
    Arabic,
    /// Central Kurdish (ckb).
    Sorani,
    /// Simplified Chinese (zh).
    Chinese,
    /// Northern Kurdish in Latin letters (kmr).
    Kurmanji,
    /// French (fr).
    French,
}

impl Language {
    /// All languages, in the order in which the text has them.
    pub const ALL: [Self; 6] = [Self::Persian, Self::Arabic, Self::Sorani, Self::Chinese, Self::Kurmanji, Self::French];

    /// Returns the code of the language.
    pub fn code(self) -> &'static str {
        match self {
            Self::Persian => "fa",
            Self::Arabic => "ar",
            Self::Sorani => "ckb",
            Self::Chinese => "zh",
            Self::Kurmanji => "kmr",
            Self::French => "fr",
        }
    }

    /// Finds a language by its code.
    pub fn of(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|language| language.code() == code)
    }

    #[cfg(feature = "languages")]
    fn template(self) -> &'static str {
        match self {
            Self::Persian => include_str!("fa.txt"),
            Self::Arabic => include_str!("ar.txt"),
            Self::Sorani => include_str!("ckb.txt"),
            Self::Chinese => include_str!("zh.txt"),
            Self::Kurmanji => include_str!("kmr.txt"),
            Self::French => include_str!("fr.txt"),
        }
    }

    #[cfg(not(feature = "languages"))]
    fn template(self) -> &'static str {
        ""
    }
}

/// Returns every choice of one language or more, in a fixed order. Without the texts, there is none.
pub(super) fn choices() -> impl Iterator<Item = Vec<Language>> {
    let end = if cfg!(feature = "languages") { 1 << Language::ALL.len() } else { 1 };
    (1_u32..end).map(|mask| {
        let chosen = Language::ALL.into_iter().enumerate().filter(|(at, _)| mask & (1 << at) != 0);
        chosen.map(|(_, language)| language).collect()
    })
}

/// Puts the languages into an English text: a line for each under the title, and its part at the end.
pub(super) fn with(english: &str, languages: &[Language], facts: &Facts) -> String {
    let chosen = Language::ALL.into_iter().filter(|language| languages.contains(language));
    let (mut top, mut end) = (String::new(), String::new());
    for language in chosen {
        end.push('\n');
        for line in language.template().lines() {
            match line.strip_prefix('@').and_then(|line| line.split_once(' ')) {
                Some(("top", text)) => put(&mut top, text),
                Some((sealing, text)) if sealing == name(facts.sealing) => put(&mut end, text),
                Some(_) => {}
                None => put(&mut end, &line.replace("{identity}", identity(facts))),
            }
        }
    }
    let (title, rest) = english.split_once('\n').unwrap_or((english, ""));
    format!("{title}\n{top}{rest}{end}")
}

fn put(into: &mut String, line: &str) {
    into.push_str(line);
    into.push('\n');
}

/// The word before a line that counts for one sealing only.
fn name(sealing: Sealing) -> &'static str {
    match sealing {
        Sealing::Recipients => "recipients",
        Sealing::Passphrase => "passphrase",
        Sealing::None => "none",
    }
}

fn identity(facts: &Facts) -> &'static str {
    if facts.sealing == Sealing::Recipients { " -i recipient.key" } else { "" }
}
