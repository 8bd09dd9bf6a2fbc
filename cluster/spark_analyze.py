#!/usr/bin/env python3
"""Runs `analyze worker` over an archive with Apache Spark, and proves that nothing is missing.

    spark-submit spark_analyze.py INPUTS.ndjson OUT --worker ./analyze/analyze
    spark-submit spark_analyze.py --files 's3a://archive/*/*.vtt' OUT --worker ./analyze/analyze

INPUTS holds lines of `analyze inputs`; with --files Spark fetches the files and makes the lines itself. OUT/parts then
holds the parts for `analyze merge`, OUT/inputs (with --files) the lines, and OUT/complete.json the proof. Exit codes:
0 every input has one answer; 3 it hasn't, and complete.json is not written; anything else is Spark's. docs/archives.md
tells how to send the program to the nodes.
"""

import argparse
import base64
import json
import math
import os
import shlex
import sys


def arguments(argv):
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    parser.add_argument("inputs", nargs="?", help="a file or folder of lines of `analyze inputs`")
    parser.add_argument("out", help="a folder that does not exist yet")
    parser.add_argument("--files", help="files to fetch instead of INPUTS: a glob that Spark understands")
    parser.add_argument("--worker", default="analyze", help="the program on every node, an absolute path or ./…")
    parser.add_argument("--option", action="append", default=[], help="an option for the worker, such as --option=--program=Spring")
    parser.add_argument("--sessions", type=int, default=500, help="how many sessions one worker gets (default 500)")
    given = parser.parse_args(argv)
    if (given.inputs is None) == (given.files is None):
        parser.error("give INPUTS or --files, not both")
    return given


def command(given):
    """The worker's command line. RDD.pipe splits it as a shell would, but starts no shell."""
    return " ".join(map(shlex.quote, [given.worker, "worker", *given.option]))


# The longest line that a worker reads, in bytes.
LINE_LIMIT = 16 << 20


def input_line(file):
    """The line for a file that Spark fetched: its bytes travel with it, so that the node needs no access.

    Where that makes a line that no worker reads (a file of more than 12 MB), the bytes stay behind, and the worker's answer
    names the file as one that it could not read.
    """
    path, content = file
    bare = {"id": path, "source": path}
    line = json.dumps({**bare, "base64": base64.b64encode(content).decode("ascii")}, ensure_ascii=False)
    return line if len(line.encode("utf-8")) <= LINE_LIMIT else json.dumps(bare, ensure_ascii=False)


def session_id(line):
    """The id of an input; None where the line tells none or is too long, which the worker answers by its content."""
    if len(line.encode("utf-8")) > LINE_LIMIT:
        return None
    try:
        value = json.loads(line)
    except ValueError:
        return None
    found = value.get("id") if isinstance(value, dict) else None
    return found if isinstance(found, str) and found else None


def facts(record):
    """What the proof needs of a record: its type, its id, and the counts of an end record."""
    value = json.loads(record)
    return value["type"], value.get("id"), value.get("in", 0)


def verdict(inputs, answers, ended, missing, twice):
    """Why the output is not complete; empty where it is."""
    reasons = []
    if answers != inputs:
        reasons.append(f"{inputs} inputs, but {answers} answers")
    if ended != inputs:
        reasons.append(f"{inputs} inputs, but the end records count {ended}")
    if missing:
        reasons.append(f"{missing} ids have no answer")
    if twice:
        reasons.append(f"{twice} ids have several answers")
    return reasons


def prove(lines, parts):
    """Counts inputs against answers, and compares their ids."""
    answers = parts.filter(lambda record: record.strip() != "").map(facts).cache()
    results = answers.filter(lambda fact: fact[0] != "end")
    wanted = lines.map(session_id).filter(lambda found: found is not None)
    found = results.map(lambda fact: fact[1]).filter(lambda found: found is not None)
    counts = {
        "inputs": lines.count(),
        "answers": results.count(),
        "errors": results.filter(lambda fact: fact[0] == "error").count(),
        "ended": answers.filter(lambda fact: fact[0] == "end").map(lambda fact: fact[2]).sum(),
        "missing": wanted.subtract(found).distinct().count(),
        "twice": found.map(lambda one: (one, 1)).reduceByKey(lambda a, b: a + b).filter(lambda pair: pair[1] > 1).count(),
    }
    reasons = verdict(counts["inputs"], counts["answers"], counts["ended"], counts["missing"], counts["twice"])
    return counts, reasons


def write_proof(context, out, counts):
    """Writes complete.json last of all, so that whoever finds it may rely on the parts."""
    jvm = context._jvm
    path = jvm.org.apache.hadoop.fs.Path(f"{out}/complete.json")
    stream = path.getFileSystem(context._jsc.hadoopConfiguration()).create(path, False)
    stream.write(bytearray((json.dumps(counts) + "\n").encode("utf-8")))
    stream.close()


def run(given, context):
    """Fetches, analyses and proves; gives the exit code."""
    source = given.inputs
    if given.files:
        source = f"{given.out}/inputs"
        # The lines are written first: the worker is then fed from a file, and `merge --inputs` has its list.
        context.binaryFiles(given.files).map(lambda file: input_line((file[0], bytes(file[1])))).saveAsTextFile(source)
    lines = context.textFile(source).filter(lambda line: line.strip() != "")
    parts = max(1, math.ceil(lines.count() / given.sessions))
    # Without checkCode a worker that dies loses its whole partition, and the job says that it succeeded.
    # pipe() starts the program with this environment alone.
    environment = {name: os.environ[name] for name in ("PATH", "LD_LIBRARY_PATH", "TMPDIR") if name in os.environ}
    lines.repartition(parts).pipe(command(given), environment, checkCode=True).saveAsTextFile(f"{given.out}/parts")
    counts, reasons = prove(lines, context.textFile(f"{given.out}/parts"))
    if not reasons:
        write_proof(context, given.out, counts)
    print(json.dumps({**counts, "complete": not reasons, "reasons": reasons}))
    return 3 if reasons else 0


def main(argv):
    given = arguments(argv)
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    from pyspark.sql import SparkSession

    session = SparkSession.builder.appName("analyze").getOrCreate()
    try:
        return run(given, session.sparkContext)
    finally:
        session.stop()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
