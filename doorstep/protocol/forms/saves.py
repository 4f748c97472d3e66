"""``save_to``: the answers that become properties, and whether they fit them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ..language.types import TEXT, Kind, Type
from ..model import workers
from ..model.records import EntityList, Property, Save
from ..problems import Code, Problems, did_you_mean, listing
from .choices import Lists, names
from .convert import known_types
from .known import Known
from .survey import FILES, Item


@dataclass(frozen=True, slots=True)
class Saved:
    """An item, the list and property that it is saved to."""

    item: Item
    list: EntityList
    target: Property

    @property
    def save(self) -> Save:
        return Save(self.target.name, self.item.path)


def saved_items(
    items: Sequence[Item], declared: Sequence[str], known: Known, problems: Problems
) -> list[Saved]:
    """The items with a ``save_to``. ``declared`` are the lists of the sheet entities."""
    found = (_saved(item, declared, known, problems) for item in items if item.row.text("save_to"))
    return [saved for saved in found if saved]


def _saved(item: Item, declared: Sequence[str], known: Known, problems: Problems) -> Saved | None:
    cell = item.row.cell("save_to")
    prefix, _, name = cell.text.rpartition("#")
    list_name = prefix or (declared[0] if len(declared) == 1 else "")
    entity_list = known.lists.get(list_name)
    if entity_list is None:
        return None  # pyxform, or the check of the sheet entities, says so
    found = entity_list.property(name)
    if found and list_name == workers.LIST and name in workers.BUILT_IN:
        message = f"{name} is what the server says of a worker: no form does."
        problems.add(Code.RESERVED_NAME, cell.place, message, "Leave the cell blank.")
    elif found:
        return Saved(item, entity_list, found)
    elif (list_name, name) not in known.broken:
        known_names = [property_.name for property_ in entity_list.properties]
        hint = did_you_mean(name, known_names) or f"There are: {listing(known_names)}."
        message = f"there is no property `{name}` on {list_name}."
        problems.add(Code.UNKNOWN_PROPERTY, cell.place, message, hint)
    return None


def check_fit(saved: Saved, lists: Lists, known: Known, problems: Problems) -> None:
    """Report a question whose answers are no values of its property."""
    item, wanted = saved.item, saved.target.type
    if item.is_calculated or (saved.list.name, saved.target.name) in known.broken:
        return
    if item.word.replace(" ", "_") not in known_types():
        return  # pyxform says so
    if wanted.kind is Kind.RECORD:
        _check_record(item, saved, problems)
    elif item.word in FILES or not _same_kind(item.type, wanted) or _misses(saved):
        word = item.word.replace(" ", "_")
        shown = _POINT if saved.target.point else _shown(wanted)
        message = (
            f"an answer of type {word} cannot be saved to {saved.target.name}, of type {shown}."
        )
        problems.add(Code.SAVE_MISMATCH, item.row.cell("type").place, message)
    elif item.type and item.type.choices != wanted.choices and wanted.choices:
        _check_choices(saved, lists, known, problems)


def _check_record(item: Item, saved: Saved, problems: Problems) -> None:
    """A record is chosen from the file of its list, or its id comes as text."""
    wanted = saved.target.type.choices
    chosen = item.argument.removesuffix(".csv") if item.word == "select one from file" else None
    if chosen not in (None, wanted):
        message = f"{item.argument} has no records of {wanted}, which {saved.target.name} names."
        hint = f"Write select_one_from_file {wanted}.csv."
        problems.add(Code.SAVE_MISMATCH, item.row.cell("type").place, message, hint)
    elif item.type != TEXT:
        word = item.word.replace(" ", "_")
        message = f"an answer of type {word} cannot be saved to {saved.target.name}, a record."
        hint = f"Write select_one_from_file {wanted}.csv."
        problems.add(Code.SAVE_MISMATCH, item.row.cell("type").place, message, hint)


_POINT = "geopoint"


def _misses(saved: Saved) -> bool:
    """Any text is no place on the map."""
    return saved.target.point and saved.item.word != _POINT


def _same_kind(type_: Type | None, wanted: Type) -> bool:
    if wanted == TEXT:
        return type_ is None or type_.kind is Kind.TEXT
    return type_ is not None and type_.kind is wanted.kind


def _shown(type_: Type) -> str:
    selects = {Kind.CHOICE: "select_one", Kind.CHOICES: "select_multiple"}
    return selects.get(type_.kind, type_.kind.value)


def _check_choices(saved: Saved, lists: Lists, known: Known, problems: Problems) -> None:
    item, wanted = saved.item, saved.target.type
    offered = names(lists.get(item.argument, ()))
    allowed = known.choices.get(wanted.choices or "", ())
    extra = [name for name in offered if name not in allowed]
    if extra:
        message = (
            f"{item.argument} has {listing(extra)}, which the choice list {wanted.choices} of "
            f"{saved.target.name} lacks."
        )
        problems.add(Code.CHOICE_NOT_SHARED, item.row.cell("type").place, message)
