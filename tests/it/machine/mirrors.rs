//! `fetch` from mirrors on loopback: real web servers, and mirrors that lie, trickle, break off or send more than was asked.

use std::fs;
use std::process::{Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use serde_json::Value;

use crate::common::bundle::pin;
use crate::common::journey::home;
use crate::common::mirror::{Mirror, Served, Way, nginx, socks};
use crate::common::program::{Home, PROGRAM, Run, run};
use crate::common::tools::present;
use crate::common::{copy, files, is_chunk, name_of, noise, put, tree};

/// Bytes of noise in the corpus: 1,400 blocks or so, in chunks of 128.
const NOISE: usize = 1_400_000;
const CHUNK: u64 = 128 << 10;

/// A bundle, and where mirrors have it.
struct Made {
    home: Home,
    id: String,
    payload: u64,
}

impl Made {
    fn new() -> Self {
        let home = home();
        fs::remove_dir_all(home.at("corpus")).unwrap();
        put(&home.at("corpus/noise"), noise(7, NOISE));
        home.say(
            "pack corpus -o bundle -k publisher.key --public --level 1 --no-rehearsal --chunk-size 128KiB --spare 50%",
        )
        .exits(0);
        let facts: Value = serde_json::from_str(&home.text("bundle/bundle.json")).unwrap();
        assert_eq!(facts["block_bytes"], 1024);
        let id =
            home.say(&format!("show bundle {} --json", pin())).json()["bundles"][0]["id"].as_str().unwrap().to_owned();
        let payload = facts["payload_bytes"].as_u64().unwrap();
        Self { home, id, payload }
    }

    fn mirror(&self, way: Way) -> Mirror {
        Mirror::new(&self.home.at("bundle"), way)
    }

    /// Fetches into a folder. Mirrors of this machine are reached without a proxy.
    fn fetch(&self, mirrors: &[String], out: &str, more: &str) -> Run {
        let line = format!("fetch {} -o {out} --proxy none --patience 2 --json {} {more}", mirrors.join(" "), pin());
        self.home.say(&line)
    }

    /// Makes sure that what is in a folder opens.
    fn opens(&self, folder: &str) {
        self.home.say(&format!("open {folder} -o {folder}-out {}", pin())).exits(0);
        assert_eq!(fs::read(self.home.at(&format!("{folder}-out/noise"))).unwrap(), noise(7, NOISE));
    }

    /// The folder of the bundle in a folder that was fetched into.
    fn folder(&self, out: &str) -> std::path::PathBuf {
        self.home.at(out).join(&self.id[..8])
    }

    /// Puts the bundle below a folder as `publish` does.
    fn publish(&self, to: &str) {
        self.home.say(&format!("publish bundle --to {to} {}", pin())).exits(0);
    }
}

fn count(told: &Value, field: &str) -> u64 {
    told[field].as_u64().unwrap_or_else(|| panic!("{field} in {told}"))
}

#[test]
fn a_bundle_comes_from_servers_of_others() {
    let made = Made::new();
    made.publish("www");
    let root = made.home.at("www");
    let rclone = |kind: &'static str| {
        let root = root.clone();
        move |port: u16| {
            let mut command = Command::new("rclone");
            command.args(["serve", kind, "--addr", &format!("127.0.0.1:{port}")]).arg(&root);
            command
        }
    };
    let python = |port: u16| {
        let mut command = Command::new("python3");
        command.args(["-m", "http.server", "--bind", "127.0.0.1", &port.to_string(), "--directory"]).arg(&root);
        command
    };
    let mut servers = Vec::new();
    if present(&["/usr/sbin/nginx"]) || present(&["nginx"]) {
        servers.push(("nginx", Served::new(|port| nginx(&root, &made.home.at("tmp"), port))));
    }
    if present(&["rclone"]) {
        servers.push(("rclone-http", Served::new(rclone("http"))));
        servers.push(("rclone-webdav", Served::new(rclone("webdav"))));
    }
    if present(&["python3"]) {
        servers.push(("python", Served::new(python)));
    }
    for (name, server) in &servers {
        let mirror = [format!("http://127.0.0.1:{}/", server.port)];
        let told = made.fetch(&mirror, name, &format!("--bundle {}", &made.id[..16])).exits(3).json();
        assert_eq!(
            (told["verdict"].as_str(), told["id"].as_str()),
            (Some("openable"), Some(made.id.as_str())),
            "{told}"
        );
        // A server that gives whole files sends no more than the files.
        assert!(count(&told, "received_bytes") < made.payload + (1 << 20), "{name}: {told}");
        assert_eq!(told["mirrors"][0]["gives_ranges"], *name != "python", "{name}");
        made.opens(name);
        // What is there is not fetched once more, and everything is the bundle, bit for bit.
        let told = made.fetch(&mirror, name, &format!("--all --bundle {}", made.id)).exits(0).json();
        assert!(count(&told, "received_bytes") < made.payload * 6 / 10 + (1 << 20), "{name}: {told}");
        assert_eq!(tree(&made.folder(name)), tree(&made.home.at("bundle")), "{name}");
    }
}

#[test]
fn a_bundle_goes_onto_s3_and_webdav_with_rclone_and_comes_back() {
    if !present(&["rclone"]) {
        return;
    }
    let made = Made::new();
    fs::create_dir(made.home.at("dav")).unwrap();
    let dav = Served::new(|port| {
        let mut command = Command::new("rclone");
        command.args(["serve", "webdav", "--addr", &format!("127.0.0.1:{port}")]).arg(made.home.at("dav"));
        command
    });
    let share = format!("http://127.0.0.1:{}/", dav.port);
    let told = made.home.say(&format!("publish bundle --to {share} --json {}", pin())).exits(0).json();
    let name = told["name"].as_str().unwrap();
    assert_eq!(tree(&made.home.at("dav").join(name)), tree(&made.home.at("bundle")));
    made.fetch(&[format!("{share}{name}/")], "from-dav", "").exits(3);
    made.opens("from-dav");
    // A file that was changed there, with its length and its time, is found by reading back, and is written anew.
    let chunk = made.home.at("dav").join(name).join("d0002.bin");
    let time = fs::metadata(&chunk).unwrap().modified().unwrap();
    let mut bytes = fs::read(&chunk).unwrap();
    bytes[5] ^= 1;
    fs::write(&chunk, &bytes).unwrap();
    fs::File::options().write(true).open(&chunk).unwrap().set_modified(time).unwrap();
    made.home.say(&format!("publish bundle --to {share} {}", pin())).exits(0);
    assert_eq!(tree(&made.home.at("dav").join(name)), tree(&made.home.at("bundle")));

    let Some(python) = moto() else { return };
    let store = Served::new(|port| {
        let mut command = Command::new(&python);
        command.args(["-m", "moto.server", "-H", "127.0.0.1", "-p", &port.to_string()]);
        command
    });
    let configuration = format!(
        "[store]\ntype = s3\nprovider = Other\naccess_key_id = nobody\nsecret_access_key = nothing\n\
         endpoint = http://127.0.0.1:{}\nacl = public-read\n",
        store.port
    );
    fs::create_dir_all(made.home.at("home/.config/rclone")).unwrap();
    fs::write(made.home.at("home/.config/rclone/rclone.conf"), configuration).unwrap();
    // With this variable, rclone 1.60 refuses its own transport.
    let mut command = made.home.command(PROGRAM);
    let line = format!("publish bundle --to rclone:store:bundles {}", pin());
    command.args(line.split_whitespace()).env_remove("AWS_CA_BUNDLE");
    run(&mut command).exits(0).says("store:bundles");
    made.fetch(&[format!("http://127.0.0.1:{}/bundles/{name}/", store.port)], "from-s3", "").exits(3);
    made.opens("from-s3");
}

/// A Python with an S3 server, if this machine has one.
fn moto() -> Option<String> {
    let pythons = std::env::var("PANNIER_MOTO").into_iter().chain(["python3".to_owned()]);
    let can = |python: &String| {
        Command::new(python)
            .args(["-c", "import moto.server, flask"])
            .output()
            .is_ok_and(|output| output.status.success())
    };
    let found = pythons.into_iter().find(can);
    if found.is_none() {
        eprintln!("SKIPPED: there is no moto on this machine: S3 was NOT tried");
    }
    found
}

#[test]
fn a_stick_that_is_short_by_some_blocks_gets_exactly_these() {
    let made = Made::new();
    let mirror = made.mirror(Way::Good);
    // The stick has the data chunks alone, and of one of them 100 of 128 blocks.
    for file in files(&made.home.at("bundle")).iter().filter(|file| !name_of(file).starts_with("r0")) {
        put(&made.home.at("stick").join(name_of(file)), fs::read(file).unwrap());
    }
    let chunk = made.home.at("stick/d0003.bin");
    let bytes = fs::read(&chunk).unwrap();
    fs::write(&chunk, &bytes[..100 * 1024]).unwrap();
    let told = made.fetch(&[mirror.url()], "out", "--with stick").exits(3).json();
    assert_eq!((count(&told, "short_block_count"), count(&told, "fetched_block_count")), (28, 28));
    let part = 100 * 1024..128 * 1024;
    assert_eq!((mirror.sent(), mirror.parts().as_slice()), (28 * 1024, [part].as_slice()));
    assert_eq!(count(&told, "good_bytes"), 28 * 1024);
    made.opens("out");
    // A mirror that gives whole files sends one chunk for them.
    let whole = made.mirror(Way::WholeFiles);
    let told = made.fetch(&[whole.url()], "whole", "--with stick").exits(3).json();
    assert_eq!((count(&told, "fetched_block_count"), whole.sent()), (28, 128 * 1024));
    // The stick itself was only read. With the stick as the place, nothing is written twice.
    assert_eq!(fs::read(&chunk).unwrap().len(), 100 * 1024);
    let told = made.fetch(&[mirror.url()], "out", "").exits(3).json();
    assert_eq!(count(&told, "fetched_block_count"), 0);
}

#[test]
fn a_run_that_was_killed_goes_on() {
    let made = Made::new();
    let slow = made.mirror(Way::Slow(400_000));
    let line = format!("fetch {} -o out --proxy none -q {}", slow.url(), pin());
    let mut child = made.home.command(PROGRAM).args(line.split_whitespace()).stderr(Stdio::null()).spawn().unwrap();
    let begin = Instant::now();
    while slow.sent() < made.payload / 2 {
        assert!(begin.elapsed() < Duration::from_secs(60) && child.try_wait().unwrap().is_none());
        thread::sleep(Duration::from_millis(20));
    }
    child.kill().unwrap();
    child.wait().unwrap();
    let good = made.mirror(Way::Good);
    let told = made.fetch(&[good.url()], "out", "").exits(3).json();
    // Only what was on its way is lost.
    assert!(count(&told, "here_block_count") * 1024 > made.payload / 4, "{told}");
    assert!(good.sent() < made.payload * 3 / 4, "{} of {}", good.sent(), made.payload);
    let left: Vec<String> = files(&made.folder("out")).iter().map(|file| name_of(file)).collect();
    assert!(left.iter().all(|name| !name.ends_with(".get") && !name.contains(".pr")), "{left:?}");
    made.opens("out");
}

#[test]
fn a_liar_alone_costs_bandwidth_and_nothing_else() {
    let made = Made::new();
    let liar = made.mirror(Way::Lies(|block| block % 5 == 2));
    let told = made.fetch(&[liar.url()], "out", "").exits(3).json();
    let false_blocks = count(&told["mirrors"][0], "false_block_count");
    assert!(false_blocks > 100, "{told}");
    assert!(count(&told, "received_bytes") <= made.payload * 16 / 10, "{told}");
    made.opens("out");
    // Not one false byte is in the folder.
    for file in files(&made.folder("out")).iter().filter(|file| is_chunk(&name_of(file))) {
        assert_eq!(fs::read(file).unwrap(), fs::read(made.home.at("bundle").join(name_of(file))).unwrap());
    }
    // A liar about everything opens nothing, and costs a few blocks of each chunk.
    let liar = made.mirror(Way::Lies(|_| true));
    let told = made.fetch(&[liar.url()], "nothing", "").exits(4).json();
    assert_eq!((count(&told, "fetched_block_count"), told["verdict"].as_str()), (0, Some("incomplete")));
    assert!(liar.sent() <= made.payload * 16 / 10 + (8 << 20), "{}", liar.sent());
}

#[test]
fn halves_beside_a_liar_open() {
    let made = Made::new();
    // Nobody has the whole bundle but the liar, which is asked first.
    let liar = made.mirror(Way::Lies(|_| true));
    let half = made.mirror(Way::Has(|name| !is_chunk(name) || name.ends_with(['1', '3', '5', '7', '9']) || odd(name)));
    let other = made.mirror(Way::Has(|name| !is_chunk(name) || !odd(name)));
    let told = made.fetch(&[liar.url(), half.url(), other.url()], "out", "").exits(3).json();
    assert_eq!(told["verdict"], "openable");
    assert!(liar.sent() < made.payload / 3, "{} of {}", liar.sent(), made.payload);
    made.opens("out");
    // One half, the liar, and the recovery blocks that the half has.
    let half = made.mirror(Way::Has(|name| !is_chunk(name) || odd(name) || name.starts_with('r')));
    made.fetch(&[liar.url(), half.url()], "one-half", "").exits(3);
    made.opens("one-half");
}

/// Whether the number of a chunk is odd.
fn odd(name: &str) -> bool {
    name.trim_end_matches(".bin").ends_with(['1', '3', '5', '7', '9'])
}

#[test]
fn slow_endless_and_broken_mirrors_are_left() {
    let made = Made::new();
    let good = made.mirror(Way::Good);
    let elsewhere = made.mirror(Way::Good);
    for (name, way, fault) in [
        ("trickle", Way::Trickles, "slow"),
        ("length", Way::WrongLength, "length"),
        ("redirect", Way::Redirects(format!("http://localhost:{}/", elsewhere.port)), "redirect"),
        ("dies", Way::DiesAfter(made.payload / 4), "connection"),
    ] {
        let bad = made.mirror(way);
        let begin = Instant::now();
        let told = made.fetch(&[bad.url(), good.url()], name, "").exits(3).json();
        assert_eq!(told["mirrors"][0]["fault"], fault, "{told}");
        assert!(begin.elapsed() < Duration::from_secs(30), "{name}: {:?}", begin.elapsed());
        assert!(count(&told, "received_bytes") < made.payload * 5 / 4 + (1 << 20), "{told}");
        made.opens(name);
    }
    assert_eq!(elsewhere.names(), Vec::<String>::new(), "nobody follows a redirect to another place");
    // An endless mirror costs a few blocks of each chunk, alone too.
    let endless = made.mirror(Way::Endless);
    let told = made.fetch(&[endless.url()], "endless", "").exits(4).json();
    assert!(count(&told, "received_bytes") < made.payload, "{told}");
    // Alone, a mirror that trickles is left after a few tries.
    let trickle = made.mirror(Way::Trickles);
    let begin = Instant::now();
    let told = made.fetch(&[trickle.url()], "alone", "").exits(4).json();
    assert_eq!(
        (told["mirrors"][0]["left"].as_bool(), told["mirrors"][0]["fault"].as_str()),
        (Some(true), Some("slow"))
    );
    assert!(begin.elapsed() < Duration::from_secs(60), "{:?}", begin.elapsed());
}

#[test]
fn nothing_but_list_and_signature_is_asked_for_before_the_publisher_is_trusted() {
    let made = Made::new();
    let mirror = made.mirror(Way::Good);
    let line = format!("fetch {} -o out --proxy none", mirror.url());
    made.home.say(&line).exits(5).says("not pinned");
    assert_eq!(mirror.names(), ["SHA256SUMS", "SHA256SUMS.minisig"]);
    assert!(!made.home.at("out").exists());
    // A list that is trusted on another mirror counts.
    let stranger = home();
    stranger.say("pack corpus -o bundle -k stranger.key --public --level 1 --no-rehearsal").exits(0);
    let other = Mirror::new(&stranger.at("bundle"), Way::Good);
    made.fetch(&[other.url(), mirror.url()], "out", "").exits(3);
    made.opens("out");
    // Of two bundles, the one is fetched that was named.
    let told = made.fetch(&[other.url(), mirror.url()], "none", &format!("--bundle {}", "0".repeat(16)));
    told.exits(4).says("fetch-no-list");
}

#[test]
fn a_proxy_looks_up_names_and_secrets_are_never_shown() {
    let made = Made::new();
    let mirror = made.mirror(Way::Good);
    let (port, names) = socks(mirror.port);
    let line = format!("fetch http://mirror.example/ -o out --proxy socks5h://127.0.0.1:{port} {}", pin());
    made.home.say(&line).exits(3).says("through a proxy").says("mirror.example");
    let names = names.lock().unwrap().clone();
    assert!(!names.is_empty() && names.iter().all(|name| name == "mirror.example"), "{names:?}");
    made.opens("out");
    for line in
        ["http://leyla:sesame@127.0.0.1/ -o x", "http://a.example/ -o x --proxy socks5://leyla:sesame@127.0.0.1:1"]
    {
        let run = made.home.say(&format!("fetch {line} {}", pin())).exits(2);
        assert!(!run.err.contains("sesame") && !run.out.contains("sesame"), "{run:?}");
    }
    let mut command = made.home.command(PROGRAM);
    let line = format!("fetch {} -o y {}", mirror.url(), pin());
    command.args(line.split_whitespace()).env("ALL_PROXY", "socks5h://127.0.0.1:1");
    run(&mut command).exits(2).says("ALL_PROXY");
}

#[test]
fn a_rate_is_kept_and_what_is_learned_is_said_first() {
    let made = Made::new();
    let mirror = made.mirror(Way::Good);
    let begin = Instant::now();
    let run = made.home.say(&format!("fetch {} -o out --proxy none --limit 400kB {}", mirror.url(), pin())).exits(3);
    assert!(begin.elapsed() >= Duration::from_secs(3), "{:?}", begin.elapsed());
    assert!(run.err.contains("your network address"), "{}", run.err);
    let run = made.home.say(&format!("fetch {} -o out --proxy none --yes {}", mirror.url(), pin())).exits(3);
    assert!(!run.err.contains("your network address"), "{}", run.err);
    // Every run is at most a mebibyte, and here a chunk at most.
    assert!(mirror.parts().iter().all(|part| part.end - part.start <= CHUNK));
}

#[test]
fn parts_on_two_sticks_and_a_mirror_make_one_bundle() {
    let made = Made::new();
    copy(&made.home.at("bundle"), &made.home.at("one"));
    copy(&made.home.at("bundle"), &made.home.at("two"));
    for file in files(&made.home.at("one")).iter().filter(|file| is_chunk(&name_of(file))) {
        let keep = name_of(file).starts_with("d000") && odd(&name_of(file));
        if !keep {
            fs::remove_file(file).unwrap();
        }
        if keep || name_of(file).starts_with('r') {
            fs::remove_file(made.home.at("two").join(name_of(file))).unwrap();
        }
    }
    fs::remove_file(made.home.at("two/d0002.bin")).unwrap();
    let mirror = made.mirror(Way::Good);
    let told = made.fetch(&[mirror.url()], "out", "--all --with one --with two").exits(0).json();
    let recovery: u64 = files(&made.home.at("bundle"))
        .iter()
        .filter(|file| name_of(file).starts_with("r0"))
        .map(|file| file.metadata().unwrap().len())
        .sum();
    assert_eq!(count(&told, "fetched_block_count") * 1024, recovery + CHUNK);
    assert_eq!(tree(&made.folder("out")), tree(&made.home.at("bundle")));
}
