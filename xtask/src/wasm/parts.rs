/// What is fetched on its own.
pub struct Part {
    /// What the page calls it when it asks for it, and a piece of the file's name.
    pub name: &'static str,
    /// The part that is always there before it.
    pub on: Option<&'static str>,
    /// Pieces of the names of the functions that it begins with: of those that are called through a
    /// pointer, as closures and methods of trait objects are.
    pub begins: &'static [&'static str],
}

/// The parts of the page.
pub const PARTS: [Part; 3] = [
    // The form of an operation and its outputs: all that the home page can do without.
    Part {
        name: "form",
        on: None,
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
    // What most operations do without: their protocol is one of JSON, their endpoints need no rules, and
    // their commands have a document.
    Part {
        name: "protocols",
        on: Some("form"),
        begins: &[
            "wireform_core::check::bucket_name::",
            "wireform_core::check::checksum_algorithm::",
            "wireform_core::check::endpoint::",
            "wireform_core::digest::",
            "wireform_core::write::command::asked_besides",
            "wireform_core::write::command::range::",
            "wireform_core::write::command::streaming::",
            "wireform_core::write::request::checksum::",
            "wireform_core::write::request::endpoint::by_rules",
            "wireform_core::write::request::handlers::",
            "wireform_core::write::request::notes::all_regions_note",
            "wireform_core::write::request::notes::signed_address_note",
            "wireform_core::write::request::rest::place_xml",
            "wireform_core::write::request::rpc_cbor::",
            "wireform_core::write::request::rpc_query::",
            "wireform_core::write::request::xml_body::",
        ],
    },
    Part {
        name: "create-integration",
        on: Some("form"),
        begins: &["wireform_core::companion::apigatewayv2::create_integration::"],
    },
];
