use leptos::prelude::*;

/// What a control needs to be part of its field.
#[derive(Clone, Copy)]
pub struct Control {
    /// Its id in the document.
    pub id: StoredValue<String>,
    /// The JSON Pointer by which scripts and links find it, and the attribute that has it.
    pub pointer: Pointer,
    /// Its accessible name, where no `<label>` gives it one.
    pub label: Signal<Option<String>>,
    /// What the empty control shows.
    pub placeholder: Signal<String>,
    /// The ids of what describes it, in reading order.
    pub described_by: Signal<String>,
    /// Whether its value has an error.
    pub invalid: Signal<bool>,
    /// Whether the operation requires it.
    pub required: bool,
    /// Whether it is masked until somebody asks to see it.
    pub secret: bool,
}

/// The attribute that has a control's JSON Pointer.
#[derive(Clone, Copy)]
pub enum Pointer {
    /// `name`: the control edits the value.
    Name(Signal<String>),
    /// `data-key`: the control edits the key of an entry.
    Key(Signal<String>),
    /// `data-option`: the control edits the CLI's global option of this name, and has no pointer.
    Option(&'static str),
}

impl Control {
    /// A control that is not part of a field: `name` is its `name`, `label` its accessible name.
    pub fn new(id: impl Into<String>, name: impl Into<String>, label: impl Into<String>) -> Self {
        let label = Some(label.into());
        Control {
            id: StoredValue::new(id.into()),
            pointer: Pointer::Name(Signal::stored(name.into())),
            label: Signal::stored(label),
            placeholder: Signal::stored(String::new()),
            described_by: Signal::stored(String::new()),
            invalid: Signal::stored(false),
            required: false,
            secret: false,
        }
    }

    /// The same control with a placeholder.
    pub fn with_placeholder(self, placeholder: impl Into<Signal<String>>) -> Self {
        Control {
            placeholder: placeholder.into(),
            ..self
        }
    }

    /// The same control with an example, where it has no other placeholder.
    pub fn with_example(self, example: &'static str) -> Self {
        let placeholder = self.placeholder;
        self.with_placeholder(Signal::derive(move || {
            let own = placeholder.get();
            match own.is_empty() {
                true => example.to_owned(),
                false => own,
            }
        }))
    }

    /// Its `name`, unless it edits a key.
    pub fn name(self) -> Option<String> {
        match self.pointer {
            Pointer::Name(name) => Some(name.get()),
            Pointer::Option(name) => Some(name.to_owned()),
            Pointer::Key(_) => None,
        }
    }

    /// Its `data-key`, if it edits a key.
    pub fn key(self) -> Option<String> {
        match self.pointer {
            Pointer::Key(key) => Some(key.get()),
            Pointer::Name(_) | Pointer::Option(_) => None,
        }
    }

    /// Its `data-option`, if it edits a global option.
    pub fn option(self) -> Option<&'static str> {
        match self.pointer {
            Pointer::Option(name) => Some(name),
            Pointer::Name(_) | Pointer::Key(_) => None,
        }
    }

    /// `aria-describedby`; absent where nothing describes it.
    pub fn description(self) -> Option<String> {
        Some(self.described_by.get()).filter(|ids| !ids.is_empty())
    }

    /// `aria-invalid`; absent where it is valid.
    pub fn invalidity(self) -> Option<&'static str> {
        self.invalid.get().then_some("true")
    }
}
