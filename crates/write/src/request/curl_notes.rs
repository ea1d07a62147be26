use wireform_model::OperationRef;
use wireform_model::draft::Draft;

use crate::Shell;
use crate::shell;

use super::curl_headers::{sends_file_without_checksum, signs_as_s3};
use super::file_body::trailing_algorithm;
use super::notes::{is_archive, shared_notes, unset_token};
use super::{Body, HttpRequest, curl};

/// What somebody needs to know before running the curl command: a sentence or two each.
pub fn curl_notes(
    operation: OperationRef<'_>,
    draft: &Draft,
    request: &HttpRequest,
    shell: Shell,
) -> Vec<String> {
    let of_shell = shell::curl_notes(shell).iter();
    let mut notes: Vec<String> = of_shell.map(|note| (*note).to_owned()).collect();
    notes.extend(shared_notes(operation, draft, request));
    notes.extend(token_note(operation, draft, request, shell));
    notes.extend(file_note(request));
    notes.extend(gzip_note(request));
    notes.extend(path_note(request));
    notes
}

/// An idempotency token that the draft leaves unset.
fn token_note(
    operation: OperationRef<'_>,
    draft: &Draft,
    request: &HttpRequest,
    shell: Shell,
) -> Option<String> {
    let name = unset_token(operation, draft)?;
    let uuid = &shell::curl(shell).uuid;
    let is_made = curl(request, shell).as_str().contains(uuid.within);
    Some(match is_made {
        true => format!(
            "`{}` makes a new UUID for `{name}` each time the command runs, as the AWS CLI does.",
            uuid.maker
        ),
        false => format!(
            "Set `{name}` to a new UUID first: the AWS CLI makes one for each call, and this command cannot."
        ),
    })
}

fn file_note(request: &HttpRequest) -> Option<String> {
    let Body::File(file) = &request.body else {
        return None;
    };
    if sends_file_without_checksum(request) {
        let algorithm = trailing_algorithm(request)?;
        return Some(format!(
            "curl sends {file} without the {algorithm} checksum that the AWS CLI adds. \
             S3 requires one only for uploads with an Object Lock retention period."
        ));
    }
    if let Some(placeholder) = checksum_placeholder(request) {
        return Some(format!(
            "Replace `{placeholder}` first, or remove the header where the service requires no checksum."
        ));
    }
    is_archive(request).then(|| {
        format!(
            "Replace `<SHA-256 of {file}>` and `<SHA-256 tree hash of {file}>` first: Glacier requires both. \
             For a file of up to 1 MiB they are the same, the output of sha256sum."
        )
    })
}

/// The header's value that stands for the checksum of a file.
fn checksum_placeholder(request: &HttpRequest) -> Option<&str> {
    let mut values = request.headers.iter().map(|(_, value)| value.as_str());
    values.find(|value| value.starts_with('<') && value.contains(" checksum of "))
}

fn gzip_note(request: &HttpRequest) -> Option<String> {
    request.gzipped.then(|| {
        "The AWS CLI compresses this body with gzip; curl sends it as it is, which the service accepts too."
            .to_owned()
    })
}

/// A path that AWS changes before it checks the signature, and curl does not before it signs.
///
/// Source: botocore's `SigV4Auth`, which escapes a path once more and removes empty segments and dots, and runs of curl 7.88.1 and 8.23.
fn path_note(request: &HttpRequest) -> Option<String> {
    if request.unsigned || signs_as_s3(request) {
        return None;
    }
    let path = request.path.as_str();
    let is_dots = |segment: &str| segment == "." || segment == "..";
    let reason = if path.contains("//") {
        "curl signs a path with an empty segment (`//`) differently from AWS, which then rejects the request."
    } else if path.split('/').any(is_dots) {
        "curl signs a path with `.` or `..` differently from AWS, which then rejects the request."
    } else if path.contains('%') {
        "curl 7.88 signs a path with an escaped character such as `%2F` differently from AWS, \
         which then rejects the request. curl 8.23 signs it correctly."
    } else {
        return None;
    };
    Some(reason.to_owned())
}

#[cfg(test)]
mod tests {
    use wireform_model::Service;
    use wireform_model::cli::Cli;
    use wireform_model::draft::Draft;
    use wireform_model::json;

    use super::super::request_of;
    use super::*;

    const MODEL: &str = r#"{
        "metadata": {"protocol": "rest-json", "endpointPrefix": "shop"},
        "operations": {"Sell": {"http": {"requestUri": "/x/{Name}/y"}, "input": {"shape": "Sell"}}},
        "shapes": {
            "Sell": {"type": "structure", "members": {
                "Name": {"shape": "Text", "location": "uri", "locationName": "Name"},
                "Token": {"shape": "Text", "idempotencyToken": true}
            }},
            "Text": {"type": "string"}
        }
    }"#;

    fn notes(model: &str, input: &str, shell: Shell) -> Vec<String> {
        let service = Service::from_json(model, None).unwrap();
        let operation = service.operation("sell").unwrap();
        let draft = Draft {
            input: json::read(input).unwrap(),
            ..Draft::default()
        };
        let request = request_of(operation, &draft, Cli::V2);
        curl_notes(operation, &draft, &request, shell)
    }

    #[test]
    fn a_path_that_curl_signs_in_another_way() {
        let count = |model: &str, name: &str| {
            let input = format!(r#"{{"Name":"{name}","Token":"t"}}"#);
            notes(model, &input, Shell::Posix).len()
        };
        for name in ["a/b", "a b", "é", "", ".."] {
            assert_eq!(count(MODEL, name), 1, "{name}");
        }
        assert_eq!(count(MODEL, "a.b~c"), 0);
        assert_eq!(count(&MODEL.replace("shop", "s3"), "a/b"), 0);
    }

    #[test]
    fn a_token_is_made_in_every_shell() {
        for shell in Shell::ALL {
            let notes = notes(MODEL, r#"{"Name":"n"}"#, *shell);
            let is_made = |note: &String| note.contains("makes a new UUID for `Token`");
            assert!(notes.iter().any(is_made), "{notes:?}");
        }
    }

    #[test]
    fn a_token_in_a_body_with_a_hash_is_not_made() {
        let model = MODEL.replace("shop", "s3");
        let notes = notes(&model, r#"{"Name":"n"}"#, Shell::Posix);
        assert!(notes[0].starts_with("Set `Token`"), "{notes:?}");
    }
}
