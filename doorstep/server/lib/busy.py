"""What passes with time: a database that others keep busy, or that is away for a moment."""

from __future__ import annotations

import sqlite3
import sys

from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse

from . import problems
from .database import QueueError

AGAIN = 10
"""Seconds after which to come again; phones add some of their own, so as not to come together."""

LOCKED = (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)
PASSING = ("08", "40", "53", "55", "57")
"""Classes of PostgreSQL's errors: connection, deadlock, resources, locks, an operator."""

DISK_FULL = "53100"


def problem_of(error: BaseException | None) -> problems.Problem:
    """``SERVER_ERROR``, unless it will be well again without anybody mending the program."""
    if isinstance(error, QueueError):
        return problems.BUSY
    if not isinstance(error, OperationalError | InterfaceError):
        return problems.SERVER_ERROR
    cause = error.__cause__
    if isinstance(cause, sqlite3.Error):
        return _of_sqlite(getattr(cause, "sqlite_errorcode", 0) & 0xFF)
    state = getattr(cause, "sqlstate", None) or "08"  # no answer at all
    if state == DISK_FULL:
        return problems.NO_ROOM
    return problems.BUSY if state[:2] in PASSING else problems.SERVER_ERROR


def _of_sqlite(code: int) -> problems.Problem:
    if code == sqlite3.SQLITE_FULL:
        return problems.NO_ROOM
    return problems.BUSY if code in LOCKED else problems.SERVER_ERROR


def server_error(request: HttpRequest) -> HttpResponse:
    """Django's handler of what nobody caught, while it is being handled."""
    return told(problem_of(sys.exc_info()[1]), request.path)


def told(problem: problems.Problem, path: str) -> HttpResponse:
    """To a program or to people, as the address is."""
    if path.startswith("/api/"):
        return wait(problem, problems.answer(problem))
    text = f"{problem.message} {problem.hint}"
    return wait(problem, HttpResponse(text, status=problem.status, content_type="text/plain"))


def wait(problem: problems.Problem, response: HttpResponse) -> HttpResponse:
    if problem is problems.BUSY:
        response.headers["Retry-After"] = str(AGAIN)
    return response
