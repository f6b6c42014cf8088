//! `sheet`: a bundle, or one public thing, on paper.

use std::env;
use std::path::{Path, PathBuf};

use serde_json::json;

use super::args::{self, Only};
use super::compared;
use super::error::{Error, Result};
use super::exit::Class;
use super::messages::msg;
use super::pins;
use super::terminal::{Task, Terminal};
use super::want::slip_in;
use super::words;
use crate::bundle::Bundle;
use crate::check::{self, Checked, Held};
use crate::courier::want::{asked_blocks, enough_of};
use crate::error::{CodesFault, ReaderError};
use crate::escape::shown_path;
use crate::format::transport;
use crate::limits;
use crate::open::{Admitted, Contact};
use crate::store;
use crate::store::ScratchIn;
use crate::trust::Publishers;
use crate::watch::Watch;
use pannier_optical::objects::carry::{self, Extent, Object};
use pannier_optical::objects::object::Share;
use pannier_optical::paper::card::Card;
use pannier_optical::paper::page::{Page, pdf};
use pannier_optical::paper::sheet::Sheet;

/// The form of the output, by the ending of the file name.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Form {
    Pdf,
    Svg,
    Png,
    Text,
}

/// Prints a bundle or a card into a file.
pub(super) fn run(terminal: &Terminal, args: &args::Sheet) -> Result<Class> {
    let form = form(&args.output)?;
    if let Some(text) = &args.card {
        return card(terminal, &card_of(text)?, form, args);
    }
    let task = Task::begin(terminal);
    let (checked, publishers) = carried(terminal, &args.from, &task.watch)?;
    let admitted = admitted(&args.from, &checked, &publishers)?;
    let bundle = &admitted.get().bundle;
    compared::warn_of(terminal, &checked.search, bundle);
    if args.only == Some(Only::Keys) {
        drop(task);
        return card(terminal, &Card::Publisher(bundle.publisher.clone()), form, args);
    }
    let extent = if args.only == Some(Only::Small) { Extent::Small } else { extent(terminal, &args.from, bundle)? };
    let objects = objects(&admitted, &extent, &args.spare, &task.watch)?;
    let heading = Box::new(words::Heading::of(bundle));
    let mut sheet = Sheet::new(heading, &objects, args.profile.into(), args.paper.into(), &task.watch)?;
    if extent == Extent::Whole && form != Form::Text && !args.no_cover {
        sheet = sheet.with_cover(&carry::small_object(bundle)?)?;
    }
    let files = match form {
        Form::Svg | Form::Png => page_files(&args.output, sheet.page_count(), sheet.has_cover()),
        Form::Pdf | Form::Text => vec![args.output.clone()],
    };
    if let Some(there) = files.iter().find(|file| file.exists()) {
        return Err(ReaderError::Exists(there.clone()).into());
    }
    terminal.say(words::sheet::sheet_plan(&sheet));
    match form {
        Form::Pdf => store::publish(&args.output, &sheet.pdf(&task.watch)?)?,
        Form::Text => {
            let text: String = sheet.lines().map(|line| line + "\n").collect();
            store::publish(&args.output, text.as_bytes())?;
        }
        Form::Svg | Form::Png => {
            let pages = (0..sheet.page_count()).map(|number| sheet.page(number));
            for (page, file) in sheet.cover()?.map(Ok).into_iter().chain(pages).zip(&files) {
                store::publish(file, &bytes_of(&page?, form)?)?;
            }
        }
    }
    drop(task);
    terminal.json(|| {
        json!({
            "bundle": bundle.list.id.to_string(),
            "pages": sheet.page_count(),
            "codes": sheet.code_count(),
            "cover": sheet.has_cover(),
            "cover_codes": sheet.cover_code_count(),
            "codes_a_page": sheet.codes_a_page(),
            "objects": words::sheet::objects_json(&sheet.groups),
            "files": files.iter().map(|file| file.to_string_lossy()).collect::<Vec<_>>(),
        })
    });
    terminal.result(words::sheet::sheet(bundle, &sheet, &files));
    words::others::not_in_codes(bundle).into_iter().for_each(|sentence| terminal.say(sentence));
    Ok(Class::Done)
}

/// Finds the bundles to carry.
pub(super) fn carried(terminal: &Terminal, from: &args::Carried, watch: &Watch) -> Result<(Checked, Publishers)> {
    if from.folders.is_empty() {
        return Err(Error::Usage(msg!("sheet-no-folder")));
    }
    let publishers = pins::named_or_pinned(terminal, &from.publisher, &from.folders)?;
    Ok((check::check(&from.folders, &publishers, &env::temp_dir(), watch)?, publishers))
}

/// Returns the bundle to carry, if its publisher is trusted, or if trust is not needed.
pub(super) fn admitted<'a>(
    from: &args::Carried,
    checked: &'a Checked,
    publishers: &Publishers,
) -> Result<Admitted<'a, Held>> {
    let contact = if from.untrusted_publisher { Contact::First } else { Contact::Pinned };
    Ok(publishers.admit(checked.one(&from.which.wanted())?, contact)?)
}

/// Returns the part to carry: everything, or the request of a want-slip.
pub(super) fn extent(terminal: &Terminal, from: &args::Carried, bundle: &Bundle) -> Result<Extent> {
    let Some(text) = &from.missing else { return Ok(Extent::Whole) };
    let path = Path::new(text);
    let slip = if path.is_file() {
        let bytes = store::read_small(path, limits::KEY_MAX_BYTES)?.unwrap_or_default();
        let texts = transport::plain(&bytes);
        slip_in(terminal, texts.first().map_or("", |(text, _)| text.as_str()))?
    } else {
        slip_in(terminal, text)?
    };
    // Paper is expensive and has spare codes of its own, so only the chunks of enough blocks to open are carried.
    let blocks = enough_of(&slip, &asked_blocks(&slip, bundle)?, bundle, |enough| enough, |_| true);
    let chunks = blocks.iter().filter_map(|block| bundle.chunks.get(bundle.layout.place_of(*block).0));
    Ok(Extent::Chunks(chunks.map(|chunk| chunk.name.clone()).collect()))
}

/// The objects to carry.
pub(super) fn objects(bundle: &Admitted<'_, Held>, extent: &Extent, spare: &str, watch: &Watch) -> Result<Vec<Object>> {
    let number = spare.strip_suffix('%').unwrap_or(spare);
    let percent = number.parse().ok().filter(|percent| *percent <= 200);
    let percent = percent.ok_or_else(|| Error::Usage(msg!("sheet-bad-spare", spare = spare)))?;
    Ok(carry::objects(bundle, extent, Share::percent(percent), &ScratchIn(env::temp_dir()), watch)?)
}

fn card(terminal: &Terminal, card: &Card, form: Form, args: &args::Sheet) -> Result<Class> {
    if form == Form::Text {
        return Err(Error::Usage(msg!("sheet-card-is-picture")));
    }
    let page = card.page(args.paper.into(), &words::paper::card(card))?;
    store::publish(&args.output, &bytes_of(&page, form)?)?;
    terminal.json(|| {
        json!({
            "card": words::sheet::card_word(card), "text": card.text(), "files": [args.output.to_string_lossy()],
        })
    });
    terminal.result(words::sheet::card(card, &args.output));
    Ok(Class::Done)
}

/// Returns the card of the content of a file, or of a text.
fn card_of(text: &str) -> Result<Card> {
    let path = Path::new(text);
    if !path.is_file() {
        return Ok(Card::of(text)?);
    }
    let bytes = store::read_small(path, limits::KEY_MAX_BYTES)?.ok_or(CodesFault::NoCard)?;
    let texts = transport::plain(&bytes);
    let (text, _) = texts.first().ok_or(CodesFault::NoCard)?;
    Ok(Card::of(text)?)
}

fn bytes_of(page: &Page, form: Form) -> pannier_optical::Result<Vec<u8>> {
    match form {
        Form::Pdf | Form::Text => pdf(std::slice::from_ref(page)),
        Form::Svg => Ok(page.svg().into_bytes()),
        Form::Png => page.png(),
    }
}

fn form(path: &Path) -> Result<Form> {
    let extension = path.extension().map(|extension| extension.to_string_lossy().to_lowercase()).unwrap_or_default();
    match extension.as_str() {
        "pdf" => Ok(Form::Pdf),
        "svg" => Ok(Form::Svg),
        "png" => Ok(Form::Png),
        "txt" => Ok(Form::Text),
        _ => Err(Error::Usage(msg!("sheet-bad-name", path = shown_path(path)))),
    }
}

/// Returns `NAME.svg` for a single page. Otherwise, returns `NAME-cover.svg`, `NAME-01.svg` and so on.
fn page_files(path: &Path, pages: usize, cover: bool) -> Vec<PathBuf> {
    if pages == 1 && !cover {
        return vec![path.to_owned()];
    }
    let stem = path.file_stem().unwrap_or_default().to_string_lossy();
    let extension = path.extension().unwrap_or_default().to_string_lossy();
    let width = pages.to_string().len().max(2);
    let named = |what: String| path.with_file_name(format!("{stem}-{what}.{extension}"));
    let cover = cover.then(|| named("cover".to_owned()));
    cover.into_iter().chain((1..=pages).map(|number| named(format!("{number:0width$}")))).collect()
}
