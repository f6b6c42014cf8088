#![no_main]

use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use pannier::pack::keys::SecretKey;

static PUBLISHER: LazyLock<SecretKey> = LazyLock::new(|| {
    SecretKey::open(Path::new("publisher.key"), include_str!("../keys/publisher.key"), None).expect("a secret key")
});

/// Memory if there is a file system in it: thousands of small files a second.
static SCRATCH: LazyLock<PathBuf> = LazyLock::new(|| {
    let shm = PathBuf::from("/dev/shm");
    if shm.is_dir() { shm } else { std::env::temp_dir() }
});

libfuzzer_sys::fuzz_target!(|data: &[u8]| {
    pannier_fuzz_oracles::folder(data, &SCRATCH, &PUBLISHER);
});
