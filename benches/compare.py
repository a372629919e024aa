"""Compares `talentsum figures` with polars on a large roster: time, peak memory, and counts.

    cargo build --release --bin talentsum --example make_roster
    python3 benches/compare.py [--rows 1000000] [--rounds 5]

Runs both in alternation and prints the medians. Fails when the counts differ, when the
program takes one and a half times polars' time or more, or when it needs more than 100 MiB.
Needs Linux or macOS, and polars from PyPI.
"""

import argparse
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
MAX_RATIO = 1.5
MAX_MIB = 100


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


def main():
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--rows", type=int, default=1_000_000)
    options.add_argument("--rounds", type=int, default=5)
    chosen = options.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        roster = str(pathlib.Path(folder) / "roster.csv")
        maker = TARGET / "examples" / "make_roster"
        subprocess.run([maker, str(chosen.rows), roster], check=True)
        commands = {
            "talentsum": [TARGET / "talentsum", "figures", "--year", "2024", "--roster", roster, "--format", "json"],
            "polars": [sys.executable, HERE / "tally_polars.py", roster],
        }
        seconds = {name: [] for name in commands}
        peak = dict.fromkeys(commands, 0.0)
        for _ in range(chosen.rounds):
            printed = {}
            for name, command in commands.items():
                text, took, mib = run(command, folder)
                printed[name] = json.loads(text)
                seconds[name].append(took)
                peak[name] = max(peak[name], mib)
        theirs = printed["polars"]
        ours = {id: printed["talentsum"]["figures"][id]["value"] for id in theirs}
    median = {name: statistics.median(all) for name, all in seconds.items()}
    for name in commands:
        print(f"{name:10} {median[name]:7.2f} s  {peak[name]:6.0f} MiB  {min(seconds[name]):.2f}–{max(seconds[name]):.2f} s")
    ratio = median["talentsum"] / median["polars"]
    print(f"{chosen.rows} rows: talentsum takes {ratio:.2f} of polars' time")
    different = {id: (ours[id], theirs[id]) for id in theirs if ours[id] != theirs[id]}
    failures = [
        *[f"{id}: {a}, polars {b}" for id, (a, b) in different.items()],
        *([f"ratio {ratio:.2f}"] if ratio >= MAX_RATIO else []),
        *([f"{peak['talentsum']:.0f} MiB"] if peak["talentsum"] > MAX_MIB else []),
    ]
    if failures:
        sys.exit("too much or different: " + "; ".join(failures))
    print(f"all {len(theirs)} counts agree")


if __name__ == "__main__":
    main()
