"""What follows when somebody is posted, moves or covers: at once, not only when a day begins."""

from __future__ import annotations

from django.db import transaction

from ..lib import database
from ..lib.problems import RefusedError
from ..programmes import releases
from ..records import owners, workers
from .evaluate import affected, refresh
from .rollover import programme_day


def follow_postings(**_: object) -> None:
    """Whose work records and tasks are, and what rules see of workers. Again, it changes nothing.

    Where no programme is published there is nothing yet that could follow.
    """
    try:
        package = releases.current_package()
    except RefusedError:
        return
    with transaction.atomic():
        database.one_writer()
        today = programme_day()
        owners.settle(package)
        for name in package["lists"]:
            _give_tasks(name)
        changed = workers.settle(package, today)
        refresh(sorted({*changed, *affected(changed)}), today)


def _give_tasks(name: str) -> None:
    """A task is whose its record is; nothing else of it looks at that."""
    its = f"FROM {database.quote(f'entity_{name}')} e WHERE e._id = task.subject"
    other = "COALESCE(e._owner, '') <> COALESCE(task.owner, '')"
    database.execute(
        f"UPDATE task SET owner = (SELECT e._owner {its}) "  # noqa: S608  (names of ours)
        f"WHERE EXISTS (SELECT 1 {its} AND {other})"
    )
