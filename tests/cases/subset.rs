//! Whether JSON contains what a case expects.

use serde_json::Value;

/// What a case writes for a key that must not be there.
const ABSENT: &str = "<absent>";

/// Every place where `actual` does not contain `expected`.
pub fn differences(expected: &Value, actual: &Value) -> Vec<String> {
    let mut found = Vec::new();
    compare(expected, actual, "", &mut found);
    found
}

fn compare(expected: &Value, actual: &Value, path: &str, found: &mut Vec<String>) {
    match (expected, actual) {
        (Value::Object(wanted), Value::Object(there)) => {
            for (key, value) in wanted {
                let path = format!("{path}/{key}");
                match there.get(key) {
                    Some(_) if value == ABSENT => found.push(format!("{path} is there")),
                    None if value == ABSENT => {}
                    Some(actual) => compare(value, actual, &path, found),
                    None => found.push(format!("{path} is not there")),
                }
            }
        }
        (Value::Array(wanted), Value::Array(there)) if wanted.iter().any(Value::is_object) => {
            let mut left: Vec<&Value> = there.iter().collect();
            for (i, value) in wanted.iter().enumerate() {
                let fits = |actual: &&Value| differences(value, actual).is_empty();
                match left.iter().position(fits) {
                    Some(position) => drop(left.remove(position)),
                    None => found.push(format!("{path}/{i}: no element like {value}")),
                }
            }
        }
        _ if same(expected, actual) => {}
        _ => found.push(format!("{path}: {actual}, not {expected}")),
    }
}

/// 84.0 and 84 are one number.
fn same(expected: &Value, actual: &Value) -> bool {
    match (expected.as_f64(), actual.as_f64()) {
        (Some(a), Some(b)) => a == b,
        _ => expected == actual,
    }
}

#[test]
fn objects_compare_by_the_keys_given_and_lists_of_objects_by_the_elements_given() {
    let json = |text: &str| serde_json::from_str::<Value>(text).unwrap();
    let actual = json(r#"{"a": [{"b": 1, "c": 2}, {"b": 1}], "d": ["x", "y"], "e": null}"#);
    let holds = |text: &str| differences(&json(text), &actual).is_empty();
    // Of the two, {"b": 1} takes the first: the more exact one comes first in a case.
    assert!(!holds(r#"{"a": [{"b": 1}, {"c": 2}], "e": null}"#));
    assert!(holds(
        r#"{"a": [{"c": 2}, {"b": 1}], "e": null, "f": "<absent>"}"#
    ));
    assert!(!holds(r#"{"a": [{"b": 1}, {"b": 1}, {"b": 1}]}"#));
    assert!(!holds(r#"{"d": ["x"]}"#));
    assert!(!holds(r#"{"d": ["y", "x"]}"#));
    assert!(!holds(r#"{"e": "<absent>"}"#));
}
