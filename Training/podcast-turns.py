#!/usr/bin/env python3
"""Turns of podcasts that a model has labelled: `podcast-turns.tsv` beside the transcripts that it points into.

usage: Training/podcast-turns.py words ARCHIVE > archive-turns.tsv
       Training/podcast-turns.py choose ARCHIVE > chosen.ndjson
       Training/podcast-turns.py labels ANSWERS TRAIN.TSV > Training/podcast-turns.tsv

ARCHIVE is a folder of transcripts in Markdown, each turn a block that begins with `**Name:**`. `podcast-turns.tsv` says which of
their turns do what, on which rung; the words themselves are not ours and stay where they are. `words` joins the two to a
label file (`id source doc prev text role mode rung`).

The other two made `podcast-turns.tsv`: `choose` draws up to 50 turns of five words and more from each transcript, for
`analyze classify --model accurate`; `labels` takes what that answered. The mode is its likeliest one. Rungs are dealt by
rank of the rung that it expects, as often as each is among the labelled turns of TRAIN.TSV: what is to be expected lies
nearer to the middle than what is.
"""

import csv
import json
import random
import re
import sys
from collections import Counter
from pathlib import Path

TURNS_A_TRANSCRIPT = 50
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


def rows(path):
    with open(path, encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)


def choose(archive):
    dice = random.Random(1)
    for doc, turns in transcripts(archive):
        places = [place for place in range(1, len(turns)) if len(turns[place].split()) >= FEWEST_WORDS]
        dice.shuffle(places)
        for place in sorted(places[:TURNS_A_TRANSCRIPT]):
            turn = {
                "id": f"{doc}:{place}",
                "text": beginning(turns[place]),
                "role": "coach",
                "previous": [{"role": "client", "text": end(turns[place - 1])}],
            }
            print(json.dumps(turn, ensure_ascii=False))


def labels(answers, train):
    with open(answers, encoding="utf-8") as file:
        answers = [json.loads(line) for line in file]
    placed = sorted((answer for answer in answers if answer["best_mode"] != "neither"), key=lambda answer: answer["rung"])
    known = Counter(int(row["rung"]) for row in rows(train) if row["mode"] != "neither" and row["rung"] != "0")
    rungs = {}
    for rank, answer in enumerate(placed):
        share = (rank + 0.5) / len(placed)
        rungs[answer["id"]] = next(
            rung for rung in sorted(known) if share <= sum(known[lower] for lower in known if lower <= rung) / known.total()
        )
    print("doc", "turn", "mode", "rung", sep="\t")
    for answer in answers:
        doc, place = answer["id"].rsplit(":", 1)
        print(doc, place, answer["best_mode"], rungs.get(answer["id"], 0), sep="\t")


def words(archive):
    turns = dict(transcripts(archive))
    print("id", "source", "doc", "prev", "text", "role", "mode", "rung", sep="\t")
    for row in rows(LABELS):
        doc, place = row["doc"], int(row["turn"])
        previous, text = turns[doc][place - 1:place + 1]
        print(f"{doc}:{place}", "archive", doc, end(previous), beginning(text), "coach", row["mode"], row["rung"], sep="\t")


COMMANDS = {("words", 1): words, ("choose", 1): choose, ("labels", 2): labels}
command = COMMANDS.get((sys.argv[1] if len(sys.argv) > 1 else "", len(sys.argv) - 2))
if command is None:
    sys.exit(__doc__)
command(*sys.argv[2:])
