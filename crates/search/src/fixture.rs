//! A catalog of a few services, as the tests read it.

use wireform_model::index::Index;

const SERVICES: &str = include_str!("../../model/tests/data/services.txt");
const OPERATIONS: &str = include_str!("../../model/tests/data/operations.txt");

pub fn index() -> Index {
    let mut index = Index::read(SERVICES).unwrap();
    index.read_operations(OPERATIONS);
    index
}
