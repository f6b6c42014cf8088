//! The order in which the codes of all objects follow each other on pages.

use std::cmp::Ordering;

use pannier_format::frame::{Group, Kind};

/// The order of all codes. The small files come first, if they are their own object. The order mixes all other frames,
/// so that any run of codes has a fair share of each object.
pub fn deal(groups: &[Group]) -> Vec<(usize, usize)> {
    let mut first = Vec::new();
    let mut rest = Vec::new();
    for (object, group) in groups.iter().enumerate() {
        let total = group.frame_count() as usize;
        let ahead = if group.kind == Kind::Bag && groups.len() > 1 { group.source_count as usize } else { 0 };
        first.extend((0..ahead).map(|number| (object, number)));
        rest.extend((ahead..total).map(|number| (object, number, 2 * (number - ahead) + 1, 2 * (total - ahead))));
    }
    // The key is the share of the object before a frame: a / b < c / d.
    rest.sort_by(|a, b| match (a.2 * b.3).cmp(&(b.2 * a.3)) {
        Ordering::Equal => a.0.cmp(&b.0),
        other => other,
    });
    first.extend(rest.into_iter().map(|(object, number, _, _)| (object, number)));
    first
}
