//! A small program, cut and run in Node.js beside the whole one.

use std::fs;
use std::process::Command;

use wasm_encoder::{
    CodeSection, ConstExpr, ElementSection, Elements, ExportKind, ExportSection, Function,
    FunctionSection, GlobalSection, GlobalType, ImportSection, Instruction as I, MemorySection,
    MemoryType, Module as Encoder, NameMap, NameSection, RefType, TableSection, TableType,
    TypeSection, ValType,
};

use wasmparser::{Parser, Payload};

use super::parts::Part;
use super::{Cut, cut};

const PARTS: [Part; 3] = [
    Part {
        name: "form",
        on: None,
        begins: &["page::form::", "core::"],
    },
    Part {
        name: "rules",
        on: Some("form"),
        begins: &["core::rules::"],
    },
    Part {
        name: "protocols",
        on: Some("form"),
        begins: &["core::protocol::"],
    },
];

/// All take a number and give one; the import is number 0.
const NAMES: [&str; 10] = [
    "note",
    "main",
    "page::view::draw[1a2b]",
    "<page[0f]::form::Form as page::Draw>::draw",
    "core::write::write",
    "core::text::push",
    "core::rules::check",
    "core::nowhere",
    "core::protocol::place",
    "core::escape",
];
const NOTE: u32 = 0;
const MAIN: u32 = 1;
const VIEW: u32 = 2;
const FORM: u32 = 3;
const WRITE: u32 = 4;
const PUSH: u32 = 5;
const CHECK: u32 = 6;
const PLACE: u32 = 8;
const ESCAPE: u32 = 9;

/// `main(n)` calls the function in slot `n`: 1 the view, 2 the form, 3 the rules, 4 a protocol.
fn program() -> Vec<u8> {
    let call = |function| [I::LocalGet(0), I::Call(function), I::End].to_vec();
    let bodies = [
        vec![
            I::LocalGet(0),
            I::LocalGet(0),
            I::CallIndirect {
                type_index: 0,
                table_index: 0,
            },
            I::End,
        ],
        call(PUSH),
        [I::LocalGet(0), I::Call(PUSH), I::Call(WRITE), I::End].to_vec(),
        vec![
            I::GlobalGet(0),
            I::I32Const(10),
            I::I32Add,
            I::GlobalSet(0),
            I::LocalGet(0),
            I::GlobalGet(0),
            I::I32Add,
            I::Call(NOTE),
            I::End,
        ],
        vec![
            I::LocalGet(0),
            I::Call(NOTE),
            I::I32Const(100),
            I::I32Add,
            I::End,
        ],
        // A part that calls into the program and into the part before it.
        vec![
            I::LocalGet(0),
            I::Call(PUSH),
            I::Call(ESCAPE),
            I::ReturnCall(WRITE),
            I::End,
        ],
        call(WRITE),
        call(ESCAPE),
        // What two parts need of which neither can count on the other.
        vec![I::LocalGet(0), I::I32Const(5000), I::I32Add, I::End],
    ];
    let mut types = TypeSection::new();
    types.ty().function([ValType::I32], [ValType::I32]);
    let mut imports = ImportSection::new();
    imports.import(
        "./glue.js",
        "note_0a",
        wasm_encoder::EntityType::Function(0),
    );
    let mut functions = FunctionSection::new();
    let mut code = CodeSection::new();
    for body in &bodies {
        functions.function(0);
        let mut function = Function::new([]);
        body.iter().for_each(|instruction| {
            function.instruction(instruction);
        });
        code.function(&function);
    }
    let mut tables = TableSection::new();
    tables.table(TableType {
        element_type: RefType::FUNCREF,
        minimum: 5,
        maximum: Some(5),
        table64: false,
        shared: false,
    });
    let mut memories = MemorySection::new();
    memories.memory(MemoryType {
        minimum: 1,
        maximum: None,
        memory64: false,
        shared: false,
        page_size_log2: None,
    });
    let mut globals = GlobalSection::new();
    let stack = GlobalType {
        val_type: ValType::I32,
        mutable: true,
        shared: false,
    };
    globals.global(stack, &ConstExpr::i32_const(1000));
    let mut exports = ExportSection::new();
    exports.export("main", ExportKind::Func, MAIN);
    let mut elements = ElementSection::new();
    let slots = Elements::Functions([VIEW, FORM, CHECK, PLACE].as_slice().into());
    elements.active(None, &ConstExpr::i32_const(1), slots);
    let mut names = NameMap::new();
    (0..)
        .zip(NAMES)
        .for_each(|(index, name)| names.append(index, name));
    let mut naming = NameSection::new();
    naming.functions(&names);
    let mut encoder = Encoder::new();
    encoder
        .section(&types)
        .section(&imports)
        .section(&functions)
        .section(&tables)
        .section(&memories)
        .section(&globals)
        .section(&exports)
        .section(&elements)
        .section(&code)
        .section(&naming);
    encoder.finish()
}

fn cut_program() -> Cut {
    cut(&program(), &PARTS).unwrap()
}

#[test]
fn functions_go_where_they_are_needed() {
    let Cut {
        program,
        parts,
        names,
    } = cut_program();
    // The view and what it calls, `main`, and what nothing reaches stay in the program.
    assert_eq!(
        [&program, &parts[0], &parts[1], &parts[2]].map(|wasm| functions(wasm)),
        [4, 3, 1, 1]
    );
    assert_eq!(names, [("note_0a".to_owned(), "i0".to_owned())]);
}

/// How many functions a module has.
fn functions(wasm: &[u8]) -> usize {
    let payloads = Parser::new(0).parse_all(wasm);
    let is_function = |payload: &_| matches!(payload, Ok(Payload::CodeSectionEntry(_)));
    payloads.filter(is_function).count()
}

#[test]
fn the_parts_do_what_the_whole_did() {
    let folder = tempfile::tempdir().unwrap();
    let Cut {
        program: cut,
        parts,
        ..
    } = cut_program();
    for (name, wasm) in [
        ("whole", &program()),
        ("cut", &cut),
        ("form", &parts[0]),
        ("rules", &parts[1]),
        ("protocols", &parts[2]),
    ] {
        fs::write(folder.path().join(name), wasm).unwrap();
    }
    let script = r#"
        const read = name => new WebAssembly.Module(require('fs').readFileSync(name));
        const notes = [];
        const note = name => ({'./glue.js': {[name]: number => (notes.push(number), number)}});
        const start = (name, imports) => new WebAssembly.Instance(read(name), imports).exports;
        const run = ({main}) => [1, 2, 3, 4].map(slot => main(slot)).concat(notes.splice(0));
        const whole = run(start('whole', note('note_0a')));
        const program = start('cut', note('i0'));
        let early;
        try { program.main(2); early = 'ran'; } catch { early = 'not there'; }
        const add = (program, parts) => {
            for (const part of parts) start(part, {...note('i0'), program});
            return program;
        };
        const cut = run(add(program, ['form', 'rules', 'protocols']));
        // Neither of the two that count on the form counts on the other.
        const alone = part => add(start('cut', note('i0')), ['form', part]);
        const each = [alone('rules').main(3), alone('protocols').main(4)];
        console.log(JSON.stringify({whole, cut, early, each}));
    "#;
    let output = Command::new("node")
        .args(["-e", script])
        .current_dir(folder.path())
        .output()
        .unwrap();
    let text = String::from_utf8(output.stdout).unwrap();
    // What each slot gives, then what was noted on the way.
    let expected = "[101,1112,6123,5004,1,2,1112,3,6123]";
    let expected = format!(
        r#"{{"whole":{expected},"cut":{expected},"early":"not there","each":[6113,5004]}}"#
    );
    assert_eq!(
        text.trim(),
        expected,
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
}

#[test]
fn what_is_no_program_is_refused() {
    assert!(cut(b"no module", &PARTS).is_err());
    // Without names nothing tells the parts.
    assert!(cut(&Encoder::new().finish(), &PARTS).is_err());
    assert!(cut(&Encoder::new().finish(), &[]).is_ok());
}
