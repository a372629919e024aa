"""Compares `talentsum figures` with polars and DuckDB on a large roster: time, peak memory,
and the counts themselves.

    cargo build --release --bin talentsum --example make_roster
    python3 benches/compare.py [--rows 1000000] [--rounds 5] [--forms]

Makes the roster, runs all three in turn, checks that they count the same, and prints the
medians as a table of ratios. The program does all its checks; the others only count. With
`--forms` it also reads the same rows in GB18030 and with every field quoted, and compares
those times with its own for UTF-8.

Fails when counts differ, or when the program takes more of polars' time or more memory
than is allowed below. Needs Linux or macOS, and polars and duckdb from PyPI.
"""

import argparse
import csv
import json
import os
import pathlib
import statistics
import subprocess
import sys
import tempfile
import time

HERE = pathlib.Path(__file__).resolve().parent
TARGET = HERE.parent / "target" / "release"
# Where a run fails. What is aimed at stands in the README.
MAX_OF_POLARS = 1.25
# Besides the double-count check's 12 bytes a row.
MAX_MIB = 64
CHECK_BYTES = 12


def run(command, folder):
    """What a command printed, its wall seconds and its peak MiB."""
    with tempfile.TemporaryFile() as out:
        start = time.perf_counter()
        process = subprocess.Popen(command, cwd=folder, stdout=out, stderr=subprocess.DEVNULL)
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode not in (0, 1):  # 1: the data has errors, counted as they stand.
            sys.exit(f"{command[0]} failed with exit code {process.returncode}")
        out.seek(0)
        unit = 1 << 20 if sys.platform == "darwin" else 1 << 10
        return out.read(), seconds, usage.ru_maxrss / unit


def talentsum(roster):
    return [TARGET / "talentsum", "figures", "--year", "2024", "--roster", roster, "--format", "json"]


def values(name, printed):
    """Figure ids and their values."""
    printed = json.loads(printed)
    if name.startswith("talentsum"):
        return {id: figure["value"] for id, figure in printed["figures"].items()}
    return printed


def other_forms(utf8, folder):
    """The same rows in GB18030, and with every field quoted."""
    gb18030, quoted = folder / "gb18030.csv", folder / "quoted.csv"
    with open(utf8, encoding="utf-8", newline="") as rows:
        with open(gb18030, "w", encoding="gb18030", newline="") as out:
            out.writelines(rows)
    with open(utf8, encoding="utf-8", newline="") as rows:
        with open(quoted, "w", encoding="utf-8", newline="") as out:
            csv.writer(out, quoting=csv.QUOTE_ALL, lineterminator="\n").writerows(csv.reader(rows))
    return {"talentsum, GB18030": talentsum(gb18030), "talentsum, quoted": talentsum(quoted)}


def main():
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--rows", type=int, default=1_000_000)
    options.add_argument("--rounds", type=int, default=5)
    options.add_argument("--forms", action="store_true")
    chosen = options.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        roster = folder / "roster.csv"
        subprocess.run([TARGET / "examples" / "make_roster", str(chosen.rows), roster], check=True)
        commands = {
            "talentsum": talentsum(roster),
            "polars": [sys.executable, HERE / "tally_polars.py", roster],
            "duckdb": [sys.executable, HERE / "tally_duckdb.py", roster],
        }
        if chosen.forms:
            commands |= other_forms(roster, folder)
        seconds = {name: [] for name in commands}
        peak = dict.fromkeys(commands, 0.0)
        counted = {}
        for _ in range(chosen.rounds):
            for name, command in commands.items():
                text, took, mib = run(command, folder)
                counted[name] = values(name, text)
                seconds[name].append(took)
                peak[name] = max(peak[name], mib)
    median = {name: statistics.median(all) for name, all in seconds.items()}
    print(f"{chosen.rows} rows, medians of {chosen.rounds} rounds\n")
    print("| | seconds | fastest–slowest | MiB | ÷ polars | ÷ DuckDB | ÷ UTF-8 |")
    print("| :--- | ---: | ---: | ---: | ---: | ---: | ---: |")
    for name in commands:
        of = [f"{median[name] / median[peer]:.2f}" for peer in ("polars", "duckdb", "talentsum")]
        if not name.startswith("talentsum"):
            of[2] = ""
        extent = f"{min(seconds[name]):.2f}–{max(seconds[name]):.2f}"
        print(f"| {name} | {median[name]:.2f} | {extent} | {peak[name]:.0f} | {' | '.join(of)} |")

    shared = counted["polars"].keys() & counted["duckdb"].keys()
    failures = [
        f"{id}: {name} {counted[name].get(id)}, polars {counted['polars'][id]}"
        for name in commands
        for id in sorted(shared)
        if counted[name].get(id) != counted["polars"][id]
    ]
    ratio = median["talentsum"] / median["polars"]
    if ratio > MAX_OF_POLARS:
        failures.append(f"{ratio:.2f} of polars' time")
    besides = peak["talentsum"] - chosen.rows * CHECK_BYTES / (1 << 20)
    if besides > MAX_MIB:
        failures.append(f"{besides:.0f} MiB besides the double-count check")
    if failures:
        sys.exit("too much or different: " + "; ".join(failures))
    print(f"\nall {len(shared)} counts agree")


if __name__ == "__main__":
    main()
