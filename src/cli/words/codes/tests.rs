//! Tests of the codes: the page lists them, and each has the exit code of its errors.

use std::collections::BTreeSet;
use std::io;

use super::*;
use crate::cli::exit::Exit as _;
use crate::error::Doing;

#[test]
fn the_page_lists_every_code_once_and_no_other() {
    let page = include_str!("../../../../docs/json.md");
    let row = |line: &'static str| {
        let (word, rest) = line.strip_prefix("| `")?.split_once("` | ")?;
        Some((word, rest.split_once(" | ")?.0.parse().ok()?))
    };
    let on_page: Vec<(&str, i32)> = page.lines().filter_map(row).collect();
    let here: Vec<(&str, i32)> = Code::ALL.iter().map(|code| (code.word(), code.class() as i32)).collect();
    assert_eq!(on_page, here);
    let words: BTreeSet<&str> = Code::ALL.iter().map(|code| code.word()).collect();
    assert_eq!(words.len(), Code::ALL.len(), "a word has two meanings");
    let is_kebab = |word: &&str| word.bytes().all(|c| c.is_ascii_lowercase() || c == b'-');
    assert!(words.iter().all(is_kebab), "{words:?}");
}

#[test]
fn a_code_goes_with_the_exit_code_of_its_error() {
    let full = || Error::io(Doing::Write, "x", io::ErrorKind::StorageFull.into());
    let errors = [
        Error::Usage("x".to_owned()),
        full(),
        Error::io(Doing::Read, "x", io::ErrorKind::NotFound.into()),
        Error::NoTerminal,
        Error::OtherDigits { groups: vec![1] },
        ReaderError::NotEnough { have: 1, need: 2 }.into(),
        ReaderError::WrongKey.into(),
        ReaderError::from(FactsFault::Format(2)).into(),
        ReaderError::from(FactsFault::Field("x")).into(),
        ReaderError::from(DeltaFault::BaseList).into(),
        ReaderError::Interrupted.into(),
        PlanFault::Carriers(0).into(),
        CodesFault::NoCard.into(),
        library::Error::from(LetterFault::Last).into(),
    ];
    for error in errors {
        assert_eq!(code(&error).class(), error.class(), "{error:?}");
    }
}
