//! Each third-party crate is named in its own door, and nowhere else.

use std::collections::BTreeSet;

use super::code::{PACKAGES, paths, sources, text_of};

const FORMAT: &str = "crates/format/src/";
const READER: &str = "crates/reader/src/";
const MAKER: &str = "crates/maker/src/";
const OPTICAL: &str = "crates/optical/src/codes/";

/// Where each third-party crate may be named, as it is written in code: files, or folders, from the top of the repository.
fn homes() -> Vec<(&'static str, Vec<String>)> {
    let within = |root: &str, files: &[&str]| files.iter().map(|file| format!("{root}{file}")).collect::<Vec<_>>();
    let format = |files: &[&str]| within(FORMAT, files);
    let reader = |files: &[&str]| within(READER, files);
    let maker = |files: &[&str]| within(MAKER, files);
    let codes = |files: &[&str]| within(OPTICAL, files);
    let here = |files: &[&str]| within("src/", files);
    vec![
        (
            "age",
            [
                reader(&["documents/seal.rs"]),
                maker(&["seal.rs"]),
                here(&["pack/seal.rs", "pack/recipient_key.rs", "cli/passphrase.rs"]),
            ]
            .concat(),
        ),
        ("age_core", [reader(&["documents/seal.rs"]), maker(&["seal.rs"])].concat()),
        ("aho_corasick", format(&["secret/words.rs"])),
        ("anstream", here(&["cli/"])),
        ("anstyle", here(&["cli/"])),
        ("blake2", reader(&["halves.rs"])),
        ("cap_std", here(&["store/"])),
        ("caseless", format(&["names.rs"])),
        ("chardetng", here(&["pack/encoding.rs"])),
        ("clap", here(&["cli/"])),
        ("clap_complete", here(&["cli/"])),
        ("clap_mangen", here(&["cli/manual/reference.rs"])),
        ("crc32fast", format(&["crc.rs"])),
        ("crossterm", here(&["cli/player.rs"])),
        ("ctrlc", here(&["cli/prompt.rs"])),
        (
            "data_encoding",
            [
                format(&["typed.rs", "minisig.rs", "frame.rs", "hash.rs"]),
                reader(&["keys.rs"]),
                maker(&["seal.rs"]),
                here(&["pack/", "store/inside/base64.rs"]),
                within("crates/optical/src/", &["screen/html.rs"]),
            ]
            .concat(),
        ),
        ("ed25519_dalek", reader(&["halves.rs"])),
        ("encoding_rs", here(&["pack/encoding.rs"])),
        ("fax", codes(&["picture/fax.rs"])),
        ("fastrand", [within("crates/optical/src/", &["objects/"]), here(&["pack/", "plan/", "courier/"])].concat()),
        (
            "flate2",
            [codes(&["pdf.rs"]), here(&["store/inside/gzip.rs", "pack/metadata/inflate.rs", "pack/metadata/tests.rs"])]
                .concat(),
        ),
        ("fluent_bundle", here(&["cli/messages.rs"])),
        ("font8x8", codes(&["raster.rs"])),
        ("getrandom", here(&["cli/random.rs", "pack/keys.rs"])),
        ("gif", codes(&["raster.rs", "picture/"])),
        ("globset", here(&["patterns.rs"])),
        ("image_webp", codes(&["picture/webp.rs"])),
        ("indicatif", here(&["cli/progress.rs"])),
        ("landlock", here(&["store/sandbox.rs"])),
        ("libc", here(&["store/calls.rs", "store/sandbox.rs"])),
        (
            "memchr",
            [
                format(&["sums.rs", "secret/", "transport/"]),
                here(&["pack/metadata/", "courier/salvage/", "scan/heif.rs", "scan/locked.rs"]),
            ]
            .concat(),
        ),
        ("minisign", [reader(&["keys.rs"]), maker(&["keys.rs"]), here(&["pack/keys.rs"])].concat()),
        ("pdf_writer", codes(&["pdf.rs"])),
        ("png", codes(&["raster.rs", "picture/"])),
        ("qrcode", codes(&["qr.rs"])),
        ("rand_core", here(&["cli/passphrase.rs"])),
        ("reed_solomon_simd", reader(&["blocks/erasure.rs", "blocks/erasure/"])),
        ("rpassword", here(&["cli/prompt.rs"])),
        ("rustix", here(&["store/", "cli/prompt.rs"])),
        ("rxing", codes(&["binary.rs", "qr_read.rs"])),
        ("scrypt", here(&["pack/keys.rs"])),
        ("seccompiler", here(&["store/calls.rs"])),
        // Whatever a process of its own may say, and an object that is written while it is made.
        (
            "serde",
            [
                format(&["facts.rs", "fault.rs", "names.rs"]),
                reader(&["error/misfit.rs", "error/signed.rs"]),
                codes(&["picture/bounds.rs"]),
                here(&["workshop/", "store/sandbox.rs", "scan/seen.rs", "scan/still.rs", "cli/object.rs"]),
            ]
            .concat(),
        ),
        ("serde_json", [format(&["facts.rs"]), here(&["cli/", "workshop/"])].concat()),
        ("sha1", here(&["torrent/sha1.rs"])),
        ("sha2", format(&["digest.rs"])),
        ("strsim", here(&["cli/usage.rs"])),
        ("tar", [format(&["archive/write.rs"]), here(&["store/inside/tar.rs"])].concat()),
        ("tempfile", here(&["store/", "scan/kept.rs", "courier/salvage/traces.rs"])),
        ("terminal_size", here(&["cli/fit.rs"])),
        ("textwrap", here(&["cli/fit.rs"])),
        ("tiff", codes(&["picture/tiff.rs"])),
        ("unic_langid", here(&["cli/messages.rs"])),
        ("unicode_normalization", format(&["names.rs", "passphrase.rs"])),
        ("unicode_width", here(&["cli/words/line.rs"])),
        ("ureq", within("crates/mirror/src/", &["client.rs"])),
        ("walkdir", here(&["store/", "pack/survey.rs", "pack/sources.rs"])),
        (
            "zeroize",
            [
                format(&["transport/", "passphrase.rs"]),
                reader(&["documents/seal.rs"]),
                here(&["pack/", "cli/", "workshop/"]),
            ]
            .concat(),
        ),
        ("zip", here(&["pack/metadata/archive.rs", "pack/metadata/tests.rs", "store/inside/zip.rs"])),
        (
            "zstd",
            [
                reader(&["documents/zstd.rs"]),
                maker(&["make.rs", "length.rs"]),
                here(&["pack/compress.rs", "pack/compress/engine.rs"]),
            ]
            .concat(),
        ),
        ("zune_jpeg", codes(&["picture/jpeg.rs"])),
    ]
}

/// Crates that may be named anywhere: derives for errors, and our own.
const ANYWHERE: [&str; 6] =
    ["thiserror", "pannier_format", "pannier_maker", "pannier_mirror", "pannier_reader", "pannier_optical"];

/// The third-party crates that the packages need, as code names them.
fn needed() -> BTreeSet<String> {
    let mut all = BTreeSet::new();
    for (_, folder) in PACKAGES {
        let manifest = text_of(&format!("{folder}/Cargo.toml"));
        let mut inside = false;
        for line in manifest.lines() {
            if line.starts_with('[') {
                inside = line.ends_with("dependencies]") && !line.contains("dev-") && !line.contains("workspace");
            } else if let (true, Some((name, _))) = (inside, line.split_once(" = ")) {
                all.insert(name.replace('-', "_"));
            }
        }
    }
    all
}

#[test]
fn each_third_party_crate_is_named_behind_its_door_only() {
    let homes = homes();
    let mut wrong = Vec::new();
    let mut met = BTreeSet::new();
    for source in sources() {
        for path in paths(&source.code) {
            // A module of ours may have the name of a crate.
            let Some((name, homes)) = homes.iter().find(|(name, _)| *name == path[0]) else { continue };
            let ours = source.code.contains(&format!("mod {name};"))
                || source.code.contains(&format!("::{name};"))
                || source.code.contains(&format!("::{{{name}"))
                || source.code.contains(&format!("{name}::{{self"));
            if homes.iter().any(|home| source.place().starts_with(home)) {
                met.insert((*name).to_owned());
            } else if !ours {
                wrong.push(format!("{} names {name}", source.place()));
            }
        }
    }
    wrong.dedup();
    assert!(wrong.is_empty(), "{wrong:#?}");
    let never: Vec<&str> = homes.iter().map(|(name, _)| *name).filter(|name| !met.contains(*name)).collect();
    assert!(never.is_empty(), "never named, so nothing was tested: {never:?}");
}

#[test]
fn every_crate_that_is_needed_has_a_door() {
    let known: BTreeSet<String> = homes().iter().map(|(name, _)| *name).chain(ANYWHERE).map(str::to_owned).collect();
    let without: Vec<String> = needed().difference(&known).cloned().collect();
    assert!(without.is_empty(), "no door is written down for {without:?}");
    let gone: Vec<String> = known.difference(&needed()).cloned().collect();
    assert!(gone.is_empty(), "nobody needs {gone:?} any more");
}
