"""The first request of a day rolls the day over, so that no timer is needed for it."""

from __future__ import annotations

import logging
from collections.abc import Callable

from django.http import HttpRequest
from django.http.response import HttpResponseBase

from ..lib.problems import RefusedError
from .rollover import catch_up

LOG = logging.getLogger(__name__)
FRESH = ("/api/session", "/api/push", "/api/pull")
"""Addresses whose answer or effect depends on the day."""


def roll_over_first(
    get_response: Callable[[HttpRequest], HttpResponseBase],
) -> Callable[[HttpRequest], HttpResponseBase]:
    def middleware(request: HttpRequest) -> HttpResponseBase:
        if request.path in FRESH:
            _roll_over()
        return get_response(request)

    return middleware


def _roll_over() -> None:
    """A day that does not roll over must not keep phones from sending their work."""
    try:
        catch_up()
    except RefusedError:
        return
    except Exception as error:
        LOG.error("The day did not roll over: %s.", type(error).__name__)
