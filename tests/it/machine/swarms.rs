//! Real programs of BitTorrent on loopback: what they make of our torrents, and what a swarm of couriers gives.
//!
//! Peers are named by hand. There is no DHT, no tracker, no local discovery and no mapping of ports.

use std::fs;
use std::path::Path;
use std::process::Command;

use serde_json::Value;

use crate::common::bundle::pin;
use crate::common::journey::home;
use crate::common::program::Home;
use crate::common::tools::here;
use crate::common::{copy, files, is_chunk, name_of, noise, put};

/// Bytes of noise in the corpus: about 20 chunks of several blocks.
const NOISE: usize = 1_500_000;

/// A Python, and what it tells of programs on this machine.
struct Swarm(String);

impl Swarm {
    /// Finds a Python with the tool that a test needs; says so if there is none.
    fn with(tool: &str) -> Option<Self> {
        let pythons = ["/usr/bin/python3", "python3"].map(str::to_owned);
        let found = pythons.into_iter().map(Self).find(|one| one.has(tool));
        if found.is_none() {
            eprintln!("SKIPPED: there is no {tool} on this machine: its part in swarms was NOT tried");
        }
        found
    }

    fn has(&self, tool: &str) -> bool {
        let output = Command::new(&self.0).arg(here("tests/it/common/swarm.py")).arg("has").output();
        let told = output.ok().and_then(|output| serde_json::from_slice::<Value>(&output.stdout).ok());
        told.is_some_and(|told| !told[tool].is_null())
    }

    /// Runs a command of the script.
    fn say(&self, words: &[&str]) -> Value {
        let output = Command::new(&self.0).arg(here("tests/it/common/swarm.py")).args(words).output().unwrap();
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        serde_json::from_slice(&output.stdout).unwrap_or_else(|error| panic!("{words:?}: {error}\n{said}"))
    }
}

/// A bundle for torrents, its torrents, and the folder in which programs look for its files.
struct Made {
    home: Home,
    name: String,
    v2: String,
    v1: String,
    link: String,
}

impl Made {
    fn new(pack: &str, ways: &str) -> Self {
        let home = home();
        fs::remove_dir_all(home.at("corpus")).unwrap();
        put(&home.at("corpus/noise"), noise(5, NOISE));
        home.say(&format!("pack corpus -o bundle -k publisher.key --public --level 1 --no-rehearsal {pack}")).exits(0);
        let told = home.say(&format!("torrent bundle -o torrents {ways} {} --json", pin())).exits(0).json();
        let path = |at: usize| home.at(told["torrents"][at]["path"].as_str().unwrap()).to_str().unwrap().to_owned();
        let (v2, v1) = (path(0), path(1));
        let link = told["torrents"][0]["magnet"].as_str().unwrap().to_owned();
        let name = told["name"].as_str().unwrap().to_owned();
        copy(&home.at("bundle"), &home.at("whole").join(&name));
        Self { home, name, v2, v1, link }
    }

    fn at(&self, place: &str) -> String {
        self.home.at(place).to_str().unwrap().to_owned()
    }

    /// The folder of the torrent in a place.
    fn folder(&self, place: &str) -> std::path::PathBuf {
        self.home.at(place).join(&self.name)
    }

    /// Gives a courier the small files and the chunks that fit.
    fn courier(&self, place: &str, keep: impl Fn(usize, &str) -> bool) {
        let all = files(&self.home.at("bundle"));
        let (chunks, small): (Vec<_>, Vec<_>) = all.into_iter().partition(|file| is_chunk(&name_of(file)));
        let kept =
            chunks.into_iter().enumerate().filter(|(number, file)| keep(*number, &name_of(file))).map(|(_, file)| file);
        for file in small.into_iter().chain(kept) {
            put(&self.folder(place).join(name_of(&file)), fs::read(&file).unwrap());
        }
    }

    /// Makes sure that a place has the whole bundle, bit for bit.
    fn is_whole(&self, place: &str) {
        assert!(same(&self.home.at("bundle"), &self.folder(place)), "{place} is not the bundle");
    }

    /// Makes sure that what is in a place opens.
    fn opens(&self, place: &str) {
        self.home.say(&format!("open {place} -o {place}-out {}", pin())).exits(0);
        assert_eq!(fs::read(self.home.at(&format!("{place}-out/noise"))).unwrap(), noise(5, NOISE));
    }
}

fn same(one: &Path, other: &Path) -> bool {
    files(one).iter().all(|file| fs::read(other.join(name_of(file))).ok() == fs::read(file).ok())
}

const LOST: [&str; 3] = ["d0002.bin", "d0005.bin", "r0001.bin"];

#[test]
fn another_maker_gives_the_same_infohashes_and_another_reader_the_same_files() {
    let Some(swarm) = Swarm::with("libtorrent") else { return };
    let ways = "--tracker udp://t.example:6969/a --web-seed http://w.example/b --private";
    for (pack, ways) in
        [("--for torrent", ""), ("--for torrent", ways), ("--chunk-size 70kB --spare 12%", ""), ("", "")]
    {
        let made = Made::new(pack, ways);
        for (kind, path) in [("v1", &made.v1), ("v2", &made.v2)] {
            let read = swarm.say(&["read", path]);
            assert_eq!(read["name"], made.name.as_str());
            let names: Vec<String> =
                read["files"].as_array().unwrap().iter().map(|file| file[0].as_str().unwrap().to_owned()).collect();
            let mut sorted = names.clone();
            sorted.sort();
            assert_eq!(sorted, files(&made.home.at("bundle")).iter().map(|file| name_of(file)).collect::<Vec<_>>());
            assert_eq!(read["private"], ways.contains("--private"));
            assert_eq!(read["trackers"].as_array().unwrap().len(), ways.matches("--tracker").count());
            assert_eq!(read["web_seeds"].as_array().unwrap().len(), ways.matches("--web-seed").count());
            assert_eq!((read["creator"].as_str(), read["comment"].as_str()), (Some(""), Some("")));
            if ways.is_empty() {
                let (folder, piece) = (made.folder("whole"), read["piece_bytes"].to_string());
                let mut words = vec!["make", folder.to_str().unwrap(), kind, &piece];
                words.extend(names.iter().map(String::as_str));
                assert_eq!(swarm.say(&words)["infohash"], read[kind], "{pack} {kind}");
            }
        }
    }
}

#[test]
fn two_couriers_with_every_other_chunk_complete_a_recipient() {
    let Some(swarm) = Swarm::with("libtorrent") else { return };
    let made = Made::new("--for torrent", "");
    made.courier("one", |number, _| number % 2 == 0);
    made.courier("two", |number, _| number % 2 == 1);
    let (one, two) = (made.at("one"), made.at("two"));
    // By the torrent, by its link alone, and by the v1 torrent, whose pieces end with our chunks.
    let by_link = format!("{}|{}", made.link, made.v2);
    for (place, source) in [("by-v2", &made.v2), ("by-link", &by_link), ("by-v1", &made.v1)] {
        // Each time the couriers have their own half again.
        for (number, courier) in ["one", "two"].into_iter().enumerate() {
            fs::remove_dir_all(made.home.at(courier)).unwrap();
            made.courier(courier, |chunk, _| chunk % 2 == number);
        }
        let told = swarm.say(&["swarm", source, &made.at(place), &one, &two]);
        assert_eq!(told["done"], true, "{place}: {told}");
        made.is_whole(place);
    }
    made.opens("by-link");
}

#[test]
fn a_crowd_with_a_fifth_of_the_chunks_each_converges() {
    let Some(swarm) = Swarm::with("libtorrent") else { return };
    let made = Made::new("--for torrent", "");
    // Peer N holds every fifth chunk from N on, so each chunk is with three peers, and no peer can open.
    let places: Vec<String> = (0..15).map(|peer| format!("peer-{peer}")).collect();
    for (peer, place) in places.iter().enumerate() {
        made.courier(place, |number, _| number % 5 == peer % 5);
    }
    made.home.say(&format!("open peer-0 -o early {}", pin())).exits(4);
    let at: Vec<String> = places.iter().map(|place| made.at(place)).collect();
    let mut words = vec!["crowd", made.v2.as_str()];
    words.extend(at.iter().map(String::as_str));
    let told = swarm.say(&words);
    assert!(told["begun"].as_array().unwrap().iter().all(|share| share.as_f64().unwrap() < 0.35), "{told}");
    assert!(told["progress"].as_array().unwrap().iter().all(|share| share.as_f64() == Some(1.0)), "{told}");
    for place in &places {
        made.is_whole(place);
    }
    made.opens("peer-7");
}

#[test]
fn chunks_that_exist_nowhere_are_rebuilt() {
    let Some(swarm) = Swarm::with("libtorrent") else { return };
    let made = Made::new("--for torrent", "");
    made.courier("one", |number, name| number % 2 == 0 && !LOST.contains(&name));
    made.courier("two", |number, name| number % 2 == 1 && !LOST.contains(&name));
    let told = swarm.say(&["swarm", &made.v2, &made.at("out"), &made.at("one"), &made.at("two")]);
    assert_eq!(told["done"], false);
    assert!(told["progress"].as_f64().unwrap() > 0.6, "{told}");
    made.opens("out");
}

#[test]
fn a_poisoned_peer_costs_bandwidth_and_nothing_else() {
    let Some(swarm) = Swarm::with("libtorrent") else { return };
    let made = Made::new("--for torrent", "");
    made.courier("honest", |_, _| true);
    made.courier("liar", |_, _| true);
    let told = swarm.say(&["poisoned", &made.v2, &made.at("out"), &made.at("honest"), &made.at("liar")]);
    assert_eq!((told["done"].as_bool(), told["liar"].as_f64()), (Some(true), Some(1.0)), "{told}");
    let failed = told["failed"].as_u64().unwrap();
    assert!(failed > 0 && failed < told["want"].as_u64().unwrap() / 2, "{told}");
    made.is_whole("out");
    // Even where a program believed the liar, our reader does not.
    made.home.say(&format!("check liar {}", pin())).exits(4).says("INCOMPLETE");
}

#[test]
fn aria2_and_transmission_read_the_v1_torrent_with_a_web_seed_also_onto_a_stick_that_lacks_chunks() {
    for tool in ["aria2", "transmission"] {
        let Some(swarm) = Swarm::with(tool) else { continue };
        for stick in ["fresh", "stick"] {
            let port = swarm.say(&["port"])["port"].to_string();
            let made = Made::new("--for torrent", &format!("--web-seed http://127.0.0.1:{port}/"));
            fs::create_dir_all(made.home.at("out")).unwrap();
            if stick == "stick" {
                made.courier("out", |_, name| !LOST.contains(&name));
            }
            let (out, root, whole) = (made.at("out"), made.at("whole"), made.folder("whole"));
            let mut words = vec![tool, &made.v1, &out, &root, &port];
            if tool == "transmission" {
                words.push(whole.to_str().unwrap());
            }
            let told = swarm.say(&words);
            assert!(same(&made.home.at("bundle"), &made.folder("out")), "{tool} {stick}: {told}");
            made.opens("out");
            let all: u64 = files(&made.home.at("bundle")).iter().map(|file| file.metadata().unwrap().len()).sum();
            let lost: u64 = LOST.iter().map(|name| made.home.at("bundle").join(name).metadata().unwrap().len()).sum();
            let most = if stick == "stick" { lost + lost / 2 } else { all + all / 4 };
            assert!(told["served"].as_u64().unwrap() <= most, "{tool} {stick}: {told}, {lost} of {all} were lost");
        }
    }
}
