//! The sentences of `gather`.

use std::path::Path;

use serde_json::{Value, json};

use super::{bytes, count};
use crate::bundle::Bundle;
use crate::cli::terminal::Tone;
use crate::courier::gather::Set;
use crate::escape::shown_path;

/// What was put into a bundle's folder: lines to stand below its report.
pub(in crate::cli) fn set(set: &Set) -> String {
    let new = match set.new_files {
        0 => "nothing new".to_owned(),
        files => format!("{}, {}", count(u64::from(files), "new file", "new files"), bytes(set.new_bytes)),
    };
    let kept = match set.kept_files {
        0 => String::new(),
        1 => "; 1 was there already".to_owned(),
        files => format!("; {files} were there already"),
    };
    let mut out = String::new();
    super::line(&mut out, "gathered", &format!("in {}: {new}{kept}", shown_path(&set.folder)));
    for path in &set.in_the_way {
        let text =
            format!("{}: not what its name says. It stays; what is good has another name beside it", shown_path(path));
        super::line(&mut out, "in the way", &text);
    }
    out.trim_start_matches('\n').to_owned()
}

/// The last line: the carrier may be taken out.
pub(in crate::cli) fn safe_to_pull(out: &Path, sets: &[Set]) -> String {
    let rest = if sets.iter().all(|set| set.new_files == 0) {
        "nothing had to be written".to_owned()
    } else {
        "everything written was read back and compared".to_owned()
    };
    format!("{}  {rest}; {} can be taken out now", Tone::Good.paint("SAFE TO PULL"), shown_path(out))
}

/// A bundle that was left where it is.
pub(in crate::cli) fn ignored(bundle: &Bundle) -> String {
    format!(
        "left where it is, NOT TRUSTED: {}, bundle {}, in {}. It is from publisher {}, not from one whom you trust",
        bundle.title(),
        bundle.list.id.short(),
        shown_path(bundle.list.path.parent().filter(|at| *at != Path::new("")).unwrap_or(&bundle.list.path)),
        bundle.digits(),
    )
}

/// What was put into a bundle's folder, as one object.
pub(in crate::cli) fn set_json(set: &Set) -> Value {
    json!({
        "folder": set.folder.to_string_lossy(),
        "new_file_count": set.new_files,
        "new_bytes": set.new_bytes,
        "kept_file_count": set.kept_files,
        "in_the_way": set.in_the_way.iter().map(|path| path.to_string_lossy()).collect::<Vec<_>>(),
    })
}
