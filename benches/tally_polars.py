"""The same counts as `talentsum figures` makes of a roster, with polars (streaming).

    python3 benches/tally_polars.py FILE

It is made for `make_roster`'s files: every date is written alike, and every spelling that
occurs is listed here. Counts per unit and adds them up, as the program does.
"""

import json
import sys

import polars as pl

AS_OF = pl.lit("2024-12-31")
SENIOR_FULL = ["主任医师", "主任护师", "主任药师", "主任技师"]
SENIOR_ASSOCIATE = ["副主任医师", "副主任护师", "副主任药师", "副主任技师"]
INTERMEDIATE = ["主治医师", "主管护师", "主管药师", "主管技师"]
JUNIOR = ["医师", "护师", "药师", "技师", "医士", "护士", "药士", "技士"]

post, education, title, age = pl.col("岗位类别"), pl.col("学历"), pl.col("职称"), pl.col("age")
professional = post == "专业技术"
counts = {
    "staff.professional": professional,
    "staff.management": post == "管理",
    "staff.workers": post == "工勤技能",
    "professional.education.postgraduate": professional & education.is_in(["博士研究生", "硕士研究生"]),
    "professional.education.bachelor": professional & (education == "大学本科"),
    "professional.education.college": professional & (education == "大学专科"),
    "professional.education.secondary": professional & education.is_in(["中专", "高中"]),
    "professional.title.senior_full": professional & title.is_in(SENIOR_FULL),
    "professional.title.senior_associate": professional & title.is_in(SENIOR_ASSOCIATE),
    "professional.title.intermediate": professional & title.is_in(INTERMEDIATE),
    "professional.title.junior": professional & title.is_in(JUNIOR),
    "professional.title.none": professional & (title == "无"),
    "staff.age.band1": age <= 35,
    "staff.age.band2": age.is_between(36, 40),
    "staff.age.band3": age.is_between(41, 45),
    "staff.age.band4": age.is_between(46, 50),
    "staff.age.band5": age > 50,
}

left = pl.col("离职日期")
by_unit = (
    pl.scan_csv(sys.argv[1], infer_schema=False)
    .filter((pl.col("入职日期") <= AS_OF) & (left.is_null() | (left > AS_OF)))
    .with_columns(age=2024 - pl.col("出生日期").str.slice(0, 4).cast(pl.Int32))
    .group_by("单位")
    .agg(pl.len().alias("staff.total"), *[rows.sum().alias(id) for id, rows in counts.items()])
    .collect(engine="streaming")
)
print(json.dumps({id: by_unit[id].sum() for id in ["staff.total", *counts]}, indent=1))
