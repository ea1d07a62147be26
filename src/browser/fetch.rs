use gloo_net::http::{Request, Response};

/// Why a file of the site is not available.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FetchError {
    /// The site does not have it.
    NotFound,
    /// It could not be fetched; another try may succeed.
    Failed,
}

/// Fetches a file of the site as text.
///
/// # Errors
///
/// `NotFound` where the server answers that it has no such file, `Failed` in all other cases.
pub async fn fetch_text(path: &str) -> Result<String, FetchError> {
    let response = Request::get(path).send().await;
    let response = response.map_err(|_| FetchError::Failed)?;
    match response.status() {
        _ if response.ok() => text(&response).await.ok_or(FetchError::Failed),
        404 | 410 => Err(FetchError::NotFound),
        _ => Err(FetchError::Failed),
    }
}

/// The text of an answer, in which a model can be megabytes: as bytes it is copied once, where a string of JavaScript
/// would be decoded and encoded again.
async fn text(response: &Response) -> Option<String> {
    let bytes = response.binary().await.ok()?;
    String::from_utf8(bytes).ok()
}
