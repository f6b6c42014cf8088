//! Tests of the traces in documents of every kind, and of what hostile documents cost.

use std::io::{self, Cursor, SeekFrom, Write};

use proptest::prelude::*;

use super::*;
use Giveaway::{Author, Camera, Position, Preview, Unread};

fn told(bytes: &[u8]) -> Vec<Giveaway> {
    let whole = traces(&mut Cursor::new(bytes));
    for length in [1, 7, 13, 4_096] {
        let mut search = Search::default();
        bytes.chunks(length).for_each(|piece| search.see(piece));
        assert_eq!(look(&mut Cursor::new(bytes), search), whole, "{length}");
    }
    whole.told
}

fn depth(bytes: &[u8]) -> Depth {
    traces(&mut Cursor::new(bytes)).depth
}

/// A TIFF with one directory entry that points to a GPS directory with a latitude of three rationals.
fn tiff_with_position() -> Vec<u8> {
    let mut tiff = b"II*\0\x08\0\0\0\x01\0\x25\x88\x04\0\x01\0\0\0\x1a\0\0\0\0\0\0\0".to_vec();
    tiff.extend(b"\x01\0\x02\0\x05\0\x03\0\0\0\x2c\0\0\0\0\0\0\0");
    tiff.extend([1u8, 0, 0, 0].repeat(6));
    tiff
}

/// Exif data with a smaller picture in their second directory.
fn exif_with_preview() -> Vec<u8> {
    let mut tiff = b"II*\0\x08\0\0\0\0\0\x0e\0\0\0".to_vec();
    tiff.extend(b"\x01\0\x01\x02\x04\0\x01\0\0\0\x40\0\0\0\0\0\0\0");
    tiff
}

fn segment(marker: u8, data: &[u8]) -> Vec<u8> {
    let length = u16::try_from(data.len() + 2).unwrap().to_be_bytes();
    [&[0xFF, marker], &length[..], data].concat()
}

fn jpeg(segments: &[Vec<u8>]) -> Vec<u8> {
    [&[0xFF, 0xD8][..], &segments.concat(), &segment(0xDB, &[1; 65]), &[7; 300], &[0xFF, 0xD9]].concat()
}

fn photo(exif: &[u8]) -> Vec<u8> {
    jpeg(&[segment(0xE1, &[b"Exif\0\0", exif].concat())])
}

fn boxed(kind: &[u8], content: &[u8]) -> Vec<u8> {
    [&u32::try_from(content.len() + 8).unwrap().to_be_bytes()[..], kind, content].concat()
}

fn film(inside: &[u8]) -> Vec<u8> {
    [boxed(b"ftyp", b"isom\0\0\0\0"), boxed(b"mdat", &[0xA5; 3_000]), boxed(b"moov", inside)].concat()
}

#[test]
fn a_photo_with_a_position_is_told() {
    let tiff = tiff_with_position();
    assert_eq!(told(&tiff), [Position]);
    assert_eq!(told(&photo(&tiff)), [Position]);
    let webp = [b"RIFF\0\0\0\0WEBPEXIF", &u32::try_from(tiff.len()).unwrap().to_le_bytes()[..], &tiff].concat();
    assert_eq!(told(&webp), [Position]);
    assert_eq!(told(&jpeg(&[])), []);
    assert_eq!(depth(&jpeg(&[])), Depth::Whole);
}

#[test]
fn a_smaller_picture_inside_a_photo_is_told() {
    assert_eq!(told(&photo(&exif_with_preview())), [Preview]);
    assert_eq!(told(&photo(b"II*\0\x08\0\0\0\0\0\0\0\0\0")), []);
}

#[test]
fn damaged_exif_data_may_tell_and_tell_what_is_left() {
    let tiff = tiff_with_position();
    // The directory that follows lies nowhere.
    let mut next = tiff.clone();
    next[22..26].copy_from_slice(&[0xFF, 0xFF, 0, 0]);
    assert_eq!(told(&photo(&next)), [Position, Unread]);
    // The directory of positions lies nowhere.
    let mut lost = tiff.clone();
    lost[18..20].copy_from_slice(&[0xFF, 0xFF]);
    assert_eq!(told(&photo(&lost)), [Unread]);
    // Programs leave out what follows the directory of positions.
    assert_eq!(told(&photo(&tiff[..40])), [Position]);
    assert_eq!(told(&photo(&tiff[..20])), [Unread]);
    assert_eq!(told(&photo(b"noise")), [Unread]);
    assert_eq!(depth(&photo(b"noise")), Depth::Part);
}

#[test]
fn the_word_of_exif_in_a_program_means_nothing() {
    let program = [&[0x7F; 200][..], b"Exif\0\0 is the word", &[0; 100], b"Exif\0\0II*\0\xFF\xFF\xFF\xFF"].concat();
    assert_eq!(told(&program), []);
    let inside = [&[0x7F; 200][..], &photo(&tiff_with_position())].concat();
    assert_eq!(told(&inside), [Position], "a photo inside a file of a kind that nobody knows");
}

#[test]
fn a_picture_that_hides_its_position_behind_the_image_is_told() {
    let chunk = |kind: &[u8], data: &[u8]| {
        let length = u32::try_from(data.len()).unwrap().to_be_bytes();
        [&length[..], kind, data, &[0; 4]].concat()
    };
    let picture = |kind: &[u8], data: &[u8]| {
        let (head, image) = (chunk(b"IHDR", &[0; 13]), chunk(b"IDAT", &[7; 70_000]));
        let hidden = if kind.is_empty() { Vec::new() } else { chunk(kind, data) };
        [kind::PNG, &head, &image, &image, &hidden, &chunk(b"IEND", b"")].concat()
    };
    assert_eq!(told(&picture(b"eXIf", &tiff_with_position())), [Position]);
    assert_eq!(told(&picture(b"tEXt", b"Author\0A. Person")), [Author]);
    assert_eq!(told(&picture(b"tEXt", b"Author\0")), []);
    assert_eq!(told(&picture(b"tEXt", b"Software\0a program")), []);
    let packet = b"<rdf:RDF><x exif:GPSLatitude=\"0,6.7N\"/></rdf:RDF>";
    assert_eq!(told(&picture(b"iTXt", &[b"XML:com.adobe.xmp\0\0\0\0\0", &packet[..]].concat())), [Position]);
    let packed = deflated(packet);
    assert_eq!(told(&picture(b"iTXt", &[b"XML:com.adobe.xmp\0\x01\0\0\0", &packed[..]].concat())), [Position]);
    assert_eq!(told(&picture(b"zTXt", b"Raw profile type exif\0\0x")), [Unread]);
    assert_eq!(told(&picture(b"", b"")), []);
    assert_eq!(told(&picture(b"eXIf", b"noise")), [Unread]);
    assert_eq!(told(&picture(b"", b"")[..70_000]), [Unread], "a picture that is cut");
}

#[test]
fn a_film_that_tells_where_it_was_made_is_told() {
    let note = |kind: &[u8]| film(&boxed(b"udta", &boxed(kind, b"\0\x0D\x15\xC7+00.11+000.22/")));
    assert_eq!(told(&note(b"\xA9xyz")), [Position]);
    assert_eq!(told(&note(b"loci")), [Position]);
    assert_eq!(told(&note(b"\xA9ART")), [Author]);
    assert_eq!(told(&note(b"CAME")), [Camera]);
    assert_eq!(told(&note(b"\xA9too")), []);
    let keys = |name: &[u8]| {
        let keys = [b"\0\0\0\0\0\0\0\x01", &boxed(b"mdta", name)[..]].concat();
        boxed(b"meta", &[boxed(b"hdlr", &[0; 24]), boxed(b"keys", &keys), boxed(b"ilst", b"")].concat())
    };
    assert_eq!(told(&film(&keys(b"com.apple.quicktime.location.ISO6709"))), [Position]);
    assert_eq!(told(&film(&keys(b"com.apple.quicktime.author"))), [Author]);
    assert_eq!(told(&film(&keys(b"com.apple.quicktime.software"))), []);
    // As in MP4, with a version before the boxes.
    let list = [b"\0\0\0\0".to_vec(), boxed(b"hdlr", &[0; 24]), boxed(b"ilst", &boxed(b"\xA9ART", b"A. Person"))];
    assert_eq!(told(&film(&boxed(b"udta", &boxed(b"meta", &list.concat())))), [Author]);
    let track = [b"\0\0\0\0\0\0\0\x01", &boxed(b"gpmd", &[0; 8])[..]].concat();
    let track = [b"stsd", b"stbl", b"minf", b"mdia", b"trak"].iter().fold(track, |inside, kind| boxed(*kind, &inside));
    assert_eq!(told(&film(&track)), [Position]);
    assert_eq!(told(&film(&note(b"\xA9xyz"))[..2_000]), [Unread], "a film that is cut before its notes");
}

#[test]
fn boxes_that_lie_about_their_length_end() {
    let huge = [boxed(b"ftyp", b"isom"), b"\0\0\0\x01moov\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF".to_vec()].concat();
    let none = [boxed(b"ftyp", b"isom"), b"\0\0\0\x04moov".to_vec(), vec![0; 900]].concat();
    let deep = (0..2_000).fold(Vec::new(), |inside, _| boxed(b"moov", &inside));
    let deep = [boxed(b"ftyp", b"isom"), deep].concat();
    let many = [boxed(b"ftyp", b"isom"), boxed(b"free", b"").repeat(100_000)].concat();
    for bytes in [huge, none, deep, many] {
        assert_eq!(told(&bytes), [Unread]);
    }
    // A length of zero reaches to the end of the file.
    let open = [boxed(b"ftyp", b"isom"), b"\0\0\0\0mdat".to_vec(), vec![7; 5_000]].concat();
    assert_eq!(told(&open), []);
}

/// A picture of items: the Exif data are the second item, in the file or in the data of the box.
fn items(exif: &[u8], method: u8) -> Vec<u8> {
    let data = [b"\0\0\0\0", exif].concat();
    let entry = |id: u8, kind: &[u8]| boxed(b"infe", &[&[2, 0, 0, 0, 0, id, 0, 0], kind, b"\0"].concat());
    let kinds = boxed(b"iinf", &[b"\0\0\0\0\0\x02".to_vec(), entry(1, b"hvc1"), entry(2, b"Exif")].concat());
    let with = |at: u32| {
        let place =
            [&[0, 2, 0, method, 0, 0, 0, 1][..], &at.to_be_bytes(), &(data.len() as u32).to_be_bytes()].concat();
        let first = [0, 1, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0];
        let places = boxed(b"iloc", &[b"\x01\0\0\0\x44\0\0\x02", &first[..], &place].concat());
        let held = if method == 1 { boxed(b"idat", &data) } else { Vec::new() };
        let meta = [b"\0\0\0\0".to_vec(), boxed(b"hdlr", &[0; 24]), kinds.clone(), places, held].concat();
        [boxed(b"ftyp", b"heicmif1"), boxed(b"meta", &meta)].concat()
    };
    let before = u32::try_from(with(0).len() + 8).unwrap();
    if method == 1 { with(0) } else { [with(before), boxed(b"mdat", &data)].concat() }
}

#[test]
fn exif_data_are_found_among_the_items_of_a_picture() {
    for method in [0, 1] {
        assert_eq!(told(&items(&tiff_with_position(), method)), [Position], "{method}");
        assert_eq!(told(&items(b"", method)), [Unread], "{method}");
    }
    assert_eq!(told(&items(&tiff_with_position(), 2)), [Unread], "data within data are not read");
}

#[test]
fn packets_are_found_in_files_of_their_own_and_in_every_document() {
    let packet = "<rdf:RDF><rdf:Description photoshop:City=\"Town\"/></rdf:RDF>";
    for before in ["", "<?xpacket begin=''?><x:xmpmeta>", "\u{1}\u{2} any document "] {
        assert_eq!(told(format!("{before}{packet}").as_bytes()), [Position]);
    }
    assert_eq!(told(b"<rdf:RDF> without an end"), [Unread]);
    assert_eq!(told(b"text about rdf:RDF and exif:GPSLatitude=\"1\""), []);
}

fn deflated(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::default());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

fn pdf(dictionary: &str, stream: &[u8]) -> Vec<u8> {
    [b"%PDF-1.7\n1 0 obj\n<<", dictionary.as_bytes(), b">>\nstream\r\n", stream, b"\nendstream\nendobj\n%%EOF"].concat()
}

#[test]
fn the_author_of_a_pdf_is_told_wherever_it_stands() {
    assert_eq!(told(b"%PDF-1.4 << /Author (A. Person) >>"), [Author]);
    assert_eq!(told(b"%PDF-1.4 << /Author () /Title (x) >>"), []);
    let objects = deflated(b"1 0 <</Author(A. Person)/Producer(x)>>");
    assert_eq!(told(&pdf("/Type/ObjStm/N 1/First 4/Filter/FlateDecode", &objects)), [Author]);
    assert_eq!(told(&pdf("/Filter/FlateDecode/N 1/Type/ObjStm", &objects)), [Author]);
    assert_eq!(told(&pdf("/Type/ObjStm/Filter/FlateDecode", &deflated(b"1 0 <</Producer(x)>>"))), []);
    assert_eq!(told(&pdf("/Type/ObjStm/Filter/FlateDecode", b"noise")), [Unread]);
    assert_eq!(told(&pdf("/Type/ObjStm/Filter/LZWDecode", b"noise")), [Unread]);
    let broken = pdf("/Author (A. Person)/Type/ObjStm/Filter/FlateDecode", b"noise");
    assert_eq!(told(&broken), [Author], "objects of which nothing more is asked are not unpacked");
    let packet = deflated(b"<rdf:RDF><dc:creator><rdf:li>A. Person</rdf:li></dc:creator></rdf:RDF>");
    assert_eq!(told(&pdf("/Type /Metadata /Subtype /XML /Filter /FlateDecode", &packet)), [Author]);
    assert_eq!(told(b"%PDF-1.4 <</Type/Catalog/Metadata 3 0 R>>"), []);
    assert_eq!(told(b"%PDF-1.4 trailer <</Encrypt 3 0 R>>"), [Unread]);
    let photo = photo(&tiff_with_position());
    assert_eq!(told(&pdf("/Subtype/Image/Filter/DCTDecode", &photo)), [Position]);
}

#[test]
fn a_stream_that_swells_costs_bounded_work() {
    let swollen = deflated(&vec![0; 40 << 20]);
    let one = pdf("/Type/ObjStm/Filter/FlateDecode", &swollen);
    let many = one.repeat(50);
    for bytes in [one, many] {
        assert_eq!(traces(&mut Cursor::new(&bytes)).told, [Unread]);
    }
}

fn zipped(members: &[(&str, &[u8])]) -> Vec<u8> {
    let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in members {
        archive.start_file(*name, zip::write::SimpleFileOptions::default()).unwrap();
        archive.write_all(content).unwrap();
    }
    archive.finish().unwrap().into_inner()
}

#[test]
fn an_office_document_with_an_author_is_told() {
    let named = |text: &str| zipped(&[("docProps/core.xml", text.as_bytes())]);
    assert_eq!(told(&named("<x><dc:creator>somebody</dc:creator></x>")), [Author]);
    assert_eq!(told(&named("<x><cp:lastModifiedBy>somebody</cp:lastModifiedBy></x>")), [Author]);
    assert_eq!(told(&named("<x><dc:creator></dc:creator></x>")), []);
    assert_eq!(told(&zipped(&[("meta.xml", b"<meta:initial-creator>somebody</meta:initial-creator>")])), [Author]);
    assert_eq!(told(&zipped(&[("word/comments.xml", b"<w:comment w:author=\"somebody\"/>")])), [Author]);
    assert_eq!(told(b"{\\rtf1{\\info{\\author A. Person}}}"), [Author]);
    assert_eq!(told(b"{\\rtf1{\\info{\\author }}}"), []);
}

#[test]
fn an_old_office_document_with_an_author_is_told() {
    let document = |author: &[u8]| {
        let summary = b"\xE0\x85\x9F\xF2\xF9\x4F\x68\x10\xAB\x91\x08\x00\x2B\x27\xB3\xD9";
        let list = [b"\xFE\xFF\0\0\0\0\0\0", &[0; 16][..], b"\x01\0\0\0", summary, b"\x30\0\0\0"].concat();
        let value =
            [b"\x1E\0\0\0", &u32::try_from(author.len()).unwrap().to_le_bytes()[..], author, b"\0\0\0\0"].concat();
        let section = [b"\x40\0\0\0\x01\0\0\0\x04\0\0\0\x10\0\0\0".to_vec(), value].concat();
        [b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", &[0; 504][..], &list, &section].concat()
    };
    assert_eq!(told(&document(b"A. Person\0")), [Author]);
    assert_eq!(told(&document(b"\0")), []);
}

#[test]
fn photos_in_an_archive_are_looked_into() {
    let photo = photo(&tiff_with_position());
    assert_eq!(told(&zipped(&[("a/photo.JPG", &photo), ("text.txt", b"text")])), [Position]);
    assert_eq!(told(&zipped(&[("word/media/image1.jpeg", &photo)])), [Position]);
    assert_eq!(told(&zipped(&[("doc.kml", b"<kml><coordinates>1,2</coordinates></kml>")])), [Position]);
    assert_eq!(told(&zipped(&[("film.mp4", &film(&vec![0; 2 << 20]))])), [Unread]);
    assert_eq!(told(&zipped(&[("text.txt", b"text")])), []);
    assert_eq!(told(b"PK\x03\x04 cut"), [Unread]);
}

#[test]
fn tracks_tell_places() {
    for track in [
        "<?xml version=\"1.0\"?><gpx><trk><trkseg><trkpt lat=\"1\" lon=\"2\"/></trkseg></trk></gpx>",
        "\u{FEFF}<gpx><wpt lat=\"1\" lon=\"2\"/></gpx>",
        "<kml><Point><coordinates>1,2</coordinates></Point></kml>",
        "$GPGGA,123519,4807.038,N,01131.000,E,1,08,0.9,545.4,M,46.9,M,,*47",
    ] {
        assert_eq!(told(track.as_bytes()), [Position]);
    }
    assert_eq!(told(b"<html><p>a page</p></html>"), []);
    assert_eq!(depth(b"<html><p>a page</p></html>"), Depth::NoKind);
}

#[test]
fn recordings_with_names_are_told() {
    let id3 = |frame: &[u8]| [b"ID3\x03\0\0\0\0\0\x40", frame, b"\0\0\0\x09\0\0\0A. Person", &[0; 60]].concat();
    assert_eq!(told(&id3(b"TPE1")), [Author]);
    assert_eq!(told(&id3(b"TSSE")), []);
    assert_eq!(told(b"OggS.....\x03vorbis\x0A\0\0\0artist=A. Person"), [Author]);
    assert_eq!(told(b"RIFF\0\0\0\0WAVELIST\x12\0\0\0INFOIART\x05\0\0\0A. P\0\0"), [Author]);
}

#[test]
fn captions_of_press_photos_are_told() {
    let captions = |set: u8| {
        let data = [&[0x1C, 2, set, 0, 4][..], b"Town"].concat();
        let resource = [b"8BIM\x04\x04\0\0", &u32::try_from(data.len()).unwrap().to_be_bytes()[..], &data].concat();
        jpeg(&[segment(0xED, &[b"Photoshop 3.0\0", &resource[..]].concat())])
    };
    assert_eq!(told(&captions(90)), [Position]);
    assert_eq!(told(&captions(80)), [Author]);
    assert_eq!(told(&captions(120)), []);
}

#[test]
fn text_is_of_no_kind_that_has_traces() {
    assert_eq!((told(b"a letter"), depth(b"a letter")), (vec![], Depth::NoKind));
    assert_eq!((told(b""), depth(b"")), (vec![], Depth::NoKind));
}

/// A document that counts what is read again, in bytes and in readings.
struct Counted {
    document: Cursor<Vec<u8>>,
    bytes: usize,
    readings: usize,
}

impl Read for Counted {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        let count = self.document.read(out)?;
        self.bytes += count;
        self.readings += 1;
        Ok(count)
    }
}

impl Seek for Counted {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        self.document.seek(to)
    }
}

/// Beginnings of every kind, and words that lead somewhere.
const BEGINNINGS: [&[u8]; 18] = [
    b"II*\0\x08\0\0\0\xFF\xFF",
    b"MM\0*\0\0\0\x08",
    b"\xFF\xD8\xFF\xE1\0\x20Exif\0\0II*\0\x08\0\0\0",
    b"\x89PNG\r\n\x1A\n\0\0\0\x08eXIf",
    b"RIFF\0\0\0\0WEBPEXIF",
    b"RIFF\0\0\0\0WAVELIST\xFF\xFF\xFF\xFFINFO",
    b"\0\0\0\x08ftyp\0\0\0\0meta\0\0\0\0",
    b"\0\0\0\x08ftyp\0\0\0\x01moov\0\0\0\0\0\0\0\x40",
    b"\x1A\x45\xDF\xA3\x80\x18\x53\x80\x67\xFF\x12\x54\xC3\x67\xFF",
    b"ID3\x04\0\x40\x7F\x7F\x7F\x7FTPE1",
    b"OggS artist=",
    b"PK\x03\x04",
    b"%PDF-1.7 /Type/ObjStm/Filter/FlateDecode stream\n\x78\x9C",
    b"{\\rtf1{\\author ",
    b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1\xFE\xFF",
    b"<gpx><trkpt ",
    b"<rdf:RDF exif:GPSLatitude=",
    b"8BPS8BIM\x04\x04",
];

proptest! {
    #![proptest_config(ProptestConfig { cases: 600, ..ProptestConfig::default() })]

    #[test]
    fn no_document_costs_more_than_is_allowed(
        beginning in 0..BEGINNINGS.len(),
        word in 0..BEGINNINGS.len(),
        noise in proptest::collection::vec(any::<u8>(), 0..600),
        more in 1_usize..40,
    ) {
        let rest = [BEGINNINGS[word], &noise].concat().repeat(more);
        let bytes = [BEGINNINGS[beginning], &noise, &rest].concat();
        let mut search = Search::default();
        search.see(&bytes);
        let mut document = Counted { document: Cursor::new(bytes), bytes: 0, readings: 0 };
        look(&mut document, search);
        // The budgets of `bytes.rs`.
        prop_assert!(document.bytes <= 16 << 20, "{} bytes", document.bytes);
        prop_assert!(document.readings <= 20_000, "{} readings", document.readings);
    }
}
