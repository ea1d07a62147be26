//! The primitives that forms, panes and pages are composed of.
//!
//! The markup of each is written once, here; components that use them have little of their own.
//! They know nothing of drafts: props in, callbacks out.

mod announcement;
mod button;
mod combobox;
mod control;
mod copy_button;
mod copy_text;
mod diagnostic;
mod dialog;
mod disclosure;
mod feedback;
mod file_button;
mod mask;
mod prose;
mod segments;
mod select;
mod tabs;
mod text_area;
mod text_input;
mod toggle;
mod toolbar;

pub use announcement::{Announcement, Announcer};
pub use button::Button;
pub use combobox::{Combobox, NoMatch};
pub use control::{Control, Pointer};
pub use copy_button::{CopyButton, CopyState, Copying};
pub use copy_text::CopyText;
pub use diagnostic::{DiagnosticItem, DiagnosticText};
pub use dialog::{Dialog, toggle_dialog};
pub use disclosure::Disclosure;
pub use feedback::Feedback;
pub use file_button::FileButton;
pub use mask::mask;
pub use prose::{Help, Prose};
pub use segments::{Segment, Segments};
pub use select::{Choice, Select};
pub use tabs::{Tab, Tabs, panel_id, tab_id};
pub use text_area::TextArea;
pub use text_input::TextInput;
pub use toggle::Toggle;
pub use toolbar::Toolbar;
