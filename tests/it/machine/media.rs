//! Media of couriers: FAT32 with names cut to 8.3, full media, read-only media, media of other owners. A test says
//! aloud when this machine cannot mount or emulate a medium.
#![cfg(target_os = "linux")]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use crate::common;
use crate::common::dos::short_name;
use crate::common::forge;
use crate::common::journey::{publisher_of, recipient};
use crate::common::program::{Home, Run};
use crate::common::tools::{may_mount, present, works};
use crate::common::{corpus, documents, files, name_of, noise, put, tree};

/// Runs a line of shell in a namespace of its own in which `disk` is a small disk in memory.
fn on_small_disk(home: &Home, options: &str, line: &str) -> Run {
    home.as_if_root(&format!("mount -t tmpfs -o {options} none disk; {line}"))
}

/// A home with a public and a sealed bundle of the corpus.
fn home() -> (Home, String) {
    let home = common::journey::home();
    let first = recipient(&home, "recipient-first.key");
    home.say("pack corpus -o public -k publisher.key --public --level 1").exits(0);
    home.say(&format!("pack corpus -o sealed -k publisher.key -r {first} --series sealed --level 1")).exits(0);
    let publisher = publisher_of(&home, "public");
    fs::create_dir(home.at("disk")).unwrap();
    (home, publisher)
}

#[test]
fn a_bundle_comes_back_from_fat32_under_8_3_names() {
    let (home, publisher) = home();
    if !present(&["mcopy", "mkfs.vfat"]) {
        return;
    }
    home.shell("mkfs.vfat -F 32 -s 1 -C stick.img 36000").exits(0);
    for bundle in ["public", "sealed"] {
        home.shell(&format!("mmd -i stick.img ::{}", bundle.to_uppercase())).exits(0);
        let mut taken = BTreeSet::new();
        for file in files(&home.at(bundle)) {
            let short = short_name(&name_of(&file), &mut taken);
            home.shell(&format!("mcopy -i stick.img '{}' '::{}/{short}'", file.display(), bundle.to_uppercase()))
                .exits(0);
        }
        assert!(
            taken.contains("SHA256~1") && taken.contains("SHA256~1.MIN") && taken.contains("BUNDLE.JSO"),
            "{taken:?}"
        );
    }
    let listed = home.shell("mdir -i stick.img -b -/ ::").exits(0).out;
    assert!(listed.contains("SHA256~1.MIN") && listed.contains("D0001.BIN"), "{listed}");
    home.shell("mkdir back; mcopy -i stick.img -s '::*' back").exits(0);
    assert!(!home.at("back/PUBLIC/SHA256SUMS").exists(), "the names were not cut");
    home.say(&format!("check back/PUBLIC -P {publisher}")).exits(0).says("genuine and complete");
    home.say(&format!("check back/SEALED -P {publisher}")).exits(0).says("genuine and complete");
    home.say(&format!("open back/PUBLIC -o out1 -P {publisher}")).exits(0);
    home.say(&format!("open back/SEALED -o out2 -P {publisher} -i recipient-first.key")).exits(0);
    let whole = tree(&home.at("corpus"));
    assert!(documents(&home.at("out1")) == whole && documents(&home.at("out2")) == whole);
    // And from both at once, where a name says nothing at all.
    home.say(&format!("check back -P {publisher}")).exits(0);
    home.say(&format!("repair back/PUBLIC -o again -P {publisher}")).exits(0);
    assert!(tree(&home.at("again")) == tree(&home.at("public")));
}

#[test]
fn a_bundle_keeps_its_own_names_on_fat32() {
    let (home, publisher) = home();
    if !present(&["mcopy", "mkfs.vfat"]) {
        return;
    }
    home.shell("mkfs.vfat -F 32 -s 1 -C stick.img 36000; mcopy -i stick.img -s public ::public").exits(0);
    home.shell("mkdir back; mcopy -i stick.img -s ::public back").exits(0);
    assert!(tree(&home.at("back/public")) == tree(&home.at("public")));
    home.say(&format!("check back -P {publisher}")).exits(0);
    if present(&["fsck.vfat"]) {
        home.shell("fsck.vfat -n stick.img").exits(0);
    }
}

#[test]
fn a_fat32_stick_is_packed_to_and_opened_on() {
    let mount = "mkfs.vfat -F 32 -s 1 -C stick.img 36000 >/dev/null; mount -o loop stick.img disk";
    let (home, publisher) = home();
    let try_it = format!("cd {}; unshare -m sh -euc '{mount}'", home.at("").display());
    if !works("mounting FAT32", &try_it) {
        return;
    }
    let line = format!(
        "rm stick.img; {mount}; $PANNIER pack corpus -o disk/bundle -k publisher.key --public --level 1; \
         $PANNIER open disk/bundle -o disk/out -P {publisher}; cp -r disk/out out"
    );
    home.in_namespace(&line).exits(0);
    assert!(documents(&home.at("out")) == tree(&home.at("corpus")));
}

/// Where no loop device is to be had, FUSE shows the same image. Only for reading: fusefat 0.1 loses what is in a folder that
/// is renamed, and cannot make a file longer at once.
#[test]
fn a_fat32_image_in_fuse_is_checked_and_opened() {
    let mount = "mkfs.vfat -F 32 -s 1 -C stick.img 36000 >/dev/null; fusefat -o rw+ stick.img disk >/dev/null 2>&1";
    let (home, publisher) = home();
    let try_it = format!("cd {}; unshare -m sh -euc '{mount}; ls disk; umount disk'", home.at("").display());
    if !works("FAT32 in FUSE (fusefat)", &try_it) {
        return;
    }
    let line = format!(
        "rm stick.img; {mount}; trap 'umount disk' EXIT; cp -r public sealed disk; rm disk/sealed/d0002.bin; \
         $PANNIER check disk/public -P {publisher}; $PANNIER open disk/public -o out -P {publisher}; \
         $PANNIER open disk/sealed -o out2 -P {publisher} -i recipient-first.key"
    );
    home.in_namespace(&line).exits(0).says("genuine and complete");
    let whole = tree(&home.at("corpus"));
    assert!(documents(&home.at("out")) == whole && documents(&home.at("out2")) == whole);
}

#[test]
fn an_exfat_stick_is_packed_to_and_opened_on() {
    // A kernel without exFAT: FUSE has it, for a device.
    let mount = "truncate -s 36M stick.img; mkfs.exfat stick.img >/dev/null; \
                 mount -o loop stick.img disk 2>/dev/null || { loop=$(losetup -f --show stick.img); \
                 trap \"sync; umount disk; losetup -d $loop\" EXIT; mount.exfat-fuse $loop disk >&2; }";
    let (home, publisher) = home();
    let try_it = format!("cd {}; unshare -m sh -euc '{mount}'", home.at("").display());
    if !works("mounting exFAT", &try_it) {
        return;
    }
    let line = format!(
        "rm stick.img; {mount}; $PANNIER pack corpus -o disk/bundle -k publisher.key --public --level 1; \
         $PANNIER open disk/bundle -o disk/out -P {publisher}; cp -r disk/out out"
    );
    home.in_namespace(&line).exits(0);
    assert!(documents(&home.at("out")) == tree(&home.at("corpus")));
}

/// Two documents whose names differ in case only cannot both be on such a disk: they must not get into a bundle, and
/// one from elsewhere must not be opened over the other.
#[test]
fn where_case_does_not_count_nothing_is_lost_silently() {
    let (home, publisher) = home();
    put(&home.at("twins/Read.txt"), "one");
    put(&home.at("twins/read.txt"), "two");
    home.say("pack twins -o bad -k publisher.key --public").exits(7).says("read.txt");
    let mount = "truncate -s 8M fold.img; mkfs.ext4 -q -O casefold -E encoding=utf8 fold.img; mount -o loop fold.img disk; \
                 mkdir disk/f; chattr +F disk/f; touch disk/f/A; test -e disk/f/a";
    let try_it = format!("cd {}; unshare -m sh -euc '{mount}'", home.at("").display());
    if !works("mounting a disk on which case does not count", &try_it) {
        return;
    }
    let line = format!("rm fold.img; {mount}; $PANNIER open public -o disk/f/out -P {publisher}; cp -r disk/f/out out");
    home.in_namespace(&line).exits(0);
    assert!(documents(&home.at("out")) == tree(&home.at("corpus")));
}

/// The lines of shell that write to the disk, each with what it writes.
fn writers(publisher: &str) -> [(&'static str, String); 5] {
    [
        ("pack", "$PANNIER pack corpus -o disk/out -k publisher.key --public --level 1 --no-rehearsal".to_owned()),
        ("pack, rehearsed", "$PANNIER pack corpus -o disk/out -k publisher.key --public --level 1".to_owned()),
        ("open", format!("$PANNIER open public -o disk/out -P {publisher}")),
        ("open, sealed", format!("$PANNIER open sealed -o disk/out -P {publisher} -i recipient-first.key")),
        ("repair", format!("$PANNIER repair damaged -o disk/out -P {publisher}")),
    ]
}

/// The line, and after it the name of everything that it left on the disk.
fn left_by(line: &str) -> String {
    format!("code=0; {line} || code=$?; ls -A disk | sed 's/^/LEFT /'; exit $code")
}

/// A home whose corpus does not fit on the small disks of these tests.
fn large_home() -> (Home, String) {
    let (home, _) = home();
    put(&home.at("corpus/large.bin"), noise(9, 400_000));
    put(&home.at("corpus/z/large.bin"), noise(10, 100_000));
    for bundle in ["public", "sealed"] {
        fs::remove_dir_all(home.at(bundle)).unwrap();
    }
    let first = recipient(&home, "recipient-first.key");
    home.say("pack corpus -o public -k publisher.key --public --level 1").exits(0);
    home.say(&format!("pack corpus -o sealed -k publisher.key -r {first} --series sealed --level 1")).exits(0);
    common::copy(&home.at("public"), &home.at("damaged"));
    fs::remove_file(home.at("damaged/d0002.bin")).unwrap();
    fs::remove_file(home.at("damaged/r0001.bin")).unwrap();
    let publisher = publisher_of(&home, "public");
    (home, publisher)
}

/// Everything in the room that is given to the program.
fn given(home: &Home) -> BTreeMap<std::path::PathBuf, Option<Vec<u8>>> {
    let mut given = tree(&home.at(""));
    given.retain(|path, _| !path.starts_with("tmp") && !path.starts_with("home") && !path.starts_with("disk"));
    given
}

#[test]
fn a_full_disk_is_exit_7_with_what_is_needed_and_what_is_free() {
    if !may_mount() {
        return;
    }
    let (home, publisher) = large_home();
    let before = given(&home);
    for (what, line) in writers(&publisher) {
        for size in ["4k", "60k", "200k", "480k"] {
            let run = on_small_disk(&home, &format!("size={size}"), &left_by(&line));
            assert_eq!(run.code, 7, "{what} on {size}: {}{}", run.out, run.err);
            let told = run.err.contains("no room at ") && run.err.contains("bytes needed") && run.err.contains(" free");
            assert!(told, "{what} on {size}: {}", run.err);
            assert!(run.err.contains("make room there"), "{what} on {size}: {}", run.err);
            assert!(!run.out.contains("LEFT"), "{what} on {size}: {}", run.out);
        }
    }
    assert!(given(&home) == before);
}

/// What is said to be needed is enough, and what is said to be free is what there is.
#[test]
fn the_figures_of_a_full_disk_are_true() {
    if !may_mount() {
        return;
    }
    let (home, publisher) = large_home();
    for (what, line) in writers(&publisher) {
        let run = on_small_disk(&home, "size=200k", &line);
        let said = run.err.lines().find(|line| line.contains("bytes needed")).unwrap_or_default().to_owned();
        let (_, figures) = said.rsplit_once(": ").unwrap_or_default();
        let numbers: Vec<u64> = figures
            .replace(',', "")
            .split(|c: char| !c.is_ascii_digit())
            .filter_map(|number| number.parse().ok())
            .collect();
        let [needed, free] = numbers[..] else { panic!("{what}: {}", run.err) };
        assert!(free <= 200 << 10 && free < needed, "{what}: {said}");
        // Folders and the ends of files take room of their own.
        let size = needed + needed / 10 + (400 << 10);
        let run = on_small_disk(&home, &format!("size={size}"), &format!("{line} && cp -r disk/out 'got'"));
        assert_eq!(run.code, 0, "{what} with {size} bytes: {}", run.err);
        fs::remove_dir_all(home.at("got")).unwrap();
    }
}

#[test]
fn a_disk_without_room_for_more_files_is_exit_7() {
    if !may_mount() {
        return;
    }
    let (home, publisher) = large_home();
    for (what, line) in writers(&publisher) {
        for inodes in [2, 3, 4, 6, 8, 10] {
            let run = on_small_disk(&home, &format!("size=20m,nr_inodes={inodes}"), &left_by(&line));
            assert_eq!(run.code, 7, "{what} with {inodes} files: {}{}", run.out, run.err);
            assert!(!run.out.contains("LEFT"), "{what} with {inodes} files: {}", run.out);
            assert!(run.err.contains("disk/out.pannier-part"), "{what} with {inodes} files: {}", run.err);
        }
    }
}

#[test]
fn a_read_only_disk_is_exit_1_and_named() {
    if !may_mount() {
        return;
    }
    let (home, publisher) = large_home();
    for (what, line) in writers(&publisher) {
        let run = on_small_disk(&home, "size=20m,ro", &line);
        assert_eq!(run.code, 1, "{what}: {}{}", run.out, run.err);
        assert!(run.err.contains("disk/out.pannier-part: read-only file system"), "{what}: {}", run.err);
        assert!(run.err.contains("hint: move the small switch of the stick or memory card"), "{what}: {}", run.err);
    }
}

#[test]
fn a_bundle_on_a_read_only_disk_is_checked_and_opened() {
    if !may_mount() {
        return;
    }
    let (home, publisher) = home();
    let line = format!(
        "cp -r public damaged; rm damaged/d0002.bin; mv damaged disk; mount -o remount,ro disk; ! touch disk/x 2>/dev/null; \
         $PANNIER check disk -P {publisher} || test $? = 3; $PANNIER open disk -o out -P {publisher}"
    );
    on_small_disk(&home, "size=20m", &line).exits(0);
    assert!(documents(&home.at("out")) == tree(&home.at("corpus")));
}

#[test]
fn a_place_that_may_not_be_written_is_exit_1_and_named() {
    let drop = "unshare -U";
    // Root may write everywhere: without its powers, the mode of a folder counts for root too.
    if !works("giving up the powers of root", &format!("{drop} true")) {
        return;
    }
    let (home, publisher) = large_home();
    home.shell("chmod 555 disk").exits(0);
    if home.shell(&format!("{drop} touch disk/x 2>/dev/null")).code == 0 {
        eprintln!("SKIPPED: modes do not count here");
        return;
    }
    for (what, line) in writers(&publisher) {
        let run = home.shell(&line.replace("$PANNIER", &format!("{drop} $PANNIER")));
        assert_eq!(run.code, 1, "{what}: {}{}", run.out, run.err);
        assert!(run.err.contains("disk/out.pannier-part: permission denied"), "{what}: {}", run.err);
    }
    // A carrier of which one chunk may not be read is less, not nothing; the file is named.
    home.shell("chmod 755 disk; chmod 0 public/d0001.bin").exits(0);
    let line = format!("{drop} $PANNIER check public -P {publisher}");
    let run = home.shell(&line).exits(3);
    assert!(run.out.contains("unreadable") && run.out.contains("public/d0001.bin"), "{}{}", run.out, run.err);
    home.shell(&format!("{drop} $PANNIER open public -o out -P {publisher}")).exits(0);
    assert!(documents(&home.at("out")) == tree(&home.at("corpus")));
    // Nor can what may not be read be packed.
    home.shell("chmod 0 corpus/index.html").exits(0);
    let run = home.shell(&format!("{drop} $PANNIER pack corpus -o disk/out -k publisher.key --public")).exits(1);
    assert!(run.err.contains("cannot read corpus/index.html: permission denied"), "{}", run.err);
    assert!(!Path::new(&home.at("disk/out")).exists());
    let _ = corpus;
}

/// What a hostile publisher packs fills no more of the disk than he signed for, and a mebibyte: on a disk of exactly that
/// size the answer is the fault in his archive, never a full disk.
#[test]
fn a_hostile_archive_takes_no_more_disk_than_was_signed_and_a_mebibyte() {
    if !may_mount() {
        return;
    }
    let home = Home::new();
    fs::create_dir(home.at("disk")).unwrap();
    let key = common::bundle::publisher();
    let publisher = key.public().base64();
    let promised: u64 = 2 << 20;
    for (what, in_header) in
        [("one document", 1 << 30), ("more than was promised", promised), ("just as much", 3 << 19)]
    {
        // Far more zeros come out than the frame promises; its header is the only figure that counts.
        let frame = forge::zeros_frame(&forge::header(b"zeros", in_header), 64 << 20, Some(promised));
        let bundle = home.at("bomb");
        let _ = fs::remove_dir_all(&bundle);
        forge::bundle(&bundle, &frame, pannier::format::facts::Sealing::None, &key);
        let size = format!("size={}", promised + (1 << 20));
        let watch = "($PANNIER open bomb -o disk/out -P KEY & pid=$!; most=0; \
                     while kill -0 $pid 2>/dev/null; do used=$(df --output=used -k disk | tail -1); \
                     [ $used -le $most ] || most=$used; done; echo MOST $most; wait $pid)";
        let line = left_by(&watch.replace("KEY", &publisher));
        let run = on_small_disk(&home, &size, &line);
        assert_eq!(run.code, 7, "{what}: {}{}", run.out, run.err);
        assert!(
            !run.err.contains("no room") && run.err.contains("more bytes than the frame promised"),
            "{what}: {}",
            run.err
        );
        assert!(!run.out.contains("LEFT"), "{what}: {}", run.out);
        let most: u64 = run.out.split("MOST ").nth(1).unwrap().split_whitespace().next().unwrap().parse().unwrap();
        assert!(most << 10 <= promised + (1 << 20), "{what}: {most} KiB");
    }
}

/// Fills the small disk to the last page.
const FILL: &str = "cat /dev/zero > disk/full 2> /dev/null || true";

#[test]
fn a_full_disk_leaves_no_key_page_or_pin_under_its_name() {
    let home = common::journey::home();
    if !may_mount() {
        return;
    }
    fs::create_dir(home.at("disk")).unwrap();
    put(&home.at("publisher.pub"), fs::read("tests/keys/transcripts/publisher.pub").unwrap());
    let said = on_small_disk(
        &home,
        "size=64k",
        &format!(
            "mkdir -p disk/man disk/there; {FILL}; code=0; \
             \"$PANNIER\" keygen disk/new/keys --no-passphrase || code=$?; echo keygen $code; \
             \"$PANNIER\" keygen disk/there --no-passphrase || true; \
             \"$PANNIER\" man disk/man || code=$?; echo man $code; \
             XDG_CONFIG_HOME=$PWD/disk \"$PANNIER\" trust publisher.pub --digits \"$DIGITS\" || code=$?; echo trust $code; \
             find disk -type f; ls -A disk; rm disk/full; \"$PANNIER\" keygen disk/new/keys --no-passphrase"
        )
        .replace("$DIGITS", "06039 13605 09490 48252 88388 72112"),
    )
    .exits(0)
    .says("keygen 7")
    .says("man 7")
    .says("trust 7")
    .says("hint: make room there, or name another place, and run again")
    .says("5 new files");
    let left: Vec<&str> = said.out.lines().filter(|line| line.starts_with("disk/")).collect();
    assert_eq!(left, ["disk/full"], "half-written files stand there");
    assert!(!said.out.lines().any(|line| line == "new"), "a new folder is left: {}", said.out);
}

#[test]
fn manual_pages_take_the_place_of_older_ones() {
    let home = Home::new();
    put(&home.at("man/pannier.1"), "old");
    home.say("man man").exits(0);
    home.say("man man").exits(0);
    assert!(home.text("man/pannier.1").contains("pannier"));
    assert!(home.at("man/pannier-keygen.1").is_file());
    let names: Vec<String> = files(&home.at("man")).iter().map(|file| name_of(file)).collect();
    assert!(names.iter().all(|name| name.ends_with(".1")), "{names:?}");
}
