//! Litter of systems and programs in folders, by its name. Previews and lists tell of other files, locks tell who had a text
//! open, histories tell typed commands.

use std::path::{Path, PathBuf};

/// A kind of litter, by what it may tell.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum LitterKind {
    /// Previews, lists and copies of other files, also of deleted ones.
    System,
    /// The name of a person who had a document open, or a copy of the text.
    Open,
    /// Typed commands, visited places, used files.
    History,
}

/// Litter in the corpus.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Litter {
    /// The path of the file or folder in the corpus.
    pub path: PathBuf,
    /// The kind.
    pub kind: LitterKind,
}

/// Whether litter is packed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LitterIs {
    /// The litter is packed like every other file, and named.
    Packed,
    /// The litter is left out.
    LeftOut,
}

/// Names that systems give, in small letters.
const SYSTEM: [&str; 22] = [
    "thumbs.db",
    "thumbs.db:encryptable",
    "ehthumbs.db",
    "ehthumbs_vista.db",
    "desktop.ini",
    "system volume information",
    "$recycle.bin",
    "recycler",
    "recycled",
    ".ds_store",
    ".trashes",
    ".spotlight-v100",
    ".fseventsd",
    ".documentrevisions-v100",
    ".temporaryitems",
    ".appledouble",
    ".apdisk",
    "__macosx",
    ".thumbnails",
    ".directory",
    ".picasa.ini",
    "found.000",
];
/// Names of lists of what was done, in small letters.
const HISTORIES: [&str; 19] = [
    ".history",
    ".histfile",
    ".zhistory",
    ".lesshst",
    ".viminfo",
    ".netrwhist",
    ".wget-hsts",
    ".recently-used",
    ".recently-used.xbel",
    "recently-used.xbel",
    ".xsession-errors",
    "consolehost_history.txt",
    "fish_history",
    "bash_history",
    "zsh_history",
    ".bash_sessions",
    ".zsh_sessions",
    "recent.lnk",
    "index.dat",
];

/// Tells whether a path has the name of what systems leave in folders that somebody looks at.
pub(crate) fn is_system_litter(path: &Path) -> bool {
    path.iter().any(|part| kind_of(&part.to_string_lossy()) == Some(LitterKind::System))
}

/// Returns the kind of a file or folder with this name. Returns `None` for documents.
pub(super) fn kind_of(name: &str) -> Option<LitterKind> {
    let name = name.to_lowercase();
    let (name, is_hidden) = (name.as_str(), name.starts_with('.'));
    let begins = |what: &str| name.len() > what.len() && name.starts_with(what);
    let swap = |name: &str| [".swp", ".swo", ".swn"].iter().any(|ending| name.ends_with(ending));
    let is_system = SYSTEM.contains(&name) || begins("._") || name == ".trash" || begins(".trash-") || begins(".nfs0");
    let is_open = begins("~$")
        || (begins(".~lock.") && name.ends_with('#'))
        || (is_hidden && swap(name))
        || (begins("#") && name.len() > 2 && name.ends_with('#'))
        || (begins("~wr") && name.ends_with(".tmp"))
        || begins(".fuse_hidden")
        || begins(".#")
        || begins(".goutputstream-");
    let is_history = HISTORIES.contains(&name) || (is_hidden && name.ends_with("_history"));
    match (is_system, is_open, is_history) {
        (true, _, _) => Some(LitterKind::System),
        (_, true, _) => Some(LitterKind::Open),
        (_, _, true) => Some(LitterKind::History),
        (false, false, false) => None,
    }
}

/// Names litter while a corpus is listed, folder by folder. A folder that is litter is named once.
#[derive(Default)]
pub(super) struct Finder {
    pub(super) found: Vec<Litter>,
}

impl Finder {
    /// Tells whether an entry is litter, or lies in a folder that is litter.
    pub(super) fn is_litter(&mut self, relative: &Path) -> bool {
        if self.found.last().is_some_and(|last| relative.starts_with(&last.path)) {
            return true;
        }
        let kind = relative.file_name().and_then(|name| kind_of(&name.to_string_lossy()));
        if let Some(kind) = kind {
            self.found.push(Litter { path: relative.to_owned(), kind });
        }
        kind.is_some()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn litter_is_known_by_its_name_and_documents_are_not_litter() {
        use LitterKind::{History, Open, System};
        for (name, kind) in [
            ("Thumbs.db", Some(System)),
            ("DESKTOP.INI", Some(System)),
            (".DS_Store", Some(System)),
            ("._photo.jpg", Some(System)),
            (".Trash-1000", Some(System)),
            ("$RECYCLE.BIN", Some(System)),
            ("System Volume Information", Some(System)),
            ("~$report.docx", Some(Open)),
            (".~lock.report.odt#", Some(Open)),
            (".notes.txt.swp", Some(Open)),
            ("#notes#", Some(Open)),
            (".bash_history", Some(History)),
            (".python_history", Some(History)),
            (".viminfo", Some(History)),
            ("ConsoleHost_history.txt", Some(History)),
            ("a_history", None),
            ("history.txt", None),
            ("~", None),
            ("#1", None),
            ("._", None),
            (".gitignore", None),
            ("thumbs.db.txt", None),
            ("تاریخ.txt", None),
        ] {
            assert_eq!(kind_of(name), kind, "{name}");
        }
    }

    #[test]
    fn a_folder_that_is_litter_is_named_once() {
        let mut finder = Finder::default();
        let paths = ["a", "__MACOSX", "__MACOSX/._a", "__MACOSX/b/c", "b", "b/.DS_Store"];
        let litter: Vec<bool> = paths.iter().map(|path| finder.is_litter(Path::new(path))).collect();
        assert_eq!(litter, [false, true, true, true, false, true]);
        assert_eq!(finder.found.len(), 2);
    }
}
