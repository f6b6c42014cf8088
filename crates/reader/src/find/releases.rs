//! Lists of one release: one list replaces the other lists (FORMAT.md §17).
#![cfg_attr(not(test), deny(clippy::arithmetic_side_effects))]

use crate::find::bundle::Bundle;
use pannier_format::digest::sha256;
use pannier_format::limits::TABLE_ENTRY_BYTES;
use pannier_format::sums::TABLE_NAME;
use pannier_format::{Facts, Hash};

/// A list that was set aside because another list of the same release replaces the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SetAside {
    /// The bundle id of the list.
    pub id: Hash,
    /// The number of recovery blocks of the list.
    pub recovery_blocks: u32,
    /// The bundle that replaces the list.
    pub by: Hash,
}

/// Tells whether the facts of two lists by one publisher are equal, but for what an extension changes.
fn alike(old: &Bundle, new: &Bundle) -> bool {
    let (a, b) = (&old.facts, &new.facts);
    new.publisher == old.publisher
        && Facts { recovery_blocks: 0, extends: None, generator: String::new(), ..a.clone() }
            == Facts { recovery_blocks: 0, extends: None, generator: String::new(), ..b.clone() }
}

/// Tells whether `new` claims to extend `old`, and its facts do not contradict that.
fn claims(new: &Bundle, old: &Bundle) -> bool {
    let (a, b) = (&old.facts, &new.facts);
    let related = b.extends == Some(old.list.id) || (b.extends.is_some() && b.extends == a.extends);
    related && b.recovery_blocks > a.recovery_blocks && alike(old, new)
}

/// Tells whether the table of `new` begins with the table of `old`; `None` if the table of `new` is not at hand.
fn begins_alike(new: &Bundle, old: &Bundle) -> Option<bool> {
    let bytes = new.table.as_ref()?.write();
    let end = TABLE_ENTRY_BYTES.saturating_mul(u64::from(old.layout.block_count()));
    let beginning = usize::try_from(end).ok().and_then(|end| bytes.get(..end));
    Some(beginning.map(sha256) == old.sums.hash_of(TABLE_NAME))
}

/// Tells whether `new` extends `old`: the same release, more recovery blocks, and otherwise the same blocks. A list that lacks
/// signatures replaces no trusted list.
fn extends(new: &Bundle, old: &Bundle) -> bool {
    // Without the new table, nothing contradicts the publisher's signature, and the old list is used.
    (new.is_pinned() || !old.is_pinned()) && claims(new, old) && begins_alike(new, old).unwrap_or(old.table.is_some())
}

/// Tells whether two lists of one release agree on the blocks, as far as is known (FORMAT.md §18). Such lists may still
/// be two bundles.
pub(super) fn agree(one: &Bundle, other: &Bundle) -> bool {
    let maybe = |new, old| claims(new, old) && begins_alike(new, old) != Some(false);
    let same_blocks = || alike(one, other) && one.sums.hash_of(TABLE_NAME) == other.sums.hash_of(TABLE_NAME);
    maybe(one, other) || maybe(other, one) || same_blocks()
}

/// Joins lists of the same release into one bundle. The list with most recovery blocks replaces the other lists, unless
/// its block table is missing.
pub fn join(bundles: &mut Vec<Bundle>) -> Vec<SetAside> {
    let mut aside = Vec::new();
    while let Some((loser, winner)) = pair(bundles) {
        let by = bundles.get(winner).map(|bundle| bundle.list.id);
        let lost = bundles.remove(loser);
        aside.extend(by.map(|by| SetAside { id: lost.list.id, recovery_blocks: lost.facts.recovery_blocks, by }));
    }
    // A list that replaced another list may be set aside later. The last list replaces both.
    for at in 0..aside.len() {
        let by = aside.get(at).map(|older| older.by);
        let last = aside.iter().find(|other| Some(other.id) == by).map(|other| other.by);
        if let (Some(last), Some(older)) = (last, aside.get_mut(at)) {
            older.by = last;
        }
    }
    aside
}

/// Returns the index of a list to set aside, and the index of the list that replaces the first list.
fn pair(bundles: &[Bundle]) -> Option<(usize, usize)> {
    for (new_at, new) in bundles.iter().enumerate().filter(|(_, new)| new.facts.extends.is_some()) {
        for (old_at, old) in bundles.iter().enumerate() {
            if old_at != new_at && extends(new, old) {
                return Some(if new.table.is_some() { (old_at, new_at) } else { (new_at, old_at) });
            }
        }
    }
    None
}
