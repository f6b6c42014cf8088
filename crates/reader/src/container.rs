//! Files that hold other files: archives, mails, images of media. A carrier tells which of them were looked into.

use std::path::PathBuf;

/// A file on a carrier that holds other files.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Container {
    /// The place of the file.
    pub path: PathBuf,
    /// The form of the file.
    pub kind: ContainerKind,
    /// The number of files inside that are read in place, as files of the carrier.
    pub files: usize,
    /// The reason why something inside is not read. `None` if everything inside is read.
    pub left: Option<LeftInside>,
}

/// The form of a file that holds other files.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ContainerKind {
    /// A zip archive.
    Zip,
    /// A tar archive.
    Tar,
    /// A file compressed with gzip; mostly a tar archive.
    Gzip,
    /// A 7-Zip archive.
    SevenZip,
    /// A RAR archive.
    Rar,
    /// A file compressed with xz; mostly a tar archive.
    Xz,
    /// A file compressed with bzip2; mostly a tar archive.
    Bzip2,
    /// A mail, or a box of mails.
    Mail,
    /// Bytes as text in base64.
    Base64,
    /// The image of a whole medium or partition, with or without a file system that is known.
    Image,
    /// Pieces of a medium that a program for recovery put together.
    Pieces,
}

/// The reason why something inside a container is not read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LeftInside {
    /// No container of this kind is read.
    Kind,
    /// The container is damaged or cut short.
    Damaged,
    /// A passphrase protects the container.
    Locked,
    /// A form of compression or of storing that is not read.
    Method,
    /// More files, more bytes, or more containers inside containers than one search looks at.
    Bounds,
    /// There is no room to unpack.
    NoRoom,
}

/// The place of a file's bytes in a plain file of the system, for programs that read by path and offset.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lies {
    /// The plain file.
    pub path: PathBuf,
    /// The length of the plain file.
    pub plain_bytes: u64,
    /// The offset of the first byte in the plain file.
    pub offset: u64,
}
