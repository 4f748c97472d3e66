"""What a form may refer to: the part of the programme that is checked before its forms."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

from ..model.media import Table
from ..model.records import EntityList
from ..workbook.languages import Language


@dataclass(frozen=True, slots=True)
class Known:
    lists: Mapping[str, EntityList]
    choices: Mapping[str, tuple[str, ...]]  # names of the programme's choice lists
    broken: frozenset[tuple[str, str]]  # (list, property) with a problem of their own
    languages: Sequence[Language]
    media: Collection[str] = ()  # names of the files that forms may show
    tables: Mapping[str, Table] = field(default_factory=dict)
