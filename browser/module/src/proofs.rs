//! Proofs of single documents among the chosen files: what each shows, and whether the document is here.

use serde_json::{Value, json};

use crate::carriers::GivenFiles;
use pannier_format::digest::Hasher;
use pannier_format::escape::shown;
use pannier_format::{Hash, limits};
use pannier_reader::carriers::Carriers;
use pannier_reader::check::Checked;
use pannier_reader::proofs::{Claim, FILE_MAX_BYTES, Standing, is_name, of_tree};

/// The most proofs that are read.
const MOST: usize = 1_000;

/// Returns the proofs, each with its standing. Files are hashed only if there is a proof.
pub(crate) fn judged(given: &GivenFiles, checked: &Checked) -> Vec<Value> {
    let name_of = |number: usize| {
        let path = (given as &dyn Carriers).path(number).to_string_lossy().into_owned();
        path.rsplit('/').next().unwrap_or_default().to_owned()
    };
    let is_proof = |number: &usize| is_name(&name_of(*number));
    let all = || 0..given.files().len();
    let claims: Vec<(usize, Option<Claim>)> = all()
        .filter(is_proof)
        .take(MOST)
        .filter_map(|number| {
            let bytes = (given as &dyn Carriers).read_small(number, FILE_MAX_BYTES).ok()??;
            Some((number, Claim::read(&bytes)?))
        })
        .collect();
    if claims.is_empty() {
        return Vec::new();
    }
    let hashes: Vec<(usize, Hash)> =
        all().filter(|number| !is_proof(number)).filter_map(|number| Some((number, hash(given, number)?))).collect();
    let path = |number: usize| shown(&(given as &dyn Carriers).path(number).to_string_lossy());
    let one = |(number, claim): &(usize, Option<Claim>)| {
        let Some(claim) = claim else { return json!({"path": path(*number), "standing": "malformed"}) };
        let standing = match claim {
            Claim::Tree(proof) => of_tree(proof, checked.held.iter().map(|held| &held.bundle)),
            // The list of all documents is signed by itself, and the program reads it.
            Claim::Listed(_) => return json!({"path": path(*number), "standing": "listed"}),
        };
        let (word, source) = match &standing {
            Standing::Proven(source) => ("proven", Some(source)),
            Standing::Untrusted(source) => ("untrusted", Some(source)),
            Standing::Leads | Standing::Malformed => ("leads", None),
        };
        let here = hashes.iter().find(|(_, hash)| *hash == claim.sha256()).map(|(number, _)| path(*number));
        let last = claim.name().and_then(|name| name.rsplit('/').next());
        let altered = hashes.iter().find(|(number, _)| last == Some(name_of(*number).as_str()) && here.is_none());
        json!({
            "path": path(*number), "standing": word, "name": claim.name().map(shown), "sha256": claim.sha256().to_string(),
            "title": source.map(|source| format!("{} {}", source.series, source.release)),
            "publisher_digits": source.map(|source| source.publisher.digits().to_string()),
            "here": here, "altered": altered.map(|(number, _)| path(*number)),
        })
    };
    claims.iter().map(one).collect()
}

/// Hashes a chosen file. A file that cannot be read is no document.
fn hash(given: &GivenFiles, number: usize) -> Option<Hash> {
    let file = given.open(number).ok()?;
    let (length, mut at, mut hasher) = (given.files().get(number)?.bytes, 0_u64, Hasher::default());
    let mut piece = vec![0; limits::PIECE_BYTES];
    while at < length {
        let count = usize::try_from(length.saturating_sub(at)).unwrap_or(usize::MAX).min(piece.len());
        let space = piece.get_mut(..count)?;
        file.read_exact_at(space, at).ok()?;
        hasher.update(space);
        at = at.saturating_add(count as u64);
    }
    Some(hasher.finish())
}
