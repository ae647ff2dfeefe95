//! The endpoints of the existing web app as its client calls them, replayed from recorded exchanges.

use std::collections::BTreeMap;

use http::Method;
use pace_server::Access;
use serde_json::Value;

use crate::support::Server;

/// Members that we add to those of the contract.
const ADDED: [&str; 7] = ["version", "viewer", "resultAt", "scheduled", "author", "code", "database"];

/// What `$names` stand for: whatever stood there first. `$any` stands for anything.
#[derive(Default)]
struct Names(BTreeMap<String, String>);

impl Names {
    fn fill(&self, text: &str) -> String {
        let filled = |text: String, (name, value): (&String, &String)| text.replace(name.as_str(), value);
        self.0.iter().fold(text.to_owned(), filled)
    }

    /// Every member that is expected is there as it is expected, and no other but those that we add.
    fn compare(&mut self, place: &str, expected: &Value, found: &Value) {
        match (expected, found) {
            (Value::String(any), _) if any == "$any" => {}
            (Value::String(name), Value::String(value)) if name.starts_with('$') => {
                let known = self.0.entry(name.clone()).or_insert_with(|| value.clone());
                assert_eq!(known, value, "{place}");
            }
            (Value::Array(expected), Value::Array(found)) => {
                assert_eq!(expected.len(), found.len(), "{place}: {found:?}");
                for (index, (expected, found)) in expected.iter().zip(found).enumerate() {
                    self.compare(&format!("{place}[{index}]"), expected, found);
                }
            }
            (Value::Object(expected), Value::Object(found)) => {
                for (member, expected) in expected {
                    let found = found.get(member).unwrap_or_else(|| panic!("{place}.{member} is missing"));
                    self.compare(&format!("{place}.{member}"), expected, found);
                }
                let unknown =
                    found.keys().find(|key| !expected.contains_key(*key) && !ADDED.contains(&key.as_str()));
                assert_eq!(unknown, None, "{place}");
            }
            _ => assert_eq!(expected, found, "{place}"),
        }
    }
}

#[tokio::test]
async fn every_endpoint_answers_as_the_contract_says() {
    let server = Server::with(|config| config.access = Access::Open).await;
    let exchanges: Vec<Value> =
        serde_json::from_str(include_str!("../fixtures/contract.json")).expect("the exchanges");
    let mut names = Names::default();
    for exchange in &exchanges {
        let of = exchange["of"].as_str().expect("an endpoint");
        let request = |place: usize| exchange["request"][place].as_str().expect("a text");
        let method: Method = request(0).parse().expect("a method");
        let body = &exchange["request"][2];
        let body = if body.is_null() { String::new() } else { names.fill(&body.to_string()) };
        let answer = server.call(method, &names.fill(request(1)), body).await;
        let status = exchange["status"].as_u64().unwrap_or(200);
        assert_eq!(u64::from(answer.status.as_u16()), status, "{of}: {}", answer.text());
        names.compare(of, &exchange["answer"], &answer.json());
    }
}
