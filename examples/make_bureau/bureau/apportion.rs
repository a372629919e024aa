//! Whole numbers in proportion to weights.

/// Parts of `total` in proportion to `weights`, by largest remainder, ties to the first.
pub fn apportion(total: u32, weights: &[u32]) -> Vec<u32> {
    let sum: u64 = weights.iter().map(|&w| u64::from(w)).sum();
    let exact = |w: u32| u64::from(total) * u64::from(w);
    let mut parts: Vec<u32> = weights.iter().map(|&w| (exact(w) / sum) as u32).collect();
    let missing = total - parts.iter().sum::<u32>();
    let mut order: Vec<usize> = (0..weights.len()).collect();
    order.sort_by_key(|&i| (std::cmp::Reverse(exact(weights[i]) % sum), i));
    for &i in order.iter().take(missing as usize) {
        parts[i] += 1;
    }
    parts
}
