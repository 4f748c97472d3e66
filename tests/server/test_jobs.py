"""What the server does by itself: in time, once, again after a failure, and by one process."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from django.conf import LazySettings
from django.core.management.base import CommandError
from django.utils import timezone
from django_tasks import TaskResultStatus, task
from django_tasks_db.models import DBTaskResult

from doorstep.protocol.submissions.files import name_of
from doorstep.server.jobs.again import PAUSES, Job
from doorstep.server.jobs.models import Slot
from doorstep.server.jobs.old import forget_old_jobs
from doorstep.server.jobs.schedule import SCHEDULE, Periodic, Timetable
from doorstep.server.jobs.worker import JobWorker
from doorstep.server.lib import shelf
from doorstep.server.records.jobs import back_up, prove_backup
from doorstep.server.tasks.models import Rollover

from .conftest import Cast
from .desk import browser_of
from .photos import JPEG
from .test_commands import run

pytestmark = pytest.mark.django_db

DONE: list[str] = []


@task()
def say_good_day() -> None:
    DONE.append("good day")


@task()
def break_down() -> None:
    raise ValueError("Zawadi Secret stood in the way")


@pytest.fixture(autouse=True)
def nothing_done() -> Iterator[None]:
    yield
    DONE.clear()


def work(*periodic: Periodic) -> int:
    """All that is due now; how many jobs that was."""
    worker = JobWorker(Timetable(periodic))
    done = sum(iter(worker.step, False))
    worker.close()
    return done


def only_job() -> Job:
    return DBTaskResult.objects.get()


def test_a_periodic_job_is_done_once_in_its_time_whoever_asks() -> None:
    monday, tuesday = (Periodic(say_good_day, day) for day in (lambda: "mon", lambda: "tue"))
    assert [work(monday), work(monday), work(tuesday)] == [1, 0, 1]
    assert DONE == ["good day", "good day"]


def test_the_day_rolls_over_without_anybody_asking(today: date) -> None:
    Rollover.objects.all().delete()
    assert work(*SCHEDULE) == len(SCHEDULE)
    assert Rollover.objects.filter(day=today).exists()
    assert set(DBTaskResult.objects.values_list("status", flat=True)) == {"SUCCESSFUL"}


def test_what_fails_is_done_again_some_times_and_then_shown(cast: Cast) -> None:
    break_down.enqueue()
    for attempt in range(1, len(PAUSES) + 1):
        assert work() == 1
        job = only_job()
        assert (job.status, len(job.worker_ids)) == (TaskResultStatus.READY, attempt)
        assert job.run_after > timezone.now() + PAUSES[attempt - 1] - timedelta(seconds=9)
        assert work() == 0, "it rests first"
        DBTaskResult.objects.update(run_after=timezone.now())
    assert (work(), work(), only_job().status) == (1, 0, TaskResultStatus.FAILED)
    shown = run("jobs")
    assert "break down" in shown
    assert "ValueError" in shown
    page = browser_of(cast.administrator, verified=True).get("/desk/jobs").content.decode()
    assert "given up" in page
    assert "Zawadi" not in shown + page, "the text of an error may name somebody"
    assert "Zawadi" in run("jobs", "--trace")


def test_what_was_given_up_is_done_again_when_somebody_says_so(cast: Cast) -> None:
    break_down.enqueue()
    DBTaskResult.objects.update(status=TaskResultStatus.FAILED, worker_ids=["w"] * 5)
    browser = browser_of(cast.administrator, verified=True)
    assert browser.post("/desk/jobs/again").status_code == 302
    assert (work(), len(only_job().worker_ids)) == (1, 1)
    assert run("jobs", "--retry") == "0 jobs are in line again.\n", "it is in line by itself"


def test_what_a_killed_process_left_is_taken_up_but_not_for_ever() -> None:
    say_good_day.enqueue()
    break_down.enqueue()
    DBTaskResult.objects.update(status=TaskResultStatus.RUNNING, worker_ids=["killed"])
    killer = DBTaskResult.objects.get(task_path__endswith="break_down")
    killer.worker_ids = ["killed"] * (len(PAUSES) + 1)
    killer.save()
    assert work() == 1
    assert DONE == ["good day"]
    killer.refresh_from_db()
    assert (killer.status, killer.exception_class_path) == ("FAILED", "builtins.InterruptedError")


def test_others_stand_by_and_take_over() -> None:
    say_good_day.enqueue()
    first, second = JobWorker(Timetable(())), JobWorker(Timetable(()))
    assert (first.step(), second.step(), first.step()) == (True, False, False)
    say_good_day.enqueue()
    assert second.step() is False
    first.close()
    assert second.step() is True
    second.close()


def test_old_results_go() -> None:
    def on(day: str) -> Periodic:
        return Periodic(forget_old_jobs, lambda: day)

    work(on("a day"))
    DBTaskResult.objects.update(finished_at=timezone.now() - timedelta(days=31))
    Slot.objects.update(at=timezone.now() - timedelta(days=31))
    work(on("another day"))
    assert Slot.objects.get().slot == "another day"
    assert only_job().status == TaskResultStatus.SUCCESSFUL


def test_a_backup_each_day_and_the_old_ones_go(
    settings: LazySettings, tmp_path: Path, today: date
) -> None:
    settings.DOORSTEP_BACKUPS, settings.DOORSTEP_BACKUPS_KEPT = tmp_path / "backups", 2
    settings.DOORSTEP_BACKUPS.mkdir()
    for day in ("2026-01-01", "2026-01-02"):
        (settings.DOORSTEP_BACKUPS / f"doorstep-{day}.backup").touch()
    backup = next(one for one in SCHEDULE if one.task.name == "back_up")
    assert [work(backup), work(Periodic(backup.task, lambda: "once more"))] == [1, 1]
    left = sorted(file.name for file in settings.DOORSTEP_BACKUPS.glob("*.backup"))
    assert left == ["doorstep-2026-01-02.backup", f"doorstep-{today}.backup"]
    assert (settings.DOORSTEP_BACKUPS / left[1]).stat().st_size > 100_000


def test_a_backup_has_the_files_too(settings: LazySettings, tmp_path: Path) -> None:
    settings.DOORSTEP_BACKUPS = tmp_path / "backups"
    name = name_of(JPEG, "jpg")
    shelf.put(name, JPEG)
    work(Periodic(back_up, lambda: "a day"))
    copied = settings.DOORSTEP_BACKUPS / "doorstep-files" / shelf.place(name)
    assert copied.read_bytes() == JPEG


def test_a_backup_that_does_not_come_back_is_told(settings: LazySettings, tmp_path: Path) -> None:
    settings.DOORSTEP_BACKUPS = tmp_path
    (tmp_path / "doorstep-2026-01-02.backup").write_text("not a copy")
    work(Periodic(prove_backup, lambda: "a week"))
    assert only_job().exception_class_path.endswith("CopyError")
    with pytest.raises(CommandError, match="is no copy that `doorstep backup` made"):
        run("restore", str(tmp_path / "doorstep-2026-01-02.backup"), "--check")
