//! The tools of the machine that tests need: programs of others, and kernels that mount and trace.

use std::path::PathBuf;
use std::process::Command;

/// A path of the repository.
pub(crate) fn here(path: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(path)
}

/// Tells whether tools are there; says which are not.
pub(crate) fn present(tools: &[&str]) -> bool {
    let is_there = |tool: &str| shell_can(&format!("command -v {tool}"));
    let missing: Vec<&str> = tools.iter().copied().filter(|tool| !is_there(tool)).collect();
    if !missing.is_empty() {
        eprintln!("SKIPPED: there is no {missing:?} on this machine");
    }
    missing.is_empty()
}

/// Tells whether a line of shell works on this machine; says so if not.
pub(crate) fn works(what: &str, line: &str) -> bool {
    let works = shell_can(line);
    if !works {
        eprintln!("SKIPPED: {what} is not possible on this machine");
    }
    works
}

fn shell_can(line: &str) -> bool {
    Command::new("sh").args(["-euc", line]).output().is_ok_and(|output| output.status.success())
}

/// Tells whether strace is here and may trace and inject faults; says so if not.
pub(crate) fn may_trace() -> bool {
    works("tracing (strace)", "strace -f -qq -o /dev/null -e inject=getpid:error=EIO:when=9 true")
}

/// Tells whether a disk in memory can be mounted in a namespace; says so if not.
pub(crate) fn may_mount() -> bool {
    works("mounting a disk in memory", "unshare -Um --map-root-user mount -t tmpfs -o size=200k none /mnt")
}

/// Tells whether the long series of the seeded suites is wanted: `PANNIER_SOAK=1`.
pub(crate) fn soaking() -> bool {
    std::env::var_os("PANNIER_SOAK").is_some()
}
