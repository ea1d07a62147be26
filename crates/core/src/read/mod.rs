//! The way back: from what somebody pasted to an input.

pub mod shorthand;
