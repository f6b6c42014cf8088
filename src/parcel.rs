//! Copies of pictures and films without what cameras write into them, for parcels to a newsroom. `exiftool` makes the copies.
#![cfg_attr(not(test), deny(clippy::arithmetic_side_effects))]

use std::fs::{self, File};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use crate::error::{Doing, Error, Result};
use crate::format::Hash;
use crate::format::commitment::COMMITMENT_NAME;
use crate::format::rest::{self, REST_NAME};
use crate::pack::{Giveaway, Sources, is_system_litter, traces};
use crate::patterns::Globs;
use crate::scan::program::start_command;
use crate::store;
use crate::watch::{Phase, Watch};

/// The reason why nothing is packed.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ParcelFault {
    /// The program that makes the copies is not installed.
    #[error("{0} needs exiftool")]
    NoProgram(PathBuf),
    /// The program could make no copy.
    #[error("exiftool makes no copy of {0}")]
    NotStripped(PathBuf),
    /// The copy tells people or places all the same.
    #[error("{0} tells people or places all the same")]
    StillTells(PathBuf),
    /// A link, a device, or another thing that is no file and no folder.
    #[error("{0} is no file and no folder")]
    NoFile(PathBuf),
}

/// Copies of documents, which do not outlive this value.
#[derive(Debug)]
pub struct Stripped {
    room: store::TempFolder,
    /// How many pictures and films were copied without their metadata.
    pub count: u32,
}

impl Stripped {
    /// Returns the folder of the copies.
    pub fn folder(&self) -> PathBuf {
        self.room.path().join(FOLDER)
    }
}

/// The folder of the copies in the temporary folder.
const FOLDER: &str = "as-sent";

/// Copies documents, as [`Sources`] takes them: one folder gives its entries, anything else goes in under its own
/// name. Pictures and films are copied without their metadata, and looked into again.
///
/// # Errors
/// [`ParcelFault`], or the error of the system.
pub fn strip(paths: &[PathBuf], scratch: &Path, watch: &Watch) -> Result<Stripped> {
    watch.begin(Phase::Packing, 0);
    let mut stripped = Stripped { room: store::temporary(scratch)?, count: 0 };
    let folder = stripped.folder();
    fs::create_dir(&folder).map_err(|e| Error::io(Doing::Create, &folder, e))?;
    let copy = |from: &Path, to: &Path| copy(from, to, watch);
    match paths {
        [only] if only.is_dir() => stripped.count = copy_entries(only, &folder, &copy)?,
        _ => {
            for path in paths {
                let name = path.file_name().ok_or_else(|| Error::NoName(path.clone()))?;
                stripped.count = stripped.count.saturating_add(copy_any(path, &folder.join(name), &copy)?);
            }
        }
    }
    Ok(stripped)
}

type Copy<'a> = dyn Fn(&Path, &Path) -> Result<bool> + 'a;

fn copy_any(from: &Path, to: &Path, copy: &Copy<'_>) -> Result<u32> {
    let meta = fs::symlink_metadata(from).map_err(|e| Error::io(Doing::Read, from, e))?;
    if meta.is_dir() {
        fs::create_dir(to).map_err(|e| Error::io(Doing::Create, to, e))?;
        copy_entries(from, to, copy)
    } else if meta.is_file() {
        Ok(u32::from(copy(from, to)?))
    } else {
        Err(ParcelFault::NoFile(from.to_owned()).into())
    }
}

fn copy_entries(from: &Path, to: &Path, copy: &Copy<'_>) -> Result<u32> {
    let entries = fs::read_dir(from).map_err(|e| Error::io(Doing::Read, from, e))?;
    let mut count = 0_u32;
    for entry in entries {
        let entry = entry.map_err(|e| Error::io(Doing::Read, from, e))?;
        count = count.saturating_add(copy_any(&entry.path(), &to.join(entry.file_name()), copy)?);
    }
    Ok(count)
}

/// Copies one file. Returns whether it is a picture or a film, whose metadata was left out.
fn copy(from: &Path, to: &Path, watch: &Watch) -> Result<bool> {
    let reading = |e| Error::io(Doing::Read, from, e);
    let mut file = store::open_regular(from).map_err(reading)?;
    let mut head = Vec::new();
    Read::by_ref(&mut file).take(HEAD_BYTES).read_to_end(&mut head).map_err(reading)?;
    if !is_of_a_camera(&head) {
        let mut out = store::create(to)?;
        pour(&mut head.as_slice().chain(file), (from, Doing::Read), (&mut out, to), watch)?;
        return Ok(false);
    }
    drop(file);
    let no_program = || Error::from(ParcelFault::NoProgram(from.to_owned()));
    let mut running = start_command(exiftool(from), EXIFTOOL, watch)?.ok_or_else(no_program)?;
    let mut out = store::create(to)?;
    let count = pour(&mut running, (from, Doing::Read), (&mut out, to), watch)?;
    if !running.succeeded() || count == 0 {
        return Err(ParcelFault::NotStripped(from.to_owned()).into());
    }
    let mut copied = File::open(to).map_err(|e| Error::io(Doing::Read, to, e))?;
    // Whoever packs is warned of a copy that cannot be looked into to its end, as of every such document.
    let tells = traces(&mut copied).told.iter().any(|what| !matches!(what, Giveaway::Key(_) | Giveaway::Unread));
    if tells { Err(ParcelFault::StillTells(from.to_owned()).into()) } else { Ok(true) }
}

/// The program that copies pictures and films without their metadata.
const EXIFTOOL: &str = "exiftool";

/// Returns the command that writes a copy to a pipe. How the camera was held stays, or a picture would lie on its side. The path can never
/// be read as an option.
fn exiftool(path: &Path) -> Command {
    let path = if path.is_absolute() { path.to_owned() } else { Path::new(".").join(path) };
    let mut command = Command::new(EXIFTOOL);
    command.args(["-q", "-q", "-all=", "-tagsfromfile", "@", "-orientation", "-o", "-"]).arg(path);
    command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::null());
    command
}

/// Copies bytes, and returns their number.
fn pour(
    from: &mut impl Read,
    (source, doing): (&Path, Doing),
    (out, place): (&mut File, &Path),
    watch: &Watch,
) -> Result<u64> {
    let (mut buffer, mut copied) = (vec![0; 256 << 10], 0_u64);
    loop {
        let count = match from.read(&mut buffer) {
            Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
            read => read.map_err(|e| Error::io(doing, source, e))?,
        };
        let Some(bytes) = buffer.get(..count).filter(|bytes| !bytes.is_empty()) else { return Ok(copied) };
        out.write_all(bytes).map_err(|e| Error::io(Doing::Write, place, e))?;
        copied = copied.saturating_add(count as u64);
        watch.advance(0)?;
    }
}

/// Documents that go ahead of a parcel, as copies that do not outlive this value.
#[derive(Debug)]
pub struct Picked {
    room: store::TempFolder,
    /// How many documents go ahead.
    pub count: u32,
}

impl Picked {
    /// Returns the folder of the copies.
    pub fn folder(&self) -> PathBuf {
        self.room.path().join(FOLDER)
    }

    /// Writes the note that names the bundle with the rest (FORMAT.md §24.8).
    ///
    /// # Errors
    /// The error of the system.
    pub fn name_rest(&self, id: Hash) -> Result<()> {
        let note = self.folder().join(REST_NAME);
        Ok(store::replace(&note, rest::write(&id).as_bytes(), store::Readers::Owner)?)
    }
}

/// Copies the documents that fit some patterns, under the paths that they have in the parcel, and the commitment. `paths` are the
/// sources of the parcel.
///
/// # Errors
/// [`Error::NothingFits`], [`Error::Pattern`], or the error of the system.
pub fn pick(
    paths: &[PathBuf],
    commitment: Option<&Path>,
    globs: &[String],
    scratch: &Path,
    watch: &Watch,
) -> Result<Picked> {
    let set = Globs::new(globs.iter().map(String::as_str), None);
    let set = set.map_err(|bad| Error::Pattern { pattern: bad.pattern, why: bad.why })?;
    let mut picked = Picked { room: store::temporary(scratch)?, count: 0 };
    let folder = picked.folder();
    fs::create_dir(&folder).map_err(|e| Error::io(Doing::Create, &folder, e))?;
    let of_commitment = commitment.and_then(Path::parent);
    let sources = Sources::of(paths)?;
    for entry in sources.walks().into_iter().flatten() {
        let entry = entry.map_err(|error| {
            let path = error.path().unwrap_or(Path::new("")).to_owned();
            Error::io(Doing::List, path, error.into())
        })?;
        let (path, within) = (entry.path(), sources.within(entry.path()));
        let is_wanted = within.ancestors().any(|path| path != Path::new("") && !set.matches(path).is_empty());
        let is_ours = of_commitment.is_some() && path.parent() == of_commitment;
        if !entry.file_type().is_file() || !is_wanted || is_ours || is_system_litter(within) {
            continue;
        }
        copy_as_is(path, &folder.join(within), watch)?;
        picked.count = picked.count.saturating_add(1);
    }
    if picked.count == 0 {
        return Err(Error::NothingFits(globs.to_vec()));
    }
    if let Some(commitment) = commitment {
        copy_as_is(commitment, &folder.join(COMMITMENT_NAME), watch)?;
    }
    Ok(picked)
}

fn copy_as_is(from: &Path, to: &Path, watch: &Watch) -> Result<()> {
    if let Some(above) = to.parent() {
        fs::create_dir_all(above).map_err(|e| Error::io(Doing::Create, above, e))?;
    }
    let mut file = store::open_regular(from).map_err(|e| Error::io(Doing::Read, from, e))?;
    pour(&mut file, (from, Doing::Read), (&mut store::create(to)?, to), watch).map(|_| ())
}

/// The endings of files that vouch for other files: of OpenTimestamps, OpenPGP, transparency logs, timestamps by RFC 3161, Sigsum, C2PA
/// and ProofMode.
const SIDECARS: [&str; 9] =
    [".ots", ".asc", ".tlog-proof", ".tsr", ".sigsum", ".c2pa", ".proof.csv", ".proof.json", ".devicecheck"];

/// Tells by its name whether a document vouches for another one. Pannier carries such documents as they are, and reads none.
pub fn is_sidecar(path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or(path).to_ascii_lowercase();
    let is_zip = name.ends_with(".zip") && name.contains("proofmode");
    is_zip || SIDECARS.iter().any(|end| name.ends_with(end))
}

/// Returns the paths of the documents among some sources that vouch for others.
///
/// # Errors
/// The error of the system.
pub fn sidecars(paths: &[PathBuf]) -> Result<Vec<String>> {
    let sources = Sources::of(paths)?;
    let entries = sources.walks().into_iter().flatten().flatten().filter(|entry| entry.file_type().is_file());
    let mut all: Vec<String> =
        entries.map(|entry| sources.within(entry.path()).to_string_lossy().replace('\\', "/")).collect();
    all.retain(|path| is_sidecar(path));
    all.sort();
    Ok(all)
}

/// The bytes that tell the kind of a file.
const HEAD_BYTES: u64 = 12;

/// Tells whether a file is a JPEG, a PNG, a WebP, or of the family of MP4, MOV and HEIC.
fn is_of_a_camera(head: &[u8]) -> bool {
    let webp = head.starts_with(b"RIFF") && head.get(8..12) == Some(b"WEBP");
    let boxes = [&b"ftyp"[..], b"moov", b"mdat", b"wide", b"free", b"skip"];
    head.starts_with(b"\xFF\xD8\xFF")
        || head.starts_with(b"\x89PNG\r\n\x1a\n")
        || webp
        || head.get(4..8).is_some_and(|kind| boxes.contains(&kind))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_that_vouch_for_others_are_known_by_their_names() {
        for path in
            ["a/film.mp4.OTS", "x.asc", "x.tlog-proof", "x.tsr", "x.sigsum", "p.c2pa", "f.proof.csv", "ProofMode-1.zip"]
        {
            assert!(is_sidecar(path), "{path}");
        }
        for path in ["a.csv", "b.zip", "ots", "film.mp4", "proofmode/readme.txt"] {
            assert!(!is_sidecar(path), "{path}");
        }
    }

    #[test]
    fn pictures_and_films_are_known_by_their_beginning() {
        for head in [
            &b"\xFF\xD8\xFF\xE0"[..],
            b"\x89PNG\r\n\x1a\n",
            b"RIFF\0\0\0\0WEBP",
            b"\0\0\0\x18ftypheic",
            b"\0\0\0\x08wide",
        ] {
            assert!(is_of_a_camera(head));
        }
        for head in [&b""[..], b"RIFF\0\0\0\0WAVE", b"%PDF-1.7", b"\xFF\xD8", b"a letter ftyp"] {
            assert!(!is_of_a_camera(head));
        }
    }
}
