//! The kinds of documents that have traces of their makers in known places, by their first bytes.

/// What a word leads to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Word {
    /// Exif data of a camera, in a photo or wherever a photo lies.
    Exif,
    /// A packet of XMP, in a document of any kind.
    Xmp,
    /// The captions of a press photo (IPTC), in resources of Photoshop.
    Captions,
    /// The author of a PDF.
    PdfAuthor,
    /// Objects of a PDF that are compressed together.
    PdfObjects,
    /// A stream of a PDF with an XMP packet, which may be compressed.
    PdfMetadata,
    /// A PDF that is locked.
    PdfLocked,
    /// Whoever wrote an RTF document.
    RtfAuthor,
    /// Whoever changed an RTF document last.
    RtfOperator,
    /// The properties of an office document of the old kind.
    OldProperties,
    /// A point of a track or a map: GPX, KML, TCX.
    TrackPoint,
}

/// The first bytes of a PNG picture.
pub(super) const PNG: &[u8] = b"\x89PNG\r\n\x1A\n";
/// Bytes that tell the kind.
pub(super) const HEAD_BYTES: usize = 64;

/// The kind of a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// A picture of TIFF, and raw pictures of the same form.
    Tiff,
    /// A TIFF with long offsets, which is not read.
    BigTiff,
    Jpeg,
    Png,
    /// GIF and Photoshop: only packets and resources inside.
    OtherPicture,
    /// WebP, WAV, AVI.
    Riff,
    /// MP4, MOV, M4A, 3GP, HEIC, AVIF, JPEG XL: files that are made of boxes.
    Boxes,
    /// Matroska and WebM.
    Matroska,
    /// MP3 with tags.
    Tagged,
    /// Ogg and FLAC.
    Commented,
    /// Office documents, and archives with any documents.
    Zip,
    Pdf,
    Rtf,
    /// Office documents of the old kind.
    OldOffice,
    /// XML, HTML, SVG.
    Markup,
    /// A track of a receiver: each such file tells places.
    Track,
    /// Every other document. Packets and Exif data count there too.
    Other,
}

impl Kind {
    /// Returns the kind of a document that begins so.
    pub(super) fn of(head: &[u8]) -> Self {
        let at = |from: usize, what: &[u8]| head.get(from..).is_some_and(|rest| rest.starts_with(what));
        let any = |from: usize, all: &[&[u8]]| all.iter().any(|what| at(from, what));
        let text = head.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(head).trim_ascii_start();
        if any(0, &[b"II*\0", b"MM\0*", b"IIU\0", b"IIRO", b"IIRS", b"MMOR"]) {
            Self::Tiff
        } else if any(0, &[b"II+\0", b"MM\0+"]) {
            Self::BigTiff
        } else if at(0, b"\xFF\xD8\xFF") {
            Self::Jpeg
        } else if at(0, PNG) {
            Self::Png
        } else if any(0, &[b"GIF8", b"8BPS", b"FUJIFILMCCD-RAW"]) {
            Self::OtherPicture
        } else if at(0, b"RIFF") && any(8, &[b"WEBP", b"WAVE", b"AVI "]) {
            Self::Riff
        } else if any(4, &[b"ftyp", b"moov", b"mdat", b"wide", b"pnot", b"JXL ", b"styp"]) {
            Self::Boxes
        } else if at(0, b"\x1A\x45\xDF\xA3") {
            Self::Matroska
        } else if at(0, b"ID3") {
            Self::Tagged
        } else if any(0, &[b"OggS", b"fLaC"]) {
            Self::Commented
        } else if at(0, b"PK\x03\x04") {
            Self::Zip
        } else if text.starts_with(b"%PDF-") {
            Self::Pdf
        } else if at(0, b"{\\rtf") {
            Self::Rtf
        } else if at(0, b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1") {
            Self::OldOffice
        } else if at(8, b".FIT") || any(0, &[b"$GPGGA", b"$GPRMC", b"$GNGGA", b"$GNRMC"]) {
            Self::Track
        } else if text.starts_with(b"<") {
            Self::Markup
        } else {
            Self::Other
        }
    }

    /// Returns the words that lead to traces in a document of this kind.
    pub(super) fn words(self) -> &'static [Word] {
        match self {
            Self::Tiff | Self::BigTiff | Self::Jpeg | Self::Png | Self::OtherPicture | Self::Riff | Self::Boxes => {
                &[Word::Exif, Word::Xmp, Word::Captions]
            }
            Self::Matroska | Self::Tagged | Self::Commented | Self::Zip | Self::Track | Self::Other => {
                &[Word::Exif, Word::Xmp]
            }
            Self::Pdf => {
                &[Word::Exif, Word::Xmp, Word::PdfAuthor, Word::PdfObjects, Word::PdfMetadata, Word::PdfLocked]
            }
            Self::Rtf => &[Word::Exif, Word::Xmp, Word::RtfAuthor, Word::RtfOperator],
            Self::OldOffice => &[Word::Exif, Word::Xmp, Word::OldProperties],
            Self::Markup => &[Word::Exif, Word::Xmp, Word::TrackPoint],
        }
    }

    /// Tells whether documents of this kind have Exif data that is written by a camera, so that damaged data may tell something.
    pub(super) fn is_picture(self) -> bool {
        match self {
            Self::Tiff | Self::BigTiff | Self::Jpeg | Self::Png | Self::OtherPicture | Self::Riff | Self::Boxes => true,
            Self::Matroska
            | Self::Tagged
            | Self::Commented
            | Self::Zip
            | Self::Pdf
            | Self::Rtf
            | Self::OldOffice
            | Self::Markup
            | Self::Track
            | Self::Other => false,
        }
    }
}
