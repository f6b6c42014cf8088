//! One reading for every tool: whatever the strict reader accepts, other people's tools unpack to the same documents, or stop.
#![cfg(unix)]

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::os::unix::fs::{MetadataExt as _, PermissionsExt as _};
use std::path::{Path, PathBuf};

use pannier::format::archive::{EntryKind, Reader};

use crate::common::program::Home;
use crate::common::tools::{present, soaking};
use crate::common::{corpus, odd, put};

/// A path, and the bytes of a document with its time in whole seconds.
type Tree = BTreeMap<PathBuf, Option<(Vec<u8>, i64)>>;

/// Python's own module, by one of its two rules, over all archives.
const PYTHON: &str = r#"
import os, sys, tarfile, warnings
warnings.simplefilter("ignore")
how, count = sys.argv[1], int(sys.argv[2])
for number in range(count):
    try:
        with tarfile.open(f"in/{number}.tar") as archive:
            archive.extractall(f"{how}/{number}/out", **({"filter": "data"} if how == "python-data" else {}))
        code = 0
    except Exception as error:
        code = 1
    with open(f"{how}/{number}/code", "w") as file:
        file.write(str(code))
"#;

/// The tools that people have: a name, the program that must be there, and the line that unpacks `$1`.
const TOOLS: [(&str, &str, &str); 7] = [
    ("gnu", "tar", "tar xf $1"),
    ("bsdtar", "bsdtar", "bsdtar -xf $1"),
    ("busybox", "busybox", "busybox tar xf $1"),
    ("toybox", "toybox", "toybox tar xf $1"),
    ("7-zip", "7zz", "7zz x -y -bd -bso0 $1"),
    ("python", "python3", ""),
    ("python-data", "python3", ""),
];

/// What the strict reader makes of an archive, with the folders that no entry names.
fn strictly(archive: &[u8]) -> Option<Tree> {
    let mut reader = Reader::new(archive, &[]);
    let mut tree = Tree::new();
    while let Some(entry) = reader.next_entry().ok()? {
        let mut bytes = vec![0; usize::try_from(entry.bytes).unwrap()];
        let mut filled = 0;
        while filled < bytes.len() {
            filled += reader.read_data(&mut bytes[filled..]).ok()?;
        }
        let path = PathBuf::from(&entry.path);
        for parent in path.ancestors().skip(1).filter(|parent| *parent != Path::new("")) {
            tree.insert(parent.to_owned(), None);
        }
        let time = i64::try_from(entry.mtime.unwrap_or(1_767_225_600)).unwrap();
        tree.insert(path, (entry.kind == EntryKind::Document).then_some((bytes, time)));
    }
    Some(tree)
}

/// What lies in a folder. A link of any kind is something that no archive may make.
fn unpacked(at: &Path, below: &Path, into: &mut Tree) -> Result<(), String> {
    for entry in fs::read_dir(at).map_err(|error| error.to_string())? {
        let entry = entry.unwrap();
        let path = below.join(entry.file_name());
        let meta = entry.path().symlink_metadata().unwrap();
        if meta.is_dir() {
            into.insert(path.clone(), None);
            unpacked(&entry.path(), &path, into)?;
        } else if meta.is_file() && meta.nlink() == 1 {
            if meta.mode() & 0o7000 != 0 {
                return Err(format!("{} has the mode {:o}", path.display(), meta.mode()));
            }
            into.insert(path, Some((fs::read(entry.path()).unwrap(), meta.mtime())));
        } else {
            return Err(format!("{} is a link", path.display()));
        }
    }
    Ok(())
}

/// The tools that are here, and what each did.
struct Tally {
    name: &'static str,
    stopped: usize,
    different: usize,
}

/// Unpacks every accepted archive with every tool. Returns how many archives were accepted, the tally, and what differed.
fn compare(home: &Home, archives: &[Vec<u8>]) -> (usize, Vec<Tally>, String) {
    let accepted: Vec<(usize, &Vec<u8>, Tree)> =
        archives.iter().enumerate().filter_map(|(at, archive)| Some((at, archive, strictly(archive)?))).collect();
    for (number, (_, archive, _)) in accepted.iter().enumerate() {
        put(&home.at(&format!("in/{number}.tar")), archive);
    }
    put(&home.at("python.py"), PYTHON);
    let (mut tallies, mut said) = (Vec::new(), String::new());
    for (name, program, line) in TOOLS.into_iter().filter(|(_, program, _)| present(&[program])) {
        for number in 0..accepted.len() {
            fs::create_dir_all(home.at(&format!("{name}/{number}/out"))).unwrap();
            put(&home.at(&format!("{name}/{number}/victim/secret")), "private");
            let closed = fs::Permissions::from_mode(0o600);
            fs::set_permissions(home.at(&format!("{name}/{number}/victim/secret")), closed).unwrap();
        }
        let count = accepted.len();
        let run = if line.is_empty() {
            format!("{program} -B python.py {name} {count}")
        } else {
            format!(
                "here=$PWD; one() {{ {line}; }}; for number in $(seq 0 {}); do cd $here/{name}/$number/out; code=0; \
                 one $here/in/$number.tar </dev/null >../said 2>&1 || code=$?; echo $code >../code; done",
                count - 1
            )
        };
        home.shell(&run).exits(0);
        let mut tally = Tally { name, stopped: 0, different: 0 };
        for (number, (at, _, expected)) in accepted.iter().enumerate() {
            let place = home.at(&format!("{name}/{number}"));
            let mut tree = Tree::new();
            let found = unpacked(&place.join("out"), Path::new(""), &mut tree);
            let outside = fs::read_dir(&place).unwrap().filter(|entry| {
                let name = entry.as_ref().unwrap().file_name();
                !["out", "victim", "code", "said"].iter().any(|known| name == *known)
            });
            let victim = place.join("victim/secret").metadata().unwrap();
            let untouched = victim.mode() & 0o7777 == 0o600 && victim.nlink() == 1 && victim.len() == 7;
            let code = fs::read_to_string(place.join("code")).unwrap();
            let mut wrong = |what: &str| {
                tally.different += 1;
                writeln!(said, "{name}, archive {at}: {what}").unwrap();
            };
            match found {
                _ if !untouched || outside.count() > 0 => wrong("something outside the folder is touched"),
                Err(what) => wrong(&what),
                _ if code.trim() != "0" => {
                    tally.stopped += 1;
                    let words = fs::read_to_string(place.join("said")).unwrap_or_default();
                    writeln!(said, "{name}, archive {at}: stops: {}", words.trim()).unwrap();
                }
                Ok(()) if tree != *expected => wrong(&format!("{:?} instead of {:?}", brief(&tree), brief(expected))),
                Ok(()) => {}
            }
        }
        tallies.push(tally);
    }
    let secret = home.at("victim/secret").metadata().unwrap();
    assert!(secret.nlink() == 1 && secret.len() == 7, "a file outside every folder is touched");
    (accepted.len(), tallies, said)
}

/// A tree in few words.
fn brief(tree: &Tree) -> Vec<String> {
    let one = |(path, file): (&PathBuf, &Option<(Vec<u8>, i64)>)| match file {
        Some((bytes, time)) => format!("{} of {} bytes at {time}", path.display(), bytes.len()),
        None => format!("{}/", path.display()),
    };
    tree.iter().map(one).collect()
}

/// The short series in every test run, and the long one with `PANNIER_SOAK=1`.
#[test]
fn what_is_accepted_has_one_reading_for_every_tool() {
    let count = if soaking() { 10_000 } else { 300 };
    let home = Home::new();
    let victim = home.at("victim/secret");
    put(&victim, "private");
    let archives: Vec<Vec<u8>> = (0..count).map(|seed| odd::archive(seed, victim.to_str().unwrap())).collect();
    let (accepted, tallies, said) = compare(&home, &archives);
    for Tally { name, stopped, different } in &tallies {
        eprintln!(
            "{name}: {accepted} of {count} archives accepted, {different} read otherwise, {stopped} times stopped"
        );
    }
    assert!(accepted * 4 > archives.len(), "only {accepted} of {count} are accepted");
    assert!(said.is_empty(), "\n{said}");
}

/// How people make an archive by hand, of `*` in the corpus. The first two are those of FORMAT.md §10.3.
const MAKERS: [(&str, &str, &str); 13] = [
    ("GNU ustar, as told", "tar", "tar --format=ustar --mode=u+rwX,ug-s,o-t -cf $1 -C . *"),
    ("GNU pax, as told", "tar", "tar --format=pax --mode=u+rwX,ug-s,o-t -cf $1 -C . *"),
    ("GNU gnu, as told", "tar", "tar --format=gnu --mode=u+rwX,ug-s,o-t -cf $1 -C . *"),
    ("GNU ustar", "tar", "tar --format=ustar -cf $1 *"),
    ("GNU pax", "tar", "tar --format=pax -cf $1 *"),
    ("GNU", "tar", "tar cf $1 *"),
    ("libarchive ustar", "bsdtar", "bsdtar --format=ustar -cf $1 *"),
    ("libarchive pax", "bsdtar", "bsdtar --format=pax -cf $1 *"),
    ("libarchive gnutar", "bsdtar", "bsdtar --format=gnutar -cf $1 *"),
    ("BusyBox", "busybox", "busybox tar cf $1 *"),
    ("toybox", "toybox", "toybox tar cf $1 *"),
    ("Python pax", "python3", "python3 -m tarfile -c $1 *"),
    ("7-Zip", "7zz", "7zz a -ttar -bd -bso0 $1 *"),
];

#[test]
fn archives_that_people_make_by_hand_are_read() {
    let home = Home::new();
    corpus(&home.at("corpus"), 1);
    put(&home.at("corpus/سندهای دیگر").join("ن".repeat(40)).join("آب.txt"), "آب");
    home.shell(
        "touch -d @1234567890.123456789 corpus/index.html; chmod 600 corpus/empty.txt; chmod 444 corpus/data/one",
    )
    .exits(0);
    let long = home.at("corpus");
    let name = "ن".repeat(60);
    for (number, (maker, program, line)) in MAKERS.iter().enumerate().filter(|(_, (_, program, _))| present(&[program]))
    {
        // What ustar cannot hold is for the others; GNU's own options take care of modes that tools should not give.
        if line.contains("ustar") {
            home.shell("rm -rf corpus/long").exits(0);
        } else {
            put(&long.join("long").join(&name).join("p".repeat(90)).join("x"), "long");
        }
        let mode = if line.contains("--mode") { "02555" } else { "00755" };
        home.shell(&format!("chmod {mode} corpus/later; cd corpus; one() {{ {line}; }}; one ../{number}.tar")).exits(0);
        let mut expected = Tree::new();
        unpacked(&home.at("corpus"), Path::new(""), &mut expected).unwrap();
        let archive = fs::read(home.at(&format!("{number}.tar"))).unwrap();
        let read = strictly(&archive);
        assert!(read.as_ref() == Some(&expected), "{maker}: {program} makes an archive that is not read");
    }
}
