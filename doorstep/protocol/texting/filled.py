"""A form that nobody filled on a screen: answers by name -> the submission's XML."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from xml.etree.ElementTree import Element, SubElement, tostring

from ..package import FormJson
from .text import without_controls


@dataclass(frozen=True, slots=True)
class Being:
    """A record that the form is about or makes."""

    id: str
    create: bool
    label: str = ""


def filled(
    name: str,
    form: FormJson,
    instance: str,
    answers: Mapping[str, str],
    records: Mapping[str, Being],
) -> str:
    """``answers`` by the name of the question; ``records`` by the list of the form's entities.

    A list that is not among them is not written. Blocks inside repeats are none of ours.
    """
    root = Element("data", {"id": name, "version": form["version"]})
    for column in form["columns"]:
        if column["name"] in answers and column.get("path"):
            node = _at(root, column["path"].split("/")[2:])
            node.text = without_controls(answers[column["name"]])
    SubElement(_at(root, ["meta"]), "instanceID").text = instance
    for block in form["entities"]:
        if block["list"] in records:
            holder = _at(root, [*block["path"].split("/")[2:], "meta"])
            _write(holder, block["list"], records[block["list"]])
    return tostring(root, encoding="unicode")


def _write(meta: Element, list_name: str, being: Being) -> None:
    flag = "create" if being.create else "update"
    entity = SubElement(meta, "entity", {"dataset": list_name, "id": being.id, flag: "1"})
    if being.label:
        SubElement(entity, "label").text = without_controls(being.label)


def _at(root: Element, steps: list[str]) -> Element:
    node = root
    for step in steps:
        found = node.find(step)
        node = SubElement(node, step) if found is None else found
    return node
