//! The schema of the objects that the program prints: docs/json.schema.json.

use std::sync::LazyLock;

use jsonschema::Validator;
use serde_json::Value;

/// The schema.
pub(crate) static SCHEMA: LazyLock<Value> =
    LazyLock::new(|| serde_json::from_str(include_str!("../../../docs/json.schema.json")).unwrap());

/// The codes of errors on docs/json.md, with their exit codes.
pub(crate) static CODES: LazyLock<Vec<(String, i32)>> = LazyLock::new(|| {
    let row = |line: &str| {
        let (code, rest) = line.strip_prefix("| `")?.split_once("` | ")?;
        Some((code.to_owned(), rest.split_once(" | ")?.0.parse().ok()?))
    };
    include_str!("../../../docs/json.md").lines().filter_map(row).collect()
});

/// Makes sure that a code and an exit code belong together, everywhere in an object.
fn codes(part: &Value) {
    match part {
        Value::Object(fields) => {
            if let (Some(code), Some(exit)) = (fields.get("code").and_then(Value::as_str), fields.get("exit_code")) {
                let is_listed = CODES.iter().any(|(word, class)| word == code && *exit == *class);
                assert!(is_listed, "docs/json.md has no code {code} with exit code {exit}");
            }
            fields.values().for_each(codes);
        }
        Value::Array(parts) => parts.iter().for_each(codes),
        _ => {}
    }
}

/// Returns the validator of one definition.
fn validator(name: &str) -> Validator {
    let mut schema = SCHEMA.clone();
    schema.as_object_mut().unwrap().remove("anyOf");
    schema["$ref"] = format!("#/$defs/{name}").into();
    jsonschema::draft202012::new(&schema).unwrap()
}

/// Makes sure that the schema allows an object, by the definition that the object itself names.
#[track_caller]
pub(crate) fn allows(object: &Value) {
    let name = match (object.get("event"), object.get("error"), &object["command"]) {
        (Some(event), ..) => event.as_str().unwrap().to_owned(),
        (_, Some(_), _) => "error".to_owned(),
        (.., command) => {
            let command = command.as_str().unwrap_or_else(|| panic!("no command: {object}"));
            match command {
                "keys new" | "keys rotate" | "keys sign" => "keys-letter".to_owned(),
                command => command.replace(' ', "-"),
            }
        }
    };
    codes(object);
    let faults: Vec<String> =
        validator(&name).iter_errors(object).map(|fault| format!("{}: {fault}", fault.instance_path())).collect();
    assert!(faults.is_empty(), "{name} is not what docs/json.schema.json says:\n{}\n{object:#}", faults.join("\n"));
}
