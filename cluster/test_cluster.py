#!/usr/bin/env python3
"""Tests the recipes on this machine: python3 cluster/test_cluster.py PATH/TO/analyze

parallel.sh is run for real: interrupted, gone on with, and merged. Of the Spark job everything but Spark is tested; where
PySpark and Java are there, the whole job is run too, once with a worker that dies.
"""

import importlib.util
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import unittest

import spark_analyze

HERE = pathlib.Path(__file__).resolve().parent
ANALYZE = None


def talk(seed):
    """A small transcript of our own, different for each seed."""
    lines = ["WEBVTT", ""]
    for turn in range(8):
        name = "Dana Ruiz" if turn % 2 == 0 else "Omar Haddad"
        text = f"What would you try next, number {seed}?" if turn % 2 == 0 else f"I would ask the team first ({seed})."
        lines += [f"00:00:{turn * 6:02}.000 --> 00:00:{turn * 6 + 5:02}.000", f"<v {name}>{text}</v>", ""]
    return "\n".join(lines)


def analyze(*arguments, **options):
    return subprocess.run([ANALYZE, *arguments], capture_output=True, text=True, check=False, **options)


class Archive(unittest.TestCase):
    """A fresh folder with an archive of some files and its list of inputs."""

    def setUp(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="cluster-"))
        self.addCleanup(shutil.rmtree, self.folder)
        (self.folder / "in").mkdir()
        for seed in range(25):
            (self.folder / "in" / f"2026-03-{seed + 1:02} Dana Ruiz - Omar Haddad.vtt").write_text(talk(seed))
        self.inputs = self.folder / "inputs.ndjson"
        self.inputs.write_text(analyze("inputs", "in", cwd=self.folder).stdout)

    def merged(self, parts):
        run = analyze("merge", str(parts), "--inputs", str(self.inputs), "--db", "merged.sqlite", cwd=self.folder)
        self.assertEqual(run.returncode, 0, run.stderr)
        self.assertIn("25 stored, 0 unchanged, 0 refused; no input is missing", run.stdout)

    def export(self, database):
        analyze("export", "--db", database, "--out", database + "-out", cwd=self.folder)
        return {file.name: file.read_bytes() for file in (self.folder / (database + "-out")).iterdir()}


class Parallel(Archive):
    def parallel(self, program=None):
        environment = {**os.environ, "ANALYZE": str(program or ANALYZE), "SESSIONS": "4", "JOBS": "2"}
        return subprocess.run(
            [str(HERE / "parallel.sh"), str(self.inputs), str(self.folder / "the work")],
            env=environment, capture_output=True, text=True, check=False)

    def test_a_run_that_failed_goes_on_and_ends_in_the_database_of_ingest(self):
        broken = self.folder / "broken"
        broken.write_text(f'#!/bin/sh\nread -r line\ncase $line in *2026-03-0*) exit 9 ;; esac\n'
                          f'{{ echo "$line"; cat; }} | "{ANALYZE}" "$@"\n')
        broken.chmod(0o755)
        first = self.parallel(broken)
        self.assertEqual(first.returncode, 1, first.stderr)
        self.assertIn("of 7 parts", first.stderr)
        second = self.parallel()
        self.assertEqual(second.returncode, 0, second.stderr)
        self.assertIn("7 of 7 parts", second.stderr)
        self.merged(self.folder / "the work" / "parts")
        self.assertEqual(analyze("ingest", "in", "--db", "own.sqlite", cwd=self.folder).returncode, 0)
        self.assertEqual(self.export("merged.sqlite"), self.export("own.sqlite"))

    def test_a_folder_of_another_list_is_refused(self):
        self.assertEqual(self.parallel().returncode, 0)
        with self.inputs.open("a") as file:
            file.write('{"id":"more","text":"Ana: Hi."}\n')
        self.assertEqual(self.parallel().returncode, 64)


class SparkParts(Archive):
    def test_fetched_files_come_to_the_same_session_as_read_ones(self):
        file = next((self.folder / "in").iterdir())
        line = spark_analyze.input_line((str(file), file.read_bytes()))
        fetched = json.loads(analyze("worker", input=line + "\n").stdout.splitlines()[0])
        read = json.loads(analyze("worker", input=json.dumps({"id": str(file), "source": str(file)}) + "\n").stdout.splitlines()[0])
        self.assertEqual(fetched, read)

    def test_a_file_beyond_a_line_is_answered_under_its_name(self):
        line = spark_analyze.input_line(("s3://archive/long.txt", b"x" * (13 << 20)))
        answer = json.loads(analyze("worker", input=line + "\n").stdout.splitlines()[0])
        self.assertEqual((answer["type"], answer["id"]), ("error", "s3://archive/long.txt"))
        self.assertIsNone(spark_analyze.session_id('{"id":"a","text":"' + "x" * (16 << 20) + '"}'))

    def test_the_verdict_sees_what_is_missing(self):
        self.assertEqual(spark_analyze.verdict(3, 3, 3, 0, 0), [])
        self.assertEqual(len(spark_analyze.verdict(3, 2, 3, 1, 0)), 2)
        self.assertEqual(len(spark_analyze.verdict(3, 3, 2, 0, 0)), 1)
        self.assertEqual(len(spark_analyze.verdict(3, 3, 3, 1, 1)), 2)

    def test_lines_without_an_id_are_no_obstacle(self):
        self.assertEqual(spark_analyze.session_id('{"id":"a"}'), "a")
        for line in ("", "{", "[]", '{"id":7}', '{"id":""}', "null"):
            self.assertIsNone(spark_analyze.session_id(line))

    def test_the_command_line_survives_the_split(self):
        given = spark_analyze.arguments(["in", "out", "--worker", "./a b/analyze", "--option=--program=Spring 1"])
        import shlex
        self.assertEqual(shlex.split(spark_analyze.command(given)), ["./a b/analyze", "worker", "--program=Spring 1"])


@unittest.skipUnless(importlib.util.find_spec("pyspark") and shutil.which("java"), "PySpark or Java is not there")
class Spark(Archive):
    def job(self, *arguments):
        environment = {**os.environ, "SPARK_LOCAL_IP": "127.0.0.1", "PYSPARK_PYTHON": sys.executable}
        return subprocess.run(
            [sys.executable, str(HERE / "spark_analyze.py"), *arguments, "--sessions", "10"],
            env=environment, capture_output=True, text=True, check=False)

    def test_the_whole_job(self):
        out = self.folder / "out"
        run = self.job(str(self.inputs), str(out), "--worker", ANALYZE)
        self.assertEqual(run.returncode, 0, run.stderr[-2000:])
        self.assertEqual(json.loads((out / "complete.json").read_text())["answers"], 25)
        self.merged(out / "parts")

    def test_files_that_spark_fetches(self):
        out = self.folder / "fetched"
        run = self.job("--files", f"file://{self.folder}/in/*.vtt", str(out), "--worker", ANALYZE)
        self.assertEqual(run.returncode, 0, run.stderr[-2000:])
        self.assertEqual(json.loads(run.stdout.splitlines()[-1])["inputs"], 25)

    def test_a_worker_that_dies_fails_the_job(self):
        out = self.folder / "died"
        run = self.job(str(self.inputs), str(out), "--worker", "/bin/false")
        self.assertNotEqual(run.returncode, 0)
        self.assertFalse((out / "complete.json").exists())


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    ANALYZE = os.path.abspath(sys.argv.pop(1))
    unittest.main()
