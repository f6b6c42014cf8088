//! A loop as one page for any browser. It holds its codes as bits and needs nothing from outside; a policy in it forbids
//! the browser to ask anybody for anything.

use data_encoding::BASE64;

use crate::codes::qr::Symbol;
use pannier_format::digest::sha256;

const PAGE: &str = include_str!("player.html");
const SCRIPT: &str = include_str!("player.js");
const STYLE: &str = include_str!("player.css");

/// What the page says, in the language of whoever writes it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PageWords {
    /// The language, as browsers name languages.
    pub language: String,
    /// The title.
    pub title: String,
    /// Below the code.
    pub below: String,
    /// On the button that holds the loop.
    pub pause: String,
    /// On the same button while the loop is held.
    pub play: String,
    /// On the button for the code before.
    pub back: String,
    /// On the button for the next code.
    pub next: String,
    /// Beside the slider.
    pub speed: String,
    /// Which code this is: `{number}` of `{codes}`, `{speed}` a second.
    pub place: String,
    /// Where no script may run.
    pub no_script: String,
}

/// The page.
pub fn page(symbols: &[Symbol], order: &[usize], speed: u16, words: &PageWords) -> String {
    let side = symbols.first().map_or(0, |symbol| symbol.side);
    let mut bits = Vec::new();
    for symbol in symbols {
        bits.extend(
            symbol
                .dark
                .chunks(8)
                .map(|run| run.iter().enumerate().fold(0u8, |byte, (at, dark)| byte | u8::from(*dark) << (7 - at))),
        );
    }
    let order: Vec<String> = order.iter().map(ToString::to_string).collect();
    // The browser runs this script and this style, and no other: their hashes are in the policy.
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
        .replace("{speed-label}", &escaped(&words.speed))
        .replace("{no-script}", &escaped(&words.no_script))
        .replace("{speed}", &speed.to_string())
        .replace("{side}", &side.to_string())
        .replace("{order}", &order.join(" "))
        .replace("{codes}", &BASE64.encode(&bits))
        // After the others: it has names of its own, which the script fills in.
        .replace("{place}", &escaped(&words.place))
        .replace("{style}", STYLE)
        .replace("{script}", SCRIPT)
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
