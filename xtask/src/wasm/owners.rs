//! Which module each function goes to.

use anyhow::{Result, ensure};
use wasmparser::Operator;

use super::module::Module;
use super::parts::Part;

/// For each function the part that has it; `None` stays in the program.
pub type Owners = Vec<Option<usize>>;

pub fn find(module: &Module<'_>, parts: &[Part]) -> Result<Owners> {
    ensure!(
        module.has_names() || parts.is_empty(),
        "the program has no names of functions to find its parts by"
    );
    let calls = calls(module)?;
    let begins = beginnings(module, parts);
    let exported = module.exported_functions();
    let mut owners: Vec<Option<Option<usize>>> = vec![None; module.types.len()];
    // What can be reached without a part's beginning belongs to the program.
    let of_program = begins.iter().filter(|(_, part)| part.is_none());
    let of_program = of_program.map(|(function, _)| *function).chain(exported);
    reach(&calls, of_program.collect(), None, &mut owners);
    for part in 0..parts.len() {
        let own = begins.iter().filter(|(_, own)| *own == Some(part));
        let own = own.map(|(function, _)| *function).collect();
        reach(&calls, own, Some(part), &mut owners);
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
    calls: &[Vec<u32>],
    mut from: Vec<u32>,
    owner: Option<usize>,
    owners: &mut [Option<Option<usize>>],
) {
    while let Some(function) = from.pop() {
        let index = function as usize;
        if let Some(slot @ None) = owners.get_mut(index) {
            *slot = Some(owner);
            from.extend(calls.get(index).into_iter().flatten());
        }
    }
}

/// The functions of the program that each of them calls by their number.
fn calls(module: &Module<'_>) -> Result<Vec<Vec<u32>>> {
    let mut calls = vec![Vec::new(); module.imports.len()];
    for body in &module.bodies {
        let mut called = Vec::new();
        for operator in body.get_operators_reader()? {
            match operator? {
                Operator::Call { function_index } | Operator::ReturnCall { function_index } => {
                    // Every module imports what it needs of JavaScript.
                    let is_own = function_index >= module.imported();
                    called.extend(is_own.then_some(function_index));
                }
                Operator::RefFunc { .. } => {
                    anyhow::bail!("a function takes another's address by `ref.func`");
                }
                _ => {}
            }
        }
        calls.push(called);
    }
    Ok(calls)
}
