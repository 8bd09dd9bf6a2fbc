#!/usr/bin/env python3
"""How long reports take on a database of many sessions.

    python3 Benchmarks/report_times.py ANALYZE DATABASE [--sessions 100000] [FOLDER ...]

ingests the folders (without any, the project's samples) with ANALYZE, multiplies what is stored under other names and
days until DATABASE holds that many sessions, and asks for every kind of report. A database that is there already is
measured as it is. Needs nothing but Python's own library.

A time is the processor's for the whole command, from its start to its last line, so that waiting for other programs does
not count: the median of seven runs.
"""

import argparse
import hashlib
import os
import sqlite3
import statistics
import subprocess

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
PAIRS_OF_A_PROGRAM = 500
RUNS = 7


def ingest(analyze, folders, database):
    """Fills a database with real sessions, continuity included."""
    folders = folders or [os.path.join(ROOT, "samples")]
    subprocess.run([analyze, "ingest", "--db", database, *folders], check=True, stdout=subprocess.DEVNULL)


def tables(connection):
    rows = connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
    return [name for (name,) in rows]


def columns(connection, table):
    return [row[1] for row in connection.execute(f"PRAGMA table_info({table})")]


def expression(table, column):
    """What a column holds in a copy: keys are moved, names and days are others, the rest stays."""
    if column.endswith("session_id") or (table, column) == ("sessions", "id"):
        return f"{column} + :copy * :sessions"
    if column == "engagement_id" or (table, column) == ("engagements", "id"):
        return f"{column} + :copy * :engagements"
    if column == "content_hash":
        return f"other_hash({column}, :copy)"
    if column in ("coach", "client"):
        return f"{column} || ' ' || :copy"
    if column == "program":
        return f"program || ' ' || (:copy * :engagements / {PAIRS_OF_A_PROGRAM})"
    if (table, column) == ("sources", "path"):
        return "path || '/' || :copy"
    if (table, column) == ("sessions", "date"):
        return "date(date, '+' || (:copy % 700) || ' days')"
    return column


def multiply(database, sessions):
    """Copies everything that hangs on a session or a pair until there are that many sessions."""
    connection = sqlite3.connect(database, isolation_level=None)
    connection.create_function(
        "other_hash", 2, lambda old, copy: old and hashlib.sha256(f"{copy} {old}".encode()).hexdigest(),
        deterministic=True)
    connection.execute("PRAGMA synchronous = OFF")
    connection.execute("PRAGMA foreign_keys = OFF")
    here = {
        "sessions": connection.execute("SELECT max(id) FROM sessions").fetchone()[0],
        "engagements": connection.execute("SELECT max(id) FROM engagements").fetchone()[0],
    }
    (stored,) = connection.execute("SELECT count(*) FROM sessions").fetchone()
    # A session marks its pair as changed; engagements come first, so that the sessions find theirs.
    order = sorted(
        (t for t in tables(connection) if {"session_id", "engagement_id", "content_hash"} & set(columns(connection, t))
         or t in ("sessions", "engagements")),
        key=lambda t: ("engagements", "sessions").index(t) if t in ("engagements", "sessions") else 2)
    statements = []
    for table in order:
        if connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0] == 0:
            continue
        names = columns(connection, table)
        key = next((c for c in names if c.endswith("session_id")), None) or (
            "engagement_id" if "engagement_id" in names else "id" if "id" in names else "rowid")
        limit = ":engagements" if "engagement" in key or table == "engagements" else ":sessions"
        if key == "rowid":
            limit = f"(SELECT {connection.execute(f'SELECT max(rowid) FROM {table}').fetchone()[0] or 0})"
        values = ", ".join(expression(table, name) for name in names)
        statements.append(
            f"INSERT INTO {table} ({', '.join(names)}) SELECT {values} FROM {table} WHERE {key} <= {limit}")
    for first in range(1, -(-sessions // stored), 50):
        connection.execute("BEGIN")
        for copy in range(first, min(first + 50, -(-sessions // stored))):
            for statement in statements:
                connection.execute(statement, {**here, "copy": copy})
        connection.execute("COMMIT")
    connection.execute("UPDATE engagements SET analyzed_revision = revision WHERE rules IS NOT NULL")
    connection.execute("ANALYZE")
    connection.close()


def processor_time(command):
    """Milliseconds of user and system time, the median of several runs."""
    times = []
    for _ in range(RUNS):
        child = subprocess.Popen(command, stdout=subprocess.DEVNULL)
        _, status, usage = os.wait4(child.pid, 0)
        if status != 0:
            raise SystemExit(f"{' '.join(command)} failed")
        times.append(usage.ru_utime + usage.ru_stime)
    return 1000 * statistics.median(times)


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("analyze")
    parser.add_argument("database")
    parser.add_argument("folders", nargs="*")
    parser.add_argument("--sessions", type=int, default=100_000)
    options = parser.parse_args()
    if not os.path.exists(options.database):
        ingest(options.analyze, options.folders, options.database)
        multiply(options.database, options.sessions)
    connection = sqlite3.connect(options.database)
    count, pairs = connection.execute(
        "SELECT count(*), count(DISTINCT ifnull(program, '') || char(31) || coach || char(31) || client) FROM sessions").fetchone()
    program, coach, client, content = connection.execute(
        "SELECT program, coach, client, content_hash FROM sessions WHERE program IS NOT NULL ORDER BY id DESC LIMIT 1").fetchone()
    connection.close()
    reports = [
        ("the command alone (formats)", ["formats"], None),
        ("overview", ["report"], 1000),
        ("program", ["report", "--program", program], 1000),
        ("coach", ["report", "--coach", coach], None),
        ("pair", ["report", "--pair", f"{program}/{coach}/{client}"], 100),
        ("prep", ["prep", "--pair", f"{program}/{coach}/{client}"], None),
        ("session", ["report", "--session", content[:16]], 100),
    ]
    size = os.path.getsize(options.database) / 1e9
    print(f"{count:,} sessions of {pairs:,} pairs, {size:.1f} GB; median of {RUNS} runs\n")
    print("| report | ms, terminal | ms, HTML | bar, ms |\n| --- | ---: | ---: | ---: |")
    for name, arguments, bar in reports:
        if arguments == ["formats"]:
            shown = [f"{processor_time([options.analyze, 'formats']):.0f}", ""]
        else:
            command = [options.analyze, *arguments, "--db", options.database]
            shown = [f"{processor_time([*command, '--format', form]):.0f}" for form in ("terminal", "html")]
        print(f"| {name} | {shown[0]} | {shown[1]} | {bar or ''} |")


if __name__ == "__main__":
    main()
