//! The columns of the three kinds of tables.

/// Declares an enum of columns with their canonical Chinese names.
macro_rules! fields {
    ($(#[$meta:meta])* $name:ident { $( $(#[$vmeta:meta])* $variant:ident = $label:literal ),+ $(,)? }) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum $name { $( $(#[$vmeta])* $variant ),+ }

        impl Field for $name {
            const ALL: &'static [Self] = &[ $( $name::$variant ),+ ];
            fn name(self) -> &'static str {
                match self { $( $name::$variant => $label ),+ }
            }
            fn index(self) -> usize {
                self as usize
            }
        }

        impl $name {
            /// How many columns there are.
            pub const COUNT: usize = <Self as Field>::ALL.len();
        }
    };
}

/// A column of a table.
pub trait Field: Copy + Eq + 'static {
    /// All columns, in the order of the table's description.
    const ALL: &'static [Self];
    /// The canonical header.
    fn name(self) -> &'static str;

    /// Its place in `ALL`, for tables by column.
    fn index(self) -> usize;

    /// The column with this canonical header.
    fn with_name(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|f| f.name() == name)
    }
}

fields! {
    /// Columns of a roster (花名册), one row a person.
    RosterField {
        /// Staff number; never an identity by itself.
        StaffNumber = "工号",
        /// Name.
        Name = "姓名",
        /// Sex.
        Sex = "性别",
        /// Identity number (GB 11643).
        IdentityNumber = "身份证号",
        /// Birth date.
        BirthDate = "出生日期",
        /// Highest education.
        Education = "学历",
        /// Education by full-time study, beside the highest.
        FullTimeEducation = "全日制学历",
        /// Education by part-time study, beside the highest.
        PartTimeEducation = "在职学历",
        /// Education before the first job.
        FirstEducation = "第一学历",
        /// Degree.
        Degree = "学位",
        /// Full-time or part-time.
        StudyMode = "学习方式",
        /// Title as appointed (聘).
        Title = "职称",
        /// Title as passed (评).
        TitleQualified = "专业技术资格",
        /// Kind of post.
        Post = "岗位类别",
        /// Management and professional post at once.
        DoubleRole = "双肩挑",
        /// Profession: doctor, nurse, pharmacy.
        Profession = "专业类别",
        /// Licence to practise.
        Licence = "执业资格",
        /// Whether registered as a general practitioner.
        GpRegistered = "全科医学注册",
        /// Whether certified as a general practitioner.
        GpCertified = "全科医生合格证",
        /// Establishment.
        Establishment = "编制",
        /// Standing.
        Status = "人员状态",
        /// Whether on duty.
        OnDuty = "是否在岗",
        /// Why not on duty.
        AbsenceReason = "不在岗原因",
        /// Joined or left within the year (health-personnel form).
        YearFlow = "年内人员流动情况",
        /// Whether retired and taken on again.
        Rehired = "是否返聘",
        /// Where the person works.
        Unit = "单位",
        /// Where the person's establishment is.
        EstablishmentUnit = "编制单位",
        /// Kind of unit.
        UnitType = "单位类型",
        /// Titles of honour.
        Honours = "称号",
        /// First day of work anywhere.
        CareerStart = "参加工作时间",
        /// Joined this unit.
        Joined = "入职日期",
        /// Left this unit.
        Left = "离职日期",
        /// Why left.
        LeavingReason = "离职原因",
        /// Full years at the reference date.
        Age = "年龄",
        /// How many people the row stands for.
        People = "人数",
    }
}

fields! {
    /// Columns of an activity log (台账), one row an event.
    ActivityField {
        /// Date of the event.
        Date = "日期",
        /// Kind.
        Kind = "类别",
        /// Name.
        Name = "名称",
        /// Unit.
        Unit = "单位",
        /// Kind of unit.
        UnitType = "单位类型",
        /// Place.
        Place = "地点",
        /// Level.
        Level = "级别",
        /// Education of the people hired.
        Education = "学历",
        /// Posts offered.
        Posts = "岗位数",
        /// People planned.
        Planned = "计划人数",
        /// Applicants.
        Applicants = "报名人数",
        /// Examinees.
        Examinees = "参考人数",
        /// People.
        People = "人数",
        /// People on duty.
        OnDuty = "到岗人数",
        /// Attendances.
        PersonTimes = "人次",
        /// Sessions.
        Sessions = "场次",
        /// Quantity.
        Quantity = "数量",
        /// Money.
        Amount = "金额",
        /// Remarks.
        Remarks = "备注",
    }
}

fields! {
    /// Columns of a table of rulings (裁定), one row a decision.
    RulingField {
        /// The code of the finding that was decided about.
        Rule = "规则",
        /// Unit of the person, or the one in which a spelling means this.
        Unit = "单位",
        /// Name of the person.
        Name = "姓名",
        /// Identity number of the person, whole or masked.
        IdentityNumber = "身份证号",
        /// The column that the value stands in.
        Column = "列",
        /// The value as it is written.
        Value = "原值",
        /// What was decided.
        Decision = "裁定",
        /// The value that stands for it from now on.
        Corrected = "改为",
        /// Why.
        Reason = "理由",
        /// Who decided.
        By = "裁定人",
        /// When.
        When = "裁定日期",
        /// Where the finding came up, for whoever decides.
        Places = "出现处",
        /// What was found, for whoever decides.
        Problem = "问题",
        /// What can be decided, for whoever decides.
        Choices = "可选裁定",
    }
}

fields! {
    /// Columns of a table of facts (指标), one row a known number.
    FactField {
        /// Figure id.
        Id = "编号",
        /// What it is.
        Label = "指标",
        /// The number.
        Value = "数值",
        /// The unit (单位) whose number it is; empty: the whole bureau's.
        Institution = "机构",
        /// Unit of count.
        Unit = "计量单位",
        /// Remarks.
        Remarks = "说明",
    }
}
