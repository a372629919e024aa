use super::*;

fn ymd(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).expect("a date")
}

#[test]
fn every_form_that_people_type_is_understood() {
    let march = ymd(1985, 3, 1);
    for (raw, precision) in [
        ("1985.03", Precision::Month),
        ("1985.3", Precision::Month),
        ("198503", Precision::Month),
        ("1985-03", Precision::Month),
        ("1985/3", Precision::Month),
        ("1985年3月", Precision::Month),
        ("1985年03月生", Precision::Month),
        ("1985 年 3 月", Precision::Month),
        ("１９８５．０３", Precision::Month),
        ("1985.03\n(39岁)", Precision::Month),
        ("1985.03（39岁）", Precision::Month),
        ("1985/3/1", Precision::Day),
        ("19850301", Precision::Day),
        ("1985-03-01", Precision::Day),
        ("1985.03.01", Precision::Day),
        ("1985年3月1日", Precision::Day),
        ("1985-3-1", Precision::Day),
        ("1985-03-01 00:00:00", Precision::Day),
        ("1985-03-01T00:00:00.000", Precision::Day),
        ("1985/3/1 0:00", Precision::Day),
        ("31107", Precision::Day),
        ("31107.0", Precision::Day),
        ("'1985-03-01", Precision::Day),
        (" 1985-03-01 ", Precision::Day),
    ] {
        let read = parse(raw);
        let read = read.map(|d| (d.date, d.precision));
        assert_eq!(read, Ok((march, precision)), "{raw:?}");
    }
}

#[test]
fn a_year_alone_is_its_first_of_january() {
    for raw in ["1985", "1985年", "1985."] {
        let read = parse(raw).map(|d| (d.date, d.precision));
        assert_eq!(read, Ok((ymd(1985, 1, 1), Precision::Year)), "{raw}");
    }
}

#[test]
fn what_cannot_be_is_an_error() {
    assert_eq!(parse("1985.13"), Err(DateError::Month(13)));
    assert_eq!(parse("1985-13-01"), Err(DateError::Month(13)));
    assert_eq!(parse("198500"), Err(DateError::Month(0)));
    assert_eq!(parse("1985-02-30"), Err(DateError::Day(30)));
    assert_eq!(parse("19850300"), Err(DateError::Day(0)));
    assert_eq!(parse("1885-02-03"), Err(DateError::Year(1885)));
    assert_eq!(parse("2101-01-01"), Err(DateError::Year(2101)));
    for raw in [
        "85.3",
        "约1985年",
        "至今",
        "123",
        "99999",
        "1985-03-01起",
        "1985..3.1",
        "1985.123",
        "1e9",
        "99999999999999",
        "1985-03-01-05",
    ] {
        assert!(
            matches!(parse(raw), Err(DateError::Unreadable)),
            "{raw}: {:?}",
            parse(raw)
        );
    }
    assert_eq!(parse("/"), Err(DateError::Empty));
    assert_eq!(parse("  "), Err(DateError::Empty));
}

#[test]
fn a_cut_off_october_is_flagged() {
    assert!(parse("1985.1").is_ok_and(|d| d.perhaps_october));
    for raw in ["1985.01", "1985.10", "1985-1", "1985年1月", "1985.1.5"] {
        assert!(parse(raw).is_ok_and(|d| !d.perhaps_october), "{raw}");
    }
}

#[test]
fn leap_days_exist_in_leap_years_only() {
    assert!(parse("2000-02-29").is_ok());
    assert_eq!(parse("1900-02-29"), Err(DateError::Day(29)));
}

#[test]
fn the_last_day_that_a_date_may_mean() {
    for (raw, latest) in [
        ("1985-03-01", "1985-03-01"),
        ("1985.03", "1985-03-31"),
        ("1985.12", "1985-12-31"),
        ("1985.1", "1985-10-31"),
        ("1984年2月", "1984-02-29"),
        ("1985年", "1985-12-31"),
    ] {
        assert_eq!(parse(raw).unwrap().latest().to_string(), latest, "{raw}");
    }
}
