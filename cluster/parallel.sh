#!/bin/sh
# Runs `analyze worker` over an archive on all cores, or on several machines that share a file system.
#
#   analyze inputs archive > inputs.ndjson
#   cluster/parallel.sh inputs.ndjson work            # the parts come to work/parts
#   analyze merge work/parts --inputs inputs.ndjson --db balance.sqlite
#
# May be stopped at any moment; the same command goes on with the parts that are missing. Environment:
#   ANALYZE   the program (default: analyze)
#   WORKER    further options of the worker, such as "--program Spring"
#   SESSIONS  how many sessions one worker gets (default: 500)
#   JOBS      how many workers at a time (default: one a core)
#   MACHINES  a file of machines for GNU parallel (--sshloginfile); needs GNU parallel
set -eu

inputs=$1
work=$2
analyze=${ANALYZE:-analyze}
sessions=${SESSIONS:-500}
jobs=${JOBS:-$(getconf _NPROCESSORS_ONLN)}

# The cut is remembered: parts of another list of inputs must not be mixed in.
list=$(sha256sum <"$inputs" | cut -c1-64)
if [ -e "$work/list" ] && [ "$(cat "$work/list")" != "$list $sessions" ]; then
  echo "$work: belongs to another list of inputs or another cut; choose a new folder" >&2
  exit 64
fi
mkdir -p "$work/parts"
if [ ! -e "$work/list" ]; then
  rm -rf "$work/in"
  mkdir "$work/in"
  split -l "$sessions" -d -a 6 "$inputs" "$work/in/"
  echo "$list $sessions" >"$work/list"
fi

# One worker: a part appears under its name only when its worker has ended well.
cat >"$work/one.sh" <<'EOF'
#!/bin/sh
set -eu
analyze=$1
work=$2
part=$(basename "$3")
if [ -e "$work/parts/$part" ]; then exit 0; fi
# shellcheck disable=SC2086
"$analyze" worker ${WORKER:-} <"$work/in/$part" >"$work/parts/.$part.$(hostname).$$"
mv "$work/parts/.$part.$(hostname).$$" "$work/parts/$part"
EOF
chmod +x "$work/one.sh"

status=0
if command -v parallel >/dev/null 2>&1; then
  # shellcheck disable=SC2086
  find "$work/in" -type f -print0 | sort -z | parallel --will-cite --null --quote --jobs "$jobs" --retries 2 --joblog "$work/joblog" \
    ${MACHINES:+--sshloginfile "$MACHINES" --env WORKER --workdir "$PWD"} \
    "$work/one.sh" "$analyze" "$work" || status=$?
else
  find "$work/in" -type f -print0 | sort -z | xargs -0 -P "$jobs" -n 1 "$work/one.sh" "$analyze" "$work" || status=$?
fi
rm -f "$work"/parts/.[0-9]*

expected=$(find "$work/in" -type f | wc -l)
finished=$(find "$work/parts" -type f | wc -l)
echo "$finished of $expected parts in $work/parts" >&2
if [ "$status" -ne 0 ] || [ "$finished" -ne "$expected" ]; then
  echo "not complete: the same command goes on with the others" >&2
  exit 1
fi
