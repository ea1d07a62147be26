//! Values inside a JSON text that serde_json reads: this reader reads them, so that nothing is lost.

use serde::de::Error;
use serde::{Deserialize, Deserializer};
use serde_json::value::RawValue;

use crate::value::{Number, Value};

use super::read::read;

/// Within a JSON text that serde_json reads: our own reader reads the part, so that nothing of it is lost.
impl<'de> Deserialize<'de> for Value {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let raw = Box::<RawValue>::deserialize(deserializer)?;
        read(raw.get())
            .map_err(|error| D::Error::custom(format_args!("expected {}", error.expected)))
    }
}

/// Within a JSON text that serde_json reads, with the number's own text.
impl<'de> Deserialize<'de> for Number {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let raw = Box::<RawValue>::deserialize(deserializer)?;
        Number::parse(raw.get()).ok_or_else(|| {
            D::Error::custom(format_args!("expected a number, found `{}`", raw.get()))
        })
    }
}
