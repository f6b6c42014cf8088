//! The sections of an archive: where they are, and the entries of one of them (FORMAT.md §10.2, §10.5).
#![cfg_attr(not(test), deny(clippy::arithmetic_side_effects))]

use std::io::{BufReader, Read, Seek, SeekFrom, Take};

use super::plain::Plain;
use super::zstd::{Decoder, Decompressor, PADDING_HEAD_BYTES, PADDING_MAGIC};
use super::{CONTENTS_NAME, CONTENTS_SIGNATURE_NAME};
use crate::error::{Doing, Error, PayloadFault, Result};
use pannier_format::archive::{Names, Reader};
use pannier_format::seek::{FOOTER_BYTES, Footer, Section, SeekTable};

/// The bytes of a section that are read at once.
const READ_BYTES: usize = 128 << 10;

/// The sections of an archive.
pub(super) struct Map {
    /// The sections in their order. There is at least one.
    pub(super) sections: Vec<Section>,
    /// The bytes of the archive.
    pub(super) content_bytes: u64,
}

/// The most sections that are read apart. Each of them takes buffers and a decoder.
const SECTIONS_MOST: usize = 4_096;

/// Joins sections that follow each other, so that there are few. The last one stays alone.
fn few(sections: Vec<Section>) -> Vec<Section> {
    let together = sections.len().div_ceil(SECTIONS_MOST);
    if together <= 1 {
        return sections;
    }
    let last = sections.len().saturating_sub(1);
    let mut joined: Vec<Section> = Vec::with_capacity(SECTIONS_MOST.saturating_add(2));
    for (number, section) in sections.into_iter().enumerate() {
        match joined.last_mut() {
            Some(before) if number != last && number.checked_rem(together) != Some(0) => {
                (before.bytes.end, before.content.end) = (section.bytes.end, section.content.end);
                before.frames = before.frames.saturating_add(section.frames);
            }
            _ => joined.push(section),
        }
    }
    joined
}

/// Makes a decoder for one section after another.
///
/// # Errors
/// There is no memory.
pub(super) fn decoder() -> Result<Decoder> {
    Decoder::new().map_err(|error| Error::from_stream(Doing::Read, "payload", error))
}

/// A stream of the content of one section.
pub(super) type Content<'r, 'a> = Decompressor<'r, BufReader<Take<&'r mut Plain<'a>>>>;

impl Map {
    /// Reads the seek table. Returns `None` if there is none that counts.
    ///
    /// # Errors
    /// A missing block, or what age or the carriers say.
    pub(super) fn read(plain: &mut Plain<'_>) -> Result<Option<Self>> {
        let length = plain.length()?;
        let Some(footer_at) = length.checked_sub(FOOTER_BYTES) else { return Ok(None) };
        let footer = plain.read_at(footer_at, FOOTER_BYTES as usize)?;
        let footer = footer.first_chunk().and_then(Footer::parse);
        let Some(table_bytes) = footer.and_then(Footer::table_bytes) else { return Ok(None) };
        let Some(table_at) = length.checked_sub(table_bytes) else { return Ok(None) };
        let table = plain.read_at(table_at, usize::try_from(table_bytes).unwrap_or(usize::MAX))?;
        let Some(table) = SeekTable::parse(&table) else { return Ok(None) };
        let (bytes, content_bytes) = table.sums();
        let counts = match table_at.checked_sub(bytes) {
            Some(0) => true,
            Some(padding @ PADDING_HEAD_BYTES..) => {
                let head = plain.read_at(bytes, PADDING_HEAD_BYTES as usize)?;
                let length = u32::try_from(padding.saturating_sub(PADDING_HEAD_BYTES)).ok();
                length.is_some_and(|length| head == [PADDING_MAGIC.to_le_bytes(), length.to_le_bytes()].concat())
            }
            _ => false,
        };
        let sections = few(table.sections());
        Ok((counts && !sections.is_empty()).then_some(Self { sections, content_bytes }))
    }

    /// Tells whether a section is the last one.
    pub(super) fn is_last(&self, number: usize) -> bool {
        number.saturating_add(1) >= self.sections.len()
    }

    /// Begins to read a section with a decoder that no other section uses now. The names are shared with the readers of the other sections.
    ///
    /// # Errors
    /// As [`Map::read`], or the fault of the first frame.
    pub(super) fn begin<'r, 'a>(
        &self,
        (plain, decoder): (&'r mut Plain<'a>, &'r mut Decoder),
        number: usize,
        names: Names,
    ) -> Result<Reader<Content<'r, 'a>>> {
        let stream = |error| Error::from_stream(Doing::Read, "payload", error);
        let section = self.sections.get(number).ok_or(Error::Bug("a section that is not there"))?;
        plain.seek(SeekFrom::Start(section.bytes.start)).map_err(stream)?;
        let bytes = section.bytes.end.saturating_sub(section.bytes.start);
        let content = Decompressor::of_section(BufReader::with_capacity(READ_BYTES, plain.take(bytes)), decoder);
        let content = content.map_err(stream)?;
        Ok(match self.is_last(number) {
            true => Reader::after(content, &[CONTENTS_NAME, CONTENTS_SIGNATURE_NAME], names),
            false => Reader::of_section(content, names),
        })
    }

    /// Checks that a section that was read to its end is as long as the table says.
    ///
    /// # Errors
    /// [`PayloadFault::Compression`].
    pub(super) fn end(&self, archive: Reader<Content<'_, '_>>, number: usize) -> Result<()> {
        let content = self.sections.get(number).map(|section| section.content.clone()).unwrap_or_default();
        let given = archive.into_inner().given_bytes();
        if content.start.checked_add(given) == Some(content.end) {
            Ok(())
        } else {
            Err(PayloadFault::Compression("a section has not the length of the seek table".into()).into())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn very_many_sections_are_joined_and_the_last_one_stays_alone() {
        let section = |number: u64| Section {
            bytes: number * 10..number * 10 + 10,
            content: number * 512..number * 512 + 512,
            frames: 1,
        };
        let all: Vec<Section> = (0..100_000).map(section).collect();
        let joined = few(all.clone());
        assert!(joined.len() <= SECTIONS_MOST + 1, "{}", joined.len());
        assert_eq!(joined.last(), all.last());
        assert_eq!(joined.iter().map(|one| one.frames).sum::<u32>(), 100_000);
        assert!(
            joined
                .windows(2)
                .all(|two| two[0].bytes.end == two[1].bytes.start && two[0].content.end == two[1].content.start)
        );
        assert_eq!(few(all[..100].to_vec()), all[..100]);
    }
}
