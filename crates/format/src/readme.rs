//! `README.txt` says how to check and open a bundle by hand, with the exact commands. The text is made from the facts
//! alone, so that `repair` can write the text again.

use crate::digest::sha256;
use crate::layout::{Layout, Part};
use crate::{Facts, Hash, Sealing};

/// Every edition of the text that a released or frozen bundle may have, newest first. A person who changes the bytes of
/// [`text`] must keep the old text here. Otherwise, `tests/it/spec/old_bundles.rs` fails.
const EDITIONS: [fn(&Facts) -> String; 3] = [text, before_it_spoke_of_trust, before_the_list_was_left_out];

/// Writes a lost `README.txt` again. Returns the edition that has this hash, or `None`.
pub fn again(facts: &Facts, hash: Hash) -> Option<Vec<u8>> {
    EDITIONS.iter().map(|edition| edition(facts).into_bytes()).find(|text| sha256(text) == hash)
}

/// Returns the text of `README.txt` for a new bundle.
pub fn text(facts: &Facts) -> String {
    let identity = if facts.sealing == Sealing::Recipients { " -i recipient.key" } else { "" };
    let open = format!("pannier open FOLDER...{identity} -o OUT");
    let commands = format!(
        "  pannier check FOLDER...                            is it genuine, what is missing
  pannier trust FOLDER                               once: compare the publisher's 30 digits
  {open:<50} get the documents
"
    );
    page(facts, &commands, MAKE_THE_LIST)
}

/// Returns an older text. This text did not say how people trust a publisher, and named a key for every sealing.
fn before_it_spoke_of_trust(facts: &Facts) -> String {
    page(facts, CHECK_AND_OPEN, MAKE_THE_LIST)
}

/// Returns the text from the time when every archive carried `CONTENTS.sha256`.
fn before_the_list_was_left_out(facts: &Facts) -> String {
    page(facts, CHECK_AND_OPEN, "")
}

/// The commands of the older texts.
const CHECK_AND_OPEN: &str = "  pannier check FOLDER...                            is it genuine, what is missing
  pannier open FOLDER... -i recipient.key -o OUT     get the documents
";

/// The commands that make `CONTENTS.sha256` if the archive has no list (FORMAT.md §10.4). The text always has these
/// commands, because anybody who holds a carrier can read this page. The `./` before each name stops programs from
/// reading a name as an option.
const MAKE_THE_LIST: &str = r"   If there is no CONTENTS.sha256 here (many small documents travel without it), make it:
  find . -type f ! -path ./CONTENTS.sha256 ! -path ./CONTENTS.sha256.minisig |
    LC_ALL=C sort | tr '\n' '\0' | xargs -0 sha256sum |
    sed 's,  \./,  ,' > CONTENTS.sha256
   Then, whether you made it or not:
";

fn page(facts: &Facts, commands: &str, make_the_list: &str) -> String {
    let layout = Layout::from(facts);
    let chunks = layout.chunks();
    let data: Vec<&str> = chunks.iter().filter(|c| c.part == Part::Data).map(|c| c.name.as_str()).collect();
    let (pattern, first, last) = match (data.first(), data.last()) {
        (Some(first), Some(last)) if first != last => ("d*.bin", *first, *last),
        (Some(only), _) => (*only, *only, *only),
        _ => ("d*.bin", "", ""),
    };
    let (sealed, unseal) = match facts.sealing {
        Sealing::Recipients => (
            "It is sealed to recipients' keys. Nobody else can read the documents.",
            "  age -d -i recipient.key -o archive.tar.zst payload.age\n",
        ),
        Sealing::Passphrase => (
            "It is sealed with a passphrase. Nobody can read the documents without it.",
            "  age -d -o archive.tar.zst payload.age          (asks for the passphrase)\n",
        ),
        Sealing::None => ("It is not sealed: anybody who holds it can read the documents.", ""),
    };
    let data = match data.len() {
        1 => format!("There is one data chunk, {first}"),
        2 => format!("There are two data chunks, {first} and {last}"),
        count => format!("There are {count} data chunks, {first} to {last}"),
    };
    let joined = if facts.sealing == Sealing::None { "archive.tar.zst" } else { "payload.age" };
    let recovery = layout.chunk_count(Part::Recovery);
    let spare = match recovery {
        0 => "There are no recovery chunks: every data chunk is needed.".to_owned(),
        1 => "r0001.bin is a recovery chunk: with it, Pannier rebuilds lost data.".to_owned(),
        _ => format!("The {recovery} files r*.bin are recovery chunks: with them, Pannier rebuilds lost data."),
    };
    format!(
        "\
Pannier bundle: {series}, release {release}, made {created} (the publisher's date)

{sealed}
{data}. {spare}

WITH PANNIER
{commands}File names do not matter to Pannier; any folders and carriers may be mixed.

BY HAND, when no data chunk is missing or damaged
1. Check the files. Every line must say OK (lines for lost r*.bin files do not matter):
  sha256sum -c SHA256SUMS
2. Check who signed. Get KEY from the publisher, never from this carrier:
  minisign -V -P KEY -m SHA256SUMS
   The trusted comment must read: pannier bundle {series} {release}
3. Join the data chunks, in the order of their numbers:
  cat {pattern} > {joined}
   (Windows, in cmd:  copy /b {pattern} {joined}  and compare the size: {bytes} bytes)
4. Open, into a new folder:
{unseal}  zstd -d --long=27 archive.tar.zst
  mkdir documents
  tar xf archive.tar -C documents
5. Check the documents:
  cd documents
{make_the_list}  sha256sum -c CONTENTS.sha256
  minisign -V -P KEY -m CONTENTS.sha256
   The trusted comment must read: pannier contents {series} {release}

Never run a program that came on the same carrier unless you can prove it too.
Whoever holds this carrier can read this page and bundle.json: series, release,
date, publisher's key and sizes.
",
        series = facts.series,
        release = facts.release,
        created = facts.created,
        bytes = facts.payload_bytes,
    )
}
