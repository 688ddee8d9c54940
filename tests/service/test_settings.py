"""Settings are checked before anything starts."""

import pytest

from hippath.serving.settings import DEVELOPMENT_SECRET, read_settings
from hippath.serving.stop import CannotStart

SECRET = "x" * 32


def test_development_needs_nothing() -> None:
    settings = read_settings({})
    assert not settings.production
    assert settings.database_url.endswith("/var/hippath.db")
    assert (settings.rate, settings.burst, settings.turn_seconds) == (1, 5, 4)


def test_a_longer_turn_may_wait_longer_for_its_conversation() -> None:
    settings = read_settings({"HIPPATH_TURN_SECONDS": "9", "HIPPATH_REDIS_URL": "redis://127.0.0.1:6379/0"})
    assert (settings.lock_seconds, settings.redis_url) == (6, "redis://127.0.0.1:6379/0")
    assert read_settings({}).redis_url is None


def test_production_with_a_secret() -> None:
    settings = read_settings({"HIPPATH_ENV": "production", "HIPPATH_SECRET": SECRET})
    assert settings.production
    assert settings.secret == SECRET


def test_origins_are_split() -> None:
    assert read_settings({"HIPPATH_ORIGINS": "https://a.example, https://b.example,"}).origins == (
        "https://a.example",
        "https://b.example",
    )


def test_the_clinician_pages_are_open_unless_a_secret_is_set() -> None:
    assert read_settings({}).clinician_secret is None
    assert read_settings({"HIPPATH_CLINICIAN_SECRET": ""}).clinician_secret is None
    assert read_settings({"HIPPATH_CLINICIAN_SECRET": "x" * 16}).clinician_secret == "x" * 16


REFUSED = [
    ({"HIPPATH_CLINICIAN_SECRET": "x" * 15}, "HIPPATH_CLINICIAN_SECRET"),
    ({"HIPPATH_ENV": "production"}, "HIPPATH_SECRET"),
    ({"HIPPATH_ENV": "production", "HIPPATH_SECRET": SECRET[1:]}, "HIPPATH_SECRET"),
    ({"HIPPATH_ENV": "production", "HIPPATH_SECRET": DEVELOPMENT_SECRET}, "HIPPATH_SECRET"),
    ({"HIPPATH_SECRET": "short"}, "HIPPATH_SECRET"),
    ({"HIPPATH_ENV": "prod"}, "HIPPATH_ENV"),
    ({"HIPPATH_ENV": "production", "HIPPATH_SECRET": SECRET, "LOG_LEVEL": "debug"}, "LOG_LEVEL"),
    (
        {"HIPPATH_ENV": "production", "HIPPATH_SECRET": SECRET, "HIPPATH_LOG_LEVEL": "DEBUG"},
        "HIPPATH_LOG_LEVEL",
    ),
    ({"HIPPATH_LOG_LEVEL": "loud"}, "HIPPATH_LOG_LEVEL"),
    ({"HIPPATH_RATE": "fast"}, "HIPPATH_RATE"),
    ({"HIPPATH_TOTAL_RATE": "0"}, "HIPPATH_TOTAL_RATE"),
    ({"HIPPATH_TOTAL_BURST": "0.5"}, "HIPPATH_TOTAL_BURST"),
    ({"HIPPATH_TURN_SECONDS": "-1"}, "HIPPATH_TURN_SECONDS"),
    ({"HIPPATH_TURN_SECONDS": "nan"}, "HIPPATH_TURN_SECONDS"),
    ({"HIPPATH_TURN_SECONDS": "4", "HIPPATH_LOCK_SECONDS": "4"}, "HIPPATH_LOCK_SECONDS"),
    ({"HIPPATH_TURN_SECONDS": "26"}, "HIPPATH_PROXY_SECONDS"),
    ({"HIPPATH_PROXY_SECONDS": "9"}, "HIPPATH_TURN_SECONDS"),
    ({"HIPPATH_REDIS_URL": "127.0.0.1:6379"}, "HIPPATH_REDIS_URL"),
]


@pytest.mark.parametrize(("environment", "named"), REFUSED)
def test_refused_in_one_line_that_names_the_setting(environment: dict[str, str], named: str) -> None:
    with pytest.raises(CannotStart) as reason:
        read_settings(environment)
    assert named in str(reason.value)
    assert "\n" not in str(reason.value)
