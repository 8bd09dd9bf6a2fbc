#!/usr/bin/env python3
"""How long it takes to find what carries over, beside all else that ingest does.

    python3 Benchmarks/pair_times.py ANALYZE SERIES [SERIES ...] [--pairs 50] [--sessions 20]

makes pairs with so many sessions out of the transcripts of some series (folders with a series.json, which says who meets and in
which files): every file is used many times, under other days and for other clients. The release binary ANALYZE ingests them
twice, into databases that are thrown away: once as they are, so that nobody knows whose sessions they are and nothing is compared,
and once with a manifest that says so. Needs nothing but Python's own library.

A time is the processor's for the whole command, so that waiting for other programs does not count.
"""

import argparse
import csv
import datetime
import json
import os
import pathlib
import sqlite3
import subprocess
import tempfile

FIRST_DAY = datetime.date(2020, 1, 6)
DAYS_BETWEEN = 14
# Shares no factor with the usual numbers of files, so that the pairs differ.
STRIDE = 7
COLUMNS = "path program coach client date session_type consent coach_aliases client_aliases".split()


def sources(series):
    """The transcripts of some series, each with the labels of coach and client."""
    found = []
    for folder in series:
        about = json.loads((folder / "series.json").read_text(encoding="utf-8"))
        labels = ["|".join(dict.fromkeys([about["pair"][side]["name"], *about["pair"][side]["aliases"]]))
                  for side in ("coach", "client")]
        found += [(folder / session["file"], labels) for session in about["sessions"]]
    return found


def make(folder, transcripts, pairs, sessions):
    """Writes the transcripts and both manifests; no two files are the same, byte by byte."""
    copies = {}
    with open(folder / "pairs.csv", "w", newline="") as told, open(folder / "untold.csv", "w", newline="") as untold:
        manifests = csv.writer(told), csv.writer(untold)
        for manifest in manifests:
            manifest.writerow(COLUMNS)
        for pair in range(pairs):
            for number in range(sessions):
                source, (coach, client) = transcripts[(pair * STRIDE + number) % len(transcripts)]
                copies[source] = copies.get(source, 0) + 1
                path = folder / f"{pair}-{number}{source.suffix}"
                path.write_bytes(source.read_bytes() + b"\n" * copies[source])
                day = FIRST_DAY + datetime.timedelta(days=number * DAYS_BETWEEN)
                people = ["made", f"Coach {pair % 12}", f"Client {pair}"], ["", "", ""]
                for manifest, names in zip(manifests, people):
                    manifest.writerow([path, *names, day, "", "yes", coach, client])


def ingest(analyze, folder, manifest):
    """Seconds of the processor, and what is stored."""
    database = folder / f"{manifest}.sqlite"
    child = subprocess.Popen(
        [analyze, "ingest", "--manifest", folder / f"{manifest}.csv", "--db", database, folder],
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(child.pid, 0)
    if status not in (0, 256):
        raise SystemExit(f"ingest failed with {status}")
    connection = sqlite3.connect(database)
    counts = [connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0] for table in ("sessions", "items", "links")]
    connection.close()
    return usage.ru_utime + usage.ru_stime, counts


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("analyze")
    parser.add_argument("series", nargs="+", type=pathlib.Path)
    parser.add_argument("--pairs", type=int, default=50)
    parser.add_argument("--sessions", type=int, default=20)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        make(folder, sources(options.series), options.pairs, options.sessions)
        alone, (stored, none, _) = ingest(options.analyze, folder, "untold")
        with_pairs, (same, items, links) = ingest(options.analyze, folder, "pairs")
    if none or stored != same or stored == 0:
        raise SystemExit(f"the two runs differ: {stored} and {same} sessions, {none} items of nobody")
    carried = with_pairs - alone
    print(f"{options.pairs:,} pairs of {options.sessions} sessions: {stored:,} stored, {items:,} items, {links:,} links")
    print("| | s | ms a session |\n| --- | ---: | ---: |")
    rows = ("ingest without pairs", alone), ("what carries over", carried), ("ingest with pairs", with_pairs)
    for what, seconds in rows:
        print(f"| {what} | {seconds:.1f} | {1000 * seconds / stored:.1f} |")
    print(f"\nWhat carries over takes {100 * carried / alone:.0f} % of the time of all else.")


if __name__ == "__main__":
    main()
