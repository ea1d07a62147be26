use serde::{Deserialize, Deserializer};

/// Reads a value of which `null` is as good as unset, as some older models have it; for serde's `deserialize_with`.
pub fn null_as_default<'de, D, T>(deserializer: D) -> Result<T, D::Error>
where
    D: Deserializer<'de>,
    T: Default + Deserialize<'de>,
{
    Ok(Option::deserialize(deserializer)?.unwrap_or_default())
}
