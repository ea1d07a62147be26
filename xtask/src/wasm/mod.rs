//! Cuts a finished WebAssembly program into parts, so that a visit fetches only what it needs.
//!
//! The compiler and the linker see one program, and so does whoever writes it: no function is marked,
//! none becomes asynchronous. Here, after all of them and after wasm-opt, functions move from the
//! program into *parts*, modules that share its memory, its globals and its table of functions.
//! A function of another module is called through the table. Its slot there is empty until the part
//! has been fetched, so the page asks for a part before it calls into it (`state::Catalogue`).
//!
//! Which functions move follows from the calls: all that nothing reaches but what a part begins with
//! ([`parts::Part`]), and that is called through pointers alone. Data stays where it is, in the program.

mod encode;
mod module;
pub mod order;
mod owners;
pub mod parts;

use anyhow::Result;

use module::Module;
use parts::Part;

/// A program that has been cut, with short names for what it imports.
#[derive(Debug)]
pub struct Cut {
    pub program: Vec<u8>,
    /// The modules of the parts, in their order.
    pub parts: Vec<Vec<u8>>,
    /// From an import's old name to its new one.
    pub names: Vec<(String, String)>,
}

/// The name of the program's exports, as an import of a part.
pub const PROGRAM: &str = "program";

/// Cuts a program that still has the names of its functions.
pub fn cut(wasm: &[u8], parts: &[Part]) -> Result<Cut> {
    let module = Module::read(wasm)?;
    let owners = owners::find(&module, parts)?;
    let layout = encode::Layout::new(&module, owners)?;
    Ok(Cut {
        program: layout.program()?,
        parts: (0..parts.len())
            .map(|part| layout.part(part))
            .collect::<Result<_>>()?,
        names: layout.import_names(),
    })
}

#[cfg(test)]
mod tests;
