#!/bin/sh
# Measures how fast turns are labelled, and how fast transcripts are read, beside other readers, on the
# same files in the same run.
#
# usage: scripts/bench.sh [--alone]      --alone: without the others, which need Python and PyPI
#
# Everything it makes is thrown away at the end, but for the build in Benchmarks/.build.
set -eu
cd "$(dirname "$0")/.."

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT INT TERM

swift build --configuration release --package-path Benchmarks --product parse-benchmark >&2
bench=$(swift build --configuration release --package-path Benchmarks --show-bin-path)/parse-benchmark
"$bench" write "$folder/files"
"$(dirname "$bench")/classify-benchmark"

echo "load before: $(uptime | sed 's/.*load average: //')" >&2
(cd "$folder/files" && "$bench" measure zoom.vtt slice-zoom.vtt session.srt slice-session.srt \
  session.ttml slice-session.ttml session.xml labelled.txt) > "$folder/measured.tsv"

if [ "${1:-}" = "--alone" ]; then
  awk -F '\t' '{ printf "%-20s %6.1f MB %8d utterances %6.0f MB/s\n", $1, $2 / 1e6, $3, $2 / 1e6 / $4 }' \
    "$folder/measured.tsv"
  exit 0
fi

python3 -m venv "$folder/python"
"$folder/python/bin/pip" install --quiet --disable-pip-version-check \
  webvtt-py pysubs2 pycaption ttconv >&2
"$folder/python/bin/python" -W ignore Benchmarks/peers.py "$folder/files" "$folder/measured.tsv"
echo "load after: $(uptime | sed 's/.*load average: //')" >&2
