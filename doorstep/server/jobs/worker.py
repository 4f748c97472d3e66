"""The process that does the jobs, one after the other."""

from __future__ import annotations

import logging
import os
import uuid
from threading import Event

from django.db import Error, close_old_connections
from django_tasks_db.management.commands.db_worker import Worker
from django_tasks_db.models import DBTaskResult
from django_tasks_db.utils import exclusive_transaction

from . import again
from .lead import Lead, lead
from .schedule import Timetable

LOG = logging.getLogger(__name__)
PAUSE = 1.0
"""Seconds between looks at an empty line."""


class JobWorker:
    """Killed anywhere, it leaves jobs that the next one takes up: each is safe to do twice."""

    def __init__(self, timetable: Timetable) -> None:
        self.name = f"{os.getpid()}-{uuid.uuid4().hex[:8]}"
        self.timetable = timetable
        self.ending = Event()
        self._lead: Lead = lead()
        self._leads = False
        self._runner = _runner(self.name)

    def run(self) -> None:
        """Until ``ending`` is set: a job that was begun is finished before."""
        while not self.ending.is_set():
            close_old_connections()
            try:
                busy = self.step()
            except Error as error:
                LOG.error("The database does not answer: %s.", type(error).__name__)
                busy = False
            if not busy:
                self.ending.wait(PAUSE)

    def close(self) -> None:
        self._lead.give_up()

    def step(self) -> bool:
        """Do one job. False if there is none, or if another process does them."""
        led, self._leads = self._leads, self._lead.taken()
        if not self._leads:
            return False
        if not led:
            again.take_up_abandoned()
            again.retry_failed()
        self.timetable.ask()
        job = self._claim()
        if job is None:
            return False
        self._runner.run_task(job)
        again.retry_failed()
        return True

    def _claim(self) -> again.Job | None:
        with exclusive_transaction():
            job = DBTaskResult.objects.ready().get_locked()
            if job is not None:
                job.claim(self.name)
        return job


def _runner(name: str) -> Worker:
    """Django-tasks' own: how a job is called and its end is written down."""
    return Worker(
        queue_names=["*"],
        excluded_queue_names=[],
        interval=0,
        batch=True,
        backend_name="default",
        startup_delay=False,
        max_tasks=None,
        worker_id=name,
    )
