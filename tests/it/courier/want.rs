//! `want` and `receipt`: slips ask for missing parts alone, and answers bring enough of them.

use std::fs;

use crate::common;
use crate::common::bundle::{checked, options, packed_noise};
use crate::common::journey::{home, pack, publisher_of};
use crate::common::{copy, room};
use pannier::courier::want::{Extent, asked_blocks, want, with_margin};
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
    assert_eq!(want(&Admitted::First(&all.held[0]), Extent::Enough), None);
    fs::remove_file(stick.join("d0003.bin")).unwrap();
    let mut chunk = fs::read(stick.join("d0007.bin")).unwrap();
    chunk[1024] ^= 1;
    fs::write(stick.join("d0007.bin"), chunk).unwrap();
    let checked = checked(&[stick]).unwrap();
    let bundle = &checked.held[0].bundle;
    let slip = want(&Admitted::First(&checked.held[0]), Extent::Enough).unwrap().slip;
    assert_eq!(slip.message, Message::Want { unit: Unit::Blocks, enough: 0, runs: vec![(8, 4), (25, 1)] });
    assert_eq!(Slip::parse(&slip.to_string()).as_ref(), Ok(&slip));
    assert_eq!(asked_blocks(&slip, bundle).unwrap(), [8, 9, 10, 11, 25]);
}

/// Whatever is missing, and however scattered: nothing that is there is asked for, and what is asked for is enough.
#[test]
fn a_slip_asks_for_enough_and_for_nothing_that_is_there() {
    let room = room();
    let whole = packed_noise(room.path(), "bundle", 1, 400_000, &chunks_of(2));
    let mut in_part = 0;
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
        let held = Admitted::First(&checked.held[0]);
        let (bundle, pool) = (&checked.held[0].bundle, &checked.held[0].pool);
        let lacking = (0..bundle.layout.block_count()).filter(|block| pool.place(*block).is_none()).count();
        for extent in [Extent::Enough, Extent::All] {
            let made = want(&held, extent).unwrap();
            let asked = asked_blocks(&made.slip, bundle).unwrap();
            assert!(asked.iter().all(|block| pool.place(*block).is_none()), "{share} %, {extent:?}");
            assert_eq!((made.asked_blocks as usize, made.lacking_blocks as usize), (asked.len(), lacking));
            let Message::Want { enough, .. } = made.slip.message else { panic!("{made:?}") };
            assert_eq!(enough, bundle.layout.data_blocks.saturating_sub(pool.good_count()));
            let groups = made.slip.groups().unwrap().len();
            assert!(asked.len() == lacking || asked.len() >= with_margin(enough) as usize || groups > 250, "{share} %");
            assert_eq!(asked_blocks(&Slip::parse(&made.slip.to_string()).unwrap(), bundle).unwrap(), asked);
            // Where opening needs none of it, the slip stays within one text message.
            assert!(extent == Extent::All || enough > 0 || groups <= GROUPS_SMS, "{share} %: {groups}");
            in_part += usize::from(asked.len() < lacking);
        }
    }
    assert!(in_part > 1, "{in_part} slips asked for a part");
}

/// Most chunks of a large bundle are lost: the slip is short, and the answer brings little more than is needed.
#[test]
fn an_answer_brings_enough_and_a_tenth_more_and_all_on_request() {
    let home = home();
    common::put(&home.at("corpus/film"), common::noise(3, 600_000));
    home.say("pack corpus -o bundle -k publisher.key --public --level 1 --chunk-size 4KiB --spare 60%").exits(0);
    let publisher = publisher_of(&home, "bundle");
    copy(&home.at("bundle"), &home.at("stick"));
    let chunks = |folder: &str| {
        let files = common::files(&home.at(folder));
        files.into_iter().filter(|file| common::is_chunk(&common::name_of(file))).collect::<Vec<_>>()
    };
    // Every other chunk: far more runs than a text message has room for.
    for (_, file) in chunks("stick").iter().enumerate().filter(|(number, _)| number % 2 == 1) {
        fs::remove_file(file).unwrap();
    }
    let asked = home.say(&format!("want stick -P {publisher} --json")).exits(0).json();
    let of = |value: &serde_json::Value, key: &str| value[key].as_u64().unwrap();
    let (bundle, says) = (&asked["bundles"][0], &asked["bundles"][0]["slip"]["says"]);
    let enough = of(says, "enough_block_count");
    let wanted = enough + enough.div_ceil(10);
    assert!(
        of(bundle, "asked_block_count") >= wanted
            && of(bundle, "asked_block_count") < of(bundle, "lacking_block_count")
    );
    home.say(&format!("want stick -P {publisher}")).exits(0).says("--all asks for them too").says("any of these");
    let all = home.say(&format!("want stick --all -P {publisher} --json")).exits(0).json();
    assert_eq!(of(&all["bundles"][0], "asked_block_count"), of(bundle, "lacking_block_count"));
    let groups = all["bundles"][0]["slip"]["groups"].as_array().unwrap();
    let slip = groups.iter().map(|group| group.as_str().unwrap()).collect::<Vec<_>>().join(" ");
    for folder in ["back", "everything"] {
        fs::create_dir(home.at(folder)).unwrap();
    }
    let answer = ["deal", "bundle", "--want", &slip, "-P", &publisher, "--to"];
    home.run(answer.iter().copied().chain(["back"])).exits(0).says("would be enough").says("--all brings it too");
    // Chunks of four blocks, whole: enough, a tenth more, and what is over in the last of them.
    let brought = chunks("back").len() as u64;
    assert!(brought <= wanted.div_ceil(4) + 1 && brought * 4 >= enough, "{brought} chunks for {enough} blocks");
    home.say(&format!("receipt stick back -P {publisher}")).exits(3);
    home.run(answer.iter().copied().chain(["everything", "--all"])).exits(0).says("all that was asked for");
    home.say(&format!("receipt stick everything -P {publisher}")).exits(0).says("genuine and complete");
    home.run(["deal", "bundle", "--all", "--to", "back", "-P", &publisher]).exits(2);
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
    home.say("want stick").exits(5).says("d0002.bin").says("not pinned here");
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
    let both = home.say(&format!("want bundle decoy -P {key}")).exits(0).says("not used");
    assert!(both.out.starts_with("OK") && both.out.matches("OK").count() == 1, "{}", both.out);
    let receipt = home.say(&format!("receipt bundle decoy -P {key}")).exits(0).says("not used");
    assert!(receipt.out.starts_with("RECEIVED"), "{}", receipt.out);
    home.say(&format!("trust bundle decoy --digits {}", "0".repeat(30))).exits(2).says("none of them has those digits");
    home.say("trust bundle decoy").exits(2).says("name one folder");
    // Documents beside the sealed bundle that they came from.
    let recipient = common::journey::recipient(&home, "recipient-first.key");
    pack(&home, "sealed", &format!("-r {recipient}"));
    let inside = home.say(&format!("open sealed -o sealed/docs -i recipient-first.key -P {key}")).exits(0);
    inside.says("lie open on the carrier");
}
