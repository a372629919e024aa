//! Shares that do not follow from the counts beside them, and such that do.

/// What is typed over what, and what must be said of it.
pub const SHARES: &[(&str, &str, &[&str])] = &[
    // A total that the sentence names or gives.
    (
        "专业技术人员是队伍的主体。",
        "专业技术人员是队伍的主体。大学本科1200人，占46.2%。",
        &[
            "share 1200人 46.2%→?",
            "number 1200人~professional.education.bachelor",
            "number 46.2%",
        ],
    ),
    (
        "专业技术人员是队伍的主体。",
        "专业技术人员是队伍的主体。外聘人员211人，占干部职工总数的6.0%。",
        &[
            "share 211人 6.0%→5.0%",
            "number 211人=staff.management",
            "number 6.0%",
        ],
    ),
    (
        "专业技术人员是队伍的主体。",
        "专业技术人员是队伍的主体。另有300人外聘，其中护士120人，占45%。",
        &[
            "share 120人 45%→40%",
            "number 300人",
            "number 120人",
            "number 45%",
        ],
    ),
    // A share that does follow is only typed by hand.
    (
        "专业技术人员是队伍的主体。",
        "专业技术人员是队伍的主体。另有300人外聘，其中护士120人，占40%。",
        &["number 300人", "number 120人", "number 40%"],
    ),
    (
        "专业技术人员是队伍的主体。",
        "专业技术人员是队伍的主体。外聘人员260人，约占干部职工总数的6%。",
        &["number 260人", "number 6%"],
    ),
    // A count that is a figure by its name, and so a share of that figure's whole.
    (
        "现将有关情况报告如下。",
        "现将有关情况报告如下。女性3000人，占70.1%。",
        &[
            "share 3000人 70.1%→71.0%",
            "number 3000人=staff.female",
            "number 70.1%",
        ],
    ),
    (
        "现将有关情况报告如下。",
        "现将有关情况报告如下。女性3000人，占比为70.1%。",
        &[
            "share 3000人 70.1%→71.0%",
            "number 3000人=staff.female",
            "number 70.1%",
        ],
    ),
    (
        "现将有关情况报告如下。",
        "现将有关情况报告如下。其中女性3000人（占70.1%）。",
        &[
            "share 3000人 70.1%→71.0%",
            "number 3000人=staff.female",
            "number 70.1%",
        ],
    ),
    (
        "现将有关情况报告如下。",
        "现将有关情况报告如下。女性3000人，占71.0%。",
        &["number 3000人=staff.female", "number 71.0%=staff.female"],
    ),
    // The number of the figure itself is another: which is wrong nobody knows.
    (
        "现将有关情况报告如下。",
        "现将有关情况报告如下。女性3100人，占71.0%。",
        &[
            "share 3100人 71.0%→?",
            "number 3100人~staff.female",
            "number 71.0%=staff.female",
        ],
    ),
    (
        "现将有关情况报告如下。",
        "现将有关情况报告如下。女性3100人，占73.4%。",
        &["number 3100人~staff.female", "number 73.4%"],
    ),
    // Other people than the figure's: nothing is known of them.
    (
        "现将有关情况报告如下。",
        "现将有关情况报告如下。内科女性30人，占60.0%。",
        &["number 30人", "number 60.0%"],
    ),
    (
        "现将有关情况报告如下。",
        "现将有关情况报告如下。内科共有50人，女性30人，占60.0%。",
        &["number 50人", "number 30人", "number 60.0%"],
    ),
    // The whole is given before it.
    (
        "现将有关情况报告如下。",
        "现将有关情况报告如下。4225名职工中，女性3000人，占70.1%。",
        &[
            "share 3000人 70.1%→71.0%",
            "number 4225名=staff.total",
            "number 3000人=staff.female",
            "number 70.1%",
        ],
    ),
    (
        "现将有关情况报告如下。",
        "现将有关情况报告如下。500名护士中年轻护士120人，占45%。",
        &[
            "share 120人 45%→24%",
            "number 500名",
            "number 120人",
            "number 45%",
        ],
    ),
    (
        "现将有关情况报告如下。",
        "现将有关情况报告如下。500名护士中年轻护士120人，占24%。",
        &["number 500名", "number 120人", "number 24%"],
    ),
    // Everybody, in the words that people use.
    (
        "现将有关情况报告如下。",
        "现将有关情况报告如下。具有高级职称的476人，占总人数的12.9%。",
        &[
            "share 476人 12.9%→11.3%",
            "number 476人=professional.title.senior",
            "number 12.9%=professional.title.senior",
        ],
    ),
    (
        "现将有关情况报告如下。",
        "现将有关情况报告如下。具有高级职称的476人，占职工总数的11.3%。",
        &["number 476人=professional.title.senior", "number 11.3%"],
    ),
    (
        "现将有关情况报告如下。",
        "现将有关情况报告如下。具有高级职称的476人，占全系统在岗职工的12.9%。",
        &[
            "share 476人 12.9%→?",
            "number 476人=professional.title.senior",
            "number 12.9%=professional.title.senior",
        ],
    ),
    (
        "现将有关情况报告如下。",
        "现将有关情况报告如下。某医院现有800人，其中具有高级职称的76人，占总人数的9.5%。",
        &["number 800人", "number 76人", "number 9.5%"],
    ),
    // About so many: an exact share is none of it.
    (
        "现将有关情况报告如下。",
        "现将有关情况报告如下。编外人员近1500人，占35.4%。",
        &["number 1500人", "number 35.4%"],
    ),
];
