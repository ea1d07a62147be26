use wireform_model::examples::pattern;
use wireform_model::path::Path;
use wireform_model::{Kind, Member, Shape, Structure};

use super::OpenOperation;

/// Of what AWS's examples use, no more comes before the others.
const MOST_COMMON: usize = 12;

/// The members of a structure in the order in which the form has them.
#[derive(Clone, Debug, Default)]
pub struct MemberOrder {
    /// What a person has to fill in.
    pub required: Vec<&'static Member>,
    /// The optional ones that AWS's examples use, the most used first.
    pub common: Vec<&'static Member>,
    /// The others as in the model, the deprecated ones last.
    pub others: Vec<&'static Member>,
}

impl MemberOrder {
    /// The optional members.
    pub fn optional(&self) -> impl Iterator<Item = &'static Member> {
        self.common.iter().chain(&self.others).copied()
    }

    /// All members.
    pub fn all(&self) -> impl Iterator<Item = &'static Member> {
        self.required.iter().copied().chain(self.optional())
    }
}

impl OpenOperation {
    /// The order of the members of the structure at a path.
    pub fn member_order(self, above: &Path, members: &'static [Member]) -> MemberOrder {
        let is_required = |member: &&Member| self.is_required(above, member);
        let (required, optional) = members
            .iter()
            .partition::<Vec<&'static Member>, _>(is_required);
        let common = self.common(above, &optional);
        let is_other =
            |member: &&&'static Member| !common.iter().any(|it| std::ptr::eq(*it, **member));
        let mut others: Vec<_> = optional.iter().filter(is_other).copied().collect();
        others.sort_by_key(|member| member.deprecated);
        MemberOrder {
            required,
            common,
            others,
        }
    }

    /// Whether a person has to fill in a member: not what the CLI fills in itself.
    pub fn is_required(self, above: &Path, member: &Member) -> bool {
        match above.is_root() {
            true => self.asks_for(member),
            false => member.required,
        }
    }

    fn common(self, above: &Path, optional: &[&'static Member]) -> Vec<&'static Member> {
        let pattern = || pattern(self.operation, above);
        let Some((examples, structure)) = self.examples.zip(pattern()) else {
            return Vec::new();
        };
        let used = examples.common_in(&structure);
        let find = |name: &str| optional.iter().find(|member| member.name == name).copied();
        let used = used.filter_map(|(name, _)| find(name));
        used.filter(|member| !member.deprecated)
            .take(MOST_COMMON)
            .collect()
    }
}

/// The alternative of a union that a blank row shows: the first one, where that is a string.
pub fn usual_alternative(open: OpenOperation, union: &'static Shape) -> Option<&'static Member> {
    let first = union.as_union()?.members.first()?;
    let is_string = matches!(open.target(first).kind, Kind::String);
    is_string.then_some(first)
}

/// The members of a structure; none where it is none.
pub fn members_of(structure: Option<&'static Structure>) -> &'static [Member] {
    structure.map_or(&[], |structure| structure.members.as_slice())
}
