#!/bin/sh
# Runs analyze on the samples and shows what it found: run-samples.sh ANALYZE DATABASE
set -eu
analyze=$1
database=$2

# Shows a command as one would type it, then runs it on the database of the samples.
show() {
  shown=
  for word in "$@"; do
    case $word in *" "*) shown="$shown \"$word\"" ;; *) shown="$shown $word" ;; esac
  done
  echo
  echo "\$ analyze$shown"
  "$analyze" "$@" --db "$database"
}

show samples
show report
show report --pair "Aino Brackenridge"
