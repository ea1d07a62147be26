use serde::{Deserialize, Deserializer};

/// Reads a value for which `null` means unset, as in some older models; for serde's `deserialize_with`.
///
/// # Errors
///
/// Where the value has another type.
pub fn null_as_default<'de, D, T>(deserializer: D) -> Result<T, D::Error>
where
    D: Deserializer<'de>,
    T: Default + Deserialize<'de>,
{
    Ok(Option::deserialize(deserializer)?.unwrap_or_default())
}
