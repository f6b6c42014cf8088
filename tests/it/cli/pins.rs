//! Pins come from the user alone: not from the current folder, not from a carrier, not from others on the machine.
#![cfg(unix)]

use std::fs;
use std::os::unix::fs::{PermissionsExt, chown, symlink};
use std::path::Path;

use crate::common::journey::{digits_of, home, pack, publisher_of};
use crate::common::program::{Home, PROGRAM, Run, run};
use crate::common::put;

/// A home with a stranger's bundle on a stick, and on the stick a pin for the stranger.
fn stick() -> Home {
    let home = home();
    fs::create_dir(home.at("stick")).unwrap();
    home.say("pack corpus -o stick/bundle -k stranger.key --public").exits(0);
    let key = publisher_of(&home, "stick/bundle");
    put(&home.at("stick/.config/pannier/publishers/editors.pub"), key + "\n");
    home
}

fn with(home: &Home, folder: &str, variables: &[(&str, &str)], args: &str) -> Run {
    let mut command = home.command(PROGRAM);
    command.current_dir(home.at(folder)).env_remove("XDG_CONFIG_HOME").env_remove("HOME");
    run(command.envs(variables.iter().copied()).args(args.split_whitespace()))
}

fn mode(path: &Path, mode: u32) {
    fs::set_permissions(path, fs::Permissions::from_mode(mode)).unwrap();
}

/// Once the stick's own pin made the stick's bundle OK.
#[test]
fn pins_are_never_found_from_the_current_folder() {
    let home = stick();
    let relative = "is no absolute path, so nobody is pinned here";
    for (variables, told) in [
        (&[][..], "HOME is not set, so nobody is pinned here"),
        (&[("HOME", "")], "HOME is not set, so nobody is pinned here"),
        (&[("HOME", "."), ("XDG_CONFIG_HOME", "")], relative),
        (&[("HOME", "../stick")], relative),
        (&[("XDG_CONFIG_HOME", ".config")], relative),
    ] {
        with(&home, "stick", variables, "check bundle").exits(5).says("NOT TRUSTED").says(told);
        with(&home, "stick", variables, "open bundle -o out").exits(5).says(told);
        let list = with(&home, "stick", variables, "trust --list").exits(0).says(told);
        assert_eq!(list.out, "");
        let digits = digits_of(&home, "stick/bundle");
        let digits = digits.replace(' ', "-");
        with(&home, "stick", variables, &format!("trust bundle --digits {digits}")).exits(2).says("set HOME");
    }
}

#[test]
fn pins_within_a_folder_that_is_given_are_refused() {
    let home = stick();
    let stick = home.at("stick");
    let stick = stick.to_str().unwrap();
    let told = "was given: pins must not come from a carrier";
    with(&home, "stick", &[("HOME", stick)], "check .").exits(5).says(told);
    with(&home, "stick", &[("HOME", stick)], "gather . -o ../out").exits(5).says(told);
    symlink(stick, home.at("mounted")).unwrap();
    with(&home, "stick", &[("HOME", home.at("mounted").to_str().unwrap())], "check ../stick").exits(5).says(told);
    with(&home, "stick", &[("HOME", stick)], "check ../mounted").exits(5).says(told);
    // A folder of the user's that leads to the stick, and a pin that does.
    let config = home.at("home/.config/pannier");
    fs::create_dir_all(&config).unwrap();
    symlink(home.at("stick/.config/pannier/publishers"), config.join("publishers")).unwrap();
    home.say("check stick").exits(5).says(told);
    fs::remove_file(config.join("publishers")).unwrap();
    fs::create_dir(config.join("publishers")).unwrap();
    symlink(home.at("stick/.config/pannier/publishers/editors.pub"), config.join("publishers/editors.pub")).unwrap();
    home.say("check stick").exits(5).says(told);
    // With a key that is named, pins do not count.
    home.say(&format!("check stick -P {}", publisher_of(&home, "stick/bundle"))).exits(0);
}

#[test]
fn pins_that_others_can_write_are_refused() {
    let home = home();
    pack(&home, "bundle", "--public");
    home.run(["trust", "bundle", "--name", "friend", "--digits", &digits_of(&home, "bundle")]).exits(0);
    home.say("check bundle").exits(0);
    let config = home.at("home/.config");
    let [made, all, file] =
        ["pannier", "pannier/publishers", "pannier/publishers/friend.pub"].map(|at| config.join(at));
    assert_eq!(
        [&made, &all, &file].map(|at| fs::metadata(at).unwrap().permissions().mode() & 0o777),
        [0o700, 0o700, 0o600]
    );
    for path in [&config, &made, &all, &file] {
        let before = fs::metadata(path).unwrap().permissions().mode();
        for open in [0o777, 0o720] {
            mode(path, open);
            let run = home.say("check bundle").exits(5).says("others on this machine can write");
            run.says(&format!("hint: run this command, then look at the pins: chmod go-w {}", path.display()));
            home.say("trust --list").exits(5);
        }
        mode(path, before & 0o755);
        home.say("check bundle").exits(0);
    }
    // Only root can give a file away.
    if chown(&file, Some(54_321), None).is_ok() {
        home.say("check bundle").exits(5).says("belongs to another user of this machine");
    }
}

/// A pipe has no reader, a link leads to itself, and a device belongs to the system.
#[cfg(unix)]
#[test]
fn what_is_no_regular_file_among_the_pins_pins_nobody_and_stops_nothing() {
    let home = home();
    pack(&home, "bundle", "--public");
    home.run(["trust", "bundle", "--digits", &digits_of(&home, "bundle")]).exits(0);
    let pins = home.at("home/.config/pannier/publishers");
    assert!(pins.is_dir());
    for plant in
        ["mkfifo odd.pub", "ln -s odd.pub odd.pub", "ln -s /dev/zero odd.pub", "ln -s nowhere odd.pub", "mkdir odd.pub"]
    {
        home.shell(&format!("cd home/.config/pannier/publishers; rm -rf odd.pub; {plant}")).exits(0);
        let run = home.shell("timeout 20 \"$PANNIER\" check bundle").exits(0).says("it pins nobody");
        assert!(!run.err.contains("chmod"), "{plant}: {}", run.err);
    }
}

#[test]
fn a_publisher_from_the_environment_is_called_so() {
    let home = home();
    pack(&home, "bundle", "--public");
    let key = publisher_of(&home, "bundle");
    let from =
        |key: &str, args: &str| run(home.command(PROGRAM).env("PANNIER_PUBLISHER", key).args(args.split_whitespace()));
    let said = from(&key, "check bundle").exits(0).says("(the one in the variable PANNIER_PUBLISHER, not a pin)");
    let said = said.says("the variable PANNIER_PUBLISHER names the publisher, so pins do not count");
    assert!(!said.out.contains("-P"), "{}", said.out);
    let json = from(&key, "check bundle --json").exits(0).json();
    assert_eq!(json["bundles"][0]["pinned_as"], "$PANNIER_PUBLISHER");
    let short = from(&key[..20], "check bundle").exits(2);
    assert!(!short.err.contains("-P"), "{}", short.err);
    from(&digits_of(&home, "bundle"), "check bundle").exits(2).says("PANNIER_PUBLISHER takes a publisher's key");
    // The hand comes before the surroundings, and an empty variable names nobody.
    from("nonsense", &format!("check bundle -P {key}")).exits(0).says("(the one named with -P)");
    from("", "check bundle").exits(5).says("not pinned here");
    pack(&home, "second", "--public");
    from(&key, "open . -o out").exits(5).says("by the key given with PANNIER_PUBLISHER");
}

/// The variable was read from the current folder, from the stick, and from files of anybody.
#[test]
fn a_key_file_from_the_environment_is_guarded_like_the_pins() {
    let home = stick();
    let key = publisher_of(&home, "stick/bundle");
    for at in ["stick/key.pub", "own.pub", "open/key.pub"] {
        put(&home.at(at), key.clone() + "\n");
    }
    let from =
        |at: &str, args: &str| run(home.command(PROGRAM).env("PANNIER_PUBLISHER", at).args(args.split_whitespace()));
    let path = |at: &str| home.at(at).to_str().unwrap().to_owned();
    from(&path("own.pub"), "check stick").exits(0).says("(the one in the variable PANNIER_PUBLISHER, not a pin)");
    for relative in ["own.pub", "./own.pub", "stick/key.pub", "nowhere.pub"] {
        from(relative, "check stick").exits(2).says("a relative path may lead to a carrier");
        from(relative, "check stick -P own.pub").exits(0);
    }
    from(&path("stick/key.pub"), "check stick").exits(5).says("a publisher must not come from a carrier");
    symlink(home.at("stick/key.pub"), home.at("link.pub")).unwrap();
    from(&path("link.pub"), "open stick -o out").exits(5).says("a publisher must not come from a carrier");
    from(&path("own.pub"), "gather stick -o .").exits(5).says("lies within .");
    mode(&home.at("own.pub"), 0o666);
    let said =
        from(&path("own.pub"), "check stick").exits(5).says("so the publisher of PANNIER_PUBLISHER may be theirs");
    said.says(&format!("chmod go-w {}", path("own.pub")));
    mode(&home.at("open"), 0o777);
    from(&path("open/key.pub"), "check stick").exits(5).says("others on this machine can write");
    if chown(home.at("open/key.pub"), Some(54_321), None).is_ok() {
        mode(&home.at("open"), 0o755);
        from(&path("open/key.pub"), "check stick").exits(5).says("belongs to another user of this machine");
    }
}

/// The pin was removed before it was written anew.
#[test]
fn a_run_that_is_killed_while_it_limits_a_pin_keeps_the_pin() {
    let home = home();
    pack(&home, "bundle", "--public");
    home.run(["trust", "bundle", "--name", "friend", "--digits", &digits_of(&home, "bundle")]).exits(0);
    let before = home.say("trust --list").exits(0).out;
    // The system kills the program at the first byte that the program writes into a file.
    let killed = home.shell("ulimit -f 0; \"$PANNIER\" trust bundle --series mosaic");
    assert_ne!(killed.code, 0, "{killed:?}");
    assert_eq!(home.say("trust --list").exits(0).out, before);
    home.say("trust bundle --series mosaic").exits(0).says("now friend, for mosaic only, before for every series");
    home.say("trust --list").exits(0).says("friend, for mosaic only");
}

#[test]
fn trust_says_what_it_changed_and_what_it_did_not() {
    let home = home();
    pack(&home, "bundle", "--public");
    let digits = digits_of(&home, "bundle");
    let trust = |more: &str| {
        home.run(["trust", "bundle", "--digits", &digits].into_iter().chain(more.split_whitespace())).exits(0)
    };
    trust("--name friend --series a").says("pinned as friend, for a only");
    trust("").says("already pinned as friend, for a only").says("nothing was changed");
    trust("--series a --series a").says("nothing was changed");
    trust("--series b --series a --series b").says("changed the pin: now friend, for a, b only, before for a only");
    let said = trust("--name other --series c").says("now friend, for a, b, c only, before for a, b only");
    said.says("the name stays friend, not other; to change it, first: pannier trust --forget friend");
    assert!(!trust("--name friend").err.contains("the name stays"));
    let change = |more: &str| trust(&format!("--json {more}")).json()["change"].as_str().unwrap().to_owned();
    assert_eq!([change(""), change("--series d"), change("--series d")], ["none", "series", "none"]);
    home.say("trust --forget friend").exits(0);
    assert_eq!(change(""), "pinned");
}

#[test]
fn digits_are_compared_where_the_publisher_is_pinned_too_and_never_shown() {
    let home = home();
    pack(&home, "bundle", "--public");
    let digits = digits_of(&home, "bundle");
    let mut groups: Vec<String> = digits.split(' ').map(str::to_owned).collect();
    for at in [1, 4] {
        groups[at] = if groups[at] == "00000" { "00001" } else { "00000" }.to_owned();
    }
    for pinned in [false, true] {
        if pinned {
            home.run(["trust", "bundle", "--digits", &digits]).exits(0).says("pinned as");
            home.run(["trust", "bundle", "--digits", &digits]).exits(0).says("already pinned as");
        }
        for json in [&["--json"][..], &[]] {
            let wrong = home.run(["trust", "bundle", "--digits", &groups.join(" ")].iter().chain(json)).exits(5);
            let wrong = wrong.says("groups 2, 5 of the six differ");
            assert!(!digits.split(' ').any(|group| wrong.out.contains(group) || wrong.err.contains(group)));
        }
    }
}

/// Only four bundles by strangers are looked at; the one whose digits are known is no stranger.
#[test]
fn of_many_publishers_the_one_with_the_digits_is_taken() {
    let home = home();
    fs::create_dir(home.at("all")).unwrap();
    home.say("pack corpus -o all/z-genuine -k publisher.key --public --no-rehearsal").exits(0);
    for number in 0..6 {
        home.say(&format!("keygen keys{number} --no-passphrase")).exits(0);
        home.say(&format!("pack corpus -o all/{number} -k keys{number}/publisher.key --public --no-rehearsal"))
            .exits(0);
    }
    home.say("trust all").exits(2).says("write after --digits");
    let digits = digits_of(&home, "all/z-genuine");
    home.run(["trust", "all", "--digits", &digits]).exits(0).says(&format!("pinned as publisher-{}", &digits[..5]));
    home.say("check all/z-genuine").exits(0);
    home.run(["trust", "all", "--digits", "11111 11111 11111 11111 11111 11111"]).exits(2).says("none of them has");
}
