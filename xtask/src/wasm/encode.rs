//! Writes the program and its parts.

use std::collections::{BTreeSet, HashMap};
use std::ops::Range;

use anyhow::{Context, Result};
use wasm_encoder::reencode::{Reencode, RoundtripReencoder};
use wasm_encoder::{
    CodeSection, ConstExpr, ElementSection, Elements, ExportKind, ExportSection, Function,
    FunctionSection, ImportSection, Instruction, Module as Encoder, RawSection, TableSection,
};
use wasmparser::{FunctionBody, Operator};

use super::PROGRAM;
use super::module::{Module, called, section};
use super::owners::Owners;

/// Where every function is and how it is called from elsewhere.
pub struct Layout<'m> {
    module: &'m Module<'m>,
    owners: Owners,
    /// The slot of each function that is called through the table.
    slots: HashMap<u32, u32>,
    /// The functions of the program that parts call by name.
    shared: BTreeSet<u32>,
    /// How many slots the table has.
    table: u64,
}

impl<'m> Layout<'m> {
    pub fn new(module: &'m Module<'m>, owners: Owners) -> Result<Self> {
        let mut layout = Layout {
            module,
            owners,
            slots: HashMap::new(),
            shared: BTreeSet::new(),
            table: module.tables.first().map_or(0, |table| table.initial),
        };
        for (slot, function) in &module.slots {
            layout.slots.entry(*function).or_insert(*slot);
        }
        for function in module.own_functions() {
            layout.note_calls(function)?;
        }
        Ok(layout)
    }

    /// Gives what a function calls in other modules a slot or a name.
    fn note_calls(&mut self, function: u32) -> Result<()> {
        let own = self.owner(function);
        for called in self.module.calls(function)? {
            match self.owner(called) {
                other if other == own => {}
                None if called < self.module.imported() => {}
                None => {
                    self.shared.insert(called);
                }
                Some(_) => {
                    let table = &mut self.table;
                    self.slots.entry(called).or_insert_with(|| {
                        *table += 1;
                        (*table - 1) as u32
                    });
                }
            }
        }
        Ok(())
    }

    fn owner(&self, function: u32) -> Option<usize> {
        self.owners.get(function as usize).copied().flatten()
    }

    fn functions_of(&self, owner: Option<usize>) -> impl Iterator<Item = u32> + '_ {
        let functions = self.module.own_functions();
        functions.filter(move |function| self.owner(*function) == owner)
    }

    /// From the name of each import to the short one that it gets.
    pub fn import_names(&self) -> Vec<(String, String)> {
        let imports = self.module.imports.iter().enumerate();
        let named = imports.map(|(index, import)| (import.name.to_owned(), import_name(index)));
        named.collect()
    }

    /// The program without the functions of the parts.
    pub fn program(&self) -> Result<Vec<u8>> {
        let functions: Vec<u32> = self.functions_of(None).collect();
        let imported = 0..self.module.imported();
        let numbers = Numbers::new(imported.chain(functions.iter().copied()));
        let mut encoder = Encoder::new();
        for (id, range) in &self.module.sections {
            match *id {
                section::IMPORT => self.imports(&mut encoder)?,
                section::FUNCTION => self.types(&mut encoder, &functions)?,
                section::TABLE => self.tables(&mut encoder)?,
                section::EXPORT => self.exports(&mut encoder, &numbers)?,
                section::ELEMENT => self.elements(&mut encoder, &numbers, None)?,
                section::CODE => self.code(&mut encoder, &functions, &numbers)?,
                id => self.copy(&mut encoder, id, range),
            }
        }
        self.features(&mut encoder);
        Ok(encoder.finish())
    }

    /// The module of a part.
    pub fn part(&self, part: usize) -> Result<Vec<u8>> {
        let functions: Vec<u32> = self.functions_of(Some(part)).collect();
        let imported = self.imported_by(&functions)?;
        let all = imported.iter().chain(&functions).copied();
        let numbers = Numbers::new(all);
        let mut encoder = Encoder::new();
        let types = self.module.sections.iter();
        let types = types.filter(|(id, _)| *id == section::TYPE);
        for (id, range) in types {
            self.copy(&mut encoder, *id, range);
        }
        let mut imports = ImportSection::new();
        for function in &imported {
            self.import(&mut imports, *function)?;
        }
        self.import_program(&mut imports)?;
        encoder.section(&imports);
        self.types(&mut encoder, &functions)?;
        self.elements(&mut encoder, &numbers, Some(part))?;
        self.code(&mut encoder, &functions, &numbers)?;
        self.features(&mut encoder);
        Ok(encoder.finish())
    }

    /// Copies a section as it is.
    fn copy(&self, encoder: &mut Encoder, id: u8, range: &Range<usize>) {
        let data = &self.module.wasm[range.clone()];
        encoder.section(&RawSection { id, data });
    }

    /// Says what the module may use of WebAssembly, for wasm-opt.
    fn features(&self, encoder: &mut Encoder) {
        if let Some(range) = &self.module.features {
            self.copy(encoder, section::CUSTOM, range);
        }
    }

    /// What functions of a part call by name: JavaScript, and the program.
    fn imported_by(&self, functions: &[u32]) -> Result<BTreeSet<u32>> {
        let mut imported = BTreeSet::new();
        for function in functions {
            let calls = self.module.calls(*function)?.into_iter();
            imported.extend(calls.filter(|called| self.owner(*called).is_none()));
        }
        Ok(imported)
    }

    /// All imports of the program, with short names.
    fn imports(&self, encoder: &mut Encoder) -> Result<()> {
        let mut imports = ImportSection::new();
        for function in 0..self.module.imported() {
            self.import(&mut imports, function)?;
        }
        encoder.section(&imports);
        Ok(())
    }

    /// Imports one function, from JavaScript or from the program.
    fn import(&self, imports: &mut ImportSection, function: u32) -> Result<()> {
        let ty = wasm_encoder::EntityType::Function(self.module.type_of(function)?);
        let index = function as usize;
        match self.module.imports.get(index) {
            Some(import) => imports.import(import.module, &import_name(index), ty),
            None => imports.import(PROGRAM, &self.shared_name(function)?, ty),
        };
        Ok(())
    }

    /// Imports what a part shares with the program: its tables, its memory and its globals.
    fn import_program(&self, imports: &mut ImportSection) -> Result<()> {
        let mut reencoder = RoundtripReencoder;
        for (index, table) in self.module.tables.iter().enumerate() {
            let mut ty = reencoder.table_type(*table)?;
            // It may have grown.
            ty.maximum = None;
            imports.import(PROGRAM, &export_name('t', index), ty);
        }
        for (index, memory) in self.module.memories.iter().enumerate() {
            let mut ty = reencoder.memory_type(*memory)?;
            ty.maximum = None;
            imports.import(PROGRAM, &export_name('m', index), ty);
        }
        for (index, global) in self.module.globals.iter().enumerate() {
            let ty = reencoder.global_type(*global)?;
            imports.import(PROGRAM, &export_name('g', index), ty);
        }
        Ok(())
    }

    fn types(&self, encoder: &mut Encoder, functions: &[u32]) -> Result<()> {
        let mut types = FunctionSection::new();
        for function in functions {
            types.function(self.module.type_of(*function)?);
        }
        encoder.section(&types);
        Ok(())
    }

    /// The tables, that of functions as large as all modules together need it.
    fn tables(&self, encoder: &mut Encoder) -> Result<()> {
        let mut tables = TableSection::new();
        for (index, table) in self.module.tables.iter().enumerate() {
            let mut ty = RoundtripReencoder.table_type(*table)?;
            if index == 0 {
                ty.minimum = self.table;
                ty.maximum = Some(self.table);
            }
            tables.table(ty);
        }
        encoder.section(&tables);
        Ok(())
    }

    /// What the program exported before, and what its parts need of it.
    fn exports(&self, encoder: &mut Encoder, numbers: &Numbers) -> Result<()> {
        let mut exports = ExportSection::new();
        for export in &self.module.exports {
            let kind = RoundtripReencoder.export_kind(export.kind)?;
            let index = match kind {
                ExportKind::Func => numbers.of(export.index)?,
                _ => export.index,
            };
            exports.export(export.name, kind, index);
        }
        for function in &self.shared {
            let name = self.shared_name(*function)?;
            exports.export(&name, ExportKind::Func, numbers.of(*function)?);
        }
        let shared = [
            ('t', ExportKind::Table, self.module.tables.len()),
            ('m', ExportKind::Memory, self.module.memories.len()),
            ('g', ExportKind::Global, self.module.globals.len()),
        ];
        for (letter, kind, count) in shared.into_iter().filter(|_| !self.shared.is_empty()) {
            for index in 0..count {
                exports.export(&export_name(letter, index), kind, index as u32);
            }
        }
        encoder.section(&exports);
        Ok(())
    }

    /// The name by which parts import a function of the program.
    fn shared_name(&self, function: u32) -> Result<String> {
        let index = self.shared.iter().position(|shared| *shared == function);
        let index = index.with_context(|| format!("function {function} is not shared"))?;
        Ok(export_name('f', index))
    }

    /// The functions of one module in their slots, each run of slots a segment.
    fn elements(
        &self,
        encoder: &mut Encoder,
        numbers: &Numbers,
        owner: Option<usize>,
    ) -> Result<()> {
        let known = self.module.slots.iter().copied();
        let new = self.slots.iter().map(|(function, slot)| (*slot, *function));
        let all: BTreeSet<(u32, u32)> = known.chain(new).collect();
        let mut runs: Vec<(u32, Vec<u32>)> = Vec::new();
        let own = |(_, function): &(u32, u32)| self.owner(*function) == owner;
        for (slot, function) in all.into_iter().filter(own) {
            let number = numbers.of(function)?;
            match runs.last_mut() {
                Some((first, run)) if *first + run.len() as u32 == slot => run.push(number),
                _ => runs.push((slot, vec![number])),
            }
        }
        let mut elements = ElementSection::new();
        for (first, run) in runs {
            let offset = ConstExpr::i32_const(first as i32);
            elements.active(None, &offset, Elements::Functions(run.into()));
        }
        encoder.section(&elements);
        Ok(())
    }

    fn code(&self, encoder: &mut Encoder, functions: &[u32], numbers: &Numbers) -> Result<()> {
        let mut code = CodeSection::new();
        for function in functions {
            code.function(&self.function(self.module.body(*function)?, numbers)?);
        }
        encoder.section(&code);
        Ok(())
    }

    /// A function whose calls lead to where what they call is now.
    fn function(&self, body: &FunctionBody<'_>, numbers: &Numbers) -> Result<Function> {
        let mut reencoder = RoundtripReencoder;
        let mut function = reencoder.new_function_with_parsed_locals(body)?;
        for operator in body.get_operators_reader()? {
            let operator = operator?;
            let Some(called) = called(&operator) else {
                function.instruction(&reencoder.instruction(operator)?);
                continue;
            };
            let returns = matches!(operator, Operator::ReturnCall { .. });
            let call = match (numbers.find(called), returns) {
                (Some(number), false) => Instruction::Call(number),
                (Some(number), true) => Instruction::ReturnCall(number),
                (None, _) => {
                    let slot = self.slots.get(&called).with_context(|| {
                        format!("{} is called, and has no slot", self.module.name(called))
                    })?;
                    function.instruction(&Instruction::I32Const(*slot as i32));
                    let (type_index, table_index) = (self.module.type_of(called)?, 0);
                    match returns {
                        false => Instruction::CallIndirect {
                            type_index,
                            table_index,
                        },
                        true => Instruction::ReturnCallIndirect {
                            type_index,
                            table_index,
                        },
                    }
                }
            };
            function.instruction(&call);
        }
        Ok(function)
    }
}

/// The number that each function has in one module.
struct Numbers {
    numbers: HashMap<u32, u32>,
}

impl Numbers {
    /// Of functions in the order in which the module has them, imported ones first.
    fn new(functions: impl Iterator<Item = u32>) -> Self {
        let numbers = functions.zip(0..).collect();
        Numbers { numbers }
    }

    fn find(&self, function: u32) -> Option<u32> {
        self.numbers.get(&function).copied()
    }

    fn of(&self, function: u32) -> Result<u32> {
        self.find(function)
            .with_context(|| format!("function {function} is in another module"))
    }
}

fn import_name(index: usize) -> String {
    format!("i{index}")
}

fn export_name(letter: char, index: usize) -> String {
    format!("{letter}{index}")
}
