use leptos::prelude::*;

/// What screen readers announce, as a context: any part of the page can announce something through it.
#[derive(Clone, Copy)]
pub struct Announcement(RwSignal<String>);

impl Announcement {
    /// Nothing to announce yet.
    pub fn new() -> Self {
        Announcement(RwSignal::new(String::new()))
    }

    /// Announces a text in place of the one before; also the same text again.
    pub fn say(self, text: impl Into<String>) {
        let mut text = text.into();
        let _ = self.0.try_update(|said| {
            if *said == text {
                // Only a text that differs is announced, and nobody hears this space.
                text.push('\u{a0}');
            }
            *said = text;
        });
    }
}

/// The live region that screen readers follow.
#[component]
pub fn Announcer(announcement: Announcement) -> impl IntoView {
    view! {
        <p class="visually-hidden" role="status" aria-live="polite">
            {move || announcement.0.get()}
        </p>
    }
}
