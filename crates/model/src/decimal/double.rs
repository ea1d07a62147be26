//! The double that a decimal number is read as.
//!
//! It is found with decimal digits alone, which can be doubled and halved exactly: the simple decimal conversion that
//! Go's `strconv` and N. Tao describe (<https://nigeltao.github.io/blog/2020/parse-number-f64-simple.html>).
//! `str::parse` gives the same double, but its tables would add 14 kB to the page, compressed,
//! and a form holds few numbers.

use super::{Decimal, values_of};

// A finite double (IEEE 754, binary64) is a mantissa times 2 to the power of an exponent.

/// The least mantissa of a double that is not subnormal; the greatest is below twice of it.
const LEAST_NORMAL: u64 = 1 << 52;
const LEAST_EXPONENT: i32 = -1074;
const GREATEST_EXPONENT: i32 = 971;

/// The double nearest to a decimal, of two the one with an even mantissa; `None` where it is infinite.
pub(super) fn nearest(decimal: &Decimal) -> Option<f64> {
    // No two doubles need as many digits to be told from what lies half-way between them.
    const MOST_PLACES: usize = 800;
    if decimal.digits.is_empty() || decimal.point < -330 {
        return Some(signed(decimal, 0));
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
    let mut exponent = ((scaled.point - 16) * 10 / 3).max(LEAST_EXPONENT);
    scaled = times_power_of_two(scaled, -exponent);
    let is_below = |scaled: &Decimal, bound| scaled.compare_size(&Decimal::of(bound)).is_lt();
    while is_below(&scaled, LEAST_NORMAL) && exponent > LEAST_EXPONENT {
        scaled = times_power_of_two(scaled, 1);
        exponent -= 1;
    }
    while !is_below(&scaled, 2 * LEAST_NORMAL) {
        scaled = times_power_of_two(scaled, -1);
        exponent += 1;
    }
    let mut mantissa = scaled.round().unsigned_abs();
    if mantissa == 2 * LEAST_NORMAL {
        mantissa = LEAST_NORMAL;
        exponent += 1;
    }
    (exponent <= GREATEST_EXPONENT).then(|| signed(decimal, bits(mantissa, exponent)))
}

fn signed(decimal: &Decimal, bits: u64) -> f64 {
    f64::from_bits(u64::from(decimal.is_negative) << 63 | bits)
}

/// As IEEE 754 lays out a double: the exponent above the mantissa, whose first bit goes without saying.
fn bits(mantissa: u64, exponent: i32) -> u64 {
    match mantissa.checked_sub(LEAST_NORMAL) {
        Some(rest) => {
            let exponent = exponent - LEAST_EXPONENT + 1;
            u64::from(exponent.unsigned_abs()) << 52 | rest
        }
        None => mantissa,
    }
}

fn times_power_of_two(mut decimal: Decimal, power: i32) -> Decimal {
    // As many at once as leave room for a digit in 64 bits.
    const STEP: i32 = 59;
    let mut left = power;
    while left != 0 {
        let step = left.clamp(-STEP, STEP);
        if step > 0 {
            double(&mut decimal, step);
        } else {
            halve(&mut decimal, -step);
        }
        left -= step;
    }
    decimal.trimmed()
}

fn double(decimal: &mut Decimal, times: i32) {
    let mut carry = 0;
    for digit in decimal.digits.iter_mut().rev() {
        carry += u64::from(*digit) << times;
        *digit = (carry % 10) as u8;
        carry /= 10;
    }
    let mut digits = values_of(&carry.to_string());
    decimal.point += digits.len() as i32;
    digits.append(&mut decimal.digits);
    decimal.digits = digits;
}

fn halve(decimal: &mut Decimal, times: i32) {
    let mut rest = 0;
    let mut place = 0;
    while rest > 0 || place < decimal.digits.len() {
        if place == decimal.digits.len() {
            decimal.digits.push(0);
        }
        if let Some(digit) = decimal.digits.get_mut(place) {
            rest = rest * 10 + u64::from(*digit);
            *digit = (rest >> times) as u8;
            rest &= (1 << times) - 1;
        }
        place += 1;
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// The standard library reads the same double, or an infinite one.
    #[track_caller]
    fn check(text: &str) {
        let found = nearest(&Decimal::parse(text).unwrap());
        let expected = Some(text.parse::<f64>().unwrap()).filter(|double| double.is_finite());
        assert_eq!(
            found.map(f64::to_bits),
            expected.map(f64::to_bits),
            "{text}"
        );
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
    fn powers_of_two_and_their_neighbours() {
        for exponent in -1074..=1023 {
            let power = 2_f64.powi(exponent);
            for double in [power.next_down(), power, power.next_up()] {
                check(&format!("{double:e}"));
            }
        }
    }

    /// What lies half-way between a double, by its bits, and the next, and numbers near to it.
    fn half_way(bits: u64) -> [String; 3] {
        let (exponent, mantissa) = ((bits >> 52) as i32, bits % LEAST_NORMAL);
        let (exponent, mantissa) = match exponent {
            0 => (LEAST_EXPONENT, mantissa),
            _ => (LEAST_EXPONENT + exponent - 1, LEAST_NORMAL + mantissa),
        };
        let middle = times_power_of_two(Decimal::of(2 * mantissa + 1), exponent - 1);
        let (digits, power) = middle.scientific();
        let below = digits.trim_end_matches('5').to_owned() + "4999";
        let above = format!("{digits}1");
        [digits, below, above].map(|digits| format!("0.{digits}e{}", power + 1))
    }

    proptest! {
        #[test]
        fn any_double(bits in 0_u64..0x7ff0_0000_0000_0000) {
            let double = f64::from_bits(bits);
            check(&format!("{double:e}"));
            check(&format!("-{double:.1100}"));
        }

        #[test]
        fn any_text(text in "-?[0-9]{1,30}(\\.[0-9]{1,30})?([eE][+-]?[0-9]{1,3})?") {
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
