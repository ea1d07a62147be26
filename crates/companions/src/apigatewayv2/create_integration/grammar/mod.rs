//! The grammars of strings in this operation's input.
//!
//! [`mapping_key`] and [`mapping_value`] are the grammars of parameter mappings on HTTP APIs, [`web_socket`] those on
//! WebSocket APIs. Stage variables ([`stage_variable`]) can occur in all of them.

pub mod mapping_key;
pub mod mapping_value;
pub mod stage_variable;
pub mod web_socket;
