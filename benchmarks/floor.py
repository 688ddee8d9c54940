"""The floor: the same web server, doing nothing but parsing the message and writing one row.

    python -m benchmarks.floor PORT sqlite:///file.db
"""

from __future__ import annotations

import json
import sys
import uuid

from sanic import Sanic, response
from sanic.request import Request
from sanic.response import BaseHTTPResponse
from sqlalchemy import insert

from hippath.stores.database import open_database
from hippath.stores.tables import messages


def main(port: int, url: str) -> None:
    """Serve until stopped."""
    engine = open_database(url)
    app = Sanic("floor", configure_logging=False)

    @app.get("/")
    async def ready(_: Request) -> BaseHTTPResponse:
        return response.text("ready")

    @app.post("/")
    async def say(request: Request) -> BaseHTTPResponse:
        said = json.loads(request.body)
        row = {"conversation_id": said["sender"][:32], "client_id": uuid.uuid4().hex, "direction": "patient", "created": 0.0}
        with engine.begin() as connection:
            connection.execute(insert(messages).values(**row, seq=said["seq"], json=request.body.decode()))
        return response.json([{"text": "noted"}])

    app.run(host="127.0.0.1", port=port, access_log=False, motd=False)


if __name__ == "__main__":
    main(int(sys.argv[1]), sys.argv[2])
