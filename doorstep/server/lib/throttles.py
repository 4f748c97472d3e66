"""How often the API may be asked: far more than any phone needs, far less than a flood.

Ninja's own throttles keep what they count on an object that all threads share, and lists of times
in Django's cache, which each process has for itself; these count for the whole machine.
"""

from __future__ import annotations

import time

from django.conf import settings
from django.http import HttpRequest
from ninja.throttling import BaseThrottle

from . import client, counting

MINUTE = 60


class PerMinute(BaseThrottle):
    """Requests in each minute of the clock, for each ``who``."""

    def __init__(self, most: int) -> None:
        self.most = most

    def who(self, request: HttpRequest) -> str:
        raise NotImplementedError

    def allow_request(self, request: HttpRequest) -> bool:
        who = f"{type(self).__name__} {self.who(request)}"
        minute = int(time.time()) // MINUTE
        return counting.one_more(settings.DOORSTEP_COUNTS, who, minute) <= self.most

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
