#!/usr/bin/env python3
"""Agreement of the two labellings: of turns in */turns.tsv and second-labels.tsv, of clauses in moves/ and second-moves.tsv.

usage: Training/agreement.py

Prints for turns counts, kappa of mode (coach turns), quadratic kappa of the rung and in/out agreement (turns that both
place on a rung above 0 and neither calls `neither`), and the same for each folder; for clauses kappa of the move, how
often both say each move, and what they say where they differ.
"""

import csv
from collections import Counter, defaultdict
from pathlib import Path

HERE = Path(__file__).parent
MODES = ("coaching", "mentorship", "neither")


def rows(path):
    with open(path, encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)


def kappa(pairs, labels, weight):
    """Cohen's kappa; `weight(i, j)` is the disagreement of two positions in `labels`."""
    count = len(pairs)
    position = {label: i for i, label in enumerate(labels)}
    first, second = [0] * len(labels), [0] * len(labels)
    seen = 0.0
    for a, b in pairs:
        i, j = position[a], position[b]
        first[i] += 1
        second[j] += 1
        seen += weight(i, j)
    chance = sum(first[i] * second[j] * weight(i, j) for i in range(len(labels)) for j in range(len(labels)))
    return 1 - seen * count / chance if chance else float("nan")


def side(rung):
    return "in" if rung in "12" else "out" if rung in "45" else None


def report(name, pairs):
    modes = [(a["mode"], b["mode"]) for a, b in pairs if a["mode"] in MODES and b["mode"] in MODES]
    placed = [(a["rung"], b["rung"]) for a, b in pairs
              if "0" not in (a["rung"], b["rung"]) and "neither" not in (a["mode"], b["mode"])]
    sides = [(side(a), side(b)) for a, b in placed if side(a) and side(b)]
    mode = kappa(modes, MODES, lambda i, j: i != j)
    rung = kappa(placed, "12345", lambda i, j: (i - j) ** 2)
    equal = sum(a == b for a, b in sides) / len(sides) if sides else float("nan")
    print(f"{name:28} {len(pairs):5} turns   mode kappa {mode:.2f} ({len(modes)})   "
          f"rung quadratic kappa {rung:.2f} ({len(placed)})   in/out equal {equal:.2f} ({len(sides)})")


def report_moves():
    first = {}
    for path in sorted((HERE / "moves").glob("*.tsv")):
        first.update(((row["source"], row["id"]), row["move"]) for row in rows(path))
    first.update((("podcasts", row["id"]), row["move"]) for row in rows(HERE / "podcast-moves.tsv"))
    pairs = [(first[row["source"], row["id"]], row["move"]) for row in rows(HERE / "second-moves.tsv")]
    moves = sorted({move for pair in pairs for move in pair})
    equal = sum(a == b for a, b in pairs) / len(pairs)
    print(f"\n{len(pairs)} clauses   move kappa {kappa(pairs, moves, lambda i, j: i != j):.2f}   equal {equal:.2f}")
    for move in moves:
        both = sum(a == b == move for a, b in pairs)
        told = sum(a == move for a, _ in pairs) + sum(b == move for _, b in pairs)
        print(f"  {move:20} both {both:4}   F1 {2 * both / told:.2f}")
    for (a, b), count in Counter(tuple(sorted(p)) for p in pairs if p[0] != p[1]).most_common():
        print(f"  {a} or {b}: {count}")


def main():
    second = defaultdict(dict)
    for row in rows(HERE / "second-labels.tsv"):
        second[row["folder"]][row["session"], row["turn"]] = row
    everything = []
    for folder in sorted(second):
        first = {(r["session"], r["turn"]): r for r in rows(HERE / folder / "turns.tsv")}
        pairs = [(first[place], label) for place, label in second[folder].items()]
        everything += pairs
        report(folder, pairs)
    report("all", everything)
    report_moves()


if __name__ == "__main__":
    main()
