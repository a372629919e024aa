use super::*;

/// An invented number of an unassigned region, its check character computed here by hand.
fn number(first_seventeen: &str) -> String {
    let sum: u32 = first_seventeen
        .bytes()
        .zip(WEIGHTS)
        .map(|(b, w)| u32::from(b - b'0') * u32::from(w))
        .sum();
    format!(
        "{first_seventeen}{}",
        char::from(CHECKS[(sum % 11) as usize])
    )
}

#[test]
fn the_standards_own_example_is_valid() {
    let identity = parse("11010519491231002X").expect("valid");
    assert_eq!(
        identity.birth,
        NaiveDate::from_ymd_opt(1949, 12, 31).expect("date")
    );
    assert_eq!(identity.sex, Sex::Female);
    assert_eq!(identity.packed, 11_010_519_491_231_002);
    let man = parse("440524188001010014");
    assert_eq!(man, Err(IdentityFault::BirthDate), "born in 1880");
}

#[test]
fn small_x_blanks_and_full_width_digits_are_the_same_number() {
    let written = parse("11010519491231002X");
    for raw in [
        "11010519491231002x",
        " 110105 19491231 002X ",
        "１１０１０５１９４９１２３１００２Ｘ",
        "'11010519491231002X",
    ] {
        assert_eq!(parse(raw), written, "{raw}");
    }
}

#[test]
fn an_old_number_packs_like_the_new_one() {
    let old = parse("110105491231002").expect("valid");
    let new = parse("11010519491231002X").expect("valid");
    assert_eq!(
        (old.packed, old.birth, old.sex),
        (new.packed, new.birth, new.sex)
    );
    assert!(old.old && !new.old);
}

#[test]
fn each_fault_is_told_apart() {
    assert_eq!(parse("110105194912310021"), Err(IdentityFault::Checksum));
    assert_eq!(parse("1101051949123100"), Err(IdentityFault::Length(16)));
    assert_eq!(
        parse("1101051949123100212345678901234"),
        Err(IdentityFault::Length(31))
    );
    assert_eq!(parse("11010519491331002X"), Err(IdentityFault::BirthDate));
    assert_eq!(parse("110105490231002"), Err(IdentityFault::BirthDate));
    assert_eq!(parse("1101051949123I002X"), Err(IdentityFault::Characters));
    assert_eq!(parse("H12345678"), Err(IdentityFault::Characters));
    assert_eq!(parse("张三"), Err(IdentityFault::Characters));
    assert_eq!(parse(""), Err(IdentityFault::Empty));
    assert_eq!(parse("/"), Err(IdentityFault::Empty));
}

#[test]
fn a_workbook_that_destroyed_the_digits_is_recognised() {
    assert_eq!(parse("4.20106E+17"), Err(IdentityFault::ExcelDestroyed));
    assert_eq!(
        parse("4.20106198503011E+17"),
        Err(IdentityFault::ExcelDestroyed)
    );
    assert_eq!(
        parse("110105194912310000"),
        Err(IdentityFault::ExcelDestroyed)
    );
}

#[test]
fn a_valid_number_that_ends_in_000_is_valid_and_flagged() {
    let found = (0..1000)
        .map(|n| {
            number(&format!(
                "99010519{:02}0101{:01}00",
                50 + n % 50,
                n / 50 % 10
            ))
        })
        .find(|n| n.ends_with("000"))
        .expect("one in eleven");
    assert!(parse(&found).is_ok_and(|i| i.trailing_zeros));
}

proptest::proptest! {
    #[test]
    fn eight_digits_are_the_number_they_write(number in 0u64..100_000_000) {
        let written = format!("{number:08}");
        let digits = written.as_bytes().try_into().expect("eight digits");
        proptest::prop_assert_eq!(eight(digits), number);
    }

    #[test]
    fn nothing_but_digits_is_taken_for_digits(at in 0usize..17, byte in 0u8..=255) {
        let mut number = *b"11010519491231002X";
        number[at] = byte;
        proptest::prop_assert_eq!(are_digits(&number), byte.is_ascii_digit());
    }
}
