//! The process that decodes what strangers made: it is closed in, it is not believed, and its death costs nothing but its own task.

use std::fs;
use std::io::{Read, Write};
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::Arc;

use crate::common::bundle::{arrived, options, packed, pinned, publisher};
use crate::common::program::PROGRAM;
use crate::common::tools::here;
use crate::common::{files, name_of, noise, put, room, tree};
use pannier::Error;
use pannier::check::check;
use pannier::error::{ContentsFault, ReaderError, WorkshopFault};
use pannier::find::search::Wanted;
use pannier::open::{Contact, Decoding, Opened, Workshop, list, open, prove};
use pannier::pack::Options;
use pannier::scan::look::Programs;
use pannier::scan::{Counts, Inputs, Scanned, scan};
use pannier::seal::OpenWith;
use pannier::store::Unfit;
use pannier::unpack::stream::Sink;
use pannier::watch::Watch;
use pannier::workshop::WORD;
use pannier_reader::carriers::{MemoryCarriers, MemoryScratch};
use tempfile::TempDir;

/// A public bundle of a few documents.
fn case() -> (TempDir, PathBuf) {
    let room = room();
    let (corpus, bundle) = (room.path().join("corpus"), room.path().join("bundle"));
    put(&corpus.join("a/one.txt"), "one");
    put(&corpus.join("two"), noise(7, 200_000));
    packed(&corpus, &bundle, &options());
    (room, bundle)
}

/// Opens a bundle by a workshop.
fn open_by(program: &Path, bundle: &Path, out: &Path) -> Result<Opened, Error> {
    let (publishers, watch) = (pinned(&[&publisher()]), Watch::default());
    let checked = check(&[bundle.to_owned()], &publishers, out.parent().unwrap(), &watch)?;
    let held = publishers.admit(checked.one(&Wanted::Only)?, Contact::Pinned)?;
    let decoding = Decoding {
        with: &OpenWith::Nothing,
        workshop: &Workshop::Process(program.to_owned()),
        unfit: Unfit::Stops,
        only: None,
    };
    open(&held, out, decoding, &watch)
}

/// A program that reads its order, says messages and ends by a line of shell.
fn impostor(room: &Path, messages: &[&str], end: &str) -> PathBuf {
    let path = room.join("impostor");
    let said: String = messages
        .iter()
        .map(|message| {
            let length = u32::try_from(message.len()).unwrap().to_le_bytes();
            let head: String = length.iter().map(|byte| format!("\\{byte:03o}")).collect();
            format!("printf '{head}%s' '{message}'\n")
        })
        .collect();
    put(&path, format!("#!/bin/sh\nhead -c 10 >/dev/null\n{said}{end}\n"));
    fs::set_permissions(&path, fs::Permissions::from_mode(0o700)).unwrap();
    path
}

#[test]
fn a_process_of_its_own_gives_what_threads_give() {
    let (room, bundle) = case();
    let (apart, threads) = (room.path().join("apart"), room.path().join("threads"));
    let opened = open_by(Path::new(PROGRAM), &bundle, &apart).unwrap();
    let usual = arrived(std::slice::from_ref(&bundle), &threads).unwrap();
    assert_eq!(opened.unpacked, usual.unpacked);
    assert_eq!(tree(&apart), tree(&threads));
    assert!(opened.confinement.apart && !usual.confinement.apart);
    assert_eq!(opened.confinement.files, usual.confinement.files);
}

#[test]
fn lost_blocks_are_rebuilt_in_the_process() {
    let (room, bundle) = case();
    fs::remove_file(bundle.join("d0001.bin")).unwrap();
    let opened = open_by(Path::new(PROGRAM), &bundle, &room.path().join("out")).unwrap();
    assert!(opened.rebuilt_blocks > 0);
    let documents = tree(&room.path().join("out"));
    for (path, content) in tree(&room.path().join("corpus")) {
        assert_eq!(documents.get(&path), Some(&content), "{path:?}");
    }
}

#[test]
fn without_the_program_threads_do_the_work() {
    let (room, bundle) = case();
    let opened = open_by(&room.path().join("nothing"), &bundle, &room.path().join("out")).unwrap();
    assert!(!opened.confinement.apart);
}

#[test]
fn a_whole_bundle_is_listed_without_a_place_to_write() {
    let (room, bundle) = case();
    let (publishers, watch, nowhere) = (pinned(&[&publisher()]), Watch::default(), room.path().join("nowhere"));
    let checked = check(std::slice::from_ref(&bundle), &publishers, room.path(), &watch).unwrap();
    let held = publishers.admit(checked.one(&Wanted::Only).unwrap(), Contact::Pinned).unwrap();
    for workshop in [Workshop::Process(PROGRAM.into()), Workshop::Threads] {
        let decoding = Decoding { workshop: &workshop, ..Decoding::from(&OpenWith::Nothing) };
        assert_eq!(list(&held, &nowhere, decoding, &watch).unwrap().documents.len(), 2, "{workshop:?}");
    }
}

/// A process reads by path and offset, and what lies in memory has neither.
#[test]
fn carriers_in_memory_are_decoded_on_threads() {
    let (room, bundle) = case();
    let (publishers, watch) = (pinned(&[&publisher()]), Watch::default());
    let arrived = files(&bundle).into_iter().map(|path| (PathBuf::from(name_of(&path)), fs::read(&path).unwrap()));
    let carriers = Arc::new(MemoryCarriers::new(0, arrived));
    let checked = pannier_reader::check::check(carriers, &publishers, &MemoryScratch, &watch).unwrap();
    let held = publishers.admit(checked.one(&Wanted::Only).unwrap(), Contact::Pinned).unwrap();
    let workshop = Workshop::Process(PROGRAM.into());
    let decoding = Decoding { workshop: &workshop, ..Decoding::from(&OpenWith::Nothing) };
    let opened = open(&held, &room.path().join("out"), decoding, &watch).unwrap();
    assert!(!opened.confinement.apart);
    assert_eq!(opened.unpacked.documents.len(), 2);
}

#[test]
fn a_workshop_that_dies_or_lies_opens_nothing() {
    let done = r#"{"Done":{"folders":0,"rebuilt":0,"signature":[],"has_lengths":true}}"#;
    let documents = r#"{"Documents":[["a",1,"0000000000000000000000000000000000000000000000000000000000000000"]]}"#;
    let cases: [(&[&str], &str, &str); 9] = [
        (&[], "exit 0", "ended"),
        (&[], "kill -SEGV $$", "signal 11"),
        (&[documents], "kill -KILL $$", "signal 9"),
        (&["nonsense"], "cat >/dev/null", "without sense"),
        (&[r#"{"Header":[1,2,3]}"#], "cat >/dev/null", "without sense"),
        (&[r#"{"Failed":"Other"}"#], "cat >/dev/null", "without sense"),
        (&[r#"{"Documents":[["../a",1,"00"]]}"#], "cat >/dev/null", "without sense"),
        (&[documents, done], "cat >/dev/null", "not match"),
        (&[], "printf '\\377\\377\\377\\377'; cat >/dev/null", "without sense"),
    ];
    for (messages, end, words) in cases {
        let (room, bundle) = case();
        let before = tree(room.path());
        let program = impostor(room.path(), messages, end);
        let error = open_by(&program, &bundle, &room.path().join("out")).unwrap_err();
        assert!(error.to_string().contains(words), "{messages:?} {end}: {error}");
        let known = matches!(
            error,
            Error::Workshop(WorkshopFault::Signal(_) | WorkshopFault::Ended | WorkshopFault::Nonsense)
                | Error::Reader(ReaderError::Contents(ContentsFault::OtherList))
        );
        assert!(known, "{error:?}");
        fs::remove_file(program).unwrap();
        assert_eq!(tree(room.path()), before, "{end}");
    }
}

/// A program that is the real one at the first call, and says messages at the second.
fn turncoat(room: &Path, messages: &[&str], end: &str) -> PathBuf {
    let (path, impostor) = (room.join("turncoat"), impostor(room, messages, end));
    let once = room.join("once");
    put(
        &path,
        format!(
            "#!/bin/sh\n[ -e '{once}' ] && exec '{impostor}'\n: > '{once}'\nexec '{PROGRAM}' \"$@\"\n",
            once = once.display(),
            impostor = impostor.display(),
        ),
    );
    fs::set_permissions(&path, fs::Permissions::from_mode(0o700)).unwrap();
    path
}

/// Takes what passes.
#[derive(Default)]
struct Taken {
    bytes: Vec<u8>,
    ended: usize,
}

impl Sink for Taken {
    fn begin(&mut self, _: &str, _: u64, _: Option<u64>) -> Result<(), ReaderError> {
        Ok(())
    }

    fn write(&mut self, bytes: &[u8]) -> Result<(), ReaderError> {
        self.bytes.extend_from_slice(bytes);
        Ok(())
    }

    fn end(&mut self) -> Result<(), ReaderError> {
        self.ended += 1;
        Ok(())
    }
}

#[test]
fn a_workshop_that_lies_on_the_second_way_is_found_out() {
    const LONG: usize = 17 << 20;
    let begin = format!(r#"{{"Begin":{{"path":"long","bytes":{LONG},"mtime":null}}}}"#);
    let (end, done) = (r#""End""#, r#"{"Done":{"folders":0,"rebuilt":0,"signature":[],"has_lengths":true}}"#);
    let bench = room();
    let (corpus, bundle) = (bench.path().join("corpus"), bench.path().join("bundle"));
    put(&corpus.join("long"), noise(7, LONG));
    packed(&corpus, &bundle, &Options::plain("mosaic", 42, "2026-02-03"));
    let cases: [(&[&str], &str, &str); 6] = [
        (&[], "exit 0", "ended"),
        (&[done], "cat >/dev/null", "without sense"),
        (&[&begin, end], "cat >/dev/null", "not match"),
        (&[&begin, r#"{"Bytes":{"count":1}}"#], "printf a; cat >/dev/null & wait; exit 0", "ended"),
        (&[&begin, r#"{"Bytes":{"count":4000000000}}"#], "cat >/dev/null", "without sense"),
        (&[&begin.replace("long", "../long")], "cat >/dev/null", "without sense"),
    ];
    for (messages, end, words) in cases {
        let (publishers, watch, place) = (pinned(&[&publisher()]), Watch::default(), room());
        let workshop = Workshop::Process(turncoat(place.path(), messages, end));
        let decoding = Decoding { workshop: &workshop, ..Decoding::from(&OpenWith::Nothing) };
        let checked = check(std::slice::from_ref(&bundle), &publishers, place.path(), &watch).unwrap();
        let held = publishers.admit(checked.one(&Wanted::Only).unwrap(), Contact::Pinned).unwrap();
        let proven = prove(&held, place.path(), decoding, &watch).unwrap();
        let mut taken = Taken::default();
        let error = proven.hand_out(decoding, &mut taken, &watch).unwrap_err();
        assert!(error.to_string().contains(words), "{messages:?} {end}: {error}");
        assert_eq!(taken.ended, 0, "no document counts");
    }
    // The same by threads, and by the real program.
    for workshop in [Workshop::Process(PROGRAM.into()), Workshop::Threads] {
        let (publishers, watch) = (pinned(&[&publisher()]), Watch::default());
        let decoding = Decoding { workshop: &workshop, ..Decoding::from(&OpenWith::Nothing) };
        let checked = check(std::slice::from_ref(&bundle), &publishers, bench.path(), &watch).unwrap();
        let held = publishers.admit(checked.one(&Wanted::Only).unwrap(), Contact::Pinned).unwrap();
        let proven = prove(&held, bench.path(), decoding, &watch).unwrap();
        let mut taken = Taken::default();
        proven.hand_out(decoding, &mut taken, &watch).unwrap();
        assert!(taken.bytes == noise(7, LONG) && taken.ended == 1);
    }
}

/// Starts a workshop that waits for its order.
fn started(out: Stdio) -> Child {
    let mut command = Command::new(PROGRAM);
    command.arg(WORD).stdin(Stdio::piped()).stdout(out).stderr(Stdio::null()).spawn().unwrap()
}

/// Starts a workshop for pictures and reads its first message.
fn for_pictures() -> (Child, String) {
    let mut child = started(Stdio::piped());
    child.stdin.as_mut().unwrap().write_all(b"\x0a\0\0\0\"Pictures\"").unwrap();
    let out = child.stdout.as_mut().unwrap();
    let mut length = [0; 4];
    out.read_exact(&mut length).unwrap();
    let mut text = vec![0; u32::from_le_bytes(length) as usize];
    out.read_exact(&mut text).unwrap();
    (child, String::from_utf8(text).unwrap())
}

#[test]
fn the_kernel_says_that_the_process_is_closed_in() {
    let (mut child, confined) = for_pictures();
    let status = fs::read_to_string(format!("/proc/{}/status", child.id())).unwrap();
    let is = |line: &str| status.lines().any(|found| found.split_whitespace().collect::<Vec<_>>().join(" ") == line);
    if confined.contains(r#""calls":true"#) {
        assert!(is("Seccomp: 2") && is("NoNewPrivs: 1"), "{status}");
    } else {
        eprintln!("this kernel has no seccomp: {confined}");
    }
    // When the program is gone, the process ends by itself.
    drop(child.stdin.take());
    assert!(child.wait().unwrap().success());
}

#[test]
fn an_order_that_nobody_sends_is_refused() {
    for bytes in [&b""[..], b"\xff\xff\xff\xff", b"\x02\0\0\0{}", b"\x0a\0\0\0\"Pictures\"\x05\0\0\0\"abc\""] {
        let mut child = started(Stdio::null());
        child.stdin.take().unwrap().write_all(bytes).unwrap();
        assert_eq!(child.wait().unwrap().code(), Some(1), "{bytes:?}");
    }
}

/// Scans the pictures that fuzzing begins with: codes in every format, and broken files.
fn scanned(workshop: Workshop) -> Scanned {
    let room = room();
    let inputs =
        Inputs { paths: vec![here("fuzz/seeds/picture")], stream: None, programs: Programs::Forbidden, workshop };
    let (publishers, watch) = (pinned(&[&publisher()]), Watch::default());
    scan(inputs, &room.path().join("out"), &publishers, room.path(), &watch).unwrap()
}

/// What is told of a scan: the counts, and every file that was skipped, with the reason.
fn told(scanned: &Scanned) -> (Counts, Vec<String>) {
    let skipped = scanned.skipped.iter().map(|skipped| format!("{:?}: {}", skipped.at, skipped.why));
    (scanned.counts, skipped.collect())
}

#[test]
fn pictures_are_read_in_a_process_as_on_threads() {
    let (apart, threads) = (scanned(Workshop::Process(PROGRAM.into())), scanned(Workshop::Threads));
    assert!(threads.counts.codes > 3, "{:?}", threads.counts);
    assert_eq!(told(&apart), told(&threads));
    assert!(apart.confinement.is_some_and(|confinement| confinement.apart) && threads.confinement.is_none());
}

#[test]
fn a_decoder_of_pictures_that_dies_costs_one_file() {
    let room = room();
    let files = scanned(Workshop::Threads).inputs.len();
    let confined = r#"{"Confined":{"apart":true,"files":"Full","calls":true}}"#;
    for (messages, end, words) in [
        (&[confined][..], "kill -SEGV $$", "signal 11"),
        (&[confined, confined], "cat >/dev/null", "without sense"),
        (&["7"], "cat >/dev/null", "without sense"),
        (&[], "exit 3", "ended too early"),
    ] {
        let scanned = scanned(Workshop::Process(impostor(room.path(), messages, end)));
        let died = scanned.skipped.iter().filter(|skipped| skipped.why.to_string().contains(words)).count();
        assert!(died > 3, "{words}: {:?}", told(&scanned));
        assert_eq!((scanned.inputs.len(), scanned.counts.codes), (files, 0));
    }
}
