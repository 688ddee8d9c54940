"""A database that cannot be opened is refused in one line, without its password."""

from __future__ import annotations

import pytest

from hippath.serving.settings import read_settings
from hippath.serving.stop import CannotStart
from hippath.stores.engine import open_engine

PASSWORD = "zanzibarpassword"
ADDRESSES = [
    f"postgresql://user:{PASSWORD}@127.0.0.1:1/hippath",
    f"postgres://user:{PASSWORD}@127.0.0.1:1/hippath",
    f"postgresql://user:{PASSWORD}@127.0.0.1:port/hippath",
    f"postgresql://user:{PASSWORD}@[nowhere/hippath",
    f"postgresql+asyncpg://user:{PASSWORD}@127.0.0.1:1/hippath",
    f"mysql://user:{PASSWORD}@127.0.0.1:1/hippath",
    f"user:{PASSWORD}@127.0.0.1",
]


@pytest.mark.parametrize("address", ADDRESSES)
def test_o1_a_database_that_cannot_be_opened(
    address: str, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    from hippath.server import open_chat

    with pytest.raises(CannotStart) as refused:
        open_chat(read_settings({"HIPPATH_DATABASE_URL": address}))
    assert "HIPPATH_DATABASE_URL" in str(refused.value)
    assert "\n" not in str(refused.value)
    said = str(refused.value) + caplog.text + "".join(capfd.readouterr())
    assert PASSWORD not in said


def test_the_short_name_of_postgresql_is_understood() -> None:
    address = "postgres://user@127.0.0.1/hippath"
    assert read_settings({"HIPPATH_DATABASE_URL": address}).database_url == address
    assert open_engine(address).dialect.name == "postgresql"
