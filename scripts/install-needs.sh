#!/bin/sh
# Installs the Debian packages that the build needs and that are missing. Says what it does.
#
#   install-needs.sh          for the build
#   install-needs.sh serve    for the web app as well
#   install-needs.sh test     for the tests as well: a browser, in which they look at the pages
set -eu

if ! command -v swift > /dev/null; then
  echo "analyze needs Swift 6.2 or later: see https://www.swift.org/install/linux" >&2
  exit 1
fi

packages="pkg-config libxml2-dev libsqlite3-dev libarchive-dev nettle-dev"
case "${1:-}" in
  serve) packages="$packages libssl-dev" ;;
  test) packages="$packages libssl-dev chromium chromium-driver fonts-dejavu-core" ;;
esac

missing=""
for package in $packages; do
  dpkg-query --show --showformat='${Status}' "$package" 2> /dev/null | grep -q 'ok installed' \
    || missing="$missing $package"
done
[ -n "$missing" ] || exit 0

as_root=""
if [ "$(id -u)" -ne 0 ]; then as_root="sudo"; fi
echo "installing$missing (apt-get${as_root:+, through sudo})"
export DEBIAN_FRONTEND=noninteractive
# Word splitting of $missing is meant: it is a list of package names.
# shellcheck disable=SC2086
{
  $as_root apt-get update -qq
  $as_root apt-get install -y -qq --no-install-recommends $missing
} > /dev/null
