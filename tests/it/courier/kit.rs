//! Kits: programs beside a bundle, which a publisher may vouch for, which a person compares, and which nobody runs here.

use std::fs;

use pannier::digest::sha256;
use pannier::format::kit;
use serde_json::json;

use crate::common::bundle::signer;
use crate::common::journey::{home, publisher_of};
use crate::common::program::Home;
use crate::common::{files, put};

const PROGRAM: &str = "pannier-linux-x86_64";
const FILES: [&str; 6] = [
    "COPYING.txt",
    "pannier-0.2.0-source.tar.xz",
    "pannier-linux-aarch64",
    PROGRAM,
    "pannier-windows-x86_64.exe",
    "reader.html",
];

/// A kit whose programs are texts, signed by a key of the test suite.
fn make(home: &Home, folder: &str, key: &str, comment: &str) {
    let mut list = String::new();
    for (number, name) in FILES.iter().enumerate() {
        let page = if *name == "reader.html" { "<!doctype html>\n" } else { "" };
        let bytes = format!("{page}{name} of {folder}\n{}", "x".repeat(1000 * number));
        put(&home.at(folder).join(name), &bytes);
        list += &format!("{}  {name}\n", sha256(bytes.as_bytes()));
    }
    sign(home, folder, key, comment, &list);
}

fn sign(home: &Home, folder: &str, key: &str, comment: &str, list: &str) {
    put(&home.at(folder).join("SHA256SUMS"), list);
    put(&home.at(folder).join("SHA256SUMS.minisig"), signer(key).sign(list.as_bytes(), comment).unwrap());
}

/// The option that pins a key of the test suite.
fn pin(key: &str) -> String {
    format!("-P {}", signer(key).public().base64())
}

/// A kit by the stranger's key, and a bundle of ours that vouches for it.
fn vouched(home: &Home) -> String {
    make(home, "kit-0.2.0", "stranger.key", &kit::comment("0.2.0"));
    home.say("pack corpus -o bundle -k publisher.key --public --level 1 --couriers 5 --survive 2 --kit kit-0.2.0")
        .exits(0)
        .says("you vouch for kit 0.2.0")
        .says("whom you did not pin");
    format!("-P {}", publisher_of(home, "bundle"))
}

/// Lays the kit beside the bundle.
fn laid(home: &Home) -> String {
    let ours = vouched(home);
    home.say(&format!("kit bundle --from kit-0.2.0 {ours}")).exits(0).says("kit 0.2.0 is in bundle/kit: 5 files");
    ours
}

#[test]
fn a_kit_is_compared_with_the_list_that_its_maker_signed() {
    let home = home();
    make(&home, "kit", "stranger.key", &kit::comment("0.2.0"));
    let theirs = pin("stranger.key");
    let id = sha256(home.text("kit/SHA256SUMS").as_bytes()).to_string();
    let run = home.say(&format!("kit verify kit {theirs} --json")).exits(0).json();
    assert_eq!((&run["verdict"], &run["version"], &run["sha256"]), (&json!("ok"), &json!("0.2.0"), &json!(id)));
    assert_eq!(run["genuine"].as_array().unwrap().len(), FILES.len());
    home.say(&format!("kit verify kit {theirs}")).exits(0).says("run no program whose digits you have not compared");
    // A small stick has few files of the list, and systems leave their own.
    fs::remove_file(home.at("kit/pannier-linux-aarch64")).unwrap();
    put(&home.at("kit/.DS_Store"), "x");
    let run = home.say(&format!("kit verify kit {theirs} --json")).exits(0).json();
    assert_eq!((&run["missing"], &run["not_in_list"]), (&json!(["pannier-linux-aarch64"]), &json!([])));
    // Whoever signed it is unknown, or is somebody else.
    home.say("kit verify kit").exits(5).says("NOT TRUSTED");
    home.say(&format!("kit verify kit {}", pin("publisher.key"))).exits(5).says("run nothing of it");
}

#[test]
fn a_kit_with_other_files_is_refused_by_every_command() {
    let home = home();
    let theirs = pin("stranger.key");
    for name in [PROGRAM, "COPYING.txt", "autorun.inf", "below/pannier.exe"] {
        make(&home, "kit", "stranger.key", &kit::comment("0.2.0"));
        // What is there gets another byte, and what is not there is added.
        let mut bytes = fs::read(home.at("kit").join(name)).unwrap_or_default();
        bytes.push(b'x');
        put(&home.at("kit").join(name), bytes);
        let run = home.say(&format!("kit verify kit {theirs}")).exits(5).says("ALTERED").says(name);
        assert!(run.out.contains("run nothing of it"), "{}", run.out);
        home.say(&format!("kit stick --from kit {theirs}")).exits(5).says(name);
        home.say("pack corpus -o bundle -k publisher.key --public --kit kit").exits(5).says(name);
        assert!(!home.at("stick/kit").exists() && !home.at("bundle").exists());
        fs::remove_dir_all(home.at("kit")).unwrap();
    }
}

#[cfg(unix)]
#[test]
fn links_and_folders_in_a_kit_are_no_files_of_it() {
    let home = home();
    let theirs = pin("stranger.key");
    make(&home, "kit", "stranger.key", &kit::comment("0.2.0"));
    fs::rename(home.at("kit").join(PROGRAM), home.at("elsewhere")).unwrap();
    std::os::unix::fs::symlink(home.at("elsewhere"), home.at("kit").join(PROGRAM)).unwrap();
    home.say(&format!("kit verify kit {theirs}")).exits(5).says(PROGRAM);
    // The list itself is a link.
    make(&home, "other", "stranger.key", &kit::comment("0.2.0"));
    fs::rename(home.at("other/SHA256SUMS"), home.at("list")).unwrap();
    std::os::unix::fs::symlink(home.at("list"), home.at("other/SHA256SUMS")).unwrap();
    home.say(&format!("kit verify other {theirs}")).exits(2).says("no list of a kit");
}

#[test]
fn only_a_signature_over_a_kit_makes_a_kit_trusted() {
    let home = home();
    for comment in ["pannier bundle mosaic 1", "pannier contents mosaic 1", "pannier kit ", "pannier kit 1 2"] {
        make(&home, "kit", "stranger.key", comment);
        home.say(&format!("kit verify kit {}", pin("stranger.key"))).exits(5).says("NOT TRUSTED");
    }
    make(&home, "kit", "stranger.key", &kit::comment("0.2.0"));
    // The signature is over another list.
    let list = home.text("kit/SHA256SUMS");
    put(&home.at("kit/SHA256SUMS"), list.lines().skip(1).flat_map(|line| [line, "\n"]).collect::<String>());
    home.say(&format!("kit verify kit {}", pin("stranger.key"))).exits(5);
    home.say("kit verify corpus").exits(2).says("no list of a kit");
    // A list of a bundle is none of a kit.
    home.say("pack corpus -o bundle -k publisher.key --public --level 1").exits(0);
    home.say(&format!("kit verify bundle {}", pin("publisher.key"))).exits(2).says("no list of a kit");
    // A pin for another series counts for no kit, and a pin for kits counts.
    let digits = signer("stranger.key").public().digits().to_string();
    put(&home.at("makers.pub"), signer("stranger.key").public().file_text());
    make(&home, "kit", "stranger.key", &kit::comment("0.2.0"));
    home.run(["trust", "makers.pub", "--name", "makers", "--series", "mosaic", "--digits", &digits]).exits(0);
    home.say("kit verify kit").exits(5);
    home.say("trust --forget makers").exits(0);
    home.run(["trust", "makers.pub", "--name", "makers", "--series", "kit", "--digits", &digits]).exits(0);
    home.say("kit verify kit").exits(0).says("signed by makers");
}

#[test]
fn a_kit_goes_onto_a_carrier_as_far_as_the_room_allows_and_a_text_goes_beside_it() {
    let home = home();
    make(&home, "kit-0.2.0", "stranger.key", &kit::comment("0.2.0"));
    let theirs = pin("stranger.key");
    for stick in ["large", "small", "tiny"] {
        fs::create_dir(home.at(stick)).unwrap();
    }
    home.say(&format!("kit large --from kit-0.2.0 {theirs}")).exits(0).says("START-HERE.txt");
    let text = home.text("large/START-HERE.txt");
    assert!(text.contains("RUN NO PROGRAM OF A CARRIER BEFORE YOU HAVE COMPARED ITS DIGITS") && text.contains("0.2.0"));
    assert!(!text.contains(&sha256(home.text("kit-0.2.0/SHA256SUMS").as_bytes()).to_string()));
    for name in FILES.iter().filter(|name| !name.contains("source")).chain(&["SHA256SUMS", "SHA256SUMS.minisig"]) {
        let (from, to) = (home.at("kit-0.2.0").join(name), home.at("large/kit").join(name));
        assert_eq!(fs::read(from).unwrap(), fs::read(&to).unwrap(), "{name}");
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt as _;
            let may_run = fs::metadata(&to).unwrap().permissions().mode() & 0o111 != 0;
            assert_eq!(may_run, name.starts_with("pannier-"), "{name}");
        }
    }
    assert!(!home.at("large/kit/pannier-0.2.0-source.tar.xz").exists());
    // The laid kit is a kit, and the next carrier gets it from there.
    home.say(&format!("kit verify large/kit {theirs}")).exits(0);
    let run = home.say(&format!("kit small --from large/kit {theirs} --room 24kB --json")).exits(0).json();
    let names = |list: &serde_json::Value| {
        list.as_array().unwrap().iter().map(|one| one["name"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
    };
    let (laid, left) = (names(&run["files"]), names(&run["left"]));
    assert_eq!(laid.first().map(String::as_str), Some("reader.html"));
    assert!(!left.is_empty() && laid.len() + left.len() == 5, "{laid:?} {left:?}");
    home.say(&format!("kit verify small/kit {theirs}")).exits(0);
    home.say(&format!("kit tiny --from large/kit {theirs} --room 2kB")).exits(7);
    assert_eq!(fs::read_dir(home.at("tiny")).unwrap().count(), 0);
    // Nothing that is there is overwritten.
    home.say(&format!("kit large --from kit-0.2.0 {theirs}")).exits(7).says("exists already");
    put(&home.at("tiny/START-HERE.txt"), "mine");
    home.say(&format!("kit tiny --from kit-0.2.0 {theirs}")).exits(7).says("START-HERE.txt");
    assert!(home.text("tiny/START-HERE.txt") == "mine" && !home.at("tiny/kit").exists());
}

#[test]
fn the_text_beside_a_kit_says_the_same_commands_in_every_language() {
    let home = home();
    make(&home, "kit-0.2.0", "stranger.key", &kit::comment("0.2.0"));
    let theirs = pin("stranger.key");
    let text = |stick: &str, lang: &str| {
        fs::create_dir(home.at(stick)).unwrap();
        home.say(&format!("kit {stick} --from kit-0.2.0 {theirs} --lang {lang}")).exits(0);
        home.text(&format!("{stick}/START-HERE.txt"))
    };
    let english = text("stick", "en");
    assert!(english == text("other", "zh"), "the language of the program decides nothing");
    assert!(!english.contains(['\u{2068}', '\u{2069}', '\r']));
    let names = ["فارسی", "العربية", "کوردیی ناوەندی", "中文", "Kurmancî", "Français"];
    let mut parts = vec![Vec::new()];
    for line in english.lines() {
        if names.get(parts.len() - 1) == Some(&line) {
            parts.push(Vec::new());
        }
        parts.last_mut().unwrap().push(line);
    }
    assert_eq!(parts.len(), names.len() + 1, "{english}");
    let commands = |part: &[&str]| {
        part.iter().filter(|line| line.starts_with("  ")).map(|line| (*line).to_owned()).collect::<Vec<_>>()
    };
    let wanted = commands(&parts[0]);
    assert_eq!(wanted.len(), 8);
    for (part, name) in parts.iter().skip(1).zip(names) {
        assert_eq!(commands(part), wanted, "{name}");
        assert_eq!(part.iter().filter(|line| line.contains("0.2.0")).count(), 1, "{name}");
        let (top, short) = (&parts[0][..9], &name[..name.find(' ').unwrap_or(name.len())]);
        assert!(top.iter().any(|line| line.starts_with(short) || line.starts_with("کوردی")), "{name}");
    }
    // A letter decides in which direction a line goes, so no line of these scripts begins with a Latin one.
    let is_latin = |line: &&&str| line.starts_with(|c: char| c.is_ascii_alphabetic());
    for part in &parts[1..4] {
        assert_eq!(part.iter().filter(is_latin).count(), 0, "{part:?}");
    }
}

#[test]
fn a_kit_that_nobody_vouches_for_goes_onto_no_carrier() {
    let home = home();
    make(&home, "kit-0.2.0", "stranger.key", &kit::comment("0.2.0"));
    home.say("pack corpus -o bundle -k publisher.key --public --level 1").exits(0);
    let ours = pin("publisher.key");
    for pins in ["", &ours] {
        home.say(&format!("kit bundle --from kit-0.2.0 {pins}")).exits(5).says("nobody whom you pinned signed the kit");
    }
    home.say(&format!("kit bundle {ours}")).exits(2).says("--from");
    assert!(!home.at("bundle/kit").exists());
}

#[test]
fn the_publisher_vouches_for_a_kit_and_couriers_carry_the_voucher_of_a_trusted_bundle() {
    let home = home();
    let ours = vouched(&home);
    let voucher = home.text("bundle/kit.sha256");
    assert_eq!(voucher, kit::voucher(&sha256(home.text("kit-0.2.0/SHA256SUMS").as_bytes())));
    let report = home.say(&format!("check bundle {ours} --json")).exits(0).json();
    assert_eq!(report["bundles"][0]["kit"], "missing");
    assert_eq!(report["bundles"][0]["carried_others"], json!(["kit.sha256"]));
    home.say(&format!("gather bundle -o gathered {ours}")).exits(0);
    home.say(&format!("deal bundle {ours} --couriers 5 --survive 2 -o dealt")).exits(0);
    home.say(&format!("repair bundle -o repaired {ours}")).exits(0);
    home.say("more-recovery bundle -k publisher.key --spare 190% -o more").exits(0);
    let id = report["bundles"][0]["id"].as_str().unwrap()[..8].to_owned();
    for folder in [&format!("gathered/{id}"), "dealt/c01", "dealt/c05", "repaired", "more"] {
        assert_eq!(home.text(&format!("{folder}/kit.sha256")), voucher, "{folder}");
    }
    home.say(&format!("sheet bundle {ours} -o sheet.pdf")).exits(0).says("vouches for programs; codes do not carry it");
    // A stranger's voucher is left.
    home.say("repair bundle -o by-a-stranger --untrusted-publisher").exits(0).says("not taken along");
    assert!(!home.at("by-a-stranger/kit.sha256").exists());
    assert_eq!(home.say("check bundle --json").exits(5).json()["bundles"][0]["kit"], "left");
    // A lost voucher leaves the verdict alone.
    fs::remove_file(home.at("bundle/kit.sha256")).unwrap();
    let report = home.say(&format!("check bundle {ours} --json")).exits(0).json();
    assert_eq!((&report["verdict"], &report["bundles"][0]["kit"]), (&json!("ok"), &json!("no-voucher")));
}

/// The words of all pages of a sheet, line by line, with one blank between two lines.
fn printed(home: &Home, folder: &str) -> String {
    let pages = files(&home.at(folder)).into_iter().map(|path| fs::read_to_string(path).unwrap()).collect::<String>();
    let texts =
        pages.split("<text ").skip(1).map(|text| text.split_once('>').unwrap().1.split("</text>").next().unwrap());
    texts.collect::<Vec<_>>().join(" ")
}

#[test]
fn a_cover_has_the_digits_and_the_hash_of_the_kit_for_which_a_publisher_vouches() {
    let home = home();
    let ours = vouched(&home);
    home.say("pack corpus -o without -k publisher.key --public --level 1 --couriers 5 --survive 2").exits(0);
    let told = home.say(&format!("kit verify kit-0.2.0 {} --json", pin("stranger.key"))).exits(0).json();
    let (digits, hash) = (told["digits"].as_str().unwrap(), told["sha256"].as_str().unwrap());
    for (bundle, is_printed) in [("bundle", true), ("without", false)] {
        fs::create_dir(home.at(&format!("pages-{bundle}"))).unwrap();
        home.say(&format!("sheet {bundle} {ours} -o pages-{bundle}/page.svg")).exits(0);
        let words = printed(&home, &format!("pages-{bundle}"));
        for text in [digits, &format!("{hash}  kit/SHA256SUMS"), "Programs that the publisher knows"] {
            assert_eq!(words.contains(text), is_printed, "{bundle}: {text}: {words}");
        }
    }
    // A stranger's voucher is not printed.
    fs::create_dir(home.at("pages-stranger")).unwrap();
    home.say("sheet bundle --untrusted-publisher -o pages-stranger/page.svg").exits(0);
    assert!(!printed(&home, "pages-stranger").contains(hash));
}

#[test]
fn check_says_whether_the_kit_beside_is_the_one_that_the_publisher_knows() {
    let home = home();
    let ours = laid(&home);
    let kit_of =
        |home: &Home| home.say(&format!("check bundle {ours} --json")).exits(0).json()["bundles"][0]["kit"].clone();
    assert_eq!(kit_of(&home), "genuine");
    let run = home.say(&format!("check bundle {ours}")).exits(0).says("the kit that the publisher knows, 5 files");
    // The kit's page is no page that poses as the publisher's.
    assert!(!run.err.contains("do not"), "{}", run.err);
    // A copy of a program, beside the kit or under another name, is genuine too.
    fs::copy(home.at("bundle/kit").join(PROGRAM), home.at("bundle/pannier")).unwrap();
    assert!(!home.say(&format!("check bundle {ours}")).exits(0).err.contains("do not run it"));
    fs::remove_file(home.at("bundle/pannier")).unwrap();
    // An altered program.
    put(&home.at("bundle/kit").join(PROGRAM), "evil");
    assert_eq!(kit_of(&home), "altered");
    for command in ["check bundle", "open bundle -o out", "list bundle", "gather bundle -o gathered", "show bundle"] {
        let run = home.say(&format!("{command} {ours}")).exits(0);
        assert!(run.err.contains(&format!("bundle/kit/{PROGRAM} is")), "{command}: {}", run.err);
        assert!(run.err.contains("do not run it"), "{command}: {}", run.err);
    }
    // Another kit in its place: nothing of it is known.
    fs::remove_dir_all(home.at("bundle/kit")).unwrap();
    make(&home, "bundle/kit", "publisher.key", &kit::comment("0.3.0"));
    assert_eq!(kit_of(&home), "missing");
    let run = home.say(&format!("check bundle {ours}")).exits(0);
    for name in [PROGRAM, "pannier-windows-x86_64.exe"] {
        assert!(run.err.contains(&format!("bundle/kit/{name} is no program")), "{}", run.err);
    }
    assert!(run.err.contains("bundle/kit/reader.html is not a page"), "{}", run.err);
}

#[test]
fn a_program_on_a_carrier_whose_publisher_vouches_for_none_is_told() {
    let home = home();
    home.say("pack corpus -o bundle -k publisher.key --public --level 1").exits(0);
    put(&home.at("bundle/Pannier.EXE"), "x");
    let run = home.say(&format!("check bundle {}", pin("publisher.key"))).exits(0);
    assert!(run.err.contains("bundle/Pannier.EXE is no program that a publisher whom you pinned vouches for"));
    // The voucher of a stranger's bundle makes no program known.
    home.say("pack corpus -o other -k stranger.key --public --level 1 --series other").exits(0);
    make(&home, "kit-0.2.0", "stranger.key", &kit::comment("0.2.0"));
    home.say("pack corpus -o theirs -k stranger.key --public --level 1 --series theirs --kit kit-0.2.0").exits(0);
    home.say(&format!("kit theirs --from kit-0.2.0 {}", pin("stranger.key"))).exits(0);
    let run = home.say(&format!("check bundle theirs {}", pin("publisher.key"))).exits(0);
    assert!(run.err.contains(&format!("theirs/kit/{PROGRAM} is no program")), "{}", run.err);
}

#[test]
fn a_crowd_of_programs_and_kits_costs_little_and_hides_nothing() {
    let home = home();
    let ours = laid(&home);
    for number in 0..300 {
        put(&home.at(&format!("bundle/a{number}/pannier.exe")), format!("{number}"));
        put(&home.at(&format!("bundle/a{number}/SHA256SUMS")), home.text("bundle/kit/SHA256SUMS"));
    }
    let run = home.say(&format!("check bundle {ours} --json")).exits(0);
    assert_eq!(run.json()["bundles"][0]["verdict"], "ok");
    assert!(run.err.contains("a0/pannier.exe is no program"), "{}", run.err);
}
