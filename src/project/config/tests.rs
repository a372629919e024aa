use super::*;

#[test]
fn an_unknown_key_names_its_line_and_the_nearest_known_one() {
    let error = Config::parse("[report]\ntitel = \"x\"\n").unwrap_err();
    let expected = ConfigError::UnknownKey {
        line: Some(2),
        key: "titel".to_owned(),
        nearest: Some("title".to_owned()),
    };
    assert_eq!(error, expected);
}

#[test]
fn an_unknown_table_is_told_like_an_unknown_key() {
    let error = Config::parse("[bureu]\nname = \"x\"\n").unwrap_err();
    assert!(matches!(error, ConfigError::UnknownKey { nearest: Some(n), .. } if n == "bureau"));
}

#[test]
fn an_empty_configuration_is_all_defaults() {
    let config = Config::parse("").unwrap();
    assert_eq!(config.age.limits(), [35, 40, 45, 50]);
    assert_eq!(config.shares.decimals, 1);
}

#[test]
fn age_limits_must_ascend() {
    assert!(Config::parse("[age]\nlimits = [40, 35]\n").is_err());
}

#[test]
fn a_severity_of_an_unknown_code_names_the_nearest() {
    let error = Config::parse("[severity]\nperson-twise = \"warning\"\n").unwrap_err();
    assert!(matches!(error, ConfigError::Invalid { expected, .. } if expected == "person-twice"));
}
