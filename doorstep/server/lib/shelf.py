"""Where files of submissions are kept, outside the database: Django's storage ``attachments``.

A folder by default; any other storage for Django (S3, Azure) does too. What a phone has sent of a
file so far lies beside it, a part for each request.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

from django.core.files.base import ContentFile, File
from django.core.files.storage import FileSystemStorage, Storage, storages
from django.utils import timezone

PARTS = "parts"
SPARE = 500_000_000
"""Bytes that uploads leave free: the database needs room too."""


class NoRoomError(Exception):
    """The disk is almost full, or just became so."""


class Folder(FileSystemStorage):
    """A file is in it whole or not at all, also after a power cut. Only its owner may read it."""

    def _save(self, name: str, content: File[Any]) -> str:
        target = Path(self.path(name))
        target.parent.mkdir(parents=True, exist_ok=True)
        if shutil.disk_usage(target.parent).free < SPARE:
            raise NoRoomError
        with tempfile.NamedTemporaryFile(dir=target.parent, prefix=".", delete=False) as part:
            for chunk in content.chunks():
                part.write(chunk)
            part.flush()
            os.fsync(part.fileno())
        Path(part.name).replace(target)
        return name


def storage() -> Storage:
    return storages["attachments"]


def place(name: str) -> str:
    """Not a hundred thousand files in one folder."""
    return f"{name[:2]}/{name}"


def holds(name: str) -> bool:
    return storage().exists(place(name))


def read(name: str) -> bytes:
    with storage().open(place(name)) as opened:
        return bytes(opened.read())


def put(name: str, content: bytes) -> None:
    storage().save(place(name), ContentFile(content))


def remove(name: str) -> None:
    storage().delete(place(name))


def names() -> Iterator[str]:
    for folder in _folders(""):
        if folder != PARTS:
            yield from (name for name in _files(folder) if not name.startswith("."))


def older_than(age: timedelta) -> Iterator[str]:
    before = timezone.now() - age
    for name in names():
        if storage().get_modified_time(place(name)) < before:
            yield name


def put_part(phone: str, name: str, at: int, content: bytes) -> None:
    """The same part again, or one that overlaps another, does no harm."""
    storage().save(f"{_parts(phone, name)}/{at:09}", ContentFile(content))


def begun(phone: str, name: str) -> bytes:
    """All that is there from the beginning on, without a gap."""
    folder, whole = _parts(phone, name), bytearray()
    for part in sorted(_files(folder)):
        if not part.isdecimal() or int(part) > len(whole):
            break
        with storage().open(f"{folder}/{part}") as opened:
            content = opened.read()
        whole[int(part) : int(part) + len(content)] = content
    return bytes(whole)


def drop_parts(phone: str, name: str) -> None:
    folder = _parts(phone, name)
    for part in _files(folder):
        storage().delete(f"{folder}/{part}")
    storage().delete(folder)


def drop_old_parts(age: timedelta) -> int:
    """Of phones that never came back to finish."""
    before, dropped = timezone.now() - age, 0
    for phone in _folders(PARTS):
        for name in _folders(f"{PARTS}/{phone}"):
            folder = _parts(phone, name)
            times = [storage().get_modified_time(f"{folder}/{part}") for part in _files(folder)]
            if all(time < before for time in times):
                drop_parts(phone, name)
                dropped += 1
    return dropped


def copy_to(folder: Path) -> int:
    """Those that ``folder`` lacks: a file never changes, so copies of each day share one folder."""
    copied = 0
    for name in names():
        target = folder / place(name)
        if not target.exists():
            target.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            part = target.with_name(f".{name}")
            part.touch(mode=0o600)
            part.write_bytes(read(name))
            part.replace(target)
            copied += 1
    return copied


def bring_back(folder: Path) -> int:
    """What the shelf lacks and ``folder`` has."""
    found = [file for file in folder.rglob("*.*") if not file.name.startswith(".")]
    lacking = [file for file in found if not holds(file.name)]
    for file in lacking:
        put(file.name, file.read_bytes())
    return len(lacking)


def _parts(phone: str, name: str) -> str:
    return f"{PARTS}/{phone}/{name}"


def _folders(inside: str) -> list[str]:
    return _listed(inside)[0]


def _files(inside: str) -> list[str]:
    return _listed(inside)[1]


def _listed(inside: str) -> tuple[list[str], list[str]]:
    try:
        return storage().listdir(inside)
    except FileNotFoundError:
        return [], []
