#![no_main]

use std::sync::LazyLock;

use pannier_reader::keys::PublicKey;

static PUBLISHER: LazyLock<PublicKey> =
    LazyLock::new(|| PublicKey::parse_file(include_str!("../keys/publisher.pub")).expect("a public key"));

libfuzzer_sys::fuzz_target!(|data: &[u8]| {
    pannier_fuzz_oracles::sums_signature(data, &PUBLISHER);
});
