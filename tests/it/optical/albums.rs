//! Archives of photos, as messengers and file managers send them.

use std::fs;
use std::io::{Cursor, Write};
use std::path::Path;

use super::forms::{Pages, opens, pages};
use crate::common::codes::pictures;
use crate::common::cost::measured;
use crate::common::journey::home;
use crate::common::program::Home;
use crate::common::wrapped::{gzipped, tarred, zipped};
use crate::common::{name_of, put};
use zip::CompressionMethod::{Deflated, Stored};
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

/// A zip archive of these files.
fn archive(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in files {
        archive.start_file(*name, SimpleFileOptions::default().compression_method(Deflated)).unwrap();
        archive.write_all(bytes).unwrap();
    }
    archive.finish().unwrap().into_inner()
}

/// Nothing that was unpacked is left.
fn is_clean(home: &Home) {
    let left = fs::read_dir(home.at("tmp")).into_iter().flatten();
    let left: Vec<_> = left.map(|entry| entry.unwrap().path()).filter(|path| path.is_dir()).collect();
    assert!(left.is_empty(), "{left:?}");
}

#[test]
fn an_archive_of_photos_is_read_in_place() {
    let Some(Pages { home, .. }) = pages() else { return };
    let png = home.at("png");
    let zip = zipped(&png, Deflated);
    for (name, bytes) in [
        ("deflated/photos.zip", zip.clone()),
        ("stored/photos.zip", zipped(&png, Stored)),
        ("tar/photos.tar", tarred(&png)),
        ("gz/photos.tar.gz", gzipped(&tarred(&png))),
        ("renamed/photos.zip.1", zip.clone()),
        ("bare/photos", zip.clone()),
        ("inner/all.zip", archive(&[("a/photos.zip", &zip)])),
        ("inner-gz/all.zip", archive(&[("a/photos.tgz", &gzipped(&tarred(&png)))])),
        ("inner-tar/all.tar.gz", {
            fs::create_dir(home.at("zips")).unwrap();
            put(&home.at("zips/photos.zip"), zip);
            gzipped(&tarred(&home.at("zips")))
        }),
    ] {
        put(&home.at(name), bytes);
        let folder = Path::new(name).parent().unwrap().to_str().unwrap();
        opens(&home, folder);
        is_clean(&home);
    }
    // One picture for each archive, and the texts of a scanner.
    for (number, picture) in pictures(&png).iter().enumerate() {
        let bytes = fs::read(picture).unwrap();
        put(&home.at(&format!("each/{number}.zip")), archive(&[(&name_of(picture), &bytes)]));
        put(&home.at(&format!("single/{number}.png.gz")), gzipped(&bytes));
    }
    opens(&home, "each");
    opens(&home, "single");
    // A document that the user names is looked into too.
    put(&home.at("letter.docx"), zipped(&png, Deflated));
    opens(&home, "letter.docx");
}

#[test]
fn what_is_not_read_in_an_archive_is_named_by_its_place() {
    let home = home();
    let inside: [(&str, &[u8]); 8] = [
        ("a/IMG_1.HEIC", b"\0\0\0\x18ftypheic\0\0\0\0mif1heic"),
        ("a/pages.pdf", b"%PDF-1.7\n"),
        ("film.mp4", b"\0\0\0\x18ftypisom\0\0\0\0"),
        ("film.y4m", b"YUV4MPEG2 W1 H1"),
        ("photo.jxl", b"\xFF\x0A...."),
        ("more.7z", b"7z\xbc\xaf\x27\x1c"),
        ("letter.odt", b"x"),
        ("../../etc/IMG_2.jpg", b"\xFF\xD8\xFFx"),
    ];
    put(&home.at("in/photos.zip"), archive(&inside));
    put(&home.at("in/photos.tar.gz"), {
        let mut tar = tar::Builder::new(Vec::new());
        for (name, bytes) in &inside[..7] {
            let mut head = tar::Header::new_gnu();
            head.set_size(bytes.len() as u64);
            tar.append_data(&mut head, name, *bytes).unwrap();
        }
        gzipped(&tar.into_inner().unwrap())
    });
    let run = home.say("scan in -o got").exits(4);
    let mut run = run.says("photos.zip/etc/IMG_2.jpg: it is damaged").says("2 files that are no pictures: 2 .odt");
    for archive in ["in/photos.zip", "in/photos.tar.gz"] {
        for (name, why) in [
            ("a/IMG_1.HEIC", "it is a HEIC or AVIF photo inside an archive: unpack the archive, and give the folder"),
            ("a/pages.pdf", "it is a PDF inside an archive: unpack the archive, and give the folder"),
            ("film.mp4", "it is a film inside an archive: unpack the archive, and give the folder"),
            ("film.y4m", "it is a film inside an archive: unpack the archive, and give the folder"),
            ("photo.jxl", "it is JPEG XL"),
            ("more.7z", "it is an archive: unpack it, and give the folder"),
        ] {
            run = run.says(&format!("{archive}/{name}: {why}"));
        }
    }
}

#[test]
fn an_archive_that_is_not_read_wholly_says_why() {
    let home = home();
    put(&home.at("in/documents.zip"), archive(&[("a.txt", b"a letter"), ("b.txt", b"a letter")]));
    put(&home.at("in/notes.txt.gz"), gzipped(b"a letter"));
    put(&home.at("in/cut.zip"), &archive(&[("a.png", b"\x89PNG\r\n\x1A\n")])[..40]);
    put(&home.at("in/photos.rar"), b"Rar!\x1a\x07");
    put(&home.at("in/report.docx"), archive(&[("a.xml", b"<a/>")]));
    let mut locked = archive(&[("a.png", b"\x89PNG\r\n\x1A\n")]);
    let at = memchr::memmem::find(&locked, b"PK\x01\x02").unwrap();
    locked[at + 8] |= 1;
    put(&home.at("in/locked.zip"), locked);
    let run = home.say("scan in -o got").exits(4);
    let run = run.says("in/documents.zip: no file inside can hold codes");
    let run = run.says("in/notes.txt.gz: no file inside can hold codes");
    let run =
        run.says("in/cut.zip: the archive is damaged or cut short").says("in/locked.zip: a passphrase locks files");
    let run = run.says("in/photos.rar: it is an archive: unpack it, and give the folder");
    let run = run.says("4 files that are no pictures: 1 .docx, 3 .txt");
    assert!(!run.out.contains("take the pictures again"), "{}", run.out);
}

#[test]
fn bombs_of_pictures_cost_a_bounded_amount() {
    let home = home();
    // Hundreds of pictures of 16 MiB in a few megabytes.
    let zeros = [&b"\x89PNG\r\n\x1A\n"[..], &vec![0; 16 << 20]].concat();
    let one = archive(&[("a.png", &zeros)]);
    let bomb = |name: &str, count: usize| {
        let mut bomb = ZipWriter::new(Cursor::new(Vec::new()));
        let mut one = ZipArchive::new(Cursor::new(&one)).unwrap();
        for number in 0..count {
            bomb.raw_copy_file_rename(one.by_index(0).unwrap(), format!("{number}.png")).unwrap();
        }
        put(&home.at(name), bomb.finish().unwrap().into_inner());
    };
    bomb("zip/bomb.zip", 200);
    // Each archive inside would have an allowance of its own.
    bomb("zips/part.zip", 30);
    let part = fs::read(home.at("zips/part.zip")).unwrap();
    let parts: Vec<(String, &[u8])> = (0..40).map(|number| (format!("{number}.zip"), &part[..])).collect();
    let parts: Vec<(&str, &[u8])> = parts.iter().map(|(name, bytes)| (&name[..], *bytes)).collect();
    put(&home.at("zips/part.zip"), archive(&parts));
    // Gigabytes in megabytes, as a stream.
    put(&home.at("gz/bomb.gz"), gzipped(&vec![0; 1 << 20]).repeat(2 << 10));
    put(&home.at("tgz/bomb.tar.gz"), {
        let mut head = tar::Header::new_gnu();
        head.set_path("a.png").unwrap();
        head.set_size(8 << 30);
        head.set_cksum();
        [gzipped(head.as_bytes()), gzipped(&zeros).repeat(200)].concat()
    });
    for (folder, why, pictures) in [
        ("zip", "the archive has more files or more bytes than are looked at", 1..100),
        ("zips", "the archive has more files or more bytes than are looked at", 1..100),
        ("gz", "no file inside can hold codes", 0..1),
        ("tgz", "larger than 128 MiB", 0..1),
    ] {
        let line = format!("scan {folder} -o got-{folder} --json");
        let run = measured(&home, &line).within(std::time::Duration::from_secs(60), folder).exits(4);
        let skipped = run.json()["scan"]["skipped"].to_string();
        let damaged = skipped.matches("it is damaged").count();
        assert!(pictures.contains(&damaged) && skipped.contains(why), "{folder}: {damaged}, {skipped}");
        is_clean(&home);
    }
}
