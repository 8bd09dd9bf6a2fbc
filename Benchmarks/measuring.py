"""What the benchmark scripts share: running a command and saying what it took, archives, tables."""

import collections
import csv
import datetime
import itertools
import json
import os
import pathlib
import statistics
import subprocess
import time

ROOT = pathlib.Path(__file__).resolve().parent.parent
# How a number is hidden at the end of a file, so that every copy has a content of its own.
ENDINGS = {".md": "{} {}\n", ".txt": "{} {}\n", ".vtt": "{} {}\n", ".srt": "{} {}\n"}
XML = {".xml", ".ttml", ".trs", ".dfxp", ".eaf"}
# How many sessions a pair of coach and client has in an archive of pairs.
PAIR = 10

Cost = collections.namedtuple("Cost", "wall cpu megabytes")


def cost(command, **options):
    """Runs a command to its end: seconds by the clock, the processor's seconds with those of its children, peak memory."""
    options.setdefault("stdout", subprocess.DEVNULL)
    options.setdefault("stderr", subprocess.DEVNULL)
    start = time.perf_counter()
    child = subprocess.Popen([str(part) for part in command], **options)
    _, status, usage = os.wait4(child.pid, 0)
    wall = time.perf_counter() - start
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode != 0:
        raise SystemExit(f"{command[0]} {command[1]} ended with {child.returncode}")
    return Cost(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss * 1024 / 1e6)


def median(costs):
    """The median of each figure for itself."""
    return Cost(*map(statistics.median, zip(*costs)))


def interleaved(ways, runs):
    """Runs each of the ways so many times, in turns, every other round backwards; gives the medians by name."""
    found = collections.defaultdict(list)
    for turn in range(runs):
        for name in sorted(ways, reverse=turn % 2 == 1):
            found[name].append(ways[name]())
    return {name: median(costs) for name, costs in found.items()}


def transcripts(folder):
    """The transcripts of a folder that can be given other contents, in order; without one, of the project's samples."""
    folder = pathlib.Path(folder or ROOT / "samples")
    return sorted(
        path for path in folder.rglob("*")
        if path.suffix in ENDINGS.keys() | XML and path.name not in ("README.md", "SOURCE.txt"))


def copy_with(number, path, target):
    """Writes the transcript under another name, with a number at its end; gives its bytes."""
    text = path.read_bytes()
    if number:
        ending = "<!-- {} -->\n".format(number) if path.suffix in XML else ENDINGS[path.suffix].format("", number)
        text = text.rstrip() + ending.encode()
    target.write_bytes(text)
    return len(text)


def multiply(paths, count, folder):
    """So many transcripts with as many contents in a folder of their own; gives their bytes in all.

    They are taken from all over the list, so that few are of the same kinds as many.
    """
    folder.mkdir()
    size, last, copies = 0, None, 0
    for number in range(count):
        path = paths[number * len(paths) // count]
        copies = copies + 1 if path == last else 0
        last = path
        size += copy_with(copies, path, folder / f"{number:06}{path.suffix}")
    return size


def make_archive(paths, count, folder):
    """So many sessions, ten of each pair: PROGRAM/COACH/CLIENT/DAY.…, each with a content of its own; gives the bytes."""
    size = 0
    for number in range(count):
        path, pair = paths[number % len(paths)], number // PAIR
        day = datetime.date(2025, 1, 6) + datetime.timedelta(days=14 * (number % PAIR))
        place = folder / f"spring-{pair // 100}" / f"Coach {pair // 5 % 20:02}" / f"Client {pair:05}"
        place.mkdir(parents=True, exist_ok=True)
        size += copy_with(number // len(paths) + 1, path, place / f"{day}{path.suffix}")
    return size


def spoken(analyze, paths):
    """(speaker, text) of all speech of the transcripts, as `analyze parse` reads it, in order."""
    for path in paths:
        parsed = subprocess.run([analyze, "parse", "--json", path], capture_output=True, check=True)
        for cue in json.loads(parsed.stdout)["cues"]:
            if cue["kind"] == "speech" and cue["speaker"]:
                yield cue["speaker"], " ".join(cue["text"].split())


def sessions(talk, turns):
    """Sessions of so many turns, cut from (speaker, text): lists of the same of two voices."""
    cut = []
    voice, last = 0, None
    for speaker, text in talk:
        if speaker != last:
            voice, last = 1 - voice, speaker
        name = ("Dana Ruiz", "Omar Haddad")[voice]
        if cut and cut[-1][0] == name:
            cut[-1] = (name, f"{cut[-1][1]} {text}")
            continue
        if len(cut) == turns:
            yield cut
            cut = []
        cut.append((name, text))


def coaching_sessions(turns, copies):
    """The same of the project's own series of coaching talk, each so many times with other contents."""
    cut = []
    for path in sorted((ROOT / "Training").glob("*/turns.tsv")):
        with path.open(encoding="utf-8", newline="") as file:
            rows = csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
            cut += sessions(((row.get("speaker") or row["role"], row["text"]) for row in rows), turns)
    for copy in range(copies):
        for session in cut:
            name, text = session[-1]
            yield session[:-1] + [(name, f"{text} {copy}")]


def even_sessions(analyze, paths, turns, words):
    """Sessions of so many turns of so many words each, which two voices say by turns."""
    talk = (word for _, text in spoken(analyze, paths) for word in text.split())
    while True:
        taken = list(itertools.islice(talk, turns * words))
        if len(taken) < turns * words:
            return
        pieces = (" ".join(taken[start:start + words]) for start in range(0, len(taken), words))
        yield [(("Dana Ruiz", "Omar Haddad")[turn % 2], piece) for turn, piece in enumerate(pieces)]


def as_labelled_text(session):
    return "".join(f"{name}: {text}\n\n" for name, text in session)


def row(*cells):
    print("| " + " | ".join(str(cell) for cell in cells) + " |", flush=True)


def head(*cells):
    """The head of a table whose columns hold figures, but for the first."""
    row(*cells)
    row("---", *["---:"] * (len(cells) - 1))
