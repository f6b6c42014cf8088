//! Chooses the language of the program's sentences: as `--lang` says, and otherwise as the environment says.

use std::env;
use std::io::{self, IsTerminal as _};
use std::sync::OnceLock;

use super::isolate;

/// A language of the catalogue.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Language {
    English,
    Persian,
    Arabic,
    Sorani,
    Chinese,
    Kurmanji,
    French,
}

/// All languages, in the order in which people see them.
pub(super) const ALL: [Language; 7] = [
    Language::English,
    Language::Persian,
    Language::Arabic,
    Language::Sorani,
    Language::Chinese,
    Language::Kurmanji,
    Language::French,
];
/// Their codes.
pub(super) const CODES: [&str; 7] = ["en", "fa", "ar", "ckb", "zh", "kmr", "fr"];

static CHOSEN: OnceLock<Language> = OnceLock::new();

impl Language {
    /// Returns the code of the language.
    pub(super) fn code(self) -> &'static str {
        CODES.get(self as usize).copied().unwrap_or("en")
    }

    /// Finds a language by its code, or by the name of a locale such as `zh_CN.UTF-8`.
    pub(super) fn of(locale: &str) -> Option<Self> {
        let code = locale.split(['_', '.', '@', '-']).next()?;
        // Systems name the locale of Kurmanji by all of Kurdish, as in ku_TR.
        let code = if code == "ku" { "kmr" } else { code };
        ALL.into_iter().find(|one| one.code() == code)
    }

    /// Tells whether the language is written from right to left.
    pub(super) fn is_from_right(self) -> bool {
        matches!(self, Self::Persian | Self::Arabic | Self::Sorani)
    }
}

/// Chooses the language, before anything is said. Returns the language that the person wished and that this terminal cannot show: the
/// words are English then.
pub(super) fn begin() -> Option<Language> {
    let args: Vec<String> = env::args_os().map(|arg| arg.to_string_lossy().into_owned()).collect();
    let wished = of_arguments(&args).or_else(of_environment).unwrap_or(Language::English);
    let can_show = !wished.is_from_right() || !io::stdout().is_terminal() || isolate::arranges();
    let _ = CHOSEN.set(if can_show { wished } else { Language::English });
    (!can_show).then_some(wished)
}

/// Returns the language that `--lang` names. Clap is asked later: its own faults are told in this language too. After `reader` and `sender`, the option
/// means the language of the page.
fn of_arguments(args: &[String]) -> Option<Language> {
    if args.get(1).is_some_and(|command| matches!(command.as_str(), "reader" | "sender")) {
        return None;
    }
    let mut words = args.iter().take_while(|word| *word != "--");
    while let Some(word) = words.next() {
        match word.strip_prefix("--lang") {
            Some("") => return words.next().and_then(|code| Language::of(code)),
            Some(code) if code.starts_with('=') => return code.strip_prefix('=').and_then(Language::of),
            _ => {}
        }
    }
    None
}

/// Returns the language of the environment: the first variable that has a value decides, as it does for other programs.
fn of_environment() -> Option<Language> {
    let set = ["LC_ALL", "LC_MESSAGES", "LANG"]
        .into_iter()
        .find_map(|name| env::var(name).ok().filter(|value| !value.is_empty()));
    set.as_deref().and_then(Language::of)
}

/// Returns the chosen language.
pub(super) fn chosen() -> Language {
    CHOSEN.get().copied().unwrap_or(Language::English)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn locales_name_languages() {
        for (locale, language) in [
            ("zh_CN.UTF-8", Some(Language::Chinese)),
            ("fa", Some(Language::Persian)),
            ("ar-EG", Some(Language::Arabic)),
            ("ckb_IQ@x", Some(Language::Sorani)),
            ("kmr_TR.UTF-8", Some(Language::Kurmanji)),
            ("ku_TR.UTF-8", Some(Language::Kurmanji)),
            ("fr_CA.UTF-8", Some(Language::French)),
            ("en_GB.UTF-8", Some(Language::English)),
            ("C.UTF-8", None),
            ("C", None),
            ("", None),
            ("far", None),
        ] {
            assert_eq!(Language::of(locale), language, "{locale}");
        }
    }

    #[test]
    fn the_option_names_the_language_wherever_it_stands() {
        let of = |line: &str| of_arguments(&line.split(' ').map(str::to_owned).collect::<Vec<_>>());
        for (line, language) in [
            ("pannier check --lang zh stick", Some(Language::Chinese)),
            ("pannier --lang=fa check stick", Some(Language::Persian)),
            ("pannier check stick -- --lang zh", None),
            ("pannier check --language zh", None),
            ("pannier check --lang", None),
            ("pannier reader --lang fa -o page.html", None),
        ] {
            assert_eq!(of(line), language, "{line}");
        }
    }
}
