//! A loop as one page for any browser. The page holds its codes as bits and needs no other file. A policy in the page
//! forbids every request of the browser.

use data_encoding::BASE64;

use super::order::Loop;
use crate::codes::qr::Symbol;
use pannier_format::digest::sha256;

const PAGE: &str = include_str!("player.html");
const SCRIPT: &str = include_str!("player.js");
const STYLE: &str = include_str!("player.css");

/// The words on the page, in the language of the author.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PageWords {
    /// The language, in the notation of browsers.
    pub language: String,
    /// The title.
    pub title: String,
    /// The text below the code.
    pub below: String,
    /// The text on the button that pauses the loop.
    pub pause: String,
    /// The text on the same button while the loop is paused.
    pub play: String,
    /// The text on the button for the previous code.
    pub back: String,
    /// The text on the button for the next code.
    pub next: String,
    /// The text beside the slider.
    pub speed: String,
    /// The text on the button that fills the screen.
    pub full: String,
    /// The text that names the current picture: `{number}` of `{pictures}`, `{speed}` a second.
    pub place: String,
    /// The text for browsers that run no script.
    pub no_script: String,
}

/// The page.
pub fn page(symbols: &[Symbol], shown: &Loop, speed: u16, words: &PageWords) -> String {
    let side = symbols.first().map_or(0, |symbol| symbol.side);
    let bits: Vec<u8> = symbols.iter().flat_map(Symbol::bits).collect();
    let order: Vec<String> = shown.order().iter().map(ToString::to_string).collect();
    // The browser runs this script and this style, and no other: the hashes of both are in the policy.
    let allowed = |text: &str| format!("'sha256-{}'", BASE64.encode(&sha256(text.as_bytes()).0));
    PAGE.replace("{script-hash}", &allowed(SCRIPT))
        .replace("{style-hash}", &allowed(STYLE))
        .replace("{language}", &escaped(&words.language))
        .replace("{title}", &escaped(&words.title))
        .replace("{below}", &escaped(&words.below))
        .replace("{pause}", &escaped(&words.pause))
        .replace("{play}", &escaped(&words.play))
        .replace("{back}", &escaped(&words.back))
        .replace("{next}", &escaped(&words.next))
        .replace("{full}", &escaped(&words.full))
        .replace("{columns}", &shown.grid.columns().to_string())
        .replace("{rows}", &shown.grid.rows().to_string())
        .replace("{speed-label}", &escaped(&words.speed))
        .replace("{no-script}", &escaped(&words.no_script))
        .replace("{speed}", &speed.to_string())
        .replace("{side}", &side.to_string())
        .replace("{order}", &order.join(" "))
        .replace("{codes}", &BASE64.encode(&bits))
        // This replacement is the last, because the text has names of its own, which the script fills in.
        .replace("{place}", &escaped(&words.place))
        .replace("{style}", STYLE)
        .replace("{script}", SCRIPT)
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
