//! Manual pages in roff: what help says, then examples, exit status, environment and files.

use clap::Command;
use clap_mangen::Man;

use super::examples;
use crate::cli::exit::Class;
use crate::cli::messages::msg;

/// Returns the name and the text of the manual page of a command. `top` is the command of the program that has the examples.
pub(super) fn page(command: &Command, top: Option<&str>) -> (String, Vec<u8>) {
    // The usage names the values of options, which a synopsis of names alone does not.
    let usage = command.clone().render_usage().to_string();
    let usage = usage.trim_start_matches("Usage: ").to_owned();
    let man = Man::new(command.clone().override_usage(usage));
    let mut text = Vec::new();
    let of_clap = [
        Man::render_title,
        Man::render_name_section,
        Man::render_synopsis_section,
        Man::render_description_section,
        Man::render_options_section,
    ];
    // A write to a `Vec` cannot fail.
    for section in of_clap {
        _ = section(&man, &mut text);
    }
    if command.has_subcommands() {
        _ = man.render_subcommands_section(&mut text);
    }
    let mut own = String::new();
    let lines = top.map_or(&["pannier help recipient", "pannier check /media/stick"][..], examples::of);
    section(&mut own, &msg!("man-examples"));
    for line in lines {
        own.push_str(&format!(".PP\n.nf\n{}\n.fi\n", escaped(line)));
    }
    section(&mut own, &msg!("man-exit-status"));
    for (class, meaning) in exit_status() {
        term(&mut own, &(class as i32).to_string(), &meaning);
    }
    section(&mut own, &msg!("man-environment"));
    for (name, meaning) in environment() {
        term(&mut own, name, &meaning);
    }
    section(&mut own, &msg!("man-files"));
    term(&mut own, "~/.config/pannier/publishers/", &msg!("man-file-pins"));
    term(&mut own, "SHA256SUMS, SHA256SUMS.minisig", &msg!("man-file-list"));
    term(&mut own, "CONTENTS.sha256, CONTENTS.sha256.minisig", &msg!("man-file-contents"));
    section(&mut own, &msg!("man-see-also"));
    own.push_str(&format!(".PP\n{}\n", escaped(&msg!("man-see"))));
    text.extend(own.into_bytes());
    (man.get_filename(), text)
}

fn exit_status() -> [(Class, String); 11] {
    [
        (Class::Done, msg!("exit-done")),
        (Class::CouldNot, msg!("exit-could-not")),
        (Class::Usage, msg!("exit-usage")),
        (Class::Damaged, msg!("exit-damaged")),
        (Class::NotEnough, msg!("exit-not-enough")),
        (Class::NotTrusted, msg!("exit-not-trusted")),
        (Class::CannotDecrypt, msg!("exit-cannot-decrypt")),
        (Class::Refused, msg!("exit-refused")),
        (Class::Share, msg!("exit-share")),
        (Class::Partial, msg!("exit-partial")),
        (Class::Interrupted, msg!("exit-interrupted")),
    ]
}

fn environment() -> [(&'static str, String); 6] {
    [
        ("PANNIER_PUBLISHER", msg!("man-variable-publisher")),
        ("PANNIER_IDENTITY", msg!("man-variable-identity")),
        ("XDG_CONFIG_HOME, HOME, APPDATA", msg!("man-variable-pins")),
        ("TMPDIR", msg!("man-variable-temporary")),
        ("NO_COLOR", msg!("man-variable-colour")),
        ("VTE_VERSION, KONSOLE_VERSION, MLTERM, TERM_PROGRAM", msg!("man-variable-terminal")),
    ]
}

fn section(out: &mut String, title: &str) {
    out.push_str(&format!(".SH {}\n", escaped(title)));
}

fn term(out: &mut String, term: &str, meaning: &str) {
    out.push_str(&format!(".TP\n\\fB{}\\fR\n{}\n", escaped(term), escaped(meaning)));
}

/// Returns text that roff prints as it stands.
fn escaped(text: &str) -> String {
    let text = text.replace('\\', "\\e").replace('-', "\\-").replace('~', "\\(ti");
    if text.starts_with(['.', '\'']) { format!("\\&{text}") } else { text }
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    use super::*;
    use crate::cli::args::Cli;

    #[test]
    fn every_page_has_what_people_look_for() {
        let mut command = Cli::command();
        command.build();
        for below in command.get_subcommands() {
            let (name, text) = page(below, Some(below.get_name()));
            let text = String::from_utf8(text).unwrap();
            for title in ["NAME", "SYNOPSIS", "EXAMPLES", "EXIT STATUS", "ENVIRONMENT", "FILES", "SEE ALSO"] {
                assert!(text.contains(&format!(".SH {title}\n")), "{name}: {title}\n{text}");
            }
            assert!(text.contains(&escaped(examples::of(below.get_name())[0])), "{name}");
        }
    }

    #[test]
    fn text_commands_nothing() {
        assert_eq!(escaped(".SH a-b \\fB"), "\\&.SH a\\-b \\efB");
    }
}
