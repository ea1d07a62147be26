//! Services that are in one region alone.

use crate::Metadata;
use crate::endpoint::partition::partition;
use crate::region::region_of_zone;

/// What to say of a region in which a service is not, as far as the models know; `None` where it may be there.
///
/// - `region`: its name; that of a zone is wrong by itself, and no concern of this.
pub fn elsewhere(metadata: &Metadata, region: &str) -> Option<String> {
    let only = metadata.only_region.as_deref()?;
    let is_zone = region_of_zone(region).is_some();
    let is_elsewhere = region != only && !is_zone && partition(region) == partition(only);
    (is_elsewhere && !region.ends_with("-global")).then(|| {
        format!(
            "As far as Wireform knows, {} has one region, `{only}`. Use it in place of `{region}`.",
            metadata.service_full_name
        )
    })
}
