//! A stored Zstandard frame holds zeros in run-length blocks and all other bytes in raw blocks (FORMAT.md §15.1). The
//! same bytes make the same frame, with every compressor.
#![cfg_attr(not(test), deny(clippy::arithmetic_side_effects))]

/// The magic and a descriptor: four bytes of content size, single segment, no checksum, no dictionary.
const HEAD: [u8; 5] = [0x28, 0xB5, 0x2F, 0xFD, 0xA0];
/// Fewest zeros, without another byte between them, that become a run-length block.
const RUN_BYTES: usize = 8;
/// Most bytes of a block.
const BLOCK_BYTES: usize = 128 << 10;

const RAW: u32 = 0;
const RUN: u32 = 1;

/// Wraps bytes into a frame that `zstd -d` unwraps. Returns `None` if a frame cannot hold so many bytes.
pub fn write(content: &[u8]) -> Option<Vec<u8>> {
    let mut out = HEAD.to_vec();
    out.extend(u32::try_from(content.len()).ok()?.to_le_bytes());
    let mut blocks = Vec::new();
    for (stretch, kind) in stretches(content) {
        blocks.extend(stretch.chunks(BLOCK_BYTES).map(|block| (block, kind)));
    }
    let count = blocks.len();
    for (number, (block, kind)) in (1..).zip(blocks) {
        let last = u32::from(number == count);
        let head = last | kind << 1 | u32::try_from(block.len()).ok()? << 3;
        out.extend(head.to_le_bytes().iter().take(3));
        out.extend(if kind == RUN { &[0][..] } else { block });
    }
    Some(out)
}

/// Unwraps a frame that has exactly the form of [`write()`] and at most `most` bytes of content.
pub fn parse(frame: &[u8], most: usize) -> Option<Vec<u8>> {
    let rest = frame.strip_prefix(&HEAD)?;
    let (size, mut rest) = rest.split_first_chunk::<4>()?;
    let size = usize::try_from(u32::from_le_bytes(*size)).ok().filter(|size| (1..=most).contains(size))?;
    let mut content = Vec::new();
    loop {
        let ([a, b, c], after) = rest.split_first_chunk::<3>()?;
        let head = u32::from_le_bytes([*a, *b, *c, 0]);
        let bytes = usize::try_from(head >> 3).ok()?;
        let (block, after) =
            if head >> 1 & 3 == RUN { after.split_at_checked(1)? } else { after.split_at_checked(bytes)? };
        let end = content.len().saturating_add(bytes);
        if bytes > BLOCK_BYTES || end > size {
            return None;
        }
        if head >> 1 & 3 == RUN {
            content.resize(end, 0);
        } else {
            content.extend_from_slice(block);
        }
        rest = after;
        if head & 1 == 1 {
            break;
        }
    }
    // Only one form is allowed: a new frame of the content must be equal to this frame.
    (write(&content)? == frame).then_some(content)
}

/// Divides bytes into runs of zeros and the bytes between the runs.
fn stretches(mut content: &[u8]) -> Vec<(&[u8], u32)> {
    let mut out = Vec::new();
    while !content.is_empty() {
        let mut zeros = 0usize;
        let mut end = content.len();
        for (at, byte) in content.iter().enumerate() {
            zeros = if *byte == 0 { zeros.saturating_add(1) } else { 0 };
            if zeros == RUN_BYTES {
                end = at.saturating_sub(RUN_BYTES - 1);
                break;
            }
        }
        let (raw, rest) = content.split_at_checked(end).unwrap_or((content, &[]));
        let run = rest.iter().position(|byte| *byte != 0).unwrap_or(rest.len());
        let (run, rest) = rest.split_at_checked(run).unwrap_or((rest, &[]));
        out.extend([(raw, RAW), (run, RUN)].into_iter().filter(|(stretch, _)| !stretch.is_empty()));
        content = rest;
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn samples() -> Vec<Vec<u8>> {
        let mut long = vec![7; 300_000];
        long[1000..1007].fill(0);
        long[2000..2008].fill(0);
        long[200_000..].fill(0);
        vec![vec![1], vec![0], vec![0; 7], vec![0; 8], b"abc\0\0\0\0\0\0\0\0\0d".to_vec(), vec![0; 400_000], long]
    }

    #[test]
    fn what_was_wrapped_is_unwrapped_by_us_and_by_zstandard() {
        for content in samples() {
            let frame = write(&content).unwrap();
            assert_eq!(parse(&frame, content.len()).as_ref(), Some(&content));
            assert_eq!(zstd::decode_all(&*frame).unwrap(), content);
            assert_eq!(parse(&frame, content.len() - 1), None);
        }
        assert!(write(&vec![0; 400_000]).unwrap().len() < 30);
    }

    #[test]
    fn only_the_one_form_is_read() {
        let content = b"abc\0\0\0\0\0\0\0\0\0\0\0\0d".to_vec();
        let frame = write(&content).unwrap();
        for cut in 0..frame.len() {
            assert_eq!(parse(&frame[..cut], 100), None);
        }
        assert_eq!(parse(&[&frame[..], b"x"].concat(), 100), None);
        // A frame with the same content in one raw block is a good Zstandard frame, but does not have our form.
        let mut plain = HEAD.to_vec();
        plain.extend(16u32.to_le_bytes());
        plain.extend((1u32 | 16 << 3).to_le_bytes().iter().take(3));
        plain.extend(&content);
        assert_eq!(zstd::decode_all(&*plain).unwrap(), content);
        assert_eq!(parse(&plain, 100), None);
    }
}
