use std::ops::Range;

/// Where two lists differ, in each: all that stands between the parts, at the start and at the end, that they share.
pub fn difference<A, B>(
    old: &[A],
    new: &[B],
    is_same: impl Fn(&A, &B) -> bool,
) -> (Range<usize>, Range<usize>) {
    let same = |(old, new): &(&A, &B)| is_same(old, new);
    let head = old.iter().zip(new).take_while(same).count();
    let rest = old.iter().skip(head).rev();
    let tail = rest.zip(new.iter().skip(head).rev());
    let tail = tail.take_while(same).count();
    (head..old.len() - tail, head..new.len() - tail)
}
