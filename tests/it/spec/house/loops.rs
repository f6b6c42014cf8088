//! No two modules of a package need each other: the test finds and names files that form a loop.

use std::collections::{BTreeMap, BTreeSet};

use super::code::{Source, code_of, paths, sources};

type Module = Vec<String>;

/// Which modules each module of a package names. What a module only passes on (`pub use`) is no need of its own.
fn arrows(sources: &[&Source]) -> BTreeMap<Module, BTreeSet<Module>> {
    let modules: BTreeSet<Module> = sources.iter().map(|source| source.module()).collect();
    let known = |path: &[String]| (1..=path.len()).rev().map(|end| path[..end].to_vec()).find(|m| modules.contains(m));
    let mut arrows = BTreeMap::new();
    for source in sources {
        let here = source.module();
        let named = paths(&without_passed_on(&source.code)).into_iter().filter_map(|path| {
            let from_root = match path[0].as_str() {
                "crate" => path[1..].to_vec(),
                "super" => [&here[..here.len().saturating_sub(1)], &path[1..]].concat(),
                "self" => [&here[..], &path[1..]].concat(),
                // A child may be named without its parents.
                child if modules.contains(&[&here[..], &[child.to_owned()]].concat()) => [&here[..], &path].concat(),
                _ => return None,
            };
            known(&from_root)
        });
        let named: BTreeSet<Module> = named.filter(|module| *module != here && !module.is_empty()).collect();
        arrows.entry(here).or_insert_with(BTreeSet::new).extend(named);
    }
    arrows
}

/// The code without what it passes on (`pub use …;`), and without the places to which it shows things (`pub(in …)`).
fn without_passed_on(code: &str) -> String {
    let mut out = String::new();
    let mut rest = code;
    while let Some(at) = rest.find("pub") {
        let (before, from) = rest.split_at(at);
        out.push_str(before);
        let words = from[3..].trim_start();
        let words = words.strip_prefix('(').and_then(|inner| inner.split_once(')')).map_or(words, |(_, after)| after);
        let passes_on = words.trim_start().starts_with("use ");
        let end = if passes_on { from.find(';').map_or(from.len(), |end| end + 1) } else { from.len() - words.len() };
        rest = &from[end.max(3)..];
    }
    out + rest
}

/// Sets of modules that reach each other, the largest first.
fn loops(arrows: &BTreeMap<Module, BTreeSet<Module>>) -> Vec<Vec<String>> {
    let reach = |start: &Module| {
        let mut seen = BTreeSet::new();
        let mut next: Vec<&Module> = arrows.get(start).into_iter().flatten().collect();
        while let Some(module) = next.pop() {
            if seen.insert(module.clone()) {
                next.extend(arrows.get(module).into_iter().flatten());
            }
        }
        seen
    };
    let reached: BTreeMap<&Module, BTreeSet<Module>> = arrows.keys().map(|module| (module, reach(module))).collect();
    let mut found = BTreeSet::new();
    for (module, seen) in &reached {
        let mutual: Vec<String> = seen
            .iter()
            .filter(|other| reached.get(other).is_some_and(|back| back.contains(*module)))
            .map(|other| other.join("::"))
            .collect();
        if !mutual.is_empty() {
            found.insert(mutual);
        }
    }
    let mut found: Vec<Vec<String>> = found.into_iter().collect();
    found.sort_by_key(|one| std::cmp::Reverse(one.len()));
    found
}

#[test]
fn no_modules_need_each_other_in_a_loop() {
    let all = sources();
    let mut found = Vec::new();
    for (package, _) in super::code::PACKAGES {
        let of_it: Vec<&Source> = all.iter().filter(|source| source.package == package).collect();
        let arrows = arrows(&of_it);
        assert!(arrows.values().map(BTreeSet::len).sum::<usize>() > 5, "{package}: the test reads nothing");
        found.extend(loops(&arrows).into_iter().map(|modules| (package, modules)));
    }
    assert!(found.is_empty(), "modules need each other: {found:#?}");
}

#[test]
fn a_loop_of_three_files_is_found_and_a_chain_is_none() {
    let source = |path: &str, text: &str| Source {
        package: "pannier",
        path: path.to_owned(),
        code: code_of(text),
        text: text.to_owned(),
    };
    let files = [
        source("lib.rs", "pub mod a; pub use a::A;"),
        source("a/mod.rs", "mod x; pub use x::X; use crate::b::B;"),
        source("a/x.rs", "use super::y::Y;"),
        source("a/y.rs", "struct Y;"),
        source("b.rs", "fn f() { crate::c::g(); }"),
        source("c.rs", "use crate::{a::A, d};"),
        source("d.rs", "use crate::a::y::Y;"),
    ];
    let arrows = arrows(&files.iter().collect::<Vec<_>>());
    assert_eq!(loops(&arrows), [["a", "b", "c"]]);
}
