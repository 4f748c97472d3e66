"""Filling an XForm without a screen: answers in, submission XML out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from xml.etree.ElementTree import Element, tostring

from doorstep.protocol.forms.xform import local, primary_instance
from doorstep.protocol.package import FormJson

TEMPLATE = "{http://openrosa.org/javarosa}template"


@dataclass(frozen=True, slots=True)
class FilledForm:
    """A submission before a phone puts it in an envelope."""

    id: str  # "uuid:..."
    xml: str


def fill(
    form: FormJson,
    instance_id: str,
    answers: Mapping[str, str],
    *,
    entity_id: str,
    label: str | None = None,
    also: Mapping[str, tuple[str, str | None]] = MappingProxyType({}),
) -> FilledForm:
    """Fill ``form`` with ``answers`` by question path; what has none counts as not relevant.

    ``label`` is the entity's label where the form makes a new record. ``also``: id and label of
    the record of another list that it makes, by list. Each repeat comes once.
    """
    root = primary_instance(form["xml"])
    _drop_templates(root)
    _keep_answered(root, f"/{local(root)}", answers)
    _fill_meta(root, instance_id, {form["about_list"]: (entity_id, label), **also})
    return FilledForm(instance_id, tostring(root, encoding="unicode"))


def _drop_templates(node: Element) -> None:
    """An XForm has each repeat twice: what a new one looks like, and the first one."""
    for child in list(node):
        if TEMPLATE in child.attrib:
            node.remove(child)
        else:
            _drop_templates(child)


def _keep_answered(node: Element, path: str, answers: Mapping[str, str]) -> bool:
    """Write answers below ``node``, drop what has none; say whether anything is left."""
    for child in list(node):
        name = local(child)
        if name == "meta":
            continue  # :func:`_fill_meta` fills it
        if not _keep_answered(child, f"{path}/{name}", answers):
            node.remove(child)
    if path in answers:
        node.text = answers[path]
    return path in answers or any(local(child) != "meta" for child in node)


def _fill_meta(
    root: Element, instance_id: str, records: Mapping[str, tuple[str, str | None]]
) -> None:
    for node in root.iter():
        name = local(node)
        if name == "instanceID":
            node.text = instance_id
        elif name == "entity" and node.get("dataset", "") in records:
            identity, label = records[node.get("dataset", "")]
            node.set("id", identity)
            _fill_label(node, label)


def _fill_label(entity: Element, label: str | None) -> None:
    for child in list(entity):
        if label is None:
            entity.remove(child)
        else:
            child.text = label
