//! Writes the documents that measurements are made on: `filled_documents FOLDER`.
//!
//! Each is called `SERVICE.OPERATION.COUNT.json`, such as `ec2.run-instances.200.json`.

use std::path::PathBuf;
use std::{env, fs};

use wireform_conformance::filled_inputs;

fn main() {
    let folder = PathBuf::from(env::args_os().nth(1).expect("a folder to write to"));
    fs::create_dir_all(&folder).expect("the folder can be made");
    filled_inputs::each(|operation, count, input| {
        let (service, command) = (&operation.service.command, &operation.operation.command);
        let file = folder.join(format!("{service}.{command}.{count}.json"));
        fs::write(&file, wireform_write::document(&input).as_str())
            .expect("the file can be written");
    });
}
