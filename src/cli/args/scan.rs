//! The arguments of `scan`.

use std::path::PathBuf;

use clap::Args;

#[derive(Debug, Args)]
pub(in crate::cli) struct Scan {
    /// Photos, scans, folders of them, PDFs, animations, films, or text files of codes; "-" for standard input.
    #[arg(required = true, value_name = "PATH")]
    pub(in crate::cli) paths: Vec<PathBuf>,
    /// The folder for what is found; what is there already counts. Every bundle gets a folder of its own there.
    #[arg(short, long, value_name = "DIR", default_value = "scanned")]
    pub(in crate::cli) output: PathBuf,
    /// The publisher's public key: a file, or the key itself. Without it, PANNIER_PUBLISHER counts, or else the pins.
    #[arg(short = 'P', long, value_name = "KEY")]
    pub(in crate::cli) publisher: Vec<String>,
    /// Standard input is plain grey, one byte a pixel, in pictures of this size.
    #[arg(long, value_name = "WIDTHxHEIGHT", value_parser = size)]
    pub(in crate::cli) raw: Option<(u32, u32)>,
    /// Run no other program: pdftoppm is needed for PDFs, ffmpeg for films, heif-convert for HEIC and AVIF.
    #[arg(long)]
    pub(in crate::cli) no_programs: bool,
}

fn size(text: &str) -> Result<(u32, u32), String> {
    let parse = || {
        let (width, height) = text.split_once(['x', 'X'])?;
        Some((width.parse().ok().filter(|n| *n > 0)?, height.parse().ok().filter(|n| *n > 0)?))
    };
    parse().ok_or_else(|| "a size is two numbers with an x between, such as 1280x720".to_owned())
}
