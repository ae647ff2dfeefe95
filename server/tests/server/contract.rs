//! The endpoints of the existing web app as its client calls them, replayed from recorded exchanges.

use std::collections::{BTreeMap, BTreeSet};

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

#[test]
fn all_28_endpoints_are_replayed_and_each_error_that_the_contract_names() {
    let exchanges: Vec<Value> =
        serde_json::from_str(include_str!("../fixtures/contract.json")).expect("the exchanges");
    let mut statuses: BTreeMap<u64, BTreeSet<u64>> = BTreeMap::new();
    for exchange in &exchanges {
        let of = exchange["of"].as_str().expect("an endpoint");
        let number = of.split(' ').next().and_then(|number| number.parse().ok()).expect("its number");
        statuses.entry(number).or_default().insert(exchange["status"].as_u64().unwrap_or(200));
    }
    assert!(statuses.keys().copied().eq(1..=28), "{:?}", statuses.keys());
    let errors = [
        (2, [400].as_slice()),
        (3, &[404]),
        (5, &[404]),
        (7, &[400]),
        (8, &[400]),
        (10, &[400, 409]),
        (14, &[404]),
        (16, &[404]),
        (19, &[400, 404, 409]),
        (20, &[404]),
        (21, &[400, 404]),
        (24, &[400, 404, 409]),
        (25, &[400, 404]),
    ];
    for (number, statuses_seen) in &statuses {
        assert!(statuses_seen.contains(&200), "{number} succeeds nowhere");
        let named = errors.iter().find(|(of, _)| of == number).map_or(&[][..], |(_, errors)| errors);
        assert!(named.iter().all(|error| statuses_seen.contains(error)), "{number}: {statuses_seen:?}");
    }
}
