//! Television: the film of a bundle goes through a channel as `docs/paper.md` sends it, is recorded or filmed from the set, and
//! opens. The channel and the camera are models made with ffmpeg; the noise has a seed.

#![cfg(unix)]

use std::fs;

use crate::common;
use crate::common::codes::read_codes;
use crate::common::program::Home;
use crate::common::tools::{here, may_mount, present, soaking};

/// A home with a bundle of 12 kB of text.
fn home() -> Home {
    let home = Home::new();
    let text: String = fs::read_to_string(here("docs/format/codes.md")).unwrap().chars().take(12_000).collect();
    common::put(&home.at("corpus/text.md"), text);
    home.say("keygen keys --no-passphrase").exits(0);
    home.say("pack corpus -o bundle -k keys/publisher.key --public --for screen --series mosaic").exits(0);
    home
}

/// The commands of the manual that make what a channel sends, each with the file that it makes.
fn recipe() -> Vec<(String, String)> {
    let page = fs::read_to_string(here("docs/paper.md")).unwrap().replace("\\\n", "");
    let lines: Vec<(String, String)> = page
        .lines()
        .filter(|line| line.starts_with("ffmpeg -i tv"))
        .map(|line| (line.to_owned(), line.rsplit(' ').next().unwrap().to_owned()))
        .collect();
    assert_eq!(lines.len(), 3, "{lines:?}");
    lines
}

/// Sends the films through a channel as the manual says. Returns the files that a recorder writes.
fn sent(home: &Home) -> Vec<String> {
    let quiet = "ffmpeg -nostdin -v error -y -i";
    recipe()
        .into_iter()
        .map(|(line, made)| {
            home.shell(&line.replace("ffmpeg -i", quiet)).exits(0);
            made
        })
        .collect()
}

/// A telephone films the set: the set puts whole pictures together, the picture is turned and blurred, the camera has noise, and
/// mixes two pictures at 30 pictures a second. `late` shifts the pictures by a field, as a channel may, so that fields mix too.
fn filmed(home: &Home, recorded: &str, late: bool) -> String {
    let name = format!("filmed-{recorded}.mp4");
    let fields = if late { "fps=50,select=gte(n\\,1),setpts=N/50/TB,interlace," } else { "" };
    home.shell(&format!(
        "ffmpeg -nostdin -v error -y -i {recorded} -vf \"{fields}yadif,scale=1600:900,setsar=1,\
         rotate=2.5*PI/180:c=black:ow=1920:oh=1080,gblur=sigma=1.2,noise=alls=12:all_seed=7:allf=t,tmix=frames=2,fps=30\" \
         -c:v libx264 -preset veryfast -crf 26 -pix_fmt yuv420p {name}"
    ))
    .exits(0);
    name
}

#[test]
fn what_a_channel_sends_opens_recorded_and_filmed_from_the_set() {
    if !present(&["ffmpeg"]) {
        return;
    }
    let home = home();
    let said = home.say("play bundle -P keys/publisher.pub --video tv.y4m --json").exits(0).json();
    assert!(said["seconds"].as_f64().unwrap() <= 1.0, "12 kB of text take longer than a second: {said}");
    assert!(said["bytes_per_second"].as_u64().unwrap() >= 19_000, "{said}");
    assert_eq!(said["film"]["bytes"].as_u64().unwrap(), fs::metadata(home.at("tv.y4m")).unwrap().len());
    home.say("play bundle -P keys/publisher.pub --video tv-sd.y4m --profile tv-sd").exits(0).says("1024x576");
    for recorded in sent(&home) {
        // Fields of a progressive channel are never apart.
        let late = recorded != "tv-720p.ts";
        let mut films = vec![recorded.clone()];
        if recorded != "tv-1080i.ts" || soaking() {
            films.push(filmed(&home, &recorded, late));
        }
        for film in films {
            home.say(&format!("scan {film} -o from-{film} -P keys/publisher.pub")).exits(0).says("mosaic 1");
            let out = format!("documents-{film}");
            home.say(&format!("open from-{film} -o {out} -P keys/publisher.pub")).exits(0);
            assert_eq!(home.text(&format!("{out}/text.md")), home.text("corpus/text.md"), "{film}");
        }
    }
}

/// The old loop showed 9 of 12 codes of a filmed television of 576 lines.
#[test]
fn every_code_of_television_of_576_lines_is_read_from_a_film_of_the_set() {
    if !present(&["ffmpeg"]) {
        return;
    }
    let home = home();
    home.say("play bundle -P keys/publisher.pub --video tv-sd.y4m --profile tv-sd").exits(0);
    home.shell("ffmpeg -nostdin -v error -y -i tv-sd.y4m -frames:v 32 -f yuv4mpegpipe part.y4m").exits(0);
    fs::rename(home.at("part.y4m"), home.at("tv-sd.y4m")).unwrap();
    let (line, made) = recipe().pop().unwrap();
    home.shell(&line.replace("ffmpeg -i", "ffmpeg -nostdin -v error -y -i")).exits(0);
    let film = filmed(&home, &made, true);
    // Somebody else is trusted, so a film is read to its end.
    fs::copy(here("tests/keys/transcripts/stranger.pub"), home.at("stranger.pub")).unwrap();
    let scan = |film: &str| home.say(&format!("scan {film} -o from-{film} -P stranger.pub --json")).json();
    let codes = |film: &str| scan(film)["scan"]["code_count"].as_u64();
    let shown = codes("tv-sd.y4m").unwrap();
    assert!(shown >= 12, "{shown}");
    assert_eq!(codes(&film), Some(shown));
}

#[test]
fn another_reader_reads_the_codes_of_both_profiles() {
    if !present(&["ffmpeg", "zbarimg"]) {
        return;
    }
    let home = home();
    for profile in ["tv-hd", "tv-sd"] {
        home.say(&format!("play bundle -P keys/publisher.pub --video {profile}.y4m --profile {profile}")).exits(0);
        home.shell(&format!("ffmpeg -nostdin -v error -y -i {profile}.y4m -frames:v 1 {profile}.png")).exits(0);
        let codes = read_codes(&[home.at(&format!("{profile}.png"))]);
        assert_eq!(codes.iter().filter(|code| code.starts_with("PN1M:")).count(), 2, "{profile}: {codes:?}");
    }
}

#[test]
fn a_film_is_as_long_as_asked_for_and_a_short_one_is_refused() {
    let home = home();
    let play = |more: &str| home.say(&format!("play bundle -P keys/publisher.pub --video tv.y4m {more}"));
    play("--seconds 1 --profile tv-sd").exits(2).says("--seconds 1 is too short to show every code once: at least");
    assert!(!home.at("tv.y4m").exists());
    let film = play("--seconds 2 --rate 30 --json").exits(0).json()["film"].clone();
    assert_eq!((film["picture_count"].as_u64(), film["pictures_per_code"].as_u64()), (Some(60), Some(5)));
    let head = fs::read(home.at("tv.y4m")).unwrap();
    assert!(head.starts_with(b"YUV4MPEG2 W1280 H720 F30:1 Ip A1:1 C420jpeg"));
    play("").exits(7).says("exists already");
    for other in ["--grid 1x1", "--fast", "--speed 5", "--html x.html"] {
        play(other).exits(2).says("cannot be used with");
    }
    home.say("play bundle -P keys/publisher.pub --profile tv-sd").exits(2).says("--video");
    home.say("scan tv.y4m -o found -P keys/publisher.pub").exits(0);
}

/// The medium says how much room it has, or becomes full on the way: there is no half film, and the figures are told.
#[test]
fn a_medium_without_room_gets_no_part_of_a_film() {
    if !may_mount() {
        return;
    }
    let home = home();
    fs::create_dir(home.at("disk")).unwrap();
    let play = "\"$PANNIER\" play bundle -P keys/publisher.pub --video disk/tv.y4m";
    let run = home.as_if_root(&format!("mount -t tmpfs -o size=9m none disk; {play} || echo $?; ls -A disk"));
    let run = run.exits(0).says("no room at ").says("make room there");
    assert_eq!(run.out.lines().collect::<Vec<_>>(), ["7"], "something is left");
    // A limit on the length of files is met only on the way.
    let limited = home.shell(&format!("(trap '' XFSZ; ulimit -f 9000; {play}) || echo $?; ls -A disk"));
    assert_eq!(limited.exits(0).out.lines().count(), 1, "something is left");
}
