//! Crowds of forged lists and signatures: whatever lies about, the genuine pair is tried and found, and the work is counted.

use std::env;
use std::fs::{self, File};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::common::bench::Bench;
use crate::common::bundle::{ours, publisher, signer};
use crate::common::journey::{home, pack, publisher_of};
use crate::common::tools::soaking;
use crate::common::{copy, files, put};
use fastrand::Rng;
use pannier::check::Verdict;
use pannier::find::{Finding, find};
use pannier::format::transport;
use pannier::limits;
use pannier::watch::Watch;
use pannier_reader::carriers::MemoryCarriers;

/// Two plausible lines.
fn lines(n: u64) -> String {
    format!("{n:064x}  bundle.json\n{:064x}  blocks.idx\n", n + 1)
}

/// A list that ends in a hole.
fn with_a_hole(path: &Path, n: u64, bytes: u64) {
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    let mut file = File::create(path).unwrap();
    file.write_all(lines(n).as_bytes()).unwrap();
    file.set_len(bytes).unwrap();
}

/// The genuine files of a crowd's place, and what a forger makes of them.
struct Forger {
    list: Vec<u8>,
    signature: String,
    random: Rng,
    /// A list of a stranger, properly signed.
    strange: (Vec<u8>, String),
}

impl Forger {
    fn new(bench: &Bench, seed: u64) -> Self {
        let list = bench.whole["SHA256SUMS"].clone();
        let signature = String::from_utf8(bench.whole["SHA256SUMS.minisig"].clone()).unwrap();
        let strange = lines(9).into_bytes();
        let theirs = signer("stranger.key").sign(&strange, "pannier bundle mosaic 42").unwrap();
        Self { list, signature, random: Rng::with_seed(seed), strange: (strange, theirs) }
    }

    /// A signature that names the pinned key, and does not hold.
    fn signature(&mut self) -> String {
        self.signature.replace("mosaic 42", &format!("mosaic {}", self.random.u32(..)))
    }

    /// One file of a crowd, under a name that no genuine file has.
    fn lay(&mut self, folder: &Path, n: u64, largest: u64) {
        let stem = ["0", "SHA256SUM0", "SHA256SUMS.", "zz"][self.random.usize(..4)];
        let path = folder.join(format!("{stem}{n:05}"));
        match self.random.u8(..6) {
            0 => put(&path, lines(self.random.u64(..u64::MAX))),
            1 => with_a_hole(&path, n, self.random.u64(200..largest)),
            // The genuine list with another hash: it names the genuine facts and table.
            2 => {
                let mut list = self.list.clone();
                let at = list.len() - 80;
                list[at..at + 8].copy_from_slice(format!("{n:08x}").as_bytes());
                put(&path, list);
            }
            3 => put(&path, self.signature()),
            4 => {
                put(&folder.join(format!("SHA256SUMS.{n:05}.minisig")), self.signature());
                return;
            }
            _ => {
                let (list, theirs) = self.strange.clone();
                put(&path, [list.as_slice(), format!("{n:064x}  x\n").as_bytes()].concat());
                put(&folder.join(format!("{stem}{n:05}.minisig")), theirs);
                return;
            }
        }
        if self.random.bool() {
            put(&folder.join(format!("{stem}{n:05}.minisig")), self.signature());
        }
    }
}

/// The genuine bundle was found, and the work stayed within what the files themselves and two fixed numbers allow.
#[track_caller]
fn found(finding: &Finding, what: &str) {
    assert!(finding.bundles.iter().any(|bundle| bundle.is_pinned()), "{what}: {:?}", finding.search.refused);
    let sizes = finding.search.files().iter().map(|file| file.bytes).filter(|bytes| *bytes <= limits::SUMS_MAX_BYTES);
    let (count, bytes) = sizes.fold((0, 0), |(count, sum), bytes| (count + 1, sum + bytes));
    let done = finding.search.verified;
    let later = limits::TRIAL_BYTES as u64;
    let most = limits::CANDIDATES_MAX as u64;
    // A list that its signature does not fit is tried in a few forms too, in its own turn.
    let (count, bytes) =
        (count * (1 + transport::LIST_FORMS_MAX as u64), bytes * (2 + transport::LIST_FORMS_MAX as u64));
    assert!(done.trials <= count + most + later / limits::TRIAL_FIXED_BYTES as u64, "{what}: {done:?}");
    assert!(done.bytes <= bytes + later, "{what}: {done:?}");
}

#[test]
fn sixty_three_lists_with_holes_hide_nothing_in_the_same_folder() {
    let bench = Bench::new();
    for n in 0..70 {
        with_a_hole(&bench.stick().join(format!("{n:04}")), n, 8 << 20);
    }
    found(&find(&[bench.stick()], &ours(), &env::temp_dir(), &Watch::default()).unwrap(), "70 lists of 8 MiB");
}

#[test]
fn hundreds_of_pairs_that_a_stranger_signed_hide_nothing_in_the_same_folder() {
    let bench = Bench::new();
    let stranger = signer("stranger.key");
    for n in 0..300 {
        let list = lines(n);
        put(&bench.stick().join(format!("{n:04}")), &list);
        let signature = stranger.sign(list.as_bytes(), "pannier bundle mosaic 42").unwrap();
        put(&bench.stick().join(format!("{n:04}.minisig")), signature);
    }
    found(&find(&[bench.stick()], &ours(), &env::temp_dir(), &Watch::default()).unwrap(), "300 pairs of a stranger");
}

#[test]
fn any_crowd_anywhere_leaves_the_genuine_pair_its_turn() {
    let bench = Bench::mending();
    let mut random = Rng::with_seed(7);
    let mut in_memory = 0;
    for seed in 0..12 {
        let top = bench.room.path().join(format!("top{seed}"));
        let home = top.join("a/b");
        copy(&bench.stick(), &home);
        let mut forger = Forger::new(&bench, seed);
        let places = [home.clone(), top.clone(), top.join("a"), home.join("c"), top.join("0"), top.join("z/y")];
        let (crowds, largest) = (random.usize(1..4), [300, 70_000, 8 << 20][random.usize(..3)]);
        let count = if largest > 1 << 20 { 12 } else { random.u64(1..400) };
        for crowd in 0..crowds {
            let place = if crowd == 0 { &places[0] } else { &places[random.usize(..places.len())] };
            (0..count).for_each(|n| forger.lay(place, 1000 * crowd as u64 + n, largest));
        }
        let what = format!("seed {seed}: {crowds} crowds of {count}, up to {largest} bytes");
        found(&find(std::slice::from_ref(&top), &ours(), &env::temp_dir(), &Watch::default()).unwrap(), &what);
        // The search is the same over every carrier: in a short run, every other crowd is read from memory too.
        if largest < 1 << 20 && (soaking() || seed % 2 == 0) {
            in_memory += 1;
            let all = all_files(&top).into_iter().map(|path| (path.clone(), fs::read(path).unwrap()));
            let memory = Arc::new(MemoryCarriers::new(0, all));
            found(&pannier_reader::find::find(memory, &ours(), &Watch::default()).unwrap(), &format!("memory, {what}"));
        }
        fs::remove_dir_all(top).unwrap();
    }
    assert!(in_memory > 1, "{in_memory} crowds were read from memory");
}

fn all_files(folder: &Path) -> Vec<PathBuf> {
    let mut all = files(folder);
    for entry in fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).filter(|path| path.is_dir()) {
        all.extend(all_files(&entry));
    }
    all.retain(|path| path.is_file());
    all.sort();
    all.dedup();
    all
}

/// Trials of a wrong byte begin where there is hope.
#[test]
fn strange_pairs_in_other_folders_do_not_stop_the_mending_of_a_genuine_list() {
    for strangers in [1, 3, 8] {
        let bench = Bench::mending();
        let signature = String::from_utf8(bench.whole["SHA256SUMS.minisig"].clone()).unwrap();
        for n in 0..strangers {
            let folder = bench.room.path().join(format!("decoys/{n}"));
            put(&folder.join("SHA256SUMS"), lines(n));
            put(&folder.join("SHA256SUMS.minisig"), signature.replace("mosaic 42", &format!("mosaic {n}")));
        }
        let mut list = bench.whole["SHA256SUMS"].clone();
        list[200] ^= 4;
        bench.write("SHA256SUMS", list);
        let roots = [bench.room.path().join("decoys"), bench.stick()];
        let finding = find(&roots, &ours(), &env::temp_dir(), &Watch::default()).unwrap();
        let mended = finding.bundles.first().map(|bundle| bundle.mended.len());
        assert_eq!(mended, Some(1), "{strangers}: {:?}", finding.search.refused);
    }
}

#[test]
fn a_wrong_signature_by_the_publisher_never_hides_a_right_one() {
    let list = |bench: &Bench| bench.whole["SHA256SUMS"].clone();
    for right in ["a.minisig", "z.minisig", "SHA256SUMS.minisig", "SHA256SUMS.2.minisig", "z"] {
        let mut bench = Bench::new();
        let signature = bench.whole["SHA256SUMS.minisig"].clone();
        fs::remove_file(bench.stick().join("SHA256SUMS.minisig")).unwrap();
        for wrong in ["a.minisig", "z.minisig", "SHA256SUMS.minisig", "SHA256SUMS.1.minisig"] {
            bench.write(wrong, publisher().sign(&list(&bench), "pannier bundle unseen 9").unwrap());
        }
        bench.write(right, &signature);
        assert_eq!(bench.judge(right).unwrap().held[0].report.verdict, Verdict::Ok, "{right}");
    }
}

#[test]
fn check_and_open_give_one_answer_where_a_stray_list_lies_beside_a_whole_bundle() {
    let home = home();
    pack(&home, "bundle", "--public");
    let key = publisher_of(&home, "bundle");
    let same = |stray: Option<&str>| {
        let (checked, opened) = (format!("check bundle -P {key}"), format!("open bundle -o out -P {key}"));
        for run in [home.say(&checked).exits(0), home.say(&opened).exits(0)] {
            assert_eq!(run.err.contains("is not covered by any signature"), stray.is_some(), "{stray:?}: {run:?}");
        }
        fs::remove_dir_all(home.at("out")).unwrap();
    };
    put(&home.at("bundle/zz"), format!("{:064}  bundle.json\n{:064}  x\n", 1, 2));
    same(Some("a stray list"));
    fs::remove_file(home.at("bundle/zz")).unwrap();
    // A list without its last line end is the same list.
    let cut = home.text("bundle/SHA256SUMS");
    copy(&home.at("bundle"), &home.at("second"));
    fs::rename(home.at("second"), home.at("bundle/second")).unwrap();
    put(&home.at("bundle/second/SHA256SUMS"), cut.trim_end());
    same(None);
}
