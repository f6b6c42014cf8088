//! The console blocks of README.md and `tests/cmd/*.md` are run as they stand, each page in a room of its own:
//!
//! - `documents/`: the sample documents of `pannier demo`;
//! - `publisher.key`, `recipient.key` and the rest of `tests/keys/transcripts`;
//! - `bundles/` and `keys/`: copies of `bundles` and `tests/keys`;
//! - `home/`: where pinned publishers go. Nobody's real home is touched.
//!
//! `TRYCMD=overwrite` writes the present output into the pages: read the change before you keep it.

#![cfg(all(unix, feature = "cli"))]
#![allow(clippy::unwrap_used, clippy::panic)]

use std::env;
use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::panic;
use std::path::{Path, PathBuf};

/// Programs that pages may call; others would be skipped without a word.
const PROGRAMS: [&str; 6] = ["cp", "dd", "mkdir", "mv", "rm", "truncate"];

fn repository() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn pages() -> Vec<PathBuf> {
    let entries = fs::read_dir(repository().join("tests/cmd")).unwrap();
    let mut pages: Vec<PathBuf> = entries.map(|entry| entry.unwrap().path()).collect();
    pages.retain(|path| path.extension().is_some_and(|extension| extension == "md"));
    pages.sort();
    pages.insert(0, repository().join("README.md"));
    pages
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
    fs::create_dir(room.join("home")).unwrap();
}

fn program(name: &str) -> PathBuf {
    let folders = env::var_os("PATH").unwrap_or_default();
    let found = env::split_paths(&folders).map(|folder| folder.join(name)).find(|path| path.is_file());
    found.unwrap_or_else(|| panic!("{name} is not installed"))
}

/// Runs a page in the current folder; panics when the program says anything else than the page.
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

#[test]
fn every_page_says_what_the_program_says() {
    for name in ["PANNIER_PUBLISHER", "PANNIER_IDENTITY"] {
        assert!(env::var_os(name).is_none(), "unset {name} first: it changes what the program says");
    }
    let mut wrong = Vec::new();
    for page in pages() {
        let commands: Vec<String> = fs::read_to_string(&page)
            .unwrap()
            .lines()
            .filter_map(|line| line.strip_prefix("$ "))
            .map(str::to_owned)
            .collect();
        for command in &commands {
            let first = command.split(' ').next().unwrap_or_default();
            assert!(first == "pannier" || PROGRAMS.contains(&first), "{}: {command}", page.display());
        }
        assert!(!commands.is_empty(), "{} has no transcript", page.display());
        let room = tempfile::tempdir().unwrap();
        // The system's temporary folder may be a link; what the program prints is compared by its real name.
        let path = room.path().canonicalize().unwrap();
        furnish(&path);
        env::set_current_dir(&path).unwrap();
        if panic::catch_unwind(|| run(&page, &path)).is_err() {
            wrong.push(page);
        }
        env::set_current_dir(repository()).unwrap();
    }
    assert!(wrong.is_empty(), "not as written: {wrong:?}");
}
