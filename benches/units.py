"""Times the reports of 3,000 units from one roster: how many a second, and peak memory.

    cargo build --release --bin talentsum --example make_roster
    python3 benches/units.py [--rows 600000] [--rounds 3] [--format docx]

Counts the files, opens every Word file as a zip, and fails below 300 reports a second or
above 300 MiB. The double identity numbers that the roster has are errors, so the reports
are drafts. Needs Linux or macOS.
"""

import argparse
import os
import pathlib
import statistics
import subprocess
import sys
import tempfile
import time
import zipfile

HERE = pathlib.Path(__file__).resolve().parent
TARGET = HERE.parent / "target" / "release"
MIN_RATE = 300
MAX_MIB = 300


def run(command, folder):
    """The exit code of a command, its wall and processor seconds and its peak MiB."""
    start = time.perf_counter()
    process = subprocess.Popen(command, cwd=folder, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    unit = 1 << 20 if sys.platform == "darwin" else 1 << 10
    busy = usage.ru_utime + usage.ru_stime
    return process.returncode, seconds, busy, usage.ru_maxrss / unit


def main():
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--rows", type=int, default=600_000)
    options.add_argument("--rounds", type=int, default=3)
    options.add_argument("--format", choices=["docx", "md"], default="docx")
    chosen = options.parse_args()
    rates, busy_each, peak = [], [], 0.0
    with tempfile.TemporaryDirectory() as folder:
        roster = str(pathlib.Path(folder) / "roster.csv")
        subprocess.run([TARGET / "examples" / "make_roster", str(chosen.rows), roster], check=True)
        for round in range(chosen.rounds):
            out = pathlib.Path(folder) / f"out{round}"
            command = [TARGET / "talentsum", "report", "--year", "2024", "--roster", roster,
                       "--by", "unit", "--format", chosen.format, "-o", out, "-q", "--draft"]
            code, seconds, busy, mib = run(command, folder)
            if code not in (0, 1):
                sys.exit(f"talentsum failed with exit code {code}")
            files = [f for f in out.iterdir() if f.suffix == f".{chosen.format}"]
            reports = [f for f in files if "存疑清单" not in f.name]
            if chosen.format == "docx":
                for file in reports:
                    charts = [n for n in zipfile.ZipFile(file).namelist() if n.startswith("word/charts/chart")]
                    if not charts:
                        sys.exit(f"{file.name} has no chart")
            rates.append(len(reports) / seconds)
            busy_each.append(busy * 1000 / len(files))
            peak = max(peak, mib)
            print(f"{len(reports)} reports and {len(files) - len(reports)} lists of doubts in {seconds:.2f} s: "
                  f"{rates[-1]:.0f} reports a second, {busy_each[-1]:.2f} ms of processor a file, {mib:.0f} MiB")
    rate = statistics.median(rates)
    print(f"median: {rate:.0f} reports a second; {statistics.median(busy_each):.2f} ms of processor a file; "
          f"peak {peak:.0f} MiB")
    if rate < MIN_RATE or peak > MAX_MIB:
        sys.exit(f"the aim is {MIN_RATE} a second and {MAX_MIB} MiB")


if __name__ == "__main__":
    main()
