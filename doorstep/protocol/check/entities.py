"""The sheets entities and properties: what is followed over time, and what is known of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from .. import limits
from ..language.types import DATE, DECIMAL, INTEGER, MOMENT, TEXT, Kind, Type
from ..model import workers
from ..model.records import EntityList, Matching, Owning, Property
from ..problems import Code
from ..workbook.fields import Fields, Unique
from .draft import Draft
from .parents import read_parents
from .workers import add_workers, check_own

_SELECTS = {"select_one": Kind.CHOICE, "select_multiple": Kind.CHOICES}
_TYPES = {
    "integer": INTEGER,
    "decimal": DECIMAL,
    "date": DATE,
    "datetime": MOMENT,
    "text": TEXT,
    "geopoint": TEXT,
}
_POINT = "geopoint"
_MATCHED: Mapping[Matching, Sequence[Kind]] = {
    Matching.NAME: (Kind.TEXT,),
    Matching.PHONE: (Kind.TEXT, Kind.INTEGER),
    Matching.DATE: (Kind.DATE,),
    Matching.BEGIN: (Kind.DATE,),
    Matching.AGE: (Kind.INTEGER,),
    Matching.PLACE: (Kind.TEXT, Kind.CHOICE),
    Matching.HOUSEHOLD: (Kind.RECORD,),
    Matching.ID: (Kind.TEXT, Kind.INTEGER),
}
TYPES = (*_TYPES, *_SELECTS, Kind.RECORD.value)
_RESERVED = ("name", "label", "area", "external_id", "meta")
# ODK keeps a record's id and label under the first two; the fold and imports use the others.


def read_lists(draft: Draft, *, with_workers: bool) -> None:
    """The entity lists with their properties."""
    taken = Unique()
    rows: dict[str, Fields] = {}
    for fields in draft.rows("entities"):
        name = fields.name("name")
        taken.take(fields, "name", name)
        rows[name] = fields
    built_in = [workers.LIST] if with_workers else []
    properties = _properties(draft, list(dict.fromkeys([*rows, *built_in])))
    parents = read_parents(rows, properties)
    for name, fields in rows.items():
        way = parents.get(name, ())
        own = tuple(properties[name])
        draft.lists[name] = EntityList(name, fields.words(), own, way, _owning(fields))
    if with_workers:
        add_workers(draft, tuple(properties[workers.LIST]))


def _owning(fields: Fields) -> Owning | None:
    word = fields.one_of("owner", ("", *Owning), "")
    return Owning(word) if word else None


def _properties(draft: Draft, lists: list[str]) -> dict[str, list[Property]]:
    taken: dict[str, Unique] = defaultdict(Unique)
    found: dict[str, list[Property]] = defaultdict(list)
    for fields in draft.rows("properties"):
        before = len(draft.problems)
        list_name = fields.known("list", lists, "an entity list")
        property_ = _property(fields, draft, lists)
        check_own(fields, list_name, property_.name)
        taken[list_name].take(fields, "name", property_.name)
        found[list_name].append(property_)
        if len(draft.problems) > before or fields.row.broken:
            draft.broken.add((list_name, property_.name))
    for list_name, properties in found.items():
        if len(properties) > limits.PROPERTIES_PER_LIST:
            message = f"{list_name} has more than {limits.PROPERTIES_PER_LIST} properties."
            draft.problems.add(Code.TOO_LARGE, draft.book.sheet("properties").place, message)
    return found


def _property(fields: Fields, draft: Draft, lists: Sequence[str]) -> Property:
    name = fields.name("name")
    if name.casefold() in _RESERVED:
        message = f"`{name}` is a name that every record has already."
        fields.report(Code.RESERVED_NAME, "name", message)
    type_, point = _type(fields, draft, lists), fields.text("type") == _POINT
    if point:
        _leave_blank(fields, "match", "points are never quite the same twice.")
    return Property(
        name,
        fields.words(),
        type_,
        sensitive=fields.flag("sensitive"),
        match=None if point else _match(fields, type_),
        summary=fields.flag("summary"),
        chart=_chart(fields, type_),
        point=point,
    )


def _chart(fields: Fields, type_: Type) -> bool:
    wanted = fields.flag("chart")
    if wanted and type_ not in (INTEGER, DECIMAL):
        message = f"a property {type_.kind.value} cannot be drawn as a chart."
        fields.report(Code.UNKNOWN_WORD, "chart", message, "Its type would be integer or decimal.")
    return wanted


def _match(fields: Fields, type_: Type) -> Matching | None:
    """Its word, where the type of the property can be compared as that."""
    word = fields.text("match")
    if not word:
        return None
    matching = Matching(fields.one_of("match", tuple(Matching)))
    if word == matching and type_.kind not in _MATCHED[matching]:
        message = f"a property {type_.kind.value} cannot be compared as {word}."
        kinds = " or ".join(kind.value for kind in _MATCHED[matching])
        fields.report(Code.UNKNOWN_WORD, "match", message, f"Its type would be {kinds}.")
    return matching


def _type(fields: Fields, draft: Draft, lists: Sequence[str]) -> Type:
    word = fields.one_of("type", TYPES)
    if word not in _SELECTS:
        _leave_blank(fields, "choices", f"a property {word} has no choices.")
    if word != Kind.RECORD:
        _leave_blank(fields, "to", f"a property {word} names no record.")
    if word in _TYPES:
        return _TYPES[word]
    if word in _SELECTS:
        return Type(_SELECTS[word], fields.known("choices", draft.choices, "a choice list"))
    return Type(Kind.RECORD, fields.known("to", lists, "an entity list"))


def _leave_blank(fields: Fields, column: str, message: str) -> None:
    if fields.text(column):
        fields.report(Code.UNKNOWN_WORD, column, message, "Leave this cell blank.")
