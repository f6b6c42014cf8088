//! `keygen`: the keys of a publisher, the keys of a recipient, or both.

use std::fs;
use std::path::Path;

use serde_json::json;

use super::args;
use super::error::{Error, Result};
use super::exit::Class;
use super::messages::msg;
use super::terminal::{Terminal, passphrase_from};
use super::tone::Tone;
use super::words;
use crate::error::{Doing, ReaderError};
use crate::escape::shown_path;
use crate::format::recipients::digits_of_recipient;
use crate::keys::SecretKey;
use crate::pack::letters;
use crate::seal::generate_identity;
use crate::secret::{ExposeSecret, SecretString};
use crate::store::{self, Readers};

/// A file that is made.
struct Made<'a> {
    name: &'static str,
    text: &'a str,
    readers: Readers,
}

/// Makes a publisher's key and a recipient's key, or one of them.
pub(super) fn keygen(terminal: &Terminal, args: &args::Keygen) -> Result<Class> {
    let folder = &args.folder;
    let (publishes, receives) = (!args.recipient, !args.publisher);
    let of_publisher = ["publisher.key", "publisher.pub", "gone.txt"].into_iter().filter(|_| publishes);
    let names = of_publisher.chain(["recipient.key", "recipient.pub"].into_iter().filter(|_| receives));
    if let Some(there) = names.map(|name| folder.join(name)).find(|path| path.symlink_metadata().is_ok()) {
        return Err(ReaderError::Exists(there).into());
    }
    let passphrase = if publishes { passphrase(terminal, args)? } else { None };
    let key = SecretKey::generate()?;
    let (identity, recipient) = generate_identity();
    let (secret, public) = (key.file_text(passphrase.as_ref())?, key.public().file_text());
    let recipient_digits = digits_of_recipient(&recipient);
    // For age the first line is a comment. `pack` compares the digits with the recipient.
    let recipient_text = format!("# digits {recipient_digits}\n{recipient}\n");
    let gone = letters::gone(&key)?;
    let made = |name, text, readers| Made { name, text, readers };
    let mut files = Vec::new();
    if publishes {
        files.push(made("publisher.key", secret.as_str(), Readers::Owner));
        files.push(made("publisher.pub", &public, Readers::Everybody));
        files.push(made("gone.txt", &gone, Readers::Owner));
    }
    if receives {
        files.push(made("recipient.key", identity.expose_secret(), Readers::Owner));
        files.push(made("recipient.pub", &recipient_text, Readers::Everybody));
    }
    in_new_folder(folder, || {
        let paths: Vec<_> = files.iter().map(|file| folder.join(file.name)).collect();
        let all = paths.iter().zip(&files).map(|(path, file)| (path.as_path(), file.text.as_bytes(), file.readers));
        Ok(store::publish_all(&all.collect::<Vec<_>>())?)
    })?;

    let digits = key.public().digits().to_string();
    terminal.json(|| {
        json!({
            "output": folder.to_string_lossy(),
            "files": files.iter().map(|file| folder.join(file.name).to_string_lossy().into_owned()).collect::<Vec<_>>(),
            "publisher": publishes.then(|| key.public().base64()),
            "publisher_digits": publishes.then_some(&digits),
            "recipient": receives.then_some(&recipient),
            "recipient_digits": receives.then(|| recipient_digits.to_string()),
        })
    });
    let done = msg!("keygen-done", folder = shown_path(folder), files = files.len());
    terminal.result(words::head(Tone::Good, &msg!("head-ok"), &done));
    let line = |name: &str, text: String| terminal.result(format_args!("  {name:13}  {text}"));
    if publishes {
        line("publisher.key", msg!("keygen-publisher-key", guarded = words::choice(passphrase.is_some())));
        line("publisher.pub", msg!("keygen-publisher-pub"));
        line("", digits);
    }
    if receives {
        line("recipient.key", msg!("keygen-recipient-key"));
        line("recipient.pub", msg!("keygen-recipient-pub"));
        line("", recipient_digits.to_string());
        line("", recipient);
    }
    if publishes {
        line("gone.txt", msg!("keygen-gone"));
        let own = words::typed_path(&folder.join("publisher.pub"));
        terminal.result(words::next(&format!("pannier trust {own}   ({})", msg!("keygen-own-pin"))));
    }
    Ok(Class::Done)
}

/// Returns the new passphrase of the publisher's key; `None` if the person wants none.
fn passphrase(terminal: &Terminal, args: &args::Keygen) -> Result<Option<SecretString>> {
    if args.no_passphrase {
        return Ok(None);
    }
    let passphrase = match &args.key_passphrase_file {
        Some(path) => Some(passphrase_from(path)?),
        None => terminal.ask_new_passphrase(&msg!("keygen-new-passphrase"))?,
    };
    let passphrase = passphrase.ok_or_else(|| Error::Usage(msg!("keygen-needs-passphrase")))?;
    if passphrase.expose_secret().is_empty() {
        return Err(Error::Usage(msg!("keygen-empty-passphrase")));
    }
    Ok(Some(passphrase))
}

/// Runs work in a folder. The folder and the folders above are made if they do not exist. If the work fails, the new
/// folders are removed again.
fn in_new_folder(folder: &Path, work: impl FnOnce() -> Result<()>) -> Result<()> {
    let new: Vec<&Path> = folder.ancestors().take_while(|path| *path != Path::new("") && !path.exists()).collect();
    let made = fs::create_dir_all(folder).map_err(|e| Error::io(Doing::Create, folder, e));
    made.and_then(|()| work()).inspect_err(|_| new.iter().for_each(|path| drop(fs::remove_dir(path))))
}
