"""What is recorded: entity lists with their properties, choice lists and forms."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from ..language.terms import Link
from ..language.types import Type
from .words import Words


@dataclass(frozen=True, slots=True)
class Choice:
    name: str
    label: Words


class Matching(StrEnum):
    """What a property says when two records may be one and the same."""

    NAME = "name"
    PHONE = "phone"
    DATE = "date"  # one that never changes, as that of birth
    BEGIN = "begin"  # of what may come again, as a pregnancy: half a year apart is another one
    AGE = "age"
    PLACE = "place"
    HOUSEHOLD = "household"
    ID = "id"


class Owning(StrEnum):
    """Whose a record is that was given to nobody; its parent's, where its list does not say."""

    AREA = "area"  # its area's: that of the one health worker there
    WORKER = "worker"  # that of the worker whose form made it


@dataclass(frozen=True, slots=True)
class Property:
    """A property of an entity list; ``sensitive`` ones never leave the app in exports or SMS.

    ``summary``: it stands on top of a record's page. ``chart``: its numbers are drawn over time.
    A ``point`` is a place on the map, as XForms write a geopoint; to rules it is a text.
    """

    name: str
    label: Words
    type: Type
    sensitive: bool
    match: Matching | None = None
    summary: bool = False
    chart: bool = False
    point: bool = False


@dataclass(frozen=True, slots=True)
class EntityList:
    """A kind of thing followed over time (ODK: entity list, CommCare: case type).

    ``parents`` is the way up from a record to its household, through a parent of each list.
    """

    name: str
    label: Words
    properties: tuple[Property, ...]
    parents: tuple[Link, ...] = ()
    owning: Owning | None = None

    def property(self, name: str) -> Property | None:
        return next((p for p in self.properties if p.name == name), None)


@dataclass(frozen=True, slots=True)
class Question:
    """A question that has one answer per submission, so rules can look at it."""

    name: str
    path: str  # of its node in the submission, as in "/data/danger/danger_signs"
    type: Type


@dataclass(frozen=True, slots=True)
class Save:
    """An answer that becomes a property (XLSForm ``save_to``)."""

    property: str
    path: str


@dataclass(frozen=True, slots=True)
class EntityBlock:
    """One ``meta/entity`` node of a form: the list it writes and what it saves there."""

    list: str
    path: str  # of the node that holds meta/entity: "/data", or a repeat
    saves: tuple[Save, ...]


@dataclass(frozen=True, slots=True)
class Form:
    """An XLSForm, converted. ``about_path`` is the question that names an existing record."""

    name: str
    title: Words
    version: str
    xml: str  # the XForm, ready for an XForms engine
    about_list: str  # the list of the records that its submissions are about
    about_path: str | None  # None where the form makes a new record
    questions: tuple[Question, ...]
    entities: tuple[EntityBlock, ...]
    files: tuple[str, ...] = ()  # paths of the questions that are answered with a file

    def question(self, name: str) -> Question | None:
        return next((q for q in self.questions if q.name == name), None)
