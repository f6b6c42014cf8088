//! The door to Landlock, which confines threads that decode foreign bytes, and to the switches that keep a process's memory from others. A confined
//! thread reaches no file outside its folders. Without core dumps, no crash writes a key to a disk.

use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::calls;

/// How far the part of the program that decodes was confined.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Confinement {
    /// Whether the part is a process of its own, with its own memory.
    pub apart: bool,
    /// How far files and the network are closed.
    pub files: Closed,
    /// Whether calls of the system are limited: no new programs, no sockets, no signals to others.
    pub calls: bool,
}

/// How far files and the network are closed to the part that decodes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Closed {
    /// The part could read the carriers and write below the new folder. The part had no other file, and no TCP.
    Full,
    /// A part of `Full`, because this kernel does not know all of `Full`.
    Partial,
    /// Not at all: the system has no Landlock, or the program of a key must run.
    None,
}

impl Confinement {
    /// No confinement.
    pub const NONE: Self = Self { apart: false, files: Closed::None, calls: false };
}

/// A place for [`confine`] below which nothing can be written.
pub(crate) const NOTHING: &str = "/dev/null";

/// Prevents that a crash of this process writes memory to disk, where others could find keys. On Linux, other programs of
/// the same person cannot read the memory either.
pub fn guard_memory() {
    #[cfg(unix)]
    {
        use rustix::process::{Resource, Rlimit, setrlimit};
        // There is no other means on a system that refuses this call.
        let _ = setrlimit(Resource::Core, Rlimit { current: Some(0), maximum: Some(0) });
    }
    #[cfg(target_os = "linux")]
    {
        use rustix::process::{DumpableBehavior, set_dumpable_behavior};
        // The limit alone binds no handler of core dumps to which the system pipes them.
        let _ = set_dumpable_behavior(DumpableBehavior::NotDumpable);
    }
}

/// Tells whether the addresses of this process are limited, as `ulimit -v` limits them.
pub(crate) fn is_little_memory() -> bool {
    #[cfg(target_os = "linux")]
    {
        use rustix::process::{Resource, getrlimit};
        getrlimit(Resource::As).current.is_some()
    }
    // Elsewhere, addresses are not what is short.
    #[cfg(not(target_os = "linux"))]
    false
}

/// Confines the calling thread to reading below `read` and writing below `write`. Every thread that the calling thread
/// starts later is confined too. Threads that run already are not confined.
#[cfg(target_os = "linux")]
pub(crate) fn confine(read: &[PathBuf], write: &Path) -> Closed {
    use landlock::{
        ABI, Access, AccessFs, AccessNet, Ruleset, RulesetAttr, RulesetCreatedAttr, RulesetStatus, make_bitflags,
        path_beneath_rules,
    };

    let abi = ABI::V5;
    // Files and folders, and nothing that others could stumble over: no links, pipes, sockets or devices.
    let changes = make_bitflags!(AccessFs::{
        ReadFile | ReadDir | WriteFile | Truncate | MakeReg | MakeDir | RemoveFile | RemoveDir
    });
    let status = Ruleset::default()
        .handle_access(AccessFs::from_all(abi))
        .and_then(|rules| rules.handle_access(AccessNet::from_all(abi)))
        .and_then(Ruleset::create)
        .and_then(|rules| rules.add_rules(path_beneath_rules(read, AccessFs::from_read(abi) & !AccessFs::Execute)))
        .and_then(|rules| rules.add_rules(path_beneath_rules([write], changes)))
        .and_then(landlock::RulesetCreated::restrict_self);
    match status.map(|status| status.ruleset) {
        Ok(RulesetStatus::FullyEnforced) => Closed::Full,
        Ok(RulesetStatus::PartiallyEnforced) => Closed::Partial,
        _ => Closed::None,
    }
}

/// Confines this process, which has one thread: files as [`confine`], and the calls of the system. The process ends with the
/// thread that started it.
pub(crate) fn confine_process(read: &[PathBuf], write: &Path) -> Confinement {
    guard_memory();
    #[cfg(target_os = "linux")]
    {
        use rustix::process::{Signal, set_parent_process_death_signal};
        // Where this fails, the process ends when its input ends.
        let _ = set_parent_process_death_signal(Some(Signal::KILL));
    }
    let files = confine(read, write);
    Confinement { apart: true, files, calls: calls::limit() }
}

/// Forbids the calling thread, and every program that the thread starts, to write files or to use TCP.
#[cfg(target_os = "linux")]
pub(crate) fn forbid_writing() {
    use landlock::{ABI, Access, AccessFs, AccessNet, Ruleset, RulesetAttr, RulesetCreatedAttr, path_beneath_rules};

    let abi = ABI::V5;
    // Where the system cannot forbid this, the program runs without the limit.
    let _ = Ruleset::default()
        .handle_access(AccessFs::from_write(abi))
        .and_then(|rules| rules.handle_access(AccessNet::from_all(abi)))
        .and_then(Ruleset::create)
        .and_then(|rules| rules.add_rules(path_beneath_rules([NOTHING], AccessFs::from_file(abi))))
        .and_then(landlock::RulesetCreated::restrict_self);
}

/// Other systems have no such means for an ordinary program.
#[cfg(not(target_os = "linux"))]
pub(crate) fn forbid_writing() {}

/// Other systems have no such means for an ordinary program.
#[cfg(not(target_os = "linux"))]
pub(crate) fn confine(_: &[PathBuf], _: &Path) -> Closed {
    Closed::None
}

#[cfg(all(test, target_os = "linux"))]
mod tests {
    use std::fs;
    use std::net::{TcpStream, UdpSocket};
    use std::os::unix::fs::{OpenOptionsExt as _, PermissionsExt as _, symlink};
    use std::os::unix::net::UnixListener;
    use std::process::{Command, Stdio};
    use std::thread;
    use std::time::SystemTime;

    use super::*;

    #[test]
    fn a_confined_thread_reaches_what_it_needs_and_nothing_else() {
        let room = tempfile::tempdir().unwrap();
        let [carrier, out, private] = ["carrier", "out", "private"].map(|name| room.path().join(name));
        for folder in [&carrier, &out, &private] {
            fs::create_dir(folder).unwrap();
            fs::write(folder.join("file"), b"x").unwrap();
        }
        let (level, reads, writes) = thread::scope(|scope| {
            let work = || {
                let level = confine(std::slice::from_ref(&carrier), &out);
                let inner = || {
                    let reads = [&carrier, &private].map(|folder| fs::read(folder.join("file")).is_ok());
                    let writes = [&carrier, &out, &private].map(|folder| fs::write(folder.join("new"), b"x").is_ok());
                    (reads, writes)
                };
                let (reads, writes) = thread::scope(|scope| scope.spawn(inner).join().unwrap());
                (level, reads, writes)
            };
            scope.spawn(work).join().unwrap()
        });
        if level == Closed::None {
            return;
        }
        assert_eq!(reads, [true, false]);
        assert_eq!(writes, [false, true, false]);
        // The thread that started the confined thread is not confined.
        assert!(fs::read(private.join("file")).is_ok());
    }

    /// The variable that tells a second run of this test program that it is the process to be closed in.
    const ROOM: &str = "PANNIER_TEST_OF_THE_SANDBOX";

    /// Closes this process in, and tries everything that must work and everything that must not.
    fn try_everything(room: &Path) -> String {
        let [carrier, out, private] = ["carrier", "out", "private"].map(|name| room.join(name));
        let Some(parent) = rustix::process::getppid() else { return "no parent".to_owned() };
        let level = confine_process(std::slice::from_ref(&carrier), &out);
        let new = out.join("new");
        let mut said = format!("files {:?}, calls {}\n", level.files, level.calls);
        let mut tell = |what: &str, worked: bool| said += &format!("{what}: {}\n", if worked { "yes" } else { "no" });
        tell("read a carrier", fs::read(carrier.join("file")).is_ok());
        tell("write below the room", fs::create_dir(out.join("a")).is_ok() && fs::write(&new, b"x").is_ok());
        let set_time = || fs::File::options().write(true).open(&new)?.set_modified(SystemTime::UNIX_EPOCH);
        tell("set the time of an open file", set_time().is_ok());
        tell("start a thread", thread::spawn(|| 7).join().is_ok_and(|seven| seven == 7));
        tell("remove below the room", fs::remove_file(&new).is_ok());

        tell("write again", fs::write(&new, b"x").is_ok());
        tell("read another file", fs::read(private.join("file")).is_ok());
        tell("write a carrier", fs::write(carrier.join("new"), b"x").is_ok());
        tell("write elsewhere", fs::write(private.join("new"), b"x").is_ok());
        tell("cut another file", fs::File::options().write(true).truncate(true).open(private.join("file")).is_ok());
        tell("remove another file", fs::remove_file(private.join("file")).is_ok());
        tell("change a mode", fs::set_permissions(private.join("file"), fs::Permissions::from_mode(0o777)).is_ok());
        tell("change a mode below the room", fs::set_permissions(&new, fs::Permissions::from_mode(0o4777)).is_ok());
        tell("change an owner", std::os::unix::fs::chown(&new, Some(1), Some(1)).is_ok());
        tell("make a link", symlink(private.join("file"), out.join("link")).is_ok());
        tell("make a second name", fs::hard_link(&new, out.join("second")).is_ok());
        tell("take a file out of the room", fs::rename(&new, carrier.join("moved")).is_ok());
        tell("make a socket of the system", UnixListener::bind(out.join("socket")).is_ok());
        tell("reach TCP", TcpStream::connect("127.0.0.1:9").is_err_and(|e| e.raw_os_error() == Some(111)));
        tell("open a socket", UdpSocket::bind("127.0.0.1:0").is_ok());
        tell("start a program", Command::new("/bin/true").stdin(Stdio::null()).spawn().is_ok());
        let time = rustix::fs::Timespec { tv_sec: 1, tv_nsec: 0 };
        let times = rustix::fs::Timestamps { last_access: time, last_modification: time };
        let by_path =
            rustix::fs::utimensat(rustix::fs::CWD, private.join("file"), &times, rustix::fs::AtFlags::empty());
        tell("set the time of another file", by_path.is_ok());
        tell("ask for the parent by a signal", rustix::process::test_kill_process(parent).is_ok());
        tell("read the parent's memory", fs::read(format!("/proc/{}/maps", parent.as_raw_pid())).is_ok());
        let device = fs::OpenOptions::new().read(true).custom_flags(libc::O_NONBLOCK).open("/dev/null");
        tell("open a device", device.is_ok());
        said
    }

    #[test]
    fn a_process_of_its_own_can_do_its_work_and_nothing_else() {
        if let Some(room) = std::env::var_os(ROOM) {
            println!("{}", try_everything(Path::new(&room)));
            return;
        }
        let room = tempfile::tempdir().unwrap();
        for name in ["carrier", "out", "private"] {
            fs::create_dir(room.path().join(name)).unwrap();
            fs::write(room.path().join(name).join("file"), b"x").unwrap();
        }
        let test = "store::sandbox::tests::a_process_of_its_own_can_do_its_work_and_nothing_else";
        let ran = Command::new(std::env::current_exe().unwrap())
            .args(["--exact", test, "--nocapture", "--test-threads=1"])
            .env(ROOM, room.path())
            .output()
            .unwrap();
        let said = String::from_utf8(ran.stdout).unwrap();
        let answers = |worked: &str| said.lines().filter(|line| line.ends_with(worked)).count();
        assert_eq!(answers(": yes"), 6, "{said}{}", String::from_utf8_lossy(&ran.stderr));
        assert_eq!(fs::read(room.path().join("private/file")).unwrap(), b"x");
        // Both are there on every machine where this test means something; a kernel without them is told.
        if said.contains("files Full, calls true") {
            assert_eq!(answers(": no"), 19, "{said}");
        } else {
            eprintln!("this kernel closes a process in only so far: {said}");
        }
    }
}
