//! Archives made by strangers cost bounded work, and harm nothing.

use std::fs;
use std::io::{Cursor, Write};
use std::path::Path;

use crate::common::bundle::{ours, packed_noise, publisher};
use crate::common::cost::measured;
use crate::common::program::Home;
use crate::common::tree;
use crate::common::wrapped::{gzipped, mailed, zipped};
use pannier::pack::Options;
use pannier_reader::carriers::Carriers;
use zip::CompressionMethod::{Deflated, Stored};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// A home with a whole bundle, in `in/bundle`, beside which archives can be put.
fn home() -> Home {
    let home = Home::new();
    fs::create_dir(home.at("in")).unwrap();
    let options = Options { chunk_bytes: Some(8 << 10), ..crate::common::bundle::options() };
    packed_noise(&home.at("in"), "bundle", 1, 30_000, &options);
    fs::remove_dir_all(home.at("in/bundle.corpus")).unwrap();
    home
}

/// Checks `in`, which holds a whole bundle and something hostile.
fn still_whole(home: &Home, what: &str) {
    let line = format!("check in -P {}", publisher().public().base64());
    let run = measured(home, &line).bounded(what).exits(0);
    assert!(run.out.starts_with("OK"), "{what}: {}", run.out);
    assert_eq!(
        fs::read_dir(home.at("tmp")).unwrap().filter(|entry| entry.as_ref().unwrap().path().is_dir()).count(),
        0
    );
}

fn archive(files: impl IntoIterator<Item = (String, Vec<u8>)>) -> Vec<u8> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in files {
        let options = SimpleFileOptions::default().compression_method(Deflated);
        archive.start_file(name, options).unwrap();
        archive.write_all(&bytes).unwrap();
    }
    archive.finish().unwrap().into_inner()
}

/// The carriers of a folder, listed as every command lists them.
fn listed(home: &Home) -> std::sync::Arc<dyn Carriers> {
    pannier::store::HeldCarriers::list(&[home.at("in")], &home.at("tmp")).unwrap()
}

#[test]
fn a_bomb_is_not_unpacked() {
    let home = home();
    let zeros = vec![0; 1 << 20];
    // A file that gets a gigabyte long, as the directory says.
    let mut bytes = archive([("m/d0001.bin".to_owned(), zeros.clone())]);
    let at = memchr::memmem::find(&bytes, b"PK\x01\x02").unwrap();
    bytes[at + 24..at + 28].copy_from_slice(&(1u32 << 30).to_le_bytes());
    fs::write(home.at("in/bomb.zip"), bytes).unwrap();
    // Two gigabytes in two megabytes.
    fs::write(home.at("in/bomb.tar.gz"), gzipped(&zeros).repeat(2 << 10)).unwrap();
    // A bomb inside an archive inside a mail.
    let inner = archive([("bomb.zip".to_owned(), fs::read(home.at("in/bomb.zip")).unwrap())]);
    fs::write(home.at("in/bomb.eml"), mailed(&[("x.zip".to_owned(), inner)])).unwrap();
    let carriers = listed(&home);
    let longest = carriers.files().iter().map(|file| file.bytes).max().unwrap();
    let most = 8 * fs::metadata(home.at("in/bomb.tar.gz")).unwrap().len() + (64 << 20);
    assert!(longest <= most && most < 1 << 30, "{longest}, {most}");
    let lies = (0..carriers.files().len()).filter_map(|file| carriers.lies(file));
    let unpacked = lies.filter(|lies| lies.path.starts_with(home.at("tmp"))).map(|lies| lies.plain_bytes).max();
    assert!(unpacked.unwrap_or(0) <= most + (64 << 20), "{unpacked:?}");
    drop(carriers);
    still_whole(&home, "bombs");
}

/// Thousands of names for the same bytes: each would cost the hash of them all.
#[test]
fn files_that_overlap_are_read_once() {
    let home = home();
    let names = (0..2_000).map(|number| (format!("m/d{number:04}.bin"), vec![7; 1000]));
    let mut bytes = {
        let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
        for (name, content) in names {
            archive.start_file(name, SimpleFileOptions::default().compression_method(Stored)).unwrap();
            archive.write_all(&content).unwrap();
        }
        archive.finish().unwrap().into_inner()
    };
    // Every file begins at the first header, and is as long as the archive.
    let length = (bytes.len() as u32 / 2).to_le_bytes();
    for at in memchr::memmem::find_iter(&bytes.clone(), b"PK\x01\x02") {
        bytes[at + 20..at + 24].copy_from_slice(&length);
        bytes[at + 24..at + 28].copy_from_slice(&length);
        bytes[at + 42..at + 46].copy_from_slice(&[0; 4]);
    }
    fs::write(home.at("in/overlap.zip"), &bytes).unwrap();
    let inside: u64 = listed(&home)
        .files()
        .iter()
        .filter(|file| file.path.starts_with(home.at("in/overlap.zip")))
        .map(|file| file.bytes)
        .sum();
    assert!(inside <= 2 * bytes.len() as u64, "{inside} of {}", bytes.len());
    still_whole(&home, "overlapping files");
}

#[test]
fn a_million_files_cost_little() {
    let home = home();
    // A directory of a million files, each of which is empty: 46 bytes and a name.
    let mut directory = Vec::new();
    for number in 0..1_000_000u32 {
        let mut head = [0; 46];
        head[..4].copy_from_slice(b"PK\x01\x02");
        head[28..30].copy_from_slice(&5u16.to_le_bytes());
        directory.extend(head);
        directory.extend(format!("{number:05x}").as_bytes().first_chunk::<5>().unwrap());
    }
    let mut end = vec![0; 56 + 20 + 22];
    end[..4].copy_from_slice(b"PK\x06\x06");
    end[4..12].copy_from_slice(&44u64.to_le_bytes());
    for at in [24, 32] {
        end[at..at + 8].copy_from_slice(&1_000_000u64.to_le_bytes());
    }
    end[40..48].copy_from_slice(&(directory.len() as u64).to_le_bytes());
    end[56..60].copy_from_slice(b"PK\x06\x07");
    end[64..72].copy_from_slice(&(directory.len() as u64).to_le_bytes());
    end[72..76].copy_from_slice(&1u32.to_le_bytes());
    end[76..80].copy_from_slice(b"PK\x05\x06");
    end[84..88].fill(0xff);
    end[88..96].fill(0xff);
    fs::write(home.at("in/many.zip"), [&b"PK\x03\x04"[..], &directory, &end].concat()).unwrap();
    // A tar of a hundred thousand empty files, in some 50 MB.
    let mut head = tar::Header::new_ustar();
    head.set_path("d0001.bin").unwrap();
    head.set_size(0);
    head.set_cksum();
    fs::write(home.at("in/many.tar"), head.as_bytes().repeat(100_000)).unwrap();
    assert!(listed(&home).files().len() < 50_000);
    still_whole(&home, "a million files");
}

#[test]
fn names_lead_nowhere_and_lengths_lie_in_vain() {
    let home = home();
    let names =
        ["../../../tmp/evil", "/tmp/evil", "..\\..\\evil", "C:\\evil", "m/../SHA256SUMS", "", "\u{202e}nib.1000d"];
    let files = names.iter().map(|name| ((*name).to_owned(), b"evil".to_vec()));
    fs::write(home.at("in/names.zip"), archive(files)).unwrap();
    let mut head = tar::Header::new_gnu();
    head.as_gnu_mut().unwrap().name[..24].copy_from_slice(b"../../../../../tmp/d0001");
    head.set_size(1 << 40);
    head.set_cksum();
    fs::write(home.at("in/names.tar"), head.as_bytes()).unwrap();
    // A long name that is said to have a terabyte.
    head.set_entry_type(tar::EntryType::GNULongName);
    head.set_cksum();
    fs::write(home.at("in/long.tar"), [&head.as_bytes()[..], &vec![b'a'; 30 << 20]].concat()).unwrap();
    let before = tree(&home.at("in"));
    let carriers = listed(&home);
    for (number, file) in carriers.files().iter().enumerate() {
        assert!(file.path.starts_with(home.at("in")), "{}", file.path.display());
        assert!(file.path.components().all(|part| part != std::path::Component::ParentDir), "{}", file.path.display());
        // What is listed can be read, as far as its length says.
        let mut bytes = vec![0; usize::try_from(file.bytes).unwrap()];
        carriers.open(number).unwrap().read_exact_at(&mut bytes, 0).unwrap();
    }
    drop(carriers);
    still_whole(&home, "names");
    assert!(tree(&home.at("in")) == before && !Path::new("/tmp/evil").exists());
}

/// Every byte of an archive, flipped or cut: no crash, and no wrong answer.
#[test]
fn damaged_archives_do_no_harm() {
    let home = home();
    let whole = zipped(&home.at("in/bundle"), Deflated);
    let mut random = fastrand::Rng::with_seed(7);
    let folder = home.at("torn");
    fs::create_dir(&folder).unwrap();
    for round in 0..60 {
        let mut bytes = whole.clone();
        for _ in 0..random.usize(1..20) {
            // Most of the damage goes to the directory at the end.
            let at = if random.bool() { random.usize(..bytes.len()) } else { bytes.len() - 1 - random.usize(..1_500) };
            bytes[at] = random.u8(..);
        }
        if round % 5 == 0 {
            bytes.truncate(random.usize(..bytes.len()));
        }
        fs::write(folder.join("m.zip"), bytes).unwrap();
        let checked = pannier::check::check(
            std::slice::from_ref(&folder),
            &ours(),
            &home.at("tmp"),
            &pannier::watch::Watch::default(),
        );
        if let Ok(checked) = checked {
            assert!(checked.held.iter().all(|held| held.report.have_blocks <= held.bundle.layout.block_count()));
        }
    }
}
