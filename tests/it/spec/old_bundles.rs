//! Every bundle in `bundles/` opens, for ever, because a bundle that was handed out cannot be called back.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use crate::common::program::Home;
use crate::common::tools::here;
use crate::common::{copy, documents, files, is_chunk, name_of, room, tree};
use pannier::check::{Checked, Held, Verdict, check};
use pannier::courier::repair::repair;
use pannier::digest::sha256;
use pannier::format::{Facts, Sealing};
use pannier::keys::PublicKey;
use pannier::onto::Onto;
use pannier::open::{Admitted, Contact, open};
use pannier::seal::{NoCallbacks, OpenWith, parse_identities};
use pannier::secret::SecretString;
use pannier::store::Unfit;
use pannier::trust::Publishers;
use pannier::watch::Watch;

type Documents = BTreeMap<PathBuf, Option<Vec<u8>>>;

/// A bundle of one format version, and what checks and opens it.
struct Old {
    folder: PathBuf,
    /// The documents.
    expected: Documents,
    publishers: Publishers,
    with: OpenWith,
}

impl Old {
    /// A bundle, the folder of its keys, and what is inside.
    fn new(bundle: &str, keys: &str, expected: Documents) -> Self {
        let key = |name: &str| here("tests/keys").join(keys).join(name);
        let publisher = PublicKey::parse_file(&fs::read_to_string(key("publisher.pub")).unwrap()).unwrap();
        let folder = here("bundles").join(bundle);
        let facts = Facts::parse(&fs::read(folder.join("bundle.json")).unwrap()).unwrap();
        let with = match facts.sealing {
            Sealing::Recipients => {
                let path = key("recipient.key");
                OpenWith::Identities(parse_identities(&path, &fs::read(&path).unwrap(), NoCallbacks).unwrap())
            }
            Sealing::Passphrase => {
                let text = fs::read_to_string(key("passphrase.txt")).unwrap();
                OpenWith::Passphrase(SecretString::from(text.trim_end().to_owned()))
            }
            Sealing::None => OpenWith::Nothing,
        };
        Self { folder, expected, publishers: Publishers::Pinned(vec![("old".to_owned(), publisher).into()]), with }
    }

    /// The bundle of format 1 that is sealed so.
    fn format_1(sealing: &str) -> Self {
        Self::new(&format!("format-1-{sealing}"), "format-1", tree(&here("tests/expected/format-1")))
    }

    fn check(&self, folder: &Path, scratch: &Path) -> Checked {
        check(&[folder.to_owned()], &self.publishers, scratch, &Watch::default()).unwrap()
    }

    fn admitted<'a>(&self, checked: &'a Checked) -> Admitted<'a, Held> {
        self.publishers.admit(&checked.held[0], Contact::Pinned).unwrap()
    }

    /// Opens what is in a folder and compares the documents; tells how many blocks were rebuilt.
    fn open(&self, checked: &Checked, out: &Path) -> u32 {
        let opened = open(&self.admitted(checked), out, &self.with, &Watch::default()).unwrap();
        assert_eq!(documents(out), self.expected);
        opened.rebuilt_blocks
    }
}

fn opens_for_ever(old: &Old) {
    let room = room();
    let checked = old.check(&old.folder, room.path());
    assert_eq!(checked.held.len(), 1);
    assert_eq!(checked.held.first().map(|held| held.report.verdict), Some(Verdict::Ok));
    assert_eq!(old.open(&checked, &room.path().join("whole")), 0);

    let whole = tree(&old.folder);
    let names = files(&old.folder).into_iter().map(|path| name_of(&path));
    let data: Vec<String> = names.filter(|name| is_chunk(name) && name.starts_with('d')).collect();
    assert!(!data.is_empty());
    for name in data {
        let stick = room.path().join(format!("without-{name}"));
        copy(&old.folder, &stick);
        fs::remove_file(stick.join(&name)).unwrap();
        let checked = old.check(&stick, room.path());
        assert_eq!(checked.held.first().map(|held| held.report.verdict), Some(Verdict::Openable));
        assert!(old.open(&checked, &room.path().join(format!("opened-without-{name}"))) > 0);
        let repaired = room.path().join(format!("repaired-without-{name}"));
        repair(&checked.held[0], &repaired, &Watch::default()).unwrap();
        assert!(tree(&repaired) == whole, "{name} was repaired to something else");
    }
}

#[test]
fn a_bundle_of_format_1_sealed_to_recipients_opens() {
    opens_for_ever(&Old::format_1("recipients"));
}

#[test]
fn a_bundle_of_format_1_sealed_with_a_passphrase_opens() {
    opens_for_ever(&Old::format_1("passphrase"));
}

#[test]
fn a_bundle_of_format_1_that_is_not_sealed_opens() {
    opens_for_ever(&Old::format_1("public"));
}

/// The pinned key is gone. Key letters lead from it to the keys that signed.
#[test]
fn a_bundle_of_format_1_that_other_keys_signed_opens_under_the_pinned_key() {
    let old = Old::new("format-1-letters", "format-1-letters", tree(&here("tests/expected/format-1")));
    opens_for_ever(&old);
    let checked = old.check(&old.folder, room().path());
    let quorum = checked.held[0].bundle.quorum.clone().unwrap();
    assert_eq!((quorum.letter, quorum.have, quorum.need, quorum.of), (2, 2, 2, 3));
}

/// What its documents are stands in `bundles/README.md`.
#[test]
fn a_bundle_of_format_1_whose_list_was_left_out_opens() {
    let mut documents = BTreeMap::new();
    for name in ["notes", "یادداشت", "笔记"] {
        // The name of the folder stands in the text, but for the English plural.
        let word = name.trim_end_matches('s');
        let lines = (1..=400).map(|n| (format!("{name}/{n}.txt").into(), Some(format!("{word} {n}\n").into_bytes())));
        documents.extend(lines.chain([(PathBuf::from(name), None)]));
    }
    opens_for_ever(&Old::new("format-1-many", "format-1-many", documents));
}

/// What its documents are stands in `bundles/README.md`.
#[test]
fn a_bundle_of_format_1_in_sections_opens() {
    let documents = (1..=12).map(|n| (format!("{n}.txt").into(), Some(document_in_sections(n))));
    opens_for_ever(&Old::new("format-1-sections", "format-1-sections", documents.collect()));
}

/// Without its fifth chunk, and without recovery, some of its documents open. The chunk completes them.
#[test]
fn a_bundle_of_format_1_in_sections_opens_in_part() {
    let home = Home::new();
    let (stick, key) = (home.at("stick"), here("tests/keys/format-1-sections"));
    fs::create_dir(&stick).unwrap();
    for (name, bytes) in tree(&here("bundles/format-1-sections")) {
        let name = name.to_str().unwrap().to_owned();
        if !name.starts_with('r') && name != "d0005.bin" {
            fs::write(stick.join(name), bytes.unwrap()).unwrap();
        }
    }
    let (publisher, secret) = (key.join("publisher.pub"), key.join("recipient.key"));
    let with = ["-P", publisher.to_str().unwrap(), "-i", secret.to_str().unwrap(), "-o", "out"];
    let args = [&["open", "--partial", "stick"][..], &with].concat();
    let run = home.run(&args);
    run.exits(9).says("PARTIAL");
    let here_now: Vec<u32> = (1..=12).filter(|n| home.at(&format!("out/{n}.txt")).exists()).collect();
    assert!((1..12).contains(&here_now.len()), "{here_now:?}");
    for n in here_now {
        assert!(fs::read(home.at(&format!("out/{n}.txt"))).unwrap() == document_in_sections(n), "{n}");
    }
    fs::copy(here("bundles/format-1-sections/d0005.bin"), stick.join("late.bin")).unwrap();
    home.run(&args).exits(0);
    (1..=12).for_each(|n| assert!(fs::read(home.at(&format!("out/{n}.txt"))).unwrap() == document_in_sections(n)));
}

fn document_in_sections(n: u32) -> Vec<u8> {
    let mut text: String = (1..=900).map(|i| format!("{}\n", sha256(format!("{n} {i}").as_bytes()))).collect();
    text.push_str(&format!("document {n}\n").repeat(27_000));
    text.into_bytes()
}

/// It opens, and its proofs are the same for ever, out of the bundle and out of the opened folder.
#[test]
fn a_bundle_of_format_1_with_a_tree_of_documents_opens_and_proves() {
    opens_for_ever(&Old::new("format-1-documents", "format-1-documents", tree(&here("tests/expected/format-1"))));
    let (home, bundle, key) = (Home::new(), here("bundles/format-1-documents"), here("tests/keys/format-1-documents"));
    let (bundle, publisher, secret) = (bundle.to_str().unwrap(), key.join("publisher.pub"), key.join("recipient.key"));
    let with = ["-P", publisher.to_str().unwrap(), "-i", secret.to_str().unwrap(), "-o"];
    home.run([&["open", bundle][..], &with, &["opened"]].concat()).exits(0);
    let (english, chinese) = ("en/keeping-paper-dry.txt", "zh/纸张防潮.txt");
    for (name, asked) in [("named", &[english, chinese][..]), ("nameless", &[english, "--without-name"])] {
        let expected = here("tests/expected/format-1-documents").join(name);
        for (from, more) in [(bundle, &[][..]), ("opened", &["--carrier", bundle])] {
            let out = format!("{name}-of-{}", more.len());
            home.run([&["prove", from][..], asked, more, &with, &[&out, "--no-copy"]].concat()).exits(0);
            assert_eq!(tree(&home.at(&out)), tree(&expected), "{out}");
        }
        home.run(["check", expected.to_str().unwrap(), "opened", "-P", with[1]])
            .exits(0)
            .says("proven to be of documents 1");
    }
}

/// A delta opens as any bundle does, and onto its base as the release that it makes.
#[test]
fn a_delta_of_format_1_and_its_base_open() {
    let base = Old::new("format-1-base", "format-1-delta", tree(&here("tests/expected/format-1")));
    opens_for_ever(&base);
    let room = room();
    let (old, new) = (room.path().join("old"), room.path().join("new"));
    base.open(&base.check(&base.folder, room.path()), &old);
    let parts = BTreeMap::new();
    let delta = Old::new("format-1-delta", "format-1-delta", parts);
    let checked = delta.check(&delta.folder, room.path());
    let onto = Onto::begin(&new, &old).unwrap();
    open(&delta.admitted(&checked), &onto.room(0), &delta.with, &Watch::default()).unwrap();
    let delta = Old { expected: documents(&onto.room(0)), ..delta };
    opens_for_ever(&delta);
    assert_eq!(delta.expected.len(), 6);
    let deltas = [checked.held[0].bundle.clone()];
    let base = onto.base(&checked.search, &deltas).unwrap();
    let made = onto.finish(base, &deltas, Unfit::Stops, &Watch::default()).unwrap();
    assert_eq!(made.documents.len(), 4);
    assert_eq!(documents(&new), tree(&here("tests/expected/format-1-delta")));
}

#[test]
fn every_bundle_has_its_test() {
    let tested = [
        "format-1-base",
        "format-1-delta",
        "format-1-documents",
        "format-1-letters",
        "format-1-many",
        "format-1-passphrase",
        "format-1-public",
        "format-1-recipients",
        "format-1-sections",
    ];
    let folders = fs::read_dir(here("bundles")).unwrap().map(|entry| entry.unwrap().path());
    let mut there: Vec<String> = folders
        .filter(|path| path.is_dir())
        .map(|path| path.file_name().unwrap().to_str().unwrap().to_owned())
        // What is on paper has its tests in sheets.rs.
        .filter(|name| !name.starts_with("optical-"))
        .collect();
    there.sort();
    assert_eq!(there, tested);
}

/// A page that is lost everywhere is written again, whatever the page of today says.
#[test]
fn a_lost_page_of_an_old_bundle_is_written_again() {
    for entry in fs::read_dir(here("bundles")).unwrap() {
        let bundle = entry.unwrap().path();
        let Ok(page) = fs::read(bundle.join("README.txt")) else { continue };
        let facts = Facts::parse(&fs::read(bundle.join("bundle.json")).unwrap()).unwrap();
        let again = pannier::readme::again(&facts, sha256(&page));
        assert!(
            again.is_some_and(|known| known.bytes == page),
            "{}: keep the old text in src/readme.rs",
            bundle.display()
        );
    }
}
