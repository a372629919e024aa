//! The list of names: one row a person and kind of change.

use super::kind::Kind;
use super::told::Answer;
use crate::diagnostic::Place;
use crate::gather::roll::Told;
use crate::people::change::Step;
use crate::people::{Change, Leaver, Newcomer, Pair, Side};
use crate::vocabulary::{Class, Leaving};
use rustc_hash::FxHashMap;

/// A row of the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// What it says.
    pub kind: Kind,
    /// Name, sex, number: as the later year has them, else the earlier one.
    pub person: Told,
    /// The unit of the earlier year, and of the later one.
    pub units: [Option<String>; 2],
    /// What is another: 职称, 学历, 单位 …; empty for comings and goings.
    pub item: &'static str,
    /// How it was, and how it is.
    pub values: [String; 2],
    /// Why somebody left.
    pub reason: Option<Leaving>,
    /// That, as it is written.
    pub written: String,
    /// When somebody joined or left.
    pub date: String,
    /// Where the person stands in the earlier year, and in the later one.
    pub places: [Option<Place>; 2],
    /// What is to be said besides.
    pub remark: String,
    /// Of people who may be the same the number of their group.
    pub group: Option<usize>,
}

/// All rows, by kind, then by unit and place.
pub fn rows(answer: &Answer, order: &FxHashMap<String, usize>) -> Vec<Row> {
    let maker = Maker { answer };
    let found = &answer.found;
    let mut all: Vec<Row> = Vec::new();
    all.extend(found.joined.iter().map(|newcomer| maker.joined(newcomer)));
    all.extend(found.left.iter().map(|leaver| maker.left(leaver)));
    all.extend(
        found
            .passing
            .iter()
            .map(|row| maker.gone(*row, Kind::Passing, "")),
    );
    found
        .changed
        .iter()
        .for_each(|pair| maker.changed(pair, &mut all));
    for (number, group) in found.unsure.iter().enumerate() {
        let sides = [(Side::Old, &group.old), (Side::New, &group.new)];
        for (side, rows) in sides {
            all.extend(rows.iter().map(|row| Row {
                group: Some(number + 1),
                remark: format!("第{}组：上年、本年可能是同一人，也可能不是", number + 1),
                ..maker.on_one_side(*row, side, Kind::Unsure)
            }));
        }
    }
    for row in &found.unclear {
        all.push(maker.gone(*row, Kind::Unsure, "年内离开；可能是名册里的另一人，未计入"));
    }
    for row in &found.unlisted {
        let remark = "年内离开，上年名册没有，入职日期也不在年内，未计入";
        all.push(maker.gone(*row, Kind::Unlisted, remark));
    }
    for (i, side) in [Side::Old, Side::New].into_iter().enumerate() {
        let doubles = found.doubles[i].iter();
        all.extend(doubles.map(|row| maker.on_one_side(*row, side, Kind::Double)));
        let nameless = found.nameless[i].iter();
        all.extend(nameless.map(|row| maker.on_one_side(*row, side, Kind::Nameless)));
    }
    let place = |row: &Row| {
        let unit = row.units[1].as_ref().or(row.units[0].as_ref());
        let unit = unit.and_then(|unit| order.get(unit));
        unit.copied().unwrap_or(usize::MAX)
    };
    // Within a unit the rows stand in the order in which they were read.
    all.sort_by_key(|row| (row.kind, row.group, place(row)));
    all
}

struct Maker<'a> {
    answer: &'a Answer,
}

impl Maker<'_> {
    fn on_one_side(&self, row: u32, side: Side, kind: Kind) -> Row {
        let person = self.answer.told(side, row);
        let (mut units, mut places) = ([None, None], [None, None]);
        units[side as usize].clone_from(&person.place.unit);
        places[side as usize] = Some(person.place.clone());
        Row {
            kind,
            person,
            units,
            item: "",
            values: Default::default(),
            reason: None,
            written: String::new(),
            date: String::new(),
            places,
            remark: String::new(),
            group: None,
        }
    }

    fn joined(&self, newcomer: &Newcomer) -> Row {
        let mut row = self.on_one_side(newcomer.row, Side::New, Kind::Joined);
        let entry = self.answer.found.entry(Side::New, newcomer.row);
        row.date = entry.joined.map(|d| d.to_string()).unwrap_or_default();
        if let Some(before) = newcomer.before {
            let told = self.answer.told(Side::Old, before);
            row.places[0] = Some(told.place.clone());
            row.remark = format!("上年在名册里，不计入（{}）", told.standing);
        } else if entry.joined.is_some_and(|d| d <= self.answer.years[0].1) {
            row.remark = "入职日期不晚于上年统计截止日，上年名册没有".to_owned();
        }
        row
    }

    fn left(&self, leaver: &Leaver) -> Row {
        let mut row = self.on_one_side(leaver.row, Side::Old, Kind::Left);
        row.reason = Some(leaver.reason);
        row.date = leaver.date.map(|d| d.to_string()).unwrap_or_default();
        row.written.clone_from(&row.person.reason);
        match leaver.last {
            Some(last) => {
                let told = self.answer.told(Side::New, last);
                row.places[1] = Some(told.place.clone());
                row.written.clone_from(&told.reason);
                if leaver.reason == Leaving::NotCounted {
                    row.remark = format!("仍在本年名册里，不计入（{}）", told.standing);
                }
            }
            None => {
                let entry = self.answer.found.entry(Side::Old, leaver.row);
                let retires = entry.reaches_retirement(self.answer.years[1].1);
                row.remark = match retires && leaver.reason == Leaving::Unsaid {
                    true => "本年名册没有；已到法定退休年龄",
                    false => "本年名册没有",
                }
                .to_owned();
            }
        }
        if leaver.reason == Leaving::Unsaid {
            row.written.clear();
        }
        if leaver.date.is_some_and(|d| d <= self.answer.years[0].1) {
            row.remark = "离职日期不晚于上年统计截止日，上年名册仍列为在职".to_owned();
        }
        row
    }

    /// Somebody of the later year who has left.
    fn gone(&self, row: u32, kind: Kind, remark: &str) -> Row {
        let entry = self.answer.found.entry(Side::New, row);
        let mut made = self.on_one_side(row, Side::New, kind);
        made.reason = Some(entry.reason);
        made.written.clone_from(&made.person.reason);
        let date = |date: Option<chrono::NaiveDate>| date.map(|d| d.to_string());
        made.date = date(entry.left).unwrap_or_default();
        remark.clone_into(&mut made.remark);
        if let (Kind::Passing, Some(joined)) = (kind, date(entry.joined)) {
            made.remark = format!("{joined}入职");
        }
        made
    }

    fn changed(&self, pair: &Pair, all: &mut Vec<Row>) {
        let (old, new) = (
            self.answer.told(Side::Old, pair.old),
            self.answer.told(Side::New, pair.new),
        );
        for change in &pair.changes {
            let (kind, item, values) = what(*change, &old, &new);
            all.push(Row {
                kind,
                units: [&old, &new].map(|told| told.place.unit.clone()),
                item,
                values,
                places: [&old, &new].map(|told| Some(told.place.clone())),
                ..self.on_one_side(pair.new, Side::New, kind)
            });
        }
    }
}

fn what(change: Change, old: &Told, new: &Told) -> (Kind, &'static str, [String; 2]) {
    let both = |of: &dyn Fn(&Told) -> String| [of(old), of(new)];
    let (item, values) = match change {
        Change::Moved => ("单位", both(&|t| t.place.unit.clone().unwrap_or_default())),
        Change::Title(_) => ("职称", classes(&old.title, &new.title)),
        Change::Education(_) => ("学历", classes(&old.education, &new.education)),
        Change::Degree(_) => ("学位", both(&|t| t.degree.clone())),
        Change::Name => ("姓名", both(&|t| t.name.clone())),
        Change::Number => ("身份证号", both(&|t| t.number.clone())),
        Change::Birth => ("出生日期", both(&|t| t.born.clone())),
        Change::Sex => ("性别", both(&|t| t.sex.clone())),
        Change::Post => ("岗位类别", both(&|t| t.post.clone())),
        Change::Establishment => ("编制", both(&|t| t.establishment.clone())),
    };
    let kind = match change {
        Change::Moved => Kind::Moved,
        Change::Title(Step::Up) => Kind::Promoted,
        Change::Education(Step::Up) | Change::Degree(Step::Up) => Kind::Degree,
        _ => Kind::Other,
    };
    (kind, item, values)
}

/// The classes, with the words as written where these say more.
fn classes(old: &[String; 2], new: &[String; 2]) -> [String; 2] {
    [old, new].map(
        |[class, written]| match written.is_empty() || written == class {
            true => class.clone(),
            false => format!("{class}（{written}）"),
        },
    )
}

/// `data/2024/花名册.xlsx（表一）:12`; empty for none.
fn shown(place: Option<&Place>) -> String {
    let Some(place) = place else {
        return String::new();
    };
    let file = place.file.as_deref().unwrap_or_default();
    let sheet = place.sheet.as_ref();
    let sheet = sheet
        .map(|sheet| format!("（{sheet}）"))
        .unwrap_or_default();
    let line = place
        .line
        .map(|line| format!(":{line}"))
        .unwrap_or_default();
    format!("{file}{sheet}{line}")
}

impl Row {
    /// The label of the reason, where there is one.
    pub fn reason_label(&self) -> &'static str {
        self.reason.map_or("", |reason| reason.label())
    }

    /// The places as they are shown.
    pub fn shown_places(&self) -> [String; 2] {
        [0, 1].map(|side: usize| shown(self.places[side].as_ref()))
    }
}
