//! The program itself, with its own home.

use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use serde_json::Value;
use tempfile::TempDir;

use super::{key_path, schema};

/// The program.
pub(crate) const PROGRAM: &str = env!("CARGO_BIN_EXE_pannier");

/// A room in which the program runs: its home, its pins and its temporary files are here.
pub(crate) struct Home {
    room: TempDir,
}

/// What a run of the program gave.
#[derive(Debug)]
pub(crate) struct Run {
    pub(crate) code: i32,
    pub(crate) out: String,
    pub(crate) err: String,
}

impl Home {
    pub(crate) fn new() -> Self {
        let room = super::room();
        for folder in ["home", "tmp"] {
            fs::create_dir(room.path().join(folder)).unwrap();
        }
        Self { room }
    }

    /// A path in the room.
    pub(crate) fn at(&self, name: &str) -> PathBuf {
        self.room.path().join(name)
    }

    /// The text of a file in the room.
    pub(crate) fn text(&self, name: &str) -> String {
        fs::read_to_string(self.at(name)).unwrap()
    }

    /// Puts a key of the test suite into the room, for its owner's eyes only, and gives its path.
    pub(crate) fn key(&self, name: &str) -> PathBuf {
        let path = self.at(name);
        super::put(&path, fs::read(key_path(name)).unwrap());
        #[cfg(unix)]
        fs::set_permissions(&path, std::os::unix::fs::PermissionsExt::from_mode(0o600)).unwrap();
        path
    }

    /// A command with nothing of the world outside: no terminal, no pins, no variables of ours.
    pub(crate) fn command(&self, program: impl AsRef<OsStr>) -> Command {
        let mut command = Command::new(program);
        command.current_dir(self.room.path()).stdin(Stdio::null());
        command
            .env("HOME", self.at("home"))
            .env("XDG_CONFIG_HOME", self.at("home/.config"))
            .env("TMPDIR", self.at("tmp"));
        command
            .env_remove("PANNIER_PUBLISHER")
            .env_remove("PANNIER_IDENTITY")
            .env("NO_COLOR", "1")
            .env("LC_ALL", "C.UTF-8");
        for terminal in ["VTE_VERSION", "KONSOLE_VERSION", "MLTERM", "TERM_PROGRAM"] {
            command.env_remove(terminal);
        }
        command
    }

    /// Runs the program.
    pub(crate) fn run<S: AsRef<OsStr>>(&self, args: impl IntoIterator<Item = S>) -> Run {
        run(self.command(PROGRAM).args(args))
    }

    /// Runs the program with arguments that are divided by blanks.
    pub(crate) fn say(&self, line: &str) -> Run {
        self.run(line.split_whitespace())
    }

    /// Runs a line of shell in the room; `$PANNIER` is the program.
    pub(crate) fn shell(&self, line: &str) -> Run {
        self.by(&["sh"], "-euc", line)
    }

    /// Runs a line of shell where its mounts are seen by nobody else.
    pub(crate) fn in_namespace(&self, line: &str) -> Run {
        self.by(&["unshare", "-m", "sh"], "-euc", line)
    }

    /// Runs a line of shell where it may mount disks in memory, whoever runs it.
    pub(crate) fn as_if_root(&self, line: &str) -> Run {
        self.by(&["unshare", "-Um", "--map-root-user", "sh"], "-euc", line)
    }

    fn by(&self, shell: &[&str], flags: &str, line: &str) -> Run {
        let mut command = self.command(shell[0]);
        command.args(&shell[1..]).args([flags, line]);
        run(command.env("PANNIER", PROGRAM).env("LC_ALL", "C.UTF-8"))
    }

    /// The program, run by somebody to whom modes count. Root may read everything, so root becomes nobody; `None` where
    /// root cannot.
    #[cfg(unix)]
    pub(crate) fn as_somebody(&self, closed: &Path) -> Option<Command> {
        use std::os::unix::fs::PermissionsExt;
        if fs::File::open(closed).is_err() {
            return Some(self.command(PROGRAM));
        }
        if !super::tools::present(&["setpriv"]) {
            return None;
        }
        fs::copy(PROGRAM, self.at("pannier")).unwrap();
        fs::set_permissions(self.at(""), PermissionsExt::from_mode(0o777)).unwrap();
        let mut command = self.command("setpriv");
        command.args(["--reuid", "65534", "--regid", "65534", "--clear-groups"]).arg(self.at("pannier"));
        Some(command)
    }
}

/// Runs any command.
pub(crate) fn run(command: &mut Command) -> Run {
    let output = command.output().unwrap_or_else(|error| panic!("{command:?}: {error}"));
    Run {
        code: output.status.code().unwrap_or(-1),
        out: String::from_utf8(output.stdout).unwrap(),
        err: String::from_utf8(output.stderr).unwrap(),
    }
}

impl Run {
    /// Makes sure of the exit code.
    #[track_caller]
    pub(crate) fn exits(self, code: i32) -> Self {
        assert_eq!(self.code, code, "\nstdout: {}\nstderr: {}", self.out, self.err);
        self
    }

    /// Makes sure that something is said on either stream.
    #[track_caller]
    pub(crate) fn says(self, text: &str) -> Self {
        let said = self.out.contains(text) || self.err.contains(text);
        assert!(said, "{text:?} is not said\nstdout: {}\nstderr: {}", self.out, self.err);
        self
    }

    /// Standard output as exactly one JSON object, which the schema allows.
    #[track_caller]
    pub(crate) fn json(&self) -> Value {
        match self.objects().as_slice() {
            [object] => object.clone(),
            _ => panic!("not one object\nstdout: {}\nstderr: {}", self.out, self.err),
        }
    }

    /// Standard output as JSON objects, which the schema allows.
    #[track_caller]
    pub(crate) fn objects(&self) -> Vec<Value> {
        let objects: Result<Vec<Value>, _> = serde_json::Deserializer::from_str(&self.out).into_iter().collect();
        let objects = objects.unwrap_or_else(|error| panic!("{error}\nstdout: {}\nstderr: {}", self.out, self.err));
        for object in &objects {
            schema::allows(object);
            if object.get("event").is_none()
                && let Some(code) = object.get("exit_code")
            {
                assert_eq!(*code, self.code, "{object}");
            }
        }
        objects
    }
}
