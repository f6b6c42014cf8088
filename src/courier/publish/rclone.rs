//! The door to rclone: an installed program writes to S3, WebDAV, SFTP and other remotes. Its own configuration has the keys, which
//! Pannier never sees.
#![cfg_attr(not(test), deny(clippy::arithmetic_side_effects))]

use std::ffi::OsStr;
use std::fmt::Write as _;
use std::io::{self, Read as _};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::thread;
use std::time::Duration;

use super::{Layout, PublishFault};
use crate::check::Held;
use crate::digest::sha256;
use crate::error::{Doing, Error, ReaderError, Result};
use crate::format::sums::{SIGNATURE_NAME, SUMS_NAME};
use crate::format::torrent::address::{Address, AddressFault, Role};
use crate::store;
use crate::watch::{Phase, Watch};

const RCLONE: &str = "rclone";
/// The time between two looks at the program.
const STEP: Duration = Duration::from_millis(50);

/// A remote of rclone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Remote {
    /// What rclone calls the remote.
    name: String,
    /// The address of a WebDAV share without a password.
    webdav: Option<String>,
}

impl Remote {
    /// Reads the name of a remote: `name:path`. Settings in the name are refused, because keys would be among them.
    pub fn named(text: &str) -> Option<Self> {
        let (name, _) = text.split_once(':')?;
        let is_name = !name.is_empty() && !name.starts_with('-');
        let no_settings = !text.contains(['=', ',', '@']) && !text.chars().any(char::is_control);
        (is_name && no_settings).then(|| Self { name: text.to_owned(), webdav: None })
    }

    /// Reads the address of a WebDAV share.
    ///
    /// # Errors
    /// What is wrong with the address. A user or a password in it is refused.
    pub fn webdav(address: &str) -> Result<Self, AddressFault> {
        let address = Address::parse(address, Role::WebSeed)?;
        Ok(Self { name: ":webdav:".to_owned(), webdav: Some(address.as_str().to_owned()) })
    }

    /// Returns the text for people.
    pub fn shown(&self) -> &str {
        self.webdav.as_deref().unwrap_or(&self.name)
    }

    /// Returns the name of a folder on the remote.
    fn below(&self, folder: &str) -> String {
        let divider = if self.name.ends_with(['/', ':']) { "" } else { "/" };
        format!("{}{divider}{folder}", self.name)
    }

    /// Writes the files of a bundle, and reads them back.
    pub(super) fn put(
        &self,
        held: &Held,
        layout: &Layout<'_>,
        name: &str,
        scratch: &Path,
        watch: &Watch,
    ) -> Result<()> {
        let folder = folder_of(held, layout)?;
        let room = store::temporary(scratch)?;
        let small = room.path().join("small");
        std::fs::create_dir(&small).map_err(|e| Error::io(Doing::Create, &small, e))?;
        let mut sums = String::new();
        for (name, bytes) in &layout.small {
            store::write_new(&small.join(name), bytes)?;
            let _ = writeln!(sums, "{}  {name}", sha256(bytes));
        }
        for chunk in &layout.chunks {
            let hash = held.bundle.sums.hash_of(&chunk.name).ok_or(Error::bug("a chunk that no list names"))?;
            let _ = writeln!(sums, "{hash}  {}", chunk.name);
        }
        let list = room.path().join("sums");
        store::write_new(&list, sums.as_bytes())?;
        watch.begin(Phase::Writing, 0);
        let (last, others): (Vec<&str>, Vec<&str>) = layout
            .small
            .iter()
            .map(|(name, _)| name.as_str())
            .partition(|name| [SUMS_NAME, SIGNATURE_NAME].contains(name));
        let chunks: Vec<&str> = layout.chunks.iter().map(|chunk| chunk.name.as_str()).collect();
        let batches = [("chunks", &folder, chunks), ("others", &small, others), ("last", &small, last)];
        let to = self.below(name);
        for (batch, from, names) in &batches {
            let files = room.path().join(batch);
            store::write_new(&files, (names.join("\n") + "\n").as_bytes())?;
            self.copy(from, &files, &to, &[], watch)?;
        }
        let mut wrong = self.differing(&list, &to, watch)?;
        if !wrong.is_empty() {
            // A file of the right length and time may hold other bytes.
            for (batch, from, names) in &batches {
                let again: Vec<&str> =
                    names.iter().copied().filter(|name| wrong.iter().any(|one| one == name)).collect();
                let files = room.path().join(format!("{batch}-again"));
                store::write_new(&files, (again.join("\n") + "\n").as_bytes())?;
                if !again.is_empty() {
                    self.copy(from, &files, &to, &["--ignore-times"], watch)?;
                }
            }
            wrong = self.differing(&list, &to, watch)?;
        }
        if wrong.is_empty() { Ok(()) } else { Err(PublishFault::Differs(wrong).into()) }
    }

    fn copy(&self, from: &Path, files: &Path, to: &str, more: &[&str], watch: &Watch) -> Result<()> {
        let mut command = self.command("copy");
        command.args(["--no-traverse", "--files-from-raw"]).arg(files).args(more).arg(rooted(from)).arg(to);
        run(command, watch).and_then(|(code, _, words)| match code {
            0 => Ok(()),
            code => Err(PublishFault::Program { code, words: last_line(&words) }.into()),
        })
    }

    /// Reads every file back, and returns the names of those that are not as the list says.
    fn differing(&self, list: &Path, to: &str, watch: &Watch) -> Result<Vec<String>> {
        watch.begin(Phase::Reading, 0);
        let mut command = self.command("checksum");
        command.args(["--download", "--one-way", "--combined", "-", "SHA256"]).arg(list).arg(to);
        let (code, said, words) = run(command, watch)?;
        let wrong: Vec<String> = said
            .lines()
            .filter_map(|line| line.split_once(' '))
            .filter(|(sign, _)| *sign != "=" && *sign != "-")
            .map(|(_, name)| name.to_owned())
            .collect();
        match code {
            0 => Ok(Vec::new()),
            code if wrong.is_empty() => Err(PublishFault::Program { code, words: last_line(&words) }.into()),
            _ => Ok(wrong),
        }
    }

    fn command(&self, verb: &str) -> Command {
        let mut command = Command::new(RCLONE);
        command.args([verb, "--quiet", "--ask-password=false"]);
        if let Some(address) = &self.webdav {
            command.env("RCLONE_WEBDAV_URL", address);
        }
        command
    }
}

/// Returns the folder in which every chunk is a file of its own under its name.
fn folder_of(held: &Held, layout: &Layout<'_>) -> Result<PathBuf> {
    let files = held.carriers().files();
    let at = |folder: &Path, name: &str, bytes: u64| {
        let path = folder.join(name);
        files.iter().any(|file| file.path == path && file.bytes == bytes)
    };
    let mut folders = files.iter().filter_map(|file| file.path.parent());
    let holds_all = |folder: &&Path| layout.chunks.iter().all(|chunk| at(folder, &chunk.name, chunk.bytes));
    let first = layout.chunks.first().map(|chunk| chunk.name.as_str()).unwrap_or_default();
    folders
        .by_ref()
        .filter(|folder| folder.join(first).is_file())
        .find(holds_all)
        .map(Path::to_owned)
        .ok_or_else(|| PublishFault::Scattered(layout.chunks.iter().map(|chunk| chunk.name.clone()).collect()).into())
}

/// Returns a path that no program takes for a remote or an option.
fn rooted(path: &Path) -> PathBuf {
    std::path::absolute(path).unwrap_or_else(|_| path.to_owned())
}

/// Runs rclone to its end, or until the caller stops. Returns its exit code, its output and its words.
fn run(mut command: Command, watch: &Watch) -> Result<(i32, String, String)> {
    command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let failed = |e: io::Error| match e.kind() {
        io::ErrorKind::NotFound => PublishFault::NoProgram.into(),
        _ => Error::io(Doing::Run, OsStr::new(RCLONE), e),
    };
    let mut child = command.spawn().map_err(failed)?;
    let (out, err) = (child.stdout.take(), child.stderr.take());
    thread::scope(|scope| {
        let out = scope.spawn(move || read(out));
        let err = scope.spawn(move || read(err));
        let status = loop {
            match child.try_wait().map_err(failed)? {
                Some(status) => break status,
                None if watch.advance(0).is_err() => {
                    let _ = child.kill();
                    let _ = child.wait();
                    return Err(ReaderError::Interrupted.into());
                }
                None => thread::sleep(STEP),
            }
        };
        let text = |reader: thread::ScopedJoinHandle<'_, String>| reader.join().unwrap_or_default();
        Ok((status.code().unwrap_or(-1), text(out), text(err)))
    })
}

/// Reads what a program says, to a bound.
fn read(pipe: Option<impl io::Read>) -> String {
    const MOST: u64 = 8 << 20;
    let mut bytes = Vec::new();
    if let Some(mut pipe) = pipe {
        let _ = pipe.by_ref().take(MOST).read_to_end(&mut bytes);
        let _ = io::copy(&mut pipe, &mut io::sink());
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

fn last_line(words: &str) -> String {
    words.lines().map(str::trim).rfind(|line| !line.is_empty()).unwrap_or_default().chars().take(300).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_remote_has_a_name_and_no_settings() {
        assert_eq!(Remote::named("store:bundles").unwrap().below("8066"), "store:bundles/8066");
        assert_eq!(Remote::named("store:").unwrap().below("8066"), "store:8066");
        for text in ["store", ":s3,secret_access_key=x:b", ":webdav:", "--config=x:", "a@b:c", "-x:y"] {
            assert_eq!(Remote::named(text), None, "{text}");
        }
        let share = Remote::webdav("http://127.0.0.1:8080").unwrap();
        assert_eq!((share.shown(), share.below("8066").as_str()), ("http://127.0.0.1:8080/", ":webdav:8066"));
        assert_eq!(Remote::webdav("https://leyla:secret@a.example/"), Err(AddressFault::User));
    }
}
