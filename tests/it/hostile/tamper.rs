//! Changed bytes of a bundle never get a wrong OK. The program says the right word and the right file, and returns
//! either the same documents or an error.

use std::fs;

use crate::common::bench::{BLOCK, Bench, bytes_of, make};
use crate::common::bundle::{checked, opened};
use crate::common::{is_chunk, noise};
use pannier::check::{Checked, FileFault, Verdict};
use pannier::cli::exit::{Class, Exit as _};
use pannier::error::ReaderError;
use pannier::format::Sums;
use pannier::format::minisig::SignatureText;
use pannier::{Error, Result};

/// Spoils one file of the stick, judges, and mends it.
fn spoil(bench: &mut Bench, name: &str, bytes: &[u8], case: &str) -> Result<Checked> {
    let case = format!("{name}: {case}");
    bench.write(name, bytes);
    let result = bench.judge(&case);
    bench.write(name, &bench.whole[name]);
    expect(bench, name, bytes, &result, &case);
    result
}

/// What must be said of a bundle of which one file has other bytes.
fn expect(bench: &Bench, name: &str, bytes: &[u8], result: &Result<Checked>, case: &str) {
    let path = bench.stick().join(name);
    let fault = |checked: &Checked| {
        checked.held[0].report.bad_files.iter().find(|bad| bad.path == path).map(|bad| bad.fault.clone())
    };
    match (name, result) {
        ("SHA256SUMS", Err(Error::Reader(ReaderError::ListUnsigned(named)))) => assert_eq!(*named, path, "{case}"),
        // Its first line is so spoilt that it is no list any more.
        ("SHA256SUMS", Err(Error::Reader(ReaderError::ListDamaged(named)))) => {
            assert!(*named == path && !Sums::has_shape(bytes), "{case}");
        }
        ("SHA256SUMS.minisig", Err(Error::Reader(ReaderError::ListUnsigned(named)))) => {
            assert_eq!(*named, bench.stick().join("SHA256SUMS"), "{case}");
        }
        // The untrusted comment is not covered by anything.
        ("SHA256SUMS.minisig", Ok(checked))
            if SignatureText::parse(bytes).is_some() && signed_part(bytes) == signed_part(&bench.whole[name]) =>
        {
            assert_eq!(checked.held[0].report.verdict, Verdict::Ok, "{case}");
        }
        ("bundle.json", Err(Error::Reader(ReaderError::SmallMissing("bundle.json")))) => {}
        // One wrong byte, and what a transport does, may be found by trial, but are told.
        ("SHA256SUMS" | "SHA256SUMS.minisig" | "bundle.json", Ok(checked)) => {
            let whole = &bench.whole[name];
            assert_eq!(checked.held[0].report.verdict, Verdict::DamagedButOpenable, "{case}");
            match fault(checked) {
                Some(FileFault::OneByte { name: named }) => {
                    let wrong = whole.iter().zip(bytes).filter(|(a, b)| a != b).count();
                    assert_eq!((named, whole.len(), wrong), (name, bytes.len(), 1), "{case}");
                }
                Some(FileFault::Carried { name: named, undone }) => {
                    assert!(named == name && !undone.is_empty(), "{case}: {undone:?}");
                    assert!(letters(name, bytes).contains(&letters(name, whole)), "{case}: {undone:?}");
                }
                other => panic!("{case}: {other:?}"),
            }
        }
        ("blocks.idx" | "heads.idx" | "README.txt", Ok(checked)) => {
            assert_eq!(checked.held[0].report.verdict, Verdict::DamagedButOpenable, "{case}");
            assert!(matches!(fault(checked), Some(FileFault::NotSigned { name: n }) if n == name), "{case}");
        }
        (chunk, Ok(checked)) if is_chunk(chunk) => expect_chunk(bench, chunk, bytes, checked, case),
        (_, Ok(checked)) => panic!("{case}: {:?}", checked.held),
        (_, Err(error)) => panic!("{case}: {error}"),
    }
}

/// What a signature file holds below its untrusted comment.
fn signed_part(bytes: &[u8]) -> Option<String> {
    let text = String::from_utf8(bytes.to_vec()).ok()?;
    Some(text.strip_suffix('\n').unwrap_or(&text).split_once('\n')?.1.to_owned())
}

/// The letters of a text, without blanks and line ends, that something covers: not those of a signature's first line.
fn letters(name: &str, bytes: &[u8]) -> String {
    let letters: String = bytes.iter().filter(|byte| byte.is_ascii_graphic()).map(|byte| char::from(*byte)).collect();
    match (name, letters.find("RU")) {
        ("SHA256SUMS.minisig", Some(at)) => letters[at..].to_owned(),
        _ => letters,
    }
}

/// Blocks that are good, one by one; which file is named, and as what.
fn expect_chunk(bench: &Bench, name: &str, bytes: &[u8], checked: &Checked, case: &str) {
    let (report, path) = (&checked.held[0].report, bench.stick().join(name));
    let whole = &bench.whole[name];
    let good = whole.chunks(BLOCK).zip(bytes.chunks(BLOCK)).filter(|(a, b)| a == b).count();
    let blocks = whole.len().div_ceil(BLOCK);
    let state = report.chunks.iter().find(|state| state.name == name).unwrap();
    assert_eq!((state.good as usize, state.blocks as usize), (good, blocks), "{case}: {report:?}");
    let others = report.chunks.iter().filter(|state| state.name != name);
    assert!(others.into_iter().all(|state| state.good == state.blocks), "{case}: {report:?}");
    if good < blocks {
        assert_eq!(report.verdict, Verdict::DamagedButOpenable, "{case}: {report:?}");
    }
    let named = report.bad_files.iter().filter(|bad| bad.path == path).count();
    assert_eq!((named, report.bad_files.len()), (1, 1), "{case}: {report:?}");
}

/// Flips bits in every file that is chosen, at both ends and at two hundred places between.
fn flip_bits(seed: u64, count: u32, chosen: impl Fn(&str) -> bool) {
    let mut bench = Bench::new();
    let mut random = fastrand::Rng::with_seed(seed);
    for name in bench.whole.keys().filter(|name| chosen(name)).cloned().collect::<Vec<_>>() {
        let last = bench.whole[&name].len() - 1;
        let positions: Vec<usize> = [0, last].into_iter().chain((0..200).map(|_| random.usize(..=last))).collect();
        for at in positions {
            let mut bytes = bench.whole[&name].clone();
            bytes[at] ^= 1 << random.u32(..8);
            let result = spoil(&mut bench, &name, &bytes, &format!("a bit at {at}"));
            if is_chunk(&name) {
                let fault = result.unwrap().held[0].report.bad_files[0].fault.clone();
                let of = u32::try_from(bytes.len().div_ceil(BLOCK)).unwrap();
                let at = vec![(at - at % BLOCK) as u64];
                let good = FileFault::Blocks { chunk: name.clone(), bad: 1, of, at };
                let alone = FileFault::NothingGood { chunk: name.clone() };
                assert_eq!(fault, if of == 1 { alone } else { good });
            }
        }
    }
    assert_eq!(bench.runs, count * 202);
}

#[test]
fn a_flipped_bit_in_a_small_file_is_found_and_named() {
    flip_bits(0xF11, 6, |name| !is_chunk(name));
}

#[test]
fn a_flipped_bit_in_a_data_chunk_is_found_and_named() {
    flip_bits(0xF12, 3, |name| is_chunk(name) && name.starts_with('d'));
}

#[test]
fn a_flipped_bit_in_a_recovery_chunk_is_found_and_named() {
    flip_bits(0xF13, 2, |name| is_chunk(name) && name.starts_with('r'));
}

/// Spoils one byte of a signed file, a dozen times at places from `first` on; most must be mended.
fn spoil_bytes(name: &str, first: usize, seed: u64) {
    let mut bench = Bench::mending();
    let mut random = fastrand::Rng::with_seed(seed);
    let last = bench.whole[name].len() - 1;
    let mut mended = 0;
    let positions: Vec<usize> = [first, last].into_iter().chain((0..10).map(|_| random.usize(first..=last))).collect();
    for at in positions {
        let mut bytes = bench.whole[name].clone();
        bytes[at] ^= 1 << random.u32(..7);
        mended += u32::from(spoil(&mut bench, name, &bytes, &format!("a bit at {at}")).is_ok());
    }
    assert!(mended >= 6, "{name}: {mended} of 12");
}

#[test]
fn one_wrong_byte_of_a_list_is_mended_or_refused_and_told() {
    spoil_bytes("SHA256SUMS", 0, 0x0B1);
}

#[test]
fn one_wrong_byte_of_a_signature_is_mended_or_refused_and_told() {
    // The first line of a signature is signed by nobody.
    spoil_bytes("SHA256SUMS.minisig", 90, 0x0B2);
}

#[test]
fn one_wrong_byte_of_the_facts_is_mended_or_refused_and_told() {
    spoil_bytes("bundle.json", 0, 0x0B3);
}

#[test]
fn what_is_cut_short_is_found_and_named() {
    let mut bench = Bench::new();
    let mut random = fastrand::Rng::with_seed(0xC07);
    for name in bench.whole.keys().cloned().collect::<Vec<_>>() {
        let whole = bench.whole[&name].clone();
        let mut lengths = vec![1, whole.len() / 2, whole.len() - 1, BLOCK, 2 * BLOCK];
        lengths.extend((0..10).map(|_| random.usize(1..whole.len())));
        for length in lengths.into_iter().filter(|length| *length < whole.len()) {
            let result = spoil(&mut bench, &name, &whole[..length], &format!("cut to {length}"));
            if is_chunk(&name) && length > BLOCK {
                let (bytes, of) = (length as u64, whole.len() as u64);
                let fault = result.unwrap().held[0].report.bad_files[0].fault.clone();
                assert_eq!(fault, FileFault::CutShort { chunk: name.clone(), bytes, of });
            }
        }
    }
}

#[test]
fn an_empty_chunk_file_is_named() {
    let mut bench = Bench::new();
    for name in ["d0001.bin", "d0003.bin", "r0002.bin"] {
        spoil(&mut bench, name, b"", "emptied").unwrap();
    }
}

#[test]
fn an_emptied_small_file_never_passes() {
    let mut bench = Bench::new();
    for name in ["SHA256SUMS", "SHA256SUMS.minisig", "bundle.json", "README.txt"] {
        let result = spoil(&mut bench, name, b"", "emptied");
        assert!(result.is_err() || name == "README.txt");
    }
}

#[test]
fn what_is_overwritten_is_found_and_named() {
    let mut bench = Bench::new();
    for name in bench.whole.keys().cloned().collect::<Vec<_>>() {
        let whole = bench.whole[&name].clone();
        for (case, from, to, byte) in [
            ("all zeros", 0, whole.len(), 0),
            ("all ones", 0, whole.len(), 0xFF),
            ("the first half zero", 0, whole.len() / 2, 0),
            ("the second half zero", whole.len() / 2, whole.len(), 0),
            ("a sector zero", whole.len().saturating_sub(512), whole.len(), 0),
        ] {
            let mut bytes = whole.clone();
            bytes[from..to].fill(byte);
            let _ = spoil(&mut bench, &name, &bytes, case);
        }
    }
}

#[test]
fn what_is_appended_never_gets_into_the_documents() {
    let mut bench = Bench::new();
    for name in bench.whole.keys().cloned().collect::<Vec<_>>() {
        let whole = bench.whole[&name].clone();
        for more in [vec![b'\n'], noise(3, 1), noise(4, 5000), whole.clone()] {
            // Chunks joined are chunks still.
            let joined = is_chunk(&name) && more == whole && whole.len().is_multiple_of(BLOCK);
            bench.write(&name, [whole.as_slice(), &more].concat());
            let result = bench.judge(&format!("{name} longer by {}", more.len()));
            bench.write(&name, &whole);
            // Text after a signed text is cut, and told; a second copy of a list belongs to the list. A chunk still gives
            // its blocks, but is named.
            match name.as_str() {
                "SHA256SUMS" if more == whole => {
                    assert!(matches!(result, Err(Error::Reader(ReaderError::ListUnsigned(_)))));
                }
                "SHA256SUMS" | "SHA256SUMS.minisig" | "bundle.json" => {
                    let report = &result.unwrap().held[0].report;
                    let [bad] = report.bad_files.as_slice() else { panic!("{name}: {:?}", report.bad_files) };
                    assert!(matches!(bad.fault, FileFault::Carried { .. }), "{name}: {bad:?}");
                    assert_eq!(report.verdict, Verdict::DamagedButOpenable, "{name}");
                }
                _ if joined => assert_eq!(result.unwrap().held[0].report.bad_files, []),
                _ => assert_eq!(result.unwrap().held[0].report.bad_files[0].path, bench.stick().join(&name)),
            }
        }
    }
}

#[test]
fn zeros_after_the_last_data_chunk_are_named() {
    let mut bench = Bench::new();
    let whole = &bench.whole["d0003.bin"];
    bench.write("d0003.bin", [whole.as_slice(), &[0; 3]].concat());
    let report = &bench.judge("three zeros more").unwrap().held[0].report;
    assert_eq!(report.bad_files.len(), 1);
}

#[test]
fn a_bundle_without_a_good_block_table_is_not_complete() {
    let mut bench = Bench::new();
    fs::remove_file(bench.stick().join("blocks.idx")).unwrap();
    let report = &bench.judge("no table").unwrap().held[0].report;
    assert_ne!(report.verdict, Verdict::Ok);
    assert_eq!(report.missing_small, ["blocks.idx"]);
}

#[test]
fn a_damaged_copy_of_a_small_file_beside_a_whole_one_is_no_second_bundle() {
    for name in ["SHA256SUMS", "SHA256SUMS.minisig", "bundle.json"] {
        let mut bench = Bench::mending();
        let mut bytes = bench.whole[name].clone();
        let at = bytes.len() - 30;
        bytes[at] = if bytes[at] == b'a' { b'b' } else { b'a' };
        bench.write("another carrier's copy", bytes);
        let checked = bench.judge(name).unwrap();
        assert_eq!((checked.held.len(), checked.held[0].report.verdict), (1, Verdict::Ok), "{name}");
    }
}

#[test]
fn a_lost_block_table_is_made_again_from_whole_chunks() {
    let mut bench = Bench::new();
    for lost in [vec![], vec!["r0001.bin"], vec!["r0001.bin", "r0002.bin"]] {
        bench.mend();
        fs::remove_file(bench.stick().join("blocks.idx")).unwrap();
        lost.iter().for_each(|name| fs::remove_file(bench.stick().join(name)).unwrap());
        let checked = bench.judge(&format!("no table, no {lost:?}")).unwrap();
        assert!(checked.held[0].report.verdict.class() != Class::NotEnough, "{lost:?}");
    }
}

#[test]
fn chunks_under_each_others_names_are_as_good() {
    let mut bench = Bench::new();
    for (one, other) in [("d0001.bin", "d0002.bin"), ("d0003.bin", "r0001.bin"), ("README.txt", "bundle.json")] {
        bench.write(one, &bench.whole[other]);
        bench.write(other, &bench.whole[one]);
        let checked = bench.judge(&format!("{one} and {other} swapped")).unwrap();
        assert_eq!(checked.held[0].report.verdict, Verdict::Ok);
        assert_eq!(checked.held[0].report.bad_files, []);
        bench.mend();
    }
}

#[test]
fn a_chunk_of_a_foreign_bundle_gives_nothing_and_is_named() {
    let mut bench = Bench::new();
    make(bench.room.path(), "foreign", 2, 42);
    let foreign = bytes_of(&bench.room.path().join("foreign"));
    for name in bench.whole.keys().filter(|name| is_chunk(name)).cloned().collect::<Vec<_>>() {
        let checked = spoil(&mut bench, &name, &foreign[&name], "a foreign chunk").unwrap();
        assert_eq!(checked.held[0].report.bad_files[0].fault, FileFault::NothingGood { chunk: name });
    }
    // All of them at once are too many.
    bench.whole.keys().filter(|name| is_chunk(name)).for_each(|name| bench.write(name, &foreign[name]));
    let checked = bench.judge("all chunks are foreign").unwrap();
    assert_eq!((checked.held[0].report.verdict, checked.held[0].report.have_blocks), (Verdict::Incomplete, 0));
}

#[test]
fn a_chunk_that_changes_after_the_check_is_not_believed() {
    let bench = Bench::new();
    let out = bench.room.path().join("out");
    for lost in ["", "d0001.bin"] {
        for name in ["d0002.bin", "r0001.bin"] {
            bench.mend();
            if !lost.is_empty() {
                fs::remove_file(bench.stick().join(lost)).unwrap();
            }
            let checked = checked(&[bench.stick()]).unwrap();
            let mut bytes = bench.whole[name].clone();
            bytes[2000] ^= 1;
            bench.write(name, &bytes);
            match opened(&checked, &out) {
                Err(Error::Reader(ReaderError::Unsteady(path))) => assert_eq!(path, bench.stick().join(name)),
                Ok(_) if lost.is_empty() && name == "r0001.bin" => fs::remove_dir_all(&out).unwrap(),
                other => panic!("no {lost}, {name} changed: {other:?}"),
            }
            assert!(!out.exists(), "no {lost}, {name} changed");
        }
    }
}

#[test]
fn any_mixture_of_damage_gives_the_same_documents_or_none() {
    let mut bench = Bench::new();
    let mut random = fastrand::Rng::with_seed(0xA11);
    let names: Vec<String> = bench.whole.keys().cloned().collect();
    let mut opened = 0;
    for case in 0..300 {
        let count = random.usize(1..=4);
        for name in random.choose_multiple(names.iter(), count) {
            let mut bytes = bench.whole[name].clone();
            let at = random.usize(..bytes.len());
            match random.u32(..6) {
                0 => bytes[at] = !bytes[at],
                1 => bytes.truncate(at),
                2 => bytes[at..].fill(0),
                3 => bytes.extend(noise(case, at)),
                4 => bytes.rotate_left(at),
                _ => bytes.clone_from(&bench.whole[&names[random.usize(..names.len())]]),
            }
            bench.write(name, bytes);
        }
        if let Ok(checked) = bench.judge(&format!("mixture {case}")) {
            opened += usize::from(checked.held[0].report.verdict.class() != Class::NotEnough);
        }
        bench.mend();
    }
    assert!((50..250).contains(&opened), "{opened} of 300 opened: the mixture is too strong or too weak");
}
