//! Ratios: 医护比1∶1.26 is one number.

use super::super::structural::words;
use super::super::token::{Number, Token};
use rust_decimal::Decimal;

/// The number that a ratio from 1 comes to, which begins with this piece, and its last piece.
pub fn at(line: &str, tokens: &[Token], first: usize) -> Option<(Number, usize)> {
    let one = tokens[first].number()?;
    let sign = tokens.get(first + 1)?.char()?;
    let second = tokens.get(first + 2)?.number()?;
    let before = words(line, &tokens[first.saturating_sub(6)..first]);
    // 1:30 may be a time.
    let is_ratio =
        sign == '∶' || (sign == ':' && (before.contains('比') || second.digits.is_none()));
    let is_one = one.value == Decimal::ONE && one.digits.is_some() && !one.percent;
    let is_plain = !second.percent && second.step <= Decimal::ONE;
    (is_ratio && is_one && is_plain).then(|| (second.clone(), first + 2))
}
