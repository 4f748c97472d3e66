"""The form that a keyword fills, as a submission on its way in."""

from __future__ import annotations

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from uuid import UUID

from django.utils import timezone

from doorstep.protocol.language.types import Kind
from doorstep.protocol.package import FormJson, Package
from doorstep.protocol.submissions import clock
from doorstep.protocol.texting.alarms import Alarm, raised
from doorstep.protocol.texting.arguments import Choice, answers
from doorstep.protocol.texting.filled import Being, filled
from doorstep.protocol.texting.hearing import Heard
from doorstep.protocol.texting.text import kept

from ...accounts.models import Worker
from ...lib import moment
from ...programmes import releases
from ...records.access import newest_clock
from ...records.models import Record
from ...sync.incoming import Incoming as Submitted
from ...tasks.rollover import programme_day
from ..models import Incoming

NAMESPACE = uuid.uuid5(uuid.NAMESPACE_URL, "https://doorstep.health/sms")
SMS = "sms"
"""The login of whom the log names as the author of what clients write: no person."""


@dataclass(frozen=True, slots=True)
class Filling:
    """``records`` by list, whom it is for; ``subject``: the record that is updated, if one is."""

    message: Incoming
    heard: Heard
    name: str
    area: UUID | None
    records: Mapping[str, Record]
    alarms: Sequence[Alarm] = ()
    worker: Worker | None = None
    subject: Record | None = field(default=None)


def author() -> Worker:
    found = Worker.objects.filter(login=SMS).first()
    return found or Worker.objects.add_person(SMS, "SMS")


def submission(filling: Filling) -> Submitted:
    """The same message always makes the same one: taken in twice, it counts once."""
    package = releases.current_package()
    name = filling.heard.keyword["creates"] or ""
    form = package["forms"][name]
    instance = f"uuid:{_id(filling.message, 'submission')}"
    values = _answers(filling, package, form)
    return Submitted(
        id=instance,
        form=name,
        form_version=form["version"],
        xml=filled(name, form, instance, values, _beings(filling, form)),
        happened=programme_day().isoformat(),
        recorded=moment.text(timezone.now()),
        clock=clock.tick(newest_clock(), moment.milliseconds()),
        worker=filling.worker or author(),
        area=filling.area,
    )


def made_by(message: Incoming) -> str:
    """The id of the record that it makes, if it makes one."""
    return str(_id(message, "record"))


def _id(message: Incoming, what: str) -> uuid.UUID:
    return uuid.uuid5(NAMESPACE, f"{what}/{message.gateway}/{message.provider_id}")


def _beings(filling: Filling, form: FormJson) -> dict[str, Being]:
    """Its first block makes or changes the record; the others are about other records."""
    about = form["about_list"]
    if filling.subject is not None:
        return {about: Being(filling.subject.pk, create=False)}
    return {about: Being(made_by(filling.message), create=True, label=filling.name)}


def _answers(filling: Filling, package: Package, form: FormJson) -> dict[str, str]:
    message, heard = filling.message, filling.heard
    sender = {
        "name": filling.name,
        "number": message.number,
        "now": message.received.astimezone(releases.zone()).isoformat(timespec="seconds"),
        "message": message.text,
    }
    options = _options(package, form)
    said = answers(heard.keyword.get("arguments", ""), heard.rest, options, sender)
    order = {name: [choice.name for choice in its] for name, its in options.items()}
    values = raised(said.values, filling.alarms, order)
    return {name: kept(text) for name, text in {**_links(filling, form), **values}.items()}


def _options(package: Package, form: FormJson) -> dict[str, list[Choice]]:
    """The choices of each question that has them: the names, and what people call them."""
    return {
        column["name"]: [
            Choice(one["name"], tuple(one["label"].values()))
            for one in package["choices"][column["choices"] or ""]
        ]
        for column in form["columns"]
        if column["type"] in (Kind.CHOICE, Kind.CHOICES) and column["choices"] in package["choices"]
    }


def _links(filling: Filling, form: FormJson) -> dict[str, str]:
    """Questions that are saved to a link, or name whom the form is about."""
    lists = releases.current_package()["lists"]
    questions = {column.get("path", ""): column["name"] for column in form["columns"]}
    found = {
        questions[save["path"]]: filling.records[target].pk
        for block in form["entities"]
        for save in block["saves"]
        if (target := _target(lists[block["list"]]["columns"], save["property"])) in filling.records
        and save["path"] in questions
    }
    if filling.subject is not None and form["about_path"] in questions:
        found[questions[form["about_path"] or ""]] = filling.subject.pk
    return found


def _target(columns: Sequence[Mapping[str, object]], name: str) -> str:
    """The list of the records that a property names, "" of another property."""
    for column in columns:
        if column["name"] == name and column["type"] == Kind.RECORD:
            return str(column["choices"] or "")
    return ""
