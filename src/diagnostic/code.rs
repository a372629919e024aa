//! The codes of all findings. A code is stable: scripts and configurations rely on it.

use super::Severity;

macro_rules! codes {
    ($($(#[$doc:meta])* $name:ident = $key:literal, $severity:ident;)*) => {
        /// Which rule a finding comes from.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum Code { $($(#[$doc])* $name,)* }

        impl Code {
            /// Every code there is, errors first.
            pub const ALL: &'static [Code] = &[$(Code::$name,)*];

            /// The stable name, as in JSON and in `[severity]` of the configuration.
            pub fn key(self) -> &'static str {
                match self { $(Code::$name => $key,)* }
            }

            /// The key of its wording.
            pub fn message_key(self) -> &'static str {
                match self { $(Code::$name => concat!("diag-", $key),)* }
            }

    /// Its bit in a set of codes; none for those beyond the last bit.
    pub fn bit(self) -> u128 {
        1u128.checked_shl(self as u32).unwrap_or(0)
    }

            /// How grave it is unless the configuration says otherwise.
            pub fn default_severity(self) -> Severity {
                match self { $(Code::$name => Severity::$severity,)* }
            }
        }
    };
}

codes! {
    /// A column without which nothing can be counted is missing.
    ColumnMissing = "column-missing", Error;
    /// A file has no line that looks like a header.
    HeaderMissing = "header-missing", Error;
    /// A header once more, and another one.
    HeaderDiffers = "header-differs", Error;
    /// A table file that is neither roster nor activity log nor facts, or two of them.
    FileKind = "file-kind", Error;
    /// 学历 is filled but in no class.
    EducationUnclassified = "education-unclassified", Error;
    /// 职称 is filled but in no class.
    TitleUnclassified = "title-unclassified", Error;
    /// 岗位类别 is filled but in no class.
    PostUnclassified = "post-unclassified", Error;
    /// A date that a figure needs cannot be read.
    DateUnreadable = "date-unreadable", Error;
    /// A number that a figure needs cannot be read.
    NumberUnreadable = "number-unreadable", Error;
    /// 离职日期 lies before 入职日期.
    LeftBeforeJoining = "left-before-joining", Error;
    /// The same person is in post in two rows.
    PersonTwice = "person-twice", Error;
    /// Two rosters have most people in common.
    FilesOverlap = "files-overlap", Error;
    /// A unit has people in one table and numbers of people in another.
    PeopleAndNumbers = "people-and-numbers", Error;
    /// Most people of a unit in a table count elsewhere, by their 编制单位.
    HomeUnitsDiffer = "home-units-differ", Error;
    /// A record has more or fewer fields than the header.
    RecordFields = "record-fields", Error;
    /// A record is so long that a quote must have been left open.
    RecordUnclosed = "record-unclosed", Error;
    /// Text follows a closing quote: where the field ends is not certain.
    RecordQuote = "record-quote", Error;
    /// Bytes that are not in the file's encoding.
    EncodingMalformed = "encoding-malformed", Error;
    /// The identity number is faulty and nothing else gives the birth date.
    IdentityUnreadable = "identity-unreadable", Error;
    /// A ruling that does not say what was decided, or about whom or what.
    RulingUnclear = "ruling-unclear", Error;
    /// Two rulings about the same thing contradict each other.
    RulingConflict = "ruling-conflict", Error;
    /// A line above the header looks like a row.
    RowsAbove = "rows-above", Error;
    /// The name of a row is one cell with the row above: a second line of one person.
    PersonMerged = "person-merged", Error;
    /// A formula of a workbook was never calculated.
    FormulaEmpty = "formula-empty", Error;
    /// A file is named like a table and is in a form that is not read.
    FileUnread = "file-unread", Error;
    /// A sheet with something in it was not read.
    SheetSkipped = "sheet-skipped", Warning;
    /// A title or heading of a roster names people who are no staff.
    HeadingOthers = "heading-others", Warning;
    /// A hidden sheet was not read.
    SheetHidden = "sheet-hidden", Warning;
    /// A cell says "as above" where there is no row above.
    DittoFirst = "ditto-first", Warning;
    /// A ruling fits nothing in the data.
    RulingUnused = "ruling-unused", Warning;
    /// A quote in the middle of a field that is not in quotes.
    QuoteStray = "quote-stray", Warning;
    /// A file was left out because of its name.
    FileSkipped = "file-skipped", Warning;
    /// Tables in a folder below the year's are not read.
    FolderUnread = "folder-unread", Warning;
    /// A pattern of the configuration means no file there is.
    PatternUnused = "pattern-unused", Warning;
    /// A roster has no 单位 column: the file's name stands for the unit.
    UnitFromFile = "unit-from-file", Warning;
    /// Two columns of one file mean the same field.
    ColumnTwice = "column-twice", Warning;
    /// 人员状态 says gone but there is no 离职日期.
    GoneWithoutDate = "gone-without-date", Warning;
    /// 人员状态 says gone though 离职日期 lies after the reference date.
    GoneLater = "gone-later", Warning;
    /// 人员状态 is in no class, or may mean two things.
    StatusUnclear = "status-unclear", Warning;
    /// A date has no month: 1 January stands for it.
    MonthMissing = "month-missing", Warning;
    /// 入职日期 lies after the reference date.
    JoinedLater = "joined-later", Warning;
    /// The identity number is faulty.
    IdentityFaulty = "identity-faulty", Warning;
    /// The identity number is valid but ends in 000, as those do that Excel has cut off.
    IdentityZeros = "identity-zeros", Warning;
    /// 出生日期 and the identity number differ.
    BirthDiffers = "birth-differs", Warning;
    /// 年龄 and the birth date differ by more than a year.
    AgeDisagrees = "age-disagrees", Warning;
    /// A column holds other things than its header says, and was read by what it holds.
    ColumnByValues = "column-by-values", Warning;
    /// An age that can hardly be.
    AgeUnlikely = "age-unlikely", Warning;
    /// In post beyond the statutory retirement age, and not 返聘.
    PastRetirement = "past-retirement", Warning;
    /// 入职日期 lies before the sixteenth birthday.
    JoinedYoung = "joined-young", Warning;
    /// A title at an age at which nobody has it.
    TitleUnlikely = "title-unlikely", Warning;
    /// One name and birth date in post in two units, not both with an identity number.
    PersonPerhapsTwice = "person-perhaps-twice", Warning;
    /// A value is in a class, but only just.
    ValueDoubtful = "value-doubtful", Warning;
    /// 岗位类别, 学历, 职称 or the birth date of somebody in post is not filled.
    ValueMissing = "value-missing", Warning;
    /// The example row of a new folder is still there.
    ExampleRow = "example-row", Warning;
    /// 单位 of a row is not filled: the file's name stands for it.
    UnitMissing = "unit-missing", Warning;
    /// 编制, 性别, 学习方式 … is filled but in no class.
    ValueUnlisted = "value-unlisted", Warning;
    /// 单位类型 is not one of the list.
    UnitTypeUnlisted = "unit-type-unlisted", Warning;
    /// The rows of one unit give it several types.
    UnitTypeMixed = "unit-type-mixed", Warning;
    /// 级别 is not one of the list.
    LevelUnlisted = "level-unlisted", Warning;
    /// 类别 is not one of the list and no figure of the bureau uses it.
    KindUnlisted = "kind-unlisted", Warning;
    /// An activity row has no 类别.
    KindMissing = "kind-missing", Warning;
    /// An activity row has no 日期.
    DateMissing = "date-missing", Warning;
    /// An activity row of another year.
    ActivityOtherYear = "activity-other-year", Warning;
    /// An activity row after the reference date.
    ActivityLater = "activity-later", Warning;
    /// 性别 and the identity number differ.
    SexDiffers = "sex-differs", Warning;
    /// 编制单位 names a unit that no roster has.
    HomeUnitAbsent = "home-unit-absent", Warning;
    /// A row of a roster with nothing in it that could be counted.
    RowNobody = "row-nobody", Warning;
    /// A month that may be a cut-off 10.
    MonthCut = "month-cut", Warning;
    /// A table has a header and nothing below it.
    TableEmpty = "table-empty", Warning;
    /// The file ends in the middle of a line, and its last cell looks cut off.
    LastLineCut = "last-line-cut", Warning;
    /// A cell is filled in a column without a header.
    CellUnnamed = "cell-unnamed", Warning;
    /// A unit's name has a mark in it that no name has.
    UnitOdd = "unit-odd", Warning;
    /// A name or a place is written in digits only.
    TextNumber = "text-number", Warning;
    /// Two rows of a log say the same, numbers and all.
    ActivityTwice = "activity-twice", Warning;
    /// A unit named in the configuration occurs in no roster.
    UnitAbsent = "unit-absent", Warning;
    /// Two units whose names differ by a place name only.
    UnitsAlike = "units-alike", Warning;
    /// The 编号 of a facts row is no figure's, but very like one.
    FactIdUnlisted = "fact-id-unlisted", Warning;
    /// A facts row gives a figure that is counted, not given.
    FactCounted = "fact-counted", Warning;
    /// Two facts rows give one figure different values.
    FactTwice = "fact-twice", Warning;
    /// The 机构 of a facts row is no unit of any roster.
    FactUnitUnknown = "fact-unit-unknown", Warning;
    /// The numbers of the units do not add up to the one given for the whole.
    FactSumDiffers = "fact-sum-differs", Warning;
    /// A facts row has no 编号 or no 数值.
    FactIncomplete = "fact-incomplete", Warning;
    /// The 编号 of a facts row cannot be a figure's.
    FactId = "fact-id", Warning;
    /// More applicants than examinees than hired does not hold.
    FunnelBroken = "funnel-broken", Warning;
    /// A 合计, 小计 or 总计 row differs from the rows above it.
    TotalDiffers = "total-differs", Warning;
    /// A row called 合计, 小计 or 总计 is filled as a person's or some people's row is.
    TotalFilled = "total-filled", Warning;
    /// A row of numbers of people that is the sum of other rows, and counts beside them.
    SumCounted = "sum-counted", Error;
    /// The log says more people hired than the rosters have joined in the year.
    HiresDiffer = "hires-differ", Warning;
    /// Last year's people + joined - left are not this year's.
    YearBalance = "year-balance", Warning;
    /// A unit much smaller or larger than last year, gone or new.
    SizeChanged = "size-changed", Warning;
}

impl Code {
    /// The code with this name.
    pub fn from_key(key: &str) -> Option<Code> {
        Code::ALL.iter().copied().find(|c| c.key() == key)
    }
}
