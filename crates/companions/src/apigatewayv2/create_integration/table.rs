//! Tables that are written as texts: of many short words, each would weigh twice as much as a value of its own.

/// The rows of a table, a line each: a word and, behind the first space, what it means.
pub fn rows(table: &str) -> impl Iterator<Item = (&str, &str)> {
    table.split('\n').filter_map(|row| row.split_once(' '))
}
