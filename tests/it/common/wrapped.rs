//! Folders in archives and mails, as people send them.

use std::fs;
use std::io::{Cursor, Write};
use std::path::Path;

use flate2::Compression;
use flate2::write::GzEncoder;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

use super::{files, name_of};

/// A folder as a zip archive.
pub(crate) fn zipped(folder: &Path, method: CompressionMethod) -> Vec<u8> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(method);
    archive.add_directory("m/", options).unwrap();
    for file in files(folder) {
        archive.start_file(format!("m/{}", name_of(&file)), options).unwrap();
        archive.write_all(&fs::read(&file).unwrap()).unwrap();
    }
    archive.finish().unwrap().into_inner()
}

/// A folder as a tar archive; the names are long, so that they need headers of their own.
pub(crate) fn tarred(folder: &Path) -> Vec<u8> {
    let mut archive = tar::Builder::new(Vec::new());
    let long = "a-long-name-of-a-folder/".repeat(9);
    for file in files(folder) {
        let mut head = tar::Header::new_gnu();
        let bytes = fs::read(&file).unwrap();
        head.set_size(bytes.len() as u64);
        head.set_mode(0o644);
        archive.append_data(&mut head, format!("{long}{}", name_of(&file)), &bytes[..]).unwrap();
    }
    archive.into_inner().unwrap()
}

/// Bytes as gzip.
pub(crate) fn gzipped(bytes: &[u8]) -> Vec<u8> {
    let mut out = GzEncoder::new(Vec::new(), Compression::fast());
    out.write_all(bytes).unwrap();
    out.finish().unwrap()
}

/// Bytes as lines of base64.
pub(crate) fn in_base64(bytes: &[u8], line_end: &str) -> String {
    let text = data_encoding::BASE64.encode(bytes);
    text.as_bytes().chunks(76).map(|line| format!("{}{line_end}", std::str::from_utf8(line).unwrap())).collect()
}

/// A mail with attachments: files in base64, and texts in quoted-printable.
pub(crate) fn mailed(attachments: &[(String, Vec<u8>)]) -> String {
    let mut out = "From: a@example.org\r\nSubject: papers\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed;\r\n boundary=\"=_x\"\r\n\r\nnobody reads this\r\n--=_x\r\nContent-Type: text/plain\r\n\r\nhello\r\n".to_owned();
    for (number, (name, bytes)) in attachments.iter().enumerate() {
        let place = format!("Content-Disposition: attachment; filename=\"{name}\"\r\n");
        match std::str::from_utf8(bytes) {
            Ok(text) if number % 2 == 0 => {
                let text = text.replace('=', "=3D").replace('\n', "\r\n");
                out += &format!(
                    "--=_x\r\nContent-Type: text/plain\r\nContent-Transfer-Encoding: quoted-printable\r\n{place}\r\n{text}\r\n"
                );
            }
            _ => {
                let body = in_base64(bytes, "\r\n");
                out += &format!(
                    "--=_x\r\nContent-Type: application/octet-stream\r\nContent-Transfer-Encoding: base64\r\n{place}\r\n{body}\r\n"
                );
            }
        }
    }
    out + "--=_x--\r\n"
}
