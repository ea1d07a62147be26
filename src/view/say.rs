use std::rc::Rc;

/// A text that follows the state: a function that says what it is now.
#[derive(Clone)]
pub struct Say(Rc<dyn Fn() -> String>);

impl Say {
    /// The text as it is now.
    pub fn now(&self) -> String {
        (self.0)()
    }
}

impl<F: Fn() -> String + 'static> From<F> for Say {
    fn from(say: F) -> Self {
        Say(Rc::new(say))
    }
}

/// A function of something that is shared, as it is when the function is called.
pub fn of<C: Clone + 'static, T>(
    shared: &C,
    say: impl Fn(&C) -> T + 'static,
) -> impl Fn() -> T + 'static {
    let shared = shared.clone();
    move || say(&shared)
}

/// A function of something that is shared and of what the function is called with.
pub fn with<C: Clone + 'static, A: ?Sized, T>(
    shared: &C,
    act: impl Fn(&C, &A) -> T + 'static,
) -> impl Fn(&A) -> T + 'static {
    let shared = shared.clone();
    move |argument| act(&shared, argument)
}
