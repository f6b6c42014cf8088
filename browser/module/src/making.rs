//! Making a parcel for a newsroom: the files are committed, and then sealed under a key that ends with the run.

use std::fs::File;
use std::io::Write;
use std::sync::Arc;

use serde_json::json;

use crate::carriers::{GivenFiles, NamedFile, RoomOfHost};
use crate::fault::Fault;
use crate::order::{Order, Parcel};
use crate::outlet::Outlet;
use crate::say;
use pannier_format::Hash;
use pannier_format::commitment::{COMMITMENT_NAME, PIECES_NAME};
use pannier_format::contents::{CONTENTS_NAME, CONTENTS_SIGNATURE_NAME};
use pannier_format::digest::sha256;
use pannier_format::layout::{Chunk, Part};
use pannier_format::slip::Code;
use pannier_maker::commit::commit;
use pannier_maker::documents::{Document, Origin, fitting_names};
use pannier_maker::keys::Signer;
use pannier_maker::make::{Made, Payload, make};
use pannier_maker::seal;
use pannier_reader::carriers::{Carriers, Documents as _};
use pannier_reader::error::{Doing, Error};
use pannier_reader::watch::Watch;

/// The place of the payload.
const PAYLOAD: &str = "/out/payload";
/// Names that no chosen file has in the parcel.
const OURS: [&str; 4] = [COMMITMENT_NAME, PIECES_NAME, CONTENTS_NAME, CONTENTS_SIGNATURE_NAME];

fn documents(order: &Order, names: &[String]) -> Vec<Document> {
    let given = order.files.iter().zip(names).enumerate();
    given
        .map(|(number, ((_, bytes), path))| Document {
            path: path.clone(),
            bytes: *bytes,
            origin: Origin::Carried(number),
        })
        .collect()
}

/// Commits the chosen files, and says the code with the texts of the commitment.
pub(crate) fn commit_files(given: &GivenFiles, order: &Order, salt: &str, watch: &Watch) -> Result<(), Fault> {
    let salt = Hash::parse(salt).ok_or(Fault::Order)?;
    let names = fitting_names(order.files.iter().map(|(path, _)| path.as_str()), &OURS);
    let documents = documents(order, &names);
    let texts = commit(salt, &documents, given, watch)?.ok_or(Fault::TooMuch)?;
    let code = Code::Whole(sha256(texts.commitment.as_bytes()));
    say(&json!({"committed": {
        "code": code.to_string(), "names": names, "commitment": texts.commitment, "pieces": texts.pieces,
    }}))
}

/// Seals the chosen files and their commitment, and says where each file of the parcel lies.
pub(crate) fn parcel(given: &GivenFiles, order: &Order, parcel: &Parcel, watch: &Watch) -> Result<(), Fault> {
    let (to, _) = seal::ordinary(&parcel.to).ok_or(Fault::Order)?;
    if parcel.names.len() != order.files.len() {
        return Err(Fault::Order);
    }
    let mut documents = documents(order, &parcel.names);
    let texts = [(COMMITMENT_NAME, Some(&parcel.commitment)), (PIECES_NAME, parcel.pieces.as_ref())];
    for (name, text) in texts {
        let Some(text) = text else { continue };
        let origin = Origin::Text(text.clone().into_bytes());
        documents.push(Document { path: name.to_owned(), bytes: text.len() as u64, origin });
    }
    let order = pannier_maker::make::Order { series: parcel.series.clone(), created: parcel.created.clone(), to };
    let signer = Signer::generate()?;
    let made = make(&order, &signer, documents, given, &PayloadOfHost, &RoomOfHost, watch)?;
    let files = laid_out(&made)?;
    say(&json!({"parcel": {
        "id": made.id.to_string(), "title": format!("{} {}", made.facts.series, made.facts.release), "files": files,
    }}))
}

/// Writes recovery chunks and small files to the outlet. Data chunks are parts of the payload as they are.
fn laid_out(made: &Made) -> Result<Vec<serde_json::Value>, Fault> {
    let place = |name: &str, from: &str, offset: u64, bytes: u64| json!({"name": name, "from": from, "offset": offset, "bytes": bytes});
    let mut files = Vec::new();
    let mut at = 0_u64;
    for chunk in made.chunks.iter().filter(|chunk| chunk.part == Part::Data) {
        files.push(place(&chunk.name, "payload", at, chunk.bytes));
        at = at.saturating_add(chunk.bytes);
    }
    let outlet = Outlet::new()?;
    {
        let mut writer = outlet.writer();
        let mut at = 0_u64;
        let block_bytes = u64::from(made.facts.block_bytes);
        let mut block = vec![0; made.facts.block_bytes as usize];
        for Chunk { name, bytes, .. } in made.chunks.iter().filter(|chunk| chunk.part == Part::Recovery) {
            writer.begin(name, *bytes)?;
            let end = at.saturating_add(*bytes);
            while at < end {
                made.recovery.read_at(&mut block, at)?;
                writer.write(&block)?;
                at = at.saturating_add(block_bytes);
            }
            writer.end(None)?;
        }
        for (name, bytes) in &made.small {
            writer.begin(name, bytes.len() as u64)?;
            writer.write(bytes)?;
            writer.end(None)?;
        }
    }
    for (name, at) in outlet.into_places()? {
        files.push(place(&name, "documents", at.offset, at.bytes));
    }
    Ok(files)
}

/// The payload in room of the host.
struct PayloadOfHost;

impl Payload for PayloadOfHost {
    fn writer(&self) -> Result<Box<dyn Write + '_>, Error> {
        let file = File::create(PAYLOAD).map_err(|error| Error::io(Doing::Create, PAYLOAD, error))?;
        Ok(Box::new(file))
    }

    fn written(&self) -> Result<Arc<dyn Carriers>, Error> {
        Ok(Arc::new(NamedFile::new(PAYLOAD)?))
    }
}
