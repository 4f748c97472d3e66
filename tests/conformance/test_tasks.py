"""Every task of the law is there, as the page has it, on every engine."""

from __future__ import annotations

from collections.abc import Iterable

import pytest

from doorstep.protocol.evaluate.indicators import Count
from doorstep.protocol.model.programme import Programme
from doorstep.protocol.model.tasks import Reason, Task
from doorstep.protocol.worklist import worklist

from .cases import Tasks, task_pages, tasks
from .runners import RUNNERS, Runner
from .tables import Row, day, iso, iso_moment


@pytest.mark.parametrize("runner", RUNNERS)
@pytest.mark.parametrize("page", task_pages())
def test_every_engine_gives_the_tasks_of_the_page(
    page: str, runner: str, postgres_dsn: str
) -> None:
    case = tasks(page)
    with RUNNERS[runner](case.programme, case.world, postgres_dsn) as opened:
        check_tasks(case, opened)
        check_worklist(case, opened)
        check_counts(case, opened)
        check_messages(case, opened)


def check_tasks(case: Tasks, opened: Runner) -> None:
    records = [(name, one.id) for name, some in case.world.records.items() for one in some]
    questions = opened.one_by_one
    for asked, rows in case.days("expected on"):
        found = opened.tasks(asked)
        assert by_text(shown(case.programme, t, rows[0]) for t in found) == by_text(rows)
        for name, record in records[:questions]:
            alone = opened.tasks_of(name, record, asked)
            assert by_text(map(repr, alone)) == by_text(
                repr(task) for task in found if task.subject == record
            )
        questions = max(0, questions - len(records))


def check_worklist(case: Tasks, opened: Runner) -> None:
    for asked, rows in case.days("worklist on"):
        assert [
            shown(case.programme, task, rows[0]) for task in worklist(opened.tasks(asked))
        ] == rows


def check_counts(case: Tasks, opened: Runner) -> None:
    """What indicators find in the year of the page, as tasks stand on its day."""
    for asked, rows in case.days("counts on"):
        year = iso(asked.today)[:4]
        counts = opened.counts(opened.tasks(asked), day(f"{year}-01-01"), day(f"{year}-12-31"))
        assert by_text(count_row(count, rows[0]) for count in counts) == by_text(rows)


def check_messages(case: Tasks, opened: Runner) -> None:
    for asked, rows in case.days("messages on"):
        found = opened.messages(opened.tasks(asked), asked.today)
        assert by_text({c: getattr(due, c) for c in rows[0]} for due in found) == by_text(rows)


def test_each_page_expects_something() -> None:
    for page in task_pages():
        case = tasks(page)
        headings = ("expected on", "worklist on", "counts on", "messages on")
        assert any(rows for heading in headings for _, rows in case.days(heading)), page


def by_text(rows: Iterable[object]) -> list[str]:
    return sorted(map(str, rows))


def shown(programme: Programme, task: Task, columns: Row) -> Row:
    """A task as a row of a page that has these columns."""
    reasons = reasons_of(programme, task)
    cells = {
        "task": f"{task.rule}.{task.occurrence}",
        "subject": task.subject,
        "cause": task.cause,
        "owner": task.owner or "",
        "area": task.area or "",
        "form": task.form,
        "opens": iso(task.opens),
        "due": iso(task.due),
        "closes": "" if task.closes is None else iso(task.closes),
        "due_at": "" if task.due_at is None else iso_moment(task.due_at),
        "done_day": "" if task.done_day is None else iso(task.done_day),
        "done_id": task.done_id or "",
        "done_by": task.done_by or "",
        "attempts": str(task.attempts),
        "until": "" if task.until is None else iso(task.until),
        "state": task.state.value,
        "band": task.band.name.lower(),
        "score": str(task.score),
        "reasons": " ".join(r.code for i, r in enumerate(reasons) if task.reasons >> i & 1),
    }
    return {column: cells[column] for column in columns}


def reasons_of(programme: Programme, task: Task) -> tuple[Reason, ...]:
    """An escalation has those of the task that it is about."""
    rules = {rule.name: rule for rule in programme.rules}
    rule = rules.get(task.rule) or rules[task.occurrence.partition(".")[0]]
    return programme.reasons_of(rule)


def count_row(count: Count, columns: Row) -> Row:
    """A count as a row of a page that has these columns."""
    cells = {
        "indicator": count.indicator,
        "worker": count.worker,
        "area": count.area,
        "period": count.period,
        "numerator": str(count.numerator),
        "denominator": "" if count.denominator is None else str(count.denominator),
    }
    return {column: cells[column] for column in columns}
