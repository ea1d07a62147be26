use std::net::TcpStream;
use std::time::Duration;

use anyhow::{Context, Result, bail};
use serde_json::{Value, json};
use tungstenite::{Message, WebSocket};

/// How long an answer may take before the browser counts as dead.
const PATIENCE: Duration = Duration::from_secs(60);

/// What classic WebDriver cannot do: hear of requests and of the console, size the viewport, run a
/// script before the page's own.
pub struct Bidi {
    socket: WebSocket<TcpStream>,
    next_id: u64,
    events: Vec<Value>,
}

impl Bidi {
    /// Connects to the address that a session's `webSocketUrl` gives.
    pub fn connect(address: &str) -> Result<Self> {
        let host = address
            .strip_prefix("ws://")
            .and_then(|rest| rest.split('/').next())
            .with_context(|| format!("no address of a WebSocket: {address}"))?;
        let stream = TcpStream::connect(host)?;
        stream.set_read_timeout(Some(PATIENCE))?;
        stream.set_nodelay(true)?;
        let (socket, _) = tungstenite::client(address, stream).context("cannot speak BiDi")?;
        Ok(Bidi {
            socket,
            next_id: 0,
            events: Vec::new(),
        })
    }

    /// Sends a command and waits for its result; events that come before it are kept.
    pub fn command(&mut self, method: &str, params: Value) -> Result<Value> {
        self.next_id += 1;
        let id = self.next_id;
        let command = json!({"id": id, "method": method, "params": params});
        self.socket.send(Message::text(command.to_string()))?;
        loop {
            let Message::Text(text) = self.socket.read()? else {
                continue;
            };
            let message: Value = serde_json::from_str(&text)?;
            if message["type"] == "event" {
                self.events.push(message);
            } else if message["id"] == id {
                if message["type"] == "error" {
                    bail!("{method}: {}", message["message"]);
                }
                return Ok(message["result"].clone());
            }
        }
    }

    /// The events since the last call, in order.
    pub fn take_events(&mut self) -> Result<Vec<Value>> {
        // The answer comes after every event that came before the question.
        self.command("session.status", json!({}))?;
        Ok(std::mem::take(&mut self.events))
    }
}
