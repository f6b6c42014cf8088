//! Faults that strace injects into a run, and the rules that hold after every fault.
#![cfg(target_os = "linux")]

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::fs;
use std::path::{Path, PathBuf};

use crate::common::journey::{publisher_of, recipient};
use crate::common::program::{Home, PROGRAM, Run, run};
use crate::common::{copy, files, noise, put, tree};

type Tree = BTreeMap<PathBuf, Option<Vec<u8>>>;

/// What the system is made to do at some moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Fault {
    Kill,
    Full,
    Broken,
    Forbidden,
}

impl Fault {
    /// How strace is told.
    fn injection(self, number: usize) -> &'static str {
        match (self, number % 2) {
            (Self::Kill, _) => "signal=SIGKILL",
            (Self::Full, 0) => "error=ENOSPC",
            (Self::Full, _) => "error=EDQUOT",
            (Self::Broken, _) => "error=EIO",
            (Self::Forbidden, 0) => "error=EACCES",
            (Self::Forbidden, _) => "error=EROFS",
        }
    }

    /// The calls that can end so.
    fn fits(self, call: &Call) -> bool {
        let writes = ["write", "pwrite64", "ftruncate"];
        let makes = ["mkdir", "mkdirat", "rename", "renameat2"];
        let name = call.name.as_str();
        let creates = name.starts_with("openat") && call.line.contains("O_CREAT");
        match self {
            // strace gives its signal at the call, so that calls of every kind are moments.
            Self::Kill => true,
            Self::Full => {
                writes.contains(&name) || makes.contains(&name) || creates || name.ends_with("sync") || name == "syncfs"
            }
            Self::Broken => !["close", "flock", "statx", "newfstatat"].contains(&name),
            Self::Forbidden => makes.contains(&name) || creates,
        }
    }
}

/// A call of a clean run that touched our room, by its number among the calls of that name in its thread.
#[derive(Clone, Debug)]
struct Call {
    name: String,
    number: usize,
    line: String,
}

/// What a command breaks, and how it is called in a report.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Rule {
    /// What was given is as it was.
    Input,
    /// Under the final name is nothing, or everything.
    Whole,
    /// Beside the final name is nothing but the stage.
    Litter,
    /// The exit code is the right one.
    Code,
    /// The message names the file.
    Named,
    /// A full medium is told with the bytes that are needed.
    Figure,
    /// The next run finishes.
    Next,
}

/// A command with everything needed to judge what it left.
pub(crate) struct Scene {
    pub(crate) home: Home,
    pub(crate) args: Vec<String>,
    given: Tree,
    whole: Box<dyn Fn(&Path) -> bool>,
}

impl Scene {
    /// A room with all inputs below `in`, from which a command writes `work/out`.
    pub(crate) fn new(line: &str, whole: impl Fn(&Home) -> Box<dyn Fn(&Path) -> bool>) -> Self {
        let home = Home::new();
        put(&home.at("in/corpus/data/noise"), noise(1, 9_000));
        put(&home.at("in/corpus/درمان/سند.txt"), "سند");
        put(&home.at("in/corpus/aaa/bbb/ccc/one"), "1");
        fs::create_dir(home.at("in/corpus/later")).unwrap();
        for key in ["publisher.key", "recipient-first.key"] {
            home.key(key);
            fs::rename(home.at(key), home.at(&format!("in/{key}"))).unwrap();
        }
        let recipient = recipient(&home, "in/recipient-first.key");
        let common = "pack in/corpus -k in/publisher.key --chunk-size 2KiB --level 1 --created 2026-02-03 --no-rehearsal \
                      --spare 60% --series mosaic --release 42 -o";
        home.say(&format!("{common} in/public --public")).exits(0);
        home.say(&format!("{common} in/sealed -r {recipient}")).exits(0);
        let publisher = publisher_of(&home, "in/public");
        for bundle in ["public", "sealed"] {
            let stick = home.at(&format!("in/{bundle}-stick"));
            copy(&home.at(&format!("in/{bundle}")), &stick);
            fs::remove_file(stick.join("d0002.bin")).unwrap();
            fs::remove_file(stick.join("r0001.bin")).unwrap();
        }
        fs::create_dir(home.at("work")).unwrap();
        let room = home.at("").to_str().unwrap().trim_end_matches('/').to_owned();
        let line = line.replace("RECIPIENT", &recipient).replace("PUBLISHER", &publisher).replace("ROOM", &room);
        let args = line.split_whitespace().map(str::to_owned).collect();
        let given = tree(&home.at("in"));
        let whole = whole(&home);
        Self { home, args, given, whole }
    }

    fn out(&self) -> PathBuf {
        self.home.at("work/out")
    }

    fn run(&self) -> Run {
        self.home.run(&self.args)
    }

    /// Runs under strace; gives what the program gave and what strace wrote.
    fn traced(&self, options: &[String]) -> (Run, String) {
        let log = self.home.at("strace.log");
        let mut command = self.home.command("strace");
        command.args(["-f", "-y", "-qq", "-s", "4096", "-o"]).arg(&log).args(options);
        let run = run(command.arg(PROGRAM).args(&self.args));
        (run, String::from_utf8_lossy(&fs::read(&log).unwrap()).into_owned())
    }

    /// Tells whether a call is about a file of the room, not the loader's, nor what is said on the pipes.
    fn is_ours(&self, line: &str) -> bool {
        let room = self.home.at("").to_str().unwrap().trim_end_matches('/').to_owned();
        // A message may name a file of the room: where it is the call that fails, it cannot.
        !line.contains("<pipe:") && (line.contains(&format!("<{room}/")) || line.contains(&format!("\"{room}/")))
    }

    /// Empties the place where the command writes.
    fn clear(&self) {
        fs::remove_dir_all(self.home.at("work")).unwrap();
        fs::create_dir(self.home.at("work")).unwrap();
    }

    /// Every call of a clean run that touches our room.
    fn calls(&self) -> Vec<Call> {
        const NAMES: &str = "trace=openat,openat2,mkdir,mkdirat,read,pread64,write,pwrite64,ftruncate,rename,renameat2,\
                             fsync,syncfs,unlink,unlinkat,getdents64,flock";
        let (run, log) = self.traced(&["-e".to_owned(), NAMES.to_owned()]);
        run.exits(0);
        assert!((self.whole)(&self.out()));
        self.clear();
        let mut numbers: HashMap<(String, String), usize> = HashMap::new();
        let mut seen = BTreeSet::new();
        let mut calls = Vec::new();
        for line in log.lines() {
            let Some((thread, rest)) = line.split_once(' ') else { continue };
            let Some((name, _)) = rest.trim_start().split_once('(') else { continue };
            if rest.contains(" resumed>") || name.contains(' ') {
                continue;
            }
            let number = numbers.entry((thread.to_owned(), name.to_owned())).or_default();
            *number += 1;
            if self.is_ours(rest) && seen.insert((name.to_owned(), *number)) {
                calls.push(Call { name: name.to_owned(), number: *number, line: rest.to_owned() });
            }
        }
        assert!(calls.len() > 60, "only {} calls: {log}", calls.len());
        calls
    }

    /// Injects a fault at moments spread over a whole run and gives every rule that was broken.
    pub(crate) fn faults(&self, fault: Fault, points: usize) -> Vec<(Rule, String)> {
        let calls: Vec<Call> = self.calls().into_iter().filter(|call| fault.fits(call)).collect();
        let points = points.min(calls.len());
        let mut broken = Vec::new();
        for point in 0..points {
            // The first and the last are among them.
            let call = &calls[point * (calls.len() - 1) / (points - 1).max(1)];
            self.strike(fault, point, call, &mut broken);
        }
        broken
    }

    fn strike(&self, fault: Fault, point: usize, call: &Call, broken: &mut Vec<(Rule, String)>) {
        let what = fault.injection(point);
        let injection = format!("inject={}:{what}:when={}", call.name, call.number);
        let (run, log) =
            self.traced(&["-e".to_owned(), format!("trace={}", call.name), "-e".to_owned(), injection.clone()]);
        let struck: Vec<&str> = log.lines().filter(|line| line.contains("(INJECTED)")).collect();
        let case =
            format!("{injection} {} exit {}\n  {}\n  {}", self.args[0], run.code, brief(&struck), run.err.trim());
        // The same call of another thread may have been the loader's: that proves less, but nothing may be left either.
        let foreign = struck.iter().any(|line| !self.is_ours(line));
        let mut say = |rule, more: &str| {
            if !(foreign && [Rule::Code, Rule::Named, Rule::Figure].contains(&rule)) {
                broken.push((rule, format!("{rule:?}{more}: {case}")));
            }
        };

        if tree(&self.home.at("in")) != self.given {
            say(Rule::Input, "");
        }
        let there = self.out().symlink_metadata().is_ok();
        if there && !(self.whole)(&self.out()) {
            say(Rule::Whole, "");
        }
        if run.code == 0 && !there {
            say(Rule::Whole, " (nothing there)");
        }
        let litter =
            |litter: &Path| !["out", "out.pannier-part"].contains(&litter.file_name().unwrap().to_str().unwrap());
        if files(&self.home.at("work")).iter().any(|path| litter(path)) {
            say(Rule::Litter, "");
        }
        // Clearing the stage away is not worth an error: the next run of the same name does it.
        let clears = call.name.starts_with("unlink")
            || struck.iter().any(|line| {
                line.contains("out.pannier-part>, 0x") || line.contains("O_NOFOLLOW|O_CLOEXEC|O_DIRECTORY")
            });
        if fault != Fault::Kill && self.home.at("work/out.pannier-part").exists() && !clears {
            say(Rule::Litter, " (the stage)");
        }
        // A call that only reads a carrier may be got over, or leave too little.
        let reads =
            struck.iter().all(|line| line.contains("/in/") && !line.contains(".key") || call.name == "getdents64");
        let expected: &[i32] = match fault {
            Fault::Kill => &[-1, 0],
            Fault::Full => &[0, 7],
            Fault::Broken if reads => &[0, 1, 4, 5],
            Fault::Broken | Fault::Forbidden => &[0, 1],
        };
        // The stage is listed to be cleared away, and once more where that fails.
        let listed = struck.iter().any(|line| line.contains("out.pannier-part\", O_RDONLY|O_NONBLOCK"));
        let tolerated = struck.is_empty()
            || listed
            || run.code != 0
            || reads
            || clears
            || ["flock", "mkdirat", "openat2"].contains(&call.name.as_str());
        if !expected.contains(&run.code) || !tolerated && fault != Fault::Kill {
            // Several threads may have been struck, or the struck one was not needed any more.
            say(Rule::Code, "");
        }
        if fault != Fault::Kill && run.code != 0 {
            let said = format!("{}{}", run.out, run.err);
            let listing = call.name == "getdents64" && (said.contains("/in/corpus") || said.contains("-stick"));
            if !struck.is_empty() && !listing && !paths_of(&struck).iter().any(|path| said.contains(path.as_str())) {
                say(Rule::Named, "");
            }
            if run.code == 7 && !said.contains("bytes needed") {
                say(Rule::Figure, "");
            }
        }
        let next = self.run();
        let fine = if there { next.code == 7 } else { next.code == 0 };
        if !fine || !(self.whole)(&self.out()) {
            say(Rule::Next, &format!(" (exit {}, {})", next.code, next.err.trim()));
        }
        self.clear();
    }
}

/// Calls without most of the bytes that they wrote.
fn brief(lines: &[&str]) -> String {
    let cut = |line: &&str| line.chars().take(200).collect::<String>();
    lines.iter().map(cut).collect::<Vec<_>>().join("\n  ")
}

/// The paths that calls were about, as a person would read them.
fn paths_of(lines: &[&str]) -> BTreeSet<String> {
    let mut paths = BTreeSet::new();
    for line in lines {
        for (open, close) in [('<', '>'), ('"', '"')] {
            let mut rest = *line;
            while let Some(at) = rest.find(open) {
                rest = &rest[at + 1..];
                let Some(end) = rest.find(close) else { break };
                let path = without_octal(&rest[..end]);
                let name = path.rsplit('/').next().unwrap_or_default();
                if name.len() > 2 && !name.starts_with("pannier-test") {
                    paths.insert(name.to_owned());
                }
                rest = &rest[end + 1..];
            }
        }
    }
    paths
}

/// strace writes what is not ASCII in octal.
fn without_octal(text: &str) -> String {
    let mut bytes = Vec::new();
    let mut rest = text.as_bytes();
    while let [first, more @ ..] = rest {
        let octal =
            more.get(..3).filter(|digits| *first == b'\\' && digits.iter().all(|digit| (b'0'..=b'7').contains(digit)));
        match octal {
            Some(digits) => {
                bytes.push(digits.iter().fold(0u8, |sum, digit| sum.wrapping_mul(8).wrapping_add(digit - b'0')));
                rest = &more[3..];
            }
            None => {
                bytes.push(*first);
                rest = more;
            }
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}
