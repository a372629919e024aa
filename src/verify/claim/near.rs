//! Numbers that are nearly one another.

use rust_decimal::Decimal;

/// Whether two numbers differ by at most one part in so many of the second.
pub fn is_near(number: Decimal, value: Decimal, parts: i64) -> bool {
    (number - value).abs() * Decimal::from(parts) <= value.abs()
}

/// Whether two numbers of three digits and more are a slip of the pen apart: one digit is
/// another, is missing or is too many, or two that stand side by side have changed places.
pub fn is_slip(number: Decimal, value: Decimal) -> bool {
    let digits = |of: Decimal| -> Vec<char> {
        let text = of.normalize().to_string();
        text.chars().filter(char::is_ascii_digit).collect()
    };
    let (a, b) = (digits(number), digits(value));
    if a.len().min(b.len()) < 3 || a == b {
        return false;
    }
    let same = |a: &mut dyn Iterator<Item = &char>, b: &mut dyn Iterator<Item = &char>| {
        a.zip(b).take_while(|(a, b)| a == b).count()
    };
    let head = same(&mut a.iter(), &mut b.iter());
    let tail = same(&mut a.iter().rev(), &mut b.iter().rev());
    match a.len().abs_diff(b.len()) {
        0 => {
            let left = a.len().saturating_sub(head + tail);
            left == 1 || (left == 2 && a[head] == b[head + 1] && a[head + 1] == b[head])
        }
        // 476 and 4476: what is left are the digits of the shorter.
        1 => head + tail >= a.len().min(b.len()),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_digit_more_less_or_other_or_two_changed_over_are_a_slip() {
        let slip = |a: &str, b: &str| {
            let number = |text: &str| text.parse().expect("a number");
            is_slip(number(a), number(b))
        };
        for (a, b) in [
            ("4119", "4219"),
            ("2.61", "2.16"),
            ("476", "4476"),
            ("42225", "4225"),
            ("4252", "4225"),
        ] {
            assert!(slip(a, b), "{a} {b}");
        }
        for (a, b) in [
            ("476", "1021"),
            ("4119", "4225"),
            ("42", "43"),
            ("476", "476"),
        ] {
            assert!(!slip(a, b), "{a} {b}");
        }
    }
}
