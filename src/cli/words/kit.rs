//! The sentences about kits: a kit compared with its list, a kit on a carrier, and the text beside it.

use std::path::PathBuf;

use serde_json::{Value, json};

use super::compared::{by, known_as, pinned_as};
use super::line::{digits_of_hash, few, head, line, listed, padded};
use crate::bundle::Bundle;
use crate::cli::language::{self, Language};
use crate::cli::messages::{Catalogue, msg};
use crate::cli::tone::Tone;
use crate::error::{KitFault, Maker};
use crate::escape::{shown, shown_path};
use crate::find::Search;
use crate::find::kits::KnownKit;
use crate::format::sums::VOUCHER_NAME;
use crate::kit::{Compared, Kit, Laid, Signer};
use crate::units::bytes;
use pannier_reader::others::{Fate, vouched, voucher};

/// Columns of a label in the result of `pack`.
const PACK_COLUMNS: usize = 11;

/// Returns what `kit verify` says.
pub(in crate::cli) fn verified(kit: &Kit, compared: &Compared, signer: Option<&Signer>, maker: &Maker) -> String {
    let is_trusted = *maker != Maker::Unknown;
    let (folder, files) = (shown_path(&kit.folder), compared.genuine.len());
    let version = signer.map_or_else(|| msg!("kit-no-version"), |signer| shown(&signer.version));
    let (tone, word) = crate::cli::kit::head(is_trusted, compared.is_genuine());
    let text = match (is_trusted, compared.is_genuine()) {
        (false, _) => msg!("kit-not-trusted", folder = folder),
        (true, false) => msg!("kit-altered", folder = folder, files = compared.others().count()),
        (true, true) => msg!("kit-genuine", version = version, folder = folder, maker = by(maker), files = files),
    };
    let mut out = head(tone, &word, &text);
    if let Some(signer) = signer {
        line(&mut out, &msg!("label-signed-by"), &known_as(&signer.key.digits().to_string(), maker));
    }
    line(&mut out, &msg!("label-kit"), &msg!("kit-digits", digits = digits_of_hash(&kit.id)));
    let paths = |paths: &[PathBuf]| paths.iter().map(|path| shown_path(path)).collect::<Vec<_>>();
    for (label, names) in [
        (msg!("label-altered"), paths(&compared.altered)),
        (msg!("label-not-listed"), paths(&compared.strange)),
        (msg!("label-missing"), compared.missing.iter().map(|name| shown(name)).collect()),
    ] {
        if let Some(names) = few(names.into_iter()) {
            line(&mut out, &label, &names);
        }
    }
    out
}

/// Returns the same as one object.
pub(in crate::cli) fn verified_json(kit: &Kit, compared: &Compared, signer: Option<&Signer>, maker: &Maker) -> Value {
    let paths = |paths: &[PathBuf]| paths.iter().map(|path| path.to_string_lossy().into_owned()).collect::<Vec<_>>();
    let files = compared.genuine.iter().map(|(name, bytes)| json!({"name": name, "bytes": bytes}));
    super::with(
        about_json(kit, signer),
        json!({
            "path": kit.folder.to_string_lossy(),
            "trusted": pinned_as(maker).is_some(),
            "pinned_as": pinned_as(maker),
            "genuine": files.collect::<Vec<_>>(),
            "altered": paths(&compared.altered),
            "not_in_list": paths(&compared.strange),
            "missing": compared.missing,
        }),
    )
}

/// Returns which kit a kit is, as one object.
pub(in crate::cli) fn about_json(kit: &Kit, signer: Option<&Signer>) -> Value {
    json!({
        "version": signer.map(|signer| signer.version.as_str()),
        "signer_digits": signer.map(|signer| signer.key.digits().to_string()),
        "sha256": kit.id.to_string(),
        "digits": digits_of_hash(&kit.id),
    })
}

/// Returns what is said of a kit that was laid on a carrier.
pub(in crate::cli) fn laid(kit: &Kit, laid: &Laid, version: &str, beside: &str) -> String {
    let (folder, files, size) = (shown_path(&laid.folder), laid.files.len(), bytes(laid.bytes()));
    let text = msg!("kit-laid", version = shown(version), folder = folder, files = files, size = size, text = beside);
    let mut out = head(Tone::Good, &msg!("head-ok"), &text);
    line(&mut out, &msg!("label-kit"), &msg!("kit-digits", digits = digits_of_hash(&kit.id)));
    let names = |files: &[(String, u64)]| files.iter().map(|(name, _)| shown(name)).collect::<Vec<_>>();
    line(&mut out, &msg!("label-laid"), &listed(&names(&laid.files)));
    if let Some(left) = few(names(&laid.left).into_iter()) {
        line(&mut out, &msg!("label-left-out"), &left);
    }
    out
}

/// Returns the line about the kit for which a publisher vouches.
pub(in crate::cli) fn packed(kit: &Kit, signer: &Signer, maker: &str) -> String {
    let digits = digits_of_hash(&kit.id);
    let text = msg!("pack-kit", name = VOUCHER_NAME, version = shown(&signer.version), digits = digits, maker = maker);
    format!("  {} {text}", padded(&msg!("label-kit"), PACK_COLUMNS))
}

/// Returns the text beside a kit, for people who hold a carrier and have nothing else: one part for each language, English first.
/// The text is the same whatever the language of the program is.
pub(in crate::cli) fn start_here(version: Option<&str>) -> String {
    let (mut below, mut parts) = (String::new(), Vec::new());
    for language in language::ALL {
        let words = Catalogue::of(language);
        let version = version.map_or_else(|| words.phrase("kit-no-version"), str::to_owned);
        let text = msg!("kit-start-here" in words, version = version);
        if language == Language::English {
            parts.push(text);
            continue;
        }
        below += &(words.phrase("kit-start-here-below") + "\n");
        parts.push(
            [words.phrase("kit-start-here-name"), words.phrase("language-unread"), String::new(), text].join("\n"),
        );
    }
    let all = parts.iter().map(|text| text.trim_end().to_owned() + "\n").collect::<Vec<_>>().join("\n\n");
    let (title, rest) = all.split_once('\n').unwrap_or((&all, ""));
    format!("{title}\n\n{below}{rest}")
}

/// Returns the sentences about the kit for which a trusted bundle vouches: the kit is here, or not.
pub(in crate::cli) fn of_bundle(search: &Search, bundle: &Bundle) -> Vec<String> {
    let Some(list) = vouched(bundle, search.carriers.as_ref()) else { return Vec::new() };
    let digits = digits_of_hash(&list);
    let here: Vec<&KnownKit> = search.kits.known.iter().filter(|kit| kit.list == list).collect();
    if here.is_empty() {
        return vec![msg!("kit-known-missing", digits = digits)];
    }
    let told = |kit: &KnownKit| {
        let folder = shown_path(&kit.folder);
        match kit.altered.len() {
            0 => msg!("kit-known", folder = folder, files = kit.genuine, digits = digits.as_str()),
            altered => msg!("kit-known-altered", folder = folder, files = altered),
        }
    };
    here.into_iter().map(told).collect()
}

/// Returns what became of the kit for which a bundle vouches; null if the bundle vouches for none.
pub(super) fn of_bundle_json(search: &Search, bundle: &Bundle) -> Value {
    let Some(fate) = voucher(bundle) else { return Value::Null };
    let Some(list) = vouched(bundle, search.carriers.as_ref()) else {
        return if matches!(fate, Fate::Left(_)) { json!("left") } else { json!("no-voucher") };
    };
    let mut here = search.kits.known.iter().filter(|kit| kit.list == list).peekable();
    match (here.peek().is_some(), here.all(|kit| kit.altered.is_empty())) {
        (false, _) => json!("missing"),
        (true, true) => json!("genuine"),
        (true, false) => json!("altered"),
    }
}

/// Returns the sentence of a fault of a kit.
pub(super) fn fault(fault: &KitFault) -> String {
    match fault {
        KitFault::None(folder) => msg!("error-kit-none", folder = shown_path(folder)),
        KitFault::Untrusted(folder) => msg!("error-kit-untrusted", folder = shown_path(folder)),
        KitFault::Altered { folder, files } => {
            let names = few(files.iter().map(|path| shown_path(path))).unwrap_or_default();
            msg!("error-kit-altered", folder = shown_path(folder), names = names)
        }
    }
}
