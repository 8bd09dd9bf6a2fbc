#!/bin/sh
# Runs analyze on the samples and shows what it found: run-samples.sh ANALYZE DATABASE
set -eu
analyze=$1
database=$2

show() {
  echo
  echo "\$ analyze $*"
  "$analyze" "$@" --db "$database"
}

show samples
show report
