//! Who speaks in a report: what the bureau or a unit calls itself, its parts and whom it
//! answers to.

use serde_json::{Value, json};

/// How a report calls the unit that writes it, by the end of its name.
const SELVES: &[(&str, &str)] = &[
    ("医院", "我院"),
    ("卫生院", "我院"),
    ("保健院", "我院"),
    ("中心", "我中心"),
    ("门诊部", "我单位"),
    ("机关", "我单位"),
    ("局", "我局"),
    ("所", "我所"),
    ("站", "我站"),
    ("院", "我院"),
];

/// What a unit calls itself in running text.
fn own_word(unit: &str) -> &'static str {
    let bare = unit.split('（').next().unwrap_or(unit);
    let known = SELVES.iter().find(|(end, _)| bare.ends_with(end));
    known.map_or("我单位", |(_, word)| word)
}

/// The variable `report` of the templates: `unit` is the unit's name, empty in the bureau's
/// own report; the rest are words of running text.
pub fn voice(unit: Option<&str>, bureau: &str, party: &str, scope_word: &str) -> Value {
    let Some(unit) = unit else {
        return json!({
            "unit": "",
            "self": "我局",
            "all": format!("{scope_word}卫生健康系统"),
            "units": "各单位",
            "parts": "各单位",
            "part": "单位",
            "personnel": "局人事科",
            "medical": "局医政科",
            "superior": party,
        });
    };
    let own = own_word(unit);
    json!({
        "unit": unit,
        "self": own,
        "all": own,
        "units": own,
        "parts": "各科室",
        "part": "科室",
        "personnel": "人事部门",
        "medical": "业务部门",
        "superior": if unit == bureau { party } else { bureau },
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_unit_calls_itself_by_the_end_of_its_name() {
        assert_eq!(own_word("示例市中医医院"), "我院");
        assert_eq!(own_word("柳林镇中心卫生院（分院）"), "我院");
        assert_eq!(own_word("示例市疾病预防控制中心"), "我中心");
        assert_eq!(own_word("示例市卫生健康局机关"), "我单位");
        assert_eq!(own_word("示例市卫生健康局"), "我局");
        assert_eq!(own_word("爱康诊所"), "我所");
        assert_eq!(own_word("仁和"), "我单位");
    }
}
