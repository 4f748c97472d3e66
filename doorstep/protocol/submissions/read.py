"""A filled form -> what it says about records, and its answers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, tzinfo
from uuid import UUID
from xml.etree.ElementTree import Element

from ..language.types import Value
from ..package import EntityJson, FormJson, ListJson
from . import files, values, xml
from .builtin import WITHDRAWAL, WITHDRAWS
from .xml import UnreadableError

ON = ("1", "true")


@dataclass(frozen=True, slots=True)
class EntityOperation:
    """What a submission does to one record.

    ``values`` are texts as they travel: '' blanks a property, one that is not here stays as it
    is. Without ``create`` and ``update`` the submission is about the record and changes nothing.
    """

    list: str
    id: str
    create: bool
    update: bool
    label: str | None
    values: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Reading:
    """A submission, understood. ``answers`` has every question with a column; blank is None.

    ``files`` are the names of those it came with. ``amends``: the instance that it corrects or
    withdraws, '' for most.
    """

    instance: str
    about: tuple[str, ...]
    operations: tuple[EntityOperation, ...]
    answers: Mapping[str, Value]
    files: tuple[str, ...] = ()
    amends: str = ""


def read(
    text: str, form: str, definition: FormJson, lists: Mapping[str, ListJson], zone: tzinfo
) -> Reading:
    """``zone`` is where the programme is.

    Raises :class:`UnreadableError`, with the question where it is one's fault.
    """
    root = xml.parse(text)
    if root.get("id") != form:
        raise UnreadableError(f"The submission is of another form than {form}.", "id")
    merged: dict[str, EntityOperation] = {}
    for operation in _operations(root, definition, lists):
        before = merged.get(operation.id)
        merged[operation.id] = _merge(before, operation) if before else operation
    instance = _instance(root)
    return Reading(
        instance=instance,
        about=tuple(merged),
        operations=tuple(merged.values()),
        answers=_answers(root, definition, zone),
        files=tuple(sorted(_files(root, definition))),
        amends=_amends(root, form, instance),
    )


def identity(text: str, where: str) -> str:
    """A UUID as we keep it: lower case, with dashes, without ``uuid:``."""
    bare = text.strip().removeprefix("uuid:")
    try:
        return str(UUID(bare))
    except ValueError:
        raise UnreadableError("is not a UUID", where) from None


def _instance(root: Element) -> str:
    text = xml.words(xml.find(root, ["meta", "instanceID"]))
    if not text:
        raise UnreadableError("is missing", "meta/instanceID")
    return f"uuid:{identity(text, 'meta/instanceID')}"


def _amends(root: Element, form: str, instance: str) -> str:
    """A form engine names what it corrects as OpenRosa says: ``meta/deprecatedID``."""
    steps = [WITHDRAWS] if form == WITHDRAWAL else ["meta", "deprecatedID"]
    where, text = "/".join(steps), xml.words(xml.find(root, steps))
    if form == WITHDRAWAL and xml.words(xml.find(root, ["meta", "deprecatedID"])):
        raise UnreadableError(
            "A withdrawal is not corrected: it is withdrawn.", "meta/deprecatedID"
        )
    if not text and form != WITHDRAWAL:
        return ""
    named = f"uuid:{identity(text, where)}"
    if named == instance:
        raise UnreadableError("names the submission itself", where)
    return named


def _answers(root: Element, definition: FormJson, zone: tzinfo) -> dict[str, Value]:
    answers: dict[str, Value] = {}
    for column in definition["columns"]:
        steps = column.get("path", "").split("/")[2:]
        text = xml.words(xml.find(root, steps)) if steps else ""
        answers[column["name"]] = _typed(text, column["type"], column["name"], zone)
    return answers


def _files(root: Element, definition: FormJson) -> set[str]:
    found: set[str] = set()
    for path in definition.get("files", []):
        steps = path.split("/")[2:]
        named = {text for node in xml.all_at(root, steps) if (text := xml.words(node))}
        if not all(files.is_name(text) for text in named):
            raise UnreadableError("is not the name of a file by its content", steps[-1])
        found |= named
    if len(found) > files.MOST:
        raise UnreadableError(f"The submission comes with more than {files.MOST} files.")
    return found


def _operations(
    root: Element, definition: FormJson, lists: Mapping[str, ListJson]
) -> Iterator[EntityOperation]:
    for path, holder in xml.walk(root):
        node = xml.find(holder, ["meta", "entity"])
        if node is None:
            continue
        block = _block(definition, path, node.get("dataset", ""))
        operation = _operation(node, holder, block, lists[block["list"]])
        if operation is not None:
            yield operation


def _block(definition: FormJson, path: str, dataset: str) -> EntityJson:
    for block in definition["entities"]:
        if (block["path"], block["list"]) == (path, dataset):
            return block
    raise UnreadableError(f"The form keeps no record of the list '{dataset}' here.", path)


def _operation(
    node: Element, holder: Element, block: EntityJson, definition: ListJson
) -> EntityOperation | None:
    """None for a node that its form switched off before it had an id."""
    create, update = (node.get(flag, "").strip() in ON for flag in ("create", "update"))
    where = f"{block['path']}/meta/entity"
    text = node.get("id", "").strip()
    if not text:
        if create or update:
            raise UnreadableError("has no id", where)
        return None
    return EntityOperation(
        list=block["list"],
        id=identity(text, where),
        create=create,
        update=update,
        label=(xml.words(xml.child(node, "label")) or None) if create or update else None,
        values=_values(holder, block, definition) if create or update else {},
    )


def _values(holder: Element, block: EntityJson, definition: ListJson) -> dict[str, str]:
    kinds = {column["name"]: column["type"] for column in definition["columns"]}
    found: dict[str, str] = {}
    for save in block["saves"]:
        steps = save["path"].removeprefix(block["path"] + "/").split("/")
        node = xml.find(holder, steps)
        if node is not None:
            found[save["property"]] = text = xml.words(node)
            _typed(text, kinds.get(save["property"], "text"), save["property"])
    return found


def _typed(text: str, kind: str, where: str, zone: tzinfo = UTC) -> Value:
    try:
        return values.parse(text, kind, zone)
    except values.MisfitError as misfit:
        raise UnreadableError(str(misfit), where) from None


def _merge(before: EntityOperation, after: EntityOperation) -> EntityOperation:
    """Two nodes of one submission that name the same record: the later one wins."""
    if before.list != after.list:
        raise UnreadableError("names one record in two lists", after.list)
    return replace(
        after,
        create=before.create or after.create,
        update=before.update or after.update,
        label=after.label if after.label is not None else before.label,
        values={**before.values, **after.values},
    )
