//! Amazon API Gateway V2: HTTP and WebSocket APIs.

pub mod create_integration;
