//! The older editions of `README.txt`, which are never changed: bundles that people hold list their hashes.

use crate::layout::{Layout, Part};
use crate::{Facts, Sealing};

/// Returns the text from the time when the recipe took its files by a pattern, and checked them before the signature.
pub(super) fn before_it_took_names_from_the_list(facts: &Facts) -> String {
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
pub(super) fn before_it_spoke_of_trust(facts: &Facts) -> String {
    page(facts, CHECK_AND_OPEN, MAKE_THE_LIST)
}

/// Returns the text from the time when every archive carried `CONTENTS.sha256`.
pub(super) fn before_the_list_was_left_out(facts: &Facts) -> String {
    page(facts, CHECK_AND_OPEN, "")
}

/// The commands of the older texts.
const CHECK_AND_OPEN: &str = "  pannier check FOLDER...                            is it genuine, what is missing
  pannier open FOLDER... -i recipient.key -o OUT     get the documents
";

/// The commands that make `CONTENTS.sha256` if the archive has no list (FORMAT.md §10.4).
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
