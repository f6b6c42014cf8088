//! `want` and `receipt`: slips ask for exactly the missing parts, stay short, and never say who lacks the parts.

use std::fs;

use crate::common;
use crate::common::bundle::{checked, options, packed_noise};
use crate::common::journey::{home, pack, publisher_of};
use crate::common::{copy, room};
use pannier::courier::want::{asked_blocks, want};
use pannier::format::Slip;
use pannier::format::slip::{GROUPS_SMS, Message, Unit};
use pannier::open::Admitted;
use pannier::pack::Options;

fn chunks_of(blocks: u64) -> Options {
    Options { chunk_bytes: Some(blocks * 1024), ..options() }
}

#[test]
fn a_short_slip_asks_for_exactly_what_is_missing() {
    let room = room();
    packed_noise(room.path(), "bundle", 1, 60_000, &chunks_of(4));
    let stick = room.path().join("stick");
    copy(&room.path().join("bundle"), &stick);
    let all = checked(std::slice::from_ref(&stick)).unwrap();
    assert_eq!(want(&Admitted::First(&all.held[0])), None);
    fs::remove_file(stick.join("d0003.bin")).unwrap();
    let mut chunk = fs::read(stick.join("d0007.bin")).unwrap();
    chunk[1024] ^= 1;
    fs::write(stick.join("d0007.bin"), chunk).unwrap();
    let checked = checked(&[stick]).unwrap();
    let bundle = &checked.held[0].bundle;
    let slip = want(&Admitted::First(&checked.held[0])).unwrap();
    assert_eq!(slip.message, Message::Want { unit: Unit::Blocks, enough: 0, runs: vec![(8, 4), (25, 1)] });
    assert_eq!(Slip::parse(&slip.to_string()).as_ref(), Ok(&slip));
    assert_eq!(asked_blocks(&slip, bundle).unwrap(), [8, 9, 10, 11, 25]);
}

#[test]
fn a_slip_stays_within_one_text_message_whatever_is_missing() {
    let room = room();
    let whole = packed_noise(room.path(), "bundle", 1, 400_000, &chunks_of(2));
    for (seed, share) in [(1, 10), (2, 30), (3, 50), (4, 90)] {
        let mut random = fastrand::Rng::with_seed(seed);
        let stick = room.path().join(format!("stick{seed}"));
        copy(&whole, &stick);
        for file in common::files(&stick).iter().filter(|file| common::is_chunk(&common::name_of(file))) {
            let mut bytes = fs::read(file).unwrap();
            let blocks = bytes.len().div_ceil(1024);
            for at in (0..blocks).filter(|_| random.u32(..100) < share) {
                bytes[at * 1024] ^= 1;
            }
            fs::write(file, bytes).unwrap();
        }
        let checked = checked(&[stick]).unwrap();
        let (bundle, pool) = (&checked.held[0].bundle, &checked.held[0].pool);
        let slip = want(&Admitted::First(&checked.held[0])).unwrap();
        assert!(slip.groups().unwrap().len() <= GROUPS_SMS && slip.to_string().len() <= 160);
        // It may ask for more than is missing, never for less.
        let asked = asked_blocks(&slip, bundle).unwrap();
        let missing = (0..bundle.layout.block_count()).filter(|block| pool.place(*block).is_none());
        missing.for_each(|block| assert!(asked.contains(&block), "{block}"));
        assert!(matches!(slip.message, Message::Want { unit: Unit::Chunks, .. }));
    }
}

#[test]
fn slips_are_one_json_object_and_refused_for_another_bundle() {
    let home = home();
    pack(&home, "bundle", "--public");
    let publisher = publisher_of(&home, "bundle");
    let receipt = home.say(&format!("receipt bundle -P {publisher} --json")).exits(0).json();
    assert_eq!(receipt["bundles"][0]["slip"]["kind"], "receipt");
    copy(&home.at("bundle"), &home.at("stick"));
    fs::remove_file(home.at("stick/d0002.bin")).unwrap();
    let asked = home.say(&format!("want stick -P {publisher} --json")).exits(0).json();
    let groups: Vec<&str> =
        asked["bundles"][0]["slip"]["groups"].as_array().unwrap().iter().map(|g| g.as_str().unwrap()).collect();
    let slip = groups.join("-");
    let read = home.run(["want", "--read", &slip, "--json"]).exits(0).json();
    assert_eq!(read["slip"]["says"]["runs"][0]["first"], 1);
    // Nobody is pinned: the slip is given all the same, and what is not trusted is said.
    home.say("want stick").exits(5).says("asked for: d0002.bin").says("not pinned here");
    home.say("receipt bundle --json").exits(5).json();
    fs::remove_dir_all(home.at("corpus")).unwrap();
    common::corpus(&home.at("corpus"), 9);
    pack(&home, "other", "--public");
    assert_eq!(home.run(["want", "--read", &slip, "other", "--json"]).exits(2).json()["exit_code"], 2);
}

/// The courier's whole conversation: what is missing is asked for in digits, and exactly that comes back.
#[test]
fn a_slip_is_answered_with_exactly_what_it_asks_for() {
    let home = home();
    home.say("pack corpus -o bundle -k publisher.key --public --level 1 --chunk-size 4KiB --spare 60%").exits(0);
    let publisher = publisher_of(&home, "bundle");
    copy(&home.at("bundle"), &home.at("stick"));
    fs::remove_file(home.at("stick/d0002.bin")).unwrap();
    let mut chunk = fs::read(home.at("stick/d0004.bin")).unwrap();
    chunk[1024] ^= 1;
    fs::write(home.at("stick/d0004.bin"), &chunk).unwrap();
    let asked = home.say(&format!("want stick -P {publisher} --json")).exits(0).json();
    let groups = asked["bundles"][0]["slip"]["groups"].as_array().unwrap();
    let slip = groups.iter().map(|group| group.as_str().unwrap()).collect::<Vec<_>>().join(" ");
    fs::create_dir(home.at("back")).unwrap();
    let answer = ["deal", "bundle", "--want", &slip, "--to", "back", "-P", &publisher];
    home.run(answer).exits(0).says("all that was asked for, 5 blocks");
    let brought: Vec<String> = common::files(&home.at("back"))
        .iter()
        .map(|file| common::name_of(file))
        .filter(|name| name.starts_with('d'))
        .collect();
    assert_eq!(brought, ["d0002.bin", "d0004.prt"]);
    assert_eq!(
        fs::read(home.at("back/d0004.prt")).unwrap(),
        fs::read(home.at("bundle/d0004.bin")).unwrap()[1024..2048]
    );
    let before = common::tree(&home.at("back"));
    home.run(answer).exits(0).says("nothing new");
    assert!(common::tree(&home.at("back")) == before);
    home.say(&format!("gather stick back -o whole -P {publisher}")).exits(0);
    home.say(&format!("receipt whole -P {publisher}")).exits(0).says("genuine and complete");
    // Somebody who lacks some of it too gives what there is.
    fs::create_dir(home.at("less")).unwrap();
    home.run(["deal", "stick", "--want", &slip, "--to", "less", "-P", &publisher]).exits(3).says("0 of 5 blocks");
    home.run(["deal", "bundle", "--want", &slip, "--to", "back", "less"]).exits(2);
    home.run(["deal", "bundle", "--want", "12345", "--to", "back"]).exits(2);
    home.run(["deal", "bundle", "--want", &slip, "--to", "nowhere"]).exits(2);
}

#[test]
fn a_strangers_bundle_is_never_ok_and_keeps_nobody_from_a_receipt() {
    let home = home();
    pack(&home, "bundle", "--public");
    let key = publisher_of(&home, "bundle");
    home.key("stranger.key");
    home.say("pack corpus -o decoy -k stranger.key --public --series mosaic").exits(0);
    let alone = home.say(&format!("want decoy -P {key}")).exits(5);
    assert!(alone.out.starts_with("NOT TRUSTED"), "{}", alone.out);
    let both = home.say(&format!("want bundle decoy -P {key}")).exits(0).says("passed over");
    assert!(both.out.starts_with("OK") && both.out.matches("OK").count() == 1, "{}", both.out);
    let receipt = home.say(&format!("receipt bundle decoy -P {key}")).exits(0).says("passed over");
    assert!(receipt.out.starts_with("RECEIVED"), "{}", receipt.out);
    home.say(&format!("trust bundle decoy --digits {}", "0".repeat(30))).exits(2).says("none of them has those digits");
    home.say("trust bundle decoy").exits(2).says("name one folder");
    // Documents beside the sealed bundle that they came from.
    let recipient = common::journey::recipient(&home, "recipient-first.key");
    pack(&home, "sealed", &format!("-r {recipient}"));
    let inside = home.say(&format!("open sealed -o sealed/docs -i recipient-first.key -P {key}")).exits(0);
    inside.says("lie open on the carrier");
}
