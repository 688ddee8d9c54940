"""Checks manifests against Kubernetes' own schemas, without a cluster."""

from __future__ import annotations

import json
import re
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import jsonschema

VERSION = "v1.33.0-local-strict"


def validate_manifest(manifest: dict[str, Any]) -> None:
    """Raise jsonschema.ValidationError for a manifest that Kubernetes would refuse, a field that it does not know included.

    The schemas are those of the package kubernetes-validate. Its own code needs a newer `referencing` than Rasa's cap on
    jsonschema lets in.
    """
    group = re.sub(r"^([^./]*)(?:\.[^/]*)?/", r"\1-", manifest["apiVersion"])
    schema = _read(f"{manifest['kind'].lower()}-{group}.json")
    definitions = _read("_definitions.json")
    resolver = jsonschema.RefResolver("", schema, store={"_definitions.json": definitions})
    jsonschema.Draft7Validator(schema, resolver=resolver).validate(manifest)


@lru_cache(maxsize=None)
def _read(name: str) -> Any:
    package = find_spec("kubernetes_validate")
    assert package and package.origin
    return json.loads((Path(package.origin).parent / "kubernetes-json-schema" / VERSION / name).read_text())
