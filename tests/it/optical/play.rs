//! Loops: other programs read the codes that a browser, a terminal and a picture viewer show.

#![cfg(unix)]

use std::collections::BTreeSet;
use std::fs;

use crate::common;
use crate::common::codes::read_codes;
use crate::common::program::{Home, PROGRAM, run};
use crate::common::terminal::Terminal;
use crate::common::tools::{here, present};

/// A home with a bundle, its publisher's key, and the text of its codes in the order of the loop.
fn home() -> (Home, Vec<String>) {
    let home = Home::new();
    for file in fs::read_dir(here("bundles/format-1-public")).unwrap() {
        let path = file.unwrap().path();
        common::put(&home.at("bundle").join(path.file_name().unwrap()), fs::read(&path).unwrap());
    }
    common::put(&home.at("publisher.pub"), fs::read(here("tests/keys/format-1/publisher.pub")).unwrap());
    // Paper and screen have one size by default, so they have the same codes.
    let codes = fs::read_to_string(here("bundles/optical-1/codes.txt")).unwrap();
    (home, codes.lines().map(str::to_owned).collect())
}

/// Starts a browser that shows one page, and gives what it printed.
fn browse(home: &Home, arguments: &[&str], address: &str) -> String {
    let profile = home.at("browser");
    let _ = fs::remove_dir_all(&profile);
    let mut command = home.command("chromium");
    command.args(["--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--window-size=900,1000"]);
    command.args(["--disable-background-networking", "--disable-component-update", "--disable-sync"]);
    command.arg(format!("--user-data-dir={}", profile.display())).args(arguments).arg(address);
    run(&mut command).exits(0).out
}

#[test]
fn a_browser_shows_the_codes_of_the_page_and_goes_on_by_itself() {
    if !present(&["chromium", "zbarimg"]) {
        return;
    }
    let (home, codes) = home();
    home.say("play bundle -P publisher.pub --spare 25% --grid 1x1 --html loop.html")
        .exits(0)
        .says("a loop of 10 codes, 1.0 seconds");
    let page = home.text("loop.html");
    assert!(page.contains("default-src 'none'") && !page.contains("http:") && !page.contains("https:"));
    let address = format!("file://{}", home.at("loop.html").display());
    for number in [1, 7, 10] {
        let shot = home.at("shot.png");
        browse(&home, &[&format!("--screenshot={}", shot.display())], &format!("{address}#{number}"));
        assert_eq!(read_codes(&[shot]), BTreeSet::from([codes[number - 1].clone()]), "code {number}");
    }
    let shown = |hash: &str| {
        let dom = browse(&home, &["--dump-dom", "--virtual-time-budget=1500"], &format!("{address}{hash}"));
        let place = dom.split("id=\"place\"").nth(1).unwrap().split(['>', '<']).nth(1).unwrap().to_owned();
        place.split(' ').next().unwrap().parse::<usize>().unwrap()
    };
    // Held when asked for one code, and moving otherwise.
    assert_eq!(shown("#4"), 4);
    let places: BTreeSet<usize> = (0..2).map(|_| shown("")).collect();
    assert!(places.iter().any(|place| *place != 1), "{places:?}");
}

#[test]
fn what_a_browser_shows_is_scanned_back() {
    if !present(&["chromium"]) {
        return;
    }
    let (home, codes) = home();
    home.say("play bundle -P publisher.pub --spare 25% --grid 1x1 --html loop.html").exits(0);
    let address = format!("file://{}", home.at("loop.html").display());
    fs::create_dir_all(home.at("shots")).unwrap();
    // A small window, an ordinary one, and the fine dots of a telephone: modules of a few pixels and of many.
    let shots = [(2, "1", "500,600"), (3, "1", "900,1000"), (9, "2", "900,1000")];
    for (number, ratio, size) in shots {
        let shot = format!("--screenshot={}", home.at(&format!("shots/{number}.png")).display());
        let screen = [format!("--force-device-scale-factor={ratio}"), format!("--window-size={size}")];
        browse(&home, &[&shot, &screen[0], &screen[1]], &format!("{address}#{number}"));
    }
    home.say("scan shots -o found -P publisher.pub").exits(4);
    let found = fs::read_to_string(home.at("found/frames.txt")).unwrap();
    let wanted: BTreeSet<&str> = shots.iter().map(|(number, ..)| codes[number - 1].as_str()).collect();
    assert_eq!(found.lines().filter(|line| line.starts_with("PN1")).collect::<BTreeSet<_>>(), wanted);
}

/// On a wide screen there are six codes at once, and each picture has other codes. A small window shows fewer of them.
#[test]
fn a_browser_shows_as_many_codes_as_fit() {
    if !present(&["chromium", "zbarimg"]) {
        return;
    }
    let (home, _) = home();
    common::put(&home.at("corpus/film"), common::noise(5, 40_000));
    home.say("keygen keys --no-passphrase").exits(0);
    home.say("pack corpus -o large -k keys/publisher.key --public --level 1").exits(0);
    home.say("play large -P keys/publisher.pub --html loop.html").exits(0).says(", 3x2 at once, ");
    let address = format!("file://{}", home.at("loop.html").display());
    let shown = |size: &str, hash: &str| {
        let shot = home.at("shot.png");
        browse(
            &home,
            &[&format!("--screenshot={}", shot.display()), &format!("--window-size={size}")],
            &format!("{address}{hash}"),
        );
        read_codes(&[shot])
    };
    let (first, second) = (shown("1920,1080", "#1"), shown("1920,1080", "#2"));
    assert_eq!((first.len(), second.len()), (6, 6));
    assert!(first.union(&second).count() > 9, "{first:?} {second:?}");
    let (middle, small) = (shown("900,1000", "#1"), shown("500,600", "#1"));
    assert_eq!((middle.len(), small.len()), (4, 1));
    // What one window shows is enough for the others: the codes are the same.
    assert!(small.is_subset(&first), "{small:?}");
}

#[test]
fn grids_are_chosen_by_size_and_by_time() {
    let (home, _) = home();
    common::put(&home.at("corpus/film"), common::noise(5, 150_000));
    home.say("keygen keys --no-passphrase").exits(0);
    home.say("pack corpus -o large -k keys/publisher.key --public --level 1").exits(0);
    let play = |more: &str| {
        let _ = fs::remove_file(home.at("loop.html"));
        home.say(&format!("play large -P keys/publisher.pub --html loop.html --json {more}")).exits(0).json()
    };
    let of = |object: &serde_json::Value| {
        let number = |value: &serde_json::Value| value.as_u64().unwrap();
        let grid = (number(&object["grid"]["column_count"]), number(&object["grid"]["row_count"]));
        (grid, number(&object["bytes_per_second"]), number(&object["picture_count"]))
    };
    let (grid, bytes, pictures) = of(&play(""));
    assert_eq!((grid, bytes), ((3, 2), 67_200));
    assert_eq!(of(&play("--fast")).1, 123_200);
    assert_eq!(of(&play("--fast --grid 6x3")).1, 277_200);
    assert_eq!(of(&play("--grid 1x1")), ((1, 1), 5_700, of(&play("--seconds 60")).2));
    // The smallest grid that is fast enough.
    let (grid, _, fewer) = of(&play("--seconds 2"));
    assert!(grid != (1, 1) && fewer <= 21 && pictures % 2 == 1, "{grid:?} {fewer}");
    let late = home.say("play large -P keys/publisher.pub --gif late.gif --seconds 1 --speed 2").exits(0);
    assert!(
        late.err.contains("no grid shows the loop in 1 seconds") && late.out.contains("6x3"),
        "{}{}",
        late.out,
        late.err
    );
    home.say("play large -P keys/publisher.pub --gif other.gif --grid 9x9").exits(2).says("a grid is such as 3x2");
}

/// Programs of others take the animations apart.
#[test]
fn ffmpeg_reads_both_animations() {
    if !present(&["ffmpeg"]) {
        return;
    }
    let (home, _) = home();
    for (option, name) in [("--gif", "loop.gif"), ("--apng", "loop.png")] {
        home.say(&format!("play bundle -P publisher.pub --grid 2x1 {option} {name}")).exits(0);
        home.shell(&format!("ffmpeg -v error -i {name} -frames:v 3 -pix_fmt gray {name}-%d.pgm")).exits(0);
        let pictures = common::files(&home.at(""))
            .into_iter()
            .filter(|path| common::name_of(path).starts_with(&format!("{name}-")));
        assert_eq!(pictures.count(), 3, "{name}");
    }
}

#[test]
fn animated_pictures_are_scanned_back() {
    let (home, _) = home();
    let all = [
        ("--gif", "loop.gif"),
        ("--apng", "loop.png"),
        ("--fast --apng", "fast.png"),
        ("--grid 1x1 --gif", "one.gif"),
        ("--grid 1x3 --apng", "high.png"),
    ];
    for (option, name) in all {
        home.say(&format!("play bundle -P publisher.pub {option} {name}")).exits(0);
        let out = format!("from-{name}");
        let code = home.say(&format!("scan {name} -o {out} -P publisher.pub")).code;
        // All that is needed came back; what codes do not carry is told.
        assert!(code == 0 || code == 3, "{name}: {code}");
        let found = common::tree(&home.at(&out));
        let d0001 = fs::read(home.at("bundle/d0001.bin")).unwrap();
        assert!(found.values().flatten().any(|bytes| *bytes == d0001), "{name}: {:?}", found.keys());
    }
}

/// What ends the drawing of a code.
const DRAWN: &str = "\u{1b}[?2026l";

/// Plays in a terminal of a size, with keys typed once something stands there; gives all that was written to it.
fn in_terminal(home: &Home, size: (u32, u32), first: &str, keys: &str) -> String {
    let (columns, rows) = size;
    let play =
        format!("stty rows {rows} cols {columns}; {} play bundle -P publisher.pub --spare 25% --speed 2", PROGRAM);
    let mut terminal = Terminal::start(home, &play);
    terminal.waits_for(first);
    terminal.types(keys);
    terminal.ends()
}

#[test]
fn a_terminal_shows_a_code_that_others_read_and_is_given_back() {
    if !present(&["script", "zbarimg"]) {
        return;
    }
    let (home, codes) = home();
    for (keys, name) in [(".q", "q"), ("\u{3}", "Ctrl-C")] {
        let written = in_terminal(&home, (120, 60), DRAWN, keys);
        assert!(written.contains("\u{1b}[?1049h") && written.contains("\u{1b}[?25l"), "{name}: {written:?}");
        let end = &written[written.rfind(DRAWN).unwrap()..];
        assert!(end.contains("\u{1b}[?1049l") && end.contains("\u{1b}[?25h"), "{name}: not given back");
        let first = written.split("\u{1b}[?2026h").nth(1).unwrap();
        let lines: Vec<&str> = first.split("\u{1b}[2J").nth(1).unwrap().split("\r\n").collect();
        assert!(lines[51].contains("1 of 10"), "{}", lines[51]);
        fs::write(home.at("screen.pgm"), picture(&lines[..51])).unwrap();
        assert_eq!(read_codes(&[home.at("screen.pgm")]), BTreeSet::from([codes[0].clone()]), "{name}");
    }
}

#[test]
fn a_window_that_is_too_small_is_told_so_and_a_small_one_gets_smaller_codes() {
    if !present(&["script"]) {
        return;
    }
    let (home, _) = home();
    let small = in_terminal(&home, (80, 40), DRAWN, "q");
    assert!(small.contains("a loop of") && small.contains("\u{1b}[?2026h"), "{small:?}");
    let tiny = in_terminal(&home, (80, 24), "--html", "");
    assert!(tiny.contains("the window has 80 x 24 letters") && tiny.contains("--html"), "{tiny:?}");
    assert!(!tiny.contains("\u{1b}[?1049h"));
}

/// Half blocks of a dark terminal as a grey picture, four pixels a module.
fn picture(lines: &[&str]) -> Vec<u8> {
    let modules: Vec<Vec<bool>> = lines
        .iter()
        .flat_map(|line| {
            let upper = line.chars().map(|c| matches!(c, '\u{2588}' | '\u{2580}')).collect();
            let lower = line.chars().map(|c| matches!(c, '\u{2588}' | '\u{2584}')).collect();
            [upper, lower]
        })
        .collect();
    let (width, height) = (modules[0].len() * 4, modules.len() * 4);
    let mut out = format!("P5 {width} {height} 255\n").into_bytes();
    for y in 0..height {
        out.extend((0..width).map(|x| if modules[y / 4][x / 4] { 255 } else { 0 }));
    }
    out
}
