"""Writes a manifest that makes a program of forty pairs out of a folder of real transcripts.

    made_program.py FOLDER --pairs 40 > program.csv
    analyze FOLDER --manifest program.csv --db program.sqlite

Each transcript is given to one pair and dated anew, so that the pairs have between three and
eleven sessions, two weeks to two months apart. Who speaks first with a name is called the coach,
by an alias, and nobody else is changed: the talk is real, the program is not.
"""

import argparse
import csv
import datetime
import pathlib
import random
import re
import sys

FIRST = "Alma Bruno Chiara Darius Edda Farid Greta Hiro Ines Jonas Kaia Leif Mina Noor Oskar".split()
LAST = "Abend Berger Cordes Duarte Ekberg Fontaine Grau Holm Ito Jansen Kranz Lund Moser".split()
TYPES = ["talk", "talk", "talk", "pairing", "review", ""]


def first_speaker(path):
    """The first name that stands before a colon, or an empty text."""
    head = path.read_text(encoding="utf-8", errors="replace")[:4000]
    found = re.search(r"^\*\*([^*:]{2,40}):\*\*", head, re.MULTILINE)
    return found.group(1).strip() if found else ""


def names(count, rng):
    """So many different names."""
    every = [f"{first} {last}" for first in FIRST for last in LAST]
    return rng.sample(every, count)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=pathlib.Path)
    parser.add_argument("--pairs", type=int, default=40)
    parser.add_argument("--coaches", type=int, default=12)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()

    rng = random.Random(options.seed)
    files = sorted(p for p in options.folder.rglob("*.md"))
    rng.shuffle(files)
    people = names(options.pairs + options.coaches, rng)
    coaches, clients = people[: options.coaches], people[options.coaches :]
    out = csv.writer(sys.stdout)
    out.writerow("path program coach client date session_type coach_aliases".split())
    for number, client in enumerate(clients):
        day = datetime.date(2025, 1, 6) + datetime.timedelta(days=rng.randrange(120))
        for session in range(rng.randint(3, 11)):
            if not files:
                return
            path = files.pop()
            kind = "onboarding" if session == 0 else rng.choice(TYPES)
            coach = coaches[number % options.coaches]
            out.writerow(
                [path, "leadership-2025", coach, client, day.isoformat(), kind, first_speaker(path)]
            )
            day += datetime.timedelta(days=rng.randint(14, 60))


if __name__ == "__main__":
    main()
