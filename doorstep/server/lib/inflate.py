"""Requests that come compressed, as a phone pays for what it sends, and such as are too large."""

from __future__ import annotations

import zlib
from collections.abc import Callable
from io import BytesIO

from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponseBase

from . import problems

GZIP = zlib.MAX_WBITS | 16


def inflate_gzip(
    get_response: Callable[[HttpRequest], HttpResponseBase],
) -> Callable[[HttpRequest], HttpResponseBase]:
    """``Content-Encoding: gzip``, up to the size that an uncompressed request may have."""

    def middleware(request: HttpRequest) -> HttpResponseBase:
        if _length(request) > settings.DATA_UPLOAD_MAX_MEMORY_SIZE:
            return problems.answer(problems.TOO_LARGE)
        if request.headers.get("Content-Encoding", "").lower() == "gzip":
            body = _inflated(request.body)
            if isinstance(body, problems.Problem):
                return problems.answer(body)
            request._body = body
            request._stream = BytesIO(body)
            del request.META["HTTP_CONTENT_ENCODING"]
            request.META["CONTENT_LENGTH"] = str(len(body))
        return get_response(request)

    return middleware


def _length(request: HttpRequest) -> int:
    text = request.META.get("CONTENT_LENGTH") or "0"
    return int(text) if text.isdecimal() else 0


def _inflated(body: bytes) -> bytes | problems.Problem:
    """What is wrong where it is no gzip, is cut, or grows too large: a bomb is never unpacked."""
    unpacker = zlib.decompressobj(GZIP)
    try:
        unpacked = unpacker.decompress(body, settings.DATA_UPLOAD_MAX_MEMORY_SIZE)
    except zlib.error:
        return problems.BAD_REQUEST
    if unpacker.unconsumed_tail:
        return problems.TOO_LARGE
    return unpacked if unpacker.eof and not unpacker.unused_data else problems.BAD_REQUEST
