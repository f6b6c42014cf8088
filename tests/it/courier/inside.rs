//! A bundle inside an archive or a mail is read in place; what is not read is named with the one thing to do.

use std::fs;
use std::path::{Path, PathBuf};

use crate::common::bundle::{arrived, checked, ours, packed_noise, publisher, refusal};
use crate::common::program::Home;
use crate::common::wrapped::{gzipped, in_base64, mailed, tarred, zipped};
use crate::common::{files, name_of, only, room, tree};
use pannier::Error;
use pannier::check::Verdict;
use pannier::courier::gather::gather;
use pannier::error::ReaderError;
use pannier::pack::Options;
use pannier::watch::Watch;
use pannier_reader::container::{ContainerKind, LeftInside};
use zip::CompressionMethod::{Deflated, Stored};

/// A bundle with chunks of 8 KiB.
fn bundle(at: &Path) -> PathBuf {
    let options = Options { chunk_bytes: Some(8 << 10), ..crate::common::bundle::options() };
    packed_noise(at, "bundle", 1, 60_000, &options)
}

/// Every form in which the bundle may come.
fn forms(whole: &Path) -> Vec<(&'static str, Vec<u8>)> {
    let tar = tarred(whole);
    let all: Vec<(String, Vec<u8>)> =
        files(whole).iter().map(|file| (name_of(file), fs::read(file).unwrap())).collect();
    let in_mail = vec![("m42.zip".to_owned(), zipped(whole, Deflated))];
    vec![
        ("m42.zip", zipped(whole, Deflated)),
        ("stored.zip", zipped(whole, Stored)),
        ("m42.zip.bin.jpg", zipped(whole, Deflated)),
        ("m42.tar", tar.clone()),
        ("m42.tar.gz", gzipped(&tar)),
        ("m42.tgz", gzipped(&tar)),
        ("m42.b64", in_base64(&gzipped(&tar), "\n").into_bytes()),
        ("crlf.txt", in_base64(&tar, "\r\n").into_bytes()),
        ("parts.eml", mailed(&all).into_bytes()),
        ("zip.eml", mailed(&in_mail).into_bytes()),
    ]
}

#[test]
fn a_bundle_in_an_archive_or_a_mail_is_read_in_place() {
    let room = room();
    let whole = bundle(room.path());
    for (name, bytes) in forms(&whole) {
        let folder = room.path().join(format!("in-{name}"));
        fs::create_dir(&folder).unwrap();
        fs::write(folder.join(name), &bytes).unwrap();
        let found = checked(std::slice::from_ref(&folder)).unwrap();
        assert_eq!((found.held.len(), found.held[0].report.verdict), (1, Verdict::Ok), "{name}");
        let containers = found.search.carriers.containers();
        assert_eq!((containers.len(), containers[0].left), (1, None), "{name}");
        assert_eq!(containers[0].path, folder.join(name), "{name}");
        // The archive itself is named as a carrier too.
        let out = room.path().join(format!("out-{name}"));
        arrived(&[folder.join(name)], &out).unwrap();
        assert!(tree(&out).contains_key(Path::new("noise")), "{name}");
        let gathered = room.path().join(format!("gathered-{name}"));
        gather(&[folder], &gathered, &ours(), room.path(), &Watch::default()).unwrap();
        assert!(tree(&only(&gathered)) == tree(&whole), "{name}");
    }
}

/// Half of a bundle in one archive, and the other half in another one and in a folder.
#[test]
fn archives_and_folders_are_pooled() {
    let room = room();
    let whole = bundle(room.path());
    let folder = room.path().join("in");
    let half = |keep: usize| {
        let half = room.path().join(format!("half{keep}"));
        fs::create_dir(&half).unwrap();
        for (number, file) in files(&whole).iter().enumerate().filter(|(number, _)| number % 3 == keep) {
            fs::copy(file, half.join(format!("{}{number}", name_of(file)))).unwrap();
        }
        half
    };
    fs::create_dir(&folder).unwrap();
    fs::write(folder.join("a.zip"), zipped(&half(0), Deflated)).unwrap();
    fs::write(folder.join("b.tgz"), gzipped(&tarred(&half(1)))).unwrap();
    let found = checked(&[folder, half(2)]).unwrap();
    assert_eq!(found.held[0].report.verdict, Verdict::Ok);
}

#[test]
fn what_is_read_in_place_is_told_and_opens_under_every_command() {
    let home = Home::new();
    let whole = bundle(&home.at(""));
    fs::create_dir(home.at("in")).unwrap();
    fs::write(home.at("in/m42.zip"), zipped(&whole, Deflated)).unwrap();
    let key = publisher().public().base64();
    home.run(["check", "in", "-P", &key]).exits(0).says("in/m42.zip: ");
    let object = home.run(["check", "in", "-P", &key, "--json"]).exits(0).json();
    assert_eq!(object["containers"][0]["kind"], "zip");
    home.run(["show", "in", "-P", &key]).exits(0).says("in/m42.zip");
    home.run(["list", "in", "-P", &key]).exits(0).says("noise");
    home.run(["open", "in/m42.zip", "-o", "out", "-P", &key]).exits(0);
    home.run(["repair", "in", "-o", "again", "-P", &key]).exits(0);
    assert!(tree(&home.at("again")) == tree(&whole));
    home.run(["want", "in", "-P", &key]).exits(0);
    home.run(["gather", "in", "-o", "card", "-P", &key]).exits(0);
    // Nothing is left where archives were unpacked.
    assert_eq!(fs::read_dir(home.at("tmp")).unwrap().count(), 0);
}

#[test]
fn what_is_not_read_is_named_with_the_one_thing_to_do() {
    let home = Home::new();
    let key = publisher().public().base64();
    let mut fat = vec![0; 70_000];
    fat[82..87].copy_from_slice(b"FAT32");
    fat[510..512].copy_from_slice(b"\x55\xaa");
    for (name, bytes, says) in [
        ("m42.7z", b"7z\xbc\xaf\x27\x1c and more".to_vec(), "7z x in/m42.7z -oin/m42.unpacked"),
        ("m 42.rar", b"Rar!\x1a\x07\x00 and more".to_vec(), "unrar x 'in/m 42.rar' 'in/m 42.unpacked'/"),
        ("m42.tar.xz", b"\xfd7zXZ\x00 and more".to_vec(), "tar -xf in/m42.tar.xz -C in/m42.unpacked"),
        ("m42.zip", b"PK\x03\x04 torn".to_vec(), "zip -FF in/m42.zip --out in/m42.mended.zip"),
        ("card.img", fat, "pannier salvage in/card.img -o in/card.unpacked"),
        ("FILE0001.CHK", b"anything".to_vec(), "pannier salvage in/FILE0001.CHK -o in/FILE0001.unpacked"),
    ] {
        fs::create_dir(home.at("in")).unwrap();
        fs::write(home.at("in").join(name), bytes).unwrap();
        home.run(["check", "in", "-P", &key]).exits(4).says(&format!("in/{name} is ")).says(says);
        fs::remove_dir_all(home.at("in")).unwrap();
    }
}

/// Beside a bundle that lacks something, the archive that may have it is told; beside a whole one, nothing is said.
#[test]
fn an_archive_that_may_have_the_rest_is_told() {
    let home = Home::new();
    let whole = bundle(&home.at(""));
    fs::write(whole.join("more.7z"), b"7z\xbc\xaf\x27\x1c and more").unwrap();
    let key = publisher().public().base64();
    assert!(!home.run(["check", "bundle", "-P", &key]).exits(0).out.contains("more.7z is"));
    fs::remove_file(whole.join("d0002.bin")).unwrap();
    home.run(["check", "bundle", "-P", &key])
        .exits(3)
        .says("bundle/more.7z is a 7-Zip archive")
        .says("7z x bundle/more.7z");
}

#[test]
fn a_locked_archive_is_named() {
    let room = room();
    let whole = bundle(room.path());
    let folder = room.path().join("in");
    fs::create_dir(&folder).unwrap();
    // The bit that says that a file is locked, in every header of the directory.
    let mut bytes = zipped(&whole, Stored);
    let heads: Vec<usize> = memchr::memmem::find_iter(&bytes, b"PK\x01\x02").collect();
    heads.iter().for_each(|at| bytes[at + 8] |= 1);
    fs::write(folder.join("m42.zip"), bytes).unwrap();
    match refusal(checked(&[folder])) {
        Error::Reader(ReaderError::NotUnpacked(container)) => {
            assert_eq!((container.kind, container.left), (ContainerKind::Zip, Some(LeftInside::Locked)));
        }
        other => panic!("{other}"),
    }
}
