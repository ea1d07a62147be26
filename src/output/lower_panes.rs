use leptos::prelude::*;

use crate::state::{DraftStore, Outputs};
use crate::ui::Tabs;

use super::arrangement::{Arrangement, TABS};
use super::document::DocumentPane;
use super::request::RequestPane;

/// Document and Request: one above the other, each of which folds, or as tabs where there is no room for both.
#[component]
pub fn LowerPanes(store: DraftStore, outputs: Outputs) -> impl IntoView {
    let arrangement = Arrangement::new();
    let is_tabbed = arrangement.is_tabbed;
    view! {
        <div class="lower-panes" data-tabbed=move || is_tabbed.get().then_some("")>
            <Show when=move || is_tabbed.get()>
                <Tabs
                    label="Other outputs"
                    tabs=TABS
                    chosen=arrangement.chosen
                    on_choose=move |output| arrangement.choose(output)
                />
            </Show>
            <DocumentPane store outputs arrangement />
            <RequestPane store outputs arrangement />
        </div>
    }
}
