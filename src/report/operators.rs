//! Printing, comparing and reckoning, in place of Tera's own, which stop at `null`.

use super::functions::State;
use super::marker::PLAIN;
use serde_json::Value;
use std::borrow::Cow;
use std::cmp::Ordering;
use std::collections::HashMap;
use tera::{Error, Result};

/// Bytes of one text put together with `~`.
const MAX_CONCAT: usize = 1 << 16;

type Args = HashMap<String, Value>;

fn arg<'a>(args: &'a Args, name: &str) -> &'a Value {
    args.get(name).unwrap_or(&Value::Null)
}

/// Words and numbers as Markdown that says just that; anything else is a problem.
pub fn print(state: &State, args: &Args) -> Result<Value> {
    match arg(args, "value") {
        Value::String(s) if !s.trim().is_empty() => Ok(Value::String(escape(s))),
        Value::Number(n) => Ok(Value::String(escape(&n.to_string()))),
        other => state.unprintable(args, other),
    }
}

/// What a macro has written, as the words they are.
pub fn plain(text: &str) -> Cow<'_, str> {
    match text.contains(PLAIN) {
        true => Cow::Owned(text.replace(PLAIN, "")),
        false => Cow::Borrowed(text),
    }
}

/// Text whose characters mean nothing to Markdown and which has no line breaks.
pub fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for line in text.lines().map(str::trim).filter(|line| !line.is_empty()) {
        let joins_latin = out.chars().last().is_some_and(|c| c.is_ascii())
            && line.chars().next().is_some_and(|c| c.is_ascii());
        if joins_latin {
            out.push(' ');
        }
        for c in line.chars() {
            if c.is_ascii_punctuation() && !out.ends_with(PLAIN) {
                out.push(PLAIN);
            }
            out.push(if c.is_control() { ' ' } else { c });
        }
    }
    out
}

/// Whether a value counts as yes: 0, empty and null do not.
pub fn truth(args: &Args) -> Value {
    is_yes(arg(args, "value"))
}

/// The same of a value that is at hand.
pub fn is_yes(value: &Value) -> Value {
    Value::Bool(match value {
        Value::Null => false,
        Value::Bool(b) => *b,
        Value::Number(n) => n.as_f64().is_some_and(|n| n != 0.0),
        Value::String(s) => !s.is_empty(),
        Value::Array(items) => !items.is_empty(),
        Value::Object(map) => !map.is_empty(),
    })
}

/// The value, or the other where it is null.
pub fn default(args: &Args) -> Result<Value> {
    Ok(match arg(args, "value") {
        Value::Null => arg(args, "default").clone(),
        value => value.clone(),
    })
}

/// Compares; with null only `==` and `!=` can be true, and `!=` a number is not.
pub fn compare(args: &Args) -> Result<Value> {
    let (lhs, rhs) = (arg(args, "lhs"), arg(args, "rhs"));
    let op = arg(args, "op").as_str().unwrap_or_default();
    let order = match (lhs, rhs) {
        (Value::Number(a), Value::Number(b)) => a.as_f64().partial_cmp(&b.as_f64()),
        (Value::String(a), Value::String(b)) => Some(plain(a).cmp(&plain(b))),
        _ if op == "==" => return Ok(Value::Bool(lhs == rhs)),
        // An unknown number is not known to differ.
        (Value::Null, Value::Number(_)) | (Value::Number(_), Value::Null) => None,
        _ if op == "!=" => return Ok(Value::Bool(lhs != rhs)),
        (Value::Null, _) | (_, Value::Null) => None,
        _ => return Err(Error::msg(format!("{lhs} {op} {rhs}"))),
    };
    Ok(Value::Bool(order.is_some_and(|order| match op {
        "==" => order == Ordering::Equal,
        "!=" => order != Ordering::Equal,
        "<" => order == Ordering::Less,
        "<=" => order != Ordering::Greater,
        ">" => order == Ordering::Greater,
        _ => order != Ordering::Less,
    })))
}

/// Reckons; with null the result is null, and so is a division by zero.
pub fn math(args: &Args) -> Result<Value> {
    let (lhs, rhs) = (arg(args, "lhs"), arg(args, "rhs"));
    let op = arg(args, "op").as_str().unwrap_or_default();
    if lhs.is_null() || rhs.is_null() {
        return Ok(Value::Null);
    }
    let wrong = || Error::msg(format!("{lhs} {op} {rhs}"));
    if let (Some(a), Some(b)) = (lhs.as_i64(), rhs.as_i64()) {
        let whole = match op {
            "+" => a.checked_add(b),
            "-" => a.checked_sub(b),
            "*" => a.checked_mul(b),
            "%" => a.checked_rem(b),
            _ if b != 0 && a.checked_rem(b) == Some(0) => a.checked_div(b),
            _ => None,
        };
        if let Some(whole) = whole {
            return Ok(Value::from(whole));
        }
    }
    let (Some(a), Some(b)) = (lhs.as_f64(), rhs.as_f64()) else {
        return Err(wrong());
    };
    let result = match op {
        "+" => a + b,
        "-" => a - b,
        "*" => a * b,
        "%" => a % b,
        _ => a / b,
    };
    // NaN and infinity are no JSON numbers: they become null.
    Ok(serde_json::Number::from_f64(result).map_or(Value::Null, Value::Number))
}

/// Puts words together, within bounds.
pub fn concat(args: &Args) -> Result<Value> {
    let mut out = String::new();
    for value in arg(args, "values").as_array().into_iter().flatten() {
        match value {
            Value::String(s) => out.push_str(s),
            Value::Number(n) => out.push_str(&n.to_string()),
            other => return Err(Error::msg(format!("~ {other}"))),
        }
        if out.len() > MAX_CONCAT {
            return Err(Error::msg(super::functions::TOO_MANY_STEPS));
        }
    }
    Ok(Value::String(out))
}
