#!/usr/bin/env python3
"""Labelled turns of podcasts: `podcast-turns.tsv` beside the transcripts that it points into.

usage: Training/podcast-turns.py words ARCHIVE TRAIN.TSV > archive-turns.tsv
       Training/podcast-turns.py agreement ARCHIVE TRAIN.TSV
       Training/podcast-turns.py choose ARCHIVE > chosen.tsv

ARCHIVE is a folder of transcripts in Markdown, each turn a block that begins with `**Name:**`. `podcast-turns.tsv` says which of
their turns do what, on which rung; the words themselves are not ours and stay where they are. `words` joins the two to a
label file (`id source doc prev text role mode rung`). Where `expected` holds the rung that a model expects, the turn's rung is
dealt by rank of the mean of the label and that, each over how far it strays, as often as each rung is in TRAIN.TSV: what reader
and model get wrong has little to do with each other. `agreement` holds the labels to those that somebody else gave to the same
turns in TRAIN.TSV. `choose` drew the turns: up to 77 of five words and more from each transcript.
"""

import random
import re
import sys
from collections import Counter
from pathlib import Path
from statistics import pstdev

from agreement import report, rows

TURNS_A_TRANSCRIPT = 77
FEWEST_WORDS = 5
WORDS_KEPT = 130
WORDS_BEFORE = 60
LABELS = Path(__file__).parent / "podcast-turns.tsv"

NAME = r"\*\*[^*\n]{1,60}:\*\*"
TURN = re.compile(rf"{NAME}(.*?)(?=\n{NAME}|\Z)", re.DOTALL)
LINK = re.compile(r"\[([^\]]*)\]\([^)]*\)")


def transcripts(archive):
    """Each transcript's path below the archive and the words of its turns."""
    for path in sorted(Path(archive).rglob("*.md"), key=str):
        turns = TURN.findall(path.read_text(encoding="utf-8"))
        yield path.relative_to(archive).as_posix(), [LINK.sub(r"\1", " ".join(turn.split())) for turn in turns]


def beginning(text):
    words = text.split()
    return text if len(words) <= WORDS_KEPT else " ".join(words[:WORDS_KEPT]) + " […]"


def end(text):
    words = text.split()
    return text if len(words) <= WORDS_BEFORE else "[…] " + " ".join(words[-WORDS_BEFORE:])


def choose(archive):
    dice = random.Random(1)
    print("id", "prev", "text", sep="\t")
    for doc, turns in transcripts(archive):
        places = [place for place in range(1, len(turns)) if len(turns[place].split()) >= FEWEST_WORDS]
        dice.shuffle(places)
        for place in sorted(places[:TURNS_A_TRANSCRIPT]):
            print(f"{doc}:{place}", end(turns[place - 1]), beginning(turns[place]), sep="\t")


def labelled(archive):
    """Each label with the turn before, the turn, and its document."""
    turns = dict(transcripts(archive))
    for row in rows(LABELS):
        doc, place = row["doc"], int(row["turn"])
        previous, text = turns[doc][place - 1:place + 1]
        yield row, doc, place, end(previous), beginning(text)


def is_placed(row):
    return row["mode"] != "neither" and row["rung"] != "0"


def dealt(labels, train):
    """The rungs of turns by label and by what a model expects: {(doc, turn): rung}."""
    both = [row for row in labels if is_placed(row) and row["expected"] != "-"]
    strays = [pstdev(float(row[column]) for row in both) for column in ("rung", "expected")]
    both.sort(key=lambda row: float(row["rung"]) / strays[0] + float(row["expected"]) / strays[1])
    known = Counter(int(row["rung"]) for row in rows(train) if is_placed(row))
    rungs = {}
    for rank, row in enumerate(both):
        share = (rank + 0.5) / len(both)
        rungs[row["doc"], row["turn"]] = next(
            rung for rung in sorted(known) if share <= sum(known[lower] for lower in known if lower <= rung) / known.total()
        )
    return rungs


def words(archive, train):
    rungs = dealt(list(rows(LABELS)), train)
    print("id", "source", "doc", "prev", "text", "role", "mode", "rung", sep="\t")
    for row, doc, place, previous, text in labelled(archive):
        rung = rungs.get((doc, row["turn"]), row["rung"])
        print(f"{doc}:{place}", "archive", doc, previous, text, "coach", row["mode"], rung, sep="\t")


def agreement(archive, train):
    def key(doc, text):
        return doc, " ".join(text.replace("\\", "").split())[:60]

    others = {key(row["doc"], row["text"]): row for row in rows(train)}
    pairs = [(row, others[key(doc, text)]) for row, doc, _, _, text in labelled(archive) if key(doc, text) in others]
    report("train.tsv", pairs)


COMMANDS = {("words", 2): words, ("agreement", 2): agreement, ("choose", 1): choose}
command = COMMANDS.get((sys.argv[1] if len(sys.argv) > 1 else "", len(sys.argv) - 2))
if command is None:
    sys.exit(__doc__)
command(*sys.argv[2:])
