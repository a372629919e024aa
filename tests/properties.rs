//! What must hold for any roster and any log, whatever is in them.

mod support;

use chrono::{Datelike, NaiveDate, TimeDelta};
use proptest::prelude::*;
use proptest::sample::select;
use std::collections::{BTreeMap, BTreeSet};
use support::{AS_OF, Counted, read};
use talentsum::figures::Value;

/// A cell as it is written and what it means.
type Cell = (&'static str, &'static str);

const POSTS: &[Cell] = &[
    ("专业技术", "专业技术"),
    ("专技岗", "专业技术"),
    ("管理岗位", "管理"),
    ("工勤技能", "工勤技能"),
    ("工人", "工勤技能"),
    ("", "不详"),
];
const EDUCATIONS: &[Cell] = &[
    ("博士研究生", "研究生"),
    ("硕士", "研究生"),
    ("硕士研究生", "研究生"),
    ("省委党校研究生", "研究生"),
    ("本科", "大学本科"),
    ("专升本", "大学本科"),
    ("大专", "大学专科"),
    ("高职高专", "大学专科"),
    ("中专", "中专及高中"),
    ("高中", "中专及高中"),
    ("小学", "初中及以下"),
    ("", "不详"),
];
const TITLES: &[Cell] = &[
    ("主任医师", "正高级"),
    ("副主任护师", "副高级"),
    ("高级会计师", "副高级"),
    ("主治医师", "中级"),
    ("会计师", "中级"),
    ("护师", "初级"),
    ("医士", "初级"),
    ("无", "无"),
    ("未定级", "无"),
    ("", "不详"),
];
const STATUSES: &[Cell] = &[
    ("在岗", "yes"),
    ("产假", "yes"),
    ("", "yes"),
    ("退休", "no"),
    ("返聘", "no"),
    ("借入", "no"),
];
const UNITS: &[Cell] = &[
    ("栖川市人民医院", "市直"),
    ("栖川市白湴乡卫生院", "乡镇"),
    ("栖川市卫生健康局", "局机关"),
];

#[derive(Debug, Clone)]
struct Person {
    post: Cell,
    double_post: bool,
    education: Cell,
    mode: &'static str,
    title: Cell,
    born: Option<NaiveDate>,
    status: Cell,
    joined: Option<NaiveDate>,
    left: Option<NaiveDate>,
    unit: Cell,
    honours: &'static str,
}

/// A day of these years, every third the reference date's day of the year or one beside it.
fn day(years: std::ops::Range<i32>) -> impl Strategy<Value = NaiveDate> {
    let any = (years.clone(), 1u32..13, 1u32..32);
    let any = any.prop_filter_map("no such day", |(year, month, day)| {
        NaiveDate::from_ymd_opt(year, month, day)
    });
    let edge = (years, -1i64..2).prop_filter_map("no such day", |(year, days)| {
        Some(AS_OF.with_year(year)? + TimeDelta::days(days))
    });
    prop_oneof![2 => any, 1 => edge]
}

fn person() -> impl Strategy<Value = Person> {
    let class = (
        select(POSTS),
        prop::bool::weighted(0.2),
        select(EDUCATIONS),
        select(&["全日制", "函授", "非全日制", ""][..]),
        select(TITLES),
    );
    let standing = (
        prop::option::weighted(0.9, day(1960..2006)),
        prop::sample::select(STATUSES),
        prop::option::weighted(0.7, day(2022..2026)),
        prop::option::weighted(0.2, day(2022..2026)),
        select(UNITS),
        select(&["", "市管专家", "学科带头人、市管专家", "后备学科带头人"][..]),
    );
    (class, standing).prop_map(|(class, standing)| {
        let (post, double_post, education, mode, title) = class;
        let (born, status, joined, left, unit, honours) = standing;
        Person {
            post,
            double_post,
            education,
            mode,
            title,
            born,
            status,
            joined,
            left,
            unit,
            honours,
        }
    })
}

/// Some people, some of whom are alike in all that is written of them.
fn staff() -> impl Strategy<Value = Vec<Person>> {
    let several = (person(), 1usize..4);
    let groups = several.prop_map(|(person, times)| vec![person; times]);
    prop::collection::vec(groups, 0..20).prop_map(|groups| groups.concat())
}

impl Person {
    fn in_post(&self) -> bool {
        self.status.1 == "yes"
            && self.joined.is_none_or(|d| d <= AS_OF)
            && self.left.is_none_or(|d| d > AS_OF)
    }

    fn post(&self) -> &'static str {
        match (self.post.1, self.double_post) {
            ("管理", true) => "专业技术",
            (post, _) => post,
        }
    }

    fn age(&self) -> Option<i32> {
        let born = self.born?;
        let birthday_to_come = (born.month(), born.day()) > (AS_OF.month(), AS_OF.day());
        Some(AS_OF.year() - born.year() - i32::from(birthday_to_come))
    }

    fn written(date: Option<NaiveDate>) -> String {
        date.map(|d| d.to_string()).unwrap_or_default()
    }

    fn classes(&self) -> String {
        let double_post = if self.double_post { "是" } else { "否" };
        let cells = [
            self.unit.0,
            self.unit.1,
            self.post.0,
            double_post,
            self.education.0,
            self.mode,
            self.title.0,
            self.status.0,
            self.honours,
        ];
        cells.join(",")
    }
}

const CLASSES: &str = "单位,单位类型,岗位类别,双肩挑,学历,学习方式,职称,人员状态,称号";

fn roster<'a>(people: impl IntoIterator<Item = &'a Person>) -> String {
    let mut table = format!("{CLASSES},出生日期,入职日期,离职日期\n");
    for person in people {
        let dates = [person.born, person.joined, person.left].map(Person::written);
        table.push_str(&format!("{},{}\n", person.classes(), dates.join(",")));
    }
    table
}

/// The people in post as a database groups them.
fn grouped(people: &[Person]) -> String {
    let mut groups: BTreeMap<String, u32> = BTreeMap::new();
    for person in people.iter().filter(|p| p.in_post()) {
        let age = person.age().map(|a| a.to_string()).unwrap_or_default();
        *groups
            .entry(format!("{},{age}", person.classes()))
            .or_default() += 1;
    }
    let rows = groups.iter().map(|(cells, n)| format!("{cells},{n}\n"));
    format!("{CLASSES},年龄,人数\n{}", rows.collect::<String>())
}

fn count(rosters: &[String]) -> Counted {
    read(rosters, &[])
}

fn parts_add_up(counted: &Counted) {
    let sum = |ids: &[&str]| ids.iter().map(|id| counted.people(id)).sum::<u64>();
    let total = counted.people("staff.total");
    let posts = [
        "staff.professional",
        "staff.management",
        "staff.workers",
        "staff.post_unknown",
    ];
    assert_eq!(sum(&posts), total);
    let names = ["band1", "band2", "band3", "band4", "band5", "unknown"];
    let ages = names.map(|name| format!("staff.age.{name}"));
    assert_eq!(ages.iter().map(|id| counted.people(id)).sum::<u64>(), total);
    for (breakdown, parts) in [
        (
            "education",
            &[
                "postgraduate",
                "bachelor",
                "college",
                "secondary",
                "below",
                "unknown",
            ][..],
        ),
        (
            "title",
            &["senior", "intermediate", "junior", "none", "unknown"][..],
        ),
    ] {
        let parts = parts
            .iter()
            .map(|part| format!("professional.{breakdown}.{part}"));
        let parts: u64 = parts.map(|id| counted.people(&id)).sum();
        assert_eq!(parts, counted.people("staff.professional"), "{breakdown}");
    }
    // Breakdowns whose figures are null where no row says anything of them.
    for (whole, parts) in [
        (
            "staff.professional",
            &[
                "health.doctors",
                "health.nurses",
                "health.pharmacists",
                "health.laboratory",
                "health.imaging",
                "health.technicians_other",
                "health.other",
                "professional.other_technical",
                "professional.occupation_unknown",
            ][..],
        ),
        (
            "staff.total",
            &[
                "staff.retirement.beyond",
                "staff.retirement.soon",
                "staff.retirement.later",
                "staff.retirement.unknown",
            ],
        ),
        (
            "staff.total",
            &["staff.male", "staff.female", "staff.sex_unknown"],
        ),
    ] {
        let numbers: Vec<Option<u64>> = parts.iter().map(|id| counted.number(id)).collect();
        let known: Option<u64> = numbers.iter().copied().sum();
        match known {
            Some(sum) => assert_eq!(sum, counted.people(whole), "{parts:?}"),
            None => assert!(numbers.iter().all(Option::is_none), "{parts:?}"),
        }
    }
    for of in ["staff", "professional"] {
        let types = [
            "局机关",
            "市直",
            "公卫",
            "社区",
            "乡镇",
            "村卫生室",
            "民营",
            "unknown",
        ];
        let types = types.map(|part| counted.people(&format!("{of}.unit_type.{part}")));
        let whole = match of {
            "staff" => total,
            _ => counted.people("staff.professional"),
        };
        assert_eq!(types.iter().sum::<u64>(), whole, "{of}");
    }
    let ages = names.map(|name| counted.people(&format!("professional.age.{name}")));
    assert_eq!(
        ages.iter().sum::<u64>(),
        counted.people("staff.professional")
    );
    let senior = [
        "professional.title.senior_full",
        "professional.title.senior_associate",
    ];
    assert!(sum(&senior) <= counted.people("professional.title.senior"));
}

/// The counts of a roster, row by row and figure by figure.
fn naive(people: &[Person]) -> Vec<(&'static str, u64)> {
    let staff: Vec<&Person> = people.iter().filter(|p| p.in_post()).collect();
    let of = |test: &dyn Fn(&Person) -> bool| staff.iter().filter(|p| test(p)).count() as u64;
    let post = |class: &'static str| of(&|p| p.post() == class);
    let professional = |test: &dyn Fn(&Person) -> bool| of(&|p| p.post() == "专业技术" && test(p));
    let education = |class: &'static str| professional(&|p| p.education.1 == class);
    let title = |class: &'static str| professional(&|p| p.title.1 == class);
    let aged = |ages: std::ops::RangeInclusive<i32>| {
        of(&|p| p.age().is_some_and(|age| ages.contains(&age)))
    };
    let honour = |name: &'static str| of(&|p| p.honours.split('、').any(|h| h == name));
    vec![
        ("staff.total", staff.len() as u64),
        ("staff.institutions", of(&|p| p.unit.1 != "局机关")),
        ("staff.professional", post("专业技术")),
        ("staff.management", post("管理")),
        ("staff.workers", post("工勤技能")),
        ("staff.post_unknown", post("不详")),
        ("professional.education.postgraduate", education("研究生")),
        ("professional.education.bachelor", education("大学本科")),
        ("professional.education.college", education("大学专科")),
        ("professional.education.secondary", education("中专及高中")),
        ("professional.education.below", education("初中及以下")),
        ("professional.education.unknown", education("不详")),
        (
            "professional.title.senior",
            title("正高级") + title("副高级"),
        ),
        ("professional.title.senior_full", title("正高级")),
        ("professional.title.senior_associate", title("副高级")),
        ("professional.title.intermediate", title("中级")),
        ("professional.title.junior", title("初级")),
        ("professional.title.none", title("无")),
        ("professional.title.unknown", title("不详")),
        ("staff.age.band1", aged(0..=35)),
        ("staff.age.band2", aged(36..=40)),
        ("staff.age.band3", aged(41..=45)),
        ("staff.age.band4", aged(46..=50)),
        ("staff.age.band5", aged(51..=150)),
        ("staff.age.unknown", of(&|p| p.born.is_none())),
        (
            "staff.education.master_fulltime",
            of(&|p| p.mode == "全日制" && p.education.0.starts_with("硕士")),
        ),
        ("honours.discipline_leaders", honour("学科带头人")),
        ("honours.city_experts", honour("市管专家")),
    ]
}

#[derive(Debug, Clone)]
struct Event {
    kind: &'static str,
    on: NaiveDate,
    place: &'static str,
    level: &'static str,
    education: &'static str,
    unit: Cell,
    numbers: [Option<u32>; 5],
}

/// Places of an event's numbers.
const PERSONS: usize = 0;
const TIMES: usize = 1;
const SESSIONS: usize = 2;
const QUANTITY: usize = 3;
const EXAMINEES: usize = 4;

const LOG: &str = "类别,日期,地点,级别,学历,单位,单位类型,人数,人次,场次,数量,参考人数";
const KINDS: &[&str] = &[
    "外出招聘",
    "公开招聘",
    "进修",
    "培训",
    "科研获奖",
    "制度文件",
    "义诊",
];

fn event() -> impl Strategy<Value = Event> {
    let cells = (
        select(KINDS),
        day(2023..2026),
        select(&["武汉", "宜昌", "长沙、武汉", ""][..]),
        select(&["省级", "地市级", "本级", ""][..]),
        select(&["大学本科", "大学专科", "硕士研究生", ""][..]),
        select(UNITS),
    );
    (cells, prop::array::uniform5(prop::option::of(0u32..90))).prop_map(|(cells, numbers)| Event {
        kind: cells.0,
        on: cells.1,
        place: cells.2,
        level: cells.3,
        education: cells.4,
        unit: cells.5,
        numbers,
    })
}

fn log<'a>(events: impl IntoIterator<Item = &'a Event>) -> String {
    let mut table = format!("{LOG}\n");
    for e in events {
        let numbers = e
            .numbers
            .map(|n| n.map(|n| n.to_string()).unwrap_or_default());
        let cells = [
            e.kind.to_owned(),
            e.on.to_string(),
            e.place.to_owned(),
            e.level.to_owned(),
            e.education.to_owned(),
            e.unit.0.to_owned(),
            e.unit.1.to_owned(),
            numbers.join(","),
        ];
        table.push_str(&format!("{}\n", cells.join(",")));
    }
    table
}

/// The sum of one of an event's numbers over the rows that fill it.
fn sum<'a>(events: impl Iterator<Item = &'a Event>, number: usize) -> Option<u64> {
    let filled: Vec<u64> = events
        .filter_map(|e| e.numbers[number])
        .map(u64::from)
        .collect();
    (!filled.is_empty()).then(|| filled.iter().sum())
}

fn log_figures_are_those_counted_row_by_row(counted: &Counted, events: &[Event]) {
    let of = |kind: &'static str| {
        let year = |e: &&Event| e.on.year() == 2024 && e.on <= AS_OF;
        events.iter().filter(year).filter(move |e| e.kind == kind)
    };
    let sums = [
        ("recruitment.hired", sum(of("公开招聘"), PERSONS)),
        ("recruitment.examinees", sum(of("公开招聘"), EXAMINEES)),
        (
            "recruitment.hired.bachelor",
            sum(
                of("公开招聘").filter(|e| e.education == "大学本科"),
                PERSONS,
            ),
        ),
        ("training.short.person_times", sum(of("培训"), TIMES)),
        ("study.further.person_times", sum(of("进修"), TIMES)),
        (
            "study.further.townships",
            sum(of("进修").filter(|e| e.unit.1 == "乡镇"), PERSONS),
        ),
        ("clinics.sessions", sum(of("义诊"), SESSIONS)),
        (
            "awards.prefecture",
            sum(of("科研获奖").filter(|e| e.level == "地市级"), QUANTITY),
        ),
    ];
    for (id, expected) in sums {
        assert_eq!(counted.number(id), expected, "{id}");
    }
    let times = |n: Option<u32>| u64::from(n.unwrap_or(1));
    let trips: u64 = of("外出招聘").map(|e| times(e.numbers[SESSIONS])).sum();
    assert_eq!(counted.number("recruitment.trips"), Some(trips));
    let policies: u64 = of("制度文件").map(|e| times(e.numbers[QUANTITY])).sum();
    assert_eq!(counted.number("policies.issued"), Some(policies));
    let places: BTreeSet<&str> = of("外出招聘")
        .flat_map(|e| e.place.split('、'))
        .filter(|place| !place.is_empty())
        .collect();
    assert!(
        counted
            .entries("recruitment.trip_places")
            .iter()
            .eq(places.iter())
    );
    let months: BTreeSet<u32> = of("公开招聘")
        .filter(|e| e.numbers[EXAMINEES].is_some())
        .map(|e| e.on.month())
        .collect();
    let months: Vec<String> = months.iter().map(|m| format!("{m}月")).collect();
    assert_eq!(counted.entries("recruitment.exam_month"), months);
}

/// A list with a shuffled copy of it and a place to part it.
fn shuffled<T: Clone + std::fmt::Debug + 'static>(
    list: impl Strategy<Value = Vec<T>>,
) -> impl Strategy<Value = (Vec<T>, Vec<T>, usize)> {
    list.prop_flat_map(|list| {
        let parted = 0..=list.len();
        (Just(list.clone()), Just(list).prop_shuffle(), parted)
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, ..ProptestConfig::default() })]

    #[test]
    fn the_parts_of_each_breakdown_add_to_their_whole(people in staff()) {
        parts_add_up(&count(&[roster(&people)]));
    }

    #[test]
    fn people_are_those_counted_row_by_row(people in staff()) {
        let counted = count(&[roster(&people)]);
        for (id, expected) in naive(&people) {
            prop_assert_eq!(counted.people(id), expected, "{}", id);
        }
    }

    #[test]
    fn neither_the_order_of_people_nor_their_parting_into_files_matters(
        (people, other_order, parted) in shuffled(staff())
    ) {
        let one = count(&[roster(&people)]);
        let (front, back) = other_order.split_at(parted);
        let two = count(&[roster(front), roster(back)]);
        prop_assert_eq!(one.json(), two.json());
        prop_assert_eq!(one.by_unit(), two.by_unit());
    }

    #[test]
    fn whoever_is_not_in_post_changes_no_figure(people in staff(), more in staff()) {
        let staff: Vec<&Person> = people.iter().filter(|p| p.in_post()).collect();
        let gone = more.iter().filter(|p| !p.in_post());
        let with_them = roster(staff.iter().copied().chain(gone));
        prop_assert_eq!(count(&[with_them]).json(), count(&[roster(staff)]).json());
    }

    #[test]
    fn a_grouped_roster_has_the_figures_of_the_one_it_was_grouped_from(people in staff()) {
        let staff: Vec<&Person> = people.iter().filter(|p| p.in_post()).collect();
        let (one, grouped) = (count(&[roster(staff)]), count(&[grouped(&people)]));
        prop_assert_eq!(one.json(), grouped.json());
        prop_assert_eq!(one.by_unit(), grouped.by_unit());
    }

    #[test]
    fn activities_are_those_added_up_row_by_row(events in prop::collection::vec(event(), 0..40)) {
        let counted = read(&[roster(&[])], &[log(&events)]);
        log_figures_are_those_counted_row_by_row(&counted, &events);
    }

    #[test]
    fn neither_the_order_of_events_nor_their_parting_into_files_matters(
        (events, other_order, parted) in shuffled(prop::collection::vec(event(), 0..40))
    ) {
        let people = [roster(&[])];
        let one = read(&people, &[log(&events)]);
        let (front, back) = other_order.split_at(parted);
        let two = read(&people, &[log(front), log(back)]);
        prop_assert_eq!(one.json(), two.json());
        prop_assert_eq!(one.by_unit(), two.by_unit());
    }
}

proptest! {
    // Each bureau is read once as a whole and once for each unit.
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    #[test]
    fn the_report_of_a_unit_has_the_figures_of_its_rows_alone_and_all_units_make_the_whole(
        people in staff(), events in prop::collection::vec(event(), 0..30)
    ) {
        let counted = read(&[roster(&people)], &[log(&events)]);
        let mut sums: BTreeMap<&str, u64> = BTreeMap::new();
        for unit in counted.figures.units.iter() {
            let own = people.iter().filter(|p| p.unit.0 == unit.name);
            let alone = events.iter().filter(|e| e.unit.0 == unit.name);
            let alone = read(&[roster(own)], &[log(alone)]);
            let figures = counted.figures.of_unit(&unit.name).expect("the unit");
            for (own, alone) in figures.own().iter().zip(alone.figures.whole()) {
                // Whether rows tell doctors from nurses is known from those of all units: where
                // none of this one do, it has 0 of them, and alone it has no number.
                let of_occupation = own.id.starts_with("health.")
                    || own.id == "professional.other_technical"
                    || own.id == "professional.occupation_unknown";
                let is_zero = matches!(&own.value, Value::Number(n) if n.is_zero());
                let is_unknown = own.id.ends_with("_unknown");
                if of_occupation && alone.value == Value::Null && (is_zero || is_unknown) {
                    continue;
                }
                let said = |f: &talentsum::figures::Figure| (f.id.clone(), f.value.clone(), f.share);
                prop_assert_eq!(said(own), said(alone), "{}", unit.name);
            }
            for (id, number) in naive(&people).iter().map(|(id, _)| (*id, alone.people(id))) {
                *sums.entry(id).or_default() += number;
            }
        }
        for (id, sum) in sums {
            prop_assert_eq!(counted.people(id), sum, "{}", id);
        }
    }
}
