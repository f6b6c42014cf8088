//! The sentences about recipients: digits and names to compare, new recipients, and recipients who are gone.

use serde_json::{Value, json};

use super::line::padded;
use crate::cli::messages::msg;
use crate::escape::{shown, shown_path};
use crate::pack::note::{Compared, Known};
use crate::seal::{Double, Listed, Place, Stated};

/// The number of recipients up to which all are shown. If there are more, `-v` shows all, and new recipients are always shown.
const SHOWN: usize = 32;
/// The columns of a label in the output of `pack`.
const LABEL_COLUMNS: usize = 11;

/// The comparison with the release before.
pub(in crate::cli) enum Since {
    /// No release before was named.
    Nothing,
    /// That release was sealed in another way.
    OtherSealing(String),
    /// There is no private note.
    NoNote(String),
    /// The private note knows nothing of that release.
    Unknown(String),
    /// Compared.
    Known(String, Compared),
}

/// Which recipients are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::cli) enum Shown {
    /// All of them.
    All,
    /// Those who are new, and others while there are few.
    Few,
}

/// Returns the lines about recipients. New recipients and recipients who are gone come last.
pub(in crate::cli) fn recipients(listed: &[Listed], since: &Since, which: Shown) -> String {
    let mut text = String::new();
    let mut line = |label: &str, value: &str| {
        text.push_str(&format!("  {} {value}\n", padded(label, LABEL_COLUMNS)));
    };
    let compared = if let Since::Known(_, compared) = since { Some(compared) } else { None };
    let is_new = |listed: &&Listed| compared.is_some_and(|compared| compared.new.contains(&listed.digits));
    let (new, others): (Vec<&Listed>, Vec<&Listed>) = listed.iter().partition(is_new);
    let most = if which == Shown::All { others.len() } else { SHOWN.saturating_sub(new.len()) };
    for listed in others.iter().take(most) {
        line(&msg!("label-recipient"), &of(listed));
    }
    if let Some(more) = others.len().checked_sub(most).filter(|more| *more > 0) {
        line(&msg!("label-recipient"), &msg!("pack-more-recipients", more = more));
    }
    for listed in &new {
        line(&msg!("head-new"), &of(listed));
    }
    for Known { digits, name } in compared.map_or(&[][..], |compared| &compared.gone) {
        let name = name.as_ref().map_or_else(|| msg!("pack-no-name"), |name| shown(name));
        line(&msg!("head-gone"), &msg!("pack-recipient", digits = digits.to_string(), name = name));
    }
    match since {
        Since::Nothing => {}
        Since::OtherSealing(title) => {
            line(&msg!("label-compared"), &msg!("pack-since-other-sealing", title = title.as_str()));
        }
        Since::NoNote(title) => line(&msg!("label-compared"), &msg!("pack-since-no-note", title = title.as_str())),
        Since::Unknown(title) => line(&msg!("label-compared"), &msg!("pack-since-unknown", title = title.as_str())),
        Since::Known(title, compared) => {
            let (new, gone) = (new.len(), compared.gone.len());
            let text = match (new, gone) {
                (0, 0) => msg!("pack-since-same", title = title.as_str()),
                (0, _) => msg!("pack-since-gone", title = title.as_str(), gone = gone),
                _ => msg!("pack-since-new", title = title.as_str(), new = new, gone = gone),
            };
            line(&msg!("label-compared"), &text);
            for name in &compared.rekeyed {
                line("", &msg!("pack-since-rekeyed", title = title.as_str(), name = shown(name)));
            }
        }
    }
    text
}

/// Returns the digits and the name of a recipient. Without a name, returns the place of the recipient.
fn of(listed: &Listed) -> String {
    let name = listed.name.as_ref().map_or_else(|| format!("({})", place(&listed.place)), |name| shown(name));
    let digits = listed.digits.to_string();
    match listed.stated {
        Stated::Right => msg!("pack-recipient-stated", digits = digits, name = name),
        Stated::Nothing => msg!("pack-recipient", digits = digits, name = name),
    }
}

fn place(place: &Place) -> String {
    match place {
        Place::Given => msg!("pack-place-given"),
        Place::Line { path, line } => msg!("pack-place-line", path = shown_path(path), line = line.to_string()),
    }
}

/// Returns the warning about a recipient that is given twice.
pub(in crate::cli) fn double(double: &Double) -> String {
    let (here, first) = (place(&double.place), place(&double.of.place));
    match (&double.name, &double.of.name) {
        (Some(name), Some(other)) if name != other => {
            msg!("pack-double-names", place = here, first = first, name = shown(name), other = shown(other))
        }
        _ => msg!("pack-double", place = here, first = first),
    }
}

/// Returns the fields about recipients for JSON.
pub(in crate::cli) fn recipients_json(listed: &[Listed], since: &Since) -> Value {
    let compared = if let Since::Known(_, compared) = since { Some(compared) } else { None };
    json!({
        "recipients": listed.iter().map(|listed| json!({
            "recipient": listed.text,
            "digits": listed.digits.to_string(),
            "name": listed.name,
            "stated": listed.stated == Stated::Right,
            "new": compared.map(|compared| compared.new.contains(&listed.digits)),
        })).collect::<Vec<_>>(),
        "gone": compared.map(|compared| compared.gone.iter().map(|known| json!({
            "digits": known.digits.to_string(), "name": known.name,
        })).collect::<Vec<_>>()),
    })
}
