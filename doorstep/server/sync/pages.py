"""Pages of the log as they travel. Full ones are kept for the next phone that asks for the same.

The log only grows at its end: a full page of one scope is the same for all who have that scope,
until somebody moves a record or corrects what was told (``links.past``). A hundred phones that are
enrolled together cost little more than one.
"""

from __future__ import annotations

import json
from collections import OrderedDict
from dataclasses import dataclass
from threading import Lock
from typing import NamedTuple

from ..lib.compress import compressed
from ..lib.held import held
from ..programmes import releases
from ..records import links
from ..records.access import are_workers_among, is_last_link
from .pull import Asking, Page, pull

ROOM = 64 * 1024 * 1024
"""Bytes of pages that a process keeps."""


class Key(NamedTuple):
    """``worker``: '' where the page is everybody's."""

    release: str
    scope: str
    start: int
    size: int
    forgets: bool
    past: int
    coding: str
    worker: str = ""


@dataclass(frozen=True, slots=True)
class Packed:
    """Content as it travels; ``last`` and ``instance`` say of which log it was."""

    content: bytes
    more: bool
    last: int = 0
    instance: str = ""


class Shelf:
    """The pages that were asked for last."""

    def __init__(self, room: int = ROOM) -> None:
        self._room, self._used, self._lock = room, 0, Lock()
        self._pages: OrderedDict[Key, Packed] = OrderedDict()

    def find(self, key: Key) -> Packed | None:
        with self._lock:
            if key in self._pages:
                self._pages.move_to_end(key)
            return self._pages.get(key)

    def keep(self, key: Key, page: Packed) -> None:
        with self._lock:
            before = self._pages.pop(key, None)
            self._pages[key] = page
            self._used += len(page.content) - (len(before.content) if before else 0)
            while self._used > self._room:
                _, oldest = self._pages.popitem(last=False)
                self._used -= len(oldest.content)


SHELF = Shelf()


def packed(asked: Asking, coding: str) -> Packed:
    with held():
        key = _key(asked, coding)
        return _kept(key, asked) or _made(key, asked)


def _key(asked: Asking, coding: str) -> Key:
    """The past is looked at first: what changes while a page is made is no part of this past."""
    past, start = links.past(), asked.start or 0
    release = releases.current_hash()
    return Key(release, asked.scope, start, asked.size, asked.forgets, past, coding)


def _kept(key: Key, asked: Asking) -> Packed | None:
    """A database that was brought back from a copy gives the same numbers to other submissions."""
    if asked.start is None:
        return None
    page = SHELF.find(key) or SHELF.find(key._replace(worker=str(asked.worker.pk)))
    return page if page and is_last_link(page.last, page.instance) else None


def _made(key: Key, asked: Asking) -> Packed:
    page = pull(asked)
    text = json.dumps(page.answer, ensure_ascii=False, separators=(",", ":"))
    content, more = compressed(text.encode(), key.coding), page.answer["more"]
    if not more or asked.start is None:
        return Packed(content, more)
    last = page.lines[-1]
    made = Packed(content, more, last.place, last.id)
    SHELF.keep(key if _is_everybodys(page) else key._replace(worker=str(asked.worker.pk)), made)
    return made


def _is_everybodys(page: Page) -> bool:
    """What is said of workers is not told to all who see their area."""
    return not are_workers_among({line.seq for line in page.lines})
