//! A run ends soon, in little memory and with a verdict, for any files on a carrier.
#![cfg(unix)]

use std::fs::{self, File};
use std::io::Write;
use std::os::unix::fs::{PermissionsExt, symlink};
use std::path::Path;
use std::process::Command;
use std::time::Duration;

use crate::common;
use crate::common::bundle::{options, packed, publisher};
use crate::common::cost::measured;
use crate::common::forge;
use crate::common::program::{Home, PROGRAM, run};
use crate::common::{corpus, noise, put, tree};
use pannier::digest::sha256;
use pannier::format::facts::Sealing;
use pannier::format::frame::{Frame, Group, Kind, Role, Sid};

/// A home with a small public bundle of our publisher on a stick.
fn home_with_stick() -> (Home, String) {
    let home = Home::new();
    corpus(&home.at("corpus"), 1);
    fs::create_dir(home.at("stick")).unwrap();
    packed(&home.at("corpus"), &home.at("stick/bundle"), &options());
    let publisher = publisher().public().base64();
    (home, format!("-P {publisher}"))
}

/// Checks and opens the stick, which must work.
#[track_caller]
fn still_opens(home: &Home, publisher: &str, what: &str) {
    measured(home, &format!("check stick {publisher}")).bounded(&format!("check, {what}"));
    let opened = measured(home, &format!("open stick -o out {publisher}")).bounded(&format!("open, {what}"));
    opened.exits(0);
    assert!(common::documents(&home.at("out")) == tree(&home.at("corpus")), "{what}");
}

/// A sparse file.
fn sparse(path: &Path, bytes: u64, head: &[u8]) {
    let mut file = File::create(path).unwrap();
    file.write_all(head).unwrap();
    file.set_len(bytes).unwrap();
}

#[test]
fn a_bomb_that_claims_its_size_needs_room_before_anything_is_written() {
    let (home, publisher_option) = home_with_stick();
    let zeros = 10 << 30;
    for claimed in [1 << 50, u64::MAX, u64::MAX - 511] {
        let frame = forge::zeros_frame(&forge::header(b"zeros", zeros), zeros, Some(claimed));
        forge::bundle(&home.at("bomb"), &frame, Sealing::None, &publisher());
        let run = measured(&home, &format!("open bomb -o out {publisher_option}")).bounded("a claimed bomb");
        run.exits(7).says("bytes needed");
        assert!(!home.at("out").exists() && !home.at("out.pannier-part").exists());
    }
}

#[test]
fn a_bomb_that_claims_less_or_nothing_is_refused_when_it_goes_over_that() {
    let (home, publisher_option) = home_with_stick();
    let zeros = 10 << 30;
    for (what, header, claimed) in [
        ("no size claimed", zeros, None),
        ("a mebibyte claimed", zeros, Some(1 << 20)),
        ("a mebibyte claimed, a small file", 512 << 10, Some(1 << 20)),
        ("nothing claimed", zeros, Some(0)),
    ] {
        let frame = forge::zeros_frame(&forge::header(b"zeros", header), zeros, claimed);
        forge::bundle(&home.at("bomb"), &frame, Sealing::None, &publisher());
        for command in ["open bomb -o out", "list bomb"] {
            let run = measured(&home, &format!("{command} {publisher_option}")).bounded(&format!("{command}: {what}"));
            assert!([5, 7].contains(&run.code), "{command}: {what}: exit {}\n{}", run.code, run.err);
            assert!(!home.at("out").exists() && !home.at("out.pannier-part").exists(), "{what}");
        }
    }
}

/// Every signature may be over every list. What is large and what is many must not be multiplied.
#[test]
fn large_lists_are_not_hashed_for_every_signature() {
    let (home, publisher_option) = home_with_stick();
    let signature = fs::read_to_string(home.at("stick/bundle/SHA256SUMS.minisig")).unwrap();
    fs::create_dir(home.at("stick/lists")).unwrap();
    for n in 0..10 {
        sparse(&home.at(&format!("stick/lists/{n}")), 8 << 20, format!("{n:064x}  bundle.json\n").as_bytes());
    }
    for n in 0..250 {
        put(&home.at(&format!("stick/z/{n}.minisig")), signature.replace("mosaic 42", &format!("mosaic {n}")));
    }
    measured(&home, &format!("check stick {publisher_option}")).bounded("10 lists of 8 MiB and 250 signatures");
}

#[test]
fn a_thousand_forged_lists_and_signatures_cost_little() {
    let (home, publisher_option) = home_with_stick();
    let signature = fs::read_to_string(home.at("stick/bundle/SHA256SUMS.minisig")).unwrap();
    for n in 0..1000 {
        put(&home.at(&format!("stick/z/{n}")), format!("{n:064x}  bundle.json\n{n:064x}  blocks.idx\n"));
        put(&home.at(&format!("stick/z/{n}.minisig")), signature.replace("mosaic 42", &format!("mosaic {n}")));
    }
    let cost = measured(&home, &format!("check stick {publisher_option}"));
    let run = cost.bounded("1,000 lists and 1,000 signatures");
    assert!([0, 3, 5].contains(&run.code), "{}", run.err);
}

#[test]
fn huge_files_named_like_small_ones_are_read_in_pieces() {
    let (home, publisher_option) = home_with_stick();
    fs::create_dir(home.at("stick/huge")).unwrap();
    let list = format!("{:064x}  bundle.json\n", 0);
    for (name, head) in [
        ("bundle.json", "{\n  \"format\": 1"),
        ("SHA256SUMS", list.as_str()),
        ("SHA256SUMS.minisig", "untrusted comment: pannier"),
        ("blocks.idx", ""),
    ] {
        sparse(&home.at("stick/huge").join(name), 200 << 20, head.as_bytes());
    }
    still_opens(&home, &publisher_option, "huge small files");
}

#[test]
fn facts_of_64_kib_are_read_and_one_byte_more_is_not() {
    let (home, publisher_option) = home_with_stick();
    let payload = common::payload(&home.at("stick/bundle"));
    let facts = forge::facts_for(&payload, Sealing::None, &publisher());
    for (bytes, code) in [(64 << 10, 0), ((64 << 10) + 1, 7)] {
        let pad = |text: String| " ".repeat(bytes - text.len()) + &text;
        let at = home.at(&bytes.to_string());
        forge::bundle_with(&at, &payload, &facts, pad, &publisher(), "pannier bundle mosaic 42");
        assert_eq!(fs::metadata(at.join("bundle.json")).unwrap().len(), bytes as u64);
        let line = format!("open {bytes} -o out{bytes} {publisher_option}");
        measured(&home, &line).bounded(&line).exits(code);
    }
}

#[test]
fn twenty_thousand_unrelated_files_cost_little() {
    let (home, publisher_option) = home_with_stick();
    for n in 0..20_000 {
        put(&home.at(&format!("stick/photos/{}/{n}.jpg", n / 500)), format!("{n}").repeat(20));
    }
    still_opens(&home, &publisher_option, "20,000 files");
}

/// Each could be `bundle.json`, and until the list is proven nobody knows.
#[test]
fn many_files_of_the_size_of_facts_are_not_all_kept_in_memory() {
    let (home, publisher_option) = home_with_stick();
    let block = noise(5, 60_000);
    fs::create_dir(home.at("stick/pages")).unwrap();
    for n in 0..4_000 {
        fs::write(home.at(&format!("stick/pages/{n}")), [n.to_string().as_bytes(), &block].concat()).unwrap();
    }
    still_opens(&home, &publisher_option, "240 MB in files of 60 kB");
}

#[test]
fn many_large_forged_lists_are_not_all_kept_in_memory() {
    let (home, publisher_option) = home_with_stick();
    fs::create_dir(home.at("stick/lists")).unwrap();
    for n in 0..40 {
        sparse(&home.at(&format!("stick/lists/{n}")), 8 << 20, format!("{n:064x}  bundle.json\n").as_bytes());
    }
    measured(&home, &format!("check stick {publisher_option}")).bounded("40 lists of 8 MiB");
}

#[test]
fn links_loops_and_pipes_on_a_carrier_are_not_followed() {
    let (home, publisher_option) = home_with_stick();
    let at = |name: &str| home.at(&format!("stick/{name}"));
    symlink(".", at("loop")).unwrap();
    symlink("../stick", at("bundle/up")).unwrap();
    symlink("b", at("a")).unwrap();
    symlink("a", at("b")).unwrap();
    symlink("/dev/zero", at("zero")).unwrap();
    symlink("/dev/zero", at("bundle/d9999.bin")).unwrap();
    symlink("/proc/self/mem", at("memory")).unwrap();
    symlink("nowhere", at("gone")).unwrap();
    assert!(Command::new("mkfifo").arg(at("pipe")).status().unwrap().success());
    still_opens(&home, &publisher_option, "links and pipes");
    // What stands instead of a file of the bundle is as good as nothing.
    let chunk = at("bundle/d0001.bin");
    fs::rename(&chunk, home.at("elsewhere.bin")).unwrap();
    symlink(home.at("elsewhere.bin"), &chunk).unwrap();
    measured(&home, &format!("check stick {publisher_option}")).bounded("a chunk that is a link").exits(3);
    let list = at("bundle/SHA256SUMS");
    fs::remove_file(&list).unwrap();
    assert!(Command::new("mkfifo").arg(&list).status().unwrap().success());
    measured(&home, &format!("check stick {publisher_option}")).bounded("a list that is a pipe").exits(4);
}

#[test]
fn a_pipe_or_a_device_named_as_a_carrier_does_not_hang() {
    let (home, publisher_option) = home_with_stick();
    assert!(Command::new("mkfifo").arg(home.at("pipe")).status().unwrap().success());
    for place in ["pipe", "/dev/zero", "/dev/null"] {
        for command in ["check", "show", "open -o out", "repair -o out", "list"] {
            let run = measured(&home, &format!("{command} {place} {publisher_option}"))
                .bounded(&format!("{command} {place}"));
            assert!([1, 2, 4].contains(&run.code), "{command} {place}: exit {}", run.code);
        }
    }
}

/// Whoever can write into the folder could keep `scan` waiting for ever.
#[test]
fn a_pipe_where_scanned_frames_are_kept_is_named_and_not_waited_for() {
    let home = Home::new();
    put(&home.at("seen.txt"), "PN1D:nothing that holds\n");
    put(&home.at("out/other.txt"), "of somebody else");
    for (name, code) in [("frames.txt", 4), ("frames-new.txt", 7)] {
        assert!(Command::new("mkfifo").arg(home.at("out").join(name)).status().unwrap().success());
        let scanned = measured(&home, "scan seen.txt -o out").bounded(name).exits(code);
        assert_eq!(scanned.err.contains("out/frames-new.txt"), code == 7, "{}", scanned.err);
        let gathered = measured(&home, "gather out -o gathered").bounded(name);
        assert_eq!(gathered.code, 4, "{}", gathered.err);
    }
    assert!(Command::new("mkfifo").arg(home.at("pipe")).status().unwrap().success());
    measured(&home, "salvage pipe -o out").bounded("salvage").exits(2).says("neither a file nor a block device");
}

/// Each waited for the other: the program to be read, `scan` for its end.
#[test]
fn a_program_that_gives_nonsense_without_end_is_not_waited_for() {
    let home = Home::new();
    let programs = home.at("programs");
    put(&programs.join("pdftoppm"), "#!/bin/sh\nexec yes\n");
    fs::set_permissions(programs.join("pdftoppm"), fs::Permissions::from_mode(0o755)).unwrap();
    put(&home.at("pages.pdf"), "%PDF-1.7\n");
    let mut command = home.command("timeout");
    command.env("PATH", format!("{}:{}", programs.display(), std::env::var("PATH").unwrap()));
    command.args(["--signal=KILL", "60", PROGRAM, "scan", "pages.pdf", "-o", "out"]);
    run(&mut command).exits(4).says("pages.pdf: it is not PGM");
}

/// An age file whose only stanza asks for this work factor.
fn scrypt_file(factor: &str) -> Vec<u8> {
    let mut file = format!(
        "age-encryption.org/v1\n-> scrypt {} {factor}\n{}\n--- {}\n",
        "A".repeat(21) + "A",
        "A".repeat(43),
        "A".repeat(43)
    )
    .into_bytes();
    file.extend(noise(1, 3000));
    file
}

#[test]
fn a_work_factor_over_20_is_refused_at_once() {
    let (home, publisher_option) = home_with_stick();
    put(&home.at("passphrase.txt"), "korrekt horse\n");
    for factor in ["21", "22", "30", "63", "64", "200", "255"] {
        forge::bundle(&home.at("hard"), &scrypt_file(factor), Sealing::Passphrase, &publisher());
        let line = format!("open hard -o out {publisher_option} --passphrase-file passphrase.txt");
        let what = format!("work factor {factor:?}");
        let run = measured(&home, &line).within(Duration::from_secs(3), &what).exits(7);
        run.says(&format!("work factor {factor}, and at most 20"));
        assert!(!home.at("out").exists());
    }
}

#[test]
fn a_work_factor_that_is_no_number_is_refused() {
    let (home, publisher_option) = home_with_stick();
    put(&home.at("passphrase.txt"), "korrekt horse\n");
    for factor in ["256", "4294967296", "-1", "021", "x", "1 2"] {
        forge::bundle(&home.at("hard"), &scrypt_file(factor), Sealing::Passphrase, &publisher());
        let line = format!("open hard -o out {publisher_option} --passphrase-file passphrase.txt");
        measured(&home, &line).bounded(&format!("work factor {factor:?}")).exits(7);
    }
}

#[test]
fn many_scrypt_stanzas_are_refused_at_once() {
    let (home, publisher_option) = home_with_stick();
    put(&home.at("passphrase.txt"), "korrekt horse\n");
    let one = scrypt_file("18");
    let text = String::from_utf8_lossy(&one[..120]).into_owned();
    let stanza: String = text.lines().skip(1).take(2).map(|line| line.to_owned() + "\n").collect();
    let mut file = format!("age-encryption.org/v1\n{}", stanza.repeat(500)).into_bytes();
    file.extend(format!("--- {}\n", "A".repeat(43)).bytes());
    file.extend(noise(1, 3000));
    forge::bundle(&home.at("hard"), &file, Sealing::Passphrase, &publisher());
    let line = format!("open hard -o out {publisher_option} --passphrase-file passphrase.txt");
    let run = measured(&home, &line).bounded("500 stanzas");
    assert!([6, 7].contains(&run.code), "{}", run.err);
}

#[test]
fn an_age_file_whose_header_does_not_end_is_refused_at_once() {
    let (home, publisher_option) = home_with_stick();
    let stanza = format!("-> X a\n{}\n", format!("{}\n", "A".repeat(64)).repeat(20));
    let head = format!("age-encryption.org/v1\n{}--- {}\n", stanza.repeat(3_000), "A".repeat(43));
    for payload in [head.into_bytes(), b"A".repeat(4 << 20)] {
        forge::bundle(&home.at("hard"), &payload, Sealing::Recipients, &publisher());
        let key = common::key_path("recipient-first.key");
        let line = format!("open hard -o out {publisher_option} -i {}", key.display());
        measured(&home, &line).bounded("an endless header").exits(7).says("header of more than");
    }
}

/// Files that cost their maker nothing: a hole, and any number of names for it.
#[test]
fn sparse_files_and_many_names_of_one_are_read_no_further_than_a_bundle_could_go() {
    let (home, publisher_option) = home_with_stick();
    fs::remove_file(home.at("stick/bundle/d0001.bin")).unwrap();
    sparse(&home.at("stick/hole"), 8 << 40, b"");
    sparse(&home.at("stick/small-hole"), 1 << 30, b"");
    (0..300).for_each(|n| fs::hard_link(home.at("stick/small-hole"), home.at(&format!("stick/{n}"))).unwrap());
    still_opens(&home, &publisher_option, "sparse files");
}

#[test]
fn a_table_of_equal_blocks_and_a_file_full_of_them_cost_no_more_than_others() {
    let (home, publisher_option) = home_with_stick();
    let stranger = common::bundle::signer("stranger.key");
    let equal = vec![0; 4 << 20];
    forge::bundle(&home.at("stick/equal"), &equal, Sealing::None, &stranger);
    sparse(&home.at("stick/zeros"), 60 << 20, b"");
    measured(&home, &format!("check stick {publisher_option}")).bounded("equal blocks").exits(0).says("NOT TRUSTED");
    measured(&home, &format!("open stick -o out {publisher_option}")).bounded("equal blocks, open").exits(0);
}

/// A stranger needs no more than one large table for any number of bundles.
#[test]
fn many_bundles_of_a_stranger_with_one_large_table_are_not_all_kept_in_memory() {
    let (home, publisher_option) = home_with_stick();
    let stranger = common::bundle::signer("stranger.key");
    let table = noise(9, 2 << 20);
    put(&home.at("stick/0/blocks.idx"), &table);
    let mut facts = forge::facts_for(&[0], Sealing::None, &stranger);
    (facts.data_blocks, facts.recovery_blocks, facts.chunk_blocks) = (32_768, 32_768, 32_768);
    facts.payload_bytes = 32_768 * 1024;
    for release in 1..=200 {
        let text = pannier::format::Facts { release, ..facts.clone() }.write();
        let names = ["bundle.json", "blocks.idx", "d0001.bin", "r0001.bin"];
        let bytes: [&[u8]; 4] = [text.as_bytes(), &table, b"d", b"r"];
        let hashes = bytes.map(sha256);
        let entries = names.map(str::to_owned).into_iter().zip(hashes).collect();
        let list = pannier::format::Sums::new(entries).write();
        let at = home.at(&format!("stick/0/{release}"));
        put(
            &at.join("SHA256SUMS.minisig"),
            stranger.sign(list.as_bytes(), &format!("pannier bundle mosaic {release}")).unwrap(),
        );
        put(&at.join("SHA256SUMS"), list);
        put(&at.join("bundle.json"), text);
    }
    let run = measured(&home, &format!("check stick {publisher_option}")).bounded("200 bundles of a stranger");
    run.exits(0).says("OK").says("too many lists, signatures or bundles");
    let id = sha256(&fs::read(home.at("stick/bundle/SHA256SUMS")).unwrap()).short();
    measured(&home, &format!("open stick -o out {publisher_option} --bundle {id}")).bounded("ours among them").exits(0);
}

/// As many lists and signatures as are looked at for one wrong byte, and none of them can be mended.
#[test]
fn lists_and_signatures_that_cannot_be_mended_cost_seconds() {
    let (home, publisher_option) = home_with_stick();
    let list = fs::read_to_string(home.at("stick/bundle/SHA256SUMS")).unwrap();
    let signature = fs::read_to_string(home.at("stick/bundle/SHA256SUMS.minisig")).unwrap();
    fs::remove_file(home.at("stick/bundle/SHA256SUMS")).unwrap();
    let is_wrong = |digit: &&str| [&list[..1], &list[9..10]].iter().all(|there| there != digit);
    for (n, digit) in ["0", "1", "2", "3", "4"].iter().filter(|digit| is_wrong(digit)).take(3).enumerate() {
        // Two wrong digits are one too many.
        let spoilt = format!("{digit}{}{digit}{}", &list[1..9], &list[10..]);
        put(&home.at(&format!("stick/{n}/SHA256SUMS")), spoilt);
        if n > 0 {
            put(&home.at(&format!("stick/{n}/x.minisig")), signature.replace("mosaic 42", &format!("mosaic {n}")));
        }
    }
    measured(&home, &format!("check stick {publisher_option}")).bounded("nothing can be mended").exits(5);
}

/// A code of 68 characters says that its object has 65,536 codes. Thousands of such codes cost what they take, and the true
/// codes beside them open. The codes are kept in `frames.txt`, so a second scan must cost no more.
#[test]
fn forged_codes_that_speak_of_very_many_others_cost_what_they_take() {
    let (home, publisher_option) = home_with_stick();
    home.say(&format!("sheet stick/bundle {publisher_option} -o page.txt")).exits(0);
    let group = |seed: u32| Group {
        kind: Kind::Chunk,
        sid: Sid::of(&sha256(&seed.to_le_bytes())),
        source_count: 32_768,
        recovery_count: 32_768,
        object_bytes: 327_680,
        body_bytes: 10,
    };
    let forged = |seed: u32| Frame { group: group(seed), role: Role::Source, index: seed, body: vec![7; 10] }.write();
    let lines: Vec<String> = (0..3_000).map(forged).collect();
    let before: u64 = lines.iter().map(|line| line.len() as u64 + 1).sum();
    put(&home.at("forged.txt"), format!("{}\n{}", lines.join("\n"), home.text("page.txt")));
    for (input, what) in [("forged.txt", "forged codes"), ("out/frames.txt", "frames.txt")] {
        let run = measured(&home, &format!("scan {input} -o out {publisher_option} --json")).bounded(what);
        let object = run.exits(4).json();
        assert_eq!(object["scan"]["unfinished"].as_array().map(Vec::len), Some(3_000), "{what}");
        assert_eq!(object["scan"]["unfinished"][0]["needed_code_count"], 32_768);
        let kept = fs::metadata(home.at("out/frames.txt")).unwrap().len();
        assert!(kept < 2 * before, "{kept} bytes kept of {before}");
    }
    let run = measured(&home, &format!("scan forged.txt -o words {publisher_option}")).bounded("in words").exits(4);
    assert!(run.out.len() < 4_000_000, "{} bytes of words", run.out.len());
    measured(&home, &format!("open out -o documents {publisher_option}")).bounded("opening").exits(0);
    assert!(common::documents(&home.at("documents")) == tree(&home.at("corpus")));
}
