//! The facts that a maintainer's machine knows about its owner are in no byte of a bundle and in none of its layers.
//! The program never prints a secret.
#![cfg(unix)]

use std::fs::{self, File};
use std::io::Read;
use std::os::unix::fs::PermissionsExt;
use std::process::Command;
use std::time::{Duration, SystemTime};

use crate::common::journey::recipient;
use crate::common::program::{Home, PROGRAM, Run, run};
use crate::common::tools::{present, soaking};
use crate::common::{corpus, documents, files, name_of, noise, payload, put, tree};
use age::secrecy::SecretString;
use memchr::memmem;

/// A time that no clock of ours gives.
const MTIME: u64 = 1_234_567_890;
/// An owner who is nobody here.
const OWNER: u32 = 54_321;
const PASSPHRASE: &str = "CANARYPASS korrekt horse";

/// A home full of canaries: keys, corpus, user, host, zone.
fn canary_home() -> Home {
    let home = Home::new();
    let corpus_at = home.at("CANARYPATH/corpus");
    corpus(&corpus_at, 1);
    put(&corpus_at.join("a/very/deep/place/one.txt"), "one");
    for key in ["publisher.key", "recipient-first.key", "recipient-second.key"] {
        home.key(key);
        put(&home.at(&format!("CANARYKEYS/{key}")), fs::read(home.at(key)).unwrap());
        fs::set_permissions(home.at(&format!("CANARYKEYS/{key}")), PermissionsExt::from_mode(0o600)).unwrap();
        fs::remove_file(home.at(key)).unwrap();
    }
    put(&home.at("CANARYKEYS/CANARYSECRET.txt"), format!("{PASSPHRASE}\n"));
    fs::create_dir(home.at("CANARYHOME")).unwrap();
    let time = SystemTime::UNIX_EPOCH + Duration::from_secs(MTIME);
    for path in tree(&corpus_at).keys() {
        let path = corpus_at.join(path);
        File::open(&path).unwrap().set_modified(time).unwrap();
        let mode = if path.is_dir() { 0o750 } else { 0o640 };
        fs::set_permissions(&path, PermissionsExt::from_mode(mode)).unwrap();
        // Only root can.
        let _ = std::os::unix::fs::chown(&path, Some(OWNER), Some(OWNER));
    }
    home
}

/// Packs in an environment full of canaries.
fn pack_among_canaries(home: &Home, out: &str, options: &str) {
    let place = home.at("CANARYPATH/corpus");
    let key = home.at("CANARYKEYS/publisher.key");
    let line = format!(
        "umask 027; exec \"$PANNIER\" pack {} -o {} -k {} --created 2026-02-03 --level 1 {options}",
        place.display(),
        home.at(out).display(),
        key.display()
    );
    let mut command = home.command("sh");
    command.args(["-euc", &line]).env("PANNIER", PROGRAM);
    for (name, value) in [
        ("HOME", home.at("CANARYHOME").to_str().unwrap()),
        ("XDG_CONFIG_HOME", home.at("CANARYHOME/config").to_str().unwrap()),
        ("USER", "CANARYUSER"),
        ("LOGNAME", "CANARYUSER"),
        ("HOSTNAME", "CANARYHOST"),
        ("TZ", "CANARYZONE-11:30"),
        ("LANG", "CANARYLANG.UTF-8"),
        ("EMAIL", "CANARY@CANARY"),
        ("TMPDIR", home.at("tmp").to_str().unwrap()),
    ] {
        command.env(name, value);
    }
    run(&mut command).exits(0);
}

/// Every text and number that must not be found.
fn canaries(home: &Home) -> Vec<Vec<u8>> {
    let mut canaries: Vec<Vec<u8>> = vec![b"CANARY".to_vec(), b"canary".to_vec()];
    let utf16 = |text: &str| text.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>();
    canaries.push(utf16("CANARY"));
    let room = home.at("").to_str().unwrap().trim_end_matches('/').to_owned();
    canaries.push(room.rsplit('/').next().unwrap().as_bytes().to_vec());
    canaries.push(room.into_bytes());
    canaries.push(env!("CARGO_MANIFEST_DIR").as_bytes().to_vec());
    for number in [MTIME, u64::from(OWNER)] {
        canaries.push(number.to_string().into_bytes());
        canaries.push(format!("{number:o}").into_bytes());
        canaries.push(format!("{number:08x}").into_bytes());
    }
    let seconds = u32::try_from(MTIME).unwrap();
    canaries.extend([seconds.to_le_bytes().to_vec(), seconds.to_be_bytes().to_vec()]);
    // This machine and whoever runs this.
    for line in ["hostname", "id -un"] {
        let name = Command::new("sh").args(["-c", line]).output().unwrap().stdout;
        let name = name.trim_ascii().to_vec();
        if name.len() >= 6 {
            canaries.push(name);
        }
    }
    canaries
}

/// Makes sure that no canary sings.
#[track_caller]
fn silent(home: &Home, bytes: &[u8], what: &str) {
    for canary in canaries(home) {
        // Four bytes are found in noise by chance, but rarely: these layers have a few ten thousand.
        let at = memmem::find(bytes, &canary);
        assert_eq!(at, None, "{what} holds {:?}", String::from_utf8_lossy(&canary));
    }
}

/// A payload without its seal.
fn unsealed(home: &Home, payload: &[u8], sealing: &str) -> Vec<u8> {
    let mut plain = Vec::new();
    match sealing {
        "recipients" => {
            let key = home.text("CANARYKEYS/recipient-second.key");
            let identity: age::x25519::Identity =
                key.lines().find(|line| !line.starts_with('#')).unwrap().parse().unwrap();
            let decryptor = age::Decryptor::new(payload).unwrap();
            decryptor
                .decrypt(std::iter::once(&identity as &dyn age::Identity))
                .unwrap()
                .read_to_end(&mut plain)
                .unwrap();
        }
        "passphrase" => {
            let mut identity = age::scrypt::Identity::new(SecretString::from(PASSPHRASE.to_owned()));
            identity.set_max_work_factor(20);
            let decryptor = age::Decryptor::new(payload).unwrap();
            decryptor
                .decrypt(std::iter::once(&identity as &dyn age::Identity))
                .unwrap()
                .read_to_end(&mut plain)
                .unwrap();
        }
        _ => plain.extend(payload),
    }
    plain
}

/// Every header of an archive says the same about owner, time and machine.
fn impersonal(archive: &[u8]) -> usize {
    let mut at = 0;
    let mut entries = 0;
    while archive[at..at + 512].iter().any(|byte| *byte != 0) {
        let header = &archive[at..at + 512];
        let text = |from: usize, to: usize| {
            String::from_utf8_lossy(&header[from..to]).trim_end_matches(['\0', ' ']).to_owned()
        };
        let octal = |from: usize, to: usize| u64::from_str_radix(&text(from, to), 8).unwrap();
        let kind = header[156];
        let name = text(0, 100);
        assert!([0o644, 0o755].contains(&octal(100, 108)), "{name}: mode");
        assert_eq!((octal(100, 108) == 0o755, kind), (kind == b'5', kind), "{name}: mode");
        assert_eq!((octal(108, 116), octal(116, 124)), (0, 0), "{name}: owner");
        assert_eq!(octal(136, 148), 1_767_225_600, "{name}: time");
        assert_eq!((text(265, 297), text(297, 329)), (String::new(), String::new()), "{name}: user and group");
        assert!(header[329..345].iter().all(|byte| matches!(byte, 0 | b'0')), "{name}: device");
        assert!(header[500..].iter().all(|byte| *byte == 0), "{name}: the end of the header");
        let bytes = usize::try_from(octal(124, 136)).unwrap();
        if kind == b'x' {
            let record = String::from_utf8_lossy(&archive[at + 512..at + 512 + bytes]).into_owned();
            assert!(record.contains(" path=") && !record.contains("mtime"), "{record}");
            assert_eq!(record.matches('\n').count(), 1, "{record}");
        }
        at += 512 + bytes.next_multiple_of(512);
        entries += 1;
    }
    entries
}

#[test]
fn no_canary_sings_in_any_byte_of_a_bundle_or_of_its_layers() {
    let home = canary_home();
    let recipients: Vec<String> = ["recipient-first.key", "recipient-second.key"]
        .map(|key| format!("-r {}", recipient(&home, &format!("CANARYKEYS/{key}"))))
        .to_vec();
    let secret = home.at("CANARYKEYS/CANARYSECRET.txt");
    let sealings = [
        ("public", "--public".to_owned()),
        ("recipients", recipients.join(" ")),
        ("passphrase", format!("--passphrase-file {}", secret.display())),
    ];
    let mut archives = Vec::new();
    for (sealing, options) in &sealings {
        for pad in ["", "--pad"] {
            let out = format!("{sealing}{pad}");
            pack_among_canaries(&home, &out, &format!("{options} {pad} --no-rehearsal"));
            for file in files(&home.at(&out)) {
                silent(&home, name_of(&file).as_bytes(), "a name");
                silent(&home, &fs::read(&file).unwrap(), &format!("{out}: {}", name_of(&file)));
            }
            let compressed = unsealed(&home, &payload(&home.at(&out)), sealing);
            silent(&home, &compressed, &format!("{out}: unsealed"));
            let archive = zstd::decode_all(compressed.as_slice()).unwrap();
            silent(&home, &archive, &format!("{out}: the archive"));
            assert!(impersonal(&archive) > 10);
            // A signature is never the same twice; all before it is.
            let signature = memmem::find(&archive, b"CONTENTS.sha256.minisig").unwrap();
            archives.push(archive[..signature].to_vec());
        }
    }
    // However it is sealed, the same is inside.
    assert!(archives.iter().all(|archive| *archive == archives[0]));
}

#[test]
fn the_same_archive_comes_from_any_machine() {
    let home = canary_home();
    pack_among_canaries(&home, "one", "--public --series mosaic --release 42");
    // Elsewhere, with other owners, times, places, zone and umask.
    let plain = Home::new();
    plain.key("publisher.key");
    for (path, bytes) in tree(&home.at("CANARYPATH/corpus")) {
        match bytes {
            Some(bytes) => put(&plain.at("elsewhere").join(path), bytes),
            None => fs::create_dir_all(plain.at("elsewhere").join(path)).unwrap(),
        }
    }
    plain.say("pack elsewhere -o two -k publisher.key --public --series mosaic --release 42 --no-rehearsal").exits(0);
    let [one, two] = [home.at("one"), plain.at("two")].map(|bundle| {
        let archive = zstd::decode_all(payload(&bundle).as_slice()).unwrap();
        let signature = memmem::find(&archive, b"CONTENTS.sha256.minisig").unwrap();
        archive[..signature].to_vec()
    });
    assert!(one == two);
}

#[test]
fn keeping_times_keeps_nothing_else() {
    let home = canary_home();
    pack_among_canaries(&home, "out", "--public --keep-times --no-rehearsal");
    let archive = zstd::decode_all(payload(&home.at("out")).as_slice()).unwrap();
    let time = format!("{MTIME:o}");
    assert!(memmem::find(&archive, time.as_bytes()).is_some(), "the times were asked for");
    for canary in ["CANARY", &OWNER.to_string(), &format!("{OWNER:o}")] {
        assert_eq!(memmem::find(&archive, canary.as_bytes()), None, "{canary}");
    }
}

/// Padmé by its definition: as few bits as the length needs to say how long it is.
fn padme(length: u64) -> u64 {
    let e = u64::from(length.ilog2());
    let s = u64::from(e.max(1).ilog2()) + 1;
    let low = e.saturating_sub(s);
    length.next_multiple_of(1 << low)
}

#[test]
fn a_padded_payload_has_a_padme_length() {
    assert_eq!(
        [9, 100, 1000, 10_000, 1 << 20, (1 << 20) + 1].map(padme),
        [10, 104, 1024, 10_240, 1 << 20, (1 << 20) + (1 << 15)]
    );
    let home = Home::new();
    home.key("publisher.key");
    home.key("recipient-first.key");
    let first = recipient(&home, "recipient-first.key");
    let (mut lengths, mut count) = (std::collections::BTreeSet::new(), 0);
    for (number, bytes) in
        (0..24).map(|n| (n, n * n * 517 + n)).chain([(90, 65_000), (91, 65_536), (92, 200_000), (93, 1_000_000)])
    {
        let name = format!("corpus{number}");
        put(&home.at(&name).join("noise"), noise(number as u64, bytes));
        // A seal adds to the length before the length is padded: in a short run, every fourth size is sealed too.
        let sealed = ("sealed", format!("-r {first}"));
        let sealed = (soaking() || number % 4 == 3).then_some(sealed);
        for (sealing, options) in std::iter::once(("public", "--public".to_owned())).chain(sealed) {
            let mut sizes = Vec::new();
            for pad in ["", "--pad"] {
                let out = format!("{sealing}{number}{pad}");
                home.say(&format!("pack {name} -o {out} -k publisher.key {options} {pad} --level 1 --no-rehearsal"))
                    .exits(0);
                let facts: serde_json::Value = serde_json::from_str(&home.text(&format!("{out}/bundle.json"))).unwrap();
                sizes.push(facts["payload_bytes"].as_u64().unwrap());
                assert_eq!(sizes.last().copied(), Some(payload(&home.at(&out)).len() as u64));
            }
            let [exact, padded] = sizes[..] else { panic!() };
            assert_eq!(padme(padded), padded, "{sealing}, {bytes} bytes");
            // A seal has a stanza of random length, to keep readers honest.
            if sealing == "public" {
                assert!(padded > exact && padded <= (exact + 8) * 113 / 100 + 64, "{sealing}: {exact} became {padded}");
            }
            lengths.insert(padded);
            count += 1;
        }
    }
    assert!(lengths.len() < count, "nothing is hidden");
}

#[test]
fn a_padded_payload_opens_with_the_tools_of_debian() {
    if !present(&["age", "zstd", "tar", "sha256sum"]) {
        return;
    }
    let home = Home::new();
    home.key("publisher.key");
    home.key("recipient-first.key");
    corpus(&home.at("corpus"), 1);
    let first = recipient(&home, "recipient-first.key");
    home.say(&format!("pack corpus -o sealed -k publisher.key -r {first} --pad")).exits(0);
    home.say("pack corpus -o public -k publisher.key --public --pad").exits(0);
    for line in [
        "mkdir a; cat sealed/d*.bin | age -d -i recipient-first.key | zstd -d | tar x -C a; cd a; sha256sum --quiet -c CONTENTS.sha256",
        "mkdir b; cat public/d*.bin | zstd -d | tar x -C b; cd b; sha256sum --quiet -c CONTENTS.sha256",
    ] {
        home.shell(line).exits(0);
    }
    let whole = tree(&home.at("corpus"));
    assert!(documents(&home.at("a")) == whole && documents(&home.at("b")) == whole);
}

/// Every secret of a home, as it could be said.
fn secrets(home: &Home) -> Vec<String> {
    let mut secrets = vec![PASSPHRASE.to_owned(), "CANARYPASS".to_owned()];
    for key in ["recipient-first.key", "keys/recipient.key"] {
        secrets.extend(home.text(key).lines().filter(|line| line.starts_with("AGE-SECRET")).map(str::to_owned));
    }
    for key in ["publisher.key", "keys/publisher.key"] {
        secrets.push(home.text(key).lines().nth(1).unwrap().to_owned());
    }
    // Nor any part of one.
    let parts: Vec<String> =
        secrets.iter().filter(|secret| secret.len() > 50).map(|secret| secret[20..44].to_owned()).collect();
    secrets.into_iter().chain(parts).collect()
}

/// Makes sure that nothing secret was said.
#[track_caller]
fn discreet(home: &Home, run: &Run, what: &str) {
    for secret in secrets(home) {
        assert!(!run.out.contains(&secret), "{what} says {secret} on standard output");
        assert!(!run.err.contains(&secret), "{what} says {secret} on standard error");
    }
}

/// A home with sealed keys, open keys and bundles of each kind.
fn home_of_secrets() -> Home {
    let home = Home::new();
    home.key("publisher.key");
    home.key("recipient-first.key");
    put(&home.at("pass.txt"), format!("{PASSPHRASE}\n"));
    put(&home.at("wrong.txt"), "CANARYPASS wrong\n");
    put(&home.at("corpus/one"), "1");
    home.shell("umask 000; exec \"$PANNIER\" keygen keys --no-passphrase").exits(0);
    home
}

#[test]
fn no_command_says_the_passphrase_of_a_key() {
    let home = home_of_secrets();
    // One scrypt of a gigabyte. The other key is sealed at little cost.
    discreet(&home, &home.say("keygen sealed-keys --key-passphrase-file pass.txt -v --json").exits(0), "keygen");
    home.key("light-sealed.key");
    let pack = "pack corpus -k light-sealed.key --key-passphrase-file";
    for (line, code) in [
        (format!("{pack} pass.txt -o bad --dry-run --public -v"), 0),
        (format!("{pack} wrong.txt -o bad --public -v --json"), 6),
    ] {
        discreet(&home, &home.say(&line).exits(code), &line);
    }
    assert!(!home.at("bad").exists());
}

/// Runs lines for people and for programs; removes what they make, and makes sure that none says a secret.
fn all_discreet(home: &Home, lines: &[(&str, i32)]) {
    for (line, code) in lines {
        for more in ["-v", "-v --json"] {
            let run = home.say(&format!("{line} {more}"));
            discreet(home, &run, line);
            assert_eq!(run.code, *code, "{line}: {}{}", run.out, run.err);
            for made in ["sealed", "passworded"] {
                if line.contains(&format!("-o {made} ")) && !more.contains("json") {
                    fs::remove_dir_all(home.at(made)).unwrap();
                }
            }
            ["out1", "out3", "again"].iter().for_each(|made| drop(fs::remove_dir_all(home.at(made))));
        }
    }
    assert!(!home.at("bad").exists());
}

#[test]
fn no_command_says_a_passphrase() {
    let home = home_of_secrets();
    all_discreet(
        &home,
        &[
            ("pack corpus -k keys/publisher.key -o passworded --passphrase-file pass.txt", 0),
            ("show passworded -P keys/publisher.pub", 0),
            ("open passworded -o out3 -P keys/publisher.pub --passphrase-file pass.txt", 0),
            ("open passworded -o out4 -P keys/publisher.pub --passphrase-file wrong.txt", 6),
            ("list passworded -P keys/publisher.pub --passphrase-file pass.txt", 0),
        ],
    );
}

#[test]
fn no_command_says_a_secret_key() {
    let home = home_of_secrets();
    let own = home.text("keys/recipient.pub").lines().last().unwrap().to_owned();
    all_discreet(
        &home,
        &[
            (&format!("pack corpus -k keys/publisher.key -o sealed -r {own}"), 0),
            ("pack corpus -k keys/publisher.key -o bad -R keys/recipient.key", 2),
            ("pack keys -o bad -k publisher.key --public", 7),
            ("pack corpus -o bad -k recipient-first.key --public", 2),
            ("pack corpus -o bad -k pass.txt --public", 2),
            ("pack corpus -o bad -k publisher.key -R pass.txt", 2),
            ("pack corpus -o bad -k publisher.key -R publisher.key", 2),
            ("check sealed -P keys/publisher.pub", 0),
            ("check sealed -P keys/publisher.key", 2),
            ("check sealed -P keys/recipient.key", 2),
            ("open sealed -o out1 -P keys/publisher.pub -i keys/recipient.key", 0),
            ("open sealed -o out2 -P keys/publisher.pub -i recipient-first.key", 6),
            ("open sealed -o out2 -P keys/publisher.pub -i keys/publisher.key", 2),
            ("open sealed -o out2 -P keys/publisher.pub -i pass.txt", 2),
            ("repair sealed -o again -P keys/publisher.pub", 0),
            ("trust keys/publisher.key", 2),
            ("trust keys/recipient.key", 2),
            ("keygen keys", 7),
        ],
    );
}

/// Somebody takes one key for another and puts it on the command line.
#[test]
fn a_secret_given_in_the_wrong_place_is_not_repeated() {
    let home = home_of_secrets();
    home.say("pack corpus -o sealed -k publisher.key --public").exits(0);
    let mut said = Vec::new();
    for secret in secrets(&home).iter().filter(|secret| secret.len() > 50) {
        for line in [
            format!("pack corpus -o bad -k publisher.key -r {secret}"),
            format!("check sealed -P {secret}"),
            format!("trust {secret}"),
            format!("open sealed -o out -i {secret}"),
        ] {
            for more in ["", " --json"] {
                let run = home.say(&format!("{line}{more}"));
                if run.out.contains(secret) || run.err.contains(secret) {
                    said.push(format!("{line}{more}: {}{}", run.out, run.err));
                }
            }
        }
    }
    assert!(said.is_empty(), "{}", said.join("\n"));
}

#[test]
fn key_files_are_for_their_owner_only_whatever_the_umask() {
    let home = home_of_secrets();
    let mode = |name: &str| fs::metadata(home.at(name)).unwrap().permissions().mode() & 0o777;
    for (name, expected) in [("keys/publisher.key", 0o600), ("keys/recipient.key", 0o600)] {
        assert_eq!(mode(name), expected, "{name}");
    }
}
