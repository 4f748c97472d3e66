"""The folder media: pictures, sounds and films that forms show, and tables that they read."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from io import StringIO

from .. import limits
from ..model.media import Medium, Table
from ..problems import Code, Place
from ..submissions.files import SHOWN, is_what_it_says, name_of
from .draft import Draft

_LISTED = ", ".join(SHOWN)


def read_media(draft: Draft, files: Mapping[str, bytes]) -> None:
    """Each file as what it is; forms say later which of them they need."""
    for name, content in files.items():
        stem, _, extension = name.rpartition(".")
        extension = {"jpeg": "jpg"}.get(extension.casefold(), extension.casefold())
        if extension == "csv":
            _read_table(draft, stem, name, content)
        elif extension not in SHOWN:
            message = f"phones cannot show a file of this kind. They show {_LISTED}, and read csv."
            draft.problems.add(Code.WRONG_MEDIA, _place(name), message)
        elif len(content) > limits.MEDIUM_BYTES:
            message = f"the file has {len(content):,} bytes; at most {limits.MEDIUM_BYTES:,} fit."
            draft.problems.add(Code.TOO_LARGE, _place(name), message, "Make it smaller.")
        elif not is_what_it_says(name_of(content, extension), content):
            message = f"what is in the file is no {extension}."
            draft.problems.add(Code.WRONG_MEDIA, _place(name), message)
        else:
            draft.media[name] = Medium(name, name_of(content, extension), content)


def check_size(draft: Draft) -> None:
    """All that forms need goes to every phone."""
    size = sum(len(medium.content) for medium in draft.media.values() if medium.name in draft.shown)
    if size > limits.MEDIA_BYTES:
        message = f"what forms show has {size:,} bytes; at most {limits.MEDIA_BYTES:,} fit."
        draft.problems.add(Code.TOO_LARGE, Place("media"), message, "Make the files smaller.")


def _place(name: str) -> Place:
    return Place(f"media/{name}")


def _read_table(draft: Draft, stem: str, name: str, content: bytes) -> None:
    if len(content) > limits.TABLE_BYTES:
        message = f"the table has {len(content):,} bytes; at most {limits.TABLE_BYTES:,} fit."
        draft.problems.add(Code.TOO_LARGE, _place(name), message)
        return
    try:
        text = content.decode("utf-8-sig")
        rows = list(csv.reader(StringIO(text), strict=True))
    except (UnicodeDecodeError, csv.Error):
        draft.problems.add(Code.UNREADABLE_FILE, _place(name), "the file is no CSV in UTF-8.")
        return
    heads = tuple(rows[0]) if rows else ()
    draft.tables[stem] = Table(stem, text, heads)
    if stem in draft.lists:
        message = f"`{stem}` is an entity list: forms would not know which one is meant."
        draft.problems.add(Code.DUPLICATE_NAME, _place(name), message, "Rename the file.")
    for number, row in enumerate(rows[1:], start=2):
        if row and len(row) != len(heads):
            message = f"line {number} has {len(row)} cells, and the first line {len(heads)}."
            draft.problems.add(Code.WRONG_CELL_COUNT, _place(name), message, "Add or remove cells.")
            return
