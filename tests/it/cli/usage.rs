//! Requests that are refused before anything is done: wrong usage, existing files, keys that cannot be opened here.

use std::fs;

use crate::common::journey::{digits_of, home, pack, publisher_of, recipient};
use crate::common::{put, tree};

#[test]
fn what_exists_is_never_touched() {
    let home = home();
    pack(&home, "bundle", "--public");
    let key = publisher_of(&home, "bundle");
    put(&home.at("there/mine"), "precious");
    put(&home.at("file"), "precious");
    put(&home.at("keys/publisher.key"), "precious");
    let before = tree(&home.at(""));
    for command in [
        format!("open bundle -o there -P {key}"),
        format!("open bundle -o file -P {key}"),
        format!("repair bundle -o there -P {key}"),
        "pack corpus -o there -k publisher.key --public".to_owned(),
        "keygen keys --no-passphrase".to_owned(),
        "demo --keep there".to_owned(),
    ] {
        home.say(&command).exits(7).says("exists already, and nothing is overwritten");
    }
    assert!(tree(&home.at("")) == before, "something was touched");
}

#[test]
fn a_sealed_key_without_a_terminal_asks_for_a_passphrase_file() {
    let home = home();
    home.key("debian-sealed.key");
    home.say("pack corpus -o bundle -k debian-sealed.key --public").exits(6).says("--key-passphrase-file");
    assert!(!home.at("bundle").exists());
    home.say("keygen keys").exits(2).says("--key-passphrase-file").says("--no-passphrase");
    assert!(!home.at("keys").exists());
}

#[test]
fn wrong_usage_is_exit_2() {
    let home = home();
    let to = recipient(&home, "recipient-first.key");
    put(&home.at("nonsense"), "nonsense\n");
    put(&home.at("empty"), "");
    for args in [
        "",
        "frobnicate",
        "open",
        "check",
        "check corpus -P nonsense",
        "trust",
        "help frobnicate",
        "open corpus -o out -i nonsense",
        "open corpus -o out --passphrase-file empty",
        "pack corpus -o out",
        "pack corpus -o out -k publisher.key",
        "pack corpus -o out -k nonsense --public",
        "pack corpus -o out -k recipient-first.key --public",
        "pack corpus -o out -k publisher.key -r nonsense",
        "pack corpus -o out -k publisher.key -R nonsense",
        "pack corpus -o out -k publisher.key -R empty",
        "pack corpus -o out -k publisher.key --passphrase",
    ] {
        home.say(args).exits(2);
    }
    for wrong in [
        "--public -r TO",
        "--public --passphrase",
        "--passphrase -r TO",
        "--public --spare 201%",
        "--public --spare -1%",
        "--public --spare lots",
        "--public --spare 0.3",
        "--public --chunk-size 5GiB",
        "--public --chunk-size 10",
        "--public --chunk-size 0",
        "--public --series Mosaic",
        "--public --series ../x",
        "--public --release 0",
        "--public --release 4294967296",
        "--public --created 2026-02-30",
        "--public --level 0",
        "--public --level 23",
        "--public --exclude [",
    ] {
        home.say(&format!("pack corpus -o out -k publisher.key {}", wrong.replace("TO", &to))).exits(2);
    }
    assert!(!home.at("out").exists());
}

#[test]
fn a_secret_key_is_shown_neither_whole_nor_in_part() {
    let home = home();
    let key = home.text("recipient-first.key");
    let key = key.lines().last().unwrap();
    assert!(key.starts_with("AGE-SECRET-KEY-1"), "{key}");
    let sealed = home.text("publisher.key").lines().last().unwrap().to_owned();
    put(&home.at("cut.txt"), format!("# mine\n{}\n", &key[..key.len() - 1]));
    let cut = &key[..key.len() - 1];
    let mut runs = Vec::new();
    for given in [key, cut, &key[..30], &cut.to_lowercase(), &format!("{cut}B")] {
        for args in [
            vec!["pack", "corpus", "-o", "out", "-k", "publisher.key", "-r", given],
            vec!["check", "corpus", "-P", given],
        ] {
            let run = home.run(args).exits(2).says("a secret key, and a public key belongs here");
            runs.push(run.says(".pub; show the secret key to nobody"));
        }
        for args in [
            vec!["open", "corpus", "-o", "out", "-i", given],
            vec!["pack", "corpus", "-o", "out", "-k", given, "--public"],
            vec!["pack", given, "-o", "out", "-k", "publisher.key", "--public"],
            vec!["check", "corpus", given],
            vec!["trust", given],
            vec![given],
        ] {
            runs.push(home.run(args));
        }
    }
    for given in [sealed.as_str(), &sealed[..100]] {
        runs.push(home.run(["check", "corpus", "-P", given]).exits(2).says("publisher.pub"));
    }
    runs.push(
        home.say("pack corpus -o out -k publisher.key -R cut.txt").exits(2).says("line 2 of cut.txt is a secret key"),
    );
    for run in runs {
        let said = format!("{}{}", run.out, run.err).to_uppercase();
        assert!(!said.contains(&key[..24]) && !said.contains(&sealed[..24].to_uppercase()), "{said}");
    }
    assert!(!home.at("out").exists());
}

#[test]
fn the_other_half_of_a_key_is_named() {
    let home = home();
    put(
        &home.at("publisher.pub"),
        fs::read(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/keys/transcripts/publisher.pub")).unwrap(),
    );
    put(&home.at("recipient.pub"), recipient(&home, "recipient-first.key") + "\n");
    home.say("pack corpus -o out -k publisher.pub --public")
        .exits(2)
        .says("publisher.pub is a public key, and a secret key belongs here")
        .says("give the secret key: publisher.key");
    home.say("pack corpus -o out -k publisher.key -R recipient-first.key")
        .exits(2)
        .says("of recipient-first.key is a secret key, and a public key belongs here")
        .says("give the public key: recipient.pub");
    home.say("check corpus -P publisher.key").exits(2).says("publisher.key is a secret key");
    home.say("trust publisher.key").exits(2).says("publisher.key is a secret key");
    home.say("open corpus -o out -i recipient.pub").exits(2).says("recipient.pub is a public key");
    put(&home.at("nobody.txt"), "# nobody yet\n");
    home.say("pack corpus -o out -k publisher.key -R nobody.txt").exits(2).says("nobody.txt holds no recipient");
}

#[test]
fn digits_and_cut_keys_after_p_are_known() {
    let home = home();
    pack(&home, "bundle", "--public");
    let key = publisher_of(&home, "bundle");
    let digits = digits_of(&home, "bundle");
    for digits in [digits.clone(), digits.replace(' ', ""), digits.replace(' ', "-")] {
        home.run(["check", "bundle", "-P", &digits])
            .exits(2)
            .says("-P takes a publisher's key or its file")
            .says("pannier trust FOLDER");
    }
    for length in [8, 55] {
        home.run(["check", "bundle", "-P", &key[..length]])
            .exits(2)
            .says(&format!("that is not a whole key: 56 characters are needed, and {length} were given"));
    }
    home.run(["check", "bundle", "-P", &format!("{key}x")]).exits(2).says("not a whole key");
    home.run(["check", "bundle", "-P", &format!("RW0{}", &key[3..])]).exits(2).says("some are wrong");
    home.say("check bundle -P RW-notes.pub").exits(1).says("no such file");
    // A file is a file, whatever it is called.
    put(&home.at("RWQ"), format!("{key}\n"));
    home.say("check bundle -P RWQ").exits(0);
}

#[test]
fn a_share_below_one_percent_is_asked_back() {
    let home = home();
    for (share, meant) in [("0.3", "30%"), ("0.05", "5%"), ("0.125", "12.5%"), (".5", "50%")] {
        let said = format!("--spare {share} is less than 1 %: did you mean {meant}?");
        home.say(&format!("pack corpus -o out -k publisher.key --public --spare {share}")).exits(2).says(&said);
        home.say(&format!("more-recovery corpus -o out -k publisher.key --spare {share}")).exits(2).says(&said);
    }
    for (number, share) in ["0", "0.5%", "1", "30", "30%"].iter().enumerate() {
        home.say(&format!("pack corpus -o out{number} -k publisher.key --public --spare {share}")).exits(0);
    }
}

#[test]
fn other_names_lead_to_the_same_commands_and_other_keys_have_a_sentence() {
    let home = home();
    for (name, command) in [
        ("unpack", "open"),
        ("extract", "open"),
        ("decrypt", "open"),
        ("create", "pack"),
        ("verify", "check"),
        ("info", "show"),
        ("qr", "sheet"),
    ] {
        home.say(&format!("{name} --help")).exits(0).says(&format!("Usage: pannier {command} "));
    }
    home.say("keygen mine --recipient").exits(0).says("2 new files in mine");
    assert!(!home.at("mine/publisher.key").exists() && home.at("mine/recipient.pub").exists());
    home.say("keygen mine --publisher --no-passphrase").exits(0).says("3 new files in mine");
    home.say("keygen mine --recipient").exits(7);
    let pack = "pack corpus -o no -k publisher.key -r";
    home.say(&format!("{pack} mine/recipient.pub")).exits(2).says("is a file: give it with -R");
    home.run([&pack.split(' ').collect::<Vec<_>>()[..], &["ssh-ed25519 AAAAC3Nza"]].concat())
        .exits(2)
        .says("a key of ssh");
    home.say(&format!("{pack} age1pq1qqqq")).exits(2).says("post-quantum");
    assert!(!home.at("no").exists());
}

#[test]
fn quiet_is_the_first_line_alone_and_digits_to_send_stay() {
    let home = home();
    home.say("pack corpus -o b -k publisher.key --public -q").exits(0);
    let key = publisher_of(&home, "b");
    for line in
        [format!("check b -P {key} -q"), format!("gather b -P {key} -o g -q"), format!("open b -P {key} -o o -q")]
    {
        let run = home.say(&line).exits(0);
        assert!(run.out.lines().all(|line| !line.starts_with(' ')), "{line}: {}", run.out);
        assert!(run.out.lines().count() <= 2 && !run.out.is_empty(), "{line}: {}", run.out);
    }
    let receipt = home.say(&format!("receipt b -P {key} -q")).exits(0);
    assert!(receipt.out.lines().count() > 1, "{}", receipt.out);
    home.say("man pages/here").exits(0);
    assert!(home.at("pages/here/pannier-open.1").is_file());
}

#[test]
fn the_program_alone_says_what_lies_here_and_what_is_next() {
    let home = home();
    home.say("pack corpus -o b -k publisher.key --public --series mosaic").exits(0);
    home.shell("cd b; $PANNIER")
        .exits(0)
        .says("It says that it is mosaic 1; nothing is proven yet")
        .says("pannier check .");
    let key = publisher_of(&home, "b");
    home.say(&format!("open b -P {key} -o o")).exits(0);
    home.shell("cd o; $PANNIER").exits(0).says("Documents that were opened");
    home.shell("cd corpus; $PANNIER").exits(2).says("For couriers");
}
