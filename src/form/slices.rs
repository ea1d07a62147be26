use std::time::Duration;

use leptos::prelude::*;

/// The rows that are mounted at first: more than a screen of fields.
const FIRST: usize = 16;
/// The rows of each later turn: as many as can be mounted between two keystrokes.
const MORE: usize = 48;

/// Makes a form of thousands of fields usable soon: its first screens are mounted first, and the rest in
/// slices, in the order of the form, while it can already be used.
///
/// Rows are counted, not timed, so the same form is mounted the same way on every machine.
#[derive(Clone, Copy)]
pub struct Slices {
    /// How many rows may still be mounted in this turn.
    left: StoredValue<usize>,
    /// Whether the next turn is already scheduled.
    pending: StoredValue<bool>,
    /// The number of the turn: lists with rows left to mount ask again in the next one.
    turn: RwSignal<u32>,
}

impl Slices {
    /// The slices of a form, for all that is mounted inside the calling component.
    pub fn provide() {
        provide_context(Slices {
            left: StoredValue::new(FIRST),
            pending: StoredValue::new(false),
            turn: RwSignal::new(0),
        });
    }

    /// As many of `wanted` rows as may be mounted in this turn.
    fn take(self, wanted: usize) -> usize {
        let granted = self.left.try_update_value(|left| {
            let granted = wanted.min(*left);
            *left -= granted;
            granted
        });
        let is_first = self
            .pending
            .try_update_value(|pending| !std::mem::replace(pending, true));
        if is_first == Some(true) {
            set_timeout(move || self.begin_turn(), Duration::ZERO);
        }
        granted.unwrap_or(wanted)
    }

    fn begin_turn(self) {
        let _ = self.pending.try_set_value(false);
        let _ = self.left.try_set_value(MORE);
        if let Some(mut turn) = self.turn.try_write() {
            *turn = turn.wrapping_add(1);
        }
    }
}

/// The first of some rows, and more of them in each turn until all are mounted.
pub fn in_slices<T>(rows: Signal<Vec<T>>) -> Signal<Vec<T>>
where
    T: Clone + PartialEq + Send + Sync + 'static,
{
    let Some(slices) = use_context::<Slices>() else {
        return rows;
    };
    let mounted = StoredValue::new(0_usize);
    let shown = Memo::new(move |_| {
        let rows = rows.get();
        let before = mounted.get_value().min(rows.len());
        let now = before + slices.take(rows.len() - before);
        mounted.set_value(now);
        if now < rows.len() {
            slices.turn.track();
        }
        rows.into_iter().take(now).collect::<Vec<T>>()
    });
    shown.into()
}
