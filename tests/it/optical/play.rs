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
    home.say("play bundle -P publisher.pub --spare 25% --html loop.html")
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
    home.say("play bundle -P publisher.pub --spare 25% --html loop.html").exits(0);
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

#[test]
fn animated_pictures_are_scanned_back() {
    let (home, _) = home();
    for (option, name) in [("--gif", "loop.gif"), ("--apng", "loop.png"), ("--fast --apng", "fast.png")] {
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
