//! Codes to show: a short text as one code, and a whole bundle as a loop of codes in a grid.

use std::sync::Arc;

use serde_json::json;

use crate::carriers::{GivenFiles, RoomOfHost};
use crate::fault::Fault;
use crate::order::{Order, wanted};
use crate::outlet::Outlet;
use crate::say;
use pannier_optical::codes::qr::Symbol;
use pannier_optical::objects::carry::{Extent, objects};
use pannier_optical::objects::object::Share;
use pannier_optical::screen::{Grid, Loop, frames};
use pannier_reader::carriers::Documents as _;
use pannier_reader::check::check;
use pannier_reader::find::trusted::Contact;
use pannier_reader::trust::Publishers;
use pannier_reader::watch::Watch;

/// The longest text that is drawn as one code.
const TEXT_MAX_BYTES: usize = 2_000;

/// Says the smallest code of a text: modules on a side, and all modules as a row of 0 and 1.
pub(crate) fn draw(text: &str) -> Result<(), Fault> {
    if text.len() > TEXT_MAX_BYTES {
        return Err(Fault::Order);
    }
    let symbol = Symbol::of_bytes(text.as_bytes())?;
    let dark: String = symbol.dark.iter().map(|dark| if *dark { '1' } else { '0' }).collect();
    say(&json!({"drawn": {"side": symbol.side, "dark": dark}}))
}

/// Writes the codes of one bundle as bits, one code after the other, and says their order in a loop. The person need not know
/// the publisher: a courier shows what a courier carries.
pub(crate) fn play(
    given: Arc<GivenFiles>,
    publishers: &Publishers,
    order: &Order,
    grid: (u32, u32),
    watch: &Watch,
) -> Result<(), Fault> {
    let grid = Grid::new(grid.0, grid.1).ok_or(Fault::Order)?;
    let checked = check(given, publishers, &RoomOfHost, watch)?;
    let held = checked.one(&wanted(order))?;
    let admitted = publishers.admit(held, Contact::First)?;
    let objects = objects(&admitted, &Extent::Whole, Share::SCREEN, &RoomOfHost, watch)?;
    let carrier = grid.screen(false).carrier();
    let frames = frames(&objects, carrier.body_bytes, watch)?;
    let shown = Loop::new(&frames, grid);
    let outlet = Outlet::new()?;
    {
        // One code at a time: all codes of a bundle are longer than the bundle.
        let mut writer = outlet.writer();
        writer.begin("codes", 0)?;
        for frame in &frames {
            writer.write(&Symbol::new(&frame.write(), carrier.shape)?.bits())?;
        }
        writer.end(None)?;
    }
    drop(outlet.into_places()?);
    say(&json!({"play": {
        "title": held.bundle.title(), "side": carrier.shape.side(), "columns": grid.columns(), "rows": grid.rows(),
        "codes": frames.len(), "order": shown.order(),
    }}))
}
