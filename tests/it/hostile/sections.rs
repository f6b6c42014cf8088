//! Seek tables and sections that lie (FORMAT.md §10.5): a reader ignores or refuses them, and gives out nothing but what was signed.

use std::fs;
use std::path::Path;

use crate::common::bundle::{checked, ours, publisher};
use crate::common::cost::measured;
use crate::common::forge;
use crate::common::program::Home;
use crate::common::{noise, tree};
use pannier::digest::sha256;
use pannier::find::search::Wanted;
use pannier::format::facts::Sealing;
use pannier::format::seek::{Frame, SeekTable};
use pannier::open::{Contact, Outcome, open, open_part};
use pannier::seal::OpenWith;
use pannier::watch::Watch;
use pannier::{Error, Result};
use pannier_reader::error::{ContentsFault, Error as ReaderError, PayloadFault};

/// One entry of an archive.
fn entry(path: &str, bytes: &[u8]) -> Vec<u8> {
    let mut entry = forge::header(path.as_bytes(), bytes.len() as u64).to_vec();
    entry.extend(bytes);
    entry.resize(entry.len().next_multiple_of(512), 0);
    entry
}

/// A frame as FORMAT.md §10.2 demands.
fn frame(content: &[u8]) -> Vec<u8> {
    let mut encoder = zstd::Encoder::new(Vec::new(), 1).unwrap();
    encoder.include_checksum(true).unwrap();
    encoder.include_contentsize(true).unwrap();
    encoder.set_pledged_src_size(Some(content.len() as u64)).unwrap();
    std::io::Write::write_all(&mut encoder, content).unwrap();
    encoder.finish().unwrap()
}

/// The documents of every case.
fn documents() -> Vec<(String, Vec<u8>)> {
    (0..6).map(|number| (format!("d{number}"), noise(number, 700_000))).collect()
}

fn list_of(documents: &[(String, Vec<u8>)]) -> String {
    documents.iter().map(|(path, bytes)| format!("{}  {path}\n", sha256(bytes))).collect()
}

/// The last section: the list, its signature and the end.
fn last(list: &str, comment: &str) -> Vec<u8> {
    let signature = publisher().sign(list.as_bytes(), comment).unwrap();
    [entry("CONTENTS.sha256", list.as_bytes()), entry("CONTENTS.sha256.minisig", signature.as_bytes()), vec![0; 1024]]
        .concat()
}

const COMMENT: &str = "pannier contents mosaic 42";

/// Contents of sections, two documents in each, and the last one.
fn sections() -> Vec<Vec<u8>> {
    let documents = documents();
    let two = |two: &[(String, Vec<u8>)]| two.iter().flat_map(|(path, bytes)| entry(path, bytes)).collect::<Vec<u8>>();
    documents.chunks(2).map(two).chain([last(&list_of(&documents), COMMENT)]).collect()
}

/// A payload of these sections. `change` changes the table.
fn payload(sections: &[Vec<u8>], change: impl Fn(&mut Vec<Frame>)) -> Vec<u8> {
    let mut out = Vec::new();
    let mut frames = Vec::new();
    for content in sections {
        let bytes = frame(content);
        let number = |length: usize| u32::try_from(length).unwrap();
        frames.push(Frame { bytes: number(bytes.len()), content_bytes: number(content.len()) });
        out.extend(bytes);
    }
    change(&mut frames);
    let mut table = SeekTable::default();
    frames.into_iter().for_each(|frame| table.push(frame));
    out.extend(table.write());
    out
}

/// Opens a payload whole, and in part without its second chunk.
fn opened(at: &Path, payload: &[u8]) -> (Result<usize>, Result<Vec<String>>) {
    let bundle = at.join("bundle");
    let _ = fs::remove_dir_all(at);
    forge::bundle(&bundle, payload, Sealing::None, &publisher());
    let roots = [bundle.clone()];
    let whole = checked(&roots).and_then(|checked| {
        let held = ours().admit(checked.one(&Wanted::Only)?, Contact::Pinned)?;
        open(&held, &at.join("whole"), &OpenWith::Nothing, &Watch::default())
    });
    let whole = whole.map(|opened| opened.unpacked.documents.len());
    fs::remove_file(bundle.join("d0002.bin")).unwrap();
    let part = checked(&roots).and_then(|checked| {
        let held = ours().admit(checked.one(&Wanted::Only)?, Contact::Pinned)?;
        open_part(&held, &at.join("part"), &OpenWith::Nothing, &Watch::default())
    });
    let part = part.map(|outcome| match outcome {
        Outcome::Part(part) => {
            let listing = &part.opened.unpacked.documents;
            part.here.iter().map(|number| listing.get(*number as usize).unwrap().path.to_owned()).collect()
        }
        Outcome::Whole(_) => panic!("a chunk is missing"),
    });
    // Whatever came out is what was signed.
    for folder in ["whole", "part"] {
        if at.join(folder).exists() {
            for (path, bytes) in tree(&at.join(folder)) {
                let Some(document) = documents().into_iter().find(|(name, _)| Path::new(name) == path) else {
                    assert!(
                        path.starts_with("CONTENTS.sha256") || path.ends_with("CONTENTS.sha256.minisig"),
                        "{path:?}"
                    );
                    continue;
                };
                assert!(bytes == Some(document.1), "{path:?}");
            }
        }
    }
    (whole, part)
}

fn is_not_enough<T>(result: &Result<T>) -> bool {
    matches!(result, Err(Error::Reader(ReaderError::NotEnough { .. })))
}

#[test]
fn a_true_table_opens_what_is_here() {
    let room = crate::common::room();
    let (whole, part) = opened(room.path(), &payload(&sections(), |_| ()));
    assert_eq!(whole.unwrap(), 6);
    let part = part.unwrap();
    assert!(part.contains(&"d0".to_owned()) && part.contains(&"d5".to_owned()) && part.len() < 6, "{part:?}");
}

#[test]
fn a_table_that_lies_is_no_table() {
    let room = crate::common::room();
    let sections = sections();
    type Change = fn(&mut Vec<Frame>);
    let changes: [(&str, Change); 6] = [
        ("a frame less", |frames| _ = frames.remove(1)),
        ("a frame twice", |frames| frames.insert(1, frames[1])),
        ("a longer frame", |frames| frames[0].bytes += 1),
        ("no frames", Vec::clear),
        ("a huge frame", |frames| frames[0].bytes = u32::MAX),
        ("nothing in it", |frames| frames.iter_mut().for_each(|frame| frame.bytes = 0)),
    ];
    for (name, change) in changes {
        let (whole, part) = opened(room.path(), &payload(&sections, change));
        assert_eq!(whole.map_err(|error| error.to_string()), Ok(6), "{name}");
        assert!(is_not_enough(&part), "{name}: {part:?}");
    }
}

/// The sums are right, and what is said of the frames is not. Whoever reads the archive from its beginning sees nothing of it.
#[test]
fn a_table_with_right_sums_and_wrong_frames_gives_nothing_wrong() {
    let room = crate::common::room();
    let sections = sections();
    type Change = fn(&mut Vec<Frame>);
    let changes: [(&str, Change); 4] = [
        ("a byte moved", |frames| {
            frames[0].bytes -= 1;
            frames[1].bytes += 1;
        }),
        ("content moved", |frames| {
            frames[0].content_bytes -= 512;
            frames[1].content_bytes += 512;
        }),
        ("in another order", |frames| frames.swap(0, 3)),
        ("two as one", |frames| {
            let second = frames.remove(1);
            frames[0].bytes += second.bytes;
            frames[0].content_bytes += second.content_bytes;
        }),
    ];
    for (name, change) in changes {
        let (whole, part) = opened(room.path(), &payload(&sections, change));
        match whole {
            Ok(count) => assert_eq!(count, 6, "{name}"),
            Err(error) => assert!(matches!(error, Error::Reader(ReaderError::Payload(_))), "{name}: {error}"),
        }
        match part {
            Ok(documents) => assert!(documents.len() < 6, "{name}"),
            Err(error) => {
                let is_refused =
                    matches!(error, Error::Reader(ReaderError::Payload(_) | ReaderError::NotEnough { .. }));
                assert!(is_refused, "{name}: {error}");
            }
        }
    }
}

#[test]
fn sections_in_another_order_and_lists_of_others_are_refused() {
    let room = crate::common::room();
    let documents = documents();
    let mut swapped = sections();
    swapped.swap(0, 1);
    let (whole, part) = opened(room.path(), &payload(&swapped, |_| ()));
    assert!(matches!(whole, Err(Error::Reader(ReaderError::Contents(ContentsFault::Document(_))))), "{whole:?}");
    // Each of them is genuine all the same.
    assert!(part.unwrap().len() < 6);

    for (name, list, comment) in [
        ("of another release", list_of(&documents), "pannier contents mosaic 41"),
        ("of a bundle", list_of(&documents), "pannier bundle mosaic 42"),
    ] {
        let mut other = sections();
        *other.last_mut().unwrap() = last(&list, comment);
        let (whole, part) = opened(room.path(), &payload(&other, |_| ()));
        for result in [whole.map(drop), part.map(drop)] {
            assert!(matches!(result, Err(Error::Reader(ReaderError::Contents(ContentsFault::ListUnsigned)))), "{name}");
        }
    }

    // The list has a document that the archive has with other bytes: nothing of it is given out.
    let mut other = sections();
    other[0] = [entry("d0", &noise(99, 700_000)), entry("d1", &documents[1].1)].concat();
    let (whole, part) = opened(room.path(), &payload(&other, |_| ()));
    assert!(matches!(whole, Err(Error::Reader(ReaderError::Contents(ContentsFault::Document(_))))), "{whole:?}");
    assert!(matches!(part, Err(Error::Reader(ReaderError::Contents(ContentsFault::Document(_))))), "{part:?}");
    assert!(!room.path().join("part").exists());

    // A path that comes in two sections, and one that the list names twice.
    let mut twice = sections();
    twice[1] = [entry("d0", &documents[0].1), entry("d3", &documents[3].1)].concat();
    let (whole, part) = opened(room.path(), &payload(&twice, |_| ()));
    assert!(matches!(whole, Err(Error::Reader(ReaderError::Payload(PayloadFault::Collision { .. })))), "{whole:?}");
    assert!(matches!(part, Err(Error::Reader(ReaderError::Payload(_) | ReaderError::Exists(_))) | Ok(_)), "{part:?}");
    let mut twice = sections();
    let list = list_of(&documents) + &list_of(&documents[..1]);
    *twice.last_mut().unwrap() = last(&list, COMMENT);
    let (whole, part) = opened(room.path(), &payload(&twice, |_| ()));
    assert!(whole.is_err());
    assert!(part.is_err(), "{part:?}");
}

#[test]
fn what_only_the_whole_archive_may_have_is_refused_in_a_section() {
    let room = crate::common::room();
    let mut early = sections();
    early[1].extend([0; 1024]);
    let mut second_list = sections();
    second_list[0] = [entry("CONTENTS.sha256", b""), second_list[0].clone()].concat();
    let mut torn = sections();
    let length = torn[0].len();
    torn[0].truncate(length - 512);
    for (name, sections) in [("an end mark", early), ("a second list", second_list), ("a torn entry", torn)] {
        let (whole, part) = opened(room.path(), &payload(&sections, |_| ()));
        assert!(matches!(whole, Err(Error::Reader(ReaderError::Payload(_)))), "{name}: {whole:?}");
        if let Ok(documents) = part {
            assert!(documents.len() < 6, "{name}");
        }
    }
}

/// A hundred thousand frames cost time and memory as one of them does.
#[test]
fn a_hundred_thousand_frames_cost_little() {
    const FRAMES: usize = 100_000;
    let home = Home::new();
    let documents: Vec<(String, Vec<u8>)> =
        (0..FRAMES).map(|number| (format!("d{number:06}"), vec![b'x'; 9])).collect();
    let mut sections: Vec<Vec<u8>> = documents.iter().map(|(path, bytes)| entry(path, bytes)).collect();
    sections.push(last(&list_of(&documents), COMMENT));
    forge::bundle(&home.at("bundle"), &payload(&sections, |_| ()), Sealing::None, &publisher());
    let key = publisher().public().base64();
    measured(&home, &format!("open bundle -P {key} -o all")).bounded("open").exits(0);
    let run = measured(&home, &format!("cat bundle -P {key} d{:06}", FRAMES - 1)).bounded("cat").exits(0);
    assert_eq!(run.out, "x".repeat(9));
    fs::remove_file(home.at("bundle/d0002.bin")).unwrap();
    measured(&home, &format!("open --partial bundle -P {key} -o part")).bounded("open --partial").exits(9);
}
