//! The report of `check` about the files: the files that belong to a bundle, and the faults of the other files.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use crate::common;
use crate::common::bundle::{arrived, checked, options, packed, refusal, signer};
use crate::common::journey::{home, pack as pack_at, publisher_of};
use crate::common::program::run;
use crate::common::{copy, corpus, files, noise, put, room};
use pannier::Error;
use pannier::check::{BadFile, FileFault, Held, Verdict};
use pannier::cli::exit::{Class, Exit as _};
use pannier::error::ReaderError;
use pannier::pack::{Options, pack};
use pannier::seal::SealWith;
use pannier::watch::Watch;

#[test]
fn a_small_file_is_a_good_file_of_its_own_bundle_only() {
    let room = room();
    let at = |name: &str| room.path().join(name);
    let stranger = signer("stranger.key");
    for (seed, name) in (1..).zip(["first", "second", "theirs"]) {
        corpus(&at("corpus").join(name), seed);
    }
    packed(&at("corpus/first"), &at("first"), &options());
    packed(&at("corpus/second"), &at("second"), &Options { release: 43, ..options() });
    let theirs = Options { series: "theirs".to_owned(), ..options() };
    pack(&at("corpus/theirs"), &at("theirs"), &stranger, &SealWith::Nothing, &theirs, &Watch::default()).unwrap();
    arrived(&[at("first")], &at("opened")).unwrap();
    let documents = common::tree(&at("opened")).values().flatten().count();
    // On the last stick is one more list of the second bundle, and one of something else.
    fs::create_dir(at("odd")).unwrap();
    fs::copy(at("second/SHA256SUMS"), at("odd/list")).unwrap();
    fs::write(at("odd/sums"), format!("{:064x}  debian.iso\n", 7)).unwrap();
    let roots = ["first", "second", "theirs", "opened", "odd"].map(at);
    let checked = checked(&roots).unwrap();
    assert_eq!(checked.held.len(), 3);
    for Held { bundle, report, .. } in &checked.held {
        let (name, root, also) = match bundle.title().as_str() {
            "mosaic 42" => ("first", 0, None),
            "mosaic 43" => ("second", 1, Some((4, 1))),
            _ => ("theirs", 2, None),
        };
        let all = u32::try_from(files(&at(name)).len()).unwrap();
        let expected: BTreeMap<usize, u32> = [(root, all)].into_iter().chain(also).collect();
        assert_eq!(report.sources, expected, "{name}");
        assert_eq!(report.strangers as usize, documents + 1, "{name}");
    }
}

#[test]
fn a_chunk_of_two_bundles_is_a_good_file_of_both() {
    let room = room();
    let at = |name: &str| room.path().join(name);
    corpus(&at("corpus"), 1);
    packed(&at("corpus"), &at("first"), &options());
    packed(&at("corpus"), &at("second"), &Options { release: 43, ..options() });
    assert!(fs::read(at("first/d0005.bin")).unwrap() == fs::read(at("second/d0005.bin")).unwrap());
    let checked = checked(&["first", "second"].map(at)).unwrap();
    for (root, (name, held)) in ["first", "second"].iter().zip(&checked.held).enumerate() {
        let report = &held.report;
        assert_eq!(report.sources[&root] as usize, files(&at(name)).len(), "{name}: {:?}", report.sources);
    }
}

/// A bundle of which the list is this.
fn with_list(room: &Path, name: &str, list: impl AsRef<[u8]>) -> PathBuf {
    let folder = room.join("spoilt");
    let _ = fs::remove_dir_all(&folder);
    copy(&room.join("bundle"), &folder);
    fs::remove_file(folder.join("SHA256SUMS")).unwrap();
    fs::write(folder.join(name), list).unwrap();
    folder
}

#[test]
fn a_damaged_list_is_told_as_one_and_not_as_absent() {
    let room = room();
    corpus(&room.path().join("corpus"), 1);
    packed(&room.path().join("corpus"), &room.path().join("bundle"), &options());
    let list = fs::read(room.path().join("bundle/SHA256SUMS")).unwrap();
    for name in ["SHA256SUMS", "sha256sums"] {
        for spoilt in [vec![0; list.len()], list[..50].to_vec(), b"gg".iter().chain(&list[2..]).copied().collect()] {
            let folder = with_list(room.path(), name, spoilt);
            let error = refusal(checked(std::slice::from_ref(&folder)));
            assert!(
                matches!(&error, Error::Reader(ReaderError::ListDamaged(path)) if *path == folder.join(name)),
                "{error}"
            );
            assert_eq!(error.class(), Class::NotEnough);
        }
    }
    // Under a name that says nothing the signature tells that there was one.
    let folder = with_list(room.path(), "x", vec![0; list.len()]);
    let error = refusal(checked(std::slice::from_ref(&folder)));
    assert!(
        matches!(&error, Error::Reader(ReaderError::ListMissing(path)) if *path == folder.join("SHA256SUMS.minisig")),
        "{error}"
    );
    assert_eq!(error.class(), Class::NotEnough);
    // A signature that is none any more, of a bundle that is not here.
    let alone = room.path().join("alone");
    put(&alone.join("SHA256SUMS.minisig"), [0; 300]);
    assert!(matches!(refusal(checked(&[alone])), Error::Reader(ReaderError::ListDamaged(_))));
    // What belongs to opened documents is no trace of a bundle.
    arrived(&[room.path().join("bundle")], &room.path().join("opened")).unwrap();
    fs::remove_file(room.path().join("opened/CONTENTS.sha256")).unwrap();
    assert!(matches!(refusal(checked(&[room.path().join("opened")])), Error::Reader(ReaderError::NoBundle)));
}

#[test]
fn a_wrong_byte_that_takes_a_list_its_shape_is_mended() {
    let room = room();
    corpus(&room.path().join("corpus"), 1);
    packed(&room.path().join("corpus"), &room.path().join("bundle"), &options());
    let list = fs::read(room.path().join("bundle/SHA256SUMS")).unwrap();
    for (at, byte) in [(0, b'g'), (30, 0), (63, 0xFF), (64, b'*'), (65, b'\n'), (66, b'"')] {
        let mut spoilt = list.clone();
        spoilt[at] = byte;
        for name in ["SHA256SUMS", "x"] {
            let folder = with_list(room.path(), name, &spoilt);
            let checked = checked(std::slice::from_ref(&folder)).unwrap();
            let report = &checked.held[0].report;
            assert_eq!((report.verdict, report.strangers), (Verdict::DamagedButOpenable, 0), "{at}");
            let bad = BadFile { path: folder.join(name), fault: FileFault::OneByte { name: "SHA256SUMS" } };
            assert_eq!(report.bad_files, [bad], "{at}");
        }
    }
}

#[cfg(unix)]
#[test]
fn a_file_that_may_not_be_read_is_told_once_and_is_no_stranger() {
    use std::os::unix::fs::PermissionsExt;

    let home = home();
    pack_at(&home, "bundle", "--public");
    let key = publisher_of(&home, "bundle");
    put(&home.at("bundle/diary"), "x");
    put(&home.at("bundle/film"), vec![7; 100_000]);
    let closed = ["README.txt", "d0002.bin", "diary", "film"];
    for name in closed {
        fs::set_permissions(home.at("bundle").join(name), PermissionsExt::from_mode(0o000)).unwrap();
    }
    let Some(mut command) = home.as_somebody(&home.at("bundle/diary")) else { return };
    let run = run(command.args(["check", "bundle", "-P", &key])).exits(3);
    for name in closed {
        let line = format!("\n  unreadable bundle/{name}: permission denied\n");
        assert!(format!("{}\n", run.out).contains(&line), "{name}: {}", run.out);
        assert_eq!(run.out.matches(&format!("bundle/{name}")).count(), 1, "{name}: {}", run.out);
    }
    assert!(!run.out.contains("ignored") && !run.out.contains("os error"), "{}", run.out);
}

/// Windows makes this folder on every stick and shuts it. No other shut folder is passed over.
#[cfg(unix)]
#[test]
fn the_folder_that_windows_shuts_on_every_stick_is_no_news() {
    use std::os::unix::fs::PermissionsExt;
    let home = home();
    pack_at(&home, "stick", "--public");
    let key = publisher_of(&home, "stick");
    let shut = |name: &str, mode: u32| {
        put(&home.at(&format!("stick/{name}/tracking.log")), "x");
        fs::set_permissions(home.at(&format!("stick/{name}")), PermissionsExt::from_mode(mode)).unwrap();
    };
    shut("System Volume Information", 0o000);
    let check = || home.as_somebody(&home.at("stick/System Volume Information"));
    let Some(mut command) = check() else { return };
    let told = run(command.args(["check", "stick", "-P", &key])).exits(0);
    assert!(!told.out.contains("System Volume Information"), "{}", told.out);
    shut("System Volume Information (2)", 0o000);
    let Some(mut command) = check() else { return };
    let told = run(command.args(["check", "stick", "-P", &key]));
    assert!(told.out.contains("unreadable stick/System Volume Information (2)"), "{}{}", told.out, told.err);
    for name in ["System Volume Information", "System Volume Information (2)"] {
        fs::set_permissions(home.at(&format!("stick/{name}")), PermissionsExt::from_mode(0o755)).unwrap();
    }
}

#[test]
fn bytes_behind_the_end_of_a_whole_chunk_and_an_empty_chunk_are_told_as_what_they_are() {
    let room = room();
    let at = |name: &str| room.path().join(name);
    put(&at("corpus/noise"), noise(1, 20_000));
    packed(&at("corpus"), &at("bundle"), &Options { chunk_bytes: Some(4096), ..options() });
    let whole = checked(&[at("bundle")]).unwrap();
    let of = |name: &str| whole.held[0].report.chunks.iter().find(|chunk| chunk.name == name).unwrap().blocks;
    assert!(of("d0002.bin") > 1);
    let fault = |name: &str| {
        let checked = checked(&[at("bundle")]).unwrap();
        let bad = checked.held[0].report.bad_files.iter().find(|bad| bad.path == at("bundle").join(name));
        (bad.unwrap().fault.clone(), checked.held[0].report.verdict)
    };
    for more in [&b"12345"[..], &[7; 3000], &[0; 5]] {
        let name = "d0002.bin";
        let bytes = fs::read(at("bundle").join(name)).unwrap();
        fs::write(at("bundle").join(name), [bytes.as_slice(), more].concat()).unwrap();
        let after = FileFault::BytesAfter { chunk: name.to_owned(), bytes: more.len() as u64 };
        assert_eq!(fault(name), (after, Verdict::Ok), "{}", more.len());
        // A block that is bad as well is worth more words.
        let mut spoilt = bytes.clone();
        spoilt[0] ^= 1;
        fs::write(at("bundle").join(name), [&spoilt, more].concat()).unwrap();
        assert!(matches!(fault(name), (FileFault::Blocks { .. }, Verdict::DamagedButOpenable)), "{}", more.len());
        fs::write(at("bundle").join(name), bytes).unwrap();
    }
    fs::write(at("bundle/d0001.bin"), "").unwrap();
    let empty = FileFault::Empty { chunk: "d0001.bin".to_owned() };
    assert_eq!(fault("d0001.bin"), (empty, Verdict::DamagedButOpenable));
}
