"""A hand in the server's office, for ``app/tests/fuzz``: what phones cannot do themselves.

It reads one JSON object a line and answers each with one: ``python -m tests.fuzz.hand``.
"""

from __future__ import annotations

import json
import os
import sqlite3
import sys
import tempfile
import uuid
from collections.abc import Callable
from contextlib import closing, suppress
from datetime import timedelta
from pathlib import Path
from typing import Any

import django
import psycopg

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "doorstep.server.config.settings")
django.setup()

from django.db import connection  # noqa: E402
from django.db.models import Max  # noqa: E402
from django.utils import timezone  # noqa: E402

from doorstep.engines.rows import task_row  # noqa: E402
from doorstep.protocol.days import epoch_day  # noqa: E402
from doorstep.protocol.horizon import Horizon  # noqa: E402
from doorstep.protocol.package import TASK_COLUMNS  # noqa: E402
from doorstep.protocol.submissions import clock  # noqa: E402
from doorstep.server.accounts.enrolment import link  # noqa: E402
from doorstep.server.accounts.models import Posting, Role, Worker  # noqa: E402
from doorstep.server.areas.models import Area  # noqa: E402
from doorstep.server.lib import moment  # noqa: E402
from doorstep.server.programmes.releases import current_hash, current_package  # noqa: E402
from doorstep.server.records import files, log, owners, replay  # noqa: E402
from doorstep.server.records.access import (  # noqa: E402
    access_merges,
    access_records,
    access_submissions,
)
from doorstep.server.records.models import Attachment, Record, Submission  # noqa: E402
from doorstep.server.records.statements import importer  # noqa: E402
from doorstep.server.sync import merging  # noqa: E402
from doorstep.server.sync.accept import accept  # noqa: E402
from doorstep.server.sync.incoming import Incoming  # noqa: E402
from doorstep.server.tasks.evaluate import tasks_on  # noqa: E402
from doorstep.server.tasks.publish import publish  # noqa: E402
from doorstep.server.tasks.rollover import programme_day  # noqa: E402
from tests.server.photos import with_photo  # noqa: E402

PROGRAMME = Path(__file__).parents[1] / "programmes" / "antenatal"
VARIANTS = (("2026.11.1", "7 days | 14 days"), ("2026.11.2", "6 days | 13 days"))
"""The version of a programme, and the windows of its tasks."""
BACK, AHEAD = 100, 60
"""Days that phones keep tasks for: ``app/src/engine/tasks.ts``."""


def found(seed: int) -> dict[str, Any]:
    """Two areas inside one, three health workers and their supervisor."""
    top = Area.objects.add(f"District {seed}")
    here, there = (Area.objects.add(f"Ward {seed}.{n}", top) for n in (1, 2))
    places = {"chw1": here, "chw2": here, "chw3": there, "supervisor": top}
    return {
        "areas": [str(here.id), str(there.id)],
        "workers": [
            _worker(f"{name}-{seed}", Role.SUPERVISOR if area is top else Role.CHW, area)
            for name, area in places.items()
        ],
    }


def _worker(login: str, role: Role, area: Area) -> dict[str, str]:
    worker = Worker.objects.add(login, login, role, area.id)
    return {"login": login, "token": link(worker, "", by="test").rpartition("/")[2]}


def move(record: str, area: str) -> None:
    """As an import does that gives a record to another area; unless only its phone knows it."""
    held = Record.objects.filter(pk=record).first()
    if held is None:
        return
    instance, version = f"uuid:{uuid.uuid4()}", current_hash()
    newest = Submission.objects.aggregate(newest=Max("clock"))["newest"]
    taken = accept(
        Incoming(
            id=instance,
            form="import",
            form_version=version,
            xml=f'<data id="import"><meta><instanceID>{instance}</instanceID>'
            f'<entity dataset="{held.list}" id="{record}" update="1"/></meta></data>',
            happened=programme_day().isoformat(),
            recorded=moment.text(timezone.now()),
            clock=clock.tick(newest, moment.milliseconds()),
            worker=importer(),
            area=uuid.UUID(area),
        )
    )
    assert taken.outcome == "accepted", taken.reason


def post(login: str, area: str) -> None:
    """From today on the worker is somewhere else; yesterday he was where he was."""
    worker, day = Worker.objects.get(login=login), programme_day()
    now = Posting.objects.current().get(worker=worker)
    if str(now.area_id) == area:
        return
    start = Posting.objects.filter(worker=worker).earliest("starts").starts - timedelta(days=2)
    Posting.objects.filter(pk=now.pk).update(starts=start, ends=start)
    Posting.objects.create(worker=worker, area_id=area, role=now.role, starts=day)


def merge(one: str, other: str, login: str) -> None:
    """As a supervisor does at a desk who finds that two records are one; unless they cannot be."""
    both = [Record.objects.filter(pk=pk).first() for pk in (one, other)]
    if both[0] is None or both[1] is None:
        return
    with suppress(merging.CannotMergeError):
        merging.merge(both[0], both[1], Worker.objects.get(login=login))


def unmerge(login: str) -> None:
    """Takes back the last one; where a restored server lost it there is none."""
    worker = Worker.objects.get(login=login)
    made = access_merges(worker).first()
    if made is not None:
        merging.undo(made, worker)


def publish_other() -> None:
    """The programme in its other variant: the same forms, other windows."""
    text = (PROGRAMME / "programme.md").read_text()
    old = VARIANTS[0]
    new = VARIANTS[(_published() + 1) % 2]
    with tempfile.TemporaryDirectory() as folder:
        copy = with_photo(Path(folder))
        for was, now in zip(old, new, strict=True):
            text = text.replace(was, now)
        (copy / "programme.md").write_text(text)
        publish(copy)


def _published() -> int:
    from doorstep.server.programmes.models import Release

    versions = [version for version, _ in VARIANTS]
    return versions.index(Release.objects.get(current=True).version)


def held(login: str) -> dict[str, Any]:
    """What the phone of a worker must hold when all is quiet."""
    worker = Worker.objects.get(login=login)
    owners.settle(current_package())  # as the next roll-over does: workers were posted elsewhere
    records = list(access_records(worker).order_by("pk"))
    links = access_submissions(worker).filter(record__in=records)
    return {
        "records": [_record(record) for record in records],
        "log": sorted({link.submission.instance_id for link in links}),
        "tasks": _tasks({record.pk for record in records}),
    }


def _record(record: Record) -> dict[str, Any]:
    state = log.state_of(record)
    return {name: getattr(state, name) for name in state.__dataclass_fields__}


def _tasks(subjects: set[str]) -> list[dict[str, Any]]:
    """What the rules say, as far as phones look ahead and back."""
    today = programme_day()
    nearby = Horizon(epoch_day(today) - BACK, epoch_day(today) + AHEAD)
    return [
        dict(zip(TASK_COLUMNS, task_row(task), strict=True))
        for task in tasks_on(today)
        if task.subject in subjects and nearby.meets(task.opens, task.closes)
    ]


def backup() -> None:
    """A copy of the whole database, as it is."""
    connection.close()
    if connection.vendor == "sqlite":
        _copy(_file(), _file().with_suffix(".backup"))
    else:
        _postgres_copy(_name(), f"{_name()}_backup")


def restore() -> None:
    """Nobody else has the database open."""
    connection.close()
    if connection.vendor == "sqlite":
        for suffix in ("", "-wal", "-shm"):
            Path(f"{_file()}{suffix}").unlink(missing_ok=True)
        _copy(_file().with_suffix(".backup"), _file())
    else:
        _postgres_copy(f"{_name()}_backup", _name())


def _file() -> Path:
    return Path(_name())


def _name() -> str:
    return str(connection.settings_dict["NAME"])


def _copy(source: Path, target: Path) -> None:
    target.unlink(missing_ok=True)
    with closing(sqlite3.connect(source)) as old, closing(sqlite3.connect(target)) as new:
        old.backup(new)


def _postgres_copy(source: str, target: str) -> None:
    """Nobody may have the source open meanwhile: who does is sent away, and comes again."""
    where = connection.settings_dict
    login = {"host": where["HOST"], "user": where["USER"], "dbname": "postgres"}
    with psycopg.connect(**login, autocommit=True) as session:
        session.execute(f'DROP DATABASE IF EXISTS "{target}" WITH (FORCE)')
        session.execute(f'ALTER DATABASE "{source}" ALLOW_CONNECTIONS false')
        try:
            ends = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = %s"
            session.execute(ends, [source])
            session.execute(f'CREATE DATABASE "{target}" TEMPLATE "{source}"')
        finally:
            session.execute(f'ALTER DATABASE "{source}" ALLOW_CONNECTIONS true')


def missing_files() -> list[str]:
    """Names that submissions of the log have, and that are not here as they were."""
    waiting = Attachment.objects.filter(arrived=None, submission__isnull=False)
    return [*waiting.values_list("name", flat=True), *files.faults()]


def all_ids() -> list[str]:
    return list(Submission.objects.values_list("instance_id", flat=True))


def check() -> list[str]:
    return list(replay.differences())


WORK: dict[str, Callable[..., object]] = {
    "found": found,
    "move": move,
    "merge": merge,
    "unmerge": unmerge,
    "publish": publish_other,
    "post": post,
    "held": held,
    "log": all_ids,
    "files": missing_files,
    "check": check,
    "backup": backup,
    "restore": restore,
}


def main() -> None:
    for line in sys.stdin:
        asked = json.loads(line)
        try:
            reply: dict[str, object] = {"answer": WORK[asked.pop("do")](**asked)}
        except Exception as error:
            reply = {"error": f"{type(error).__name__}: {error}"}
        print(json.dumps(reply), flush=True)


if __name__ == "__main__":
    main()
