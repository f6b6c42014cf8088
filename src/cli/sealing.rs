//! The sealing of `pack`: recipients, a passphrase or nothing, and the comparison with the release before.

use std::fs;
use std::path::{Path, PathBuf};

use super::args;
use super::card;
use super::error::{Error, Result};
use super::key_text::{self, Footer};
use super::messages::msg;
use super::standard;
use super::terminal::{Answers, Terminal, passphrase_from, warn_if_open_to_others};
use super::words::{self, Since};
use crate::bundle::Bundle;
use crate::error::{Half, ReaderError};
use crate::escape::shown_path;
use crate::format::Sealing;
use crate::limits;
use crate::pack::Packed;
use crate::pack::note::Note;
use crate::seal::{Listed, Recipients, SealWith};
use crate::secret::{ExposeSecret, SecretString};
use crate::store::{self, Readers};

/// The end of the name of a private note, after the name of the key.
const NOTE_SUFFIX: &str = ".recipients";

/// Reads the recipients or the passphrase.
pub(super) fn seal_with(terminal: &Terminal, args: &args::Pack) -> Result<SealWith> {
    if args.public {
        return Ok(SealWith::Nothing);
    }
    if args.passphrase || args.passphrase_file.is_some() {
        return bundle_passphrase(terminal, args.passphrase_file.as_deref()).map(SealWith::Passphrase);
    }
    Ok(SealWith::Recipients(recipients(terminal, &args.recipient, &args.recipients_file)?))
}

/// Reads recipients from texts and from files, or from cards in files. Warns about recipients that are given twice, and about open files.
pub(super) fn recipients(terminal: &Terminal, texts: &[String], paths: &[PathBuf]) -> Result<Recipients> {
    let mut files = Vec::new();
    let mut texts = texts.iter().map(|text| on_card(terminal, text)).collect::<Result<Vec<String>>>()?;
    for path in paths {
        if let Some(text) = card::recipient(terminal, path)? {
            texts.push(text);
            continue;
        }
        let bytes = standard::read_small(path, limits::KEY_MAX_BYTES)?.unwrap_or_default();
        let ask = Answers(terminal.clone());
        let reads = |text: &str| {
            let parsed = Recipients::parse(&[], &[(path.as_path(), text)], &ask);
            parsed.is_ok_and(|recipients| recipients.count() > 0).then(|| text.to_owned())
        };
        // A text that cannot be read is named with its fault below, as it stands.
        let text = key_text::read(terminal, path, &bytes, Footer::Ruled, reads)
            .or_else(|| String::from_utf8(bytes).ok())
            .ok_or_else(|| ReaderError::NotAKey { path: path.clone(), wanted: Half::Recipient })?;
        if fs::metadata(path).is_ok_and(|meta| meta.is_file())
            && store::others_who_write(path).is_ok_and(|others| others.is_some())
        {
            terminal.warn(msg!("pack-recipients-others", path = shown_path(path)));
        }
        files.push((path.as_path(), text));
    }
    let files: Vec<(&Path, &str)> = files.iter().map(|(path, text)| (*path, text.as_str())).collect();
    let recipients = Recipients::parse(&texts, &files, &Answers(terminal.clone()))?;
    if recipients.count() == 0 {
        return Err(Error::Usage(msg!("pack-for-whom")));
    }
    for double in recipients.doubles() {
        terminal.warn(words::double(double));
    }
    Ok(recipients)
}

/// Returns a recipient as a text: the text itself, or the recipient on the card in a file of that name.
fn on_card(terminal: &Terminal, text: &str) -> Result<String> {
    let path = Path::new(text);
    let card = if path.is_file() { card::recipient(terminal, path)? } else { None };
    Ok(card.unwrap_or_else(|| text.to_owned()))
}

/// Returns the passphrase for a bundle. The passphrase is from a file, or typed twice, or made here and shown once.
fn bundle_passphrase(terminal: &Terminal, file: Option<&Path>) -> Result<SecretString> {
    if let Some(path) = file {
        return passphrase_from(path);
    }
    let typed = terminal.ask_new_passphrase(&msg!("pack-new-passphrase"))?;
    let typed = typed.ok_or_else(|| Error::Usage(msg!("pack-needs-passphrase")))?;
    if !typed.expose_secret().is_empty() {
        return Ok(typed);
    }
    let made = super::passphrase::generate()?;
    // A secret does not go through a message, because a message would leave copies in memory.
    terminal.say(format_args!("{}\n  {}", msg!("pack-made-passphrase"), made.expose_secret()));
    Ok(made)
}

/// Returns the recipients. There are no recipients if the payload is sealed in another way.
pub(super) fn listed(with: &SealWith) -> &[Listed] {
    if let SealWith::Recipients(recipients) = with { recipients.listed() } else { &[] }
}

/// The private note beside a publisher's key.
pub(super) struct Kept {
    path: PathBuf,
    note: Note,
}

impl Kept {
    /// Reads the note, or begins a note if the user asks for a note. Writes the note at once: a place that cannot be written
    /// is told before the work, not after the work.
    pub(super) fn beside(terminal: &Terminal, args: &args::Pack) -> Result<Option<Self>> {
        // The key of a parcel has no file, and no note beside it.
        let Some(key) = &args.key else { return Ok(None) };
        let mut path = key.clone().into_os_string();
        path.push(NOTE_SUFFIX);
        let path = PathBuf::from(path);
        let no_note =
            |line: usize| Error::Usage(msg!("pack-no-note", path = shown_path(&path), line = line.to_string()));
        let note = match path.symlink_metadata() {
            Err(_) if !args.remember_recipients => return Ok(None),
            Err(_) => Note::default(),
            Ok(meta) => {
                if !meta.is_file() {
                    return Err(no_note(1));
                }
                if store::others_who_write(&path).is_ok_and(|others| others.is_some()) {
                    return Err(Error::Usage(msg!("pack-note-others", path = shown_path(&path))));
                }
                warn_if_open_to_others(terminal, &path);
                let bytes = store::read_small_any(&path, limits::KEY_MAX_BYTES)?.ok_or_else(|| no_note(1))?;
                Note::parse(std::str::from_utf8(&bytes).map_err(|_| no_note(1))?).map_err(no_note)?
            }
        };
        let kept = Self { path, note };
        if !args.dry_run {
            kept.write()?;
        }
        Ok(Some(kept))
    }

    /// Adds a release to the note. A release without recipients is not added.
    pub(super) fn add(&mut self, packed: &Packed, recipients: &[Listed]) -> Result<()> {
        let Some(id) = packed.id.filter(|_| packed.facts.sealing == Sealing::Recipients) else { return Ok(()) };
        self.note.add(id, &packed.facts, recipients);
        while self.note.text().len() as u64 > limits::KEY_MAX_BYTES && self.note.forget_oldest() {}
        self.write()
    }

    fn write(&self) -> Result<()> {
        Ok(store::replace(&self.path, self.note.text().as_bytes(), Readers::Owner)?)
    }

    /// Returns the path of the note.
    pub(super) fn path(&self) -> &Path {
        &self.path
    }
}

/// Compares the recipients with the recipients of the release before.
pub(super) fn since(previous: Option<&Bundle>, kept: Option<&Kept>, recipients: &[Listed]) -> Since {
    let Some(previous) = previous.filter(|_| !recipients.is_empty()) else { return Since::Nothing };
    let title = previous.title();
    let Some(kept) = kept else { return Since::NoNote(title) };
    if previous.facts.sealing != Sealing::Recipients {
        return Since::OtherSealing(title);
    }
    match kept.note.compare(&previous.facts.extends.unwrap_or(previous.list.id), recipients) {
        Some(compared) => Since::Known(title, compared),
        None => Since::Unknown(title),
    }
}
