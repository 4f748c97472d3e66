"""The sheet sources, and the cells that name them."""

from __future__ import annotations

import re

from ..model.programme import Source
from ..problems import Code
from ..workbook.fields import Fields, Unique
from .draft import Draft

_LINK = re.compile(r"https?://[^\s<>\"]+")


def read_sources(draft: Draft) -> None:
    taken = Unique()
    for fields in draft.rows("sources"):
        name = fields.name("name")
        taken.take(fields, "name", name)
        link = fields.text("link")
        if link and not _LINK.fullmatch(link):
            hint = "Write an address that begins with https://, or leave the cell blank."
            fields.report(Code.UNKNOWN_WORD, "link", f"`{link}` is not a link.", hint)
        draft.sources[name] = Source(name, fields.required("title"), link, fields.flag("proposal"))


def sources_of(fields: Fields, draft: Draft, needed: bool) -> tuple[str, ...]:
    """The sources that a row names, separated by blanks or commas."""
    names = fields.text("source").replace(",", " ").split()
    for name in names:
        fields.check_known("source", name, draft.sources, "a row of the sheet sources")
    if needed and not names:
        fields.report(Code.MISSING_SOURCE, "source", "the row names no source.")
    return tuple(names)
