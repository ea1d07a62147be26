//! Which module each function goes to.

use anyhow::{Result, ensure};

use super::module::Module;
use super::parts::Part;

/// For each function the part that has it; `None` stays in the program.
pub type Owners = Vec<Option<usize>>;

pub fn find(module: &Module<'_>, parts: &[Part]) -> Result<Owners> {
    ensure!(
        module.has_names() || parts.is_empty(),
        "the program has no names of functions to find its parts by"
    );
    let begins = beginnings(module, parts);
    let exported = module.exported_functions();
    let exported = exported.map(|function| (function, None));
    let mut owners: Vec<Option<Option<usize>>> = vec![None; module.types.len()];
    for (function, part) in exported.chain(begins) {
        reach(module, function, part, parts, &mut owners)?;
    }
    // What nothing reaches is left where it is.
    Ok(owners.into_iter().map(Option::flatten).collect())
}

/// The functions that are called through pointers, each with the part that begins with it:
/// of two that name it, the one that does so more closely.
fn beginnings(module: &Module<'_>, parts: &[Part]) -> Vec<(u32, Option<usize>)> {
    let functions = module.slots.iter().map(|(_, function)| *function);
    let part_of = |function| {
        let name = module.name(function);
        let parts = parts.iter().enumerate();
        let pieces = parts.flat_map(|(part, Part { begins, .. })| {
            begins.iter().map(move |piece| (piece.len(), part, piece))
        });
        // The longest piece says most.
        let named = pieces.filter(|(.., piece)| name.contains(**piece)).max();
        named.map(|(_, part, _)| part)
    };
    functions
        .map(|function| (function, part_of(function)))
        .collect()
}

/// Has a function, and all that can be reached from it, where a part can count on it.
fn reach(
    module: &Module<'_>,
    function: u32,
    part: Option<usize>,
    parts: &[Part],
    owners: &mut [Option<Option<usize>>],
) -> Result<()> {
    let mut left = vec![(function, part)];
    while let Some((function, part)) = left.pop() {
        // Every module imports what it needs of JavaScript.
        let is_own = function >= module.imported();
        let Some(slot) = owners.get_mut(function as usize).filter(|_| is_own) else {
            continue;
        };
        let owner = slot.map_or(part, |owner| common(parts, owner, part));
        if *slot != Some(owner) {
            *slot = Some(owner);
            let calls = module.calls(function)?;
            left.extend(calls.into_iter().map(|called| (called, owner)));
        }
    }
    Ok(())
}

/// What both of two parts can count on; `None` is the program.
fn common(parts: &[Part], one: Option<usize>, other: Option<usize>) -> Option<usize> {
    let above = |part: &usize| {
        let on = parts.get(*part)?.on?;
        parts.iter().position(|part| part.name == on)
    };
    let mut lower = std::iter::successors(one, above);
    lower.find(|part| std::iter::successors(other, above).any(|other| other == *part))
}
