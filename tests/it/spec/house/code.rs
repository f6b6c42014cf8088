//! The sources of the workspace as code: without comments, strings and tests, and the paths that the code names.

use std::fs;
use std::path::{Path, PathBuf};

/// The folders of sources, and the package that each belongs to.
pub(super) const PACKAGES: [(&str, &str); 6] = [
    ("format", "crates/format"),
    ("reader", "crates/reader"),
    ("maker", "crates/maker"),
    ("mirror", "crates/mirror"),
    ("optical", "crates/optical"),
    ("pannier", "."),
];

/// A source file.
pub(super) struct Source {
    /// The name in [`PACKAGES`].
    pub(super) package: &'static str,
    /// The path below the package's `src`.
    pub(super) path: String,
    /// The code as far as it is compiled into the library.
    pub(super) code: String,
    /// The whole text.
    pub(super) text: String,
}

impl Source {
    /// The path from the top of the repository.
    pub(super) fn place(&self) -> String {
        let (_, folder) = PACKAGES.iter().find(|(name, _)| *name == self.package).unwrap();
        format!("{folder}/src/{}", self.path).trim_start_matches("./").to_owned()
    }

    /// The module that the file is, as names.
    pub(super) fn module(&self) -> Vec<String> {
        let stem = self.path.trim_end_matches(".rs");
        let stem = stem.strip_suffix("/mod").unwrap_or(stem);
        let root = matches!(stem, "lib" | "main" | "mod");
        stem.split('/').filter(|_| !root).map(str::to_owned).collect()
    }
}

/// A file of the repository.
pub(super) fn text_of(path: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).unwrap()
}

/// All sources of the workspace.
pub(super) fn sources() -> Vec<Source> {
    let mut all = Vec::new();
    for (package, folder) in PACKAGES {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder).join("src");
        let mut paths = Vec::new();
        walk(&root, &mut paths);
        paths.sort();
        for path in paths {
            let text = fs::read_to_string(&path).unwrap();
            let path = path.strip_prefix(&root).unwrap().to_str().unwrap().replace('\\', "/");
            all.push(Source { package, path, code: code_of(&text), text });
        }
    }
    assert!(all.len() > 100, "only {} sources were found", all.len());
    all
}

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

/// The code of a file up to its tests, without comments and the contents of strings.
pub(super) fn code_of(text: &str) -> String {
    let lines: Vec<&str> = text.lines().collect();
    let begins_tests =
        |pair: &[&str]| pair[0].starts_with("#[cfg(") && pair[0].contains("test") && pair[1].contains("mod test");
    let end = lines.windows(2).position(begins_tests).unwrap_or(lines.len());
    let mut code = String::new();
    for line in &lines[..end] {
        let mut inside = false;
        let mut chars = line.chars().peekable();
        while let Some(c) = chars.next() {
            match c {
                '\\' if inside => _ = chars.next(),
                '\'' if !inside && chars.peek() == Some(&'"') => _ = chars.next(),
                '"' => inside = !inside,
                '/' if !inside && chars.peek() == Some(&'/') => break,
                _ if !inside => code.push(c),
                _ => {}
            }
        }
        code.push('\n');
    }
    code
}

fn is_word(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

/// Every path of two names or more in some code, each branch of a `use` tree as a path of its own.
pub(super) fn paths(code: &str) -> Vec<Vec<String>> {
    let chars: Vec<char> = code.chars().collect();
    let mut found = Vec::new();
    let mut at = 0;
    while at < chars.len() {
        let starts = is_word(chars[at]) && !chars[at].is_ascii_digit();
        let inside = at > 0 && (is_word(chars[at - 1]) || (at > 1 && chars[at - 2..at] == [':', ':']));
        if starts && !inside {
            let mut all = Vec::new();
            at = branch(&chars, at, &mut Vec::new(), &mut all);
            found.extend(all.into_iter().filter(|path| path.len() > 1));
        } else {
            at += 1;
        }
    }
    found
}

/// Reads one branch of a path from `at` on; returns where the branch ends.
fn branch(chars: &[char], mut at: usize, before: &mut Vec<String>, found: &mut Vec<Vec<String>>) -> usize {
    let depth = before.len();
    loop {
        let start = at;
        while at < chars.len() && is_word(chars[at]) {
            at += 1;
        }
        if at > start {
            before.push(chars[start..at].iter().collect());
        }
        if chars.get(at..at + 2) != Some(&[':', ':']) {
            break;
        }
        at += 2;
        if chars.get(at) == Some(&'{') {
            at += 1;
            while at < chars.len() && chars[at] != '}' {
                at = if is_word(chars[at]) { branch(chars, at, before, found) } else { at + 1 };
            }
            before.truncate(depth);
            return at + 1;
        }
    }
    found.push(before.clone());
    before.truncate(depth);
    at
}

#[test]
fn code_is_told_from_words_and_trees_are_paths() {
    let text = [
        "use crate::{a, b::{c, x}, self::y,\n};",
        "// crate::d",
        "let x = \"crate::e\"; crate::f::g(); // crate::h",
        "#[cfg(test)]",
        "mod tests { crate::i }",
    ]
    .join("\n");
    let found: Vec<String> = paths(&code_of(&text)).into_iter().map(|path| path.join("::")).collect();
    assert_eq!(found, ["crate::a", "crate::b::c", "crate::b::x", "crate::self::y", "crate::f::g"]);
}
