"""The living demo: a district on SQLite whose history ends today, and the server on top of it."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, timedelta
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from doorstep.server.sync.incoming import Incoming

DATABASE = "doorstep.sqlite3"
"""The name that every command looks for, so that they all work on the demo as it is."""
BATCH = 200
"""Forms that are taken in at once, as a phone pushes them."""
PREVIOUS = "previous-demo.sqlite3"
"""Where the last demo stays, in case somebody did real work in it."""


def main(arguments: Sequence[str]) -> int:
    options = _options(arguments)
    folder = _settings(options.port)
    stale = _made_anew(folder, options.fresh)
    import django

    django.setup()
    if stale:
        _say("Making the demo district; this takes some seconds ...")
        make_district()
        _stamp(folder).write_text(_today().isoformat())
    _say(_greeting(options.port))
    from doorstep.server.config.serve import serve

    serve(options.host, options.port)
    return 0


def _options(arguments: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser("doorstep demo")
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--port", type=int, default=8000)
    parser.add_argument("--fresh", action="store_true", help="forget what was done in the demo")
    return parser.parse_args(arguments)


def _settings(port: int) -> Path:
    """Point the server at the demo's own database; it never touches another one."""
    folder = Path(os.environ.setdefault("DOORSTEP_DATA", str(Path.cwd() / ".dev")))
    folder.mkdir(parents=True, exist_ok=True)
    os.environ["DOORSTEP_DATABASE"] = f"sqlite:///{folder / DATABASE}"
    os.environ["DOORSTEP_DEMO"] = "1"
    os.environ.setdefault("DOORSTEP_BASE_URL", f"http://localhost:{port}")
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "doorstep.server.config.settings")
    return folder


def _made_anew(folder: Path, fresh: bool) -> bool:
    """Whether the demo must be made: one of another day is set aside, as history ends today."""
    stamp, files = _stamp(folder), list(folder.glob(f"{DATABASE}*"))
    if files and not stamp.exists():
        raise SystemExit(
            f"{folder / DATABASE} holds something else than a demo, and stays as it is. "
            "Give the demo a folder of its own: DOORSTEP_DATA=.dev/demo ./dev demo"
        )
    if not fresh and stamp.exists() and stamp.read_text() == _today().isoformat():
        return False
    stamp.write_text("not finished")
    for older in folder.glob(f"{PREVIOUS}*"):
        older.unlink()
    for file in files:
        file.replace(folder / file.name.replace(DATABASE, PREVIOUS))
    return True


def _stamp(folder: Path) -> Path:
    return folder / "demo.day"


def _today() -> date:
    return datetime.now(UTC).date()


def make_district() -> None:
    """Tables, programme, places and people, then every form that the simulated CHWs filled."""
    from django.core.management import call_command

    from doorstep.server.config.settings import DOORSTEP_PROGRAMME
    from doorstep.server.sync.accept import accept_all
    from doorstep.server.tasks.rollover import programme_day

    call_command("migrate", verbosity=0)
    call_command("publish", str(DOORSTEP_PROGRAMME), verbosity=0)
    _people()
    waiting = _incoming(programme_day())
    while batch := list(islice(waiting, BATCH)):
        for taken in accept_all(batch):
            if taken.outcome != "accepted":
                raise RuntimeError(f"The demo's own submission was refused: {taken.reason}")
    _count_anew(programme_day())
    _phones()


def _phones() -> None:
    """Numbers and a gateway to play with (/demo/sms); two mothers of one village share a number."""
    from doorstep.server.interop.submitting import Statement, submit
    from doorstep.server.messaging import routes
    from doorstep.server.records.access import newest_with_phone
    from doorstep.server.tasks.rollover import programme_day

    routes.set_up("simulator", "simulator", {})
    found = [one for _, one in newest_with_phone(400) if one.list == "pregnancy"]
    other = next(one for one in found if one.area == found[0].area and one != found[0])
    phone = {"phone": found[0].properties["phone"]}
    day = programme_day().isoformat()
    submit(Statement(other.list, other.pk, create=False, happened=day, values=phone))


def _incoming(today: date) -> Iterator[Incoming]:
    from doorstep.protocol.package import FormJson
    from doorstep.server.accounts.models import Worker
    from doorstep.server.programmes.releases import current_package
    from doorstep.server.sync.incoming import Incoming
    from doorstep.simulate.district import encounters
    from doorstep.simulate.envelopes import envelope

    workers = {worker.login: worker for worker in Worker.objects.all()}
    forms: dict[str, FormJson] = current_package()["forms"]
    for number, encounter in enumerate(encounters(today)):
        sent = envelope(encounter, forms[encounter.form], number)
        yield Incoming(**sent, worker=workers[encounter.worker])


def _count_anew(today: date) -> None:
    """The figures of all months, which rules about workers look at, and their own records."""
    from doorstep.server.tasks.models import Rollover
    from doorstep.server.tasks.rollover import roll_over

    Rollover.objects.all().delete()
    roll_over(today)


AT_WORK = timedelta(days=92)
"""How long the people of the demo have been posted: for three months."""


def _people() -> None:
    from doorstep.server.accounts.models import Posting, Role, Worker
    from doorstep.server.areas.models import Area
    from doorstep.simulate.people import CHWS, DISTRICT, SUPERVISOR

    district = Area.objects.add(DISTRICT)
    Worker.objects.add(*SUPERVISOR, Role.SUPERVISOR, district.id)
    for number, chw in enumerate(CHWS, 1):
        village = Area.objects.add(chw.village, district)
        worker = Worker.objects.add(chw.login, chw.name, Role.CHW, village.id)
        worker.phone = f"+25471100000{number}"
        worker.save()
    Posting.objects.update(starts=_today() - AT_WORK)


def _greeting(port: int) -> str:
    from doorstep.server.accounts import enrolment
    from doorstep.server.accounts.models import FIELD_ROLES, Posting

    base = os.environ["DOORSTEP_BASE_URL"]
    postings = Posting.objects.select_related("worker", "area").filter(role__in=FIELD_ROLES)
    lines = [
        f"  {posting.worker.name:<16} {posting.get_role_display():<24} "
        f"{posting.area and posting.area.name}\n"
        f"    {enrolment.link(posting.worker, base, by='demo')}/demo"
        for posting in postings.order_by("-role", "worker__login")
    ]
    return "\n".join(
        [
            "",
            "Doorstep's demo district is ready. Choose a person:",
            f"  {base}/demo/   (fresh links and QR codes, as often as you like)",
            f"  {base}/demo/sms   (two phones to write SMS with)",
            "",
            "or open one of these links, each once:",
            *lines,
            "",
            "In another shell, what Asha's phone shows, and why:",
            "  .venv/bin/doorstep worklist --worker asha",
            "  .venv/bin/doorstep explain TASK",
            "",
            f"The server listens on port {port}. Stop it with Ctrl-C.",
        ]
    )


def _say(text: str) -> None:
    sys.stdout.write(text + "\n")
    sys.stdout.flush()
