//! `sheet`: a bundle, or one public thing, on paper.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};

use serde_json::json;

use super::args::{self, Only};
use super::carrier::named;
use super::compared;
use super::error::{Error, Result};
use super::exit::Class;
use super::messages::msg;
use super::pages;
use super::pins;
use super::terminal::{Task, Terminal};
use super::want::slip_in;
use super::words;
use crate::bundle::Bundle;
use crate::check::{self, Checked, Held};
use crate::courier::want::{asked_blocks, enough_of};
use crate::error::{CodesFault, ReaderError};
use crate::escape::shown_path;
use crate::first::paper::{first_bag, with_first};
use crate::format::transport;
use crate::limits;
use crate::open::{Admitted, Contact};
use crate::store;
use crate::store::ScratchIn;
use crate::trust::Publishers;
use crate::watch::Watch;
use pannier_optical::codes::cells::BODY_BYTES;
use pannier_optical::objects::carry::{self, Extent, Object};
use pannier_optical::objects::object::Share;
use pannier_optical::paper::card::Card;
use pannier_optical::paper::cells::CellSheet;
use pannier_optical::paper::leaf;
use pannier_optical::paper::page::{Page, pdf};
use pannier_optical::paper::sheet::Sheet;
use pannier_reader::others::vouched;

/// The form of the output, by the ending of the file name.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Form {
    Pdf,
    Svg,
    Png,
    Text,
}

/// The most languages of paper beside English: the number of a page stands beside it in three.
const LANGUAGES_MOST: usize = 3;
/// The file of a card where nobody names one.
const CARD: &str = "card.pdf";

/// Prints a bundle or a card into a file.
pub(super) fn run(terminal: &Terminal, args: &args::Sheet) -> Result<Class> {
    if let Some(output) = &args.output {
        form(output)?;
    }
    if let Some(text) = &args.card {
        let output = args.output.clone().unwrap_or_else(|| PathBuf::from(CARD));
        has_languages(args, form(&output)?)?;
        return card(terminal, &card_of(text)?, Some((&output, form(&output)?)), args);
    }
    // What no PDF can have is refused before anything is read.
    has_languages(args, args.output.as_deref().map_or(Ok(Form::Pdf), form)?)?;
    let task = Task::begin(terminal);
    let (checked, publishers) = carried(terminal, &args.from, &task.watch)?;
    let admitted = admitted(&args.from, &checked, &publishers)?;
    let bundle = &admitted.get().bundle;
    compared::warn_of(terminal, &checked.search, bundle);
    let facts = &bundle.facts;
    let output = args.output.clone().unwrap_or_else(|| match args.only {
        Some(Only::Keys) => PathBuf::from(CARD),
        _ => PathBuf::from(format!("{}.pdf", named(&facts.series, facts.release).display())),
    });
    let onto = Some((output.as_path(), form(&output)?));
    if args.only == Some(Only::Keys) {
        drop(task);
        return card(terminal, &Card::Publisher(bundle.publisher.clone()), onto, args);
    }
    let asked = asked(terminal, &args.from, bundle)?;
    let extent = match (args.only, args.table) {
        (Some(Only::Small), false) => Extent::Small,
        (Some(Only::Small), true) => Extent::SmallWithTable,
        _ => extent(asked.as_deref(), bundle),
    };
    let objects = objects(&admitted, &extent, args.spare.as_deref(), Share::DEFAULT, &task.watch)?;
    let share = named_share(args.spare.as_deref())?.unwrap_or(Share::DEFAULT);
    let first = first_bag(admitted.get(), (&extent, asked.as_deref()), &objects, share)?;
    let Some(print) = args.profile.print() else {
        return cells((terminal, task), args, onto, bundle, (objects, first));
    };
    let is_text = onto.is_some_and(|(_, form)| form == Form::Text);
    let small = (extent == Extent::Whole && !is_text && !args.no_cover).then(|| carry::small_object(bundle));
    let carried = (objects.as_slice(), first.as_ref());
    let vouching = (bundle, vouched(bundle, checked.search.carriers.as_ref()));
    let (plan, objects, chosen) = pages::planned((args, print), vouching, carried, small.transpose()?.as_ref())?;
    let left = (extent == Extent::Small && carry::leaves_table(bundle)).then(|| words::sheet::left_table(bundle));
    let Some((output, form)) = onto.filter(|_| !args.dry_run) else {
        drop(task);
        terminal.json(|| words::sheet::json(bundle, (&plan, &args.languages()), chosen, None, &[]));
        terminal.result(words::sheet::dry_run(bundle, &plan, chosen));
        left.into_iter().for_each(|sentence| terminal.say(sentence));
        return Ok(Class::Done);
    };
    let files = match form {
        Form::Svg | Form::Png => page_files(output, plan.page_count(), plan.has_cover()),
        Form::Pdf | Form::Text => vec![output.to_owned()],
    };
    if let Some(there) = files.iter().find(|file| file.exists()) {
        return Err(ReaderError::Exists(there.clone()).into());
    }
    terminal.say(words::sheet::sheet_plan(&plan, chosen));
    if !is_text {
        pages::agreed(terminal, args, plan.printed_page_count())?;
    }
    let sheet = Sheet::of(plan, &objects, &task.watch)?;
    match form {
        Form::Pdf => store::publish(output, &sheet.pdf(&task.watch)?)?,
        Form::Text => {
            let text: String = sheet.lines().map(|line| line + "\n").collect();
            store::publish(output, text.as_bytes())?;
        }
        Form::Svg | Form::Png => {
            let pages = (0..sheet.page_count()).map(|number| sheet.page(number));
            let mut pages = sheet.cover()?.map(Ok).into_iter().chain(pages);
            all_or_none(&files, |_| pages.next().map_or(Ok(Vec::new()), |page| Ok(bytes_of(&page?, form)?)))?;
        }
    }
    drop(task);
    terminal.json(|| words::sheet::json(bundle, (&sheet, &args.languages()), chosen, Some(output), &files));
    terminal.result(words::sheet::sheet(bundle, &sheet, &files));
    left.into_iter().chain(words::others::not_in_codes(bundle)).for_each(|sentence| terminal.say(sentence));
    Ok(Class::Done)
}

/// Prints objects of a bundle as pages of cells.
fn cells(
    (terminal, task): (&Terminal, Task),
    args: &args::Sheet,
    onto: Option<(&Path, Form)>,
    bundle: &Bundle,
    (mut objects, first): (Vec<Object>, Option<Object>),
) -> Result<Class> {
    if let Some(first) = first {
        let page_codes = CellSheet::new(&[], args.paper.into())?.frames_a_page();
        objects = with_first(&objects, &first, BODY_BYTES, page_codes).unwrap_or(objects);
    }
    let sheet = CellSheet::new(&objects, args.paper.into())?;
    let Some((output, form)) = onto.filter(|_| !args.dry_run) else {
        drop(task);
        terminal.json(|| words::cells::json(bundle, &sheet, None, &[]));
        terminal.result(words::cells::plan(&sheet));
        return Ok(Class::Done);
    };
    let files = match form {
        Form::Pdf | Form::Text => vec![output.to_owned()],
        Form::Svg | Form::Png => page_files(output, sheet.page_count(), false),
    };
    if let Some(there) = files.iter().find(|file| file.exists()) {
        return Err(ReaderError::Exists(there.clone()).into());
    }
    terminal.say(words::cells::plan(&sheet));
    if form != Form::Text {
        pages::agreed(terminal, args, sheet.page_count())?;
    }
    let line = |number: usize, pages: usize| words::cells::page(bundle, number, pages);
    match form {
        Form::Text => {
            let text: String = sheet.lines().map(|line| line + "\n").collect();
            store::publish(output, text.as_bytes())?;
        }
        Form::Pdf => store::publish(output, &sheet.pdf(&line)?)?,
        Form::Svg | Form::Png => {
            all_or_none(&files, |number| Ok(bytes_of(&sheet.page(number, &line), form)?))?;
        }
    }
    drop(task);
    terminal.json(|| words::cells::json(bundle, &sheet, Some(output), &files));
    terminal.result(words::cells::sheet(bundle, &sheet, &files));
    words::others::not_in_codes(bundle).for_each(|sentence| terminal.say(sentence));
    Ok(Class::Done)
}

/// Writes files, and removes them again if one of them cannot be written. Half a set would be in the way of the next run.
fn all_or_none(files: &[PathBuf], mut bytes: impl FnMut(usize) -> Result<Vec<u8>>) -> Result<()> {
    for (number, file) in files.iter().enumerate() {
        if let Err(error) = bytes(number).and_then(|bytes| Ok(store::publish(file, &bytes)?)) {
            // No file was there before: a name that is taken is refused.
            files.iter().take(number).for_each(|file| drop(fs::remove_file(file)));
            return Err(error);
        }
    }
    Ok(())
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

/// Returns the blocks that a want-slip asks for, if there is one.
pub(super) fn asked(terminal: &Terminal, from: &args::Carried, bundle: &Bundle) -> Result<Option<Vec<u32>>> {
    let Some(text) = &from.missing else { return Ok(None) };
    let path = Path::new(text);
    let slip = if path.is_file() {
        let bytes = store::read_small(path, limits::KEY_MAX_BYTES)?.unwrap_or_default();
        let texts = transport::plain(&bytes);
        slip_in(terminal, texts.first().map_or("", |(text, _)| text.as_str()))?
    } else {
        slip_in(terminal, text)?
    };
    // Paper is expensive and has spare codes of its own, so only the chunks of enough blocks to open are carried.
    Ok(Some(enough_of(&slip, &asked_blocks(&slip, bundle)?, bundle, |enough| enough, |_| true)))
}

/// Returns the part to carry: everything, or the chunks of the blocks that are asked for.
pub(super) fn extent(asked: Option<&[u32]>, bundle: &Bundle) -> Extent {
    let Some(blocks) = asked else { return Extent::Whole };
    let chunks = blocks.iter().filter_map(|block| bundle.chunks.get(bundle.layout.place_of(*block).0));
    Extent::Chunks(chunks.map(|chunk| chunk.name.clone()).collect())
}

/// Returns the share of recovery codes that a person named.
fn named_share(spare: Option<&str>) -> Result<Option<Share>> {
    let named = |spare: &str| {
        let percent = spare.strip_suffix('%').unwrap_or(spare).parse().ok().filter(|percent| *percent <= 200);
        percent.map(Share::percent).ok_or_else(|| Error::Usage(msg!("sheet-bad-spare", spare = spare)))
    };
    spare.map(named).transpose()
}

/// The objects to carry. `share` counts if the person named none.
pub(super) fn objects(
    bundle: &Admitted<'_, Held>,
    extent: &Extent,
    spare: Option<&str>,
    share: Share,
    watch: &Watch,
) -> Result<Vec<Object>> {
    let named = named_share(spare)?;
    let mut objects = carry::objects(bundle, extent, named.unwrap_or(share), &ScratchIn(env::temp_dir()), watch)?;
    if let (Some(named), Extent::Small | Extent::SmallWithTable) = (named, extent) {
        objects.iter_mut().for_each(|object| object.share = named);
    }
    Ok(objects)
}

fn card(terminal: &Terminal, card: &Card, onto: Option<(&Path, Form)>, args: &args::Sheet) -> Result<Class> {
    let Some((output, form)) = onto.filter(|_| !args.dry_run) else {
        return Err(Error::Usage(msg!("sheet-card-is-one-page")));
    };
    if form == Form::Text {
        return Err(Error::Usage(msg!("sheet-card-is-picture")));
    }
    let words = words::paper::card(card);
    let page = card.page(args.paper.into(), &words)?;
    let leaves: Vec<_> = args.printed().iter().map(|printed| words::leaf::card(printed, card)).collect();
    let bytes = match leaves.as_slice() {
        [] => bytes_of(&page, form)?,
        leaves => pdf(&[vec![page], leaf::pages(args.paper.into(), &words.title, leaves)].concat())?,
    };
    store::publish(output, &bytes)?;
    terminal.json(|| {
        json!({
            "card": words::sheet::card_word(card),
            "text": card.text(),
            "languages": words::leaf::codes(&args.languages()),
            "output": output.to_string_lossy(),
            "files": [output.to_string_lossy()],
        })
    });
    terminal.result(words::sheet::card(card, output));
    Ok(Class::Done)
}

/// Refuses other languages where paper cannot have them.
fn has_languages(args: &args::Sheet, form: Form) -> Result<()> {
    let languages = args.languages().len();
    match form {
        _ if languages == 0 => Ok(()),
        _ if languages > LANGUAGES_MOST => Err(Error::Usage(msg!("sheet-languages-most", most = LANGUAGES_MOST))),
        _ if args.profile.print().is_none() => Err(Error::Usage(msg!("sheet-languages-grid"))),
        Form::Pdf => Ok(()),
        Form::Svg | Form::Png | Form::Text => Err(Error::Usage(msg!("sheet-languages-pdf"))),
    }
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_set_of_pages_is_written_whole_or_not_at_all() {
        let room = tempfile::tempdir().unwrap();
        let files: Vec<PathBuf> = (1..4).map(|number| room.path().join(format!("page-{number}.png"))).collect();
        let full = |number| if number == 2 { Err(Error::Usage("full".to_owned())) } else { Ok(vec![1]) };
        assert!(all_or_none(&files, full).is_err());
        assert_eq!(fs::read_dir(room.path()).unwrap().count(), 0);
        fs::write(&files[1], "not ours").unwrap();
        assert!(all_or_none(&files, |_| Ok(vec![1])).is_err());
        assert_eq!(fs::read(&files[1]).unwrap(), b"not ours");
        assert!(!files[0].exists());
        fs::remove_file(&files[1]).unwrap();
        all_or_none(&files, |_| Ok(vec![1])).unwrap();
        assert!(files.iter().all(|file| file.exists()));
    }
}
