"""The one database of this process, ready for use."""

from __future__ import annotations

from functools import lru_cache

from sqlalchemy.engine import Engine

from hippath.stores.engine import open_engine
from hippath.stores.migrate import migrate


@lru_cache(maxsize=None)
def open_database(url: str) -> Engine:
    """Return the engine for `url`, the same one each time, with the schema up to date.

    Raises sqlalchemy.exc.SQLAlchemyError or OSError when the database cannot be used.
    """
    engine = open_engine(url)
    migrate(engine)
    return engine
