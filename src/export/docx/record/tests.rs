use super::*;
use crate::basis::{Classes, DataFile, DataTable, Standing};
use crate::figures::{Form, Scope};

fn basis() -> Basis {
    let figure = |id: &str, text: Option<&str>, share: Option<&str>| Standing {
        id: id.into(),
        label: "“甲”<乙> & 丙".into(),
        text: text.map(str::to_owned),
        share: share.map(str::to_owned),
    };
    let file = |sum: Option<&str>, tables| DataFile {
        name: "data/2024/名册 <1>.xlsx".into(),
        kind: "roster".into(),
        sum: sum.map(str::to_owned),
        small: None,
        tables,
    };
    let table = |sheet: Option<&str>, people, classes| DataTable {
        sheet: sheet.map(str::to_owned),
        rows: 12,
        people,
        classes,
    };
    let classes = Classes {
        of: "学历".into(),
        counts: vec![("大学本科".into(), 9), ("\"不详\"".into(), 2)],
    };
    let tables = vec![
        table(Some("一 月"), Some(11), vec![classes]),
        table(None, None, vec![]),
    ];
    Basis {
        figures: vec![
            figure("staff.total", Some("3120"), None),
            figure("staff.professional", Some("2641"), Some("84.6%")),
            figure("training.courses", None, None),
        ],
        files: vec![file(Some("00ff"), tables), file(None, vec![])],
    }
}

fn record() -> Record {
    let head = RecordHead {
        year: 2024,
        as_of: "2024-12-31".into(),
        unit: None,
        basis: Some(basis()),
    };
    let mut record = Record::new(&head);
    record.figures.push(FigureMark {
        bookmark: "ts_0001".into(),
        figure: FigureRef::whole("staff.total"),
        text: " 3120 ".into(),
        place: None,
    });
    record.figures.push(FigureMark {
        bookmark: "ts_0002".into(),
        figure: FigureRef {
            id: "staff.professional".into(),
            scope: Scope::Unit("“第一”<人民> & 'whole'医院".into()),
            form: Form::Share,
        },
        text: "84.6%".into(),
        place: Some(CellPlace {
            table: "ts_table_01".into(),
            row: 3,
            column: 2,
        }),
    });
    record.tables.push(TableMark {
        bookmark: "ts_table_01".into(),
        id: "staff_by_unit".into(),
        header_rows: 2,
        rows: 300,
        columns: 5,
        words: Some(TableWords {
            headings: vec![HeadingMark {
                row: 1,
                column: 2,
                columns: 3,
                pieces: vec![LinePiece::Words("学历 <其中>".into())],
            }],
            names: vec![vec![LinePiece::Figure("ts_0001".into())], vec![]],
        }),
    });
    let pieces = vec![
        LinePiece::Words(" 共有 ".into()),
        LinePiece::Figure("ts_0001".into()),
    ];
    record.lines = Some(vec![LineMark {
        is_heading: true,
        pieces,
    }]);
    record.literals = vec!["35".into()];
    let total = FigureRef::whole("staff.total");
    record.earlier.push(total, "3119".into());
    record
}

#[test]
fn a_record_reads_back_as_it_was_written() {
    let record = record();
    assert_eq!(Record::from_xml(record.to_xml().as_bytes()), Ok(record));
}

#[test]
fn a_record_that_another_program_has_reformatted_still_reads() {
    let xml = record()
        .to_xml()
        .replace("xmlns=", "xmlns:t=")
        .replace("<record", "<t:record")
        .replace("</record", "</t:record")
        .replace("<figure", "\n  <t:figure later=\"x\"")
        .replace("<literal", "<t:news/><t:literal");
    assert_eq!(Record::from_xml(xml.as_bytes()), Ok(record()));
}

#[test]
fn another_kind_of_xml_is_told_apart() {
    let foreign = Record::from_xml(b"<record xmlns=\"urn:other\"/>");
    assert_eq!(foreign, Err(RecordError::Foreign("record".into())));
    assert!(matches!(
        Record::from_xml(b"<a><b></a>"),
        Err(RecordError::Xml(_))
    ));
    assert!(matches!(Record::from_xml(b""), Err(RecordError::Xml(_))));
}

#[test]
fn a_missing_attribute_is_named() {
    let xml = record().to_xml().replace(" form=\"share\"", "");
    let error = Record::from_xml(xml.as_bytes());
    assert_eq!(
        error,
        Err(RecordError::Attribute {
            element: "figure".into(),
            attribute: "form",
            value: None
        })
    );
}
