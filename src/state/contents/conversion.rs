//! The conversion of the draft to another version of the CLI.

use wireform_model::blob::convert_blobs;
use wireform_model::cli::Cli;
use wireform_model::path::Path;
use wireform_model::value::Value;

use super::{Contents, scalar_text};
use crate::state::Place;
use crate::state::place::Step;
use crate::state::unfinished::{NOT_TEXT_FOR_V1, Notation, TypedText};

impl Contents {
    /// Converts the draft's blobs to another CLI, so that it means the same.
    pub fn convert_blobs(&mut self, cli: Cli) {
        if cli == self.cli {
            return;
        }
        self.choose_cli(cli);
        let places: Vec<Place> = self.triggers.places().cloned().collect();
        for place in places {
            self.triggers.note_entries(&place);
        }
    }

    /// Converts the draft, so that it means the same to another CLI.
    ///
    /// Bytes that v1 cannot send stay visible as Base64, but no output shows them.
    pub fn choose_cli(&mut self, cli: Cli) {
        let from = std::mem::replace(&mut self.cli, cli);
        if from == cli {
            return;
        }
        let operation = self.operation.operation;
        let typed = self.typed_bytes();
        for (place, value) in self.stashed.values_mut() {
            let path = place.path(&self.ids, &self.draft.input);
            *value = convert_blobs(operation, &path, value, [from, cli]).value;
        }
        let root = Path::root();
        let converted = convert_blobs(operation, &root, &self.draft.input, [from, cli]);
        self.draft.input = converted.value;
        for (place, typed) in typed {
            self.typed.forget(&place);
            if typed.problem.is_some() {
                self.write(&place, Some(Value::String(typed.text)));
            }
        }
        for path in converted.not_expressible {
            self.keep_in_sight(&path);
        }
    }

    /// The texts for bytes that are typed and still belong to their values.
    fn typed_bytes(&self) -> Vec<(Place, TypedText)> {
        let all = self.typed.iter().filter(|(place, typed)| {
            typed.notation == Notation::Bytes && self.is_beside(place, typed)
        });
        all.map(|(place, typed)| (place.clone(), typed.clone()))
            .collect()
    }

    /// Keeps Base64 as a typed text, and unsets its value; an item or entry becomes empty, so that the others
    /// keep their places.
    fn keep_in_sight(&mut self, path: &Path) {
        let Some(place) = self.place_of(path) else {
            return;
        };
        let text = scalar_text(self.find(&place));
        let is_member = matches!(place.last(), Some(Step::Member(_)));
        self.write(&place, (!is_member).then(|| Value::from("")));
        self.open.insert(place.clone());
        let typed = TypedText {
            text,
            notation: Notation::Bytes,
            problem: Some(NOT_TEXT_FOR_V1.to_owned()),
            beside: self.find(&place).cloned(),
        };
        self.typed.put(place, typed);
    }
}
