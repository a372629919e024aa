"""Counts the example bureau with DuckDB (count.sql) and prints the totals as JSON.

    python3 tests/tools/count.py YEAR [FOLDER]

FOLDER is the bureau's, examples/bureau by default.
"""

import json
import pathlib
import sys

import duckdb

HERE = pathlib.Path(__file__).resolve().parent
WINDOW = 5


def whole(number):
    return int(number) if number == int(number) else number


def count(year, bureau):
    folder = bureau / "data"
    years = [y for y in range(year - WINDOW + 1, year + 1) if (folder / str(y)).is_dir()]
    con = duckdb.connect()
    for name, value in {
        "year": year,
        "rosters": [str(p) for p in sorted((folder / str(year)).glob("花名册-*.csv"))],
        "logs": [str(p) for y in years for p in sorted((folder / str(y)).glob("台账-*.csv"))],
        "facts": str(folder / str(year) / "指标.csv"),
        "list": [str(HERE.parent / "expected" / f"{name}.csv") for name in ("figures", "further")],
    }.items():
        con.execute(f"set variable {name} = $value", {"value": value})
    figures = {}
    sql = (HERE / "count.sql").read_text(encoding="utf-8")
    for id, number, texts, of, share in con.execute(sql).fetchall():
        value = texts if number is None else whole(number)
        figures[id] = {"value": value} if of is None else {"value": value, "share": share}
    return figures


if __name__ == "__main__":
    bureau = pathlib.Path(sys.argv[2]) if len(sys.argv) > 2 else HERE.parent.parent / "examples" / "bureau"
    figures = count(int(sys.argv[1]), bureau)
    lines = [f"  {json.dumps(id)}: {json.dumps(figure, ensure_ascii=False)}" for id, figure in figures.items()]
    print("{\n" + ",\n".join(lines) + "\n}")
