//! The command line in the form of clap. Help texts are in this file. All other sentences for people are in the
//! catalogue.

mod check;
mod commit;
mod deal;
mod drill;
mod fetch;
mod gather;
mod intake;
pub(super) mod keys;
pub(super) mod kit;
mod more;
mod optical;
mod place;
pub(super) mod prove;
mod reader;
mod salvage;
mod scan;
mod torrent;
mod trust;
mod want;
mod which;

use std::path::{Path, PathBuf};

use clap::builder::PossibleValuesParser;
use clap::{ArgAction, Args, Parser, Subcommand, ValueEnum};

use crate::cli::language;
use crate::plan::preset::PRESETS;
use crate::readme::Language;
pub(super) use check::Check;
pub(super) use commit::Commit;
pub(super) use deal::Deal;
pub(super) use drill::Drill;
pub(super) use fetch::{Fetch, Publish};
pub(super) use gather::Gather;
pub(super) use intake::Intake;
pub(super) use more::MoreRecovery;
pub(super) use optical::{Carried, Only, Play, Profile, Sheet, Theme};
pub(super) use place::{Unseal, Where};
pub(super) use reader::{Reader, Sender};
pub(super) use salvage::Salvage;
pub(super) use scan::Scan;
pub(super) use torrent::{OnlyKind, Torrent};
pub(super) use trust::Trust;
pub(super) use want::{Look, Want};
pub(super) use which::Which;

/// Packs a folder of documents into signed, sealed files that survive being carried by hand, and opens what arrives.
#[derive(Debug, Parser)]
#[command(name = "pannier", version, disable_help_subcommand = true, arg_required_else_help = true)]
pub(super) struct Cli {
    #[command(flatten)]
    pub(super) global: Global,
    #[command(subcommand)]
    pub(super) command: Command,
}

/// Options of every command.
#[derive(Clone, Debug, Args)]
pub(super) struct Global {
    /// Print one JSON object instead of words.
    #[arg(long, global = true)]
    pub(super) json: bool,
    /// Tell progress where nobody sees a bar: with --json as objects before the result, else as lines.
    #[arg(long, global = true)]
    pub(super) progress: bool,
    /// Say less: the first line of a result, and errors.
    #[arg(short, long, global = true)]
    pub(super) quiet: bool,
    /// Say more.
    #[arg(short, long, global = true, action = ArgAction::Count)]
    pub(super) verbose: u8,
    /// Colour: auto, always or never (NO_COLOR is obeyed).
    #[arg(long, global = true, value_enum, default_value_t = Colour::Auto, value_name = "WHEN")]
    pub(super) color: Colour,
    /// Never ask anything: fail and name the option instead.
    #[arg(long, global = true)]
    pub(super) no_input: bool,
    /// The language of the words [default: as LC_ALL, LC_MESSAGES or LANG says].
    #[arg(long, global = true, value_name = "LANGUAGE", value_parser = PossibleValuesParser::new(language::CODES))]
    pub(super) lang: Option<String>,
}

/// When to colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Colour {
    Auto,
    Always,
    Never,
}

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Ask four questions, and type the commands that follow from the answers.
    #[cfg(feature = "cli")]
    Start,
    /// Make a publisher's signing key and a recipient's key.
    Keygen(Keygen),
    /// Pack a folder of documents into a new bundle.
    #[command(aliases = ["create", "encrypt", "seal"])]
    #[cfg(feature = "cli")]
    Pack(Box<Pack>),
    /// Spread a bundle over carriers so that any few of them may be lost. Needs no key.
    #[command(aliases = ["split", "share"])]
    Deal(Deal),
    /// Try out what a dealt bundle survives: many journeys with losses and damage.
    #[cfg(feature = "cli")]
    Drill(Drill),
    /// Add recovery blocks to a bundle that is already handed out.
    #[cfg(feature = "cli")]
    MoreRecovery(MoreRecovery),
    /// Check what arrived: is it genuine, is it enough. Needs no key.
    #[command(aliases = ["verify"])]
    Check(Check),
    /// Gather what is good from many carriers onto one. Needs no key.
    #[command(aliases = ["collect", "merge"])]
    Gather(Gather),
    /// Read codes in photos, scans and films of sheets and screens. Needs no key.
    Scan(Scan),
    /// Gather what an image or a device still holds, whose file system is gone. Needs no key.
    Salvage(Salvage),
    /// Ask for what is missing, in digits for a text message or a telephone. Needs no key.
    Want(Want),
    /// Tell in digits that what arrived is genuine and enough. Needs no key.
    Receipt(Look),
    /// Say in digits which files exist now, before the files travel; and find the files of such digits. Needs no key.
    #[cfg(feature = "cli")]
    Commit(Commit),
    /// Take what arrived into an archive: documents once, and a signed chain of who took in what.
    #[cfg(feature = "cli")]
    Intake(Intake),
    /// Open a bundle into a new folder, rebuilding what is lost.
    #[command(aliases = ["unpack", "extract", "decrypt", "restore"])]
    Open(Open),
    /// Write a complete bundle again, bit for bit, from what arrived. Needs no key.
    Repair(Repair),
    /// Print a bundle as pages of QR codes, or a public key as a card. Needs no key.
    #[command(aliases = ["print", "qr"])]
    #[cfg(feature = "cli")]
    Sheet(Box<Sheet>),
    /// Play a bundle as QR codes on a screen, for cameras. Needs no key.
    #[cfg(feature = "cli")]
    Play(Box<Play>),
    /// Write one document of a bundle to standard output, and nothing to the disk.
    Cat(Cat),
    /// List the documents inside a bundle.
    List(List),
    /// Show a single document to be the publisher's, and tell nothing of the others.
    #[cfg(feature = "cli")]
    Prove(Box<prove::Prove>),
    /// Show the facts about a bundle that anybody may read.
    #[command(aliases = ["info", "inspect"])]
    Show(Show),
    /// Pin a publisher after comparing thirty digits.
    Trust(Trust),
    /// Make and show key letters: which keys sign from now on, and which are gone.
    #[cfg(feature = "cli")]
    Keys(keys::Keys),
    /// Add your signature to a bundle, after seeing what is in it.
    #[cfg(feature = "cli")]
    Sign(Box<keys::Sign>),
    /// Write the page that opens bundles in any browser.
    #[cfg(feature = "cli")]
    Reader(Reader),
    /// Write the page that seals files for one newsroom in any browser.
    #[cfg(feature = "cli")]
    Sender(Sender),
    /// Lay programs that open bundles beside a bundle, or compare such a kit with its signed list.
    Kit(kit::Kit),
    /// Describe a bundle to BitTorrent programs: two torrent files, the same whoever makes them. Connects to nothing. Needs no key.
    #[cfg(feature = "cli")]
    Torrent(Torrent),
    /// Fetch a bundle from mirrors that nobody trusts: only what is short, each block proven. Needs no key.
    #[command(aliases = ["download", "get"])]
    #[cfg(feature = "cli")]
    Fetch(Fetch),
    /// Lay a bundle out for mirrors: in a folder, or with rclone on S3, WebDAV or SFTP. Needs no key.
    #[command(aliases = ["upload", "mirror"])]
    #[cfg(feature = "cli")]
    Publish(Publish),
    /// See the whole chain work on sample documents, in a temporary folder.
    #[cfg(feature = "cli")]
    Demo(Demo),
    /// Show the manual, or the help of a command.
    Help(Help),
    /// Write shell completions to standard output.
    #[cfg(feature = "cli")]
    Completions(Completions),
    /// Write manual pages into a folder.
    #[cfg(feature = "cli")]
    Man(Man),
}

#[derive(Debug, Args)]
pub(super) struct Keygen {
    /// The folder for publisher.key, publisher.pub, recipient.key, recipient.pub and gone.txt.
    pub(super) folder: PathBuf,
    /// Make the keys of a publisher alone.
    #[arg(long, conflicts_with = "recipient")]
    pub(super) publisher: bool,
    /// Make the keys of a recipient alone; no passphrase is asked.
    #[arg(long, conflicts_with_all = ["no_passphrase", "key_passphrase_file"])]
    pub(super) recipient: bool,
    /// Do not protect publisher.key with a passphrase.
    #[arg(long, conflicts_with = "key_passphrase_file")]
    pub(super) no_passphrase: bool,
    /// Read the passphrase for publisher.key from a file ("-" for standard input).
    #[arg(long, value_name = "FILE")]
    pub(super) key_passphrase_file: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub(super) struct Pack {
    /// The folder of documents, or files and folders, each under its own name.
    #[arg(required = true, value_name = "DOCUMENTS")]
    pub(super) corpus: Vec<PathBuf>,
    /// The new folder for the bundle [default: SERIES-NUMBER here].
    #[arg(short, long, value_name = "BUNDLE")]
    pub(super) output: Option<PathBuf>,
    /// The publisher's secret key (minisign).
    #[arg(short, long, value_name = "FILE", required_unless_present = "parcel")]
    pub(super) key: Option<PathBuf>,
    /// Pack a parcel for a newsroom: the key is made, used and forgotten, name and date tell nothing, and the size is hidden. The code of a
    /// commitment to the files is printed.
    #[arg(long, requires = "metadata", conflicts_with_all = [
        "key", "key_passphrase_file", "series", "release", "previous", "letter", "kit", "since", "remember_recipients", "created",
        "keep_times", "public", "dry_run",
    ])]
    pub(super) parcel: bool,
    /// With --parcel: keep what cameras write into pictures and films (places, times, owners), or strip it from copies, with exiftool.
    #[arg(long, value_enum, requires = "parcel", value_name = "keep|strip")]
    pub(super) metadata: Option<Metadata>,
    /// Seal to this recipient (age1…, or a picture of the recipient's card); may be repeated.
    #[arg(short, long, value_name = "RECIPIENT")]
    pub(super) recipient: Vec<String>,
    /// Seal to the recipients in this file, one a line, or to the recipient on the card in it (a picture, or typed lines); may be
    /// repeated.
    #[arg(short = 'R', long, visible_alias = "to", value_name = "FILE")]
    pub(super) recipients_file: Vec<PathBuf>,
    /// Keep a private note beside the publisher's key of who can read each release (FILE.recipients); once it is there, every
    /// "pack" with this key tells who is new and who is gone since --previous. Delete it to end that.
    #[arg(long)]
    pub(super) remember_recipients: bool,
    /// Seal with a passphrase instead.
    #[arg(long, conflicts_with_all = ["recipient", "recipients_file", "public"])]
    pub(super) passphrase: bool,
    /// Read that passphrase from a file ("-" for standard input).
    #[arg(long, value_name = "FILE", conflicts_with_all = ["recipient", "recipients_file", "public"])]
    pub(super) passphrase_file: Option<PathBuf>,
    /// Do not seal: anybody who holds the bundle may read it.
    #[arg(long, conflicts_with_all = ["recipient", "recipients_file"])]
    pub(super) public: bool,
    /// Read the passphrase of the publisher's key from a file ("-" for standard input).
    #[arg(long, value_name = "FILE")]
    pub(super) key_passphrase_file: Option<PathBuf>,
    /// The name of the line of releases; couriers can read it [default: that of --previous, else "volume"].
    #[arg(long, value_name = "NAME")]
    pub(super) series: Option<String>,
    /// The number of this release [default: one more than --previous, else 1].
    #[arg(long, value_name = "N")]
    pub(super) release: Option<u32>,
    /// The bundle of the release before this one.
    #[arg(long, value_name = "BUNDLE")]
    pub(super) previous: Option<PathBuf>,
    /// A key letter, a key that is gone or an introduction, which travels with the bundle; may be repeated, and all letters of the chain
    /// belong there.
    #[arg(long, value_name = "FILE")]
    pub(super) letter: Vec<PathBuf>,
    /// Put a page beside the chunks that opens the bundle in a browser: reader.html, 1 MB, signed in the list and stamped with your key.
    #[arg(long)]
    pub(super) reader: bool,
    /// Vouch for the programs in this folder: their list's hash goes into the signed list as kit.sha256. Compare the digits of the kit
    /// first.
    #[arg(long, value_name = "KIT")]
    pub(super) kit: Option<PathBuf>,
    /// Let README.txt go on in these languages after its English text, each in at most 2 kB (fa,ar). Whoever finds the bundle sees which
    /// languages its readers know. The option --lang means the words of this program.
    #[arg(long, value_name = "LANGUAGES", value_delimiter = ',', value_parser = PossibleValuesParser::new(language::CODES))]
    pub(super) readme_lang: Vec<String>,
    /// Pack only what changed since this release: the folder into which "pannier open" wrote it, or its bundle. Recipients open the
    /// difference onto their folder of that release. Series and number follow from it.
    #[arg(long, value_name = "OLD", conflicts_with_all = ["previous", "series", "apart", "keep_times"])]
    pub(super) since: Option<PathBuf>,
    /// With --since and a sealed bundle: your key (age identity file); may be repeated.
    #[arg(short, long, value_name = "KEY", env = "PANNIER_IDENTITY")]
    pub(super) identity: Vec<PathBuf>,
    /// With --since and a bundle that has a passphrase: read that passphrase from a file ("-" for standard input).
    #[arg(long, value_name = "FILE", requires = "since")]
    pub(super) since_passphrase_file: Option<PathBuf>,
    /// The date to write; couriers can read it [default: today, UTC, if the clock can be right].
    #[arg(long, value_name = "YYYY-MM-DD")]
    pub(super) created: Option<String>,
    /// Recovery blocks, as a share of the data blocks, up to 200%; none for paper and screen, whose codes have their own.
    #[arg(long, value_name = "SHARE", default_value = "30%")]
    #[arg(default_value_ifs = [("kind", "paper", "0"), ("kind", "screen", "0")])]
    pub(super) spare: String,
    /// Keep all files of the bundle within this size: as many recovery blocks as fit, at most those of --spare.
    #[arg(long, value_name = "SIZE", conflicts_with = "couriers")]
    pub(super) fit: Option<String>,
    /// Pack for this many couriers: chooses recovery blocks and chunks such that "deal" with the same numbers holds.
    #[arg(long, value_name = "N", requires = "survive", conflicts_with = "spare")]
    pub(super) couriers: Option<u32>,
    /// Of those couriers, so many may be lost.
    #[arg(long, value_name = "S", requires = "couriers")]
    pub(super) survive: Option<u32>,
    /// Chunk files that suit this kind of carrier.
    #[arg(long = "for", value_name = "KIND", conflicts_with = "chunk_size", value_parser = presets())]
    pub(super) kind: Option<String>,
    /// Largest chunk file [default: 8MiB, smaller for a small payload so that it still makes a dozen].
    #[arg(long, value_name = "SIZE")]
    pub(super) chunk_size: Option<String>,
    /// Compression level, 1 to 22 [default: 19 where documents and their headers have up to 32 MiB, 9 up to 256 MiB, 3 above].
    #[arg(long, value_name = "LEVEL")]
    pub(super) level: Option<i32>,
    /// Leave out what fits this pattern, relative to the corpus; may be repeated.
    #[arg(long, value_name = "GLOB")]
    pub(super) exclude: Vec<String>,
    /// Leave out what systems and programs leave in folders: Thumbs.db, .DS_Store, ._*, ~$*, $RECYCLE.BIN, .bash_history and others.
    #[arg(long)]
    pub(super) leave_out_litter: bool,
    /// Compress what fits this pattern apart: what others sent, each document or folder by itself; may be repeated.
    #[arg(long, value_name = "GLOB")]
    pub(super) apart: Vec<String>,
    /// Pack this document although it looks as if it holds a secret key, such as a test key inside a program: one path in the
    /// corpus, no pattern; may be repeated. Look into the document first.
    #[arg(long, value_name = "PATH")]
    pub(super) allow_key: Vec<String>,
    /// Put what fits this pattern before everything else, so that it opens first when little arrived; may be repeated. The content digits
    /// are then those of that order. With --parcel, it also goes into a small parcel of its own, which opens alone and can go ahead.
    #[arg(long, value_name = "GLOB", conflicts_with = "since")]
    pub(super) first: Vec<String>,
    /// The most that this small parcel may take: pages of paper ("2pages"), seconds on a screen ("30s"), or bytes ("100kB").
    #[arg(long, value_name = "SIZE", requires_all = ["parcel", "first"])]
    pub(super) first_fits: Option<String>,
    /// Compress in sections of about this size, at least 1MiB, each of which opens alone when others are lost: smaller sections cost more
    /// bytes, and the list of documents travels in any case [default: one section up to 256 MiB of documents, about 128MiB above].
    #[arg(long, value_name = "SIZE")]
    pub(super) frames: Option<String>,
    /// Keep the documents' times; without it they all get one fixed time.
    #[arg(long)]
    pub(super) keep_times: bool,
    /// Pack names that readers refuse under safe ones; ESCAPED-NAMES.txt in the bundle tells which is which.
    #[arg(long)]
    pub(super) escape_names: bool,
    /// Hide the exact size of the payload (up to 12 % more).
    #[arg(long)]
    pub(super) pad: bool,
    /// Do everything but write, and tell what each kind of carrier would take.
    #[arg(long)]
    pub(super) dry_run: bool,
    /// Do not reopen the bundle from a random minimal set of blocks before it is done.
    #[arg(long)]
    pub(super) no_rehearsal: bool,
}

/// What is done with the metadata of pictures and films.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Metadata {
    /// Pack the files as they are.
    Keep,
    /// Pack copies without metadata.
    Strip,
}

impl Pack {
    /// Returns the languages of `README.txt` beside English, which it always has.
    pub(super) fn readme_languages(&self) -> Vec<Language> {
        Language::ALL
            .into_iter()
            .filter(|language| self.readme_lang.iter().any(|code| code == language.code()))
            .collect()
    }
}

/// The kinds of carriers that `--for` knows.
fn presets() -> PossibleValuesParser {
    PossibleValuesParser::new(PRESETS.map(|preset| preset.name))
}

#[derive(Clone, Debug, Args)]
pub(super) struct Open {
    #[command(flatten)]
    pub(super) at: Where,
    /// The new folder for the documents, or "-" for a stream to standard output that "tar x" reads [default: SERIES-NUMBER here].
    #[arg(short, long, value_name = "OUT")]
    pub(super) output: Option<PathBuf>,
    /// Leave out documents that the place cannot hold (too large, or the name too long), and open the others.
    #[arg(long)]
    pub(super) leave_out_unfit: bool,
    /// Write only the documents that fit this pattern ("pannier list" shows their paths); may be repeated. A folder means all below.
    #[arg(long, value_name = "GLOB", conflicts_with = "onto")]
    pub(super) only: Vec<String>,
    /// Open what is here: the documents whose blocks arrived come out before the bundle is whole. Run it again into the same folder when
    /// more arrived, and it is completed.
    #[arg(long, conflicts_with_all = ["onto", "only", "leave_out_unfit"])]
    pub(super) partial: bool,
    /// What is here are differences: make the newest release out of them and of this folder, where an earlier release was opened. They
    /// may lie in any order, and --release says where to stop. The folder stays as it is.
    #[arg(long, value_name = "FOLDER", requires = "output")]
    pub(super) onto: Option<PathBuf>,
    /// A folder into which an earlier release was opened: a bundle that is older is then told. May be repeated.
    #[arg(long, value_name = "FOLDER")]
    pub(super) after: Vec<PathBuf>,
    #[command(flatten)]
    pub(super) unseal: Unseal,
}

impl Open {
    /// Returns where the documents go. Without a name, the bundle gives one, before this is asked.
    pub(super) fn out(&self) -> &Path {
        self.output.as_deref().unwrap_or(Path::new(""))
    }
}

#[derive(Debug, Args)]
pub(super) struct Repair {
    #[command(flatten)]
    pub(super) at: Where,
    /// The new folder for the bundle [default: SERIES-NUMBER here].
    #[arg(short, long, value_name = "BUNDLE")]
    pub(super) output: Option<PathBuf>,
    #[command(flatten)]
    pub(super) which: Which,
    /// Repair although the publisher is not pinned.
    #[arg(long)]
    pub(super) untrusted_publisher: bool,
}

#[derive(Debug, Args)]
#[command(override_usage = "pannier cat [OPTIONS] <DIR>... <PATH>")]
pub(super) struct Cat {
    /// Folders (or files) to search, and last the path of the document, as "pannier list" shows it.
    #[arg(required = true, value_name = "DIR|PATH")]
    pub(super) all: Vec<PathBuf>,
    /// The publisher's public key: a file, or the key itself. Without it, PANNIER_PUBLISHER counts, or else the pins.
    #[arg(short = 'P', long, value_name = "KEY")]
    pub(super) publisher: Vec<String>,
    #[command(flatten)]
    pub(super) unseal: Unseal,
}

#[derive(Debug, Args)]
pub(super) struct List {
    /// Tell the lengths of the documents too, where the list alone can be read without them.
    #[arg(long)]
    pub(super) sizes: bool,
    #[command(flatten)]
    pub(super) at: Where,
    /// List only the documents that fit this pattern; may be repeated. A folder means all below.
    #[arg(long, value_name = "GLOB")]
    pub(super) only: Vec<String>,
    #[command(flatten)]
    pub(super) unseal: Unseal,
}

#[derive(Debug, Args)]
pub(super) struct Show {
    #[command(flatten)]
    pub(super) at: Where,
}

#[derive(Debug, Args)]
pub(super) struct Demo {
    /// Keep everything in this new folder, to look at it afterwards.
    #[arg(long, value_name = "DIR")]
    pub(super) keep: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub(super) struct Help {
    /// A command, or a topic of the manual; "pannier help" lists both.
    pub(super) topic: Option<String>,
    /// Write one page for a browser instead, in this language: what the words mean, what to do, and texts to read aloud.
    #[arg(long, value_name = "LANGUAGE", conflicts_with = "topic", value_parser = PossibleValuesParser::new(language::CODES))]
    pub(super) page: Option<String>,
    /// The page to write. It must not exist [default: pannier-LANGUAGE.html here].
    #[arg(short, long, value_name = "FILE", requires = "page")]
    pub(super) output: Option<PathBuf>,
}

#[cfg(feature = "cli")]
#[derive(Debug, Args)]
pub(super) struct Completions {
    /// Which shell.
    pub(super) shell: clap_complete::Shell,
}

#[derive(Debug, Args)]
pub(super) struct Man {
    /// The folder for the pages.
    pub(super) folder: PathBuf,
}
