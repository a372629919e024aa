"""The same counts as `talentsum figures` makes of a roster, with DuckDB.

    python3 benches/tally_duckdb.py FILE

It is made for `make_roster`'s files: the schema is given, so nothing is guessed twice, and
every spelling that occurs is listed here. Counts per unit and adds them up, as the program
does.
"""

import json
import sys

import duckdb

COLUMNS = "工号,姓名,性别,身份证号,出生日期,学历,职称,岗位类别,单位,参加工作时间,入职日期,离职日期".split(",")
DATES = {"出生日期", "参加工作时间", "入职日期", "离职日期"}


def any_of(column, words):
    return f'"{column}" IN ({", ".join(repr(word) for word in words.split())})'


professional = any_of("岗位类别", "专业技术")
counts = {
    "staff.total": "TRUE",
    "staff.professional": professional,
    "staff.management": any_of("岗位类别", "管理"),
    "staff.workers": any_of("岗位类别", "工勤技能"),
    "staff.age.band1": "age <= 35",
    "staff.age.band2": "age BETWEEN 36 AND 40",
    "staff.age.band3": "age BETWEEN 41 AND 45",
    "staff.age.band4": "age BETWEEN 46 AND 50",
    "staff.age.band5": "age > 50",
}
for part, column, words in [
    ("education.postgraduate", "学历", "博士研究生 硕士研究生"),
    ("education.bachelor", "学历", "大学本科"),
    ("education.college", "学历", "大学专科"),
    ("education.secondary", "学历", "中专 高中"),
    ("title.senior_full", "职称", "主任医师 主任护师 主任药师 主任技师"),
    ("title.senior_associate", "职称", "副主任医师 副主任护师 副主任药师 副主任技师"),
    ("title.intermediate", "职称", "主治医师 主管护师 主管药师 主管技师"),
    ("title.junior", "职称", "医师 护师 药师 技师 医士 护士 药士 技士"),
    ("title.none", "职称", "无"),
]:
    counts[f"professional.{part}"] = f"{professional} AND {any_of(column, words)}"

types = ", ".join(f"'{c}': '{'DATE' if c in DATES else 'VARCHAR'}'" for c in COLUMNS)
sums = ", ".join(f"count(*) FILTER ({condition})" for condition in counts.values())
connection = duckdb.connect()
connection.execute("SET preserve_insertion_order = false")
by_unit = connection.execute(
    f"""
    SELECT "单位", {sums}
    FROM (
        SELECT *, 2024 - year("出生日期") AS age
        FROM read_csv($1, header = true, auto_detect = false, delim = ',', quote = '"',
                      escape = '"', columns = {{{types}}})
        WHERE "入职日期" <= DATE '2024-12-31'
          AND ("离职日期" IS NULL OR "离职日期" > DATE '2024-12-31')
    )
    GROUP BY "单位"
    """,
    [sys.argv[1]],
).fetchall()
totals = [sum(row[i + 1] for row in by_unit) for i in range(len(counts))]
print(json.dumps(dict(zip(counts, totals)), indent=1))
