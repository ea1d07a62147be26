use gloo_timers::callback::Timeout;
use leptos::prelude::*;

/// How many items of a list are mounted: all of a short one; of a long one the first `first`, and
/// `more` with each later turn of the event loop.
///
/// - `count`: how many there are now. Once they are no more than `first`, the next long list begins
///   with the first slice again.
pub fn mounted(count: Signal<usize>, first: usize, more: usize) -> Signal<usize> {
    let mounted = RwSignal::new(first);
    let next_turn = StoredValue::new_local(None);
    Effect::new(move |_| {
        let count = count.get();
        if count <= first {
            if mounted.get_untracked() > first {
                mounted.set(first);
            }
        } else if mounted.get() < count {
            let grow = Timeout::new(0, move || {
                let _ = mounted.try_update(|mounted| *mounted += more);
            });
            next_turn.set_value(Some(grow));
        }
    });
    mounted.into()
}
