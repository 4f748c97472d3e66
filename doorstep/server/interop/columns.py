"""The columns of the case importer: which ones there are, and what each cell must hold."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from doorstep.protocol.language.types import Kind
from doorstep.protocol.package import ChoiceJson, ColumnJson
from doorstep.protocol.problems import SLIP
from doorstep.protocol.submissions import values

from .suggest import did_you_mean

BLANK = "---"
"""What a cell holds to blank a property; an empty cell leaves it as it is."""

PROBLEM = "problem"
ALIASES = {
    "caseid": "case_id",
    "info.case_id": "case_id",
    "case_name": "name",
    "info.case_name": "name",
    "info.external_id": "external_id",
    "info.owner_id": "owner_id",
    "info.owner_name": "owner_name",
    "opened_date": "date_opened",
    "info.date_opened": "date_opened",
    "closed": "close",
}
"""What the exporter calls the columns of the importer."""
RESERVED = (
    "case_id",
    "external_id",
    "name",
    "owner_name",
    "owner_id",
    "close",
    "date_opened",
    PROBLEM,
)

SERIAL = re.compile("[2-5][0-9]{4}")
"""How a spreadsheet counts the days of our time."""

Choices = Mapping[str, Sequence[ChoiceJson]]


@dataclass(frozen=True, slots=True)
class Heading:
    """Where each known column stands; ``properties`` are those of the list."""

    positions: Mapping[str, int]
    properties: Mapping[str, ColumnJson]

    def cell(self, cells: Sequence[str], name: str) -> str:
        position = self.positions.get(name)
        return "" if position is None else cells[position]


@dataclass(slots=True)
class Unusable:
    """Columns that cannot be taken. ``mistakes`` would cost every row a value; ``foreign`` not."""

    mistakes: list[str] = field(default_factory=list)
    foreign: list[str] = field(default_factory=list)


def heading(headers: Sequence[str], columns: Sequence[ColumnJson]) -> tuple[Heading, Unusable]:
    """The heading of a file, and the columns that it cannot use."""
    by_name = {column["name"]: column for column in columns}
    positions: dict[str, int] = {}
    unusable = Unusable()
    for position, header in enumerate(headers):
        name = known(header, by_name)
        if not header:
            unusable.foreign.append(f"Column {position + 1} is left out: it has no name.")
        elif name is None:
            _unknown(header, [*RESERVED, *by_name], unusable)
        elif name in positions:
            unusable.mistakes.append(f"Column '{header}' stands there twice.")
        else:
            positions[name] = position
    used = {name: by_name[name] for name in positions if name in by_name}
    return Heading(positions, used), unusable


def _unknown(header: str, known: Sequence[str], unusable: Unusable) -> None:
    """What is close to a known name is taken for a slip of the pen."""
    hint = did_you_mean(header, known, SLIP)
    if hint:
        text = f"Column '{header}' is neither ours nor a property of the list.{hint}"
        unusable.mistakes.append(text)
    else:
        text = f"Column '{header}' is left out: it is neither ours nor a property of the list."
        unusable.foreign.append(text)


def known(header: str, by_name: Container[str]) -> str | None:
    """The name of a column that is ours or a property's."""
    if header in by_name:
        return header
    plain = ALIASES.get(header.lower(), header.lower())
    return plain if plain in RESERVED else None


def faults_of(text: str, column: ColumnJson, choices: Choices) -> Iterator[str]:
    """What is wrong with the text of a property."""
    kind, listed = column["type"], choices.get(column["choices"] or "", ())
    if kind in (Kind.CHOICE, Kind.CHOICES):
        words = [text] if kind == Kind.CHOICE else text.split()
        yield from (_no_choice(word, listed) for word in words if not _is_choice(word, listed))
        return
    try:
        values.parse(text, kind)
    except values.MisfitError as misfit:
        serial = kind == Kind.DATE and SERIAL.fullmatch(text)
        yield f"'{text}' {misfit}{': format the column as a date' if serial else ''}."


def _is_choice(word: str, listed: Sequence[ChoiceJson]) -> bool:
    return any(choice["name"] == word for choice in listed)


def _no_choice(word: str, listed: Sequence[ChoiceJson]) -> str:
    for choice in listed:
        if word.casefold() in (label.casefold() for label in choice["label"].values()):
            return f"'{word}' is a label: write its name, '{choice['name']}'."
    names = [choice["name"] for choice in listed]
    hint = did_you_mean(word, names) or f" The choices are: {', '.join(names)}."
    return f"'{word}' is not a choice.{hint}"
