"""A submission said again of another record: what it takes when two records were one all along."""

from __future__ import annotations

from dataclasses import dataclass
from xml.etree.ElementTree import Element, SubElement, tostring

from . import xml
from .read import ON, identity
from .xml import UnreadableError


@dataclass(frozen=True, slots=True)
class Instead:
    """``kept`` wherever ``merged`` is named. Without ``creates`` it updates what it had made."""

    merged: str
    kept: str
    creates: bool


def restate(text: str, instead: Instead, instance: str, corrects: str) -> str:
    """The XML of a correction that says the same of the other record."""
    root = xml.parse(text)
    for _, element in xml.walk(root):
        if xml.name(element) == "entity" and _is(element.get("id", ""), instead.merged):
            _rename(element, instead)
        elif _is(xml.words(element), instead.merged):
            element.text = instead.kept
    meta = xml.child(root, "meta")
    if meta is None:
        raise UnreadableError("is missing", "meta")
    _set(meta, "instanceID", instance)
    _set(meta, "deprecatedID", corrects)
    return tostring(root, encoding="unicode")


def _rename(entity: Element, instead: Instead) -> None:
    entity.set("id", instead.kept)
    if entity.get("create", "").strip() in ON and not instead.creates:
        del entity.attrib["create"]
        entity.set("update", "1")


def _is(text: str, record: str) -> bool:
    """However it is written: an id has one form only once it was read."""
    if len(text.strip()) < len(record):
        return False
    try:
        return identity(text, "") == record
    except UnreadableError:
        return False


def _set(meta: Element, name: str, text: str) -> None:
    found = xml.child(meta, name)
    if found is None:
        space, _, _ = meta.tag.rpartition("}")
        found = SubElement(meta, f"{space}}}{name}" if space else name)
    found.text = text
