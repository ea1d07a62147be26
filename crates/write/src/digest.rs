//! The digests and checksums in requests.

use crc::{CRC_32_ISCSI, CRC_32_ISO_HDLC, CRC_64_NVME, Crc, NoTable};
use md5::Md5;
use sha1::Sha1;
use sha2::{Digest as _, Sha256, Sha512};

pub(crate) const MD5: &str = "MD5";
pub(crate) const SHA256: &str = "sha256";
/// The hash that Glacier requires.
pub(crate) const TREE: &str = "TREE";

// Without their tables, which would weigh more on the page than all that computes them.
const CRC32: Crc<u32, NoTable> = Crc::<u32, NoTable>::new(&CRC_32_ISO_HDLC);
const CRC32C: Crc<u32, NoTable> = Crc::<u32, NoTable>::new(&CRC_32_ISCSI);
const CRC64NVME: Crc<u64, NoTable> = Crc::<u64, NoTable>::new(&CRC_64_NVME);

type Digest = fn(&[u8]) -> Vec<u8>;

/// Checksums by S3's names for their algorithms in lower case, and other digests in upper case.
///
/// All are called by their names alone, and so through pointers: most requests have none, and a program can leave
/// them out until one has.
const DIGESTS: [(&str, Digest); 8] = [
    ("crc32", |data| CRC32.checksum(data).to_be_bytes().into()),
    ("crc32c", |data| CRC32C.checksum(data).to_be_bytes().into()),
    ("crc64nvme", |data| {
        CRC64NVME.checksum(data).to_be_bytes().into()
    }),
    ("sha1", |data| Sha1::digest(data).to_vec()),
    (SHA256, sha256),
    ("sha512", |data| Sha512::digest(data).to_vec()),
    (MD5, |data| Md5::digest(data).to_vec()),
    (TREE, tree_hash),
];

/// The digest or checksum by its name, such as `crc32`; `None` for one that is not known.
pub(crate) fn digest(name: &str, data: &[u8]) -> Option<Vec<u8>> {
    let found = DIGESTS.iter().find(|(known, _)| *known == name);
    found.map(|(_, digest)| digest(data))
}

fn sha256(data: &[u8]) -> Vec<u8> {
    Sha256::digest(data).to_vec()
}

/// The hash of the hashes of each MiB, in pairs until one is left, which Glacier requires.
fn tree_hash(data: &[u8]) -> Vec<u8> {
    let mut hashes: Vec<Vec<u8>> = data.chunks(1 << 20).map(sha256).collect();
    while hashes.len() > 1 {
        let pairs = hashes.chunks(2).map(|pair| match pair {
            [single] => single.clone(),
            pair => sha256(&pair.concat()),
        });
        hashes = pairs.collect();
    }
    hashes.pop().unwrap_or_else(|| sha256(data))
}

/// Digits and letters from `a` to `f`.
pub(crate) fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use wireform_model::base64;

    /// The "Catalogue of parametrised CRC algorithms" gives the checks of these nine digits.
    #[test]
    fn crcs() {
        let check = |algorithm| hex(&digest(algorithm, b"123456789").unwrap());
        assert_eq!(check("crc32"), "cbf43926");
        assert_eq!(check("crc32c"), "e3069283");
        assert_eq!(check("crc64nvme"), "ae8b14860a799888");
    }

    /// RFC 1321, appendix A.5, and FIPS 180's examples.
    #[test]
    fn digests_of_published_examples() {
        assert_eq!(
            hex(&digest(MD5, b"").unwrap()),
            "d41d8cd98f00b204e9800998ecf8427e"
        );
        assert_eq!(
            hex(&digest(MD5, b"abc").unwrap()),
            "900150983cd24fb0d6963f7d28e17f72"
        );
        let sha = |algorithm| hex(&digest(algorithm, b"abc").unwrap());
        assert_eq!(sha("sha1"), "a9993e364706816aba3e25717850c26c9cd0d89d");
        assert_eq!(
            sha("sha256"),
            "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
        );
        assert_eq!(
            sha("sha512"),
            "ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a\
             2192992a274fc1a836ba3c23a3feebbd454d4423643ce80e2a9ac94fa54ca49f"
        );
    }

    #[test]
    fn trees() {
        let data = vec![7; (5 << 20) + 1];
        assert_eq!(
            hex(&tree_hash(&data)),
            "252b26df77a65f160ea2a9a3bbecbe87f8a1fba188bade403b7393dbfafa0f27"
        );
        assert_eq!(tree_hash(b""), sha256(b""));
        assert_eq!(
            base64::encode(&tree_hash(b"a")),
            base64::encode(&sha256(b"a"))
        );
    }

    #[test]
    fn what_is_not_known() {
        assert_eq!(digest("md5", b""), None);
    }
}
