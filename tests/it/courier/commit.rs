//! `commit`: codes for files that follow later, and files found by a code under any names.

use std::fs;
use std::path::Path;

use crate::common::program::{Home, Run};
use crate::common::tools::{here, present, works};
use crate::common::{noise, put};
use serde_json::Value;

const MIB: usize = 1 << 20;

/// Three small files and a film of four and a half pieces.
fn evidence(home: &Home) -> Vec<u8> {
    let film = noise(7, 4 * MIB + MIB / 2);
    put(&home.at("DCIM/film.mp4"), &film);
    put(&home.at("DCIM/day 1/عکس.jpg"), noise(1, 20_000));
    put(&home.at("DCIM/day 1/letter.txt"), "a letter\n");
    put(&home.at("DCIM/empty"), "");
    film
}

fn commit(home: &Home, args: &str) -> Value {
    home.say(&format!("commit DCIM -o evidence --json {args}")).exits(0).json()
}

fn matched(home: &Home, code: &Value, folders: &[&str]) -> Run {
    let code = code["slip"].as_str().unwrap();
    home.run([&["commit", "--match", code], folders, &["--json"]].concat())
}

fn state_of<'a>(object: &'a Value, name: &str) -> &'a str {
    let files = object["committed"].as_array().unwrap();
    files.iter().find(|file| file["name"] == name).unwrap()["state"].as_str().unwrap()
}

/// The first byte, the number of bytes and the offset of every excerpt of a file.
fn excerpts(object: &Value, name: &str) -> Vec<(u64, u64, u64)> {
    let files = object["committed"].as_array().unwrap();
    let file = files.iter().find(|file| file["name"] == name).unwrap();
    let number = |excerpt: &Value, field: &str| excerpt[field].as_u64().unwrap();
    let all = file["excerpts"].as_array().unwrap().iter();
    all.map(|one| (number(one, "before_bytes"), number(one, "bytes"), number(one, "path_before_bytes"))).collect()
}

#[test]
fn committed_files_are_found_under_other_names_in_several_folders() {
    let home = Home::new();
    let film = evidence(&home);
    for options in ["", "--no-names", "--spoken"] {
        let code = commit(&home, options);
        assert_eq!(code["file_count"], 4);
        assert_eq!(code["bytes"], film.len() + 20_000 + 9);
        let groups = code["slip"].as_str().unwrap().split(' ').count();
        assert_eq!(groups, if options == "--spoken" { 13 } else { 19 });
        assert_eq!(home.text("evidence/slip.txt").replace('\n', " ").trim(), code["slip"]);
        put(&home.at("a/IMG-1"), &film);
        put(&home.at("a/b/c"), noise(1, 20_000));
        put(&home.at("d/x"), "a letter\n");
        put(&home.at("d/y"), "");
        fs::rename(home.at("evidence/commitment.txt"), home.at("d/z")).unwrap();
        let all = matched(&home, &code, &["a", "d"]).exits(0).json();
        assert_eq!((&all["verdict"], &all["found_count"]), (&Value::from("as-committed"), &Value::from(4)));
        fs::remove_file(home.at("d/x")).unwrap();
        let three = matched(&home, &code, &["a", "d"]).exits(4).json();
        assert_eq!((&three["verdict"], &three["found_count"]), (&Value::from("not-all-here"), &Value::from(3)));
        let code = code["slip"].as_str().unwrap();
        home.run(["commit", "--match", code, "a", "d"]).exits(4).says("NOT ALL HERE: 3 of 4");
        for folder in ["evidence", "a", "d"] {
            fs::remove_dir_all(home.at(folder)).unwrap();
        }
    }
}

#[test]
fn an_edited_file_under_its_committed_name_is_other_bytes() {
    let home = Home::new();
    evidence(&home);
    let code = commit(&home, "");
    put(&home.at("DCIM/day 1/letter.txt"), "a Letter\n");
    let edited = matched(&home, &code, &["evidence", "DCIM"]).exits(5).json();
    assert_eq!(state_of(&edited, "day 1/letter.txt"), "other-bytes");
    assert_eq!(state_of(&edited, "film.mp4"), "as-committed");
    // The committed bytes are here too, where nobody looks.
    put(&home.at("DCIM/copy"), "a letter\n");
    matched(&home, &code, &["evidence", "DCIM"]).exits(5);
    // A folder of another day has a file of the same name.
    put(&home.at("DCIM/day 1/letter.txt"), "a letter\n");
    put(&home.at("DCIM/day 2/letter.txt"), "another letter\n");
    matched(&home, &code, &["evidence", "DCIM"]).exits(0);
    home.run(["commit", "--match", code["slip"].as_str().unwrap(), "evidence", "DCIM"]).exits(0).says("AS COMMITTED");
}

#[test]
fn a_cut_and_a_torn_copy_are_told_by_bytes() {
    let home = Home::new();
    let film = evidence(&home);
    let code = commit(&home, "");
    fs::rename(home.at("DCIM"), home.at("away")).unwrap();
    put(&home.at("here/clip"), &film[2 * MIB..4 * MIB]);
    let one = matched(&home, &code, &["evidence", "here"]).exits(4).json();
    assert_eq!(excerpts(&one, "film.mp4"), [(2 << 20, 2 << 20, 0)]);
    home.run(["commit", "--match", code["slip"].as_str().unwrap(), "evidence", "here"])
        .exits(4)
        .says("bytes 2097152 to 4194303 of film.mp4 are as committed: here/clip, from byte 0");
    // The end of the film, whose last piece is short; a torn copy; a copy with one wrong byte.
    put(&home.at("here/clip"), &film[3 * MIB..]);
    let end = matched(&home, &code, &["evidence", "here"]).json();
    assert_eq!(excerpts(&end, "film.mp4"), [(3 << 20, MIB as u64 * 3 / 2, 0)]);
    put(&home.at("here/clip"), &film[..3 * MIB - 1]);
    assert_eq!(excerpts(&matched(&home, &code, &["evidence", "here"]).json(), "film.mp4"), [(0, 2 << 20, 0)]);
    let mut wrong = film.clone();
    wrong[MIB + 5] ^= 1;
    put(&home.at("here/film.mp4"), &wrong);
    fs::remove_file(home.at("here/clip")).unwrap();
    let wrong = matched(&home, &code, &["evidence", "here"]).exits(5).json();
    assert_eq!(excerpts(&wrong, "film.mp4"), [(0, 1 << 20, 0), (2 << 20, MIB as u64 * 5 / 2, 2 << 20)]);
    // The last piece alone is a small file.
    put(&home.at("here/film.mp4"), &film[4 * MIB..]);
    assert_eq!(
        excerpts(&matched(&home, &code, &["evidence", "here"]).json(), "film.mp4"),
        [(4 << 20, MIB as u64 / 2, 0)]
    );
    // Without the list of pieces nobody can tell.
    fs::remove_file(home.at("evidence/pieces.txt")).unwrap();
    put(&home.at("here/film.mp4"), &film[2 * MIB..4 * MIB]);
    let without = matched(&home, &code, &["evidence", "here"]).json();
    assert_eq!((excerpts(&without, "film.mp4"), &without["without_pieces_count"]), (vec![], &Value::from(1)));
}

#[test]
fn a_cut_is_found_wherever_it_began_and_inside_another_file() {
    let home = Home::new();
    let film = evidence(&home);
    let code = commit(&home, "");
    fs::rename(home.at("DCIM"), home.at("away")).unwrap();
    let found = || excerpts(&matched(&home, &code, &["evidence", "here"]).exits(4).json(), "film.mp4");
    let mib = MIB as u64;
    put(&home.at("here/clip"), &film[MIB / 2..4 * MIB]);
    assert_eq!(found(), [(mib, 3 * mib, mib / 2)]);
    put(&home.at("here/clip"), &film[MIB + 1..3 * MIB + 1]);
    assert_eq!(found(), [(2 * mib, mib, mib - 1)]);
    // In another file, with the short last piece, and twice.
    let (before, between) = (noise(2, 12_345), noise(3, MIB + 77));
    let part = &film[700_000..];
    put(&home.at("here/clip"), [&before, part, &between, &film[..MIB + 5], b"the end"].concat());
    let second = (before.len() + part.len() + between.len()) as u64;
    assert_eq!(found(), [(mib, mib * 7 / 2, 12_345 + mib - 700_000), (0, mib, second)]);
    // A copy that lost bytes in its middle: the rest stands elsewhere.
    put(&home.at("here/clip"), [&film[..MIB + 100], &film[MIB + 4_196..]].concat());
    assert_eq!(found(), [(0, mib, 0), (2 * mib, mib * 5 / 2, 2 * mib - 4_096)]);
    // Nothing proves rolling sums. Without them, or with false ones, pieces stand at multiples of their length.
    let list = home.text("evidence/pieces.txt");
    let hashes: String =
        list.lines().filter(|line| !line.starts_with("rolling ")).map(|line| format!("{line}\n")).collect();
    let false_sums = hashes.clone() + &"rolling 0000000000000000\n".repeat(4);
    assert_eq!(list.lines().count(), false_sums.lines().count());
    for text in [hashes, false_sums] {
        put(&home.at("evidence/pieces.txt"), text);
        assert_eq!(found(), [(0, mib, 0)]);
        put(&home.at("here/aligned"), &film[MIB..]);
        assert_eq!(found(), [(mib, mib * 7 / 2, 0), (0, mib, 0)]);
        fs::remove_file(home.at("here/aligned")).unwrap();
    }
    // Every window of this file has the false sum. It ends all the same.
    put(&home.at("here/clip"), vec![0; 6 * MIB]);
    assert_eq!(found(), []);
}

#[test]
fn two_commitments_over_the_same_files_have_two_codes() {
    let home = Home::new();
    evidence(&home);
    let one = commit(&home, "--no-names");
    let text = home.text("evidence/commitment.txt");
    fs::remove_dir_all(home.at("evidence")).unwrap();
    let other = commit(&home, "--no-names");
    assert_ne!(one["slip"], other["slip"]);
    let without_salt = |text: &str| text.lines().filter(|line| !line.starts_with("salt ")).map(str::to_owned).collect();
    let lines: [Vec<String>; 2] = [without_salt(&text), without_salt(&home.text("evidence/commitment.txt"))];
    assert_eq!(lines[0], lines[1]);
    // The code of the first is not that of the second.
    matched(&home, &one, &["evidence", "DCIM"]).exits(4).says("commitment-missing");
}

#[test]
fn what_cannot_be_committed_is_named_and_nothing_is_written() {
    let home = Home::new();
    evidence(&home);
    commit(&home, "");
    home.say("commit DCIM -o evidence").exits(7).says("evidence exists already");
    home.say("commit nothing -o out").exits(1);
    fs::create_dir(home.at("none")).unwrap();
    home.say("commit none -o out").exits(2).says("there is no file to commit");
    home.say("commit DCIM/film.mp4 DCIM/film.mp4 -o twice --json").exits(0).json();
    put(&home.at("other/film.mp4"), "x");
    home.say("commit DCIM/film.mp4 other/film.mp4 -o out").exits(2).says("--no-names");
    home.say("commit DCIM/film.mp4 other/film.mp4 -o unnamed --no-names").exits(0);
    put(&home.at("names/a\u{202E}gpj.exe"), "x");
    home.say("commit names -o out").exits(7).says("turns text around").says("--no-names");
    home.say("commit names -o named --no-names").exits(0);
    #[cfg(unix)]
    {
        use std::os::unix::ffi::OsStrExt as _;
        put(&home.at("bytes").join(std::ffi::OsStr::from_bytes(b"a\xFFb")), "x");
        home.say("commit bytes -o out").exits(7).says("not Unicode");
        home.say("commit bytes -o by-number --no-names").exits(0);
        put(&home.at("lines/a\nb"), "x");
        home.say("commit lines -o out").exits(7).says("commands a terminal");
        std::os::unix::fs::symlink(home.at("DCIM/film.mp4"), home.at("none/link")).unwrap();
        home.say("commit none -o out").exits(7).says("symbolic link");
        home.say("commit none/link -o out").exits(7).says("symbolic link");
        home.say("commit /dev/null -o out").exits(7).says("neither a file nor a folder");
    }
    assert!(!home.at("out").exists() && !home.at("out.pannier-part").exists());
    home.say("commit --match 12345 DCIM").exits(2);
    home.say("commit --match 12345 DCIM -o out").exits(2);
}

#[test]
fn the_new_folder_may_lie_among_the_files() {
    let home = Home::new();
    evidence(&home);
    put(&home.at("DCIM/Thumbs.db"), "previews");
    let code = home.say("commit DCIM -o DCIM/evidence --json").exits(0).json();
    assert_eq!((&code["file_count"], &code["left_out_count"]), (&Value::from(4), &Value::from(1)));
    let all = matched(&home, &code, &["DCIM"]).exits(0).json();
    assert_eq!(all["commitment"], "DCIM/evidence/commitment.txt");
}

#[test]
fn archives_are_searched_and_bundles_are_named() {
    let home = Home::new();
    let film = evidence(&home);
    let code = commit(&home, "");
    fs::copy(here("bundles/format-1-public/SHA256SUMS"), home.at("evidence/SHA256SUMS")).unwrap();
    if !present(&["tar"]) {
        return;
    }
    home.shell("mv evidence DCIM && tar cf all.tar DCIM && rm -r DCIM && mkdir stick && mv all.tar stick").exits(0);
    let inside = matched(&home, &code, &["stick"]).exits(0).json();
    assert_eq!(inside["found_count"], 4);
    home.shell("cd stick && tar xf all.tar && rm all.tar DCIM/film.mp4").exits(0);
    let three = matched(&home, &code, &["stick"]).exits(4).json();
    assert_eq!(three["bundles"], serde_json::json!(["stick/DCIM/evidence"]));
    home.run(["commit", "--match", code["slip"].as_str().unwrap(), "stick"]).says("open it");
    // A file that is an archive itself is a file.
    put(&home.at("zip/a.tar"), fs::read(home.at("stick/DCIM/empty")).unwrap());
    home.shell("tar cf zip/proof.tar stick").exits(0);
    let code = home.say("commit zip -o zipped --json").exits(0).json();
    matched(&home, &code, &["zip", "zipped"]).exits(0);
    drop(film);
}

#[test]
fn slips_of_each_kind_say_what_they_are() {
    let home = Home::new();
    evidence(&home);
    let code = commit(&home, "--spoken");
    let code = code["slip"].as_str().unwrap();
    home.run(["want", "--read", code]).exits(2).says("code of a commitment").says("commit --match");
    let bundle = here("bundles/format-1-public");
    let asked = home.run(["receipt", "--read", code, bundle.to_str().unwrap()]);
    asked.exits(2).says("code of a commitment");
    let slip = "04361 43960 39608 31937 00258 00000 00257 10911 51890";
    home.run(["commit", "--match", slip, "evidence"]).exits(2).says("slip about a bundle").says("want --read");
    let turned: Vec<&str> = code.split(' ').rev().collect();
    home.run(["commit", "--match", &turned.join(" "), "evidence", "DCIM"]).exits(0);
    // One digit of the fifth group.
    let mut groups: Vec<String> = code.split(' ').map(str::to_owned).collect();
    let last = groups[4].pop().unwrap();
    groups[4].push(if last == '0' { '1' } else { '0' });
    let heard = groups.join(" ");
    home.run(["commit", "--match", &heard, "evidence"]).exits(2).says("group 5 cannot be");
}

/// Names, places and the time of day are in nothing that `commit --no-names` writes or prints.
#[test]
fn nothing_is_told_but_hashes() {
    let home = Home::new();
    put(&home.at("CANARYPLACE/CANARYNAME 22.10 Tehran.mp4"), noise(3, 3 * MIB));
    put(&home.at("CANARYPLACE/CANARYNAME.jpg"), noise(4, 900));
    let mut command = home.command(crate::common::program::PROGRAM);
    command.args(["commit", "CANARYPLACE", "-o", "out", "--no-names"]);
    command.envs([("USER", "CANARYUSER"), ("HOSTNAME", "CANARYHOST"), ("TZ", "CANARYZONE-11:30")]);
    let run = crate::common::program::run(&mut command).exits(0);
    let written: Vec<String> =
        ["commitment.txt", "pieces.txt", "slip.txt"].map(|name| home.text(&format!("out/{name}"))).into();
    for text in written.iter().chain([&run.out, &run.err]) {
        assert!(!text.contains("CANARY") && !text.contains("Tehran") && !text.contains("22.10"), "{text}");
        // A time of day has a colon between digits.
        let bytes = text.as_bytes();
        let is_time = |at: &[u8]| at[0].is_ascii_digit() && at[1] == b':' && at[2].is_ascii_digit();
        assert!(!bytes.windows(3).any(is_time), "{text}");
    }
    let is_hex = |line: &str| line.len() == 64 && line.bytes().all(|byte| byte.is_ascii_hexdigit());
    let mut lines = written[0].lines();
    assert_eq!(lines.next(), Some("pannier commitment 1"));
    assert!(lines.next().unwrap().strip_prefix("salt ").is_some_and(is_hex));
    assert_eq!(lines.next(), Some("names left out"));
    for line in lines {
        let (first, last) = line.split_once(' ').unwrap();
        let is_tree = first == "pieces" && last.split_once(' ').is_some_and(|(_, root)| is_hex(root));
        assert!(is_tree || (is_hex(first) && matches!(last, " 000001" | " 000002")), "{line}");
    }
    let slip = |byte: u8| byte.is_ascii_digit() || byte == b' ' || byte == b'\n';
    assert!(written[2].bytes().all(slip));
}

/// The lines of docs/commit.md, typed in BusyBox and in the tools of the machine.
#[test]
fn the_page_is_right_about_the_way_by_hand() {
    if !present(&["busybox", "sha256sum", "fold", "find", "dd"])
        || !works("links to BusyBox", "busybox --list | grep -qx fold")
    {
        return;
    }
    let page = fs::read_to_string(here("docs/commit.md")).unwrap();
    let (_, by_hand) = page.split_once("\n## By hand\n").unwrap();
    let blocks: Vec<String> = by_hand
        .split("```sh\n")
        .skip(1)
        .map(|block| block.split("```").next().unwrap().replace("/tmp/", "../tmp/"))
        .collect();
    assert_eq!(blocks.len(), 4);
    for tools in ["busybox", "own"] {
        let home = Home::new();
        let film = noise(9, 5 * MIB + 17);
        put(&home.at("here/film.mp4"), &film);
        put(&home.at("here/letter.txt"), "a letter\n");
        let code = home.say("commit here -o evidence --json").exits(0).json();
        let code: Vec<String> = code["slip"].as_str().unwrap().split(' ').map(str::to_owned).collect();
        home.shell("mv evidence/* here").exits(0);
        put(&home.at("here/clip.mp4"), &film[3 * MIB..5 * MIB]);
        fs::create_dir(home.at("bin")).unwrap();
        home.shell("for tool in $(busybox --list); do ln -s \"$(command -v busybox)\" bin/$tool; done").exits(0);
        let typed = |block: &str| {
            let path = if tools == "busybox" { "PATH=$PWD/../bin; " } else { "" };
            let shell = if tools == "busybox" { "busybox" } else { "sh" };
            let mut command = home.command(shell);
            if tools == "busybox" {
                command.arg("sh");
            }
            crate::common::program::run(command.args(["-c", &format!("cd here; {path}{block}")]))
        };
        let groups = typed(&blocks[0]).exits(0).out;
        assert_eq!(groups.split_whitespace().collect::<Vec<_>>(), code[1..17].iter().collect::<Vec<_>>());
        assert_eq!(code[0], "05395");
        // Nothing is left to name: the last grep finds nothing.
        let compared = typed(&blocks[1]).exits(1);
        assert_eq!(compared.out.matches(": OK").count(), 2, "{tools}: {}", compared.out);
        assert!(!compared.out.contains("FAILED"), "{}", compared.out);
        let root = typed(&blocks[2]).exits(0).out;
        assert!(root.starts_with(&format!("pieces {} ", film.len())), "{tools}: {root}");
        let pieces = typed(&blocks[3]).out;
        let lines: Vec<&str> = pieces.lines().filter_map(|line| line.split(':').next()).collect();
        assert_eq!(lines, ["6", "7"], "{tools}: {pieces}");
        fs::write(home.at("here/letter.txt"), "another letter\n").unwrap();
        let changed = typed(&blocks[1]).exits(0).out;
        assert!(changed.contains("letter.txt: FAILED") && changed.trim().ends_with("  letter.txt"), "{changed}");
    }
}

/// A film that is written while it is read is not committed.
#[cfg(target_os = "linux")]
#[test]
fn a_file_that_changes_while_it_is_read_is_refused() {
    let home = Home::new();
    // The system makes this file up on reading, and tells another length than it has.
    let odd = "/sys/kernel/uevent_seqnum";
    if !Path::new(odd).exists() {
        eprintln!("SKIPPED: this system has no {odd}");
        return;
    }
    home.run(["commit", odd, "-o", "out"]).exits(7).says("changed while it was read");
    assert!(!home.at("out").exists());
}
