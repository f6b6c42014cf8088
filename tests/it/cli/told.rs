//! What `pack` tells of the traces of makers and systems in the documents: real files of real programs, litter, old names.

use std::fs::{self, File};

use serde_json::Value;

use crate::common::journey::home;
use crate::common::program::Home;
use crate::common::{put, tools};

/// The kinds of traces of a document, as JSON names them.
fn notices(object: &Value, path: &str) -> Vec<String> {
    let all = object["notices"].as_array().unwrap().iter().filter(|notice| notice["path"] == path);
    all.map(|notice| notice["kind"].as_str().unwrap().to_owned()).collect()
}

fn pack(home: &Home, more: &str) -> crate::common::program::Run {
    home.say(&format!("pack c -k publisher.key --public --dry-run {more}"))
}

#[test]
fn films_photos_recordings_and_tracks_of_real_programs_are_told() {
    if !tools::present(&["ffmpeg", "exiftool"]) {
        return;
    }
    let home = home();
    fs::create_dir(home.at("c")).unwrap();
    let place = "-metadata location=+00.1111+000.2222/";
    let sign = "-metadata artist=Somebody";
    let film = "-f lavfi -i testsrc=d=1:s=176x144";
    let sound = "-f lavfi -i sine=d=1";
    for (input, tags, name) in [
        (film, place, "film.mp4"),
        (film, place, "film.mov"),
        (film, place, "film.3gp"),
        (film, place, "film.mkv"),
        (film, "", "plain.mp4"),
        (film, "", "plain.mkv"),
        (film, "-frames:v 1", "plain.jpg"),
        (film, "-frames:v 1", "plain.png"),
        (sound, sign, "talk.m4a"),
        (sound, sign, "talk.mp3"),
        (sound, sign, "talk.ogg"),
        (sound, sign, "talk.flac"),
        (sound, sign, "talk.wav"),
    ] {
        home.shell(&format!("ffmpeg -nostdin -loglevel error {input} {tags} c/{name}")).exits(0);
    }
    for (tags, from, name) in [
        ("-GPSLatitude=1 -GPSLongitude=2", "plain.jpg", "place.jpg"),
        ("-XMP:GPSLatitude=1 -XMP:GPSLongitude=2", "plain.jpg", "packet.jpg"),
        ("-XMP:GPSLatitude=1 -XMP:GPSLongitude=2", "plain.png", "packet.png"),
        ("-XMP:GPSLatitude=1 -XMP:GPSLongitude=2", "plain.mp4", "packet.mp4"),
        ("-Keys:GPSCoordinates=1,2", "plain.mp4", "keys.mov"),
        ("-IPTC:City=Town", "plain.jpg", "captions.jpg"),
        ("-Artist=Somebody", "plain.jpg", "author.jpg"),
        ("-Author=Somebody", "plain.png", "author.png"),
        ("-SerialNumber=123", "plain.jpg", "serial.jpg"),
        ("'-ThumbnailImage<=c/plain.jpg'", "plain.jpg", "smaller.jpg"),
    ] {
        home.shell(&format!("exiftool -q {tags} -o c/{name} c/{from}")).exits(0);
    }
    home.shell("exiftool -q -XMP:Creator=Somebody -o c/plain.xmp").exits(0);
    put(&home.at("c/walk.gpx"), "<?xml version=\"1.0\"?><gpx><trk><trkpt lat=\"1\" lon=\"2\"/></trk></gpx>");
    let object = pack(&home, "--json").exits(0).json();
    for (kind, names) in [
        (
            "position",
            &[
                "film.mp4",
                "film.mov",
                "film.3gp",
                "film.mkv",
                "place.jpg",
                "packet.jpg",
                "packet.png",
                "packet.mp4",
                "keys.mov",
                "captions.jpg",
                "walk.gpx",
            ][..],
        ),
        (
            "author",
            &["talk.m4a", "talk.mp3", "talk.ogg", "talk.flac", "talk.wav", "author.jpg", "author.png", "plain.xmp"],
        ),
        ("camera", &["serial.jpg"]),
        ("preview", &["smaller.jpg"]),
    ] {
        for name in names {
            assert_eq!(notices(&object, name), [kind], "{name}");
        }
    }
    for name in ["plain.mp4", "plain.mkv", "plain.jpg", "plain.png"] {
        assert_eq!(notices(&object, name), [""; 0], "{name}");
    }
    assert_eq!(object["looked_into"], serde_json::json!({"whole_count": 25, "part_count": 0}));
    let run = pack(&home, "").exits(0);
    for said in [
        "11 documents tell places",
        "exiftool -all=",
        "into 25 of 25 documents",
        "a document without a warning may tell",
    ] {
        assert!(run.out.contains(said) || run.err.contains(said), "{said:?}\n{}\n{}", run.out, run.err);
    }
}

#[test]
fn heic_and_avif_photos_of_real_programs_are_told() {
    let make = "python3 -c 'import pillow_heif'";
    if !tools::works("making HEIC (pillow_heif)", make) {
        return;
    }
    let home = home();
    fs::create_dir(home.at("c")).unwrap();
    put(
        &home.at("make.py"),
        "import pillow_heif\nfrom PIL import Image\npillow_heif.register_heif_opener()\nim = Image.new('RGB', (64, 64))\n\
         im.save('c/plain.heic')\ne = im.getexif()\ng = e.get_ifd(0x8825)\ng[1] = 'N'\ng[2] = (1.0, 2.0, 3.0)\ne[0x8825] = g\n\
         im.save('c/place.heic', exif=e)\nim.save('c/place.avif', exif=e)\nim.save('c/place.webp', exif=e)\n",
    );
    home.shell("python3 make.py").exits(0);
    let object = pack(&home, "--json").exits(0).json();
    for name in ["place.heic", "place.avif", "place.webp"] {
        assert_eq!(notices(&object, name), ["position"], "{name}");
    }
    assert_eq!(notices(&object, "plain.heic"), [""; 0]);
}

#[test]
fn a_document_that_cannot_be_looked_into_is_told_and_counted() {
    let home = home();
    put(&home.at("c/locked.pdf"), "%PDF-1.4 trailer <</Encrypt 3 0 R>>");
    put(&home.at("c/letter.txt"), "a letter");
    let run = pack(&home, "").exits(0).says("1 document may tell a place or a person").says("locked.pdf");
    run.says("into 1 of 2 documents for places and names, 1 of them not to the end");
}

#[test]
fn litter_is_named_and_left_out_on_request() {
    let home = home();
    for name in [
        "letter.txt",
        "Thumbs.db",
        ".DS_Store",
        "._letter.txt",
        "__MACOSX/._a",
        "~$report.docx",
        ".~lock.report.odt#",
        "System Volume Information/WPSettings.dat",
        "$RECYCLE.BIN/$R1",
        ".Trash-1000/files/old.txt",
        "home/.bash_history",
        "home/.python_history",
        "home/.viminfo",
    ] {
        put(&home.at("c").join(name), "x");
    }
    let run = pack(&home, "-v").exits(0);
    for said in ["Thumbs.db", ".DS_Store", "~$report.docx", "$RECYCLE.BIN", ".viminfo", "--leave-out-litter"] {
        assert!(run.err.contains(said), "{said:?} is not said\n{}", run.err);
    }
    assert!(!run.err.contains("WPSettings.dat"), "a folder is named once\n{}", run.err);
    let object = pack(&home, "--json").exits(0).json();
    assert_eq!((&object["document_count"], object["litter"].as_array().unwrap().len()), (&Value::from(13), 12));
    let run = pack(&home, "--leave-out-litter").exits(0).says("1 document, 1 B, 12 left out");
    assert!(!run.err.contains("--leave-out-litter"), "{}", run.err);
    let object = pack(&home, "--leave-out-litter --json").exits(0).json();
    assert_eq!(object["document_count"], 1);
    // What a pattern leaves out is no litter in the bundle.
    let object = pack(&home, "--exclude home --json").exits(0).json();
    assert_eq!(object["litter"].as_array().unwrap().len(), 9);
}

#[test]
fn a_document_without_end_costs_the_maintainer_nothing() {
    // The limits of `bytes.rs` are proven by counts there; here the files are as long as a real one may be.
    let home = home();
    fs::create_dir(home.at("c")).unwrap();
    for (name, head) in [("map.tif", &b"II*\0\x08\0\0\0"[..]), ("film.mp4", b"\0\0\0\x08ftyp\0\0\0\0moov")] {
        fs::write(home.at("c").join(name), head).unwrap();
        File::options().write(true).open(home.at("c").join(name)).unwrap().set_len(200 << 20).unwrap();
    }
    let run = home.shell("ulimit -v 1000000; \"$PANNIER\" pack c -k publisher.key --public --dry-run --level 1");
    run.exits(0).says("into 2 of 2 documents");
}

#[cfg(unix)]
#[test]
fn a_name_of_an_old_encoding_is_refused_with_its_probable_reading() {
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt;

    let home = home();
    fs::create_dir(home.at("c")).unwrap();
    // `急救手册.txt` in GBK, and `راهنما.txt` in windows-1256.
    for name in [&b"\xBC\xB1\xBE\xC8\xCA\xD6\xB2\xE1.txt"[..], b"\xD1\xC7\xE5\xE4\xE3\xC7.txt"] {
        if fs::write(home.at("c").join(OsStr::from_bytes(name)), "x").is_err() {
            eprintln!("SKIPPED: this file system takes Unicode names only");
            return;
        }
    }
    let run = pack(&home, "").exits(7).says("probably GBK: 急救手册.txt").says("probably windows-1256: راهنما.txt");
    run.says("convmv -f");
    pack(&home, "--escape-names").exits(0);
}
