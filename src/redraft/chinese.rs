//! Numbers in Chinese numerals: 四千二百二十五, 百分之四点三, 肆仟贰佰.

use super::token::Number;
use rust_decimal::Decimal;

const DIGITS: [[char; 3]; 10] = [
    ['〇', '零', '零'],
    ['一', '壹', '一'],
    ['二', '贰', '两'],
    ['三', '叁', '三'],
    ['四', '肆', '四'],
    ['五', '伍', '五'],
    ['六', '陆', '六'],
    ['七', '柒', '七'],
    ['八', '捌', '八'],
    ['九', '玖', '九'],
];

/// The number that a text is, and nothing else; `None` where it is none or no exact one
/// (三百余).
pub fn number(text: &str) -> Option<Number> {
    let (percent, rest) = match text.strip_prefix("百分之") {
        Some(rest) => (true, rest),
        None => (false, text),
    };
    let (whole, part) = match rest.split_once('点') {
        Some((whole, part)) => (whole, Some(part)),
        None => (rest, None),
    };
    let mut value = Decimal::from(self::whole(whole)?);
    let mut step = Decimal::ONE;
    if let Some(part) = part {
        let digits: Vec<u64> = part.chars().map(digit).collect::<Option<_>>()?;
        let places = u32::try_from(digits.len()).ok();
        let places = places.filter(|places| (1..=6).contains(places))?;
        let digits = digits.iter().fold(0, |sum, digit| sum * 10 + digit);
        step = Decimal::new(1, places);
        value += step * Decimal::from(digits);
    }
    Some(Number {
        value,
        percent,
        step,
        digits: None,
    })
}

fn digit(c: char) -> Option<u64> {
    let at = DIGITS.iter().position(|digit| digit.contains(&c));
    at.and_then(|at| u64::try_from(at).ok())
}

fn power(c: char) -> Option<u64> {
    match c {
        '十' | '拾' => Some(10),
        '百' | '佰' => Some(100),
        '千' | '仟' => Some(1000),
        _ => None,
    }
}

/// A whole number below 万亿, its powers falling.
fn whole(text: &str) -> Option<u64> {
    let mut rest = text;
    let mut value = 0;
    for (sign, size) in [('亿', 100_000_000), ('万', 10_000)] {
        if let Some((above, below)) = rest.split_once(sign) {
            value += thousands(above)? * size;
            rest = below;
        }
    }
    match rest.is_empty() && !text.is_empty() {
        true => Some(value),
        false => Some(value + thousands(rest)?),
    }
}

/// A number below ten thousand.
fn thousands(text: &str) -> Option<u64> {
    let (mut value, mut last, mut open) = (0, 10_000, None);
    let mut is_any = false;
    for c in text.chars() {
        match (digit(c), power(c)) {
            (Some(0), _) if open.is_none() => {}
            (Some(digit), _) if open.is_none() => open = Some(digit),
            // 十五 is 一十五.
            (None, Some(power)) if power < last && (open.is_some() || (power == 10 && !is_any)) => {
                value += open.take().unwrap_or(1) * power;
                last = power;
            }
            _ => return None,
        }
        is_any = true;
    }
    is_any.then(|| value + open.unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numerals_have_the_value_that_they_say() {
        for (text, value) in [
            ("四千二百二十五", "4225"),
            ("三百二十", "320"),
            ("两千零六", "2006"),
            ("十五", "15"),
            ("一百一十", "110"),
            ("一万二千", "12000"),
            ("三亿零五万", "300050000"),
            ("肆仟贰佰", "4200"),
            ("七", "7"),
            ("四点三", "4.3"),
            ("零", "0"),
        ] {
            let number = number(text).unwrap_or_else(|| panic!("{text}"));
            assert_eq!(number.value.to_string(), value, "{text}");
            assert!(!number.percent);
        }
        let share = number("百分之四十点零五").expect("a share");
        assert!(share.percent);
        assert_eq!(share.value.to_string(), "40.05");
    }

    #[test]
    fn what_is_no_exact_number_has_no_value() {
        for text in [
            "",
            "三百余",
            "一二",
            "十余",
            "百分之",
            "点三",
            "二百三千",
            "人",
            "千方百计",
            "万",
            "四点",
        ] {
            assert_eq!(number(text), None, "{text}");
        }
    }
}
