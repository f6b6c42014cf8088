//! `start` asks a newcomer four questions, and types the commands that follow from the answers.

use std::env;
use std::path::{Path, PathBuf};

use clap::Parser as _;

use super::args::{Cli, Command};
use super::carrier::named;
use super::error::{Error, Result};
use super::exit::Class;
use super::messages::msg;
use super::random;
use super::terminal::Terminal;
use super::words;
use crate::error::ReaderError;
use crate::escape::{shown, shown_path};
use crate::find::find;
use crate::format::Sealing;
use crate::format::digits::Digits;
use crate::format::series::{base_of, is_series};
use crate::limits;
use crate::trust::Publishers;
use crate::watch::Watch;

/// The endings of files that `scan` reads.
const PICTURES: [&str; 14] =
    ["jpg", "jpeg", "png", "gif", "webp", "tif", "tiff", "heic", "heif", "avif", "pdf", "mp4", "mov", "mkv"];

/// Who a person is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Who {
    Recipient,
    Courier,
    Publisher,
    Witness,
}

/// A command line, word by word, without the name of the program.
type Line = Vec<String>;

/// Asks, shows the commands and runs them one after another until one says that a person has to do something first.
pub(super) fn start(terminal: &Terminal, run: impl Fn(&Command) -> Result<Class>) -> Result<Class> {
    if terminal.json || !terminal.may_ask() {
        return Err(Error::Usage(msg!("start-needs-a-person")));
    }
    terminal.say(msg!("start-hello"));
    let lines = match who(terminal)? {
        Who::Recipient => recipient(terminal)?,
        Who::Courier => courier(terminal)?,
        Who::Publisher => publisher(terminal)?,
        Who::Witness => witness(terminal)?,
    };
    terminal.say(format_args!("\n{}", msg!("start-commands", commands = lines.len())));
    for line in &lines {
        terminal.say(format_args!("  {}", typed(line)));
    }
    if !terminal.agrees(&msg!("start-run")) {
        terminal.say(msg!("start-not-run"));
        return Ok(Class::Done);
    }
    let mut rest = lines.as_slice();
    let mut last = Class::Done;
    while let Some((line, after)) = rest.split_first() {
        terminal.say(format_args!("\n$ {}", typed(line)));
        let words = std::iter::once("pannier").chain(line.iter().map(String::as_str));
        let parsed = Cli::try_parse_from(words).map_err(|error| Error::Usage(error.to_string()))?;
        last = run(&parsed.command)?;
        if !goes_on(line, last) {
            if !after.is_empty() {
                terminal.say(format_args!("\n{}", msg!("start-later", commands = after.len())));
                after.iter().for_each(|line| terminal.say(format_args!("  {}", typed(line))));
            }
            return Ok(last);
        }
        rest = after;
    }
    Ok(last)
}

/// Tells whether the next command has a use. A check is there to be read, so what is damaged or not enough ends nothing that follows.
fn goes_on(line: &Line, class: Class) -> bool {
    let is_check = line.first().is_some_and(|word| word == "check");
    match class {
        Class::Done | Class::Damaged => true,
        Class::Share | Class::NotEnough => is_check,
        _ => false,
    }
}

fn who(terminal: &Terminal) -> Result<Who> {
    let mut question = msg!("start-who");
    for (number, text) in
        [msg!("start-recipient"), msg!("start-courier"), msg!("start-publisher"), msg!("start-witness")]
            .into_iter()
            .enumerate()
    {
        question.push_str(&format!("\n  {}  {text}", number + 1));
    }
    terminal.say(format_args!("\n{question}"));
    until(terminal, &msg!("start-number"), |answer| match answer.as_str() {
        "1" => Ok(Who::Recipient),
        "2" => Ok(Who::Courier),
        "3" => Ok(Who::Publisher),
        "4" => Ok(Who::Witness),
        _ => Err(msg!("start-one-of-four")),
    })
}

fn recipient(terminal: &Terminal) -> Result<Vec<Line>> {
    let held = paths(terminal, &msg!("start-held"))?;
    let (mut lines, places) = scanned(&held);
    trusted(&mut lines, &trust(terminal)?, &places);
    lines.push(line("check", &places));
    let mut open = line("open", &places);
    if needs_key(&places) {
        let key = file(terminal, &msg!("start-key"))?;
        if !key.is_empty() {
            open.extend(["-i".to_owned(), key]);
        }
    }
    let out = new_place(terminal, &msg!("start-documents-to"))?;
    if !out.is_empty() {
        open.extend(["-o".to_owned(), out]);
    }
    lines.push(open);
    Ok(lines)
}

fn courier(terminal: &Terminal) -> Result<Vec<Line>> {
    let held = paths(terminal, &msg!("start-held"))?;
    let (mut lines, places) = scanned(&held);
    trusted(&mut lines, &trust(terminal)?, &places);
    lines.extend(places.iter().map(|place| line("check", std::slice::from_ref(place))));
    let to = answer_path(terminal, &msg!("start-gather-on"))?;
    if to.is_empty() {
        lines.push(line("want", &places));
    } else {
        let mut gather = line("gather", &places);
        gather.extend(["-o".to_owned(), to.clone()]);
        lines.extend([gather, line("want", &[PathBuf::from(to)])]);
    }
    Ok(lines)
}

fn publisher(terminal: &Terminal) -> Result<Vec<Line>> {
    let held = paths(terminal, &msg!("start-documents"))?;
    let readers = readers(terminal, &msg!("start-readers"))?;
    let series = until(terminal, &msg!("start-series"), |series| {
        let is_good = series.is_empty() || (is_series(&series) && base_of(&series).is_none());
        if is_good { Ok(series) } else { Err(msg!("start-no-series")) }
    })?;
    let couriers = until(terminal, &msg!("start-couriers"), |number| match number.parse::<u32>() {
        Ok(couriers) if couriers <= limits::CARRIERS_MAX => Ok(couriers),
        Err(_) if number.is_empty() => Ok(0),
        _ => Err(msg!("start-no-number", most = limits::CARRIERS_MAX)),
    })?;
    let mut lines = Vec::new();
    let mut pack = line("pack", &held);
    pack.extend(["-k".to_owned(), signing_key(&mut lines, "mine")]);
    sealed(&mut pack, &readers);
    let series = if series.is_empty() { msg!("start-own-series") } else { series };
    pack.extend(["--series".to_owned(), series.clone()]);
    // Earlier releases lie here: this one follows them.
    let number = (1..=u32::MAX).find(|number| !named(&series, *number).exists()).unwrap_or(1);
    if number > 1 {
        pack.extend(["--previous".to_owned(), named(&series, number - 1).to_string_lossy().into_owned()]);
    }
    let out = named(&series, number).to_string_lossy().into_owned();
    // Of one or two couriers, none can be lost such that none of them holds all of it.
    let survive = if couriers > 2 { couriers.div_ceil(3) } else { 0 };
    let numbers = ["--couriers".to_owned(), couriers.to_string(), "--survive".to_owned(), survive.to_string()];
    if couriers > 1 {
        pack.extend(numbers.clone());
    }
    pack.extend(["-o".to_owned(), out.clone()]);
    lines.push(pack);
    if couriers > 1 {
        let mut deal = line("deal", &[PathBuf::from(out)]);
        deal.extend(numbers);
        // The key is the person's own, and nobody has to be pinned for it.
        deal.extend(["-P".to_owned(), "mine/publisher.pub".to_owned()]);
        lines.push(deal);
    }
    Ok(lines)
}

fn witness(terminal: &Terminal) -> Result<Vec<Line>> {
    let held = paths(terminal, &msg!("start-documents"))?;
    let readers = readers(terminal, &msg!("start-newsroom"))?;
    let out = new_place(terminal, &msg!("start-evidence-to"))?;
    let mut lines = Vec::new();
    let mut pack = line("pack", &held);
    pack.extend(["-k".to_owned(), signing_key(&mut lines, "sender")]);
    sealed(&mut pack, &readers);
    // Two drops with one name would exclude each other, and nobody asks the sender for a name.
    pack.extend(["--series".to_owned(), format!("evidence-{:04x}", random::seed()? & 0xffff)]);
    pack.extend(["--pad".to_owned(), "-o".to_owned(), if out.is_empty() { "evidence".to_owned() } else { out }]);
    lines.push(pack);
    Ok(lines)
}

/// Returns the signing key in a folder. Without one, a command that makes it comes first.
fn signing_key(lines: &mut Vec<Line>, folder: &str) -> String {
    let key = format!("{folder}/publisher.key");
    if !Path::new(&key).exists() {
        lines.push(vec!["keygen".to_owned(), folder.to_owned(), "--publisher".to_owned()]);
    }
    key
}

/// Adds who can read: files of recipients, keys, or nobody: then a passphrase.
fn sealed(pack: &mut Line, readers: &[String]) {
    if readers.is_empty() {
        pack.push("--passphrase".to_owned());
    }
    for reader in readers {
        let option = if reader.starts_with("age1") { "-r" } else { "-R" };
        pack.extend([option.to_owned(), reader.clone()]);
    }
}

/// Returns the commands that turn pictures into folders, and the places where bundles are then.
fn scanned(held: &[PathBuf]) -> (Vec<Line>, Vec<PathBuf>) {
    let is_picture = |path: &&PathBuf| {
        let end = path.extension().map(|end| end.to_string_lossy().to_ascii_lowercase());
        end.is_some_and(|end| PICTURES.contains(&end.as_str()))
    };
    let (pictures, mut places): (Vec<PathBuf>, Vec<PathBuf>) = {
        let (pictures, places): (Vec<&PathBuf>, Vec<&PathBuf>) = held.iter().partition(is_picture);
        (pictures.into_iter().cloned().collect(), places.into_iter().cloned().collect())
    };
    if pictures.is_empty() {
        return (Vec::new(), places);
    }
    let mut scan = line("scan", &pictures);
    scan.extend(["-o".to_owned(), "scanned".to_owned()]);
    places.push(PathBuf::from("scanned"));
    (vec![scan], places)
}

/// Adds the command by which a publisher is trusted: a file, or thirty digits.
fn trusted(lines: &mut Vec<Line>, trust: &str, places: &[PathBuf]) {
    if trust.is_empty() {
        return;
    }
    if !Path::new(trust).is_file() {
        let mut line = line("trust", places);
        line.extend(["--digits".to_owned(), trust.to_owned()]);
        lines.push(line);
    } else {
        lines.push(line("trust", &[PathBuf::from(trust)]));
    }
}

/// Tells whether what lies there is sealed to recipients. A bundle that is not found yet may be.
fn needs_key(places: &[PathBuf]) -> bool {
    let there: Vec<PathBuf> = places.iter().filter(|place| place.exists()).cloned().collect();
    let found = find(&there, &Publishers::default(), &env::temp_dir(), &Watch::default());
    found.map_or(true, |found| {
        found.bundles.is_empty() || found.bundles.iter().any(|bundle| bundle.facts.sealing == Sealing::Recipients)
    })
}

fn line(command: &str, paths: &[PathBuf]) -> Line {
    let path = |path: &PathBuf| match path.to_string_lossy() {
        text if text.starts_with('-') => format!("./{text}"),
        text => text.into_owned(),
    };
    std::iter::once(command.to_owned()).chain(paths.iter().map(path)).collect()
}

/// Returns a command as people type it in a shell.
fn typed(line: &Line) -> String {
    let words: Vec<String> = line.iter().map(|word| words::typed(word)).collect();
    format!("pannier {}", words.join(" "))
}

fn answer(terminal: &Terminal, question: &str) -> Result<String> {
    terminal.ask(question).ok_or_else(|| ReaderError::Interrupted.into())
}

/// Asks until an answer can be used. What cannot be used is told why.
fn until<T>(terminal: &Terminal, question: &str, read: impl Fn(String) -> std::result::Result<T, String>) -> Result<T> {
    loop {
        match read(answer(terminal, question)?) {
            Ok(used) => return Ok(used),
            Err(why) => terminal.say(why),
        }
    }
}

/// Asks for one path.
fn answer_path(terminal: &Terminal, question: &str) -> Result<String> {
    Ok(path_of(&answer(terminal, question)?))
}

/// Returns a path without the quotes around it.
fn path_of(answer: &str) -> String {
    from_home(answer.trim_matches(['"', '\'']))
}

/// Returns a path that begins with `~` below the person's own folder, as in a shell.
fn from_home(path: &str) -> String {
    let home = env::var("HOME").or_else(|_| env::var("USERPROFILE")).unwrap_or_default();
    match path.strip_prefix('~') {
        Some(rest) if !home.is_empty() && (rest.is_empty() || rest.starts_with('/')) => format!("{home}{rest}"),
        _ => path.to_owned(),
    }
}

/// Asks until a file is there, or until the person has none.
fn file(terminal: &Terminal, question: &str) -> Result<String> {
    until(terminal, question, |answer| {
        let path = path_of(&answer);
        let is_good = path.is_empty() || Path::new(&path).is_file();
        if is_good { Ok(path) } else { Err(msg!("start-no-file", path = shown(&path))) }
    })
}

/// Asks until the place is free.
fn new_place(terminal: &Terminal, question: &str) -> Result<String> {
    until(terminal, question, |answer| {
        let path = path_of(&answer);
        let is_free = Path::new(&path).symlink_metadata().is_err();
        if is_free { Ok(path) } else { Err(msg!("start-taken", path = shown(&path))) }
    })
}

/// Asks until the publisher is a file or thirty digits, or until the person has neither.
fn trust(terminal: &Terminal) -> Result<String> {
    until(terminal, &msg!("start-trust"), |answer| {
        let trust = path_of(&answer);
        let is_good = trust.is_empty() || Path::new(&trust).is_file() || Digits::parse(&trust).is_ok();
        if is_good { Ok(trust) } else { Err(msg!("start-neither")) }
    })
}

/// Asks until the recipients are files or keys, or until the person wants a passphrase.
fn readers(terminal: &Terminal, question: &str) -> Result<Vec<String>> {
    until(terminal, question, |answer| {
        let readers = divided(&answer);
        let readers: Vec<String> = readers.iter().map(|reader| reader.to_string_lossy().into_owned()).collect();
        let is_none = |reader: &&String| !reader.starts_with("age1") && !Path::new(reader).is_file();
        match readers.iter().find(is_none) {
            Some(missing) => Err(msg!("start-no-file", path = shown(missing))),
            None => Ok(readers),
        }
    })
}

/// Asks for paths until all of them are there.
fn paths(terminal: &Terminal, question: &str) -> Result<Vec<PathBuf>> {
    until(terminal, question, |answer| {
        let paths = divided(&answer);
        match paths.iter().find(|path| !path.exists()) {
            _ if paths.is_empty() => Err(msg!("start-no-path")),
            Some(missing) => Err(msg!("start-not-there", path = shown_path(missing))),
            None => Ok(paths),
        }
    })
}

/// Divides an answer into paths: at blanks outside quotes, unless the whole is one path.
fn divided(answer: &str) -> Vec<PathBuf> {
    let whole = PathBuf::from(path_of(answer));
    if whole.as_os_str().is_empty() || whole.exists() {
        return if whole.as_os_str().is_empty() { Vec::new() } else { vec![whole] };
    }
    let mut paths = Vec::new();
    for (number, part) in answer.split(['"', '\'']).enumerate() {
        match number % 2 {
            0 => paths.extend(part.split_whitespace().map(|part| PathBuf::from(from_home(part)))),
            _ => paths.push(PathBuf::from(part)),
        }
    }
    paths
}

#[cfg(test)]
mod tests {
    use super::*;

    fn paths_of(texts: &[&str]) -> Vec<PathBuf> {
        texts.iter().map(PathBuf::from).collect()
    }

    #[test]
    fn commands_are_typed_as_in_a_shell() {
        let mut lines = Vec::new();
        trusted(&mut lines, "00000 11111", &paths_of(&["/media/my stick"]));
        assert_eq!(typed(&lines[0]), "pannier trust '/media/my stick' --digits '00000 11111'");
        trusted(&mut lines, "Cargo.toml", &[]);
        assert_eq!(typed(&lines[1]), "pannier trust Cargo.toml");
        trusted(&mut lines, "", &[]);
        assert_eq!(lines.len(), 2);
    }

    #[test]
    fn pictures_are_scanned_first() {
        let (lines, places) = scanned(&paths_of(&["a.JPG", "stick", "b.mp4"]));
        assert_eq!(lines, [["scan", "a.JPG", "b.mp4", "-o", "scanned"]]);
        assert_eq!(places, paths_of(&["stick", "scanned"]));
        assert_eq!(scanned(&paths_of(&["stick"])).0, Vec::<Line>::new());
        assert_eq!(line("check", &paths_of(&["-rf", "a"])), ["check", "./-rf", "a"]);
    }

    #[test]
    fn a_check_ends_nothing_unless_nobody_is_trusted() {
        let check = line("check", &[]);
        assert!(
            [Class::Done, Class::Damaged, Class::Share, Class::NotEnough].iter().all(|class| goes_on(&check, *class))
        );
        assert!(!goes_on(&check, Class::NotTrusted) && !goes_on(&line("open", &[]), Class::NotEnough));
    }

    #[test]
    fn answers_are_divided_at_blanks_outside_quotes() {
        assert_eq!(divided("one \"two three\" four"), paths_of(&["one", "two three", "four"]));
        assert_eq!(divided("  "), paths_of(&[]));
    }
}
