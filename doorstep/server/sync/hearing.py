"""A worker's phone was heard of: rules about silent workers must know at once."""

from __future__ import annotations

from django.db import transaction

from doorstep.protocol.days import epoch_day
from doorstep.protocol.model.workers import LIST

from ..accounts.models import Worker
from ..lib import database
from ..programmes import releases
from ..records.seen import is_news
from ..tasks.measuring import hear
from ..tasks.rollover import programme_day


def heard(worker: Worker) -> None:
    """Takes the writers' lock once a day, and only where a programme speaks of workers."""
    if LIST not in releases.current_package()["lists"]:
        return
    if is_news(str(worker.pk), epoch_day(programme_day())):
        with transaction.atomic():
            database.one_writer()
            hear(str(worker.pk), programme_day())
