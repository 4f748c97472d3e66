"""One request to a provider, and what can be known when it fails."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import urllib3
from urllib3.exceptions import ConnectTimeoutError, HTTPError, NewConnectionError, ProxyError

from .base import DoubtfulError, PermanentError, TemporaryError

SECONDS = urllib3.Timeout(connect=5, read=15)
NOT_CONNECTED = (NewConnectionError, ConnectTimeoutError, ProxyError)
"""Before anything was said; a name that cannot be resolved is one of these."""

LONGEST = 1_000_000
"""Bytes of an answer that are read."""

_POOL = urllib3.PoolManager(retries=False, timeout=SECONDS, headers={"User-Agent": "Doorstep"})


@dataclass(frozen=True, slots=True)
class Said:
    status: int
    text: str

    def json(self) -> Any:  # noqa: ANN401  (whatever it is, its readers look)
        try:
            return json.loads(self.text)
        except ValueError:
            return {}


def ask(
    method: str,
    url: str,
    *,
    fields: Mapping[str, str] | None = None,
    body: object = None,
    headers: Mapping[str, str] | None = None,
) -> Said:
    """``fields`` go as a form (into the address of a GET), ``body`` as JSON.

    The provider's refusals are for the caller to read; this raises where there is no answer, and
    where the provider says that it is out of order.
    """
    sent = dict(headers or {})
    try:
        if body is not None:
            answer = _POOL.request(method, url, json=body, headers=sent)
        elif method == "GET":
            answer = _POOL.request(method, url, fields=dict(fields or {}), headers=sent)
        else:
            answer = _POOL.request_encode_body(
                method, url, fields=dict(fields or {}), encode_multipart=False, headers=sent
            )
    except NOT_CONNECTED:
        raise TemporaryError("not reached") from None
    except HTTPError as error:
        raise DoubtfulError(type(error).__name__) from None
    return _looked_at(Said(answer.status, answer.data[:LONGEST].decode("utf-8", "replace")))


def _looked_at(said: Said) -> Said:
    """429 and 503 say that nothing was done; after another 5xx nobody knows."""
    if said.status in (429, 503):
        raise TemporaryError(f"HTTP {said.status}")
    if said.status >= 500:
        raise DoubtfulError(f"HTTP {said.status}")
    return said


def refused(said: Said, why: str = "") -> Exception:
    """For a 3xx or 4xx: a wrong password or address is mended by people, and the message waits."""
    told = why or f"HTTP {said.status}"
    if said.status in (400, 422):
        return PermanentError(told)
    return TemporaryError(told)
