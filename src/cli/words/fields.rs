//! Fields that many objects have: the verdict, the exit code, texts in one line.

use serde_json::{Value, json};

use crate::check::Verdict;
use crate::cli::exit::Class;

/// Returns an object with the fields of another object too.
pub(in crate::cli) fn with(mut object: Value, fields: Value) -> Value {
    if let (Some(object), Value::Object(fields)) = (object.as_object_mut(), fields) {
        object.extend(fields);
    }
    object
}

/// Returns the word of a verdict.
pub(in crate::cli) fn verdict_word(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Ok => "ok",
        Verdict::Openable => "openable",
        Verdict::DamagedButOpenable => "damaged-but-openable",
        Verdict::Incomplete => "incomplete",
        Verdict::NotTrusted => "not-trusted",
        Verdict::Conflict => "conflict",
    }
}

/// Returns the word of the verdict that an exit code stands for.
pub(in crate::cli) fn class_word(class: Class) -> &'static str {
    match class {
        Class::Done => "ok",
        Class::Damaged => "in-part",
        Class::NotEnough => "incomplete",
        Class::NotTrusted => "not-trusted",
        Class::Share => "share",
        Class::Partial => "partial",
        Class::CouldNot | Class::Usage | Class::CannotDecrypt | Class::Refused | Class::Interrupted => "failed",
    }
}

/// Adds a verdict and the exit code that goes with it.
pub(in crate::cli) fn judge(object: Value, verdict: &str, class: Class) -> Value {
    with(object, json!({"verdict": verdict, "exit_code": class as i32}))
}

/// Returns a text of several lines as one line.
pub(in crate::cli) fn in_one_line(text: &str) -> String {
    let mut line = String::new();
    for part in text.lines().map(str::trim).filter(|part| !part.is_empty()) {
        match line.chars().last() {
            None => {}
            Some(':' | ',' | ';') => line.push(' '),
            Some(_) => line.push_str("; "),
        }
        line.push_str(part);
    }
    line
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_of_lines_becomes_a_sentence() {
        assert_eq!(in_one_line("two bundles:\n  a1 mosaic 1\n  b2 mosaic 2"), "two bundles: a1 mosaic 1; b2 mosaic 2");
        assert_eq!(in_one_line("one line"), "one line");
    }
}
