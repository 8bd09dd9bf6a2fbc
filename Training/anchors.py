#!/usr/bin/env python3
"""Writes the turns by which `train --corrections` sees that an adapted model has not lost what the shipped one knows.

    Training/anchors.py

A session of every third series as it stands, and turns that stand alone, each with the end of the turn before it: some of
each talk in `tech-interviews` and `short-talks` and of each collection of counselling. Copies of what the folders beside
this file hold, in `Sources/Coaching/Resources`; run it again when their labels change.
"""

import pathlib

HERE = pathlib.Path(__file__).resolve().parent
RESOURCES = HERE.parent / "Sources" / "Coaching" / "Resources"
COLLECTIONS = {"tech-interviews": 8, "short-talks": 4}
COUNSELLING = 12
PREVIOUS = 300


def rows(path):
    """The turns of a file: session, turn, speaker, mode, rung, text."""
    lines = path.read_text(encoding="utf-8").split("\n")
    header = lines[0].split("\t")
    order = [header.index(name) for name in ("session", "turn", "speaker", "mode", "rung", "text")]
    return [tuple(line.split("\t")[place] for place in order) for line in lines[1:] if line.strip()]


def by_session(path):
    sessions = {}
    for row in rows(path):
        sessions.setdefault(row[0], []).append(row)
    return sessions


def whole_sessions():
    """The second session of every third series."""
    series = [path.parent for path in sorted(HERE.glob("*/turns.tsv")) if path.parent.name not in COLLECTIONS]
    for folder in series[::3]:
        sessions = by_session(folder / "turns.tsv")
        name = sorted(sessions)[1]
        for row in sessions[name]:
            yield (f"{folder.name}/{name}", *row[1:])


def single_turns(folder, count):
    """Turns in the middle of each session of a folder, at most so many."""
    for name, turns in by_session(folder / "turns.tsv").items():
        first = max(1, (len(turns) - count) // 2)
        for place in range(first, min(len(turns), first + count)):
            _, turn, speaker, mode, rung, text = turns[place]
            doc = f"{folder.name}/{name}"
            yield f"{doc}/{turn}", folder.name, doc, turns[place - 1][5][-PREVIOUS:], text, speaker, mode, rung


def write(name, header, lines):
    text = "".join("\t".join(line) + "\n" for line in [header, *lines])
    (RESOURCES / name).write_text(text, encoding="utf-8")
    print(f"{name}: {text.count(chr(10)) - 1} turns, {len(text.encode())} bytes")


def main():
    write("anchor-sessions.tsv", ("session", "turn", "speaker", "mode", "rung", "text"), list(whole_sessions()))
    alone = []
    for folder, count in COLLECTIONS.items():
        alone += single_turns(HERE / folder, count)
    for folder in sorted((HERE / "counselling").glob("*/turns.tsv")):
        found = list(single_turns(folder.parent, 4))
        alone += found[:: max(1, len(found) // COUNSELLING)][:COUNSELLING]
    write("anchor-turns.tsv", ("id", "source", "doc", "prev", "text", "role", "mode", "rung"), alone)


if __name__ == "__main__":
    main()
