#!/usr/bin/env python3
"""Labelled turns of podcasts: `podcast-turns.tsv` beside the transcripts that it points into.

usage: Training/podcast-turns.py labelled ARCHIVE TRAIN.TSV > labelled-turns.tsv
       Training/podcast-turns.py words ARCHIVE TRAIN.TSV > archive-turns.tsv
       Training/podcast-turns.py agreement ARCHIVE TRAIN.TSV
       Training/podcast-turns.py choose ARCHIVE > chosen.tsv
       Training/podcast-turns.py all ARCHIVE > all-turns.tsv
       Training/podcast-turns.py judge ARCHIVE JUDGED.TSV

ARCHIVE is a folder of transcripts in Markdown, each turn a block that begins with `**Name:**`. `podcast-turns.tsv` says which of
their turns do what, on which rung; the words themselves are not ours and stay where they are. `labelled` joins those that a reader
labelled with their words to a label file (`id source doc prev text role mode rung`), for the encoder to be taught by; `words` does so with all turns, for
the compact model. Where `expected` holds the rung that an earlier model expects, `labelled` deals the turn's rung by rank of the mean of the label
and that, each over how far it strays, as often as each rung is in TRAIN.TSV: what reader and model get wrong has little to do with each other.
`words` does the same with `encoder`, the rung that the encoder expects (`Training/encoder`). A turn whose rung no reader labelled (`-`) has
its mode from the encoder, and its rung by rank of what that expects. `agreement` holds the readers' labels to those that somebody else gave to
the same turns in TRAIN.TSV. `choose` drew the turns to label: up to 77 of five words and more from each transcript. `all` prints every turn of
five words and more, without labels, and `judge` writes to `podcast-turns.tsv` what the encoder tells of them (`teach.py --judge`).
"""

import random
import re
import sys
from itertools import groupby
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


def every(archive):
    """The document and the place of each turn that is long enough, with the turn before and the turn."""
    for doc, turns in transcripts(archive):
        for place in range(1, len(turns)):
            if len(turns[place].split()) >= FEWEST_WORDS:
                yield doc, place, end(turns[place - 1]), beginning(turns[place])


def choose(archive):
    dice = random.Random(1)
    print("id", "prev", "text", sep="\t")
    for doc, turns in groupby(every(archive), key=lambda turn: turn[0]):
        turns = list(turns)
        dice.shuffle(turns)
        for _, place, previous, text in sorted(turns[:TURNS_A_TRANSCRIPT], key=lambda turn: turn[1]):
            print(f"{doc}:{place}", previous, text, sep="\t")


def print_labels(labels):
    print("id", "source", "doc", "prev", "text", "role", "mode", "rung", sep="\t")
    for doc, place, previous, text, mode, rung in labels:
        print(f"{doc}:{place}", "archive", doc, previous, text, "coach", mode, rung, sep="\t")


def print_all(archive):
    print_labels((*turn, "-", "") for turn in every(archive))


def judge(archive, judged):
    labels = {(row["doc"], int(row["turn"])): row for row in rows(LABELS)}
    table = ["doc turn mode rung expected encoder".split()]
    for (doc, place, _, _), told in zip(every(archive), rows(judged), strict=True):
        label = labels.get((doc, place), {"rung": "-"})
        if not is_read(label):
            label = {"mode": told["mode"], "rung": "-", "expected": "-"}
        table.append([doc, str(place), label["mode"], label["rung"], label["expected"], told["expected"]])
    LABELS.write_text("".join("\t".join(row) + "\n" for row in table), encoding="utf-8")


def is_read(row):
    """Whether a reader labelled the turn."""
    return row["rung"] != "-"


def joined(archive, labels):
    """Each label with the turn before, the turn, and its document."""
    turns = dict(transcripts(archive))
    for row in labels:
        doc, place = row["doc"], int(row["turn"])
        previous, text = turns[doc][place - 1:place + 1]
        yield row, doc, place, end(previous), beginning(text)


def is_placed(row):
    return row["mode"] != "neither" and row["rung"] != "0"


def dealt(labels, expectation, train):
    """The rungs of turns that stand on one, by their label and by what the column `expectation` says: {(doc, turn): rung}."""
    known = [int(row["rung"]) for row in rows(train) if is_placed(row)]
    placed = [row for row in labels if is_placed(row) and row[expectation] != "-"]
    both = [row for row in placed if is_read(row)]
    strays = {column: pstdev(float(row[column]) for row in both) for column in ("rung", expectation)}
    both.sort(key=lambda row: sum(float(row[column]) / stray for column, stray in strays.items()))
    expected = sorted((row for row in placed if not is_read(row)), key=lambda row: float(row[expectation]))
    return dealt_by_rank(both, known) | dealt_by_rank(expected, known)


def dealt_by_rank(ranked, known):
    """Each turn's rung, the lowest first: each as often as in `known`."""
    steps = [(rung, sum(other <= rung for other in known) / len(known)) for rung in sorted(set(known))]
    return {
        (row["doc"], row["turn"]): next(rung for rung, below in steps if (rank + 0.5) / len(ranked) <= below)
        for rank, row in enumerate(ranked)
    }


def read_labels():
    return [row for row in rows(LABELS) if is_read(row)]


def print_dealt(archive, train, labels, expectation):
    """The turns that have one of `labels`, with their words."""
    rungs = dealt(labels, expectation, train)
    print_labels(
        (doc, place, previous, text, row["mode"], rungs.get((doc, row["turn"]), row["rung"] if is_read(row) else 0))
        for row, doc, place, previous, text in joined(archive, labels)
    )


def words(archive, train):
    print_dealt(archive, train, list(rows(LABELS)), "encoder")


def labelled(archive, train):
    print_dealt(archive, train, read_labels(), "expected")


def agreement(archive, train):
    def key(doc, text):
        return doc, " ".join(text.replace("\\", "").split())[:60]

    others = {key(row["doc"], row["text"]): row for row in rows(train)}
    pairs = [(row, others[key(doc, text)]) for row, doc, _, _, text in joined(archive, read_labels()) if key(doc, text) in others]
    report("train.tsv", pairs)


COMMANDS = {
    ("labelled", 2): labelled, ("words", 2): words, ("agreement", 2): agreement, ("choose", 1): choose, ("all", 1): print_all,
    ("judge", 2): judge,
}
command = COMMANDS.get((sys.argv[1] if len(sys.argv) > 1 else "", len(sys.argv) - 2))
if command is None:
    sys.exit(__doc__)
command(*sys.argv[2:])
