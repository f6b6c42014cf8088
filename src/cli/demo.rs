//! `demo`: shows the whole chain on sample documents, each step in plain words.

use std::fs;
use std::path::{Path, PathBuf};

use super::error::{Error, Result};
use super::exit::{Class, Exit as _};
use super::messages::msg;
use super::terminal::{Task, Terminal};
use super::tone::Tone;
use super::words;
use crate::check::{self, Checked};
use crate::error::{self as library, Doing, ReaderError};
use crate::escape::shown_path;
use crate::find::search::Wanted;
use crate::keys::{PublicKey, SecretKey};
use crate::open::{self, Contact, Opened};
use crate::pack::{self, Options};
use crate::plan::spare::Spare;
use crate::seal::{NoCallbacks, OpenWith, Recipients, SealWith, generate_identity, parse_identities};
use crate::secret::ExposeSecret;
use crate::store;
use crate::trust::Publishers;
use crate::watch::Watch;

use super::args;

macro_rules! corpus {
    ($($path:literal),* $(,)?) => {
        &[$(($path, include_bytes!(concat!("../demo/corpus/", $path)).as_slice())),*]
    };
}

/// The sample documents.
const CORPUS: &[(&str, &[u8])] = corpus![
    "index.html",
    "legal/if-you-are-detained.md",
    "medical/bleeding-control.md",
    "medical/tear-gas.md",
    "pictures/pannier-parts.png",
    "radio/timetable.txt",
    "technical/keeping-a-usb-stick-readable.md",
    "water/doses.csv",
    "water/making-water-safer.md",
    "آموزش/نگه‌داری و رساندن امن سندها.txt",
    "إسعافات/الجفاف ومحلول الإرواء.txt",
    "إسعافات/الحروق.txt",
    "درمان/کمک‌های اولیه.txt",
    "急救/中暑与失温.txt",
    "水/应急饮用水.txt",
];

/// Runs the demonstration.
pub(super) fn run(terminal: &Terminal, args: &args::Demo) -> Result<Class> {
    let temporary;
    let room = match &args.keep {
        Some(folder) => {
            fs::create_dir(folder).map_err(|e| match e.kind() {
                std::io::ErrorKind::AlreadyExists => ReaderError::Exists(folder.clone()).into(),
                _ => Error::io(Doing::Create, folder, e),
            })?;
            folder.clone()
        }
        None => {
            temporary = store::temporary(&std::env::temp_dir())?;
            temporary.path().to_owned()
        }
    };
    let task = Task::begin(terminal);
    Demo { terminal, room, watch: &task.watch }.run()?;
    if let Some(folder) = &args.keep {
        terminal.result(msg!("demo-kept", folder = shown_path(folder)));
    }
    Ok(Class::Done)
}

struct Demo<'a> {
    terminal: &'a Terminal,
    room: PathBuf,
    watch: &'a Watch,
}

impl Demo<'_> {
    fn run(&self) -> Result<()> {
        let corpus = self.room.join("corpus");
        let bundle = self.room.join("bundle");
        self.step(1, msg!("demo-1"));
        for (path, bytes) in CORPUS {
            self.write(&corpus.join(path), bytes)?;
        }
        let total: usize = CORPUS.iter().map(|(_, bytes)| bytes.len()).sum();
        self.tell(msg!("demo-1-documents", documents = CORPUS.len(), size = words::bytes(total as u64)));

        self.step(2, msg!("demo-2"));
        let key = SecretKey::generate()?;
        let (identity, recipient) = generate_identity();
        self.tell(msg!("demo-2-publisher", digits = key.public().digits().to_string()));

        self.step(3, msg!("demo-3"));
        let with = SealWith::Recipients(Recipients::parse(&[recipient], &[], &NoCallbacks)?);
        let packed = pack::pack(&corpus, &bundle, &key, &with, &options(), self.watch)?;
        let files = fs::read_dir(&bundle).map_err(|e| Error::io(Doing::List, &bundle, e))?.count();
        self.tell(msg!("demo-3-files", files = files, size = words::bytes(packed.bundle_bytes)));

        self.step(4, msg!("demo-4"));
        let sticks = self.travel(&bundle)?;

        self.step(5, msg!("demo-5"));
        let publishers = pinned(key.public());
        let checked = self.check(&sticks, &publishers)?;
        for line in self.report(&checked, &sticks).lines() {
            self.tell(line);
        }

        self.step(6, msg!("demo-6"));
        let open_with = OpenWith::Identities(parse_identities(
            Path::new("recipient.key"),
            identity.expose_secret().as_bytes(),
            NoCallbacks,
        )?);
        let out = self.room.join("documents");
        let opened = self.open(&checked, &publishers, &open_with, &out)?;
        let documents = opened.unpacked.documents.len();
        self.tell(msg!("demo-6-rebuilt", blocks = opened.rebuilt_blocks, documents = documents));

        self.step(7, msg!("demo-7"));
        self.compare(&out)?;
        self.tell(msg!("demo-7-identical"));

        self.step(8, msg!("demo-8"));
        let stranger = pinned(SecretKey::generate()?.public());
        let strange = self.check(&sticks, &stranger)?;
        let refused = self.open(&strange, &stranger, &open_with, &self.room.join("x"));
        let error = expected(refused.map(|_| ()), Class::NotTrusted)?;
        self.tell(msg!("demo-8-publisher", error = words::of_library(&error)));
        let (other, _) = generate_identity();
        let other = OpenWith::Identities(parse_identities(
            Path::new("other.key"),
            other.expose_secret().as_bytes(),
            NoCallbacks,
        )?);
        let refused = self.open(&checked, &publishers, &other, &self.room.join("x"));
        let error = expected(refused.map(|_| ()), Class::CannotDecrypt)?;
        self.tell(msg!("demo-8-key", error = words::of_library(&error)));

        self.terminal.json(|| {
            serde_json::json!({
                "document_count": CORPUS.len(), "rebuilt_block_count": opened.rebuilt_blocks, "identical": true,
            })
        });
        self.terminal.result(words::head(Tone::Good, &msg!("head-ok"), &msg!("demo-done")));
        Ok(())
    }

    /// Spreads a bundle over three folders under other names, loses three chunks and damages one chunk.
    fn travel(&self, bundle: &Path) -> Result<Vec<PathBuf>> {
        let sticks: Vec<PathBuf> = (1..=3).map(|n| self.room.join(format!("stick{n}"))).collect();
        let mut names: Vec<PathBuf> = fs::read_dir(bundle)
            .and_then(|entries| entries.map(|entry| entry.map(|entry| entry.path())).collect())
            .map_err(|e| Error::io(Doing::List, bundle, e))?;
        names.sort();
        for (number, from) in names.iter().enumerate() {
            let name = from.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
            if ["d0002.bin", "d0005.bin", "r0001.bin"].contains(&name.as_str()) {
                continue;
            }
            let mut bytes = fs::read(from).map_err(|e| Error::io(Doing::Read, from, e))?;
            if name == "d0003.bin"
                && let Some(byte) = bytes.get_mut(100)
            {
                *byte ^= 0x20;
            }
            if let Some(stick) = sticks.get(number % sticks.len()) {
                self.write(&stick.join(format!("IMG{number:04}.JPG")), &bytes)?;
            }
        }
        Ok(sticks)
    }

    fn check(&self, sticks: &[PathBuf], publishers: &Publishers) -> Result<Checked> {
        Ok(check::check(sticks, publishers, &self.room, self.watch)?)
    }

    fn open(&self, checked: &Checked, publishers: &Publishers, with: &OpenWith, out: &Path) -> library::Result<Opened> {
        let held = publishers.admit(checked.one(&Wanted::Only)?, Contact::Pinned)?;
        open::open(&held, out, with, self.watch)
    }

    fn report(&self, checked: &Checked, sticks: &[PathBuf]) -> String {
        checked.held.iter().map(|held| words::report(&checked.search, held, sticks)).collect::<Vec<_>>().join("\n")
    }

    fn compare(&self, out: &Path) -> Result<()> {
        for (path, bytes) in CORPUS {
            let there = fs::read(out.join(path)).map_err(|e| Error::io(Doing::Read, out.join(path), e))?;
            if there != *bytes {
                return Err(ReaderError::Bug("a document came back changed").into());
            }
        }
        Ok(())
    }

    fn write(&self, path: &Path, bytes: &[u8]) -> Result<()> {
        path.parent()
            .map_or(Ok(()), fs::create_dir_all)
            .and_then(|()| fs::write(path, bytes))
            .map_err(|e| Error::io(Doing::Write, path, e))
    }

    fn step(&self, number: u32, text: String) {
        self.terminal.result(msg!("demo-step", number = number, text = text));
    }

    fn tell(&self, text: impl std::fmt::Display) {
        self.terminal.result(format_args!("     {text}"));
    }
}

/// Returns the refusal that must come.
fn expected(result: library::Result<()>, class: Class) -> Result<library::Error> {
    match result {
        Err(error) if error.class() == class => Ok(error),
        Err(error) => Err(error.into()),
        Ok(()) => Err(ReaderError::Bug("something opened that must not").into()),
    }
}

fn pinned(key: &PublicKey) -> Publishers {
    Publishers::Pinned(vec![("demo".to_owned(), key.clone()).into()])
}

fn options() -> Options {
    Options { spare: Spare::HALF, rehearsal: Some(0), ..Options::plain("demo", 1, "2026-01-08") }
}
