#![no_main]

use std::path::Path;
use std::sync::LazyLock;

use pannier::pack::keys::SecretKey;

static PUBLISHER: LazyLock<SecretKey> = LazyLock::new(|| {
    SecretKey::open(Path::new("publisher.key"), include_str!("../keys/publisher.key"), None).expect("a secret key")
});

libfuzzer_sys::fuzz_target!(|data: &[u8]| {
    pannier_fuzz_oracles::sections(data, &PUBLISHER);
});
