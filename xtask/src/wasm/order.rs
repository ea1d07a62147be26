//! Puts functions that resemble each other side by side, since Brotli finds nearer repetitions cheaper.

use std::collections::HashSet;

use anyhow::Result;
use wasm_encoder::{Encode, NameMap, NameSection, Section};
use wasmparser::{Parser, Payload, TypeRef};

/// So many bytes that two functions share count as a resemblance.
const LENGTH: usize = 4;

/// A module with names for its functions, by which wasm-opt's pass `reorder-functions-by-name` then sorts them.
pub fn with_ordering_names(wasm: &[u8]) -> Result<Vec<u8>> {
    let (mut imported, mut bodies) = (0, Vec::new());
    for payload in Parser::new(0).parse_all(wasm) {
        match payload? {
            Payload::ImportSection(section) => {
                for import in section.into_imports() {
                    imported += u32::from(matches!(import?.ty, TypeRef::Func(_)));
                }
            }
            Payload::CodeSectionEntry(body) => bodies.push(body.as_bytes()),
            _ => {}
        }
    }
    let mut names: Vec<String> = vec![String::new(); bodies.len()];
    for (place, function) in order(&bodies).into_iter().enumerate() {
        names[function] = format!("{place:05}");
    }
    let mut map = NameMap::new();
    for (function, name) in (imported..).zip(&names) {
        map.append(function, name);
    }
    let mut section = NameSection::new();
    section.functions(&map);
    let mut named = wasm.to_vec();
    named.push(section.id());
    section.encode(&mut named);
    Ok(named)
}

/// From the longest function on, always the one that has most in common with the last.
fn order(bodies: &[&[u8]]) -> Vec<usize> {
    let pieces: Vec<HashSet<&[u8]>> = bodies
        .iter()
        .map(|body| body.windows(LENGTH).collect())
        .collect();
    let mut left: Vec<usize> = (0..bodies.len()).collect();
    let longest = left
        .iter()
        .copied()
        .max_by_key(|function| bodies[*function].len());
    let mut order = Vec::new();
    let mut next = longest;
    while let Some(function) = next {
        left.retain(|other| *other != function);
        order.push(function);
        // What it shares of its own length, in millionths: ties go to the last, so that a build is repeatable.
        let likeness = |other: &usize| {
            let other = &pieces[*other];
            let shared = other
                .iter()
                .filter(|piece| pieces[function].contains(*piece));
            1_000_000 * shared.count() / (1 + other.len())
        };
        next = left.iter().copied().max_by_key(likeness);
    }
    order
}

#[cfg(test)]
mod tests {
    use super::order;

    #[test]
    fn what_resembles_the_last_comes_next() {
        let bodies: [&[u8]; 4] = [b"abcdefgh", b"12345678", b"abcdefghij", b"1234567"];
        assert_eq!(order(&bodies), [2, 0, 3, 1]);
    }
}
