use leptos::prelude::*;

use crate::browser;
use crate::ui::Tab;

use super::remembered::{chosen_tab, remember_tab};

/// Where two panes below the command have no room one above the other.
const NO_ROOM: &str = "(max-width: 64rem), (max-height: 43rem)";

/// The outputs below the command.
pub const TABS: &[Tab] = &[
    Tab {
        name: "document",
        label: "Document",
    },
    Tab {
        name: "request",
        label: "Request",
    },
];

/// How the panes below the command are arranged.
#[derive(Clone, Copy)]
pub struct Arrangement {
    /// Whether they are tabs, one of which is in sight.
    pub is_tabbed: Signal<bool>,
    /// The output whose tab is chosen.
    pub chosen: RwSignal<&'static str>,
}

impl Arrangement {
    /// For the window's size, with the tab that was chosen last.
    pub fn new() -> Self {
        let last = chosen_tab();
        let tab = TABS.iter().find(|tab| last.as_deref() == Some(tab.name));
        Arrangement {
            is_tabbed: browser::media(NO_ROOM).into(),
            chosen: RwSignal::new(tab.map_or("document", |tab| tab.name)),
        }
    }

    /// Whether an output is behind the tab of another one.
    pub fn is_behind(self, output: &str) -> bool {
        self.is_tabbed.get() && self.chosen.get() != output
    }

    /// Brings the tab of an output to the front.
    pub fn choose(self, output: &'static str) {
        self.chosen.set(output);
        remember_tab(output);
    }
}
