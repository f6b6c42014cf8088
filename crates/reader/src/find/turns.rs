//! Turns: the order in which folders give their lists and signatures, and the distance of a signature from a list
//! (FORMAT.md §14).
#![cfg_attr(not(test), deny(clippy::arithmetic_side_effects))]

use std::collections::BTreeMap;
use std::ffi::OsStr;
use std::path::{Component, Path, PathBuf};

/// The distance of a signature from a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Distance {
    /// In the same folder, under the name of the list and `.minisig`. A list has one such signature in a folder.
    Own,
    /// In the same folder, under a name that begins with the name of the list and a dot.
    Named,
    /// In the same folder.
    Beside,
    Elsewhere,
}

impl Distance {
    /// Returns the distance of two files in one folder.
    pub(super) fn in_folder(list: &Path, signature: &Path) -> Self {
        let names = signature.file_name().zip(list.file_name());
        let rest = names.and_then(|(signature, list)| {
            signature.as_encoded_bytes().strip_prefix(list.as_encoded_bytes()).map(<[u8]>::to_vec)
        });
        match rest.as_deref() {
            Some(b".minisig") => Self::Own,
            Some([b'.', ..]) => Self::Named,
            _ => Self::Beside,
        }
    }
}

/// Returns the place of the signature that lies beside a list under the list's own name.
pub(super) fn own_signature(list: &Path) -> PathBuf {
    let mut path = list.as_os_str().to_owned();
    path.push(".minisig");
    path.into()
}

pub(super) fn parent(file: &Path) -> &Path {
    file.parent().unwrap_or(Path::new(""))
}

/// Orders things by the best turn of their copies. A copy in a crowd does not delay a thing with copies in other
/// folders.
pub(super) fn by_best_turn<'a, T>(
    things: Vec<T>,
    copies: impl Fn(&T) -> &[usize],
    path: impl Fn(usize) -> &'a Path + Copy,
) -> Vec<T> {
    let all: Vec<(usize, usize)> = things
        .iter()
        .enumerate()
        .flat_map(|(number, thing)| copies(thing).iter().map(move |index| (number, *index)))
        .collect();
    let mut things: Vec<Option<T>> = things.into_iter().map(Some).collect();
    let turns = in_turns(all, |(_, index)| path(*index));
    turns.into_iter().filter_map(|(number, _)| things.get_mut(number)?.take()).collect()
}

/// The depth to which folders are told apart. All files below this depth share one turn.
const TURNS_DEEP: usize = 64;

/// Orders things by their paths: in every folder, the folder's own files and each inner folder take turns.
pub(super) fn in_turns<'a, T>(things: Vec<T>, path: impl Fn(&T) -> &'a Path + Copy) -> Vec<T> {
    fn turns<'a, T>(things: Vec<T>, path: impl Fn(&T) -> &'a Path + Copy, mut depth: usize) -> Vec<T> {
        let mut things = things;
        loop {
            if things.len() < 2 || depth >= TURNS_DEEP {
                return things;
            }
            let mut children: BTreeMap<Option<&OsStr>, Vec<T>> = BTreeMap::new();
            for thing in things {
                let part = folder_at(path(&thing), depth);
                children.entry(part).or_default().push(thing);
            }
            depth = depth.saturating_add(1);
            let all_here = children.len() == 1 && children.contains_key(&None);
            if children.len() == 1 && !all_here {
                things = children.into_values().next().unwrap_or_default();
                continue;
            }
            let queues = children.into_iter().map(|(part, inside)| match part {
                None => inside,
                Some(_) => turns(inside, path, depth),
            });
            return interleave(queues.map(Vec::into_iter).collect());
        }
    }
    turns(things, path, 0)
}

/// Takes one thing from each queue in turn, until all queues are empty.
fn interleave<T>(mut queues: Vec<std::vec::IntoIter<T>>) -> Vec<T> {
    let mut all = Vec::new();
    while !queues.is_empty() {
        queues.retain_mut(|queue| queue.next().map(|thing| all.push(thing)).is_some());
    }
    all
}

/// Returns the folder of a file at this depth; `None` if the file is above this depth.
fn folder_at(file: &Path, depth: usize) -> Option<&OsStr> {
    file.parent()?.components().nth(depth).map(Component::as_os_str)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_crowd_in_one_folder_leaves_every_other_its_turns() {
        let crowd = (0..1000).map(|n| format!("/media/a/x/{n}/list"));
        let paths: Vec<String> = crowd.chain(["/media/b/list".to_owned(), "/media/a/list".to_owned()]).collect();
        let paths: Vec<&str> = paths.iter().map(String::as_str).collect();
        let order = in_turns(paths, |path| Path::new(*path));
        let place = |wanted: &str| order.iter().position(|path| *path == wanted).unwrap();
        assert!(place("/media/b/list") < 2);
        assert!(place("/media/a/list") < 4);
        assert_eq!(order.len(), 1002);
    }

    #[test]
    fn a_thing_has_the_best_turn_of_its_copies() {
        let mut paths: Vec<String> = (0..100).map(|n| format!("/media/a/{n:03}")).collect();
        paths.extend(["/media/a/copy".to_owned(), "/media/b/list".to_owned()]);
        let things: Vec<Vec<usize>> = (0..100).map(|n| vec![n]).chain([vec![100, 101]]).collect();
        let order = by_best_turn(things, |copies| copies, |index| Path::new(&paths[index]));
        assert_eq!(order.len(), 101);
        assert!(order.iter().position(|copies| copies.len() == 2).unwrap() < 2);
    }

    #[test]
    fn the_signature_beside_a_list_under_its_name_is_nearest() {
        let list = Path::new("/a/SHA256SUMS");
        let names = ["/a/SHA256SUMS.minisig", "/a/SHA256SUMS.1.minisig", "/a/x.minisig"];
        let near = names.map(|path| Distance::in_folder(list, Path::new(path)));
        assert_eq!(near, [Distance::Own, Distance::Named, Distance::Beside]);
        assert!(near.is_sorted() && Distance::Beside < Distance::Elsewhere);
        assert_eq!(own_signature(list), Path::new("/a/SHA256SUMS.minisig"));
    }
}
