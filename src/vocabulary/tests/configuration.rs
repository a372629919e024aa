use super::super::{
    Education, Establishment, ExtraSpellings, Reading, RosterField, Title, TitleBasis, Vocabulary,
    VocabularyError,
};

fn with(text: &str) -> Result<Vocabulary, VocabularyError> {
    let extra: ExtraSpellings = toml::from_str(text).expect("valid TOML");
    Vocabulary::new(&extra)
}

#[test]
fn the_bureaus_own_spellings_win() {
    let vocabulary = with(
        "[spellings.'学历']\n'大学本科' = ['双证本科', '在职研究生']\n\
         [spellings.'编制']\n'事业编' = ['合同制']\n\
         [spellings.'职称']\n'师级' = ['执业医师']\n'无' = ['高级工']\n\
         [headers]\n'学历' = ['文化水平']\n",
    )
    .expect("sound");
    assert_eq!(
        vocabulary.education("双证本科", None),
        Reading::Class(Education::Bachelor)
    );
    assert_eq!(
        vocabulary.education("在职研究生", None),
        Reading::Class(Education::Bachelor)
    );
    assert_eq!(
        vocabulary.establishment("合同制"),
        Reading::Class(Establishment::Institution)
    );
    let doctor = vocabulary.title("执业医师", false, TitleBasis::Appointed);
    assert_eq!(doctor, Reading::Class(Title::Assistant));
    let worker = vocabulary.title("高级工", false, TitleBasis::Appointed);
    assert_eq!(worker, Reading::Class(Title::None));
    assert_eq!(
        vocabulary.roster_field("文化 水平"),
        Some(RosterField::Education)
    );
}

#[test]
fn one_digit_codes_need_a_named_list() {
    let vocabulary =
        with("[codes]\n'学历' = '卫生人力调查表'\n'职称' = 'WS/T 364'\n'学位' = '卫生人力调查表'")
            .expect("sound");
    assert_eq!(
        vocabulary.education("6", None),
        Reading::Class(Education::Secondary)
    );
    assert_eq!(
        vocabulary.education("8", None),
        Reading::Class(Education::Bachelor)
    );
    assert_eq!(
        vocabulary.education("9", Some("2")),
        Reading::Class(Education::Master)
    );
    let title = vocabulary.title("1", false, TitleBasis::Appointed);
    assert_eq!(title, Reading::Class(Title::FullSenior));
    assert!(matches!(
        with("[codes]\n'学历' = 'GB/T 0'"),
        Err(VocabularyError::UnknownCodeList {
            field: "学历", ..
        })
    ));
    assert!(matches!(
        with("[codes]\n'单位' = 'x'"),
        Err(VocabularyError::UnknownField { .. })
    ));
}

#[test]
fn unknown_names_are_errors_that_name_the_nearest() {
    let field = with("[spellings.'岗位类型']\n'管理' = ['x']").err();
    assert!(matches!(
        field,
        Some(VocabularyError::UnknownField {
            nearest: Some("岗位类别"),
            ..
        })
    ));
    let class = with("[spellings.'学历']\n'本科' = ['x']").err();
    assert!(matches!(
        class,
        Some(VocabularyError::UnknownClass {
            field: "学历",
            nearest: Some("大学本科"),
            ..
        })
    ));
    let column = with("[headers]\n'出生日' = ['x']").err();
    assert!(matches!(
        column,
        Some(VocabularyError::UnknownColumn {
            nearest: Some("出生日期"),
            ..
        })
    ));
    let twice = with("[spellings.'学历']\n'大学本科' = ['甲']\n'大学专科' = ['甲']").err();
    assert!(matches!(twice, Some(VocabularyError::TwoMeanings { .. })));
    let two = with("[headers]\n'学历' = ['甲']\n'学位' = ['甲']").err();
    assert!(matches!(two, Some(VocabularyError::TwoColumns { .. })));
}

#[test]
fn an_unknown_key_of_the_configuration_is_refused() {
    assert!(toml::from_str::<ExtraSpellings>("[spelings]").is_err());
}
