from collections import defaultdict
from types import SimpleNamespace
from typing import Any

from django.apps.registry import Apps
from django.db import migrations

from doorstep.protocol.submissions import xml
from doorstep.protocol.submissions.builtin import IMPORT, MADE_BY
from doorstep.protocol.submissions.read import ON
from doorstep.protocol.submissions.standing import standing

BATCH = 500
FIELDS = ("instance_id", "form", "clock", "amends", "worker_id", "xml")


def fill(apps: Apps, _: object) -> None:
    """A record says who made it, as its fold does from now on."""
    records = apps.get_model("records", "Record").objects
    some: list[Any] = []
    for record in records.exclude(known=None).iterator(BATCH):
        found = _maker(apps, record.pk)
        if found is not None:
            worker, stamp = found
            record.properties = {**record.properties, MADE_BY: worker}
            record.clocks = {**record.clocks, MADE_BY: stamp}
            some.append(record)
        if len(some) == BATCH:
            records.bulk_update(some, ["properties", "clocks"])
            some = []
    records.bulk_update(some, ["properties", "clocks"])


def _maker(apps: Apps, record: str) -> tuple[str, tuple[str, str]] | None:
    """The worker and the stamp of the latest form, of those that stand, that made it."""
    links = apps.get_model("records", "SubmissionRecord").objects
    about = links.filter(record=record, digest__isnull=False)
    log = apps.get_model("records", "Submission").objects.filter(submissionrecord__in=about)
    said = {one["instance_id"]: _said(one) for one in log.values(*FIELDS).iterator(BATCH)}
    made = [
        (said[place].stamp, said[place].worker)
        for name, place in standing(said)
        if said[place].form != IMPORT and _makes(said[name].xml, record)
    ]
    if not made:
        return None
    stamp, worker = max(made)
    return worker, stamp


def _said(one: dict[str, Any]) -> Any:
    return SimpleNamespace(
        form=one["form"],
        amends=one["amends"],
        stamp=(one["clock"], one["instance_id"]),
        worker=str(one["worker_id"]),
        xml=one["xml"],
    )


def _makes(text: str, record: str) -> bool:
    try:
        root = xml.parse(text)
    except xml.UnreadableError:
        return False
    flags: dict[str, list[bool]] = defaultdict(list)
    for path, node in xml.walk(root):
        if path.endswith("/meta/entity"):
            named = node.get("id", "").strip().removeprefix("uuid:").lower()
            flags[named].append(node.get("create", "").strip() in ON)
    return any(flags[record])


class Migration(migrations.Migration):
    dependencies = [
        ("records", "0008_merges"),
    ]

    operations = [migrations.RunPython(fill, migrations.RunPython.noop)]
