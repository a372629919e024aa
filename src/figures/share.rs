//! Shares and means: exact quotients, rounded once.

use rust_decimal::Decimal;

/// `part` in per cent of `whole`, rounded half away from zero to `decimals` places from
/// the exact quotient. `None` when `whole` is 0 or the numbers are out of all bounds.
pub fn percent(part: Decimal, whole: Decimal, decimals: u32) -> Option<Decimal> {
    quotient(part.checked_mul(Decimal::ONE_HUNDRED)?, whole, decimals)
}

/// `part` by `whole`, rounded half away from zero to `decimals` places from the exact
/// quotient. `None` when `whole` is 0 or the numbers are out of all bounds.
pub fn quotient(part: Decimal, whole: Decimal, decimals: u32) -> Option<Decimal> {
    if whole.is_zero() {
        return None;
    }
    // Both as integers of one scale, so that nothing is rounded on the way.
    let scale = part.scale().max(whole.scale());
    let integer = |n: Decimal| {
        n.mantissa()
            .checked_mul(10i128.checked_pow(scale - n.scale())?)
    };
    let numerator = integer(part)?.checked_mul(10i128.checked_pow(decimals)?)?;
    let denominator = integer(whole)?;
    let negative = (numerator < 0) != (denominator < 0);
    let (n, d) = (numerator.unsigned_abs(), denominator.unsigned_abs());
    let rounded = n.checked_mul(2)?.checked_add(d)? / d.checked_mul(2)?;
    let signed = i128::try_from(rounded).ok()?;
    Decimal::try_from_i128_with_scale(if negative { -signed } else { signed }, decimals).ok()
}

/// Shares of parts in per cent that add to exactly 100, by largest remainder; ties go to
/// the larger part, then to the earlier one. `None` unless the parts add to `whole`, which
/// must not be 0.
pub fn sum_to_hundred(parts: &[u64], whole: u64, decimals: u32) -> Option<Vec<Decimal>> {
    let total: u128 = parts.iter().map(|p| u128::from(*p)).sum();
    if whole == 0 || total != u128::from(whole) {
        return None;
    }
    let units = 100u128 * 10u128.pow(decimals);
    let exact = |part: &u64| u128::from(*part) * units;
    let mut shares: Vec<u128> = parts.iter().map(|p| exact(p) / total).collect();
    let left = units - shares.iter().sum::<u128>();
    let mut order: Vec<usize> = (0..parts.len()).collect();
    order.sort_by_key(|i| {
        let remainder = exact(&parts[*i]) % total;
        std::cmp::Reverse((remainder, parts[*i], std::cmp::Reverse(*i)))
    });
    for i in order.into_iter().take(usize::try_from(left).ok()?) {
        shares[i] += 1;
    }
    let decimal =
        |s: u128| Decimal::try_from_i128_with_scale(i128::try_from(s).ok()?, decimals).ok();
    shares.into_iter().map(decimal).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn of(part: u64, whole: u64) -> String {
        percent(part.into(), whole.into(), 1).unwrap().to_string()
    }

    #[test]
    fn a_half_is_rounded_away_from_zero() {
        assert_eq!(of(1, 2000), "0.1");
        assert_eq!(of(1, 2001), "0.0");
        assert_eq!(of(2641, 3120), "84.6");
        assert_eq!(
            percent(Decimal::new(-1, 0), 2000.into(), 1)
                .unwrap()
                .to_string(),
            "-0.1"
        );
    }

    #[test]
    fn decimals_are_always_printed() {
        assert_eq!(of(1, 2), "50.0");
        assert_eq!(of(0, 2), "0.0");
    }

    #[test]
    fn there_is_no_share_of_nothing() {
        assert_eq!(percent(0.into(), 0.into(), 1), None);
    }

    proptest! {
        #[test]
        fn a_share_is_within_half_a_unit_of_the_exact_quotient(
            part in 0u64..1_000_000, whole in 1u64..1_000_000, decimals in 0u32..4
        ) {
            let share = percent(part.into(), whole.into(), decimals).unwrap();
            let printed = share.mantissa() * i128::from(whole);
            let exact = i128::from(part) * 100 * 10i128.pow(decimals);
            prop_assert!((printed - exact).abs() * 2 <= i128::from(whole));
        }

        #[test]
        fn shares_by_largest_remainder_add_to_a_hundred_and_stay_within_one_unit(
            parts in prop::collection::vec(0u64..10_000, 1..12), decimals in 0u32..3
        ) {
            let whole: u64 = parts.iter().sum();
            prop_assume!(whole > 0);
            let shares = sum_to_hundred(&parts, whole, decimals).unwrap();
            prop_assert_eq!(shares.iter().copied().sum::<Decimal>(), Decimal::ONE_HUNDRED);
            for (part, share) in parts.iter().zip(&shares) {
                let exact = u128::from(*part) * 100 * 10u128.pow(decimals);
                let printed = share.mantissa().unsigned_abs() * u128::from(whole);
                prop_assert!(printed.abs_diff(exact) < u128::from(whole));
            }
        }
    }
}
