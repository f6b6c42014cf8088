//! The drawing in `src/lib.rs` stays true: dependencies point one way, and each third-party crate has one door.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// The layers, from the inside out, by the comments over their bands in `src/lib.rs`.
const BANDS: [(&str, Layer); 4] =
    [("// words", Layer::Words), ("// format", Layer::Format), ("// doors", Layer::Doors), ("// verbs", Layer::Verbs)];

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Layer {
    Words,
    Format,
    Doors,
    Verbs,
    Cli,
}

/// Where each third-party crate may be named, as it is written in code. What is not here may be named anywhere.
const HOMES: [(&str, &[&str]); 34] = [
    ("minisign", &["keys.rs"]),
    ("scrypt", &["keys.rs"]),
    ("tar", &["archive/"]),
    ("zstd", &["compress.rs", "compress/"]),
    ("age", &["seal.rs", "secret.rs", "cli/"]),
    ("age_core", &["seal.rs"]),
    ("sha2", &["digest.rs"]),
    ("reed_solomon_simd", &["erasure.rs"]),
    ("exif", &["metadata.rs"]),
    ("zune_jpeg", &["picture/"]),
    ("image_webp", &["picture/"]),
    ("rxing", &["qr_read.rs"]),
    ("zip", &["metadata.rs"]),
    ("landlock", &["sandbox.rs"]),
    ("cap_std", &["store.rs"]),
    ("rustix", &["store.rs", "store/", "sandbox.rs", "cli/prompt.rs"]),
    ("clap", &["cli/"]),
    ("clap_complete", &["cli/"]),
    ("clap_mangen", &["cli/"]),
    ("anstream", &["cli/"]),
    ("anstyle", &["cli/"]),
    ("indicatif", &["cli/"]),
    ("unicode_width", &["cli/words.rs"]),
    ("rand_core", &["cli/"]),
    ("rpassword", &["cli/"]),
    ("aho_corasick", &["secret.rs"]),
    ("ctrlc", &["cli/"]),
    ("crossterm", &["cli/"]),
    ("qrcode", &["qr.rs"]),
    ("pdf_writer", &["pdf.rs"]),
    ("flate2", &["pdf.rs"]),
    ("png", &["picture/", "raster.rs"]),
    ("gif", &["picture/", "raster.rs"]),
    ("font8x8", &["raster.rs"]),
];

/// A source file: its path below `src`, and its code without comments, strings and tests.
struct Source {
    path: String,
    code: String,
    lines: usize,
}

fn sources() -> Vec<Source> {
    fn walk(folder: &Path, into: &mut Vec<PathBuf>) {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                walk(&path, into);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                into.push(path);
            }
        }
    }
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut paths = Vec::new();
    walk(&root, &mut paths);
    paths.sort();
    let read = |path: &PathBuf| {
        let text = fs::read_to_string(path).unwrap();
        let path = path.strip_prefix(&root).unwrap().to_str().unwrap().replace('\\', "/");
        Source { path, code: code_of(&text), lines: text.lines().count() }
    };
    paths.iter().map(read).collect()
}

/// The code of a file as far as it is compiled into the library: up to its tests, without comments and string contents.
fn code_of(text: &str) -> String {
    let lines: Vec<&str> = text.lines().collect();
    let begins_tests =
        |pair: &[&str]| pair[0].starts_with("#[cfg(") && pair[0].contains("test") && pair[1].starts_with("mod tests");
    let end = lines.windows(2).position(begins_tests).unwrap_or(lines.len());
    let mut code = String::new();
    for line in &lines[..end] {
        let mut inside = false;
        let mut kept = String::new();
        let mut chars = line.chars().peekable();
        while let Some(c) = chars.next() {
            match c {
                '\\' if inside => {
                    chars.next();
                }
                '\'' if !inside && chars.peek() == Some(&'"') => {
                    chars.next();
                }
                '"' => inside = !inside,
                '/' if !inside && chars.peek() == Some(&'/') => break,
                _ if !inside => kept.push(c),
                _ => {}
            }
        }
        code.push_str(&kept);
        code.push('\n');
    }
    code
}

/// Words of the code that a `::` follows: the roots and middles of paths.
fn path_words(code: &str) -> Vec<(usize, &str)> {
    let is_word = |c: char| c.is_alphanumeric() || c == '_';
    code.match_indices("::")
        .map(|(at, _)| {
            let start = code[..at].rfind(|c| !is_word(c)).map_or(0, |before| before + 1);
            (start, &code[start..at])
        })
        .filter(|(_, word)| !word.is_empty())
        .collect()
}

/// The modules of this crate that a file names as `crate::module`, also in braces.
fn modules_named(code: &str) -> BTreeSet<String> {
    let first_word = |text: &str| {
        let text = text.trim_start();
        text[..text.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(text.len())].to_owned()
    };
    let mut named = BTreeSet::new();
    for (at, _) in code.match_indices("crate::") {
        let rest = &code[at + "crate::".len()..];
        if !rest.starts_with('{') {
            named.insert(first_word(rest));
            continue;
        }
        let mut depth = 0;
        for (at, c) in rest.char_indices() {
            match c {
                '{' => depth += 1,
                '}' => depth -= 1,
                _ => {}
            }
            if depth == 0 {
                break;
            }
            if depth == 1 && matches!(c, '{' | ',') {
                named.insert(first_word(&rest[at + 1..]));
            }
        }
    }
    named.remove("");
    named
}

/// A file of the project.
fn text_of(path: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).unwrap()
}

/// Every module of the crate and the band it stands in.
fn drawing() -> BTreeMap<String, Layer> {
    let mut band = None;
    let mut drawn = BTreeMap::new();
    for line in text_of("src/lib.rs").lines() {
        if let Some((_, layer)) = BANDS.iter().find(|(comment, _)| line == *comment) {
            band = Some(*layer);
        }
        if line.starts_with("#[cfg(feature = \"cli\")]") {
            band = Some(Layer::Cli);
        }
        let module = line.trim_start_matches("pub ").strip_prefix("mod ").and_then(|rest| rest.strip_suffix(';'));
        if let Some(module) = module {
            drawn.insert(module.to_owned(), band.unwrap_or_else(|| panic!("{module} is in no band")));
        }
    }
    drawn
}

/// Tells whether one layer may use a module of another.
fn may_use(user: Layer, used: Layer, used_module: &str) -> bool {
    match (user, used) {
        // An error names the fault of the format that it carries.
        (Layer::Words, Layer::Words | Layer::Format) => true,
        (Layer::Format, Layer::Format) => true,
        (Layer::Format, Layer::Words) => used_module == "limits",
        // Doors do not know each other, but every one may hash.
        (Layer::Doors, Layer::Doors) => used_module == "digest",
        (Layer::Verbs, Layer::Verbs) => true,
        (user, used) => used < user,
    }
}

/// The files of the library that read what others wrote. In them, as everywhere in the library, clippy forbids `unwrap`,
/// `expect`, `panic!` and indexing (Cargo.toml); here it also forbids arithmetic that could overflow.
const READS_FOREIGN_BYTES: [&str; 45] = [
    "archive/read.rs",
    "candidates.rs",
    "check.rs",
    "compress.rs",
    "compress/frames.rs",
    "courier/gather.rs",
    "courier/salvage/mod.rs",
    "courier/salvage/raw.rs",
    "courier/salvage/scan.rs",
    "courier/salvage/traces.rs",
    "courier/want.rs",
    "digest.rs",
    "find.rs",
    "format/contents.rs",
    "format/digits.rs",
    "format/facts.rs",
    "format/frame.rs",
    "format/hash.rs",
    "format/heads.rs",
    "format/layout.rs",
    "format/minisig.rs",
    "format/names.rs",
    "format/slip.rs",
    "format/stored.rs",
    "format/sums.rs",
    "format/table.rs",
    "format/typed.rs",
    "heal.rs",
    "keys.rs",
    "mend.rs",
    "optical/bag.rs",
    "optical/film.rs",
    "optical/input.rs",
    "optical/kept.rs",
    "optical/look.rs",
    "optical/object.rs",
    "optical/pages.rs",
    "optical/program.rs",
    "optical/receive.rs",
    "optical/scan.rs",
    "pool.rs",
    "seal.rs",
    "secret.rs",
    "source.rs",
    "unpack.rs",
];

#[test]
fn nothing_that_reads_foreign_bytes_can_panic_or_overflow() {
    let manifest = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("Cargo.toml")).unwrap();
    for lint in ["unwrap_used", "expect_used", "panic", "indexing_slicing"] {
        assert!(manifest.contains(&format!("{lint} = \"warn\"")), "{lint} is allowed");
    }
    for path in READS_FOREIGN_BYTES {
        let text = text_of(&format!("src/{path}"));
        assert!(text.contains("deny(clippy::arithmetic_side_effects)"), "{path} lets arithmetic overflow");
        let code = code_of(&text);
        let allowed =
            ["unwrap_used", "expect_used", "clippy::panic", "indexing_slicing", "arithmetic_side_effects)]\nfn"];
        let excuse = allowed
            .iter()
            .find(|lint| code.contains(&format!("allow({lint}")) || code.contains(&format!("allow(clippy::{lint}")));
        assert!(excuse.is_none(), "{path} allows {excuse:?}");
    }
}

#[test]
fn dependencies_point_one_way() {
    let drawing = drawing();
    let layer_of = |module: &str, path: &str| {
        *drawing.get(module).unwrap_or_else(|| panic!("{path}: {module} is not in the drawing"))
    };
    let mut wrong = Vec::new();
    let mut seen = 0;
    for source in sources() {
        let module = source.path.split('/').next().unwrap().trim_end_matches(".rs");
        if module == "lib" || module == "main" {
            continue;
        }
        for used in modules_named(&source.code).into_iter().filter(|used| used != module) {
            seen += 1;
            if !may_use(layer_of(module, &source.path), layer_of(&used, &source.path), &used) {
                wrong.push(format!("{} uses {used}", source.path));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
    assert!(seen > 100, "the test reads nothing: {seen}");
}

#[test]
fn the_drawing_is_the_one_that_was_agreed() {
    let drawing = drawing();
    let of =
        |layer| drawing.iter().filter(|(_, other)| **other == layer).map(|(name, _)| name.as_str()).collect::<Vec<_>>();
    assert_eq!(of(Layer::Words), ["error", "escape", "limits", "secret", "units", "watch"]);
    assert_eq!(of(Layer::Format), ["format"]);
    assert_eq!(of(Layer::Cli), ["cli"]);
    for (module, layer) in
        [("store", Layer::Doors), ("keys", Layer::Doors), ("find", Layer::Verbs), ("pack", Layer::Verbs)]
    {
        assert_eq!(drawing[module], layer, "{module}");
    }
}

#[test]
fn each_third_party_crate_is_named_in_its_door_only() {
    let mut wrong = Vec::new();
    let mut met = BTreeSet::new();
    for source in sources() {
        for (at, word) in path_words(&source.code) {
            // In the middle of a path it is a module of the same name.
            if source.code[..at].ends_with("::") || source.code[..at].ends_with('{') {
                continue;
            }
            let Some((name, homes)) = HOMES.iter().find(|(name, _)| *name == word) else { continue };
            met.insert(*name);
            if !homes.iter().any(|home| source.path.starts_with(home)) {
                wrong.push(format!("{} names {name}", source.path));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
    let manifest = text_of("Cargo.toml");
    let needed = HOMES.iter().map(|(name, _)| *name).filter(|name| manifest.contains(&name.replace('_', "-")));
    let never: Vec<&str> = needed.filter(|name| !met.contains(name)).collect();
    assert!(never.is_empty(), "never named, so nothing was tested: {never:?}");
}

#[test]
fn the_library_never_prints_exits_or_reads_the_world() {
    let mut wrong = Vec::new();
    for source in sources().iter().filter(|source| !source.path.starts_with("cli/") && source.path != "main.rs") {
        for word in
            ["println!", "print!", "eprintln!", "process::exit", "env::", "SystemTime::now", "Instant::now", "stdin()"]
        {
            if source.code.contains(word) {
                wrong.push(format!("{}: {word}", source.path));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn files_are_short() {
    for source in sources() {
        assert!(source.lines <= 600, "{} has {} lines", source.path, source.lines);
        if source.path == "main.rs" {
            assert!(source.lines < 20, "main.rs has {} lines", source.lines);
        }
    }
}

#[test]
fn the_reader_of_this_test_knows_code_from_words() {
    let text = [
        "use crate::{a, b::{c, x}, self::y,\n};",
        "// crate::d",
        "let x = \"crate::e\"; crate::f::g(); // crate::h",
        "#[cfg(test)]",
        "mod tests { crate::i }",
    ]
    .join("\n");
    let named: Vec<String> = modules_named(&code_of(&text)).into_iter().collect();
    assert_eq!(named, ["a", "b", "f", "self"]);
    assert!(!may_use(Layer::Format, Layer::Doors, "digest") && may_use(Layer::Doors, Layer::Doors, "digest"));
    assert!(!may_use(Layer::Doors, Layer::Doors, "store") && !may_use(Layer::Words, Layer::Verbs, "find"));
    assert!(!may_use(Layer::Verbs, Layer::Cli, "cli") && may_use(Layer::Cli, Layer::Verbs, "find"));
}
