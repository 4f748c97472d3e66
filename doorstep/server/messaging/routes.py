"""Which gateways may carry a message, and how they are set up."""

from __future__ import annotations

import json
import secrets
from collections.abc import Mapping, Sequence

from django.conf import settings
from django.urls import reverse

from ..lib.locking import lock, unlock
from . import gateways
from .gateways.base import Gateway as Way
from .models import Gateway

SECRET = "secret"  # noqa: S105  (the name of a setting)


class WrongSettingsError(Exception):
    """A gateway cannot be set up like this. The message says why, and how to mend it."""


def set_up(name: str, kind: str, given: Mapping[str, str]) -> Gateway:
    """A new gateway, or other settings of one that is there; what is not given stays."""
    if kind not in gateways.KINDS:
        raise WrongSettingsError(f"'{kind}' is no kind: there are {', '.join(gateways.KINDS)}.")
    known = Gateway.objects.filter(name=name, kind=kind).first()
    whole = {**(settings_of(known) if known else {}), **given}
    _check(gateways.KINDS[kind], whole)
    whole.setdefault(SECRET, secrets.token_urlsafe(24))
    values = {"kind": kind, "settings": lock(json.dumps(whole))}
    found, _ = Gateway.objects.update_or_create(name=name, defaults=values)
    return found


def _check(kind: type[Way], given: Mapping[str, str]) -> None:
    missing = [name for name in kind.needs if not given.get(name)]
    if missing:
        raise WrongSettingsError(f"{kind.name} needs {', '.join(missing)} (--set NAME=VALUE).")
    unknown = [name for name in given if name not in (*kind.needs, *kind.knows, SECRET)]
    if unknown:
        known = ", ".join([*kind.needs, *kind.knows]) or "no settings"
        raise WrongSettingsError(f"{kind.name} has no {', '.join(unknown)}: it knows {known}.")


def settings_of(gateway: Gateway) -> dict[str, str]:
    """In the open: for the way itself and for who runs the server."""
    found: dict[str, str] = json.loads(unlock(gateway.settings))
    return found


def address_of(gateway: Gateway) -> str:
    """What its provider is to call, the secret in it."""
    path = reverse("sms", kwargs={"name": gateway.name, "secret": settings_of(gateway)[SECRET]})
    return f"{settings.DOORSTEP_BASE_URL}{path}"


def way_of(gateway: Gateway) -> Way:
    return gateways.KINDS[gateway.kind](settings_of(gateway), address_of(gateway))


def comes(gateway: Gateway) -> bool:
    """Whether it comes for its messages."""
    return gateways.KINDS[gateway.kind].comes


def routes_to(number: str, ways: Sequence[Gateway]) -> list[Gateway]:
    """Those that are for the number: the longest prefix first, then by rank."""
    fits = {way.pk: _fit(way, number) for way in ways}
    found = [way for way in ways if fits[way.pk] is not None]
    return sorted(found, key=lambda way: (-(fits[way.pk] or 0), way.rank, way.name))


def _fit(way: Gateway, number: str) -> int | None:
    prefixes = way.prefixes.split() or [""]
    return max((len(prefix) for prefix in prefixes if number.startswith(prefix)), default=None)
