#!/usr/bin/env python3
"""Runs an archive through Spark, through one worker and through ingest, and holds them to each other.

    python3 Benchmarks/cluster_times.py ANALYZE [FOLDER] [--sessions 5000] [--cores 2]      needs pyspark and Java

makes so many sessions out of the transcripts of the folder (without one, of the project's samples), ten of each pair of
coach and client, and demands that

- the Spark job has one answer for each line of the manifest, and end records that count them;
- `analyze merge` of its parts finds no input missing;
- the export of that database is the export of `analyze ingest` of the same files, byte for byte.

Prints the three figures from which docs/archives.md works out how long an archive takes: sessions a second and core of
a worker, sessions a second of the writer, bytes a session. Exit code 1 where something does not hold.
"""

import argparse
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

import measuring
from measuring import cost, head, make_archive, row

SPARK = measuring.ROOT / "cluster" / "spark_analyze.py"


def exported(analyze, database, folder):
    cost([analyze, "export", "--db", database, "--out", folder])
    return {file.name: file.read_bytes() for file in sorted(folder.iterdir())}


def run_spark(analyze, inputs, out, cores, sessions):
    """The job on local cores; what it took, and what it proved."""
    environment = {
        **os.environ, "SPARK_LOCAL_IP": "127.0.0.1", "PYSPARK_PYTHON": sys.executable,
        "PYSPARK_SUBMIT_ARGS": f"--master local[{cores}] --driver-memory 1g pyspark-shell",
    }
    with open(out.parent / "spark.log", "wb") as log:
        spent = cost([sys.executable, SPARK, inputs, out, "--worker", analyze, "--sessions", max(1, sessions // 20)],
                     env=environment, stderr=log)
    return spent, json.loads((out / "complete.json").read_text())


def check(holds, what, failures):
    print(f"- {'holds' if holds else 'FAILS'}: {what}", flush=True)
    if not holds:
        failures.append(what)


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("analyze", type=pathlib.Path)
    parser.add_argument("folder", nargs="?", type=pathlib.Path)
    parser.add_argument("--sessions", type=int, default=5000)
    parser.add_argument("--cores", type=int, default=2)
    options = parser.parse_args()
    analyze, count = options.analyze.resolve(), options.sessions
    if not shutil.which("java"):
        sys.exit("Java is not there, which Spark needs")
    failures = []
    with tempfile.TemporaryDirectory() as scratch:
        work = pathlib.Path(scratch)
        size = make_archive(measuring.transcripts(options.folder), count, work / "archive")
        inputs = work / "inputs.ndjson"
        with open(inputs, "wb") as file:
            cost([analyze, "inputs", work / "archive"], stdout=file)
        spark, counts = run_spark(analyze, inputs, work / "out", options.cores, count)
        merged = subprocess.run(
            [analyze, "merge", work / "out" / "parts", "--inputs", inputs, "--db", work / "spark.sqlite"],
            capture_output=True, text=True)
        with open(inputs, "rb") as lines, open(work / "part", "wb") as part:
            worker = cost([analyze, "worker"], stdin=lines, stdout=part)
        writer = cost([analyze, "merge", work / "part", "--inputs", inputs, "--db", work / "merged.sqlite"])
        stored = (work / "merged.sqlite").stat().st_size
        ingest = cost([analyze, "ingest", work / "archive", "--jobs", options.cores, "--db", work / "own.sqlite"])
        own = exported(analyze, work / "own.sqlite", work / "own")
        sessions = len(own["sessions.ndjson"].splitlines())
        turns = len(own["turns.ndjson"].splitlines())

        print(f"{count:,} sessions of {turns / sessions:.0f} turns and {size / count / 1e3:.1f} kB\n")
        check(counts["inputs"] == count and counts["answers"] == count and counts["ended"] == count,
              f"Spark: {counts['inputs']} lines, {counts['answers']} answers, {counts['ended']} by the end records, "
              f"{counts['errors']} errors", failures)
        check(merged.returncode == 0 and "no input is missing" in merged.stdout,
              "merge: " + merged.stdout.strip().splitlines()[-1], failures)
        check(exported(analyze, work / "spark.sqlite", work / "spark") == own, "the export of Spark's parts is that of ingest",
              failures)
        check(exported(analyze, work / "merged.sqlite", work / "merged") == own, "the export of one worker's part is that of ingest",
              failures)
        print()
        head("step", "time of the processor, s", "by the clock, s", "sessions a second of the processor", "memory, MB")
        # Spark's Java is nobody's child by the time it ends, so its processor time cannot be told.
        row(f"Spark, local[{options.cores}], with its proof", "", f"{spark.wall:.1f}", "", "")
        for name, spent in (("worker", worker), ("merge", writer), (f"ingest, {options.cores} jobs", ingest)):
            row(name, f"{spent.cpu:.1f}", f"{spent.wall:.1f}", f"{count / spent.cpu:.0f}", f"{spent.megabytes:.0f}")
        print(f"\na = {count / worker.cpu:.0f}, w = {count / writer.cpu:.0f}, s = {stored / count / 1e3:.0f} kB")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
