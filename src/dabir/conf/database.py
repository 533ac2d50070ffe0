"""The database as one address, and the address as Django's dictionary."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from dabir.errors import DabirError

_SQLITE_START = (
    "PRAGMA journal_mode=WAL;"  # readers never wait for the writer
    "PRAGMA synchronous=FULL;"  # what is published survives a power cut
    "PRAGMA mmap_size=67108864;"
    "PRAGMA cache_size=-32000;"
)

_POSTGRES_OPTIONS: Mapping[str, str] = {
    "connect_timeout": "5",
    # A machine that is gone without a word is noticed within seconds, not at the end of TCP's patience.
    "keepalives_idle": "5",
    "keepalives_interval": "2",
    "keepalives_count": "3",
    "tcp_user_timeout": "10000",
}


class DatabaseAddressError(DabirError):
    """The database address must begin with sqlite:/// or postgresql://, not {scheme}."""

    code = "conf.database_address"
    persian = "نشانی پایگاه داده باید با sqlite:/// یا postgresql:// آغاز شود، نه {scheme}."


def database(address: str, site: Path) -> dict[str, Any]:
    """Return Django's settings for the database at *address*.

    ``sqlite:///data/paper.sqlite3`` is relative to the folder *site*, four slashes make
    it absolute; ``postgresql://user:password@host:port/name?option=value`` is a server,
    whose options (those of libpq) take the place of ours.
    Raises :class:`DatabaseAddressError` for any other scheme.
    """
    parts = urlsplit(address)
    if parts.scheme == "sqlite":
        path = site / parts.path[1:]
        return {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": path,
            "OPTIONS": {"transaction_mode": "IMMEDIATE", "timeout": 20, "init_command": _SQLITE_START},
        }
    if parts.scheme in {"postgresql", "postgres"}:
        return {
            "ENGINE": "django.db.backends.postgresql",
            "NAME": parts.path[1:],
            "USER": unquote(parts.username or ""),
            "PASSWORD": unquote(parts.password or ""),
            "HOST": unquote(parts.hostname or ""),
            "PORT": str(parts.port or ""),
            "OPTIONS": {**_POSTGRES_OPTIONS, **dict(parse_qsl(parts.query))},
            "CONN_MAX_AGE": 600,
            "CONN_HEALTH_CHECKS": True,
        }
    raise DatabaseAddressError(scheme=parts.scheme or address)
