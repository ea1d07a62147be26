//! What an input may have been meant as: offered, never done by itself.

mod answer;
mod attributes;
mod candidates;
mod member;
mod read_only;
mod taken;
mod title;

use wireform_model::OperationRef;
use wireform_model::draft::Draft;

use crate::Offer;

/// The offers for an input that was read.
pub(super) fn offers(operation: OperationRef<'_>, draft: &Draft) -> Vec<Offer> {
    let answers = answer::offers(operation, &draft.input).into_iter();
    let offers = answers
        .chain(member::offer(operation, &draft.input))
        .chain(attributes::offer(operation, &draft.input));
    offers
        .map(|(label, message, input)| Offer {
            label,
            message,
            draft: Draft {
                input,
                ..draft.clone()
            },
        })
        .collect()
}
