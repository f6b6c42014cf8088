//! Oracles for what comes from paper and screens.

use std::collections::HashSet;

use pannier_format::digest::sha256;
use pannier_format::frame::{Frame, Sid};
use pannier_optical::codes::cells;
use pannier_optical::codes::picture::{Flow, Format, decode};
use pannier_optical::codes::qr_read::{Effort, read};
use pannier_optical::objects::bag;
use pannier_optical::objects::receive::{Receiver, Sighting};

use crate::Outcome;

/// Lines of text, received as frames.
///
/// Holds: whatever is accepted is written back to the same line; an object that becomes whole has its sid; no more frames
/// are told missing than there are; and a bag that is accepted is written back to the same bytes.
pub fn frames(data: &[u8]) -> Outcome {
    let mut receiver = Receiver::default();
    let mut accepted = false;
    for (number, line) in (1..).zip(String::from_utf8_lossy(data).lines()) {
        let Ok(frame) = Frame::parse(line) else { continue };
        assert!(frame.write() == line, "a frame is written back to another line");
        accepted = true;
        assert!(
            receiver.add(frame, Sighting { input: 0, number }).is_ok(),
            "frames of one object do not fit each other"
        );
    }
    for incoming in receiver.incoming() {
        let group = &incoming.group;
        let missing: u64 = incoming.missing().iter().map(|run| u64::from(run.end() - run.start()) + 1).sum();
        assert!(missing <= u64::from(group.frame_count()), "more is missing than there is");
        assert!(incoming.have() <= group.source_count, "more is here than is needed");
        if let Some(object) = incoming.object() {
            assert!(Sid::of(&sha256(object)) == group.sid, "an object without its sid");
            if let Some(files) = bag::parse(object) {
                assert!(bag::write(&files).is_ok_and(|again| again == object), "a bag is written back to other bytes");
            }
        }
    }
    Outcome::of(accepted)
}

/// A picture file of any kind, decoded and looked at for codes.
///
/// Holds: no panic comes through, all pictures have the bytes that their size says, and every code is told once.
pub fn picture(data: &[u8]) -> Outcome {
    let mut accepted = false;
    use Format::{Bmp, Gif, Jpeg, Png, Pnm, Tiff, WebP};
    for format in [Jpeg, Png, Gif, WebP, Tiff, Bmp, Pnm] {
        let mut left = 4;
        let mut each = |grey: pannier_optical::codes::grey::Grey| {
            accepted = true;
            assert!(
                grey.luma().len() as u64 == u64::from(grey.width()) * u64::from(grey.height()),
                "a picture of another size"
            );
            // A fuzzer's time is better spent on small ones.
            if grey.luma().len() <= 1 << 20 {
                let reading = read(&grey, Effort::Still);
                let distinct: HashSet<&Vec<u8>> = reading.codes.iter().collect();
                assert!(distinct.len() == reading.codes.len(), "a code is told twice");
                let frames = cells::read(&grey);
                let are_lines = frames.iter().all(|frame| Frame::parse(&frame.write()).as_ref() == Ok(frame));
                assert!(are_lines, "a page of cells holds what is no frame");
            }
            left -= 1;
            Ok(if left > 0 { Flow::More } else { Flow::Enough })
        };
        assert!(decode(data, format, &mut each).is_ok(), "a decoder invents an error");
    }
    Outcome::of(accepted)
}
