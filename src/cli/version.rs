//! `--version -v`: the commit, the hash of the lock file and the features of this program. What nobody stated is unknown.

use clap::Error;
use clap::error::ErrorKind;

use super::messages::msg;
use super::words;

/// The commit and the hash of Cargo.lock. `scripts/release` states both; a plain build knows neither.
const STATED: (Option<&str>, Option<&str>) = (option_env!("PANNIER_COMMIT"), option_env!("PANNIER_LOCK"));

/// Returns the version in detail, if a person asked for the version and for more.
pub(super) fn detailed(error: &Error, typed: impl Iterator<Item = String>) -> Option<String> {
    let is_more =
        |word: &String| word == "--verbose" || (word.starts_with('-') && !word.starts_with("--") && word.contains('v'));
    (error.kind() == ErrorKind::DisplayVersion && typed.skip(1).any(|word| is_more(&word))).then(told)
}

/// Returns the features of Cargo.toml that this program has.
fn features() -> String {
    let has = [("cli", cfg!(feature = "cli")), ("small", !cfg!(feature = "cli")), ("mirror", cfg!(feature = "mirror"))];
    has.iter().filter(|(_, has)| *has).map(|(name, _)| *name).collect::<Vec<_>>().join(", ")
}

fn told() -> String {
    let stated = |value: Option<&'static str>| value.map_or_else(|| msg!("version-unknown"), str::to_owned);
    let linked = if cfg!(target_feature = "crt-static") { msg!("version-static") } else { msg!("version-dynamic") };
    let system = format!("{}-{}", std::env::consts::ARCH, std::env::consts::OS);
    let lines = [
        (msg!("label-commit"), stated(STATED.0)),
        (msg!("label-lock"), stated(STATED.1)),
        (msg!("label-features"), features()),
        (msg!("label-system"), msg!("version-system", system = system, linked = linked)),
    ];
    let lines: String = lines.iter().map(|(label, text)| words::labelled(label, text) + "\n").collect();
    format!("{} {}\n{lines}", env!("CARGO_PKG_NAME"), env!("CARGO_PKG_VERSION"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cli::manual;

    fn asked(line: &str) -> Option<String> {
        let words: Vec<String> = line.split(' ').map(str::to_owned).collect();
        let error = manual::command().try_get_matches_from(&words).unwrap_err();
        detailed(&error, words.into_iter())
    }

    #[test]
    fn more_is_told_to_whoever_asks_for_more() {
        for line in ["pannier --version -v", "pannier -v --version", "pannier -vV", "pannier -V --verbose"] {
            let told = asked(line).unwrap();
            assert!(told.starts_with("pannier ") && told.contains("commit"), "{line}: {told}");
            let features = if cfg!(feature = "mirror") { "cli, mirror" } else { "cli" };
            assert!(told.contains(&format!("\n  features   {features}\n")), "{line}: {told}");
        }
        for line in ["pannier --version", "pannier -V", "pannier --help -v"] {
            assert_eq!(asked(line), None, "{line}");
        }
    }
}
