"""Headers that every answer carries, and how long browsers may keep the files of the app."""

from __future__ import annotations

import re
from collections.abc import Callable, MutableMapping

from django.http import HttpRequest
from django.http.response import HttpResponseBase

CONTENT_SECURITY_POLICY = "; ".join(
    (
        "default-src 'self'",
        "script-src 'self' 'wasm-unsafe-eval'",
        "style-src 'self'",
        "img-src 'self' data: blob:",
        "media-src 'self' blob:",
        "font-src 'self'",
        "connect-src 'self'",
        "worker-src 'self'",
        "manifest-src 'self'",
        "object-src 'none'",
        "base-uri 'none'",
        "form-action 'self'",
        "frame-ancestors 'none'",
    )
)
PERMISSIONS_POLICY = "camera=(self), geolocation=(self), microphone=(), payment=(), usb=()"

HASHED_NAME = re.compile(r"[.-][A-Za-z0-9_-]{8,}\.(js|css|wasm|woff2|svg|png|webp)$")
"""File names that change with their content, as the app's build makes them."""

Answer = Callable[[HttpRequest], HttpResponseBase]


def security_headers(get_response: Answer) -> Answer:
    """Middleware: the content security policy, and nothing personal left in shared caches."""

    def middleware(request: HttpRequest) -> HttpResponseBase:
        response = get_response(request)
        response.headers.setdefault("Content-Security-Policy", CONTENT_SECURITY_POLICY)
        response.headers.setdefault("Permissions-Policy", PERMISSIONS_POLICY)
        if request.path.startswith("/api/"):
            response.headers.setdefault("Cache-Control", "private, no-cache")
        return response

    return middleware


def cache_rules(headers: MutableMapping[str, str], path: str, url: str) -> None:
    """For whitenoise: files whose name changes with their content stay, all others are asked for.

    The service worker must never be kept: an old one would hold back every later release.
    """
    del path
    kept = url.startswith("/assets/") and HASHED_NAME.search(url)
    headers["Cache-Control"] = "public, max-age=31536000, immutable" if kept else "no-cache"
