//! The cost of a run: processor time and memory, independent of other work of the machine.

use std::fs;
use std::path::Path;
use std::time::Duration;

use super::program::{Home, Run, run};

/// The memory that checking and opening may take, in kibibytes.
const MOST: u64 = 128 << 10;
/// Longer than any run may compute, on a slow machine too: a run without a bound takes minutes or hours.
const LONGEST: Duration = Duration::from_secs(30);

/// What a run took.
pub(crate) struct Cost {
    pub(crate) run: Run,
    /// Time of the processor; `None` where GNU time is not there.
    computed: Option<Duration>,
    /// Kibibytes in memory at the most; `None` where GNU time is not there.
    pub(crate) peak: Option<u64>,
}

/// Runs the program under GNU time; a run that hangs is killed after two minutes and has exit code 137.
pub(crate) fn measured(home: &Home, line: &str) -> Cost {
    let report = home.at("tmp/time.txt");
    let mut command = home.command("timeout");
    command.args(["--signal=KILL", "120"]);
    if Path::new("/usr/bin/time").exists() {
        command.args(["/usr/bin/time", "-q", "-f", "%M %U %S", "-o"]).arg(&report);
    } else {
        eprintln!("SKIPPED: there is no GNU time on this machine, so neither memory nor time is measured");
    }
    command.arg(env!("CARGO_BIN_EXE_pannier")).args(line.split_whitespace());
    let run = run(&mut command);
    let text = fs::read_to_string(&report).unwrap_or_default();
    let figures: Vec<f64> =
        text.lines().last().unwrap_or_default().split_whitespace().filter_map(|figure| figure.parse().ok()).collect();
    let peak = figures.first().map(|peak| *peak as u64);
    let computed = figures.get(1..3).map(|times| Duration::from_secs_f64(times.iter().sum()));
    Cost { run, computed, peak }
}

impl Cost {
    /// Makes sure that the run was quick, small and no crash.
    #[track_caller]
    pub(crate) fn bounded(self, what: &str) -> Run {
        eprintln!("{what}: exit {}, {:?}, {:?} KiB", self.run.code, self.computed, self.peak);
        assert!((0..=9).contains(&self.run.code), "{what}: exit {}\n{}", self.run.code, self.run.err);
        assert!(!self.run.err.contains("panicked") && !self.run.err.contains("a bug"), "{what}: {}", self.run.err);
        assert!(self.peak.is_none_or(|peak| peak < MOST), "{what}: {:?} KiB in memory", self.peak);
        self.within(LONGEST, what)
    }

    /// Makes sure that the run computed no longer than this.
    #[track_caller]
    pub(crate) fn within(self, longest: Duration, what: &str) -> Run {
        assert!(self.computed.is_none_or(|computed| computed < longest), "{what}: {:?}", self.computed);
        self.run
    }
}

/// Time of the processor that this thread has had; `None` where the system does not tell.
pub(crate) fn computed_here() -> Option<Duration> {
    let text = fs::read_to_string("/proc/thread-self/schedstat").ok()?;
    text.split_whitespace().next()?.parse().ok().map(Duration::from_nanos)
}
