#!/bin/sh
# Tests the recipes for clusters on this machine: GNU parallel or xargs, and Spark where Java is.
#
# usage: scripts/test-cluster.sh PATH/TO/analyze [--times [SESSIONS]]
#
# --times runs an archive of so many sessions (5000) through Spark too, compares its database with
# the one of `analyze ingest`, and prints the figures of docs/archives.md.
#
# PySpark comes from PyPI into a folder that is thrown away at the end; PYTHON is used as it is.
set -eu
cd "$(dirname "$0")/.."

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT INT TERM
python=${PYTHON:-python3}

if [ -z "${PYTHON:-}" ] && command -v java >/dev/null 2>&1; then
  python3 -m venv "$folder/python"
  "$folder/python/bin/pip" install --quiet --disable-pip-version-check pyspark==3.5.1 >&2
  python=$folder/python/bin/python
fi

"$python" cluster/test_cluster.py "$1"
if [ "${2:-}" = "--times" ]; then
  "$python" Benchmarks/cluster_times.py "$1" ${ARCHIVE:+"$ARCHIVE"} --sessions "${3:-5000}"
fi
