//! Files that hold other files: what was read in place, and the one command for what was not.

use std::path::Path;

use serde_json::{Value, json};

use super::line::{labelled, line, typed_path};
use crate::bundle::Bundle;
use crate::check::Held;
use crate::cli::messages::msg;
use crate::escape::shown_path;
use crate::find::Search;
use pannier_reader::container::{Container, ContainerKind, LeftInside};

/// Containers that are told one by one.
const TOLD: usize = 8;

/// Adds a line for each archive that gave good files, and for each archive that may have more.
pub(super) fn tell(out: &mut String, search: &Search, held: &Held) {
    for (container, files) in given(search, held).into_iter().take(TOLD) {
        line(out, &msg!("label-read"), &msg!("container-read", path = shown_path(&container.path), files = files));
    }
    if lacks(held) {
        for container in search.not_unpacked().take(TOLD) {
            line(out, &msg!("label-left-out"), &not_read(container));
        }
    }
}

/// Returns why a container was not read, and what to do with it.
pub(super) fn not_read(container: &Container) -> String {
    msg!("container-left-and-next", left = left(container), next = next(container))
}

/// Returns the lines about the archives beside facts.
pub(in crate::cli) fn of_bundle(search: &Search, bundle: &Bundle) -> Option<String> {
    let holds = |container: &&Container| bundle.list.path.starts_with(&container.path);
    let container = search.carriers.containers().iter().find(holds)?;
    Some(labelled(&msg!("label-read"), &msg!("container-list-in", path = shown_path(&container.path))))
}

/// Returns the containers that gave good files, each with the number of files.
fn given<'a>(search: &'a Search, held: &Held) -> Vec<(&'a Container, usize)> {
    let containers = search.carriers.containers();
    if containers.is_empty() {
        return Vec::new();
    }
    let is_good = |number: &usize| {
        search.is_small_of(*number, &held.bundle) || held.pool.files.get(number).is_some_and(|tally| tally.good > 0)
    };
    let good: Vec<&Path> = (0..)
        .zip(search.files())
        .filter(|(number, _)| is_good(number))
        .map(|(_, found)| found.path.as_path())
        .collect();
    let count = |container: &&'a Container| {
        let files = good.iter().filter(|path| **path != container.path && path.starts_with(&container.path)).count();
        (files > 0).then_some(files)
    };
    containers.iter().filter_map(|container| Some((container, count(&container)?))).collect()
}

/// Tells whether a part of a bundle is missing.
fn lacks(held: &Held) -> bool {
    let report = &held.report;
    report.lacking().next().is_some() || !report.missing_small.is_empty()
}

/// Returns why a container was not read, or not wholly.
pub(in crate::cli) fn left(container: &Container) -> String {
    let (path, kind) = (shown_path(&container.path), kind_word(container.kind));
    msg!("container-left", path = path, kind = msg!("container-kind", kind = kind), why = why_word(container.left))
}

/// Returns the one thing to do with a container, with its command.
pub(in crate::cli) fn next(container: &Container) -> String {
    let command = command(container);
    match (container.kind, container.left) {
        (ContainerKind::Image | ContainerKind::Pieces, _) => msg!("hint-salvage-image", command = command),
        (ContainerKind::Zip, Some(LeftInside::Damaged)) => msg!("hint-mend-zip", command = command),
        (ContainerKind::Mail, _) => msg!("hint-save-parts"),
        _ => msg!("hint-unpack", command = command),
    }
}

/// Returns the command that makes a folder of a container.
fn command(container: &Container) -> String {
    let path = &container.path;
    let stem = path.file_stem().unwrap_or_default();
    let folder = typed_path(&path.with_file_name(stem).with_extension("unpacked"));
    let mended = typed_path(&path.with_file_name(stem).with_extension("mended.zip"));
    let path = typed_path(path);
    match (container.kind, container.left) {
        (ContainerKind::Zip, Some(LeftInside::Damaged)) => format!("zip -FF {path} --out {mended}"),
        (ContainerKind::Zip | ContainerKind::SevenZip, _) => format!("7z x {path} -o{folder}"),
        (ContainerKind::Rar, _) => format!("unrar x {path} {folder}/"),
        (ContainerKind::Tar | ContainerKind::Gzip | ContainerKind::Xz | ContainerKind::Bzip2, _) => {
            format!("mkdir {folder} && tar -xf {path} -C {folder}")
        }
        (ContainerKind::Base64 | ContainerKind::Mail, _) => format!("base64 -di {path} > {folder}"),
        (ContainerKind::Image | ContainerKind::Pieces, _) => format!("pannier salvage {path} -o {folder}"),
    }
}

/// Returns the containers as a list of objects.
pub(in crate::cli) fn json(search: &Search) -> Value {
    let containers = search.carriers.containers().iter().map(|container| {
        json!({
            "path": container.path.to_string_lossy(),
            "kind": kind_word(container.kind),
            "file_count": container.files,
            "left": container.left.map(|why| why_word(Some(why))),
        })
    });
    containers.collect()
}

fn kind_word(kind: ContainerKind) -> &'static str {
    match kind {
        ContainerKind::Zip => "zip",
        ContainerKind::Tar => "tar",
        ContainerKind::Gzip => "gzip",
        ContainerKind::SevenZip => "seven-zip",
        ContainerKind::Rar => "rar",
        ContainerKind::Xz => "xz",
        ContainerKind::Bzip2 => "bzip2",
        ContainerKind::Mail => "mail",
        ContainerKind::Base64 => "base64",
        ContainerKind::Image => "image",
        ContainerKind::Pieces => "pieces",
    }
}

pub(super) fn why_word(why: Option<LeftInside>) -> &'static str {
    match why {
        None | Some(LeftInside::Kind) => "kind",
        Some(LeftInside::Damaged) => "damaged",
        Some(LeftInside::Locked) => "locked",
        Some(LeftInside::Method) => "method",
        Some(LeftInside::Bounds) => "bounds",
        Some(LeftInside::NoRoom) => "no-room",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_is_typed_so_that_a_shell_reads_it_back() {
        assert_eq!(typed_path(Path::new("in/m42.7z")), "in/m42.7z");
        assert_eq!(typed_path(Path::new("in/my file.7z")), "'in/my file.7z'");
        assert_eq!(typed_path(Path::new("it's")), r"'it'\''s'");
        assert_eq!(typed_path(Path::new("-rf")), "./-rf");
    }
}
