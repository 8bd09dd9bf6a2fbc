"""Runs other readers on the files of parse-benchmark and prints one table.

    peers.py FOLDER MEASURED

FOLDER holds the files that `parse-benchmark write` made, MEASURED what `parse-benchmark measure`
printed about them. The others get the text from memory, as str; the decoding of the file is not
in their time. Time is the processor's, as parse-benchmark measures it.
"""

import io
import signal
import statistics
import sys
import time
import xml.etree.ElementTree
from importlib.metadata import version
from pathlib import Path

import pycaption
import pysubs2
import ttconv.imsc.reader
import ttconv.srt.reader
import ttconv.vtt.reader
import webvtt

RUNS = 5
# Seconds that a reader may take for all its runs.
PATIENCE = 180


class TooSlow(Exception):
    """The reader took longer than PATIENCE."""


def give_up(_signal, _frame):
    raise TooSlow


signal.signal(signal.SIGALRM, give_up)


def imsc(text):
    tree = xml.etree.ElementTree.ElementTree(xml.etree.ElementTree.fromstring(text))
    return list(ttconv.imsc.reader.to_model(tree).get_body())


# The package, the file that it reads, and how. Slices are for who would need minutes.
PEERS = [
    ("webvtt-py", "zoom.vtt", lambda text: webvtt.from_string(text).captions),
    ("pysubs2", "slice-zoom.vtt", lambda text: pysubs2.SSAFile.from_string(text, format_="vtt")),
    ("pycaption", "slice-zoom.vtt", lambda text: pycaption.WebVTTReader().read(text).get_captions("en-US")),
    ("ttconv", "slice-zoom.vtt", lambda text: list(ttconv.vtt.reader.to_model(io.StringIO(text)).get_body())),
    ("webvtt-py", "session.srt", lambda text: webvtt.from_buffer(io.StringIO(text), format="srt").captions),
    ("pysubs2", "slice-session.srt", lambda text: pysubs2.SSAFile.from_string(text, format_="srt")),
    ("pycaption", "slice-session.srt", lambda text: pycaption.SRTReader().read(text).get_captions("en-US")),
    ("ttconv", "slice-session.srt", lambda text: list(ttconv.srt.reader.to_model(io.StringIO(text)).get_body())),
    ("pysubs2", "slice-session.ttml", lambda text: pysubs2.SSAFile.from_string(text, format_="ttml")),
    ("pycaption", "slice-session.ttml", lambda text: pycaption.DFXPReader().read(text).get_captions("en")),
    ("ttconv", "slice-session.ttml", imsc),
]


def measured(path):
    """Bytes, utterances and seconds of each file, as parse-benchmark printed them."""
    rows = [line.split("\t") for line in Path(path).read_text().splitlines()]
    return {name: (int(size), int(count), float(seconds)) for name, size, count, seconds in rows}


def run(peer, text):
    """The median of the processor's seconds; an error where the peer finds nothing."""
    times = []
    signal.alarm(PATIENCE)
    for _ in range(RUNS):
        start = time.process_time()
        found = peer(text)
        times.append(time.process_time() - start)
        if not len(found):
            raise ValueError("found no captions")
        del found
    signal.alarm(0)
    return statistics.median(times)


def row(*cells):
    print("| " + " | ".join(cells) + " |", flush=True)


def main(folder, path):
    ours = measured(path)
    row("file", "MB", "utterances", "reader", "MB/s", "analyze is faster by")
    row("---", "---:", "---:", "---", "---:", "---:")
    for name, (size, count, seconds) in ours.items():
        rate = size / 1e6 / seconds
        row(name, f"{size / 1e6:.1f}", f"{count:,}", "analyze", f"{rate:.0f}", "")
        for package, file, peer in PEERS:
            if file != name:
                continue
            text = (Path(folder) / name).read_bytes().decode()
            try:
                slow = size / 1e6 / run(peer, text)
                row("", "", "", f"{package} {version(package)}", f"{slow:.2f}", f"{rate / slow:.0f} ×")
            except TooSlow:
                row("", "", "", f"{package} {version(package)}", f"not in {PATIENCE} s", "")
            except Exception as error:  # a peer that fails is a row, not the end of the table
                signal.alarm(0)
                row("", "", "", f"{package} {version(package)}", "fails", type(error).__name__)


main(*sys.argv[1:])
