//! The door to seccomp: the calls of the system that a process for decoding may make. Every other call is refused.

/// Limits this process, with all its threads, to the calls that decoding needs. Returns `false` where the system or the processor
/// has no such limit.
///
/// The process can then start no program and no process, open no socket, send no signal to others, trace nobody, change no owner
/// and no mode, and make no memory executable. Which files it may open is the task of Landlock.
pub(crate) fn limit() -> bool {
    #[cfg(all(target_os = "linux", any(target_arch = "x86_64", target_arch = "aarch64", target_arch = "riscv64")))]
    return linux::limit().is_ok();
    #[cfg(not(all(
        target_os = "linux",
        any(target_arch = "x86_64", target_arch = "aarch64", target_arch = "riscv64")
    )))]
    false
}

#[cfg(all(target_os = "linux", any(target_arch = "x86_64", target_arch = "aarch64", target_arch = "riscv64")))]
mod linux {
    use std::collections::BTreeMap;

    use libc::c_long;
    use seccompiler::SeccompCmpArgLen::{Dword, Qword};
    use seccompiler::SeccompCmpOp::{Eq, MaskedEq};
    use seccompiler::{
        BpfProgram, Error, SeccompAction, SeccompCondition, SeccompFilter, SeccompRule, TargetArch,
        apply_filter_all_threads,
    };

    /// Calls without a condition: on open files, on memory of the process, on time, and on its own threads. Files are opened below
    /// what Landlock allows.
    const FREE: &[c_long] = &[
        libc::SYS_read,
        libc::SYS_pread64,
        libc::SYS_readv,
        libc::SYS_preadv,
        libc::SYS_write,
        libc::SYS_pwrite64,
        libc::SYS_writev,
        libc::SYS_pwritev,
        libc::SYS_close,
        libc::SYS_lseek,
        libc::SYS_fstat,
        libc::SYS_newfstatat,
        libc::SYS_statx,
        libc::SYS_fstatfs,
        libc::SYS_statfs,
        libc::SYS_ftruncate,
        libc::SYS_fallocate,
        libc::SYS_fadvise64,
        libc::SYS_fsync,
        libc::SYS_fdatasync,
        libc::SYS_openat,
        libc::SYS_openat2,
        libc::SYS_mkdirat,
        libc::SYS_unlinkat,
        libc::SYS_getdents64,
        libc::SYS_getcwd,
        libc::SYS_readlinkat,
        libc::SYS_faccessat,
        libc::SYS_dup,
        libc::SYS_ppoll,
        libc::SYS_munmap,
        libc::SYS_mremap,
        libc::SYS_madvise,
        libc::SYS_brk,
        libc::SYS_futex,
        libc::SYS_set_robust_list,
        libc::SYS_rseq,
        libc::SYS_membarrier,
        libc::SYS_set_tid_address,
        libc::SYS_sched_yield,
        libc::SYS_sched_getaffinity,
        libc::SYS_gettid,
        libc::SYS_getpid,
        libc::SYS_getuid,
        libc::SYS_geteuid,
        libc::SYS_getgid,
        libc::SYS_getegid,
        libc::SYS_sysinfo,
        libc::SYS_uname,
        libc::SYS_rt_sigaction,
        libc::SYS_rt_sigprocmask,
        libc::SYS_rt_sigreturn,
        libc::SYS_sigaltstack,
        libc::SYS_restart_syscall,
        libc::SYS_exit,
        libc::SYS_exit_group,
        libc::SYS_getrandom,
        libc::SYS_clock_gettime,
        libc::SYS_clock_getres,
        libc::SYS_clock_nanosleep,
        libc::SYS_nanosleep,
        libc::SYS_gettimeofday,
    ];

    /// Older forms of the same calls, which only this processor has.
    #[cfg(target_arch = "x86_64")]
    const OLDER: &[c_long] = &[
        libc::SYS_open,
        libc::SYS_stat,
        libc::SYS_lstat,
        libc::SYS_mkdir,
        libc::SYS_unlink,
        libc::SYS_rmdir,
        libc::SYS_access,
        libc::SYS_readlink,
        libc::SYS_poll,
        libc::SYS_time,
        libc::SYS_arch_prctl,
    ];
    #[cfg(not(target_arch = "x86_64"))]
    const OLDER: &[c_long] = &[];

    /// `PR_SET_VMA`, by which allocators name their memory.
    const SET_VMA: u64 = 0x5356_4d41;

    pub(super) fn limit() -> Result<(), Error> {
        // The C library takes this answer as "use `clone`", whose flags a filter can see.
        let no_clone3 = program([(libc::SYS_clone3, vec![])].into(), SeccompAction::Allow, libc::ENOSYS)?;
        let mut rules: BTreeMap<i64, Vec<SeccompRule>> = FREE.iter().chain(OLDER).map(|call| (*call, vec![])).collect();
        for (call, conditions) in conditional()? {
            rules.entry(call).or_default().push(SeccompRule::new(conditions)?);
        }
        rules.insert(libc::SYS_clone3, vec![]);
        let filter = SeccompFilter::new(rules, errno(libc::EPERM), SeccompAction::Allow, ARCH)?;
        let others: BpfProgram = filter.try_into()?;
        apply_filter_all_threads(&no_clone3)?;
        apply_filter_all_threads(&others)
    }

    /// The calls that are free only with these arguments.
    fn conditional() -> Result<Vec<(i64, Vec<SeccompCondition>)>, Error> {
        let is = |argument, value| SeccompCondition::new(argument, Qword, Eq, value);
        let bits = |argument, mask, value| SeccompCondition::new(argument, Dword, MaskedEq(mask), value);
        let (thread, executable) = (libc::CLONE_THREAD as u64, libc::PROT_EXEC as u64);
        let own = u64::from(std::process::id());
        let mut all = vec![
            // A new thread, and no new process.
            (libc::SYS_clone, vec![bits(0, thread, thread)?]),
            (libc::SYS_mmap, vec![bits(2, executable, 0)?]),
            (libc::SYS_mprotect, vec![bits(2, executable, 0)?]),
            // The times of an open file. With a path, the call would reach files that Landlock does not guard.
            (libc::SYS_utimensat, vec![is(1, 0)?]),
            // Limits are read and not set.
            (libc::SYS_prlimit64, vec![is(2, 0)?]),
            // `abort` sends a signal to its own thread.
            (libc::SYS_tgkill, vec![bits(0, u64::from(u32::MAX), own)?]),
        ];
        for name in [libc::PR_SET_NAME as u64, SET_VMA] {
            all.push((libc::SYS_prctl, vec![is(0, name)?]));
        }
        for what in [libc::F_GETFD, libc::F_SETFD, libc::F_GETFL, libc::F_DUPFD_CLOEXEC] {
            all.push((libc::SYS_fcntl, vec![bits(1, u64::from(u32::MAX), what as u64)?]));
        }
        Ok(all)
    }

    /// Returns a filter that answers the calls in `rules` with an error, and every other call with `others`.
    fn program(
        rules: BTreeMap<i64, Vec<SeccompRule>>,
        others: SeccompAction,
        error: libc::c_int,
    ) -> Result<BpfProgram, Error> {
        Ok(SeccompFilter::new(rules, others, errno(error), ARCH)?.try_into()?)
    }

    fn errno(error: libc::c_int) -> SeccompAction {
        SeccompAction::Errno(error.unsigned_abs())
    }

    const ARCH: TargetArch = if cfg!(target_arch = "x86_64") {
        TargetArch::x86_64
    } else if cfg!(target_arch = "aarch64") {
        TargetArch::aarch64
    } else {
        TargetArch::riscv64
    };
}
