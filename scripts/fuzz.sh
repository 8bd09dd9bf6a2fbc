#!/bin/sh
# Fuzzes the readers: builds one program for each family and runs it with the fixtures as seeds.
#
#   scripts/fuzz.sh                   every family, 60 seconds each
#   scripts/fuzz.sh JSON 600          one family for ten minutes
#   FUZZ_SANITIZE=none scripts/fuzz.sh …   without the address sanitizer, for more runs a second
#
# What makes a reader fail is kept in Tests/TranscriptIngestTests/Fixtures/regressions/, where a test
# reads it again for ever after.
set -eu

root=$(cd "$(dirname "$0")/.." && pwd)
families=${1:-Captions Text XML JSON Tables DOCX Encodings}
seconds=${2:-60}
package=${FUZZ_PACKAGE:-$root/Fuzz}
fixtures=$root/Tests/TranscriptIngestTests/Fixtures
sanitizer=--sanitize=address
if [ "${FUZZ_SANITIZE:-address}" = none ]; then sanitizer=; fi

# The folders of fixtures that are a family's seeds.
seeds() {
  case $1 in
    Captions) echo "webvtt srt sbv" ;;
    Text) echo "labelled stamped timed qa zoom-captions zoom-chat teams teams-old meet otter rev" \
      "riverside descript transcribeme resolve whisper-jax youtube-panel chat-log" ;;
    XML) echo "ttml tei iso24624 trs eaf exb fln srv1 srv3" ;;
    JSON) echo "json json3" ;;
    Tables) echo "csv tsv html chat textgrid" ;;
    DOCX) echo "docx" ;;
    Encodings) echo "srt webvtt textgrid csv html" ;;
    *) echo "unknown family '$1': one of Captions Text XML JSON Tables DOCX Encodings" >&2; exit 64 ;;
  esac
}

for family in $families; do
  folders=$(seeds "$family")
  # Swift's own handler would win over libFuzzer's, and no input would be kept.
  export SWIFT_BACKTRACE=enable=no
  # SwiftPM sees new files of a package that it depends on by path only where it plans anew.
  rm -f "$package/.build-fuzz/release.yaml"
  # shellcheck disable=SC2086
  swift build --package-path "$package" --scratch-path "$package/.build-fuzz" \
    --configuration release --product "Fuzz$family" -Xswiftc -sanitize=fuzzer $sanitizer
  corpus=$package/.build-corpus/$family
  regressions=$fixtures/regressions/$family
  mkdir -p "$corpus" "$regressions"
  inputs=""
  for folder in $folders; do
    if [ -d "$fixtures/$folder" ]; then inputs="$inputs $fixtures/$folder"; fi
  done
  echo "fuzzing $family for $seconds seconds"
  # shellcheck disable=SC2086
  "$package/.build-fuzz/release/Fuzz$family" -max_total_time="$seconds" -max_len=65536 \
    -rss_limit_mb=2048 -timeout=60 -print_final_stats=1 -artifact_prefix="$regressions/" \
    "$corpus" "$regressions" $inputs
  rmdir "$regressions" 2> /dev/null || true
done
