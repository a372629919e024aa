//! The line of a configuration as it most likely should be, to be shown beside what is
//! wrong with it; nothing is ever read that way. Only simple lines are mended.

/// A line `key = value`, parted; `None` for any other.
fn parted_at_equals(line: &str) -> Option<(&str, &str)> {
    let (key, value) = line.split_once('=')?;
    let value = value.trim();
    (!value.is_empty()).then_some((key.trim(), value))
}

fn is_bare(word: &str) -> bool {
    let plain = |c: char| c.is_ascii_alphanumeric() || "-_".contains(c);
    !word.is_empty() && word.chars().all(plain)
}

fn is_quoted(word: &str) -> bool {
    word.len() > 1 && (word.starts_with('"') || word.starts_with('\''))
}

/// With quotes around keys that need them.
pub fn quoted_keys(line: &str) -> Option<String> {
    let quoted = |key: &str| {
        let parts = key.split('.').map(str::trim);
        let parts = parts.map(|part| match is_bare(part) || is_quoted(part) {
            true => part.to_owned(),
            false => format!("\"{}\"", part.replace('"', "")),
        });
        parts.collect::<Vec<_>>().join(".")
    };
    let bare = line.trim();
    if let Some(table) = bare
        .strip_prefix('[')
        .and_then(|rest| rest.strip_suffix(']'))
    {
        return (!table.starts_with('[')).then(|| format!("[{}]", quoted(table)));
    }
    let (key, value) = parted_at_equals(bare)?;
    if let Some(pairs) = value
        .strip_prefix('{')
        .and_then(|rest| rest.strip_suffix('}'))
    {
        if pairs.contains(['[', '{']) {
            return None;
        }
        let pairs = pairs.split(',').map(|pair| {
            let (key, value) = parted_at_equals(pair)?;
            Some(format!("{} = {value}", quoted(key)))
        });
        let pairs: Option<Vec<String>> = pairs.collect();
        return Some(format!("{} = {{ {} }}", quoted(key), pairs?.join(", ")));
    }
    Some(format!("{} = {value}", quoted(key)))
}

/// With quotes around texts that need them.
pub fn quoted_value(line: &str) -> Option<String> {
    let (key, value) = parted_at_equals(line.trim())?;
    let quoted = |text: &str| match is_quoted(text) {
        true => text.to_owned(),
        false => format!("\"{}\"", text.replace('"', "")),
    };
    if let Some(list) = value
        .strip_prefix('[')
        .and_then(|rest| rest.strip_suffix(']'))
    {
        let items = list
            .split(',')
            .map(str::trim)
            .filter(|item| !item.is_empty());
        let items: Vec<String> = items.map(quoted).collect();
        return Some(format!("{key} = [{}]", items.join(", ")));
    }
    (!value.contains(['[', '{', '#'])).then(|| format!("{key} = {}", quoted(value)))
}

/// With commas between the texts of a list.
pub fn parted(line: &str) -> Option<String> {
    let (key, value) = parted_at_equals(line.trim())?;
    let list = value.strip_prefix('[')?.strip_suffix(']')?;
    let items: Vec<&str> = list.split('"').skip(1).step_by(2).collect();
    let between = list.split('"').step_by(2);
    let is_plain = between
        .into_iter()
        .all(|text| text.chars().all(|c| " ,、，".contains(c)));
    (is_plain && !items.is_empty()).then(|| format!("{key} = [\"{}\"]", items.join("\", \"")))
}

/// With `/` between folders instead of what has another meaning in quotes.
pub fn slashes(line: &str) -> Option<String> {
    let line = line.trim();
    line.contains('\\')
        .then(|| line.replace("\\\\", "/").replace('\\', "/"))
}

/// With brackets around a single value.
pub fn listed(line: &str) -> Option<String> {
    let (key, value) = parted_at_equals(line.trim())?;
    (!value.contains('#')).then(|| format!("{key} = [{value}]"))
}

/// With `true` or `false` for 是 or 否.
pub fn answered(line: &str) -> Option<String> {
    let (key, value) = parted_at_equals(line.trim())?;
    let answer = match value.trim_matches(['"', '\'']).trim() {
        "是" | "yes" | "true" | "True" | "TRUE" | "1" => "true",
        "否" | "no" | "false" | "False" | "FALSE" | "0" => "false",
        _ => return None,
    };
    Some(format!("{key} = {answer}"))
}

/// Without quotes around numbers.
pub fn bare(line: &str) -> Option<String> {
    let (key, value) = parted_at_equals(line.trim())?;
    let bare = value.replace(['"', '\''], "");
    let numeric = |c: char| c.is_ascii_digit() || "[], ".contains(c);
    (bare != value && bare.chars().all(numeric)).then(|| format!("{key} = {bare}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn simple_lines_are_mended_and_others_left_alone() {
        let of = |mended: Option<String>| mended.unwrap_or_default();
        assert_eq!(
            of(quoted_keys("学历 = [\"文化水平\"]")),
            "\"学历\" = [\"文化水平\"]"
        );
        assert_eq!(of(quoted_keys("[spellings.学历]")), "[spellings.\"学历\"]");
        let inline = "where = { 性别 = \"女\" }";
        assert_eq!(of(quoted_keys(inline)), "where = { \"性别\" = \"女\" }");
        assert_eq!(of(quoted_value("name = 示例市")), "name = \"示例市\"");
        assert_eq!(of(quoted_value("a = [甲, \"乙\"]")), "a = [\"甲\", \"乙\"]");
        assert_eq!(of(parted("a = [\"甲\" \"乙\"]")), "a = [\"甲\", \"乙\"]");
        assert_eq!(of(slashes(r#"a = ["旧\甲.csv"]"#)), r#"a = ["旧/甲.csv"]"#);
        assert_eq!(of(listed("a = \"甲\"")), "a = [\"甲\"]");
        assert_eq!(of(answered("a = \"是\"")), "a = true");
        assert_eq!(of(bare("a = [\"35\"]")), "a = [35]");
        assert_eq!(answered("a = \"也许\""), None);
        assert_eq!(quoted_value("name ="), None);
    }
}
