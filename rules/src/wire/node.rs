//! A JSON value that is read as exactly what is asked for, and else refused in the words of the wire.
//!
//! `serde_json` alone would take a list for an object, by position, and speak of Rust's types.

use std::fmt;

use serde::{
    Deserializer,
    de::{
        Deserialize, Expected, IntoDeserializer, MapAccess, Unexpected, Visitor,
        value::{MapAccessDeserializer, MapDeserializer, SeqDeserializer, StringDeserializer},
    },
};
use serde_json::value::RawValue;

/// Longest number that is repeated to whoever sent it, in characters.
const SHOWN: usize = 20;

/// A value of that text.
#[derive(Debug, Clone, Copy)]
pub(super) struct Node<'de>(pub(super) &'de RawValue);

/// Why a value does not fit: a sentence without its place.
#[derive(Debug, thiserror::Error)]
#[error("{0}")]
pub(super) struct Misfit(String);

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Null,
    Truth,
    Number,
    Text,
    List,
    Object,
}

impl<'de> Node<'de> {
    fn kind(self) -> Kind {
        match self.0.get().as_bytes().first() {
            Some(b'{') => Kind::Object,
            Some(b'[') => Kind::List,
            Some(b'"') => Kind::Text,
            Some(b't' | b'f') => Kind::Truth,
            Some(b'n') => Kind::Null,
            _ => Kind::Number,
        }
    }

    fn misfit(self, wanted: impl fmt::Display) -> Misfit {
        let found = match self.kind() {
            Kind::Null | Kind::Truth => self.0.get(),
            Kind::Number if self.0.get().len() <= SHOWN => self.0.get(),
            Kind::Number => "such a number",
            Kind::Text => "a text",
            Kind::List => "a list",
            Kind::Object => "an object",
        };
        Misfit(format!("{wanted} is expected, not {found}"))
    }

    fn expect(self, kind: Kind, wanted: &str) -> Result<(), Misfit> {
        if self.kind() == kind { Ok(()) } else { Err(self.misfit(wanted)) }
    }

    fn read<T: Deserialize<'de>>(self) -> Result<T, Misfit> {
        serde_json::from_str(self.0.get()).map_err(|error| Misfit(super::message(&error)))
    }
}

/// The members of an object, in order.
struct Members<'de>(Vec<(String, Node<'de>)>);

impl<'de> Deserialize<'de> for Members<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Collect;
        impl<'de> Visitor<'de> for Collect {
            type Value = Members<'de>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
                let mut members = Vec::new();
                while let Some((name, value)) = map.next_entry()? {
                    members.push((name, Node(value)));
                }
                Ok(Members(members))
            }
        }
        deserializer.deserialize_map(Collect)
    }
}

macro_rules! whole_numbers {
    ($($method:ident: $type:ty),*) => {$(
        fn $method<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Misfit> {
            let (least, most) = (<$type>::MIN, <$type>::MAX);
            self.0.$method(visitor).map_err(|_| self.misfit(format_args!("a whole number from {least} to {most}")))
        }
    )*};
}

impl<'de> Deserializer<'de> for Node<'de> {
    type Error = Misfit;

    whole_numbers! {
        deserialize_u8: u8, deserialize_u16: u16, deserialize_u32: u32, deserialize_u64: u64,
        deserialize_i8: i8, deserialize_i16: i16, deserialize_i32: i32, deserialize_i64: i64
    }

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Misfit> {
        self.0.deserialize_any(visitor).map_err(|error| Misfit(super::message(&error)))
    }

    fn deserialize_bool<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Misfit> {
        self.expect(Kind::Truth, "true or false")?;
        self.deserialize_any(visitor)
    }

    fn deserialize_f64<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Misfit> {
        self.expect(Kind::Number, "a number")?;
        self.deserialize_any(visitor)
    }

    fn deserialize_str<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Misfit> {
        self.expect(Kind::Text, "a text")?;
        self.deserialize_any(visitor)
    }

    fn deserialize_string<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Misfit> {
        self.deserialize_str(visitor)
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Misfit> {
        if self.kind() == Kind::Null { visitor.visit_none() } else { visitor.visit_some(self) }
    }

    /// Only the text of a value is asked for like this; it has no other reader.
    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        name: &'static str,
        visitor: V,
    ) -> Result<V::Value, Misfit> {
        self.0.deserialize_newtype_struct(name, visitor).map_err(|error| Misfit(super::message(&error)))
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Misfit> {
        self.expect(Kind::List, "a list")?;
        let values: Vec<&RawValue> = self.read()?;
        visitor.visit_seq(SeqDeserializer::new(values.into_iter().map(Node)))
    }

    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Misfit> {
        self.expect(Kind::Object, "an object")?;
        let Members(members) = self.read()?;
        visitor.visit_map(MapDeserializer::new(members.into_iter()))
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Misfit> {
        self.deserialize_map(visitor)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Misfit> {
        match self.kind() {
            Kind::Text => visitor.visit_enum(StringDeserializer::new(self.read()?)),
            Kind::Object => match self.read()? {
                Members(members) if members.len() == 1 => {
                    visitor.visit_enum(MapAccessDeserializer::new(MapDeserializer::new(members.into_iter())))
                }
                _ => Err(Misfit(format!("one member is expected, {}", either(variants)))),
            },
            _ => Err(self.misfit(either(variants))),
        }
    }

    fn deserialize_unit<V: Visitor<'de>>(self, _: V) -> Result<V::Value, Misfit> {
        Err(Misfit("the word alone is expected, not an object".to_owned()))
    }

    fn deserialize_ignored_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Misfit> {
        visitor.visit_unit()
    }

    serde::forward_to_deserialize_any! {
        f32 char bytes byte_buf unit_struct tuple tuple_struct identifier
    }
}

impl<'de> IntoDeserializer<'de, Misfit> for Node<'de> {
    type Deserializer = Self;

    fn into_deserializer(self) -> Self {
        self
    }
}

impl serde::de::Error for Misfit {
    fn custom<T: fmt::Display>(sentence: T) -> Self {
        Self(sentence.to_string())
    }

    fn invalid_type(found: Unexpected<'_>, wanted: &dyn Expected) -> Self {
        Self::custom(format_args!("{wanted} is expected, not {found}"))
    }

    fn missing_field(name: &'static str) -> Self {
        Self::custom(format_args!("`{name}` is missing"))
    }

    fn duplicate_field(name: &'static str) -> Self {
        Self::custom(format_args!("`{name}` is there twice"))
    }

    fn unknown_variant(found: &str, variants: &'static [&'static str]) -> Self {
        let found: String = found.chars().take(SHOWN).collect();
        Self::custom(format_args!("`{found}` is unknown; {} is expected", either(variants)))
    }
}

/// A choice of words: `A` or `B`.
fn either(words: &[&str]) -> String {
    let words: Vec<String> = words.iter().map(|word| format!("`{word}`")).collect();
    words.join(" or ")
}
