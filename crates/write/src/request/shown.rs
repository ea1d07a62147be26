use super::{Body, HttpRequest, gzip, token};

impl HttpRequest {
    /// The request with `<UUID>` for an idempotency token that the AWS CLI adds, and its body compressed where the CLI compresses it.
    pub fn shown(&self) -> HttpRequest {
        let mut shown = self.clone();
        if shown.gzipped {
            shown.body = gzip::compressed(&shown.body);
        }
        let texts = shown
            .query
            .iter_mut()
            .filter_map(|(_, value)| value.as_mut());
        let texts = texts.chain(shown.headers.iter_mut().map(|(_, value)| value));
        let body = match &mut shown.body {
            Body::Text(text) => Some(text),
            Body::None | Body::Bytes { .. } | Body::File(_) => None,
        };
        for text in texts.chain(body) {
            if let Some(replaced) = token::replace(text, token::PLACEHOLDER) {
                *text = replaced;
            }
        }
        shown
    }
}
