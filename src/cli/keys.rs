//! `keys`: key letters, keys that are gone, introductions, mirror letters; and `sign`: one more signature over a bundle (FORMAT.md §20).

use std::env;
use std::path::{Path, PathBuf};

use serde_json::{Value, json};

use super::args::keys::{
    GoneKey, Introduce, Keys, KeysCommand, NameMirrors, NewKeys, RotateKeys, ShowKeys, Sign, SignLetter, Signer,
};
use super::compared;
use super::error::{Error, Result};
use super::exit::Class;
use super::letters::letter_text;
use super::messages::msg;
use super::pins;
use super::signer::publisher_key;
use super::terminal::{Task, Terminal};
use super::tone::Tone;
use super::unseal::{contact, unseal};
use super::words;
use super::words::card::Tell;
use crate::check::Held;
use crate::error::{DeltaFault, ReaderError};
use crate::escape::shown_path;
use crate::find::find;
use crate::format::Hash;
use crate::format::delta::{self, DeltaFacts};
use crate::format::letter::{self, Letter, Signed};
use crate::format::minisig::{Signed as Of, trusted_comment};
use crate::format::mirrors::Mirrors;
use crate::format::sums::SUMS_NAME;
use crate::keys::{PublicKey, SecretKey};
use crate::open::{self, Admitted, Contact, Decoding, Workshop};
use crate::pack::{self, Options, letters};
use crate::seal::{OpenWith, SealWith};
use crate::store::{self, Readers, Unfit};
use crate::trust::{PinNow, Trust};
use crate::watch::Watch;

/// Runs a command about key letters.
pub(super) fn run(terminal: &Terminal, args: &Keys) -> Result<Class> {
    match &args.command {
        KeysCommand::New(args) => new(terminal, args),
        KeysCommand::Rotate(args) => rotate(terminal, args),
        KeysCommand::Sign(args) => sign_letter(terminal, args),
        KeysCommand::Gone(args) => gone(terminal, args),
        KeysCommand::Introduce(args) => introduce(terminal, args),
        KeysCommand::Mirrors(args) => mirrors(terminal, args),
        KeysCommand::Show(args) => show(terminal, args),
    }
}

fn secret(terminal: &Terminal, signer: &Signer) -> Result<SecretKey> {
    publisher_key(terminal, &signer.key, signer.key_passphrase_file.as_deref())
}

/// Reads a public key: the key itself, or a file with it.
fn public(terminal: &Terminal, text: &str) -> Result<PublicKey> {
    PublicKey::parse(text).map_or_else(|| pins::read(terminal, Path::new(text), Tell::Digits), Ok)
}

fn all_public(terminal: &Terminal, texts: &[String]) -> Result<Vec<PublicKey>> {
    texts.iter().map(|text| public(terminal, text)).collect()
}

/// Reads a letter file.
fn read_letter(path: &Path) -> Result<Signed<Letter>> {
    Ok(letters::read(&letter_text(path)?)?)
}

fn new(terminal: &Terminal, args: &NewKeys) -> Result<Class> {
    let (with, next) = (all_public(terminal, &args.with)?, all_public(terminal, &args.next)?);
    let key = secret(terminal, &args.signer)?;
    if args.need == 1 && !with.is_empty() {
        terminal.warn(msg!("keys-one-is-enough"));
    }
    let add = std::iter::once(key.public().clone()).chain(with).collect();
    let change = letters::Change { need: Some(args.need), add, next, ..letters::Change::default() };
    let made = letters::unsigned(letters::first(&change)?);
    written(terminal, letters::sign(&made, &key, None)?, None, args.output.as_deref())
}

fn rotate(terminal: &Terminal, args: &RotateKeys) -> Result<Class> {
    let before = read_letter(&args.letter)?.content;
    let change = letters::Change {
        need: args.need,
        add: all_public(terminal, &args.add)?,
        gone: all_public(terminal, &args.gone)?,
        next: all_public(terminal, &args.next)?,
    };
    let key = secret(terminal, &args.signer)?;
    let made = letters::unsigned(letters::following(&before, &change)?);
    let signed = letters::sign(&made, &key, Some(&before))?;
    written(terminal, signed, Some(&before), args.output.as_deref())
}

fn written(terminal: &Terminal, signed: Signed<Letter>, before: Option<&Letter>, to: Option<&Path>) -> Result<Class> {
    let path = to.map_or_else(|| PathBuf::from(signed.content.file_name()), Path::to_owned);
    store::publish(&path, signed.write().as_bytes())?;
    tell_letter(terminal, &signed, before, &path);
    Ok(Class::Done)
}

fn sign_letter(terminal: &Terminal, args: &SignLetter) -> Result<Class> {
    if let Some(found) = letter::mirrors(&letter_text(&args.letter)?) {
        return sign_mirrors(terminal, args, &found);
    }
    let found = read_letter(&args.letter)?;
    let before = args.before.as_deref().map(read_letter).transpose()?;
    terminal.say(words::letters::read_first(&found.content));
    let key = secret(terminal, &args.signer)?;
    ask(terminal)?;
    let signed = letters::sign(&found, &key, before.as_ref().map(|before| &before.content))?;
    store::replace(&args.letter, signed.write().as_bytes(), Readers::Everybody)?;
    tell_letter(terminal, &signed, before.as_ref().map(|before| &before.content), &args.letter);
    Ok(Class::Done)
}

/// Asks whether to sign what was shown, where somebody can answer.
fn ask(terminal: &Terminal) -> Result<()> {
    if terminal.may_ask() && terminal.ask(&msg!("keys-sign-question")).is_none_or(|answer| answer.trim() != "yes") {
        return Err(Error::Usage(msg!("keys-not-signed")));
    }
    Ok(())
}

fn mirrors(terminal: &Terminal, args: &NameMirrors) -> Result<Class> {
    let made = letters::mirrors(args.number, &args.urls)?;
    let signed = letters::sign_mirrors(&made, &secret(terminal, &args.signer)?)?;
    let path = args.output.clone().unwrap_or_else(|| PathBuf::from(signed.content.file_name()));
    store::publish(&path, signed.write().as_bytes())?;
    tell_mirrors(terminal, &signed, &path);
    Ok(Class::Done)
}

fn sign_mirrors(terminal: &Terminal, args: &SignLetter, found: &Signed<Mirrors>) -> Result<Class> {
    terminal.say(words::letters::read_mirrors_first(&found.content));
    let key = secret(terminal, &args.signer)?;
    ask(terminal)?;
    let signed = letters::sign_mirrors(found, &key)?;
    store::replace(&args.letter, signed.write().as_bytes(), Readers::Everybody)?;
    tell_mirrors(terminal, &signed, &args.letter);
    Ok(Class::Done)
}

/// Tells which mirrors a letter names, and what to do with it.
fn tell_mirrors(terminal: &Terminal, signed: &Signed<Mirrors>, path: &Path) {
    let Mirrors { number, urls } = &signed.content;
    terminal.json(|| {
        json!({
            "output": path.to_string_lossy(),
            "mirror_letter": number,
            "urls": urls,
            "signature_count": signed.signatures.len(),
        })
    });
    let done = msg!("keys-mirrors", number = number.to_string(), path = shown_path(path));
    terminal.result(words::head(Tone::Good, &msg!("head-ok"), &done));
    urls.iter().for_each(|url| terminal.result(words::labelled(&msg!("label-mirror"), url)));
    terminal.result(words::labelled(&msg!("label-next"), &msg!("keys-mirrors-next")));
}

/// Tells what a letter says, who signed it, and whose signatures are still lacking.
fn tell_letter(terminal: &Terminal, signed: &Signed<Letter>, before: Option<&Letter>, path: &Path) {
    let (letter, count) = (&signed.content, letters::count(signed, before));
    terminal.json(|| {
        json!({
            "output": path.to_string_lossy(),
            "key_letter": letter.number,
            "letter_sha256": letter.hash().to_string(),
            "needed_count": letter.need,
            "signature_count": count.new,
            "before_signature_count": count.old,
            "is_complete": count.is_complete(letter, before),
        })
    });
    let done = msg!("keys-letter", number = letter.number.to_string(), path = shown_path(path));
    terminal.result(words::head(Tone::Good, &msg!("head-ok"), &done));
    for (label, text) in words::letters::lines(letter) {
        terminal.result(words::labelled(&label, &text));
    }
    let signatures = msg!("keys-signed", have = count.new, need = letter.need);
    terminal.result(words::labelled(&msg!("label-signatures"), &signatures));
    if let Some(before) = before {
        let old = msg!(
            "keys-signed-before",
            have = count.old,
            need = before.need,
            promised = words::choice(!before.next.is_empty())
        );
        terminal.result(words::labelled("", &old));
    }
    let next = match count.is_complete(letter, before) {
        true if before.is_none() && letter.before.is_some() => msg!("keys-next-check"),
        true => msg!("keys-next-pack"),
        false => msg!("keys-next-sign"),
    };
    terminal.result(words::labelled(&msg!("label-next"), &next));
}

fn gone(terminal: &Terminal, args: &GoneKey) -> Result<Class> {
    let key = secret(terminal, &args.signer)?;
    store::publish_all(&[(&args.output, letters::gone(&key)?.as_bytes(), Readers::Owner)])?;
    let digits = key.public().digits().to_string();
    terminal.json(|| json!({"output": args.output.to_string_lossy(), "publisher_digits": digits}));
    let done = msg!("keys-gone", digits = digits.as_str(), path = shown_path(&args.output));
    terminal.result(words::head(Tone::Good, &msg!("head-ok"), &done));
    terminal.warn(msg!("keys-gone-what", path = shown_path(&args.output)));
    Ok(Class::Done)
}

fn introduce(terminal: &Terminal, args: &Introduce) -> Result<Class> {
    let whom = public(terminal, &args.whom)?;
    let key = secret(terminal, &args.signer)?;
    let text = letters::introduction(&key, &whom, &args.says)?;
    store::publish(&args.output, text.as_bytes())?;
    let digits = whom.digits().to_string();
    terminal.json(|| json!({"output": args.output.to_string_lossy(), "introduced_digits": digits}));
    let done = msg!("keys-introduced", digits = digits.as_str(), path = shown_path(&args.output));
    terminal.result(words::head(Tone::Good, &msg!("head-ok"), &done));
    Ok(Class::Done)
}

/// Shows which letters count for whom.
fn show(terminal: &Terminal, args: &ShowKeys) -> Result<Class> {
    let publishers = pins::named_or_pinned(terminal, &args.at.publisher, &args.at.folders)?;
    let finding = find(&args.at.folders, &publishers, &env::temp_dir(), &Watch::default())?;
    let search = &finding.search;
    let tells = |pin: &&PinNow| pin.standing.says_something() || !pin.standing.mirrors.is_empty();
    let of_letters: Vec<&PinNow> = search.pins.iter().filter(tells).collect();
    let clear = !of_letters.is_empty() && !of_letters.iter().any(|pin| pin.standing.is_disputed());
    let class = if clear { Class::Done } else { Class::NotTrusted };
    terminal.json(|| {
        let pins: Vec<Value> = of_letters.iter().map(|pin| words::letters::pin_json(pin)).collect();
        words::judge(json!({"pins": pins}), words::class_word(class), class)
    });
    of_letters.iter().for_each(|pin| terminal.result(words::letters::pin(pin)));
    of_letters.iter().filter_map(|pin| words::letters::mirrors_differ(pin)).for_each(|text| terminal.warn(text));
    if of_letters.is_empty() {
        terminal.result(words::head(Tone::Bad, &msg!("head-not-trusted"), &msg!("keys-none-stands")));
    }
    Ok(class)
}

/// Adds a signature to a bundle, after its documents were seen.
pub(super) fn sign(terminal: &Terminal, args: &Sign) -> Result<Class> {
    let publishers = pins::named_or_pinned(terminal, &args.at.publisher, &args.at.folders)?;
    let (with, found) = unseal(terminal, &args.at, &args.unseal, &publishers, Contact::First, None)?;
    let task = Task::begin(terminal);
    let found = found.map_or_else(|| find(&args.at.folders, &publishers, &env::temp_dir(), &task.watch), Ok)?;
    let checked = crate::check::check_found(found, &publishers, &env::temp_dir(), &task.watch)?;
    let held = checked.one(&args.unseal.which.wanted())?;
    let bundle = &held.bundle;
    // Too few signatures are why somebody signs. Anybody else's bundle is none of the signer's business.
    if !matches!(bundle.trust, Trust::Short(..)) {
        publishers.admit(held, contact(&args.unseal))?;
    }
    let contents = if args.unseen {
        None
    } else {
        let decoding =
            Decoding { with: &with, workshop: &Workshop::of_this_program(), unfit: Unfit::Stops, only: None };
        let admitted = publishers.admit(held, Contact::First)?;
        let listed = open::list(&admitted, &env::temp_dir(), decoding, &task.watch);
        let contents = listed.map_err(|error| unseen(terminal, error))?.contents;
        if bundle.facts.since.is_some() { Some(content_of(&admitted, &with, &task.watch)?) } else { contents }
    };
    drop(task);
    let key = secret(terminal, &args.signer)?;
    if let (Some(corpus), Some(contents)) = (&args.corpus, contents) {
        let series = bundle.facts.base_series().unwrap_or(&bundle.facts.series);
        let options = Options::plain(series, bundle.facts.release, &bundle.facts.created);
        let task = Task::begin(terminal);
        let own = pack::dry_run(corpus, &key, &SealWith::Nothing, &options, &task.watch)?;
        if own.contents != contents {
            return Err(Error::OtherDocuments(corpus.clone()));
        }
    }
    let comment = trusted_comment(Of::Bundle, &bundle.facts.series, bundle.facts.release);
    let path = match &args.output {
        Some(path) => path.clone(),
        None => beside(&bundle.list.path, key.public())?,
    };
    if bundle.list.signatures.iter().any(|(signer, _)| signer == key.public()) {
        return Err(Error::Usage(msg!("sign-signed-already", digits = key.public().digits().to_string())));
    }
    store::publish(&path, key.sign(&bundle.list.bytes, &comment)?.as_bytes())?;
    let again = find(
        &[args.at.folders.clone(), vec![path.clone()]].concat(),
        &publishers,
        &env::temp_dir(),
        &Watch::default(),
    )?;
    let signed = again.bundles.iter().find(|other| other.list.id == bundle.list.id).unwrap_or(bundle);
    terminal.json(|| {
        let object = json!({
            "output": path.to_string_lossy(),
            "signed_by_digits": key.public().digits().to_string(),
            "contents_sha256": contents.map(|hash| hash.to_string()),
        });
        compared::object(&again.search, signed, object)
    });
    let done = msg!("sign-done", title = bundle.title(), path = shown_path(&path));
    terminal.result(words::head(Tone::Good, &msg!("head-ok"), &done));
    match contents {
        Some(hash) => terminal.result(words::labelled(&msg!("label-content"), &words::digits_of_hash(&hash))),
        None => terminal.warn(msg!("sign-unseen")),
    }
    if let Some(signatures) = words::quorum::signatures(signed) {
        terminal.result(words::labelled(&msg!("label-signatures"), &signatures));
        let counts = signed.quorum.as_ref().is_some_and(|quorum| quorum.signed_by.contains(key.public()));
        if !counts {
            terminal.warn(msg!("sign-counts-for-nothing", digits = key.public().digits().to_string()));
        }
    }
    compared::tell_letters(terminal, &again.search, [signed]);
    Ok(Class::Done)
}

/// Returns the content digest of the release that a difference makes. Whoever opens the difference gets these documents, or
/// nothing.
fn content_of(bundle: &Admitted<'_, Held>, with: &OpenWith, watch: &Watch) -> Result<Hash> {
    let name = delta::FACTS_NAME.to_owned();
    let picked = open::pick(bundle, &env::temp_dir(), with, std::slice::from_ref(&name), watch)?;
    let facts = picked.get(&name).and_then(|bytes| DeltaFacts::parse(bytes));
    Ok(facts.ok_or_else(|| ReaderError::from(DeltaFault::Malformed(delta::FACTS_NAME)))?.content)
}

/// Says how to sign without opening, where a bundle cannot be opened.
fn unseen(terminal: &Terminal, error: crate::Error) -> crate::Error {
    terminal.warn(msg!("sign-not-opened"));
    error
}

/// Returns the place of a signature beside the list, under a name that no other key has.
fn beside(list: &Path, key: &PublicKey) -> Result<PathBuf> {
    let folder = list.parent().filter(|folder| folder.is_dir());
    let folder = folder.ok_or_else(|| Error::Usage(msg!("sign-needs-output")))?;
    Ok(folder.join(pannier_reader::small::cosignature_name(SUMS_NAME, key)))
}
