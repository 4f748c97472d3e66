"""Several processes at once: nothing is doubled, and no reader misses a number."""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from typing import Any

import pytest
from django.db import connection

from doorstep.server.accounts.models import Role, Worker
from doorstep.server.areas.models import Area
from doorstep.server.records.models import Quarantined, Record, Submission
from doorstep.server.sync.accept import accept
from doorstep.server.sync.incoming import SENT, Incoming
from doorstep.server.tasks.models import Task
from doorstep.server.tasks.publish import publish
from doorstep.server.tasks.rollover import programme_day

from .conftest import PROGRAMME
from .forms import new_id, register, visit

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def asha() -> Worker:
    """What each of these tests needs is committed, so it is made anew after the last one's."""
    publish(PROGRAMME)
    return Worker.objects.add("asha", "Asha", Role.CHW, Area.objects.add("Kianda").id)


@pytest.fixture
def today(asha: Worker) -> date:
    del asha
    return programme_day()


def at_once(*jobs: Callable[[], str]) -> list[str]:
    """Run each job in a thread of its own, all starting together. Raises what a job raises."""
    gate = threading.Barrier(len(jobs))

    def work(job: Callable[[], str]) -> str:
        gate.wait()
        try:
            return job()
        finally:
            connection.close()

    with ThreadPoolExecutor(len(jobs)) as threads:
        return list(threads.map(work, jobs))


def sending(worker: Worker, sent: dict[str, Any]) -> Callable[[], str]:
    incoming = Incoming(**{name: sent[name] for name in SENT}, worker=worker)
    return lambda: accept(incoming).outcome


def test_one_id_from_many_at_once_is_taken_once(asha: Worker, today: date) -> None:
    job = sending(asha, register(today, weeks=20))
    assert sorted(at_once(*[job] * 4)) == ["accepted", *["duplicate"] * 3]
    assert (Submission.objects.count(), Record.objects.get().version) == (1, 1)
    assert Task.objects.filter(occurrence="20w").count() == 1


def test_visits_of_one_record_at_once_are_all_folded(asha: Worker, today: date) -> None:
    record = new_id()
    sending(asha, register(today, weeks=20, record=record))()
    visits = [sending(asha, visit(today, record)) for _ in range(4)]
    assert at_once(*visits) == ["accepted"] * 4
    assert Record.objects.get().version == 5
    assert not Quarantined.objects.exists()


def test_numbers_are_in_the_order_of_the_commits(asha: Worker, today: date) -> None:
    """A reader that polls while others write never sees a smaller number appear later."""
    jobs = [sending(asha, register(today)) for _ in range(6)]
    seen: list[int] = []
    done = threading.Event()

    def read() -> None:
        while not done.wait(0.001):  # a reader that never pauses keeps the interpreter to itself
            numbers = Submission.objects.order_by("seq").values_list("seq", flat=True)
            seen.extend(n for n in numbers if n not in seen)
        connection.close()

    reader = threading.Thread(target=read)
    reader.start()
    assert at_once(*jobs) == ["accepted"] * 6
    done.set()
    reader.join()
    assert seen == sorted(seen)
