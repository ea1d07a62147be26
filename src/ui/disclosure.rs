use leptos::prelude::*;

/// More of something on demand. Its content is mounted when it is first opened.
#[component]
pub fn Disclosure(
    /// The text of the line that opens it.
    summary: &'static str,
    /// What it is about, for those who do not see where it is.
    #[prop(into)]
    about: String,
    /// Whether Tab passes it, since it is one of the later buttons of a toolbar.
    #[prop(optional, into)]
    is_passed: Signal<bool>,
    children: ChildrenFn,
) -> impl IntoView {
    let seen = RwSignal::new(false);
    view! {
        <details class="more" on:toggle=move |_| seen.set(true)>
            <summary tabindex=move || is_passed.get().then_some("-1")>
                {summary}
                <span class="visually-hidden">{format!(" about {about}")}</span>
            </summary>
            <Show when=move || seen.get()>{children()}</Show>
        </details>
    }
}
