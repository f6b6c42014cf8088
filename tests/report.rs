//! What `check` says of the files that it met: which belong to a bundle, and what is wrong with the others.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

mod common;

use std::collections::BTreeMap;
use std::fs;

use common::bundle::{arrived, checked, options, packed, signer};
use common::{corpus, files, room};
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
    assert_eq!(checked.reports.len(), 3);
    for (bundle, report) in checked.finding.bundles.iter().zip(&checked.reports) {
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
    for (root, (name, report)) in ["first", "second"].iter().zip(&checked.reports).enumerate() {
        assert_eq!(report.sources[&root] as usize, files(&at(name)).len(), "{name}: {:?}", report.sources);
    }
}
