//! The door to Landlock, which confines threads that decode foreign bytes, and to the switches that keep a process's memory from others. A confined
//! thread reaches no file outside its folders. Without core dumps, no crash writes a key to a disk.

use std::path::{Path, PathBuf};

/// The degree to which the decoding threads were confined.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Confinement {
    /// The threads could read the carriers and write below the new folder. The threads had no other access, and no TCP.
    Full,
    /// A part of `Full`, because this kernel does not know all of `Full`.
    Partial,
    /// No confinement: the system has no Landlock, or the program of a key must run.
    None,
}

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

/// Confines the calling thread to reading below `read` and writing below `write`. Every thread that the calling thread
/// starts later is confined too. Threads that run already are not confined.
#[cfg(target_os = "linux")]
pub(crate) fn confine(read: &[PathBuf], write: &Path) -> Confinement {
    use landlock::{
        ABI, Access, AccessFs, AccessNet, Ruleset, RulesetAttr, RulesetCreatedAttr, RulesetStatus, path_beneath_rules,
    };

    let abi = ABI::V5;
    let status = Ruleset::default()
        .handle_access(AccessFs::from_all(abi))
        .and_then(|rules| rules.handle_access(AccessNet::from_all(abi)))
        .and_then(Ruleset::create)
        .and_then(|rules| rules.add_rules(path_beneath_rules(read, AccessFs::from_read(abi) & !AccessFs::Execute)))
        .and_then(|rules| rules.add_rules(path_beneath_rules([write], AccessFs::from_all(abi) & !AccessFs::Execute)))
        .and_then(landlock::RulesetCreated::restrict_self);
    match status.map(|status| status.ruleset) {
        Ok(RulesetStatus::FullyEnforced) => Confinement::Full,
        Ok(RulesetStatus::PartiallyEnforced) => Confinement::Partial,
        _ => Confinement::None,
    }
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
        .and_then(|rules| rules.add_rules(path_beneath_rules(["/dev/null"], AccessFs::from_file(abi))))
        .and_then(landlock::RulesetCreated::restrict_self);
}

/// Other systems have no such means for an ordinary program.
#[cfg(not(target_os = "linux"))]
pub(crate) fn forbid_writing() {}

/// Other systems have no such means for an ordinary program.
#[cfg(not(target_os = "linux"))]
pub(crate) fn confine(_: &[PathBuf], _: &Path) -> Confinement {
    Confinement::None
}

#[cfg(all(test, target_os = "linux"))]
mod tests {
    use std::fs;
    use std::thread;

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
        if level == Confinement::None {
            return;
        }
        assert_eq!(reads, [true, false]);
        assert_eq!(writes, [false, true, false]);
        // The thread that started the confined thread is not confined.
        assert!(fs::read(private.join("file")).is_ok());
    }
}
