#!/bin/sh
# Loads the samples into a fresh database, adds people and serves the web app:
# serve-samples.sh ANALYZE DATABASE [PORT]
set -eu
analyze=$1
database=$2
port=${3:-8080}

rm -f "$database" "$database-wal" "$database-shm"
"$analyze" ingest samples --db "$database"

# Adds somebody and shows the link by which that person sets a password: add NAME ROLE PROGRAM...
add() {
  name=$1 role=$2
  shift 2
  for program in "$@"; do set -- "$@" --program "$program"; shift; done
  path=$("$analyze" user add "$name" --role "$role" "$@" --db "$database" 2> /dev/null)
  echo "$name, $role: http://127.0.0.1:$port$path"
}

echo
echo "each of these links sets a password, once:"
add "Beatrix Halloran" coach staff-track
add "Rolf Castellane" coach first-time-managers
add "Lea Lindqvist" lead staff-track first-time-managers
add "Ada Amsel" admin
exec "$analyze" serve --db "$database" --port "$port"
