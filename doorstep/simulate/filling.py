"""Filling an XForm without a screen: answers in, submission XML out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from xml.etree.ElementTree import Element, tostring

from doorstep.protocol.forms.xform import local, primary_instance
from doorstep.protocol.package import FormJson


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
) -> FilledForm:
    """Fill ``form`` with ``answers`` by question path; what has none counts as not relevant.

    ``label`` is the entity's label where the form makes a new record.
    """
    root = primary_instance(form["xml"])
    _keep_answered(root, f"/{local(root)}", answers)
    _fill_meta(root, instance_id, entity_id, label)
    return FilledForm(instance_id, tostring(root, encoding="unicode"))


def _keep_answered(node: Element, path: str, answers: Mapping[str, str]) -> bool:
    """Write answers below ``node``, drop what has none; say whether anything is left."""
    for child in list(node):
        name = local(child)
        if name == "meta":
            continue
        if not _keep_answered(child, f"{path}/{name}", answers):
            node.remove(child)
    if path in answers:
        node.text = answers[path]
    return path in answers or len(node) > 0


def _fill_meta(root: Element, instance_id: str, entity_id: str, label: str | None) -> None:
    for node in root.iter():
        name = local(node)
        if name == "instanceID":
            node.text = instance_id
        elif name == "entity":
            node.set("id", entity_id)
            _fill_label(node, label)


def _fill_label(entity: Element, label: str | None) -> None:
    for child in list(entity):
        if label is None:
            entity.remove(child)
        else:
            child.text = label
