#!/usr/bin/env bash
# Prints a Python 3.10 that runs and can make virtual environments. A name on the PATH may be a shim that does not run.
set -u
candidates() {
    [ -n "${HIPPATH_PYTHON:-}" ] && echo "$HIPPATH_PYTHON"
    command -v python3.10 python3 python
    ls -d "${PYENV_ROOT:-$HOME/.pyenv}"/versions/3.10*/bin/python 2>/dev/null
    command -v uv >/dev/null && uv python find 3.10 2>/dev/null
}
works() {
    "$1" -c 'import sys, venv, ensurepip; sys.exit(sys.version_info[:2] != (3, 10))' >/dev/null 2>&1
}
while read -r candidate; do
    works "$candidate" && echo "$candidate" && exit 0
done < <(candidates)
if command -v uv >/dev/null && uv python install 3.10 >/dev/null 2>&1; then
    candidate=$(uv python find 3.10 2>/dev/null) && works "$candidate" && echo "$candidate" && exit 0
fi
echo "hippath needs Python 3.10 with venv. Install it with one of: pyenv install 3.10 | uv python install 3.10 |" \
    "apt-get install python3.10 python3.10-venv; or name one in HIPPATH_PYTHON." >&2
exit 1
