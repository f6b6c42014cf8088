//! The list of documents: where the list travels, and where the list is left out and made again (FORMAT.md §10.4).

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use crate::common::bundle::{arrived, checked, options, packed, pinned, publisher, refusal};
use crate::common::forge;
use crate::common::{documents, files, name_of, payload, put, room, tree};
use pannier::Error;
use pannier::cli::exit::{Class, Exit as _};
use pannier::digest::sha256;
use pannier::error::ReaderError;
use pannier::format::{Facts, Sealing};
use pannier::open::{Contact, list};
use pannier::pack::Options;
use pannier::seal::OpenWith;
use pannier::watch::Watch;

const LIST: &str = "CONTENTS.sha256";
const SIGNATURE: &str = "CONTENTS.sha256.minisig";

/// Tiny documents with names in several scripts and some that tools trip over.
fn many(at: &Path, count: usize) {
    let odd = ["-rf", " leading", "a b  c", "'$(x)'", "a/x", "a-b", "a.b", "می\u{200C}خواهم.txt", "饮用水.html"];
    for name in odd {
        put(&at.join(name), name);
    }
    for number in odd.len()..count {
        let folder = ["درمان", "水", "later"][number % 3];
        put(&at.join(folder).join(format!("{number:04}.txt")), format!("document {number}\n"));
    }
}

/// The list as §10.4 has it, of the documents below a folder.
fn list_of(corpus: &Path) -> Vec<u8> {
    let mut paths: Vec<(String, Vec<u8>)> = tree(corpus)
        .into_iter()
        .filter_map(|(path, bytes)| Some((path.to_str().unwrap().replace('\\', "/"), bytes?)))
        .collect();
    paths.sort();
    paths.iter().flat_map(|(path, bytes)| format!("{}  {path}\n", sha256(bytes)).into_bytes()).collect()
}

/// The archive of a public bundle.
fn archive(bundle: &Path) -> Vec<u8> {
    zstd::stream::decode_all(payload(bundle).as_slice()).unwrap()
}

/// The paths of the last two entries of an archive.
fn last_two(archive: &[u8]) -> Vec<String> {
    let mut reader = tar::Archive::new(archive);
    let path = |entry: std::io::Result<tar::Entry<'_, &[u8]>>| entry.unwrap().path().unwrap().display().to_string();
    let mut paths: Vec<String> = reader.entries().unwrap().map(path).collect();
    paths.split_off(paths.len() - 2)
}

/// A public bundle around an archive, signed by our publisher.
fn forged(at: &Path, archive: &[u8]) {
    let mut encoder = zstd::stream::Encoder::new(Vec::new(), 1).unwrap();
    encoder.include_checksum(true).unwrap();
    encoder.set_pledged_src_size(Some(archive.len() as u64)).unwrap();
    encoder.write_all(archive).unwrap();
    forge::bundle(at, &encoder.finish().unwrap(), Sealing::None, &publisher());
}

#[test]
fn many_small_documents_travel_without_their_list() {
    let room = room();
    let at = |name: &str| room.path().join(name);
    many(&at("corpus"), 1_000);
    let packed = packed(&at("corpus"), &at("bundle"), &Options { chunk_bytes: None, rehearsal: Some(1), ..options() });
    assert_eq!((packed.document_count, packed.rehearsed), (1_000, true));
    let archive = archive(&at("bundle"));
    assert_eq!(archive.len() as u64, packed.archive_bytes);
    let last = last_two(&archive);
    assert!(last[0] != LIST && last[1] == SIGNATURE, "{last:?}");

    let opened = arrived(&[at("bundle")], &at("out")).unwrap();
    assert!(documents(&at("out")) == tree(&at("corpus")), "other documents came back");
    let expected = list_of(&at("corpus"));
    assert!(fs::read(at("out").join(LIST)).unwrap() == expected, "another list lies beside the documents");
    assert_eq!((opened.unpacked.contents, packed.contents), (Some(sha256(&expected)), sha256(&expected)));

    // Nothing is written where documents are only listed.
    let checked = checked(&[at("bundle")]).unwrap();
    let publishers = pinned(&[&publisher()]);
    let held = publishers.admit(&checked.held[0], Contact::Pinned).unwrap();
    let listed = list(&held, room.path(), &OpenWith::Nothing, &Watch::default()).unwrap();
    assert_eq!(listed, opened.unpacked);
}

#[test]
fn fewer_documents_travel_with_their_list() {
    let room = room();
    let at = |name: &str| room.path().join(name);
    many(&at("corpus"), 999);
    let packed = packed(&at("corpus"), &at("bundle"), &options());
    let archive = archive(&at("bundle"));
    assert_eq!(archive.len() as u64, packed.archive_bytes);
    assert_eq!(last_two(&archive), [LIST, SIGNATURE]);
    assert_eq!(packed.contents, sha256(&list_of(&at("corpus"))));
}

/// The same documents, signature and all, with the list put back where it was left out: nothing that comes out differs.
#[test]
fn with_the_list_and_without_it_the_same_comes_out() {
    let room = room();
    let at = |name: &str| room.path().join(name);
    many(&at("corpus"), 1_000);
    packed(&at("corpus"), &at("bundle"), &options());
    let without = arrived(&[at("bundle")], &at("without")).unwrap();

    let mut archive = archive(&at("bundle"));
    let end = {
        let mut reader = tar::Archive::new(archive.as_slice());
        let signature = reader.entries().unwrap().map(Result::unwrap).last().unwrap();
        usize::try_from(signature.raw_header_position()).unwrap()
    };
    let mut list = list_of(&at("corpus"));
    let header = forge::header(LIST.as_bytes(), list.len() as u64);
    list.resize(list.len().next_multiple_of(512), 0);
    archive.splice(end..end, header.into_iter().chain(list));
    forged(&at("listed"), &archive);
    let with = arrived(&[at("listed")], &at("with")).unwrap();
    assert_eq!(with.unpacked, without.unpacked);
    assert!(tree(&at("with")) == tree(&at("without")), "something else lies in the folders");
}

#[test]
fn other_documents_than_those_signed_are_not_trusted_without_a_list_either() {
    let room = room();
    let at = |name: &str| room.path().join(name);
    many(&at("corpus"), 1_000);
    packed(&at("corpus"), &at("bundle"), &options());
    let whole = archive(&at("bundle"));
    forged(&at("same"), &whole);
    arrived(&[at("same")], &at("opened")).unwrap();

    let mut other = whole.clone();
    let place = memchr::memmem::find(&other, b"document 500\n").unwrap();
    other[place] ^= 0x20;
    forged(&at("other"), &other);
    // One document and its header less: from its header, whose data is one unit.
    let mut fewer = whole.clone();
    let place = memchr::memmem::find(&fewer, b"later/0500.txt").unwrap();
    fewer.drain(place..place + 1024);
    forged(&at("fewer"), &fewer);
    for name in ["other", "fewer"] {
        let out = at(&format!("out-{name}"));
        let error = refusal(arrived(&[at(name)], &out));
        assert!(matches!(error, Error::Reader(ReaderError::Contents(_))), "{name}: {error}");
        assert_eq!(error.class(), Class::NotTrusted);
        assert!(error.to_string().contains("the list made from them is not the one that was signed"), "{error}");
        assert!(!out.exists(), "{name}: something was left");
    }
    let left: Vec<PathBuf> = files(room.path()).into_iter().filter(|path| name_of(path).contains("part")).collect();
    assert_eq!(left, Vec::<PathBuf>::new());
}

/// Whoever holds a carrier does not learn from it how many documents there are.
#[test]
fn nothing_outside_the_payload_tells_whether_the_list_was_left_out() {
    let room = room();
    let at = |name: &str| room.path().join(name);
    let [few, many] = [999, 1_000].map(|count| {
        let (corpus, bundle) = (at(&format!("{count}.corpus")), at(&count.to_string()));
        many(&corpus, count);
        packed(&corpus, &bundle, &Options { chunk_bytes: Some(1 << 20), ..options() });
        let text = |name: &str| fs::read_to_string(bundle.join(name)).unwrap();
        let bytes = Facts::parse(text("bundle.json").as_bytes()).unwrap().payload_bytes;
        let fields: Vec<String> =
            text("bundle.json").lines().map(|line| line.split(':').next().unwrap().to_owned()).collect();
        let names: Vec<String> = files(&bundle).iter().map(|path| name_of(path)).collect();
        (text("README.txt").replace(&bytes.to_string(), "PAYLOAD"), fields, names)
    });
    assert_eq!(few, many);
}
