//! Secrets and traces: keys among the documents, what the length of a payload tells, and who may enter an opened folder.

use std::fs;
use std::path::Path;

use pannier::Error;
use pannier::error::CorpusFault;
use pannier::pack::{Names, Options, pack};
use pannier::seal::SealWith;
use pannier::watch::Watch;

use crate::common::bundle::{options, packed, publisher, refusal};
use crate::common::program::Home;
use crate::common::{key_path, noise, put, room, tree};

/// The age key of a recipient of the test suite.
fn age_key() -> String {
    let text = fs::read_to_string(key_path("recipient-first.key")).unwrap();
    text.lines().find(|line| line.starts_with("AGE-SECRET")).unwrap().to_owned()
}

fn refused(corpus: &Path, options: &Options) -> Error {
    let out = corpus.with_file_name("bundle");
    let refused = refusal(pack(corpus, &out, &publisher(), &SealWith::Nothing, options, &Watch::default()));
    assert!(!out.exists());
    refused
}

#[test]
fn a_secret_key_in_utf16_is_refused() {
    let text = format!("\u{feff}my key\r\n{}\r\n", age_key());
    for bytes in [u16::to_le_bytes as fn(u16) -> [u8; 2], u16::to_be_bytes] {
        let room = room();
        let corpus = room.path().join("corpus");
        put(&corpus.join("notes.txt"), text.encode_utf16().flat_map(bytes).collect::<Vec<u8>>());
        assert!(matches!(refused(&corpus, &options()), Error::CorpusSecret { .. }));
    }
}

#[test]
fn a_binary_secret_key_of_gnupg_is_refused() {
    let room = room();
    let corpus = room.path().join("corpus");
    let key = [&[0x95, 0x05, 0x86, 4, 0x66, 1, 2, 3, 1, 0x0C, 0][..], &noise(1, 400)].concat();
    put(&corpus.join("backup.gpg"), &key);
    assert!(matches!(refused(&corpus, &options()), Error::CorpusSecret { .. }));
}

#[test]
fn a_wireguard_key_alone_and_a_broken_key_in_the_corpus_are_refused() {
    let room = room();
    let corpus = room.path().join("corpus");
    put(&corpus.join("vpn/wg-laptop.key"), "4Ep0tRRVnNVyXD6CLbGJzT0OPLkd5OWBVKNA5Ksx0Vg=\n");
    assert!(matches!(refused(&corpus, &options()), Error::CorpusSecret { what: "a WireGuard key", .. }));
    fs::remove_dir_all(corpus.join("vpn")).unwrap();
    let key = age_key();
    put(&corpus.join("mail.eml"), format!("> {}=\r\n> {}\r\n", &key[..40], &key[40..]));
    assert!(matches!(refused(&corpus, &options()), Error::CorpusSecret { what: "an age secret key", .. }));
}

/// A library may hold a key for its own test. Nothing could be packed then.
#[test]
fn a_document_that_is_named_may_look_like_a_key_and_no_other_may() {
    let home = Home::new();
    home.key("publisher.key");
    let program = [&noise(1, 3000)[..], age_key().as_bytes(), &noise(2, 3000)].concat();
    put(&home.at("corpus/lib/crypt.so"), &program);
    put(&home.at("corpus/lib/notes.txt"), "text");
    let pack = "pack corpus -o bundle -k publisher.key --public --no-rehearsal";
    home.say(pack).exits(7).says("lib/crypt.so in the corpus holds an age secret key").says("--allow-key lib/crypt.so");
    for idle in
        ["lib", "lib/*", "crypt.so", "lib/other.so", "lib/notes.txt --allow-key nowhere", "../corpus/lib/crypt.so"]
    {
        home.say(&format!("{pack} --allow-key {idle}")).exits(2).says("there is no such document in the corpus");
    }
    home.say(&format!("{pack} --allow-key lib/notes.txt")).exits(7).says("lib/crypt.so in the corpus");
    assert!(!home.at("bundle").exists());
    let said = home.say(&format!("{pack} --allow-key corpus/lib/crypt.so")).exits(0);
    let said = said.says("warning: lib/crypt.so looks as if it holds an age secret key; the document is packed");
    assert!(!said.err.contains(&age_key()[..24]), "{}", said.err);
    // One document alone: a second copy is refused.
    put(&home.at("corpus/other.so"), &program);
    fs::remove_dir_all(home.at("bundle")).unwrap();
    home.say(&format!("{pack} --allow-key lib/crypt.so")).exits(7).says("other.so in the corpus holds");
    // A key in a name is never allowed.
    fs::rename(home.at("corpus/other.so"), home.at("corpus").join(age_key())).unwrap();
    home.say(&format!("{pack} --allow-key lib/crypt.so")).exits(7).says("its name holds");
}

#[test]
fn a_secret_key_in_a_name_is_refused_and_not_repeated() {
    let key = age_key();
    for (name, names) in [
        (format!("texts/{key}.txt"), Names::Strict),
        (format!("texts/{key}/a.txt"), Names::Strict),
        (format!("texts/what: {key}.txt"), Names::Escaped),
    ] {
        let room = room();
        let corpus = room.path().join("corpus");
        put(&corpus.join(&name), "text");
        let refused = refused(&corpus, &Options { names, ..options() });
        let Error::CorpusNames(faults) = &refused else { panic!("{refused}") };
        assert!(faults.iter().all(|(_, fault)| matches!(fault, CorpusFault::Secret(_))), "{name}: {refused}");
    }
    let home = Home::new();
    home.key("publisher.key");
    put(&home.at("corpus/texts").join(&key), "text");
    let run = home.say("pack corpus -o bundle -k publisher.key --public").exits(7).says("texts/(an age secret key");
    assert!(!run.out.contains(&key[..24]) && !run.err.contains(&key[..24]), "{}", run.err);
}

/// Somebody sends a document to learn from the length of a bundle whether the corpus holds the same document.
#[test]
fn the_length_does_not_tell_whether_a_document_that_was_sent_is_there_already() {
    let (leak, other) = (noise(1, 300_000), noise(2, 300_000));
    let payload_bytes = |held: &[u8], apart: &[&str]| {
        let room = room();
        let corpus = room.path().join("corpus");
        put(&corpus.join("a/held.bin"), held);
        put(&corpus.join("inbox/one/sent.bin"), &leak);
        put(&corpus.join("z.txt"), "the end");
        let apart = apart.iter().map(|glob| (*glob).to_owned()).collect();
        let packed = packed(&corpus, &room.path().join("bundle"), &Options { apart, ..options() });
        (packed.facts.payload_bytes, packed.apart_count)
    };
    let together = payload_bytes(&other, &[]).0.abs_diff(payload_bytes(&leak, &[]).0);
    assert!(together > 250_000, "the payloads differ by {together} bytes: without the option this test shows nothing");
    for apart in [&["inbox/*"][..], &["inbox"], &["sent.bin"], &["inbox/one/sent.bin"]] {
        let ((bytes, count), (same_bytes, _)) = (payload_bytes(&other, apart), payload_bytes(&leak, apart));
        assert_eq!(count, 1, "{apart:?}");
        assert!(bytes.abs_diff(same_bytes) < 200, "{apart:?}: {bytes} and {same_bytes}");
    }
}

#[test]
fn documents_that_two_people_sent_are_not_compressed_together() {
    let sent = noise(1, 100_000);
    let bytes = |apart: &str| {
        let room = room();
        let corpus = room.path().join("corpus");
        put(&corpus.join("inbox/one/sent.bin"), &sent);
        put(&corpus.join("inbox/two/sent.bin"), &sent);
        let options = Options { apart: vec![apart.to_owned()], ..options() };
        packed(&corpus, &room.path().join("bundle"), &options).facts.payload_bytes
    };
    assert!(bytes("inbox/*") > 199_000);
    assert!(bytes("inbox") < 110_000, "the folder as a whole is one sender's");
}

#[test]
fn a_bundle_of_many_frames_opens_as_it_was_packed() {
    let home = Home::new();
    home.key("publisher.key");
    for number in 0..40 {
        put(&home.at(&format!("corpus/inbox/{number}/text.txt")), noise(number, 500 * number as usize));
    }
    put(&home.at("corpus/between.txt"), "between");
    let pack = "pack corpus -o bundle -k publisher.key --public --apart inbox/*";
    let run = home.say(pack).exits(0);
    assert!(run.out.contains("40 compressed apart"), "{}", run.out);
    home.say("open bundle -o out --untrusted-publisher").exits(0);
    for (path, bytes) in tree(&home.at("corpus")) {
        assert_eq!(tree(&home.at("out")).get(&path), Some(&bytes), "{}", path.display());
    }
}

#[test]
fn a_pattern_that_sets_nothing_apart_is_refused() {
    let home = Home::new();
    home.key("publisher.key");
    put(&home.at("corpus/a.txt"), "a");
    home.say("pack corpus -o bundle -k publisher.key --public --apart outbox")
        .exits(2)
        .says("--apart outbox fits nothing");
    home.say("pack corpus -o bundle -k publisher.key --public --apart [").exits(2).says("--apart [");
    assert!(!home.at("bundle").exists());
}

/// The system gives the files of such a process in `/proc` to root. So no other program of the same person reads its memory.
#[cfg(target_os = "linux")]
#[test]
fn other_programs_of_the_same_person_cannot_read_the_memory() {
    use std::os::unix::fs::{MetadataExt, PermissionsExt};
    use std::process::Stdio;
    use std::time::Duration;

    let home = Home::new();
    home.key("publisher.key");
    put(&home.at("corpus/a.txt"), "a");
    home.say("pack corpus -o bundle -k publisher.key --public").exits(0);
    put(&home.at("closed.txt"), "closed");
    fs::set_permissions(home.at("closed.txt"), PermissionsExt::from_mode(0o000)).unwrap();
    let Some(mut command) = home.as_somebody(&home.at("closed.txt")) else { return };
    // The program waits for the passphrase.
    let command = command.args(["open", "bundle", "-o", "out", "--passphrase-file", "-"]);
    let mut child = command.stdin(Stdio::piped()).stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
    let of_root = || fs::metadata(format!("/proc/{}/mem", child.id())).is_ok_and(|meta| meta.uid() == 0);
    let is_guarded = (0..600).any(|_| {
        std::thread::sleep(Duration::from_millis(50));
        of_root()
    });
    let _ = child.kill();
    child.wait().unwrap();
    assert!(is_guarded);
}

#[cfg(unix)]
#[test]
fn the_opened_folder_of_a_sealed_bundle_is_for_its_owner_alone() {
    use std::os::unix::fs::PermissionsExt;
    let home = Home::new();
    home.key("publisher.key");
    put(&home.at("corpus/a.txt"), "a");
    home.say("keygen keys --no-passphrase").exits(0);
    home.say("pack corpus -o sealed -k publisher.key -R keys/recipient.pub").exits(0);
    home.say("pack corpus -o open -k publisher.key --public").exits(0);
    home.say("open sealed -o secret -i keys/recipient.key --untrusted-publisher").exits(0);
    home.say("open open -o public --untrusted-publisher").exits(0);
    let mode = |name: &str| fs::metadata(home.at(name)).unwrap().permissions().mode() & 0o777;
    assert_eq!(mode("secret"), 0o700);
    assert_ne!(mode("public") & 0o055, 0, "{:o}", mode("public"));
}
