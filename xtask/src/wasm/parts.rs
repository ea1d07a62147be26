/// What is fetched on its own.
pub struct Part {
    /// What the page calls it when it asks for it, and a piece of the file's name.
    pub name: &'static str,
    /// Pieces of the names of the functions that it begins with: of those that are called through a
    /// pointer, as closures and methods of trait objects are.
    pub begins: &'static [&'static str],
}

/// The parts of the page. Each may count on those before it being there.
pub const PARTS: [Part; 2] = [
    // The form of an operation and its outputs: all that the home page can do without.
    Part {
        name: "form",
        begins: &[
            "wireform_page::form::",
            "wireform_page::output::",
            "wireform_page::pages::operation::",
            "wireform_page::state::draft::",
            "wireform_page::state::outputs::",
            "wireform_page::state::history::",
            "wireform_page::state::opened::",
            "wireform_core::check::",
            "wireform_core::draft::",
            "wireform_core::endpoint::",
            "wireform_core::read::",
            "wireform_core::write::",
        ],
    },
    Part {
        name: "create-integration",
        begins: &["wireform_core::companion::apigatewayv2::create_integration::"],
    },
];
