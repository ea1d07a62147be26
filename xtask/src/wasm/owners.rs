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
    let mut owners: Vec<Option<Option<usize>>> = vec![None; module.types.len()];
    // What can be reached without a part's beginning belongs to the program.
    let of_program = begins.iter().filter(|(_, part)| part.is_none());
    let of_program = of_program.map(|(function, _)| *function).chain(exported);
    reach(module, of_program.collect(), None, &mut owners)?;
    for part in 0..parts.len() {
        let own = begins.iter().filter(|(_, own)| *own == Some(part));
        let own = own.map(|(function, _)| *function).collect();
        reach(module, own, Some(part), &mut owners)?;
    }
    // What nothing reaches is left where it is.
    Ok(owners.into_iter().map(Option::flatten).collect())
}

/// The functions that are called through pointers, each with the part that begins with it.
fn beginnings(module: &Module<'_>, parts: &[Part]) -> Vec<(u32, Option<usize>)> {
    let functions = module.slots.iter().map(|(_, function)| *function);
    let part_of = |function| {
        let name = module.name(function);
        let has = |piece: &&str| name.contains(*piece);
        parts.iter().position(|part| part.begins.iter().any(has))
    };
    functions
        .map(|function| (function, part_of(function)))
        .collect()
}

/// Gives all functions that have no owner yet and can be reached from some to one owner.
fn reach(
    module: &Module<'_>,
    mut from: Vec<u32>,
    owner: Option<usize>,
    owners: &mut [Option<Option<usize>>],
) -> Result<()> {
    while let Some(function) = from.pop() {
        // Every module imports what it needs of JavaScript.
        let is_own = function >= module.imported();
        if let Some(slot @ None) = owners.get_mut(function as usize)
            && is_own
        {
            *slot = Some(owner);
            from.extend(module.calls(function)?);
        }
    }
    Ok(())
}
