//! Folders that can be packed, and folders that are refused. The same documents always give the same archive.
#![cfg(unix)]

use std::collections::BTreeSet;
use std::ffi::OsStr;
use std::fs::{self, File};
use std::io::Write;
use std::os::unix::ffi::OsStrExt;
use std::os::unix::fs::{PermissionsExt, symlink};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::{Duration, SystemTime};

use crate::common;
use crate::common::bundle::{arrived, options, packed, publisher, refusal};
use crate::common::program::{Home, run};
use crate::common::{documents, files, key_path, noise, put, room, tree};
use pannier::Error;
use pannier::pack::{Options, Times, pack};
use pannier::seal::SealWith;
use pannier::watch::Watch;

/// The archive of a public bundle, and where in it the data of the last signature lies.
fn archive(bundle: &Path) -> (Vec<u8>, std::ops::Range<usize>) {
    let bytes = zstd::stream::decode_all(common::payload(bundle).as_slice()).unwrap();
    let mut reader = tar::Archive::new(bytes.as_slice());
    let signature = reader.entries().unwrap().map(Result::unwrap).last().unwrap();
    assert_eq!(signature.path_bytes().as_ref(), b"CONTENTS.sha256.minisig");
    let start = usize::try_from(signature.raw_file_position()).unwrap();
    let range = start..start + usize::try_from(signature.size()).unwrap();
    drop(signature);
    (bytes, range)
}

const DOCUMENTS: [&str; 6] = ["z.txt", "a/b/c.txt", "a/b.txt", "a.txt", "درمان/سند.txt", "水/水.txt"];

#[test]
fn the_same_documents_give_the_same_archive_on_every_machine() {
    let home = Home::new();
    home.key("publisher.key");
    home.key("stranger.key");
    for (number, name) in DOCUMENTS.iter().enumerate() {
        put(&home.at("one").join(name), noise(number as u64, 3000 * number));
    }
    fs::create_dir(home.at("one/empty")).unwrap();
    // The other copy is made in another order, at another time, with other modes.
    fs::create_dir_all(home.at("other/empty")).unwrap();
    for (number, name) in DOCUMENTS.iter().enumerate().rev() {
        let path = home.at("other").join(name);
        put(&path, noise(number as u64, 3000 * number));
        fs::set_permissions(&path, PermissionsExt::from_mode([0o600, 0o755, 0o444][number % 3])).unwrap();
        let time = SystemTime::UNIX_EPOCH + Duration::from_secs(1_000_000_000 + number as u64);
        File::open(&path).unwrap().set_modified(time).unwrap();
    }
    fs::set_permissions(home.at("other/a"), PermissionsExt::from_mode(0o700)).unwrap();

    let mut digests = BTreeSet::new();
    for (corpus, key, umask, zone) in [("one", "publisher", "022", "UTC"), ("other", "stranger", "077", "Asia/Tehran")]
    {
        let line = format!("umask {umask}; exec \"$0\" pack {corpus} -o {corpus}.bundle -k {key}.key --public --json");
        let mut command = home.command("sh");
        let run = run(command.args(["-c", &line, env!("CARGO_BIN_EXE_pannier")]).env("TZ", zone).env("LC_ALL", "C"));
        digests.insert(run.exits(0).json()["contents_digits"].to_string());
    }
    assert_eq!(digests.len(), 1, "{digests:?}");
    let (mut one, signature) = archive(&home.at("one.bundle"));
    let (mut other, same) = archive(&home.at("other.bundle"));
    assert_eq!(signature, same);
    assert_ne!(one[signature.clone()], other[same.clone()], "two keys, one signature");
    one[signature].fill(0);
    other[same].fill(0);
    assert!(one == other, "the archives differ");
}

#[test]
fn other_documents_give_another_content_digest() {
    let room = room();
    put(&room.path().join("one/a"), "1");
    put(&room.path().join("two/a"), "2");
    put(&room.path().join("three/b"), "1");
    let digests: BTreeSet<String> = ["one", "two", "three"]
        .iter()
        .map(|name| packed(&room.path().join(name), &room.path().join(format!("{name}.b")), &options()).contents)
        .map(|hash| hash.to_string())
        .collect();
    assert_eq!(digests.len(), 3);
}

#[test]
fn an_archive_says_nothing_about_the_machine_that_made_it() {
    let room = room();
    common::corpus(&room.path().join("corpus"), 1);
    packed(&room.path().join("corpus"), &room.path().join("bundle"), &options());
    let (bytes, _) = archive(&room.path().join("bundle"));
    let mut paths = Vec::new();
    for entry in tar::Archive::new(bytes.as_slice()).entries().unwrap() {
        let entry = entry.unwrap();
        let header = entry.header();
        let (mode, mtime) = (header.mode().unwrap(), header.mtime().unwrap());
        assert_eq!((header.uid().unwrap(), header.gid().unwrap(), mtime), (0, 0, 1_767_225_600));
        assert_eq!((header.username_bytes(), header.groupname_bytes()), (Some(&b""[..]), Some(&b""[..])));
        assert_eq!(mode, if header.entry_type().is_dir() { 0o755 } else { 0o644 });
        paths.push(String::from_utf8(entry.path_bytes().into_owned()).unwrap().trim_end_matches('/').to_owned());
    }
    let ours = paths.split_off(paths.len() - 2);
    assert_eq!(ours, ["CONTENTS.sha256", "CONTENTS.sha256.minisig"]);
    assert!(paths.is_sorted());
    assert_eq!(paths.len(), tree(&room.path().join("corpus")).len());
}

/// Packs, opens and compares.
fn comes_back(name: &str, make: impl Fn(&Path)) {
    let room = room();
    let corpus = room.path().join("corpus");
    fs::create_dir(&corpus).unwrap();
    make(&corpus);
    for chunk_bytes in [None, Some(1024)] {
        let bundle = room.path().join(format!("bundle{chunk_bytes:?}"));
        let options = Options { chunk_bytes, rehearsal: Some(1), ..options() };
        packed(&corpus, &bundle, &options);
        let out = room.path().join(format!("out{chunk_bytes:?}"));
        arrived(&[bundle], &out).unwrap_or_else(|error| panic!("{name}: {error}"));
        assert!(documents(&out) == tree(&corpus), "{name}: other documents came back");
    }
}

#[test]
fn every_corpus_at_the_edge_comes_back() {
    comes_back("an empty folder", |_| {});
    comes_back("one empty document", |at| put(&at.join("a"), ""));
    comes_back("one byte", |at| put(&at.join("a"), "a"));
    comes_back("only empty folders", |at| {
        fs::create_dir_all(at.join("a/b/c")).unwrap();
        fs::create_dir_all(at.join("خالی")).unwrap();
    });
    comes_back("sizes around tar's unit", |at| {
        for size in [511, 512, 513, 1023, 1024, 1025, 65_535, 65_536] {
            put(&at.join(size.to_string()), noise(size as u64, size));
        }
    });
    comes_back("names of 255 bytes", |at| {
        put(&at.join("x".repeat(255)), "1");
        put(&at.join("y".repeat(255)).join("z".repeat(255)), "2");
        put(&at.join("س".repeat(127)), "3");
        put(&at.join("水".repeat(85)), "4");
    });
    comes_back("paths around the fields of a header", |at| {
        for length in [98, 99, 100, 101, 102, 154, 155, 156, 157, 254, 255] {
            put(&at.join("n".repeat(length)), "1");
            put(&at.join("p".repeat(length)).join("n".repeat(100)), "2");
            put(&at.join("q".repeat(length)).join("n".repeat(101)), "3");
            fs::create_dir_all(at.join("r".repeat(length)).join("d".repeat(99))).unwrap();
            fs::create_dir_all(at.join("s".repeat(length)).join("d".repeat(100))).unwrap();
        }
    });
    comes_back("the deepest path", |at| put(&at.join("d/".repeat(63)).join("f"), "1"));
    comes_back("the longest path", |at| {
        let folder = [200, 200, 200, 200].map(|n| "p".repeat(n)).join("/");
        put(&at.join(folder).join("n".repeat(1024 - 804)), "1");
    });
    comes_back("names in many scripts", |at| {
        for name in
            ["می\u{200C}خواهم", "كتاب", "饮用水", "नमस्ते", "👩\u{200D}🚒", "Straße", "a b", "'$(x)'", "-rf", ".hidden"]
        {
            put(&at.join(name).join(format!("{name}.txt")), name);
        }
    });
    comes_back("folders that sort between their documents", |at| {
        for name in ["a/x", "a-b", "a.b", "a0", "a b/c"] {
            put(&at.join(name), name);
        }
    });
}

#[test]
fn names_are_normalised_to_form_c() {
    let room = room();
    let (apart, together) = ("cafe\u{301}", "caf\u{e9}");
    put(&room.path().join("corpus").join(apart).join(apart), "x");
    packed(&room.path().join("corpus"), &room.path().join("bundle"), &options());
    let out = room.path().join("out");
    arrived(&[room.path().join("bundle")], &out).unwrap();
    let paths: Vec<PathBuf> = documents(&out).into_keys().collect();
    assert_eq!(paths, [PathBuf::from(together), Path::new(together).join(together)]);
}

#[test]
fn all_names_that_would_be_refused_are_told_at_once() {
    let home = Home::new();
    let corpus = home.at("corpus");
    home.key("publisher.key");
    put(&corpus.join("fine.txt"), "fine");
    let refused: [(&OsStr, &str); 17] = [
        ("bell\u{7}".as_ref(), "bell\\u{7}: it has a control character"),
        ("line\nfeed".as_ref(), "line\\u{a}feed: it has a control character"),
        ("back\\slash".as_ref(), "back\\slash: it has one of"),
        ("what?".as_ref(), "what?: it has one of"),
        ("dot.".as_ref(), "dot.: it has a part that ends in a dot or a blank"),
        ("blank ".as_ref(), "blank : it has a part that ends in a dot or a blank"),
        ("nul.txt".as_ref(), "nul.txt: it has a part that names a device in Windows"),
        ("Com1".as_ref(), "Com1: it has a part that names a device in Windows"),
        ("gpj\u{202e}.exe".as_ref(), "gpj\\u{202e}.exe: it has a character that changes the direction of text"),
        ("case".as_ref(), "case: some systems take it for CASE"),
        ("strasse".as_ref(), "take it for"),
        ("caf\u{e9}".as_ref(), "take it for"),
        (OsStr::from_bytes(b"not\xffunicode"), "not\u{fffd}unicode: it is not Unicode"),
        ("contents.SHA256".as_ref(), "contents.SHA256: Pannier itself adds a file of that name"),
        ("link".as_ref(), "link: it is a symbolic link, which is not followed"),
        ("pipe".as_ref(), "pipe: it is neither a file nor a folder"),
        ("deep".as_ref(), "it has more than 64 levels"),
    ];
    for (name, _) in &refused[..14] {
        put(&corpus.join(name), "x");
    }
    for twin in ["CASE", "straße", "cafe\u{301}"] {
        put(&corpus.join(twin), "x");
    }
    symlink("fine.txt", corpus.join("link")).unwrap();
    assert!(Command::new("mkfifo").arg(corpus.join("pipe")).status().unwrap().success());
    put(&corpus.join("deep").join("d/".repeat(63)).join("f"), "x");
    let before = tree_of_names(&home.at(""));

    for more in ["-o bundle", "--dry-run"] {
        let run = home.say(&format!("pack corpus -k publisher.key --public {more}")).exits(7);
        let run = run.says("17 names in the corpus cannot be packed").says("--exclude");
        for (_, sentence) in &refused {
            assert!(run.err.contains(sentence), "{sentence:?} is not in\n{}", run.err);
        }
        assert!(!run.err.contains("fine.txt:"), "{}", run.err);
    }
    assert_eq!(tree_of_names(&home.at("")), before);
}

/// Every path below a folder, whatever it is.
fn tree_of_names(at: &Path) -> BTreeSet<PathBuf> {
    let mut all = BTreeSet::new();
    for entry in fs::read_dir(at).unwrap().map(Result::unwrap) {
        if entry.file_type().unwrap().is_dir() {
            all.extend(tree_of_names(&entry.path()));
        }
        all.insert(entry.path());
    }
    all
}

#[test]
fn a_secret_key_in_the_corpus_is_refused_by_its_name() {
    let pem = "-----BEGIN OPENSSH PRIVATE KEY-----\nb3BlbnNzaC1rZXktdjEAAAAA\n-----END OPENSSH PRIVATE KEY-----\n";
    let keys = ["recipient-first.key", "publisher.key", "debian-sealed.key", "debian-open.key"];
    let texts = keys.iter().map(|key| fs::read_to_string(key_path(key)).unwrap()).chain([pem.to_owned()]);
    // In a file of settings, far down, in small letters.
    let age = fs::read_to_string(key_path("recipient-first.key")).unwrap();
    let age = age.lines().find(|line| line.starts_with("AGE-SECRET")).unwrap().to_lowercase();
    let texts = texts.chain([format!("{}{{\n    \"key\": \"{age}\"\n}}\n", "some text\n".repeat(30_000))]);
    for (number, text) in texts.enumerate() {
        let room = room();
        let corpus = room.path().join("corpus");
        put(&corpus.join("notes/fine.txt"), "minisign publisher.pub: see AGE-SECRET-KEY-1 in the manual");
        put(&corpus.join("notes/mine.txt"), format!("# kept for later\n\n{text}"));
        let out = room.path().join("bundle");
        let pack =
            |options: &Options| pack(&corpus, &out, &publisher(), &SealWith::Nothing, options, &Watch::default());
        match refusal(pack(&options())) {
            Error::CorpusSecret { path, .. } => assert_eq!(path, Path::new("notes/mine.txt"), "{number}"),
            other => panic!("{number}: {other}"),
        }
        assert_eq!(files(room.path()), std::slice::from_ref(&corpus), "{number}");
        let packed = pack(&Options { exclude: vec!["mine.*".to_owned()], ..options() }).unwrap();
        assert_eq!((packed.document_count, packed.excluded_count), (1, 1));
    }
}

#[test]
fn a_bundle_in_the_corpus_and_a_corpus_around_the_output_are_refused() {
    let home = Home::new();
    home.key("publisher.key");
    common::corpus(&home.at("corpus"), 1);
    let pack = "-k publisher.key --public";
    home.say(&format!("pack corpus -o bundle {pack}")).exits(0);
    fs::create_dir(home.at("corpus/old")).unwrap();
    common::copy(&home.at("bundle"), &home.at("corpus/old/bundle"));
    home.say(&format!("pack corpus -o next {pack}")).exits(7).says("old/bundle in the corpus is a bundle itself");
    home.say(&format!("pack bundle -o next {pack}")).exits(7).says("is a bundle itself");
    home.say(&format!("pack corpus -o next {pack} --exclude old/bundle")).exits(0);
    fs::remove_dir_all(home.at("corpus/old")).unwrap();
    symlink(home.at("corpus"), home.at("door")).unwrap();
    for inside in ["corpus/out", "corpus/data/out", "./corpus/../corpus/out", "door/out"] {
        home.say(&format!("pack corpus -o {inside} {pack}")).exits(7).says("lies inside the corpus");
    }
    assert_eq!(tree(&home.at("corpus")).len(), 10);
}

#[test]
fn a_document_that_changes_while_it_is_packed_is_refused() {
    for (how, change) in [
        ("grows", (|file, n| file.set_len(n + 1)) as fn(&File, u64) -> std::io::Result<()>),
        ("shrinks", |file, n| file.set_len(n - 1)),
        ("is touched", |mut file, _| file.write_all(b"x")),
    ] {
        let room = room();
        let corpus = room.path().join("corpus");
        put(&corpus.join("z.txt"), "0".repeat(100_000));
        // Reading this one takes long enough for the other to change after it was surveyed.
        File::create(corpus.join("a.bin")).unwrap().set_len(192 << 20).unwrap();
        let done = AtomicBool::new(false);
        let result = thread::scope(|scope| {
            scope.spawn(|| {
                let file = File::options().write(true).open(corpus.join("z.txt")).unwrap();
                while !done.load(Ordering::Relaxed) {
                    change(&file, file.metadata().unwrap().len()).unwrap();
                    thread::sleep(Duration::from_millis(5));
                }
            });
            let out = room.path().join("bundle");
            let result = pack(&corpus, &out, &publisher(), &SealWith::Nothing, &options(), &Watch::default());
            done.store(true, Ordering::Relaxed);
            result
        });
        match refusal(result) {
            Error::CorpusChanged(path) => assert_eq!(path, corpus.join("z.txt"), "{how}"),
            other => panic!("{how}: {other}"),
        }
        assert_eq!(files(room.path()), [corpus], "{how}");
    }
}

#[test]
fn a_document_that_cannot_be_read_is_named() {
    let home = Home::new();
    let key = home.key("publisher.key");
    common::corpus(&home.at("corpus"), 1);
    put(&home.at("corpus/closed.txt"), "x");
    fs::set_permissions(home.at("corpus/closed.txt"), PermissionsExt::from_mode(0o000)).unwrap();
    fs::set_permissions(key, PermissionsExt::from_mode(0o644)).unwrap();
    let Some(mut command) = home.as_somebody(&home.at("corpus/closed.txt")) else { return };
    command.args("pack corpus -o bundle -k publisher.key --public".split(' '));
    run(&mut command).exits(1).says("cannot read corpus/closed.txt: permission denied");
    assert!(!home.at("bundle").exists() && !home.at("bundle.pannier-part").exists());
}

#[test]
fn what_a_pattern_fits_is_left_out() {
    let room = room();
    let corpus = room.path().join("corpus");
    for name in
        ["a.txt", "a.tmp", "deep/b.tmp", "deep/b.txt", "cache/x", "deep/cache/y", "top/only/z", "deep/top/only/z"]
    {
        put(&corpus.join(name), name);
    }
    let exclude = ["*.tmp", "cache/", "top/only", "*.nothing"].map(str::to_owned).to_vec();
    let packed = packed(&corpus, &room.path().join("bundle"), &Options { exclude, ..options() });
    assert_eq!((packed.document_count, packed.excluded_count), (3, 5));
    assert_eq!(packed.idle_patterns, ["*.nothing"]);
    arrived(&[room.path().join("bundle")], &room.path().join("out")).unwrap();
    let left = documents(&room.path().join("out")).into_iter().filter(|(_, bytes)| bytes.is_some());
    let left: Vec<PathBuf> = left.map(|(path, _)| path).collect();
    assert_eq!(left, ["a.txt", "deep/b.txt", "deep/top/only/z"].map(PathBuf::from));
}

/// As shells complete them; and names that are not there, by which somebody believes himself safe.
#[test]
fn a_path_to_be_left_out_is_understood_or_refused() {
    let home = Home::new();
    home.key("publisher.key");
    put(&home.at("corpus/ok.txt"), "ok");
    put(&home.at("corpus/private/names.txt"), "names");
    put(&home.at("corpus/deep/private/names.txt"), "names");
    let whole = home.at("corpus").join("private");
    let packed = |corpus: &str, exclude: &str| {
        home.say(&format!("pack {corpus} -k publisher.key --public --dry-run --exclude {exclude}"))
    };
    for exclude in ["./private", "corpus/private", "corpus/private/", "/private", "private/names.txt"] {
        let run = packed("corpus", exclude).exits(0);
        assert!(run.out.contains("2 documents") && run.out.contains("1 left out"), "{exclude}: {}", run.out);
    }
    packed("corpus", "private").exits(0).says("1 document,");
    packed(home.at("corpus").to_str().unwrap(), whole.to_str().unwrap()).exits(0).says("2 documents");
    for exclude in ["Private", "private/name.txt", "./deep/names.txt", "private\\names.txt", "ok"] {
        packed("corpus", exclude).exits(2).says(&format!("--exclude {exclude}: there is no such file or folder"));
    }
    packed("corpus", "*.TXT").exits(0).says("--exclude *.TXT fits nothing");
}

/// An escaped corpus that was opened and is packed again; names that differ by case keep their endings.
#[cfg(unix)]
#[test]
fn escaped_names_are_escaped_again_beside_those_of_before() {
    let home = Home::new();
    home.key("publisher.key");
    for name in ["a?", "Note.txt", "note.txt", "ESCAPED-NAMES.txt"] {
        put(&home.at("corpus").join(name), name);
    }
    home.say("pack corpus -o bundle -k publisher.key --public --escape-names").exits(0);
    let key = common::journey::publisher_of(&home, "bundle");
    home.say(&format!("open bundle -o out -P {key}")).exits(0);
    assert_eq!(fs::read(home.at("out/ESCAPED-NAMES.txt")).unwrap(), b"ESCAPED-NAMES.txt");
    let told = fs::read_to_string(home.at("out/ESCAPED-NAMES-2.txt")).unwrap();
    let (safe, original) = told.lines().find(|line| line.ends_with(".txt")).unwrap().split_once('\t').unwrap();
    assert!(safe.starts_with("note~") && safe.ends_with(".txt") && original == "note.txt", "{told}");
    assert_eq!(fs::read(home.at("out").join(safe)).unwrap(), b"note.txt");
}

/// The whole seconds of a file's time.
fn seconds(path: &Path) -> u64 {
    fs::metadata(path).unwrap().modified().unwrap().duration_since(SystemTime::UNIX_EPOCH).unwrap().as_secs()
}

/// Packs documents of certain times and opens them.
fn times_that_come_back(times: Times, given: &[u64]) -> Vec<u64> {
    let room = room();
    for time in given {
        let path = room.path().join("corpus").join(time.to_string());
        put(&path, "x");
        File::open(&path).unwrap().set_modified(SystemTime::UNIX_EPOCH + Duration::from_secs(*time)).unwrap();
    }
    packed(&room.path().join("corpus"), &room.path().join("bundle"), &Options { times, ..options() });
    arrived(&[room.path().join("bundle")], &room.path().join("out")).unwrap();
    given.iter().map(|time| seconds(&room.path().join("out").join(time.to_string()))).collect()
}

#[test]
fn times_travel_only_when_they_are_asked_to() {
    let given = [0, 1, 1_000_000_000, 1_767_225_599, 1_767_225_601, 4_000_000_000];
    assert_eq!(times_that_come_back(Times::Kept, &given), given);
    let now = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).unwrap().as_secs();
    for time in times_that_come_back(Times::Fixed, &given) {
        assert!(time.abs_diff(now) < 600, "{time} is neither now nor asked for");
    }
}

#[test]
fn a_kept_time_that_is_the_fixed_one_comes_back_too() {
    assert_eq!(times_that_come_back(Times::Kept, &[1_767_225_600]), [1_767_225_600]);
}

#[test]
fn a_dry_run_writes_nothing_and_tells_the_sizes() {
    let home = Home::new();
    home.key("publisher.key");
    common::corpus(&home.at("corpus"), 1);
    let before = tree(&home.at(""));
    let dry = home.say("pack corpus -o bundle -k publisher.key --public --dry-run --json").exits(0).json();
    home.say("pack corpus -k publisher.key --public --dry-run").exits(0).says("nothing was written");
    assert!(tree(&home.at("")) == before, "something was written");
    let real = home.say("pack corpus -o bundle -k publisher.key --public --json").exits(0).json();
    for field in ["archive_bytes", "contents_sha256", "document_count", "document_bytes", "level"] {
        assert_eq!(dry[field], real[field], "{field}");
    }
    // The signature inside is never the same twice, and one compresses a little better than another.
    let bytes = |json: &serde_json::Value| json["payload_bytes"].as_u64().unwrap();
    assert!(bytes(&dry).abs_diff(bytes(&real)) < 64, "{dry} {real}");
}
