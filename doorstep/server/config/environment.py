"""Settings that come from outside: environment variables, with safe defaults."""

from __future__ import annotations

import os
import secrets
from pathlib import Path
from urllib.parse import parse_qsl, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

from ..lib.database import PATIENCE

ONLY_WHEN_ASKED = 1_000_000_000
"""PostgreSQL prepares no statement by itself, however often it comes."""


def text(name: str, default: str) -> str:
    return os.environ.get(name) or default


def flag(name: str) -> bool:
    return os.environ.get(name, "").lower() in ("1", "true", "yes")


def whole(name: str, default: int) -> int:
    """A number above zero."""
    given = text(name, str(default))
    if not given.isdecimal() or int(given) < 1:
        raise ImproperlyConfigured(f"{name} is a whole number from 1 on, not '{given}'.")
    return int(given)


def folder(name: str) -> Path | None:
    return Path(given) if (given := os.environ.get(name)) else None


def words(name: str, default: str) -> list[str]:
    """A list separated by commas."""
    return [word.strip() for word in text(name, default).split(",") if word.strip()]


def database(address: str) -> dict[str, object]:
    """Django's settings for ``sqlite:///file`` or ``postgres://user:password@host:port/name``."""
    try:
        url, port = urlsplit(address), urlsplit(address).port
    except ValueError as error:
        raise ImproperlyConfigured(f"DOORSTEP_DATABASE: {error}.") from None
    if url.scheme == "sqlite":
        return _sqlite(unquote(url.path[1:]))
    if url.scheme in ("postgres", "postgresql"):
        query = dict(parse_qsl(url.query))
        prepares = query.pop("prepare", "yes") != "no"
        return {
            "ENGINE": "django.db.backends.postgresql",
            "NAME": unquote(url.path[1:]),
            "USER": unquote(url.username or ""),
            "PASSWORD": unquote(url.password or ""),
            "HOST": query.pop("host", None) or unquote(url.hostname or ""),
            "PORT": str(port or ""),
            "CONN_MAX_AGE": 60,
            "CONN_HEALTH_CHECKS": True,
            "OPTIONS": {**query, "prepare_threshold": ONLY_WHEN_ASKED if prepares else None},
        }
    raise ImproperlyConfigured(
        "DOORSTEP_DATABASE must look like sqlite:///path/to/file or postgres://user@host/name."
    )


def _sqlite(path: str) -> dict[str, object]:
    """One writer at a time, readers never wait: a write takes the lock when it begins."""
    Path(path).parent.mkdir(parents=True, exist_ok=True)
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": path,
        "OPTIONS": {
            "timeout": PATIENCE,
            "transaction_mode": "IMMEDIATE",
            "init_command": (
                "PRAGMA journal_mode=WAL;PRAGMA synchronous=NORMAL;PRAGMA foreign_keys=ON;"
            ),
        },
    }


def secret_key(file: Path) -> str:
    """From the environment, or else from ``file``, which is made when it is missing."""
    given = os.environ.get("DOORSTEP_SECRET_KEY")
    if given:
        return given
    if not file.exists():
        file.parent.mkdir(parents=True, exist_ok=True)
        with open(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as handle:
            handle.write(secrets.token_urlsafe(48))
    return file.read_text().strip()
