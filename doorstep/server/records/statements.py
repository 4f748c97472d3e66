"""What the server itself says about a record: a submission of the built-in form ``import``."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element, SubElement, tostring

from doorstep.protocol.submissions.builtin import IMPORT

from ..accounts.models import Role, Worker


@dataclass(frozen=True, slots=True)
class Said:
    """``name`` is a new label; ``values`` are texts by property, ``OWNER`` among them."""

    list: str
    subject: str
    create: bool
    name: str = ""
    values: Mapping[str, str] = field(default_factory=dict)


def importer() -> Worker:
    """Who says it: no person, posted nowhere, without a phone."""
    found = Worker.objects.filter(login=IMPORT).first()
    return found or Worker.objects.add(IMPORT, "Import", Role.ADMINISTRATOR)


def written(said: Said, instance: str, version: str) -> str:
    """As XML. ``version`` is the hash of the release that has the properties."""
    root = Element("data", {"id": IMPORT, "version": version})
    for name, text in said.values.items():
        SubElement(root, name).text = text
    meta = SubElement(root, "meta")
    SubElement(meta, "instanceID").text = instance
    flag = "create" if said.create else "update"
    entity = SubElement(meta, "entity", {"dataset": said.list, "id": said.subject, flag: "1"})
    if said.name:
        SubElement(entity, "label").text = said.name
    return tostring(root, encoding="unicode")
