//! Amounts as people type them: with a point or a comma.

use pace_rules::money::{InvalidAmount, Money};

/// Reads a typed amount; blank is nothing.
///
/// A comma before exactly three digits could mean thousands or decimals, so it is refused.
pub(crate) fn parse(text: &str) -> Result<Money, String> {
    let text = text.trim().trim_start_matches('$').trim();
    if text.is_empty() {
        return Ok(Money::ZERO);
    }
    if text.contains(['e', 'E']) {
        return Err(words(&InvalidAmount::NotANumber));
    }
    let decimal = match text.split_once(',') {
        Some((_, digits)) if !text.contains('.') && digits.len() == 3 => {
            return Err("no comma for thousands".to_owned());
        }
        Some(_) if text.contains('.') => text.replace(',', ""),
        Some(_) => text.replace(',', "."),
        None => text.to_owned(),
    };
    Money::parse(&decimal).map_err(|error| words(&error))
}

/// Short enough to stand beside what is typed.
fn words(error: &InvalidAmount) -> String {
    match error {
        InvalidAmount::NotANumber => "write it like 12.50",
        InvalidAmount::TooFine => "two decimals at most",
        InvalidAmount::Negative => "not below zero",
        InvalidAmount::TooLarge => "at most 1,000,000.00",
    }
    .to_owned()
}

/// An amount as it is typed: nothing for zero.
pub(crate) fn typed(amount: Money) -> String {
    if amount == Money::ZERO {
        return String::new();
    }
    format!("{}.{:02}", amount.cents() / 100, amount.cents() % 100)
}

#[cfg(test)]
mod tests {
    use super::{Money, parse, typed};

    #[test]
    fn point_and_comma_are_the_same() {
        for (text, cents) in
            [("8.50", 850), ("8,5", 850), (" 40 ", 4_000), ("", 0), ("$2.5", 250), ("1,234.50", 123_450)]
        {
            assert_eq!(parse(text), Ok(Money::from_cents(cents)), "{text:?}");
        }
        assert_eq!(parse(&typed(Money::from_cents(805))), Ok(Money::from_cents(805)));
    }

    #[test]
    fn what_could_mean_two_things_is_refused() {
        for wrong in ["1,000", "1e3", "-1", "abc", "1.234", "8,50,1", "1000000.01"] {
            assert!(parse(wrong).is_err(), "{wrong:?}");
        }
    }
}
