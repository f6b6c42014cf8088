//! Key letters by people who want to be believed: crowds, long chains, letters that hide among the genuine ones.

use std::fs;
use std::path::Path;

use pannier::format::letter::Letter;
use pannier::keys::SecretKey;
use pannier::letters::Letters;
use pannier::pack::letters::{Change, first, following, gone, sign, unsigned};

use crate::common::bundle::{checked, publisher, signer};
use crate::common::journey::{home, pack};
use crate::common::put;

/// A letter of our publisher and a stranger, both of whom have to sign.
fn of_two(one: &SecretKey, two: &SecretKey) -> String {
    let add = vec![one.public().clone(), two.public().clone()];
    let letter = unsigned(first(&Change { need: Some(2), add, ..Change::default() }).unwrap());
    sign(&sign(&letter, one, None).unwrap(), two, None).unwrap().write()
}

#[test]
fn a_crowd_of_letters_hides_none_that_the_pinned_key_signed() {
    let home = home();
    pack(&home, "bundle", "--public");
    put(&home.at("stick/keys-0001.txt"), of_two(&publisher(), &signer("stranger.key")));
    let paths = [home.at("bundle"), home.at("stick"), home.at("crowd")];
    fs::create_dir(home.at("crowd")).unwrap();
    let strangers = SecretKey::generate().unwrap();
    let letter = of_two(&strangers, &signer("stranger.key"));
    for number in 0..10_000 {
        let other = letter
            .replacen("\nuntrusted", &format!("\nbefore {number:064x}\nuntrusted"), 1)
            .replacen("keys 1", "keys 2", 1);
        put(&home.at(&format!("crowd/keys-{number}.txt")), other);
    }
    for crowded in [false, true] {
        if crowded {
            // In the same folder, and first by name.
            fs::rename(home.at("stick/keys-0001.txt"), home.at("crowd/z.txt")).unwrap();
        }
        let checked = checked(&paths).unwrap();
        let quorum = checked.held[0].bundle.quorum.clone().unwrap();
        assert_eq!((quorum.letter, quorum.have, quorum.need), (1, 1, 2));
        assert!(quorum.fork.is_empty(), "{quorum:?}");
        assert!(checked.search.letters_left_out > 0);
    }
}

#[test]
fn a_crowd_of_letters_does_not_hide_that_the_pinned_key_is_gone() {
    let home = home();
    pack(&home, "bundle", "--public");
    fs::create_dir(home.at("crowd")).unwrap();
    let stranger = gone(&SecretKey::generate().unwrap()).unwrap();
    for number in 0..2_100 {
        put(&home.at(&format!("crowd/{number}.txt")), format!("{stranger}{number}\n"));
    }
    put(&home.at("crowd/zzz.txt"), gone(&publisher()).unwrap());
    let checked = checked(&[home.at("bundle"), home.at("crowd")]).unwrap();
    assert!(checked.search.letters_left_out > 0);
    let quorum = checked.held[0].bundle.quorum.clone().unwrap();
    assert_eq!((quorum.have, quorum.gone), (0, Some(publisher().public().digits())));
}

#[test]
fn a_chain_of_letters_is_followed_to_its_last_number_and_no_further() {
    let (ours, other) = (publisher(), signer("stranger.key"));
    let mut letters = Letters::default();
    let mut letter = first(&Change { add: vec![ours.public().clone()], ..Change::default() }).unwrap();
    let mut before: Option<Letter> = None;
    let mut bytes = 0;
    for number in 1..=64 {
        assert_eq!(letter.number, number);
        let signed = sign(&unsigned(letter.clone()), &ours, before.as_ref()).unwrap();
        let file = signed.write();
        bytes += if number <= 16 { file.len() } else { 0 };
        letters.add(file.as_bytes(), Path::new("letter"));
        let add = if number == 20 { vec![other.public().clone()] } else { Vec::new() };
        let next = following(&letter, &Change { add, ..Change::default() });
        before = Some(letter.clone());
        match next {
            Ok(next) => letter = next,
            Err(_) => assert_eq!(number, 64),
        }
    }
    assert!(bytes <= 32_000, "{bytes}");
    let standing = letters.standing(ours.public(), None);
    assert_eq!(standing.heads.len(), 1);
    assert_eq!(standing.heads[0].letter.as_ref().unwrap().number, 64);
    assert_eq!((standing.heads[0].keys.len(), standing.lacking.as_slice()), (2, [].as_slice()));
    // A letter that is remembered is the root of everything that counts.
    let remembered = following(&letter, &Change::default());
    assert!(remembered.is_err());
    let own = first(&Change { add: vec![other.public().clone()], ..Change::default() }).unwrap();
    let standing = letters.standing(ours.public(), Some(&own));
    assert_eq!(standing.heads[0].letter.as_ref(), Some(&own));
    assert_eq!(standing.heads.len(), 1);
}

#[test]
fn a_lacking_letter_is_named_and_makes_nothing_easier() {
    let (ours, other) = (publisher(), signer("stranger.key"));
    let one =
        first(&Change { add: vec![ours.public().clone(), other.public().clone()], need: Some(2), ..Change::default() });
    let one = one.unwrap();
    let two = following(&one, &Change::default()).unwrap();
    let three = following(&two, &Change { need: Some(1), ..Change::default() }).unwrap();
    let both =
        |letter: &Letter| sign(&sign(&unsigned(letter.clone()), &ours, None).unwrap(), &other, None).unwrap().write();
    let mut letters = Letters::default();
    letters.add(both(&one).as_bytes(), Path::new("letter"));
    letters.add(both(&three).as_bytes(), Path::new("letter"));
    let standing = letters.standing(ours.public(), None);
    assert!(standing.is_disputed());
    assert_eq!(standing.lacking, [2]);
    // Letter 3 asks for one signature. Whoever took letter 2 away gains nothing.
    assert!(!standing.quorum(ours.public(), &[ours.public()]).unwrap().is_enough());
    assert!(standing.quorum(ours.public(), &[ours.public(), other.public()]).unwrap().is_enough());
    letters.add(both(&two).as_bytes(), Path::new("letter"));
    let standing = letters.standing(ours.public(), None);
    assert!(!standing.is_disputed() && standing.lacking.is_empty());
    assert!(standing.quorum(ours.public(), &[ours.public()]).unwrap().is_enough());
}
