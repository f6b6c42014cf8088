//! A page of `docs` as text for a terminal, so that a browser and the terminal show the same text.

/// The indent of text below headings, and of examples below text.
const STEP: usize = 2;

/// Returns the part of a page from one heading of the second level to the next heading of that level.
pub(super) fn section(page: &str, heading: &str) -> String {
    let mut part = String::new();
    let mut inside = false;
    for line in page.lines() {
        if let Some(other) = line.strip_prefix("## ") {
            inside = other == heading;
        }
        if inside {
            part.push_str(line);
            part.push('\n');
        }
    }
    part
}

/// Returns the topic that prints the target page of a link.
fn topic_of(target: &str) -> Option<&'static str> {
    let (file, anchor) = target.split_once('#').unwrap_or((target, ""));
    match (file.rsplit('/').next()?, anchor) {
        ("recipient.md", "without-pannier") => Some("by-hand"),
        ("recipient.md", _) => Some("recipient"),
        ("courier.md", _) => Some("courier"),
        ("maintainer.md", "keys") => Some("keys"),
        ("maintainer.md", _) => Some("maintainer"),
        ("paper.md", _) => Some("paper"),
        ("json.md", _) => Some("json"),
        ("README.md", "if-someone-handed-you-a-bundle") => Some("start"),
        ("FORMAT.md", _) => Some("format"),
        _ => None,
    }
}

/// Renders a page in lines of so many columns. The function knows the marks of our pages: headings, paragraphs, flat lists, tables and fenced
/// blocks.
pub(super) fn text(page: &str, width: usize) -> String {
    let mut out = String::new();
    let mut lines = page.lines().peekable();
    while let Some(line) = lines.next() {
        if let Some(language) = line.strip_prefix("```") {
            for line in lines.by_ref().take_while(|line| *line != "```") {
                example(&mut out, language, line, width);
            }
        } else if line.starts_with('|') {
            let mut rows = vec![cells(line)];
            while let Some(row) = lines.next_if(|line| line.starts_with('|')) {
                rows.push(cells(row));
            }
            table(&mut out, &rows, width);
        } else if line.starts_with('#') {
            out.push_str(&plain(line.trim_start_matches('#').trim_start()).to_uppercase());
            out.push('\n');
        } else if line.is_empty() {
            if !out.ends_with("\n\n") {
                out.push('\n');
            }
        } else {
            let mut paragraph = line.to_owned();
            while let Some(more) = lines.next_if(|line| continues(line)) {
                paragraph.push(' ');
                paragraph.push_str(more.trim_start());
            }
            let (mark, words) = item(&paragraph);
            let first = format!("{:STEP$}{mark}", "");
            let rest = " ".repeat(first.len());
            wrap(&mut out, &plain(words), &first, &rest, "", width);
        }
    }
    out
}

/// Tells whether a line belongs to the paragraph before the line.
fn continues(line: &str) -> bool {
    !line.is_empty() && !line.starts_with(['|', '#']) && !line.starts_with("```") && item(line).0.is_empty()
}

/// Returns the mark of a list item, and the words of the item.
fn item(line: &str) -> (&str, &str) {
    let digits = line.len() - line.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let length = match line.get(digits..) {
        Some(after) if digits > 0 && after.starts_with(". ") => digits + 2,
        _ if line.starts_with("- ") => 2,
        _ => 0,
    };
    line.split_at_checked(length).unwrap_or(("", line))
}

/// Returns words without marks. A link to another page becomes the topic that prints the page.
fn plain(words: &str) -> String {
    let mut out = String::new();
    for (number, part) in words.split('`').enumerate() {
        if number % 2 == 0 {
            out.push_str(&part.replace("**", ""));
        } else if part.chars().count() == 1 || part.contains(' ') || part.chars().all(|c| c.is_ascii_lowercase()) {
            // Without quotes, the code would look like a part of the sentence.
            out.push_str(&format!("\"{part}\""));
        } else {
            out.push_str(part);
        }
    }
    while let Some((before, label, target, after)) = link(&out) {
        let topic = topic_of(target).map(|topic| format!(" (pannier help {topic})"));
        out = format!("{before}{label}{}{after}", topic.unwrap_or_default());
    }
    out
}

/// Returns the first link: the text before the link, its words, its target, and the text after the link.
fn link(text: &str) -> Option<(&str, &str, &str, &str)> {
    let (head, tail) = text.split_once("](")?;
    let (before, label) = head.rsplit_once('[')?;
    let (target, after) = tail.split_once(')')?;
    Some((before, label, target, after))
}

/// Appends words in lines of at most so many columns. Each line but the last ends with `end`.
fn wrap(out: &mut String, words: &str, first: &str, rest: &str, end: &str, width: usize) {
    let room = width.saturating_sub(end.len());
    let mut line = first.to_owned();
    let mut empty = true;
    for word in words.split(' ').filter(|word| !word.is_empty()) {
        let gap = usize::from(!empty);
        if !empty && line.chars().count() + gap + word.chars().count() > room {
            out.push_str(&line);
            out.push_str(end);
            out.push('\n');
            rest.clone_into(&mut line);
        } else if !empty {
            line.push(' ');
        }
        line.push_str(word);
        empty = false;
    }
    out.push_str(&line);
    out.push('\n');
}

/// Appends a line of an example. Only lines that are too long are broken.
fn example(out: &mut String, language: &str, line: &str, width: usize) {
    let line = if language == "console" { line.replace("[..]", "...") } else { line.to_owned() };
    let indent = " ".repeat(2 * STEP);
    if indent.len() + line.chars().count() <= width {
        out.push_str(format!("{indent}{line}").trim_end());
        out.push('\n');
    } else if line.starts_with("$ ") || line.starts_with("pannier ") {
        command(out, &line, &indent, width);
    } else {
        let start = line.len() - line.trim_start().len();
        // The text after a label stays in its own column.
        let label = line.get(start..).and_then(|rest| rest.find("  ").map(|at| start + at)).unwrap_or(start);
        let words = line.get(label..).map_or(label, |rest| label + rest.len() - rest.trim_start().len());
        let (head, words) = line.split_at_checked(words).unwrap_or(("", &line));
        let first = format!("{indent}{head}");
        let rest = " ".repeat(if first.len() < width / 2 { first.chars().count() } else { 2 * STEP + 2 });
        wrap(out, words, &first, &rest, "", width);
    }
}

/// Appends a command. Where it is too long it goes on after `\`, as in a shell, and never inside quotes.
pub(super) fn command(out: &mut String, line: &str, indent: &str, width: usize) {
    let mut command = String::new();
    wrap(&mut command, &unbroken(line), indent, &format!("{indent}    "), " \\", width);
    out.push_str(&command.replace(UNBROKEN, " "));
}

/// Stands for a blank at which no line may be broken.
const UNBROKEN: &str = "\u{a0}";

/// Returns a command in which quoted words stay together.
fn unbroken(command: &str) -> String {
    let parts = command.split('"').enumerate();
    let parts = parts.map(|(number, part)| if number % 2 == 1 { part.replace(' ', UNBROKEN) } else { part.to_owned() });
    parts.collect::<Vec<String>>().join("\"")
}

/// Returns the cells of a row of a table.
fn cells(row: &str) -> Vec<String> {
    row.trim_matches('|').split('|').map(|cell| plain(cell.trim())).collect()
}

/// Appends a table. The widest columns become narrower until the rows fit.
fn table(out: &mut String, rows: &[Vec<String>], width: usize) {
    let rows: Vec<&Vec<String>> = rows.iter().filter(|row| !row.iter().all(|cell| cell.starts_with("---"))).collect();
    let columns = rows.iter().map(|row| row.len()).max().unwrap_or(0);
    let widest = |column: usize| rows.iter().filter_map(|row| row.get(column)).map(|cell| cell.chars().count()).max();
    let mut widths: Vec<usize> = (0..columns).map(|column| widest(column).unwrap_or(0)).collect();
    while STEP * (columns + 1) + widths.iter().sum::<usize>() > width + STEP {
        match widths.iter_mut().max() {
            Some(widest) if *widest > 1 => *widest -= 1,
            _ => break,
        }
    }
    for row in rows {
        let broken: Vec<Vec<String>> = row.iter().zip(&widths).map(|(cell, width)| broken(cell, *width)).collect();
        for number in 0..broken.iter().map(Vec::len).max().unwrap_or(0) {
            let mut line = String::new();
            for (cell, width) in broken.iter().zip(&widths) {
                let part = cell.get(number).map_or("", String::as_str);
                line.push_str(&format!("{:STEP$}{part:<width$}", ""));
            }
            out.push_str(line.trim_end());
            out.push('\n');
        }
    }
}

/// Returns a cell in lines of at most this width, except for longer words.
fn broken(cell: &str, width: usize) -> Vec<String> {
    let mut lines = vec![String::new()];
    for word in cell.split(' ') {
        let Some(line) = lines.last_mut() else { break };
        if !line.is_empty() && line.chars().count() + 1 + word.chars().count() > width {
            lines.push(word.to_owned());
        } else {
            if !line.is_empty() {
                line.push(' ');
            }
            line.push_str(word);
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::{section, text};

    #[test]
    fn marks_go_and_words_stay() {
        let page =
            "# A page\n\nSee `check` and **not** `-P`, or\n[ask](courier.md#ask) first.\n\n- one\n  more\n- two\n";
        let shown =
            "A PAGE\n\n  See \"check\" and not -P, or ask (pannier help courier) first.\n\n  - one more\n  - two\n";
        assert_eq!(text(page, 80), shown);
    }

    #[test]
    fn a_long_command_goes_on_after_a_backslash_and_never_inside_quotes() {
        let digits = "04361 48445 23006 33675 00258 02306 00515 03682 54053";
        let page = format!("```console\n$ pannier deal bundles/format-1 --want \"{digits}\" --to parcel\n? 4\n```\n");
        let shown =
            format!("    $ pannier deal bundles/format-1 --want \\\n        \"{digits}\" --to parcel\n    ? 4\n");
        assert_eq!(text(&page, 80), shown);
    }

    #[test]
    fn a_long_line_of_a_report_goes_on_behind_its_label() {
        let page =
            format!("```console\n  reveals  {}\n```\n", "seven words of one and the same length ".repeat(3).trim_end());
        for line in text(&page, 80).lines().skip(1) {
            assert!(line.starts_with(&" ".repeat(15)) && !line.starts_with(&" ".repeat(16)), "{line}");
        }
        assert!(text(&page, 80).lines().count() > 1);
    }

    #[test]
    fn the_cells_of_a_wide_table_are_broken() {
        let long = "many words in one cell ".repeat(6);
        let shown = text(&format!("| a | b |\n|---|---|\n| `OK` | {long} |\n| x | y |\n"), 80);
        assert!(shown.lines().all(|line| line.chars().count() <= 80), "{shown}");
        assert!(shown.starts_with("  a   b\n  OK  many words"), "{shown}");
        assert!(shown.ends_with("\n  x   y\n"), "{shown}");
    }

    #[test]
    fn a_section_ends_where_the_next_one_begins() {
        assert_eq!(section("# P\n\n## A\n\n1\n\n## B\n\n2\n", "A"), "## A\n\n1\n\n");
        assert_eq!(section("# P\n\n## A\n\n1\n", "C"), "");
    }
}
