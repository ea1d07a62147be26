use leptos::prelude::window;

/// Cryptographically secure random bytes.
pub fn random_bytes() -> Option<[u8; 16]> {
    let mut bytes = [0; 16];
    let crypto = window().crypto().ok()?;
    crypto.get_random_values_with_u8_array(&mut bytes).ok()?;
    Some(bytes)
}
