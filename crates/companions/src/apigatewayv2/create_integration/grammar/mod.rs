//! The small languages inside this operation's texts.
//!
//! [`selection`] is what a value of an HTTP API's mapping may be, [`mapping_key`] what its key may be,
//! [`web_socket`] holds both for WebSocket APIs, [`stage_variable`] the one form that occurs in all of them.

pub mod mapping_key;
pub mod selection;
pub mod stage_variable;
pub mod web_socket;
