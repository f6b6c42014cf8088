//! A loop as one page for any browser. It holds its codes as bits and needs nothing from outside; a policy in it forbids
//! the browser to ask anybody for anything.

use data_encoding::BASE64;

use crate::digest::sha256;
use crate::qr::Symbol;

const PAGE: &str = include_str!("player.html");
const SCRIPT: &str = include_str!("player.js");
const STYLE: &str = include_str!("player.css");

/// The page. `title` and `words` are plain ASCII.
pub fn page(symbols: &[Symbol], order: &[usize], speed: u16, title: &str, words: &str) -> String {
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
        .replace("{title}", &escaped(title))
        .replace("{words}", &escaped(words))
        .replace("{speed}", &speed.to_string())
        .replace("{side}", &side.to_string())
        .replace("{order}", &order.join(" "))
        .replace("{codes}", &BASE64.encode(&bits))
        .replace("{style}", STYLE)
        .replace("{script}", SCRIPT)
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
