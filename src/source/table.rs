//! A table in a file: the header found by what it says, rows that are no data set aside.

use super::delimited::{Delimited, DelimitedError};
use super::record::{Quoting, Record};
use std::fs::File;
use std::path::Path;

/// How many records are looked at for the header before giving up.
const HEADER_SEARCH: usize = 30;

/// An open table, past its header.
pub struct Table<'a> {
    reader: Delimited<File>,
    headers: Vec<String>,
    header_line: u64,
    header_quoting: Quoting,
    known: &'a dyn Fn(&str) -> bool,
    /// Positions of the columns without which a row is no data.
    essential: Vec<usize>,
    record: Record,
    skipped: Skipped,
}

/// How many rows were set aside, by reason.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Skipped {
    /// Title and note lines above the header.
    pub above: u64,
    /// The header once more.
    pub repeated_headers: u64,
    /// Rows with nothing in any field.
    pub blank: u64,
    /// 合计, 小计, 总计 rows.
    pub totals: u64,
    /// 填表人, 审核人 … lines.
    pub signatures: u64,
    /// Headings between the rows: 一、市直单位, a title once more.
    pub headings: u64,
}

/// Why a table cannot be opened.
#[derive(Debug)]
pub enum TableError {
    /// The file cannot be read.
    Io(std::io::Error),
    /// No line of the first ones names enough known columns.
    NoHeader {
        /// The line nearest to one, as far as there is any: its number and its fields.
        nearest: Option<(u64, Vec<String>)>,
    },
    /// Bytes that are not UTF-8, before the header was found.
    Malformed {
        /// Line on which the record starts.
        line: u64,
    },
    /// The header has text after a closing quote.
    BrokenQuotes {
        /// Line on which the header starts.
        line: u64,
    },
    /// A quote left open before the header was found.
    Unclosed {
        /// Line on which the record starts.
        line: u64,
    },
}

/// One row of a table.
pub enum Row<'a> {
    /// A row of data with as many fields as the header.
    Data(&'a Record),
    /// A 合计, 小计 or 总计 row.
    Total(&'a Record),
    /// A row with another number of fields.
    WrongFields {
        /// The record as it is.
        record: &'a Record,
        /// How many fields the header has.
        expected: usize,
    },
    /// A row with text after a closing quote.
    BrokenQuotes {
        /// Line on which the record starts.
        line: u64,
    },
    /// A row with bytes that are not UTF-8.
    Malformed {
        /// The record as it is.
        record: &'a Record,
        /// The first malformed field, from 0.
        field: usize,
    },
    /// A header once more, and another one: what follows may not fit the columns.
    SecondHeader {
        /// The line it is on.
        line: u64,
    },
    /// A quote was opened and never closed: nothing can be read beyond this line.
    Unclosed {
        /// Line on which the record starts.
        line: u64,
    },
}

impl<'a> Table<'a> {
    /// Opens a file and finds its header: the first record of which `known` recognises two
    /// cells and half of all that are filled, or the one below it if that has more; else
    /// the one of the first records with the most. `essential` says which headers are of
    /// columns without which a row is no data.
    ///
    /// # Errors
    /// When the file cannot be read, or there is no header.
    pub fn open(
        path: &Path,
        known: &'a dyn Fn(&str) -> bool,
        essential: &dyn Fn(&str) -> bool,
    ) -> Result<Self, TableError> {
        let header = find_header(path, known)?;
        let mut reader = Delimited::new(File::open(path).map_err(TableError::Io)?);
        let mut record = Record::default();
        // Read again up to the header, so that what is above it is passed over exactly.
        for _ in 0..=header.index {
            match reader.next(&mut record) {
                Ok(_) => {}
                Err(DelimitedError::Io(e)) => return Err(TableError::Io(e)),
                Err(DelimitedError::Unclosed { line }) => {
                    return Err(TableError::Unclosed { line });
                }
            }
        }
        let essential = (0..header.fields.len())
            .filter(|i| essential(&header.fields[*i]))
            .collect();
        Ok(Table {
            reader,
            known,
            essential,
            headers: header.fields,
            header_line: header.line,
            header_quoting: header.quoting,
            record,
            skipped: Skipped {
                above: header.index as u64,
                ..Skipped::default()
            },
        })
    }

    /// The header's cells as they are written.
    pub fn headers(&self) -> &[String] {
        &self.headers
    }

    /// The line the header is on.
    pub fn header_line(&self) -> u64 {
        self.header_line
    }

    /// How well the quotes of the header are set.
    pub fn header_quoting(&self) -> Quoting {
        self.header_quoting
    }

    /// What was set aside so far.
    pub fn skipped(&self) -> Skipped {
        self.skipped
    }

    /// The next row that is data or ought to be; `None` at the end.
    ///
    /// # Errors
    /// When the file cannot be read any further.
    pub fn next_row(&mut self) -> std::io::Result<Option<Row<'_>>> {
        loop {
            match self.reader.next(&mut self.record) {
                Ok(false) => return Ok(None),
                Ok(true) => {}
                Err(DelimitedError::Io(e)) => return Err(e),
                Err(DelimitedError::Unclosed { line }) => return Ok(Some(Row::Unclosed { line })),
            }
            let line = self.record.line();
            match self.kind() {
                Kind::Data => return Ok(Some(Row::Data(&self.record))),
                Kind::WrongFields => {
                    let (record, expected) = (&self.record, self.headers.len());
                    return Ok(Some(Row::WrongFields { record, expected }));
                }
                Kind::SecondHeader => return Ok(Some(Row::SecondHeader { line })),
                Kind::BrokenQuotes => return Ok(Some(Row::BrokenQuotes { line })),
                Kind::Malformed(field) => {
                    let record = &self.record;
                    return Ok(Some(Row::Malformed { record, field }));
                }
                Kind::Blank => self.skipped.blank += 1,
                Kind::RepeatedHeader => self.skipped.repeated_headers += 1,
                Kind::Total => {
                    self.skipped.totals += 1;
                    return Ok(Some(Row::Total(&self.record)));
                }
                Kind::Signature => self.skipped.signatures += 1,
                Kind::Heading => self.skipped.headings += 1,
            }
        }
    }

    fn kind(&self) -> Kind {
        let record = &self.record;
        if record.quoting() == Quoting::Broken {
            return Kind::BrokenQuotes;
        }
        if let Some(field) = record.malformed_field() {
            return Kind::Malformed(field);
        }
        // Most rows are data: the first byte of a total or signature row is never an
        // ASCII letter or digit, and neither is a header's (工号, 序号, 姓名).
        let first = record.field(0);
        // A day alone at the foot does begin with one, but fills no three cells.
        if record.len() == self.headers.len()
            && first.first().is_some_and(u8::is_ascii_alphanumeric)
            && record.fields().filter(|f| !f.is_empty()).nth(2).is_some()
        {
            return Kind::Data;
        }
        if record.is_blank() {
            return Kind::Blank;
        }
        let same = |(field, header): (&[u8], &String)| field == header.as_bytes();
        if record.len() == self.headers.len() && record.fields().zip(&self.headers).all(same) {
            return Kind::RepeatedHeader;
        }
        if self.is_another_header() {
            return Kind::SecondHeader;
        }
        if self.is_nobodys() {
            if is_total(record) {
                return Kind::Total;
            }
            if is_signature(record) {
                return Kind::Signature;
            }
            if is_heading(record) && self.headers.len() > 1 {
                return Kind::Heading;
            }
        }
        if record.len() != self.headers.len() {
            return Kind::WrongFields;
        }
        Kind::Data
    }

    /// Whether a row is a header again but not this one: another list pasted below.
    fn is_another_header(&self) -> bool {
        let known = |index: usize| (self.known)(&self.record.text(index));
        let first = (0..self.record.len()).find(|i| !self.record.field(*i).is_empty());
        first.is_some_and(known) && (0..self.record.len()).filter(|i| known(*i)).count() >= 3
    }

    /// Whether no essential column says anything, its first cell aside: only then can a
    /// row be a total, a signature or a heading. Numbers under them are a total's.
    fn is_nobodys(&self) -> bool {
        let first = (0..self.record.len()).find(|i| !self.record.field(*i).is_empty());
        self.essential.iter().all(|i| {
            let cell = self.record.field(*i);
            let text = String::from_utf8_lossy(cell);
            // 填表人：…，审核人：… stand wherever there is room.
            let label = text.contains('：')
                || (text.contains(':') && !text.starts_with(|c: char| c.is_ascii_digit()));
            Some(*i) == first || cell.iter().all(u8::is_ascii_digit) || label
        })
    }
}

enum Kind {
    Data,
    SecondHeader,
    WrongFields,
    BrokenQuotes,
    Malformed(usize),
    Blank,
    RepeatedHeader,
    Total,
    Signature,
    Heading,
}

struct Header {
    index: usize,
    line: u64,
    fields: Vec<String>,
    quoting: Quoting,
}

fn find_header(path: &Path, known: &dyn Fn(&str) -> bool) -> Result<Header, TableError> {
    let mut reader = Delimited::new(File::open(path).map_err(TableError::Io)?);
    let mut record = Record::default();
    let mut best: Option<(usize, Header)> = None;
    let mut first: Option<(u64, Vec<String>)> = None;
    let mut settled = false;
    for index in 0..HEADER_SEARCH {
        match reader.next(&mut record) {
            Ok(true) => {}
            Ok(false) => break,
            Err(DelimitedError::Io(e)) => return Err(TableError::Io(e)),
            Err(DelimitedError::Unclosed { line }) if best.is_none() => {
                return Err(TableError::Unclosed { line });
            }
            Err(DelimitedError::Unclosed { .. }) => break,
        }
        if record.malformed_field().is_some() {
            if best.is_none() {
                return Err(TableError::Malformed {
                    line: record.line(),
                });
            }
            continue;
        }
        let fields: Vec<String> = (0..record.len())
            .map(|i| record.text(i).into_owned())
            .collect();
        let score = fields.iter().filter(|f| known(f)).count();
        if first.as_ref().is_none_or(|(_, f)| f.len() < fields.len()) {
            first = Some((record.line(), fields.clone()));
        }
        let filled = fields.iter().filter(|f| !f.trim().is_empty()).count();
        let was_settled = settled;
        if score > best.as_ref().map_or(0, |(s, _)| *s) {
            // What is below such a record is data, but for a second line of the header.
            settled = score >= 2 && score * 2 >= filled;
            let header = Header {
                index,
                line: record.line(),
                fields,
                quoting: record.quoting(),
            };
            best = Some((score, header));
        }
        if was_settled {
            break;
        }
    }
    match best {
        Some((score, header)) if score >= 2 || header.fields.len() == 1 => match header.quoting {
            Quoting::Broken => Err(TableError::BrokenQuotes { line: header.line }),
            Quoting::Stray | Quoting::Sound => Ok(header),
        },
        _ => Err(TableError::NoHeader { nearest: first }),
    }
}

/// A row that begins with 合计, 小计 or 总计, alone or with a number (`合计：12人`, `共12人`).
fn is_total(record: &Record) -> bool {
    first_word(record).is_some_and(|word| {
        let word: String = word.chars().filter(|c| !c.is_whitespace()).collect();
        ["合计", "小计", "总计", "共计", "共"].iter().any(|total| {
            word.strip_prefix(total).is_some_and(|rest| {
                let number = rest.trim_start_matches([':', '：']);
                let number = number.trim_end_matches(['人', '名', '。']);
                let counted = !number.is_empty() && number.chars().all(|c| c.is_ascii_digit());
                counted || (*total != "共" && number.is_empty())
            })
        })
    })
}

/// A heading between the rows: nothing but one cell, which begins with 一、 or （一） or
/// names a table, as when lists are pasted together. A row with only a name in it is data.
fn is_heading(record: &Record) -> bool {
    const TABLES: &[&str] = &[
        "花名册",
        "名册",
        "台账",
        "一览表",
        "登记表",
        "统计表",
        "汇总表",
    ];
    const ORDINALS: &str = "一二三四五六七八九十";
    if record.fields().filter(|f| !f.is_empty()).count() != 1 {
        return false;
    }
    first_word(record).is_some_and(|word| {
        let bracketed = word.starts_with(['（', '(']);
        let rest = word.trim_start_matches(['（', '(']);
        let after = rest.trim_start_matches(|c| ORDINALS.contains(c));
        let ends = if bracketed {
            ['）', ')']
        } else {
            ['、', '．']
        };
        let numbered = after.len() < rest.len() && after.starts_with(ends);
        numbered || TABLES.iter().any(|table| word.ends_with(table))
    })
}

/// A line such as `填表人：…  审核人：…` at the foot of a form.
fn is_signature(record: &Record) -> bool {
    const WORDS: &[&str] = &[
        "填表人",
        "制表人",
        "审核人",
        "填报人",
        "负责人",
        "单位负责人",
        "填报日期",
        "填表日期",
        "制表日期",
        "联系电话",
        "报送日期",
        "填报单位",
        "单位盖章",
        "(盖章)",
        "（盖章）",
    ];
    // A signature line has at most a few cells filled; a person's row has many.
    let filled = record.fields().filter(|f| !f.is_empty()).count();
    if filled <= 2 && first_word(record).is_some_and(|word| is_remark(&word)) {
        return true;
    }
    filled <= 6
        && first_word(record).is_some_and(|word| {
            let word: String = word.chars().filter(|c| !c.is_whitespace()).collect();
            WORDS.iter().any(|w| word.starts_with(w))
        })
}

/// A remark at the foot (`注：以上人员均在编`), or the day on which a list was made, alone.
fn is_remark(word: &str) -> bool {
    let bare: String = word.chars().filter(|c| !c.is_whitespace()).collect();
    let remark = ["注", "备注", "说明", "填表说明"].iter().any(|mark| {
        bare.strip_prefix(mark)
            .is_some_and(|rest| rest.starts_with([':', '：']))
    });
    let day = bare.starts_with(|c: char| c.is_ascii_digit())
        && bare.ends_with('日')
        && bare
            .chars()
            .all(|c| c.is_ascii_digit() || "年月日".contains(c));
    remark || day
}

fn first_word(record: &Record) -> Option<String> {
    (0..record.len())
        .map(|i| record.text(i))
        .find(|text| !text.trim().is_empty())
        .map(|text| text.trim().to_owned())
}
