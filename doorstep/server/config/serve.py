"""The web server: gunicorn with processes and threads, and beside them the process for jobs."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from importlib import import_module
from typing import Any

from django.conf import settings
from django.db import connections
from gunicorn.app.base import BaseApplication
from gunicorn.arbiter import Arbiter

from ..lib import counting
from . import environment, line

THREADS = 8
"""Requests that a process serves side by side: writers queue for the database's lock, readers do
not. Each thread may have a connection to the database, and PostgreSQL allows a hundred."""

MOST_PROCESSES = 4
"""Without being asked for more."""

RESTING = 5
"""Seconds before the process that does the jobs is begun again, should it have ended."""


class Server(BaseApplication):
    """Gunicorn without its command line."""

    def __init__(self, options: dict[str, Any], *, jobs: bool) -> None:
        self.options, self.jobs = options, jobs
        super().__init__()

    def load_config(self) -> None:
        for name, value in self.options.items():
            self.cfg.set(name, value)

    def load(self) -> Any:  # noqa: ANN401  (gunicorn's own type names every kind of app)
        from .wsgi import application

        return line.in_time(application)

    def run(self) -> None:
        (WithJobs if self.jobs else Arbiter)(self).run()


class WithJobs(Arbiter):
    """Gunicorn looks after its processes about once a second; the one for jobs is one more."""

    jobs: subprocess.Popen[bytes] | None = None
    begun = 0.0

    def manage_workers(self) -> None:
        super().manage_workers()
        ended = self.jobs is None or self.jobs.poll() is not None
        if ended and time.monotonic() > self.begun + RESTING:
            self.begun = time.monotonic()
            self.jobs = subprocess.Popen(
                [sys.executable, "-m", "doorstep.cli", "work", "--with-parent"]
            )

    def stop(self, graceful: bool = True) -> None:
        if self.jobs is not None:
            self.jobs.terminate()
        super().stop(graceful)


def serve(host: str, port: int, *, jobs: bool = True) -> None:
    """Serve until told to stop. Requests are not logged: addresses could tell who was seen.

    The program is loaded once, before the processes part; no connection to a database may be.
    """
    import_module(".wsgi", __package__)  # first: it says where the settings are
    import_module(settings.ROOT_URLCONF)
    connections.close_all()
    counting.begin_anew(settings.DOORSTEP_COUNTS)
    cores = len(os.sched_getaffinity(0))
    options = {
        "bind": f"{host}:{port}",
        "workers": environment.whole("DOORSTEP_PROCESSES", min(cores, MOST_PROCESSES)),
        "worker_class": line.Worker,
        "threads": THREADS,
        "loglevel": "warning",
        "proc_name": "doorstep",
    }
    Server(options, jobs=jobs).run()
