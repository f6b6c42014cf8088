//! The page of `help --page`: warnings, steps with their commands, the words of a check, and texts to read aloud.

use std::path::{Path, PathBuf};

use serde_json::json;

use super::error::Result;
use super::exit::Class;
use super::language::Language;
use super::messages::{Catalogue, msg};
use super::terminal::Terminal;
use super::tone::Tone;
use super::words;
use crate::digest::sha256;
use crate::escape::shown_path;
use crate::store;

/// Light and dark colours, and one column on a telephone. Nothing is wider than the window: commands go on in the next line.
const STYLE: &str = ":root{color-scheme:light dark;--text:#1b1b1b;--back:#fff;--soft:#f1f1ee;--line:#b9b9b2;--good:#14532d;\
--fair:#7a4a00;--bad:#9b1c1c}
@media(prefers-color-scheme:dark){:root{--text:#eee;--back:#161616;--soft:#262624;--line:#55554f;--good:#86d9a0;--fair:#f0c068;\
--bad:#ff9c94}}
*{box-sizing:border-box}
body{margin:0;background:var(--back);color:var(--text);font:1.05rem/1.75 system-ui,\"Noto Sans Arabic\",Tahoma,\"Noto Sans CJK SC\",\
sans-serif}
main{max-width:44rem;margin:0 auto;padding:1rem;overflow-wrap:break-word}
h1{font-size:1.5rem;line-height:1.4}
h2{font-size:1.25rem;line-height:1.5;margin-top:2.2rem;border-bottom:1px solid var(--line)}
h3{font-size:1.1rem;margin-bottom:.3rem}
.note{background:var(--soft);border-inline-start:.3rem solid var(--fair);padding:.5rem .8rem}
.warning li{margin:.5rem 0;font-weight:600}
ol,ul{padding-inline-start:1.8rem}
li{margin:.7rem 0}
pre{margin:.4rem 0;padding:.5rem .5rem .5rem 1.7rem;text-indent:-1.2rem;background:var(--soft);border:1px solid var(--line);text-align:left;white-space:pre-wrap;\
overflow-wrap:anywhere;font:1rem/1.5 ui-monospace,monospace}
dt{margin-top:1rem;font-weight:700}
dd{margin:.1rem 0 0}
.good{color:var(--good)}.fair{color:var(--fair)}.bad{color:var(--bad)}
.groups{width:max-content;max-width:100%;padding-inline-start:2.4rem;text-align:left;font:1.2rem/2 ui-monospace,monospace}
.groups li{margin:0}
@media print{:root{color-scheme:light}h2{break-after:avoid}li,dd{break-inside:avoid}}";

/// Writes the page. The same language gives the same bytes everywhere.
pub(super) fn run(terminal: &Terminal, language: Language, output: Option<&Path>) -> Result<Class> {
    let path = output.map_or_else(|| PathBuf::from(format!("pannier-{}.html", language.code())), Path::to_owned);
    let page = page(language);
    store::publish(&path, page.as_bytes())?;
    let hash = sha256(page.as_bytes());
    let digits = words::digits_of_hash(&hash);
    terminal.json(|| {
        json!({
            "output": path.to_string_lossy(),
            "language": language.code(),
            "page_bytes": page.len(),
            "sha256": hash.to_string(),
            "digits": digits,
        })
    });
    terminal.result(words::head(Tone::Good, &msg!("head-ok"), &msg!("guide-written", path = shown_path(&path))));
    terminal.result(words::labelled(&msg!("label-sha256"), &hash.to_string()));
    terminal.result(words::labelled(&msg!("label-digits"), &digits));
    Ok(Class::Done)
}

/// A step: what is done, each deed with its command, if it has one.
type Step = Vec<(String, Option<&'static str>)>;

fn step(text: String, command: &'static str) -> Step {
    vec![(text, Some(command))]
}

fn said(text: String) -> Step {
    vec![(text, None)]
}

fn page(language: Language) -> String {
    let words = Catalogue::of(language);
    let direction = if language.is_from_right() { "rtl" } else { "ltr" };
    let title = escaped(&words.phrase("guide-title"));
    let mut body = format!("<h1>{title}</h1>\n");
    if language != Language::English {
        body += &note(&words.phrase("language-unread"));
    }
    body += &note(&words.phrase("guide-proves"));
    body += &first(&words);
    body += &section(&words.phrase("guide-open"), &words.phrase("guide-folder"), &opening(&words));
    body += &section(&words.phrase("guide-carry"), &words.phrase("guide-carry-folder"), &carrying(&words));
    body += &verdicts(&words);
    body += &aloud(&words);
    format!(
        "<!doctype html>
<html lang=\"{lang}\" dir=\"{direction}\">
<head>
<meta charset=\"utf-8\">
<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">
<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">
<meta name=\"referrer\" content=\"no-referrer\">
<meta name=\"generator\" content=\"pannier {version}\">
<title>{title}</title>
<style>
{STYLE}
</style>
</head>
<body>
<main>
{body}</main>
</body>
</html>
",
        lang = language.code(),
        version = env!("CARGO_PKG_VERSION"),
    )
}

fn first(words: &Catalogue) -> String {
    let all = [
        words.phrase("guide-no-program"),
        words.phrase("guide-digits"),
        words.phrase("guide-device"),
        words.phrase("guide-seized"),
    ];
    let items: String = all.iter().map(|text| format!("<li>{}</li>\n", escaped(text))).collect();
    format!("<h2>{}</h2>\n<ul class=\"warning\">\n{items}</ul>\n", escaped(&words.phrase("guide-first")))
}

fn opening(words: &Catalogue) -> Vec<Step> {
    vec![
        step(words.phrase("guide-open-trust"), "pannier trust FOLDER"),
        step(words.phrase("guide-open-check"), "pannier check FOLDER"),
        vec![
            (words.phrase("guide-open-open"), Some("pannier open FOLDER -i recipient.key -o OUT")),
            (words.phrase("guide-open-other"), Some("pannier open FOLDER -o OUT")),
        ],
        step(words.phrase("guide-open-pass"), "pannier repair FOLDER -o WHOLE"),
    ]
}

fn carrying(words: &Catalogue) -> Vec<Step> {
    vec![
        step(words.phrase("guide-carry-check"), "pannier check STICK"),
        step(words.phrase("guide-carry-gather"), "pannier gather STICK OTHER -o MINE"),
        step(words.phrase("guide-carry-want"), "pannier want MINE"),
        step(words.phrase("guide-carry-repair"), "pannier repair MINE -o WHOLE"),
    ]
}

fn verdicts(words: &Catalogue) -> String {
    let all = [
        ("OK", "good", words.phrase("guide-word-ok")),
        ("OPENABLE", "good", words.phrase("guide-word-openable")),
        ("DAMAGED BUT OPENABLE", "fair", words.phrase("guide-word-damaged")),
        ("SHARE", "fair", words.phrase("guide-word-share")),
        ("INCOMPLETE", "fair", words.phrase("guide-word-incomplete")),
        ("NOT TRUSTED", "bad", words.phrase("guide-word-not-trusted")),
        ("CONFLICT", "bad", words.phrase("guide-word-conflict")),
        ("PARTIAL", "fair", words.phrase("guide-word-partial")),
        ("SAFE TO PULL", "good", words.phrase("guide-word-safe-to-pull")),
        ("PULL AND CHECK", "fair", words.phrase("guide-word-pull-and-check")),
    ];
    let mut out = format!("<h2>{}</h2>\n<dl>\n", escaped(&words.phrase("guide-words")));
    for (word, class, text) in all {
        out += &format!(
            "<dt><bdi dir=\"ltr\" lang=\"en\" class=\"{class}\">{word}</bdi></dt>\n<dd>{}</dd>\n",
            escaped(&text)
        );
    }
    out + "</dl>\n"
}

fn aloud(words: &Catalogue) -> String {
    let digits: Vec<Step> = vec![
        said(words.phrase("guide-digits-begin")),
        said(words.phrase("guide-digits-read")),
        said(words.phrase("guide-digits-back")),
        said(words.phrase("guide-digits-right")),
        said(words.phrase("guide-digits-all")),
        step(words.phrase("guide-digits-type"), "pannier trust FOLDER"),
        said(words.phrase("guide-digits-differ")),
    ];
    let slip: Vec<Step> = vec![
        step(words.phrase("guide-slip-make"), "pannier want MINE"),
        said(words.phrase("guide-slip-begin")),
        said(words.phrase("guide-slip-back")),
        step(words.phrase("guide-slip-read"), "pannier want --read \"GROUPS\""),
        said(words.phrase("guide-slip-wrong")),
        step(words.phrase("guide-slip-answer"), "pannier deal BUNDLE --want \"GROUPS\" --to STICK"),
    ];
    let mut out = format!("<h2>{}</h2>\n", escaped(&words.phrase("guide-aloud")));
    out += &note(&words.phrase("guide-aloud-careful"));
    out += &format!("<h3>{}</h3>\n", escaped(&words.phrase("guide-digits-title")));
    out += &paragraph(&words.phrase("guide-digits-who"));
    // A place for six groups on paper. No sample digits: somebody would type them.
    out += &format!("<ol class=\"groups\" dir=\"ltr\">\n{}</ol>\n", "<li>_ _ _ _ _</li>\n".repeat(6));
    out += &paragraph(&words.phrase("guide-digits-alike"));
    out += &steps(&digits);
    out += &format!("<h3>{}</h3>\n", escaped(&words.phrase("guide-slip-title")));
    out += &paragraph(&words.phrase("guide-slip-who"));
    out += &steps(&slip);
    out += &note(&words.phrase("guide-slip-proves"));
    out
}

fn section(title: &str, names: &str, all: &[Step]) -> String {
    format!("<h2>{}</h2>\n{}{}", escaped(title), paragraph(names), steps(all))
}

fn steps(all: &[Step]) -> String {
    let deed = |(text, command): &(String, Option<&str>)| {
        format!("{}{}", escaped(text), command.map(typed).unwrap_or_default())
    };
    let items = all.iter().map(|step| format!("<li>{}</li>\n", step.iter().map(deed).collect::<String>()));
    format!("<ol>\n{}</ol>\n", items.collect::<String>())
}

/// A command is in a line of its own and runs from left to right, whatever the sentence does.
fn typed(command: &str) -> String {
    format!("\n<pre dir=\"ltr\" lang=\"en\"><code>{}</code></pre>", as_html(command))
}

fn paragraph(text: &str) -> String {
    format!("<p>{}</p>\n", escaped(text))
}

fn note(text: &str) -> String {
    format!("<p class=\"note\">{}</p>\n", escaped(text))
}

/// French has blanks before some marks, where no line may be broken.
fn escaped(text: &str) -> String {
    let marks = [" :", " ;", " ?", " !", " »"];
    let whole = marks.iter().fold(as_html(text), |text, mark| text.replace(mark, &mark.replace(' ', "\u{a0}")));
    whole.replace("« ", "«\u{a0}")
}

fn as_html(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
