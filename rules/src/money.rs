//! Money in whole cents inside, decimal dollars on the wire.

use std::{fmt, iter::Sum, ops};

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use serde_json::value::RawValue;

/// The greatest amount a person may type: 1,000,000.00.
pub const MAX_AMOUNT: Money = Money::from_cents(100_000_000);

/// An amount in cents. Differences may be negative, amounts that people type may not. Sums stay far
/// within range for amounts that people may type; beyond it they stop at its ends.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Money(i64);

/// Why a text is not an amount that a person may type.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Error))]
#[cfg_attr(feature = "uniffi", uniffi(flat_error))]
pub enum InvalidAmount {
    /// Not a decimal number.
    #[error("an amount is a decimal number such as 12.50")]
    NotANumber,
    /// Finer than a cent.
    #[error("an amount has at most two decimals")]
    TooFine,
    /// Below zero.
    #[error("an amount cannot be negative")]
    Negative,
    /// Above [`MAX_AMOUNT`].
    #[error("an amount is at most 1,000,000.00")]
    TooLarge,
}

impl Money {
    /// Nothing.
    pub const ZERO: Self = Self(0);

    /// An amount of so many cents.
    pub const fn from_cents(cents: i64) -> Self {
        Self(cents)
    }

    /// The amount in cents.
    pub const fn cents(self) -> i64 {
        self.0
    }

    /// Reads a decimal number exactly, in JSON's notation (`12.5`, `1e2`).
    ///
    /// # Errors
    /// [`InvalidAmount`]: not a number, finer than a cent, negative or above [`MAX_AMOUNT`].
    pub fn parse(text: &str) -> Result<Self, InvalidAmount> {
        match Self::parse_any(text)? {
            amount if amount < Self::ZERO => Err(InvalidAmount::Negative),
            amount if amount > MAX_AMOUNT => Err(InvalidAmount::TooLarge),
            amount => Ok(amount),
        }
    }

    /// As [`Self::parse`], of any sign and size.
    fn parse_any(text: &str) -> Result<Self, InvalidAmount> {
        use InvalidAmount::{NotANumber, TooFine, TooLarge};
        let (sign, digits) = text.strip_prefix('-').map_or((1, text), |rest| (-1, rest));
        let (mantissa, exponent) = match digits.split_once(['e', 'E']) {
            Some((mantissa, exponent)) => (mantissa, exponent.parse::<i32>().map_err(|_| NotANumber)?),
            None => (digits, 0),
        };
        let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
        let all_digits = |part: &str| part.bytes().all(|b| b.is_ascii_digit());
        if whole.is_empty() && fraction.is_empty() || !all_digits(whole) || !all_digits(fraction) {
            return Err(NotANumber);
        }
        let significant = format!("{whole}{fraction}");
        let fraction_length = i64::try_from(fraction.len()).map_err(|_| TooFine)?;
        let trimmed = significant.trim_end_matches('0');
        let zeros = i64::try_from(significant.len() - trimmed.len()).map_err(|_| TooLarge)?;
        let trimmed = trimmed.trim_start_matches('0');
        if trimmed.is_empty() {
            return Ok(Self::ZERO);
        }
        // The amount is `trimmed` times ten to this power of a cent.
        let power = i64::from(exponent) - fraction_length + zeros + 2;
        if power < 0 {
            return Err(TooFine);
        }
        let power = u32::try_from(power).map_err(|_| TooLarge)?;
        (trimmed.parse::<i64>().ok())
            .and_then(|value| 10_i64.checked_pow(power).and_then(|scale| value.checked_mul(scale)))
            .map(|cents| Self(sign * cents))
            .ok_or(TooLarge)
    }
}

/// US dollars with two decimals, thousands separated, the sign before the dollar sign: `-$1,234.50`.
impl fmt::Display for Money {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let cents = self.0.unsigned_abs();
        let whole = (cents / 100).to_string();
        let sign = if self.0 < 0 { "-" } else { "" };
        let mut grouped = String::with_capacity(whole.len() + whole.len() / 3);
        for (index, digit) in whole.chars().enumerate() {
            if index > 0 && (whole.len() - index).is_multiple_of(3) {
                grouped.push(',');
            }
            grouped.push(digit);
        }
        f.pad(&format!("{sign}${grouped}.{:02}", cents % 100))
    }
}

impl ops::Add for Money {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        Self(self.0.saturating_add(other.0))
    }
}

impl ops::Sub for Money {
    type Output = Self;
    fn sub(self, other: Self) -> Self {
        Self(self.0.saturating_sub(other.0))
    }
}

impl ops::Neg for Money {
    type Output = Self;
    fn neg(self) -> Self {
        Self(self.0.saturating_neg())
    }
}

impl ops::Mul<i64> for Money {
    type Output = Self;
    fn mul(self, times: i64) -> Self {
        Self(self.0.saturating_mul(times))
    }
}

impl Sum for Money {
    fn sum<I: Iterator<Item = Self>>(amounts: I) -> Self {
        amounts.fold(Self::ZERO, ops::Add::add)
    }
}

impl Serialize for Money {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if self.0 % 100 == 0 {
            return serializer.serialize_i64(self.0 / 100);
        }
        // The shortest decimal of the nearest double is the amount itself up to 15 digits.
        #[expect(clippy::cast_precision_loss, reason = "amounts stay far below 2^53 cents")]
        serializer.serialize_f64(self.0 as f64 / 100.0)
    }
}

impl<'de> Deserialize<'de> for Money {
    /// Reads the number's own digits, so that no rounding comes before the check.
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let raw = Box::<RawValue>::deserialize(deserializer)?;
        Self::parse(raw.get().trim()).map_err(serde::de::Error::custom)
    }
}

/// Reads an amount that was computed, not typed: of any sign and size.
pub(crate) fn computed<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Money, D::Error> {
    let raw = Box::<RawValue>::deserialize(deserializer)?;
    Money::parse_any(raw.get().trim()).map_err(serde::de::Error::custom)
}

#[cfg(test)]
mod tests {
    use super::{InvalidAmount, Money};

    #[test]
    fn decimals_are_read_exactly() {
        for (text, cents) in [
            ("0", 0),
            ("-0.00", 0),
            ("2.5", 250),
            ("2.50", 250),
            ("2.500", 250),
            ("0.01", 1),
            ("12", 1200),
            ("1e2", 10_000),
            ("25e-1", 250),
            ("1000000.00", 100_000_000),
        ] {
            assert_eq!(Money::parse(text), Ok(Money::from_cents(cents)), "{text}");
        }
    }

    #[test]
    fn what_is_no_amount_is_refused_with_its_reason() {
        use InvalidAmount::{Negative, NotANumber, TooFine, TooLarge};
        for (text, reason) in [
            ("0.001", TooFine),
            ("2.500000000000000000001", TooFine),
            ("1e-3", TooFine),
            ("-1", Negative),
            ("1000000.01", TooLarge),
            ("1e400", TooLarge),
            ("99999999999999999999", TooLarge),
            ("", NotANumber),
            (".", NotANumber),
            ("1,5", NotANumber),
            ("\"1\"", NotANumber),
            ("null", NotANumber),
        ] {
            assert_eq!(Money::parse(text), Err(reason), "{text}");
        }
    }

    #[test]
    fn dollars_are_shown_with_sign_first_and_thousands_apart() {
        assert_eq!(Money::from_cents(-123_450).to_string(), "-$1,234.50");
        assert_eq!(Money::from_cents(100_000_000).to_string(), "$1,000,000.00");
        assert_eq!(Money::from_cents(5).to_string(), "$0.05");
    }

    #[test]
    fn json_carries_decimal_dollars() {
        let json =
            serde_json::to_string(&[Money::from_cents(250), Money::from_cents(4000), Money::from_cents(1)]);
        assert_eq!(json.ok().as_deref(), Some("[2.5,40,0.01]"));
        assert_eq!(serde_json::from_str::<Money>("2.75").ok(), Some(Money::from_cents(275)));
        assert!(serde_json::from_str::<Money>("2.755").is_err());
    }
}
