//! Each enum of errors lies beside the code that raises it, and every variant is raised below the enum's own folder.

use super::code::{Source, code_of, sources};

/// The enums of errors: the file, the name, and the folder in which every variant is raised.
const ENUMS: [(&str, &str, &str); 9] = [
    ("crates/format/src/fault.rs", "PayloadFault", "crates/"),
    ("crates/reader/src/error.rs", "Error", "crates/reader/src/"),
    ("crates/optical/src/fault.rs", "Error", "crates/optical/src/"),
    ("crates/optical/src/fault.rs", "CodesFault", "crates/optical/src/"),
    ("src/error.rs", "Error", "src/"),
    ("src/pack/fault.rs", "PackFault", "src/pack/"),
    ("src/pack/fault.rs", "CorpusFault", "src/pack/"),
    ("src/pack/fault.rs", "MoreFault", "src/pack/"),
    ("src/plan/fault.rs", "PlanFault", "src/"),
];
/// Names of the layers above the reader.
const ABOVE: [&str; 5] = ["Codes", "Corpus", "Pack", "Plan", "MoreFault"];

/// Returns the variants of an enum, each with the type that the variant takes over (`#[from]`).
fn variants(code: &str, name: &str) -> Vec<(String, Option<String>)> {
    let mut found = Vec::new();
    let lines = code.lines().skip_while(|line| *line != format!("pub enum {name} {{")).skip(1);
    for line in lines.take_while(|line| *line != "}") {
        let Some(variant) = line.strip_prefix("    ").filter(|line| line.starts_with(char::is_uppercase)) else {
            continue;
        };
        let word: String = variant.chars().take_while(|c| c.is_alphanumeric()).collect();
        let taken = variant.split_once("#[from] ").and_then(|(_, of)| of.strip_suffix("),"));
        found.push((word, taken.and_then(|path| path.rsplit("::").next()).map(str::to_owned)));
    }
    found
}

/// Tells whether some code makes a variant. The code has no patterns any more.
fn raises(code: &str, name: &str, variant: &str, taken: Option<&str>) -> bool {
    // A function with the name of the variant makes the variant: `Error::io`.
    let own = [name, "Self"].iter().any(|name| {
        code.contains(&format!("{name}::{variant}")) || code.contains(&format!("{name}::{}(", variant.to_lowercase()))
    });
    let taken_over = |taken: &str| {
        let parsed = format!("{}::parse(", taken.trim_end_matches("Fault"));
        code.lines().any(|line| line.contains(taken) || line.contains(&parsed) && line.contains(")?"))
    };
    own || taken.is_some_and(taken_over)
}

/// Returns the variants that no file below the folder raises.
fn idle(all: &[Source], (file, name, folder): (&str, &str, &str)) -> Vec<String> {
    let home = all.iter().find(|source| source.place() == file).unwrap_or_else(|| panic!("{file} is gone"));
    let variants = variants(&home.code, name);
    assert!(!variants.is_empty(), "{file} has no {name}");
    // The words and the exit codes name every variant and raise none.
    let raising = |source: &&Source| {
        let place = source.place();
        place.starts_with(folder) && place != file && !place.starts_with("src/cli/words/") && place != "src/cli/exit.rs"
    };
    let codes: Vec<String> = all.iter().filter(raising).map(|source| without_patterns(&source.code)).collect();
    let idle = variants
        .into_iter()
        .filter(|(variant, taken)| !codes.iter().any(|code| raises(code, name, variant, taken.as_deref())));
    idle.map(|(variant, _)| format!("{name}::{variant} of {file} is raised nowhere below {folder}")).collect()
}

/// Returns the code without imports, definitions and patterns: arms of `match`, `matches!` and `let … else`.
fn without_patterns(code: &str) -> String {
    let kept = |line: &&str| {
        let arm = line.trim_start();
        let names = ["use ", "pub use ", "pub enum ", "pub struct ", "| ", "let Err("];
        !(arm.contains("matches!(") || names.iter().any(|begin| arm.starts_with(begin)))
    };
    let cut = |line: &str| match line.trim_start() {
        arm if arm.starts_with("Err(") || arm.starts_with("Some(") => {
            line.split_once("=>").map_or(line, |(_, value)| value).to_owned()
        }
        _ => line.to_owned(),
    };
    code.lines().filter(kept).map(cut).collect::<Vec<_>>().join("\n")
}

#[test]
fn every_error_is_raised_in_the_crate_that_has_it() {
    let all = sources();
    let idle: Vec<String> = ENUMS.iter().flat_map(|of| idle(&all, *of)).collect();
    assert!(idle.is_empty(), "{idle:#?}");
}

#[test]
fn the_reader_knows_no_fault_of_the_layers_above() {
    for source in sources().iter().filter(|source| ["format", "reader"].contains(&source.package)) {
        for line in source.code.lines().filter(|line| line.contains("Fault") || line.contains("enum ")) {
            assert!(!ABOVE.iter().any(|word| line.contains(word)), "{}: {line}", source.place());
        }
    }
}

#[test]
fn the_words_and_exit_codes_of_errors_name_every_variant() {
    for source in sources().iter().filter(|source| {
        ["words/errors.rs", "words/faults.rs", "words/hints.rs", "exit.rs"]
            .iter()
            .any(|file| source.path.ends_with(file))
    }) {
        let wildcard = source.code.lines().find(|line| line.trim_start().starts_with("_ =>"));
        assert!(wildcard.is_none(), "{} has an arm for whatever comes: {wildcard:?}", source.place());
    }
}

#[test]
fn a_variant_that_is_only_asked_for_is_found() {
    let enum_of = "pub enum Error {\n    Made(u8),\n    Asked,\n    Taken(#[from] other::Fault),\n}\n";
    let names: Vec<String> = variants(enum_of, "Error").into_iter().map(|(name, _)| name).collect();
    assert_eq!(names, ["Made", "Asked", "Taken"]);
    let source = |path: &str, text: &str| Source {
        package: "reader",
        path: path.to_owned(),
        code: code_of(text),
        text: text.to_owned(),
    };
    let asking =
        "fn f() -> Result<(), Error> {\n    match g() {\n        Err(Error::Asked) => Err(Error::Made(1)),\n    }\n}\n";
    let of = ("crates/reader/src/error.rs", "Error", "crates/reader/src/");
    let all = [source("error.rs", enum_of), source("a.rs", asking), source("b.rs", "g().map_err(Fault::from)?;")];
    assert_eq!(
        idle(&all, of),
        ["Error::Asked of crates/reader/src/error.rs is raised nowhere below crates/reader/src/"]
    );
}
