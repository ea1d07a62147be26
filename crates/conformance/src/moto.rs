//! moto, a local server that simulates the services: it stores what it is sent and validates almost nothing.
//!
//! As seen in moto 5.2.5 for `apigatewayv2`: it takes any integration whose API exists,
//! answers `200` instead of `201`, and finds its backend by the scope of the signature in `Authorization`,
//! which it does not verify; without that header it answers `500`.
//! So it proves that a request arrives complete, but not that a service would accept it.

use std::net::{TcpListener, TcpStream};
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use crate::tools;

/// A server on a free loopback port, which is stopped when this is dropped.
#[derive(Debug)]
pub struct Moto {
    process: Child,
    port: u16,
}

impl Moto {
    pub fn start() -> Self {
        let port = free_port();
        let process = Command::new(tools::moto_server())
            .args(["-H", "127.0.0.1", "-p", &port.to_string()])
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let moto = Moto { process, port };
        moto.wait();
        moto
    }

    pub fn url(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }

    fn wait(&self) {
        let patience = Instant::now() + Duration::from_secs(60);
        while TcpStream::connect(("127.0.0.1", self.port)).is_err() {
            assert!(Instant::now() < patience, "moto does not start to listen");
            thread::sleep(Duration::from_millis(50));
        }
    }
}

impl Drop for Moto {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

fn free_port() -> u16 {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    listener.local_addr().unwrap().port()
}
