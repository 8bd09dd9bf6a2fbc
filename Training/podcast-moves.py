#!/usr/bin/env python3
"""Labelled clauses of the podcasts, with their words: `podcast-moves.tsv` beside the turns that it points into.

usage: Training/podcast-moves.py TRAIN.TSV > podcast-clauses.tsv

TRAIN.TSV holds labelled turns (`id source doc prev text role mode rung`). `podcast-moves.tsv` says which of their bytes are
a clause and what it does; the words themselves are not ours and stay where they are.
"""

import csv
import sys
from pathlib import Path

WORDS_BEFORE = 25


def rows(path):
    with open(path, encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)


def before(text):
    words = text.split()
    return ("… " if len(words) > WORDS_BEFORE else "") + " ".join(words[-WORDS_BEFORE:])


def main():
    turns = {row["id"]: row for row in rows(sys.argv[1])}
    print("id", "source", "doc", "prev", "clause", "move", sep="\t")
    for clause in rows(Path(__file__).parent / "podcast-moves.tsv"):
        turn, number = clause["id"].rsplit(".", 1)
        row = turns[turn]
        words = row["text"].encode()[int(clause["start"]):int(clause["end"])].decode()
        previous = before(row["prev"]) if number == "0" else ""
        print(clause["id"], row["source"], row["doc"], previous, words, clause["move"], sep="\t")


if len(sys.argv) != 2:
    sys.exit(__doc__)
main()
