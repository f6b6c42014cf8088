//! The console blocks of README.md, `docs/*.md` and `tests/cmd/*.md` are run as they stand. Each page is a test of its own, in a room
//! of its own:
//!
//! - `documents/`: the sample documents of `pannier demo`;
//! - `publisher.key`, `recipient.key` and the rest of `tests/keys/transcripts`;
//! - `bundles/` and `keys/`: copies of `bundles` and `tests/keys`;
//! - `sent/`: a copy of `tests/commitment`;
//! - `kit-0.2.0/`: a copy of `tests/kit`, whose programs are texts;
//! - `home/`: where pinned publishers go. Nobody's real home is touched.
//!
//! `TRYCMD=overwrite` writes the present output into the pages: read the change before you keep it.

#![cfg(unix)]

use std::env;
use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

/// Programs that pages may call; others would be skipped without a word.
const PROGRAMS: [&str; 6] = ["cp", "dd", "mkdir", "mv", "rm", "truncate"];

fn repository() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Copies a folder; secret keys become readable by their owner alone, as `keygen` leaves them.
fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let path = entry.unwrap().path();
        let target = to.join(path.file_name().unwrap());
        if path.is_dir() {
            copy(&path, &target);
        } else {
            fs::copy(&path, &target).unwrap();
            let mode = if path.extension().is_some_and(|extension| extension == "key") { 0o600 } else { 0o644 };
            fs::set_permissions(&target, fs::Permissions::from_mode(mode)).unwrap();
        }
    }
}

fn furnish(room: &Path) {
    copy(&repository().join("tests/keys/transcripts"), room);
    copy(&repository().join("tests/keys"), &room.join("keys"));
    copy(&repository().join("bundles"), &room.join("bundles"));
    copy(&repository().join("src/demo/corpus"), &room.join("documents"));
    copy(&repository().join("tests/kit"), &room.join("kit-0.2.0"));
    copy(&repository().join("tests/commitment"), &room.join("sent"));
    fs::create_dir(room.join("home")).unwrap();
}

fn program(name: &str) -> PathBuf {
    let folders = env::var_os("PATH").unwrap_or_default();
    let found = env::split_paths(&folders).map(|folder| folder.join(name)).find(|path| path.is_file());
    found.unwrap_or_else(|| panic!("{name} is not installed"))
}

/// Runs a page in the current folder.
fn run(page: &Path, room: &Path) {
    let cases = trycmd::TestCases::new();
    cases.register_bin("pannier", trycmd::cargo::cargo_bin!("pannier"));
    for name in PROGRAMS {
        cases.register_bin(name, program(name));
    }
    let text = |path: &str| room.join(path).to_str().unwrap().to_owned();
    cases.env("HOME", text("home")).env("XDG_CONFIG_HOME", text("home/.config")).env("TMPDIR", text("home"));
    cases.env("NO_COLOR", "1").env("COLUMNS", "100").env("LC_ALL", "C.UTF-8");
    cases.case(page).run();
}

/// Runs a page in a furnished room; panics when the program says anything else than the page.
fn page(path: &str) {
    // The current folder belongs to the process, and `cargo test` runs tests of one process at once.
    static CURRENT_FOLDER: Mutex<()> = Mutex::new(());
    let _alone = CURRENT_FOLDER.lock().unwrap_or_else(PoisonError::into_inner);
    for name in ["PANNIER_PUBLISHER", "PANNIER_IDENTITY"] {
        assert!(env::var_os(name).is_none(), "unset {name} first: it changes what the program says");
    }
    let page = repository().join(path);
    let text = fs::read_to_string(&page).unwrap();
    let commands: Vec<&str> = text.lines().filter_map(|line| line.strip_prefix("$ ")).collect();
    for command in &commands {
        let first = command.split(' ').next().unwrap_or_default();
        assert!(first == "pannier" || PROGRAMS.contains(&first), "{path}: {command}");
    }
    assert!(!commands.is_empty(), "{path} has no transcript");
    let room = tempfile::tempdir().unwrap();
    // The system's temporary folder may be a link; what the program prints is compared by its real name.
    let room = room.path().canonicalize().unwrap();
    furnish(&room);
    env::set_current_dir(&room).unwrap();
    run(&page, &room);
}

/// Makes a test of each page, and the list of their paths.
macro_rules! pages {
    ($($test:ident: $path:literal,)+) => {
        const PAGES: &[&str] = &[$($path),+];
        $(
            #[test]
            fn $test() {
                page($path);
            }
        )+
    };
}

pages! {
    readme: "README.md",
    docs_commit: "docs/commit.md",
    docs_aloud: "docs/aloud.md",
    docs_cookbook: "docs/cookbook.md",
    docs_courier: "docs/courier.md",
    docs_json: "docs/json.md",
    docs_maintainer: "docs/maintainer.md",
    docs_paper: "docs/paper.md",
    docs_recipient: "docs/recipient.md",
    cmd_cat: "tests/cmd/cat.md",
    cmd_check: "tests/cmd/check.md",
    cmd_check_json: "tests/cmd/check-json.md",
    cmd_commit: "tests/cmd/commit.md",
    cmd_deal: "tests/cmd/deal.md",
    cmd_demo: "tests/cmd/demo.md",
    cmd_drill: "tests/cmd/drill.md",
    cmd_gather: "tests/cmd/gather.md",
    cmd_help: "tests/cmd/help.md",
    cmd_intake: "tests/cmd/intake.md",
    cmd_kit: "tests/cmd/kit.md",
    cmd_keygen: "tests/cmd/keygen.md",
    cmd_more_recovery: "tests/cmd/more-recovery.md",
    cmd_open: "tests/cmd/open.md",
    cmd_open_errors: "tests/cmd/open-errors.md",
    cmd_pack: "tests/cmd/pack.md",
    cmd_pack_errors: "tests/cmd/pack-errors.md",
    cmd_play: "tests/cmd/play.md",
    cmd_reader: "tests/cmd/reader.md",
    cmd_repair: "tests/cmd/repair.md",
    cmd_salvage: "tests/cmd/salvage.md",
    cmd_scan: "tests/cmd/scan.md",
    cmd_sheet: "tests/cmd/sheet.md",
    cmd_show_list: "tests/cmd/show-list.md",
    cmd_torrent: "tests/cmd/torrent.md",
    cmd_trust: "tests/cmd/trust.md",
    cmd_usage: "tests/cmd/usage.md",
    cmd_want: "tests/cmd/want.md",
}

#[test]
fn every_page_with_a_transcript_has_its_test() {
    let mut pages = Vec::new();
    for folder in ["", "docs/", "tests/cmd/"] {
        for entry in fs::read_dir(repository().join(folder)).unwrap() {
            let name = entry.unwrap().file_name().into_string().unwrap();
            let path = format!("{folder}{name}");
            if name.ends_with(".md") && fs::read_to_string(repository().join(&path)).unwrap().contains("```console") {
                pages.push(path);
            }
        }
    }
    pages.sort();
    let mut tested: Vec<&str> = PAGES.to_vec();
    tested.sort_unstable();
    assert_eq!(pages, tested);
}
