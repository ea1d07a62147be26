//! Decimal numbers without rounding, and doubles as Python reads and writes them.
//!
//! Python makes a double of `1e3` and of `0.1`, and what the AWS CLI compares and sends is what Python made of them.
//! Here a double is found with decimal digits alone, which can be doubled and halved exactly: the simple decimal
//! conversion that Go's `strconv` and N. Tao describe (<https://nigeltao.github.io/blog/2020/parse-number-f64-simple.html>).
//! Faster ways need tables that weigh more than all of this, and a form holds few numbers.

use std::cmp::Ordering;

/// A number by its digits: 0.DIGITS times a power of ten.
#[derive(Clone, Debug, Default)]
pub struct Decimal {
    /// Whether it has a minus sign.
    pub is_negative: bool,
    /// From 0 to 9 each, without a zero at either end; none for zero.
    digits: Vec<u8>,
    /// The power of ten, which is where the point stands in the digits.
    point: i32,
}

/// The size of a finite double (IEEE 754, binary64): `mantissa` times 2 to the power of `exponent`.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Double {
    mantissa: u64,
    exponent: i32,
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
        if self.is_told_by_its_double() {
            return Some(self.clone());
        }
        let double = Double::nearest(self)?;
        Some(Decimal {
            is_negative: self.is_negative,
            ..double.shortest()
        })
    }

    /// Whether no other number of as few digits has the same nearest double:
    /// a double tells all numbers of 15 digits apart (`DBL_DIG`), but for the smallest and the greatest.
    fn is_told_by_its_double(&self) -> bool {
        self.digits.len() <= 15 && (-300..300).contains(&self.point)
    }

    /// The nearest double with all of its digits; `None` where it is infinite.
    pub fn nearest_double_in_full(&self) -> Option<Self> {
        let double = Double::nearest(self)?;
        Some(Decimal {
            is_negative: self.is_negative,
            ..double.in_full()
        })
    }

    /// The nearest double as the machine has it; `None` where it is infinite.
    pub fn machine_double(&self) -> Option<f64> {
        let double = Double::nearest(self)?;
        let sign = u64::from(self.is_negative) << 63;
        Some(f64::from_bits(sign | double.bits()))
    }

    /// Compares the values, whatever their digits' length; zero has no sign.
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

    /// What is before the point, and what is behind it.
    pub fn split_at_point(&self) -> (Self, Self) {
        let places = self.point.max(0) as usize;
        let (whole, fraction) = match self.digits.split_at_checked(places) {
            Some(parts) => parts,
            None => (&self.digits[..], &[][..]),
        };
        let part = |digits: &[u8], point| {
            Decimal {
                is_negative: self.is_negative,
                digits: digits.to_vec(),
                point,
            }
            .trimmed()
        };
        (part(whole, self.point), part(fraction, self.point.min(0)))
    }

    /// The same digits with the point moved.
    pub fn times_power_of_ten(mut self, power: i32) -> Self {
        self.point = self.point.saturating_add(power);
        self
    }

    /// The digits as a text, and the power of ten that the first of them stands for.
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

    /// The neighbours of this number among those of so many digits: the nearer one first, of two the even one.
    fn with_places(&self, places: usize) -> [Self; 2] {
        let digits = self.digits.get(..places).unwrap_or(&self.digits);
        let below = Decimal {
            digits: digits.to_vec(),
            ..self.clone()
        };
        let mut above = below.clone();
        let nines = digits.iter().rev().take_while(|digit| **digit == 9).count();
        above.digits.truncate(digits.len() - nines);
        match above.digits.last_mut() {
            Some(last) => *last += 1,
            None => {
                above.digits.push(1);
                above.point += 1;
            }
        }
        let is_odd = digits.last().is_some_and(|digit| digit % 2 == 1);
        match self.half_behind(places as i32) {
            Ordering::Less => [below.trimmed(), above],
            Ordering::Equal if !is_odd => [below.trimmed(), above],
            _ => [above, below.trimmed()],
        }
    }

    fn times_power_of_two(mut self, power: i32) -> Self {
        // As many at once as leave room for a digit in 64 bits.
        const STEP: i32 = 59;
        let mut left = power;
        while left != 0 {
            let step = left.clamp(-STEP, STEP);
            if step > 0 {
                self.double(step);
            } else {
                self.halve(-step);
            }
            left -= step;
        }
        self.trimmed()
    }

    fn double(&mut self, times: i32) {
        let mut carry = 0;
        for digit in self.digits.iter_mut().rev() {
            carry += u64::from(*digit) << times;
            *digit = (carry % 10) as u8;
            carry /= 10;
        }
        let mut digits = values_of(&carry.to_string());
        self.point += digits.len() as i32;
        digits.append(&mut self.digits);
        self.digits = digits;
    }

    fn halve(&mut self, times: i32) {
        let mut rest = 0;
        let mut place = 0;
        while rest > 0 || place < self.digits.len() {
            if place == self.digits.len() {
                self.digits.push(0);
            }
            if let Some(digit) = self.digits.get_mut(place) {
                rest = rest * 10 + u64::from(*digit);
                *digit = (rest >> times) as u8;
                rest &= (1 << times) - 1;
            }
            place += 1;
        }
    }
}

impl Double {
    /// The least mantissa of a double that is not subnormal; the greatest is below twice of it.
    const LEAST_NORMAL: u64 = 1 << 52;
    const LEAST_EXPONENT: i32 = -1074;
    const GREATEST_EXPONENT: i32 = 971;

    /// As IEEE 754 lays it out, without a sign: the exponent above the mantissa, whose first bit goes without saying.
    fn bits(self) -> u64 {
        match self.mantissa.checked_sub(Self::LEAST_NORMAL) {
            Some(rest) => {
                let exponent = self.exponent - Self::LEAST_EXPONENT + 1;
                (u64::from(exponent.unsigned_abs()) << 52) | rest
            }
            None => self.mantissa,
        }
    }

    /// The double nearest to a decimal, of two the one with an even mantissa; `None` where it is infinite.
    fn nearest(decimal: &Decimal) -> Option<Self> {
        // No two doubles need as many digits to be told from what lies half-way between them.
        const MOST_PLACES: usize = 800;
        if decimal.digits.is_empty() || decimal.point < -330 {
            return Some(Double {
                mantissa: 0,
                exponent: 0,
            });
        }
        if decimal.point > 310 {
            return None;
        }
        let mut scaled = Decimal {
            is_negative: false,
            ..decimal.clone()
        };
        if scaled.digits.len() > MOST_PLACES {
            scaled.digits.truncate(MOST_PLACES);
            // What is cut off is more than nothing.
            scaled.digits.push(1);
        }
        // The number of digits tells how far about the mantissa is from its range.
        let mut exponent = ((scaled.point - 16) * 10 / 3).max(Self::LEAST_EXPONENT);
        scaled = scaled.times_power_of_two(-exponent);
        let is_below = |scaled: &Decimal, bound| scaled.compare_size(&Decimal::of(bound)).is_lt();
        while is_below(&scaled, Self::LEAST_NORMAL) && exponent > Self::LEAST_EXPONENT {
            scaled = scaled.times_power_of_two(1);
            exponent -= 1;
        }
        while !is_below(&scaled, 2 * Self::LEAST_NORMAL) {
            scaled = scaled.times_power_of_two(-1);
            exponent += 1;
        }
        let mut mantissa = scaled.round().unsigned_abs();
        if mantissa == 2 * Self::LEAST_NORMAL {
            mantissa = Self::LEAST_NORMAL;
            exponent += 1;
        }
        (exponent <= Self::GREATEST_EXPONENT).then_some(Double { mantissa, exponent })
    }

    fn in_full(self) -> Decimal {
        Decimal::of(self.mantissa).times_power_of_two(self.exponent)
    }

    /// The decimal of the fewest digits to which this double is the nearest; of several, the nearest to it.
    fn shortest(self) -> Decimal {
        let full = self.in_full();
        let candidates = (1..full.digits.len()).flat_map(|places| full.with_places(places));
        let is_this = |candidate: &Decimal| Self::nearest(candidate) == Some(self);
        candidates.into_iter().find(is_this).unwrap_or(full)
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
        let decimal = Decimal::parse(text).unwrap();
        let found = decimal.nearest_double().map(|double| {
            let (digits, power) = double.scientific();
            (double.is_negative, digits, power)
        });
        assert_eq!(found, expected(text), "{text}");
        if let Some(full) = decimal.nearest_double_in_full() {
            let (digits, power) = full.scientific();
            let sign = if full.is_negative { "-" } else { "" };
            let text_in_full = format!("{sign}0.{digits}e{}", power + 1);
            assert_eq!(text_in_full.parse::<f64>(), text.parse(), "{text}");
            let std = format!("{:.1100}", text.parse::<f64>().unwrap());
            assert_eq!(plain(&full), std.trim_end_matches('0'), "{text}");
        }
    }

    /// Without a power of ten, and with a point.
    fn plain(decimal: &Decimal) -> String {
        let sign = if decimal.is_negative { "-" } else { "" };
        let digit = |place: i32| match usize::try_from(place) {
            Ok(place) => decimal.digits.get(place).copied().unwrap_or(0),
            Err(_) => 0,
        };
        let digits = |places: std::ops::Range<i32>| -> String {
            places
                .map(|place| char::from(b'0' + digit(place)))
                .collect()
        };
        let whole = digits(0..decimal.point);
        let whole = if whole.is_empty() { "0" } else { &whole };
        let end = decimal.digits.len() as i32;
        format!("{sign}{whole}.{}", digits(decimal.point..end))
    }

    #[test]
    fn doubles_at_the_edges() {
        for text in [
            "0",
            "-0",
            "-0.0",
            "1",
            "5e-324",
            "2e-324",
            "3e-324",
            "2.4703282292062327e-324",
            "2.4703282292062328e-324",
            "2.2250738585072014e-308",
            "2.2250738585072011e-308",
            "2.225073858507201e-308",
            "1.7976931348623157e308",
            "1.7976931348623158e308",
            "1.7976931348623159e308",
            "1e309",
            "-1e400",
            "1e-400",
            "9007199254740992",
            "9007199254740993",
            "9007199254740993.00000000000000000000000000001",
            "9007199254740995",
            "5.684341886080802e-14",
            "5.684341886080801e-14",
            "123456789012345680.0",
            "1e22",
            "1e23",
            "8.41e21",
            "0.1",
            "00.5",
            ".5",
            "5.",
            "1e2147483648",
            "1e-99999999999999999999",
            "0e99999999999999999999",
        ] {
            check(text);
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
    fn powers_of_two_and_their_neighbours() {
        for exponent in -1074..=1023 {
            let power = 2_f64.powi(exponent);
            for double in [power.next_down(), power, power.next_up()] {
                check(&format!("{double:e}"));
            }
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

    /// The text of what lies half-way between a double and the next, and of its neighbours.
    fn half_way(bits: u64) -> Vec<String> {
        let double = f64::from_bits(bits);
        let (low, high) = (double, double.next_up());
        if !high.is_finite() {
            return Vec::new();
        }
        // Doubled, neither overflows nor needs more places than are printed.
        let in_full = |double: f64| Decimal::parse(&format!("{double:.1100}")).unwrap();
        let middle = Double::nearest(&in_full(low)).unwrap();
        let middle = Decimal::of(2 * middle.mantissa + 1).times_power_of_two(middle.exponent - 1);
        let middle = plain(&middle);
        vec![
            format!("{middle}1"),
            middle.clone(),
            middle.trim_end_matches('5').to_owned() + "4999",
        ]
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
        fn doubles_of_the_machine(bits: u64) {
            let double = f64::from_bits(bits);
            if double.is_finite() {
                let read = Decimal::parse(&format!("{double:e}")).unwrap().machine_double().unwrap();
                assert_eq!(read.to_bits(), double.to_bits());
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
        fn what_lies_half_way(bits in 0_u64..0x7fef_ffff_ffff_ffff) {
            for text in half_way(bits) {
                check(&text);
            }
        }

        #[test]
        fn subnormal_numbers(bits in 0_u64..1 << 53) {
            check(&format!("{:e}", f64::from_bits(bits)));
            for text in half_way(bits) {
                check(&text);
            }
        }
    }
}
