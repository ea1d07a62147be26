/// What an option of curl does, as far as it changes a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum ArgumentKind {
    Method,
    Header,
    Data(DataForm),
    Json,
    Url,
    Query,
    Signature,
    Upload,
    /// Has no argument.
    Flag,
    /// Has an argument that does not matter.
    Ignored,
}

/// How the argument of an option becomes data.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum DataForm {
    /// `@` names a file, whose line breaks are left out.
    Text,
    /// `@` names a file.
    Binary,
    /// As it is.
    Raw,
    /// Percent-encoded behind its name.
    Encoded,
}

/// Options with an argument that does not matter. Source: curl 8.15's manual.
const IGNORED: &str = "abstract-unix-socket alt-svc cacert capath cert cert-type ciphers config connect-timeout \
connect-to continue-at cookie cookie-jar create-file-mode crlfile curves delegation dns-interface dns-ipv4-addr \
dns-ipv6-addr dns-servers doh-url dump-header ech egd-file engine etag-compare etag-save expect100-timeout form \
form-string ftp-account ftp-method ftp-port happy-eyeballs-timeout-ms haproxy-clientip hostpubmd5 hostpubsha256 \
hsts interface ip-tos ipfs-gateway keepalive-cnt keepalive-time key key-type krb libcurl limit-rate local-port \
login-options mail-auth mail-from mail-rcpt max-filesize max-redirs max-time netrc-file noproxy oauth2-bearer \
output output-dir parallel-max pass pinnedpubkey preproxy proto proto-default proto-redir proxy proxy-cacert \
proxy-capath proxy-cert proxy-cert-type proxy-ciphers proxy-crlfile proxy-header proxy-key proxy-key-type \
proxy-pass proxy-pinnedpubkey proxy-service-name proxy-tls13-ciphers proxy-tlsauthtype proxy-tlspassword \
proxy-tlsuser proxy-user proxy1.0 pubkey quote random-file range rate referer request-target resolve retry \
retry-delay retry-max-time sasl-authzid service-name socks4 socks4a socks5 socks5-gssapi-service socks5-hostname \
speed-limit speed-time stderr telnet-option tftp-blksize time-cond tls-max tls13-ciphers tlsauthtype tlspassword \
tlsuser trace trace-ascii trace-config unix-socket user user-agent variable vlan-priority write-out";

pub(super) fn kind_of_long(name: &str) -> ArgumentKind {
    match name {
        "request" => ArgumentKind::Method,
        "header" => ArgumentKind::Header,
        "data" | "data-ascii" => ArgumentKind::Data(DataForm::Text),
        "data-binary" => ArgumentKind::Data(DataForm::Binary),
        "data-raw" => ArgumentKind::Data(DataForm::Raw),
        "data-urlencode" => ArgumentKind::Data(DataForm::Encoded),
        "json" => ArgumentKind::Json,
        "url" => ArgumentKind::Url,
        "url-query" => ArgumentKind::Query,
        "aws-sigv4" => ArgumentKind::Signature,
        "upload-file" => ArgumentKind::Upload,
        name if IGNORED.split_ascii_whitespace().any(|other| other == name) => {
            ArgumentKind::Ignored
        }
        _ => ArgumentKind::Flag,
    }
}

pub(super) fn kind_of_short(letter: char) -> ArgumentKind {
    match letter {
        'X' => ArgumentKind::Method,
        'H' => ArgumentKind::Header,
        'd' => ArgumentKind::Data(DataForm::Text),
        'T' => ArgumentKind::Upload,
        letter if "AbcCDeEFhKmoPQrtuUwxyYz".contains(letter) => ArgumentKind::Ignored,
        _ => ArgumentKind::Flag,
    }
}
