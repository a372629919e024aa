"""Runs a query of `talentsum sql` in DuckDB and stores its rows as a roster.

    python3 tests/tools/aggregate.py parquet ROSTERS OUT.parquet
    python3 tests/tools/aggregate.py query QUERY.sql OUT.csv

The first makes the raw table: the CSV files of a pattern, columns renamed c0, c1, … in
their order, as Parquet with dates as dates: a database has them so.
"""

import pathlib
import sys

import duckdb

FORMS = "['%Y-%m-%d', '%Y/%-m/%-d', '%Y%m%d', '%Y.%m', '%Y年']"
DATES = {
    "出生日期": f"coalesce(try_strptime(\"出生日期\", {FORMS}), try_strptime(substr(\"身份证号\", 7, 8), '%Y%m%d'))",
    "入职日期": f'try_strptime("入职日期", {FORMS})',
    "离职日期": f'try_strptime("离职日期", {FORMS})',
}


def parquet(pattern, out):
    rosters = f"read_csv('{pattern}', all_varchar=true, union_by_name=true)"
    names = [row[0] for row in duckdb.sql(f"describe select * from {rosters}").fetchall()]
    columns = [
        f"cast({DATES[name]} as date) as c{i}" if name in DATES else f'"{name}" as c{i}'
        for i, name in enumerate(names)
    ]
    duckdb.sql(f"copy (select {', '.join(columns)} from {rosters}) to '{out}' (format parquet)")


def query(sql, out):
    text = pathlib.Path(sql).read_text(encoding="utf-8")
    duckdb.sql(f"copy ({text}) to '{out}' (header)")


if __name__ == "__main__":
    {"parquet": parquet, "query": query}[sys.argv[1]](sys.argv[2], sys.argv[3])
