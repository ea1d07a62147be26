use std::collections::HashMap;
use std::ops::Range;

use anyhow::{Context, Result, bail};
use wasmparser::{
    ElementItems, ElementKind, Export, ExternalKind, FunctionBody, GlobalType, Import, KnownCustom,
    MemoryType, Name, Operator, Parser, Payload, TableType, TypeRef,
};

/// A program as wasm-bindgen and wasm-opt leave it, read as far as cutting it needs.
#[derive(Default)]
pub struct Module<'w> {
    pub wasm: &'w [u8],
    /// All sections but custom ones, in order.
    pub sections: Vec<(u8, Range<usize>)>,
    /// The section that lists what it uses of WebAssembly.
    pub features: Option<Range<usize>>,
    /// What it imports: functions and nothing else.
    pub imports: Vec<Import<'w>>,
    /// The type of each function; the imported ones come first.
    pub types: Vec<u32>,
    /// The functions of its own.
    pub bodies: Vec<FunctionBody<'w>>,
    /// The first is that of functions.
    pub tables: Vec<TableType>,
    pub memories: Vec<MemoryType>,
    pub globals: Vec<GlobalType>,
    pub exports: Vec<Export<'w>>,
    /// Which function stands in which slot of the table of functions.
    pub slots: Vec<(u32, u32)>,
    names: HashMap<u32, &'w str>,
}

/// The number of a section in WebAssembly's binary format.
pub mod section {
    pub const CUSTOM: u8 = 0;
    pub const TYPE: u8 = 1;
    pub const IMPORT: u8 = 2;
    pub const FUNCTION: u8 = 3;
    pub const TABLE: u8 = 4;
    pub const EXPORT: u8 = 7;
    pub const ELEMENT: u8 = 9;
    pub const CODE: u8 = 10;
}

impl<'w> Module<'w> {
    pub fn read(wasm: &'w [u8]) -> Result<Self> {
        let mut module = Module {
            wasm,
            ..Module::default()
        };
        for payload in Parser::new(0).parse_all(wasm) {
            let payload = payload?;
            if let Some((id, range)) = payload.as_section() {
                // What has been read lies in memory, so that its offsets fit.
                let range = range.start as usize..range.end as usize;
                match &payload {
                    Payload::CustomSection(custom) => {
                        let is_features = custom.name() == "target_features";
                        module.features = is_features.then_some(range).or(module.features);
                    }
                    _ => module.sections.push((id, range)),
                }
            }
            module.take(payload)?;
        }
        Ok(module)
    }

    fn take(&mut self, payload: Payload<'w>) -> Result<()> {
        match payload {
            Payload::ImportSection(section) => {
                for import in section.into_imports() {
                    self.take_import(import?)?;
                }
            }
            Payload::FunctionSection(section) => {
                for function in section {
                    self.types.push(function?);
                }
            }
            Payload::TableSection(section) => {
                for table in section {
                    self.tables.push(table?.ty);
                }
            }
            Payload::MemorySection(section) => {
                self.memories = section.into_iter().collect::<Result<_, _>>()?;
            }
            Payload::GlobalSection(section) => {
                for global in section {
                    self.globals.push(global?.ty);
                }
            }
            Payload::ExportSection(section) => {
                self.exports = section.into_iter().collect::<Result<_, _>>()?;
            }
            Payload::ElementSection(section) => {
                for element in section {
                    self.take_slots(element?)?;
                }
            }
            Payload::CodeSectionEntry(body) => self.bodies.push(body),
            Payload::CustomSection(custom) => {
                if let KnownCustom::Name(subsections) = custom.as_known() {
                    for names in subsections {
                        self.take_names(names?)?;
                    }
                }
            }
            _ => {}
        }
        Ok(())
    }

    fn take_import(&mut self, import: Import<'w>) -> Result<()> {
        let TypeRef::Func(ty) = import.ty else {
            bail!("the program imports {}, which is no function", import.name);
        };
        self.imports.push(import);
        self.types.push(ty);
        Ok(())
    }

    fn take_slots(&mut self, element: wasmparser::Element<'w>) -> Result<()> {
        let (ElementKind::Active { offset_expr, .. }, ElementItems::Functions(functions)) =
            (element.kind, element.items)
        else {
            bail!("a segment of the table is not one of plain functions");
        };
        let Operator::I32Const { value: first } = offset_expr.get_operators_reader().read()? else {
            bail!("a segment of the table does not begin at a known slot");
        };
        for (slot, function) in (u32::try_from(first)?..).zip(functions) {
            self.slots.push((slot, function?));
        }
        Ok(())
    }

    fn take_names(&mut self, names: Name<'w>) -> Result<()> {
        if let Name::Function(names) = names {
            for naming in names {
                let naming = naming?;
                self.names.insert(naming.index, naming.name);
            }
        }
        Ok(())
    }

    /// How many functions it imports; its own are counted from there on.
    pub fn imported(&self) -> u32 {
        self.imports.len() as u32
    }

    /// The functions of its own.
    pub fn own_functions(&self) -> Range<u32> {
        self.imported()..self.types.len() as u32
    }

    pub fn body(&self, function: u32) -> Result<&FunctionBody<'w>> {
        let body = function.checked_sub(self.imported());
        let body = body.and_then(|index| self.bodies.get(index as usize));
        body.with_context(|| format!("function {function} has no body"))
    }

    /// The functions that one of its own calls by their numbers.
    pub fn calls(&self, function: u32) -> Result<Vec<u32>> {
        let mut calls = Vec::new();
        for operator in self.body(function)?.get_operators_reader()? {
            let operator = operator?;
            if let Operator::RefFunc { .. } = operator {
                bail!("a function takes another's address by `ref.func`");
            }
            calls.extend(called(&operator));
        }
        Ok(calls)
    }

    pub fn type_of(&self, function: u32) -> Result<u32> {
        let ty = self.types.get(function as usize).copied();
        ty.with_context(|| format!("function {function} has no type"))
    }

    /// A function's name, as it stands in the source: without the hashes of crates.
    pub fn name(&self, function: u32) -> String {
        let name = self.names.get(&function).copied().unwrap_or_default();
        let mut pieces = name.split('[');
        let first = pieces.next().unwrap_or_default().to_owned();
        pieces.fold(first, |name, piece| {
            let rest = piece.split_once(']').filter(|(hash, _)| is_hash(hash));
            match rest {
                Some((_, rest)) => name + rest,
                None => name + "[" + piece,
            }
        })
    }

    pub fn has_names(&self) -> bool {
        !self.names.is_empty()
    }

    /// The functions that it exports.
    pub fn exported_functions(&self) -> impl Iterator<Item = u32> + '_ {
        let functions = self.exports.iter();
        let functions = functions.filter(|export| export.kind == ExternalKind::Func);
        functions.map(|export| export.index)
    }
}

/// The function that an operator calls by its number.
pub fn called(operator: &Operator<'_>) -> Option<u32> {
    match operator {
        Operator::Call { function_index } | Operator::ReturnCall { function_index } => {
            Some(*function_index)
        }
        _ => None,
    }
}

fn is_hash(text: &str) -> bool {
    !text.is_empty() && text.chars().all(|c| c.is_ascii_hexdigit())
}
