use super::super::{Class as _, Doubt, Reading, Standing, StandingColumn};
use super::vocabulary;
use Reading::{Class, Doubtful, Empty};
use Standing::*;

#[test]
fn everyone_on_the_payroll_counts() {
    let vocabulary = vocabulary();
    for (cell, standing) in [
        ("在岗", InPost),
        ("在职", InPost),
        ("正式在职", InPost),
        ("试用", Probation),
        ("试用期", Probation),
        ("借出", LentOut),
        ("挂职", Seconded),
        ("驻村", Seconded),
        ("下派", Seconded),
        ("援外", SentAway),
        ("因公外派", SentAway),
        ("产假", OnLeave),
        ("长病假", LongSickLeave),
        ("长期病假", LongSickLeave),
        ("内退", InternallyRetired),
        ("离岗退养", InternallyRetired),
        ("离岗创业", OwnBusiness),
        ("停薪留职", UnpaidLeave),
        ("待岗", AwaitingPost),
        ("停职", Suspended),
        ("单位选派规培", SentToTraining),
        ("脱产学习", Studying),
    ] {
        let reading = vocabulary.standing(cell, StandingColumn::Status);
        assert_eq!(reading, Class(standing), "{cell}");
        assert!(standing.counts() && !standing.gone(), "{cell}");
    }
}

#[test]
fn those_who_left_do_not_count_and_are_gone() {
    let vocabulary = vocabulary();
    for (cell, standing) in [
        ("退休", Retired),
        ("离职", Left),
        ("辞职", Left),
        ("辞退", Left),
        ("解聘", Left),
        ("开除", Left),
        ("减员", Left),
        ("调出", TransferredOut),
        ("死亡", Dead),
    ] {
        let reading = vocabulary.standing(cell, StandingColumn::Status);
        assert_eq!(reading, Class(standing), "{cell}");
        assert!(!standing.counts() && standing.gone(), "{cell}");
    }
}

#[test]
fn those_who_are_not_staff_do_not_count_and_are_not_gone() {
    let vocabulary = vocabulary();
    for (cell, standing) in [
        ("返聘", Rehired),
        ("退休返聘", Rehired),
        ("规培", Trainee),
        ("社会人规培", Trainee),
        ("实习", Intern),
        ("实习生", Intern),
        ("见习生", Intern),
        ("进修生", VisitingStudent),
        ("借入", BorrowedIn),
        ("村医", VillageDoctor),
        ("外包", Outsourced),
        ("拟聘", Prospective),
        ("公示中", Prospective),
    ] {
        let reading = vocabulary.standing(cell, StandingColumn::Status);
        assert_eq!(reading, Class(standing), "{cell}");
        assert!(!standing.counts() && !standing.gone(), "{cell}");
    }
}

#[test]
fn a_loan_without_direction_counts_and_is_doubtful() {
    let vocabulary = vocabulary();
    let status = vocabulary.standing("借调", StandingColumn::Status);
    assert_eq!(status, Doubtful(LentOut, Doubt::AmbiguousStatus));
    // As a reason for absence it is plain.
    let reason = vocabulary.standing("借调", StandingColumn::AbsenceReason);
    assert_eq!(reason, Class(LentOut));
    assert_eq!(
        vocabulary.standing("规培", StandingColumn::AbsenceReason),
        Class(SentToTraining)
    );
}

#[test]
fn yes_and_no_mean_what_their_column_asks() {
    let vocabulary = vocabulary();
    assert_eq!(
        vocabulary.standing("是", StandingColumn::OnDuty),
        Class(InPost)
    );
    assert_eq!(
        vocabulary.standing("否", StandingColumn::OnDuty),
        Class(OffDuty)
    );
    assert_eq!(
        vocabulary.standing("在岗", StandingColumn::OnDuty),
        Class(InPost)
    );
    assert_eq!(
        vocabulary.standing("是", StandingColumn::Rehired),
        Class(Rehired)
    );
    assert_eq!(vocabulary.standing("否", StandingColumn::Rehired), Empty);
    assert_eq!(vocabulary.standing("", StandingColumn::Rehired), Empty);
    assert!(
        vocabulary
            .standing("是", StandingColumn::Status)
            .is_unclassified()
    );
}

#[test]
fn the_flow_codes_of_the_form_are_read_in_their_column_only() {
    let vocabulary = vocabulary();
    for (code, standing) in [
        ("11", InPost),
        ("21", TransferredOut),
        ("24", Retired),
        ("25", Left),
        ("26", Dead),
    ] {
        assert_eq!(
            vocabulary.standing(code, StandingColumn::YearFlow),
            Class(standing)
        );
        assert!(
            vocabulary
                .standing(code, StandingColumn::Status)
                .is_unclassified()
        );
    }
}

#[test]
fn every_standing_is_read_from_its_own_label() {
    let vocabulary = vocabulary();
    for standing in Standing::ALL {
        let reading = vocabulary.standing(standing.label(), StandingColumn::Status);
        assert_eq!(reading, Class(*standing));
    }
}
