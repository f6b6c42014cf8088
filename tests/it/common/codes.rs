//! The objects that codes carry of a bundle, and codes as other programs see the codes: pages as pictures, read by
//! zbarimg.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use pannier::check::Held;
use pannier::open::Admitted;
use pannier::watch::Watch;
use pannier_optical::objects::carry::{Extent, Object, objects};
use pannier_optical::objects::object::Share;
use pannier_reader::carriers::MemoryScratch;

/// What codes carry of a bundle, with the usual share of more codes.
pub(crate) fn objects_of(held: &Held, extent: &Extent) -> Vec<Object> {
    objects(&Admitted::First(held), extent, Share::DEFAULT, &MemoryScratch, &Watch::default()).unwrap()
}

/// Every page of a PDF as a picture `page-N.png` in a folder.
pub(crate) fn rasterize(pdf: &Path, into: &Path, dots_per_inch: u32) {
    let dots = dots_per_inch.to_string();
    let status = Command::new("pdftoppm").args(["-r", &dots, "-gray", "-png"]).arg(pdf).arg(into.join("page")).status();
    assert!(status.unwrap().success());
}

/// The pictures of a folder.
pub(crate) fn pictures(folder: &Path) -> Vec<PathBuf> {
    let mut pictures = super::files(folder);
    pictures.retain(|path| path.extension().is_some_and(|extension| extension == "png"));
    pictures
}

/// The codes that zbarimg reads in pictures.
pub(crate) fn read_codes(pictures: &[PathBuf]) -> BTreeSet<String> {
    let out = Command::new("zbarimg").args(["-q", "--raw"]).args(pictures).stderr(Stdio::null()).output().unwrap();
    String::from_utf8(out.stdout).unwrap().lines().map(str::to_owned).collect()
}
