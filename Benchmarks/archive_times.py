#!/usr/bin/env python3
"""How long an archive takes, from files to reports.

    python3 Benchmarks/archive_times.py ANALYZE [FOLDER] [--files 2000] [--paired 2000] [--small 50000] [--runs 5]

makes an archive of so many transcripts out of those of the folder (without one, of the project's samples), each with a
content of its own, and measures at a sixteenth of it, a quarter, and the whole:

- `cat FILES | wc -w`, which reads the files once and counts words: what no program can be much faster than;
- `analyze ingest` with one job and with two, into a new database;
- two runs of one job at the same time, each over every other file: what the machine gives to two programs that share
  nothing but its cores, and so what two jobs can be held against;
- the memory that was taken at most.

Then sessions of 200 turns: cut from the same talk, as it is and into turns of 25 words, and from the project's own series
of coaching talk; sessions that belong to pairs, ten of each, which are compared too (an eighth of `--paired` and all of them); and a
second run over many small files that did not change.
Figures are medians; the ways take turns. A time is the processor's, so that waiting for other programs does not count;
only one job against two is told by the clock. Needs nothing but Python's own library.
"""

import argparse
import os
import pathlib
import sqlite3
import tempfile

import measuring
from measuring import cost, head, interleaved, row

TURNS = 200
WORDS = 25
SMALL_BYTES = 2000


def ingest(analyze, folder, jobs, *options):
    """One run into a database that is new."""
    with tempfile.TemporaryDirectory(dir=folder.parent) as scratch:
        return cost([analyze, "ingest", folder, "--jobs", jobs, "--db", f"{scratch}/balance.sqlite", *options])


def ingest_halves(analyze, folder):
    """Two runs at the same time, each with one job, over every other file."""
    with tempfile.TemporaryDirectory(dir=folder.parent) as scratch:
        for number, file in enumerate(sorted(folder.iterdir())):
            half = pathlib.Path(scratch) / str(number % 2)
            half.mkdir(exist_ok=True)
            os.link(file, half / file.name)
        run = f"'{analyze}' ingest {scratch}/%s --jobs 1 --db {scratch}/%s.sqlite"
        return cost(["sh", "-c", f"{run % (0, 0)} & {run % (1, 1)} && wait"])


def count_words(folder):
    return cost(["sh", "-c", f"cat '{folder}'/* | wc -w"])


def measure_sizes(analyze, paths, files, runs, work):
    """The table of the three sizes."""
    head("archive", "MB", "wc, s", "1 job, s", "2 jobs, s", "1 job to wc", "s a MB, 1 job", "1 job, s by the clock",
         "2 jobs, s by the clock", "2 jobs to wc, by the clock", "1 job to 2 jobs", "1 job to two runs of halves",
         "peak memory of 2 jobs, MB")
    for part in (16, 4, 1):
        folder = work / f"archive-{part}"
        size = measuring.multiply(paths, max(1, files // part), folder) / 1e6
        found = interleaved({
            "wc": lambda: count_words(folder),
            "one": lambda: ingest(analyze, folder, 1),
            "two": lambda: ingest(analyze, folder, 2),
            "halves": lambda: ingest_halves(analyze, folder),
        }, runs)
        wc, one, two, halves = found["wc"], found["one"], found["two"], found["halves"]
        row(f"{16 // part} × ({max(1, files // part):,} files)", f"{size:.1f}", f"{wc.cpu:.2f}", f"{one.cpu:.2f}",
            f"{two.cpu:.2f}", f"{one.cpu / wc.cpu:.1f}", f"{one.cpu / size:.3f}", f"{one.wall:.2f}", f"{two.wall:.2f}",
            f"{two.wall / wc.wall:.1f}", f"{one.wall / two.wall:.2f}", f"{one.wall / halves.wall:.2f}",
            f"{two.megabytes:.0f}")


def measure_sessions(analyze, kind, sessions, runs, work):
    """Sessions of 200 turns, a second and core."""
    folder = work / kind
    folder.mkdir()
    count = 0
    size = 0
    for count, session in enumerate(sessions, 1):
        text = measuring.as_labelled_text(session)
        (folder / f"{count:06}.txt").write_text(text, encoding="utf-8")
        size += len(text.encode())
    if not count:
        row(f"sessions of {TURNS} {kind}", "none: too little talk", "", "")
        return
    database = work / f"{kind}.sqlite"
    cost([analyze, "ingest", folder, "--db", database])
    connection = sqlite3.connect(database)
    (turns,) = connection.execute("SELECT avg(turns) FROM sessions").fetchone()
    connection.close()
    stored = database.stat().st_size / count
    found = interleaved({"one": lambda: ingest(analyze, folder, 1)}, runs)["one"]
    row(f"sessions of {turns:.0f} {kind} and {size / count / 1e3:.0f} kB, a second and core", f"{count:,}",
        f"{found.cpu:.2f} s", f"{count / found.cpu:.0f} a second; {stored / 1e3:.0f} kB each in the database")


def measure_pairs(analyze, paths, count, runs, work):
    """Sessions of pairs, ten of each: what comparing them adds, and the memory of all."""
    for number in (max(measuring.PAIR, count // 8), count):
        folder = work / f"paired-{number}"
        size = measuring.make_archive(paths, number, folder)
        found = interleaved({
            "alone": lambda: ingest(analyze, folder, 2, "--without-comparing"),
            "compared": lambda: ingest(analyze, folder, 2),
        }, runs)
        alone, compared = found["alone"], found["compared"]
        row(f"sessions of {size / number / 1e3:.0f} kB, ten of each pair, 2 jobs", f"{number:,}", f"{compared.cpu:.2f} s",
            f"{number / compared.cpu:.0f} a second and core, {number / compared.wall:.0f} by the clock, "
            f"{compared.megabytes:.0f} MB; comparing takes {100 * (compared.cpu / alone.cpu - 1):.0f} % of all else")


def small_files(analyze, paths, count, folder):
    """Files of a few hundred words, each with a content of its own."""
    folder.mkdir()
    pieces, piece, size = [], [], 0
    for speaker, text in measuring.spoken(analyze, paths):
        piece.append((speaker, text[:SMALL_BYTES]))
        size += len(piece[-1][1])
        if size >= SMALL_BYTES:
            pieces.append(measuring.as_labelled_text(piece))
            piece, size = [], 0
    for number in range(count):
        text = pieces[number % len(pieces)].rstrip()
        place = folder / f"{number // 1000:03}"
        place.mkdir(exist_ok=True)
        (place / f"{number:06}.txt").write_text(f"{text} {number}\n", encoding="utf-8")


def measure_unchanged(analyze, paths, count, runs, work):
    """A run over files that are all stored."""
    folder = work / "small"
    small_files(analyze, paths, count, folder)
    command = [analyze, "ingest", folder, "--db", work / "small.sqlite"]
    first = cost(command)
    again = interleaved({"again": lambda: cost(command)}, runs)["again"]
    row("first run over small files", f"{count:,}", f"{first.cpu:.1f} s", f"{first.wall:.1f} s by the clock, {first.megabytes:.0f} MB")
    row("unchanged run over them", f"{count:,}", f"{again.cpu:.1f} s", f"{again.wall:.1f} s by the clock, {again.megabytes:.0f} MB")


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("analyze", type=pathlib.Path)
    parser.add_argument("folder", nargs="?", type=pathlib.Path)
    parser.add_argument("--files", type=int, default=2000)
    parser.add_argument("--paired", type=int, default=2000)
    parser.add_argument("--small", type=int, default=50_000)
    parser.add_argument("--runs", type=int, default=5)
    options = parser.parse_args()
    analyze = options.analyze.resolve()
    paths = measuring.transcripts(options.folder)
    with tempfile.TemporaryDirectory() as scratch:
        work = pathlib.Path(scratch)
        measure_sizes(analyze, paths, options.files, options.runs, work)
        print()
        head("what", "files", "time of the processor", "")
        measure_sessions(analyze, "turns", measuring.sessions(measuring.spoken(analyze, paths), TURNS), options.runs, work)
        measure_sessions(analyze, "turns of coaching", measuring.coaching_sessions(TURNS, 8), options.runs, work)
        even = measuring.even_sessions(analyze, paths, TURNS, WORDS)
        measure_sessions(analyze, f"turns of {WORDS} words", even, options.runs, work)
        # They take longest, and two shares of one run are compared: three of each are enough.
        measure_pairs(analyze, paths, options.paired, min(options.runs, 3), work)
        measure_unchanged(analyze, paths, options.small, options.runs, work)


if __name__ == "__main__":
    main()
