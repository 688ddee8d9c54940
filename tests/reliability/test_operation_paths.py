"""A2: the list of paths that a proxy lets through is that of the server's routes, no more and no less."""

from __future__ import annotations

import re
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from hippath.channels.web import WebChat
from hippath.server import build_app
from hippath.serving.paths import INSIDE, PUBLIC, PUBLIC_PATTERNS
from hippath.serving.settings import read_settings

EXAMPLES = {"<version>": "0123456789ab", "<name>": "page.css"}


def test_a2_every_route_is_named_as_public_or_inside(tmp_path: Path) -> None:
    settings = read_settings({"HIPPATH_DATABASE_URL": f"sqlite:///{tmp_path}/hippath.db"})
    agent: Any = SimpleNamespace(handle_message=None)
    app = build_app(settings, WebChat(settings), agent)
    routes = set()
    for route in app.router.routes:
        path = "/" + re.sub(r":\w+>", ">", route.path)
        for name, example in EXAMPLES.items():
            path = path.replace(name, example)
        routes.add(path)
    patterns = {path for path in routes if any(re.search(pattern, path) for pattern in PUBLIC_PATTERNS)}
    assert len(patterns) == len(PUBLIC_PATTERNS)
    hooks = {path for path in PUBLIC if path.startswith("/webhooks/")}
    # Sanic leaves the slash at a path's end out, and takes both.
    assert routes - patterns - hooks == {path.rstrip("/") for path in ({*PUBLIC} - hooks) | {*INSIDE}}
