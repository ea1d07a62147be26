//! One file for each subcommand: its options, and what it prints.

pub mod check;
pub mod command;
pub mod completions;
pub mod document;
pub mod examples;
pub mod explain;
pub mod list;
pub mod read;
pub mod request;
pub mod skeleton;
