//! The texts of a delta: what the delta builds on, what is used of the base, and what is removed (FORMAT.md §19).
#![cfg_attr(not(test), deny(clippy::arithmetic_side_effects))]

use std::collections::HashMap;

use crate::limits;
use crate::series::series_on;
use crate::{Hash, names};

/// The document with the facts of a delta.
pub const FACTS_NAME: &str = "delta-facts.txt";
/// The document that lists the documents of the base that are joined to the prefix.
pub const USES_NAME: &str = "delta-uses.txt";
/// The document that lists the documents of the base that are gone.
pub const REMOVED_NAME: &str = "delta-removed.txt";
/// The document with the publisher's signature over the list of the new release.
pub const AFTER_NAME: &str = "delta-after.minisig";
/// The document with the changed and new documents.
pub const PATCH_NAME: &str = "delta.zst";
/// The document with the way by hand. No reader reads it.
pub const WORDS_NAME: &str = "DELTA.txt";

/// The facts of a delta.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DeltaFacts {
    /// The series of the new release and of the base.
    pub series: String,
    /// The number of the new release.
    pub release: u32,
    /// The content digest of the new release.
    pub content: Hash,
    /// The number of the base.
    pub base_release: u32,
    /// The content digest of the base.
    pub base_content: Hash,
}

const FIRST_LINE: &str = "pannier delta 1";

impl DeltaFacts {
    /// Parses the facts. Returns `None` if any line is not as [`write`](Self::write) makes it.
    pub fn parse(bytes: &[u8]) -> Option<Self> {
        let text = std::str::from_utf8(bytes).ok().filter(|text| text.len() as u64 <= limits::DELTA_FACTS_MAX_BYTES)?;
        let body = text.strip_prefix(FIRST_LINE)?.strip_prefix('\n')?;
        let fields: HashMap<&str, &str> = body.lines().filter_map(|line| line.split_once(' ')).collect();
        let number = |field: &str| fields.get(field)?.parse().ok();
        let hash = |field: &str| Hash::parse(fields.get(field)?);
        let facts = Self {
            series: (*fields.get("series")?).to_owned(),
            release: number("release")?,
            content: hash("content")?,
            base_release: number("base-release")?,
            base_content: hash("base-content")?,
        };
        // One way of writing: whatever else the text holds, or in another order, is refused.
        let has_series = series_on(&facts.series, facts.base_release).is_some();
        let is_in_range = has_series && 0 < facts.base_release && facts.base_release < facts.release;
        (is_in_range && facts.write() == text).then_some(facts)
    }

    /// Writes the facts.
    pub fn write(&self) -> String {
        let Self { series, release, content, base_release, base_content } = self;
        format!(
            "{FIRST_LINE}\nseries {series}\nrelease {release}\ncontent {content}\n\
             base-release {base_release}\nbase-content {base_content}\n"
        )
    }
}

/// Parses a list of paths, one a line. Returns `None` if a path breaks §10.3, or if the paths are not sorted by their bytes
/// or are there twice.
pub fn parse_paths(bytes: &[u8]) -> Option<Vec<String>> {
    let text = std::str::from_utf8(bytes).ok()?;
    if text.is_empty() {
        return Some(Vec::new());
    }
    let paths: Vec<String> = text.strip_suffix('\n')?.split('\n').map(ToOwned::to_owned).collect();
    let are_paths = paths.iter().all(|path| names::check(path).is_ok());
    let are_sorted = paths.iter().zip(paths.iter().skip(1)).all(|(one, next)| one.as_bytes() < next.as_bytes());
    (are_paths && are_sorted).then_some(paths)
}

/// Writes a list of sorted paths.
pub fn write_paths<'a>(paths: impl Iterator<Item = &'a str>) -> String {
    paths.flat_map(|path| [path, "\n"]).collect()
}

/// Returns the text of `DELTA.txt`: what the delta is, and the way by hand.
pub fn words(facts: &DeltaFacts) -> String {
    let DeltaFacts { series, release, content, base_release, base_content } = facts;
    format!(
        r#"This is a difference. It makes release {release} of {series} out of release {base_release}.

You need the opened documents of release {base_release}. With Pannier:

  pannier open BUNDLE --onto FOLDER-OF-RELEASE-{base_release} -o NEW -P publisher.pub

Without Pannier, type these lines in the folder with this file, where you checked the
documents of this bundle. KEY is the publisher's key, as before. OLD is the folder of
release {base_release}, with its full path:

  OLD=/path/of/release-{base_release}

1. The publisher must have signed OLD as
   pannier contents {series} {base_release}
   and every document must be OK. The last line must print
   {base_content}

{PROVE_BASE}
2. Copy what stays of OLD. Join the old versions of what changed. Unpack what is new:

{MAKE_NEW}
3. Make the list of NEW. The publisher must have signed it as
   pannier contents {series} {release}
   and the last line must print
   {content}

{PROVE_NEW}"#
    )
}

/// Proves the base by hand. Each line is a command of [`words`].
const PROVE_BASE: &str = r#"  minisign -V -P "$KEY" -m "$OLD/CONTENTS.sha256"
  (cd "$OLD" && sha256sum -c CONTENTS.sha256)
  sha256sum < "$OLD/CONTENTS.sha256"
"#;
/// Makes the new documents by hand.
const MAKE_NEW: &str = r#"  cut -c 67- "$OLD/CONTENTS.sha256" > old
  awk 'FILENAME == "delta-removed.txt" {gone[$0]; next}
    !($0 in gone) {print "./" $0}' delta-removed.txt old > kept
  mkdir NEW
  while IFS= read -r f; do
    mkdir -p "NEW/${f%/*}"; cp "$OLD/$f" "NEW/$f"
  done < kept
  : > prefix
  while IFS= read -r f; do cat "$OLD/$f" >> prefix; done < delta-uses.txt
  zstd -d --long=27 --patch-from=prefix delta.zst -o delta.tar
  tar -xf delta.tar -C NEW
"#;
/// Proves the new documents by hand.
const PROVE_NEW: &str = r#"  cp delta-after.minisig NEW/CONTENTS.sha256.minisig
  cd NEW
  find . -type f ! -path ./CONTENTS.sha256 \
    ! -path ./CONTENTS.sha256.minisig | LC_ALL=C sort | tr '\n' '\0' |
    xargs -0 sha256sum | sed 's,  \./,  ,' > CONTENTS.sha256
  minisign -V -P "$KEY" -m CONTENTS.sha256
  sha256sum < CONTENTS.sha256
"#;

#[cfg(test)]
mod tests {
    use super::*;

    fn sample() -> DeltaFacts {
        DeltaFacts {
            series: "mosaic".into(),
            release: 44,
            content: Hash([1; 32]),
            base_release: 43,
            base_content: Hash([2; 32]),
        }
    }

    #[test]
    fn facts_have_one_form() {
        let text = sample().write();
        assert_eq!(DeltaFacts::parse(text.as_bytes()), Some(sample()));
        for (from, to) in [
            ("delta 1", "delta 2"),
            ("release 44\n", "release 044\n"),
            ("release 44\n", "release +44\n"),
            ("release 44\n", "release 43\n"),
            ("base-release 43\n", "base-release 0\n"),
            ("series mosaic\n", "series Mosaic\n"),
            ("series mosaic\n", "series mosaic\nseries mosaic\n"),
            ("content 01", "content  01"),
            ("\n", "\r\n"),
        ] {
            let other = text.replacen(from, to, 1);
            assert_ne!(other, text, "{from}");
            assert_eq!(DeltaFacts::parse(other.as_bytes()), None, "{other}");
        }
        assert_eq!(DeltaFacts::parse(format!("{text}more 1\n").as_bytes()), None);
        assert_eq!(DeltaFacts::parse(text.trim_end().as_bytes()), None);
        assert_eq!(DeltaFacts::parse(&[0xFF; 99]), None);
    }

    #[test]
    fn lists_of_paths_are_sorted_and_safe() {
        for good in ["", "a\n", "a b\nb/c\n", "a\na-b\na/b\n"] {
            let paths = parse_paths(good.as_bytes()).unwrap();
            assert_eq!(write_paths(paths.iter().map(String::as_str)), good);
        }
        for bad in ["\n", "a", "b\na\n", "a\na\n", "../a\n", "/a\n", "a\r\n", "a\n\nb\n", "a/\n"] {
            assert_eq!(parse_paths(bad.as_bytes()), None, "{bad:?}");
        }
    }

    #[test]
    fn words_fit_a_narrow_screen() {
        let words = words(&sample());
        assert!(words.lines().all(|line| line.len() <= 88), "{words}");
        assert!(words.ends_with("sha256sum < CONTENTS.sha256\n"));
    }
}
