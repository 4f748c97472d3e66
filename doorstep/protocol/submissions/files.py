"""Pictures, sounds and papers that a submission names: a file's name is its content.

``<SHA-256 of its bytes>.<extension>``: whoever holds a submission can tell whether a file is the
one it was filled with, and the same file is never kept twice.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from hashlib import sha256

MOST = 20
"""Files of one submission."""

LARGEST = 10_000_000
"""Bytes of one file."""

TYPES = {
    "jpg": "image/jpeg",
    "png": "image/png",
    "webp": "image/webp",
    "mp3": "audio/mpeg",
    "m4a": "audio/mp4",
    "ogg": "audio/ogg",
    "wav": "audio/wav",
    "weba": "audio/webm",
    "mp4": "video/mp4",
    "webm": "video/webm",
    "pdf": "application/pdf",
}
"""What may be kept, by extension. Nothing here can run in a browser: no HTML, no SVG."""

SHOWN = tuple(name for name in TYPES if name != "pdf")
"""What a form may show beside its questions."""

_EBML = rb"\x1a\x45\xdf\xa3"
_ISO_MEDIA = rb".{4}ftyp"
_SIGNATURES = {
    "jpg": rb"\xff\xd8\xff",
    "png": rb"\x89PNG\r\n\x1a\n",
    "webp": rb"RIFF.{4}WEBP",
    "mp3": rb"ID3|\xff[\xe2-\xfb]",
    "m4a": _ISO_MEDIA,
    "ogg": rb"OggS",
    "wav": rb"RIFF.{4}WAVE",
    "weba": _EBML,
    "mp4": _ISO_MEDIA,
    "webm": _EBML,
    "pdf": rb"%PDF-",
}
NAME = re.compile(rf"[0-9a-f]{{64}}\.({'|'.join(TYPES)})")
_SOMEWHERE = re.compile(rf"(?<![0-9a-zA-Z]){NAME.pattern}(?![0-9a-zA-Z])")


def is_name(text: str) -> bool:
    return NAME.fullmatch(text) is not None


def name_of(content: bytes, extension: str) -> str:
    return f"{sha256(content).hexdigest()}.{extension}"


def type_of(name: str) -> str:
    return TYPES[name.rpartition(".")[2]]


def is_whole(name: str, content: bytes) -> bool:
    """Nothing was lost or changed on the way."""
    return name == name_of(content, name.rpartition(".")[2])


def is_what_it_says(name: str, content: bytes) -> bool:
    """By how its bytes begin, which people cannot rename."""
    return re.match(_SIGNATURES[name.rpartition(".")[2]], content, re.DOTALL) is not None


def named_in(text: str) -> Iterable[str]:
    """Names anywhere in a text: for submissions that could not be read."""
    return sorted({match[0] for match in _SOMEWHERE.finditer(text)})[:MOST]
