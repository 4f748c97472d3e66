"""SMS through a real Kannel, killed anywhere: nobody hears anything twice, and nothing is lost."""

from __future__ import annotations

import os
import random
import signal
import time
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest

from ..server.messaging.speaking import spoken
from .district import District, soon
from .kannel import Kannel
from .test_jobs import rows

WOMEN = 200
KILLS = 6


@pytest.fixture
def speaking(tmp_path: Path) -> District:
    """A district whose programme greets each woman, at any hour."""
    district = District(
        tmp_path / "server", f"sqlite:///{tmp_path / 'server' / 'doorstep.sqlite3'}"
    )
    district.folder.mkdir()
    district.settle()
    settings = "| sms_hours | 00:00-24:00 |\n"
    spoken(tmp_path / "programme", "hello", settings=settings)
    district.run("publish", str(tmp_path / "programme"))
    return district


@pytest.fixture
def kannel(speaking: District, tmp_path: Path) -> Iterator[Kannel]:
    found = Kannel(tmp_path / "kannel", "")
    told = speaking.run(
        "sms", "gateway", "main", "--kind", "kannel", *found.settings, "--per-minute", "100000"
    )
    found.address = told.splitlines()[-1]
    found.start()
    yield found
    found.end()
    speaking.kill()


def number(woman: int) -> str:
    return f"+2547123{woman:05}"


def women(district: District, folder: Path, many: int) -> None:
    lines = [f"Woman {n},Asha Njeri,2026-09-01,24,{number(n)},yes" for n in range(many)]
    file = folder / "women.csv"
    file.write_text("\n".join(["name,owner_name,lmp,age,phone,phone_consent", *lines]) + "\n")
    district.run("import", str(file), "--list", "pregnancy")


def states(district: District) -> dict[str, str]:
    return dict(rows(district, 'SELECT "to", state FROM messaging_outgoing'))


def waiting(district: District) -> int:
    return list(states(district).values()).count("queued")


def sent(district: District) -> set[str]:
    return {one for one, state in states(district).items() if state in ("sent", "delivered")}


def kill_boxes(district: District, kannel: Kannel) -> None:
    """Both of Kannel's, one after the other; the operator's line breaks with them."""
    del district
    for name in ("smsbox", "bearerbox"):
        kannel.kill(name)
    for name in ("bearerbox", "smsbox"):
        kannel.begin(name)
    kannel.phones_on()


def kill_jobs(district: District, kannel: Kannel) -> None:
    """The process that sends: the server begins another one."""
    del kannel
    for pid in district.children("work"):
        os.kill(pid, signal.SIGKILL)


def kill_server(district: District, kannel: Kannel) -> None:
    del kannel
    district.kill()
    district.start()


def gone(district: District, least: int) -> bool:
    """Whether fewer wait than that, now that what waits for another try is due at once."""
    due = "UPDATE messaging_outgoing SET next_try = created WHERE state = 'queued'"
    rows(district, due)
    rows(district, "UPDATE django_tasks_database_dbtaskresult SET run_after = enqueued_at")
    return waiting(district) < max(least, 1)


def test_out_to_a_phone_and_back_with_a_report_and_an_answer(
    speaking: District, kannel: Kannel, tmp_path: Path
) -> None:
    women(speaking, tmp_path, 1)
    speaking.start()
    soon("she is greeted", lambda: kannel.heard() == [(number(0), "Welcome")])
    soon("it is reported", lambda: states(speaking) == {number(0): "delivered"})
    kannel.says(number(0), "Asante sana")
    came = "SELECT number, text FROM messaging_incoming"
    soon("her message came", lambda: rows(speaking, came) == [(number(0), "Asante sana")])
    soon("she is answered", lambda: len(kannel.heard()) == 2)
    assert kannel.heard()[1][1].startswith("Asante."), "in her own language"


def test_killed_anywhere_nobody_hears_it_twice_and_nothing_is_lost(
    speaking: District, kannel: Kannel, tmp_path: Path
) -> None:
    speaking.run("sms", "gateway", "main", "--off")
    women(speaking, tmp_path, WOMEN)
    speaking.run("work", "--once")
    assert states(speaking) == {number(woman): "queued" for woman in range(WOMEN)}
    speaking.run("sms", "gateway", "main", "--on")
    chance = random.Random(63)
    speaking.start()
    for _ in range(KILLS):
        left = waiting(speaking)
        soon("some go on", partial(gone, speaking, left))
        time.sleep(chance.uniform(0, 0.2))
        chance.choice((kill_boxes, kill_jobs, kill_server))(speaking, kannel)
    soon("none waits", lambda: gone(speaking, 1))
    soon("all that was sent is heard", lambda: sent(speaking) <= set(kannel.times_heard()))
    heard, known = kannel.times_heard(), states(speaking)
    assert not [one for one, times in heard.items() if times > 1]
    unheard = set(known) - set(heard)
    assert {known[one] for one in unheard} <= {"doubtful", "sending"}, "people are told of these"
