"""Several processes at once: nothing is doubled, and no reader misses a number."""

from __future__ import annotations

import threading
import time
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
from doorstep.server.tasks.evaluate import refresh
from doorstep.server.tasks.models import Task
from doorstep.server.tasks.publish import publish
from doorstep.server.tasks.rollover import programme_day

from .conftest import PROGRAMME, phone_of
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
        return closing(job)()

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


def test_a_cursor_skips_nothing_that_is_committed_late(
    asha: Worker, today: date, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The first has its number and is slow; the second may not be seen before it."""
    phone = phone_of(asha)
    phone.take(register(today))
    cursor = phone.pull()["cursor"]
    has_number, may_go_on, work_out = threading.Event(), threading.Event(), refresh

    def slowly(*given: Any) -> None:  # noqa: ANN401
        if not has_number.is_set():
            has_number.set()
            assert may_go_on.wait(10)
        work_out(*given)

    monkeypatch.setattr("doorstep.server.sync.accept.refresh", slowly)
    slow, quick = register(today), register(today)
    with ThreadPoolExecutor(2) as threads:
        first = threads.submit(closing(sending(asha, slow)))
        assert has_number.wait(10)
        second = threads.submit(closing(sending(asha, quick)))
        time.sleep(0.3)
        between = phone.pull(cursor)
        may_go_on.set()
        assert (first.result(), second.result()) == ("accepted", "accepted")
    after = phone.pull(between["cursor"])
    seen = [one["id"] for page in (between, after) for one in page["submissions"]]
    assert seen == [slow["id"], quick["id"]]


def test_a_reader_among_writers_gets_everything_once(asha: Worker, today: date) -> None:
    phone = phone_of(asha)
    sent = [register(today) for _ in range(12)]
    writers = [lambda some=some: in_a_row(asha, some) for some in (sent[:4], sent[4:8], sent[8:])]
    got: list[str] = []
    with ThreadPoolExecutor(3) as threads:
        writing = [threads.submit(closing(writer)) for writer in writers]
        cursor, ended = "", False
        while not ended:
            ended = all(writer.done() for writer in writing)
            page = phone.pull(cursor, limit=2)
            got += [one["id"] for one in page["submissions"]]
            cursor, ended = page["cursor"], ended and not page["more"]
    assert [writer.result() for writer in writing] == ["accepted"] * 3
    assert sorted(got) == sorted(one["id"] for one in sent)


def in_a_row(worker: Worker, some: list[dict[str, Any]]) -> str:
    (outcome,) = {sending(worker, one)() for one in some}
    return outcome


def closing(job: Callable[[], str]) -> Callable[[], str]:
    """With the end of its connection: it is that of the thread."""

    def work() -> str:
        try:
            return job()
        finally:
            connection.close()

    return work
