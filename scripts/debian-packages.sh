#!/usr/bin/env bash
# Makes sure that Debian packages are there: debian-packages.sh command=package ... Installs what is missing where it may (as
# root, with apt); otherwise says in one line what to install, and fails.
set -eu
PATH=$PATH:/usr/sbin   # where Debian keeps servers, out of ordinary users' way
missing=()
for pair in "$@"; do
    command -v "${pair%%=*}" >/dev/null 2>&1 || missing+=("${pair#*=}")
done
[ ${#missing[@]} -eq 0 ] && exit 0
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
    echo "  Debian packages: ${missing[*]}"
    export DEBIAN_FRONTEND=noninteractive
    { apt-get -qq update && apt-get -qq install -y --no-install-recommends "${missing[@]}"; } >/dev/null 2>&1 && exit 0
fi
echo "The tests need ${missing[*]}; install with: sudo apt-get install ${missing[*]}" >&2
exit 1
