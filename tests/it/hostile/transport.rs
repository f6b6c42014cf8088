//! What mail, editors and copying do to the texts of a bundle is taken back, and nothing unproven comes back.

use std::{env, fs};

use fastrand::Rng;

use crate::common::bench::Bench;
use crate::common::bundle::ours;
use crate::common::journey::{home, pack, publisher_of, recipient};
use crate::common::wrapped::mailed;
use crate::common::{copy, files, name_of, put, tree};
use pannier::check::{FileFault, Verdict};
use pannier::find::find;
use pannier::watch::Watch;
use pannier_reader::small::SmallFiles;

const SMALL: [&str; 3] = ["SHA256SUMS", "SHA256SUMS.minisig", "bundle.json"];

type Damage = fn(&[u8]) -> Vec<u8>;

/// Changes that mail, editors and copying make, in the order in which they happen.
const DAMAGES: [(&str, Damage); 8] = [
    ("blanks", |text| ended(text, b" \n")),
    ("last end lost", |text| text.strip_suffix(b"\n").unwrap_or(text).to_vec()),
    ("last end doubled", |text| [text, b"\n"].concat()),
    ("footer", |text| [text, b"\n-- \nlist mailing list {of many}\nhttps://example.org/?a=b\n"].concat()),
    ("quoted", |text| String::from_utf8_lossy(text).replace('=', "=3D").replace("bundle", "bun=\ndle").into_bytes()),
    ("crlf", |text| ended(text, b"\r\n")),
    ("mark", |text| [b"\xEF\xBB\xBF", text].concat()),
    ("utf-16", |text| {
        let text = String::from_utf8_lossy(text);
        [0xFEFF].into_iter().chain(text.encode_utf16()).flat_map(u16::to_le_bytes).collect()
    }),
];

fn ended(text: &[u8], end: &[u8]) -> Vec<u8> {
    text.split(|byte| *byte == b'\n').collect::<Vec<_>>().join(end)
}

#[test]
fn changes_by_a_transport_are_taken_back_alone_and_together_and_told() {
    let mut bench = Bench::mending();
    let count = DAMAGES.len();
    let pairs = (0..count).flat_map(|one| (one + 1..count).map(move |other| 1 << one | 1 << other));
    let sets: Vec<u32> = (0..count).map(|one| 1 << one).chain(pairs).chain([0xFF, 0x7F, 0x3D]).collect();
    for set in sets {
        let chosen: Vec<_> = DAMAGES.iter().enumerate().filter(|(at, _)| set >> at & 1 == 1).collect();
        let names: Vec<&str> = chosen.iter().map(|(_, (name, _))| *name).collect();
        let case = names.join(" + ");
        let mut changed = 0;
        for name in SMALL {
            let bytes = chosen.iter().fold(bench.whole[name].clone(), |bytes, (_, (_, damage))| damage(&bytes));
            changed += usize::from(bytes != bench.whole[name]);
            bench.write(name, bytes);
        }
        let checked = bench.judge(&case).unwrap_or_else(|error| panic!("{case}: {error}"));
        let held = &checked.held[0];
        let told = |fault: &FileFault| matches!(fault, FileFault::Carried { undone, .. } if !undone.is_empty());
        let told = held.report.bad_files.iter().filter(|bad| told(&bad.fault)).count();
        assert_eq!(told, changed, "{case}: {:?}", held.report.bad_files);
        if changed > 0 {
            assert_eq!(held.report.verdict, Verdict::DamagedButOpenable, "{case}");
        }
        // Whoever passes the bundle on writes the bytes that were signed.
        let small = SmallFiles::of(&held.bundle, checked.search.carriers.as_ref(), None).unwrap();
        for name in SMALL {
            let (_, bytes) = small.proven.iter().find(|(other, _)| other == name).unwrap();
            assert!(*bytes == bench.whole[name], "{case}: {name}");
        }
        bench.mend();
    }
}

/// `judge` makes sure that what opens is what was packed.
#[test]
fn no_change_of_the_signed_text_itself_is_taken_back() {
    let mut bench = Bench::new();
    let mut random = Rng::with_seed(0x7EA);
    let mut refused = 0;
    for _ in 0..60 {
        let name = SMALL[random.usize(..SMALL.len())];
        let mut bytes = bench.whole[name].clone();
        // Two letters are others: no change by a transport.
        for _ in 0..2 {
            let at = random.usize(if name == "SHA256SUMS.minisig" { 100 } else { 0 }..bytes.len() - 1);
            bytes[at] = if bytes[at].is_ascii_alphanumeric() { bytes[at] ^ 1 } else { bytes[at] };
        }
        let spoilt = bytes != bench.whole[name];
        for (_, damage) in DAMAGES {
            if random.bool() {
                bytes = damage(&bytes);
            }
        }
        bench.write(name, &bytes);
        let result = bench.judge(&format!("{name}: {:?}", String::from_utf8_lossy(&bytes)));
        assert!(!(spoilt && result.is_ok()), "{name}: {:?}", String::from_utf8_lossy(&bytes));
        refused += u32::from(result.is_err());
        bench.write(name, &bench.whole[name]);
    }
    assert!(refused >= 30, "{refused}");
}

#[test]
fn a_crowd_of_changed_lists_and_facts_does_not_hide_a_changed_genuine_bundle() {
    let bench = Bench::mending();
    let signature = bench.whole["SHA256SUMS.minisig"].clone();
    for n in 0..300 {
        let folder = bench.room.path().join(format!("decoys/{n}"));
        put(&folder.join("SHA256SUMS"), format!("{n:064x}  bundle.json\r\n{n:064x}  blocks.idx\r\n"));
        put(&folder.join("SHA256SUMS.minisig"), ended(&signature, b"\r\n"));
        let facts = String::from_utf8_lossy(&bench.whole["bundle.json"]).replace("42", &format!("{n}"));
        put(&folder.join("bundle.json"), facts.replace('\n', "\r\n"));
    }
    for name in SMALL {
        bench.write(name, ended(&bench.whole[name], b"\r\n"));
    }
    let finding =
        find(&[bench.room.path().join("decoys"), bench.stick()], &ours(), &env::temp_dir(), &Watch::default()).unwrap();
    let mended = finding.bundles.first().map(|bundle| bundle.mended.len());
    assert_eq!(mended, Some(3), "{:?}", finding.search.refused);
}

#[test]
fn texts_that_an_editor_changed_are_read_and_told() {
    let home = home();
    let first = recipient(&home, "recipient-first.key");
    pack(&home, "bundle", &format!("-r {first}"));
    let key = publisher_of(&home, "bundle");
    let change = |from: &str, to: &str, damage: Damage| put(&home.at(to), damage(&fs::read(home.at(from)).unwrap()));
    home.key("recipient-first.key");
    put(&home.at("publisher.pub"), format!("{key}\n"));
    put(&home.at("to"), format!("# friends\n{first}\n"));
    let shapes: [(&str, &[usize]); 4] = [("mark", &[6]), ("utf-16", &[7]), ("footer", &[3]), ("all", &[3, 5, 6, 7])];
    for (name, damages) in shapes {
        for file in ["recipient-first.key", "publisher.pub", "to"] {
            copy_file(&home.at(file), &home.at(&format!("{file}.{name}")));
            for at in damages {
                change(&format!("{file}.{name}"), &format!("{file}.{name}"), DAMAGES[*at].1);
            }
        }
        let opened =
            home.say(&format!("open bundle -o out-{name} -P publisher.pub.{name} -i recipient-first.key.{name}"));
        assert!(opened.code == 0 && opened.err.matches(" undone\n").count() == 2, "{name}: {opened:?}");
        let packed = home.say(&format!("pack corpus -o packed-{name} -k publisher.key -R to.{name}"));
        assert!(packed.code == 0 && packed.err.contains(" undone\n"), "{name}: {packed:?}");
    }
    copy(&home.at("bundle"), &home.at("mailed"));
    for file in SMALL {
        change(&format!("mailed/{file}"), &format!("mailed/{file}"), |text| ended(text, b"\r\n"));
    }
    home.say(&format!("open mailed -o out -P {key} -i recipient-first.key"))
        .exits(0)
        .says("SHA256SUMS, bundle.json, SHA256SUMS.minisig in mailed: line ends (CRLF) undone");
}

fn copy_file(from: &std::path::Path, to: &std::path::Path) {
    fs::copy(from, to).unwrap();
}

#[test]
fn what_a_mail_changed_is_mended_in_place_and_passed_on_as_it_was_signed() {
    let home = home();
    pack(&home, "bundle", "--public");
    let key = publisher_of(&home, "bundle");
    let (crlf, footer) = (DAMAGES[5].1, DAMAGES[3].1);
    let parts = files(&home.at("bundle")).into_iter().map(|path| {
        let (name, bytes) = (name_of(&path), fs::read(&path).unwrap());
        // A gateway adds its footer and line ends, and the mail program writes quoted-printable.
        let bytes = if SMALL.contains(&name.as_str()) { crlf(&footer(&bytes)) } else { bytes };
        (name, bytes)
    });
    put(&home.at("in/m42.eml"), mailed(&parts.collect::<Vec<_>>()));
    home.say(&format!("check in -P {key}"))
        .exits(3)
        .says("SHA256SUMS, line ends (CRLF), other text before or after it undone");
    home.say(&format!("open in -o out -P {key}")).exits(0).says(" undone");
    home.say(&format!("repair in -o again -P {key}"));
    assert!(tree(&home.at("again")) == tree(&home.at("bundle")));
    home.say(&format!("gather in -o card -P {key}"));
    home.say(&format!("deal in --couriers 5 --survive 1 -o sticks -P {key}")).exits(0);
    for (place, least) in [("card", 1), ("sticks", 5)] {
        for name in SMALL {
            let written = tree(&home.at(place)).into_iter().filter(|(path, _)| path.ends_with(name));
            let written: Vec<_> = written.filter_map(|(_, bytes)| bytes).collect();
            assert!(written.len() >= least, "{place}: {name}");
            assert!(
                written.iter().all(|bytes| *bytes == fs::read(home.at("bundle").join(name)).unwrap()),
                "{place}: {name}"
            );
        }
    }
}
