//! Names in the form that DOS keeps.

use std::collections::BTreeSet;

/// The name that DOS gives a file: eight letters and three, capitals, a number for every further one of the same.
pub(crate) fn short_name(name: &str, taken: &mut BTreeSet<String>) -> String {
    let name = name.to_ascii_uppercase();
    let (stem, extension) = name.rsplit_once('.').unwrap_or((&name, ""));
    let extension = &extension[..extension.len().min(3)];
    let whole = |stem: &str| if extension.is_empty() { stem.to_owned() } else { format!("{stem}.{extension}") };
    let short = if stem.len() <= 8 {
        whole(stem)
    } else {
        (1..).map(|n| whole(&format!("{}~{n}", &stem[..6]))).find(|short| !taken.contains(short)).unwrap()
    };
    assert!(taken.insert(short.clone()), "{short}");
    short
}
