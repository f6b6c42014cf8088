//! Printed results arrive, or the exit code says that they did not arrive. No person waits for ever without a message.
#![cfg(target_os = "linux")]

use std::fs::OpenOptions;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Command, Stdio};

use crate::common::cost::measured;
use crate::common::journey::{home, pack, publisher_of};
use crate::common::program::{Home, PROGRAM, Run, run};
use crate::common::terminal::Terminal;
use crate::common::tools::present;

/// Runs the program with a standard output on which nothing has room.
fn on_a_full_disk(home: &Home, line: &str) -> Run {
    let full = OpenOptions::new().write(true).open("/dev/full").unwrap();
    // `output` would put a pipe in its place.
    let child = program(home, line).stdout(full).stderr(Stdio::piped()).spawn().unwrap();
    let output = child.wait_with_output().unwrap();
    let err = String::from_utf8(output.stderr).unwrap();
    Run { code: output.status.code().unwrap_or(-1), out: String::new(), err }
}

fn program(home: &Home, line: &str) -> Command {
    let mut command = home.command(PROGRAM);
    command.args(line.split_whitespace());
    command
}

#[test]
fn a_result_that_could_not_be_printed_is_exit_1() {
    let home = home();
    pack(&home, "bundle", "--public");
    let key = publisher_of(&home, "bundle");
    for line in [
        format!("list bundle -P {key}"),
        format!("list bundle -P {key} --json"),
        format!("check bundle -P {key}"),
        format!("check bundle -P {key} --json"),
        format!("show bundle -P {key} --json"),
        format!("want bundle -P {key}"),
        format!("receipt bundle -P {key}"),
        format!("open bundle -o out -P {key} --json"),
        "pack corpus -o again -k publisher.key --public".to_owned(),
        "help format".to_owned(),
        "completions bash".to_owned(),
        "check --help".to_owned(),
        "--version".to_owned(),
    ] {
        let run = on_a_full_disk(&home, &line).exits(1).says("cannot write standard output: the medium is full");
        assert!(run.err.matches("standard output").count() == 1, "{line}: {}", run.err);
    }
    assert!(home.at("out").is_dir() && home.at("again").is_dir());
}

#[test]
fn other_exit_codes_stay_when_a_result_could_not_be_printed() {
    let home = home();
    pack(&home, "bundle", "--public");
    on_a_full_disk(&home, "check bundle").exits(5).says("not pinned here").says("cannot write standard output");
    on_a_full_disk(&home, "check nowhere --json").exits(1).says("nowhere");
    on_a_full_disk(&home, "frobnicate --json").exits(2);
}

#[test]
fn a_reader_that_went_away_is_no_error() {
    let home = home();
    for line in ["help format", "completions bash"] {
        let mut child = program(&home, line).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        let mut first = String::new();
        BufReader::with_capacity(16, child.stdout.take().unwrap()).read_line(&mut first).unwrap();
        let output = child.wait_with_output().unwrap();
        let said = String::from_utf8(output.stderr).unwrap();
        assert_eq!((output.status.code(), said.as_str()), (Some(0), ""), "{line}");
    }
}

#[test]
fn the_first_ctrl_c_says_what_a_second_one_does() {
    if !present(&["script"]) {
        return;
    }
    let home = Home::new();
    // It waits for what somebody types, and nobody does; the shell stays to tell how it ended.
    let scan = format!("trap : INT; {} scan - -o out; echo code $?", PROGRAM);
    let mut terminal = Terminal::start(&home, &scan);
    terminal.waits_for("scanning");
    terminal.types("\u{3}");
    terminal.waits_for("\nstopping; press Ctrl-C again to end at once\r\n");
    terminal.types("\u{3}");
    terminal.waits_for("code 130");
    let seen = terminal.ends();
    assert_eq!(seen.matches("stopping;").count(), 1, "{seen:?}");
}

#[test]
fn the_first_bar_of_a_drill_is_empty_and_counts_trials() {
    if !present(&["script"]) {
        return;
    }
    let home = home();
    pack(&home, "bundle", "--public");
    let key = publisher_of(&home, "bundle");
    let drill =
        format!("trap : INT; {PROGRAM} drill bundle -P {key} --couriers 5 --survive 1 --trials 100000; echo code $?");
    let mut terminal = Terminal::start(&home, &drill);
    terminal.waits_for(" of 100000");
    terminal.types("\u{3}");
    terminal.waits_for("code 130");
    let seen = terminal.ends();
    let bars: Vec<&str> = seen.split('\r').filter(|line| line.contains('░')).collect();
    assert!(!bars.is_empty() && !seen.contains(&"█".repeat(10)), "{seen:?}");
    assert!(bars[0].contains("drilling") && bars[0].contains("trial ") && bars[0].contains("0:0"), "{bars:?}");
}

#[test]
fn a_file_that_says_it_is_empty_is_not_waited_for() {
    let home = Home::new();
    if !Path::new("/proc/kmsg").exists() {
        eprintln!("SKIPPED: there is no /proc/kmsg");
        return;
    }
    for line in ["check /proc/kmsg", "scan /proc/kmsg -o out --no-programs"] {
        measured(&home, line).bounded(line).exits(4);
    }
}

#[test]
fn salvage_waits_at_no_pipe_and_reads_no_endless_device() {
    let home = Home::new();
    run(home.command("mkfifo").arg("pipe")).exits(0);
    for medium in ["pipe", "/dev/zero"] {
        let salvaged = measured(&home, &format!("salvage {medium} -o out")).bounded(medium).exits(2);
        salvaged.says(&format!("{medium} is neither a file nor a block device"));
        assert!(!home.at("out").exists());
    }
}
