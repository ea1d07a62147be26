use wireform_model::draft::FileKind;
use wireform_model::file_option::{FileMember, file_member};

use super::label::shorten;
use super::{CheckInput, Findings, Rule};

/// # What it checks
/// A file in place of a value is read in a way that gives a value of the member's type.
///
/// # Why
/// `fileb://` gives bytes, which only a blob can be, and `file://` only reads text. Some options read no file.
///
/// # Example
/// `--queue-name fileb://name.txt`
///
/// # Who refuses
/// The CLI. Where its option reads no file, nothing is sent of it.
///
/// # Source
/// `paramfile.py` of the CLI, and runs of it.
pub const FILE_REFERENCE: Rule = Rule::cli_error(
    "file-reference",
    "A file gives a value of the member's type",
);

pub fn check(subject: &CheckInput<'_>, findings: &mut Findings) {
    for (path, file) in subject.draft.files.iter() {
        let name = path.as_str().trim_start_matches('/').replace('/', ".");
        let url = file.url();
        let url = shorten(&url);
        let Some(member) = file_member(subject.operation, subject.cli, path) else {
            let message =
                format!("The AWS CLI reads no file for `{name}`, so `{url}` has no effect.");
            findings.push(FILE_REFERENCE.at(path.clone(), message).as_warning());
            continue;
        };
        let message = if !reads(&member, file.kind) {
            let usual = member.kinds.first().map_or("", |kind| kind.prefix());
            format!("`{name}` cannot be `{url}`. Use `{usual}` for this parameter.")
        } else if file.kind == FileKind::Text && !file.bytes().is_none_or(is_text) {
            format!("`{url}` is not UTF-8 text, so the AWS CLI cannot read it.")
        } else {
            continue;
        };
        findings.push(FILE_REFERENCE.at(path.clone(), message));
    }
}

fn reads(member: &FileMember, kind: FileKind) -> bool {
    member.kinds.contains(&kind)
}

fn is_text(bytes: &[u8]) -> bool {
    std::str::from_utf8(bytes).is_ok()
}
