use std::fs;
use std::future::Future;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::path::Path;
use std::pin::Pin;
use std::sync::{Mutex, OnceLock};

use anyhow::{Context, Result};
use tokio::runtime::Runtime;

use crate::browser::{Browser, Session};
use crate::environment::Environment;
use crate::native::Native;
use crate::page::Page;
use crate::server::Server;

/// A behaviour of the page: a name, and what shows it.
#[derive(Clone, Copy)]
pub struct Behaviour {
    pub name: &'static str,
    pub show: Show,
}

pub type Show = for<'p> fn(&'p Page<'p>) -> Pin<Box<dyn Future<Output = Result<()>> + 'p>>;

/// A list of behaviours from the functions that show them.
macro_rules! behaviours {
    ($($name:ident),* $(,)?) => {
        pub const BEHAVIOURS: &[crate::rig::Behaviour] = &[$(crate::rig::Behaviour {
            name: stringify!($name),
            show: |page| Box::pin($name(page)),
        }),*];
    };
}
pub(crate) use behaviours;

/// Where pictures of failures go.
const PICTURES: &str = env!("CARGO_TARGET_TMPDIR");

/// Everything that the tests share: the server, and one session of each browser.
pub struct Rig {
    runtime: Runtime,
    tools: OnceLock<Result<Tools, String>>,
    sessions: [Mutex<Option<Session>>; Browser::ALL.len()],
}

struct Tools {
    environment: Environment,
    server: Server,
    native: Native,
    axe: String,
}

impl Rig {
    pub fn new() -> Result<Self> {
        let runtime = tokio::runtime::Builder::new_multi_thread()
            .worker_threads(1)
            .enable_all()
            .build()?;
        Ok(Rig {
            runtime,
            tools: OnceLock::new(),
            sessions: Default::default(),
        })
    }

    /// Shows a behaviour in a browser, which is started for the first one and kept for the next.
    ///
    /// After a failure there is a picture, and the browser is started anew: whatever went wrong
    /// shall not fail another test.
    pub fn show<T>(
        &self,
        name: &str,
        browser: Browser,
        show: impl AsyncFnOnce(&Page<'_>) -> Result<T>,
    ) -> Result<T> {
        let tools = self
            .tools
            .get_or_init(|| Tools::provide().map_err(|error| format!("{error:#}")));
        let tools = tools.as_ref().map_err(|error| anyhow::anyhow!("{error}"))?;
        let slot = &self.sessions[browser as usize];
        let mut slot = slot.lock().unwrap_or_else(|lock| lock.into_inner());
        let session = match slot.take() {
            Some(session) => session,
            None => self.runtime.block_on(browser.start(&tools.environment))?,
        };
        let page = Page {
            session: &session,
            server: &tools.server,
            native: &tools.native,
            dist: &tools.environment.dist,
            axe: &tools.axe,
        };
        let whole = async {
            page.forget().await?;
            let shown = show(&page).await?;
            page.stayed_quiet()?;
            Ok(shown)
        };
        let result = catch_unwind(AssertUnwindSafe(|| self.runtime.block_on(whole)));
        if let Ok(Ok(_)) = &result {
            *slot = Some(session);
        } else {
            self.runtime.block_on(async {
                let picture = Path::new(PICTURES).join(format!("{}.png", name.replace("::", "-")));
                if session.driver.screenshot(&picture).await.is_ok() {
                    eprintln!("{name}: see {}", picture.display());
                }
                session.quit().await;
            });
        }
        result.unwrap_or_else(|panic| resume_unwind(panic))
    }

    /// Closes the browsers.
    pub fn close(&self) {
        for slot in &self.sessions {
            let session = slot.lock().unwrap_or_else(|lock| lock.into_inner()).take();
            if let Some(session) = session {
                self.runtime.block_on(session.quit());
            }
        }
    }
}

impl Tools {
    fn provide() -> Result<Self> {
        let environment = Environment::read()?;
        let axe = fs::read_to_string(&environment.axe);
        Ok(Tools {
            server: Server::start(&environment.dist)?,
            native: Native {
                wireform: environment.wireform.clone(),
            },
            axe: axe.with_context(|| format!("cannot read {}", environment.axe.display()))?,
            environment,
        })
    }
}
