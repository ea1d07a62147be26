use std::sync::Arc;

use leptos::prelude::*;
use wireform_model::draft::Draft;
use wireform_read::Offer;

use crate::state::{DraftStore, fill_in};
use crate::ui::{Button, Prose};

/// What the text may have been meant as, each with the button that fills it in.
#[component]
pub fn Offers(
    store: DraftStore,
    offers: Arc<[Offer]>,
    /// Called when one was chosen.
    #[prop(into)]
    on_choose: Callback<()>,
) -> impl IntoView {
    let offers = offers.iter().cloned();
    let items = offers.map(|offer| {
        let choose = move |()| {
            let draft = offer.draft.clone();
            fill_in(store, |contents| {
                let options = contents.draft().options.clone();
                contents.replace(Draft { options, ..draft });
            });
            on_choose.run(());
        };
        view! {
            <li>
                <Prose text=offer.message />
                " "
                <Button class="" attr:data-offer="" on_click=choose>
                    {offer.label}
                </Button>
            </li>
        }
    });
    let items: Vec<_> = items.collect();
    (!items.is_empty()).then(|| view! { <ul class="remarks">{items}</ul> })
}
