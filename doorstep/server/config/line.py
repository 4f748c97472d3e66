"""Requests that wait until a thread is free: not longer than whoever sent them.

A phone gives up after 45 seconds. In a peak the server would go on working for phones that have
given up, and those that come again would wait behind that work. So who has waited too long is told
at once when to come again, which takes no time of the others.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from concurrent.futures import Future, ThreadPoolExecutor
from threading import local
from typing import ParamSpec, TypeVar
from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

from gunicorn.workers.gthread import ThreadWorker

from ..lib import busy, database, problems

P = ParamSpec("P")
T = TypeVar("T")

LONGEST = database.PATIENCE
"""Seconds. A writer may wait as long again for the others: a phone is still there then."""

_turn = local()


class Threads(ThreadPoolExecutor):
    """Each thread knows how long the request that it serves has waited for it."""

    def submit(self, fn: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        came = time.monotonic()

        def begin() -> T:
            _turn.waited = time.monotonic() - came
            return fn(*args, **kwargs)

        return super().submit(begin)


class Worker(ThreadWorker):
    """A process of gunicorn with such threads."""

    def get_thread_pool(self) -> ThreadPoolExecutor:
        return Threads(max_workers=self.cfg.threads)


def in_time(application: WSGIApplication) -> WSGIApplication:
    """Serves who is served in time; tells the others when to come again."""

    def serve(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        if _turn.waited <= LONGEST:
            return application(environ, start_response)
        told = busy.told(problems.BUSY, environ["PATH_INFO"])
        told.headers["Content-Length"] = str(len(told.content))
        start_response(f"{told.status_code} {told.reason_phrase}", list(told.items()))
        return [told.content]

    return serve
