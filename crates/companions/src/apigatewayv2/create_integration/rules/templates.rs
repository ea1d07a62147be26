//! Request templates of WebSocket APIs, and the expression that selects one of them.

use wireform_check::{Findings, Keys, Rule, shorten};

use super::super::choices::{Choices, IntegrationType};
use super::{entry, rename};

/// # What it checks
/// Templates are set only with an integration type that is not a proxy.
///
/// # Why
/// A proxy forwards the message unchanged.
///
/// # Example
/// `{"IntegrationType": "HTTP_PROXY", "RequestTemplates": {"application/json": "{}"}}` for a WebSocket API.
///
/// # Who refuses
/// Nobody, as far as is known.
///
/// # Source
/// Documented in the developer guide's page on WebSocket selection expressions.
pub const TEMPLATES_NEED_NON_PROXY: Rule = Rule::warning(
    "templates-need-non-proxy",
    "Templates have an effect only without a proxy",
);

/// # What it checks
/// With `PassthroughBehavior` `NEVER`, at least one template is set.
///
/// # Why
/// `NEVER` rejects messages without a template, so without templates it rejects every message.
///
/// # Example
/// `{"IntegrationType": "HTTP", "PassthroughBehavior": "NEVER"}` for a WebSocket API.
///
/// # Who refuses
/// Nobody when the integration is created; then API Gateway rejects every message.
///
/// # Source
/// Documented on the reference page.
pub const PASSTHROUGH_NEVER_NO_TEMPLATES: Rule = Rule::warning(
    "passthrough-never-no-templates",
    "Passthrough behavior NEVER needs templates",
);

/// # What it checks
/// A mock has a template that produces a `statusCode`.
///
/// # Why
/// The mock selects its response by it.
///
/// # Example
/// `{"IntegrationType": "MOCK"}` for a WebSocket API.
///
/// # Who refuses
/// Nobody: the example on the reference page has none.
///
/// # Source
/// Documented in the developer guide's example.
pub const MOCK_STATUS_TEMPLATE: Rule = Rule::info(
    "mock-status-template",
    "A mock needs a template with a statusCode",
);

/// # What it checks
/// Without a template selection expression, the keys of templates are content types or `$default`.
///
/// # Why
/// With one, the keys are its results and can be any string.
///
/// # Example
/// `{"RequestTemplates": {"200": "…"}}` without `TemplateSelectionExpression`.
///
/// # Who refuses
/// Nobody: the service accepts any key.
///
/// # Source
/// Observed on the service; documented on the reference page.
pub const TEMPLATE_KEY_FORM: Rule = Rule::warning(
    "template-key-form",
    "The key of a template is a content type",
);

/// # What it checks
/// A template selection expression contains only `${request.body.path}` and plain text.
///
/// # Why
/// The service evaluates nothing else. A literal dollar sign needs a backslash, as in `\$default`.
///
/// # Example
/// `{"TemplateSelectionExpression": "$default"}`
///
/// # Who refuses
/// Nobody, as far as is known.
///
/// # Source
/// Documented in the developer guide; one of Terraform's acceptance tests shows that the form without braces works.
pub const TEMPLATE_SELECTION_FORM: Rule = Rule::warning(
    "template-selection-form",
    "A template selection uses only the message body",
);

/// # What it checks
/// A template selection expression is set only with templates.
///
/// # Why
/// Without templates, it has nothing to select.
///
/// # Example
/// `{"TemplateSelectionExpression": "\\$default"}` without `RequestTemplates`.
///
/// # Who refuses
/// Nobody.
///
/// # Source
/// Inferred; observed: the service accepts it.
pub const TEMPLATE_SELECTION_UNUSED: Rule = Rule::info(
    "template-selection-unused",
    "A template selection needs templates",
);

/// # What it checks
/// Each `#if`, `#foreach`, `#macro` and `#define` has its `#end`.
///
/// # Why
/// Velocity cannot parse a template with an unclosed block.
///
/// # Example
/// `#if($x)1`
///
/// # Who refuses
/// Not known.
///
/// # Source
/// Inferred from the Velocity user guide.
pub const TEMPLATE_VTL_BALANCE: Rule =
    Rule::warning("template-vtl-balance", "Each block of a template is closed");

/// The rules about templates, in the order in which they are explained.
pub const RULES: &[Rule] = &[
    TEMPLATES_NEED_NON_PROXY,
    PASSTHROUGH_NEVER_NO_TEMPLATES,
    MOCK_STATUS_TEMPLATE,
    TEMPLATE_KEY_FORM,
    TEMPLATE_SELECTION_FORM,
    TEMPLATE_SELECTION_UNUSED,
    TEMPLATE_VTL_BALANCE,
];

const TEMPLATES: &str = "RequestTemplates";
const SELECTION: &str = "TemplateSelectionExpression";

/// Adds no findings on an HTTP API, where another rule reports the templates themselves.
pub fn check(choices: &Choices<'_>, findings: &mut Findings) {
    if choices.is_http() {
        return;
    }
    if choices.is_web_socket() {
        need_non_proxy(choices, findings);
        passthrough(choices, findings);
        mock(choices, findings);
        keys(choices, findings);
    }
    blocks(choices, findings);
    selection(choices, findings);
}

fn need_non_proxy(choices: &Choices<'_>, findings: &mut Findings) {
    let Some(proxy) = choices.integration_type.filter(|it| it.is_proxy()) else {
        return;
    };
    let has_templates = choices.filled_map(TEMPLATES).is_some();
    let has_selection = choices.text(SELECTION).is_some();
    for (name, is_set) in [(TEMPLATES, has_templates), (SELECTION, has_selection)] {
        if is_set {
            let message = format!(
                "{} forwards messages unchanged, so templates have no effect. Use the type AWS or HTTP, or remove this.",
                proxy.as_str(),
            );
            let finding = TEMPLATES_NEED_NON_PROXY.at_member(name, message);
            findings.push(finding.remove("Remove it"));
        }
    }
}

fn passthrough(choices: &Choices<'_>, findings: &mut Findings) {
    let maps = choices.integration_type.is_some_and(|it| !it.is_proxy());
    let never = choices.text("PassthroughBehavior") == Some("NEVER");
    if maps && never && has_no_templates(choices) {
        let message = "NEVER rejects messages without a template. Since no template is set, it rejects every message. \
                       Add a template, or choose WHEN_NO_MATCH or WHEN_NO_TEMPLATES.";
        let finding = PASSTHROUGH_NEVER_NO_TEMPLATES.at_member("PassthroughBehavior", message);
        findings.push(finding.replace_with("Use WHEN_NO_MATCH", "WHEN_NO_MATCH"));
    }
}

fn mock(choices: &Choices<'_>, findings: &mut Findings) {
    let is_mock = choices.integration_type == Some(IntegrationType::Mock);
    let is_readable = choices.map(TEMPLATES).is_some() || !choices.has(TEMPLATES);
    let mut texts = choices
        .entries(TEMPLATES)
        .filter_map(|(_, template)| template.as_str());
    if is_mock && is_readable && !texts.any(|text| text.contains("statusCode")) {
        let message = "A mock usually selects its response with a template that produces a statusCode, such as {\"statusCode\": 200}. \
                       Add such a template, unless your integration responses do not need it.";
        findings.push(MOCK_STATUS_TEMPLATE.at_member(TEMPLATES, message));
    }
}

fn keys(choices: &Choices<'_>, findings: &mut Findings) {
    let Some(templates) = choices
        .map(TEMPLATES)
        .filter(|_| choices.is_absent(SELECTION))
    else {
        return;
    };
    let keys = Keys::of(templates);
    for (key, value) in templates.effective() {
        let is_default = matches!(key, "$default" | "\\$default");
        if !is_default && !is_media_type(key) {
            let message = format!(
                "Without a template selection, the key must be a content type such as application/json, or $default. `{}` is neither. \
                 Change the key, or add a template selection whose result is this key.",
                shorten(key),
            );
            let finding = TEMPLATE_KEY_FORM.at(entry(TEMPLATES, key), message);
            let meant = meant_media_type(key);
            findings.push(match meant.filter(|meant| !keys.contains(meant)) {
                Some(meant) => rename(finding, meant, value),
                None => finding,
            });
        }
    }
}

fn meant_media_type(key: &str) -> Option<&'static str> {
    match key.trim().to_ascii_lowercase().as_str() {
        "json" | "application/json" => Some("application/json"),
        "xml" | "application/xml" => Some("application/xml"),
        "text" | "text/plain" => Some("text/plain"),
        "default" => Some("$default"),
        _ => None,
    }
}

// media-type = token "/" token *( *SP ";" parameter )
fn is_media_type(key: &str) -> bool {
    let (essence, _) = key.split_once(';').unwrap_or((key, ""));
    let is_token_char = |c: char| c.is_ascii_alphanumeric() || "!#$%&'*+-.^_`|~".contains(c);
    let is_token = |text: &str| !text.is_empty() && text.chars().all(is_token_char);
    let parts = essence.trim_end_matches(' ').split_once('/');
    parts.is_some_and(|(kind, subtype)| is_token(kind) && is_token(subtype))
}

fn selection(choices: &Choices<'_>, findings: &mut Findings) {
    let Some(expression) = choices.text(SELECTION) else {
        return;
    };
    if let Some(problem) = selection_problem(expression) {
        let message = format!(
            "{problem} Use only ${{request.body.path}} and plain text. Write a literal dollar sign as \\$, as in \\$default."
        );
        let finding = TEMPLATE_SELECTION_FORM.at_member(SELECTION, message);
        findings.push(match expression {
            "$default" => finding.replace_with("Use \\$default", "\\$default"),
            _ => finding,
        });
    }
    if has_no_templates(choices) {
        let message = "There are no templates to select. Add request templates whose keys are the results of this expression, or remove it.";
        let finding = TEMPLATE_SELECTION_UNUSED.at_member(SELECTION, message);
        findings.push(finding.remove("Remove it"));
    }
}

/// The first part of a template selection expression that the service does not evaluate.
// expression = *( "${" body "}" / "$" body / "\" any / plain )
// body       = "request.body" [ "." path ]
fn selection_problem(expression: &str) -> Option<String> {
    let mut rest = expression;
    while let Some(at) = rest.find(['$', '{', '}', '\\']) {
        let found = rest.get(at..)?;
        let length = match found.as_bytes().first() {
            Some(b'\\') => 1 + found.chars().nth(1).map_or(0, char::len_utf8),
            Some(b'$') => match variable(found) {
                Ok(length) => length,
                Err(problem) => return Some(problem),
            },
            _ => return Some("A brace is outside ${…}.".to_owned()),
        };
        rest = found.get(length..)?;
    }
    None
}

/// The length of a variable, or what is wrong with it.
fn variable(found: &str) -> Result<usize, String> {
    let (name, length) = match found.strip_prefix("${") {
        Some(block) => match block.split_once('}') {
            Some((name, _)) => (name, name.len() + 3),
            None => return Err("A ${ has no closing brace.".to_owned()),
        },
        None => {
            let rest = found.strip_prefix('$').unwrap_or(found);
            let ends = |c: char| c.is_whitespace() || matches!(c, '$' | '{' | '}' | '\\');
            let end = rest.find(ends).unwrap_or(rest.len());
            (rest.get(..end).unwrap_or_default(), end + 1)
        }
    };
    let is_body = match name.strip_prefix("request.body") {
        Some("") => true,
        Some(path) => path.len() > 1 && path.starts_with('.'),
        None => false,
    };
    if is_body {
        Ok(length)
    } else {
        Err(format!(
            "The service does not evaluate `${}` here.",
            shorten(name)
        ))
    }
}

fn blocks(choices: &Choices<'_>, findings: &mut Findings) {
    for (key, template) in choices.entries(TEMPLATES) {
        let Some((opened, closed)) = template.as_str().map(count_blocks) else {
            continue;
        };
        if opened != closed {
            let message = format!(
                "The template has {opened} {} (#if, #foreach, #macro, #define), but {closed} #end. Each block needs its own #end.",
                if opened == 1 { "block" } else { "blocks" },
            );
            findings.push(TEMPLATE_VTL_BALANCE.at(entry(TEMPLATES, key), message));
        }
    }
}

/// The number of blocks that a Velocity template opens, and the number that it ends.
///
/// Comments (`## …` to the end of the line, `#* … *#`), literal parts (`#[[ … ]]#`) and escaped directives do not count.
fn count_blocks(template: &str) -> (usize, usize) {
    let (mut opened, mut closed) = (0, 0);
    let mut rest = template;
    while let Some(at) = rest.find('#') {
        let escaped = rest.get(..at).is_some_and(|before| before.ends_with('\\'));
        let found = rest.get(at + 1..).unwrap_or_default();
        rest = match found.as_bytes().first() {
            Some(b'#') => after(found, "\n"),
            Some(b'*') => after(found, "*#"),
            Some(b'[') if found.starts_with("[[") => after(found, "]]#"),
            _ => {
                match directive(found).filter(|_| !escaped) {
                    Some("if" | "foreach" | "macro" | "define") => opened += 1,
                    Some("end") => closed += 1,
                    _ => {}
                }
                found
            }
        };
    }
    (opened, closed)
}

fn after<'t>(text: &'t str, end: &str) -> &'t str {
    text.split_once(end).map_or("", |(_, rest)| rest)
}

/// The name after `#`, with or without braces: `if`, `{end}`.
fn directive(text: &str) -> Option<&str> {
    let is_name_char = |c: char| c.is_ascii_alphanumeric() || c == '_';
    let (name, in_braces) = match text.strip_prefix('{') {
        Some(rest) => (rest, true),
        None => (text, false),
    };
    let end = name.find(|c| !is_name_char(c)).unwrap_or(name.len());
    let (name, rest) = name.split_at_checked(end)?;
    // Text can follow `#end` without a space.
    let name = if name.starts_with("end") && !in_braces {
        "end"
    } else {
        name
    };
    (!in_braces || rest.starts_with('}')).then_some(name)
}

fn has_no_templates(choices: &Choices<'_>) -> bool {
    !choices.has(TEMPLATES) || choices.map(TEMPLATES).is_some_and(|map| map.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blocks_are_counted_outside_comments() {
        let cases = [
            ("", (0, 0)),
            ("#if($x)1#end", (1, 1)),
            ("#if($x)1#elseif($y)2#else 3#end", (1, 1)),
            ("#foreach($a in $b)#if($a)#{end}#end", (2, 2)),
            ("## #if\n#set($a = 1)", (0, 0)),
            ("#* #if *# #end", (0, 1)),
            ("#[[ #if ]]# \\#if", (0, 0)),
            ("#macro(m)#define($d)x#end", (2, 1)),
            ("#{if}($x)y#end", (1, 1)),
            ("#iffy #", (0, 0)),
            ("#if($x)1#endtext", (1, 1)),
            ("## no end", (0, 0)),
            ("#* no end", (0, 0)),
        ];
        for (template, expected) in cases {
            assert_eq!(count_blocks(template), expected, "{template}");
        }
    }

    #[test]
    fn selections_use_the_body() {
        for valid in [
            "${request.body.action}",
            "$request.body.id",
            "${request.body.a}/${request.body.b}",
            "\\$default",
            "plain",
            "${request.body}",
        ] {
            assert_eq!(selection_problem(valid), None, "{valid}");
        }
        for invalid in [
            "$default",
            "${request.header.x}",
            "$request.header.x",
            "${request.body.a",
            "a}",
            "{",
            "$",
            "${request.body.}",
            "${request.bodya}",
        ] {
            assert!(selection_problem(invalid).is_some(), "{invalid}");
        }
    }

    #[test]
    fn media_types() {
        for valid in [
            "application/json",
            "text/plain; charset=utf-8",
            "application/vnd.a+json",
            "*/*",
        ] {
            assert!(is_media_type(valid), "{valid}");
        }
        for invalid in ["", "json", "200", "application/", "a b/c", "a/b/c"] {
            assert!(!is_media_type(invalid), "{invalid}");
        }
    }
}
