//! Runs that a person interrupts.
#![cfg(target_os = "linux")]

use std::fs;
use std::path::PathBuf;
use std::process::Command;
use std::thread::sleep;
use std::time::{Duration, Instant};

use crate::common::journey::publisher_of;
use crate::common::program::{Home, PROGRAM, Run};
use crate::common::{documents, noise, put, tree};

/// Runs a command, sends it SIGINT as soon as something is there, and gives what it gave; `None` if it was too fast.
fn interrupted(home: &Home, line: &str, until: &[&str]) -> Option<Run> {
    let mut command = home.command(PROGRAM);
    command.args(line.split_whitespace()).stdout(std::process::Stdio::piped()).stderr(std::process::Stdio::piped());
    let mut child = command.spawn().unwrap();
    let since = Instant::now();
    let places: Vec<PathBuf> = until.iter().map(|place| home.at(place)).collect();
    while !places.iter().any(|place| place.exists()) && child.try_wait().unwrap().is_none() {
        assert!(since.elapsed() < Duration::from_secs(60), "nothing appears");
        sleep(Duration::from_millis(1));
    }
    let sent = Command::new("kill").args(["-INT", &child.id().to_string()]).output().unwrap().status.success();
    let output = child.wait_with_output().unwrap();
    let run = Run {
        code: output.status.code().unwrap_or(-1),
        out: String::from_utf8(output.stdout).unwrap(),
        err: String::from_utf8(output.stderr).unwrap(),
    };
    (sent && run.code != 0).then_some(run)
}

#[test]
fn an_interrupted_run_exits_130_and_leaves_nothing() {
    let home = Home::new();
    home.key("publisher.key");
    put(&home.at("corpus/noise"), noise(1, 12 << 20));
    (0..200).for_each(|n| put(&home.at(&format!("corpus/many/{n}")), noise(n, 20_000)));
    let given = tree(&home.at("corpus"));
    let pack = "pack corpus -k publisher.key --public --level 3 -o";
    let mut stopped = 0;
    let mut judge = |run: Option<Run>, moment: &str, out: &str| {
        if let Some(run) = run {
            let run = run.exits(130).says("interrupted");
            assert!(!run.err.contains("panicked"), "{moment}: {}", run.err);
            assert!(!home.at(out).exists(), "{moment}: something was left");
            assert!(!home.at(&format!("{out}.pannier-part")).exists(), "{moment}: the stage was left");
            stopped += 1;
        } else {
            // Too late to matter: then it is whole.
            assert!(home.at(out).exists(), "{moment}: neither interrupted nor done");
            fs::remove_dir_all(home.at(out)).unwrap();
        }
        assert!(tree(&home.at("corpus")) == given, "{moment}: the corpus changed");
    };
    for moment in [
        "out.pannier-part",
        "out.pannier-part/tree/data-00000",
        "out.pannier-part/tree/r0001.bin",
        "out.pannier-part/tree/SHA256SUMS",
    ] {
        judge(interrupted(&home, &format!("{pack} out"), &[moment]), moment, "out");
    }
    home.say(&format!("{pack} out")).exits(0);
    let publisher = publisher_of(&home, "out");
    fs::remove_file(home.at("out/d0001.bin")).unwrap();
    for command in ["open", "repair"] {
        let line = format!("{command} out -o back -P {publisher}");
        for moment in [
            "back.pannier-part",
            "back.pannier-part/rebuilt",
            "back.pannier-part/tree/noise",
            "back.pannier-part/tree/d0002.bin",
        ] {
            judge(interrupted(&home, &line, &[moment]), moment, "back");
        }
    }
    home.say(&format!("open out -o back -P {publisher}")).exits(0);
    assert!(documents(&home.at("back")) == given);
    assert!(stopped >= 4, "only {stopped} runs were slow enough to be interrupted");
}
