#!/bin/bash
# Trains models that have not seen the series they label, for `continuity-fit --models OUT`.
#
#   held_out_models.sh ANALYZE OUT TRAIN.tsv DEV.tsv TEXTS TURNS.tsv…
#
# ANALYZE is a release of analyze; the TURNS are the files of all series and collections. Those that
# lie beside a truth.json are dealt into four folds; each fold's model learns from all others.
set -euo pipefail
analyze=$1 out=$2 train=$3 dev=$4 texts=$5
shift 5
mkdir -p "$out"
for fold in 0 1 2 3; do
  held=() learnt=() place=0
  while read -r turns; do
    if [ -f "$(dirname "$turns")/truth.json" ]; then
      if [ $((place % 4)) = $fold ]; then held+=("$turns"); else learnt+=("$turns"); fi
      place=$((place + 1))
    else
      learnt+=("$turns")
    fi
  done < <(for turns in "$@"; do echo "$(basename "$(dirname "$turns")") $turns"; done | sort | cut -d' ' -f2-)
  "$analyze" train "$train" "${learnt[@]}" --dev "$dev" --texts "$texts" \
    --version "held-out-$fold" --model "$out/fold$fold.model"
  for turns in "${held[@]}"; do
    ln -sf "fold$fold.model" "$out/$(basename "$(dirname "$turns")").model"
  done
done
