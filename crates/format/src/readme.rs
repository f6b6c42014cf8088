//! `README.txt` says how to check and open a bundle by hand, with the exact commands. The text is made from the facts
//! alone, so that `repair` can write the text again.

mod languages;
mod old;

pub use languages::Language;

use std::fmt::Write as _;

use crate::digest::sha256;
use crate::layout::{Layout, Part};
use crate::{Facts, Hash, Sealing};

/// Every edition of the English text that a released or frozen bundle may have, newest first. A person who changes the bytes of
/// [`english`] must keep the old text in `readme/old.rs`. Otherwise, a test below or `tests/it/spec/old_bundles.rs` fails.
const EDITIONS: [fn(&Facts) -> String; 4] = [
    english,
    old::before_it_took_names_from_the_list,
    old::before_it_spoke_of_trust,
    old::before_the_list_was_left_out,
];

/// Nothing of the carrier is in this folder, so nothing planted can stand where a command reads or writes.
const NEW_FOLDER: &str = r#"  umask 077
  BUNDLE='/media/STICK/FOLDER'
"#;
/// Finds what is neither file nor folder on the carrier, and fetches what proves the rest.
const FETCH_THE_LIST: &str = r#"  find "$BUNDLE/" ! -type f ! -type d | wc -l
  cp "$BUNDLE/SHA256SUMS" "$BUNDLE/SHA256SUMS.minisig" .
"#;
const CLAIMED_KEY: &str = r"  KEY=$(grep -o 'RW[0-9A-Za-z+/]\{54\}' SHA256SUMS.minisig | head -n 1)
";
/// The thirty digits of FORMAT.md §5: five bytes of the hash are ten hexadecimal digits, which every awk computes exactly.
const DIGITS: &str = r#"  printf %s "$KEY" | base64 -d | sha256sum | head -c 60 | fold -w 1 |
    awk '{n = 16 * n + index("123456789abcdef", $1)}
      NR % 10 == 0 {printf "%05d ", n % 100000; n = 0}'; echo
"#;
/// The names come from the signed list. A name of that form is a chunk (FORMAT.md §4), whatever else lies on the carrier.
/// All chunk names have one width, so the order of text is the order of numbers. Without the signature there is no file
/// `needed`, so people who paste all lines at once get nothing.
const SIGNED_LIST: &str = r#"  minisign -V -P "$KEY" -m SHA256SUMS &&
    grep -E '^[0-9a-f]{64}  (bundle\.json|d[0-9]{4,5}\.bin)$' SHA256SUMS |
    sort -k 2 > needed
"#;
/// A chunk that is listed twice would be joined twice. Readers refuse such a list (FORMAT.md §4).
const FIND_DOUBLES: &str = r"  cut -c 67- needed | uniq -d
";
const FETCH_WHAT_IS_LISTED: &str = r#"  for f in $(cut -c 67- needed); do cp "$BUNDLE/$f" .; done
  sha256sum -c needed
"#;
/// `xargs` takes any number of names.
const JOIN: &str = r"  cut -c 67- needed | grep '^d' | xargs cat > payload
  wc -c < payload
  grep -e series -e release -e payload_bytes bundle.json
";
const OPEN_WITH_KEY: &str = "  age -d -i recipient.key -o archive.tar.zst payload\n";
const OPEN_WITH_PASSPHRASE: &str = "  age -d -o archive.tar.zst payload\n";
const OPEN_NOT_SEALED: &str = "  mv payload archive.tar.zst\n";
const UNPACK: &str = "  zstd -d --long=27 archive.tar.zst
  mkdir documents
  tar xf archive.tar -C documents
  cd documents
";
/// Finds links of both kinds, and whatever else is no file.
const FIND_LINKS: &str = r"  find . ! -type d ! \( -type f -links 1 \) | wc -l
";
/// The commands that make `CONTENTS.sha256` if the archive has no list (FORMAT.md §10.4). The text always has these
/// commands, because anybody who holds a carrier can read this page. The `./` before each name stops programs from
/// reading a name as an option.
const MAKE_THE_LIST: &str = r"  [ -e CONTENTS.sha256 ] || find . -type f ! -path ./CONTENTS.sha256 \
    ! -path ./CONTENTS.sha256.minisig | LC_ALL=C sort | tr '\n' '\0' |
    xargs -0 sha256sum | sed 's,  \./,  ,' > CONTENTS.sha256
";
const CHECK_DOCUMENTS: &str = r#"  minisign -V -P "$KEY" -m CONTENTS.sha256 && sha256sum -c CONTENTS.sha256
"#;
const COUNT_DOCUMENTS: &str = "  wc -l < CONTENTS.sha256
  find . -type f | wc -l
";

/// A text that a list names: its bytes, and the languages that it has beside English.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Known {
    /// The bytes of `README.txt`.
    pub bytes: Vec<u8>,
    /// The languages beside English.
    pub languages: Vec<Language>,
}

/// Writes a lost `README.txt` again. Returns the edition and the choice of languages that have this hash, or `None`. Nothing but the
/// hash tells the choice, so every choice is tried (FORMAT.md §13.1).
pub fn again(facts: &Facts, hash: Hash) -> Option<Known> {
    let known = |text: String, languages: Vec<Language>| {
        let bytes = text.into_bytes();
        (sha256(&bytes) == hash).then_some(Known { bytes, languages })
    };
    let in_english = || EDITIONS.iter().find_map(|edition| known(edition(facts), Vec::new()));
    let in_others = || {
        let english = english(facts);
        languages::choices().find_map(|chosen| known(languages::with(&english, &chosen, facts), chosen))
    };
    in_english().or_else(in_others)
}

/// Returns the text of `README.txt` for a new bundle: English, then the parts of the languages in their own order.
pub fn text(facts: &Facts, languages: &[Language]) -> String {
    match languages {
        [] => english(facts),
        languages => languages::with(&english(facts), languages, facts),
    }
}

fn english(facts: &Facts) -> String {
    let layout = Layout::from(facts);
    let chunks = layout.chunks();
    let data: Vec<&str> = chunks.iter().filter(|c| c.part == Part::Data).map(|c| c.name.as_str()).collect();
    let data = match (data.first(), data.last(), data.len()) {
        (Some(first), Some(last), 2) => format!("There are two data chunks, {first} and {last}"),
        (Some(first), Some(last), 3..) => format!("There are {} data chunks, {first} to {last}", data.len()),
        (first, ..) => format!("There is one data chunk, {}", first.unwrap_or(&"")),
    };
    let spare = match layout.chunk_count(Part::Recovery) {
        0 => "There are no recovery chunks: every data chunk is needed.".to_owned(),
        1 => "r0001.bin is a recovery chunk: with it, Pannier rebuilds lost data.".to_owned(),
        count => format!("The {count} files r*.bin are recovery chunks: with them, Pannier rebuilds lost data."),
    };
    let sealed = match facts.sealing {
        Sealing::Recipients => "It is sealed to recipients' keys. Nobody else can read the documents.",
        Sealing::Passphrase => "It is sealed with a passphrase. Nobody can read the documents without it.",
        Sealing::None => "It is not sealed: anybody who holds it can read the documents.",
    };
    let identity = if facts.sealing == Sealing::Recipients { " -i recipient.key" } else { "" };
    format!(
        "\
Pannier bundle: {series}, release {release}, made {created} (the publisher's date)

{sealed}
{data}.
{spare}

WITH PANNIER
  pannier check FOLDER...
  pannier trust FOLDER
  pannier open FOLDER...{identity} -o OUT
check: is it genuine, and what is missing? trust, once: compare the publisher's
30 digits. open: get the documents. File names do not matter to Pannier; any
folders and carriers may be mixed.

BY HAND, when no data chunk is missing or damaged
Whoever held this carrier may have changed this page. A command of this page
counts only if the same command is on a page that came to you another way:
the publisher's card, or the page \"Without Pannier\" of Pannier's manual.
{recipe}
Never run a program that came on the same carrier unless you can prove it too.
Whoever holds this carrier can read this page and bundle.json: series, release,
date, publisher's key and sizes.
",
        series = facts.series,
        release = facts.release,
        created = facts.created,
        recipe = recipe(None, Some(facts)),
    )
}

/// Returns the recipe for every bundle of one publisher: the steps and commands by which people open a bundle by hand.
/// `key` is the publisher's public key in base64. [`is_command`] tells which lines people type.
pub fn by_hand(key: &str) -> String {
    recipe(Some(key), None)
}

/// Returns `true` for a line that people type. A command begins with two blanks, and goes on in lines with at least four.
/// Every other line is for reading.
pub fn is_command(line: &str) -> bool {
    matches!(line.len() - line.trim_start_matches(' ').len(), 2 | 4..)
}

/// The steps by hand. With a key, nobody has to find the key; with facts, the numbers of one bundle are told.
fn recipe(key: Option<&str>, facts: Option<&Facts>) -> String {
    let sealing = facts.map(|facts| facts.sealing);
    let your_key = match sealing {
        Some(Sealing::Passphrase | Sealing::None) => "",
        Some(Sealing::Recipients) | None => " Put your recipient.key there.",
    };
    let (title, hint) = match facts {
        Some(facts) => (format!("{} {}", facts.series, facts.release), ""),
        None => ("SERIES RELEASE".to_owned(), ", as you expect"),
    };
    let whose = match key {
        Some(key) => format!("  KEY='{key}'\n"),
        None => format!(
            "   Get it from the publisher, never from this carrier:
  KEY='RW...'
   If you have only thirty digits from the publisher, take the key claimed here:
{CLAIMED_KEY}   This prints the digits of the key. All thirty must be the publisher's:
{DIGITS}"
        ),
    };
    let size = match facts {
        Some(facts) => format!("{}, as in bundle.json", facts.payload_bytes),
        None => "payload_bytes of bundle.json".to_owned(),
    };
    let open = match sealing {
        Some(Sealing::Recipients) => OPEN_WITH_KEY.to_owned(),
        Some(Sealing::Passphrase) => format!("   (age asks for the passphrase)\n{OPEN_WITH_PASSPHRASE}"),
        Some(Sealing::None) => OPEN_NOT_SEALED.to_owned(),
        None => format!(
            "   If it is sealed to your key:
{OPEN_WITH_KEY}   If it is sealed with a passphrase, which age asks for:
{OPEN_WITH_PASSPHRASE}   If it is not sealed:
{OPEN_NOT_SEALED}   Then:
"
        ),
    };
    let mut text = format!(
        "\
Stop when a command prints anything else than this page says.

1. Make a new, empty folder of your own, not on the carrier.
  {your_key} Open a terminal there. Say where the bundle is:
{NEW_FOLDER}   There must be no links or devices. The first command must print 0:
{FETCH_THE_LIST}"
    );
    // A write to a String cannot fail.
    let _ = write!(
        text,
        "\
2. Say the publisher's key.
{whose}3. Check who signed the list of files, and choose the files that are needed:
{SIGNED_LIST}   The trusted comment must be: pannier bundle {title}{hint}
   No name may be listed twice. This must print nothing:
{FIND_DOUBLES}4. Copy them. Every line must say OK:
{FETCH_WHAT_IS_LISTED}   Files on several carriers: set BUNDLE for each, and repeat find and for.
5. Join the data chunks:
{JOIN}   The size must be {size}.
   Series and release must be those of the trusted comment.
6. Open, and unpack into a new folder:
{open}{UNPACK}7. Check the documents. There must be no links. This must print 0:
{FIND_LINKS}   Many small documents travel without a list. This makes a missing list:
{MAKE_THE_LIST}   The trusted comment must be: pannier contents {title}
   Every other line must say OK:
{CHECK_DOCUMENTS}   Nothing else may be there. The second number must be the first and 2 more:
{COUNT_DOCUMENTS}"
    );
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::limits;

    /// The facts of a bundle of the tests.
    fn facts(sealing: &str) -> Facts {
        let text = format!(
            r#"{{"format": 1, "series": "mosaic", "release": 42, "previous": null, "created": "2026-02-03",
            "publisher": "RWSjiPm0KnrYNPU6bzZiUTECxsHRxtvGZcU1fj02u/wX95Si06AjUP6B", "sealing": "{sealing}",
            "payload_bytes": 2731, "block_bytes": 1024, "data_blocks": 3, "recovery_blocks": 1, "chunk_blocks": 1,
            "generator": "pannier 0.1.0"}}"#
        );
        Facts::parse(text.as_bytes()).unwrap()
    }

    /// What was handed out keeps its bytes: a lost page of any age is written again.
    #[test]
    fn every_edition_keeps_its_bytes() {
        let sealings = ["recipients", "passphrase", "none"].map(facts);
        let short = EDITIONS.map(|edition| {
            sealings.each_ref().map(|facts| {
                let text = edition(facts);
                let hash = sha256(text.as_bytes());
                assert_eq!(again(facts, hash), Some(Known { bytes: text.into_bytes(), languages: Vec::new() }));
                hash.to_string()[..16].to_owned()
            })
        });
        let expected = [
            ["99775e5c2a782ad2", "1cddb1c1f267f5ba", "54f8b38872cc9402"],
            ["3a342d642f72534c", "14a6d30a34c7972f", "486054ef28a06955"],
            ["aeb7ff00a29be469", "51983481f18ae911", "74e2da882f29a73a"],
            ["d2f481404a4f0d15", "d61ad7516cf05d12", "1a105f53d6b3bd6a"],
        ];
        assert_eq!(short, expected);
    }

    #[test]
    fn the_page_is_narrow_and_has_one_command_in_a_line() {
        for sealing in ["recipients", "passphrase", "none"] {
            let text = english(&facts(sealing)) + &by_hand("RWSjiPm0KnrYNPU6bzZiUTECxsHRxtvGZcU1fj02u/wX95Si06AjUP6B");
            assert!(text.is_ascii() && text.ends_with('\n') && !text.contains(['\r', '\t']));
            let wide: Vec<&str> = text.lines().filter(|line| line.len() > 80).collect();
            assert!(wide.is_empty(), "{wide:#?}");
        }
    }
    /// Each choice of languages is an edition of its own, whose bytes stay.
    #[test]
    fn every_choice_of_languages_keeps_its_bytes_and_is_known_by_them() {
        let mut short = Vec::new();
        for sealing in ["recipients", "passphrase", "none"] {
            let facts = facts(sealing);
            let choices: Vec<_> = languages::choices().collect();
            assert_eq!(choices.len(), 63);
            for languages in choices {
                let text = text(&facts, &languages);
                let hash = sha256(text.as_bytes());
                assert_eq!(again(&facts, hash), Some(Known { bytes: text.into_bytes(), languages: languages.clone() }));
                if languages.len() == 1 {
                    short.push(hash.to_string()[..16].to_owned());
                }
            }
            let twisted = [Language::Chinese, Language::Persian, Language::Chinese];
            assert_eq!(text(&facts, &twisted), text(&facts, &[Language::Persian, Language::Chinese]));
        }
        let expected = [
            [
                "121475509404f614",
                "24173dc6b53f151d",
                "e7416cfc6c60d847",
                "aff338167b3d1e4f",
                "fecc74428fb981a2",
                "3b777eadc6dcf1a3",
            ],
            [
                "bb08e00d62816758",
                "0a1e1fcc79a68779",
                "b2908f66b044c4bf",
                "1667b41089d08c19",
                "e18f8330feebf61a",
                "b6e6658db1a4779c",
            ],
            [
                "25f94f09b7bab8f3",
                "15beb701ad2f2a57",
                "73fb7eb6cc7fc56b",
                "161d845efb8cea7f",
                "83cc9ee0de7c07d1",
                "16e56fad50e049b8",
            ],
        ];
        assert_eq!(short, expected.concat());
    }

    /// What an editor of a telephone and Notepad show as it is meant: no mark of direction, commands alone in their lines.
    #[test]
    fn a_language_adds_little_and_each_command_stands_alone() {
        for sealing in ["recipients", "passphrase", "none"] {
            let facts = facts(sealing);
            let english = english(&facts);
            for language in Language::ALL {
                let text = text(&facts, &[language]);
                let added = text.len() - english.len();
                assert!(added <= limits::README_LANGUAGE_MAX_BYTES, "{} of {language:?}", added);
                let marks = ['\u{feff}', '\u{200e}', '\u{200f}', '\u{61c}', '\r', '\t'];
                assert!(
                    !text.contains(
                        |c| marks.contains(&c) || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
                    )
                );
                let (_, part) = text.rsplit_once("and sizes.\n\n").unwrap();
                let commands: Vec<&str> = part.lines().filter(|line| is_command(line)).collect();
                let verbs: Vec<&str> = commands.iter().filter_map(|line| line.split(' ').nth(3)).collect();
                assert_eq!(verbs, ["trust", "check", "open", "help"], "{language:?}");
                for line in part.lines() {
                    assert!(line.chars().count() <= 80, "{line}");
                    let ends = line.trim().ends_with(|c: char| c.is_ascii_alphanumeric());
                    assert!(!line.starts_with(' ') || (line.is_ascii() && ends), "{line}");
                }
            }
        }
    }
}
