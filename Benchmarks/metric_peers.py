"""Measures the talk of sessions with Edu-ConvoKit and compares it with analyze.

    metric_peers.py ANALYZE TALK_BENCHMARK [FOLDER]      needs edu-convokit

Sessions of 200 turns, two voices each, are cut from the talk of the folder's transcripts (without one, of the project's
samples). Both have them in memory: analyze as transcripts, Edu-ConvoKit as data frames. Edu-ConvoKit counts the words
of each turn (`Annotator.get_talktime`) and each speaker's sum, mean and share (`QuantitativeAnalyzer`); analyze does that
and tells roles, runs of the floor, pauses, monologues and questions too. Words are counted by other rules, so shares
may differ a little; the table tells how much at most. Time is the processor's.
"""

import json
import pathlib
import statistics
import subprocess
import sys
import tempfile
import time
from importlib.metadata import version

import pandas
from edu_convokit.analyzers.quantitative_analyzer import QuantitativeAnalyzer
from edu_convokit.annotation import Annotator

import measuring

RUNS = 5
TURNS = 200


def shares(frame):
    """Each speaker's share of the words, as Edu-ConvoKit tells it."""
    frame = Annotator().get_talktime(frame, text_column="text", analysis_unit="words", output_column="words")
    table = QuantitativeAnalyzer(dfs=frame)._compute_statistics("speaker", "words", df=frame)
    return dict(zip(table["speaker"], table["prop_speaker_words"]))


def peer_seconds(frames):
    times = []
    for _ in range(RUNS):
        fresh = [frame.copy() for frame in frames]
        start = time.process_time()
        for frame in fresh:
            shares(frame)
        times.append(time.process_time() - start)
    return statistics.median(times)


def our_shares(analyze, files):
    """The shares that analyze tells, by file."""
    lines = "".join(json.dumps({"id": str(file), "source": str(file)}) + "\n" for file in files)
    answers = subprocess.run([analyze, "worker"], input=lines.encode(), capture_output=True, check=True).stdout
    for line in answers.splitlines():
        record = json.loads(line)
        if record["type"] == "session":
            names = [speaker["name"] for speaker in record["speakers"]]
            speakers = record["metrics"]["speakers"]
            yield {names[one["speaker"]]: one["share_of_words"] for one in speakers if one["speaker"] is not None}


def main(analyze, benchmark, folder=None):
    paths = measuring.transcripts(folder)
    sessions = list(measuring.sessions(measuring.spoken(analyze, paths), TURNS))
    with tempfile.TemporaryDirectory() as scratch:
        files = []
        for number, session in enumerate(sessions):
            files.append(pathlib.Path(scratch) / f"{number:06}.txt")
            files[-1].write_text(measuring.as_labelled_text(session), encoding="utf-8")
        printed = subprocess.run([benchmark, *files], capture_output=True, check=True, text=True).stdout
        count, turns, seconds = printed.split("\t")
        ours = list(our_shares(analyze, files))
    frames = [pandas.DataFrame(session, columns=["speaker", "text"]) for session in sessions]
    theirs = peer_seconds(frames)
    apart = max(
        (abs(one[name] - share) for frame, one in zip(frames, ours) for name, share in shares(frame).items() if name in one),
        default=float("nan"))
    measuring.head("talk metrics", "sessions", "turns", "sessions a second", "turns a second", "analyze is faster by")
    for name, time_taken, told in (
            ("analyze", float(seconds), ""),
            (f"edu-convokit {version('edu_convokit')}", theirs, f"{theirs / float(seconds):.0f} ×")):
        measuring.row(name, f"{int(count):,}", f"{int(turns):,}", f"{len(sessions) / time_taken:,.0f}",
                      f"{int(turns) / time_taken:,.0f}", told)
    print(f"\nThe shares of words differ by {apart:.4f} at most.")


if __name__ == "__main__":
    if len(sys.argv) not in (3, 4):
        sys.exit(__doc__)
    main(*sys.argv[1:])
