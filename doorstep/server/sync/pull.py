"""A phone asks for what others recorded: the log in its worker's scope, page by page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from doorstep.protocol.submissions.read import IMPORT

from ..accounts.models import Worker
from ..accounts.postings import Standing, standings
from ..areas.scope import scope_mark, workers_of
from ..lib import moment
from ..programmes import releases
from ..programmes.releases import Definition
from ..records.access import access_submissions
from ..records.models import Submission
from . import cursor
from .messages import FormVersion, LoggedSubmission, PullAnswer, WorkerOut

LARGEST_PAGE = 1000


def pull(worker: Worker, after: str, limit: int) -> PullAnswer:
    """A submission about several records comes once per page that one of its links is on."""
    scope = scope_mark(worker)
    start = cursor.read(after, scope)
    size = max(1, min(limit, LARGEST_PAGE))
    links = list(access_submissions(worker).filter(seq__gt=start)[: size + 1])
    page = links[:size]
    submissions = {link.submission.seq: link.submission for link in page}
    return PullAnswer(
        submissions=[logged(submission) for submission in submissions.values()],
        workers=workers_out(workers_of(worker).order_by("name")),
        definitions=list(definitions(submissions.values())),
        cursor=cursor.write(page[-1].seq if page else start, scope),
        more=len(links) > size,
        programme_hash=releases.current_hash(),
    )


def definitions(page: Iterable[Submission]) -> Iterator[FormVersion]:
    """How to read what was filled with another version than that of the current programme."""
    forms = releases.current_package()["forms"]
    current = {name: form["version"] for name, form in forms.items()}
    current[IMPORT] = releases.current_hash()
    versions = {(submission.form, submission.form_version) for submission in page}
    for form, version in sorted(versions - current.items()):
        known = releases.definition(form, version)
        if known is not None:
            yield form_version(form, version, known)


def form_version(form: str, version: str, known: Definition) -> FormVersion:
    return FormVersion(
        form=form,
        version=version,
        definition={key: value for key, value in known.form.items() if key != "xml"},
        lists={
            name: [dict(column) for column in item["columns"]] for name, item in known.lists.items()
        },
    )


def logged(submission: Submission) -> LoggedSubmission:
    return LoggedSubmission(
        id=submission.instance_id,
        form=submission.form,
        form_version=submission.form_version,
        xml=submission.xml,
        happened=submission.happened.isoformat(),
        recorded=moment.text(submission.recorded),
        clock=submission.clock,
        worker=str(submission.worker_id),
        area=str(submission.area_id),
        received=moment.text(submission.received),
        phone_happened=_iso(submission.phone_happened),
    )


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def worker_out(worker: Worker) -> WorkerOut:
    return workers_out([worker])[0]


def workers_out(workers: Iterable[Worker]) -> list[WorkerOut]:
    people = list(workers)
    stand = standings(people)
    return [_worker_out(worker, stand[worker.pk]) for worker in people]


def _worker_out(worker: Worker, now: Standing) -> WorkerOut:
    return WorkerOut(
        id=str(worker.id),
        name=worker.name,
        role=now.phone_role or now.role,
        area=str(now.home or ""),
    )
