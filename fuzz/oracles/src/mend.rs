//! One wrong byte in a small file: whatever comes back is what was signed.

use std::collections::HashSet;

use pannier::pack::keys::SecretKey;
use pannier_format::digest::sha256;
use pannier_format::minisig::SignatureText;
use pannier_format::{Hash, Sums};
use pannier_reader::find::one_byte as mend;

use crate::Outcome;

/// Four bytes that say what is damaged, where and how, then the text that is known by its hash, or what the list is made of.
///
/// Holds: a text, a list and a signature with one wrong byte come back as they were; and nothing comes back that the key did
/// not sign, whatever else is wrong.
pub fn mend(data: &[u8], key: &SecretKey) -> Outcome {
    let Some((&[mode, place, far, byte], rest)) = data.split_first_chunk::<4>() else { return Outcome::Refused };
    let damaged = |text: &[u8], from: usize| {
        let mut text = text.to_vec();
        let span = text.len().saturating_sub(from).max(1);
        let at = (usize::from(place) | usize::from(far) << 8) % span + from;
        let changed = text.get_mut(at).is_some_and(|old| std::mem::replace(old, byte) != byte);
        (text, changed)
    };
    if mode % 3 == 0 {
        let whole: Vec<u8> = rest.iter().take(200).map(|byte| byte % 95 + b' ').collect();
        let hash = sha256(&whole);
        let (bad, changed) = damaged(&whole, 0);
        let mended = mend::by_hash(&bad, hash, &mut mend::Trials::default());
        assert!(mended.is_some() || !changed, "one wrong byte is not found");
        assert!(mended.as_ref().is_none_or(|mended| *mended == whole), "a text of another hash");
        return Outcome::of(mended.is_some());
    }
    let names = ["bundle.json", "blocks.idx", "README.txt", "d0001.bin", "d0002.bin", "d0003.bin", "r0001.bin"];
    let hash = |name: &str| sha256(&[rest, name.as_bytes()].concat());
    let entries: Vec<(String, Hash)> = names.iter().map(|name| ((*name).to_owned(), hash(name))).collect();
    let whole: HashSet<Hash> = entries.iter().map(|(_, hash)| *hash).collect();
    let list = Sums::new(entries).write().into_bytes();
    let Ok(signature) = key.sign(&list, "pannier bundle fuzz 1") else { return Outcome::Refused };
    let keys = [key.public().clone()];
    let comment_end = signature.find('\n').map_or(0, |at| at.saturating_add(1));
    let ((bad_list, changed), (bad_signature, spoilt)) = if mode % 3 == 1 {
        (damaged(&list, 0), (signature.clone().into_bytes(), false))
    } else {
        ((list.clone(), false), damaged(signature.as_bytes(), comment_end))
    };
    let mended = mend::list_or_signature(&bad_list, &bad_signature, &keys, &whole, &mut mend::Trials::default());
    if let Some((again, text)) = &mended {
        assert!(*again == list, "another list comes back than was signed");
        assert!(key.public().verifies(text, again), "a signature that does not hold");
        assert!(text.trusted_comment == "pannier bundle fuzz 1", "another trusted comment");
    } else {
        let whole_already =
            SignatureText::parse(&bad_signature).is_some_and(|text| key.public().verifies(&text, &bad_list));
        assert!(whole_already || !(changed || spoilt), "one wrong byte is not found");
    }
    Outcome::of(mended.is_some())
}
