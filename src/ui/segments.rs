use leptos::prelude::*;

/// One value of [`Segments`].
#[derive(Clone)]
pub struct Segment {
    pub value: String,
    pub label: String,
    /// More about it, shown while the pointer rests on it.
    pub title: Option<String>,
    /// The pointer of what choosing it adds to the input (`data-add`), where it adds something.
    pub adds: Signal<Option<String>>,
}

impl Segment {
    pub fn new(value: impl Into<String>, label: impl Into<String>) -> Self {
        Segment {
            value: value.into(),
            label: label.into(),
            title: None,
            adds: Signal::stored(None),
        }
    }
}

/// A choice among a few values side by side: radio buttons that look like one control.
#[component]
pub fn Segments(
    /// Tells the browser which radio buttons belong together.
    #[prop(into)]
    name: String,
    /// Its accessible name; without one, an element around it has to name it.
    #[prop(optional, into)]
    label: MaybeProp<String>,
    segments: Vec<Segment>,
    /// The value that is chosen.
    #[prop(into)]
    value: Signal<String>,
    /// Receives the value that is chosen.
    #[prop(into)]
    on_change: Callback<String>,
) -> impl IntoView {
    let radios = segments.into_iter().map(move |segment| {
        let (name, own) = (name.clone(), StoredValue::new(segment.value));
        view! {
            <label class="segment" title=segment.title>
                <input
                    type="radio"
                    name=name
                    value=own.get_value()
                    data-add=move || segment.adds.get()
                    prop:checked=move || own.with_value(|own| *own == value.get())
                    on:change=move |_| on_change.run(own.get_value())
                />
                <span>{segment.label}</span>
            </label>
        }
    });
    view! {
        <div class="segments" role=move || label.get().map(|_| "radiogroup") aria-label=move || label.get()>
            {radios.collect_view()}
        </div>
    }
}
