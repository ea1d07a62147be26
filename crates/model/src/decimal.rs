//! Decimal numbers without rounding, and how Python rounds them to doubles.
//!
//! Python makes a double of `1e3` and of `0.1`, and what the AWS CLI compares and sends is what Python made of them.

mod double;

use std::cmp::Ordering;

/// A number by its digits: 0.DIGITS times a power of ten.
#[derive(Clone, Debug, Default)]
pub struct Decimal {
    /// Whether it has a minus sign.
    pub is_negative: bool,
    /// From 0 to 9 each, without a zero at either end; none for zero.
    digits: Vec<u8>,
    /// The power of ten: where the point is in the digits.
    point: i32,
}

/// A power of ten beyond all doubles, with which the arithmetic still fits.
const FAR: i32 = 1 << 30;

impl Decimal {
    /// Reads what Python's `float()` reads, but for white space, underscores, infinities and NaN.
    // number = [sign] ( 1*DIGIT ["." *DIGIT] / "." 1*DIGIT ) [ "e" [sign] 1*DIGIT ]
    pub fn parse(text: &str) -> Option<Self> {
        let (mantissa, power) = match text.split_once(['e', 'E']) {
            Some((mantissa, power)) => (mantissa, power_of_ten(power)?),
            None => (text, 0),
        };
        let (is_negative, mantissa) = without_sign(mantissa);
        let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
        let digits = [whole, fraction].concat();
        let point = i32::try_from(whole.len()).unwrap_or(FAR);
        is_digits(&digits).then(|| {
            Decimal {
                is_negative,
                digits: values_of(&digits),
                point: point.saturating_add(power),
            }
            .trimmed()
        })
    }

    /// The nearest double, by the fewest digits that tell it from all others; `None` where it is infinite.
    pub fn nearest_double(&self) -> Option<Self> {
        if self.is_identified_by_its_double() {
            return Some(self.clone());
        }
        let double = self.double()?;
        // Of two texts that are as short and as near, ryu prints the even one, as Python does and `std` does not.
        Decimal::parse(ryu::Buffer::new().format_finite(double))
    }

    /// Whether no other number of as few digits has the same nearest double:
    /// a double tells all numbers of 15 digits apart (`DBL_DIG`), but for the smallest and the greatest.
    fn is_identified_by_its_double(&self) -> bool {
        self.digits.len() <= 15 && (-300..300).contains(&self.point)
    }

    /// The nearest double; `None` where it is infinite.
    pub fn double(&self) -> Option<f64> {
        double::nearest(self)
    }

    /// Compares the numbers, not their texts: `1e3` is equal to `1000.0`.
    pub fn compare(&self, other: &Self) -> Ordering {
        let sign = |decimal: &Self| match decimal.is_negative {
            _ if decimal.digits.is_empty() => 0,
            true => -1,
            false => 1,
        };
        let sizes = match self.is_negative {
            true => other.compare_size(self),
            false => self.compare_size(other),
        };
        sign(self).cmp(&sign(other)).then(sizes)
    }

    /// Whether it has no fraction.
    pub fn is_integer(&self) -> bool {
        let places = i32::try_from(self.digits.len()).unwrap_or(FAR);
        self.digits.is_empty() || places <= self.point
    }

    /// The nearest integer, of two the even one; what has more than 18 digits is cut to a number of 18.
    pub fn round(&self) -> i64 {
        let places = self.point.clamp(0, 18) as usize;
        let digits = (0..places).map(|place| self.digits.get(place).copied().unwrap_or(0));
        let cut = digits.fold(0, |number, digit| number * 10 + i64::from(digit));
        let up = match self.half_behind(self.point) {
            Ordering::Less => 0,
            Ordering::Equal => cut % 2,
            Ordering::Greater => 1,
        };
        if self.is_negative {
            -cut - up
        } else {
            cut + up
        }
    }

    /// The digits as a string, and the power of ten of the first of them.
    pub fn scientific(&self) -> (String, i32) {
        if self.digits.is_empty() {
            return ("0".to_owned(), 0);
        }
        let digits = self.digits.iter().map(|digit| char::from(b'0' + digit));
        (digits.collect(), self.point.saturating_sub(1))
    }

    /// An integer as a decimal.
    pub fn of(integer: u64) -> Self {
        let digits = values_of(&integer.to_string());
        Decimal {
            is_negative: false,
            point: digits.len() as i32,
            digits,
        }
        .trimmed()
    }

    fn trimmed(mut self) -> Self {
        let zeros = self.digits.iter().take_while(|digit| **digit == 0).count();
        self.digits.drain(..zeros);
        self.point = self
            .point
            .saturating_sub(i32::try_from(zeros).unwrap_or(FAR));
        while self.digits.last() == Some(&0) {
            self.digits.pop();
        }
        self
    }

    fn compare_size(&self, other: &Self) -> Ordering {
        let point = |decimal: &Self| match decimal.digits.as_slice() {
            [] => i32::MIN,
            _ => decimal.point,
        };
        let points = point(self).cmp(&point(other));
        points.then_with(|| self.digits.cmp(&other.digits))
    }

    /// How the digits behind the first `places` compare with half a unit of the last of these.
    fn half_behind(&self, places: i32) -> Ordering {
        let rest = usize::try_from(places).ok();
        let rest = rest.and_then(|places| self.digits.get(places..));
        rest.unwrap_or_default().cmp(&[5])
    }
}

fn power_of_ten(text: &str) -> Option<i32> {
    let (is_negative, digits) = without_sign(text);
    let power = digits.parse().unwrap_or(u64::MAX);
    let power = power.min(FAR as u64) as i32;
    let power = if is_negative { -power } else { power };
    is_digits(digits).then_some(power)
}

fn without_sign(text: &str) -> (bool, &str) {
    match text.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, text.strip_prefix('+').unwrap_or(text)),
    }
}

fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

fn values_of(digits: &str) -> Vec<u8> {
    digits.bytes().map(|byte| byte - b'0').collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// What the standard library makes of the same text, as digits and a power of ten.
    ///
    /// Where two texts are as short and as near, it prints the greater one and Python the even one,
    /// which it does print when it is told how many digits there are to be.
    fn expected(text: &str) -> Option<(bool, String, i32)> {
        let double: f64 = text.parse().unwrap();
        let shortest = format!("{:e}", double.abs());
        let places = shortest
            .bytes()
            .take_while(|b| *b != b'e')
            .filter(u8::is_ascii_digit);
        let nearest = format!("{:.*e}", places.count().saturating_sub(1), double.abs());
        let reads_back = nearest.parse() == Ok(double.abs());
        let scientific = if reads_back { nearest } else { shortest };
        let (digits, power) = scientific.split_once('e')?;
        let power = power.parse().unwrap();
        Some((double.is_sign_negative(), digits.replace('.', ""), power))
    }

    #[track_caller]
    fn check(text: &str) {
        let double = Decimal::parse(text).unwrap().nearest_double();
        let found = double.map(|double| {
            let (digits, power) = double.scientific();
            (double.is_negative, digits, power)
        });
        assert_eq!(found, expected(text), "{text}");
    }

    #[test]
    fn the_shorter_of_two_texts_and_the_even_one() {
        for text in [
            "-0.0",
            "5e-324",
            "2e-324",
            "1e309",
            "1e23",
            "9007199254740993",
            "123456789012345680.0",
            "5.684341886080802e-14",
            "5.684341886080801e-14",
            "2.2250738585072011e-308",
        ] {
            check(text);
        }
        for exponent in -1074..=1023 {
            check(&format!("{:.1100}", 2_f64.powi(exponent)));
        }
    }

    #[test]
    fn what_is_no_number() {
        for text in [
            "", ".", "-", "e1", "1e", "1e+", "1e+-1", "--1", "1_0", "inf", "1e1.5", "0x1", "٣",
        ] {
            assert!(Decimal::parse(text).is_none(), "{text}");
        }
    }

    #[test]
    fn comparison_is_exact() {
        let compare = |a: &str, b: &str| {
            Decimal::parse(a)
                .unwrap()
                .compare(&Decimal::parse(b).unwrap())
        };
        assert_eq!(compare("0", "-0.0"), Ordering::Equal);
        assert_eq!(compare("1e3", "1000.00"), Ordering::Equal);
        let rising = [
            "-1e400", "-2", "-1.5", "-1", "-1e-9", "0", "1e-9", "0.5", "1", "1.5", "9", "10",
            "1e400",
        ];
        for pair in rising.windows(2) {
            assert_eq!(compare(pair[0], pair[1]), Ordering::Less, "{pair:?}");
            assert_eq!(compare(pair[1], pair[0]), Ordering::Greater, "{pair:?}");
        }
    }

    #[test]
    fn integers_nearby() {
        let round = |text: &str| Decimal::parse(text).unwrap().round();
        let cases = [
            ("0", 0),
            ("0.5", 0),
            ("0.50001", 1),
            ("0.05", 0),
            ("1.5", 2),
            ("-2.5", -2),
            ("-2.6", -3),
            ("9.5", 10),
            ("1e17", 100_000_000_000_000_000),
        ];
        for (text, expected) in cases {
            assert_eq!(round(text), expected, "{text}");
        }
    }

    proptest! {
        #[test]
        fn any_double(bits: u64) {
            let double = f64::from_bits(bits);
            if double.is_finite() {
                check(&format!("{double:e}"));
                check(&format!("{double:.1100}"));
            }
        }

        #[test]
        fn any_text(text in "-?[0-9]{1,30}(\\.[0-9]{1,30})?([eE][+-]?[0-9]{1,3})?") {
            check(&text);
        }

        #[test]
        fn any_short_text(text in "-?[0-9]{1,4}(\\.[0-9]{1,4})?([eE][+-]?[0-9]{1,2})?") {
            check(&text);
        }

        #[test]
        fn subnormal_numbers(bits in 0_u64..1 << 53) {
            check(&format!("{:e}", f64::from_bits(bits)));
        }
    }
}
