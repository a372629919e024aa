//! JSON as this program writes it: indented by two, with a line end.

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;
use serde::Serialize;
use serde_json::Value;

/// A value as indented JSON with a line end.
pub fn pretty<T: Serialize>(value: &T) -> String {
    // Only maps with keys that are no strings cannot be written, and there are none.
    let mut text = serde_json::to_string_pretty(value).unwrap_or_default();
    text.push('\n');
    text
}

/// A number: whole numbers without a point.
pub fn number(decimal: Decimal) -> Value {
    let whole = decimal.normalize();
    if whole.scale() == 0
        && let Some(integer) = whole.to_i64()
    {
        return Value::from(integer);
    }
    decimal_number(decimal)
}

/// A number always written with a point: a share of 50 is 50.0.
pub fn decimal_number(decimal: Decimal) -> Value {
    decimal
        .to_string()
        .parse::<f64>()
        .map_or(Value::Null, Value::from)
}
