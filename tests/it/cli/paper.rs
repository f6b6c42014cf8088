//! `sheet` before anything is printed: the pages that there would be, the profile that fits, and the question before many.

use std::thread;
use std::time::Duration;

use serde_json::Value;

use crate::common;
use crate::common::journey::{home, publisher_of};
use crate::common::program::{Home, PROGRAM};
use crate::common::terminal::Terminal;
use crate::common::tools::present;

/// A home with a bundle for paper of so much noise, and the option that names its publisher.
fn bundle_of(bytes: usize, more: &str) -> (Home, String) {
    let home = home();
    common::put(&home.at("noise/noise.bin"), common::noise(3, bytes));
    home.say(&format!("pack noise -o bundle -k publisher.key --public --no-rehearsal {more}")).exits(0);
    let option = format!("-P {}", publisher_of(&home, "bundle"));
    (home, option)
}

fn told(home: &Home, line: &str) -> Value {
    home.say(&format!("sheet bundle {line} --dry-run --json")).exits(0).json()
}

#[test]
fn a_dry_run_tells_pages_codes_and_bytes_and_writes_nothing() {
    let (home, key) = bundle_of(27_000, "--for paper");
    for (profile, printed, codes_a_page, bytes) in
        [("rough", 10, 12, 4_080), ("photo", 3, 12, 18_480), ("dense", 2, 20, 30_800), ("flatbed", 1, 35, 53_900)]
    {
        let said = told(&home, &format!("{key} --profile {profile} -o sheet.pdf"));
        let number = |name: &str| said[name].as_u64().unwrap();
        assert_eq!(said["profile"], profile);
        assert_eq!((number("page_code_count"), number("page_bytes")), (codes_a_page, bytes));
        assert_eq!(number("printed_page_count"), printed, "{said}");
        assert_eq!(said["files"], serde_json::json!([]));
        let drawn =
            home.say(&format!("sheet bundle {key} --profile {profile} -o {profile}.pdf --json")).exits(0).json();
        for name in ["page_count", "printed_page_count", "code_count", "cover", "cover_code_count", "objects"] {
            assert_eq!(said[name], drawn[name], "{profile}: {name}");
        }
    }
    assert!(!home.at("sheet.pdf").exists());
    home.say(&format!("sheet bundle {key} --dry-run")).exits(0).says("18.5 kB on a whole page");
}

#[test]
fn a_number_of_pages_takes_the_most_forgiving_profile_that_fits() {
    let (home, key) = bundle_of(27_000, "--for paper");
    for (pages, profile) in [(12, "rough"), (9, "photo"), (3, "photo"), (2, "dense"), (1, "flatbed")] {
        assert_eq!(told(&home, &format!("{key} --pages {pages}"))["profile"], profile, "{pages} pages");
    }
    home.say(&format!("sheet bundle {key} --pages 2 -o two.pdf")).exits(0).says("profile dense: the easiest to read");
    home.say(&format!("sheet bundle {key} --pages 2 --profile dense -o three.pdf")).exits(2);
    let (home, key) = bundle_of(90_000, "--for paper");
    home.say(&format!("sheet bundle {key} --pages 2 -o two.pdf")).exits(2).says("flatbed, takes 3 pages");
    assert!(!home.at("two.pdf").exists());
}

#[test]
fn many_pages_are_not_printed_without_a_word() {
    let (home, key) = bundle_of(200_000, "--for paper");
    let asked = format!("sheet bundle {key} --profile rough -o");
    home.say(&format!("{asked} many.pdf")).exits(2).says("--yes");
    assert!(!home.at("many.pdf").exists());
    home.say(&format!("{asked} many.txt")).exits(0);
    home.say(&format!("{asked} many.pdf --yes")).exits(0);
}

/// The bar of the work before waits while a question stands there.
#[test]
fn a_question_stands_until_it_is_answered() {
    if !present(&["script"]) {
        return;
    }
    let (home, key) = bundle_of(200_000, "--for paper");
    let line = |out: &str| format!("{PROGRAM} sheet bundle {key} --profile rough -o {out}");
    for (answer, out) in [("no\n", "not.pdf"), ("yes\n", "many.pdf")] {
        let mut terminal = Terminal::start(&home, &line(out));
        terminal.waits_for("(yes/no)");
        // A bar begins after a second.
        thread::sleep(Duration::from_millis(1_500));
        terminal.types(answer);
        let seen = terminal.ends();
        let (_, after) = seen.split_once("(yes/no)").unwrap();
        let (waited, _) = after.split_once(answer.trim()).unwrap();
        assert_eq!(waited.trim_matches(['\u{1b}', '[', '0', 'm', ' ', ':']), "", "{seen:?}");
        assert_eq!(home.at(out).exists(), answer == "yes\n", "{seen:?}");
    }
}

#[test]
fn small_files_alone_are_a_few_pages_and_obey_the_share() {
    // 1,200 blocks of 1 KiB: the table has 45 kB.
    let (home, key) = bundle_of(1_200_000, "--chunk-size 65536 --spare 20%");
    let sheet = |more: &str| told(&home, &format!("{key} --only small {more}"));
    let frames = |said: &Value, which: &str| said["objects"][0][which].as_u64().unwrap();
    let alone = sheet("");
    assert_eq!(alone["printed_page_count"], 1, "{alone}");
    assert_eq!(frames(&alone, "recovery_code_count"), 2 * frames(&alone, "source_code_count") + 1);
    let spared = sheet("--spare 50%");
    assert_eq!(frames(&spared, "recovery_code_count"), frames(&spared, "source_code_count").div_ceil(2) + 1);
    let whole = sheet("--table");
    assert!(frames(&whole, "bytes") > 40_000 && whole["printed_page_count"].as_u64() > Some(5), "{whole}");
    home.say(&format!("sheet bundle {key} --only small -o small.pdf")).exits(0).says("blocks.idx (");
    // Chunks that arrive whole make the table again.
    home.say(&format!("sheet bundle {key} --only small -o small.txt")).exits(0);
    home.say(&format!("scan small.txt -o scanned {key}")).exits(4);
    home.shell("mkdir stick; cp bundle/d*.bin stick/").exits(0);
    home.say(&format!("open scanned stick -o out {key}")).exits(0);
    assert!(std::fs::read(home.at("out/noise.bin")).unwrap() == common::noise(3, 1_200_000));
}
