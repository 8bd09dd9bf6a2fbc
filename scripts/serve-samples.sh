#!/bin/sh
# Loads the samples into a fresh database, adds people and serves the web app:
# serve-samples.sh ANALYZE DATABASE [PORT]
set -eu
analyze=$1
database=$2
port=${3:-8080}

rm -f "$database" "$database-wal" "$database-shm"
"$analyze" ingest samples --db "$database"
for person in "Beatrix Halloran:coach" "Rolf Castellane:coach" "Lea Lindqvist:lead" "Ada Amsel:admin"; do
  name=${person%:*}
  path=$("$analyze" user add "$name" --role "${person#*:}" --program "staff-track" --db "$database" 2> /dev/null)
  echo "$name, ${person#*:}: http://127.0.0.1:$port$path"
done
exec "$analyze" serve --db "$database" --port "$port"
