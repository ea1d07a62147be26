//! XML as far as botocore writes it: only elements and texts, with every bracket in a text escaped.

/// The tag of the root and then the elements right below it in a fixed order; `None` where they do not make it up.
///
/// Only the order of those is that of an input's members; deeper down it may be a list's.
pub fn sorted(text: &str) -> Option<Vec<&str>> {
    let (root, mut rest) = text.split_at_checked(text.find('>')? + 1)?;
    let mut children = Vec::new();
    while !rest.starts_with("</") {
        let (child, after) = rest.split_at_checked(element_length(rest)?)?;
        children.push(child);
        rest = after;
    }
    children.sort_unstable();
    children.insert(0, root);
    Some(children)
}

/// The length of the element that a text starts with.
fn element_length(text: &str) -> Option<usize> {
    let mut depth = 0;
    let mut at = 0;
    loop {
        let rest = text.get(at..)?;
        let start = rest.find('<').filter(|start| depth > 0 || *start == 0)?;
        let end = rest.find('>')?;
        let tag = rest.get(start..=end)?;
        at += end + 1;
        match (tag.starts_with("</"), tag.ends_with("/>")) {
            (true, _) => depth -= 1,
            (_, true) => {}
            _ => depth += 1,
        }
        if depth == 0 {
            return Some(at);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_order_of_members_is_lost() {
        let one = r#"<In xmlns="u"><A>1</A><L><I>x</I><I /></L></In>"#;
        let other = r#"<In xmlns="u"><L><I>x</I><I /></L><A>1</A></In>"#;
        let third = r#"<In xmlns="u"><L><I /><I>x</I></L><A>1</A></In>"#;
        assert_eq!(sorted(one).unwrap().len(), 3);
        assert_eq!(sorted(one), sorted(other));
        assert_ne!(sorted(one), sorted(third));
        assert_eq!(sorted("<In><A>"), None);
        assert_eq!(sorted("text"), None);
    }
}
