//! Examples at the end of each command's help, as people would type them.

use super::page;
use crate::cli::messages::msg;

/// The examples of each command. A test parses every one.
pub(super) const EXAMPLES: &[(&str, &[&str])] = &[
    ("start", &["pannier start"]),
    ("keygen", &["pannier keygen mine", "pannier keygen mine --recipient", "pannier keygen mine --publisher"]),
    (
        "pack",
        &[
            "pannier pack documents -k mine/publisher.key -R readers.txt",
            "pannier pack report.pdf film.mp4 -k mine/publisher.key -R newsroom.txt -o evidence",
            "pannier pack documents -k mine/publisher.key -R readers.txt --couriers 5 --survive 2",
            "pannier pack documents -k mine/publisher.key -R readers.txt --fit 64MB --dry-run",
            "pannier pack documents -k mine/publisher.key -R readers.txt --since mosaic-1-opened",
        ],
    ),
    (
        "deal",
        &[
            "pannier deal mosaic-1 --couriers 5 --survive 2",
            "pannier deal mosaic-1 --to /media/one /media/two /media/three",
            "pannier deal mosaic-1 --want \"04361 48445 23006\" --to /media/one",
        ],
    ),
    ("drill", &["pannier drill carriers/c01 carriers/c02 carriers/c03"]),
    ("more-recovery", &["pannier more-recovery mosaic-1 -k mine/publisher.key --spare 60%"]),
    (
        "check",
        &[
            "pannier check /media/stick",
            "pannier check /media/one /media/two -P publisher.pub",
            "pannier check documents-that-were-opened",
        ],
    ),
    ("gather", &["pannier gather /media/one /media/two -o /media/three"]),
    (
        "want",
        &["pannier want /media/stick", "pannier want --read \"04361 48445 23006\"", "pannier want --base /media/stick"],
    ),
    ("receipt", &["pannier receipt /media/one /media/two"]),
    (
        "commit",
        &[
            "pannier commit DCIM -o evidence",
            "pannier commit film.mp4 photos --no-names -o evidence",
            "pannier commit --match \"05395 31162 61936\" /media/stick",
        ],
    ),
    ("repair", &["pannier repair /media/one /media/two -o mosaic-1"]),
    ("salvage", &["pannier salvage stick.img -o found", "pannier salvage /dev/sdb -o found -P publisher.pub"]),
    (
        "trust",
        &[
            "pannier trust /media/stick",
            "pannier trust publisher.pub --name mosaic",
            "pannier trust --list",
            "pannier trust --forget mosaic",
        ],
    ),
    (
        "open",
        &[
            "pannier open /media/stick -i mine/recipient.key",
            "pannier open /media/one /media/two -i mine/recipient.key -o received",
            "pannier open /media/stick -i mine/recipient.key --only \"medical/*\"",
            "pannier open difference --onto mosaic-1 -i mine/recipient.key -o mosaic-2",
        ],
    ),
    ("cat", &["pannier cat /media/stick medical/burns.txt -i mine/recipient.key"]),
    (
        "list",
        &[
            "pannier list /media/stick -i mine/recipient.key",
            "pannier list /media/stick -i mine/recipient.key --only \"*.pdf\"",
        ],
    ),
    ("show", &["pannier show /media/stick"]),
    (
        "sheet",
        &[
            "pannier sheet mosaic-1 -o pages.pdf",
            "pannier sheet mosaic-1 -o pages.pdf --pages 3",
            "pannier sheet mosaic-1 --dry-run",
            "pannier sheet --card publisher.pub -o card.pdf",
        ],
    ),
    (
        "play",
        &[
            "pannier play mosaic-1",
            "pannier play mosaic-1 --html loop.html --seconds 20",
            "pannier play mosaic-1 --video film.y4m --profile tv-sd",
        ],
    ),
    ("scan", &["pannier scan photos -o received", "pannier scan film.mp4 -o received -P publisher.pub"]),
    (
        "keys",
        &[
            "pannier keys new -k first.key --with second.pub --with third.pub --need 2",
            "pannier keys rotate keys-0001.txt -k first.key --gone third.pub",
            "pannier keys show /media/stick",
        ],
    ),
    ("sign", &["pannier sign mosaic-1 -k mine.key -i recipient.key --corpus documents"]),
    (
        "intake",
        &[
            "pannier intake /media/stick --into archive -k mine.key -i newsroom.key",
            "pannier intake archive --bag bags --bundle f64be918a14befb9",
            "pannier intake archive --bag bags",
        ],
    ),
    (
        "prove",
        &[
            "pannier prove mosaic-1 letters/from-the-clinic.txt -o proof -i recipient.key",
            "pannier prove opened letters/from-the-clinic.txt --carrier mosaic-1 --without-name",
        ],
    ),
    (
        "reader",
        &[
            "pannier reader -o reader.html",
            "pannier reader -o reader.html --pin publisher.pub",
            "pannier reader --hash",
        ],
    ),
    (
        "sender",
        &["pannier sender --to newsroom.pub -o send.html", "pannier sender --to newsroom.pub --lang fa -o send.html"],
    ),
    (
        "kit",
        &[
            "pannier kit /media/stick --from kit-0.2.0 -P makers.pub",
            "pannier kit verify /media/stick/kit -P makers.pub",
        ],
    ),
    (
        "torrent",
        &[
            "pannier torrent mosaic-42 -o torrents",
            "pannier torrent mosaic-42 -o torrents --web-seed https://mirror.example/bundles/",
            "pannier torrent mosaic-42 -o torrents --tracker udp://tracker.example:6969/announce --private",
        ],
    ),
    (
        "fetch",
        &[
            "pannier fetch https://m.example/8066c3b6b88727c7/ -o arrived",
            "pannier fetch https://a.example/ https://b.example/ --bundle 8066c3b6b88727c7 -o arrived --with /media/stick",
            "pannier fetch http://abc234.onion/8066c3b6b88727c7/ -o arrived --proxy socks5h://127.0.0.1:9050 --for 20",
        ],
    ),
    (
        "publish",
        &["pannier publish mosaic-42 --to /srv/www/bundles", "pannier publish mosaic-42 --to rclone:store:bundles"],
    ),
    ("demo", &["pannier demo", "pannier demo --keep look-at-this"]),
    ("help", &["pannier help recipient", "pannier help open", "pannier help --page fa"]),
    ("completions", &["pannier completions bash > pannier.bash"]),
    ("man", &["pannier man pages"]),
];

/// Returns the examples of a command.
pub(super) fn of(command: &str) -> &'static [&'static str] {
    EXAMPLES.iter().find(|(name, _)| *name == command).map_or(&[], |(_, lines)| lines)
}

/// Returns the examples as the end of a command's help, in lines of so many columns. A command goes on after `\`, as in a shell.
pub(super) fn told(command: &str, window: usize) -> String {
    let lines = of(command).iter().map(|line| {
        let mut out = String::new();
        page::command(&mut out, line, "  ", window);
        out
    });
    format!("{}\n{}", msg!("help-examples"), lines.collect::<String>().trim_end())
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    use super::*;
    use crate::cli::args::Cli;

    /// The words of a command line. Text between quotation marks is one word.
    fn words(line: &str) -> Vec<String> {
        let parts = line.split('"').enumerate();
        parts
            .flat_map(|(at, part)| match at % 2 {
                0 => part.split_whitespace().map(str::to_owned).collect(),
                _ => vec![part.to_owned()],
            })
            .collect()
    }

    #[test]
    fn every_example_is_a_command_line_of_this_program() {
        let command = Cli::command();
        for (name, lines) in EXAMPLES {
            for line in *lines {
                let line = line.split(" > ").next().unwrap();
                assert_eq!(words(line).get(1).map(String::as_str), Some(*name), "{line}");
                let parsed = command.clone().try_get_matches_from(words(line));
                assert!(parsed.is_ok(), "{line}: {}", parsed.unwrap_err());
            }
        }
    }

    #[test]
    fn every_command_has_examples() {
        for below in Cli::command().get_subcommands() {
            assert!(!of(below.get_name()).is_empty(), "{}", below.get_name());
        }
    }

    #[test]
    fn examples_fit_narrow_windows_and_stay_whole() {
        for (name, lines) in EXAMPLES {
            let text = told(name, 45);
            assert!(text.lines().all(|line| line.chars().count() <= 45), "{text}");
            let joined = text.replace(" \\\n      ", " ");
            assert!(lines.iter().all(|line| joined.contains(line)), "{joined}");
        }
    }
}
