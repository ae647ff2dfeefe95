//! What is expected against what is there: only what is written is compared, and that exactly.

use serde_json::Value;

/// Where what is there differs from what is expected: one line each, with its path; none if it does
/// not differ.
pub(super) fn differences(path: &str, expected: &Value, there: &Value) -> Vec<String> {
    match (expected, there) {
        (Value::Object(expected), Value::Array(there)) => of_marked_list(path, expected, there),
        (Value::Object(expected), Value::Object(there)) => expected
            .iter()
            .flat_map(|(member, expected)| {
                let path = format!("{path}.{member}");
                match there.get(member) {
                    Some(there) => differences(&path, expected, there),
                    None => vec![format!("{path}: there is no such member")],
                }
            })
            .collect(),
        (Value::Array(expected), Value::Array(there)) if expected.len() == there.len() => {
            let pairs = expected.iter().zip(there).enumerate();
            pairs
                .flat_map(|(index, (one, other))| differences(&format!("{path}[{index}]"), one, other))
                .collect()
        }
        _ if expected == there => Vec::new(),
        _ => vec![format!("{path}: expected {expected}, there is {there}")],
    }
}

/// `{"length": n, "includes": […]}` in place of a list: so many elements, and among them these.
fn of_marked_list(path: &str, marks: &serde_json::Map<String, Value>, there: &[Value]) -> Vec<String> {
    let mut found = Vec::new();
    for (mark, expected) in marks {
        match (mark.as_str(), expected) {
            ("length", length) => {
                found.extend(differences(&format!("{path}.length"), length, &there.len().into()));
            }
            ("includes", Value::Array(expected)) => {
                let missing =
                    |one: &&Value| there.iter().all(|other| !differences("", one, other).is_empty());
                let missing = expected.iter().filter(missing);
                found
                    .extend(missing.map(|one| format!("{path}: {one} is missing in {}", Value::from(there))));
            }
            _ => {
                found.push(format!("{path}: expected {expected} as {mark}, there is {}", Value::from(there)));
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::differences;

    #[test]
    fn only_what_is_written_is_compared_and_that_exactly() {
        let there = json!({"a": 1, "b": [{"c": null, "d": 2}, {"c": "x", "d": 3}]});
        for same in [
            json!({}),
            json!({"a": 1}),
            json!({"b": [{"d": 2}, {"c": "x"}]}),
            json!({"b": {"length": 2}}),
            json!({"b": {"includes": [{"d": 3}]}}),
        ] {
            assert_eq!(differences("", &same, &there), [""; 0], "{same}");
        }
        for other in [
            json!({"a": 2}),
            json!({"a": "1"}),
            json!({"a": null}),
            json!({"e": null}),
            json!({"b": []}),
            json!({"b": [{"d": 2}]}),
            json!({"b": [{"c": "x"}, {"d": 2}]}),
            json!({"b": {"length": 1}}),
            json!({"b": {"includes": [{"d": 2, "c": "x"}]}}),
            json!({"b": {"size": 2}}),
        ] {
            assert!(!differences("", &other, &there).is_empty(), "{other}");
        }
    }
}
