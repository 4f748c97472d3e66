"""The survey sheet as items with their paths: groups and repeats become parts of a path."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ..language.types import DATE, DECIMAL, INTEGER, MOMENT, TEXT, Kind, Type
from ..workbook import Row, Workbook

_BEGIN = ("begin group", "begin repeat")
_END = ("end group", "end repeat")
FILES = ("image", "audio", "video", "file")
"""What is answered with a file; the answer is its name."""

FROM_FILE = ("select one from file", "select multiple from file")

_TYPES = {
    "integer": INTEGER,
    "int": INTEGER,
    "decimal": DECIMAL,
    "date": DATE,
    "dateTime": MOMENT,
    "datetime": MOMENT,
    "text": TEXT,
    "string": TEXT,
    "barcode": TEXT,
    "time": TEXT,
    "rank": TEXT,
    "acknowledge": TEXT,
    "trigger": TEXT,
    "geopoint": TEXT,
    "geotrace": TEXT,
    "geoshape": TEXT,
    "calculate": TEXT,
    "hidden": TEXT,
    "select one from file": TEXT,
    "select multiple from file": TEXT,
    **dict.fromkeys(FILES, TEXT),
}
_SELECTS = {
    "select one": Kind.CHOICE,
    "select1": Kind.CHOICE,
    "select multiple": Kind.CHOICES,
}
_FRACTION = re.compile(r"=\s*-?\d*\.\d")
"""One such parameter makes a range of whole numbers one of decimals."""

_SILENT = ("note", "csv-external", "xml-external", "audit")


@dataclass(frozen=True, slots=True)
class Item:
    """A row that has a value. ``type`` is None where rules cannot look at it."""

    row: Row
    name: str
    path: str
    word: str  # its type, as "select one"
    argument: str  # what stands behind the type: a choice list or a file
    type: Type | None
    repeat: str | None  # path of the innermost repeat around it
    conditional: bool  # it, or a group around it, has a relevant

    @property
    def is_calculated(self) -> bool:
        return self.word in ("calculate", "hidden")


@dataclass(frozen=True, slots=True)
class _Group:
    path: str
    repeat: str | None
    conditional: bool


def root(book: Workbook) -> str:
    """The path of the form's root node."""
    rows = book.sheet("settings").rows
    return "/" + ((rows[0].text("name") if rows else "") or "data")


def items(book: Workbook) -> Iterator[Item]:
    """Every row of the survey that has a value, in order."""
    groups = [_Group(root(book), None, False)]
    for row in book.sheet("survey").rows:
        words = row.text("type").replace("_", " ").split()
        kind = " ".join(words[:2]).casefold()
        if kind in _BEGIN:
            groups.append(_group(row, groups[-1], kind))
        elif kind in _END:
            groups = groups[:-1] or groups
        elif row.text("type").casefold() not in _SILENT and row.text("name"):
            yield _item(row, groups[-1])


def _group(row: Row, outer: _Group, kind: str) -> _Group:
    path = f"{outer.path}/{row.text('name')}"
    repeat = path if kind == "begin repeat" else outer.repeat
    return _Group(path, repeat, outer.conditional or bool(row.text("relevant")))


def _item(row: Row, group: _Group) -> Item:
    word, argument, more = split_type(row.text("type"))
    type_ = _TYPES.get(word)
    if word in _SELECTS and argument and not more:
        type_ = Type(_SELECTS[word], argument)
    if word == "range":
        type_ = DECIMAL if _FRACTION.search(row.text("parameters")) else INTEGER
    return Item(
        row=row,
        name=row.text("name"),
        path=f"{group.path}/{row.text('name')}",
        word=word,
        argument=argument,
        type=type_,
        repeat=group.repeat,
        conditional=group.conditional or bool(row.text("relevant")),
    )


def split_type(text: str) -> tuple[str, str, str]:
    """``("select one", "yes_no", "or_other")`` of ``select_one yes_no or_other``."""
    spaced = text.replace("select_one_from_file", "select one from file", 1)
    spaced = spaced.replace("select_multiple_from_file", "select multiple from file", 1)
    spaced = spaced.replace("select_one ", "select one ", 1)
    spaced = spaced.replace("select_multiple ", "select multiple ", 1)
    words = spaced.split()
    size = 1
    if words[:1] == ["select"]:
        size = 4 if words[2:4] == ["from", "file"] else 2
    word, rest = " ".join(words[:size]), [*words[size:], "", ""]
    return word, rest[0], rest[1]
