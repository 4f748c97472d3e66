"""While others keep the database busy, whoever has to wait is told so and loses nothing."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor, wait
from contextlib import contextmanager

import psycopg
import pytest
from django.db import OperationalError, connection
from django.test import Client

from doorstep.server.accounts.models import Role, Worker
from doorstep.server.areas.models import Area
from doorstep.server.lib import busy, database, problems
from doorstep.server.records.models import Submission
from doorstep.server.tasks.publish import publish
from doorstep.server.tasks.rollover import programme_day

from .conftest import PROGRAMME, Phone, phone_of
from .forms import register

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def asha() -> Iterator[Phone]:
    """What these tests need is committed, so it is made anew each time."""
    publish(PROGRAMME)
    yield phone_of(Worker.objects.add("asha", "Asha", Role.CHW, Area.objects.add("Kianda").id))
    connection.close()


@contextmanager
def somebody_writes(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Another process holds the writers' lock, for longer than anybody here waits."""
    other = connection.copy()
    sqlite = connection.vendor == "sqlite"
    if sqlite:
        connection.cursor().execute("PRAGMA busy_timeout = 50")
    monkeypatch.setattr(database, "PATIENCE", 1)
    try:
        with other.cursor() as cursor:
            lock = f"SELECT pg_advisory_lock({database.WRITERS})"
            cursor.execute("BEGIN IMMEDIATE" if sqlite else lock)
        yield
    finally:
        other.close()


def test_a_push_that_cannot_wait_comes_again(asha: Phone, monkeypatch: pytest.MonkeyPatch) -> None:
    sent = register(programme_day())
    with somebody_writes(monkeypatch):
        answer = asha.post("/api/push", {"submissions": [sent]})
        assert (answer.status, answer.json()["code"]) == (503, "busy")
        assert answer.headers["Retry-After"] == "10"
        assert not Submission.objects.exists()
    assert asha.push(sent)[0]["outcome"] == "accepted"


def test_who_only_reads_does_not_wait(asha: Phone, monkeypatch: pytest.MonkeyPatch) -> None:
    asha.take(register(programme_day()))
    cursor = asha.pull()["cursor"]
    with somebody_writes(monkeypatch):
        assert asha.get(f"/api/pull?cursor={cursor}").status == 200
        assert asha.get("/api/state").status == 200


@pytest.mark.skipif(connection.vendor != "sqlite", reason="there sessions wait for no writer")
def test_a_page_says_that_the_server_is_busy(monkeypatch: pytest.MonkeyPatch) -> None:
    browser = Client(raise_request_exception=False)
    with somebody_writes(monkeypatch):
        page = browser.post("/desk/login", {"username": "mosi", "password": "wrong"})
    assert (page.status_code, page.headers.get("Retry-After")) == (503, "10")
    assert b"load the page again" in page.content


@pytest.mark.skipif(connection.vendor != "sqlite", reason="PostgreSQL has a line of its own")
def test_threads_of_a_process_stand_in_line(monkeypatch: pytest.MonkeyPatch) -> None:
    """Who waits in vain is told so; who comes later does not go first."""
    monkeypatch.setattr(database, "PATIENCE", 0.05)
    came: list[int] = []

    def write(number: int) -> None:
        with database.writing():
            came.append(number)
        connection.close()

    with ThreadPoolExecutor(3) as threads:
        with database.writing():
            late = threads.submit(write, 0)
            assert isinstance(late.exception(), database.QueueError)
            monkeypatch.setattr(database, "PATIENCE", 5)
            waiting = []
            for number in (1, 2):
                waiting.append(threads.submit(write, number))
                time.sleep(0.05)
        wait(waiting)
    assert came == [1, 2]
    assert busy.problem_of(late.exception()) is problems.BUSY


@pytest.mark.parametrize(
    ("cause", "problem"),
    [
        (sqlite3.SQLITE_BUSY, problems.BUSY),
        (sqlite3.SQLITE_FULL, problems.NO_ROOM),
        (sqlite3.SQLITE_CORRUPT, problems.SERVER_ERROR),
        (psycopg.errors.DeadlockDetected(), problems.BUSY),
        (psycopg.errors.DiskFull(), problems.NO_ROOM),
        (psycopg.errors.UndefinedTable(), problems.SERVER_ERROR),
        (psycopg.OperationalError("no server there"), problems.BUSY),
    ],
)
def test_what_passes_and_what_does_not(cause: int | Exception, problem: problems.Problem) -> None:
    error = OperationalError()
    if isinstance(cause, int):
        error.__cause__ = sqlite3.OperationalError()
        error.__cause__.sqlite_errorcode = cause
    else:
        error.__cause__ = cause
    assert busy.problem_of(error) is problem
