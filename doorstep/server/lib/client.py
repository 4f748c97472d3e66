"""Where a request comes from."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest


def address(request: HttpRequest) -> str:
    """The client's network address. Behind a proxy it is what the proxy added last.

    What stands before that in ``X-Forwarded-For`` the client wrote itself.
    """
    if settings.DOORSTEP_BEHIND_PROXY:
        return request.headers.get("X-Forwarded-For", "").rpartition(",")[2].strip()
    return str(request.META.get("REMOTE_ADDR", ""))
