"""How often the API may be asked: far more than any phone needs, far less than a flood.

Ninja's own throttles keep what they count on an object that all threads share, and lists of times
in the cache; these count in the cache alone, in which adding one cannot be interrupted.
"""

from __future__ import annotations

import time

from django.core.cache import cache
from django.http import HttpRequest
from ninja.throttling import BaseThrottle

from . import client

MINUTE = 60


class PerMinute(BaseThrottle):
    """Requests in each minute of the clock, for each ``who``."""

    def __init__(self, most: int) -> None:
        self.most = most

    def who(self, request: HttpRequest) -> str:
        raise NotImplementedError

    def allow_request(self, request: HttpRequest) -> bool:
        key = f"asked-{type(self).__name__}-{self.who(request)}-{int(time.time()) // MINUTE}"
        cache.add(key, 0, timeout=2 * MINUTE)
        try:
            return cache.incr(key) <= self.most
        except ValueError:  # thrown out of a full cache in between
            return True

    def wait(self) -> float:
        return MINUTE - time.time() % MINUTE


class PerPhone(PerMinute):
    """``request.auth`` is the device that the token named."""

    def who(self, request: HttpRequest) -> str:
        return str(getattr(request, "auth").pk)  # noqa: B009  (Django's type knows no auth)


class PerAddress(PerMinute):
    """For those who have no token yet."""

    def who(self, request: HttpRequest) -> str:
        return client.address(request)
