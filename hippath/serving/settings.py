"""Everything an operator can set, read from the environment once and checked before anything starts."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from hippath.serving.messaging import MessagingSettings, read_messaging
from hippath.serving.stop import CannotStart
from hippath.serving.timeouts import check_timeouts

ROOT = Path(__file__).resolve().parents[2]
"""The folder that holds config.yml, knowledge/, models/ and var/."""

DEVELOPMENT_SECRET = "development-only-secret-of-hippath-change-me"
SHORTEST_SECRET = 32
SHORTEST_CLINICIAN_SECRET = 16
DATABASES = ("sqlite:///", "postgres://", "postgresql://", "postgresql+psycopg2://")
"""What conversations can be kept in. Anything else would only be noticed as a missing store class, too late."""


@dataclass(frozen=True)
class Settings:
    """What the environment says, checked."""

    production: bool
    """HIPPATH_ENV=production: the secret must be set and DEBUG logging is refused."""
    secret: str
    """HIPPATH_SECRET: signs the conversation tokens."""
    clinician_secret: str | None
    """HIPPATH_CLINICIAN_SECRET: the password of the clinician look-up; open to everyone when not set."""
    database_url: str
    """HIPPATH_DATABASE_URL: where conversations are kept; an SQLite file below var/ when not set."""
    token_hours: float
    """HIPPATH_TOKEN_HOURS: how long a conversation can be taken up again."""
    turn_seconds: float
    """HIPPATH_TURN_SECONDS: after this long a message is answered with the safety text; nobody should meet silence for 5."""
    rate: float
    """HIPPATH_RATE: messages a second that one conversation may send."""
    burst: int
    """HIPPATH_BURST: messages one conversation may send at once."""
    address_rate: float
    """HIPPATH_ADDRESS_RATE: requests a second from one address; a clinic or a proxy may stand behind one."""
    address_burst: int
    """HIPPATH_ADDRESS_BURST: requests one address may send at once."""
    proxies: int
    """HIPPATH_PROXIES: reverse proxies in front whose X-Forwarded-For is believed; 0 believes none."""
    origins: tuple[str, ...]
    """HIPPATH_ORIGINS: other sites whose pages may use the chat, as https://clinic.example, by comma."""
    log_level: str
    """HIPPATH_LOG_LEVEL: INFO unless set."""
    redis_url: str | None
    """HIPPATH_REDIS_URL: the Redis through which several processes share conversations; one process needs none."""
    lock_seconds: float
    """HIPPATH_LOCK_SECONDS: part of a turn's time that it may wait for another turn of the conversation."""
    proxy_seconds: float
    """HIPPATH_PROXY_SECONDS: how long the reverse proxy in front waits for an answer."""
    retention_days: float | None
    """HIPPATH_RETENTION_DAYS: days after its last message that a conversation is erased, at most what patients are told
    (retention_days of knowledge/clinic.yml, which also holds when this is not set); 0: the server erases nothing by itself."""
    total_rate: float
    """HIPPATH_TOTAL_RATE: messages and new conversations a second from everybody together, each worker by itself."""
    total_burst: int
    """HIPPATH_TOTAL_BURST: messages and new conversations from everybody at once."""
    log_json: bool
    """HIPPATH_LOG_FORMAT: json, one object a line, or text; json in production unless set."""
    metrics_port: int | None
    """HIPPATH_METRICS_PORT: where Prometheus reads the metrics; nowhere when not set."""
    metrics_host: str
    """HIPPATH_METRICS_HOST: the address of that port; 127.0.0.1 unless set."""
    messaging: MessagingSettings
    """Messaging platforms and other systems that are told of results; each has its own variables."""


def read_settings(environment: Mapping[str, str] | None = None) -> Settings:
    """Return the settings in `environment` (the process's own by default). Raises CannotStart."""
    env = os.environ if environment is None else environment
    production = _production(env)
    turn_seconds = _number(env, "HIPPATH_TURN_SECONDS", 4)
    lock_seconds = _number(env, "HIPPATH_LOCK_SECONDS", turn_seconds * 2 / 3)
    proxy_seconds = _number(env, "HIPPATH_PROXY_SECONDS", 30)
    check_timeouts(lock_seconds, turn_seconds, proxy_seconds)
    return Settings(
        production=production,
        secret=_secret(env, production),
        clinician_secret=_clinician_secret(env),
        database_url=_database_url(env),
        token_hours=_number(env, "HIPPATH_TOKEN_HOURS", 24 * 30),
        turn_seconds=turn_seconds,
        rate=_number(env, "HIPPATH_RATE", 1),
        burst=int(_number(env, "HIPPATH_BURST", 5)),
        address_rate=_number(env, "HIPPATH_ADDRESS_RATE", 20),
        address_burst=int(_number(env, "HIPPATH_ADDRESS_BURST", 200)),
        proxies=int(_number(env, "HIPPATH_PROXIES", 0, least=0)),
        origins=tuple(origin.strip() for origin in env.get("HIPPATH_ORIGINS", "").split(",") if origin.strip()),
        log_level=_log_level(env, production),
        redis_url=_redis_url(env),
        lock_seconds=lock_seconds,
        proxy_seconds=proxy_seconds,
        retention_days=_retention_days(env),
        total_rate=_number(env, "HIPPATH_TOTAL_RATE", 200),
        total_burst=int(_number(env, "HIPPATH_TOTAL_BURST", 1000, least=1)),
        log_json=_log_json(env, production),
        metrics_port=_port(env, "HIPPATH_METRICS_PORT"),
        metrics_host=env.get("HIPPATH_METRICS_HOST") or "127.0.0.1",
        messaging=read_messaging(env),
    )


def _production(env: Mapping[str, str]) -> bool:
    value = env.get("HIPPATH_ENV", "development")
    if value not in ("development", "production"):
        raise CannotStart(f"HIPPATH_ENV is {value!r}: set it to development or production.")
    return value == "production"


def _secret(env: Mapping[str, str], production: bool) -> str:
    secret = env.get("HIPPATH_SECRET", "")
    if not secret and not production:
        return DEVELOPMENT_SECRET
    if len(secret) < SHORTEST_SECRET or (production and secret == DEVELOPMENT_SECRET):
        raise CannotStart(
            f"HIPPATH_SECRET must be set to at least {SHORTEST_SECRET} characters of your own; "
            "make one with: python3 -c 'import secrets; print(secrets.token_urlsafe(48))'"
        )
    return secret


def _clinician_secret(env: Mapping[str, str]) -> str | None:
    secret = env.get("HIPPATH_CLINICIAN_SECRET", "")
    if secret and len(secret) < SHORTEST_CLINICIAN_SECRET:
        raise CannotStart(
            f"HIPPATH_CLINICIAN_SECRET must have at least {SHORTEST_CLINICIAN_SECRET} characters, or be unset to leave the "
            "clinician pages open; make one with: python3 -c 'import secrets; print(secrets.token_urlsafe(24))'"
        )
    return secret or None


def _redis_url(env: Mapping[str, str]) -> str | None:
    url = env.get("HIPPATH_REDIS_URL", "")
    if url and not url.startswith(("redis://", "rediss://", "unix://")):
        raise CannotStart("HIPPATH_REDIS_URL is no address of a Redis: set it to one such as redis://127.0.0.1:6379/0.")
    return url or None


def _log_level(env: Mapping[str, str], production: bool) -> str:
    for name in ("HIPPATH_LOG_LEVEL", "LOG_LEVEL", "LOG_LEVEL_LIBRARIES"):
        if production and env.get(name, "").upper() == "DEBUG":
            raise CannotStart(f"{name}=DEBUG is refused when HIPPATH_ENV=production: unset it or set it to INFO.")
    level = env.get("HIPPATH_LOG_LEVEL", "INFO").upper()
    if level not in ("DEBUG", "INFO", "WARNING", "ERROR"):
        raise CannotStart(f"HIPPATH_LOG_LEVEL is {level!r}: set it to DEBUG, INFO, WARNING or ERROR.")
    return level


def _retention_days(env: Mapping[str, str]) -> float | None:
    return _number(env, "HIPPATH_RETENTION_DAYS", 0, least=0) if env.get("HIPPATH_RETENTION_DAYS") else None


def _log_json(env: Mapping[str, str], production: bool) -> bool:
    value = env.get("HIPPATH_LOG_FORMAT") or ("json" if production else "text")
    if value not in ("json", "text"):
        raise CannotStart(f"HIPPATH_LOG_FORMAT is {value!r}: set it to json or text.")
    return value == "json"


def _database_url(env: Mapping[str, str]) -> str:
    url = env.get("HIPPATH_DATABASE_URL") or f"sqlite:///{ROOT / 'var' / 'hippath.db'}"
    # The address itself is not said: it may hold a password.
    if not url.startswith(DATABASES):
        raise CannotStart(f"HIPPATH_DATABASE_URL must begin with one of: {', '.join(DATABASES)}")
    return url


def _port(env: Mapping[str, str], name: str) -> int | None:
    value = env.get(name)
    if not value:
        return None
    if not value.isdecimal() or not 1 <= int(value) <= 65535:
        raise CannotStart(f"{name} is {value!r}: set it to a port, 1 to 65535, or unset it.")
    return int(value)


def _number(env: Mapping[str, str], name: str, default: float, least: float = 0.001) -> float:
    try:
        value = float(env.get(name) or default)
    except ValueError:
        value = -1.0
    if not least <= value < 1e9:
        raise CannotStart(f"{name} is {env[name]!r}: set it to a number of {least:g} or more.")
    return value
